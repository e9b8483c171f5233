// SPDX-License-Identifier: LGPL-2.1-or-later
//! The driver traits: one method for each row that a driver answers, with "not supported"
//! as its default.

use crate::{Function, Kind, Ret};
use std::fmt::Write;

/// All driver traits that the rows name, as Rust source for `virt-core`.
pub fn drivers(functions: &[Function]) -> String {
    let mut names: Vec<&str> = functions.iter().filter_map(|f| f.driver.as_deref()).collect();
    names.sort_unstable();
    names.dedup();
    let mut out = String::new();
    for name in names {
        writeln!(out, "/// What a driver of this kind may offer: a method for each public function.")
            .unwrap();
        writeln!(out, "/// Those without a body of their own answer `VIR_ERR_NO_SUPPORT`.").unwrap();
        writeln!(out, "#[allow(unused_variables, clippy::too_many_arguments, clippy::type_complexity)]")
            .unwrap();
        writeln!(out, "pub trait {name}: {name}ByHand {{").unwrap();
        let rows = functions.iter().filter(|f| f.driver.as_deref() == Some(name) && f.kind == Kind::Dispatch);
        for f in rows {
            method(&mut out, f);
        }
        out.push_str("}\n\n");
    }
    out
}

fn method(out: &mut String, f: &Function) {
    for line in &f.doc {
        writeln!(out, "    /// {}", doc_escape(line)).unwrap();
    }
    writeln!(out, "    /// (`{}`, since {})", f.name, f.since).unwrap();
    write!(out, "    fn {}(&self", f.method()).unwrap();
    for arg in &f.args {
        if let Some(ty) = arg.word.method_arg() {
            write!(out, ", {}: {ty}", rust_name(&arg.name)).unwrap();
        }
    }
    writeln!(out, ") -> crate::Result<{}> {{", method_ret(f)).unwrap();
    writeln!(
        out,
        "        Err(crate::Error::no_support(crate::ErrorDomain::{}, {:?}))\n    }}\n",
        f.error_domain, f.name
    )
    .unwrap();
}

/// The method's result: its out arguments in order, then the result proper; a tuple where
/// there are several.
pub fn method_ret(f: &Function) -> String {
    let mut parts: Vec<String> = f.args.iter().filter_map(|a| a.word.method_ret()).collect();
    match &f.ret {
        Ret::Bool => parts.push("bool".into()),
        Ret::Number(crate::Word::Scalar(s)) => parts.push(s.rust.into()),
        Ret::String => parts.push("String".into()),
        Ret::Object(kind) => parts.push(format!("std::sync::Arc<crate::object::{kind}>")),
        _ => {}
    }
    match parts.len() {
        1 => parts.remove(0),
        _ => format!("({})", parts.join(", ")),
    }
}

/// C's argument name in Rust's way.
pub fn rust_name(name: &str) -> String {
    match name {
        "type" => "kind".into(),
        "self" | "ref" | "match" => format!("{name}_"),
        _ => crate::words::snake(name),
    }
}

fn doc_escape(line: &str) -> String {
    line.replace('[', "\\[").replace('<', "&lt;")
}
