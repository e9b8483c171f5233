// SPDX-License-Identifier: LGPL-2.1-or-later
//! Documents of bindings of network filters: any text is read or refused, and what was written is read alike.
#![no_main]

use libfuzzer_sys::fuzz_target;
use virt_conf::nwfilter::Binding;

fuzz_target!(|text: &str| {
    let Ok(document) = Binding::parse(text) else { return };
    // Line breaks that came as references are line breaks of the text from then on.
    if text.contains("&#") {
        return;
    }
    let once = document.format();
    let text = &once;
    let again = Binding::parse(text).expect("a document of our own making");
    assert_eq!(again.format(), once);
});
