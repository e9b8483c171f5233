// SPDX-License-Identifier: LGPL-2.1-or-later
//! An open connection.

use crate::events::{Inbox, Link, Registrations};
use crate::open::Again;
use crate::procedures as call;
use parking_lot::Mutex;
use std::os::fd::OwnedFd;
use std::sync::atomic::{AtomicU8, AtomicU32, Ordering};
use std::sync::{Arc, Weak};
use std::time::Duration;
use virt_core::driver::Feature;
use virt_core::object::Drivers;
use virt_core::stream::Stream;
use virt_core::typed_params::TypedParam;
use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};
use virt_rpc::{Client, Program, Reply};
use virt_wire::Encoder;

/// What opening found out.
pub struct Facts {
    /// Whether nobody on the way can read along or change anything.
    pub secure: bool,
    /// How to open it anew, for one that comes back when it is lost.
    pub again: Option<Again>,
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
    /// How to open it anew, for one that comes back.
    again: Option<Again>,
    /// How often it was opened anew.
    epoch: AtomicU32,
    /// As whom the program acts, where it said so.
    identity: Mutex<Option<(Vec<TypedParam>, u32)>>,
    generation: u32,
}

const UNKNOWN: u8 = 0;
const LACKS: u8 = 1;
const HAS: u8 = 2;

impl Remote {
    /// A connection that has been opened.
    pub fn new(client: Client, inbox: Arc<Inbox>, facts: Facts) -> Arc<Remote> {
        Arc::new_cyclic(|me: &Weak<Remote>| {
            let link = Link { client: client.clone(), epoch: 0 };
            let comes_back = facts.again.is_some();
            let client = match comes_back {
                true => client.renewable(reopen(me.clone())),
                false => client,
            };
            inbox.watch(&client, comes_back);
            Remote {
                client,
                secure: facts.secure,
                inbox,
                registrations: Registrations::new(link),
                features: Default::default(),
                again: facts.again,
                epoch: AtomicU32::new(0),
                identity: Mutex::default(),
                generation: virt_sys::fork::generation(),
            }
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
        self.feature_at(&self.client, feature)
    }

    /// The same, asking by that connection.
    pub(crate) fn feature_at(&self, client: &Client, feature: Feature) -> Result<bool> {
        let known = &self.features[feature as usize - 1];
        match known.load(Ordering::Relaxed) {
            HAS => Ok(true),
            LACKS => Ok(false),
            _ => {
                let has = call::connect_supports_feature(client, feature as i32)? != 0;
                known.store(if has { HAS } else { LACKS }, Ordering::Relaxed);
                Ok(has)
            }
        }
    }

    /// Says as whom the program acts.
    pub(crate) fn set_identity(&self, params: &[TypedParam], flags: u32) -> Result<()> {
        call::connect_set_identity(&self.client, params, flags)?;
        if self.again.is_some() {
            *self.identity.lock() = Some((params.to_vec(), flags));
        }
        Ok(())
    }

    /// Whether it is opened anew when it is lost.
    pub(crate) fn comes_back(&self) -> bool {
        self.again.is_some()
    }

    /// Opens another connection in the lost one's place, in the same state.
    fn open_anew(&self, again: &Again, limit: Option<Duration>) -> Result<Client> {
        let epoch = self.epoch.fetch_add(1, Ordering::Relaxed) + 1;
        let arrived = again.go(self.inbox.sink(epoch), limit)?;
        let client = arrived.client;
        if self.secure && !arrived.secure {
            client.close();
            let text = "the connection would not be secure any more".to_owned();
            return Err(Error::new(ErrorDomain::REMOTE, ErrorCode::AUTH_FAILED, text));
        }
        self.restore(Link { client: client.clone(), epoch }).inspect_err(|_| client.close())?;
        client.set_call_timeout(again.call_timeout());
        Ok(client)
    }

    fn restore(&self, link: Link) -> Result<()> {
        // It may be another version of the daemon.
        for known in &self.features {
            known.store(UNKNOWN, Ordering::Relaxed);
        }
        let identity = self.identity.lock().clone();
        if let Some((params, flags)) = identity {
            call::connect_set_identity(&link.client, &params, flags)?;
        }
        let told = self.inbox.is_watched()
            && self.feature_at(&link.client, Feature::RemoteCloseCallback).unwrap_or(false);
        if told {
            call::connect_register_close_callback(&link.client)?;
        }
        self.register_anew(link)
    }
}

/// Opens the connection of that driver anew.
fn reopen(remote: Weak<Remote>) -> Box<virt_rpc::Reopen> {
    Box::new(move |limit| {
        let remote = remote.upgrade();
        match remote.as_ref().and_then(|remote| Some((remote, remote.again.as_ref()?))) {
            Some((remote, again)) => remote.open_anew(again, limit),
            None => Err(Error::internal(ErrorDomain::RPC, tr!("client socket is closed"))),
        }
    })
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
            let _ = self.client.as_it_is().and_then(|client| call::connect_close(&client));
            self.client.close();
        }
    }
}
