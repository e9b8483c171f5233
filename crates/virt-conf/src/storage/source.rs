// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<source>`: one layer of a disk's data, and the layers below it.

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use super::encryption::Encryption;
use super::secret::Auth;
use super::{FileFormat, PoolMode, Protocol, SourceType, Transport};
use crate::domain::address::PciAddress;
use crate::domain::security::DeviceLabel;
use crate::domain::units;
use crate::schema::{
    Element, Rule, Show, long_attribute, missing_attribute, optional, required, unsigned_attribute, xml_error,
};
use crate::value::{Value, YesNo, unsigned};
use crate::xml::{Node, Writer};
use crate::{element, words};

words! {
    /// Whether a missing medium keeps the guest from starting.
    StartupPolicy { Mandatory = "mandatory", Requisite = "requisite", Optional = "optional" }
}

/// What holds the data, and how it is called there.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum Location {
    // Few have a group; a box in a box keeps the others smaller.
    File {
        path: Option<Box<str>>,
        fdgroup: Option<Box<Box<str>>>,
    },
    Block(Option<Box<str>>),
    /// A LUN of FreeBSD's CAM target layer.
    Ctl(Option<Box<str>>),
    Dir(Option<Box<str>>),
    Network(Box<Network>),
    Volume(Option<Box<PoolVolume>>),
    Nvme(Box<Nvme>),
    VhostUser {
        path: Box<str>,
        reconnect: Option<Reconnect>,
    },
    VhostVdpa(Box<str>),
}

/// A volume of a storage pool.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct PoolVolume {
    pub pool: Box<str>,
    pub volume: Box<str>,
    pub mode: Option<PoolMode>,
}

/// A namespace of an NVMe disk.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Nvme {
    pub managed: Option<YesNo>,
    pub namespace: u64,
    pub address: PciAddress,
}

/// Something behind a network protocol.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Network {
    pub protocol: Protocol,
    pub name: Option<Box<str>>,
    pub query: Option<Box<str>>,
    pub tls: Option<YesNo>,
    pub tls_hostname: Option<Box<str>>,
    pub hosts: Vec<Host>,
    pub identity: Option<Identity>,
    pub reconnect_delay: u32,
    pub snapshot: Option<Box<str>>,
    pub config: Option<Box<str>>,
    pub initiator: Option<Box<str>>,
    pub ssl_verify: Option<YesNo>,
    pub cookies: Vec<(Box<str>, Box<str>)>,
    pub readahead: u64,
    pub timeout: u64,
    pub known_hosts: Option<Box<str>>,
}

/// Whom to be on an NFS or SSH server.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Identity {
    Nfs { user: Option<Box<str>>, group: Option<Box<str>> },
    Ssh { username: Box<str>, keyfile: Option<Box<str>>, agentsock: Option<Box<str>> },
}

/// `<host name='…' port='…'/>`
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Host {
    pub name: Option<Box<str>>,
    pub port: u32,
    pub transport: Transport,
    pub socket: Option<Box<str>>,
}

/// `<reconnect enabled='yes' timeout='10'/>`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Reconnect {
    pub enabled: YesNo,
    pub timeout: u32,
}

impl Reconnect {
    /// Reads the child of this name.
    pub fn read(node: Node<'_>) -> Result<Option<Reconnect>> {
        let Some(child) = node.child("reconnect") else { return Ok(None) };
        let Some(enabled) = optional(child, "enabled")? else { return Ok(None) };
        let timeout = if enabled == YesNo::Yes { required(child, "timeout")? } else { 0 };
        Ok(Some(Reconnect { enabled, timeout }))
    }

    /// Writes the child.
    pub fn put(self, w: &mut Writer) {
        let _mark = w.start("reconnect");
        w.attribute("enabled", self.enabled.as_str());
        if self.enabled == YesNo::Yes {
            w.attribute_fmt("timeout", format_args!("{}", self.timeout));
        }
        w.end("reconnect");
    }
}

/// `<reservations managed='no'><source type='unix' path='…' mode='client'/></reservations>`
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Reservations {
    pub managed: YesNo,
    /// Whether the guest may move to another host with them.
    pub migration: Option<YesNo>,
    pub path: Option<Box<str>>,
}

