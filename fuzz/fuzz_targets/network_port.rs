// SPDX-License-Identifier: LGPL-2.1-or-later
//! Documents of ports of networks: any text is read or refused, and what was written is read alike.
#![no_main]

use libfuzzer_sys::fuzz_target;
use virt_conf::net::bandwidth::Bandwidth;
use virt_conf::net::port::Vlan;
use virt_conf::network_port::{NetworkPort, Plug};

fuzz_target!(|text: &str| {
    let Ok(document) = NetworkPort::parse(text) else { return };
    // Line breaks that came as references are line breaks of the text from then on.
    if text.contains("&#") {
        return;
    }
    // The reference writes limits of zero in part, and then does not take what is left.
    let zero = |limits: &Bandwidth| limits.inbound.iter().chain(&limits.outbound).any(|r| r.average == 0);
    if document.bandwidth.as_ref().is_some_and(zero) {
        return;
    }
    // A native tag that stands there twice is written native twice, which is refused.
    let twice = |vlan: &Vlan| {
        vlan.native.is_some_and(|(_, native)| vlan.tags.iter().filter(|id| **id == native).count() > 1)
    };
    if document.vlan.as_ref().is_some_and(twice) {
        return;
    }
    // Written in decimal behind `0x`, as in the reference, and not checked where the rest is zero.
    if matches!(document.plug, Some(Plug::HostdevPci { address, .. }) if address.function > 7) {
        return;
    }
    let once = document.format();
    let text = &once;
    let again = NetworkPort::parse(text).expect("a document of our own making");
    assert_eq!(again.format(), once);
});
