// SPDX-License-Identifier: LGPL-2.1-or-later
//! The API's rows: every public function is described once, in
//! `virt-core/src/api/*.rs`, and everything else about it follows from there: the C entry
//! point, the driver method, the symbol and its version node, the header, the API
//! description, the support matrix.
//!
//! A row is a Rust declaration in a vocabulary of a few dozen words:
//!
//! ```text
//! /// Stops a domain at once.
//! #[since("0.9.4")] #[rpc(234)] #[acl("domain:stop")]
//! #[check(read_only)]
//! fn virDomainDestroyFlags(domain: Domain, flags: u32);
//! ```
//!
//! - `#[check(…)]` lists what the entry point refuses, in the order the caller sees.
//! - Without a result the C function returns 0 or -1; `Count` is the length of the list
//!   that an argument receives.
//! - `#[rpc(234)]` is the procedure's number; `max` bounds its list or buffer where that is
//!   not the protocol's usual 16384.
//! - `#[local(free)]` and its like need no driver; `#[by_hand]` rows spell C's own types
//!   and have their body in `src/entry/by_hand/`.
#![forbid(unsafe_code)]

mod parse;
mod words;

pub mod build_id;
pub mod entry;
pub mod map;
pub mod remote;
pub mod thin;
pub mod traits;

pub use words::{CArg, Word};

use std::path::{Path, PathBuf};

/// One public function.
#[derive(Clone, Debug)]
pub struct Function {
    /// `libvirt`, `libvirt-qemu`, `libvirt-lxc` or `libvirt-admin`.
    pub library: String,
    /// The public header that declares it.
    pub header: String,
    /// The row file's name without `.rs`.
    pub file: String,
    /// The driver trait its method belongs to.
    pub driver: Option<String>,
    /// Where its own errors come from: a constant of `ErrorDomain`.
    pub error_domain: String,
    /// The C name.
    pub name: String,
    /// The version that introduced it; its symbol's version node follows.
    pub since: String,
    /// The documentation, one string a line.
    pub doc: Vec<String>,
    /// The procedure number on the wire, where a remote call exists.
    pub rpc: Option<u32>,
    /// How many elements its list, or bytes its buffer, may have on the wire.
    pub rpc_max: u32,
    /// Permissions: `object:permission`, with `filter` before or `if FLAG` behind.
    pub acl: Vec<String>,
    /// What is refused before the driver is asked, in order.
    pub checks: Vec<Check>,
    /// Who does the work.
    pub kind: Kind,
    /// The arguments, in C's order.
    pub args: Vec<Arg>,
    /// The result.
    pub ret: Ret,
}

/// Who does the work of a function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A method of the driver behind the object.
    Dispatch,
    /// The library itself, in a way that all kinds of objects share (`free`, `name`, …).
    Local(String),
    /// A function in `src/entry/by_hand/`.
    ByHand,
}

/// One refusal: a word and what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// `read_only`, `non_null`, `exclusive`, …
    pub word: String,
    /// Argument or flag names.
    pub about: Vec<String>,
}

/// One argument of a row; some words stand for two of C's.
#[derive(Clone, Debug)]
pub struct Arg {
    /// Its name, also C's.
    pub name: String,
    /// Its word.
    pub word: Word,
}

/// What a function returns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ret {
    /// 0 or -1.
    Status,
    /// The number of results that a list argument received, or -1.
    Count,
    /// 1, 0 or -1.
    Bool,
    /// A number; which one says "failed" depends on the type.
    Number(Word),
    /// A new string that the caller frees.
    String,
    /// A new object.
    Object(String),
    /// C's own spelling, for rows done by hand.
    Raw(words::Raw),
}

impl Function {
    /// The version node of its symbol.
    pub fn node(&self) -> String {
        let prefix = match self.library.as_str() {
            "libvirt-qemu" => "LIBVIRT_QEMU_",
            "libvirt-lxc" => "LIBVIRT_LXC_",
            "libvirt-admin" => "LIBVIRT_ADMIN_",
            _ => "LIBVIRT_",
        };
        format!("{prefix}{}", self.since)
    }

    /// The driver method's name: `virDomainGetXMLDesc` is `domain_get_xml_desc`.
    pub fn method(&self) -> String {
        words::snake(self.name.strip_prefix("vir").unwrap_or(&self.name))
    }

    /// C's arguments, in order.
    pub fn c_args(&self) -> Vec<CArg> {
        self.args.iter().flat_map(|arg| arg.word.c_args(&arg.name)).collect()
    }

    /// C's result type.
    pub fn c_ret(&self) -> String {
        match &self.ret {
            Ret::Status | Ret::Count | Ret::Bool => "int".into(),
            Ret::Number(word) => word.c_args("").remove(0).c_type,
            Ret::String => "char *".into(),
            Ret::Object(kind) => words::pointer(kind),
            Ret::Raw(raw) => raw.c.clone(),
        }
    }

    /// The same in Rust's spelling.
    pub fn rust_ret(&self) -> String {
        match &self.ret {
            Ret::Status | Ret::Count | Ret::Bool => "c_int".into(),
            Ret::Number(word) => word.c_args("").remove(0).rust_type,
            Ret::String => "*mut c_char".into(),
            Ret::Object(kind) => words::pointer(kind),
            Ret::Raw(raw) => raw.rust.clone(),
        }
    }
}

/// Where the row files are, seen from this crate.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../virt-core/src/api")
}

/// All rows, file by file in alphabetical order, each file in its own order.
///
/// # Panics
/// On a row that breaks the grammar, with file and line: only build scripts and tools call this.
pub fn load() -> Vec<Function> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder())
        .expect("the folder of the rows")
        .map(|entry| entry.expect("a row file").path())
        .filter(|path| path.extension().is_some_and(|e| e == "rs"))
        .collect();
    files.sort();
    files.iter().flat_map(|path| parse::file(path)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(name: &str) -> Function {
        load().into_iter().find(|f| f.name == name).unwrap()
    }

    #[test]
    fn methods_are_named_in_rusts_way() {
        for (c, method) in [
            ("virDomainGetXMLDesc", "domain_get_xml_desc"),
            ("virDomainLookupByUUID", "domain_lookup_by_uuid"),
            ("virConnectGetCPUModelNames", "connect_get_cpu_model_names"),
            ("virNodeGetSEVInfo", "node_get_sev_info"),
        ] {
            assert_eq!(find(c).method(), method);
        }
    }

    #[test]
    fn one_word_may_be_two_of_cs_arguments() {
        let f = find("virDomainSetMemoryParameters");
        let c: Vec<_> = f.c_args().into_iter().map(|a| (a.c_type, a.name)).collect();
        let pair = |a: &str, b: &str| (a.to_string(), b.to_string());
        assert_eq!(c[1..3], [pair("virTypedParameterPtr", "params"), pair("int", "nparams")]);
        assert_eq!(f.checks[0].word, "read_only");
    }
}
