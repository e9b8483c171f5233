// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<serial>`, `<parallel>`, `<console>`, `<channel>`, and the back ends they share with others.

use std::sync::LazyLock;

use virt_core::{Result, tr};

use super::common::int_attribute;
use crate::domain::address::{Address, PlainInfo};
use crate::domain::security::DeviceLabel;
use crate::net::Ipv4;
use crate::schema::{Element, Rule, Show, internal, optional, required, unsupported, xml_error};
use crate::storage::source::Reconnect;
use crate::value::{OnOff, Value, YesNo};
use crate::words;
use crate::xml::{Node, Writer};

words! {
    /// What the host connects the device to.
    BackendType {
        Null = "null", Vc = "vc", Pty = "pty", Dev = "dev", File = "file", Pipe = "pipe", Stdio = "stdio",
        Udp = "udp", Tcp = "tcp", Unix = "unix", Spicevmc = "spicevmc", Spiceport = "spiceport",
        Nmdm = "nmdm", QemuVdagent = "qemu-vdagent", Dbus = "dbus",
    }
    /// What is spoken on a TCP connection.
    TcpProtocol { Raw = "raw", Telnet = "telnet", Telnets = "telnets", Tls = "tls" }
    /// Who connects to whom.
    SourceMode { Connect = "connect", Bind = "bind" }
    /// Who moves the pointer.
    MouseMode { Server = "server", Client = "client" }
    /// What kind of port the guest sees.
    SerialTarget {
        IsaSerial = "isa-serial", UsbSerial = "usb-serial", PciSerial = "pci-serial",
        SpaprVioSerial = "spapr-vio-serial", SystemSerial = "system-serial", SclpSerial = "sclp-serial",
        IsaDebug = "isa-debug",
    }
    /// Which device that is.
    SerialModel {
        IsaSerial = "isa-serial", UsbSerial = "usb-serial", PciSerial = "pci-serial", SpaprVty = "spapr-vty",
        Pl011 = "pl011", Sclpconsole = "sclpconsole", Sclplmconsole = "sclplmconsole", N16550a = "16550a",
        IsaDebugcon = "isa-debugcon",
    }
    /// What a console is to the guest.
    ConsoleTarget {
        Serial = "serial", Xen = "xen", Uml = "uml", Virtio = "virtio", Lxc = "lxc", Openvz = "openvz",
        Sclp = "sclp", Sclplm = "sclplm",
    }
    /// What a channel is to the guest.
    ChannelTarget { Guestfwd = "guestfwd", Virtio = "virtio", Xen = "xen" }
    /// The four kinds of device.
    CharKind { Parallel = "parallel", Serial = "serial", Console = "console", Channel = "channel" }
}

type Text = Option<Box<str>>;

/// What the host connects the device to, and how.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum Backend {
    Null,
    Vc,
    Stdio,
    Pty {
        path: Text,
    },
    Dev {
        path: Text,
    },
    Pipe {
        path: Text,
    },
    File {
        path: Text,
        append: Option<OnOff>,
    },
    Udp {
        bind_host: Text,
        bind_service: Text,
        connect_host: Text,
        connect_service: Text,
    },
    Tcp {
        mode: SourceMode,
        host: Text,
        service: Text,
        tls: Option<YesNo>,
        reconnect: Option<Reconnect>,
        protocol: TcpProtocol,
    },
    Unix {
        mode: SourceMode,
        path: Text,
        reconnect: Option<Reconnect>,
    },
    Spicevmc,
    Spiceport {
        channel: Text,
    },
    Nmdm {
        master: Text,
        slave: Text,
    },
    QemuVdagent {
        clipboard: Option<YesNo>,
        mouse: Option<MouseMode>,
    },
    Dbus {
        channel: Text,
    },
}

