// SPDX-License-Identifier: LGPL-2.1-or-later
//! The C entry points, as Rust source for the root package.
//!
//! Each is the same five steps: clear lists that the caller will read on failure, find the
//! object, refuse what the row's checks refuse, ask the driver, hand the results to C.

use crate::{Arg, Check, Function, Kind, Ret, Word};
use std::collections::HashMap;
use std::fmt::Write;

/// Which enum of `virt-abi` has a flag's constant: `VIR_DOMAIN_AFFECT_LIVE` and its like.
pub type Flags = HashMap<String, String>;

/// Reads the constants out of `virt-abi`'s source.
pub fn flags() -> Flags {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../virt-abi/src");
    let mut found = Flags::new();
    collect(&folder, &mut found);
    found
}

fn collect(folder: &std::path::Path, found: &mut Flags) {
    for entry in std::fs::read_dir(folder).expect("virt-abi's source") {
        let path = entry.expect("a file").path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            let text = std::fs::read_to_string(&path).expect("a source file");
            let file = syn::parse_file(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
            for item in file.items {
                if let syn::Item::Enum(e) = item {
                    for variant in e.variants {
                        found.insert(variant.ident.to_string(), e.ident.to_string());
                    }
                }
            }
        }
    }
}

/// The entry points of `functions`, exported as `prefix` + C name.
pub fn points<'a>(functions: impl Iterator<Item = &'a Function>, prefix: &str, flags: &Flags) -> String {
    let mut out = String::new();
    for f in functions {
        point(&mut out, f, prefix, flags);
    }
    out
}

fn point(out: &mut String, f: &Function, prefix: &str, flags: &Flags) {
    let args: Vec<String> =
        f.c_args().iter().map(|a| format!("{}: {}", raw_name(&a.name), a.rust_type)).collect();
    let ret = match f.rust_ret().as_str() {
        "()" => String::new(),
        other => format!(" -> {other}"),
    };
    writeln!(out, "unsafe extern \"C\" fn {}({}){ret} {{", f.name, args.join(", ")).unwrap();
    if f.kind != Kind::ByHand {
        writeln!(
            out,
            "    static FUNCTION: crate::ffi::call::Function = crate::ffi::call::Function {{ name: {:?}, domain: virt_core::ErrorDomain::{} }};",
            f.name, f.error_domain
        )
        .unwrap();
    }
    trace(out, f);
    match &f.kind {
        Kind::Dispatch => dispatch(out, f, flags),
        Kind::Local(what) => {
            let object = raw_name(&f.args[0].name);
            let rest: Vec<String> = f.c_args()[1..].iter().map(|a| raw_name(&a.name)).collect();
            let rest = rest.iter().map(|a| format!(", {a}")).collect::<String>();
            writeln!(out, "    // SAFETY: the caller passes a handle that it owns, or NULL.").unwrap();
            writeln!(out, "    unsafe {{ crate::ffi::local::{what}(&FUNCTION, {object}{rest}) }}").unwrap();
        }
        Kind::ByHand => {
            let names: Vec<String> = f.c_args().iter().map(|a| raw_name(&a.name)).collect();
            writeln!(out, "    // SAFETY: the arguments are the caller's, unchanged.").unwrap();
            writeln!(
                out,
                "    crate::ffi::boundary::guard({:?}, || unsafe {{ crate::entry::by_hand::{}({}) }})",
                f.name,
                f.name,
                names.join(", ")
            )
            .unwrap();
        }
    }
    out.push_str("}\n");
    export(out, &f.name, prefix);
    out.push('\n');
}

/// Which part of the library the log's filters take a function for.
fn log_source(f: &Function) -> String {
    match f.file.as_str() {
        "qemu" | "lxc" | "admin" => format!("libvirt-{}", f.file),
        "domain_checkpoint" => "libvirt.domain-checkpoint".into(),
        "domain_snapshot" => "libvirt.domain-snapshot".into(),
        file if file.starts_with("domain") => "libvirt.domain".into(),
        "common" => "libvirt".into(),
        file => format!("libvirt.{file}"),
    }
}

