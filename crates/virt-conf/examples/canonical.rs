// SPDX-License-Identifier: LGPL-2.1-or-later
//! Prints what the crate makes of domain documents, in the form in which tools/compare-domains.py
//! prints what a library makes of them through the test driver.

use virt_conf::domain::{Definition, FormatFlags, ParseContext};

fn main() {
    for path in std::env::args().skip(1) {
        let name = path.rsplit('/').next().unwrap_or_default();
        println!("=== {name}");
        let Ok(bytes) = std::fs::read(&path) else {
            println!("unreadable");
            continue;
        };
        let xml = String::from_utf8_lossy(&bytes);
        let definition = Definition::parse(&xml, &ParseContext::TEST).and_then(|mut definition| {
            definition.name_interfaces()?;
            Ok(definition)
        });
        match definition {
            Err(error) => {
                println!("define: error {}/{}: {}", error.code().0, error.domain().0, error.message());
            }
            Ok(definition) => {
                let show = |secure, inactive, id| {
                    definition.format(FormatFlags { secure, inactive, migratable: false }, id)
                };
                println!("inactive:\n{}", show(true, true, None));
                println!("public:\n{}", show(false, true, None));
                println!("live:\n{}", show(false, false, Some(2)));
            }
        }
    }
}