element! {
    /// `<slice type='storage' offset='…' size='…'/>`
    Slice {
        kind: Box<str> = attr("type"),
        offset: u64 = attr("offset"),
        size: u64 = attr("size"),
    }
}

/// One layer. What is rare lies in a box of its own.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Source {
    pub location: Location,
    pub index: u32,
    pub more: Option<Box<SourceExtras>>,
}

/// What few sources have.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(missing_docs)]
pub struct SourceExtras {
    pub auth: Option<Auth>,
    pub encryption: Option<Encryption>,
    pub reservations: Option<Reservations>,
    pub slice: Option<Slice>,
    pub labels: Vec<DeviceLabel>,
    pub data_store: Option<Box<DataStore>>,
}

/// `<dataStore>`: where a qcow2 image keeps its data.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct DataStore {
    pub format: FileFormat,
    pub source: Source,
}

impl Source {
    /// An empty drive.
    pub fn empty() -> Source {
        Source { location: Location::File { path: None, fdgroup: None }, index: 0, more: None }
    }

    /// What holds the data.
    pub fn kind(&self) -> SourceType {
        match self.location {
            Location::File { .. } => SourceType::File,
            Location::Block(_) => SourceType::Block,
            Location::Ctl(_) => SourceType::Ctl,
            Location::Dir(_) => SourceType::Dir,
            Location::Network(_) => SourceType::Network,
            Location::Volume(_) => SourceType::Volume,
            Location::Nvme(_) => SourceType::Nvme,
            Location::VhostUser { .. } => SourceType::VhostUser,
            Location::VhostVdpa(_) => SourceType::VhostVdpa,
        }
    }

    /// The path of a local source.
    pub fn path(&self) -> Option<&str> {
        match &self.location {
            Location::File { path, .. }
            | Location::Block(path)
            | Location::Ctl(path)
            | Location::Dir(path) => path.as_deref(),
            _ => None,
        }
    }

    /// The same, or the name on a server: how errors call it.
    pub fn name(&self) -> Option<&str> {
        match &self.location {
            Location::Network(network) => network.name.as_deref(),
            _ => self.path(),
        }
    }

    /// Reads `<source>`, whose kind stands elsewhere.
    pub fn read(node: Node<'_>, kind: SourceType) -> Result<Source> {
        // An empty path is as good as none: drives without a medium are often told so.
        let path = |name| node.attribute(name).filter(|p| !p.is_empty()).map(Box::<str>::from);
        let location = match kind {
            SourceType::Volume => Location::Volume(pool_volume(node)?),
            SourceType::File => Location::File {
                path: path("file"),
                fdgroup: node.attribute("fdgroup").map(|name| Box::new(name.into())),
            },
            SourceType::Block => Location::Block(path("dev")),
            SourceType::Ctl => Location::Ctl(path("dev")),
            SourceType::Dir => Location::Dir(path("dir")),
            SourceType::Network => Location::Network(Box::new(network(node)?)),
            SourceType::Nvme => Location::Nvme(Box::new(nvme(node)?)),
            SourceType::VhostUser => vhost_user(node)?,
            SourceType::VhostVdpa => Location::VhostVdpa(required(node, "dev")?),
        };
        let mut more = SourceExtras::default();
        let mut any = false;
        for child in node.children() {
            match child.plain_name() {
                "auth" if more.auth.is_none() => more.auth = Some(Auth::read(child)?),
                "encryption" if more.encryption.is_none() => {
                    more.encryption = Some(Encryption::read(child)?);
                }
                "reservations" if more.reservations.is_none() => {
                    more.reservations = Some(reservations(child)?);
                }
                "slices" if more.slice.is_none() => more.slice = slice(child)?,
                "seclabel" => {
                    let label = DeviceLabel::read(child, &more.labels)?;
                    more.labels.push(label);
                }
                "dataStore" if more.data_store.is_none() => {
                    more.data_store = Some(Box::new(DataStore::read(child)?));
                }
                _ => continue,
            }
            any = true;
        }
        Ok(Source { location, index: 0, more: any.then(|| Box::new(more)) })
    }

