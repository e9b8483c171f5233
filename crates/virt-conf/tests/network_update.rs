// SPDX-License-Identifier: LGPL-2.1-or-later
//! Updates of networks, against the reference's own test documents: which section is changed how,
//! and what the network looks like then.

mod common;

use std::path::Path;

use virt_conf::network::update::Command::{self, AddFirst, AddLast, Delete, Modify};
use virt_conf::network::update::Section::{self, *};
use virt_conf::network::{Network, ParseOptions};
use virt_conf::schema::Show;

/// The section, the command, the update, the network, and the network after it; `Err` holds a
/// part of the message where the update must fail.
type Case = (Section, Command, &'static str, &'static str, Result<&'static str, &'static str>);

#[rustfmt::skip] // one line a case
const CASES: &[Case] = &[
    (DhcpHost, AddLast, "host-incomplete", "nat-network", Err("Missing IP address in static host")),
    (DhcpHost, AddLast, "host-new-incomplete", "nat-network", Err("Missing IP address in static host")),
    (DhcpHost, AddLast, "host-existing", "nat-network", Err("there is an existing dhcp host entry")),
    (DhcpHost, AddLast, "host-new", "nat-network", Ok("nat-network-hosts")),
    (DhcpHost, Modify, "host-new", "nat-network", Err("couldn't locate an existing dhcp host entry")),
    (DhcpHost, Modify, "host-incomplete", "nat-network", Err("Missing IP address in static host")),
    (DhcpHost, Modify, "host-updated", "nat-network", Ok("nat-network-host-updated")),
    (DhcpHost, Delete, "host-incomplete", "nat-network", Ok("nat-network-one-host")),
    (DhcpHost, Delete, "host-existing", "nat-network", Ok("nat-network-one-host")),
    (DhcpHost, Delete, "host-new", "nat-network", Err("couldn't locate a matching dhcp host entry")),
    (DhcpRange, AddFirst, "dhcp-range", "dhcp6host-routed-network", Ok("dhcp6host-routed-network-range")),
    (DhcpRange, AddFirst, "dhcp-range-10", "dhcp6host-routed-network", Err("is not entirely within network")),
    (DhcpRange, AddLast, "dhcp-range", "dhcp6host-routed-network", Ok("dhcp6host-routed-network-another-range")),
    (DhcpRange, Delete, "dhcp-range-existing", "nat-network", Ok("nat-network-no-range")),
    (DhcpRange, Delete, "dhcp-range", "nat-network", Err("couldn't locate a matching dhcp range")),
    (ForwardInterface, AddFirst, "interface-eth47", "nat-network-dns-srv-record", Ok("nat-network-forward-ifaces")),
    (ForwardInterface, Delete, "interface-eth1", "nat-network-dns-srv-record", Ok("nat-network-no-forward-ifaces")),
    (ForwardInterface, Delete, "interface-eth47", "nat-network-dns-srv-record", Err("couldn't find an interface entry")),
    (PortGroup, AddFirst, "portgroup-alison", "openvswitch-net", Ok("openvswitch-net-more-portgroups")),
    (PortGroup, AddLast, "portgroup-alice-new", "openvswitch-net", Err("there is an existing portgroup entry")),
    (PortGroup, Modify, "portgroup-alice-new", "openvswitch-net", Ok("openvswitch-net-modified")),
    (PortGroup, Modify, "portgroup-alison", "openvswitch-net", Err("couldn't find a portgroup entry")),
    (PortGroup, Delete, "portgroup-alice-new", "openvswitch-net", Ok("openvswitch-net-without-alice")),
    (PortGroup, Delete, "portgroup-alice-new", "nat-network-dns-srv-record", Err("couldn't find a portgroup entry")),
    (DnsHost, AddFirst, "dns-host-gateway-incomplete", "nat-network-dns-hosts", Err("Missing IP address in network")),
    (DnsHost, AddFirst, "dns-host-pudding", "nat-network-dns-hosts", Ok("nat-network-dns-more-hosts")),
    (DnsHost, Delete, "unparsable-dns-host", "nat-network", Err("Missing ip and hostname")),
    (DnsHost, Delete, "dns-host-gateway-incomplete", "nat-network-dns-hosts", Ok("nat-network-no-hosts")),
    (DnsHost, Modify, "dns-host-modify", "nat-network-dns-hosts", Ok("nat-network-dns-hosts-modified")),
    (DnsHost, Modify, "dns-host-modify-not-existing", "nat-network-dns-hosts", Err("Invalid IP address in network")),
    (DnsTxt, AddFirst, "dns-txt-record-snowman", "nat-network-dns-txt-record", Ok("nat-network-dns-txt-records")),
    (DnsTxt, AddLast, "dns-txt-record-example", "nat-network-dns-txt-record", Err("there is already a DNS TXT record")),
    (DnsTxt, Delete, "dns-txt-record-example", "nat-network-dns-txt-record", Ok("nat-network-dns-txt-none")),
    (DnsTxt, Delete, "dns-txt-record-snowman", "nat-network-dns-txt-record", Err("couldn't locate a matching DNS TXT")),
    (DnsTxt, Modify, "dns-txt-record-modify-success", "nat-network-dns-txt-record", Ok("nat-network-dns-txt-modify-ok")),
    (DnsTxt, Modify, "dns-txt-record-modify-fail", "nat-network-dns-txt-record", Err("couldn't locate a matching DNS TXT")),
    (DnsSrv, AddFirst, "srv-record", "nat-network", Ok("nat-network-dns-srv-record")),
    (DnsSrv, AddLast, "srv-record", "nat-network", Ok("nat-network-dns-srv-record")),
    (DnsSrv, AddLast, "srv-record", "nat-network-dns-srv-record", Err("there is already at least one DNS SRV")),
    (DnsSrv, AddLast, "srv-record-donkey", "nat-network-dns-srv-record", Ok("nat-network-dns-srv-records")),
    (DnsSrv, Delete, "srv-record-service", "nat-network", Err("couldn't locate a matching DNS SRV")),
    (DnsSrv, Delete, "srv-record-invalid", "nat-network-dns-srv-record", Err("couldn't locate a matching DNS SRV")),
    (DnsSrv, Delete, "srv-record-donkey", "nat-network-dns-srv-records", Ok("nat-network-dns-srv-record")),
    (DnsSrv, Delete, "srv-record-service", "nat-network-dns-srv-records", Err("multiple DNS SRV records")),
    (DnsSrv, Delete, "srv-record-protocol", "nat-network-dns-srv-record", Ok("nat-network")),
];

