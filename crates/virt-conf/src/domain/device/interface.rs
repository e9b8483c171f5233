// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<interface>`

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use super::common::{VirtioOptions, sanitize_path};
use super::hostdev::HostdevSource;
use crate::domain::address::RomInfo;
use crate::domain::units::text_number;
use crate::net::Mac;
use crate::net::bandwidth::Bandwidth;
use crate::net::ip::{IpAddress, Route};
use crate::net::port::{FilterRef, VirtualPort, VirtualPortRules, Vlan};
use crate::schema::{Element, Rule, Show, optional, refused_attribute, required, unsupported, xml_error};
use crate::storage::source::Reconnect;
use crate::value::{OnOff, Positive, Refusal, Value, YesNo, signed, unsigned};
use crate::xml::{Node, Writer};
use crate::{Uuid, element, words};

words! {
    /// What an interface is connected to.
    InterfaceType {
        User = "user", Ethernet = "ethernet", Vhostuser = "vhostuser", Server = "server", Client = "client",
        Mcast = "mcast", Network = "network", Bridge = "bridge", Internal = "internal", Direct = "direct",
        Hostdev = "hostdev", Udp = "udp", Vdpa = "vdpa", Null = "null", Vds = "vds",
    }
    /// How a macvtap device treats its siblings.
    DirectMode {
        Vepa = "vepa", Private = "private", Bridge = "bridge", Passthrough = "passthrough",
    }
    /// Who made the hardware address up.
    MacType { Generated = "generated", Static = "static" }
    /// Who moves the packets.
    NetDriver { Qemu = "qemu", Vhost = "vhost" }
    /// When they are sent.
    TxMode { Iothread = "iothread", Timer = "timer" }
    /// Whether the cable is in.
    LinkState { Up = "up", Down = "down" }
    /// Which part of a team it is.
    TeamingType { Persistent = "persistent", Transient = "transient" }
    /// What stands behind a user-mode interface.
    NetBackendType { Default = "default", Passt = "passt" }
    /// Which end of the socket a vhost-user interface is.
    VhostUserMode { Client = "client", Server = "server" }
    /// What a forwarded port speaks.
    ForwardProto { Tcp = "tcp", Udp = "udp" }
}

type Text = Option<Box<str>>;

/// What an interface is connected to, and how.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum Connection {
    User,
    Ethernet,
    Null,
    Vhostuser { path: Text, mode: VhostUserMode, reconnect: Option<Reconnect> },
    Network { network: Box<str>, portgroup: Text },
    Bridge(Box<str>),
    Internal(Box<str>),
    Direct { dev: Box<str>, mode: DirectMode },
    Hostdev(Box<HostdevSource>, bool),
    Server { address: Text, port: i32 },
    Client { address: Box<str>, port: i32 },
    Mcast { address: Box<str>, port: i32 },
    Udp { address: Box<str>, port: i32, local_address: Box<str>, local_port: i32 },
    Vdpa(Box<str>),
    Vds { switch: Uuid, port: i64, portgroup: Text, connection: i64 },
}

element! {
    /// `<host csum='off'/>` of a driver.
    HostOffloads {
        csum: Option<OnOff> = attr("csum", optional),
        gso: Option<OnOff> = attr("gso", optional),
        tso4: Option<OnOff> = attr("tso4", optional),
        tso6: Option<OnOff> = attr("tso6", optional),
        ecn: Option<OnOff> = attr("ecn", optional),
        ufo: Option<OnOff> = attr("ufo", optional),
        mrg_rxbuf: Option<OnOff> = attr("mrg_rxbuf", optional),
    }
}

element! {
    /// `<guest csum='off'/>` of a driver.
    GuestOffloads {
        csum: Option<OnOff> = attr("csum", optional),
        tso4: Option<OnOff> = attr("tso4", optional),
        tso6: Option<OnOff> = attr("tso6", optional),
        ecn: Option<OnOff> = attr("ecn", optional),
        ufo: Option<OnOff> = attr("ufo", optional),
    }
}