    /// Writes `<source>`; parts that stand beside it in the document are left out by the caller
    /// through `auth` and `encryption`.
    pub fn put(&self, w: &mut Writer, show: Show, how: PutSource) {
        let mark = w.start("source");
        self.write(w, show, how);
        w.end_unless_empty(mark, "source");
    }

    fn write(&self, w: &mut Writer, show: Show, how: PutSource) {
        let some = |w: &mut Writer, name: &str, value: &Option<Box<str>>| {
            if let Some(value) = value {
                w.attribute(name, value);
            }
        };
        match &self.location {
            Location::File { path, fdgroup } => {
                some(w, "file", path);
                if let Some(name) = fdgroup {
                    w.attribute("fdgroup", name);
                }
            }
            Location::Block(path) | Location::Ctl(path) => some(w, "dev", path),
            Location::Dir(path) => some(w, "dir", path),
            Location::Network(network) => network.write_attributes(w),
            Location::Volume(volume) => {
                if let Some(volume) = volume {
                    w.attribute("pool", &volume.pool);
                    w.attribute("volume", &volume.volume);
                    if let Some(mode) = volume.mode {
                        w.attribute("mode", mode.as_str());
                    }
                }
            }
            Location::Nvme(nvme) => {
                w.attribute("type", "pci");
                if let Some(managed) = nvme.managed {
                    w.attribute("managed", managed.as_str());
                }
                w.attribute_fmt("namespace", format_args!("{}", nvme.namespace));
            }
            Location::VhostUser { path, .. } => {
                w.attribute("type", "unix");
                w.attribute("path", path);
            }
            Location::VhostVdpa(dev) => w.attribute("dev", dev),
        }
        let is_network = matches!(self.location, Location::Network(_));
        if let Some(policy) = how.policy.filter(|_| !is_network) {
            w.attribute("startupPolicy", policy.as_str());
        }
        if how.index && self.index != 0 {
            w.attribute_fmt("index", format_args!("{}", self.index));
        }
        match &self.location {
            Location::Network(network) => network.write_children(w, show),
            Location::Nvme(nvme) => {
                let _mark = w.start("address");
                nvme.address.write_numbers(w);
                w.end("address");
            }
            Location::VhostUser { reconnect: Some(reconnect), .. } => reconnect.put(w),
            _ => {}
        }
        let Some(more) = &self.more else { return };
        if let Some(slice) = &more.slice {
            let _mark = w.start("slices");
            slice.put(w, "slice", show);
            w.end("slices");
        }
        if !is_network {
            more.labels.iter().for_each(|label| label.put(w, show));
        }
        if let Some(auth) = more.auth.as_ref().filter(|_| how.auth && self.kind() != SourceType::Volume) {
            auth.put(w, "auth", show);
        }
        if let Some(encryption) = more.encryption.as_ref().filter(|_| how.encryption) {
            encryption.put(w, show);
        }
        if let Some(reservations) = &more.reservations {
            reservations.put(w, show);
        }
        if let Some(store) = &more.data_store {
            store.put(w, show);
        }
    }

    /// What may stand in the element, whatever its kind.
    pub fn grammar() -> Vec<Rule> {
        let attributes = [
            "file",
            "fdgroup",
            "dev",
            "dir",
            "pool",
            "volume",
            "name",
            "query",
            "tlsHostname",
            "type",
            "path",
            "namespace",
            "index",
        ];
        let mut rules = Vec::from(attributes.map(|name| Rule::Attribute(name, &[])));
        rules.extend([
            Rule::Attribute("mode", PoolMode::WORDS),
            Rule::Attribute("protocol", Protocol::WORDS),
            Rule::Attribute("tls", YesNo::WORDS),
            Rule::Attribute("managed", YesNo::WORDS),
            Rule::Attribute("startupPolicy", StartupPolicy::WORDS),
            Rule::Child("host", || {
                let mut rules = Vec::from(["name", "port", "socket"].map(|n| Rule::Attribute(n, &[])));
                rules.push(Rule::Attribute("transport", Transport::WORDS));
                rules
            }),
            Rule::Child("auth", Auth::grammar),
            Rule::Child("encryption", Encryption::grammar),
            Rule::Child("slices", || vec![Rule::Child("slice", Slice::grammar)]),
        ]);
        rules
    }
}

