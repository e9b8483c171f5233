// SPDX-License-Identifier: LGPL-2.1-or-later
//! Reads `virt-wire/src/procedures`.

use super::Wire;
use crate::parse;
use quote::ToTokens;
use std::path::{Path, PathBuf};
use syn::{ForeignItem, ForeignItemFn, Item, Type};

/// A procedure or an event that no row describes.
#[derive(Clone, Debug)]
pub struct Procedure {
    /// `libvirt`, `libvirt-qemu` or `libvirt-lxc`.
    pub library: &'static str,
    /// Its number.
    pub number: u32,
    /// Its name, in lower case.
    pub name: String,
    /// A message of the daemon's, not a call.
    pub event: bool,
    /// Opens a stream.
    pub stream: bool,
    /// Descriptors go along.
    pub sends_fds: bool,
    /// Descriptors come back.
    pub receives_fds: bool,
    /// The call's fields, or the event's.
    pub args: Vec<(String, Wire)>,
    /// The answer's.
    pub ret: Vec<Wire>,
}

/// A structure within procedures.
#[derive(Clone, Debug)]
pub struct Struct {
    /// Its name in the procedures.
    pub name: String,
    /// The Rust type.
    pub is: String,
    /// Its fields by their names in that type; tuples' have none.
    pub fields: Vec<(Option<String>, Wire)>,
}

impl Struct {
    /// Its fields' types.
    pub fn wires(&self) -> Vec<Wire> {
        self.fields.iter().map(|(_, wire)| wire.clone()).collect()
    }
}

/// Where the descriptions are, seen from this crate.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../virt-wire/src/procedures")
}

fn items(file: &str) -> Vec<Item> {
    let text = std::fs::read_to_string(folder().join(file)).expect("a description");
    syn::parse_file(&text).unwrap_or_else(|e| panic!("{file}:{}: {e}", e.span().start().line)).items
}

/// All structures.
///
/// # Panics
/// On a description that breaks the grammar: only build scripts and tests call this.
pub fn structs() -> Vec<Struct> {
    let of = |item: Item| {
        let Item::Struct(item) = item else { panic!("only structures belong here") };
        let is = item.attrs.iter().find(|a| parse::name(a) == "is").expect("is(type)");
        Struct {
            name: item.ident.to_string(),
            is: is.meta.require_list().expect("is(type)").tokens.to_string(),
            fields: item
                .fields
                .iter()
                .map(|f| (f.ident.as_ref().map(ToString::to_string), wire(&f.ty)))
                .collect(),
        }
    };
    items("structs.rs").into_iter().map(of).collect()
}

pub(super) fn find_struct<'a>(structs: &'a [Struct], name: &str) -> &'a Struct {
    structs.iter().find(|s| s.name == name).unwrap_or_else(|| panic!("no structure {name}"))
}

/// All procedures and events that no row describes.
///
/// # Panics
/// On a description that breaks the grammar: only build scripts and tests call this.
pub fn procedures() -> Vec<Procedure> {
    let files = [("remote.rs", "libvirt"), ("qemu.rs", "libvirt-qemu"), ("lxc.rs", "libvirt-lxc")];
    let mut all = Vec::new();
    for (file, library) in files {
        for item in items(file) {
            let Item::ForeignMod(block) = item else { panic!("{file}: only a block of functions") };
            for item in block.items {
                let ForeignItem::Fn(f) = item else { panic!("{file}: only functions") };
                all.push(procedure(f, library));
            }
        }
    }
    all
}

fn procedure(f: ForeignItemFn, library: &'static str) -> Procedure {
    let mut out = Procedure {
        library,
        number: 0,
        name: f.sig.ident.to_string(),
        event: false,
        stream: false,
        sends_fds: false,
        receives_fds: false,
        args: Vec::new(),
        ret: Vec::new(),
    };
    for attr in &f.attrs {
        match parse::name(attr).as_str() {
            "call" => out.number = parse::number(&parse::exprs(attr)[0]),
            "event" => (out.number, out.event) = (parse::number(&parse::exprs(attr)[0]), true),
            "stream" => out.stream = true,
            "sends_fds" => out.sends_fds = true,
            "receives_fds" => out.receives_fds = true,
            other => panic!("{}: unknown word {other}", out.name),
        }
    }
    assert!(out.number > 0, "{}: call(number) or event(number)", out.name);
    for input in &f.sig.inputs {
        let syn::FnArg::Typed(input) = input else { panic!("{}: self", out.name) };
        let name = input.pat.to_token_stream().to_string();
        out.args.push((name, wire(&input.ty)));
    }
    if let syn::ReturnType::Type(_, ty) = &f.sig.output {
        match &**ty {
            Type::Tuple(tuple) => out.ret.extend(tuple.elems.iter().map(wire)),
            one => out.ret.push(wire(one)),
        }
    }
    out
}

fn wire(ty: &Type) -> Wire {
    let (name, args) = parse::path(ty).expect("a word");
    let max = |at: usize| args[at].parse().expect("a number");
    match name.as_str() {
        "i32" => Wire::I32,
        "u32" => Wire::U32,
        "i64" => Wire::I64,
        "u64" => Wire::U64,
        "Char" => Wire::Small("char"),
        "UChar" => Wire::Small("uchar"),
        "UShort" => Wire::Small("ushort"),
        "Str" => Wire::Str,
        "OptStr" => Wire::OptStr,
        "Uuid" => Wire::Uuid,
        "Opaque" => Wire::Opaque(max(0)),
        "Chars" => Wire::Chars(max(0)),
        "Fixed" => Wire::Fixed(max(0)),
        "Params" => Wire::Params(max(0)),
        "List" => Wire::List(wire(&syn::parse_str(&args[0]).expect("a word")).into(), max(1)),
        object if is_object(object) => Wire::Object(name),
        opt if opt.strip_prefix("Opt").is_some_and(is_object) => Wire::OptObject(opt[3..].to_string()),
        _ => Wire::Struct(name),
    }
}

fn is_object(name: &str) -> bool {
    // A guest's interface is a structure, the host's an object; only the structure is described.
    name != "Interface" && super::OBJECTS.iter().any(|(object, _)| *object == name)
}