/// Whether the log tells of calls: not of those about errors, events and parameters, nor of what
/// merely frees a structure.
fn is_logged(f: &Function) -> bool {
    let quiet = ["virTypedParams", "virEvent", "virInitialize", "virAdmInitialize"];
    let frees = f.kind == Kind::ByHand && f.name.ends_with("Free");
    f.file != "error" && !frees && !quiet.iter().any(|prefix| f.name.starts_with(prefix))
}

/// Tells the log of the call. Costs one load where nobody wants to know.
fn trace(out: &mut String, f: &Function) {
    if !is_logged(f) {
        return;
    }
    let mut shown = Vec::new();
    let mut values = Vec::new();
    for arg in f.c_args() {
        let name = raw_name(&arg.name);
        let is_function = arg.rust_type.ends_with("Func") || arg.rust_type.ends_with("Callback");
        let (kind, value) = match arg.rust_type.as_str() {
            "virDomainPtr" => ("D", format!("{name} as usize as u64")),
            _ if is_function => ("P", format!("{name}.map_or(0, |f| f as usize as u64)")),
            "*const c_char" if arg.name.contains("password") => ("S", format!("{name} as usize as u64")),
            "*const c_char" => ("T", format!("{name} as usize as u64")),
            "*const c_uchar" if arg.name == "uuid" => ("U", format!("{name} as usize as u64")),
            "c_int" | "c_long" | "c_longlong" => ("I", format!("{name} as i64 as u64")),
            "c_uint" if arg.name == "flags" => ("F", format!("{name} as u64")),
            "c_uint" | "c_ulong" | "c_ulonglong" | "usize" => ("N", format!("{name} as u64")),
            "c_double" => panic!("{}: the log shows no floating-point numbers yet", f.name),
            _ => ("P", format!("{name} as usize as u64")),
        };
        shown.push(format!("{kind}{}", arg.name));
        values.push(value);
    }
    // What the environment says of the log is read by the function that opens a connection.
    let opens = ["virConnectOpen", "virGetVersion"].iter().any(|prefix| f.name.starts_with(prefix));
    let ready = if opens { "let _ = crate::entry::by_hand::initialize();\n    " } else { "" };
    writeln!(
        out,
        "    {ready}if virt_core::log::enabled(virt_core::log::Priority::Debug) {{
        // SAFETY: the arguments of this call.
        unsafe {{ crate::ffi::trace::called({:?}, {:?}, {:?}, line!(), &[{}]) }};
    }}",
        log_source(f),
        f.name,
        shown.join(","),
        values.join(", ")
    )
    .unwrap();
}

fn export(out: &mut String, name: &str, prefix: &str) {
    writeln!(
        out,
        "core::arch::global_asm!(\".globl {prefix}{name}\", \".type {prefix}{name}, @function\", \".set {prefix}{name}, {{f}}\", f = sym {name});"
    )
    .unwrap();
}

fn raw_name(name: &str) -> String {
    match name {
        "type" => "r#type".into(),
        _ => name.to_string(),
    }
}

/// The converted form of an argument beside the raw one.
fn value_name(name: &str) -> String {
    format!("v_{name}")
}