/// Which parts of a source are written with it.
#[derive(Clone, Copy)]
pub struct PutSource {
    /// Its `startupPolicy`.
    pub policy: Option<StartupPolicy>,
    /// Its place in the chain.
    pub index: bool,
    /// `<auth>` inside.
    pub auth: bool,
    /// `<encryption>` inside.
    pub encryption: bool,
}

impl PutSource {
    /// Everything but a policy and an index.
    pub const PLAIN: PutSource = PutSource { policy: None, index: false, auth: true, encryption: true };
}

fn pool_volume(node: Node<'_>) -> Result<Option<Box<PoolVolume>>> {
    let (pool, volume) = match (node.attribute("pool"), node.attribute("volume")) {
        (None, None) => return Ok(None),
        (Some(pool), Some(volume)) => (pool.into(), volume.into()),
        _ => {
            let text = tr!("'pool' and 'volume' must be specified together for 'pool' type source");
            return Err(xml_error(text));
        }
    };
    Ok(Some(Box::new(PoolVolume { pool, volume, mode: optional(node, "mode")? })))
}

fn nvme(node: Node<'_>) -> Result<Nvme> {
    match node.attribute("type") {
        None => return Err(xml_error(tr!("missing 'type' attribute to disk source"))),
        Some("pci") => {}
        Some(kind) => return Err(xml_error(tr!("unsupported source type '%1$s'", kind))),
    }
    let namespace =
        long_attribute(node, "namespace", 10)?.ok_or_else(|| missing_attribute("namespace", node.name()))?;
    let managed = optional(node, "managed")?;
    let Some(address) = node.child("address") else {
        return Err(xml_error(tr!("NVMe disk source is missing address")));
    };
    Ok(Nvme { managed, namespace, address: PciAddress::read(address)? })
}

fn vhost_user(node: Node<'_>) -> Result<Location> {
    match node.attribute("type") {
        None => return Err(xml_error(tr!("missing 'type' attribute for vhostuser disk source"))),
        Some("unix") => {}
        Some(_) => return Err(xml_error(tr!("invalid 'type' attribute for vhostuser disk source"))),
    }
    let Some(path) = node.attribute("path") else {
        return Err(xml_error(tr!("missing 'path' attribute for vhostuser disk source")));
    };
    Ok(Location::VhostUser { path: path.into(), reconnect: Reconnect::read(node)? })
}

fn slice(node: Node<'_>) -> Result<Option<Slice>> {
    let Some(slice) = node.children().find(|c| c.is("slice") && c.attribute("type") == Some("storage"))
    else {
        return Ok(None);
    };
    let text = |name| slice.attribute(name).filter(|t| !t.is_empty());
    let (Some(offset), Some(size)) = (text("offset"), text("size")) else {
        return Err(xml_error(tr!("missing offset or size attribute of slice")));
    };
    let offset = unsigned(offset, 10)
        .ok_or_else(|| xml_error(tr!("malformed value '%1$s' of 'offset' attribute of slice", offset)))?;
    let size = unsigned(size, 10)
        .ok_or_else(|| xml_error(tr!("malformed value '%1$s' of 'size' attribute of slice", size)))?;
    Ok(Some(Slice { kind: "storage".into(), offset, size }))
}

