// SPDX-License-Identifier: LGPL-2.1-or-later
//! Holds the procedures, as rows and descriptions give them, against the tables of the
//! reference's protocol: every field's type and limit, in order.

use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use virt_rows::remote::{Struct, Wire, of_row, procedures, structs};

/// What a procedure's two structures are made of, or an event's one.
#[derive(Debug, Default, PartialEq, Eq)]
struct Form {
    call: String,
    answer: String,
    stream: bool,
}

fn table(file: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/reference/rpc").join(file);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    serde_json::from_str(&text).unwrap()
}

/// A program's table; the types of the small programs are those of the large one.
struct Table {
    own: Value,
    main: Value,
}

impl Table {
    fn get(&self, what: &str, name: &str) -> Option<&Value> {
        [&self.own, &self.main].into_iter().find_map(|table| table[what].get(name))
    }

    fn structure(&self, name: &Value) -> String {
        let Some(name) = name.as_str() else { return String::new() };
        let of = self.get("structs", name).unwrap_or_else(|| panic!("no structure {name}"));
        let fields = of["fields"].as_array().unwrap().iter();
        fields.map(|field| self.field(field)).collect::<Vec<_>>().join(" ")
    }

    fn field(&self, field: &Value) -> String {
        let kind = field["kind"].as_str().unwrap();
        let of = || self.named(field["type"].as_str().unwrap());
        let bound = || field["bound_value"].as_u64().unwrap();
        match kind {
            "plain" => of(),
            "optional" => format!("optional{{{}}}", of()),
            "string" => format!("string<{}>", bound()),
            "opaque" => format!("opaque<{}>", bound()),
            "fixed_opaque" => format!("opaque[{}]", bound()),
            "array" => format!("{{{}}}<{}>", of(), bound()),
            "fixed_array" => format!("{{{}}}[{}]", of(), bound()),
            other => panic!("{other}"),
        }
    }

    fn named(&self, name: &str) -> String {
        match name {
            "int" | "hyper" | "double" | "char" => name.to_string(),
            "unsigned int" => "uint".into(),
            "unsigned hyper" => "uhyper".into(),
            "unsigned char" => "uchar".into(),
            "unsigned short" => "ushort".into(),
            "remote_typed_param_value" => "param".into(),
            _ if self.get("enums", name).is_some() => "int".into(),
            _ => match self.get("typedefs", name) {
                Some(of) => self.field(of),
                None => self.structure(&Value::from(name)),
            },
        }
    }

    fn forms(&self) -> BTreeMap<u32, Form> {
        let of = |p: &Value| Form {
            call: if p["msg"].is_null() { self.structure(&p["args"]) } else { self.structure(&p["msg"]) },
            answer: self.structure(&p["ret"]),
            stream: !p["stream"].is_null(),
        };
        let all = self.own["procedures"].as_array().unwrap();
        all.iter().map(|p| (p["number"].as_u64().unwrap() as u32, of(p))).collect()
    }
}

fn flat<'a>(wires: impl IntoIterator<Item = &'a Wire>, structs: &[Struct]) -> String {
    wires.into_iter().map(|wire| wire.flat(structs)).collect::<Vec<_>>().join(" ")
}

/// The same from the rows and the descriptions.
fn ours(library: &str) -> BTreeMap<u32, Form> {
    let (by_hand, structs) = (procedures(), structs());
    let mut forms = BTreeMap::new();
    for p in by_hand.iter().filter(|p| p.library == library) {
        let form = Form {
            call: flat(p.args.iter().map(|(_, wire)| wire), &structs),
            answer: flat(&p.ret, &structs),
            stream: p.stream,
        };
        assert_eq!(forms.insert(p.number, form), None, "procedure {} twice", p.number);
    }
    for f in virt_rows::load().iter().filter(|f| f.library == library) {
        let Some(layout) = of_row(f, &by_hand) else { continue };
        let is_stream = |word: &virt_rows::Word| *word == virt_rows::Word::Object("Stream".into());
        let form = Form {
            call: flat(layout.args.iter().map(|(_, wire)| wire), &structs),
            answer: flat(layout.ret.iter().map(|(_, wire)| wire), &structs),
            stream: f.args.iter().any(|arg| is_stream(&arg.word)),
        };
        assert_eq!(forms.insert(f.rpc.unwrap(), form), None, "{} has another's procedure", f.name);
    }
    forms
}

fn compare(library: &str, file: &str, count: usize) {
    let table = Table { own: table(file), main: table("remote_protocol.json") };
    let (ours, theirs) = (ours(library), table.forms());
    assert_eq!(theirs.len(), count);
    for (number, theirs) in &theirs {
        assert_eq!(ours.get(number), Some(theirs), "procedure {number}");
    }
    assert_eq!(ours.len(), count);
}

#[test]
fn every_procedure_of_the_main_program_has_the_references_form() {
    compare("libvirt", "remote_protocol.json", 456);
}

#[test]
fn every_procedure_of_the_qemu_program_has_the_references_form() {
    compare("libvirt-qemu", "qemu_protocol.json", 7);
}

#[test]
fn the_procedure_of_the_lxc_program_has_the_references_form() {
    compare("libvirt-lxc", "lxc_protocol.json", 1);
}
