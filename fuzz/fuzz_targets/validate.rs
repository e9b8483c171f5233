// SPDX-License-Identifier: LGPL-2.1-or-later
//! Schemas: every document is judged, by each of them, and twice the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use virt_conf::validate::Schema;
use virt_conf::xml::Document;

fuzz_target!(|text: &str| {
    let Ok(document) = Document::try_parse(text) else { return };
    for schema in Schema::ALL {
        let first = schema.validate(document.root());
        let again = schema.validate(document.root());
        assert_eq!(first, again, "{schema:?}");
        if let Err(error) = first {
            assert!(error.message().contains(schema.file_name()));
            assert!(!error.message().contains("Unable to parse"));
        }
    }
});
