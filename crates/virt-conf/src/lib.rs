// SPDX-License-Identifier: LGPL-2.1-or-later
//! libvirt's documents: from XML to structures and back, to the byte as the reference writes them.
#![forbid(unsafe_code)]

pub mod backup;
pub mod capabilities;
pub mod checkpoint;
pub mod cpu;
pub mod domain;
pub mod domain_caps;
pub mod interface;
pub mod moment;
pub mod net;
pub mod network;
pub mod network_port;
pub mod nodedev;
pub mod nwfilter;
pub mod path;
pub mod schema;
pub mod secret;
pub mod snapshot;
pub mod storage;
pub mod storage_pool;
pub mod storage_pool_caps;
pub mod storage_vol;
pub mod sysinfo;
pub mod test_node;
pub mod validate;
pub mod value;
pub mod xml;

pub use virt_core::uuid::Uuid;