fn dispatch(out: &mut String, f: &Function, flags: &Flags) {
    for arg in &f.args {
        if matches!(arg.word, Word::List(_) | Word::Alloc(_) | Word::AllocStrings | Word::AllocStringsOrNull)
        {
            let name = raw_name(&arg.name);
            writeln!(out, "    // SAFETY: NULL, or the caller's variable.").unwrap();
            writeln!(out, "    unsafe {{ crate::ffi::ret::clear({name}) }};").unwrap();
        }
    }
    for check in f.checks.iter().filter(|check| check.word == "zeroed") {
        let name = raw_name(&check.about[0]);
        writeln!(out, "    // SAFETY: NULL, or the caller's structure.").unwrap();
        writeln!(out, "    if !{name}.is_null() {{ unsafe {{ core::ptr::write_bytes({name}, 0, 1) }} }}")
            .unwrap();
    }
    writeln!(out, "    crate::ffi::call::run(&FUNCTION, {}, |call| {{", failure(f)).unwrap();
    let Word::Object(kind) = &f.args[0].word else { panic!("{}: an object comes first", f.name) };
    let first = &f.args[0].name;
    let mut converted = Vec::new();
    // A row may say that something is refused before the object is looked at.
    if !f.checks.iter().any(|check| check.word == "object" && check.about[0] == *first) {
        writeln!(out, "        // SAFETY: the caller passes a handle or NULL; other memory is recognised by its first word.").unwrap();
        writeln!(
            out,
            "        let {} = unsafe {{ call.{}({first}) }}?;",
            value_name(first),
            object_method(kind)
        )
        .unwrap();
        converted.push(first.clone());
    }
    for check in &f.checks {
        check_line(out, f, check, flags, &mut converted);
    }
    for arg in f.args.iter().filter(|a| !converted.contains(&a.name)).collect::<Vec<_>>() {
        convert(out, arg);
    }
    let args: Vec<String> = f.args.iter().filter(|a| a.word.method_arg().is_some()).map(pass).collect();
    let driver = match f.driver.as_deref() {
        Some(name) => crate::words::snake(name.trim_end_matches("Driver")),
        None => panic!("{}: a row without a driver", f.name),
    };
    writeln!(out, "        let r = call.{driver}()?.{}({})?;", f.method(), args.join(", ")).unwrap();
    results(out, f);
    writeln!(out, "    }})").unwrap();
}

fn object_method(kind: &str) -> String {
    match kind {
        "Connect" => "connect".into(),
        _ => format!("object::<virt_core::object::{kind}, _>"),
    }
}

fn failure(f: &Function) -> &'static str {
    match &f.ret {
        Ret::Status | Ret::Count | Ret::Bool => "-1",
        Ret::Number(Word::Scalar(s)) => match s.word {
            "u32" => "c_uint::MAX",
            "ulong" | "u64" => "0",
            _ => "-1",
        },
        _ => "core::ptr::null_mut()",
    }
}

