// SPDX-License-Identifier: LGPL-2.1-or-later
use super::*;

fn message(body: &str) -> String {
    let xml = format!("<network><name>n</name>{body}</network>");
    Network::parse(&xml, ParseOptions::default()).unwrap_err().message().to_owned()
}

#[test]
fn what_must_be_said() {
    let error = Network::parse("<network/>", ParseOptions::default()).unwrap_err();
    assert_eq!((error.code(), error.domain()), (ErrorCode::NO_NAME, ErrorDomain::NETWORK));
    let error = Network::parse("<network><name>a/b</name></network>", ParseOptions::default()).unwrap_err();
    assert_eq!((error.code(), error.domain()), (ErrorCode::XML_DETAIL, ErrorDomain::XML));
    assert_eq!(error.message(), "invalid char in name: /");
}

#[test]
fn what_goes_with_a_forward_mode() {
    assert_eq!(
        message("<forward/>"),
        "XML error: nat forwarding requested, but no IP address provided for network 'n'"
    );
    assert_eq!(
        message("<forward mode='vepa'/><bridge name='b'/>"),
        "XML error: bridge name not allowed in vepa mode (network 'n')"
    );
    assert_eq!(
        message("<forward mode='bridge'/><bridge name='b' stp='on'/>"),
        "XML error: bridge delay/stp/zone options only allowed in open, route, nat, and isolated mode, not in bridge (network 'n')"
    );
    assert_eq!(
        message("<forward mode='bridge' dev='e'/><mtu size='9'/>"),
        "XML error: mtu size only allowed in open, route, nat, and isolated mode, not in bridge (network 'n')"
    );
}

#[test]
fn routes_lead_somewhere() {
    let ip = "<ip address='10.0.0.1' prefix='24'/>";
    assert_eq!(
        message(&format!("{ip}<route address='10.1.0.0' prefix='16' gateway='10.0.1.1'/>")),
        "unsupported configuration: unreachable static route gateway '10.0.1.1' specified for network 'n'"
    );
}

#[test]
fn options_of_the_name_server_are_taken_where_asked_for() {
    let xml = "<network xmlns:d='http://libvirt.org/schemas/network/dnsmasq/1.0'><name>n</name>\
               <d:options><d:option value='a&lt;b'/></d:options></network>";
    let plain = Network::parse(xml, ParseOptions::default()).unwrap();
    assert!(plain.dnsmasq_options.is_empty());
    let network = Network::parse(xml, ParseOptions { dnsmasq: true }).unwrap();
    assert_eq!(
        network.format(Show::default()),
        format!(
            "<network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>\n  <name>n</name>\n  \
             <uuid>{}</uuid>\n  <bridge stp='on' delay='0'/>\n  <dnsmasq:options>\n    \
             <dnsmasq:option value='a&lt;b'/>\n  </dnsmasq:options>\n</network>\n",
            network.uuid
        )
    );
}

#[test]
fn what_only_a_running_network_has() {
    let xml = "<network><name>n</name><forward mode='passthrough'><interface dev='e'/></forward></network>";
    let mut network = Network::parse(xml, ParseOptions::default()).unwrap();
    network.connections = 2;
    network.forward.interfaces[0].connections = 1;
    assert!(!network.format(Show::default()).contains("connections"));
    let live = network.format(Show { live: true, ..Show::default() });
    assert!(live.starts_with("<network connections='2'>\n"), "{live}");
    assert!(live.contains("<interface dev='e' connections='1'/>"), "{live}");
}
