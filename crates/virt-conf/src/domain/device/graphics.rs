// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<graphics>`

use std::fmt::Write as _;

use virt_core::{Result, tr};

use super::sound::{put_audio, read_audio};
use crate::schema::{Element, Rule, Show, internal, optional, required, unsupported, xml_error};
use crate::value::{OnOff, Positive, Value, YesNo, signed};
use crate::words;
use crate::xml::{Node, Writer};

words! {
    /// The ways to see a guest.
    GraphicsType {
        Sdl = "sdl", Vnc = "vnc", Rdp = "rdp", Desktop = "desktop", Spice = "spice",
        EglHeadless = "egl-headless", Dbus = "dbus",
    }
    /// Where a server listens.
    ListenType { None = "none", Address = "address", Network = "network", Socket = "socket" }
    /// What happens to clients when the password changes.
    Connected { Fail = "fail", Disconnect = "disconnect", Keep = "keep" }
    /// Who may look on.
    SharePolicy {
        Default = "default", AllowExclusive = "allow-exclusive", ForceShared = "force-shared", Ignore = "ignore",
    }
    /// The channels of SPICE.
    SpiceChannel {
        Main = "main", Display = "display", Inputs = "inputs", Cursor = "cursor", Playback = "playback",
        Record = "record", Smartcard = "smartcard", Usbredir = "usbredir",
    }
    /// How a channel is secured.
    SpiceMode { Any = "any", Secure = "secure", Insecure = "insecure" }
    /// How pictures are compressed.
    ImageCompression {
        AutoGlz = "auto_glz", AutoLz = "auto_lz", Quic = "quic", Glz = "glz", Lz = "lz", Off = "off",
    }
    /// When slow links get compression.
    LinkCompression { Auto = "auto", Never = "never", Always = "always" }
    /// Which video is streamed.
    Streaming { Filter = "filter", All = "all", Off = "off" }
}

pub use super::chardev::MouseMode;

type Text = Option<Box<str>>;

/// A place where a server listens.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Listen {
    pub kind: ListenType,
    pub address: Text,
    pub network: Text,
    pub socket: Text,
}

/// Password and what goes with it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct GraphicsAuth {
    pub password: Box<str>,
    pub username: Text,
    /// Seconds since 1970.
    pub valid_to: Option<i64>,
    pub connected: Option<Connected>,
}

/// What SPICE alone has.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(missing_docs)]
pub struct SpiceOptions {
    pub channels: [Option<SpiceMode>; 8],
    pub image: Option<ImageCompression>,
    pub jpeg: Option<LinkCompression>,
    pub zlib: Option<LinkCompression>,
    pub playback: Option<OnOff>,
    pub streaming: Option<Streaming>,
    pub mouse: Option<MouseMode>,
    pub copypaste: Option<YesNo>,
    pub filetransfer: Option<YesNo>,
    pub gl: Option<YesNo>,
    pub rendernode: Text,
}

/// One way to see the guest.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum GraphicsKind {
    Sdl {
        display: Text,
        xauth: Text,
        fullscreen: Option<YesNo>,
        gl: Option<YesNo>,
    },
    Vnc {
        port: i32,
        autoport: bool,
        websocket: i32,
        keymap: Text,
        share_policy: Option<SharePolicy>,
        power_control: Option<YesNo>,
        wait: Option<YesNo>,
        audio: Option<Positive>,
    },
    Rdp {
        port: i32,
        autoport: bool,
        replace_user: Option<YesNo>,
        multi_user: Option<YesNo>,
    },
    Desktop {
        display: Text,
    },
    Spice {
        port: i32,
        tls_port: i32,
        autoport: bool,
        keymap: Text,
        default_mode: SpiceMode,
        options: Box<SpiceOptions>,
    },
    EglHeadless {
        rendernode: Text,
    },
    Dbus {
        p2p: bool,
        address: Text,
        gl: Option<YesNo>,
        rendernode: Text,
        audio: Option<Positive>,
    },
}

/// `<graphics type='vnc' port='-1' autoport='yes'/>`
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Graphics {
    pub kind: GraphicsKind,
    pub listens: Vec<Listen>,
    pub auth: Option<Box<GraphicsAuth>>,
}

