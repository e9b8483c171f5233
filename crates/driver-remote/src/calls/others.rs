// SPDX-License-Identifier: LGPL-2.1-or-later
//! Networks, storage, devices, secrets.

use crate::events::Target;
use crate::procedures as call;
use crate::remote::Remote;
use std::sync::Arc;
use virt_core::Result;
use virt_core::driver::{
    Feature, InterfaceDriverByHand, NWFilterDriverByHand, NetworkDriverByHand, NodeDeviceDriverByHand,
    SecretDriverByHand, StorageDriverByHand,
};
use virt_core::event::{Callback, EventId};
use virt_core::object::{Connect, Network, NetworkPort, NodeDevice, Secret, StoragePool};
use virt_core::typed_params::TypedParam;
use virt_core::types::NetworkDHCPLease;

pub(crate) fn network_get_dhcp_leases(
    remote: &Remote,
    network: &Arc<Network>,
    mac: Option<&str>,
    flags: u32,
) -> Result<Vec<NetworkDHCPLease>> {
    Ok(call::network_get_dhcp_leases(&remote.client, network, mac, 1, flags)?.0)
}

pub(crate) fn network_port_get_parameters(
    remote: &Remote,
    port: &Arc<NetworkPort>,
    flags: u32,
) -> Result<Vec<TypedParam>> {
    Ok(call::network_port_get_parameters(&remote.client, port, 0, flags)?.0)
}

impl NetworkDriverByHand for Remote {
    fn network_event_register(
        &self,
        conn: &Connect,
        object: Option<&Arc<Network>>,
        id: EventId,
        callback: Callback,
    ) -> Result<i32> {
        self.register(conn, Target::Network(object), id, callback)
    }

    fn network_event_deregister(&self, conn: &Connect, id: i32) -> Result<()> {
        self.deregister(conn, id)
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
        // Older daemons take the two in each other's place, and do not have the feature.
        let right = self.feature(Feature::NetworkUpdateHasCorrectOrder)?;
        let (first, second) = if right { (command, section) } else { (section, command) };
        call::network_update(&self.client, network, first, second, parent_index, xml, flags)
    }
}

impl StorageDriverByHand for Remote {
    fn storage_pool_event_register(
        &self,
        conn: &Connect,
        object: Option<&Arc<StoragePool>>,
        id: EventId,
        callback: Callback,
    ) -> Result<i32> {
        self.register(conn, Target::StoragePool(object), id, callback)
    }

    fn storage_pool_event_deregister(&self, conn: &Connect, id: i32) -> Result<()> {
        self.deregister(conn, id)
    }
}

impl NodeDeviceDriverByHand for Remote {
    fn node_device_event_register(
        &self,
        conn: &Connect,
        object: Option<&Arc<NodeDevice>>,
        id: EventId,
        callback: Callback,
    ) -> Result<i32> {
        self.register(conn, Target::NodeDevice(object), id, callback)
    }

    fn node_device_event_deregister(&self, conn: &Connect, id: i32) -> Result<()> {
        self.deregister(conn, id)
    }

    fn node_device_get_parent(&self, dev: &Arc<NodeDevice>) -> Result<Option<String>> {
        call::node_device_get_parent(&self.client, dev.name())
    }
}

impl SecretDriverByHand for Remote {
    fn secret_event_register(
        &self,
        conn: &Connect,
        object: Option<&Arc<Secret>>,
        id: EventId,
        callback: Callback,
    ) -> Result<i32> {
        self.register(conn, Target::Secret(object), id, callback)
    }

    fn secret_event_deregister(&self, conn: &Connect, id: i32) -> Result<()> {
        self.deregister(conn, id)
    }

    fn secret_get_value(&self, secret: &Arc<Secret>, flags: u32) -> Result<Vec<u8>> {
        call::secret_get_value(&self.client, secret, flags)
    }
}

impl InterfaceDriverByHand for Remote {}

impl NWFilterDriverByHand for Remote {}