element! {
    /// `<driver name='vhost' queues='4'/>`
    InterfaceDriver {
        name: Option<NetDriver> = attr("name", optional),
        txmode: Option<TxMode> = attr("txmode", optional),
        ioeventfd: Option<OnOff> = attr("ioeventfd", optional),
        event_idx: Option<OnOff> = attr("event_idx", optional),
        queues: u32 = attr("queues", hide 0),
        rx_queue_size: u32 = attr("rx_queue_size", hide 0),
        tx_queue_size: u32 = attr("tx_queue_size", hide 0),
        rss: Option<OnOff> = attr("rss", optional),
        rss_hash_report: Option<OnOff> = attr("rss_hash_report", optional),
        virtio: VirtioOptions = flatten(),
        host: Option<Box<HostOffloads>> = child("host"),
        guest: Option<Box<GuestOffloads>> = child("guest"),
    }
}

/// `<backend type='passt'/>`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct NetBackend {
    pub kind: Option<NetBackendType>,
    pub tap: Text,
    pub vhost: Text,
    pub log_file: Text,
    pub hostname: Text,
    pub fqdn: Text,
}

element! {
    /// `<range start='80' end='90' to='8080'/>`
    ForwardRange {
        start: Option<Positive> = attr("start", optional),
        end: Option<Positive> = attr("end", optional),
        to: Option<Positive> = attr("to", optional),
        exclude: Option<YesNo> = attr("exclude", optional),
    }
}

/// `<portForward proto='tcp'>`
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct PortForward {
    pub proto: ForwardProto,
    pub address: Option<std::net::IpAddr>,
    pub dev: Text,
    pub ranges: Vec<ForwardRange>,
}

/// What few interfaces have.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(missing_docs)]
pub struct InterfaceExtras {
    pub host_ips: Vec<IpAddress>,
    pub host_routes: Vec<Route>,
    pub guest_ips: Vec<IpAddress>,
    pub guest_routes: Vec<Route>,
    pub source_dev: Text,
    pub vlan: Option<Box<Vlan>>,
    pub virtual_port: Option<Box<VirtualPort>>,
    pub isolated: Option<YesNo>,
    pub port_forwards: Vec<PortForward>,
    pub script: Text,
    pub downscript: Text,
    pub backend_domain: Text,
    pub target_managed: Option<YesNo>,
    pub guest_dev: Text,
    pub guest_actual: Text,
    pub backend: Option<Box<NetBackend>>,
    pub filter: Option<Box<FilterRef>>,
    pub sndbuf: Option<u64>,
    pub teaming: Option<Box<Teaming>>,
    pub rx_frames_max: Option<u32>,
}

impl InterfaceExtras {
    /// Whether passt connects it.
    pub fn is_passt(&self) -> bool {
        self.backend.as_ref().and_then(|backend| backend.kind) == Some(NetBackendType::Passt)
    }
}

/// `<interface type='network'>`
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Interface {
    pub connection: Connection,
    pub trust_guest_rx_filters: Option<YesNo>,
    pub mac: Mac,
    /// The document named no address.
    pub mac_generated: bool,
    pub mac_type: Option<MacType>,
    pub mac_check: Option<YesNo>,
    pub target: Text,
    pub model: Text,
    pub driver: Option<Box<InterfaceDriver>>,
    pub link: Option<LinkState>,
    pub bandwidth: Option<Box<Bandwidth>>,
    pub mtu: u32,
    pub more: Option<Box<InterfaceExtras>>,
    pub info: RomInfo,
}

/// Names that the hypervisor's host makes up, which mean nothing in a definition.
pub const GENERATED_TARGETS: [&str; 3] = ["vnet", "macvtap", "macvlan"];

impl Interface {
    /// The kind of connection.
    pub fn kind(&self) -> InterfaceType {
        match self.connection {
            Connection::User => InterfaceType::User,
            Connection::Ethernet => InterfaceType::Ethernet,
            Connection::Null => InterfaceType::Null,
            Connection::Vhostuser { .. } => InterfaceType::Vhostuser,
            Connection::Network { .. } => InterfaceType::Network,
            Connection::Bridge(_) => InterfaceType::Bridge,
            Connection::Internal(_) => InterfaceType::Internal,
            Connection::Direct { .. } => InterfaceType::Direct,
            Connection::Hostdev(..) => InterfaceType::Hostdev,
            Connection::Server { .. } => InterfaceType::Server,
            Connection::Client { .. } => InterfaceType::Client,
            Connection::Mcast { .. } => InterfaceType::Mcast,
            Connection::Udp { .. } => InterfaceType::Udp,
            Connection::Vdpa(_) => InterfaceType::Vdpa,
            Connection::Vds { .. } => InterfaceType::Vds,
        }
    }
}

