// SPDX-License-Identifier: LGPL-2.1-or-later
//! Documents of node devices: any text is read or refused, and what was written is read alike.
#![no_main]

use libfuzzer_sys::fuzz_target;
use virt_conf::nodedev::{Definition, Origin};

/// What the reference writes so that it reads something else: large numbers come out negative,
/// functions of PCI devices in decimal digits, an empty tag goes.
fn is_odd(text: &str) -> bool {
    let functions = || text.split("function='0x").skip(1).filter_map(|rest| rest.split('\'').next());
    text.contains(">-")
        || text.contains("='-")
        || text.contains("<asset_tag></asset_tag>")
        || functions().any(|digits| digits.len() > 1)
}

fuzz_target!(|text: &str| {
    let _ = Definition::parse(text, Origin::New { hypervisor: "TEST" });
    let parse = |text: &str| {
        let mut document = Definition::parse(text, Origin::Existing)?;
        document.activate_mdevs();
        Ok::<_, virt_core::Error>(document)
    };
    let Ok(document) = parse(text) else { return };
    for inactive in [false, true] {
        let once = document.format(inactive);
        // Line breaks that came as references are line breaks of the text from then on.
        if text.contains("&#") || is_odd(&once) {
            return;
        }
        let again = parse(&once).expect("a document of our own making");
        assert_eq!(again.format(inactive), once);
    }
});
