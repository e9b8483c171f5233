// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<source>`: what a pool is made from.

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use super::adapter::Adapter;
use super::{NetworkFileSystem, PoolType, SourceFormat};
use crate::path;
use crate::schema::{Element as _, Rule, Show, optional};
use crate::storage::secret::{Auth, AuthType};
use crate::value::{Value as _, YesNo};
use crate::xml::{self, Document, Node, Writer};

/// What a pool is made from. Which of these mean something depends on the kind of pool.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(missing_docs)]
pub struct Source {
    pub hosts: Vec<Host>,
    pub devices: Vec<Device>,
    pub dir: Option<Box<str>>,
    pub adapter: Option<Adapter>,
    pub name: Option<Box<str>>,
    /// Who logs in at an iSCSI target.
    pub initiator: Option<Box<str>>,
    pub format: Option<SourceFormat>,
    pub auth: Option<Auth>,
    /// The version of the NFS protocol.
    pub protocol: Option<Box<str>>,
    pub vendor: Option<Box<str>>,
    pub product: Option<Box<str>>,
}

/// `<host name='…' port='…'/>`
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Host {
    pub name: Box<str>,
    /// 0: the protocol's own.
    pub port: i32,
}

/// `<device path='…'/>`
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Device {
    pub path: Box<str>,
    pub part_separator: Option<YesNo>,
    /// First and last byte of each free part; drivers fill this in.
    pub free_extents: Vec<(u64, u64)>,
}

fn fault(code: ErrorCode, text: String) -> Error {
    Error::new(ErrorDomain::STORAGE, code, text)
}

impl Source {
    /// Reads a document that is only a source, as searches for sources take it.
    pub fn parse(xml: &str, kind: PoolType) -> Result<Source> {
        let origin = xml::Source { domain: ErrorDomain::STORAGE, file: None };
        let document = Document::parse(xml, origin)?;
        Source::read(document.root_named("source")?, kind)
    }

    /// A document that lists sources, as searches for sources answer.
    pub fn format_list(sources: &[Source], kind: PoolType) -> String {
        let mut w = Writer::default();
        let _mark = w.start("sources");
        sources.iter().for_each(|source| source.put(&mut w, kind));
        // The end tag stands on a line of its own, also where the list is empty.
        w.open_content();
        w.end("sources");
        w.finish()
    }

    /// Reads the element.
    pub fn read(node: Node<'_>, kind: PoolType) -> Result<Source> {
        let mut source = Source { name: path::string(node, "name"), ..Source::default() };
        if kind == PoolType::Rbd && source.name.is_none() {
            return Err(fault(ErrorCode::XML_ERROR, tr!("element 'name' is mandatory for RBD pool")));
        }
        source.format = kind.source_format(path::attribute(node, "format", "type"))?;
        for host in node.children().filter(|c| c.is("host")) {
            source.hosts.push(Host::read(host)?);
        }
        source.initiator = path::attribute_string(node, "initiator/iqn", "name");
        for device in node.children().filter(|c| c.is("device")) {
            source.devices.push(Device::read(device)?);
        }
        source.dir = path::attribute(node, "dir", "path").map(super::sanitize);
        if source.dir.is_none() && kind == PoolType::Gluster {
            source.dir = Some("/".into());
        }
        source.adapter = node.child("adapter").map(Adapter::read).transpose()?.flatten();
        source.auth = node.child("auth").map(auth).transpose()?;
        source.protocol = path::attribute_string(node, "protocol", "ver");
        if let Some(version) = &source.protocol {
            source.check_protocol(version)?;
        }
        source.vendor = path::attribute_string(node, "vendor", "name");
        source.product = path::attribute_string(node, "product", "name");
        Ok(source)
    }

    fn check_protocol(&self, version: &str) -> Result<()> {
        // The reference compares places in whatever list the format comes from.
        let number = self.format.map_or(0, SourceFormat::number);
        let any_or_nfs = [NetworkFileSystem::Auto, NetworkFileSystem::Nfs].map(|f| f as usize);
        if !any_or_nfs.contains(&number) {
            let name = NetworkFileSystem::WORDS.get(number).copied().unwrap_or("(null)");
            let text = tr!("storage pool protocol ver unsupported for pool type '%1$s'", name);
            return Err(fault(ErrorCode::CONFIG_UNSUPPORTED, text));
        }
        if version.contains(',') {
            let text = tr!("storage pool protocol ver '%1$s' must not contain ','", version);
            return Err(fault(ErrorCode::XML_DETAIL, text));
        }
        Ok(())
    }