impl Backend {
    /// Its kind.
    pub fn kind(&self) -> BackendType {
        match self {
            Backend::Null => BackendType::Null,
            Backend::Vc => BackendType::Vc,
            Backend::Stdio => BackendType::Stdio,
            Backend::Pty { .. } => BackendType::Pty,
            Backend::Dev { .. } => BackendType::Dev,
            Backend::Pipe { .. } => BackendType::Pipe,
            Backend::File { .. } => BackendType::File,
            Backend::Udp { .. } => BackendType::Udp,
            Backend::Tcp { .. } => BackendType::Tcp,
            Backend::Unix { .. } => BackendType::Unix,
            Backend::Spicevmc => BackendType::Spicevmc,
            Backend::Spiceport { .. } => BackendType::Spiceport,
            Backend::Nmdm { .. } => BackendType::Nmdm,
            Backend::QemuVdagent { .. } => BackendType::QemuVdagent,
            Backend::Dbus { .. } => BackendType::Dbus,
        }
    }
}

/// A back end with what goes with every kind of it.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct CharSource {
    pub backend: Backend,
    pub labels: Vec<DeviceLabel>,
    pub log_file: Text,
    pub log_append: Option<OnOff>,
}

impl CharSource {
    /// One that says nothing but its kind.
    pub fn new(backend: Backend) -> CharSource {
        CharSource { backend, labels: Vec::new(), log_file: None, log_append: None }
    }

    /// The kind that a `type` attribute names.
    pub fn kind(word: &str) -> Result<BackendType> {
        BackendType::from_word(word).ok_or_else(|| {
            unsupported(tr!("unknown type presented to host for character device: %1$s", word))
        })
    }

    /// Reads `<source>`, `<log>` and `<protocol>` inside `node`.
    pub fn read(node: Node<'_>, kind: BackendType, with_labels: bool) -> Result<CharSource> {
        let sources: Vec<_> = node.children().filter(|c| c.is("source")).collect();
        if sources.len() > 1 && kind != BackendType::Udp {
            return Err(xml_error(tr!("only one source element is allowed for character device")));
        }
        if sources.len() > 2 {
            return Err(xml_error(tr!("only two source elements are allowed for character device")));
        }
        let first = sources.first().copied();
        let attribute = |name: &str| first.and_then(|s| s.attribute(name)).map(Box::<str>::from);
        let mode = || match first {
            Some(source) => Ok(optional(source, "mode")?.unwrap_or(SourceMode::Connect)),
            None => Ok::<_, virt_core::Error>(SourceMode::Connect),
        };
        let switch = |name| first.map_or(Ok(None), |s| optional(s, name));
        let reconnect = || first.map_or(Ok(None), Reconnect::read);
        let mut backend = match kind {
            BackendType::Null => Backend::Null,
            BackendType::Vc => Backend::Vc,
            BackendType::Stdio => Backend::Stdio,
            BackendType::Spicevmc => Backend::Spicevmc,
            // Which terminal it is comes out only when the domain runs.
            BackendType::Pty => Backend::Pty { path: None },
            BackendType::Dev => Backend::Dev { path: attribute("path") },
            BackendType::Pipe => Backend::Pipe { path: attribute("path") },
            BackendType::File => Backend::File { path: attribute("path"), append: switch("append")? },
            BackendType::Unix => {
                Backend::Unix { mode: mode()?, path: attribute("path"), reconnect: reconnect()? }
            }
            BackendType::Udp => udp(&sources)?,
            BackendType::Tcp => Backend::Tcp {
                mode: mode()?,
                host: attribute("host"),
                service: attribute("service"),
                tls: first.map_or(Ok(None), |s| optional(s, "tls"))?,
                reconnect: reconnect()?,
                protocol: TcpProtocol::Raw,
            },
            BackendType::Spiceport => Backend::Spiceport { channel: attribute("channel") },
            BackendType::Dbus => Backend::Dbus { channel: attribute("channel") },
            BackendType::Nmdm => Backend::Nmdm { master: attribute("master"), slave: attribute("slave") },
            BackendType::QemuVdagent => vdagent(first)?,
        };
        let mut labels = Vec::new();
        if let Some(source) = first.filter(|_| with_labels) {
            for child in source.children().filter(|c| c.is("seclabel")) {
                let label = DeviceLabel::read(child, &labels)?;
                labels.push(label);
            }
        }
        let (mut log_file, mut log_append) = (None, None);
        let mut logs = node.children().filter(|c| c.is("log"));
        if let Some(log) = logs.next() {
            if logs.next().is_some() {
                return Err(xml_error(tr!("only one log element is allowed for character device")));
            }
            log_file = log.attribute("file").map(Box::from);
            log_append = optional(log, "append")?;
        }
        let mut protocols = node.children().filter(|c| c.is("protocol"));
        if let Some(node) = protocols.next() {
            if protocols.next().is_some() {
                return Err(xml_error(tr!("only one protocol element is allowed for character device")));
            }
            if let Backend::Tcp { protocol, .. } = &mut backend {
                *protocol = optional(node, "type")?.unwrap_or(TcpProtocol::Raw);
            }
        }
        Ok(CharSource { backend, labels, log_file, log_append })
    }

