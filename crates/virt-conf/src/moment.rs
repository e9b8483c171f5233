// SPDX-License-Identifier: LGPL-2.1-or-later
//! What snapshots and checkpoints have in common: each is a domain at some moment.

use std::sync::Arc;

use virt_core::Result;

use crate::domain::device::Device;
use crate::domain::device::disk::Disk;
use crate::domain::{self, ParseContext};
use crate::path;
use crate::schema::Rule;
use crate::storage::Protocol;
use crate::storage::source::{Location, Source};
use crate::value::signed;
use crate::xml::{Node, Writer};

/// A moment in a domain's life.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(missing_docs)]
pub struct Moment {
    pub name: Box<str>,
    pub description: Option<Box<str>>,
    pub parent: Option<Box<str>>,
    /// Seconds since 1970; 0 is not told.
    pub creation_time: i64,
    /// The domain as it was; moments of one domain share it while it does not change.
    pub domain: Option<Arc<domain::Definition>>,
}

/// What a document about a moment is for.
#[derive(Clone, Copy, Debug)]
pub enum Purpose<'p> {
    /// It asks for a new moment.
    Create {
        /// Seconds since 1970.
        now: i64,
    },
    /// It describes one that was there before.
    Redefine {
        /// How the domain inside is read.
        context: &'p ParseContext<'p>,
    },
}

impl Purpose<'_> {
    /// Whether it describes a moment that was there before.
    pub fn is_redefine(self) -> bool {
        matches!(self, Purpose::Redefine { .. })
    }
}

/// When the moment was; `None` where the document does not say.
pub(crate) fn creation_time(node: Node<'_>) -> Option<i64> {
    path::text(node, "creationTime").and_then(|text| signed(&text, 10))
}

impl Moment {
    /// What may stand in the elements that both have. The domain has a grammar of its own.
    pub(crate) fn grammar() -> Vec<Rule> {
        let mut rules = Vec::from(["name", "description", "creationTime"].map(|name| Rule::Text(name, &[])));
        rules.push(Rule::Child("parent", || vec![Rule::Text("name", &[])]));
        rules
    }

    /// Writes the moment's name and description.
    pub(crate) fn put_name(&self, w: &mut Writer) {
        w.text("name", &self.name);
        if let Some(description) = &self.description {
            w.text("description", description);
        }
    }

    /// Writes what came before it, and when it was.
    pub(crate) fn put_origin(&self, w: &mut Writer) {
        if let Some(parent) = &self.parent {
            let _mark = w.start("parent");
            w.text("name", parent);
            w.end("parent");
        }
        if self.creation_time != 0 {
            w.text_fmt("creationTime", format_args!("{}", self.creation_time));
        }
    }
}

/// Reads a domain that a moment keeps.
pub(crate) fn read_domain(node: Node<'_>, context: &ParseContext<'_>) -> Result<Arc<domain::Definition>> {
    domain::Definition::parse_trusted(node, context).map(Arc::new)
}

/// The domain's disks.
pub(crate) fn disks(domain: &domain::Definition) -> impl Iterator<Item = &Disk> {
    domain.devices.iter().filter_map(|device| match device {
        Device::Disk(disk) => Some(&**disk),
        _ => None,
    })
}

/// The name by which the guest knows a disk.
pub(crate) fn target(disk: &Disk) -> &str {
    disk.target.as_deref().unwrap_or_default()
}

/// The disk's place in the list, found by what the guest calls it or, unless there are two such,
/// by its path on the host.
pub(crate) fn find_disk(domain: &domain::Definition, name: &str) -> Option<usize> {
    let places = |wanted: fn(&Disk) -> Option<&str>| {
        let found = disks(domain).enumerate().filter(move |(_, disk)| wanted(disk) == Some(name));
        found.map(|(place, _)| place)
    };
    if !name.starts_with('/') {
        return places(|disk| disk.target.as_deref()).next();
    }
    let mut found = places(|disk| disk.source.name());
    found.next().filter(|_| found.next().is_none())
}

/// Whether the drive has no medium.
pub(crate) fn is_empty(source: &Source) -> bool {
    match &source.location {
        Location::File { path, .. } | Location::Block(path) | Location::Ctl(path) | Location::Dir(path) => {
            path.is_none()
        }
        Location::Network(network) => network.protocol == Protocol::None,
        _ => false,
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A domain with disks of many kinds.
    pub(crate) fn domain() -> Arc<domain::Definition> {
        let xml = "<domain type='test'><name>d</name><memory>65536</memory><os><type>hvm</type></os><devices>\
            <disk type='file'><driver type='qcow2'/><source file='/a'/><target dev='vda'/></disk>\
            <disk type='file'><source file='/b'/><target dev='vdb'/></disk>\
            <disk type='file'><source file='/nonexist'/><target dev='vdc'/></disk>\
            <disk type='file' snapshot='no'><source file='/nosnap'/><target dev='vdd'/></disk>\
            <disk type='block' snapshot='external'><source dev='/dev/zz'/><target dev='vde'/></disk>\
            <disk type='file' device='cdrom'><target dev='hda' bus='ide'/><readonly/></disk>\
            <disk type='file'><source file='/ro'/><target dev='vdf'/><readonly/></disk>\
            <disk type='network'><source protocol='nbd' name='x'><host name='h'/></source>\
            <target dev='vdg'/></disk>\
            <disk type='file'><source file='/same'/><target dev='vdh'/><shareable/></disk>\
            <disk type='file'><source file='/same'/><target dev='vdi'/><shareable/></disk>\
            <disk type='file' snapshot='manual'><source file='/man'/><target dev='vdj'/></disk>\
            </devices></domain>";
        Arc::new(domain::Definition::parse(xml, &ParseContext::TEST).unwrap())
    }

    #[test]
    fn disks_are_found_by_name_or_path() {
        let domain = domain();
        let name = |place: usize| target(disks(&domain).nth(place).unwrap());
        assert_eq!(find_disk(&domain, "vdb").map(name), Some("vdb"));
        assert_eq!(find_disk(&domain, "/ro").map(name), Some("vdf"));
        // Two disks share this one.
        assert_eq!(find_disk(&domain, "/same"), None);
        assert_eq!(find_disk(&domain, "vdz"), None);
    }
}