/// The models that are known in one spelling, whatever the document's case.
const MODELS: [&str; 20] = [
    "netfront",
    "rtl8139",
    "virtio",
    "e1000",
    "e1000e",
    "igb",
    "virtio-transitional",
    "virtio-non-transitional",
    "usb-net",
    "spapr-vlan",
    "lan9118",
    "scm91c111",
    "vlance",
    "vmxnet",
    "vmxnet2",
    "vmxnet3",
    "Am79C970A",
    "Am79C973",
    "82540EM",
    "82545EM",
];

/// The one spelling of a model; one more than the schema knows has one.
pub(in crate::domain) fn known_model(word: &str) -> Option<&'static str> {
    MODELS.into_iter().chain(["82543GC"]).find(|m| m.eq_ignore_ascii_case(word))
}

fn read_model(node: Node<'_>) -> Result<Text> {
    let Some(word) = node.child("model").and_then(|m| m.attribute("type")).filter(|t| !t.is_empty()) else {
        return Ok(None);
    };
    if let Some(known) = known_model(word) {
        return Ok(Some(known.into()));
    }
    if word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-') {
        return Ok(Some(word.into()));
    }
    let text = tr!("Model name contains invalid characters");
    Err(Error::new(ErrorDomain::DOMAIN, ErrorCode::INVALID_ARG, text))
}

pub(in crate::domain) fn is_virtio(model: Option<&str>) -> bool {
    matches!(model, Some("virtio" | "virtio-transitional" | "virtio-non-transitional"))
}

fn int(node: Node<'_>, name: &str) -> Result<i32> {
    required(node, name)
}

fn long(node: Node<'_>, name: &str) -> Result<i64> {
    let Some(text) = node.attribute(name) else { return Ok(0) };
    let number = unsigned(text, 0).and_then(|n| i64::try_from(n).ok()).or_else(|| signed(text, 10));
    number.ok_or_else(|| refused_attribute(Refusal::Long, name, node.name(), text))
}

impl Connection {
    fn read(node: Node<'_>, kind: InterfaceType, source: Option<Node<'_>>) -> Result<Connection> {
        let need = || {
            source.ok_or_else(|| {
                xml_error(tr!("interface type='%1$s' requires a 'source' element", kind.as_str()))
            })
        };
        Ok(match kind {
            InterfaceType::User => Connection::User,
            InterfaceType::Ethernet => Connection::Ethernet,
            InterfaceType::Null => Connection::Null,
            InterfaceType::Network => {
                let source = need()?;
                Connection::Network {
                    network: required(source, "network")?,
                    portgroup: source.attribute("portgroup").map(Box::from),
                }
            }
            InterfaceType::Vds => {
                let source = need()?;
                Connection::Vds {
                    switch: required(source, "switchid")?,
                    port: long(source, "portid")?,
                    portgroup: source.attribute("portgroupid").map(Box::from),
                    connection: long(source, "connectionid")?,
                }
            }
            InterfaceType::Internal => Connection::Internal(required(need()?, "name")?),
            InterfaceType::Bridge => Connection::Bridge(required(need()?, "bridge")?),
            InterfaceType::Direct => {
                let source = need()?;
                Connection::Direct {
                    dev: required(source, "dev")?,
                    mode: optional(source, "mode")?.unwrap_or(DirectMode::Vepa),
                }
            }
            InterfaceType::Vhostuser => match source {
                None => Connection::Vhostuser { path: None, mode: VhostUserMode::Client, reconnect: None },
                Some(source) => {
                    if let Some(kind) = source.attribute("type").filter(|t| *t != "unix") {
                        return Err(unsupported(tr!(
                            "Type='%1$s' unsupported for <interface type='vhostuser'>",
                            kind
                        )));
                    }
                    Connection::Vhostuser {
                        path: source.attribute("path").map(Box::from),
                        mode: optional(source, "mode")?.unwrap_or(VhostUserMode::Client),
                        reconnect: Reconnect::read(source)?,
                    }
                }
            },
            InterfaceType::Vdpa => Connection::Vdpa(required(need()?, "dev")?),
            InterfaceType::Server => {
                let source = need()?;
                Connection::Server {
                    address: source.attribute("address").map(Box::from),
                    port: int(source, "port")?,
                }
            }
            InterfaceType::Client => {
                let source = need()?;
                Connection::Client { address: required(source, "address")?, port: int(source, "port")? }
            }
            InterfaceType::Mcast => {
                let source = need()?;
                Connection::Mcast { address: required(source, "address")?, port: int(source, "port")? }
            }
            InterfaceType::Udp => {
                let source = need()?;
                let (address, port) = (required(source, "address")?, int(source, "port")?);
                let Some(local) = source.child("local") else {
                    return Err(xml_error(tr!("'<local>' element missing for 'udp' socket interface")));
                };
                Connection::Udp {
                    address,
                    port,
                    local_address: required(local, "address")?,
                    local_port: int(local, "port")?,
                }
            }
            InterfaceType::Hostdev => {
                let word = source.and_then(|s| s.child("address")).and_then(|a| a.attribute("type"));
                let usb = || source.and_then(|s| s.child("vendor")).map(|_| "usb");
                let word = word.filter(|w| !w.is_empty()).or_else(usb).unwrap_or("(null)");
                let (source, managed) = HostdevSource::read(node, word)?;
                Connection::Hostdev(Box::new(source), managed)
            }
        })
    }

