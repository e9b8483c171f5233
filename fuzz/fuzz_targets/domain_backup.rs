// SPDX-License-Identifier: LGPL-2.1-or-later
//! Documents of backups: any text is read or refused, and what was written is read alike.
#![no_main]

use libfuzzer_sys::fuzz_target;
use virt_conf::backup::Definition;
use virt_conf::xml::Document;

fuzz_target!(|text: &str| {
    if let Ok(document) = Document::try_parse(text) {
        let _ = Definition::read(document.root(), true).map(|record| record.format(true));
    }
    let Ok(document) = Definition::parse(text) else { return };
    let once = document.format(false);
    // Line breaks that came as references are line breaks of the text from then on.
    if text.contains("&#") {
        return;
    }
    let again = Definition::parse(&once).expect("a document of our own making");
    assert_eq!(again.format(false), once);
});
