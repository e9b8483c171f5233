// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<domain>`: a guest's definition.
//!
//! Three stages turn a document into one: `parse` reads what it says, `complete` fills in what
//! the reference fills in, `check` refuses what cannot be. [`Definition::parse`] runs all three.

pub mod address;
mod check;
pub mod clock;
mod complete;
pub mod cpu;
pub mod device;
pub mod features;
pub mod idmap;
pub mod keywrap;
pub mod launch;
pub mod numa;
pub mod os;
pub mod perf;
pub mod plug;
pub mod resctrl;
pub mod security;
pub mod stability;
pub mod sysinfo;
pub mod tuning;
pub mod units;

use std::collections::HashSet;

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::schema::{Show, internal, optional, unsupported, xml_error};
use crate::validate::Schema;
use crate::value::{OnOff, YesNo, unsigned};
use crate::xml::{Document, Node, Source, Writer};
use crate::{Uuid, words};

use clock::{Clock, PowerManagement};
use cpu::Cpu;
use device::Device;
use device::disk::Iotune;
use device::reader::DeviceReader;
use features::Features;
use idmap::IdMap;
use keywrap::KeyWrap;
use launch::LaunchSecurity;
use numa::{Numa, Numatune};
use os::{Arch, Os};
use perf::Perf;
use security::DomainLabel;
use sysinfo::Sysinfo;
use tuning::{Blkiotune, Cputune, IoThreads, MemoryBacking, Memtune, Resource};
use units::NumberSet;

words! {
    /// Which kind of host runs the guest.
    VirtType {
        None = "none", Qemu = "qemu", Kqemu = "kqemu", Kvm = "kvm", Xen = "xen", Lxc = "lxc", Uml = "uml",
        Openvz = "openvz", Test = "test", Vmware = "vmware", Hyperv = "hyperv", Vbox = "vbox", Phyp = "phyp",
        Parallels = "parallels", Bhyve = "bhyve", Vz = "vz", Hvf = "hvf",
    }
    /// What the guest believes it runs on.
    OsType { Hvm = "hvm", Xen = "xen", Linux = "linux", Exe = "exe", Uml = "uml", Xenpvh = "xenpvh" }
    /// What becomes of a guest that ends.
    LifecycleAction {
        Destroy = "destroy", Restart = "restart", RenameRestart = "rename-restart", Preserve = "preserve",
        CoredumpDestroy = "coredump-destroy", CoredumpRestart = "coredump-restart",
        PreserveRunning = "preserve-running",
    }
    /// What becomes of a guest that loses its locks.
    LockFailure {
        Default = "default", Poweroff = "poweroff", Restart = "restart", Pause = "pause", Ignore = "ignore",
    }
    /// Who chooses the host CPUs.
    Placement { Static = "static", Auto = "auto" }
}

/// What a driver says about the documents it takes.
#[derive(Clone, Copy, Debug)]
pub struct ParseContext<'c> {
    /// The architecture of guests that name none.
    pub default_arch: Arch,
    /// What stands in front of `:3:` in errors about malformed XML; `None` for strings that
    /// programs pass in.
    pub file: Option<&'c str>,
    /// Whether names may hold a slash.
    pub name_slash: bool,
    /// The driver's own defaults, filled in before the common ones.
    pub complete: fn(&mut Definition),
}

impl ParseContext<'_> {
    /// What the test driver says.
    pub const TEST: ParseContext<'static> = ParseContext {
        default_arch: Arch::I686,
        file: None,
        name_slash: false,
        complete: complete::test_driver,
    };
}

/// What to write of a definition.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FormatFlags {
    /// Passwords and the like.
    pub secure: bool,
    /// As it would be started next, not as it runs.
    pub inactive: bool,
    /// For another, maybe older, host to read.
    pub migratable: bool,
}

/// A virtual CPU that the document describes on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct VcpuState {
    pub enabled: bool,
    pub hotpluggable: Option<YesNo>,
    pub order: u32,
}