    /// Writes the attributes and children of `<source>`.
    fn write(&self, w: &mut Writer) {
        let some = |w: &mut Writer, name: &str, value: &Text| {
            if let Some(value) = value {
                w.attribute(name, value);
            }
        };
        let socket = |w: &mut Writer, address: Option<&str>, port: i32| {
            if let Some(address) = address {
                w.attribute("address", address);
            }
            w.attribute_fmt("port", format_args!("{port}"));
        };
        match self {
            Connection::User | Connection::Ethernet | Connection::Null | Connection::Hostdev(..) => {}
            Connection::Network { network, portgroup } => {
                w.attribute("network", network);
                some(w, "portgroup", portgroup);
            }
            Connection::Vhostuser { path, mode, .. } => {
                w.attribute("type", "unix");
                some(w, "path", path);
                w.attribute("mode", mode.as_str());
            }
            Connection::Bridge(bridge) => w.attribute("bridge", bridge),
            Connection::Internal(name) => w.attribute("name", name),
            Connection::Direct { dev, mode } => {
                w.attribute("dev", dev);
                w.attribute("mode", mode.as_str());
            }
            Connection::Server { address, port } => socket(w, address.as_deref(), *port),
            Connection::Client { address, port } | Connection::Mcast { address, port } => {
                socket(w, Some(address), *port);
            }
            Connection::Udp { address, port, .. } => socket(w, Some(address), *port),
            Connection::Vdpa(dev) => w.attribute("dev", dev),
            Connection::Vds { switch, port, portgroup, connection } => {
                w.attribute_fmt("switchid", format_args!("{switch}"));
                w.attribute_fmt("portid", format_args!("{port}"));
                some(w, "portgroupid", portgroup);
                w.attribute_fmt("connectionid", format_args!("{connection}"));
            }
        }
    }

    fn write_children(&self, w: &mut Writer) {
        match self {
            Connection::Vhostuser { reconnect: Some(reconnect), .. } => reconnect.put(w),
            Connection::Udp { local_address, local_port, .. } => {
                let _mark = w.start("local");
                w.attribute("address", local_address);
                w.attribute_fmt("port", format_args!("{local_port}"));
                w.end("local");
            }
            _ => {}
        }
    }

    /// What `<virtualport>` may say here; `None` where it may not stand.
    fn port_rules(kind: InterfaceType) -> Option<VirtualPortRules> {
        match kind {
            InterfaceType::Network => Some(VirtualPortRules { complete: false }),
            InterfaceType::Bridge | InterfaceType::Direct | InterfaceType::Hostdev => {
                Some(VirtualPortRules { complete: true })
            }
            _ => None,
        }
    }
}

