// SPDX-License-Identifier: LGPL-2.1-or-later
//! The host's devices: all of them behind one lock, listed by name.

use std::collections::BTreeMap;
use std::sync::Arc;

use parking_lot::RwLock;
use virt_abi::virConnectListAllNodeDeviceFlags::{self as Filter, *};
use virt_abi::virNodeDeviceCreateXMLFlags::VIR_NODE_DEVICE_CREATE_XML_VALIDATE;
use virt_abi::virNodeDeviceEventID::VIR_NODE_DEVICE_EVENT_ID_LIFECYCLE;
use virt_abi::virNodeDeviceEventLifecycleType::{self as Lifecycle, *};
use virt_abi::virNodeDeviceXMLFlags::VIR_NODE_DEVICE_XML_INACTIVE;
use virt_conf::nodedev::{Capability, CapabilityType, Definition, Origin, ScsiHost};
use virt_core::driver::{NodeDeviceDriver, NodeDeviceDriverByHand};
use virt_core::event::{self, Callback, Event, EventId, Family, Payload, Subject};
use virt_core::object::{Connect, NodeDevice as Handle};
use virt_core::types::Listed;
use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::checks::{self, fail};
use crate::hypervisor::TestDriver;

/// The devices that a default state begins with.
pub const DEFAULT: [&str; 4] = [
    "<device><name>computer</name><capability type='system'>
<hardware><vendor>Libvirt</vendor><version>Test driver</version><serial>123456</serial>
<uuid>11111111-2222-3333-4444-555555555555</uuid></hardware>
<firmware><vendor>Libvirt</vendor><version>Test Driver</version>
<release_date>01/22/2007</release_date></firmware>
</capability></device>",
    "<device><name>scsi_host1</name><parent>computer</parent><capability type='scsi_host'>
<host>1</host><unique_id>0</unique_id>
<capability type='fc_host'><wwnn>2000000012341234</wwnn><wwpn>1000000012341234</wwpn>
<fabric_wwn>2000000043214321</fabric_wwn></capability>
<capability type='vport_ops'><max_vports>127</max_vports><vports>1</vports></capability>
</capability></device>",
    "<device><name>scsi_host2</name><parent>computer</parent><capability type='scsi_host'>
<host>2</host><unique_id>1</unique_id>
<capability type='fc_host'><wwnn>2000000056785678</wwnn><wwpn>1000000056785678</wwpn>
<fabric_wwn>2000000087658765</fabric_wwn></capability>
<capability type='vport_ops'><max_vports>127</max_vports><vports>0</vports></capability>
</capability></device>",
    "<device><name>scsi_host11</name><parent>scsi_host1</parent><capability type='scsi_host'>
<host>11</host><unique_id>10</unique_id>
<capability type='fc_host'><wwnn>2000000034563456</wwnn><wwpn>1000000034563456</wwpn>
<fabric_wwn>2000000043214321</fabric_wwn></capability>
</capability></device>",
];

/// The device that ports are made after, and the name that each of them gets.
const VPORT_MODEL: &str = "scsi_host11";
const VPORT: &str = "scsi_host12";

/// Pairs of filters: is, is not.
const ACTIVITY: [Filter; 2] = [VIR_CONNECT_LIST_NODE_DEVICES_ACTIVE, VIR_CONNECT_LIST_NODE_DEVICES_INACTIVE];
const PERSISTENCE: [Filter; 2] =
    [VIR_CONNECT_LIST_NODE_DEVICES_PERSISTENT, VIR_CONNECT_LIST_NODE_DEVICES_TRANSIENT];

