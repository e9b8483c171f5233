// SPDX-License-Identifier: LGPL-2.1-or-later
//! Everything that is generated from the rows and from virt-abi and then checked in or installed.
//!
//! ```text
//! xtask headers [--check]     include/libvirt/*.h
//! xtask syms [--check]        the golden lists of exported symbols
//! xtask api-xml --out DIR     the API descriptions that language bindings are built from
//! xtask matrix [--check]      MATRIX.md: which driver answers which function
//! ```
//!
//! `--check` writes nothing and fails when a file on disk differs from what would be written.
#![forbid(unsafe_code)]

mod abi;
mod ctype;
mod headers;
mod macros;
mod matrix;
mod output;
mod syms;
mod xml;

use std::path::PathBuf;
use std::process::ExitCode;

use output::Output;

/// The root of the checkout.
fn root() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match args[..] {
        ["headers"] => headers::write(&mut Output::write(root().join("include/libvirt"))),
        ["headers", "--check"] => headers::write(&mut Output::check(root().join("include/libvirt"))),
        ["syms"] => syms::write(&mut Output::write(root())),
        ["syms", "--check"] => syms::write(&mut Output::check(root())),
        ["matrix"] => matrix::write(&mut Output::write(root())),
        ["matrix", "--check"] => matrix::write(&mut Output::check(root())),
        ["api-xml", "--out", dir] => xml::write(&mut Output::write(dir.into())),
        _ => {
            Err("usage: xtask headers [--check] | syms [--check] | matrix [--check] | api-xml --out DIR"
                .into())
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("xtask: {why}");
            ExitCode::FAILURE
        }
    }
}
