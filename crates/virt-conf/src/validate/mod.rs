// SPDX-License-Identifier: LGPL-2.1-or-later
//! Whether a document is one that the schemas describe.
//!
//! The grammars stand in `grammar/`, in the notation that `notation.rs` explains. Each is read
//! when the first document of its kind is validated, once in a process.

mod automaton;
mod datatype;
mod notation;
mod regex;
mod tables;
mod wording;

use std::sync::{Mutex, PoisonError};

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::xml::Node;
use automaton::{Automaton, Problem};
use notation::Source;

/// Where the reference's schemas are; programs see it in error messages.
const SCHEMAS: &str = "/usr/share/libvirt/schemas";

/// What comes of reading the grammar and holding a document against it.
enum Verdict {
    Fits,
    Problem(Problem),
    /// The grammar itself is at fault.
    Broken(String),
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $rule:literal, $schema:literal, [$($file:literal),*];)*) => {
        /// A kind of document that has a schema.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Schema { $($(#[$doc])* $kind),* }

        impl Schema {
            /// All of them.
            pub const ALL: &'static [Schema] = &[$(Schema::$kind),*];

            /// The file that holds the reference's schema of this kind.
            pub fn file_name(self) -> &'static str {
                match self { $(Schema::$kind => $schema),* }
            }

            /// The rule it begins with, and the files it is in.
            fn files(self) -> (&'static str, &'static [(&'static str, &'static str)]) {
                match self { $(Schema::$kind => {
                    ($rule, &[$(($file, include_str!(concat!("grammar/", $file, ".grammar")))),*])
                })* }
            }

            /// Where its grammar is kept.
            fn place(self) -> &'static Mutex<Option<Automaton>> {
                match self { $(Schema::$kind => {
                    static PLACE: Mutex<Option<Automaton>> = Mutex::new(None);
                    &PLACE
                })* }
            }
        }
    };
}

kinds! {
    /// A guest.
    Domain = "domain", "domain.rng",
        ["basic", "cpu", "storage", "net", "domain", "disk", "chardev", "device", "interface", "hostdev"];
    /// A snapshot of a guest.
    DomainSnapshot = "domainsnapshot", "domainsnapshot.rng",
        ["basic", "cpu", "storage", "net", "domain", "disk", "chardev", "device", "interface", "hostdev", "snapshot"];
    /// A checkpoint of a guest.
    DomainCheckpoint = "domaincheckpoint", "domaincheckpoint.rng",
        ["basic", "cpu", "storage", "net", "domain", "disk", "chardev", "device", "interface", "hostdev", "checkpoint"];
    /// A backup job.
    DomainBackup = "domainbackup", "domainbackup.rng", ["basic", "storage", "backup"];
    /// A virtual network.
    Network = "network", "network.rng", ["basic", "net", "network"];
    /// A port of a virtual network.
    NetworkPort = "networkport", "networkport.rng", ["basic", "net", "network_port"];
    /// A host's network interface.
    Interface = "interface", "interface.rng", ["basic", "host_interface"];
    /// A pool of volumes.
    StoragePool = "pool", "storagepool.rng", ["basic", "storage", "storage_pool"];
    /// A volume.
    StorageVol = "volume", "storagevol.rng", ["basic", "storage", "storage_vol"];
    /// What pools a host can have.
    StoragePoolCaps = "storagepoolCapabilities", "storagepoolcaps.rng", ["basic", "storage_pool_caps"];
    /// A host's device.
    NodeDevice = "device", "nodedev.rng", ["basic", "nodedev"];
    /// A network filter.
    NwFilter = "filter", "nwfilter.rng", ["basic", "nwfilter"];
    /// A network filter's use.
    NwFilterBinding = "filterbinding", "nwfilterbinding.rng", ["basic", "nwfilter_binding"];
    /// A secret.
    Secret = "secret", "secret.rng", ["basic", "secret"];
    /// A CPU of a guest or host.
    Cpu = "start", "cpu.rng", ["basic", "cpu", "host_cpu"];
}

impl Schema {
    fn grammar(self) -> std::result::Result<Automaton, String> {
        let (rule, files) = self.files();
        let mut source = Source::default();
        for (name, text) in files {
            source.read(text, tables::words).map_err(|what| format!("{name}: {what}"))?;
        }
        Automaton::new(source, rule)
    }

    fn verdict(self, root: Node<'_>) -> Verdict {
        // What a panicking thread left behind is a memory that may lack an entry, no more.
        let mut place = self.place().lock().unwrap_or_else(PoisonError::into_inner);
        if place.is_none() {
            match self.grammar() {
                Ok(automaton) => *place = Some(automaton),
                Err(what) => return Verdict::Broken(what),
            }
        }
        match place.as_mut().map(|automaton| automaton.validate(root)) {
            Some(Err(problem)) => Verdict::Problem(problem),
            _ => Verdict::Fits,
        }
    }

    /// Refuses a document that is not what its schema says; `root` is its outermost element, or
    /// one inside another document that could be a document itself.
    pub fn validate(self, root: Node<'_>) -> Result<()> {
        let path = format!("{SCHEMAS}/{}", self.file_name());
        match self.verdict(root) {
            Verdict::Fits => Ok(()),
            Verdict::Problem(problem) => {
                virt_core::log::info!("util.xml", "virXMLValidatorValidate", "{path}: {}", problem.detail);
                let lines = wording::lines(self, root, &problem);
                let text = tr!("Unable to validate doc against %1$s\n%2$s", path, lines);
                Err(Error::new(ErrorDomain::XML, ErrorCode::XML_INVALID_SCHEMA, text))
            }
            Verdict::Broken(what) => {
                let text = tr!("Unable to parse RelaxNG schema '%1$s': %2$s", path, what);
                Err(Error::internal(ErrorDomain::XML, text))
            }
        }
    }
}

#[cfg(test)]
mod tests;