/// How many virtual CPUs, and where they run.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Vcpus {
    pub max: u32,
    pub current: u32,
    pub placement: Placement,
    pub cpuset: Option<Box<NumberSet>>,
    /// One for each CPU up to `max`, where the document lists them.
    pub individual: Option<Box<[VcpuState]>>,
    /// How many were there when the definition was read: these cannot be plugged in later. A
    /// definition in which one of them has gone is refused where it is completed anew.
    pub fixed: Option<u32>,
}

/// The limits of memory that can be plugged in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct MaxMemory {
    pub kib: u64,
    pub slots: u32,
}

/// What few definitions have.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(missing_docs)]
pub struct Rare {
    pub genid: Option<Uuid>,
    /// What the guest's firmware calls it, where that is not `uuid`.
    pub hwuuid: Option<Uuid>,
    /// Whether host devices are handed over by way of iommufd, and with which descriptors.
    pub iommufd: Option<(YesNo, Option<Box<str>>)>,
    pub max_memory: Option<MaxMemory>,
    pub dump_core: Option<OnOff>,
    pub on_lockfailure: Option<LockFailure>,
    pub pm: PowerManagement,
    pub labels: Vec<DomainLabel>,
    pub blkiotune: Option<Box<Blkiotune>>,
    pub memtune: Option<Box<Memtune>>,
    pub backing: Option<Box<MemoryBacking>>,
    pub iothreads: Option<Box<IoThreads>>,
    pub throttle_groups: Vec<Iotune>,
    pub cputune: Option<Box<Cputune>>,
    pub numatune: Option<Box<Numatune>>,
    pub resource: Option<Box<Resource>>,
    pub sysinfo: Vec<Sysinfo>,
    pub idmap: Option<Box<IdMap>>,
    pub perf: Option<Box<Perf>>,
    pub keywrap: KeyWrap,
    pub launch: Option<Box<LaunchSecurity>>,
}

/// A guest's definition.
#[derive(Clone, Debug, PartialEq)]
pub struct Definition {
    /// The kind of host.
    pub virt_type: VirtType,
    /// The name.
    pub name: Box<str>,
    /// The UUID.
    pub uuid: Uuid,
    /// One line about it.
    pub title: Option<Box<str>>,
    /// As many lines as one likes.
    pub description: Option<Box<str>>,
    /// `<metadata>` as it is written, indented for its place, without a line break at its end.
    pub metadata: Option<Box<str>>,
    /// What the guest uses at most, `<memory>`.
    pub max_memory_kib: u64,
    /// What it uses now, `<currentMemory>`.
    pub memory_kib: u64,
    /// Virtual CPUs.
    pub vcpus: Vcpus,
    /// What it is and boots.
    pub os: Os,
    /// What the machine offers.
    pub features: Option<Box<Features>>,
    /// Which processor it sees.
    pub cpu: Option<Box<Cpu>>,
    /// Its clock.
    pub clock: Clock,
    /// After the guest powered off.
    pub on_poweroff: LifecycleAction,
    /// After it rebooted.
    pub on_reboot: LifecycleAction,
    /// After it crashed.
    pub on_crash: LifecycleAction,
    /// The program that runs it.
    pub emulator: Option<Box<str>>,
    /// What is plugged in, in the order of [`Device::rank`].
    pub devices: Vec<Device>,
    /// What few have.
    pub rare: Option<Box<Rare>>,
}

/// Declares the children that are looked for, and finds all of them in one pass.
macro_rules! sections {
    ($($field:ident = $name:literal),* $(,)?) => {
        #[derive(Default)]
        struct Sections<'d> { $($field: Option<Node<'d>>),* }

        impl<'d> Sections<'d> {
            /// The first child of each name, and whether one comes again; what the schema does not
            /// know is ignored.
            fn find(root: Node<'d>) -> (Sections<'d>, bool) {
                let (mut found, mut repeated) = (Sections::default(), false);
                for child in root.children() {
                    match child.plain_name() {
                        $($name => match found.$field {
                            None => found.$field = Some(child),
                            Some(_) => repeated = true,
                        })*
                        _ => {}
                    }
                }
                (found, repeated)
            }
        }
    };
}