impl Element for Interface {
    fn read(node: Node<'_>) -> Result<Self> {
        let kind: InterfaceType = optional(node, "type")?.unwrap_or(InterfaceType::User);
        let trust_guest_rx_filters = optional(node, "trustGuestRxFilters")?;
        let model = read_model(node)?;
        let virtio = is_virtio(model.as_deref());
        let source = node.child("source");
        let mut more = InterfaceExtras::default();
        let (mut bandwidth, mut mtu) = (None, 0);
        if let Some(source) = source {
            (more.host_ips, more.host_routes) = read_ips(source, "interface host IP")?;
        }
        let connection = Connection::read(node, kind, source)?;
        if let Some(port) = node.child("virtualport") {
            let Some(rules) = Connection::port_rules(kind) else {
                return Err(unsupported(tr!(
                    "<virtualport> element unsupported for <interface type='%1$s'>",
                    kind.as_str()
                )));
            };
            more.virtual_port = Some(Box::new(VirtualPort::read(port, rules)?));
        }
        let target_node = node.child("target");
        let mut target: Text = target_node.and_then(|t| t.attribute("dev")).map(Box::from);
        more.target_managed = target_node.map_or(Ok(None), |t| optional(t, "managed"))?;
        let text = |child: &str, name: &str| {
            node.child(child).and_then(|c| c.attribute(name)).filter(|t| !t.is_empty()).map(Box::<str>::from)
        };
        more.guest_dev = text("guest", "dev");
        more.guest_actual = text("guest", "actual");
        let link = text("link", "state");
        more.script = text("script", "path");
        more.downscript = text("downscript", "path");
        more.backend_domain = text("backenddomain", "name");
        let filtered =
            matches!(kind, InterfaceType::Network | InterfaceType::Bridge | InterfaceType::Ethernet);
        if let Some(filter) = node.child("filterref").filter(|_| filtered) {
            more.filter = FilterRef::read(filter)?.map(Box::new);
        }
        if let Some(child) = node.child("bandwidth") {
            bandwidth = Bandwidth::read(child, kind == InterfaceType::Network)?.map(Box::new);
        }
        if let Some(vlan) = node.child("vlan") {
            more.vlan = Some(Box::new(Vlan::read(vlan)?));
        }
        let (mut mac, mut mac_type, mut mac_check) = (None, None, None);
        if let Some(node) = node.child("mac") {
            if let Some(text) = node.attribute("address") {
                let address = Mac::parse(text)
                    .ok_or_else(|| xml_error(tr!("unable to parse mac address '%1$s'", text)))?;
                if address.is_multicast() {
                    let text = tr!("expected unicast mac address, found multicast '%1$s'", text);
                    return Err(xml_error(text));
                }
                mac = Some(address).filter(|m| !m.is_zero());
            }
            mac_type = optional(node, "type")?;
            mac_check = optional(node, "check")?;
        }
        let info = RomInfo::read(node)?;
        (more.guest_ips, more.guest_routes) = read_ips(node, "guest interface")?;
        more.port_forwards = read_forwards(node)?;
        if more.target_managed != Some(YesNo::No) {
            target = target.filter(|t| !GENERATED_TARGETS.iter().any(|prefix| t.starts_with(prefix)));
        }
        let driver = node.child("driver").map(|d| read_driver(d, kind, virtio)).transpose()?;
        if let Some(backend) = node.child("backend") {
            let path = |name| backend.attribute(name).map(sanitize_path);
            let backend = NetBackend {
                kind: optional(backend, "type")?.filter(|k| *k != NetBackendType::Default),
                log_file: backend.attribute("logFile").map(Box::from),
                hostname: backend.attribute("hostname").map(Box::from),
                fqdn: backend.attribute("fqdn").map(Box::from),
                tap: path("tap"),
                vhost: path("vhost").filter(|_| kind != InterfaceType::Hostdev && virtio),
            };
            more.backend = (backend != NetBackend::default()).then(|| Box::new(backend));
        }
        if more.is_passt() {
            more.source_dev = source.and_then(|s| s.attribute("dev")).map(Box::from);
        }
        let link = match link {
            None => None,
            Some(word) => Some(
                LinkState::from_word(&word)
                    .ok_or_else(|| unsupported(tr!("unknown interface link state '%1$s'", word)))?,
            ),
        };
        more.teaming = read_teaming(node)?.map(Box::new);
        if let Some(tune) = node.child("tune") {
            more.sndbuf = text_number(tune, "sndbuf", || tr!("sndbuf must be a positive integer"))?;
        }
        if let Some(size) = text("mtu", "size") {
            let number = unsigned(&size, 10).and_then(|n| u32::try_from(n).ok());
            mtu = number.ok_or_else(|| xml_error(tr!("malformed mtu size")))?;
        }
        more.rx_frames_max = read_coalesce(node)?;
        if let Some(port) = node.child("port") {
            more.isolated = optional(port, "isolated")?;
        }
        Ok(Interface {
            connection,
            trust_guest_rx_filters,
            mac: mac.map_or_else(Mac::generate, Ok)?,
            mac_generated: mac.is_none(),
            mac_type,
            mac_check,
            target,
            model,
            driver,
            link,
            bandwidth,
            mtu,
            more: (more != InterfaceExtras::default()).then(|| Box::new(more)),
            info,
        })
    }

