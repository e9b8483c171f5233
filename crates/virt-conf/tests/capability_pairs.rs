// SPDX-License-Identifier: LGPL-2.1-or-later
//! Capabilities of the reference's own tests.

mod pairs;

use pairs::{Tally, names, read};
use virt_conf::domain_caps::DomainCapabilities;

/// Each is what an emulator can do, and must come out as it went in.
#[test]
fn of_domains() {
    let mut tally = Tally::new("domain capabilities", &[]);
    for name in names("domaincapsdata") {
        let text = read(format!("domaincapsdata/{name}.xml"));
        tally.compare(&name, DomainCapabilities::parse(&text).map(|caps| caps.format()), &text);
    }
    tally.finish();
}