sections! {
    name = "name", uuid = "uuid", hwuuid = "hwuuid", iommufd = "iommufd", genid = "genid", title = "title", description = "description",
    metadata = "metadata", memory = "memory", current_memory = "currentMemory", max_memory = "maxMemory",
    vcpu = "vcpu", vcpus = "vcpus", os = "os", bootloader = "bootloader",
    bootloader_args = "bootloader_args", clock = "clock", on_poweroff = "on_poweroff",
    on_reboot = "on_reboot", on_crash = "on_crash", on_lockfailure = "on_lockfailure", pm = "pm",
    devices = "devices", blkiotune = "blkiotune", memtune = "memtune", backing = "memoryBacking",
    iothreads = "iothreads", iothreadids = "iothreadids", defaultiothread = "defaultiothread",
    throttlegroups = "throttlegroups", cputune = "cputune", numatune = "numatune", resource = "resource",
    features = "features", cpu = "cpu", idmap = "idmap", perf = "perf", keywrap = "keywrap",
    launch = "launchSecurity",
}

/// The characters of a node, if there are any.
fn text_of(node: Option<Node<'_>>) -> Option<Box<str>> {
    node.map(|n| n.text()).filter(|t| !t.is_empty()).map(|t| t.as_ref().into())
}

impl Definition {
    /// Reads a document, completes the definition and checks it.
    pub fn parse(xml: &str, context: &ParseContext<'_>) -> Result<Definition> {
        let source = Source { domain: ErrorDomain::DOMAIN, file: context.file };
        let document = Document::parse(xml, source)?;
        Definition::parse_tree(document.root_named("domain")?, context)
    }

    /// The same for a document that must fit its schema.
    pub fn parse_valid(xml: &str, context: &ParseContext<'_>) -> Result<Definition> {
        let source = Source { domain: ErrorDomain::DOMAIN, file: context.file };
        let document = Document::parse(xml, source)?;
        let root = document.root_named("domain")?;
        Schema::Domain.validate(root)?;
        Definition::parse_tree(root, context)
    }

    /// The same for an element of some document.
    pub fn parse_tree(root: Node<'_>, context: &ParseContext<'_>) -> Result<Definition> {
        let mut definition = Definition::read(root, context)?;
        definition.complete(context)?;
        definition.check(context)?;
        Ok(definition)
    }

    /// Reads and completes an element that was checked when it was first defined, as those
    /// inside snapshots and checkpoints were.
    pub fn parse_trusted(root: Node<'_>, context: &ParseContext<'_>) -> Result<Definition> {
        let mut definition = Definition::read(root, context)?;
        definition.complete(context)?;
        Ok(definition)
    }

