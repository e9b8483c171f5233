// SPDX-License-Identifier: LGPL-2.1-or-later
//! auth.conf: any bytes are parsed or refused, and credentials can be looked for.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::path::Path;
use virt_core::config::key_file::KeyFile;

fuzz_target!(|text: &[u8]| {
    if let Ok(file) = KeyFile::parse(Path::new("fuzz"), text) {
        let _ = file.credential("esx", Some("host"), "username");
        let _ = file.credential("test", None, "password");
    }
});
