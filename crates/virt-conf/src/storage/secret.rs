// SPDX-License-Identifier: LGPL-2.1-or-later
//! References to secrets, and `<auth>`.

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::Uuid;
use crate::schema::{Element, Rule, Show, optional};
use crate::value::Value;
use crate::words;
use crate::xml::{Node, Writer};

words! {
    /// What a pool authenticates with.
    AuthType { None = "none", Chap = "chap", Ceph = "ceph" }
}

fn fault(code: ErrorCode, text: String) -> Error {
    Error::new(ErrorDomain::STORAGE, code, text)
}

/// Which secret.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum SecretLookup {
    Uuid(Uuid),
    Usage(Box<str>),
}

impl SecretLookup {
    /// Reads it off an element that names a secret.
    pub fn read(node: Node<'_>) -> Result<Self> {
        let xml = |text| Error::new(ErrorDomain::NONE, ErrorCode::XML_ERROR, text);
        match (optional(node, "uuid")?, node.attribute("usage")) {
            (None, None) => Err(xml(tr!("missing secret uuid or usage attribute"))),
            (Some(_), Some(_)) => Err(xml(tr!("either secret uuid or usage expected"))),
            (Some(uuid), None) => Ok(SecretLookup::Uuid(uuid)),
            (None, Some(usage)) => Ok(SecretLookup::Usage(usage.into())),
        }
    }

    /// Writes `<secret type='…' uuid='…'/>`.
    pub fn put(&self, w: &mut Writer, kind: Option<&str>) {
        let _mark = w.start("secret");
        if let Some(kind) = kind {
            w.attribute("type", kind);
        }
        match self {
            SecretLookup::Uuid(uuid) => w.attribute_fmt("uuid", format_args!("{uuid}")),
            SecretLookup::Usage(usage) => w.attribute("usage", usage),
        }
        w.end("secret");
    }
}

/// `<auth username='…'><secret …/></auth>`
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Auth {
    pub kind: AuthType,
    pub username: Box<str>,
    pub secret_type: Option<Box<str>>,
    pub secret: SecretLookup,
}

impl Element for Auth {
    fn read(node: Node<'_>) -> Result<Self> {
        let attribute = |name| node.attribute(name).filter(|text| !text.is_empty());
        let Some(username) = attribute("username") else {
            return Err(fault(ErrorCode::XML_ERROR, tr!("missing username for auth")));
        };
        let kind = match attribute("type") {
            None => AuthType::None,
            Some(word) => AuthType::from_word(word)
                .ok_or_else(|| fault(ErrorCode::CONFIG_UNSUPPORTED, tr!("unknown auth type '%1$s'", word)))?,
        };
        let Some(secret) = node.child("secret") else {
            return Err(fault(ErrorCode::XML_ERROR, tr!("Missing <secret> element in auth")));
        };
        Ok(Auth {
            kind,
            username: username.into(),
            secret_type: secret.attribute("type").map(Box::from),
            secret: SecretLookup::read(secret)?,
        })
    }

    fn write(&self, w: &mut Writer, _show: Show) {
        if self.kind != AuthType::None {
            w.attribute("type", self.kind.as_str());
        }
        w.attribute("username", &self.username);
        self.secret.put(w, self.secret_type.as_deref());
    }

    fn grammar() -> Vec<Rule> {
        vec![
            Rule::Attribute("type", AuthType::WORDS),
            Rule::Attribute("username", &[]),
            Rule::Child("secret", || ["type", "uuid", "usage"].map(|n| Rule::Attribute(n, &[])).into()),
        ]
    }
}
