// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<capabilities>`: what a host is and what it can run.

mod guest;
mod host;
mod resources;
mod topology;

pub use guest::{Domain, Guest, GuestFeature, Machine};
pub use host::{Host, Migration, PowerTarget, SecurityModel};
pub use resources::{Bandwidth, Bank, CacheType, Control, Monitor, Resources};
pub use topology::{CellCpu, CpuPlace, HostCell, PageCount, Topology};

use virt_core::{Error, ErrorCode, ErrorDomain, Result};

use crate::xml::{Document, Node, Source, Writer};

/// What a host is and what it can run.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Capabilities {
    pub host: Host,
    pub guests: Vec<Guest>,
    /// Kinds of storage pools.
    pub pools: Vec<Box<str>>,
}

fn refused(text: String) -> Error {
    Error::new(ErrorDomain::CAPABILITIES, ErrorCode::XML_ERROR, text)
}

/// The texts of all children of a name.
fn texts(node: Node<'_>, name: &str) -> Vec<Box<str>> {
    node.children().filter(|c| c.is(name)).map(|c| c.text().as_ref().into()).collect()
}

/// The names of all children.
fn child_names(node: Option<Node<'_>>) -> Vec<String> {
    node.map(|n| n.children().map(|c| c.plain_name().to_owned()).collect()).unwrap_or_default()
}

impl Capabilities {
    /// Of a host that runs nothing.
    pub fn new(host: Host) -> Capabilities {
        Capabilities { host, guests: Vec::new(), pools: Vec::new() }
    }

    /// Reads a document.
    pub fn parse(xml: &str) -> Result<Capabilities> {
        let document = Document::parse(xml, Source { domain: ErrorDomain::CAPABILITIES, file: None })?;
        let root = document.root_named("capabilities")?;
        let Some(host) = root.child("host") else {
            return Err(refused(virt_core::tr!("missing element or attribute '%1$s'", "./host")));
        };
        let guests = root.children().filter(|c| c.is("guest")).map(Guest::read);
        let pools = root.child("pool").and_then(|pool| pool.child("enum"));
        Ok(Capabilities {
            host: Host::read(host)?,
            guests: guests.collect::<Result<_>>()?,
            pools: pools.map(|list| texts(list, "value")).unwrap_or_default(),
        })
    }

    /// Writes the document.
    pub fn format(&self) -> String {
        let mut w = Writer::new(4096, 0);
        let _root = w.start("capabilities");
        w.open_content();
        w.raw("\n");
        self.host.put(&mut w);
        w.raw("\n");
        for guest in &self.guests {
            guest.put(&mut w);
            w.raw("\n");
        }
        if !self.pools.is_empty() {
            let _mark = w.start("pool");
            let _mark = w.start("enum");
            w.attribute("name", "type");
            self.pools.iter().for_each(|kind| w.text("value", kind));
            w.end("enum");
            w.end("pool");
            w.raw("\n");
        }
        w.end("capabilities");
        w.finish()
    }
}

#[cfg(test)]
mod tests;
