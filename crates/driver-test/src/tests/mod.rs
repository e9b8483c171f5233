// SPDX-License-Identifier: LGPL-2.1-or-later
//! The driver through its methods, as connections use it.

mod connections;
mod domains;
mod events;
mod networks;
mod plug;
mod storage;
mod stress;

use std::sync::Arc;

use virt_core::driver::HypervisorDriver;
use virt_core::object::{Connect, ConnectRef, Domain, Opening};
use virt_core::types::Listed;
use virt_core::uuid::Uuid;

use crate::host::Host;
use crate::open;
use crate::state::{Contents, State};

/// A connection to a state of its own, without domains.
fn connection() -> ConnectRef {
    let state = Arc::new(State::new(Host::new(), Contents::NONE));
    Connect::new(&Opening::default(), None, open::drivers(state))
}

fn driver(conn: &Connect) -> &dyn HypervisorDriver {
    &*conn.drivers().hypervisor
}

fn uuid(number: u32) -> Uuid {
    let mut bytes = [7; 16];
    bytes[12..].copy_from_slice(&number.to_be_bytes());
    Uuid(bytes)
}

/// A small document; the number makes the UUID.
fn document(name: &str, number: u32) -> String {
    format!(
        "<domain type='test'><name>{name}</name><uuid>{}</uuid><memory>8192</memory>\
         <vcpu>2</vcpu><os><type>hvm</type></os></domain>",
        uuid(number)
    )
}

fn define(conn: &Connect, name: &str, number: u32) -> Arc<Domain> {
    driver(conn).domain_define_xml(conn, &document(name, number)).unwrap()
}

/// The error's text.
fn refused<T>(result: virt_core::Result<T>) -> String {
    result.err().expect("an error").message().to_owned()
}

fn listed(conn: &Connect, flags: u32) -> Vec<Arc<Domain>> {
    match driver(conn).connect_list_all_domains(conn, true, flags).unwrap() {
        Listed::Objects(domains) => domains,
        Listed::Count(_) => panic!("asked for all"),
    }
}
