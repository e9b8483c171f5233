// SPDX-License-Identifier: LGPL-2.1-or-later
//! Calls over the wire: what each procedure's fields are, and the client's code for them.
//!
//! The form of most procedures follows from the row ([`of_row`]). The others, the events and
//! the structures stand in `virt-wire/src/procedures`; a driver method whose row is not
//! regular is written by hand in `driver-remote`, over the procedure's generated function.

pub mod client;
mod procedures;

pub use procedures::{Procedure, Struct, folder, procedures, structs};

use crate::words::{Scalar, Word};
use crate::{Function, Kind, Ret};

/// A field's type on the wire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wire {
    /// `int`, enumerations
    I32,
    /// `unsigned int`
    U32,
    /// `hyper`
    I64,
    /// `unsigned hyper`
    U64,
    /// `char`, `unsigned char`, `unsigned short`: four bytes each, by their C name
    Small(&'static str),
    /// A string that is there.
    Str,
    /// A string or nothing.
    OptStr,
    /// Sixteen bytes.
    Uuid,
    /// An object's name.
    Object(String),
    /// An object's name or nothing.
    OptObject(String),
    /// Bytes.
    Opaque(u32),
    /// Bytes at four bytes each.
    Chars(u32),
    /// That many bytes at four bytes each.
    Fixed(u32),
    /// Typed parameters.
    Params(u32),
    /// Values of one type.
    List(Box<Wire>, u32),
    /// A structure of `virt-wire/src/procedures/structs.rs`.
    Struct(String),
}

/// The objects' structures on the wire.
const OBJECTS: &[(&str, &[Wire])] = &[
    ("Domain", &[Wire::Str, Wire::Uuid, Wire::I32]),
    ("Network", &[Wire::Str, Wire::Uuid]),
    ("NetworkPort", &[Wire::Str, Wire::Uuid, Wire::Uuid]),
    ("Interface", &[Wire::Str, Wire::Str]),
    ("StoragePool", &[Wire::Str, Wire::Uuid]),
    ("StorageVol", &[Wire::Str, Wire::Str, Wire::Str]),
    ("NodeDevice", &[Wire::Str]),
    ("Secret", &[Wire::Uuid, Wire::I32, Wire::Str]),
    ("NWFilter", &[Wire::Str, Wire::Uuid]),
    ("NWFilterBinding", &[Wire::Str, Wire::Str]),
    ("DomainSnapshot", &[Wire::Str, Wire::Str, Wire::Uuid, Wire::I32]),
    ("DomainCheckpoint", &[Wire::Str, Wire::Str, Wire::Uuid, Wire::I32]),
];

/// The fields of an object's name.
///
/// # Panics
/// For what is no object.
pub fn object(kind: &str) -> &'static [Wire] {
    let found = OBJECTS.iter().find(|(name, _)| *name == kind);
    found.unwrap_or_else(|| panic!("no object {kind}")).1
}

impl Wire {
    /// The bytes that make it up, in one spelling: what two descriptions of one procedure are
    /// compared by.
    pub fn flat(&self, structs: &[Struct]) -> String {
        let all = |fields: &[Wire]| fields.iter().map(|f| f.flat(structs)).collect::<Vec<_>>().join(" ");
        let object = |kind: &str| all(object(kind));
        match self {
            Wire::I32 => "int".into(),
            Wire::U32 => "uint".into(),
            Wire::I64 => "hyper".into(),
            Wire::U64 => "uhyper".into(),
            Wire::Small(c) => c.to_string(),
            Wire::Str => "string<4194304>".into(),
            Wire::OptStr => "optional{string<4194304>}".into(),
            Wire::Uuid => "opaque[16]".into(),
            Wire::Object(kind) => object(kind),
            Wire::OptObject(kind) => format!("optional{{{}}}", object(kind)),
            Wire::Opaque(max) => format!("opaque<{max}>"),
            Wire::Chars(max) => format!("{{char}}<{max}>"),
            Wire::Fixed(count) => format!("{{char}}[{count}]"),
            Wire::Params(max) => format!("{{string<4194304> param}}<{max}>"),
            Wire::List(of, max) => format!("{{{}}}<{max}>", of.flat(structs)),
            Wire::Struct(name) => all(&procedures::find_struct(structs, name).wires()),
        }
    }

    fn scalar(scalar: &Scalar) -> Wire {
        match scalar.word {
            "i32" => Wire::I32,
            "u32" => Wire::U32,
            "i64" => Wire::I64,
            "u64" | "ulong" => Wire::U64,
            other => panic!("{other} does not travel"),
        }
    }
}

/// Arguments whose form on the wire is another than their word's.
const OTHERWISE: &[(&str, &str, Wire)] = &[
    ("virDomainDelThrottleGroup", "group", Wire::OptStr),
    ("virDomainGetInterfaceParameters", "device", Wire::Str),
    ("virDomainQemuAgentCommand", "cmd", Wire::Str),
    ("virDomainQemuMonitorCommand", "cmd", Wire::Str),
    ("virDomainSetInterfaceParameters", "device", Wire::Str),
    ("virDomainSetUserPassword", "password", Wire::OptStr),
    ("virDomainSetUserPassword", "user", Wire::OptStr),
];