impl Graphics {
    /// The kind.
    pub fn graphics_type(&self) -> GraphicsType {
        match self.kind {
            GraphicsKind::Sdl { .. } => GraphicsType::Sdl,
            GraphicsKind::Vnc { .. } => GraphicsType::Vnc,
            GraphicsKind::Rdp { .. } => GraphicsType::Rdp,
            GraphicsKind::Desktop { .. } => GraphicsType::Desktop,
            GraphicsKind::Spice { .. } => GraphicsType::Spice,
            GraphicsKind::EglHeadless { .. } => GraphicsType::EglHeadless,
            GraphicsKind::Dbus { .. } => GraphicsType::Dbus,
        }
    }

    /// SPICE without any port listens nowhere.
    pub fn complete(&mut self) {
        if let GraphicsKind::Spice { port: 0, tls_port: 0, autoport: false, .. } = self.kind
            && let Some(listen) = self.listens.first_mut().filter(|l| l.kind == ListenType::Address)
        {
            listen.kind = ListenType::None;
            listen.address = None;
        }
    }
}

fn int(node: Node<'_>, name: &str) -> Result<i32> {
    Ok(optional(node, name)?.unwrap_or(0))
}

fn read_auth(node: Node<'_>, kind: GraphicsType) -> Result<Option<Box<GraphicsAuth>>> {
    let Some(password) = node.attribute("passwd") else { return Ok(None) };
    let mut auth = GraphicsAuth {
        password: password.into(),
        username: node.attribute("username").map(Box::from),
        valid_to: None,
        connected: None,
    };
    if let Some(text) = node.attribute("passwdValidTo") {
        auth.valid_to = Some(parse_time(text).ok_or_else(|| {
            internal(tr!("cannot parse password validity time '%1$s', expect YYYY-MM-DDTHH:MM:SS", text))
        })?);
    }
    if let Some(word) = node.attribute("connected") {
        let connected = Connected::from_word(word)
            .ok_or_else(|| unsupported(tr!("unknown connected value %1$s", word)))?;
        if kind == GraphicsType::Vnc && connected != Connected::Keep {
            return Err(unsupported(tr!("VNC supports connected='keep' only")));
        }
        auth.connected = Some(connected);
    }
    Ok(Some(Box::new(auth)))
}