fn check_line(out: &mut String, f: &Function, check: &Check, flags: &Flags, converted: &mut Vec<String>) {
    let c_args = f.c_args();
    let is_pointer = |name: &str| c_args.iter().any(|a| a.name == name && a.rust_type.starts_with("*mut"));
    let flag = |name: &str| {
        let of = flags.get(name).unwrap_or_else(|| panic!("{}: unknown flag {name}", f.name));
        format!("virt_abi::{of}::{name} as u32")
    };
    let a: Vec<String> = check.about.iter().map(|n| raw_name(n)).collect();
    // An argument that is not 0 or points to something else, or one of several flags.
    let condition = |names: &[String]| match names {
        [name] if is_pointer(name) => {
            format!(
                "// SAFETY: checked above, or NULL, which reads as 0.\n        if unsafe {{ crate::ffi::args::peek({name}) }} != 0"
            )
        }
        [name] if c_args.iter().any(|a| a.name == *name) => format!("if {name} != 0"),
        names => {
            let all: Vec<String> = names.iter().map(|n| flag(n)).collect();
            format!("if flags & ({}) != 0", all.join(" | "))
        }
    };
    let line = match check.word.as_str() {
        "read_only" => "call.writable()?;".to_string(),
        "non_null" => format!("call.non_null({}.is_null(), {:?})?;", a[0], check.about[0]),
        "non_null_if" => format!(
            "{} {{ call.non_null({}.is_null(), {:?})?; }}",
            condition(&check.about[1..]),
            a[0],
            check.about[0]
        ),
        "read_only_if" => format!("{} {{ call.writable()?; }}", condition(&check.about)),
        "nothing" => format!("if {}.is_null() || {} == 0 {{ return Ok(0); }}", a[0], a[1]),
        "at_most" => format!("let {0} = {0}.min({1});", a[0], flag(&check.about[1])),
        "zeroed" => return,
        "fits" => {
            let arg = f.args.iter().find(|x| x.name == check.about[0]).expect("an argument");
            let Word::Sized(item, size) = &arg.word else {
                panic!("{}: fits is for structures with a size", f.name)
            };
            format!("crate::entry::checks::fits(call, {size}, size_of::<virt_abi::{item}>())?;")
        }
        "absolute_file" => {
            let arg = f.args.iter().find(|x| x.name == check.about[0]).expect("an argument");
            convert(out, arg);
            converted.push(arg.name.clone());
            format!("let {0} = crate::entry::checks::absolute_file(call, {0})?;", value_name(&arg.name))
        }
        "array" => format!("call.array({}.is_null(), {} as i64, {:?})?;", a[0], a[1], check.about[0]),
        "non_negative" | "positive" if is_pointer(&check.about[0]) => format!(
            "// SAFETY: checked above, or NULL, which reads as 0.\n        call.{}(unsafe {{ crate::ffi::args::peek({}) }} as i64, \"*{}\")?;",
            check.word, a[0], check.about[0]
        ),
        "non_negative" | "positive" | "non_zero" | "zero" => {
            format!("call.{}({} as i64, {:?})?;", check.word, a[0], check.about[0])
        }
        "non_empty" | "non_empty_opt" => format!(
            "// SAFETY: NULL or the caller's string.\n        call.{}(unsafe {{ crate::ffi::args::first_byte({}) }}, {:?})?;",
            check.word, a[0], check.about[0]
        ),
        "exclusive" | "require" => format!(
            "call.{}(flags, ({}, {:?}), ({}, {:?}))?;",
            check.word,
            flag(&check.about[0]),
            check.about[0],
            flag(&check.about[1]),
            check.about[1]
        ),
        "secure" => {
            let all: Vec<String> = check.about.iter().map(|n| flag(n)).collect();
            format!("call.secure(flags, {})?;", all.join(" | "))
        }
        "object" => {
            let arg = f.args.iter().find(|x| x.name == check.about[0]).unwrap();
            convert(out, arg);
            converted.push(arg.name.clone());
            return;
        }
        "string_okay" => {
            writeln!(out, "        let v_flags = call.string_okay(flags);").unwrap();
            converted.push("flags".into());
            return;
        }
        "same_connection" => format!(
            "crate::entry::checks::same_connection(call, &{}, &{}, {:?})?;",
            value_name(&f.args[0].name),
            value_name(&check.about[0]),
            check.about[0]
        ),
        "valid_params" => format!(
            "// SAFETY: the caller's array of nparams parameters.\n        unsafe {{ crate::ffi::params::validate_set(call, {}, nparams) }}?;",
            a[0]
        ),
        "fd_passing" => format!("{} {{ call.fd_passing()?; }}", condition(&check.about)),
        "custom" => format!(
            "// SAFETY: the arguments are the caller's.\n        unsafe {{ crate::entry::checks::{}(call, {}) }}?;",
            f.name,
            a.join(", ")
        ),
        other => panic!("{}: unknown check {other}", f.name),
    };
    writeln!(out, "        {line}").unwrap();
}

/// `let v_x = …;` for what goes in.
fn convert(out: &mut String, arg: &Arg) {
    let raw: Vec<String> = arg.word.c_args(&arg.name).iter().map(|a| raw_name(&a.name)).collect();
    let text = |how: &str| {
        format!("unsafe {{ crate::ffi::args::{how}(call, {:?}, {}) }}?", arg.name, raw.join(", "))
    };
    let value = match &arg.word {
        Word::Scalar(s) => format!("{} as {}", raw[0], s.rust),
        Word::Object(kind) => format!("unsafe {{ call.{}({}) }}?", object_method(kind), raw[0]),
        Word::Str => text("str"),
        Word::OptStr => text("opt_str"),
        Word::AbsPath => text("absolute_path"),
        Word::Uuid => text("uuid"),
        Word::Params => format!("unsafe {{ crate::ffi::params::read(call, {}, {}) }}?", raw[0], raw[1]),
        Word::StrList(_) => text("str_list"),
        Word::Bytes(_) | Word::Blob(_) => text("bytes"),
        Word::Slice(..) => text("slice"),
        Word::Fds(_) => text("fds"),
        Word::Names(_) | Word::NameArray(_) | Word::Array(..) => format!("{} as usize", raw[1]),
        Word::BufferOut(_) => raw[0].clone(),
        Word::List(_) => format!("!{}.is_null()", raw[0]),
        Word::ParamsOut => {
            format!("usize::try_from(unsafe {{ crate::ffi::args::peek({}) }}).unwrap_or(0)", raw[1])
        }
        _ => return,
    };
    if value.contains("unsafe") {
        writeln!(out, "        // SAFETY: the caller's argument, as the function documents it.").unwrap();
    }
    writeln!(out, "        let {} = {value};", value_name(&arg.name)).unwrap();
}