fn reservations(node: Node<'_>) -> Result<Reservations> {
    let fault = |text| Error::new(ErrorDomain::STORAGE, ErrorCode::XML_ERROR, text);
    let managed = required(node, "managed")?;
    let migration = optional(node, "migration")?;
    let source = node.child("source");
    let attribute = |name| source.and_then(|s| s.attribute(name)).filter(|t| !t.is_empty());
    let (kind, path, mode) = (attribute("type"), attribute("path"), attribute("mode"));
    if managed == YesNo::No || kind.is_some() || path.is_some() || mode.is_some() {
        if kind.is_none() {
            return Err(fault(tr!("missing connection type for <reservations/>")));
        }
        if path.is_none() {
            return Err(fault(tr!("missing path for <reservations/>")));
        }
        if mode.is_none() {
            return Err(fault(tr!("missing connection mode for <reservations/>")));
        }
    }
    if let Some(kind) = kind.filter(|k| *k != "unix") {
        return Err(fault(tr!("unsupported connection type for <reservations/>: %1$s", kind)));
    }
    if let Some(mode) = mode.filter(|m| *m != "client") {
        return Err(fault(tr!("unsupported connection mode for <reservations/>: %1$s", mode)));
    }
    Ok(Reservations { managed, migration, path: path.map(Box::from) })
}

impl Reservations {
    fn put(&self, w: &mut Writer, show: Show) {
        let _mark = w.start("reservations");
        w.attribute("managed", self.managed.as_str());
        if let Some(migration) = self.migration {
            w.attribute("migration", migration.as_str());
        }
        if let Some(path) = self.path.as_ref().filter(|_| self.managed == YesNo::No || !show.migratable) {
            let _mark = w.start("source");
            w.attribute("type", "unix");
            w.attribute("path", path);
            w.attribute("mode", "client");
            w.end("source");
        }
        w.end("reservations");
    }
}

/// A storage type written in a document, where it may be left out.
pub fn source_type(text: Option<&str>) -> Result<SourceType> {
    let Some(text) = text else { return Ok(SourceType::File) };
    SourceType::from_word(text).ok_or_else(|| xml_error(tr!("unknown storage source type '%1$s'", text)))
}

/// A format written in a document.
pub fn source_format(text: &str) -> Result<FileFormat> {
    FileFormat::from_word(text).ok_or_else(|| xml_error(tr!("unknown storage source format '%1$s'", text)))
}

impl DataStore {
    fn read(node: Node<'_>) -> Result<DataStore> {
        let kind: Box<str> = required(node, "type")?;
        let format = node.child("format").and_then(|f| f.attribute("type")).filter(|t| !t.is_empty());
        let Some(format) = format else {
            return Err(xml_error(tr!("missing data file store format")));
        };
        let Some(source) = node.child("source") else {
            return Err(xml_error(tr!("missing disk data file store source")));
        };
        let kind = source_type(Some(&kind))?;
        let format = source_format(format)?;
        Ok(DataStore { format, source: Source::read(source, kind)? })
    }

    fn put(&self, w: &mut Writer, show: Show) {
        let _mark = w.start("dataStore");
        w.attribute("type", self.source.kind().as_str());
        let _inner = w.start("format");
        w.attribute("type", "raw");
        w.end("format");
        self.source.put(w, show, PutSource { index: true, ..PutSource::PLAIN });
        w.end("dataStore");
    }
}

fn host(node: Node<'_>) -> Result<Host> {
    let transport = optional(node, "transport")?.unwrap_or(Transport::Tcp);
    let socket = node.attribute("socket");
    match transport {
        Transport::Unix => match socket {
            None => Err(xml_error(tr!("missing socket for unix transport"))),
            Some(socket) => Ok(Host { name: None, port: 0, transport, socket: Some(socket.into()) }),
        },
        Transport::Tcp | Transport::Rdma => {
            if socket.is_some() {
                let text = tr!("transport '%1$s' does not support socket attribute", transport.as_str());
                return Err(xml_error(text));
            }
            let port = node.attribute("port").map(parse_port).transpose()?.unwrap_or(0);
            let Some(name) = node.attribute("name") else {
                return Err(xml_error(tr!("missing name for host")));
            };
            Ok(Host { name: Some(name.into()), port, transport, socket: None })
        }
        Transport::Fd => Err(xml_error(tr!("transport 'fd' is now allowed"))),
    }
}

