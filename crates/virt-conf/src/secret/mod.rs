// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<secret>`: what is known of a secret besides its value.

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::schema::{Rule, required};
use crate::validate::Schema;
use crate::value::{Value as _, YesNo};
use crate::xml::{self, Document, Node, Writer};
use crate::{Uuid, path, words};

words! {
    /// What a secret is for.
    UsageType {
        None = "none", Volume = "volume", Ceph = "ceph", Iscsi = "iscsi", Tls = "tls", Vtpm = "vtpm",
    }
}

/// A secret's document.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Definition {
    pub uuid: Uuid,
    pub ephemeral: bool,
    pub private: bool,
    pub description: Option<Box<str>>,
    pub usage: UsageType,
    /// Which volume, server or the like; `None` with [`UsageType::None`] only.
    pub usage_id: Option<Box<str>>,
}

fn internal(text: String) -> Error {
    Error::internal(ErrorDomain::SECRET, text)
}

fn yes_or_no(node: Node<'_>, name: &str) -> Option<bool> {
    match node.attribute(name).filter(|word| !word.is_empty()) {
        None => Some(false),
        Some(word) => YesNo::from_word(word).map(|choice| choice == YesNo::Yes),
    }
}

impl UsageType {
    /// The element that says which one it is for.
    fn element(self) -> Option<&'static str> {
        match self {
            UsageType::None => None,
            UsageType::Volume => Some("volume"),
            UsageType::Iscsi => Some("target"),
            UsageType::Ceph | UsageType::Tls | UsageType::Vtpm => Some("name"),
        }
    }

    #[cold]
    fn missing(self) -> Error {
        internal(match self {
            UsageType::Ceph => tr!("Ceph usage specified, but name is missing"),
            UsageType::Iscsi => tr!("iSCSI usage specified, but target is missing"),
            UsageType::Tls => tr!("TLS usage specified, but name is missing"),
            UsageType::Vtpm => tr!("vTPM usage specified, but name is missing"),
            UsageType::None | UsageType::Volume => {
                tr!("volume usage specified, but volume path is missing")
            }
        })
    }
}

impl Definition {
    /// Reads a document.
    pub fn parse(xml: &str) -> Result<Definition> {
        let origin = xml::Source { domain: ErrorDomain::SECRET, file: None };
        let document = Document::parse(xml, origin)?;
        Definition::read(document.root_named("secret")?)
    }

    /// The same for a document that must fit its schema.
    pub fn parse_valid(xml: &str) -> Result<Definition> {
        let origin = xml::Source { domain: ErrorDomain::SECRET, file: None };
        let document = Document::parse(xml, origin)?;
        let root = document.root_named("secret")?;
        Schema::Secret.validate(root)?;
        Definition::read(root)
    }

    /// Reads the element.
    pub fn read(node: Node<'_>) -> Result<Definition> {
        let fault = |text| Error::new(ErrorDomain::SECRET, ErrorCode::XML_ERROR, text);
        let ephemeral =
            yes_or_no(node, "ephemeral").ok_or_else(|| fault(tr!("invalid value of 'ephemeral'")))?;
        let private = yes_or_no(node, "private").ok_or_else(|| fault(tr!("invalid value of 'private'")))?;
        let uuid = match path::text(node, "uuid") {
            None => Uuid::generate()?,
            Some(text) => Uuid::parse(&text).ok_or_else(|| internal(tr!("malformed uuid element")))?,
        };
        let description = path::string(node, "description");
        let (mut usage, mut usage_id) = (UsageType::None, None);
        if let Some(child) = node.child("usage") {
            usage = required(child, "type")?;
            if let Some(element) = usage.element() {
                usage_id = Some(path::string(child, element).ok_or_else(|| usage.missing())?);
            }
        }
        Ok(Definition { uuid, ephemeral, private, description, usage, usage_id })
    }

    /// The document.
    pub fn format(&self) -> String {
        let mut w = Writer::default();
        let yes_no = |yes: bool| if yes { "yes" } else { "no" };
        let _mark = w.start("secret");
        w.attribute("ephemeral", yes_no(self.ephemeral));
        w.attribute("private", yes_no(self.private));
        w.text_fmt("uuid", format_args!("{}", self.uuid));
        if let Some(description) = &self.description {
            w.text("description", description);
        }
        if let Some(element) = self.usage.element() {
            let _mark = w.start("usage");
            w.attribute("type", self.usage.as_str());
            if let Some(id) = &self.usage_id {
                w.text(element, id);
            }
            w.end("usage");
        }
        w.end("secret");
        w.finish()
    }

    /// What may stand in the element.
    pub fn grammar() -> Vec<Rule> {
        vec![
            Rule::Attribute("ephemeral", YesNo::WORDS),
            Rule::Attribute("private", YesNo::WORDS),
            Rule::Text("uuid", &[]),
            Rule::Text("description", &[]),
            Rule::Child("usage", || {
                let mut rules = vec![Rule::Attribute("type", UsageType::WORDS)];
                rules.extend(["volume", "name", "target"].map(|name| Rule::Text(name, &[])));
                rules
            }),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_named_as_the_reference_names_them() {
        let internal = (ErrorCode::INTERNAL_ERROR, ErrorDomain::SECRET);
        let own = (ErrorCode::XML_ERROR, ErrorDomain::SECRET);
        let xml = (ErrorCode::XML_ERROR, ErrorDomain::XML);
        for (document, (code, domain), message) in [
            ("<x/>", xml, "XML error: expecting root element of 'secret', not 'x'"),
            ("<secret ephemeral='on'/>", own, "XML error: invalid value of 'ephemeral'"),
            ("<secret private='on'/>", own, "XML error: invalid value of 'private'"),
            ("<secret><uuid>1</uuid></secret>", internal, "internal error: malformed uuid element"),
            (
                "<secret><usage/></secret>",
                xml,
                "XML error: Missing required attribute 'type' in element 'usage'",
            ),
            (
                "<secret><usage type='x'/></secret>",
                xml,
                "XML error: Invalid value for attribute 'type' in element 'usage': 'x'.",
            ),
            (
                "<secret><usage type='volume'/></secret>",
                internal,
                "internal error: volume usage specified, but volume path is missing",
            ),
            (
                "<secret><usage type='ceph'/></secret>",
                internal,
                "internal error: Ceph usage specified, but name is missing",
            ),
            (
                "<secret><usage type='iscsi'><name>a</name></usage></secret>",
                internal,
                "internal error: iSCSI usage specified, but target is missing",
            ),
            (
                "<secret><usage type='tls'/></secret>",
                internal,
                "internal error: TLS usage specified, but name is missing",
            ),
            (
                "<secret><usage type='vtpm'><name/></usage></secret>",
                internal,
                "internal error: vTPM usage specified, but name is missing",
            ),
        ] {
            let error = Definition::parse(document).expect_err(document);
            assert_eq!((error.code(), error.domain(), error.message()), (code, domain, message));
        }
    }

    #[test]
    fn secrets_without_a_use_have_none() {
        let xml = "<secret ephemeral='' private='yes'><usage type='none'><name>a</name></usage></secret>";
        let secret = Definition::parse(xml).unwrap();
        assert_eq!((secret.usage, &secret.usage_id), (UsageType::None, &None));
        let uuid = secret.uuid;
        let text = format!("<secret ephemeral='no' private='yes'>\n  <uuid>{uuid}</uuid>\n</secret>\n");
        assert_eq!(secret.format(), text);
    }
}
