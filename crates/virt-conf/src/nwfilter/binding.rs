// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<filterbinding>`: which filter guards which port.

use virt_core::{Error, ErrorDomain, Result, tr};

use crate::Uuid;
use crate::net::Mac;
use crate::net::port::FilterRef;
use crate::path;
use crate::schema::{Element, Rule, Show};
use crate::validate::Schema;
use crate::xml::{Document, Node, Source, Writer};

/// `<filterbinding>`
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Binding {
    pub owner_name: Box<str>,
    pub owner_uuid: Uuid,
    pub port_device: Box<str>,
    pub link_device: Option<Box<str>>,
    pub mac: Mac,
    pub filter: FilterRef,
}

fn fault(text: String) -> Error {
    Error::internal(ErrorDomain::NWFILTER, text)
}

impl Binding {
    /// Reads a document.
    pub fn parse(xml: &str) -> Result<Binding> {
        let document = Document::parse(xml, Source { domain: ErrorDomain::NWFILTER, file: None })?;
        Binding::read(document.root_named("filterbinding")?)
    }

    /// The same for a document that must fit its schema.
    pub fn parse_valid(xml: &str) -> Result<Binding> {
        let document = Document::parse(xml, Source { domain: ErrorDomain::NWFILTER, file: None })?;
        let root = document.root_named("filterbinding")?;
        Schema::NwFilterBinding.validate(root)?;
        Binding::read(root)
    }

    /// Writes it.
    pub fn format(&self) -> String {
        let mut w = Writer::default();
        self.put_always(&mut w, "filterbinding", Show::default());
        w.finish()
    }
}

impl Element for Binding {
    fn read(node: Node<'_>) -> Result<Self> {
        let Some(port_device) = path::attribute(node, "portdev", "name") else {
            return Err(fault(tr!("filter binding has no port dev name")));
        };
        let link_device = path::attribute(node, "linkdev", "name");
        if node.child("linkdev").is_some() && link_device.is_none() {
            return Err(fault(tr!("filter binding has no link dev name")));
        }
        let Some(owner_name) = path::text(node, "owner/name") else {
            return Err(fault(tr!("filter binding has no owner name")));
        };
        let Some(uuid) = path::text(node, "owner/uuid") else {
            return Err(fault(tr!("filter binding has no owner UUID")));
        };
        let Some(owner_uuid) = Uuid::parse(&uuid) else {
            return Err(fault(tr!("Unable to parse UUID '%1$s'", &*uuid)));
        };
        let Some(mac_text) = path::attribute(node, "mac", "address") else {
            return Err(fault(tr!("filter binding has no MAC address")));
        };
        let Some(mac) = Mac::parse(mac_text) else {
            return Err(fault(tr!("Unable to parse MAC '%1$s'", mac_text)));
        };
        let missing = || fault(tr!("filter binding has no filter reference"));
        let name = path::attribute(node, "filterref", "filter").ok_or_else(missing)?;
        // Of several references, the first with a name gives it, and the first the parameters.
        let parameters = node.child("filterref").map_or(Vec::new(), FilterRef::read_parameters);
        Ok(Binding {
            owner_name: (&*owner_name).into(),
            owner_uuid,
            port_device: port_device.into(),
            link_device: link_device.map(Box::from),
            mac,
            filter: FilterRef { filter: name.into(), parameters },
        })
    }

    fn write(&self, w: &mut Writer, _show: Show) {
        let _mark = w.start("owner");
        w.text("name", &self.owner_name);
        w.text_fmt("uuid", format_args!("{}", self.owner_uuid));
        w.end("owner");
        let mut single = |element: &str, name: &str, value: &str| {
            let _mark = w.start(element);
            w.attribute(name, value);
            w.end(element);
        };
        single("portdev", "name", &self.port_device);
        if let Some(device) = &self.link_device {
            single("linkdev", "name", device);
        }
        single("mac", "address", &self.mac.to_string());
        self.filter.put(w);
    }

    fn grammar() -> Vec<Rule> {
        let name = || vec![Rule::Attribute("name", &[])];
        vec![
            Rule::Child("owner", || vec![Rule::Text("name", &[]), Rule::Text("uuid", &[])]),
            Rule::Child("portdev", name),
            Rule::Child("linkdev", name),
            Rule::Child("mac", || vec![Rule::Attribute("address", &[])]),
            Rule::Child("filterref", super::reference_grammar),
        ]
    }
}
