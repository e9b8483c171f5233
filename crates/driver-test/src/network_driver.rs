// SPDX-License-Identifier: LGPL-2.1-or-later
//! The network driver's methods: one line each, which leads to the file of its subject. Ports
//! and leases are not here: the library answers that they are not supported.

use std::sync::Arc;

use virt_core::Result;
use virt_core::driver::{NetworkDriver, NetworkDriverByHand};
use virt_core::event::{Callback, EventId, Filter};
use virt_core::object::{Connect, Network};
use virt_core::types::Listed;
use virt_core::uuid::Uuid;

use crate::hypervisor::TestDriver;
use crate::{network, network_metadata as metadata};

impl NetworkDriverByHand for TestDriver {
    fn network_event_register(
        &self,
        conn: &Connect,
        object: Option<&Arc<Network>>,
        id: EventId,
        callback: Callback,
    ) -> Result<i32> {
        let filter = object.map_or(Filter::Any, |network| Filter::Uuid(network.uuid()));
        self.state.events.register(conn, id, filter, false, callback)
    }

    fn network_event_deregister(&self, conn: &Connect, id: i32) -> Result<()> {
        self.state.events.deregister(conn, id)
    }

    fn network_update(
        &self,
        network: &Arc<Network>,
        command: u32,
        section: u32,
        parent_index: i32,
        xml: &str,
        flags: u32,
    ) -> Result<()> {
        network::update(&self.state, network, (command, section, parent_index), xml, flags)
    }
}

macro_rules! methods {
    ($($name:ident($me:ident $(, $arg:ident: $ty:ty)*) $(-> $ret:ty)? = $body:expr;)*) => {
        impl NetworkDriver for TestDriver {
            $(fn $name(&self $(, $arg: $ty)*) -> Result<methods!(@ret $($ret)?)> {
                let $me = &*self.state;
                $body
            })*
        }
    };
    (@ret) => { () };
    (@ret $ret:ty) => { $ret };
}

methods! {
    connect_list_all_networks(s, c: &Connect, wanted: bool, flags: u32) -> Listed<Network> = network::all(s, c, wanted, flags);
    connect_list_networks(s, _c: &Connect, max: usize) -> Vec<String> = Ok(network::names(s, true, max));
    connect_list_defined_networks(s, _c: &Connect, max: usize) -> Vec<String> = Ok(network::names(s, false, max));
    connect_num_of_networks(s, _c: &Connect) -> i32 = Ok(network::count(s, true));
    connect_num_of_defined_networks(s, _c: &Connect) -> i32 = Ok(network::count(s, false));
    network_lookup_by_name(s, c: &Connect, name: &str) -> Arc<Network> = network::by_name(s, c, name);
    network_lookup_by_uuid(s, c: &Connect, uuid: &Uuid) -> Arc<Network> = network::by_uuid(s, c, uuid);
    network_create_xml(s, c: &Connect, xml: &str) -> Arc<Network> = network::create_xml(s, c, xml, 0);
    network_create_xml_flags(s, c: &Connect, xml: &str, flags: u32) -> Arc<Network> = network::create_xml(s, c, xml, flags);
    network_define_xml(s, c: &Connect, xml: &str) -> Arc<Network> = network::define_xml(s, c, xml, 0);
    network_define_xml_flags(s, c: &Connect, xml: &str, flags: u32) -> Arc<Network> = network::define_xml(s, c, xml, flags);
    network_undefine(s, n: &Arc<Network>) = network::undefine(s, n);
    network_create(s, n: &Arc<Network>) = network::create(s, n);
    network_destroy(s, n: &Arc<Network>) = network::destroy(s, n);
    network_is_active(s, n: &Arc<Network>) -> bool = network::is_active(s, n);
    network_is_persistent(s, n: &Arc<Network>) -> bool = network::is_persistent(s, n);
    network_get_xml_desc(s, n: &Arc<Network>, flags: u32) -> String = network::xml_desc(s, n, flags);
    network_get_bridge_name(s, n: &Arc<Network>) -> String = network::bridge_name(s, n);
    network_get_autostart(s, n: &Arc<Network>) -> i32 = network::autostart(s, n);
    network_set_autostart(s, n: &Arc<Network>, autostart: i32) = network::set_autostart(s, n, autostart);
    network_get_metadata(s, n: &Arc<Network>, kind: i32, uri: Option<&str>, flags: u32) -> String = metadata::get(s, n, kind, uri, flags);
    network_set_metadata(s, n: &Arc<Network>, kind: i32, text: Option<&str>, key: Option<&str>, uri: Option<&str>, flags: u32) = metadata::set(s, n, kind, text, key, uri, flags);
}
