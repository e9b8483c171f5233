// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<rng>`

use virt_core::{Result, tr};

use super::chardev::CharSource;
use super::common::{VirtioDriver, VirtioModel};
use crate::domain::address::PlainInfo;
use crate::schema::{Element, Rule, Show, required, unsupported, xml_error};
use crate::value::{Value, unsigned};
use crate::words;
use crate::xml::{Node, Writer};

words! {
    /// Where the entropy comes from.
    RngBackendModel { Random = "random", Egd = "egd", Builtin = "builtin" }
}

/// Where the entropy comes from.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum RngBackend {
    /// A device; completion fills in `/dev/random`.
    Random(Option<Box<str>>),
    Egd(Box<CharSource>),
    Builtin,
}

/// `<rng model='virtio'>`
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Rng {
    pub model: VirtioModel,
    pub rate: u32,
    pub period: u32,
    pub backend: RngBackend,
    pub driver: Option<Box<VirtioDriver>>,
    pub info: PlainInfo,
}

impl Rng {
    /// Fills in the usual source.
    pub fn complete(&mut self) {
        if let RngBackend::Random(path @ None) = &mut self.backend {
            *path = Some("/dev/random".into());
        }
    }
}

impl Element for Rng {
    fn read(node: Node<'_>) -> Result<Self> {
        let model = required(node, "model")?;
        let number = |name: &str, fault: fn() -> String| {
            let text = node.child("rate").and_then(|r| r.attribute(name)).filter(|t| !t.is_empty());
            let number = text.map(|t| unsigned(t, 10).and_then(|n| u32::try_from(n).ok()));
            match number {
                None => Ok(0),
                Some(Some(n)) => Ok(n),
                Some(None) => Err(xml_error(fault())),
            }
        };
        let rate = number("bytes", || tr!("invalid RNG rate bytes value"))?;
        let period = if rate > 0 { number("period", || tr!("invalid RNG rate period value"))? } else { 0 };
        let mut backends = node.children().filter(|c| c.is("backend"));
        let (Some(backend), None) = (backends.next(), backends.next()) else {
            return Err(xml_error(tr!("only one RNG backend is supported")));
        };
        let backend = match required(backend, "model")? {
            RngBackendModel::Random => {
                RngBackend::Random(Some(backend.text()).filter(|t| !t.is_empty()).map(|t| t.as_ref().into()))
            }
            RngBackendModel::Builtin => RngBackend::Builtin,
            RngBackendModel::Egd => {
                let Some(word) = backend.attribute("type") else {
                    return Err(xml_error(tr!("missing EGD backend type")));
                };
                let kind = CharSource::kind(word)
                    .map_err(|_| unsupported(tr!("unknown backend type '%1$s' for egd", word)))?;
                RngBackend::Egd(Box::new(CharSource::read(backend, kind, false)?))
            }
        };
        let info = PlainInfo::read(node)?;
        let driver = node.child("driver").map(Element::read).transpose()?;
        Ok(Rng { model, rate, period, backend, driver, info })
    }
    fn write(&self, w: &mut Writer, show: Show) {
        w.attribute("model", self.model.as_str());
        if self.rate != 0 {
            let _mark = w.start("rate");
            w.attribute_fmt("bytes", format_args!("{}", self.rate));
            if self.period != 0 {
                w.attribute_fmt("period", format_args!("{}", self.period));
            }
            w.end("rate");
        }
        let _mark = w.start("backend");
        match &self.backend {
            RngBackend::Random(path) => {
                w.attribute("model", "random");
                w.end_with_text("backend", path.as_deref().unwrap_or(""));
            }
            RngBackend::Egd(source) => {
                w.attribute("model", "egd");
                w.attribute("type", source.backend.kind().as_str());
                source.write(w, show);
                w.end("backend");
            }
            RngBackend::Builtin => {
                w.attribute("model", "builtin");
                w.end("backend");
            }
        }
        if let Some(driver) = &self.driver {
            driver.put(w, "driver", show);
        }
        self.info.write(w, show);
    }
    fn grammar() -> Vec<Rule> {
        let mut rules = vec![
            Rule::Attribute("model", VirtioModel::WORDS),
            Rule::Child("rate", || ["bytes", "period"].map(|n| Rule::Attribute(n, &[])).into()),
            Rule::Child("backend", || {
                let mut rules = CharSource::grammar();
                rules.push(Rule::Attribute("model", RngBackendModel::WORDS));
                rules.push(Rule::Content(&[]));
                rules
            }),
            Rule::Child("driver", VirtioDriver::grammar),
        ];
        rules.extend(PlainInfo::grammar());
        rules
    }
}
