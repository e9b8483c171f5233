// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<domainsnapshot>`: a domain to go back to.

mod align;
mod cookie;
mod disk;

use std::sync::Arc;

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

pub use align::Align;
pub use cookie::Cookie;
pub use disk::Disk;

use crate::domain::FormatFlags;
use crate::domain::device::disk::SnapshotLocation;
use crate::moment::{self, Moment, Purpose};
use crate::schema::{Rule, optional};
use crate::validate::Schema;
use crate::value::Value as _;
use crate::xml::{self, Document, Node, Writer};
use crate::{Uuid, domain, path, words};

words! {
    /// What the domain was doing.
    State {
        Running = "running", Blocked = "blocked", Paused = "paused", Shutdown = "shutdown",
        Shutoff = "shutoff", Crashed = "crashed", Suspended = "pmsuspended",
        DiskSnapshot = "disk-snapshot",
    }
}

impl State {
    /// No memory belongs to such a snapshot.
    fn is_offline(self) -> bool {
        matches!(self, State::Shutoff | State::DiskSnapshot)
    }
}

/// A snapshot's document.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(missing_docs)]
pub struct Definition {
    pub moment: Moment,
    /// `None` until the driver knows.
    pub state: Option<State>,
    /// Where the guest's memory is; `None` where nobody has said.
    pub memory: Option<SnapshotLocation>,
    pub memory_file: Option<Box<str>>,
    pub disks: Vec<Disk>,
    /// The disks that took the place of those that were reverted.
    pub revert_disks: Vec<Disk>,
    /// The domain as it would have started next.
    pub inactive_domain: Option<Arc<domain::Definition>>,
    /// What the driver keeps for itself.
    pub cookie: Option<Cookie>,
    /// Whether it is the current one; told in a driver's own record only.
    pub current: bool,
}

/// What to make of a document.
#[derive(Clone, Copy, Debug)]
pub struct ParseOptions<'o> {
    /// What it is for.
    pub purpose: Purpose<'o>,
    /// The snapshot is to be without memory.
    pub offline: bool,
    /// It is a driver's own record.
    pub internal: bool,
    /// The driver keeps something for itself in it.
    pub cookie: bool,
}

impl<'o> ParseOptions<'o> {
    /// What programs pass in.
    pub fn new(purpose: Purpose<'o>) -> ParseOptions<'o> {
        ParseOptions { purpose, offline: false, internal: false, cookie: false }
    }
}

/// What to write of a snapshot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Show {
    /// Passwords and the like.
    pub secure: bool,
    /// It is for a driver's own record.
    pub internal: bool,
    /// The domain's UUID, for old snapshots that lack the domain.
    pub uuid: Option<Uuid>,
}

fn fault(code: ErrorCode, text: String) -> Error {
    Error::new(ErrorDomain::DOMAIN_SNAPSHOT, code, text)
}

fn xml_error(text: String) -> Error {
    fault(ErrorCode::XML_ERROR, text)
}

fn internal(text: String) -> Error {
    Error::internal(ErrorDomain::DOMAIN_SNAPSHOT, text)
}

impl Definition {
    /// Reads a document.
    pub fn parse(xml: &str, options: ParseOptions<'_>) -> Result<Definition> {
        let origin = xml::Source { domain: ErrorDomain::DOMAIN_SNAPSHOT, file: None };
        let document = Document::parse(xml, origin)?;
        Definition::read(document.root_named("domainsnapshot")?, options)
    }

    /// The same for a document that must fit its schema.
    pub fn parse_valid(xml: &str, options: ParseOptions<'_>) -> Result<Definition> {
        let origin = xml::Source { domain: ErrorDomain::DOMAIN_SNAPSHOT, file: None };
        let document = Document::parse(xml, origin)?;
        let root = document.root_named("domainsnapshot")?;
        Schema::DomainSnapshot.validate(root)?;
        Definition::read(root, options)
    }

    /// Reads the element.
    pub fn read(node: Node<'_>, options: ParseOptions<'_>) -> Result<Definition> {
        let redefine = options.purpose.is_redefine();
        let name = path::string(node, "name");
        if redefine && name.is_none() {
            return Err(xml_error(tr!("a redefined snapshot must have a name")));
        }
        let mut snapshot = Definition::default();
        snapshot.moment.description = path::string(node, "description");
        match options.purpose {
            Purpose::Create { now } => snapshot.moment.creation_time = now,
            Purpose::Redefine { context } => snapshot.read_history(node, context)?,
        }
        let moment = &mut snapshot.moment;
        moment.name = name.unwrap_or_else(|| moment.creation_time.to_string().into());
        let offline = if redefine { snapshot.state.is_some_and(State::is_offline) } else { options.offline };
        snapshot.read_memory(node, offline, redefine)?;
        let disks = |list| {
            let disks = node.children().filter(move |c| c.is(list)).flat_map(Node::children);
            disks.map(|disk| Disk::read(disk, redefine)).collect::<Result<Vec<_>>>()
        };
        snapshot.disks = disks("disks")?;
        if redefine {
            snapshot.revert_disks = disks("revertDisks")?;
        }
        if options.internal {
            let active = path::text(node, "active").and_then(|text| path::i32_of(&text, 10));
            snapshot.current = active.ok_or_else(|| internal(tr!("Could not find 'active' element")))? != 0;
        }
        if options.cookie && !offline {
            snapshot.cookie = node.child("cookie").map(Cookie::read).transpose()?;
        }
        Ok(snapshot)
    }