/// A port number, with the reference's two complaints.
pub fn parse_port(text: &str) -> Result<u32> {
    let fault = |text| Error::new(ErrorDomain::NONE, ErrorCode::INVALID_ARG, text);
    match unsigned(text, 10).and_then(|n| u32::try_from(n).ok()) {
        None => Err(fault(tr!("failed to parse port number '%1$s'", text))),
        Some(port) if port > 65535 => Err(fault(tr!("port '%1$s' out of range", text))),
        Some(port) => Ok(port),
    }
}

fn network(node: Node<'_>) -> Result<Network> {
    let protocol: Protocol = required(node, "protocol")?;
    let name = node.attribute("name");
    if name.is_none() && protocol != Protocol::Nbd {
        return Err(xml_error(tr!("missing name for disk source")));
    }
    let tls = optional(node, "tls")?;
    let mut reconnect_delay = 0;
    if let Some(reconnect) = node.child("reconnect").filter(|_| protocol == Protocol::Nbd) {
        reconnect_delay = unsigned_attribute(reconnect, "delay", 10)?.unwrap_or(0);
    }
    if let Some(name) = name.filter(|_| matches!(protocol, Protocol::Gluster | Protocol::Rbd)) {
        check_parts(protocol, name)?;
    }
    let child_text = |child: &str, name: &str| {
        node.child(child).and_then(|c| c.attribute(name)).filter(|t| !t.is_empty()).map(Box::<str>::from)
    };
    let web = matches!(protocol, Protocol::Http | Protocol::Https);
    let mut hosts = node.children().filter(|c| c.is("host")).map(host).collect::<Result<Vec<_>>>()?;
    for host in hosts.iter_mut().filter(|h| h.transport == Transport::Tcp && h.port == 0) {
        host.port = protocol.default_port();
    }
    let mut network = Network {
        protocol,
        name: name.map(Box::from),
        query: node.attribute("query").filter(|_| web).map(Box::from),
        tls,
        tls_hostname: node.attribute("tlsHostname").map(Box::from),
        hosts,
        identity: None,
        reconnect_delay,
        snapshot: child_text("snapshot", "name"),
        config: child_text("config", "file"),
        initiator: node
            .child("initiator")
            .and_then(|i| i.child("iqn"))
            .and_then(|i| i.attribute("name"))
            .filter(|t| !t.is_empty())
            .map(Box::from),
        ssl_verify: None,
        cookies: Vec::new(),
        readahead: 0,
        timeout: 0,
        known_hosts: None,
    };
    if let Some(identity) = node.child("identity").filter(|_| protocol == Protocol::Nfs) {
        let part = |name| identity.attribute(name).map(Box::from);
        network.identity = Some(Identity::Nfs { user: part("user"), group: part("group") });
    }
    if let Some(ssl) = node.child("ssl").filter(|_| matches!(protocol, Protocol::Https | Protocol::Ftps)) {
        network.ssl_verify = optional(ssl, "verify")?;
    }
    if let Some(cookies) = node.child("cookies").filter(|_| web) {
        network.cookies = read_cookies(cookies)?;
    }
    if web || matches!(protocol, Protocol::Ftp | Protocol::Ftps) {
        let number = |child: &str, name: &str| {
            let Some(text) = child_text(child, name) else { return Ok(0) };
            unsigned(&text, 10).ok_or_else(|| xml_error(tr!("invalid readahead size or timeout")))
        };
        network.readahead = number("readahead", "size")?;
        network.timeout = number("timeout", "seconds")?;
    }
    if protocol == Protocol::Ssh {
        if let Some(known) = node.child("knownHosts") {
            network.known_hosts = Some(required(known, "path")?);
        }
        if let Some(identity) = node.child("identity") {
            let username = required(identity, "username")?;
            let part = |name| identity.attribute(name).map(Box::from);
            let (keyfile, agentsock) = (part("keyfile"), part("agentsock"));
            if keyfile.is_none() && agentsock.is_none() {
                return Err(xml_error(tr!(
                    "element '%1$s' requires either 'keyfile' or 'agentsock' attribute",
                    identity.name()
                )));
            }
            network.identity = Some(Identity::Ssh { username, keyfile, agentsock });
        }
    }
    Ok(network)
}

