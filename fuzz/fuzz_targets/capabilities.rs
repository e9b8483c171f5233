// SPDX-License-Identifier: LGPL-2.1-or-later
//! Capabilities of hosts: any text is read or refused, and what was written is read alike.
#![no_main]

use libfuzzer_sys::fuzz_target;
use virt_conf::capabilities::Capabilities;

fuzz_target!(|text: &str| {
    let Ok(document) = Capabilities::parse(text) else { return };
    let once = document.format();
    // Line breaks that came as references are line breaks of the text from then on. A set of processors
    // may come out empty (`3,^3`), and empty ones are refused.
    if text.contains("&#") || text.contains('^') {
        return;
    }
    let again = Capabilities::parse(&once).expect("a document of our own making");
    assert_eq!(again.format(), once);
});