    fn read(root: Node<'_>, context: &ParseContext<'_>) -> Result<Definition> {
        let (sections, repeated) = Sections::find(root);
        if repeated
            && let Some(text) = merged(root)
            && let Ok(document) = Document::try_parse(&text)
        {
            return Definition::read(document.root(), context);
        }
        let mut rare = Rare::default();
        let Some(name) = text_of(sections.name) else {
            return Err(Error::plain(ErrorDomain::DOMAIN, ErrorCode::NO_NAME));
        };
        let uuid_text = text_of(sections.uuid);
        let generated = uuid_text.is_none();
        let mut uuid = match uuid_text {
            None => Uuid::generate()?,
            Some(text) => Uuid::parse(&text).ok_or_else(|| internal(tr!("malformed uuid element")))?,
        };
        if let Some(genid) = sections.genid {
            if root.children().filter(|c| c.is("genid")).count() > 1 {
                return Err(xml_error(tr!("element 'genid' can only appear once")));
            }
            rare.genid = Some(match text_of(Some(genid)) {
                None => Uuid::generate()?,
                Some(text) => Uuid::parse(&text).ok_or_else(|| internal(tr!("malformed genid element")))?,
            });
        }
        if let Some(text) = text_of(sections.hwuuid) {
            let hwuuid = Uuid::parse(&text).ok_or_else(|| internal(tr!("malformed hwuuid element")))?;
            rare.hwuuid = Some(hwuuid);
        }
        let Some(word) = root.attribute("type").filter(|t| !t.is_empty()) else {
            return Err(internal(tr!("missing domain type attribute")));
        };
        let virt_type =
            VirtType::from_word(word).ok_or_else(|| unsupported(tr!("invalid domain type %1$s", word)))?;
        let mut os = Os::read(root, sections.os, virt_type, context.default_arch)?;
        let title = text_of(sections.title);
        if title.as_ref().is_some_and(|t| t.contains('\n')) {
            return Err(xml_error(tr!("Domain title can't contain newlines")));
        }
        let description = text_of(sections.description);
        for label in root.children().filter(|c| c.is("seclabel")) {
            let label = DomainLabel::read(label, &rare.labels)?;
            rare.labels.push(label);
        }
        DomainLabel::check_all(&rare.labels)?;

        let max_memory_kib = units::memory_kib(sections.memory, "./memory[1]")?.unwrap_or(0);
        let memory_kib = units::memory_kib(sections.current_memory, "./currentMemory[1]")?.unwrap_or(0);
        rare.max_memory = read_max_memory(sections.max_memory)?;
        if let Some(memory) = sections.memory {
            rare.dump_core = optional(memory, "dumpCore")?;
        }
        if let Some(backing) = sections.backing {
            rare.backing = Some(Box::new(MemoryBacking::read(backing)?));
        }
        if let Some(blkiotune) = sections.blkiotune {
            only_one(root, "blkiotune", || tr!("only one blkiotune element is supported"))?;
            rare.blkiotune = Some(Box::new(Blkiotune::read(blkiotune)?));
        }
        if let Some(memtune) = sections.memtune {
            rare.memtune = Some(Box::new(Memtune::read(memtune)?));
        }
        let mut vcpus = Vcpus::read(sections.vcpu, sections.vcpus)?;
        let threads = IoThreads::read(sections.iothreads, sections.iothreadids, sections.defaultiothread)?;
        if let Some(cputune) = sections.cputune {
            only_one(root, "cputune", || tr!("only one cputune is supported"))?;
            rare.cputune = Some(Box::new(Cputune::read(cputune, &vcpus, &threads)?));
        }
        rare.iothreads = (threads != IoThreads::default()).then(|| Box::new(threads));
        let cpu = read_cpu(root, sections.cpu, &vcpus)?;
        let numa = cpu.as_ref().and_then(|c| c.numa.as_deref());
        if sections.numatune.is_some() {
            only_one(root, "numatune", || tr!("only one numatune is supported"))?;
        }
        let numatune = Numatune::read(sections.numatune, numa, vcpus.placement)?;
        let pinned = || rare.cputune.as_ref().is_some_and(|t| t.has_pins());
        if numatune.as_ref().is_some_and(Numatune::is_auto) && vcpus.cpuset.is_none() && !pinned() {
            vcpus.placement = Placement::Auto;
        }
        rare.numatune = numatune.map(Box::new);
        if let Some(node) = sections.iommufd {
            only_one(root, "iommufd", || tr!("only one 'iommufd' element is supported"))?;
            rare.iommufd =
                Some((crate::schema::required(node, "enabled")?, node.attribute("fdgroup").map(Box::from)));
        }
        if let Some(resource) = sections.resource {
            only_one(root, "resource", || tr!("only one resource element is supported"))?;
            rare.resource = Some(Box::new(Resource::read(resource)?));
        }
        let features = sections.features.map(Features::read).transpose()?.map(Box::new);

        let action = |node: Option<Node<'_>>, name: &str, usual: LifecycleAction| match text_of(node) {
            None => Ok(usual),
            Some(word) => LifecycleAction::from_word(&word)
                .ok_or_else(|| unsupported(tr!("unknown %1$s action: %2$s", name, word))),
        };
        let on_reboot = action(sections.on_reboot, "on_reboot", LifecycleAction::Restart)?;
        let on_poweroff = action(sections.on_poweroff, "on_poweroff", LifecycleAction::Destroy)?;
        let on_crash = action(sections.on_crash, "on_crash", LifecycleAction::Destroy)?;
        if let Some(word) = text_of(sections.on_lockfailure) {
            let action = LockFailure::from_word(&word)
                .ok_or_else(|| unsupported(tr!("unknown %1$s action: %2$s", "on_lockfailure", word)))?;
            rare.on_lockfailure = Some(action).filter(|a| *a != LockFailure::Default);
        }
        if let Some(pm) = sections.pm {
            rare.pm = PowerManagement::read(pm)?;
        }
        if let Some(perf) = sections.perf {
            rare.perf = Some(Box::new(Perf::read(perf)?));
        }
        let clock = match sections.clock {
            Some(clock) => crate::schema::Element::read(clock)?,
            None => Clock::default(),
        };
        os.read_boot(sections.os)?;
        if let Some(groups) = sections.throttlegroups {
            rare.throttle_groups = tuning::read_throttle_groups(groups)?;
        }
        let emulator = text_of(sections.devices.and_then(|d| d.child("emulator")));
        let mut reader = DeviceReader::new(sections.devices);
        reader.read_until("memory")?;
        rare.launch = sections.launch.map(crate::schema::Element::read).transpose()?;
        reader.read_until("")?;
        let devices = reader.into_devices();
        if let Some(idmap) = sections.idmap {
            rare.idmap = Some(Box::new(IdMap::read(idmap)?));
        }
        for node in root.children().filter(|c| c.is("sysinfo")) {
            rare.sysinfo.push(Sysinfo::read(node, &mut uuid, generated)?);
        }
        os.read_smbios(sections.os)?;
        if let Some(keywrap) = sections.keywrap {
            rare.keywrap = KeyWrap::read(keywrap)?;
        }
        let metadata = sections.metadata.and_then(|m| crate::xml::metadata::read(m, 1));
        Ok(Definition {
            virt_type,
            name,
            uuid,
            title,
            description,
            metadata,
            max_memory_kib,
            memory_kib,
            vcpus,
            os,
            features,
            cpu,
            clock,
            on_poweroff,
            on_reboot,
            on_crash,
            emulator,
            devices,
            rare: (rare != Rare::default()).then(|| Box::new(rare)),
        })
    }

    /// Writes it; `id` is the number of a running guest.
    pub fn format(&self, flags: FormatFlags, id: Option<i32>) -> String {
        let mut w = Writer::new(600 + 400 * self.devices.len(), 0);
        self.put(&mut w, "domain", flags, id);
        w.finish()
    }

    /// The same as an element of some document.
    pub fn put(&self, w: &mut Writer, name: &str, flags: FormatFlags, id: Option<i32>) {
        let live = id.is_some() && !flags.inactive;
        let show = Show { secrets: flags.secure, live, migratable: flags.migratable };
        let _root = w.start(name);
        w.attribute("type", self.virt_type.as_str());
        if let Some(id) = id.filter(|_| live) {
            w.attribute_fmt("id", format_args!("{id}"));
        }
        self.write(w, show);
        w.end(name);
    }

    fn write(&self, w: &mut Writer, show: Show) {
        let none = Rare::default();
        let rare = self.rare.as_deref().unwrap_or(&none);
        w.text("name", &self.name);
        w.text_fmt("uuid", format_args!("{}", self.uuid));
        if let Some(hwuuid) = rare.hwuuid {
            w.text_fmt("hwuuid", format_args!("{hwuuid}"));
        }
        if let Some(genid) = rare.genid {
            w.text_fmt("genid", format_args!("{genid}"));
        }
        if let Some(title) = &self.title {
            w.text("title", title);
        }
        if let Some(description) = &self.description {
            w.text("description", description);
        }
        if let Some(metadata) = &self.metadata {
            // It is indented for a document of its own.
            let deeper = (w.depth() > 1).then(|| Document::try_parse(metadata).ok()).flatten();
            match deeper {
                Some(document) => w.raw(&document.root().verbatim(w.depth())),
                None => w.raw(metadata),
            }
            w.raw("\n");
        }
        if let Some(max) = rare.max_memory {
            let _mark = w.start("maxMemory");
            if max.slots != 0 {
                w.attribute_fmt("slots", format_args!("{}", max.slots));
            }
            w.attribute("unit", "KiB");
            w.end_with_fmt("maxMemory", format_args!("{}", max.kib));
        }
        let _mark = w.start("memory");
        if let Some(dump) = rare.dump_core {
            w.attribute("dumpCore", dump.as_str());
        }
        w.attribute("unit", "KiB");
        w.end_with_fmt("memory", format_args!("{}", self.max_memory_kib));
        let _mark = w.start("currentMemory");
        w.attribute("unit", "KiB");
        w.end_with_fmt("currentMemory", format_args!("{}", self.memory_kib));
        if let Some(tune) = &rare.blkiotune {
            tune.put(w);
        }
        if let Some(tune) = &rare.memtune {
            tune.put(w);
        }
        if let Some(backing) = &rare.backing {
            backing.put(w);
        }
        self.vcpus.put(w);
        if let Some(threads) = &rare.iothreads {
            threads.put(w);
        }
        tuning::put_throttle_groups(w, &rare.throttle_groups);
        if let Some(tune) = &rare.cputune {
            tune.put(w, show);
        }
        if let Some(tune) = &rare.numatune {
            tune.put(w);
        }
        if let Some((enabled, fdgroup)) = &rare.iommufd {
            let _mark = w.start("iommufd");
            w.attribute("enabled", enabled.as_str());
            if let Some(fdgroup) = fdgroup {
                w.attribute("fdgroup", fdgroup);
            }
            w.end("iommufd");
        }
        if let Some(resource) = &rare.resource {
            resource.put(w);
        }
        rare.sysinfo.iter().for_each(|sysinfo| sysinfo.put(w));
        self.os.put(w, self.virt_type, show);
        if let Some(idmap) = &rare.idmap {
            idmap.put(w);
        }
        if let Some(features) = &self.features {
            features.put(w);
        }
        if let Some(cpu) = &self.cpu {
            cpu.put(w);
        }
        crate::schema::Element::put(&self.clock, w, "clock", show);
        w.text("on_poweroff", self.on_poweroff.as_str());
        w.text("on_reboot", self.on_reboot.as_str());
        w.text("on_crash", self.on_crash.as_str());
        if let Some(action) = rare.on_lockfailure {
            w.text("on_lockfailure", action.as_str());
        }
        rare.pm.put(w);
        if let Some(perf) = &rare.perf {
            perf.put(w);
        }
        let _mark = w.start("devices");
        w.open_content();
        if let Some(emulator) = &self.emulator {
            w.text("emulator", emulator);
        }
        self.put_devices(w, show);
        w.end("devices");
        rare.labels.iter().for_each(|label| label.put(w));
        rare.keywrap.put(w);
        if let Some(launch) = &rare.launch {
            crate::schema::Element::put_always(launch, w, "launchSecurity", show);
        }
    }

    fn put_devices(&self, w: &mut Writer, show: Show) {
        use device::chardev::{CharDevice, CharKind, CharTarget, ConsoleTarget};
        let serials = || {
            self.devices.iter().filter_map(|d| match d {
                Device::Char(c) if c.kind == CharKind::Serial => Some(c),
                _ => None,
            })
        };
        let mut consoles = 0;
        for device in &self.devices {
            // The first console of a full guest is its first serial port under another name.
            if let Device::Char(console) = device
                && console.kind == CharKind::Console
            {
                let place = consoles;
                consoles += 1;
                if self.os.kind == OsType::Hvm
                    && console.is_serial_console()
                    && let Some(serial) = serials().nth(place)
                {
                    let twin = CharDevice {
                        kind: CharKind::Console,
                        target: CharTarget::Console(Some(ConsoleTarget::Serial)),
                        ..(**serial).clone()
                    };
                    Device::Char(Box::new(twin)).put(w, show);
                    continue;
                }
            }
            device.put(w, show);
        }
    }

    /// Gives each interface without a name the next one of `testnet0`, `testnet1`, …, as the test
    /// driver does.
    pub fn name_interfaces(&mut self) -> Result<()> {
        const MOST: u32 = 1024;
        let mut taken: Vec<Box<str>> = Vec::new();
        for device in &self.devices {
            if let Device::Interface(interface) = device {
                taken.extend(interface.target.clone());
            }
        }
        let mut next = 0;
        for device in &mut self.devices {
            let Device::Interface(interface) = device else { continue };
            while interface.target.is_none() {
                if next >= MOST {
                    let text = tr!("Exceeded max iface limit %1$d", MOST);
                    return Err(Error::internal(ErrorDomain::TEST, text));
                }
                let name = format!("testnet{next}").into_boxed_str();
                next += 1;
                if !taken.contains(&name) {
                    interface.target = Some(name);
                }
            }
        }
        Ok(())
    }

    /// What few definitions have, to be changed.
    pub fn rare_mut(&mut self) -> &mut Rare {
        self.rare.get_or_insert_default()
    }
}

