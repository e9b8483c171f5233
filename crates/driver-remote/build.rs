// SPDX-License-Identifier: LGPL-2.1-or-later
//! The rows, and the procedures beside them, become calls.

use std::path::Path;

fn main() {
    println!("cargo:rerun-if-changed={}", virt_rows::folder().display());
    println!("cargo:rerun-if-changed={}", virt_rows::remote::folder().display());
    let out = std::env::var("OUT_DIR").expect("cargo sets it");
    let write = |name: &str, text: String| {
        std::fs::write(Path::new(&out).join(name), text).expect("write the calls");
    };
    write("drivers.rs", virt_rows::remote::client::drivers(&virt_rows::load()));
    write("procedures.rs", virt_rows::remote::client::functions());
    // For the tests.
    write("exercise.rs", virt_rows::remote::client::exercise(&virt_rows::load()));
}
