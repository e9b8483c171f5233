// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<disk>`

use virt_core::{Result, tr};

use super::common::{IothreadMap, VirtioOptions};
use crate::domain::address::BootInfo;
use crate::schema::{Element, Rule, Show, optional, required, unsupported, xml_error};
use crate::storage::encryption::Encryption;
use crate::storage::secret::Auth;
use crate::storage::source::{self, BackingChain, PutSource, Source, StartupPolicy};
use crate::storage::{FileFormat, SourceType};
use crate::value::{OnOff, Positive, Value, YesNo, unsigned};
use crate::xml::{Document, Node, Writer};
use crate::{element, words};

words! {
    /// What kind of drive the guest sees.
    DiskDevice { Disk = "disk", Cdrom = "cdrom", Floppy = "floppy", Lun = "lun" }
    /// What the drive is attached to.
    DiskBus {
        Ide = "ide", Fdc = "fdc", Scsi = "scsi", Virtio = "virtio", Xen = "xen", Usb = "usb", Uml = "uml",
        Sata = "sata", Sd = "sd", Nvme = "nvme",
    }
    /// Which revision of virtio, or which of USB's ways to be a disk.
    DiskModel {
        Virtio = "virtio", Transitional = "virtio-transitional", NonTransitional = "virtio-non-transitional",
        UsbStorage = "usb-storage", UsbBot = "usb-bot",
    }
    /// How the host caches.
    DiskCache {
        None = "none", Writethrough = "writethrough", Writeback = "writeback", Directsync = "directsync",
        Unsafe = "unsafe",
    }
    /// What an I/O error does.
    ErrorPolicy { Stop = "stop", Report = "report", Ignore = "ignore", Enospace = "enospace" }
    /// How the host does its I/O.
    IoMode { Native = "native", Threads = "threads", IoUring = "io_uring" }
    /// Whether discard requests are passed on.
    Discard { Unmap = "unmap", Ignore = "ignore" }
    /// What becomes of zeroes written.
    DetectZeroes { Off = "off", On = "on", Unmap = "unmap" }
    /// How SCSI commands are filtered.
    Sgio { Filtered = "filtered", Unfiltered = "unfiltered" }
    /// How a snapshot of the disk is taken.
    SnapshotLocation { No = "no", Internal = "internal", External = "external", Manual = "manual" }
    /// How cylinders are translated.
    GeometryTrans { None = "none", Auto = "auto", Lba = "lba" }
    /// Whether the drive's tray is in.
    Tray { Closed = "closed", Open = "open" }
}

element! {
    /// `<geometry cyls='16383' heads='16' secs='63' trans='lba'/>`
    Geometry {
        cyls: u32 = attr("cyls", hide 0),
        heads: u32 = attr("heads", hide 0),
        secs: u32 = attr("secs", hide 0),
        trans: Option<GeometryTrans> = attr("trans", optional),
    }
}

element! {
    /// `<blockio logical_block_size='512'/>`
    #[derive(Default)]
    BlockIo {
        logical_block_size: u32 = attr("logical_block_size", hide 0),
        physical_block_size: u32 = attr("physical_block_size", hide 0),
        // 0 tells some guests not to discard at all.
        discard_granularity: Option<u32> = attr("discard_granularity", optional),
    }
}

element! {
    /// `<statistics><statistic interval='10'/></statistics>`: what the host counts besides.
    DiskStatistics {
        intervals: Vec<Statistic> = children("statistic"),
        latencies: Latencies = flatten(),
    }
}

element! {
    /// `<statistic interval='10'/>`: figures over so many seconds.
    Statistic {
        interval: Positive = attr("interval"),
    }
}

words! {
    /// Which requests are counted; those of all kinds where none is named.
    LatencyType { Read = "read", Write = "write", Zone = "zone", Flush = "flush" }
}