/// Refuses a second element of this name.
fn only_one(root: Node<'_>, name: &str, error: impl FnOnce() -> String) -> Result<()> {
    match root.children().filter(|c| c.is(name)).count() {
        0 | 1 => Ok(()),
        _ => Err(xml_error(error())),
    }
}

fn read_cpu(root: Node<'_>, node: Option<Node<'_>>, vcpus: &Vcpus) -> Result<Option<Box<Cpu>>> {
    let mut cpu = node.map(Cpu::read).transpose()?.map(Box::new);
    let cpus = root.children().filter(|c| c.is("cpu"));
    let numas: Vec<_> = cpus.filter_map(|cpu| cpu.child("numa")).collect();
    let numa = Numa::read(&numas)?;
    // Without cells, too: it is what refuses a domain without CPUs.
    Numa::check_cpus(numa.as_ref().map_or(&[], |numa| &numa.cells), vcpus.max)?;
    if let Some(cpu) = &mut cpu {
        cpu.numa = numa.map(Box::new);
    }
    Ok(cpu)
}

fn read_max_memory(node: Option<Node<'_>>) -> Result<Option<MaxMemory>> {
    let Some(node) = node else { return Ok(None) };
    let kib = units::memory_kib(Some(node), "./maxMemory[1]")?.unwrap_or(0);
    let slots = match node.attribute("slots").filter(|t| !t.is_empty()) {
        None => 0,
        Some(text) => unsigned(text, 10)
            .and_then(|n| u32::try_from(n).ok())
            .ok_or_else(|| xml_error(tr!("Failed to parse memory slot count")))?,
    };
    Ok((kib != 0 || slots != 0).then_some(MaxMemory { kib, slots }))
}

