// SPDX-License-Identifier: LGPL-2.1-or-later
//! The client's code: driver methods for the rows, functions for the other procedures.

use super::{Layout, Procedure, Struct, Wire, of_row, procedures};
use crate::traits::{method_ret, rust_name};
use crate::words::{Word, snake};
use crate::{Arg, Function, Ret};
use std::fmt::Write;

/// Flags that let a stream have holes.
const SPARSE: &[(&str, &str)] = &[
    ("virStorageVolDownload", "virt_abi::virStorageVolDownloadFlags::VIR_STORAGE_VOL_DOWNLOAD_SPARSE_STREAM"),
    ("virStorageVolUpload", "virt_abi::virStorageVolUploadFlags::VIR_STORAGE_VOL_UPLOAD_SPARSE_STREAM"),
];

/// Calls after which a domain does not run: its handle forgets its number.
const ENDS: &[&str] = &["virDomainDestroy", "virDomainManagedSave", "virDomainSave"];

/// The traits of the remote driver. What a row does not say is in `driver-remote/src/calls`,
/// in a function of the method's name.
pub fn drivers(functions: &[Function]) -> String {
    let (by_hand, structs) = (procedures(), super::structs());
    let mut names: Vec<&str> = functions.iter().filter_map(|f| f.driver.as_deref()).collect();
    names.sort_unstable();
    names.dedup();
    let mut out = String::new();
    for name in names.into_iter().filter(|name| *name != "AdminDriver") {
        writeln!(out, "impl virt_core::driver::{name} for Remote {{").unwrap();
        let of = |f: &&Function| f.driver.as_deref() == Some(name) && f.kind == crate::Kind::Dispatch;
        for f in functions.iter().filter(of) {
            head(&mut out, f);
            match of_row(f, &by_hand) {
                Some(layout) => method(&mut out, f, &layout, &structs),
                None => forward(&mut out, f),
            }
            out.push_str("    }\n\n");
        }
        out.push_str("}\n\n");
    }
    out
}

fn here(ty: &str) -> String {
    ty.replace("crate::", "virt_core::")
}

fn head(out: &mut String, f: &Function) {
    write!(out, "    fn {}(&self", f.method()).unwrap();
    for arg in &f.args {
        if let Some(ty) = arg.word.method_arg() {
            write!(out, ", {}: {}", rust_name(&arg.name), here(&ty)).unwrap();
        }
    }
    writeln!(out, ") -> virt_core::Result<{}> {{", here(&method_ret(f))).unwrap();
}

fn forward(out: &mut String, f: &Function) {
    let args: Vec<String> =
        f.args.iter().filter(|a| a.word.method_arg().is_some()).map(|a| rust_name(&a.name)).collect();
    writeln!(out, "        calls::{}(self, {})", f.method(), args.join(", ")).unwrap();
}

fn program(library: &str) -> &'static str {
    match library {
        "libvirt-qemu" => "Program::QEMU",
        "libvirt-lxc" => "Program::LXC",
        _ => "Program::REMOTE",
    }
}