    /// Writes the same.
    pub fn write(&self, w: &mut Writer, show: Show) {
        let some = |w: &mut Writer, name: &str, value: &Text| {
            if let Some(value) = value {
                w.attribute(name, value);
            }
        };
        match &self.backend {
            Backend::Null | Backend::Vc | Backend::Stdio | Backend::Spicevmc => {}
            Backend::Pty { path } => {
                if path.is_some() && show.live {
                    self.put_path(w, show, path, None);
                }
            }
            Backend::Dev { path } | Backend::Pipe { path } => self.put_path(w, show, path, None),
            Backend::File { path, append } => self.put_path(w, show, path, *append),
            Backend::Udp { bind_host, bind_service, connect_host, connect_service } => {
                for (mode, host, service) in
                    [("bind", bind_host, bind_service), ("connect", connect_host, connect_service)]
                {
                    if host.is_some() || service.is_some() {
                        let _mark = w.start("source");
                        w.attribute("mode", mode);
                        some(w, "host", host);
                        some(w, "service", service);
                        w.end("source");
                    }
                }
            }
            Backend::Tcp { mode, host, service, tls, reconnect, protocol } => {
                let _mark = w.start("source");
                w.attribute("mode", mode.as_str());
                some(w, "host", host);
                some(w, "service", service);
                if let Some(tls) = tls {
                    w.attribute("tls", tls.as_str());
                }
                if let Some(reconnect) = reconnect {
                    reconnect.put(w);
                }
                w.end("source");
                let _mark = w.start("protocol");
                w.attribute("type", protocol.as_str());
                w.end("protocol");
            }
            Backend::Unix { path: None, .. } => {}
            Backend::Unix { mode, path, reconnect } => {
                let _mark = w.start("source");
                w.attribute("mode", mode.as_str());
                some(w, "path", path);
                self.labels.iter().for_each(|label| label.put(w, show));
                if let Some(reconnect) = reconnect {
                    reconnect.put(w);
                }
                w.end("source");
            }
            Backend::Spiceport { channel } | Backend::Dbus { channel } => {
                let mark = w.start("source");
                some(w, "channel", channel);
                w.end_unless_empty(mark, "source");
            }
            Backend::Nmdm { master, slave } => {
                let mark = w.start("source");
                some(w, "master", master);
                some(w, "slave", slave);
                w.end_unless_empty(mark, "source");
            }
            Backend::QemuVdagent { clipboard, mouse } => {
                let mark = w.start("source");
                if let Some(copypaste) = clipboard {
                    let _mark = w.start("clipboard");
                    w.attribute("copypaste", copypaste.as_str());
                    w.end("clipboard");
                }
                if let Some(mode) = mouse {
                    let _mark = w.start("mouse");
                    w.attribute("mode", mode.as_str());
                    w.end("mouse");
                }
                w.end_unless_empty(mark, "source");
            }
        }
        if let Some(file) = &self.log_file {
            let _mark = w.start("log");
            w.attribute("file", file);
            if let Some(append) = self.log_append {
                w.attribute("append", append.as_str());
            }
            w.end("log");
        }
    }

