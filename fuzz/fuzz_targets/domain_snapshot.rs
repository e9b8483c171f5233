// SPDX-License-Identifier: LGPL-2.1-or-later
//! Documents of snapshots: any text is read or refused, and what was written is read alike.
#![no_main]

use libfuzzer_sys::fuzz_target;
use virt_conf::domain::ParseContext;
use virt_conf::moment::Purpose;
use virt_conf::snapshot::{Definition, ParseOptions, Show, State};

const REDEFINE: Purpose<'static> = Purpose::Redefine { context: &ParseContext::TEST };

fuzz_target!(|text: &str| {
    let options = ParseOptions { cookie: true, ..ParseOptions::new(REDEFINE) };
    for purpose in [Purpose::Create { now: 1 }, REDEFINE] {
        let Ok(mut document) = Definition::parse(text, ParseOptions { purpose, ..options }) else { continue };
        // The domain inside and the processor have targets of their own.
        (document.moment.domain, document.inactive_domain, document.cookie) = (None, None, None);
        document.state.get_or_insert(State::Running);
        let once = document.format(Show::default());
        // Line breaks that came as references are line breaks of the text from then on. No time
        // is written for the first second of 1970.
        if text.contains("&#") || document.moment.creation_time == 0 {
            continue;
        }
        let again = Definition::parse(&once, options).expect("a document of our own making");
        let once = again.format(Show::default());
        let again = Definition::parse(&once, options).expect("a document of our own making");
        assert_eq!(again.format(Show::default()), once);
    }
});