/// How a converted value goes into the method call.
fn pass(arg: &Arg) -> String {
    let name = value_name(&arg.name);
    match &arg.word {
        Word::Object(_) | Word::AbsPath | Word::Uuid | Word::Params | Word::StrList(_) => format!("&{name}"),
        _ => name,
    }
}

fn results(out: &mut String, f: &Function) {
    let outs: Vec<&Arg> = f.args.iter().filter(|a| a.word.method_ret().is_some()).collect();
    let has_value = !matches!(f.ret, Ret::Status | Ret::Count);
    let parts = outs.len() + usize::from(has_value);
    if parts == 0 {
        writeln!(out, "        let () = r;").unwrap();
    }
    let part = |i: usize| if parts == 1 { "r".to_string() } else { format!("r.{i}") };
    for (i, arg) in outs.iter().enumerate() {
        let raw: Vec<String> = arg.word.c_args(&arg.name).iter().map(|a| raw_name(&a.name)).collect();
        let r = part(i);
        let put = match &arg.word {
            Word::Out(_) | Word::OutOpt(_) => format!("crate::ffi::ret::number({}, {r} as _)", raw[0]),
            Word::OutStruct(_) => format!("crate::ffi::ret::value({}, {r})", raw[0]),
            Word::OutString => format!("crate::ffi::ret::out_string({}, {r})", raw[0]),
            Word::ParamsOut => format!("crate::ffi::params::fill(call, {}, {}, {r})?", raw[0], raw[1]),
            Word::ParamsAlloc(_) => {
                format!("crate::ffi::params::allocate(call, {}, {}, {r})?", raw[0], raw[1])
            }
            Word::Names(_) | Word::NameArray(_) => {
                format!("crate::ffi::ret::names({}, {}, {r})", raw[0], raw[1])
            }
            Word::Array(..) => format!("crate::ffi::ret::array({}, {} as usize, {r})", raw[0], raw[1]),
            Word::AllocArray(_) => format!("crate::ffi::ret::alloc_array({}, {r})", raw[0]),
            Word::Alloc(_) => format!("crate::ffi::structs::alloc({}, {r})", raw[0]),
            Word::List(_) => format!("crate::ffi::ret::list({}, {r})", raw[0]),
            Word::AllocStrings => format!("crate::ffi::ret::strings({}, {r})", raw[0]),
            Word::AllocStringsOrNull => format!("crate::ffi::ret::strings_or_null({}, {r})", raw[0]),
            Word::BufferOut(_) => format!("crate::ffi::ret::buffer({}, {}, {r})", raw[0], raw[1]),
            Word::Sized(..) => format!("crate::ffi::ret::part({}, {}, {r})", raw[0], raw[1]),
            other => panic!("{}: no way out for {other:?}", f.name),
        };
        let counted = f.ret == Ret::Count;
        let count = if counted { "let n = " } else { "" };
        writeln!(out, "        // SAFETY: the caller's variables, as the function documents them.").unwrap();
        writeln!(out, "        {count}unsafe {{ {put} }};").unwrap();
    }
    let last = part(parts.saturating_sub(1));
    let result = match &f.ret {
        Ret::Status => "0".to_string(),
        Ret::Count => "n".to_string(),
        Ret::Bool => format!("c_int::from({last})"),
        Ret::Number(_) => format!("{last} as _"),
        Ret::String => format!("crate::ffi::memory::dup_str(&{last})"),
        Ret::Object(_) => format!("crate::ffi::handle::give({last})"),
        Ret::Raw(_) => panic!("{}: raw", f.name),
    };
    writeln!(out, "        Ok({result})").unwrap();
}
