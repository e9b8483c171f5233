// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<domainbackup>`: which of a domain's disks are backed up, and where to.

mod align;
mod disk;
mod server;

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

pub use disk::{Disk, DiskMode, DiskState, Store};
pub use server::Server;

use crate::schema::Rule;
use crate::validate::Schema;
use crate::value::Value as _;
use crate::xml::{self, Document, Node, Writer};
use crate::{path, words};

words! {
    /// Whether the host writes the backup, or serves it to others.
    Mode { Push = "push", Pull = "pull" }
}

/// A backup's document.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Definition {
    pub mode: Mode,
    /// The checkpoint since which changes are backed up.
    pub incremental: Option<Box<str>>,
    /// Where the backup is served; with [`Mode::Pull`] only.
    pub server: Option<Server>,
    pub disks: Vec<Disk>,
    pub private: PrivateData,
}

/// What drivers remember of a running backup.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct PrivateData {
    pub tls_secret_alias: Option<Box<str>>,
    pub tls_alias: Option<Box<str>>,
}

fn fault(code: ErrorCode, text: String) -> Error {
    Error::new(ErrorDomain::DOMAIN, code, text)
}

fn unsupported(text: String) -> Error {
    fault(ErrorCode::CONFIG_UNSUPPORTED, text)
}

impl Definition {
    /// Reads a document.
    pub fn parse(xml: &str) -> Result<Definition> {
        let origin = xml::Source { domain: ErrorDomain::DOMAIN, file: None };
        let document = Document::parse(xml, origin)?;
        let root = document.root_named("domainbackup")?;
        Schema::DomainBackup.validate(root)?;
        Definition::read(root, false)
    }

    /// Reads the element. With `internal` it is a driver's own record, which tells more.
    pub fn read(node: Node<'_>, internal: bool) -> Result<Definition> {
        let mode = match node.attribute("mode") {
            None => Mode::Push,
            Some(word) => {
                Mode::from_word(word).ok_or_else(|| unsupported(tr!("unknown backup mode '%1$s'", word)))?
            }
        };
        let incremental = path::string(node, "incremental");
        let server = node.child("server").map(|server| Server::read(server, mode)).transpose()?;
        let disks = node.children().filter(|c| c.is("disks")).flat_map(Node::children);
        let disks = disks.map(|disk| Disk::read(disk, mode, internal)).collect::<Result<Vec<_>>>()?;
        let private = if internal { PrivateData::read(node) } else { PrivateData::default() };
        Ok(Definition { mode, incremental, server, disks, private })
    }

    /// The document, or with `internal` a driver's own record.
    pub fn format(&self, internal: bool) -> String {
        let mut w = Writer::default();
        self.put(&mut w, internal);
        w.finish()
    }

    /// Writes the element.
    pub fn put(&self, w: &mut Writer, internal: bool) {
        let _mark = w.start("domainbackup");
        w.attribute("mode", self.mode.as_str());
        if let Some(incremental) = &self.incremental {
            w.text("incremental", incremental);
        }
        if let Some(server) = &self.server {
            server.put(w);
        }
        let mark = w.start("disks");
        self.disks.iter().for_each(|disk| disk.put(w, self.mode, internal));
        w.end_unless_empty(mark, "disks");
        if internal {
            self.private.put(w);
        }
        w.end("domainbackup");
    }
}

impl Definition {
    /// What may stand in the element.
    pub fn grammar() -> Vec<Rule> {
        vec![
            Rule::Attribute("mode", Mode::WORDS),
            Rule::Text("incremental", &[]),
            Rule::Child("server", Server::grammar),
            Rule::Child("disks", || vec![Rule::Child("disk", Disk::grammar)]),
        ]
    }
}

impl PrivateData {
    fn read(node: Node<'_>) -> PrivateData {
        let objects = || path::elements(node, "privateData/objects").into_iter().flat_map(Node::children);
        let alias = |node: Node<'_>| node.attribute("alias").filter(|a| !a.is_empty()).map(Box::from);
        let is_key = |c: &Node<'_>| c.is("secret") && c.attribute("type") == Some("tlskey");
        PrivateData {
            tls_secret_alias: objects().find(is_key).and_then(alias),
            tls_alias: objects().find(|c| c.is("TLSx509")).and_then(alias),
        }
    }

    fn put(&self, w: &mut Writer) {
        let outer = w.start("privateData");
        let inner = w.start("objects");
        if let Some(alias) = &self.tls_secret_alias {
            let _mark = w.start("secret");
            w.attribute("type", "tlskey");
            w.attribute("alias", alias);
            w.end("secret");
        }
        if let Some(alias) = &self.tls_alias {
            let _mark = w.start("TLSx509");
            w.attribute("alias", alias);
            w.end("TLSx509");
        }
        w.end_unless_empty(inner, "objects");
        w.end_unless_empty(outer, "privateData");
    }
}

#[cfg(test)]
mod tests;
