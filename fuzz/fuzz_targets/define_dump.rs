// SPDX-License-Identifier: LGPL-2.1-or-later
//! Documents that the test driver is given: what it tells of an object makes the same object
//! again, to the byte from the second time on.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::sync::OnceLock;
use virt_core::Result;
use virt_core::object::{Connect, ConnectRef};
use virt_core::open::{Mode, open};

fn connect() -> &'static ConnectRef {
    static CONNECT: OnceLock<ConnectRef> = OnceLock::new();
    CONNECT.get_or_init(|| {
        let mode = Mode { read_only: false, no_aliases: true, flags: 0 };
        open(Some("test:///default"), mode, None, &[&driver_test::REGISTRATION]).expect("the test driver")
    })
}

/// Defines, dumps and undefines a domain, also as it is when it runs.
fn domain(conn: &Connect, xml: &str) -> Result<String> {
    let driver = &conn.drivers().hypervisor;
    let domain = driver.domain_define_xml_flags(conn, xml, 0)?;
    let dump = driver.domain_get_xml_desc(&domain, 0);
    if driver.domain_create(&domain).is_ok() {
        let _ = driver.domain_get_xml_desc(&domain, 0);
        let _ = driver.domain_destroy(&domain);
    }
    let _ = driver.domain_undefine_flags(&domain, u32::MAX >> 27);
    dump
}

fn network(conn: &Connect, xml: &str) -> Result<String> {
    let driver = conn.drivers().network.as_ref().expect("networks");
    let network = driver.network_define_xml(conn, xml)?;
    let dump = driver.network_get_xml_desc(&network, 0);
    let _ = driver.network_undefine(&network);
    dump
}

fn pool(conn: &Connect, xml: &str) -> Result<String> {
    let driver = conn.drivers().storage.as_ref().expect("storage");
    let pool = driver.storage_pool_define_xml(conn, xml, 0)?;
    let dump = driver.storage_pool_get_xml_desc(&pool, 0);
    let _ = driver.storage_pool_undefine(&pool);
    dump
}

fn interface(conn: &Connect, xml: &str) -> Result<String> {
    let driver = conn.drivers().interface.as_ref().expect("interfaces");
    let interface = driver.interface_define_xml(conn, xml, 0)?;
    let dump = driver.interface_get_xml_desc(&interface, 0);
    let _ = driver.interface_undefine(&interface);
    dump
}

fuzz_target!(|text: &str| {
    let conn = connect();
    // Line breaks that came as references are line breaks of the text from then on.
    let stable = !text.contains("&#");
    for dump in [domain, network, pool, interface] {
        let Ok(first) = dump(conn, text) else { continue };
        // What is told may be refused where the reference tells less than it needs.
        let Ok(second) = dump(conn, &first) else { continue };
        let Ok(third) = dump(conn, &second) else { continue };
        // The function of an address without bus is told in decimals behind 0x, as by the reference.
        if stable && !second.contains("bus='0x00' slot='0x00' function='0x") {
            assert_eq!(third, second);
        }
    }
});
