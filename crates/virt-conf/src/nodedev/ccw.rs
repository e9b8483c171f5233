// SPDX-License-Identifier: LGPL-2.1-or-later
//! The channels of s390: `<capability type='ccw'>`, `'css'` and `'ccwgroup'`.

use virt_core::{Result, tr};

use super::field::{Reader, put_capability, put_text, unsupported, xml_error};
use super::mdev::{MdevType, put_types, read_types};
use crate::path;
use crate::schema::required;
use crate::words;
use crate::xml::Writer;

words! {
    /// Whether a device is in use.
    CcwState { Offline = "offline", Online = "online" }
    /// What the members of a group make up: a network card.
    CcwGroupType { QethGeneric = "qeth_generic", QethLayer2 = "qeth_layer2", QethLayer3 = "qeth_layer3" }
}

/// Where on the channels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct CcwAddress {
    pub cssid: u32,
    pub ssid: u32,
    pub devno: u32,
}

impl CcwAddress {
    fn read(from: Reader<'_>) -> Result<CcwAddress> {
        Ok(CcwAddress {
            cssid: from.based(
                "cssid",
                0,
                ("missing cssid value for '%1$s'", "invalid cssid value '%1$s' for '%2$s'"),
            )?,
            ssid: from.based(
                "ssid",
                0,
                ("missing ssid value for '%1$s'", "invalid ssid value '%1$s' for '%2$s'"),
            )?,
            devno: from.based(
                "devno",
                16,
                ("missing devno value for '%1$s'", "invalid devno value '%1$s' for '%2$s'"),
            )?,
        })
    }

    fn write(self, w: &mut Writer) {
        w.text_fmt("cssid", format_args!("0x{:x}", self.cssid));
        w.text_fmt("ssid", format_args!("0x{:x}", self.ssid));
        w.text_fmt("devno", format_args!("0x{:04x}", self.devno));
    }
}

fn state(from: Reader<'_>) -> Result<Option<CcwState>> {
    let Some(word) = path::text(from.node, "state") else { return Ok(None) };
    match CcwState::from_word(&word) {
        None => Err(unsupported(tr!("unknown state '%1$s' for '%2$s'", word, from.device))),
        state => Ok(state),
    }
}

fn put_state(w: &mut Writer, state: Option<CcwState>) {
    if let Some(state) = state {
        w.text("state", state.as_str());
    }
}

/// A device on a channel.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Ccw {
    pub state: Option<CcwState>,
    pub address: CcwAddress,
    /// The device that this one makes up together with others.
    pub group: Option<Box<str>>,
}

impl Ccw {
    pub(super) fn read(from: Reader<'_>) -> Result<Ccw> {
        let mut ccw = Ccw { state: state(from)?, address: CcwAddress::read(from)?, group: None };
        for capability in from.capabilities().filter(|c| c.kind() == Some("ccwgroup_member")) {
            let Some(group) = capability.string("group_device") else {
                return Err(unsupported(tr!("missing group_device value for '%1$s'", from.device)));
            };
            ccw.group = Some(group);
        }
        Ok(ccw)
    }

    pub(super) fn write(&self, w: &mut Writer) {
        put_state(w, self.state);
        self.address.write(w);
        if let Some(group) = &self.group {
            put_capability(w, "ccwgroup_member", |w| w.text("group_device", group));
        }
    }
}

/// A subchannel.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Css {
    pub address: CcwAddress,
    /// The device behind it.
    pub channel_address: Option<CcwAddress>,
    /// `Some` as soon as the capability is there.
    pub mdev_types: Option<Vec<MdevType>>,
}

impl Css {
    pub(super) fn read(from: Reader<'_>) -> Result<Css> {
        // What is read of a device on a channel is read here too, if only to be refused.
        let address = Ccw::read(from)?.address;
        let mut mdev_types = None;
        for capability in from.capabilities() {
            match capability.kind() {
                None => return Err(xml_error(tr!("Missing capability type"))),
                Some("mdev_types") => read_types(capability, mdev_types.get_or_insert_default())?,
                Some(_) => {}
            }
        }
        let channel = from.node.child("channel_dev_addr");
        let channel = channel.map(|node| CcwAddress::read(Reader { node, ..from })).transpose()?;
        Ok(Css { address, channel_address: channel, mdev_types })
    }

    pub(super) fn write(&self, w: &mut Writer) {
        self.address.write(w);
        if let Some(address) = self.channel_address {
            let _mark = w.start("channel_dev_addr");
            address.write(w);
            w.end("channel_dev_addr");
        }
        put_types(w, self.mdev_types.as_deref());
    }
}

/// Devices on channels that make up another one.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct CcwGroup {
    pub state: Option<CcwState>,
    pub address: CcwAddress,
    pub members: Vec<CcwMember>,
    pub kind: CcwGroupType,
    pub card_type: Option<Box<str>>,
    pub chpid: Option<Box<str>>,
}

/// `<ccw_device ref='cdev0'>…</ccw_device>`
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct CcwMember {
    pub reference: Box<str>,
    pub device: Box<str>,
}

impl CcwGroup {
    pub(super) fn read(from: Reader<'_>) -> Result<CcwGroup> {
        let mut group = CcwGroup {
            state: state(from)?,
            address: CcwAddress::read(from)?,
            members: Vec::new(),
            kind: CcwGroupType::QethGeneric,
            card_type: None,
            chpid: None,
        };
        for node in path::elements(from.node, "members/ccw_device") {
            let Some(reference) = path::own(node, "ref") else {
                let text = tr!("Missing ref property on ccw_device in members for '%1$s'", from.device);
                return Err(xml_error(text));
            };
            group.members.push(CcwMember { reference, device: node.text().as_ref().into() });
        }
        if let Some(capability) = from.node.child("capability") {
            group.kind = required(capability, "type")?;
            group.card_type = path::string(capability, "card_type");
            group.chpid = path::string(capability, "chpid");
        }
        Ok(group)
    }

    pub(super) fn write(&self, w: &mut Writer) {
        put_state(w, self.state);
        self.address.write(w);
        if !self.members.is_empty() {
            let _mark = w.start("members");
            for member in &self.members {
                let _mark = w.start("ccw_device");
                w.attribute("ref", &member.reference);
                w.end_with_text("ccw_device", &member.device);
            }
            w.end("members");
        }
        put_capability(w, self.kind.as_str(), |w| {
            // The reference writes what C's printf makes of nothing.
            let shown = |text: &Option<Box<str>>| text.clone().unwrap_or_else(|| "(null)".into());
            put_text(w, "card_type", &Some(shown(&self.card_type)));
            put_text(w, "chpid", &Some(shown(&self.chpid)));
        });
    }
}