/// The pool, or the volume, and the image; RBD may have a namespace between them.
fn check_parts(protocol: Protocol, name: &str) -> Result<()> {
    let (first, rest) = name.split_once('/').unwrap_or(("", ""));
    let parts = if protocol == Protocol::Rbd { 2 } else { 1 };
    if !first.is_empty() && rest.splitn(parts, '/').all(|part| !part.is_empty()) {
        return Ok(());
    }
    let text =
        tr!("failed to split path '%1$s' into 'pool/image' or 'pool/namespace/image' components", name);
    Err(Error::new(ErrorDomain::STORAGE, ErrorCode::XML_ERROR, text))
}

fn read_cookies(node: Node<'_>) -> Result<Vec<(Box<str>, Box<str>)>> {
    let fault = |text| Error::new(ErrorDomain::STORAGE, ErrorCode::XML_ERROR, text);
    let mut cookies: Vec<(Box<str>, Box<str>)> = Vec::new();
    for cookie in node.children().filter(|c| c.is("cookie")) {
        let Some(name) = cookie.attribute("name").filter(|t| !t.is_empty()) else {
            return Err(xml_error(tr!("missing cookie name")));
        };
        let value = cookie.text();
        if value.is_empty() {
            return Err(xml_error(tr!("missing value for cookie '%1$s'", name)));
        }
        cookies.push((name.into(), value.into()));
    }
    for (i, (name, value)) in cookies.iter().enumerate() {
        let bad = |c: char, more: &str| c.is_ascii_whitespace() || more.contains(c);
        if name.chars().any(|c| bad(c, "=(),/:;<>?@[\\]{}")) {
            return Err(fault(tr!("cookie name '%1$s' contains invalid characters", *name)));
        }
        let inner = value.strip_prefix('"').and_then(|v| v.strip_suffix('"')).unwrap_or(value);
        if inner.chars().any(|c| bad(c, "\",;\\")) {
            return Err(fault(tr!("value of cookie '%1$s' contains invalid characters", *name)));
        }
        if cookies[..i].iter().any(|c| c.0 == *name) {
            return Err(fault(tr!("duplicate cookie '%1$s'", *name)));
        }
    }
    Ok(cookies)
}

impl Network {
    fn write_attributes(&self, w: &mut Writer) {
        w.attribute("protocol", self.protocol.as_str());
        if let Some(name) = self.name.as_ref().filter(|name| !name.is_empty()) {
            w.attribute("name", name);
        }
        if let Some(query) = &self.query {
            w.attribute("query", query);
        }
        if let Some(tls) = self.tls {
            w.attribute("tls", tls.as_str());
        }
        if let Some(hostname) = &self.tls_hostname {
            w.attribute("tlsHostname", hostname);
        }
    }

    fn write_children(&self, w: &mut Writer, show: Show) {
        for host in &self.hosts {
            let _mark = w.start("host");
            if let Some(name) = &host.name {
                w.attribute("name", name);
            }
            if host.port != 0 {
                w.attribute_fmt("port", format_args!("{}", host.port));
            }
            if host.transport != Transport::Tcp {
                w.attribute("transport", host.transport.as_str());
            }
            if let Some(socket) = &host.socket {
                w.attribute("socket", socket);
            }
            w.end("host");
        }
        if let Some(Identity::Nfs { user, group }) = &self.identity {
            attributes(w, "identity", &[("user", user), ("group", group)]);
        }
        if self.reconnect_delay != 0 {
            let _mark = w.start("reconnect");
            w.attribute_fmt("delay", format_args!("{}", self.reconnect_delay));
            w.end("reconnect");
        }
        attributes(w, "snapshot", &[("name", &self.snapshot)]);
        attributes(w, "config", &[("file", &self.config)]);
        if self.initiator.is_some() {
            let _mark = w.start("initiator");
            attributes(w, "iqn", &[("name", &self.initiator)]);
            w.end("initiator");
        }
        if let Some(verify) = self.ssl_verify {
            let _mark = w.start("ssl");
            w.attribute("verify", verify.as_str());
            w.end("ssl");
        }
        if show.secrets && !self.cookies.is_empty() {
            let _mark = w.start("cookies");
            for (name, value) in &self.cookies {
                let _mark = w.start("cookie");
                w.attribute("name", name);
                w.end_with_text("cookie", value);
            }
            w.end("cookies");
        }
        for (element, name, n) in
            [("readahead", "size", self.readahead), ("timeout", "seconds", self.timeout)]
        {
            if n != 0 {
                let _mark = w.start(element);
                w.attribute_fmt(name, format_args!("{n}"));
                w.end(element);
            }
        }
        attributes(w, "knownHosts", &[("path", &self.known_hosts)]);
        if let Some(Identity::Ssh { username, keyfile, agentsock }) = &self.identity {
            let username = Some(username.clone());
            let all = [("username", &username), ("keyfile", keyfile), ("agentsock", agentsock)];
            attributes(w, "identity", &all);
        }
    }
}

