// SPDX-License-Identifier: LGPL-2.1-or-later
//! The vocabulary of the rows: what each word is in C, in the driver's method, and whether
//! it goes in or comes out.

/// One of C's arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CArg {
    /// Its name.
    pub name: String,
    /// Its type as the header spells it.
    pub c_type: String,
    /// The same type as the entry point spells it.
    pub rust_type: String,
}

/// A type that a by-hand row spells in C's terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raw {
    /// As in a header.
    pub c: String,
    /// As in Rust.
    pub rust: String,
}

/// A word of the vocabulary. Where a word stands for two of C's arguments, the second
/// one's name is part of the word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// `i32`, `u32`, `i64`, `u64`, `ulong`, `usize`, `f64`.
    Scalar(&'static Scalar),
    /// A handle.
    Object(String),
    /// A string that must be there.
    Str,
    /// A string or NULL.
    OptStr,
    /// A file's path, made absolute before the driver sees it.
    AbsPath,
    /// Sixteen raw bytes.
    Uuid,
    /// Typed parameters going in.
    Params,
    /// Typed parameters into the caller's array; asked with 0 for the number first.
    ParamsOut,
    /// Typed parameters into an array made for the caller; true: the number is unsigned.
    ParamsAlloc(bool),
    /// Names into the caller's array (`char **const`).
    Names(String),
    /// The same where the header has no second const.
    NameArray(String),
    /// Strings going in.
    StrList(String),
    /// Bytes going in, counted by an int.
    Bytes(String),
    /// Bytes going in, counted by a size_t.
    Blob(String),
    /// Values going in.
    Slice(&'static Scalar, String),
    /// File descriptors going in; their number comes first.
    Fds(String),
    /// Values into the caller's array: ints, or a structure.
    Array(String, String),
    /// Structures into one array made for the caller.
    AllocArray(String),
    /// Structures made for the caller one by one, and the array of them.
    Alloc(String),
    /// Objects made for the caller, and the array of them.
    List(String),
    /// Strings made for the caller, and the array of them.
    AllocStrings,
    /// The same, with NULL for the array where there are none.
    AllocStringsOrNull,
    /// As many bytes as the caller has room for.
    BufferOut(String),
    /// A structure of which the caller may know only a part.
    Sized(String, String),
    /// One value out; the pointer is required.
    Out(Box<Word>),
    /// One value out; NULL says that the caller does not want it.
    OutOpt(Box<Word>),
    /// A string made for the caller.
    OutString,
    /// A structure that the caller has.
    OutStruct(String),
    /// C's own type, only in rows done by hand.
    Raw(Raw),
}

/// A number's type in its three spellings.
#[derive(Debug, PartialEq, Eq)]
pub struct Scalar {
    /// In a row.
    pub word: &'static str,
    /// In the header.
    pub c: &'static str,
    /// In the entry point.
    pub ffi: &'static str,
    /// In the driver's method.
    pub rust: &'static str,
}

/// All numbers.
pub const SCALARS: &[Scalar] = &[
    Scalar { word: "i32", c: "int", ffi: "c_int", rust: "i32" },
    Scalar { word: "u32", c: "unsigned int", ffi: "c_uint", rust: "u32" },
    Scalar { word: "i64", c: "long long", ffi: "c_longlong", rust: "i64" },
    Scalar { word: "u64", c: "unsigned long long", ffi: "c_ulonglong", rust: "u64" },
    Scalar { word: "ulong", c: "unsigned long", ffi: "c_ulong", rust: "u64" },
    Scalar { word: "usize", c: "size_t", ffi: "usize", rust: "usize" },
    Scalar { word: "f64", c: "double", ffi: "c_double", rust: "f64" },
];

/// The kinds of handles, by their word.
pub const OBJECTS: &[&str] = &[
    "Connect",
    "Domain",
    "DomainSnapshot",
    "DomainCheckpoint",
    "Network",
    "NetworkPort",
    "Interface",
    "StoragePool",
    "StorageVol",
    "NodeDevice",
    "Secret",
    "NWFilter",
    "NWFilterBinding",
    "Stream",
    "AdmConnect",
    "AdmServer",
    "AdmClient",
];

/// The pointer type of a kind of handle.
pub fn pointer(kind: &str) -> String {
    format!("vir{kind}Ptr")
}

/// The pointer type of a public structure: `virDomainBlockStatsStruct` has `virDomainBlockStatsPtr`.
fn struct_pointer(name: &str) -> String {
    format!("{}Ptr", name.strip_suffix("Struct").unwrap_or(name))
}

impl Word {
    /// What it is among C's arguments.
    pub fn c_args(&self, name: &str) -> Vec<CArg> {
        let arg = |name: &str, c: &str, rust: &str| CArg {
            name: name.to_string(),
            c_type: c.to_string(),
            rust_type: rust.to_string(),
        };
        let one = |c: &str, rust: &str| vec![arg(name, c, rust)];
        let scalar_pointer = |s: &Scalar| (format!("{} *", s.c), format!("*mut {}", s.ffi));
        match self {
            Word::Scalar(s) => one(s.c, s.ffi),
            Word::Object(kind) => one(&pointer(kind), &pointer(kind)),
            Word::Str | Word::OptStr | Word::AbsPath => one("const char *", "*const c_char"),
            Word::Uuid => one("const unsigned char *", "*const c_uchar"),
            Word::Params => vec![
                arg(name, "virTypedParameterPtr", "virTypedParameterPtr"),
                arg("nparams", "int", "c_int"),
            ],
            Word::ParamsOut => vec![
                arg(name, "virTypedParameterPtr", "virTypedParameterPtr"),
                arg("nparams", "int *", "*mut c_int"),
            ],
            Word::ParamsAlloc(unsigned) => vec![
                arg(name, "virTypedParameterPtr *", "*mut virTypedParameterPtr"),
                match unsigned {
                    true => arg("nparams", "unsigned int *", "*mut c_uint"),
                    false => arg("nparams", "int *", "*mut c_int"),
                },
            ],
            Word::Names(n) => vec![arg(name, "char ** const", "*mut *mut c_char"), arg(n, "int", "c_int")],
            Word::NameArray(n) => vec![arg(name, "char **", "*mut *mut c_char"), arg(n, "int", "c_int")],
            Word::StrList(n) => {
                vec![arg(name, "const char **", "*mut *const c_char"), arg(n, "unsigned int", "c_uint")]
            }
            Word::Bytes(n) => vec![arg(name, "unsigned char *", "*mut c_uchar"), arg(n, "int", "c_int")],
            Word::Blob(n) => {
                vec![arg(name, "const unsigned char *", "*const c_uchar"), arg(n, "size_t", "usize")]
            }
            Word::Slice(s, n) => {
                let (c, rust) = scalar_pointer(s);
                vec![arg(name, &c, &rust), arg(n, "int", "c_int")]
            }
            Word::Fds(fds) => vec![arg(name, "unsigned int", "c_uint"), arg(fds, "int *", "*mut c_int")],
            Word::Array(item, n) => match scalar(item) {
                Some(s) => {
                    let (c, rust) = scalar_pointer(s);
                    vec![arg(name, &c, &rust), arg(n, "int", "c_int")]
                }
                None => {
                    let p = struct_pointer(item);
                    vec![arg(name, &p, &p), arg(n, "unsigned int", "c_uint")]
                }
            },
            Word::AllocArray(item) => {
                let p = struct_pointer(item);
                one(&format!("{p} *"), &format!("*mut {p}"))
            }
            Word::Alloc(item) => {
                let p = struct_pointer(item);
                one(&format!("{p} **"), &format!("*mut *mut {p}"))
            }
            Word::List(kind) => {
                let p = pointer(kind);
                one(&format!("{p} **"), &format!("*mut *mut {p}"))
            }
            Word::AllocStrings | Word::AllocStringsOrNull => one("char ***", "*mut *mut *mut c_char"),
            Word::BufferOut(buffer) => {
                vec![arg(name, "size_t", "usize"), arg(buffer, "void *", "*mut c_void")]
            }
            Word::Sized(item, n) => {
                let p = struct_pointer(item);
                vec![arg(name, &p, &p), arg(n, "size_t", "usize")]
            }
            Word::Out(inner) | Word::OutOpt(inner) => match &**inner {
                Word::Scalar(s) => {
                    let (c, rust) = scalar_pointer(s);
                    one(&c, &rust)
                }
                other => panic!("no pointer to {other:?}"),
            },
            Word::OutString => one("char **", "*mut *mut c_char"),
            Word::OutStruct(item) => {
                let p = struct_pointer(item);
                one(&p, &p)
            }
            Word::Raw(raw) => one(&raw.c, &raw.rust),
        }
    }

    /// What the driver's method gets for it, if anything.
    pub fn method_arg(&self) -> Option<String> {
        Some(match self {
            Word::Scalar(s) => s.rust.to_string(),
            Word::Object(kind) if kind == "Connect" => "&crate::object::Connect".into(),
            Word::Object(kind) => format!("&std::sync::Arc<crate::object::{kind}>"),
            Word::Str | Word::AbsPath => "&str".into(),
            Word::OptStr => "Option<&str>".into(),
            Word::Uuid => "&crate::uuid::Uuid".into(),
            Word::Params => "&[crate::typed_params::TypedParam]".into(),
            Word::StrList(_) => "&[&str]".into(),
            Word::Bytes(_) | Word::Blob(_) => "&[u8]".into(),
            Word::Slice(s, _) => format!("&[{}]", s.rust),
            Word::Fds(_) => "&[i32]".into(),
            Word::Names(_) | Word::NameArray(_) | Word::Array(..) | Word::BufferOut(_) => "usize".into(),
            // Whether the objects are wanted, not only their number.
            Word::List(_) => "bool".into(),
            // How many the caller has room for; 0 asks for their number.
            Word::ParamsOut => "usize".into(),
            _ => return None,
        })
    }

    /// What the driver's method returns for it, if anything.
    pub fn method_ret(&self) -> Option<String> {
        Some(match self {
            Word::ParamsOut | Word::ParamsAlloc(_) => "Vec<crate::typed_params::TypedParam>".into(),
            Word::Names(_) | Word::NameArray(_) | Word::AllocStrings | Word::AllocStringsOrNull => {
                "Vec<String>".into()
            }
            Word::Array(item, _) => match scalar(item) {
                Some(s) => format!("Vec<{}>", s.rust),
                None => format!("Vec<virt_abi::{item}>"),
            },
            Word::AllocArray(item) => format!("Vec<virt_abi::{item}>"),
            Word::Alloc(item) => format!("Vec<crate::types::{}>", item.trim_start_matches("vir")),
            Word::List(kind) => format!("crate::types::Listed<crate::object::{kind}>"),
            Word::BufferOut(_) => "Vec<u8>".into(),
            Word::Sized(item, _) | Word::OutStruct(item) => format!("virt_abi::{item}"),
            Word::Out(inner) | Word::OutOpt(inner) => match &**inner {
                Word::Scalar(s) => s.rust.into(),
                other => panic!("no pointer to {other:?}"),
            },
            Word::OutString => "String".into(),
            _ => return None,
        })
    }
}

/// The number of that word.
pub fn scalar(word: &str) -> Option<&'static Scalar> {
    SCALARS.iter().find(|s| s.word == word)
}

/// `DomainGetXMLDesc` to `domain_get_xml_desc`. A run of capitals is one word, and names
/// that are one word to libvirt's users stay one.
pub fn snake(name: &str) -> String {
    let mut name = name.to_string();
    for (whole, word) in
        [("NWFilter", "Nwfilter"), ("IOThread", "Iothread"), ("IoTune", "Iotune"), ("XMLTo", "XmlTo")]
    {
        name = name.replace(whole, word);
    }
    let bytes = name.as_bytes();
    let mut out = String::new();
    for (i, &b) in bytes.iter().enumerate() {
        let starts = b.is_ascii_uppercase()
            && i > 0
            && (!bytes[i - 1].is_ascii_uppercase() || bytes.get(i + 1).is_some_and(u8::is_ascii_lowercase));
        if starts && bytes[i..] != *b"s" {
            out.push('_');
        }
        out.push(b.to_ascii_lowercase() as char);
    }
    out
}
