// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<encryption>`

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use super::secret::SecretLookup;
use crate::schema::{Element, Rule, Show, optional, required};
use crate::value::Value;
use crate::xml::{Node, Writer};
use crate::{element, words};

words! {
    /// How data is encrypted.
    EncryptionFormat {
        Default = "default", Qcow = "qcow", Luks = "luks", Luks2 = "luks2", LuksAny = "luks-any",
    }
    /// Who decrypts.
    EncryptionEngine { Qemu = "qemu", Librbd = "librbd" }
}

/// `<encryption format='luks'><secret type='passphrase' uuid='…'/></encryption>`
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Encryption {
    pub format: EncryptionFormat,
    pub engine: Option<EncryptionEngine>,
    pub secrets: Vec<SecretLookup>,
    pub cipher: Option<Cipher>,
    pub ivgen: Option<IvGen>,
}

element! {
    /// `<cipher name='twofish' size='256' mode='cbc' hash='sha256'/>`
    Cipher {
        name: Box<str> = attr("name"),
        size: u32 = attr("size"),
        mode: Option<Box<str>> = attr("mode", optional),
        hash: Option<Box<str>> = attr("hash", optional),
    }
}

element! {
    /// `<ivgen name='plain64' hash='sha256'/>`
    IvGen {
        name: Box<str> = attr("name"),
        hash: Option<Box<str>> = attr("hash", optional),
    }
}

fn xml(text: String) -> Error {
    Error::new(ErrorDomain::STORAGE, ErrorCode::XML_ERROR, text)
}

fn unsupported(text: String) -> Error {
    Error::new(ErrorDomain::STORAGE, ErrorCode::CONFIG_UNSUPPORTED, text)
}

impl Element for Encryption {
    fn read(node: Node<'_>) -> Result<Self> {
        let format = match node.attribute("format").filter(|t| !t.is_empty()) {
            None => return Err(xml(tr!("unknown volume encryption format"))),
            Some(word) => EncryptionFormat::from_word(word)
                .ok_or_else(|| unsupported(tr!("unknown volume encryption format type %1$s", word)))?,
        };
        let engine = optional(node, "engine")?;
        let mut secrets = Vec::new();
        for secret in node.children().filter(|c| c.is("secret")) {
            match secret.attribute("type").filter(|t| !t.is_empty()) {
                None => return Err(xml(tr!("unknown volume encryption secret type"))),
                Some("passphrase") => secrets.push(SecretLookup::read(secret)?),
                Some(word) => {
                    return Err(unsupported(tr!("unknown volume encryption secret type %1$s", word)));
                }
            }
        }
        let (mut cipher, mut ivgen) = (None, None);
        if format == EncryptionFormat::Luks {
            if let Some(child) = node.child("cipher") {
                if child.attribute("name").is_none() {
                    return Err(xml(tr!("cipher info missing 'name' attribute")));
                }
                cipher = Some(Cipher::read(child)?);
            }
            if let Some(child) = node.child("ivgen") {
                if cipher.is_none() {
                    return Err(xml(tr!("ivgen element found, but cipher is missing")));
                }
                if child.attribute("name").is_none() {
                    return Err(xml(tr!("missing ivgen info name string")));
                }
                ivgen = Some(required::<Box<str>>(child, "name").and_then(|_| IvGen::read(child))?);
            }
        }
        Ok(Encryption { format, engine, secrets, cipher, ivgen })
    }

    fn write(&self, w: &mut Writer, show: Show) {
        w.attribute("format", self.format.as_str());
        if let Some(engine) = self.engine {
            w.attribute("engine", engine.as_str());
        }
        w.open_content();
        for secret in &self.secrets {
            secret.put(w, Some("passphrase"));
        }
        if let Some(cipher) = &self.cipher {
            cipher.put_always(w, "cipher", show);
            if let Some(ivgen) = &self.ivgen {
                ivgen.put_always(w, "ivgen", show);
            }
        }
    }

    fn grammar() -> Vec<Rule> {
        vec![
            Rule::Attribute("format", EncryptionFormat::WORDS),
            Rule::Attribute("engine", EncryptionEngine::WORDS),
            Rule::Child("secret", || ["type", "uuid", "usage"].map(|n| Rule::Attribute(n, &[])).into()),
            Rule::Child("cipher", Cipher::grammar),
            Rule::Child("ivgen", IvGen::grammar),
        ]
    }
}

impl Encryption {
    /// Writes the element, which ends with a tag of its own also where nothing stands inside.
    pub fn put(&self, w: &mut Writer, show: Show) {
        self.put_always(w, "encryption", show);
    }
}