    fn write(&self, w: &mut Writer, show: Show) {
        let none = InterfaceExtras::default();
        let more = self.more.as_deref().unwrap_or(&none);
        w.attribute("type", self.kind().as_str());
        if let Connection::Hostdev(_, true) = self.connection {
            w.attribute("managed", "yes");
        }
        if let Some(trust) = self.trust_guest_rx_filters {
            w.attribute("trustGuestRxFilters", trust.as_str());
        }
        let _mark = w.start("mac");
        w.attribute_with("address", |out| self.mac.put(out));
        if let Some(kind) = self.mac_type {
            w.attribute("type", kind.as_str());
        }
        if let Some(check) = self.mac_check {
            w.attribute("check", check.as_str());
        }
        w.end("mac");
        if let Connection::Hostdev(source, _) = &self.connection {
            source.put(w, show, true);
        }
        let mark = w.start("source");
        let passt = more.is_passt();
        if !(passt && self.kind() == InterfaceType::Vhostuser) {
            self.connection.write(w);
        }
        if let Some(dev) = &more.source_dev {
            w.attribute("dev", dev);
        }
        if !(passt && self.kind() == InterfaceType::Vhostuser) {
            self.connection.write_children(w);
        }
        more.host_ips.iter().for_each(|ip| ip.put(w));
        more.host_routes.iter().for_each(|route| route.put(w));
        w.end_unless_empty(mark, "source");
        if let Some(vlan) = &more.vlan {
            vlan.put(w);
        }
        if let Some(port) = &more.virtual_port {
            port.put(w);
        }
        if let Some(bandwidth) = &self.bandwidth {
            bandwidth.put(w);
        }
        if let Some(isolated) = more.isolated {
            let _mark = w.start("port");
            w.attribute("isolated", isolated.as_str());
            w.end("port");
        }
        more.guest_ips.iter().for_each(|ip| ip.put(w));
        more.guest_routes.iter().for_each(|route| route.put(w));
        more.port_forwards.iter().for_each(|forward| forward.put(w, show));
        let single = |w: &mut Writer, element: &str, name: &str, value: Option<&str>| {
            if let Some(value) = value {
                let _mark = w.start(element);
                w.attribute(name, value);
                w.end(element);
            }
        };
        single(w, "script", "path", more.script.as_deref());
        single(w, "downscript", "path", more.downscript.as_deref());
        single(w, "backenddomain", "name", more.backend_domain.as_deref());
        let mark = w.start("target");
        if let Some(target) = &self.target {
            let generated = GENERATED_TARGETS.iter().any(|prefix| target.starts_with(prefix));
            if more.target_managed == Some(YesNo::No) || show.live || !generated {
                w.attribute("dev", target);
            }
        }
        if let Some(managed) = more.target_managed {
            w.attribute("managed", managed.as_str());
        }
        w.end_unless_empty(mark, "target");
        let mark = w.start("guest");
        for (name, value) in [("dev", &more.guest_dev), ("actual", &more.guest_actual)] {
            if let Some(value) = value {
                w.attribute(name, value);
            }
        }
        w.end_unless_empty(mark, "guest");
        single(w, "model", "type", self.model.as_deref());
        if let Some(driver) = self.driver.as_ref().filter(|_| is_virtio(self.model.as_deref())) {
            driver.put(w, "driver", show);
        }
        let mark = w.start("backend");
        if let Some(backend) = &more.backend {
            if let Some(kind) = backend.kind {
                w.attribute("type", kind.as_str());
            }
            let places = [
                ("tap", &backend.tap),
                ("vhost", &backend.vhost),
                ("logFile", &backend.log_file),
                ("hostname", &backend.hostname),
                ("fqdn", &backend.fqdn),
            ];
            for (name, value) in places {
                if let Some(value) = value {
                    w.attribute(name, value);
                }
            }
        }
        w.end_unless_empty(mark, "backend");
        if let Some(filter) = &more.filter {
            filter.put(w);
        }
        if let Some(sndbuf) = more.sndbuf {
            let _mark = w.start("tune");
            w.text_fmt("sndbuf", format_args!("{sndbuf}"));
            w.end("tune");
        }
        if let Some(teaming) = &more.teaming {
            put_teaming(w, teaming);
        }
        single(w, "link", "state", self.link.map(LinkState::as_str));
        if self.mtu != 0 {
            let _mark = w.start("mtu");
            w.attribute_fmt("size", format_args!("{}", self.mtu));
            w.end("mtu");
        }
        if let Some(max) = more.rx_frames_max.filter(|max| *max != 0) {
            let _mark = w.start("coalesce");
            let _mark = w.start("rx");
            let _mark = w.start("frames");
            w.attribute_fmt("max", format_args!("{max}"));
            w.end("frames");
            w.end("rx");
            w.end("coalesce");
        }
        self.info.write(w, show);
    }

