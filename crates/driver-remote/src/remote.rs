// SPDX-License-Identifier: LGPL-2.1-or-later
//! An open connection.

use std::sync::Arc;

use virt_core::driver::{HypervisorDriver, HypervisorDriverByHand};
use virt_core::object::Drivers;
use virt_rpc::{Client, Events};

/// Where events wait that come before, and while, the connection is in use.
pub struct Inbox {}

impl Inbox {
    /// An empty one.
    pub fn new() -> Arc<Inbox> {
        Arc::new(Inbox {})
    }

    /// Where the client puts events in.
    pub fn sink(self: &Arc<Inbox>) -> Box<Events> {
        let inbox = self.clone();
        Box::new(move |_program, _procedure, _body| _ = &inbox)
    }
}

/// What opening found out.
pub struct Facts {
    /// Whether nobody on the way can read along or change anything.
    pub secure: bool,
}

/// An open connection.
pub struct Remote {
    client: Client,
    #[expect(dead_code)]
    secure: bool,
    #[expect(dead_code)]
    inbox: Arc<Inbox>,
    generation: u32,
}

impl Remote {
    /// A connection that has been opened.
    pub fn new(client: Client, inbox: Arc<Inbox>, facts: Facts) -> Arc<Remote> {
        Arc::new(Remote { client, secure: facts.secure, inbox, generation: virt_sys::fork::generation() })
    }

    /// It as the drivers of a connection.
    pub fn drivers(self: Arc<Remote>) -> Drivers {
        Drivers {
            hypervisor: self,
            network: None,
            interface: None,
            storage: None,
            node_device: None,
            secret: None,
            nwfilter: None,
        }
    }
}

/// The number of `REMOTE_PROC_CONNECT_CLOSE`.
const CONNECT_CLOSE: i32 = 2;

impl Drop for Remote {
    fn drop(&mut self) {
        // In a forked child the connection is the parent's.
        if virt_sys::fork::generation() == self.generation {
            // A daemon that is gone needs no farewell.
            let _ = self.client.call(crate::REMOTE, CONNECT_CLOSE, &[], &[]);
            self.client.close();
        }
    }
}

impl HypervisorDriver for Remote {}

impl HypervisorDriverByHand for Remote {
    fn name(&self) -> &'static str {
        "remote"
    }
}
