// SPDX-License-Identifier: LGPL-2.1-or-later
//! Whether a document is one that the schemas describe.
//!
//! The grammars stand in `grammar/`, in the notation that `notation.rs` explains. Each is read
//! when the first document of its kind is validated, and kept.

mod automaton;
mod datatype;
mod notation;
mod regex;
mod tables;
mod wording;

use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};

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

/// So many threads may validate documents of one kind at once; each has a grammar of its own, read
/// when the others are in use.
const THREADS: usize = 4;

type Places = [Mutex<Option<Automaton>>; THREADS];

/// A grammar that no other thread uses, or the first to become free.
fn free(places: &'static Places) -> MutexGuard<'static, Option<Automaton>> {
    // What a thread left behind that panicked is thrown away.
    let anew = |place: &Mutex<_>, poisoned: PoisonError<MutexGuard<'static, Option<Automaton>>>| {
        place.clear_poison();
        let mut guard = poisoned.into_inner();
        *guard = None;
        guard
    };
    let free = places.iter().find_map(|place| match place.try_lock() {
        Ok(guard) => Some(guard),
        Err(TryLockError::Poisoned(poisoned)) => Some(anew(place, poisoned)),
        Err(TryLockError::WouldBlock) => None,
    });
    free.unwrap_or_else(|| places[0].lock().unwrap_or_else(|poisoned| anew(&places[0], poisoned)))
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
            fn places(self) -> &'static Places {
                match self { $(Schema::$kind => {
                    static PLACES: Places = [const { Mutex::new(None) }; THREADS];
                    &PLACES
                })* }
            }
        }
    };
}

// The schemas of capabilities, of domain capabilities and of sysinfo are for virt-xml-validate
// alone: no call takes such a document, and 12.8.0's library does not name those files.
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
        let mut place = free(self.places());
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