/// `<latency-histogram type='read'><bin start='10'/></latency-histogram>`: where each bin but the
/// first, which starts at 0, starts; in the order in which documents list them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Latencies(pub Vec<(Option<LatencyType>, Box<[u64]>)>);

impl Element for Latencies {
    fn read(node: Node<'_>) -> Result<Self> {
        let mut all: Vec<(Option<LatencyType>, Box<[u64]>)> = Vec::new();
        for histogram in node.children().filter(|c| c.is("latency-histogram")) {
            let kind = match histogram.attribute("type") {
                None => None,
                Some(word) => Some(
                    LatencyType::from_word(word)
                        .ok_or_else(|| unsupported(tr!("unknown latency_histogram type '%1$s'", word)))?,
                ),
            };
            if all.iter().any(|(other, _)| *other == kind) {
                return Err(unsupported(tr!("only one latency-histogram of a given type is supported")));
            }
            all.push((kind, read_bins(histogram)?));
        }
        all.retain(|(_, bins)| !bins.is_empty());
        all.sort_by_key(|(kind, _)| *kind);
        Ok(Latencies(all))
    }
    fn write(&self, w: &mut Writer, _show: Show) {
        for (kind, bins) in &self.0 {
            let _mark = w.start("latency-histogram");
            if let Some(kind) = kind {
                w.attribute("type", kind.as_str());
            }
            for start in std::iter::once(&0).chain(bins) {
                let _mark = w.start("bin");
                w.attribute_fmt("start", format_args!("{start}"));
                w.end("bin");
            }
            w.end("latency-histogram");
        }
    }
    fn grammar() -> Vec<Rule> {
        vec![Rule::Child("latency-histogram", || {
            vec![
                Rule::Attribute("type", LatencyType::WORDS),
                Rule::Child("bin", || vec![Rule::Attribute("start", &[])]),
            ]
        })]
    }
}

fn read_bins(histogram: Node<'_>) -> Result<Box<[u64]>> {
    let mut bins: Vec<u64> = Vec::new();
    let mut any = false;
    for bin in histogram.children().filter(|c| c.is("bin")) {
        any = true;
        let start = required(bin, "start")?;
        let last = bins.last().copied().unwrap_or(0);
        // The first bin may be left out or told.
        if start == 0 && bins.is_empty() {
            continue;
        }
        if start <= last {
            return Err(unsupported(tr!(
                "the values of 'start' attribute of a 'latency-histogram' 'bin' configuration must be sorted and non-overlapping"
            )));
        }
        bins.push(start);
    }
    match any {
        true => Ok(bins.into()),
        false => Err(xml_error(tr!("missing 'bin' elements for 'latency-histogram'"))),
    }
}

element! {
    /// `<driver name='qemu' type='qcow2' cache='none'/>`
    #[derive(Default)]
    DiskDriver {
        name: Option<Box<str>> = attr("name", optional),
        format: Option<DriverFormat> = attr("type", optional),
        cache: Option<DefaultOr<DiskCache>> = attr("cache", optional),
        error_policy: Option<ErrorPolicy> = attr("error_policy", optional),
        rerror_policy: Option<ErrorPolicy> = attr("rerror_policy", optional),
        io: Option<IoMode> = attr("io", optional),
        ioeventfd: Option<OnOff> = attr("ioeventfd", optional),
        event_idx: Option<OnOff> = attr("event_idx", optional),
        copy_on_read: Option<OnOff> = attr("copy_on_read", optional),
        discard: Option<Discard> = attr("discard", optional),
        iothread: Option<Positive> = attr("iothread", optional),
        detect_zeroes: Option<DetectZeroes> = attr("detect_zeroes", optional),
        discard_no_unref: Option<OnOff> = attr("discard_no_unref", optional),
        queues: u32 = attr("queues", hide 0),
        queue_size: u32 = attr("queue_size", hide 0),
        virtio: VirtioOptions = flatten(),
        cache_size: CacheSize = flatten(),
        iothreads: Option<Box<IothreadMap>> = child("iothreads"),
        statistics: Option<Box<DiskStatistics>> = child("statistics"),
    }
}

