// SPDX-License-Identifier: LGPL-2.1-or-later
//! An open connection.

use crate::events::{Inbox, Registrations};
use crate::procedures as call;
use std::os::fd::OwnedFd;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use virt_core::driver::Feature;
use virt_core::object::Drivers;
use virt_core::stream::Stream;
use virt_core::{Error, ErrorDomain, Result, tr};
use virt_rpc::{Client, Program, Reply};
use virt_wire::Encoder;

/// What opening found out.
pub struct Facts {
    /// Whether nobody on the way can read along or change anything.
    pub secure: bool,
}

/// How many features have a number, which starts at 1.
const FEATURES: usize = Feature::NetworkUpdateHasCorrectOrder as usize;

/// An open connection.
pub struct Remote {
    pub(crate) client: Client,
    pub(crate) secure: bool,
    pub(crate) inbox: Arc<Inbox>,
    pub(crate) registrations: Registrations,
    /// What the daemon said of each feature, once it was asked.
    features: [AtomicU8; FEATURES],
    generation: u32,
}

const UNKNOWN: u8 = 0;
const LACKS: u8 = 1;
const HAS: u8 = 2;

impl Remote {
    /// A connection that has been opened.
    pub fn new(client: Client, inbox: Arc<Inbox>, facts: Facts) -> Arc<Remote> {
        inbox.watch(&client);
        Arc::new(Remote {
            client,
            secure: facts.secure,
            inbox,
            registrations: Registrations::default(),
            features: Default::default(),
            generation: virt_sys::fork::generation(),
        })
    }

    /// It as the drivers of a connection.
    pub fn drivers(self: Arc<Remote>) -> Drivers {
        Drivers {
            hypervisor: self.clone(),
            network: Some(self.clone()),
            interface: Some(self.clone()),
            storage: Some(self.clone()),
            node_device: Some(self.clone()),
            secret: Some(self.clone()),
            nwfilter: Some(self),
        }
    }

    /// Calls a procedure with arguments that are written.
    pub(crate) fn call(&self, program: Program, procedure: i32, args: Encoder) -> Result<Reply> {
        self.client.call(program, procedure, &args.finish()?, &[])
    }

    /// Calls a procedure that opens a stream, and gives the stream to who moves its bytes.
    pub(crate) fn open_stream(
        &self,
        program: Program,
        procedure: i32,
        args: Encoder,
        stream: &Arc<Stream>,
        sparse: bool,
    ) -> Result<Reply> {
        let (reply, carrier) = self.client.call_stream(program, procedure, &args.finish()?, sparse)?;
        stream.carrier().set(Some(carrier));
        Ok(reply)
    }

    /// Whether the daemon, and the driver behind it, has a feature. It is asked once.
    pub(crate) fn feature(&self, feature: Feature) -> Result<bool> {
        let known = &self.features[feature as usize - 1];
        match known.load(Ordering::Relaxed) {
            HAS => Ok(true),
            LACKS => Ok(false),
            _ => {
                let has = call::connect_supports_feature(&self.client, feature as i32)? != 0;
                known.store(if has { HAS } else { LACKS }, Ordering::Relaxed);
                Ok(has)
            }
        }
    }
}

const _: () = assert!(UNKNOWN == 0, "what an array of features starts as");

/// Copies of a program's descriptors, to go along with a call.
pub(crate) fn copies(fds: &[i32]) -> Result<Vec<OwnedFd>> {
    let copy = |fd: &i32| {
        virt_sys::descriptor::duplicate(*fd)
            .map_err(|error| Error::io(ErrorDomain::RPC, &error, tr!("Cannot duplicate FD %1$d", *fd)))
    };
    fds.iter().map(copy).collect()
}

impl Drop for Remote {
    fn drop(&mut self) {
        // In a forked child the connection is the parent's.
        if virt_sys::fork::generation() == self.generation {
            self.client.on_close(None);
            // A daemon that is gone needs no farewell.
            let _ = call::connect_close(&self.client);
            self.client.close();
        }
    }
}
