// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<smartcard>`

use virt_core::{Result, tr};

use super::chardev::CharSource;
use crate::domain::address::PlainInfo;
use crate::schema::{Element, Rule, Show, required, xml_error};
use crate::value::Value;
use crate::words;
use crate::xml::{Node, Writer};

words! {
    /// Where the card is.
    SmartcardMode { Host = "host", HostCertificates = "host-certificates", Passthrough = "passthrough" }
}

/// Where the card is.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum SmartcardSource {
    Host,
    Certificates { names: [Box<str>; 3], database: Option<Box<str>> },
    Passthrough(CharSource),
}

/// `<smartcard mode='passthrough' type='spicevmc'/>`
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Smartcard {
    pub source: SmartcardSource,
    pub info: PlainInfo,
}

fn certificates(node: Node<'_>) -> Result<SmartcardSource> {
    let names: Vec<Box<str>> =
        node.children().filter(|c| c.is("certificate")).map(|c| c.text().as_ref().into()).collect();
    let Ok(names) = <[Box<str>; 3]>::try_from(names) else {
        return Err(xml_error(tr!("host-certificates mode needs exactly three certificates")));
    };
    let database = node.child("database").map(|d| Box::<str>::from(d.text().as_ref()));
    if let Some(path) = database.as_deref().filter(|p| !p.starts_with('/')) {
        return Err(xml_error(tr!("expecting absolute path: %1$s", path)));
    }
    Ok(SmartcardSource::Certificates { names, database })
}

impl Element for Smartcard {
    fn read(node: Node<'_>) -> Result<Self> {
        let source = match required(node, "mode")? {
            SmartcardMode::Host => SmartcardSource::Host,
            SmartcardMode::HostCertificates => certificates(node)?,
            SmartcardMode::Passthrough => {
                let Some(word) = node.attribute("type") else {
                    let text = tr!("passthrough mode requires a character device type attribute");
                    return Err(xml_error(text));
                };
                SmartcardSource::Passthrough(CharSource::read(node, CharSource::kind(word)?, false)?)
            }
        };
        Ok(Smartcard { source, info: PlainInfo::read(node)? })
    }

    fn write(&self, w: &mut Writer, show: Show) {
        match &self.source {
            SmartcardSource::Host => w.attribute("mode", "host"),
            SmartcardSource::Certificates { names, database } => {
                w.attribute("mode", "host-certificates");
                names.iter().for_each(|name| w.text("certificate", name));
                if let Some(database) = database {
                    w.text("database", database);
                }
            }
            SmartcardSource::Passthrough(source) => {
                w.attribute("mode", "passthrough");
                w.attribute("type", source.backend.kind().as_str());
                source.write(w, show);
            }
        }
        self.info.write(w, show);
    }

    fn grammar() -> Vec<Rule> {
        let mut rules = vec![
            Rule::Attribute("mode", SmartcardMode::WORDS),
            Rule::Text("certificate", &[]),
            Rule::Text("database", &[]),
        ];
        rules.extend(CharSource::grammar());
        rules.extend(PlainInfo::grammar());
        rules
    }
}
