// SPDX-License-Identifier: LGPL-2.1-or-later
//! The rows become the C entry points and the linker's version script. Everything is
//! written to OUT_DIR; the source tree stays as it is.

use std::fs;
use std::path::Path;
use virt_rows::thin::{PREFIX, PRIVATE_NODE};

fn main() {
    println!("cargo:rerun-if-changed=crates/virt-core/src/api");
    println!("cargo:rerun-if-changed=crates/virt-abi/src");
    println!("cargo:rerun-if-changed=build.rs");
    let out = std::env::var("OUT_DIR").expect("cargo sets it");
    let out = Path::new(&out);

    let functions = virt_rows::load();
    let flags = virt_rows::entry::flags();
    let (ours, thin): (Vec<_>, Vec<_>) = functions.into_iter().partition(|f| f.library == "libvirt");
    let mut points = virt_rows::entry::points(ours.iter(), "", &flags);
    points += &virt_rows::entry::points(thin.iter(), PREFIX, &flags);
    fs::write(out.join("entry_points.rs"), points).expect("write the entry points");

    let private = thin.iter().map(|f| format!("{PREFIX}{}", f.name)).collect();
    let data = [("virConnectAuthPtrDefault", "0.4.0")];
    let mut script = virt_rows::map::version_script(&ours, "LIBVIRT_", &data, Some((PRIVATE_NODE, private)));
    private_symbols(&mut script);
    let map = out.join("libvirt.map");
    fs::write(&map, script).expect("write the version script");
    let order = out.join("order.ld");
    fs::write(&order, startup_first()).expect("write the linker script");

    for arg in [
        "-fuse-ld=lld".to_string(),
        "-Wl,-soname,libvirt.so.0".into(),
        format!("-Wl,--version-script={}", map.display()),
        format!("-Wl,-T,{}", order.display()),
        // Rust's thread-local destructors point into the library: it must stay mapped.
        "-Wl,-z,nodelete".into(),
        "-Wl,-z,now".into(),
        "-Wl,-z,relro".into(),
        "-Wl,--hash-style=gnu".into(),
        virt_rows::build_id::link_arg("libvirt-rs"),
    ] {
        println!("cargo:rustc-cdylib-link-arg={arg}");
    }
}

/// A piece of a linker script that gathers what runs at the start in front of all other code. Each
/// function has a section of its own, which is called after it, also where it is thought unlikely to run.
fn startup_first() -> String {
    println!("cargo:rerun-if-changed=src/startup.txt");
    let names = fs::read_to_string("src/startup.txt").expect("src/startup.txt is there");
    let names = names.lines().filter(|line| !line.starts_with('#'));
    let sections: String = names.map(|name| format!("    *(.text.{name} .text.unlikely.{name})\n")).collect();
    format!("SECTIONS {{\n  .text.startup : {{\n{sections}  }}\n}}\nINSERT BEFORE .text;\n")
}

/// What stock virsh and virt-admin need: a node for each of their releases, and the variadic
/// functions. The symbols say themselves which node they belong to.
#[cfg(feature = "private")]
fn private_symbols(script: &mut String) {
    let variadic = "src/private/variadic.c";
    println!("cargo:rerun-if-changed={variadic}");
    for release in ["9.0.0", "11.3.0", "12.8.0"] {
        *script += &format!("LIBVIRT_PRIVATE_{release} {{ }};\n");
    }
    let objects = cc::Build::new().file(variadic).std("c99").warnings(true).compile_intermediates();
    for object in objects {
        println!("cargo:rustc-cdylib-link-arg={}", object.display());
    }
}

#[cfg(not(feature = "private"))]
fn private_symbols(_: &mut String) {}
