// SPDX-License-Identifier: LGPL-2.1-or-later
//! The test driver: a host with domains that exist in memory only.
//!
//! `test:///default` is one state for the process, made when the first connection to it opens
//! and gone when the last one is. `test:///FILE` reads a node file, and each connection has a
//! state of its own.
//!
//! - `state`: what a connection works on; `host`: the machine it pretends to be.
//! - `index`: all domains, found by name, UUID and number; `guest`: one domain; `told`: what
//!   is known of it without asking it, `document`: its XML.
//! - `hypervisor`: the driver's methods, each a line that leads to the file of its subject.
//! - `moments`: a domain's snapshots and checkpoints; `snapshots` and `checkpoints`: what
//!   programs do with them.
//! - `network_index`, `network`, `network_driver`: the same for networks; `interface`: the
//!   host's interfaces.
//! - `storage_index`, `storage`, `volume`, `storage_driver`: the same for storage pools and
//!   their volumes; `content`: a volume's bytes, `volume_bytes` and `volume_stream`: what
//!   programs do with those; `nodedev`: the host's devices.
//!
//! Locks, from the outside in: the index's `changes`, its tables, a guest, the table of
//! numbers. No lock is held when an event is queued, because the program's own event
//! loop may be told of it.
#![forbid(unsafe_code)]

mod addresses;
mod capabilities;
mod checkpoints;
mod checks;
mod content;
mod cpus;
mod definition;
mod devices;
mod document;
mod domain;
mod events;
mod foreign;
mod guest;
mod guest_agent;
mod hash;
mod host;
mod hypervisor;
mod index;
mod interface;
mod iothreads;
mod keys;
mod lifecycle;
mod limits;
mod list;
mod lookup;
mod metadata;
mod moments;
mod network;
mod network_driver;
mod network_index;
mod network_metadata;
mod node;
mod node_file;
mod nodedev;
mod open;
mod perf;
mod pinning;
mod plug;
mod plug_kinds;
mod saved;
mod screenshot;
mod snapshots;
mod state;
mod storage;
mod storage_driver;
mod storage_index;
mod stream_watch;
mod told;
mod tuning;
mod volume;
mod volume_bytes;
mod volume_stream;

#[cfg(test)]
mod tests;

/// How the library knows this driver.
pub static REGISTRATION: virt_core::driver::Registration = virt_core::driver::Registration {
    name: "Test",
    schemes: &["test"],
    local_only: true,
    remote_only: false,
    probe: || Ok(None),
    open: open::open,
};
