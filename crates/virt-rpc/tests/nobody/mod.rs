// SPDX-License-Identifier: LGPL-2.1-or-later
//! A connection whose driver can do nothing: stream objects want one.

use std::sync::Arc;

use virt_core::driver::{HypervisorDriver, HypervisorDriverByHand};
use virt_core::object::{Connect, ConnectRef, Drivers, Opening};

struct Nobody;

impl HypervisorDriver for Nobody {}

impl HypervisorDriverByHand for Nobody {
    fn name(&self) -> &'static str {
        "nobody"
    }
}

pub fn connection() -> ConnectRef {
    let drivers = Drivers {
        hypervisor: Arc::new(Nobody),
        network: None,
        interface: None,
        storage: None,
        node_device: None,
        secret: None,
        nwfilter: None,
    };
    Connect::new(&Opening::default(), None, drivers)
}
