// SPDX-License-Identifier: LGPL-2.1-or-later
//! How an element's grammar is declared: once, one line an attribute or child. Reading, writing
//! and the list of what may stand in the element follow from it.

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::value::{Refusal, Value};
use crate::xml::{Node, Writer};

/// What to write of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Show {
    /// Passwords and the like.
    pub secrets: bool,
    /// What belongs to a running object only.
    pub live: bool,
    /// For another, maybe older, host to read.
    pub migratable: bool,
}

/// A structure that is an element, or (flattened) some of an element's attributes and children.
pub trait Element: Sized {
    /// Reads it.
    fn read(node: Node<'_>) -> Result<Self>;

    /// Writes its attributes, then its children. The element itself is begun and ended outside.
    fn write(&self, w: &mut Writer, show: Show);

    /// What may stand in it.
    fn grammar() -> Vec<Rule>;

    /// Writes the whole element; nothing where it has neither attribute nor child.
    fn put(&self, w: &mut Writer, name: &str, show: Show) {
        let mark = w.start(name);
        self.write(w, show);
        w.end_unless_empty(mark, name);
    }

    /// Writes the whole element, also where it is empty.
    fn put_always(&self, w: &mut Writer, name: &str, show: Show) {
        let _mark = w.start(name);
        self.write(w, show);
        w.end(name);
    }
}

impl<T: Element> Element for Box<T> {
    fn read(node: Node<'_>) -> Result<Self> {
        T::read(node).map(Box::new)
    }
    fn write(&self, w: &mut Writer, show: Show) {
        T::write(self, w, show);
    }
    fn grammar() -> Vec<Rule> {
        T::grammar()
    }
}

/// One line of a grammar.
pub enum Rule {
    /// An attribute, and its words where it has a list of them.
    Attribute(&'static str, &'static [&'static str]),
    /// A child that holds a value.
    Text(&'static str, &'static [&'static str]),
    /// A child that is there or is not.
    Flag(&'static str),
    /// A child with a grammar of its own; asked for when it is wanted, since grammars nest in
    /// themselves.
    Child(&'static str, fn() -> Vec<Rule>),
    /// The element's own text.
    Content(&'static [&'static str]),
}

/// The words of a field, found through the field's type.
pub fn words_of<S, T: Value>(_: fn(&S) -> &T) -> &'static [&'static str] {
    T::WORDS
}

/// The same for a field that may be absent.
pub fn words_of_option<S, T: Value>(_: fn(&S) -> &Option<T>) -> &'static [&'static str] {
    T::WORDS
}

/// The grammar of a field.
pub fn grammar_of<S, T: Element>(_: fn(&S) -> &T) -> fn() -> Vec<Rule> {
    T::grammar
}

/// The grammar of a field that may be absent.
pub fn grammar_of_option<S, T: Element>(_: fn(&S) -> &Option<T>) -> fn() -> Vec<Rule> {
    T::grammar
}

/// The grammar of a field that repeats.
pub fn grammar_of_list<S, T: Element>(_: fn(&S) -> &Vec<T>) -> fn() -> Vec<Rule> {
    T::grammar
}

/// An error about a document's content.
#[cold]
pub fn xml_error(text: impl Into<String>) -> Error {
    Error::new(ErrorDomain::DOMAIN, ErrorCode::XML_ERROR, text)
}

/// An error about something that documents may say but that cannot be done.
#[cold]
pub fn unsupported(text: impl Into<String>) -> Error {
    Error::new(ErrorDomain::DOMAIN, ErrorCode::CONFIG_UNSUPPORTED, text)
}

/// An error that the reference calls internal.
#[cold]
pub fn internal(text: impl Into<String>) -> Error {
    Error::internal(ErrorDomain::DOMAIN, text)
}

/// A number of the attribute, in a base of the caller's.
pub fn unsigned_attribute(node: Node<'_>, name: &str, base: u32) -> Result<Option<u32>> {
    let Some(text) = node.attribute(name) else { return Ok(None) };
    match crate::value::unsigned(text, base).and_then(|n| u32::try_from(n).ok()) {
        Some(n) => Ok(Some(n)),
        None => Err(refused_attribute(Refusal::Unsigned, name, node.name(), text)),
    }
}

/// The same with 64 bits.
pub fn long_attribute(node: Node<'_>, name: &str, base: u32) -> Result<Option<u64>> {
    let Some(text) = node.attribute(name) else { return Ok(None) };
    match crate::value::unsigned(text, base) {
        Some(n) => Ok(Some(n)),
        None => Err(refused_attribute(Refusal::Unsigned, name, node.name(), text)),
    }
}

/// Reads an attribute's value, or says why not.
pub fn attribute_value<T: Value>(node: Node<'_>, name: &str, text: &str) -> Result<T> {
    T::parse(text).map_err(|refusal| refused_attribute(refusal, name, node.name(), text))
}

/// An attribute that may be absent.
pub fn optional<T: Value>(node: Node<'_>, name: &str) -> Result<Option<T>> {
    node.attribute(name).map(|text| attribute_value(node, name, text)).transpose()
}

/// An attribute that must be there.
pub fn required<T: Value>(node: Node<'_>, name: &str) -> Result<T> {
    match optional(node, name)? {
        Some(value) => Ok(value),
        None => Err(missing_attribute(name, node.name())),
    }
}

/// The error for an attribute that is not there.
#[cold]
pub fn missing_attribute(name: &str, element: &str) -> Error {
    let text = tr!("Missing required attribute '%1$s' in element '%2$s'", name, element);
    Error::new(ErrorDomain::XML, ErrorCode::XML_ERROR, text)
}

/// The error for an attribute whose value means nothing.
#[cold]
pub fn refused_attribute(refusal: Refusal, name: &str, element: &str, text: &str) -> Error {
    let text = match refusal {
        Refusal::Word => {
            tr!("Invalid value for attribute '%1$s' in element '%2$s': '%3$s'.", name, element, text)
        }
        Refusal::Integer => tr!(
            "Invalid value for attribute '%1$s' in element '%2$s': '%3$s'. Expected integer value",
            name,
            element,
            text
        ),
        Refusal::Unsigned => tr!(
            "Invalid value for attribute '%1$s' in element '%2$s': '%3$s'. Expected non-negative integer value",
            name,
            element,
            text
        ),
        Refusal::Long => tr!(
            "Invalid value for attribute '%1$s' in element '%2$s': '%3$s'. Expected long long integer value",
            name,
            element,
            text
        ),
        Refusal::Negative => tr!(
            "Invalid value for attribute '%1$s' in element '%2$s': '%3$s'. Expected non-negative value",
            name,
            element,
            text
        ),
        Refusal::Zero => {
            tr!("Invalid value for attribute '%1$s' in element '%2$s': Zero is not permitted", name, element)
        }
        Refusal::Uuid => tr!(
            "Invalid value for attribute '%1$s' in element '%2$s': '%3$s'. Expected UUID",
            name,
            element,
            text
        ),
    };
    Error::new(ErrorDomain::XML, ErrorCode::XML_ERROR, text)
}

/// Declares a structure that is an element.
///
/// | line | field's type | meaning |
/// |---|---|---|
/// | `attr("n")` | `T` | must be there |
/// | `attr("n", optional)` | `Option<T>` | |
/// | `attr("n", default V)` | `T` | `V` where it is absent; always written |
/// | `attr("n", hide V)` | `T` | `V` where it is absent; not written then |
/// | `text("n")` | `Option<T>` | a child that holds a value |
/// | `text("n", hide V)` | `T` | the same, `V` where it is absent |
/// | `content()` | `T` | the element's own text |
/// | `flag("n")` | `bool` | an empty child |
/// | `child("n")` | `Option<E>` | not written where it would be empty |
/// | `child("n", keep)` | `Option<E>` | written even if empty |
/// | `children("n")` | `Vec<E>` | |
/// | `flatten()` | `E` | attributes and children of this same element |
///
/// Attributes stand before children. `if live`, `if secrets` behind a line says when it is written.
#[macro_export]
macro_rules! element {
    ($(#[$doc:meta])* $name:ident { $( $(#[$field_doc:meta])* $field:ident: $ty:ty = $kind:ident($($how:tt)*) $(if $show:ident)? ,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq)]
        #[allow(missing_docs)] // fields are named after what they hold; the rest is documented
        pub struct $name { $( $(#[$field_doc])* pub $field: $ty ),* }

        impl $crate::schema::Element for $name {
            #[allow(unused_variables)]
            fn read(node: $crate::xml::Node<'_>) -> virt_core::Result<Self> {
                Ok(Self { $( $field: $crate::element!(@read node $kind($($how)*)) ),* })
            }
            #[allow(unused_variables)]
            fn write(&self, w: &mut $crate::xml::Writer, show: $crate::schema::Show) {
                $( if true $(&& show.$show)? { $crate::element!(@write w, show, &self.$field, $kind($($how)*)) } )*
            }
            #[allow(clippy::vec_init_then_push)]
            fn grammar() -> Vec<$crate::schema::Rule> {
                #[allow(unused_mut)]
                let mut rules = Vec::new();
                $( $crate::element!(@rule rules, $field, $kind($($how)*)); )*
                rules
            }
        }
    };

    (@read $n:ident attr($a:literal)) => { $crate::schema::required($n, $a)? };
    (@read $n:ident attr($a:literal, optional)) => { $crate::schema::optional($n, $a)? };
    (@read $n:ident attr($a:literal, default $v:expr)) => { match $crate::schema::optional($n, $a)? { Some(v) => v, None => $v } };
    (@read $n:ident attr($a:literal, hide $v:expr)) => { match $crate::schema::optional($n, $a)? { Some(v) => v, None => $v } };
    (@read $n:ident text($a:literal)) => { $crate::schema::text($n, $a)? };
    (@read $n:ident text($a:literal, hide $v:expr)) => { match $crate::schema::text($n, $a)? { Some(v) => v, None => $v } };
    (@read $n:ident content()) => { $crate::schema::content($n)? };
    (@read $n:ident flag($a:literal)) => { $n.child($a).is_some() };
    (@read $n:ident child($a:literal $(, keep)?)) => { $n.child($a).map($crate::schema::Element::read).transpose()? };
    (@read $n:ident children($a:literal)) => { $n.children().filter(|c| c.is($a)).map($crate::schema::Element::read).collect::<virt_core::Result<Vec<_>>>()? };
    (@read $n:ident flatten()) => { $crate::schema::Element::read($n)? };

    (@write $w:ident, $s:ident, $v:expr, attr($a:literal)) => { $w.attribute_with($a, |out| $crate::value::Value::put($v, out)) };
    (@write $w:ident, $s:ident, $v:expr, attr($a:literal, optional)) => { if let Some(v) = $v { $w.attribute_with($a, |out| $crate::value::Value::put(v, out)) } };
    (@write $w:ident, $s:ident, $v:expr, attr($a:literal, default $d:expr)) => { $w.attribute_with($a, |out| $crate::value::Value::put($v, out)) };
    (@write $w:ident, $s:ident, $v:expr, attr($a:literal, hide $d:expr)) => { if *$v != $d { $w.attribute_with($a, |out| $crate::value::Value::put($v, out)) } };
    (@write $w:ident, $s:ident, $v:expr, text($a:literal)) => { if let Some(v) = $v { $w.text_with($a, |out| $crate::value::Value::put(v, out)) } };
    (@write $w:ident, $s:ident, $v:expr, text($a:literal, hide $d:expr)) => { if *$v != $d { $w.text_with($a, |out| $crate::value::Value::put($v, out)) } };
    (@write $w:ident, $s:ident, $v:expr, flag($a:literal)) => { if *$v { $w.flag($a) } };
    (@write $w:ident, $s:ident, $v:expr, child($a:literal)) => { if let Some(v) = $v { $crate::schema::Element::put(v, $w, $a, $s) } };
    (@write $w:ident, $s:ident, $v:expr, child($a:literal, keep)) => { if let Some(v) = $v { $crate::schema::Element::put_always(v, $w, $a, $s) } };
    (@write $w:ident, $s:ident, $v:expr, children($a:literal)) => { for v in $v { $crate::schema::Element::put_always(v, $w, $a, $s) } };
    (@write $w:ident, $s:ident, $v:expr, flatten()) => { $crate::schema::Element::write($v, $w, $s) };

    (@rule $r:ident, $f:ident, attr($a:literal, optional)) => { $r.push($crate::schema::Rule::Attribute($a, $crate::schema::words_of_option(|s: &Self| &s.$f))) };
    (@rule $r:ident, $f:ident, attr($a:literal $($rest:tt)*)) => { $r.push($crate::schema::Rule::Attribute($a, $crate::schema::words_of(|s: &Self| &s.$f))) };
    (@rule $r:ident, $f:ident, text($a:literal)) => { $r.push($crate::schema::Rule::Text($a, $crate::schema::words_of_option(|s: &Self| &s.$f))) };
    (@rule $r:ident, $f:ident, text($a:literal, hide $d:expr)) => { $r.push($crate::schema::Rule::Text($a, $crate::schema::words_of(|s: &Self| &s.$f))) };
    (@rule $r:ident, $f:ident, flag($a:literal)) => { $r.push($crate::schema::Rule::Flag($a)) };
    (@rule $r:ident, $f:ident, child($a:literal $($rest:tt)*)) => { $r.push($crate::schema::Rule::Child($a, $crate::schema::grammar_of_option(|s: &Self| &s.$f))) };
    (@rule $r:ident, $f:ident, children($a:literal)) => { $r.push($crate::schema::Rule::Child($a, $crate::schema::grammar_of_list(|s: &Self| &s.$f))) };
    (@rule $r:ident, $f:ident, flatten()) => { $r.extend($crate::schema::grammar_of(|s: &Self| &s.$f)()) };
}

/// The value of a child that may be absent.
pub fn text<T: Value>(node: Node<'_>, name: &str) -> Result<Option<T>> {
    let Some(child) = node.child(name) else { return Ok(None) };
    // As in the reference, a child without text is as good as none.
    if child.text().is_empty() {
        return Ok(None);
    }
    content(child).map(Some)
}

/// The value that an element's text is.
pub fn content<T: Value>(node: Node<'_>) -> Result<T> {
    let text = node.text();
    T::parse(&text).map_err(|_| {
        let text = tr!("Invalid value '%1$s' for element or attribute '%2$s'", text, node.name());
        Error::new(ErrorDomain::XML, ErrorCode::XML_ERROR, text)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::OnOff;
    use crate::words;
    use crate::xml::Document;

    words! { Colour { Red = "red", Green = "green" } }

    element! {
        /// An inner one.
        Inner {
            #[doc = "Its size."]
            size: u32 = attr("size", hide 0),
            on: bool = flag("on"),
        }
    }

    element! {
        /// One with every kind of line.
        Sample {
            id: u32 = attr("id"),
            colour: Option<Colour> = attr("colour", optional),
            state: OnOff = attr("state", default OnOff::Off),
            secret: Option<Box<str>> = attr("secret", optional) if secrets,
            title: Option<Box<str>> = text("title"),
            inner: Option<Box<Inner>> = child("inner"),
            kept: Option<Inner> = child("kept", keep),
            many: Vec<Inner> = children("many"),
        }
    }

    fn round(xml: &str, show: Show) -> Result<String> {
        let document = Document::try_parse(xml).unwrap();
        let sample = Sample::read(document.root())?;
        let mut w = Writer::default();
        sample.put(&mut w, "sample", show);
        Ok(w.finish())
    }

    #[test]
    fn both_directions_follow_from_one_line() {
        let xml = "<sample secret='s' colour='red' id='7'><many size='1'/><many><on/></many><inner/><kept/><title>a &lt; b</title><other/></sample>";
        assert_eq!(
            round(xml, Show::default()).unwrap(),
            "<sample id='7' colour='red' state='off'>\n  <title>a &lt; b</title>\n  <kept/>\n  <many size='1'/>\n  <many>\n    <on/>\n  </many>\n</sample>\n"
        );
        assert!(round(xml, Show { secrets: true, ..Show::default() }).unwrap().contains("secret='s'"));
    }

    #[test]
    fn faults_name_the_attribute() {
        let message = |xml: &str| round(xml, Show::default()).err().unwrap().message().to_string();
        assert_eq!(message("<sample/>"), "XML error: Missing required attribute 'id' in element 'sample'");
        assert_eq!(
            message("<sample id='-1'/>"),
            "XML error: Invalid value for attribute 'id' in element 'sample': '-1'. Expected non-negative integer value"
        );
        assert_eq!(
            message("<sample id='1' colour='blue'/>"),
            "XML error: Invalid value for attribute 'colour' in element 'sample': 'blue'."
        );
    }

    #[test]
    fn the_grammar_can_be_listed() {
        let names: Vec<_> = Sample::grammar()
            .iter()
            .map(|rule| match rule {
                Rule::Attribute(name, words) => format!("@{name} {}", words.len()),
                Rule::Text(name, _) | Rule::Flag(name) => name.to_string(),
                Rule::Child(name, inner) => format!("{name} {}", inner().len()),
                Rule::Content(_) => "text".into(),
            })
            .collect();
        assert_eq!(
            names,
            ["@id 0", "@colour 2", "@state 2", "@secret 0", "title", "inner 2", "kept 2", "many 2"]
        );
    }
}