/// The layout of the first layer; `aio` is an old name for raw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DriverFormat(pub FileFormat);

impl Value for DriverFormat {
    const WORDS: &'static [&'static str] = FileFormat::WORDS;
    fn parse(text: &str) -> std::result::Result<Self, crate::value::Refusal> {
        if text == "aio" {
            return Ok(DriverFormat(FileFormat::Raw));
        }
        FileFormat::parse(text).map(DriverFormat)
    }
    fn put(&self, out: &mut String) {
        self.0.put(out);
    }
}

pub use super::common::DefaultOr;

/// `<metadata_cache><max_size>`
#[derive(Default, Clone, Copy, Debug, PartialEq, Eq)]
pub struct CacheSize(pub u64);

impl Element for CacheSize {
    fn read(node: Node<'_>) -> Result<Self> {
        source::cache_size(Some(node), "./metadata_cache/max_size").map(CacheSize)
    }
    fn write(&self, w: &mut Writer, _show: Show) {
        source::put_cache(w, self.0);
    }
    fn grammar() -> Vec<Rule> {
        vec![Rule::Child("metadata_cache", || vec![Rule::Text("max_size", &[])])]
    }
}

/// How many limits there are.
const LIMITS: usize = Iotune::NAMES.len();

/// The limits that are set; most disks have two or three.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// A bit for each limit that is not zero.
    set: u32,
    /// Those, in order.
    values: Box<[u64]>,
}

impl From<[u64; LIMITS]> for Limits {
    fn from(all: [u64; LIMITS]) -> Limits {
        let set = all.iter().enumerate().fold(0, |set, (at, value)| set | u32::from(*value != 0) << at);
        Limits { set, values: all.into_iter().filter(|value| *value != 0).collect() }
    }
}

impl Limits {
    /// One limit, by its place in [`Iotune::NAMES`]; 0 is none.
    pub fn get(&self, at: usize) -> u64 {
        match self.set >> at & 1 {
            0 => 0,
            _ => self.values[(self.set & ((1 << at) - 1)).count_ones() as usize],
        }
    }

    /// Changes one.
    pub fn set(&mut self, at: usize, value: u64) {
        let mut all: [u64; LIMITS] = std::array::from_fn(|n| self.get(n));
        all[at] = value;
        *self = all.into();
    }
}

/// The limits of `<iotune>`, in the order in which they are written; the group's name stands
/// between [`Iotune::BEFORE_GROUP`] and the rest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Iotune {
    pub limits: Limits,
    pub group_name: Option<Box<str>>,
}

impl Iotune {
    /// The names of `limits`.
    pub const NAMES: [&'static str; 19] = [
        "total_bytes_sec",
        "read_bytes_sec",
        "write_bytes_sec",
        "total_iops_sec",
        "read_iops_sec",
        "write_iops_sec",
        "total_bytes_sec_max",
        "read_bytes_sec_max",
        "write_bytes_sec_max",
        "total_iops_sec_max",
        "read_iops_sec_max",
        "write_iops_sec_max",
        "size_iops_sec",
        "total_bytes_sec_max_length",
        "read_bytes_sec_max_length",
        "write_bytes_sec_max_length",
        "total_iops_sec_max_length",
        "read_iops_sec_max_length",
        "write_iops_sec_max_length",
    ];
    /// So many limits are written before the group's name.
    pub const BEFORE_GROUP: usize = 13;

    /// Reads the limits; `error` words the complaint about one.
    pub fn read_limits(node: Node<'_>, error: impl Fn(&str) -> String) -> Result<Limits> {
        let mut limits = [0; LIMITS];
        let mut seen = [false; LIMITS];
        for child in node.children() {
            let Some(at) = Self::NAMES.iter().position(|n| *n == child.plain_name()) else { continue };
            let text = child.text();
            if std::mem::replace(&mut seen[at], true) || text.is_empty() {
                continue;
            }
            limits[at] = unsigned(&text, 10).ok_or_else(|| xml_error(error(Self::NAMES[at])))?;
        }
        Ok(limits.into())
    }