fn method(out: &mut String, f: &Function, layout: &Layout, structs: &[Struct]) {
    for (at, wire) in &layout.args {
        let (name, max) = (&f.args[*at].name, f.rpc_max);
        let (value, shown) = (rust_name(name), name);
        match (&f.args[*at].word, wire) {
            (Word::Bytes(_) | Word::Blob(_) | Word::Slice(..) | Word::StrList(_), _) => {
                writeln!(out, "        limit({shown:?}, {value}.len(), {max})?;").unwrap();
            }
            (Word::Names(_) | Word::NameArray(_), _) => {
                writeln!(out, "        too_many({value}, {max}, {:?})?;", too_many(f, shown)).unwrap();
            }
            _ => {}
        }
    }
    writeln!(out, "        {}", new_encoder(layout.args.is_empty())).unwrap();
    for (at, wire) in &layout.args {
        put(out, &f.args[*at], wire);
    }
    let number = f.rpc.expect("a regular row has one");
    let stream = f.args.iter().find(|a| a.word == Word::Object("Stream".into()));
    let program = program(&f.library);
    let taken = if layout.ret.is_empty() { "" } else { "let reply = " };
    match stream {
        Some(stream) => {
            let sparse = SPARSE.iter().find(|(name, _)| *name == f.name);
            let sparse = sparse.map_or("false".into(), |(_, flag)| format!("flags & {flag} as u32 != 0"));
            let stream = rust_name(&stream.name);
            writeln!(out, "        {taken}self.open_stream({program}, {number}, e, {stream}, {sparse})?;")
                .unwrap();
        }
        None => writeln!(out, "        {taken}self.call({program}, {number}, e)?;").unwrap(),
    }
    if ENDS.contains(&&*f.name) {
        writeln!(out, "        {}.set_id(-1);", rust_name(&f.args[0].name)).unwrap();
    }
    if layout.ret.is_empty() {
        writeln!(out, "        Ok(())").unwrap();
        return;
    }
    writeln!(out, "        let mut d = Decoder::new(&reply.body);").unwrap();
    let conn = connection(f);
    for (i, (_, wire)) in layout.ret.iter().enumerate() {
        let value = match wire {
            // The handle is made below, out of what the arguments know.
            Wire::Object(kind) => format!("d.object::<wire::{kind}<'_>>()?"),
            _ => get(wire, structs, &conn),
        };
        writeln!(out, "        let r{i} = {value};").unwrap();
    }
    let mut parts = Vec::new();
    for (at, arg) in f.args.iter().enumerate() {
        let of: Vec<usize> = (0..layout.ret.len()).filter(|i| layout.ret[*i].0 == Some(at)).collect();
        if !of.is_empty() {
            parts.push(part(f, arg, &of));
        }
    }
    if let Some(i) = layout.ret.iter().position(|(at, _)| at.is_none()) {
        parts.push(match &f.ret {
            Ret::Bool => format!("r{i} != 0"),
            Ret::Object(kind) => handle(f, kind, &format!("r{i}"), &conn),
            Ret::String if layout.ret[i].1 == Wire::OptStr => format!("present(r{i})?"),
            _ => format!("r{i}"),
        });
    }
    match parts.as_slice() {
        [one] => match one.strip_suffix('?') {
            Some(result) => writeln!(out, "        {result}").unwrap(),
            None => writeln!(out, "        Ok({one})").unwrap(),
        },
        _ => writeln!(out, "        Ok(({}))", parts.join(", ")).unwrap(),
    }
}

/// Room for the fields of most calls, so that it is made once.
fn new_encoder(empty: bool) -> &'static str {
    match empty {
        true => "let e = Encoder::new();",
        false => "let mut e = Encoder::with_capacity(160);",
    }
}

/// The message id of too many names.
fn too_many(f: &Function, arg: &str) -> String {
    format!("too many remote strings: %1$d > %2$d,in parameter '{arg}' for '{}'", f.name)
}

/// The connection that new objects come from.
fn connection(f: &Function) -> String {
    let first = rust_name(&f.args[0].name);
    match &f.args[0].word {
        Word::Object(kind) if kind == "Connect" => first,
        _ => format!("{first}.connect()"),
    }
}

/// Makes an object out of its name. What belongs to a domain belongs to the domain that was
/// asked about.
fn handle(f: &Function, kind: &str, name: &str, conn: &str) -> String {
    if !matches!(kind, "DomainSnapshot" | "DomainCheckpoint") {
        return format!("{name}.handle({conn})");
    }
    let first = rust_name(&f.args[0].name);
    let domain = match &f.args[0].word {
        Word::Object(of) if of == "Domain" => first,
        _ => format!("{first}.domain()"),
    };
    format!("virt_core::object::{kind}::new({domain}, &{name}.name)")
}

/// A result that came for an argument.
fn part(f: &Function, arg: &Arg, of: &[usize]) -> String {
    let (name, i) = (rust_name(&arg.name), of[0]);
    match &arg.word {
        Word::List(kind) => {
            let make = handle(f, kind, "it", &connection(f));
            format!("listed({name}, &r{i}, r{}, |it| {make})", of[1])
        }
        Word::Names(_) | Word::NameArray(_) => {
            format!("names_within(r{i}, {name}, {:?})?", too_many(f, &arg.name))
        }
        Word::ParamsOut if of.len() == 2 => {
            format!("counted_params(r{i}, {name}, r{}, {})?", of[1], f.rpc_max)
        }
        Word::ParamsOut => format!("params_within(r{i}, {name})?"),
        _ => format!("r{i}"),
    }
}

