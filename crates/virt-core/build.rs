// SPDX-License-Identifier: LGPL-2.1-or-later
//! The rows become the driver traits.

use std::path::Path;

fn main() {
    println!("cargo:rerun-if-changed=src/api");
    let out = Path::new(&std::env::var("OUT_DIR").expect("cargo sets it")).join("drivers.rs");
    std::fs::write(out, virt_rows::traits::drivers(&virt_rows::load())).expect("write the driver traits");
}
