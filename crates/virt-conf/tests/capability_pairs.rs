// SPDX-License-Identifier: LGPL-2.1-or-later
//! Capabilities of the reference's own tests.

mod pairs;

use pairs::{Tally, names, read};
use virt_conf::capabilities::Capabilities;
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

/// What the reference wrote itself must come out as it went in.
#[test]
fn of_hosts() {
    let older = "written by an older version: topologies without dies or clusters";
    let known = [
        ("capabilityschemadata/caps-qemu-kvm", older),
        ("capabilityschemadata/caps-test", "written by hand, its elements in another order"),
        ("capabilityschemadata/caps-test2", older),
        ("capabilityschemadata/caps-test3", older),
    ];
    let mut tally = Tally::new("capabilities", &known);
    for folder in ["capabilityschemadata", "qemucaps2xmloutdata", "vircaps2xmldata"] {
        for name in names(folder) {
            let label = format!("{folder}/{name}");
            let text = read(format!("{label}.xml"));
            let once = Capabilities::parse(&text).map(|caps| caps.format());
            if let Ok(once) = &once {
                assert_eq!(Capabilities::parse(once).unwrap().format(), *once, "{label}");
            }
            tally.compare(&label, once, &text);
        }
    }
    tally.finish();
}