    fn grammar() -> Vec<Rule> {
        let mut rules = vec![
            Rule::Attribute("type", InterfaceType::WORDS),
            Rule::Attribute("trustGuestRxFilters", YesNo::WORDS),
            Rule::Child("mac", || {
                vec![
                    Rule::Attribute("address", &[]),
                    Rule::Attribute("type", MacType::WORDS),
                    Rule::Attribute("check", YesNo::WORDS),
                ]
            }),
            Rule::Child("source", || {
                let names =
                    ["network", "portgroup", "bridge", "dev", "name", "address", "port", "path", "type"];
                let mut rules = Vec::from(names.map(|n| Rule::Attribute(n, &[])));
                rules.push(Rule::Attribute("mode", DirectMode::WORDS));
                rules
            }),
            Rule::Child("target", || {
                vec![Rule::Attribute("dev", &[]), Rule::Attribute("managed", YesNo::WORDS)]
            }),
            Rule::Child("model", || vec![Rule::Attribute("type", &MODELS)]),
            Rule::Child("driver", InterfaceDriver::grammar),
            Rule::Child("link", || vec![Rule::Attribute("state", LinkState::WORDS)]),
            Rule::Child("mtu", || vec![Rule::Attribute("size", &[])]),
        ];
        rules.extend(["script", "downscript"].map(|n| Rule::Child(n, || vec![Rule::Attribute("path", &[])])));
        rules.extend(RomInfo::grammar());
        rules
    }
}

/// `<teaming type='transient' persistent='ua-net0'/>`
pub type Teaming = (TeamingType, Text);

/// Reads `<teaming>` inside `node`.
pub fn read_teaming(node: Node<'_>) -> Result<Option<Teaming>> {
    let Some(teaming) = node.child("teaming") else { return Ok(None) };
    let attribute = |name| teaming.attribute(name).filter(|t| !t.is_empty());
    let (kind, persistent) = (attribute("type"), attribute("persistent"));
    if kind.is_none() && persistent.is_none() {
        return Ok(None);
    }
    let word = kind.unwrap_or("(null)");
    let kind =
        TeamingType::from_word(word).ok_or_else(|| unsupported(tr!("unknown teaming type '%1$s'", word)))?;
    Ok(Some((kind, persistent.map(Box::from))))
}