/// Writes an argument.
fn put(out: &mut String, arg: &Arg, wire: &Wire) {
    let name = rust_name(&arg.name);
    let line = match (&arg.word, wire) {
        (Word::List(_), _) => format!("e.bool({name})"),
        (Word::Names(_) | Word::NameArray(_) | Word::ParamsOut, _) => format!("e.i32(number({name}))"),
        (Word::OptStr, Wire::Str) => format!("required(&mut e, {name})"),
        (Word::Str, Wire::OptStr) => format!("e.opt_string(Some({name}))"),
        _ => put_value(&name, wire),
    };
    writeln!(out, "        {line};").unwrap();
}

fn put_value(name: &str, wire: &Wire) -> String {
    match wire {
        Wire::I32 => format!("e.i32({name})"),
        Wire::U32 => format!("e.u32({name})"),
        Wire::I64 => format!("e.i64({name})"),
        Wire::U64 => format!("e.u64({name})"),
        Wire::Str => format!("e.string({name})"),
        Wire::OptStr => format!("e.opt_string({name})"),
        Wire::Uuid => format!("e.uuid({name})"),
        Wire::Object(kind) => format!("e.object(&wire::{kind}::from(&**{name}))"),
        Wire::OptObject(kind) => format!("put_optional(&mut e, {name}.map(wire::{kind}::from))"),
        Wire::Opaque(max) => format!("e.opaque({name}, {max})"),
        Wire::Chars(max) => format!("e.chars({name}, {max})"),
        Wire::Params(max) => format!("e.params({name}, {max})"),
        Wire::List(of, max) => match &**of {
            Wire::Str => format!("e.strings({name}, {max})"),
            Wire::I32 => format!("e.list({name}, {max}, |e, v| e.i32(*v))"),
            Wire::U32 => format!("e.list({name}, {max}, |e, v| e.u32(*v))"),
            Wire::U64 => format!("e.list({name}, {max}, |e, v| e.u64(*v))"),
            Wire::Object(kind) => {
                format!("e.list({name}, {max}, |e, v| e.object(&wire::{kind}::from(&**v)))")
            }
            other => panic!("a list of {other:?} is not sent"),
        },
        other => panic!("{other:?} is not sent"),
    }
}

/// An expression that reads a value out of `d`.
fn get(wire: &Wire, structs: &[Struct], conn: &str) -> String {
    match wire {
        Wire::I32 => "d.i32()?".into(),
        Wire::U32 | Wire::Small(_) => "d.u32()?".into(),
        Wire::I64 => "d.i64()?".into(),
        Wire::U64 => "d.u64()?".into(),
        Wire::Str => "d.string()?".into(),
        Wire::OptStr => "d.opt_string()?".into(),
        Wire::Uuid => "d.uuid()?".into(),
        Wire::Object(kind) => format!("d.object::<wire::{kind}<'_>>()?.handle({conn})"),
        Wire::Opaque(max) => format!("d.opaque({max})?.to_vec()"),
        Wire::Chars(max) => format!("d.chars({max})?"),
        Wire::Fixed(_) => "fixed(d)?".into(),
        Wire::Params(max) => format!("d.params({max})?"),
        Wire::Struct(name) => format!("{}({}d{})?", snake(name), reference(conn), with(wire, structs, conn)),
        Wire::List(of, max) => match &**of {
            Wire::Str => format!("d.strings({max})?"),
            Wire::I32 => format!("d.list({max}, 4, Decoder::i32)?"),
            Wire::U64 => format!("d.list({max}, 8, Decoder::u64)?"),
            Wire::Object(kind) => format!("d.objects::<wire::{kind}<'_>>({max})?"),
            Wire::Struct(name) => {
                let least = least(of, structs);
                match with(of, structs, conn) {
                    none if none.is_empty() => format!("d.list({max}, {least}, {})?", snake(name)),
                    more => format!("d.list({max}, {least}, |d| {}(d{more}))?", snake(name)),
                }
            }
            other => panic!("a list of {other:?} is not received"),
        },
        Wire::OptObject(_) => panic!("no answer has an object that may be missing"),
    }
}