    /// Whether there is any limit.
    pub fn has_limits(&self) -> bool {
        self.limits.set != 0
    }

    /// Writes limits of a range of places.
    pub fn put_limits(&self, w: &mut Writer, range: std::ops::Range<usize>) {
        for at in range {
            let limit = self.limits.get(at);
            if limit != 0 {
                w.text_fmt(Self::NAMES[at], format_args!("{limit}"));
            }
        }
    }
}

impl Element for Iotune {
    fn read(node: Node<'_>) -> Result<Self> {
        let limits =
            Self::read_limits(node, |name| tr!("disk iotune field '%1$s' must be an integer", name))?;
        Ok(Iotune { limits, group_name: crate::schema::text(node, "group_name")? })
    }
    fn write(&self, w: &mut Writer, _show: Show) {
        self.put_limits(w, 0..Self::BEFORE_GROUP);
        if let Some(name) = &self.group_name {
            w.text("group_name", name);
        }
        self.put_limits(w, Self::BEFORE_GROUP..19);
    }
    fn grammar() -> Vec<Rule> {
        let mut rules = Vec::from(Self::NAMES.map(|n| Rule::Text(n, &[])));
        rules.push(Rule::Text("group_name", &[]));
        rules
    }
}

/// `<disk>`
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Disk {
    pub device: DiskDevice,
    pub model: Option<DiskModel>,
    pub rawio: Option<YesNo>,
    pub sgio: Option<Sgio>,
    pub snapshot: Option<SnapshotLocation>,
    pub driver: Option<Box<DiskDriver>>,
    pub source: Source,
    pub startup_policy: Option<StartupPolicy>,
    pub backing: Option<Box<BackingChain>>,
    pub target: Option<Box<str>>,
    /// `None` until completion chooses one.
    pub bus: Option<DiskBus>,
    pub tray: Option<Tray>,
    pub removable: Option<OnOff>,
    pub rotation_rate: u32,
    pub dpofua: Option<OnOff>,
    pub readonly: bool,
    pub shareable: bool,
    pub transient: bool,
    pub share_backing: Option<YesNo>,
    pub more: Option<Box<DiskExtras>>,
    pub info: BootInfo,
}

/// What few disks have.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(missing_docs)]
pub struct DiskExtras {
    /// `<auth>` and `<encryption>` that stand beside the source, not in it.
    pub auth: Option<Box<Auth>>,
    pub encryption: Option<Box<Encryption>>,
    pub backend_domain: Option<Box<str>>,
    pub geometry: Option<Box<Geometry>>,
    pub blockio: Option<Box<BlockIo>>,
    pub iotune: Option<Iotune>,
    pub throttle_filters: Vec<Box<str>>,
    pub serial: Option<Box<str>>,
    pub wwn: Option<Box<str>>,
    pub vendor: Option<Box<str>>,
    pub product: Option<Box<str>>,
}

