// SPDX-License-Identifier: LGPL-2.1-or-later
//! Documents of networks: any text is read or refused, and what was written is read alike.
#![no_main]

use libfuzzer_sys::fuzz_target;
use virt_conf::net::bandwidth::Bandwidth;
use virt_conf::net::port::Vlan;
use virt_conf::network::forward::{ForwardDevice, ForwardInterface};
use virt_conf::network::{Network, ParseOptions};
use virt_conf::schema::Show;

fuzz_target!(|text: &str| {
    let Ok(document) = Network::parse(text, ParseOptions { dnsmasq: true }) else { return };
    // Line breaks that came as references are line breaks of the text from then on.
    if text.contains("&#") {
        return;
    }
    // Written with a sign, as in the reference, and not read again.
    if document.bridge.delay > i64::MAX as u64 {
        return;
    }
    // The reference writes limits of zero in part, and then does not take what is left.
    let zero = |limits: &Bandwidth| limits.inbound.iter().chain(&limits.outbound).any(|r| r.average == 0);
    let groups = document.port_groups.iter().filter_map(|group| group.bandwidth.as_ref());
    if groups.chain(&document.bandwidth).any(zero) {
        return;
    }
    // A native tag that stands there twice is written native twice, which is refused.
    let twice = |vlan: &Vlan| {
        vlan.native.is_some_and(|(_, native)| vlan.tags.iter().filter(|id| **id == native).count() > 1)
    };
    if document.port_groups.iter().filter_map(|group| group.vlan.as_ref()).chain(&document.vlan).any(twice) {
        return;
    }
    // What nothing is left of is written once, and is nothing then.
    if document.metadata.as_ref().is_some_and(|metadata| !metadata.contains('\n')) {
        return;
    }
    // Written in decimal behind `0x`, as in the reference, and not checked where the rest is zero.
    let odd = |interface: &ForwardInterface| matches!(interface.device, ForwardDevice::Pci(pci) if pci.function > 7);
    if document.forward.interfaces.iter().any(odd) {
        return;
    }
    let once = document.format(Show::default());
    let text = &once;
    let again = Network::parse(text, ParseOptions { dnsmasq: true }).expect("a document of our own making");
    assert_eq!(again.format(Show::default()), once);
});