/// Sections that the reference finds with all their contents however often they come.
const MERGED: [&str; 15] = [
    "os",
    "clock",
    "pm",
    "devices",
    "blkiotune",
    "memtune",
    "memoryBacking",
    "vcpus",
    "iothreadids",
    "throttlegroups",
    "cputune",
    "features",
    "idmap",
    "perf",
    "keywrap",
];

/// The document with the content of sections that come again moved into the first of their name;
/// `None` where there are none.
#[cold]
fn merged(root: Node<'_>) -> Option<String> {
    let again = |name: &str| MERGED.contains(&name) && root.children().filter(|c| c.is(name)).count() > 1;
    let names: Vec<&str> = MERGED.iter().copied().filter(|name| again(name)).collect();
    if names.is_empty() {
        return None;
    }
    let (start, end) = root.tags();
    let mut text = String::with_capacity(root.source().len());
    text.push_str(start);
    let mut done: Vec<&str> = Vec::new();
    for child in root.children() {
        let name = child.plain_name();
        if !names.contains(&name) {
            text.push_str(child.source());
        } else if !done.contains(&name) {
            done.push(name);
            let all = || root.children().filter(|c| c.is(name));
            open_merged(name, all(), &mut text);
            // What it is has its attributes from the first of each too.
            let types = || all().filter(|c| c.is("os")).filter_map(|os| os.child("type"));
            if let Some(first) = types().next() {
                open_merged("type", types(), &mut text);
                text.push_str(first.content());
                text.push_str("</type>");
            }
            all().for_each(|c| text.push_str(c.content()));
            text.push_str(&format!("</{name}>"));
        }
    }
    text.push_str(end);
    Some(text)
}