    /// What is told only of a snapshot that was there before.
    fn read_history(&mut self, node: Node<'_>, context: &domain::ParseContext<'_>) -> Result<()> {
        self.moment.creation_time = moment::creation_time(node)
            .ok_or_else(|| internal(tr!("missing creationTime from existing snapshot")))?;
        self.moment.parent = path::string(node, "parent/name");
        let Some(word) = path::text(node, "state") else {
            return Err(xml_error(tr!("missing state from existing snapshot")));
        };
        let Some(state) = State::from_word(&word) else {
            let text = tr!("Invalid state '%1$s' in domain snapshot XML", word);
            return Err(fault(ErrorCode::CONFIG_UNSUPPORTED, text));
        };
        self.state = Some(state);
        // Old snapshots have only a domain's UUID.
        if path::attribute(node, "domain", "type").is_some() {
            let domain = node.child("domain").map(|node| moment::read_domain(node, context));
            self.moment.domain = domain.transpose()?;
        }
        let inactive = node.child("inactiveDomain").map(|node| moment::read_domain(node, context));
        self.inactive_domain = inactive.transpose()?;
        Ok(())
    }

    fn read_memory(&mut self, node: Node<'_>, offline: bool, redefine: bool) -> Result<()> {
        if let Some(memory) = node.child("memory") {
            self.memory_file = path::own(memory, "file");
            self.memory = optional(memory, "snapshot")?;
            if self.memory == Some(SnapshotLocation::Manual) {
                return Err(xml_error(tr!("'manual' memory snapshot mode not supported")));
            }
        }
        if self.memory.is_none() {
            self.memory = match (&self.memory_file, redefine, offline) {
                (Some(_), ..) => Some(SnapshotLocation::External),
                (None, false, _) => None,
                (None, true, true) => Some(SnapshotLocation::No),
                (None, true, false) => Some(SnapshotLocation::Internal),
            };
        }
        let external = self.memory == Some(SnapshotLocation::External);
        match self.memory_file.as_deref() {
            Some(file) if !external => {
                return Err(xml_error(tr!("memory filename '%1$s' requires external snapshot", file)));
            }
            None if external => {
                return Err(xml_error(tr!("external memory snapshots require a filename")));
            }
            _ => {}
        }
        if offline && !matches!(self.memory, None | Some(SnapshotLocation::No)) {
            let text = tr!("memory state cannot be saved with offline or disk-only snapshot");
            return Err(xml_error(text));
        }
        match self.memory_file.as_deref().filter(|file| !file.starts_with('/')) {
            Some(file) => Err(xml_error(tr!("memory snapshot file path (%1$s) must be absolute", file))),
            None => Ok(()),
        }
    }

    /// The document.
    pub fn format(&self, show: Show) -> String {
        let mut w = Writer::default();
        let _mark = w.start("domainsnapshot");
        self.moment.put_name(&mut w);
        if let Some(state) = self.state {
            w.text("state", state.as_str());
        }
        self.moment.put_origin(&mut w);
        if let Some(memory) = self.memory {
            let _mark = w.start("memory");
            w.attribute("snapshot", memory.as_str());
            if let Some(file) = &self.memory_file {
                w.attribute("file", file);
            }
            w.end("memory");
        }
        for (list, disks) in [("disks", &self.disks), ("revertDisks", &self.revert_disks)] {
            let mark = w.start(list);
            disks.iter().for_each(|disk| disk.put(&mut w));
            w.end_unless_empty(mark, list);
        }
        let flags = FormatFlags { secure: show.secure, inactive: true, ..FormatFlags::default() };
        match (&self.moment.domain, show.uuid) {
            (Some(domain), _) => domain.put(&mut w, "domain", flags, None),
            (None, Some(uuid)) => {
                let _mark = w.start("domain");
                w.text_fmt("uuid", format_args!("{uuid}"));
                w.end("domain");
            }
            (None, None) => {}
        }
        if let Some(domain) = &self.inactive_domain {
            domain.put(&mut w, "inactiveDomain", flags, None);
        }
        if let Some(cookie) = &self.cookie {
            cookie.put(&mut w);
        }
        if show.internal {
            w.text("active", if self.current { "1" } else { "0" });
        }
        w.end("domainsnapshot");
        w.finish()
    }

    /// What may stand in the element.
    pub fn grammar() -> Vec<Rule> {
        let mut rules = Moment::grammar();
        rules.push(Rule::Text("state", State::WORDS));
        rules.push(Rule::Text("active", &["0", "1"]));
        rules.push(Rule::Child("memory", || {
            vec![Rule::Attribute("snapshot", SnapshotLocation::WORDS), Rule::Attribute("file", &[])]
        }));
        let disks = || vec![Rule::Child("disk", Disk::grammar)];
        rules.extend(["disks", "revertDisks"].map(|name| Rule::Child(name, disks)));
        rules
    }

    /// Whether any part of it lies in files of its own.
    pub fn is_external(&self) -> bool {
        let external = Some(SnapshotLocation::External);
        self.memory == external || self.disks.iter().any(|disk| disk.snapshot == external)
    }
}

#[cfg(test)]
mod tests;
