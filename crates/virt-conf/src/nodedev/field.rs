// SPDX-License-Identifier: LGPL-2.1-or-later
//! Reading and writing the values that most capabilities consist of.

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::path::{self, i32_of, u32_of};
use crate::value::unsigned;
use crate::xml::{Node, Writer};

/// A capability being read, and the device it belongs to, which errors name.
#[derive(Clone, Copy)]
pub struct Reader<'d> {
    pub node: Node<'d>,
    pub device: &'d str,
}

/// The message ids for a value that is not there and for one that means nothing.
pub type Texts = (&'static str, &'static str);

#[cold]
pub fn internal(text: String) -> Error {
    Error::internal(ErrorDomain::NODEDEV, text)
}

#[cold]
pub fn unsupported(text: String) -> Error {
    Error::new(ErrorDomain::NODEDEV, ErrorCode::CONFIG_UNSUPPORTED, text)
}

#[cold]
pub fn xml_error(text: String) -> Error {
    Error::new(ErrorDomain::NODEDEV, ErrorCode::XML_ERROR, text)
}

impl<'d> Reader<'d> {
    /// The child's text, kept.
    pub fn string(self, name: &str) -> Option<Box<str>> {
        path::string(self.node, name)
    }

    fn parse<T>(self, text: Option<&str>, parse: impl Fn(&str) -> Option<T>, texts: Texts) -> Result<T> {
        match text {
            None => Err(internal(tr!(texts.0, self.device))),
            Some(text) => parse(text).ok_or_else(|| internal(tr!(texts.1, self.device))),
        }
    }

    /// A number that must be there.
    pub fn number(self, name: &str, texts: Texts) -> Result<u32> {
        self.parse(path::text(self.node, name).as_deref(), |text| u32_of(text, 10), texts)
    }

    /// The same with 64 bits.
    pub fn long(self, name: &str, texts: Texts) -> Result<u64> {
        self.parse(path::text(self.node, name).as_deref(), |text| unsigned(text, 10), texts)
    }

    /// A vendor or product: its number, which must be there, and its name.
    pub fn id(self, name: &str, texts: Texts) -> Result<Id> {
        let child = self.node.child(name);
        let number = child.and_then(|c| c.attribute("id")).filter(|text| !text.is_empty());
        Ok(Id { number: self.parse(number, |text| u32_of(text, 16), texts)?, name: self.string(name) })
    }

    /// A whole number that may be absent.
    pub fn optional(self, text: Option<&str>, invalid: &'static str) -> Result<Option<i32>> {
        let parse = |text| i32_of(text, 10).ok_or_else(|| internal(tr!(invalid, self.device)));
        text.map(parse).transpose()
    }

    /// A number in the base that its prefix tells.
    pub fn based(self, name: &str, base: u32, texts: Texts) -> Result<u32> {
        let Some(text) = path::text(self.node, name) else {
            return Err(unsupported(tr!(texts.0, self.device)));
        };
        u32_of(&text, base).ok_or_else(|| unsupported(tr!(texts.1, text, self.device)))
    }

    /// The capabilities inside.
    pub fn capabilities(self) -> impl Iterator<Item = Reader<'d>> {
        let device = self.device;
        self.node.children().filter(|c| c.is("capability")).map(move |node| Reader { node, device })
    }

    /// What kind of capability this is.
    pub fn kind(self) -> Option<&'d str> {
        self.node.attribute("type")
    }
}

/// A vendor or product.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Id {
    pub number: u32,
    pub name: Option<Box<str>>,
}

impl Id {
    /// Writes it.
    pub fn put(&self, w: &mut Writer, element: &str) {
        let _mark = w.start(element);
        w.attribute_fmt("id", format_args!("0x{:04x}", self.number));
        match &self.name {
            Some(name) => w.end_with_text(element, name),
            None => w.end(element),
        }
    }
}

/// Writes a child with text, if there is one.
pub fn put_text(w: &mut Writer, name: &str, value: &Option<Box<str>>) {
    if let Some(value) = value {
        w.text(name, value);
    }
}

/// Writes a number. Large ones come out negative, as in the reference.
pub fn put_number(w: &mut Writer, name: &str, value: u32) {
    w.text_fmt(name, format_args!("{}", value as i32));
}

/// Writes a capability; its end tag stands on a line of its own, also where nothing is inside.
pub fn put_capability(w: &mut Writer, kind: &str, write: impl FnOnce(&mut Writer)) {
    let _mark = w.start("capability");
    w.attribute("type", kind);
    write(w);
    w.open_content();
    w.end("capability");
}