/// The start tag of an element with the attributes of several, each as it first comes.
fn open_merged<'a>(name: &str, all: impl Iterator<Item = Node<'a>>, text: &mut String) {
    text.push_str(&format!("<{name}"));
    let mut seen = HashSet::new();
    for attribute in all.flat_map(|c| c.attributes()) {
        if !attribute.has_namespace() && seen.insert(attribute.name) {
            text.push_str(&format!(" {}='", attribute.name));
            crate::xml::escape(&attribute.value, text);
            text.push('\'');
        }
    }
    text.push('>');
}

impl LifecycleAction {
    /// Only a guest that crashed can be dumped, or left to cope by itself.
    pub fn is_only_for_crashes(self) -> bool {
        use LifecycleAction::{CoredumpDestroy, CoredumpRestart, PreserveRunning};
        matches!(self, CoredumpDestroy | CoredumpRestart | PreserveRunning)
    }
}

impl Vcpus {
    /// More CPUs than this cannot be described one by one.
    const MAX_INDIVIDUAL: u32 = 16384;

    fn read(node: Option<Node<'_>>, list: Option<Node<'_>>) -> Result<Vcpus> {
        let mut vcpus = Vcpus {
            max: 1,
            current: 1,
            placement: Placement::Static,
            cpuset: None,
            individual: None,
            fixed: None,
        };
        if let Some(node) = node {
            let max = unsigned(&node.text(), 10).and_then(|n| u32::try_from(n).ok());
            vcpus.max = max.ok_or_else(|| xml_error(tr!("maximum vcpus count must be an integer")))?;
            vcpus.current = optional(node, "current")?.unwrap_or(vcpus.max);
            vcpus.placement = optional(node, "placement")?.unwrap_or(Placement::Static);
            if let Some(text) = node.attribute("cpuset").filter(|_| vcpus.placement == Placement::Static) {
                let set = NumberSet::parse_or_error(text, NumberSet::CPUS)?;
                if set.is_empty() {
                    return Err(unsupported(tr!("Invalid value of 'cpuset': %1$s", text)));
                }
                vcpus.cpuset = Some(Box::new(set));
            }
        }
        let listed = list.into_iter().flat_map(|l| l.children()).filter(|c| c.is("vcpu"));
        for child in listed {
            vcpus.read_one(child)?;
        }
        match &vcpus.individual {
            Some(states) => vcpus.current = states.iter().filter(|s| s.enabled).count() as u32,
            None if vcpus.current > vcpus.max => {
                let text = tr!("maximum vCPU count must not be less than current vCPU count");
                return Err(unsupported(text));
            }
            None => {}
        }
        Ok(vcpus)
    }