/// A document from the first of these folders that has it.
fn read(folders: &[&str], name: &str) -> String {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/reference/corpus");
    let mut paths = folders.iter().map(|folder| corpus.join(folder).join(format!("{name}.xml")));
    let path = paths.find(|path| path.exists()).unwrap_or_else(|| panic!("no {name}.xml in {folders:?}"));
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

#[test]
fn sections() {
    let mut bad = Vec::new();
    for (section, command, update, network, outcome) in CASES {
        let xml = read(&["networkxml2xmlin", "networkxml2xmlupdateout"], network);
        let mut network_after = Network::parse(&xml, ParseOptions::default()).unwrap();
        let before = network_after.clone();
        let part = read(&["networkxml2xmlupdatein"], update);
        let result = network_after.update_section(*command, *section, 0, &part);
        let fits = match (&result, outcome) {
            (Ok(()), Ok(name)) => {
                let wanted = common::with_empty_tags(&read(&["networkxml2xmlupdateout"], name));
                network_after.format(Show::default()) == wanted
            }
            (Err(error), Err(part)) => error.message().contains(part) && network_after == before,
            _ => false,
        };
        if !fits {
            bad.push(format!("{section:?} {command:?} {update} on {network}: {result:?}"));
        }
    }
    println!("updates: {} of {} as expected", CASES.len() - bad.len(), CASES.len());
    common::count("networks updated", CASES.len() - bad.len(), CASES.len());
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}

/// The reference's tests stop at the part; its function looks at the whole.
#[test]
fn the_whole_must_be_good() {
    let xml = read(&["networkxml2xmlin"], "nat-network-dns-srv-record");
    let mut network = Network::parse(&xml, ParseOptions::default()).unwrap();
    let before = network.clone();
    let error = network
        .update(AddLast, ForwardInterface, -1, "<interface dev='eth9'/>", Show::default())
        .unwrap_err();
    assert_eq!(
        error.message(),
        "XML error: multiple forwarding interfaces specified for network 'default', only one is supported"
    );
    assert_eq!(network, before);
}

#[test]
fn what_cannot_be_updated() {
    let xml = read(&["networkxml2xmlin"], "nat-network");
    let mut network = Network::parse(&xml, ParseOptions::default()).unwrap();
    let mut message = |command, section, xml: &str| {
        network.update(command, section, -1, xml, Show::default()).unwrap_err().message().to_owned()
    };
    assert_eq!(
        message(AddLast, Bridge, "<bridge/>"),
        "Operation not supported: can't update 'bridge' section of network 'default'"
    );
    assert_eq!(
        message(AddLast, Section::from_number(99), "<x/>"),
        "Operation not supported: can't update unrecognized section of network"
    );
    assert_eq!(
        message(Command::from_number(7), DnsTxt, "<txt name='a' value='b'/>"),
        "Operation not supported: unrecognized network update command code 7"
    );
    assert_eq!(
        message(AddLast, DnsTxt, "<host/>"),
        "XML error: unexpected element <host>, expecting <txt>, while updating network 'default'"
    );
}