/// Filters by capability.
const CAPABILITIES: [(CapabilityType, Filter); 24] = [
    (CapabilityType::System, VIR_CONNECT_LIST_NODE_DEVICES_CAP_SYSTEM),
    (CapabilityType::Pci, VIR_CONNECT_LIST_NODE_DEVICES_CAP_PCI_DEV),
    (CapabilityType::UsbDevice, VIR_CONNECT_LIST_NODE_DEVICES_CAP_USB_DEV),
    (CapabilityType::Usb, VIR_CONNECT_LIST_NODE_DEVICES_CAP_USB_INTERFACE),
    (CapabilityType::Net, VIR_CONNECT_LIST_NODE_DEVICES_CAP_NET),
    (CapabilityType::ScsiHost, VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI_HOST),
    (CapabilityType::ScsiTarget, VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI_TARGET),
    (CapabilityType::Scsi, VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI),
    (CapabilityType::Storage, VIR_CONNECT_LIST_NODE_DEVICES_CAP_STORAGE),
    (CapabilityType::FcHost, VIR_CONNECT_LIST_NODE_DEVICES_CAP_FC_HOST),
    (CapabilityType::Vports, VIR_CONNECT_LIST_NODE_DEVICES_CAP_VPORTS),
    (CapabilityType::ScsiGeneric, VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI_GENERIC),
    (CapabilityType::Drm, VIR_CONNECT_LIST_NODE_DEVICES_CAP_DRM),
    (CapabilityType::MdevTypes, VIR_CONNECT_LIST_NODE_DEVICES_CAP_MDEV_TYPES),
    (CapabilityType::Mdev, VIR_CONNECT_LIST_NODE_DEVICES_CAP_MDEV),
    (CapabilityType::Ccw, VIR_CONNECT_LIST_NODE_DEVICES_CAP_CCW_DEV),
    (CapabilityType::Css, VIR_CONNECT_LIST_NODE_DEVICES_CAP_CSS_DEV),
    (CapabilityType::Vdpa, VIR_CONNECT_LIST_NODE_DEVICES_CAP_VDPA),
    (CapabilityType::ApCard, VIR_CONNECT_LIST_NODE_DEVICES_CAP_AP_CARD),
    (CapabilityType::ApQueue, VIR_CONNECT_LIST_NODE_DEVICES_CAP_AP_QUEUE),
    (CapabilityType::ApMatrix, VIR_CONNECT_LIST_NODE_DEVICES_CAP_AP_MATRIX),
    (CapabilityType::Vpd, VIR_CONNECT_LIST_NODE_DEVICES_CAP_VPD),
    (CapabilityType::CcwGroup, VIR_CONNECT_LIST_NODE_DEVICES_CAP_CCWGROUP_DEV),
    (CapabilityType::CcwGroupMember, VIR_CONNECT_LIST_NODE_DEVICES_CAP_CCWGROUP_MEMBER),
];

/// Reads the document of a device that is there.
pub fn parse(xml: &str) -> Result<Definition> {
    Definition::parse(xml, Origin::Existing)
}

struct Device {
    definition: Arc<Definition>,
    /// Devices that a program had made are neither.
    active: bool,
    persistent: bool,
}

impl Device {
    /// The adapter that can make virtual ports.
    fn can_make_vports(&self) -> bool {
        self.adapters().any(|host| host.vport_ops.is_some())
    }

    fn adapters(&self) -> impl Iterator<Item = &ScsiHost> {
        self.definition.capabilities.iter().filter_map(|capability| match capability {
            Capability::ScsiHost(host) => Some(&**host),
            _ => None,
        })
    }

    fn has(&self, kind: CapabilityType) -> bool {
        self.definition.capability_types().any(|found| found == kind)
    }

    /// Whether it has the capability of that name; unknown ones no device has.
    fn has_word(&self, word: Option<&str>) -> bool {
        word.is_none_or(|word| CapabilityType::from_word(word).is_some_and(|kind| self.has(kind)))
    }

    fn passes(&self, flags: u32) -> bool {
        let wanted = |(_, filter): &&(CapabilityType, Filter)| flags & *filter as u32 != 0;
        let mut kinds = CAPABILITIES.iter().filter(wanted).peekable();
        (kinds.peek().is_none() || kinds.any(|(kind, _)| self.has(*kind)))
            && checks::passes(flags, ACTIVITY[0] as u32, ACTIVITY[1] as u32, self.active)
            && checks::passes(flags, PERSISTENCE[0] as u32, PERSISTENCE[1] as u32, self.persistent)
    }

    fn handle(&self, conn: &Connect) -> Arc<Handle> {
        handle(conn, &self.definition.name, self.definition.parent.name.as_deref())
    }
}

/// A handle that knows its parent already.
fn handle(conn: &Connect, name: &str, parent: Option<&str>) -> Arc<Handle> {
    let handle = Handle::new(conn, name);
    if let Some(parent) = parent {
        // What is set here is found when the program asks; it cannot fail.
        let _ = handle.parent(|| Ok(Some(parent.to_owned())));
    }
    handle
}

/// The devices of a state.
#[derive(Default)]
pub struct Devices(RwLock<BTreeMap<Box<str>, Device>>);

#[cold]
fn no_name(name: &str) -> Error {
    fail(ErrorCode::NO_NODE_DEVICE, tr!("no node device with matching name '%1$s'", name))
}

/// An error that the reference's device configuration code reports.
#[cold]
fn fail_nodedev(text: String) -> Error {
    Error::new(ErrorDomain::NODEDEV, ErrorCode::INTERNAL_ERROR, text)
}

fn event(name: &str, event: Lifecycle) -> Event {
    Event {
        id: EventId(Family::NodeDevice, VIR_NODE_DEVICE_EVENT_ID_LIFECYCLE as i32),
        subject: Subject::NodeDevice { name: name.into() },
        payload: Payload::Lifecycle { event: event as i32, detail: 0 },
    }
}