/// Strings that a daemon may leave out of its answer.
const MAY_LACK: &[&str] = &["virDomainQemuAgentCommand", "virDomainScreenshot"];

/// Parameters of a procedure that answers no number of them.
const UNCOUNTED: &[&str] = &["virDomainGetSchedulerParameters", "virDomainGetSchedulerParametersFlags"];

/// Lists whose number is an `int`; the others' is unsigned.
const SIGNED_COUNT: &[&str] = &[
    "virDomainCheckpointListAllChildren",
    "virDomainListAllCheckpoints",
    "virDomainListAllSnapshots",
    "virDomainSnapshotListAllChildren",
];

/// A regular procedure: fields of the call and of the answer.
#[derive(Clone, Debug)]
pub struct Layout {
    /// The call's, each with the row's argument that it comes from.
    pub args: Vec<(usize, Wire)>,
    /// The answer's: the row's argument that it goes to, `None` for the result proper.
    pub ret: Vec<(Option<usize>, Wire)>,
}

/// The procedure of a row, if the row says it all; `by_hand` are the methods that
/// `virt-wire/src/procedures` describes.
pub fn of_row(f: &Function, by_hand: &[Procedure]) -> Option<Layout> {
    let number = f.rpc.filter(|_| f.kind == Kind::Dispatch)?;
    if by_hand.iter().any(|p| p.library == f.library && p.number == number) {
        return None;
    }
    let mut layout = Layout { args: Vec::new(), ret: Vec::new() };
    for (at, arg) in f.args.iter().enumerate() {
        let otherwise = OTHERWISE.iter().find(|(of, name, _)| *of == f.name && *name == arg.name);
        let (call, answer) = match &arg.word {
            _ if otherwise.is_some() => (otherwise.map(|(_, _, wire)| wire.clone()), None),
            Word::Scalar(s) => (Some(Wire::scalar(s)), None),
            Word::Object(kind) if kind == "Connect" || kind == "Stream" => (None, None),
            Word::Object(kind) => (Some(Wire::Object(kind.clone())), None),
            Word::Str | Word::AbsPath => (Some(Wire::Str), None),
            Word::OptStr => (Some(Wire::OptStr), None),
            Word::Uuid => (Some(Wire::Uuid), None),
            Word::Params => (Some(Wire::Params(f.rpc_max)), None),
            Word::StrList(_) => (Some(Wire::List(Wire::Str.into(), f.rpc_max)), None),
            Word::Bytes(_) | Word::Blob(_) => (Some(Wire::Opaque(f.rpc_max)), None),
            Word::Slice(s, _) => (Some(Wire::List(Wire::scalar(s).into(), f.rpc_max)), None),
            Word::Names(_) | Word::NameArray(_) => {
                (Some(Wire::I32), Some(Wire::List(Wire::Str.into(), f.rpc_max)))
            }
            Word::List(kind) => {
                (Some(Wire::I32), Some(Wire::List(Wire::Object(kind.clone()).into(), f.rpc_max)))
            }
            Word::ParamsOut => (Some(Wire::I32), Some(Wire::Params(f.rpc_max))),
            Word::ParamsAlloc(_) => (None, Some(Wire::Params(f.rpc_max))),
            Word::Out(inner) | Word::OutOpt(inner) => match &**inner {
                Word::Scalar(s) => (None, Some(Wire::scalar(s))),
                other => panic!("{}: no pointer to {other:?}", f.name),
            },
            Word::OutString => (None, Some(Wire::Str)),
            Word::OutStruct(item) | Word::Sized(item, _) => (None, Some(Wire::Struct(item.clone()))),
            other => panic!("{}: {other:?} has no form on the wire: describe procedure {number}", f.name),
        };
        layout.args.extend(call.map(|wire| (at, wire)));
        layout.ret.extend(answer.map(|wire| (Some(at), wire)));
        match &arg.word {
            Word::List(_) if SIGNED_COUNT.contains(&&*f.name) => layout.ret.push((Some(at), Wire::I32)),
            Word::List(_) => layout.ret.push((Some(at), Wire::U32)),
            Word::ParamsOut if !UNCOUNTED.contains(&&*f.name) => layout.ret.push((Some(at), Wire::I32)),
            _ => {}
        }
    }
    match &f.ret {
        Ret::Status | Ret::Count => {}
        // Whether there is something comes before what there is.
        Ret::Bool => layout.ret.insert(0, (None, Wire::I32)),
        Ret::Number(Word::Scalar(s)) => layout.ret.push((None, Wire::scalar(s))),
        Ret::String if MAY_LACK.contains(&&*f.name) => layout.ret.push((None, Wire::OptStr)),
        Ret::String => layout.ret.push((None, Wire::Str)),
        Ret::Object(kind) => layout.ret.push((None, Wire::Object(kind.clone()))),
        other => panic!("{}: {other:?} does not travel", f.name),
    }
    Some(layout)
}
