// SPDX-License-Identifier: LGPL-2.1-or-later
//! What may stand in a device's document.

use super::{CapabilityType, CcwState, DevnodeType, LinkSpeed, LinkState, NetFeature};
use crate::schema::Rule;
use crate::value::Value;

fn texts<const N: usize>(names: [&'static str; N]) -> impl Iterator<Item = Rule> {
    names.into_iter().map(|name| Rule::Text(name, &[]))
}

fn attributes<const N: usize>(names: [&'static str; N]) -> impl Iterator<Item = Rule> {
    names.into_iter().map(|name| Rule::Attribute(name, &[]))
}

/// A child with attributes only.
macro_rules! child {
    ($name:literal: $($attribute:literal),+) => {
        Rule::Child($name, || attributes([$($attribute),+]).collect())
    };
}

/// `<device>`
pub fn device() -> Vec<Rule> {
    let mut rules: Vec<Rule> = texts(["name", "path"]).collect();
    rules.extend([
        Rule::Child("devnode", || vec![Rule::Attribute("type", DevnodeType::WORDS), Rule::Content(&[])]),
        Rule::Child("parent", || {
            attributes(["wwnn", "wwpn", "fabric_wwn"]).chain([Rule::Content(&[])]).collect()
        }),
        Rule::Child("driver", || texts(["name"]).collect()),
        Rule::Child("capability", capability),
    ]);
    rules
}

/// `<capability>`, of whatever kind, and those inside it.
fn capability() -> Vec<Rule> {
    let mut rules = vec![Rule::Attribute("type", CapabilityType::WORDS)];
    rules.extend(attributes(["maxCount"]));
    rules.extend(texts([
        "host",
        "unique_id",
        "bus",
        "target",
        "lun",
        "domain",
        "slot",
        "function",
        "class",
        "device",
        "number",
        "subclass",
        "protocol",
        "description",
        "interface",
        "address",
        "block",
        "drive_type",
        "model",
        "serial",
        "size",
        "media_available",
        "media_size",
        "media_label",
        "uuid",
        "char",
        "chardev",
        "wwnn",
        "wwpn",
        "fabric_wwn",
        "rport",
        "max_vports",
        "vports",
        "cssid",
        "ssid",
        "devno",
        "group_device",
        "card_type",
        "chpid",
        "ap-adapter",
        "ap-domain",
        "parent_addr",
        "logical_block_size",
        "num_blocks",
        "name",
    ]));
    rules.extend([
        Rule::Text("state", CcwState::WORDS),
        Rule::Child("vendor", id),
        Rule::Child("product", id),
        Rule::Child("hardware", || texts(["vendor", "version", "serial", "uuid"]).collect()),
        Rule::Child("firmware", || texts(["vendor", "version", "release_date"]).collect()),
        Rule::Child("capability", capability),
        child!("address": "domain", "bus", "slot", "function"),
        Rule::Child("iommuGroup", || {
            vec![Rule::Attribute("number", &[]), child!("address": "domain", "bus", "slot", "function")]
        }),
        child!("numa": "node"),
        Rule::Child("pci-express", || vec![Rule::Child("link", express_link)]),
        Rule::Child("link", || {
            vec![Rule::Attribute("speed", &[]), Rule::Attribute("state", LinkState::WORDS)]
        }),
        Rule::Child("feature", || vec![Rule::Attribute("name", NetFeature::WORDS)]),
        Rule::Child("type", || {
            let inside = texts(["name", "deviceAPI", "availableInstances"]);
            attributes(["id"]).chain(inside).chain([Rule::Content(&[])]).collect()
        }),
        child!("attr": "name", "value"),
        Rule::Child("channel_dev_addr", || texts(["cssid", "ssid", "devno"]).collect()),
        Rule::Child("members", || vec![Rule::Child("ccw_device", member)]),
        Rule::Child("fields", fields),
    ]);
    rules
}

fn id() -> Vec<Rule> {
    vec![Rule::Attribute("id", &[]), Rule::Content(&[])]
}

fn express_link() -> Vec<Rule> {
    let mut rules = vec![Rule::Attribute("validity", &["cap", "sta"])];
    rules.push(Rule::Attribute("speed", LinkSpeed::WORDS));
    rules.extend(attributes(["port", "width"]));
    rules
}

fn member() -> Vec<Rule> {
    vec![Rule::Attribute("ref", &[]), Rule::Content(&[])]
}

fn fields() -> Vec<Rule> {
    let indexed = || vec![Rule::Attribute("index", &[]), Rule::Content(&[])];
    let mut rules = vec![Rule::Attribute("access", &["readonly", "readwrite"])];
    rules.extend(texts(["change_level", "manufacture_id", "part_number", "serial_number", "asset_tag"]));
    rules.extend(["vendor_field", "system_field"].map(|name| Rule::Child(name, indexed)));
    rules
}
