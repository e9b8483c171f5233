// SPDX-License-Identifier: LGPL-2.1-or-later
use super::*;

fn message(xml: &str) -> String {
    Interface::parse(xml).unwrap_err().message().to_owned()
}

#[test]
fn what_may_be_part_of_what() {
    let bond = |inner: &str| {
        format!(
            "<interface type='bond' name='b'><bond><interface type='{inner}' name='x'/></bond></interface>"
        )
    };
    assert!(Interface::parse(&bond("ethernet")).is_ok());
    assert_eq!(message(&bond("bridge")), "XML error: interface has unsupported type 'bridge'");
    let bridge = |inner: &str| {
        format!(
            "<interface type='bridge' name='b'><bridge><interface type='{inner}' name='x'/></bridge></interface>"
        )
    };
    assert_eq!(message(&bridge("bridge")), "XML error: interface has unsupported type 'bridge'");
    assert_eq!(message(&bridge("vlan")), "XML error: vlan interface misses the vlan element");
    assert_eq!(
        message(&bridge("fddi")),
        "XML error: Invalid value for attribute 'type' in element 'interface': 'fddi'."
    );
}

#[test]
fn a_bridge_with_odd_stp_has_no_members() {
    let xml = "<interface type='bridge' name='b'><bridge stp='1' delay='3'><interface type='x'/></bridge></interface>";
    assert_eq!(
        Interface::parse(xml).unwrap().format(),
        "<interface type='bridge' name='b'>\n  <bridge>\n  </bridge>\n</interface>\n"
    );
}

#[test]
fn sizes_have_a_limit() {
    let with = |mtu: &str| format!("<interface type='ethernet' name='e'><mtu size='{mtu}'/></interface>");
    assert!(Interface::parse(&with("100000")).is_ok());
    assert_eq!(
        message(&with("100001")),
        "XML error: value of the 'size' attribute of 'mtu' element must be at most 100000"
    );
    assert_eq!(message(&with("-1")), "An error occurred, but the cause is unknown");
}