impl Element for Disk {
    fn read(node: Node<'_>) -> Result<Self> {
        let kind: SourceType = optional(node, "type")?.unwrap_or(SourceType::File);
        let child = |name| node.child(name);
        let source_node = child("source");
        let source = match source_node {
            Some(source) => Source::read(source, kind)?,
            None => Source::empty(),
        };
        let mut more = DiskExtras::default();
        let inside = source.more.as_deref();
        if let Some(auth) = child("auth") {
            if inside.is_some_and(|m| m.auth.is_some()) {
                return Err(unsupported(tr!("an <auth> definition already found for disk source")));
            }
            more.auth = Some(Box::new(Auth::read(auth)?));
        }
        if let Some(encryption) = child("encryption") {
            if inside.is_some_and(|m| m.encryption.is_some()) {
                return Err(unsupported(tr!("an <encryption> definition already found for disk source")));
            }
            more.encryption = Some(Box::new(Encryption::read(encryption)?));
        }
        let backing = BackingChain::read(node)?.map(Box::new);
        let device = optional(node, "device")?.unwrap_or(DiskDevice::Disk);
        let model: Option<DefaultOr<DiskModel>> = optional(node, "model")?;
        let snapshot = optional(node, "snapshot")?;
        let rawio = optional(node, "rawio")?;
        let sgio = optional(node, "sgio")?;
        let startup_policy = source_node.map_or(Ok(None), |s| optional(s, "startupPolicy"))?;
        let (mut target, mut bus, mut tray, mut removable, mut rotation_rate) = (None, None, None, None, 0);
        let mut dpofua = None;
        if let Some(node) = child("target") {
            target = node.attribute("dev").map(Box::from);
            bus = optional(node, "bus")?;
            tray = optional(node, "tray")?;
            removable = optional(node, "removable")?;
            rotation_rate = optional(node, "rotation_rate")?.unwrap_or(0);
            dpofua = optional(node, "dpofua")?;
        }
        more.geometry = child("geometry").map(Geometry::read).transpose()?.map(Box::new);
        let blockio = child("blockio").map(BlockIo::read).transpose()?;
        more.blockio = blockio.filter(|sizes| *sizes != BlockIo::default()).map(Box::new);
        let driver = child("driver").map(read_driver).transpose()?;
        let (mut transient, mut share_backing) = (false, None);
        if let Some(node) = child("transient") {
            transient = true;
            share_backing = optional(node, "shareBacking")?;
        }
        more.iotune = child("iotune").map(Iotune::read).transpose()?;
        more.throttle_filters = throttle_filters(node)?;
        more.backend_domain =
            child("backenddomain").and_then(|b| b.attribute("name")).filter(|n| !n.is_empty()).map(Box::from);
        more.serial = crate::schema::text(node, "serial")?;
        more.wwn = crate::schema::text(node, "wwn")?;
        more.vendor = crate::schema::text(node, "vendor")?;
        more.product = crate::schema::text(node, "product")?;
        Ok(Disk {
            device,
            model: model.and_then(DefaultOr::chosen),
            rawio,
            sgio,
            snapshot,
            driver,
            source,
            startup_policy,
            backing,
            target,
            bus,
            tray,
            removable,
            rotation_rate,
            dpofua,
            readonly: child("readonly").is_some(),
            shareable: child("shareable").is_some(),
            transient,
            share_backing,
            more: (more != DiskExtras::default()).then(|| Box::new(more)),
            info: BootInfo::read(node)?,
        })
    }