/// A decoder at hand is a variable in functions and a reference in those of structures.
fn reference(conn: &str) -> &'static str {
    if conn == "conn, in a structure" { "" } else { "&mut " }
}

/// The connection as one more argument, for structures with objects in them.
fn with(wire: &Wire, structs: &[Struct], conn: &str) -> String {
    if has_object(wire, structs) { format!(", {conn}") } else { String::new() }
}

fn has_object(wire: &Wire, structs: &[Struct]) -> bool {
    match wire {
        Wire::Object(_) => true,
        Wire::List(of, _) => has_object(of, structs),
        Wire::Struct(name) => {
            let of = super::procedures::find_struct(structs, name);
            of.fields.iter().any(|(_, wire)| has_object(wire, structs))
        }
        _ => false,
    }
}

/// The fewest bytes of a value.
fn least(wire: &Wire, structs: &[Struct]) -> usize {
    match wire {
        Wire::I64 | Wire::U64 => 8,
        Wire::Uuid => 16,
        Wire::Fixed(count) => 4 * *count as usize,
        Wire::Object(kind) => super::object(kind).iter().map(|wire| least(wire, structs)).sum(),
        Wire::Struct(name) => super::procedures::find_struct(structs, name)
            .wires()
            .iter()
            .map(|wire| least(wire, structs))
            .sum(),
        _ => 4,
    }
}

/// Functions for the structures, and for the procedures and events that no row describes.
pub fn functions() -> String {
    let (all, structs) = (procedures(), super::structs());
    let mut out = String::new();
    for s in &structs {
        structure(&mut out, s, &structs);
    }
    for p in &all {
        match p.event {
            true => event(&mut out, p, &structs),
            false => procedure(&mut out, p, &structs),
        }
    }
    out
}

fn structure(out: &mut String, s: &Struct, structs: &[Struct]) {
    let conn = if s.wires().iter().any(|wire| has_object(wire, structs)) { ", conn: &Connect" } else { "" };
    writeln!(
        out,
        "pub(crate) fn {}(d: &mut Decoder<'_>{conn}) -> virt_core::Result<{}> {{",
        snake(&s.name),
        s.is
    )
    .unwrap();
    let field = |wire: &Wire| {
        let cast = if matches!(wire, Wire::Small(_)) { " as _" } else { "" };
        // C's and the wire's types differ in sign here and there.
        let cast = if s.is.starts_with("virt_abi") && matches!(wire, Wire::I32) { " as _" } else { cast };
        let conn = if conn.is_empty() { "conn, in a structure" } else { "conn" };
        format!("{}{cast}", get(wire, structs, conn))
    };
    if s.fields.iter().all(|(name, _)| name.is_none()) {
        let fields: Vec<String> = s.fields.iter().map(|(_, wire)| field(wire)).collect();
        writeln!(out, "    Ok(({}))", fields.join(", ")).unwrap();
    } else {
        writeln!(out, "    Ok({} {{", s.is).unwrap();
        for (name, wire) in &s.fields {
            writeln!(out, "        {}: {},", name.as_deref().expect("all or none"), field(wire)).unwrap();
        }
        writeln!(out, "    }})").unwrap();
    }
    out.push_str("}\n\n");
}

fn event(out: &mut String, p: &Procedure, structs: &[Struct]) {
    let types: Vec<String> = p
        .args
        .iter()
        .map(|(_, wire)| match wire {
            Wire::Object(kind) => format!("wire::{kind}<'a>"),
            _ => got(wire, structs),
        })
        .collect();
    let values: Vec<String> = p
        .args
        .iter()
        .map(|(_, wire)| match wire {
            Wire::Object(_) => "d.object()?".to_string(),
            _ => get(wire, structs, "conn, in a structure"),
        })
        .collect();
    writeln!(
        out,
        "pub(crate) fn {}<'a>(d: &mut Decoder<'a>) -> virt_core::Result<{}> {{\n    Ok({})\n}}\n",
        p.name,
        tuple(&types),
        tuple(&values)
    )
    .unwrap();
}

