// SPDX-License-Identifier: LGPL-2.1-or-later
//! Documents of network filters: any text is read or refused, and what was written is read alike.
#![no_main]

use libfuzzer_sys::fuzz_target;
use virt_conf::nwfilter::{Filter, ROOT_CHAIN};

fuzz_target!(|text: &str| {
    let Ok(document) = Filter::parse(text) else { return };
    // Line breaks that came as references are line breaks of the text from then on.
    if text.contains("&#") {
        return;
    }
    // A priority of zero is not written, and the chain's own holds then.
    if document.priority == 0 && *document.chain != *ROOT_CHAIN {
        return;
    }
    // The reference drops a set whose flags are said, and says them where they are not.
    let once = document.format();
    if once.contains(" ipset") {
        return;
    }
    let text = &once;
    let again = Filter::parse(text).expect("a document of our own making");
    assert_eq!(again.format(), once);
});
