// SPDX-License-Identifier: LGPL-2.1-or-later
//! Documents of checkpoints: any text is read or refused, and what was written is read alike.
#![no_main]

use libfuzzer_sys::fuzz_target;
use virt_conf::checkpoint::{Definition, Show};
use virt_conf::domain::ParseContext;
use virt_conf::moment::Purpose;

const REDEFINE: Purpose<'static> = Purpose::Redefine { context: &ParseContext::TEST };

fuzz_target!(|text: &str| {
    // The domain inside has a target of its own.
    let show = Show { no_domain: true, ..Show::default() };
    for purpose in [Purpose::Create { now: 1 }, REDEFINE] {
        let Ok(document) = Definition::parse(text, purpose) else { continue };
        let once = document.format(show);
        // Line breaks that came as references are line breaks of the text from then on. The
        // schema knows no time before 1970, and none is written for its first second.
        if text.contains("&#") || document.moment.creation_time <= 0 {
            continue;
        }
        let again = Definition::parse(&once, REDEFINE).expect("a document of our own making");
        assert_eq!(again.format(show), once);
    }
});
