// SPDX-License-Identifier: LGPL-2.1-or-later
//! Documents of domains: any text is read or refused, and what was written is read alike.
#![no_main]

use libfuzzer_sys::fuzz_target;
use virt_conf::domain::{Definition, FormatFlags, ParseContext};

fuzz_target!(|text: &str| {
    let Ok(mut definition) = Definition::parse(text, &ParseContext::TEST) else { return };
    let _ = definition.name_interfaces();
    let _ = definition.format(FormatFlags { secure: true, inactive: false, migratable: true }, Some(1));
    // Line breaks that came as references are line breaks of the text from then on.
    if text.contains("&#") {
        return;
    }
    let show = FormatFlags { secure: true, inactive: true, migratable: false };
    let once = definition.format(show, None);
    // What is written may be refused where the reference writes less than it needs; what is read
    // must be whole.
    let Ok(mut again) = Definition::parse(&once, &ParseContext::TEST) else { return };
    let _ = again.name_interfaces();
    let twice = again.format(show, None);
    let Ok(third) = Definition::parse(&twice, &ParseContext::TEST) else { return };
    assert_eq!(third.format(show, None), twice);
});