    fn write(&self, w: &mut Writer, show: Show) {
        let none = DiskExtras::default();
        let more = self.more.as_deref().unwrap_or(&none);
        w.attribute("type", self.source.kind().as_str());
        w.attribute("device", self.device.as_str());
        if let Some(model) = self.model {
            w.attribute("model", model.as_str());
        }
        if let Some(rawio) = self.rawio {
            w.attribute("rawio", rawio.as_str());
        }
        if let Some(sgio) = self.sgio {
            w.attribute("sgio", sgio.as_str());
        }
        if let Some(snapshot) = self.snapshot.filter(|s| *s != SnapshotLocation::No || !self.readonly) {
            w.attribute("snapshot", snapshot.as_str());
        }
        if let Some(driver) = &self.driver {
            driver.put(w, "driver", show);
        }
        if let Some(auth) = &more.auth {
            auth.put(w, "auth", show);
        }
        let how = PutSource { policy: self.startup_policy, index: true, ..PutSource::PLAIN };
        self.source.put(w, show, how);
        if let Some(backing) = &self.backing {
            backing.put(w, show);
        }
        if let Some(name) = &more.backend_domain {
            let _mark = w.start("backenddomain");
            w.attribute("name", name);
            w.end("backenddomain");
        }
        if let Some(geometry) = more.geometry.as_ref().filter(|g| g.cyls > 0 && g.heads > 0 && g.secs > 0) {
            geometry.put(w, "geometry", show);
        }
        if let Some(blockio) = &more.blockio {
            blockio.put(w, "blockio", show);
        }
        let _mark = w.start("target");
        // A disk without a target is refused before it is ever written.
        w.attribute("dev", self.target.as_deref().unwrap_or(""));
        w.attribute("bus", self.bus.map_or("none", DiskBus::as_str));
        let movable = matches!(self.device, DiskDevice::Floppy | DiskDevice::Cdrom);
        if self.tray == Some(Tray::Open) && movable {
            w.attribute("tray", "open");
        }
        if let Some(removable) = self.removable.filter(|_| self.bus == Some(DiskBus::Usb)) {
            w.attribute("removable", removable.as_str());
        }
        if self.rotation_rate != 0 {
            w.attribute_fmt("rotation_rate", format_args!("{}", self.rotation_rate));
        }
        if let Some(dpofua) = self.dpofua {
            w.attribute("dpofua", dpofua.as_str());
        }
        w.end("target");
        if let Some(iotune) = &more.iotune {
            iotune.put(w, "iotune", show);
        }
        if !more.throttle_filters.is_empty() {
            let _mark = w.start("throttlefilters");
            for group in &more.throttle_filters {
                let _mark = w.start("throttlefilter");
                w.attribute("group", group);
                w.end("throttlefilter");
            }
            w.end("throttlefilters");
        }
        if self.readonly {
            w.flag("readonly");
        }
        if self.shareable {
            w.flag("shareable");
        }
        if self.transient {
            let _mark = w.start("transient");
            if self.share_backing == Some(YesNo::Yes) {
                w.attribute("shareBacking", "yes");
            }
            w.end("transient");
        }
        let texts = [
            ("serial", &more.serial),
            ("wwn", &more.wwn),
            ("vendor", &more.vendor),
            ("product", &more.product),
        ];
        for (name, text) in texts {
            if let Some(text) = text {
                w.text(name, text);
            }
        }
        if let Some(encryption) = &more.encryption {
            (**encryption).put(w, show);
        }
        self.info.write(w, show);
    }

    fn grammar() -> Vec<Rule> {
        let mut rules = vec![
            Rule::Attribute("type", SourceType::WORDS),
            Rule::Attribute("device", DiskDevice::WORDS),
            Rule::Attribute("model", DiskModel::WORDS),
            Rule::Attribute("rawio", YesNo::WORDS),
            Rule::Attribute("sgio", Sgio::WORDS),
            Rule::Attribute("snapshot", SnapshotLocation::WORDS),
            Rule::Child("driver", DiskDriver::grammar),
            Rule::Child("auth", Auth::grammar),
            Rule::Child("source", Source::grammar),
            Rule::Child("backenddomain", || vec![Rule::Attribute("name", &[])]),
            Rule::Child("geometry", Geometry::grammar),
            Rule::Child("blockio", BlockIo::grammar),
            Rule::Child("target", || {
                vec![
                    Rule::Attribute("dev", &[]),
                    Rule::Attribute("bus", DiskBus::WORDS),
                    Rule::Attribute("tray", Tray::WORDS),
                    Rule::Attribute("removable", OnOff::WORDS),
                    Rule::Attribute("rotation_rate", &[]),
                    Rule::Attribute("dpofua", OnOff::WORDS),
                ]
            }),
            Rule::Child("iotune", Iotune::grammar),
            Rule::Child("encryption", Encryption::grammar),
            Rule::Child("transient", || vec![Rule::Attribute("shareBacking", YesNo::WORDS)]),
        ];
        rules.extend(["readonly", "shareable"].map(Rule::Flag));
        rules.extend(["serial", "wwn", "vendor", "product"].map(|n| Rule::Text(n, &[])));
        rules.extend(BootInfo::grammar());
        rules
    }
}