    /// Writes the element.
    pub fn put(&self, w: &mut Writer, kind: PoolType) {
        let _mark = w.start("source");
        if kind.wants_host() {
            self.hosts.iter().for_each(|host| host.put(w));
        }
        if kind.has_devices() {
            self.devices.iter().for_each(|device| device.put(w));
        }
        let named = |w: &mut Writer, element: &str, attribute: &str, value: &Option<Box<str>>| {
            if let Some(value) = value {
                let _mark = w.start(element);
                w.attribute(attribute, value);
                w.end(element);
            }
        };
        if kind.wants_dir() {
            named(w, "dir", "path", &self.dir);
        }
        if let Some(adapter) = self.adapter.as_ref().filter(|_| kind.wants_adapter()) {
            adapter.put(w);
        }
        if let Some(name) = self.name.as_ref().filter(|_| kind.has_source_name()) {
            w.text("name", name);
        }
        if kind.has_initiator() && self.initiator.is_some() {
            let _mark = w.start("initiator");
            named(w, "iqn", "name", &self.initiator);
            w.end("initiator");
        }
        if let Some(format) = self.format {
            let _mark = w.start("format");
            w.attribute("type", format.as_str());
            w.end("format");
        }
        if let Some(auth) = &self.auth {
            auth.put(w, "auth", Show::default());
        }
        named(w, "protocol", "ver", &self.protocol);
        named(w, "vendor", "name", &self.vendor);
        named(w, "product", "name", &self.product);
        // The end tag stands on a line of its own, also where nothing is inside.
        w.open_content();
        w.end("source");
    }

    /// What may stand in the element.
    pub fn grammar() -> Vec<Rule> {
        vec![
            Rule::Child("host", || vec![Rule::Attribute("name", &[]), Rule::Attribute("port", &[])]),
            Rule::Child("device", || {
                vec![Rule::Attribute("path", &[]), Rule::Attribute("part_separator", YesNo::WORDS)]
            }),
            Rule::Child("dir", || vec![Rule::Attribute("path", &[])]),
            Rule::Child("adapter", Adapter::grammar),
            Rule::Text("name", &[]),
            Rule::Child("initiator", || vec![Rule::Child("iqn", || vec![Rule::Attribute("name", &[])])]),
            Rule::Child("format", || vec![Rule::Attribute("type", &[])]),
            Rule::Child("auth", Auth::grammar),
            Rule::Child("protocol", || vec![Rule::Attribute("ver", &[])]),
            Rule::Child("vendor", || vec![Rule::Attribute("name", &[])]),
            Rule::Child("product", || vec![Rule::Attribute("name", &[])]),
        ]
    }
}

fn auth(node: Node<'_>) -> Result<Auth> {
    let auth = Auth::read(node)?;
    if auth.kind == AuthType::None {
        return Err(fault(ErrorCode::CONFIG_UNSUPPORTED, tr!("storage pool missing auth type")));
    }
    Ok(auth)
}

impl Host {
    fn read(node: Node<'_>) -> Result<Host> {
        let Some(name) = path::own(node, "name") else {
            return Err(fault(ErrorCode::XML_ERROR, tr!("missing storage pool host name")));
        };
        Ok(Host { name, port: optional(node, "port")?.unwrap_or(0) })
    }

    fn put(&self, w: &mut Writer) {
        let _mark = w.start("host");
        w.attribute("name", &self.name);
        if self.port != 0 {
            w.attribute_fmt("port", format_args!("{}", self.port));
        }
        w.end("host");
    }
}

impl Device {
    fn read(node: Node<'_>) -> Result<Device> {
        let Some(path) = path::own(node, "path") else {
            return Err(fault(ErrorCode::XML_ERROR, tr!("missing storage pool source device path")));
        };
        let part_separator = optional(node, "part_separator")?;
        Ok(Device { path, part_separator, free_extents: Vec::new() })
    }

    fn put(&self, w: &mut Writer) {
        let _mark = w.start("device");
        w.attribute("path", &self.path);
        if let Some(choice) = self.part_separator {
            w.attribute("part_separator", choice.as_str());
        }
        for (start, end) in &self.free_extents {
            let _mark = w.start("freeExtent");
            w.attribute_fmt("start", format_args!("{start}"));
            w.attribute_fmt("end", format_args!("{end}"));
            w.end("freeExtent");
        }
        w.end("device");
    }
}
