// SPDX-License-Identifier: LGPL-2.1-or-later
//! The three small libraries beside libvirt.so.0: their functions live in libvirt.so.0
//! under a private node, and each exports its own names as a jump there.

use crate::Function;
use std::fmt::Write;
use std::path::Path;
use std::process::Command;

/// The node of libvirt.so.0 that the small libraries need.
pub const PRIVATE_NODE: &str = "LIBVIRT_RS_PRIVATE";
/// What stands before a name there.
pub const PREFIX: &str = "libvirt_rs_";

/// The exported functions of a small library, as Rust source.
pub fn forwards(functions: &[&Function]) -> String {
    let mut out = String::new();
    for f in functions {
        let args: Vec<String> = f.c_args().iter().map(|a| format!("{}: {}", a.name, a.rust_type)).collect();
        let names: Vec<String> = f.c_args().iter().map(|a| a.name.clone()).collect();
        let (args, names) = (args.join(", "), names.join(", "));
        let ret = match f.rust_ret().as_str() {
            "()" => String::new(),
            other => format!(" -> {other}"),
        };
        let name = &f.name;
        writeln!(
            out,
            "unsafe extern \"C\" {{ fn {PREFIX}{name}({args}){ret}; }}\n\
             unsafe extern \"C\" fn {name}({args}){ret} {{\n\
             \x20   // SAFETY: the same function under its own name; the arguments are the caller's.\n\
             \x20   unsafe {{ {PREFIX}{name}({names}) }}\n}}\n\
             core::arch::global_asm!(\".globl {name}\", \".type {name}, @function\", \".set {name}, {{f}}\", f = sym {name});\n"
        )
        .unwrap();
    }
    out
}

/// Everything that the build script of a small library does.
///
/// A stand-in for libvirt.so.0 with the private names is assembled, because depending on
/// the package that makes the real one would hand its link arguments on to this one.
///
/// # Panics
/// When a file cannot be written or the C compiler fails: only build scripts call this.
pub fn build(library: &str, soname: &str, node_prefix: &str) {
    let out = std::env::var("OUT_DIR").expect("cargo sets it");
    let out = Path::new(&out);
    let functions = crate::load();
    let mine: Vec<&Function> = functions.iter().filter(|f| f.library == library).collect();
    let write = |name: &str, text: String| std::fs::write(out.join(name), text).expect("write to OUT_DIR");
    write("forwards.rs", forwards(&mine));
    let owned: Vec<Function> = mine.iter().map(|f| (*f).clone()).collect();
    write("exports.map", crate::map::version_script(&owned, node_prefix, &[], None));

    let names: Vec<String> = mine.iter().map(|f| format!("{PREFIX}{}", f.name)).collect();
    let labels =
        names.iter().map(|n| format!(".globl {n}\n.type {n}, @function\n{n}:\n")).collect::<String>();
    write("stand_in.s", format!(".text\n{labels}.byte 0\n.section .note.GNU-stack,\"\",@progbits\n"));
    let list = names.iter().map(|n| format!("    {n};\n")).collect::<String>();
    write("stand_in.map", format!("{PRIVATE_NODE} {{\n  global:\n{list}  local: *;\n}};\n"));
    let status = Command::new(compiler())
        .current_dir(out)
        .args(["-shared", "-nostdlib", "-fuse-ld=lld", "-Wl,-soname,libvirt.so.0"])
        .args(["-Wl,--version-script=stand_in.map", "-o", "libvirt.so", "stand_in.s"])
        .status()
        .expect("run the C compiler");
    assert!(status.success(), "the C compiler failed to make the stand-in for libvirt.so.0");

    println!("cargo:rerun-if-changed=../virt-core/src/api");
    println!("cargo:rustc-link-search=native={}", out.display());
    for arg in [
        "-fuse-ld=lld".to_string(),
        format!("-Wl,-soname,{soname}"),
        format!("-Wl,--version-script={}", out.join("exports.map").display()),
        "-Wl,-z,nodelete".into(),
        "-Wl,-z,now".into(),
        "-Wl,-z,relro".into(),
        "-Wl,--hash-style=gnu".into(),
        // Packages must say that their libraries need the C library, also those that call nothing there.
        "-Wl,--no-as-needed,-lc".into(),
        crate::build_id::link_arg(library),
    ] {
        println!("cargo:rustc-cdylib-link-arg={arg}");
    }
}

/// The C compiler for the machine that is built for: by the names that the crate cc asks for, too.
fn compiler() -> String {
    let var = |name: &str| {
        println!("cargo:rerun-if-env-changed={name}");
        std::env::var(name).ok()
    };
    let target = std::env::var("TARGET").expect("cargo sets it");
    let own = if std::env::var("HOST").as_ref() == Ok(&target) { "HOST_CC" } else { "TARGET_CC" };
    var(&format!("CC_{target}"))
        .or_else(|| var(&format!("CC_{}", target.replace('-', "_"))))
        .or_else(|| var(own))
        .or_else(|| var("CC"))
        .unwrap_or_else(|| "cc".into())
}
