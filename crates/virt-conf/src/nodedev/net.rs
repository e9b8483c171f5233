// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<capability type='net'>`: a network interface.

use virt_core::{Result, tr};

use super::field::{Reader, internal, put_text, unsupported, xml_error};
use crate::path;
use crate::schema::{optional, refused_attribute};
use crate::value::Refusal;
use crate::words;
use crate::xml::{Node, Writer};

words! {
    /// What an interface's hardware does on its own.
    NetFeature {
        Rx = "rx", Tx = "tx", Sg = "sg", Tso = "tso", Gso = "gso", Gro = "gro", Lro = "lro",
        RxVlan = "rxvlan", TxVlan = "txvlan", Ntuple = "ntuple", RxHash = "rxhash", Rdma = "rdma",
        TxUdpTnl = "txudptnl", Switchdev = "switchdev",
    }
    /// What kind of network it is: wire or air.
    NetType { Ethernet = "80203", Wireless = "80211" }
    /// What an interface's link is doing.
    LinkState {
        Unknown = "unknown", NotPresent = "notpresent", Down = "down", LowerLayerDown = "lowerlayerdown",
        Testing = "testing", Dormant = "dormant", Up = "up",
    }
}

/// A network interface.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Net {
    pub interface: Box<str>,
    pub address: Option<Box<str>>,
    pub link: NetLink,
    /// In their order.
    pub features: Vec<NetFeature>,
    pub kind: Option<NetType>,
}

/// `<link speed='1000' state='up'/>`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct NetLink {
    /// Megabits a second; 0 where it is not known.
    pub speed: u32,
    pub state: Option<LinkState>,
}

impl NetLink {
    /// Reads the element.
    pub fn read(node: Node<'_>) -> Result<NetLink> {
        let state = match node.attribute("state").filter(|word| !word.is_empty()) {
            None => None,
            Some(word) => match LinkState::from_word(word) {
                None => return Err(refused_attribute(Refusal::Word, "state", node.name(), word)),
                state => state,
            },
        };
        Ok(NetLink { speed: optional(node, "speed")?.unwrap_or(0), state })
    }

    /// Writes the element, unless there is nothing to say.
    pub fn put(self, w: &mut Writer) {
        let mark = w.start("link");
        if self.speed > 0 {
            w.attribute_fmt("speed", format_args!("{}", self.speed));
        }
        if let Some(state) = self.state {
            w.attribute("state", state.as_str());
        }
        w.end_unless_empty(mark, "link");
    }
}

impl Net {
    pub(super) fn read(from: Reader<'_>) -> Result<Net> {
        let Some(interface) = from.string("interface") else {
            return Err(internal(tr!("no network interface supplied for '%1$s'", from.device)));
        };
        let mut features = Vec::new();
        for node in from.node.children().filter(|c| c.is("feature")) {
            let Some(name) = node.attribute("name") else {
                return Err(xml_error(tr!("missing network device feature name")));
            };
            let Some(feature) = NetFeature::from_word(name) else {
                return Err(xml_error(tr!("unknown network device feature '%1$s'", name)));
            };
            if let Err(at) = features.binary_search(&feature) {
                features.insert(at, feature);
            }
        }
        let kind =
            match path::attribute(from.node, "capability", "type") {
                None => None,
                Some(word) => Some(NetType::from_word(word).ok_or_else(|| {
                    unsupported(tr!("invalid network type supplied for '%1$s'", from.device))
                })?),
            };
        let link = from.node.child("link").map(NetLink::read).transpose()?.unwrap_or_default();
        Ok(Net { interface, address: from.string("address"), link, features, kind })
    }

    pub(super) fn write(&self, w: &mut Writer) {
        w.text("interface", &self.interface);
        put_text(w, "address", &self.address);
        self.link.put(w);
        for feature in &self.features {
            let _mark = w.start("feature");
            w.attribute("name", feature.as_str());
            w.end("feature");
        }
        if let Some(kind) = self.kind {
            let _mark = w.start("capability");
            w.attribute("type", kind.as_str());
            w.end("capability");
        }
    }
}
