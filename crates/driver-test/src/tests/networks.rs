// SPDX-License-Identifier: LGPL-2.1-or-later
//! Networks and interfaces: what the C programs cannot look at, and many threads at once.

use super::*;
use std::sync::atomic::{AtomicU32, Ordering};

use virt_core::driver::{InterfaceDriver, NetworkDriver};
use virt_core::object::Network;

const THREADS: u32 = 8;
const ROUNDS: u32 = 300;
/// Fewer networks than threads times operations, so that they meet.
const NETWORKS: u32 = 8;

fn networks(conn: &Connect) -> &dyn NetworkDriver {
    conn.drivers().network.as_deref().expect("a network driver")
}

fn interfaces(conn: &Connect) -> &dyn InterfaceDriver {
    conn.drivers().interface.as_deref().expect("an interface driver")
}

fn network(name: &str, number: u32) -> String {
    format!("<network><name>{name}</name><uuid>{}</uuid></network>", uuid(number))
}

fn list(conn: &Connect, flags: u32) -> Vec<Arc<Network>> {
    match networks(conn).connect_list_all_networks(conn, true, flags).unwrap() {
        Listed::Objects(networks) => networks,
        Listed::Count(_) => panic!("asked for all"),
    }
}

#[test]
fn a_state_begins_empty_and_lists_by_name() {
    let conn = connection();
    let driver = networks(&conn);
    assert!(list(&conn, 0).is_empty());
    for (number, name) in ["c", "a", "b"].into_iter().enumerate() {
        driver.network_define_xml(&conn, &network(name, number as u32)).unwrap();
    }
    let names: Vec<_> = list(&conn, 0).iter().map(|network| network.name().to_owned()).collect();
    assert_eq!(names, ["a", "b", "c"]);
    assert_eq!(driver.connect_list_defined_networks(&conn, 2).unwrap(), ["a", "b"]);
}

#[test]
fn a_refused_update_changes_nothing() {
    const ADD: u32 = 3;
    const TXT: u32 = 11;
    const ENTRY: &str = "<txt name='a' value='b'/>";
    let conn = connection();
    let driver = networks(&conn);
    let handle = driver.network_define_xml(&conn, &network("n", 1)).unwrap();
    driver.network_create(&handle).unwrap();
    let before = driver.network_get_xml_desc(&handle, 0).unwrap();
    driver.network_update(&handle, ADD, TXT, -1, ENTRY, 2).unwrap();
    // The running definition would take it, but the stored one has it already.
    let text = refused(driver.network_update(&handle, ADD, TXT, -1, ENTRY, 3));
    assert!(text.contains("already"), "{text}");
    assert_eq!(driver.network_get_xml_desc(&handle, 0).unwrap(), before);
    driver.network_update(&handle, ADD, TXT, -1, ENTRY, 1).unwrap();
    assert_ne!(driver.network_get_xml_desc(&handle, 0).unwrap(), before);
}

#[test]
fn an_interface_without_an_address_has_none() {
    let conn = connection();
    let driver = interfaces(&conn);
    let bridge = "<interface type='bridge' name='br0'><bridge/></interface>";
    driver.interface_define_xml(&conn, bridge, 0).unwrap();
    for mac in ["", "aa:bb:cc:dd:ee:ff"] {
        let text = refused(driver.interface_lookup_by_mac_string(&conn, mac));
        assert_eq!(text, format!("Interface not found: no interface with matching mac '{mac}'"));
    }
    let card = "<interface type='ethernet' name='eth0'><mac address='AA:bb:cc:dd:ee:ff'/></interface>";
    driver.interface_define_xml(&conn, card, 0).unwrap();
    let found = driver.interface_lookup_by_mac_string(&conn, "aa:BB:cc:dd:ee:ff").unwrap();
    assert_eq!(found.name(), "eth0");
}

/// Does something to a network that others are doing things to. Most calls may fail, since the
/// network may be in any state; those that succeed must make sense.
fn disturb(conn: &Connect, dice: u32) {
    let d = networks(conn);
    let number = dice % NETWORKS;
    let name = format!("n{number}");
    let found = d.network_lookup_by_name(conn, &name).ok();
    if let Some(network) = &found {
        assert_eq!((network.name(), network.uuid()), (&*name, &uuid(number)));
    }
    match (dice / NETWORKS % 8, found) {
        (0 | 1, _) => drop(d.network_define_xml(conn, &network(&name, number))),
        (2, _) => drop(d.network_create_xml(conn, &network(&name, number))),
        (3, Some(network)) => drop(d.network_create(&network)),
        (4, Some(network)) => drop(d.network_destroy(&network)),
        (5, Some(network)) => drop(d.network_undefine(&network)),
        (6, Some(network)) => {
            drop(d.network_set_metadata(&network, 1, Some("title"), None, None, 0));
            drop(d.network_update(&network, 3, 11, -1, "<txt name='a' value='b'/>", 0));
            if let Ok(xml) = d.network_get_xml_desc(&network, 0) {
                assert!(xml.contains(&uuid(number).to_string()));
            }
        }
        _ => {
            let all = list(conn, 0);
            assert!(all.windows(2).all(|pair| pair[0].name() < pair[1].name()), "each once, by name");
        }
    }
}

#[test]
fn threads_do_not_confuse_the_tables() {
    let conn = connection();
    let seed = AtomicU32::new(1);
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                let mut dice = seed.fetch_add(1, Ordering::Relaxed).wrapping_mul(0x9e37_79b9);
                for _ in 0..ROUNDS {
                    dice ^= dice << 13;
                    dice ^= dice >> 17;
                    dice ^= dice << 5;
                    disturb(&conn, dice);
                }
            });
        }
    });
    let d = networks(&conn);
    let all = list(&conn, 0);
    let running = d.connect_num_of_networks(&conn).unwrap();
    assert_eq!(running + d.connect_num_of_defined_networks(&conn).unwrap(), all.len() as i32);
    for network in &all {
        let by_uuid = d.network_lookup_by_uuid(&conn, network.uuid()).unwrap();
        assert_eq!(by_uuid.name(), network.name());
        drop(d.network_destroy(network));
        drop(d.network_undefine(network));
    }
    assert!(list(&conn, 0).is_empty());
}