impl Devices {
    /// Adds a device of the host.
    pub fn add(&self, mut definition: Definition) {
        definition.activate_mdevs();
        let name = definition.name.clone();
        let device = Device { definition: Arc::new(definition), active: true, persistent: true };
        self.0.write().insert(name, device);
    }

    fn with<T>(&self, name: &str, work: impl FnOnce(&Device) -> T) -> Result<T> {
        self.0.read().get(name).map(work).ok_or_else(|| no_name(name))
    }

    /// Makes a virtual port on a Fibre Channel with these names: a copy of the one that is
    /// always there. The answer is its name, and what is to be told.
    pub fn create_vport(&self, wwnn: &str, wwpn: &str) -> Result<(&'static str, Event)> {
        let mut devices = self.0.write();
        let model = devices.get(VPORT_MODEL).ok_or_else(|| no_name(VPORT_MODEL))?;
        let mut definition = (*model.definition).clone();
        definition.name = VPORT.into();
        for capability in &mut definition.capabilities {
            let Capability::ScsiHost(host) = capability else { continue };
            match &mut host.fc_host {
                Some(fc) => (fc.wwnn, fc.wwpn) = (wwnn.into(), wwpn.into()),
                None => {
                    host.host = host.host.wrapping_add(1);
                    host.unique_id = host.unique_id.map(|id| id.wrapping_add(1));
                }
            }
        }
        let definition = Arc::new(definition);
        match devices.get_mut(VPORT) {
            Some(device) => device.definition = definition,
            None => {
                let device = Device { definition, active: false, persistent: false };
                devices.insert(VPORT.into(), device);
            }
        }
        Ok((VPORT, event(VPORT, VIR_NODE_DEVICE_EVENT_CREATED)))
    }

    /// Removes that port.
    pub fn destroy_vport(&self) -> Result<Event> {
        match self.0.write().remove(VPORT) {
            Some(_) => Ok(event(VPORT, VIR_NODE_DEVICE_EVENT_DELETED)),
            None => Err(no_name(VPORT)),
        }
    }

    /// Looks for the adapter that a new device is to hang on.
    fn check_parent(&self, new: &Definition) -> Result<()> {
        let devices = self.0.read();
        let missing = || fail_nodedev(tr!("Could not find parent device for '%1$s'", &*new.name));
        let parent = &new.parent;
        let found = if let Some(name) = &parent.name {
            devices.get(name).ok_or_else(missing)?
        } else if let (Some(wwnn), Some(wwpn)) = (&parent.wwnn, &parent.wwpn) {
            let is = |device: &&Device| {
                device.can_make_vports()
                    && device.definition.fc_host().is_ok_and(|fc| fc.wwnn == *wwnn && fc.wwpn == *wwpn)
            };
            devices.values().find(is).ok_or_else(missing)?
        } else if let Some(fabric) = &parent.fabric_wwn {
            let is = |device: &&Device| {
                device.can_make_vports()
                    && device.definition.fc_host().is_ok_and(|fc| fc.fabric_wwn.as_ref() == Some(fabric))
            };
            devices.values().find(is).ok_or_else(missing)?
        } else {
            let none = || fail_nodedev(tr!("Could not find any vport capable device"));
            devices.values().find(|device| device.can_make_vports()).ok_or_else(none)?
        };
        if found.can_make_vports() {
            return Ok(());
        }
        let name = &*found.definition.name;
        Err(fail_nodedev(tr!("Parent device %1$s is not capable of vport operations", name)))
    }

    /// Removes a port on a Fibre Channel whose parent is still there.
    fn destroy(&self, name: &str) -> Result<Event> {
        let mut devices = self.0.write();
        let definition = &devices.get(name).ok_or_else(|| no_name(name))?.definition;
        definition.fc_host()?;
        let parent = definition.parent.name.as_deref();
        if !parent.is_some_and(|parent| devices.contains_key(parent)) {
            let text = tr!("cannot find parent '%1$s' definition", parent.unwrap_or("(null)"));
            return Err(fail(ErrorCode::INTERNAL_ERROR, text));
        }
        devices.remove(name);
        Ok(event(name, VIR_NODE_DEVICE_EVENT_DELETED))
    }
}

impl NodeDeviceDriverByHand for TestDriver {
    fn node_device_event_register(
        &self,
        conn: &Connect,
        object: Option<&Arc<Handle>>,
        id: EventId,
        callback: Callback,
    ) -> Result<i32> {
        let filter = object.map_or(event::Filter::Any, |device| event::Filter::Name(device.name()));
        self.state.events.register(conn, id, filter, false, callback)
    }

    fn node_device_event_deregister(&self, conn: &Connect, id: i32) -> Result<()> {
        self.state.events.deregister(conn, id)
    }