/// A format that is not known is told after all other faults.
#[cold]
fn read_but_format(node: Node<'_>) -> Result<()> {
    let mut text = String::from("<driver");
    for attribute in node.attributes().filter(|a| !a.has_namespace() && a.name != "type") {
        text.push_str(&format!(" {}='", attribute.name));
        crate::xml::escape(&attribute.value, &mut text);
        text.push('\'');
    }
    text.push_str(&format!(">{}</driver>", node.content()));
    match Document::try_parse(&text) {
        Ok(document) => read_driver(document.root()).map(|_| ()),
        // Only prefixes that are declared further out keep it from being read alone.
        Err(_) => Ok(()),
    }
}

fn read_driver(node: Node<'_>) -> Result<Box<DiskDriver>> {
    if let Some(word) = node.attribute("type")
        && DriverFormat::parse(word).is_err()
    {
        read_but_format(node)?;
        return Err(unsupported(tr!("unknown driver format value '%1$s'", word)));
    }
    let mut driver = DiskDriver::read(node).or_else(|error| {
        // The reference looks for faults in another order than it writes in.
        VirtioOptions::read(node)?;
        if CacheSize::read(node).is_err_and(|own| own.message() == error.message()) {
            node.child("iothreads").map(IothreadMap::read).transpose()?;
            node.child("statistics").map(DiskStatistics::read).transpose()?;
        }
        Err(error)
    })?;
    if driver.rerror_policy == Some(ErrorPolicy::Enospace) {
        return Err(unsupported(tr!("Invalid disk read error policy: '%1$s'", "enospace")));
    }
    driver.cache = driver.cache.filter(|c| c.chosen().is_some());
    Ok(Box::new(driver))
}

fn throttle_filters(node: Node<'_>) -> Result<Vec<Box<str>>> {
    let mut groups: Vec<Box<str>> = Vec::new();
    let Some(list) = node.child("throttlefilters") else { return Ok(groups) };
    for filter in list.children().filter(|c| c.is("throttlefilter")) {
        let group: Box<str> = crate::schema::required(filter, "group")?;
        if groups.contains(&group) {
            return Err(xml_error(tr!("duplicate filter name '%1$s' found", group)));
        }
        groups.push(group);
    }
    Ok(groups)
}

/// The number that a target name such as `vdc` stands for: 2.
pub fn target_index(name: &str) -> Option<u32> {
    let rest = ["fd", "hd", "vd", "sd", "xvd", "ubd"].iter().find_map(|prefix| name.strip_prefix(prefix))?;
    let letters = rest.bytes().take_while(u8::is_ascii_lowercase).count();
    if letters == 0 || !rest[letters..].bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut index: i32 = 0;
    for (i, letter) in rest[..letters].bytes().enumerate() {
        index = index.checked_add(i32::from(i > 0))?;
        index = index.checked_mul(26)?.checked_add(i32::from(letter - b'a'))?;
    }
    u32::try_from(index).ok()
}

/// Where a target name puts a disk that has no address: the controller that the name tells, and the
/// number of the disk.
pub fn target_place(name: &str) -> Option<(u32, u32)> {
    match name.strip_prefix("nvme") {
        None => target_index(name).map(|index| (0, index)),
        Some(rest) => nvme_place(rest),
    }
}