    fn put_path(&self, w: &mut Writer, show: Show, path: &Text, append: Option<OnOff>) {
        let mark = w.start("source");
        if let Some(path) = path {
            w.attribute("path", path);
        }
        if let Some(append) = append {
            w.attribute("append", append.as_str());
        }
        self.labels.iter().for_each(|label| label.put(w, show));
        w.end_unless_empty(mark, "source");
    }

    /// What may stand in an element with such a back end.
    pub fn grammar() -> Vec<Rule> {
        vec![
            Rule::Attribute("type", BackendType::WORDS),
            Rule::Child("source", || {
                let names = ["path", "host", "service", "channel", "master", "slave"];
                let mut rules = Vec::from(names.map(|n| Rule::Attribute(n, &[])));
                rules.push(Rule::Attribute("mode", SourceMode::WORDS));
                rules.push(Rule::Attribute("append", OnOff::WORDS));
                rules.push(Rule::Attribute("tls", YesNo::WORDS));
                rules
            }),
            Rule::Child("protocol", || vec![Rule::Attribute("type", TcpProtocol::WORDS)]),
            Rule::Child("log", || {
                vec![Rule::Attribute("file", &[]), Rule::Attribute("append", OnOff::WORDS)]
            }),
        ]
    }

    /// Rules that the grammar cannot say.
    /// Some channels' paths are made up later, `path_generated`.
    pub fn check(&self, path_generated: bool) -> Result<()> {
        let missing = match &self.backend {
            Backend::File { path: None, .. } | Backend::Dev { path: None } | Backend::Pipe { path: None } => {
                tr!("Missing source path attribute for char device")
            }
            Backend::Unix { path: None, .. } if !path_generated => {
                tr!("Missing source path attribute for char device")
            }
            Backend::Nmdm { master: Some(_), slave: None }
            | Backend::Nmdm { master: None, slave: Some(_) } => {
                tr!("Should define both master and slave path attributes for nmdm device")
            }
            Backend::Tcp { host: None, .. } => tr!("Missing source host attribute for char device"),
            Backend::Tcp { service: None, .. } => tr!("Missing source service attribute for char device"),
            Backend::Tcp { mode: SourceMode::Bind, reconnect: Some(r), .. }
            | Backend::Unix { mode: SourceMode::Bind, reconnect: Some(r), .. }
                if r.enabled == YesNo::Yes =>
            {
                tr!("chardev reconnect is possible only for connect mode")
            }
            Backend::Udp { connect_service: None, .. } => {
                tr!("Missing source service attribute for char device")
            }
            Backend::Spiceport { channel: None } | Backend::Dbus { channel: None } => {
                return Err(unsupported(tr!("Missing source channel attribute for char device")));
            }
            Backend::Spiceport { channel: Some(channel) } | Backend::Dbus { channel: Some(channel) } => {
                let bad = channel.chars().any(|c| !(c.is_ascii_alphanumeric() || "_.-".contains(c)));
                if !bad {
                    return Ok(());
                }
                return Err(virt_core::Error::new(
                    virt_core::ErrorDomain::DOMAIN,
                    virt_core::ErrorCode::INVALID_ARG,
                    tr!("Invalid character in source channel for char device"),
                ));
            }
            _ => return Ok(()),
        };
        Err(internal(missing))
    }
}

fn udp(sources: &[Node<'_>]) -> Result<Backend> {
    let (mut bind, mut connect): ((Text, Text), (Text, Text)) = Default::default();
    for source in sources {
        let mode = optional(*source, "mode")?.unwrap_or(SourceMode::Connect);
        let place = if mode == SourceMode::Bind { &mut bind } else { &mut connect };
        if place.0.is_none() && place.1.is_none() {
            *place = (source.attribute("host").map(Box::from), source.attribute("service").map(Box::from));
        }
    }
    Ok(Backend::Udp {
        bind_host: bind.0,
        bind_service: bind.1,
        connect_host: connect.0,
        connect_service: connect.1,
    })
}

fn vdagent(source: Option<Node<'_>>) -> Result<Backend> {
    let child = |name| source.and_then(|s| s.child(name));
    let clipboard = child("clipboard").map(|c| crate::schema::required(c, "copypaste")).transpose()?;
    let mouse = child("mouse").map(|c| crate::schema::required(c, "mode")).transpose()?;
    Ok(Backend::QemuVdagent { clipboard, mouse })
}

/// What the guest sees.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum CharTarget {
    Parallel,
    Serial {
        kind: Option<SerialTarget>,
        model: Option<SerialModel>,
    },
    Console(Option<ConsoleTarget>),
    Guestfwd {
        address: Ipv4,
        port: u32,
    },
    VirtioChannel {
        name: Text,
    },
    XenChannel {
        name: Text,
    },
    /// A channel whose target says `none`.
    NoChannel,
}

