// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<domaincheckpoint>`: from when on a domain's changes are kept track of.

mod align;

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::domain::FormatFlags;
use crate::moment::{self, Moment, Purpose};
use crate::schema::Rule;
use crate::validate::Schema;
use crate::value::Value as _;
use crate::xml::{self, Document, Node, Writer};
use crate::{path, words};

words! {
    /// Whether a disk's changes are kept track of.
    Tracking { No = "no", Bitmap = "bitmap" }
}

/// A checkpoint's document.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(missing_docs)]
pub struct Definition {
    pub moment: Moment,
    pub disks: Vec<Disk>,
}

/// `<disk name='vda' checkpoint='bitmap' bitmap='…'/>`
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Disk {
    pub name: Box<str>,
    pub tracking: Tracking,
    pub bitmap: Option<Box<str>>,
    /// Bytes changed since then; drivers fill this in.
    pub size: Option<u64>,
}

/// What to write of a checkpoint.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Show {
    /// Passwords and the like.
    pub secure: bool,
    /// The domain is left out.
    pub no_domain: bool,
    /// How much changed.
    pub size: bool,
}

impl Definition {
    /// Reads a document.
    pub fn parse(xml: &str, purpose: Purpose<'_>) -> Result<Definition> {
        let origin = xml::Source { domain: ErrorDomain::DOMAIN_CHECKPOINT, file: None };
        let document = Document::parse(xml, origin)?;
        let root = document.root_named("domaincheckpoint")?;
        Schema::DomainCheckpoint.validate(root)?;
        Definition::read(root, purpose)
    }

    /// Reads the element, which fits the schema.
    pub fn read(node: Node<'_>, purpose: Purpose<'_>) -> Result<Definition> {
        let name = path::string(node, "name");
        if purpose.is_redefine() && name.is_none() {
            return Err(fault(ErrorCode::XML_ERROR, tr!("a redefined checkpoint must have a name")));
        }
        let mut moment = Moment { description: path::string(node, "description"), ..Moment::default() };
        match purpose {
            Purpose::Create { now } => moment.creation_time = now,
            Purpose::Redefine { context } => {
                moment.creation_time = moment::creation_time(node).ok_or_else(|| {
                    let text = tr!("missing creationTime from existing checkpoint");
                    Error::internal(ErrorDomain::DOMAIN_CHECKPOINT, text)
                })?;
                moment.parent = path::string(node, "parent/name");
                let domain = node.child("domain").map(|node| moment::read_domain(node, context));
                moment.domain = domain.transpose()?;
            }
        }
        moment.name = name.unwrap_or_else(|| moment.creation_time.to_string().into());
        let disks = node.children().filter(|c| c.is("disks")).flat_map(Node::children).map(Disk::read);
        Ok(Definition { moment, disks: disks.collect() })
    }

    /// The document.
    pub fn format(&self, show: Show) -> String {
        let mut w = Writer::default();
        let _mark = w.start("domaincheckpoint");
        self.moment.put_name(&mut w);
        self.moment.put_origin(&mut w);
        let mark = w.start("disks");
        self.disks.iter().for_each(|disk| disk.put(&mut w, show));
        w.end_unless_empty(mark, "disks");
        if let Some(domain) = self.moment.domain.as_ref().filter(|_| !show.no_domain) {
            let flags = FormatFlags { secure: show.secure, inactive: true, ..FormatFlags::default() };
            domain.put(&mut w, "domain", flags, None);
        }
        w.end("domaincheckpoint");
        w.finish()
    }
}

impl Definition {
    /// What may stand in the element.
    pub fn grammar() -> Vec<Rule> {
        let mut rules = Moment::grammar();
        rules.push(Rule::Child("disks", || vec![Rule::Child("disk", Disk::grammar)]));
        rules
    }
}

impl Disk {
    fn grammar() -> Vec<Rule> {
        let mut rules = Vec::from(["name", "bitmap", "size"].map(|name| Rule::Attribute(name, &[])));
        rules.push(Rule::Attribute("checkpoint", Tracking::WORDS));
        rules
    }

    fn read(node: Node<'_>) -> Disk {
        // The schema has seen to the name and the word, which it lets stand between blanks.
        let word = node.attribute("checkpoint").map(|word| word.trim_matches([' ', '\t', '\n', '\r']));
        Disk {
            name: path::own(node, "name").unwrap_or_default(),
            tracking: word.and_then(Tracking::from_word).unwrap_or(Tracking::Bitmap),
            bitmap: path::own(node, "bitmap"),
            size: None,
        }
    }

    fn put(&self, w: &mut Writer, show: Show) {
        let _mark = w.start("disk");
        w.attribute("name", &self.name);
        w.attribute("checkpoint", self.tracking.as_str());
        if let Some(bitmap) = &self.bitmap {
            w.attribute("bitmap", bitmap);
            if let Some(size) = self.size.filter(|_| show.size) {
                w.attribute_fmt("size", format_args!("{size}"));
            }
        }
        w.end("disk");
    }
}

fn fault(code: ErrorCode, text: String) -> Error {
    Error::new(ErrorDomain::DOMAIN_CHECKPOINT, code, text)
}

#[cfg(test)]
mod tests;