/// Writes the same.
pub fn put_teaming(w: &mut Writer, (kind, persistent): &Teaming) {
    let _mark = w.start("teaming");
    w.attribute("type", kind.as_str());
    if let Some(persistent) = persistent {
        w.attribute("persistent", persistent);
    }
    w.end("teaming");
}

/// Addresses and routes inside `node`; errors call the place by name.
pub fn read_ips(node: Node<'_>, place: &str) -> Result<(Vec<IpAddress>, Vec<Route>)> {
    let ips = node.children().filter(|c| c.is("ip")).map(IpAddress::read).collect::<Result<_>>()?;
    let routes = node.children().filter(|c| c.is("route")).map(|r| Route::read(r, place));
    Ok((ips, routes.collect::<Result<_>>()?))
}

fn read_driver(node: Node<'_>, kind: InterfaceType, virtio: bool) -> Result<Box<InterfaceDriver>> {
    let options = VirtioOptions::read(node)?;
    if kind == InterfaceType::Hostdev || !virtio {
        return Ok(Box::new(InterfaceDriver {
            name: None,
            txmode: None,
            ioeventfd: None,
            event_idx: None,
            queues: 0,
            rx_queue_size: 0,
            tx_queue_size: 0,
            rss: None,
            rss_hash_report: None,
            virtio: options,
            host: None,
            guest: None,
        }));
    }
    let mut driver = InterfaceDriver::read(node)?;
    if driver.queues == 1 {
        // There is always one.
        driver.queues = 0;
    }
    Ok(Box::new(driver))
}

fn read_coalesce(node: Node<'_>) -> Result<Option<u32>> {
    let frames = node.child("coalesce").and_then(|c| c.child("rx")).and_then(|r| r.child("frames"));
    let Some(text) = frames.and_then(|f| f.attribute("max")).filter(|t| !t.is_empty()) else {
        return Ok(None);
    };
    let Some(max) = unsigned(text, 10) else {
        let text = tr!("cannot parse value '%1$s' for coalesce parameter", text);
        return Err(Error::new(ErrorDomain::DOMAIN, ErrorCode::XML_DETAIL, text));
    };
    u32::try_from(max).map(Some).map_err(|_| {
        let text = tr!("value '%1$llu' is too big for coalesce parameter, maximum is '%2$lu'", max, u32::MAX);
        Error::new(ErrorDomain::DOMAIN, ErrorCode::OVERFLOW, text)
    })
}

fn read_forwards(node: Node<'_>) -> Result<Vec<PortForward>> {
    let mut forwards = Vec::new();
    for child in node.children().filter(|c| c.is("portForward")) {
        let proto = required(child, "proto")?;
        let address = match child.attribute("address") {
            None => None,
            Some(text) => Some(
                text.parse().map_err(|_| xml_error(tr!("Invalid address '%1$s' in <portForward>", text)))?,
            ),
        };
        let dev = child.attribute("dev").map(Box::from);
        let mut ranges = Vec::new();
        for range in child.children().filter(|c| c.is("range")) {
            let mut range = ForwardRange::read(range)?;
            if range.start.is_none() {
                (range.end, range.to) = (None, None);
            }
            ranges.push(range);
        }
        forwards.push(PortForward { proto, address, dev, ranges });
    }
    Ok(forwards)
}

impl PortForward {
    fn put(&self, w: &mut Writer, show: Show) {
        let _mark = w.start("portForward");
        w.attribute("proto", self.proto.as_str());
        if let Some(address) = self.address {
            w.attribute_fmt("address", format_args!("{address}"));
        }
        if let Some(dev) = &self.dev {
            w.attribute("dev", dev);
        }
        self.ranges.iter().for_each(|range| range.put(w, "range", show));
        w.end("portForward");
    }
}

/// Refuses what only some interfaces may have.
pub fn check(interface: &Interface) -> Result<()> {
    let Some(more) = &interface.more else { return Ok(()) };
    let said = !more.host_ips.is_empty() || !more.host_routes.is_empty();
    if said && !matches!(interface.connection, Connection::Ethernet) {
        return Err(unsupported(tr!(
            "Invalid attempt to set network interface host-side IP route and/or address info on interface of type '%1$s'. This is only supported on interfaces of type 'ethernet'",
            interface.kind().as_str()
        )));
    }
    Ok(())
}
