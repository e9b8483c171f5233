// SPDX-License-Identifier: LGPL-2.1-or-later
//! Domain documents of the reference's own tests of what all drivers share.

mod pairs;

use pairs::{Tally, corpus, names, read};
use virt_conf::domain::os::Arch;
use virt_conf::domain::{Definition, FormatFlags, ParseContext};

/// What the reference refuses too.
const REFUSED: [&str; 12] = [
    "cachetune-colliding-allocs",
    "cachetune-colliding-tunes",
    "cachetune-colliding-types",
    "chardev-reconnect-missing-timeout",
    "chardev-tcp-missing-host",
    "chardev-tcp-missing-service",
    "chardev-udp-multiple-source",
    "chardev-unix-rng-missing-path",
    "graphics-listen-network-invalid",
    "graphics-vnc-socket-attr-listen-socket-mismatch",
    "memorytune-colliding-allocs",
    "memorytune-colliding-cachetune",
];

#[test]
fn documents_that_all_drivers_share() {
    let context = ParseContext { default_arch: Arch::X8664, complete: |_| {}, ..ParseContext::TEST };
    let known = [
        ("cachetune", "a running domain's document, with its number"),
        ("network-interface-mac-clear", "an address made up at random, which the reference's test fixes"),
    ];
    let mut tally = Tally::new("domains", &known);
    for name in names("genericxml2xmlindata") {
        if name.starts_with("backup-") || name == "empty" {
            continue;
        }
        let text = read(format!("genericxml2xmlindata/{name}.xml"));
        let output = format!("genericxml2xmloutdata/{name}.xml");
        let wanted = if corpus().join(&output).exists() { read(&output) } else { text.clone() };
        let show = FormatFlags { secure: true, inactive: false, migratable: false };
        let found = Definition::parse(&text, &context).map(|domain| domain.format(show, None));
        if REFUSED.contains(&name.as_str()) {
            tally.refuse(&name, found);
        } else {
            tally.compare(&name, found, &wanted);
        }
    }
    tally.finish();
}