/// Days from 1970 to a day of the Gregorian calendar.
fn days(year: i64, month: i64, day: i64) -> i64 {
    // Years begin in March here, so that leap days are last.
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// `2010-11-28T14:29:01` in seconds since 1970.
fn parse_time(text: &str) -> Option<i64> {
    let (date, time) = text.split_once('T')?;
    let mut date = date.split('-').map(|n| signed(n, 10));
    let mut time = time.split(':').map(|n| signed(n, 10));
    let (year, month, day) = (date.next()??, date.next()??, date.next()??);
    let (hour, minute, second) = (time.next()??, time.next()??, time.next()??);
    let in_range = (1..=9999).contains(&year)
        && (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && (0..24).contains(&hour)
        && (0..60).contains(&minute)
        && (0..60).contains(&second);
    if !in_range || date.next().is_some() || time.next().is_some() {
        return None;
    }
    Some(days(year, month, day) * 86400 + hour * 3600 + minute * 60 + second)
}

/// The reverse.
fn put_time(seconds: i64, out: &mut String) {
    let (day, second) = (seconds.div_euclid(86400), seconds.rem_euclid(86400));
    let shifted = day + 719_468;
    let (era, day_of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    let (hour, minute) = (second / 3600, second / 60 % 60);
    let _ = write!(out, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{:02}", second % 60);
}

fn read_listen(node: Node<'_>, parent: Option<Node<'_>>) -> Result<Listen> {
    let own = |name| node.attribute(name);
    let (mut address, network, mut socket) = (own("address"), own("network"), own("socket"));
    let kind = required(node, "type")?;
    if let (ListenType::Address, Some(compat)) = (kind, parent.and_then(|p| p.attribute("listen"))) {
        if let Some(address) = address.filter(|a| *a != compat) {
            return Err(unsupported(tr!(
                "graphics 'listen' attribute '%1$s' must match 'address' attribute of first listen element (found '%2$s')",
                compat,
                address
            )));
        }
        address = Some(compat);
    }
    if let (ListenType::Socket, Some(compat)) = (kind, parent.and_then(|p| p.attribute("socket"))) {
        if let Some(socket) = socket.filter(|s| *s != compat) {
            return Err(unsupported(tr!(
                "graphics 'socket' attribute '%1$s' must match 'socket' attribute of first listen element (found '%2$s')",
                compat,
                socket
            )));
        }
        socket = Some(compat);
    }
    let network = network.filter(|n| !n.is_empty());
    if network.is_some() && kind != ListenType::Network {
        return Err(xml_error(tr!("'network' attribute is valid only for listen type 'network'")));
    }
    let socket = socket.filter(|s| !s.is_empty());
    if socket.is_some() && kind != ListenType::Socket {
        return Err(xml_error(tr!("'socket' attribute is valid only for listen type 'socket'")));
    }
    Ok(Listen {
        kind,
        address: address.filter(|a| !a.is_empty() && kind == ListenType::Address).map(Box::from),
        network: network.map(Box::from),
        socket: socket.map(Box::from),
    })
}

fn read_listens(node: Node<'_>, kind: GraphicsType) -> Result<Vec<Listen>> {
    let mut listens = Vec::new();
    for child in node.children().filter(|c| c.is("listen")) {
        listens.push(read_listen(child, listens.is_empty().then_some(node))?);
    }
    // Old documents say it in attributes of the element itself.
    let compat = match node.attribute("socket").filter(|_| kind == GraphicsType::Vnc) {
        Some(socket) => {
            Listen { kind: ListenType::Socket, address: None, network: None, socket: Some(socket.into()) }
        }
        None => Listen {
            kind: ListenType::Address,
            address: node.attribute("listen").filter(|a| !a.is_empty()).map(Box::from),
            network: None,
            socket: None,
        },
    };
    match listens.first_mut() {
        None => listens.push(compat),
        Some(first) if compat.kind == ListenType::Socket => {
            if matches!(first.kind, ListenType::Address | ListenType::Network) {
                *first = compat;
            }
        }
        Some(_) => {}
    }
    Ok(listens)
}

fn yes_no(node: Node<'_>, name: &str) -> Result<Option<bool>> {
    Ok(optional::<YesNo>(node, name)?.map(|choice| choice == YesNo::Yes))
}

impl Element for Graphics {
    fn read(node: Node<'_>) -> Result<Self> {
        let kind: GraphicsType = required(node, "type")?;
        let text = |name: &str| node.attribute(name).map(Box::<str>::from);
        let served = matches!(kind, GraphicsType::Vnc | GraphicsType::Rdp | GraphicsType::Spice);
        let listens = if served { read_listens(node, kind)? } else { Vec::new() };
        let gl = node.child("gl");
        let details = match kind {
            GraphicsType::Sdl => GraphicsKind::Sdl {
                fullscreen: optional(node, "fullscreen")?,
                xauth: text("xauth"),
                display: text("display"),
                gl: gl.map(|g| required(g, "enable")).transpose()?,
            },
            GraphicsType::Vnc => read_vnc(node)?,
            GraphicsType::Rdp => {
                let (port, autoport) = read_port(node)?;
                GraphicsKind::Rdp {
                    port,
                    autoport,
                    replace_user: optional(node, "replaceUser")?,
                    multi_user: optional(node, "multiUser")?,
                }
            }
            GraphicsType::Desktop => GraphicsKind::Desktop { display: text("display") },
            GraphicsType::Spice => read_spice(node)?,
            GraphicsType::EglHeadless => GraphicsKind::EglHeadless {
                rendernode: gl.and_then(|g| g.attribute("rendernode")).map(Box::from),
            },
            GraphicsType::Dbus => GraphicsKind::Dbus {
                p2p: yes_no(node, "p2p")?.unwrap_or(false),
                address: text("address"),
                rendernode: gl.and_then(|g| g.attribute("rendernode")).map(Box::from),
                gl: gl.map(|g| required(g, "enable")).transpose()?,
                audio: read_audio(node)?,
            },
        };
        let auth = if served { read_auth(node, kind)? } else { None };
        Ok(Graphics { kind: details, listens, auth })
    }

    fn write(&self, w: &mut Writer, show: Show) {
        w.attribute("type", self.graphics_type().as_str());
        let some = |w: &mut Writer, name: &str, value: &Text| {
            if let Some(value) = value {
                w.attribute(name, value);
            }
        };
        let yes = |w: &mut Writer, name: &str, value: bool| {
            if value {
                w.attribute(name, "yes");
            }
        };
        let choice = |w: &mut Writer, name: &str, value: Option<YesNo>| {
            if let Some(value) = value {
                w.attribute(name, value.as_str());
            }
        };
        match &self.kind {
            GraphicsKind::Sdl { display, xauth, fullscreen, gl } => {
                some(w, "display", display);
                some(w, "xauth", xauth);
                choice(w, "fullscreen", *fullscreen);
                put_gl(w, *gl, &None);
            }
            GraphicsKind::Vnc { .. } => self.write_vnc(w, show),
            GraphicsKind::Rdp { port, autoport, replace_user, multi_user } => {
                if *port != 0 || *autoport {
                    w.attribute_fmt("port", format_args!("{port}"));
                }
                yes(w, "autoport", *autoport);
                choice(w, "replaceUser", *replace_user);
                choice(w, "multiUser", *multi_user);
                self.write_address(w, show);
                self.write_auth(w, show);
                self.write_listens(w, show);
            }
            GraphicsKind::Desktop { display } => some(w, "display", display),
            GraphicsKind::Spice { .. } => self.write_spice(w, show),
            GraphicsKind::EglHeadless { rendernode } => put_gl(w, None, rendernode),
            GraphicsKind::Dbus { p2p, address, gl, rendernode, audio } => {
                yes(w, "p2p", *p2p);
                some(w, "address", address);
                put_gl(w, *gl, rendernode);
                put_audio(w, *audio);
            }
        }
    }

    fn grammar() -> Vec<Rule> {
        let names = [
            "port",
            "tlsPort",
            "websocket",
            "keymap",
            "listen",
            "socket",
            "passwd",
            "passwdValidTo",
            "display",
            "xauth",
            "username",
            "address",
        ];
        let mut rules = Vec::from(names.map(|n| Rule::Attribute(n, &[])));
        rules.push(Rule::Attribute("type", GraphicsType::WORDS));
        let choices = ["autoport", "fullscreen", "replaceUser", "multiUser", "powerControl", "p2p", "wait"];
        rules.extend(choices.map(|n| Rule::Attribute(n, YesNo::WORDS)));
        rules.push(Rule::Attribute("sharePolicy", SharePolicy::WORDS));
        rules.push(Rule::Attribute("connected", Connected::WORDS));
        rules.push(Rule::Attribute("defaultMode", SpiceMode::WORDS));
        rules.push(Rule::Child("listen", || {
            let mut rules = Vec::from(["address", "network", "socket"].map(|n| Rule::Attribute(n, &[])));
            rules.push(Rule::Attribute("type", ListenType::WORDS));
            rules
        }));
        rules.push(Rule::Child("channel", || {
            vec![Rule::Attribute("name", SpiceChannel::WORDS), Rule::Attribute("mode", SpiceMode::WORDS)]
        }));
        rules.push(Rule::Child("image", || vec![Rule::Attribute("compression", ImageCompression::WORDS)]));
        rules.push(Rule::Child("gl", || {
            vec![Rule::Attribute("enable", YesNo::WORDS), Rule::Attribute("rendernode", &[])]
        }));
        rules
    }
}

fn put_gl(w: &mut Writer, gl: Option<YesNo>, rendernode: &Text) {
    let mark = w.start("gl");
    if let Some(gl) = gl {
        w.attribute("enable", gl.as_str());
    }
    if let Some(rendernode) = rendernode {
        w.attribute("rendernode", rendernode);
    }
    w.end_unless_empty(mark, "gl");
}

/// A port, and whether one is chosen instead.
fn read_port(node: Node<'_>) -> Result<(i32, bool)> {
    let given: Option<i32> = optional(node, "port")?;
    let autoport = yes_no(node, "autoport")?.unwrap_or(matches!(given, None | Some(0 | -1)));
    Ok((given.filter(|_| !autoport).unwrap_or(0), autoport))
}

fn read_vnc(node: Node<'_>) -> Result<GraphicsKind> {
    let (port, autoport) = read_port(node)?;
    let websocket = int(node, "websocket")?;
    let share_policy = optional(node, "sharePolicy")?.filter(|p| *p != SharePolicy::Default);
    Ok(GraphicsKind::Vnc {
        port,
        autoport,
        websocket,
        share_policy,
        power_control: optional(node, "powerControl")?,
        wait: optional(node, "wait")?,
        keymap: node.attribute("keymap").map(Box::from),
        audio: read_audio(node)?,
    })
}

fn read_spice(node: Node<'_>) -> Result<GraphicsKind> {
    let (mut port, mut tls_port) = (int(node, "port")?, int(node, "tlsPort")?);
    let mut autoport = yes_no(node, "autoport")?.unwrap_or(false);
    let default_mode = optional(node, "defaultMode")?.unwrap_or(SpiceMode::Any);
    autoport |= port == -1 && tls_port == -1;
    if autoport {
        (port, tls_port) = (0, 0);
    }
    let mut options = SpiceOptions::default();
    for channel in node.children().filter(|c| c.is("channel")) {
        let name: SpiceChannel = required(channel, "name")?;
        let mode: SpiceMode = required(channel, "mode")?;
        options.channels[name as usize] = Some(mode).filter(|m| *m != SpiceMode::Any);
    }
    fn of<T: Value>(node: Node<'_>, child: &str, name: &str) -> Result<Option<T>> {
        node.child(child).map(|c| required(c, name)).transpose()
    }
    options.image = of(node, "image", "compression")?;
    options.jpeg = of(node, "jpeg", "compression")?;
    options.zlib = of(node, "zlib", "compression")?;
    options.playback = of(node, "playback", "compression")?;
    options.streaming = of(node, "streaming", "mode")?;
    options.copypaste = of(node, "clipboard", "copypaste")?;
    options.filetransfer = of(node, "filetransfer", "enable")?;
    options.rendernode = node.child("gl").and_then(|g| g.attribute("rendernode")).map(Box::from);
    options.gl = of(node, "gl", "enable")?;
    options.mouse = of(node, "mouse", "mode")?;
    let keymap = node.attribute("keymap").map(Box::from);
    Ok(GraphicsKind::Spice { port, tls_port, autoport, keymap, default_mode, options: Box::new(options) })
}

impl Graphics {
    fn write_auth(&self, w: &mut Writer, show: Show) {
        let Some(auth) = &self.auth else { return };
        if let Some(username) = &auth.username {
            w.attribute("username", username);
        }
        if show.secrets {
            w.attribute("passwd", &auth.password);
        }
        if let Some(time) = auth.valid_to {
            w.attribute_with("passwdValidTo", |out| put_time(time, out));
        }
        if let Some(connected) = auth.connected {
            w.attribute("connected", connected.as_str());
        }
    }

    /// The first address, once more, for old readers.
    fn write_address(&self, w: &mut Writer, show: Show) {
        let Some(listen) = self.listens.first() else { return };
        if listen.kind == ListenType::Network && (!show.live || show.migratable) {
            return;
        }
        if let Some(address) = &listen.address {
            w.attribute("listen", address);
        }
    }

    fn write_listens(&self, w: &mut Writer, show: Show) {
        for listen in &self.listens {
            let vnc_socket = self.graphics_type() == GraphicsType::Vnc
                && listen.kind == ListenType::Socket
                && listen.socket.is_some();
            let spice_none = self.graphics_type() == GraphicsType::Spice && listen.kind == ListenType::None;
            if show.migratable && (vnc_socket || spice_none) {
                continue;
            }
            let _mark = w.start("listen");
            w.attribute("type", listen.kind.as_str());
            let address = listen.address.as_ref().filter(|_| {
                listen.kind == ListenType::Address
                    || (listen.kind == ListenType::Network && show.live && !show.migratable)
            });
            for (name, value) in [
                ("address", address),
                ("network", listen.network.as_ref()),
                ("socket", listen.socket.as_ref()),
            ] {
                if let Some(value) = value {
                    w.attribute(name, value);
                }
            }
            w.end("listen");
        }
    }

    fn write_vnc(&self, w: &mut Writer, show: Show) {
        let GraphicsKind::Vnc { port, autoport, websocket, keymap, share_policy, power_control, wait, audio } =
            &self.kind
        else {
            return;
        };
        let first = self.listens.first();
        match first.map(|l| l.kind) {
            Some(ListenType::Socket) => {
                if let Some(socket) = first.and_then(|l| l.socket.as_ref()) {
                    w.attribute("socket", socket);
                }
            }
            Some(ListenType::Address | ListenType::Network) => {
                if *port != 0 && (!autoport || show.live) {
                    w.attribute_fmt("port", format_args!("{port}"));
                } else if *autoport {
                    w.attribute("port", "-1");
                }
                w.attribute("autoport", if *autoport { "yes" } else { "no" });
                if *websocket != 0 {
                    w.attribute_fmt("websocket", format_args!("{websocket}"));
                }
                if let Some(wait) = wait {
                    w.attribute("wait", wait.as_str());
                }
                self.write_address(w, show);
            }
            _ => {}
        }
        if let Some(keymap) = keymap {
            w.attribute("keymap", keymap);
        }
        if let Some(policy) = share_policy {
            w.attribute("sharePolicy", policy.as_str());
        }
        if let Some(power) = power_control {
            w.attribute("powerControl", power.as_str());
        }
        self.write_auth(w, show);
        self.write_listens(w, show);
        put_audio(w, *audio);
    }

    fn write_spice(&self, w: &mut Writer, show: Show) {
        let GraphicsKind::Spice { port, tls_port, autoport, keymap, default_mode, options } = &self.kind
        else {
            return;
        };
        match self.listens.first().map(|l| l.kind) {
            Some(ListenType::Address | ListenType::Network) => {
                for (name, n) in [("port", port), ("tlsPort", tls_port)] {
                    if *n != 0 {
                        w.attribute_fmt(name, format_args!("{n}"));
                    }
                }
                w.attribute("autoport", if *autoport { "yes" } else { "no" });
                self.write_address(w, show);
            }
            Some(ListenType::None) if show.migratable => w.attribute("autoport", "no"),
            _ => {}
        }
        if let Some(keymap) = keymap {
            w.attribute("keymap", keymap);
        }
        if *default_mode != SpiceMode::Any {
            w.attribute("defaultMode", default_mode.as_str());
        }
        self.write_auth(w, show);
        self.write_listens(w, show);
        for (name, mode) in SpiceChannel::ALL.iter().zip(options.channels) {
            if let Some(mode) = mode {
                let _mark = w.start("channel");
                w.attribute("name", name.as_str());
                w.attribute("mode", mode.as_str());
                w.end("channel");
            }
        }
        let words = [
            ("image", "compression", options.image.map(ImageCompression::as_str)),
            ("jpeg", "compression", options.jpeg.map(LinkCompression::as_str)),
            ("zlib", "compression", options.zlib.map(LinkCompression::as_str)),
            ("playback", "compression", options.playback.map(OnOff::as_str)),
            ("streaming", "mode", options.streaming.map(Streaming::as_str)),
            ("mouse", "mode", options.mouse.map(MouseMode::as_str)),
            ("clipboard", "copypaste", options.copypaste.map(YesNo::as_str)),
            ("filetransfer", "enable", options.filetransfer.map(YesNo::as_str)),
        ];
        for (element, attribute, word) in words {
            if let Some(word) = word {
                let _mark = w.start(element);
                w.attribute(attribute, word);
                w.end(element);
            }
        }
        put_gl(w, options.gl, &options.rendernode);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xml::Document;

    fn round(xml: &str, show: Show) -> String {
        let document = Document::try_parse(xml).unwrap();
        let mut graphics = Graphics::read(document.root()).unwrap();
        graphics.complete();
        let mut w = Writer::default();
        graphics.put(&mut w, "graphics", show);
        w.finish()
    }

    #[test]
    fn old_and_new_forms() {
        assert_eq!(
            round("<graphics type='vnc' port='5904'/>", Show::default()),
            "<graphics type='vnc' port='5904' autoport='no'>\n  <listen type='address'/>\n</graphics>\n"
        );
        assert_eq!(
            round("<graphics type='vnc' port='-1' listen='127.0.0.1' passwd='x'/>", Show::default()),
            "<graphics type='vnc' port='-1' autoport='yes' listen='127.0.0.1'>\n  <listen type='address' address='127.0.0.1'/>\n</graphics>\n"
        );
        assert_eq!(
            round("<graphics type='spice'/>", Show::default()),
            "<graphics type='spice'>\n  <listen type='none'/>\n</graphics>\n"
        );
    }

    #[test]
    fn passwords_are_secrets_and_dates_go_round() {
        let xml = "<graphics type='spice' autoport='yes' passwd='p' passwdValidTo='2012-02-29T23:59:59'/>";
        assert!(!round(xml, Show::default()).contains("passwd='p'"));
        let shown = round(xml, Show { secrets: true, ..Show::default() });
        assert!(shown.contains("passwd='p' passwdValidTo='2012-02-29T23:59:59'"), "{shown}");
    }
}
