// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<tpm>`

use virt_core::{Result, tr};

use super::chardev::{Backend, BackendType, CharSource, SourceMode};
use crate::domain::address::PlainInfo;
use crate::schema::{Element, Rule, Show, internal, optional, required, unsupported, xml_error};
use crate::value::Value;
use crate::xml::{Node, Writer};
use crate::{Uuid, words};

words! {
    /// What the guest sees.
    TpmModel { Tis = "tpm-tis", Crb = "tpm-crb", Spapr = "tpm-spapr", SpaprProxy = "spapr-tpm-proxy" }
    /// What does the work.
    TpmBackendType { Passthrough = "passthrough", Emulator = "emulator", External = "external" }
    /// Which edition of the specification.
    TpmVersion { V12 = "1.2", V20 = "2.0" }
    /// What holds its state.
    TpmSourceType { File = "file", Dir = "dir" }
    /// Which digests registers are kept in.
    PcrBank { Sha1 = "sha1", Sha256 = "sha256", Sha384 = "sha384", Sha512 = "sha512" }
    /// What becomes of algorithms that the host forbids.
    RemoveDisabled { None = "none", Check = "check", FipsHost = "fips-host" }
}

type Text = Option<Box<str>>;

/// What the emulator is told.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(missing_docs)]
pub struct TpmEmulator {
    pub version: Option<TpmVersion>,
    pub persistent_state: bool,
    pub debug: u32,
    pub secret: Option<Uuid>,
    /// In the order of [`PcrBank`].
    pub banks: Option<[bool; 4]>,
    pub source_type: Option<TpmSourceType>,
    pub source_path: Text,
    pub profile_source: Text,
    pub profile_name: Text,
    pub remove_disabled: Option<RemoveDisabled>,
}

/// What does the work.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum TpmBackend {
    Passthrough(Box<str>),
    Emulator(TpmEmulator),
    External(CharSource),
}

/// `<tpm model='tpm-tis'>`
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Tpm {
    pub model: Option<TpmModel>,
    pub backend: TpmBackend,
    pub info: PlainInfo,
}

impl TpmEmulator {
    fn read(node: Node<'_>) -> Result<TpmEmulator> {
        let mut emulator = TpmEmulator {
            version: optional(node, "version")?,
            debug: optional(node, "debug")?.unwrap_or(0),
            ..TpmEmulator::default()
        };
        let secret = node.child("encryption").and_then(|e| e.attribute("secret"));
        if let Some(text) = secret.filter(|t| !t.is_empty()) {
            let uuid = Uuid::parse(text);
            emulator.secret =
                Some(uuid.ok_or_else(|| internal(tr!("Unable to parse secret uuid '%1$s'", text)))?);
        }
        if let Some(source) = node.child("source") {
            emulator.source_type = optional(source, "type")?;
            let Some(path) = source.attribute("path") else {
                return Err(xml_error(tr!("missing TPM source path")));
            };
            emulator.source_path = Some(path.into());
        }
        emulator.persistent_state = match node.attribute("persistent_state") {
            None | Some("no") => false,
            Some("yes") => true,
            Some(_) => {
                return Err(internal(tr!("Invalid persistent_state value, either 'yes' or 'no'")));
            }
        };
        for bank in node.child("active_pcr_banks").into_iter().flat_map(|b| b.children()) {
            let Some(at) = PcrBank::from_word(bank.name()) else {
                return Err(unsupported(tr!("Unsupported PCR banks '%1$s'", bank.name())));
            };
            emulator.banks.get_or_insert_default()[at as usize] = true;
        }
        if let Some(profile) = node.child("profile") {
            emulator.profile_source = profile.attribute("source").map(Box::from);
            emulator.profile_name = profile.attribute("name").map(Box::from);
            emulator.remove_disabled = optional(profile, "removeDisabled")?;
        }
        Ok(emulator)
    }

    fn write(&self, w: &mut Writer) {
        if let Some(version) = self.version {
            w.attribute("version", version.as_str());
        }
        if self.persistent_state {
            w.attribute("persistent_state", "yes");
        }
        if self.debug != 0 {
            w.attribute_fmt("debug", format_args!("{}", self.debug));
        }
        if let Some(secret) = self.secret {
            let _mark = w.start("encryption");
            w.attribute_fmt("secret", format_args!("{secret}"));
            w.end("encryption");
        }
        if let Some(banks) = self.banks {
            let _mark = w.start("active_pcr_banks");
            let names = PcrBank::WORDS.iter().zip(banks).filter(|b| b.1);
            names.for_each(|(name, _)| w.flag(name));
            w.end("active_pcr_banks");
        }
        if let (Some(kind), Some(path)) = (self.source_type, &self.source_path) {
            let _mark = w.start("source");
            w.attribute("type", kind.as_str());
            w.attribute("path", path);
            w.end("source");
        }
        if self.profile_source.is_some() || self.profile_name.is_some() {
            let _mark = w.start("profile");
            if let Some(source) = &self.profile_source {
                w.attribute("source", source);
            }
            if let Some(choice) = self.remove_disabled {
                w.attribute("removeDisabled", choice.as_str());
            }
            if let Some(name) = &self.profile_name {
                w.attribute("name", name);
            }
            w.end("profile");
        }
    }
}