    fn node_device_get_parent(&self, device: &Arc<Handle>) -> Result<Option<String>> {
        match self.state.devices.with(device.name(), |d| d.definition.parent.name.clone())? {
            Some(parent) => Ok(Some(parent.into())),
            None => Err(fail(ErrorCode::INTERNAL_ERROR, tr!("no parent for this device"))),
        }
    }
}

impl NodeDeviceDriver for TestDriver {
    fn node_num_of_devices(&self, _: &Connect, capability: Option<&str>, flags: u32) -> Result<i32> {
        checks::flags("testNodeNumOfDevices", flags, 0)?;
        let devices = self.state.devices.0.read();
        Ok(devices.values().filter(|device| device.has_word(capability)).count() as i32)
    }

    fn node_list_devices(
        &self,
        _: &Connect,
        capability: Option<&str>,
        max: usize,
        flags: u32,
    ) -> Result<Vec<String>> {
        checks::flags("testNodeListDevices", flags, 0)?;
        let devices = self.state.devices.0.read();
        let these = devices.iter().filter(|(_, device)| device.has_word(capability));
        Ok(these.take(max).map(|(name, _)| name.to_string()).collect())
    }

    fn connect_list_all_node_devices(
        &self,
        conn: &Connect,
        wanted: bool,
        flags: u32,
    ) -> Result<Listed<Handle>> {
        let pairs = ACTIVITY.iter().chain(&PERSISTENCE).fold(0, |known, filter| known | *filter as u32);
        let known = CAPABILITIES.iter().fold(pairs, |known, (_, filter)| known | *filter as u32);
        checks::flags("testConnectListAllNodeDevices", flags, known)?;
        let devices = self.state.devices.0.read();
        let found = devices.values().filter(|device| device.passes(flags));
        if !wanted {
            return Ok(Listed::Count(found.count()));
        }
        Ok(found.map(|device| device.handle(conn)).collect::<Vec<_>>().into())
    }

    fn node_device_lookup_by_name(&self, conn: &Connect, name: &str) -> Result<Arc<Handle>> {
        self.state.devices.with(name, |device| device.handle(conn))
    }

    fn node_device_get_xml_desc(&self, device: &Arc<Handle>, flags: u32) -> Result<String> {
        let inactive = VIR_NODE_DEVICE_XML_INACTIVE as u32;
        checks::flags("testNodeDeviceGetXMLDesc", flags, inactive)?;
        let wanted = flags & inactive != 0;
        let (definition, active) = self.state.devices.with(device.name(), |d| {
            if wanted && !d.persistent {
                let text = tr!("node device '%1$s' is not persistent", &*d.definition.name);
                return Err(fail(ErrorCode::OPERATION_INVALID, text));
            }
            Ok((d.definition.clone(), d.active))
        })??;
        Ok(definition.format(wanted || !active))
    }

    fn node_device_num_of_caps(&self, device: &Arc<Handle>) -> Result<i32> {
        self.state.devices.with(device.name(), |d| d.definition.capabilities.len() as i32)
    }

    fn node_device_list_caps(&self, device: &Arc<Handle>, max: usize) -> Result<Vec<String>> {
        self.state.devices.with(device.name(), |d| {
            let kinds = d.definition.capabilities.iter().map(Capability::kind);
            kinds.take(max).map(|kind| kind.as_str().to_owned()).collect()
        })
    }

    fn node_device_create_xml(&self, conn: &Connect, xml: &str, flags: u32) -> Result<Arc<Handle>> {
        let validate = VIR_NODE_DEVICE_CREATE_XML_VALIDATE as u32;
        checks::flags("testNodeDeviceCreateXML", flags, validate)?;
        let parse = if flags & validate != 0 { Definition::parse_valid } else { Definition::parse };
        let definition = parse(xml, Origin::New { hypervisor: "TEST" })?;
        let fc = definition.fc_host()?;
        self.state.devices.check_parent(&definition)?;
        let (name, event) = self.state.devices.create_vport(&fc.wwnn, &fc.wwpn)?;
        self.state.events.queue(event);
        Ok(handle(conn, name, definition.parent.name.as_deref()))
    }

    fn node_device_destroy(&self, device: &Arc<Handle>) -> Result<()> {
        let event = self.state.devices.destroy(device.name())?;
        self.state.events.queue(event);
        Ok(())
    }

    fn node_device_is_active(&self, device: &Arc<Handle>) -> Result<bool> {
        self.state.devices.with(device.name(), |d| d.active)
    }

    fn node_device_is_persistent(&self, device: &Arc<Handle>) -> Result<bool> {
        self.state.devices.with(device.name(), |d| d.persistent)
    }
}