    fn read_one(&mut self, node: Node<'_>) -> Result<()> {
        let id: u32 = crate::schema::required(node, "id")?;
        if id >= self.max {
            return Err(xml_error(tr!("vcpu id '%1$u' is out of range of maximum vcpu count", id)));
        }
        if self.max > Self::MAX_INDIVIDUAL {
            let text = tr!("maximum vCPU count must not exceed '%1$d'", Self::MAX_INDIVIDUAL);
            return Err(unsupported(text));
        }
        let off = VcpuState { enabled: false, hotpluggable: None, order: 0 };
        let states = self.individual.get_or_insert_with(|| vec![off; self.max as usize].into());
        states[id as usize] = VcpuState {
            enabled: crate::schema::required::<YesNo>(node, "enabled")? == YesNo::Yes,
            hotpluggable: optional(node, "hotpluggable")?,
            order: optional(node, "order")?.unwrap_or(0),
        };
        Ok(())
    }

    fn put(&self, w: &mut Writer) {
        let _mark = w.start("vcpu");
        w.attribute("placement", self.placement.as_str());
        // One that allows every processor says nothing.
        if let Some(set) = self.cpuset.as_deref().filter(|set| set.count() < u64::from(NumberSet::CPUS)) {
            w.attribute_fmt("cpuset", format_args!("{set}"));
        }
        if self.current < self.max {
            w.attribute_fmt("current", format_args!("{}", self.current));
        }
        w.end_with_fmt("vcpu", format_args!("{}", self.max));
        let Some(states) = &self.individual else { return };
        let _mark = w.start("vcpus");
        for (id, state) in states.iter().enumerate() {
            let _mark = w.start("vcpu");
            w.attribute_fmt("id", format_args!("{id}"));
            w.attribute("enabled", if state.enabled { "yes" } else { "no" });
            if let Some(hotpluggable) = state.hotpluggable {
                w.attribute("hotpluggable", hotpluggable.as_str());
            }
            if state.order != 0 {
                w.attribute_fmt("order", format_args!("{}", state.order));
            }
            w.end("vcpu");
        }
        w.end("vcpus");
    }
}

#[cfg(test)]
mod tests;