impl Element for Tpm {
    fn read(node: Node<'_>) -> Result<Self> {
        let model = optional(node, "model")?;
        let mut backends = node.children().filter(|c| c.is("backend"));
        let backend = match (backends.next(), backends.next()) {
            (Some(backend), None) => backend,
            (Some(_), Some(_)) => return Err(xml_error(tr!("only one TPM backend is supported"))),
            _ => return Err(xml_error(tr!("missing TPM device backend"))),
        };
        let backend = match required(backend, "type")? {
            TpmBackendType::Passthrough => {
                let path = backend.child("device").and_then(|d| d.attribute("path"));
                TpmBackend::Passthrough(path.filter(|p| !p.is_empty()).unwrap_or("/dev/tpm0").into())
            }
            TpmBackendType::Emulator => TpmBackend::Emulator(TpmEmulator::read(backend)?),
            TpmBackendType::External => {
                let word = backend.child("source").and_then(|s| s.attribute("type"));
                let Some(word) = word.filter(|w| !w.is_empty()) else {
                    return Err(xml_error(tr!("missing external TPM backend source type")));
                };
                let kind = BackendType::from_word(word).ok_or_else(|| {
                    unsupported(tr!("unknown backend source type '%1$s' for external TPM", word))
                })?;
                TpmBackend::External(CharSource::read(backend, kind, false)?)
            }
        };
        Ok(Tpm { model, backend, info: PlainInfo::read(node)? })
    }

    fn write(&self, w: &mut Writer, show: Show) {
        if let Some(model) = self.model {
            w.attribute("model", model.as_str());
        }
        let _mark = w.start("backend");
        match &self.backend {
            TpmBackend::Passthrough(path) => {
                w.attribute("type", "passthrough");
                let _mark = w.start("device");
                w.attribute("path", path);
                w.end("device");
            }
            TpmBackend::Emulator(emulator) => {
                w.attribute("type", "emulator");
                emulator.write(w);
            }
            TpmBackend::External(source) => {
                w.attribute("type", "external");
                if let Backend::Unix { path: Some(path), .. } = &source.backend {
                    let _mark = w.start("source");
                    w.attribute("type", "unix");
                    w.attribute("mode", "connect");
                    w.attribute("path", path);
                    w.end("source");
                }
            }
        }
        w.end("backend");
        self.info.write(w, show);
    }

    fn grammar() -> Vec<Rule> {
        let mut rules = vec![
            Rule::Attribute("model", TpmModel::WORDS),
            Rule::Child("backend", || {
                vec![
                    Rule::Attribute("type", TpmBackendType::WORDS),
                    Rule::Attribute("version", TpmVersion::WORDS),
                    Rule::Attribute("persistent_state", &["yes", "no"]),
                    Rule::Attribute("debug", &[]),
                    Rule::Child("device", || vec![Rule::Attribute("path", &[])]),
                    Rule::Child("encryption", || vec![Rule::Attribute("secret", &[])]),
                    Rule::Child("active_pcr_banks", || {
                        PcrBank::WORDS.iter().map(|n| Rule::Flag(n)).collect()
                    }),
                    Rule::Child("source", || {
                        ["type", "path", "mode"].map(|n| Rule::Attribute(n, &[])).into()
                    }),
                    Rule::Child("profile", || {
                        vec![
                            Rule::Attribute("source", &[]),
                            Rule::Attribute("name", &[]),
                            Rule::Attribute("removeDisabled", RemoveDisabled::WORDS),
                        ]
                    }),
                ]
            }),
        ];
        rules.extend(PlainInfo::grammar());
        rules
    }
}

impl Tpm {
    /// Rules that the grammar cannot say.
    pub fn check(&self) -> Result<()> {
        let wanted = TpmVersion::V20;
        match &self.backend {
            TpmBackend::Passthrough(_) => Ok(()),
            TpmBackend::Emulator(emulator) if emulator.version == Some(wanted) => Ok(()),
            TpmBackend::Emulator(emulator) if emulator.banks.is_some() => {
                Err(xml_error(tr!("<active_pcr_banks/> requires TPM version '%1$s'", wanted.as_str())))
            }
            TpmBackend::Emulator(emulator) if emulator.profile_source.is_some() => {
                Err(xml_error(tr!("<profile/> requires TPM version '%1$s'", wanted.as_str())))
            }
            TpmBackend::Emulator(_) => Ok(()),
            TpmBackend::External(source) => Err(xml_error(match &source.backend {
                Backend::Unix { mode: SourceMode::Bind, .. } => {
                    tr!("only 'connect' mode is supported for external TPM device")
                }
                Backend::Unix { path: None, .. } => tr!("missing socket path for external TPM device"),
                Backend::Unix { .. } => return Ok(()),
                _ => tr!("only source type 'unix' is supported for external TPM device"),
            })),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xml::Document;

    #[test]
    fn an_emulated_one_goes_round() {
        let xml = "<tpm model='tpm-crb'>\n  <backend type='emulator' version='2.0' persistent_state='yes' debug='3'>\n    <encryption secret='6dd3e4a5-1d76-44ce-961f-f119f5aad935'/>\n    <active_pcr_banks>\n      <sha256/>\n      <sha512/>\n    </active_pcr_banks>\n    <source type='file' path='/state'/>\n    <profile source='local' removeDisabled='check' name='local'/>\n  </backend>\n</tpm>\n";
        let document = Document::try_parse(xml).unwrap();
        let tpm = Tpm::read(document.root()).unwrap();
        assert!(tpm.check().is_ok());
        let mut w = Writer::default();
        tpm.put(&mut w, "tpm", Show::default());
        assert_eq!(w.finish(), xml);
    }
}