/// `<serial>` and its kin.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct CharDevice {
    pub kind: CharKind,
    pub source: CharSource,
    pub target: CharTarget,
    /// `None` until completion assigns one; channels have none.
    pub port: Option<u32>,
    pub info: PlainInfo,
}

impl CharDevice {
    /// What stands for a serial port in the list of consoles.
    pub fn console_stub() -> CharDevice {
        CharDevice {
            kind: CharKind::Console,
            source: CharSource::new(Backend::Null),
            target: CharTarget::Console(Some(ConsoleTarget::Serial)),
            port: None,
            info: PlainInfo::default(),
        }
    }

    /// Whether a console is the guest's first serial port under another name.
    pub fn is_serial_console(&self) -> bool {
        matches!(self.target, CharTarget::Console(None | Some(ConsoleTarget::Serial)))
    }
}

impl Element for CharDevice {
    fn read(node: Node<'_>) -> Result<Self> {
        let backend = match node.attribute("type") {
            None => BackendType::Pty,
            Some(word) => CharSource::kind(word)?,
        };
        let name = node.name();
        let Some(kind) = CharKind::from_word(name) else {
            return Err(unsupported(tr!("unknown character device type: %1$s", name)));
        };
        let (target, port) = read_target(node.child("target"), kind)?;
        let source = CharSource::read(node, backend, true)?;
        if backend == BackendType::Spicevmc && !matches!(target, CharTarget::VirtioChannel { .. }) {
            return Err(unsupported(tr!("spicevmc device type only supports virtio")));
        }
        let info = PlainInfo::read(node)?;
        let usb = matches!(target, CharTarget::Serial { kind: Some(SerialTarget::UsbSerial), .. });
        if usb && info.address().is_some_and(|a| !matches!(a, Address::Usb { .. })) {
            return Err(unsupported(tr!("usb-serial requires address of usb type")));
        }
        Ok(CharDevice { kind, source, target, port, info })
    }

    fn write(&self, w: &mut Writer, show: Show) {
        w.attribute("type", self.source.backend.kind().as_str());
        if let Backend::Pty { path: Some(path) } = &self.source.backend
            && self.kind == CharKind::Console
            && self.port == Some(0)
            && show.live
        {
            w.attribute("tty", path);
        }
        self.source.write(w, show);
        let _mark = w.start("target");
        let port = format_args!("{}", self.port.map_or(-1, i64::from)).to_string();
        match &self.target {
            CharTarget::Parallel => w.attribute("port", &port),
            CharTarget::Serial { kind, model } => {
                if let Some(kind) = kind {
                    w.attribute("type", kind.as_str());
                }
                w.attribute("port", &port);
                if let Some(model) = model {
                    let _mark = w.start("model");
                    w.attribute("name", model.as_str());
                    w.end("model");
                }
            }
            CharTarget::Console(kind) => {
                w.attribute("type", kind.map_or("none", ConsoleTarget::as_str));
                w.attribute("port", &port);
            }
            CharTarget::Guestfwd { address, port } => {
                w.attribute("type", "guestfwd");
                w.attribute_fmt("address", format_args!("{address}"));
                w.attribute_fmt("port", format_args!("{port}"));
            }
            CharTarget::VirtioChannel { name } | CharTarget::XenChannel { name } => {
                let virtio = matches!(self.target, CharTarget::VirtioChannel { .. });
                w.attribute("type", if virtio { "virtio" } else { "xen" });
                if let Some(name) = name {
                    w.attribute("name", name);
                }
            }
            CharTarget::NoChannel => w.attribute("type", "none"),
        }
        w.end("target");
        self.info.write(w, show);
    }

