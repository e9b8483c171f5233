// SPDX-License-Identifier: LGPL-2.1-or-later
//! What firmware says: any text is read or refused, and what was written is read alike.
#![no_main]

use libfuzzer_sys::fuzz_target;
use virt_conf::sysinfo::Sysinfo;

fuzz_target!(|text: &str| {
    let Ok(document) = Sysinfo::parse(text) else { return };
    let once = document.format();
    // Line breaks that came as references are line breaks of the text from then on.
    if text.contains("&#") {
        return;
    }
    let again = Sysinfo::parse(&once).expect("a document of our own making");
    assert_eq!(again.format(), once);
});