/// The same of `0n1` behind `nvme`: namespaces count from 1, and a partition may follow.
fn nvme_place(rest: &str) -> Option<(u32, u32)> {
    let number = |digits: &str| match digits.bytes().all(|b| b.is_ascii_digit()) {
        true => digits.parse::<u32>().ok().filter(|n| i32::try_from(*n).is_ok()),
        false => None,
    };
    let (controller, rest) = rest.split_once('n')?;
    let (namespace, partition) = rest.split_once('p').unwrap_or((rest, ""));
    if !partition.is_empty() {
        number(partition)?;
    }
    Some((number(controller)?, number(namespace)?.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round(xml: &str) -> Result<String> {
        let document = Document::try_parse(xml).unwrap();
        let disk = Disk::read(document.root())?;
        let mut w = Writer::default();
        disk.put(&mut w, "disk", Show::default());
        Ok(w.finish())
    }

    #[test]
    fn target_names_are_numbered() {
        let numbered = [("hda", 0), ("vdz", 25), ("vdaa", 26), ("xvdab1", 27), ("sdzz", 701)];
        for (name, index) in numbered {
            assert_eq!(target_index(name), Some(index), "{name}");
        }
        for name in ["", "hd", "hdA", "nvme0", "vda1b", "vdaaaaaaaaaaaa"] {
            assert_eq!(target_index(name), None, "{name}");
        }
        let placed = [
            ("sdb", (0, 1)),
            ("nvme0n1", (0, 0)),
            ("nvme12n3", (12, 2)),
            ("nvme01n016p2", (1, 15)),
            ("nvme0n1p", (0, 0)),
        ];
        for (name, place) in placed {
            assert_eq!(target_place(name), Some(place), "{name}");
        }
        let odd = [
            "nvme",
            "nvme0",
            "nvmen1",
            "nvme0n",
            "nvme0n0",
            "nvme0n1px",
            "nvme0n1x",
            "nvme-1n1",
            "nvme0c1n1",
        ];
        for name in odd.into_iter().chain(["nvme2147483648n1", "nvme0n9999999999", "nvme+1n1"]) {
            assert_eq!(target_place(name), None, "{name}");
        }
    }

    #[test]
    fn a_network_disk_goes_round() {
        let xml = "<disk type='network' device='disk'>\n  <driver name='qemu' type='raw' cache='none' discard='unmap' iothread='2'>\n    <metadata_cache>\n      <max_size unit='bytes'>1024</max_size>\n    </metadata_cache>\n  </driver>\n  <auth username='admin'>\n    <secret type='ceph' uuid='ef861801-45b9-11cb-88e3-afbfe5370493'/>\n  </auth>\n  <source protocol='rbd' name='pool/image'>\n    <host name='mon1' port='6321'/>\n    <snapshot name='s1'/>\n  </source>\n  <backingStore type='file'>\n    <format type='qcow2'/>\n    <source file='/base'/>\n    <backingStore/>\n  </backingStore>\n  <target dev='vda' bus='virtio'/>\n  <iotune>\n    <total_bytes_sec>1000</total_bytes_sec>\n    <group_name>g</group_name>\n  </iotune>\n  <serial>WD-1</serial>\n  <boot order='1'/>\n  <address type='pci' domain='0x0000' bus='0x00' slot='0x05' function='0x0'/>\n</disk>\n";
        assert_eq!(round(xml).unwrap(), xml);
    }

    #[test]
    fn a_long_chain_needs_no_stack() {
        let mut xml = String::from("<disk>");
        for _ in 0..100 {
            xml += "<backingStore type='file'><format type='raw'/><source file='/x'/>";
        }
        xml += &"</backingStore>".repeat(100);
        xml += "<target dev='hda' bus='ide'/></disk>";
        assert_eq!(round(&xml).unwrap().matches("<backingStore type='file'>").count(), 100);
    }

    #[test]
    fn faults() {
        let message = |xml| round(xml).unwrap_err().message().to_string();
        assert_eq!(
            message("<disk device='tape'/>"),
            "XML error: Invalid value for attribute 'device' in element 'disk': 'tape'."
        );
        assert_eq!(
            message("<disk><driver type='zip'/></disk>"),
            "unsupported configuration: unknown driver format value 'zip'"
        );
        assert_eq!(
            message("<disk type='network'><source protocol='rbd' name='x'/></disk>"),
            "XML error: failed to split path 'x' into 'pool/image' or 'pool/namespace/image' components"
        );
    }
}