fn tuple(parts: &[String]) -> String {
    match parts {
        [one] => one.clone(),
        _ => format!("({})", parts.join(", ")),
    }
}

/// What a function gives for a value.
fn got(wire: &Wire, structs: &[Struct]) -> String {
    match wire {
        Wire::I32 => "i32".into(),
        Wire::U32 | Wire::Small(_) => "u32".into(),
        Wire::I64 => "i64".into(),
        Wire::U64 => "u64".into(),
        Wire::Str => "String".into(),
        Wire::OptStr => "Option<String>".into(),
        Wire::Opaque(_) | Wire::Chars(_) => "Vec<u8>".into(),
        Wire::Params(_) => "Vec<virt_core::typed_params::TypedParam>".into(),
        Wire::Object(kind) => format!("Arc<virt_core::object::{kind}>"),
        Wire::Struct(name) => super::procedures::find_struct(structs, name).is.clone(),
        Wire::List(of, _) => format!("Vec<{}>", got(of, structs)),
        other => panic!("{other:?} is not received alone"),
    }
}

/// What a function takes for a value.
fn taken(wire: &Wire) -> String {
    match wire {
        Wire::I32 => "i32".into(),
        Wire::U32 => "u32".into(),
        Wire::I64 => "i64".into(),
        Wire::U64 => "u64".into(),
        Wire::Str => "&str".into(),
        Wire::OptStr => "Option<&str>".into(),
        Wire::Object(kind) => format!("&Arc<virt_core::object::{kind}>"),
        Wire::OptObject(kind) => format!("Option<&virt_core::object::{kind}>"),
        Wire::Opaque(_) | Wire::Chars(_) => "&[u8]".into(),
        Wire::Params(_) => "&[virt_core::typed_params::TypedParam]".into(),
        Wire::List(of, _) => match &**of {
            Wire::Object(kind) => format!("&[Arc<virt_core::object::{kind}>]"),
            of => format!("&[{}]", taken(of)),
        },
        other => panic!("{other:?} is not sent"),
    }
}

fn procedure(out: &mut String, p: &Procedure, structs: &[Struct]) {
    write!(out, "pub(crate) fn {}(client: &Client", p.name).unwrap();
    if p.ret.iter().any(|wire| has_object(wire, structs)) {
        write!(out, ", conn: &Connect").unwrap();
    }
    for (name, wire) in &p.args {
        write!(out, ", {}: {}", rust_name(name), taken(wire)).unwrap();
    }
    if p.sends_fds {
        write!(out, ", fds: &[BorrowedFd<'_>]").unwrap();
    }
    let mut types: Vec<String> = p.ret.iter().map(|wire| got(wire, structs)).collect();
    let mut values: Vec<String> = p.ret.iter().map(|wire| get(wire, structs, "conn")).collect();
    if p.receives_fds {
        types.push("Vec<OwnedFd>".into());
        values.push("reply.fds".into());
    }
    if p.stream {
        types.push("Arc<dyn virt_core::driver::StreamDriver>".into());
        values.push("stream".into());
    }
    writeln!(out, ") -> virt_core::Result<{}> {{", tuple(&types)).unwrap();
    writeln!(out, "    {}", new_encoder(p.args.is_empty())).unwrap();
    for (name, wire) in &p.args {
        writeln!(out, "    {};", put_value(&rust_name(name), wire)).unwrap();
    }
    let program = program(p.library);
    let name = match (p.stream, p.ret.is_empty()) {
        (true, false) => "let (reply, stream) = ",
        (true, true) => "let (_, stream) = ",
        _ if values.is_empty() => "",
        _ => "let reply = ",
    };
    match p.stream {
        true => writeln!(out, "    {name}client.call_stream({program}, {}, &e.finish()?, false)?;", p.number),
        false => {
            let fds = if p.sends_fds { "fds" } else { "&[]" };
            writeln!(out, "    {name}client.call({program}, {}, &e.finish()?, {fds})?;", p.number)
        }
    }
    .unwrap();
    if !p.ret.is_empty() {
        writeln!(out, "    let mut d = Decoder::new(&reply.body);").unwrap();
    }
    writeln!(out, "    Ok({})\n}}\n", tuple(&values)).unwrap();
}

