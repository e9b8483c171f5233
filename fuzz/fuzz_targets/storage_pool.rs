// SPDX-License-Identifier: LGPL-2.1-or-later
//! Documents of storage pools: any text is read or refused, and what was written is read alike.
#![no_main]

use libfuzzer_sys::fuzz_target;
use virt_conf::storage_pool::{Definition, ParseOptions, PoolType, Source};

fuzz_target!(|text: &str| {
    for kind in PoolType::ALL {
        let _ = Source::parse(text, *kind);
    }
    let options = ParseOptions { namespaces: true };
    let Ok(document) = Definition::parse(text, options) else { return };
    let once = document.format();
    // Line breaks that came as references are line breaks of the text from then on. Large
    // numbers of users come out negative, as in the reference, and are not read again.
    if text.contains("&#") || once.contains("<owner>-") || once.contains("<group>-") {
        return;
    }
    let again = Definition::parse(&once, options).expect("a document of our own making");
    assert_eq!(again.format(), once);
});