/// An element of optional attributes, left out where all are.
fn attributes(w: &mut Writer, name: &str, all: &[(&str, &Option<Box<str>>)]) {
    let mark = w.start(name);
    for (name, value) in all {
        if let Some(value) = value {
            w.attribute(name, value);
        }
    }
    w.end_unless_empty(mark, name);
}

/// A layer below another: `<backingStore>`.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct BackingStore {
    pub format: FileFormat,
    pub cache_max_size: u64,
    pub source: Source,
}

/// The layers below a disk's first, top down. The reference nests them; a list cannot overflow a
/// small stack, however long the chain.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(missing_docs)]
pub struct BackingChain {
    pub layers: Vec<BackingStore>,
    /// An empty `<backingStore/>` says that the chain ends.
    pub terminated: bool,
}

impl BackingChain {
    /// Reads the chain that begins inside `node`.
    pub fn read(node: Node<'_>) -> Result<Option<BackingChain>> {
        let mut chain = BackingChain::default();
        let mut next = node.child("backingStore");
        if next.is_none() {
            return Ok(None);
        }
        while let Some(store) = next {
            let Some(kind) = store.attribute("type") else {
                chain.terminated = true;
                break;
            };
            let format = store.child("format");
            let Some(word) = format.and_then(|f| f.attribute("type")).filter(|t| !t.is_empty()) else {
                return Err(xml_error(tr!("missing disk backing store format")));
            };
            let Some(source) = store.child("source") else {
                return Err(xml_error(tr!("missing disk backing store source")));
            };
            let kind = source_type(Some(kind))?;
            chain.layers.push(BackingStore {
                format: source_format(word)?,
                cache_max_size: cache_size(format, "./format/metadata_cache/max_size")?,
                source: Source::read(source, kind)?,
            });
            next = store.child("backingStore");
        }
        Ok(Some(chain))
    }

    /// Writes it, nested.
    pub fn put(&self, w: &mut Writer, show: Show) {
        for layer in &self.layers {
            let _mark = w.start("backingStore");
            w.attribute("type", layer.source.kind().as_str());
            if layer.source.index != 0 {
                w.attribute_fmt("index", format_args!("{}", layer.source.index));
            }
            let _mark = w.start("format");
            w.attribute("type", layer.format.as_str());
            put_cache(w, layer.cache_max_size);
            w.end("format");
            layer.source.put(w, show, PutSource::PLAIN);
        }
        if self.terminated {
            w.flag("backingStore");
        }
        for _ in &self.layers {
            w.end("backingStore");
        }
    }
}

/// `<metadata_cache><max_size unit='bytes'>…`, inside `node`.
pub fn cache_size(node: Option<Node<'_>>, path: &str) -> Result<u64> {
    let size = node.and_then(|n| n.child("metadata_cache")).and_then(|c| c.child("max_size"));
    Ok(units::scaled(size, path, 1, u64::MAX)?.unwrap_or(0))
}

/// Writes the same, where there is a size.
pub fn put_cache(w: &mut Writer, size: u64) {
    if size == 0 {
        return;
    }
    let _mark = w.start("metadata_cache");
    let _mark = w.start("max_size");
    w.attribute("unit", "bytes");
    w.end_with_fmt("max_size", format_args!("{size}"));
    w.end("metadata_cache");
}