/// For tests: a function that calls each procedure that is wanted, with arguments that fit, and
/// tells what came of it; and one that reads an event.
pub fn exercise(functions: &[Function]) -> String {
    let by_hand = procedures();
    let mut out = String::from(
        "fn exercise(remote: &Remote, at: &Objects, wanted: impl Fn(&str, u32) -> bool, mut done: impl FnMut(&str, virt_core::Result<()>)) {\n",
    );
    for f in functions {
        let Some(driver) = f.driver.as_deref().filter(|name| *name != "AdminDriver") else { continue };
        if of_row(f, &by_hand).is_none() {
            continue;
        }
        let args: Vec<String> =
            f.args.iter().filter_map(|arg| arg.word.method_arg()).map(|ty| sample_argument(&ty)).collect();
        writeln!(
            out,
            "    if wanted({:?}, {}) {{ done({:?}, virt_core::driver::{driver}::{}(remote, {}).map(drop)); }}",
            f.library,
            f.rpc.expect("a regular row has one"),
            f.name,
            f.method(),
            args.join(", ")
        )
        .unwrap();
    }
    let structs = super::structs();
    for p in by_hand.iter().filter(|p| !p.event) {
        let mut args = vec!["&remote.client".to_string()];
        if p.ret.iter().any(|wire| has_object(wire, &structs)) {
            args.push(sample_argument("&crate::object::Connect"));
        }
        args.extend(p.args.iter().map(|(_, wire)| sample_argument(&taken(wire))));
        args.extend(p.sends_fds.then(|| "&[]".to_string()));
        writeln!(
            out,
            "    if wanted({:?}, {}) {{ done({:?}, read::{}({}).map(drop)); }}",
            p.library,
            p.number,
            p.name,
            p.name,
            args.join(", ")
        )
        .unwrap();
    }
    out.push_str("}\n\n");
    out.push_str("fn read_event(library: &str, number: u32, body: &[u8]) -> virt_core::Result<()> {\n");
    out.push_str("    match (library, number) {\n");
    for p in by_hand.iter().filter(|p| p.event) {
        let read = format!("read::{}(&mut Decoder::new(body)).map(drop)", p.name);
        writeln!(out, "        ({:?}, {}) => {read},", p.library, p.number).unwrap();
    }
    out.push_str("        _ => panic!(\"no event\"),\n    }\n}\n");
    out
}

fn sample_argument(ty: &str) -> String {
    let object = |kind: &str| format!("at.{}", snake(kind));
    let ty = ty.replace("virt_core::", "crate::").replace("std::sync::", "");
    if let Some(kind) = ty.strip_prefix("&Arc<crate::object::") {
        return format!("&{}", object(kind.trim_end_matches('>')));
    }
    if let Some(kind) = ty.strip_prefix("Option<&crate::object::") {
        return format!("Some(&*{})", object(kind.trim_end_matches('>')));
    }
    if let Some(kind) = ty.strip_prefix("&[Arc<crate::object::") {
        return format!("std::slice::from_ref(&{})", object(kind.trim_end_matches(">]")));
    }
    match ty.as_str() {
        "&crate::object::Connect" => "&at.connect",
        "&str" => "\"text\"",
        "Option<&str>" => "Some(\"text\")",
        "&crate::uuid::Uuid" => "&virt_core::uuid::Uuid([7; 16])",
        "&[crate::typed_params::TypedParam]" => "&[virt_core::typed_params::TypedParam::new(\"p\", 1)]",
        "&[&str]" => "&[\"one\", \"two\"]",
        "&[u8]" => "&[1, 2, 3, 4]",
        "&[u32]" | "&[u64]" | "&[i32]" => "&[1, 2]",
        "usize" => "4",
        "bool" => "true",
        "i32" | "u32" | "i64" | "u64" => "1",
        other => panic!("no sample of {other}"),
    }
    .to_string()
}
