// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<panic>`

use virt_core::{Result, tr};

use crate::domain::address::PlainInfo;
use crate::schema::{Element, Rule, Show, unsupported};
use crate::value::Value;
use crate::words;
use crate::xml::{Node, Writer};

words! {
    /// How a guest says that it has crashed.
    PanicModel { Isa = "isa", Pseries = "pseries", Hyperv = "hyperv", S390 = "s390", Pvpanic = "pvpanic" }
}

/// `<panic model='isa'/>`
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Panic {
    pub model: Option<PanicModel>,
    pub info: PlainInfo,
}

impl Element for Panic {
    fn read(node: Node<'_>) -> Result<Self> {
        let info = PlainInfo::read(node)?;
        let model = match node.attribute("model") {
            None | Some("default") => None,
            Some(word) => Some(
                PanicModel::from_word(word)
                    .ok_or_else(|| unsupported(tr!("unknown panic model '%1$s'", word)))?,
            ),
        };
        Ok(Panic { model, info })
    }
    fn write(&self, w: &mut Writer, show: Show) {
        if let Some(model) = self.model {
            w.attribute("model", model.as_str());
        }
        self.info.write(w, show);
    }
    fn grammar() -> Vec<Rule> {
        let mut rules = vec![Rule::Attribute("model", PanicModel::WORDS)];
        rules.extend(PlainInfo::grammar());
        rules
    }
}