    fn grammar() -> Vec<Rule> {
        let mut rules = CharSource::grammar();
        rules.push(Rule::Child("target", || {
            static TYPES: LazyLock<Vec<&'static str>> =
                LazyLock::new(|| [SerialTarget::WORDS, ConsoleTarget::WORDS, ChannelTarget::WORDS].concat());
            let mut rules = vec![Rule::Attribute("type", &TYPES)];
            rules.extend(["port", "name", "address"].map(|n| Rule::Attribute(n, &[])));
            rules.push(Rule::Child("model", || vec![Rule::Attribute("name", SerialModel::WORDS)]));
            rules
        }));
        rules.extend(PlainInfo::grammar());
        rules
    }
}

fn read_target(node: Option<Node<'_>>, device: CharKind) -> Result<(CharTarget, Option<u32>)> {
    let word = node.and_then(|n| n.attribute("type"));
    let unknown = || {
        unsupported(tr!(
            "unknown target type '%1$s' specified for character device",
            word.unwrap_or_default()
        ))
    };
    if device == CharKind::Channel && word.is_none() {
        let text = tr!("target type must be specified for %1$s device", device.as_str());
        // The first complaint is overwritten by a second where there is a target.
        return Err(match node {
            None => xml_error(text),
            Some(_) => {
                unsupported(tr!("unknown target type '%1$s' specified for character device", "(null)"))
            }
        });
    }
    let mut target = match device {
        CharKind::Parallel => CharTarget::Parallel,
        CharKind::Serial => {
            let kind = match word {
                None | Some("none") => None,
                Some(word) => Some(SerialTarget::from_word(word).ok_or_else(unknown)?),
            };
            CharTarget::Serial { kind, model: None }
        }
        CharKind::Console => CharTarget::Console(match word {
            None | Some("none") => None,
            Some(word) => Some(ConsoleTarget::from_word(word).ok_or_else(unknown)?),
        }),
        CharKind::Channel => match word.unwrap_or_default() {
            "none" => CharTarget::NoChannel,
            word => match ChannelTarget::from_word(word).ok_or_else(unknown)? {
                ChannelTarget::Guestfwd => CharTarget::Guestfwd { address: Ipv4::default(), port: 0 },
                ChannelTarget::Virtio => CharTarget::VirtioChannel { name: None },
                ChannelTarget::Xen => CharTarget::XenChannel { name: None },
            },
        },
    };
    let Some(node) = node else { return Ok((target, None)) };
    let model_word = node.child("model").and_then(|m| m.attribute("name")).filter(|n| !n.is_empty());
    if let (CharTarget::Serial { model, .. }, Some(word)) = (&mut target, model_word.filter(|w| *w != "none"))
    {
        *model = Some(SerialModel::from_word(word).ok_or_else(|| {
            unsupported(tr!("unknown target model '%1$s' specified for character device", word))
        })?);
    }
    match &mut target {
        CharTarget::Guestfwd { address, port } => {
            let Some(text) = node.attribute("address") else {
                return Err(xml_error(tr!("guestfwd channel does not define a target address")));
            };
            *address = Ipv4::parse_any(text)?
                .ok_or_else(|| unsupported(tr!("guestfwd channel only supports IPv4 addresses")))?;
            let number: u32 = required(node, "port")?;
            // As addresses of sockets keep it.
            *port = number & 0xffff;
        }
        CharTarget::VirtioChannel { name } | CharTarget::XenChannel { name } => {
            *name = node.attribute("name").map(Box::from);
        }
        CharTarget::NoChannel => {}
        _ => {
            let port = int_attribute(node, "port", 10)?;
            return Ok((target, port));
        }
    }
    Ok((target, None))
}
