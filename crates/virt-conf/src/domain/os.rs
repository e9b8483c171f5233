// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<os>`: what the guest is and what it boots.

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use super::device::common::sanitize_path;
use super::{OsType, VirtType};
use crate::schema::{Show, optional, required, text, unsupported, xml_error};
use crate::storage::source::{PutSource, Source};
use crate::storage::{FileFormat, SourceType};
use crate::value::YesNo;
use crate::words;
use crate::xml::{Node, Writer};

words! {
    /// What to boot from.
    BootDevice { Fd = "fd", Cdrom = "cdrom", Hd = "hd", Network = "network" }
    /// Which firmware to look for.
    Firmware { Bios = "bios", Efi = "efi" }
    /// What the firmware must have.
    FirmwareFeature { EnrolledKeys = "enrolled-keys", SecureBoot = "secure-boot" }
    /// How the firmware is mapped.
    LoaderType { Rom = "rom", Pflash = "pflash" }
    /// The tables a guest may be given.
    AcpiTable { Raw = "raw", Rawset = "rawset", Slic = "slic", Msdm = "msdm" }
    /// Where the guest's SMBIOS comes from.
    SmbiosMode { None = "none", Emulate = "emulate", Host = "host", Sysinfo = "sysinfo" }
    /// The architectures there are.
    Arch {
        Alpha = "alpha", Armv6l = "armv6l", Armv7l = "armv7l", Armv7b = "armv7b", Aarch64 = "aarch64",
        Cris = "cris", I686 = "i686", Ia64 = "ia64", Lm32 = "lm32", Loongarch64 = "loongarch64", M68k = "m68k",
        Microblaze = "microblaze", Microblazeel = "microblazeel", Mips = "mips", Mipsel = "mipsel",
        Mips64 = "mips64", Mips64el = "mips64el", Openrisc = "openrisc", Parisc = "parisc", Parisc64 = "parisc64",
        Ppc = "ppc", Ppcle = "ppcle", Ppc64 = "ppc64", Ppc64le = "ppc64le", Ppcemb = "ppcemb", Riscv32 = "riscv32",
        Riscv64 = "riscv64", S390 = "s390", S390x = "s390x", Sh4 = "sh4", Sh4eb = "sh4eb", Sparc = "sparc",
        Sparc64 = "sparc64", Unicore32 = "unicore32", X8664 = "x86_64", Xtensa = "xtensa",
        Xtensaeb = "xtensaeb",
    }
}

impl Arch {
    /// One of the PC's.
    pub fn is_x86(self) -> bool {
        matches!(self, Arch::I686 | Arch::X8664)
    }

    /// One of the mainframe's.
    pub fn is_s390(self) -> bool {
        matches!(self, Arch::S390 | Arch::S390x)
    }

    /// How many bits a word has.
    pub fn word_size(self) -> u32 {
        match self {
            Arch::Alpha
            | Arch::Aarch64
            | Arch::Ia64
            | Arch::Loongarch64
            | Arch::Mips64
            | Arch::Mips64el
            | Arch::Parisc64
            | Arch::Ppc64
            | Arch::Ppc64le
            | Arch::Riscv64
            | Arch::S390x
            | Arch::Sh4eb
            | Arch::Sparc64
            | Arch::X8664 => 64,
            _ => 32,
        }
    }

    /// 64-bit POWER.
    pub fn is_ppc64(self) -> bool {
        matches!(self, Arch::Ppc64 | Arch::Ppc64le)
    }
}

type Text = Option<Box<str>>;

/// `<loader>`
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(missing_docs)]
pub struct Loader {
    pub path: Text,
    pub readonly: Option<YesNo>,
    pub secure: Option<YesNo>,
    pub kind: Option<LoaderType>,
    pub stateless: Option<YesNo>,
    pub format: Option<FileFormat>,
    pub nvram: Option<Nvram>,
}

/// `<nvram>`: where the firmware keeps its variables.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Nvram {
    pub template: Text,
    pub template_format: Option<FileFormat>,
    pub format: Option<FileFormat>,
    pub store: NvramStore,
}

/// Where that is.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum NvramStore {
    Path(Text),
    Source(Box<Source>),
}

/// `<varstore>`: the same for firmware that keeps them in a file of its own kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Varstore {
    pub template: Text,
    pub path: Text,
}

/// `<bootmenu enable='yes' timeout='3000'/>`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct BootMenu {
    pub enable: YesNo,
    pub timeout: Option<u32>,
}

/// What few guests have.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(missing_docs)]
pub struct OsExtras {
    pub bootloader: Text,
    pub bootloader_args: Text,
    pub firmware: Option<Firmware>,
    /// In the order of [`FirmwareFeature::ALL`].
    pub firmware_features: Option<[Option<YesNo>; 2]>,
    pub init: Text,
    pub init_args: Vec<Box<str>>,
    pub init_env: Vec<(Box<str>, Box<str>)>,
    pub init_dir: Text,
    pub init_user: Text,
    pub init_group: Text,
    pub loader: Option<Box<Loader>>,
    pub varstore: Option<Box<Varstore>>,
    pub kernel: Text,
    pub initrd: Text,
    pub cmdline: Text,
    pub shim: Text,
    pub dtb: Text,
    pub root: Text,
    pub acpi_tables: Vec<(AcpiTable, Box<str>)>,
    pub boot_menu: Option<BootMenu>,
    pub bios_serial: Option<YesNo>,
    pub bios_reboot_timeout: Option<i32>,
    pub smbios: Option<SmbiosMode>,
}

/// `<os>`
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Os {
    pub kind: OsType,
    pub arch: Arch,
    pub machine: Text,
    pub boot: Box<[BootDevice]>,
    pub more: Option<Box<OsExtras>>,
}

impl Os {
    /// Reads what kind of guest a domain's document describes. The rest follows with
    /// [`Os::read_boot`] and [`Os::read_smbios`], in the reference's order.
    pub fn read(root: Node<'_>, os: Option<Node<'_>>, host: VirtType, default_arch: Arch) -> Result<Os> {
        let more = OsExtras {
            bootloader: text(root, "bootloader")?,
            bootloader_args: text(root, "bootloader_args")?,
            ..OsExtras::default()
        };
        let kind_node = os.and_then(|o| o.child("type"));
        let word = kind_node.map(|k| k.text()).filter(|t| !t.is_empty());
        let mut kind = match &word {
            None if more.bootloader.is_some() => OsType::Xen,
            None => return Err(xml_error(tr!("an os <type> must be specified"))),
            Some(word) => OsType::from_word(word)
                .ok_or_else(|| unsupported(tr!("unknown OS type '%1$s'", word.as_ref())))?,
        };
        if kind == OsType::Linux && host == VirtType::Xen {
            kind = OsType::Xen;
        }
        let attribute = |name| kind_node.and_then(|k| k.attribute(name)).filter(|t| !t.is_empty());
        let arch = match attribute("arch") {
            None => default_arch,
            Some("none") => return Err(unsupported(tr!("Unknown architecture %1$s", "none"))),
            Some(word) => {
                Arch::from_word(word).ok_or_else(|| unsupported(tr!("Unknown architecture %1$s", word)))?
            }
        };
        let machine = attribute("machine").map(Box::from);
        let more = (more != OsExtras::default()).then(|| Box::new(more));
        Ok(Os { kind, arch, machine, boot: Box::default(), more })
    }

    /// Reads what is booted.
    pub fn read_boot(&mut self, os: Option<Node<'_>>) -> Result<()> {
        let Some(os) = os else { return Ok(()) };
        let mut more = self.more.take().map_or_else(OsExtras::default, |more| *more);
        let mut boot = Vec::new();
        match self.kind {
            OsType::Hvm => {
                more.read_kernel(os)?;
                more.read_firmware(os)?;
                more.read_loader(os)?;
                more.read_tables(os)?;
                for node in os.children().filter(|c| c.is("boot")).take(4) {
                    boot.push(required(node, "dev")?);
                }
                more.read_menu(os)?;
            }
            OsType::Xen | OsType::Xenpvh | OsType::Uml => {
                more.read_kernel(os)?;
                more.read_loader(os)?;
            }
            OsType::Exe => more.read_init(os)?,
            OsType::Linux => {}
        }
        self.boot = boot.into();
        self.more = (more != OsExtras::default()).then(|| Box::new(more));
        Ok(())
    }

    /// Reads `<smbios>`, which the reference looks at last.
    pub fn read_smbios(&mut self, os: Option<Node<'_>>) -> Result<()> {
        let node = os.and_then(|o| o.child("smbios"));
        let Some(word) = node.and_then(|s| s.attribute("mode")).filter(|t| !t.is_empty()) else {
            return Ok(());
        };
        let mode = SmbiosMode::from_word(word)
            .ok_or_else(|| unsupported(tr!("unknown smbios mode '%1$s'", word)))?;
        self.more.get_or_insert_default().smbios = Some(mode).filter(|m| *m != SmbiosMode::None);
        Ok(())
    }

    /// Firmware without a type is a ROM.
    pub fn complete(&mut self) {
        if let Some(loader) = self.more.as_mut().and_then(|m| m.loader.as_mut())
            && loader.path.is_some()
            && loader.kind.is_none()
        {
            loader.kind = Some(LoaderType::Rom);
        }
    }

    /// Rules that the grammar cannot say.
    pub fn check(&self) -> Result<()> {
        let Some(more) = &self.more else { return Ok(()) };
        let fault = |text| Err(Error::new(ErrorDomain::DOMAIN, ErrorCode::XML_DETAIL, text));
        if more.firmware.is_some() {
            if more.firmware_features == Some([Some(YesNo::Yes), Some(YesNo::No)]) {
                return fault(tr!(
                    "firmware feature 'enrolled-keys' cannot be enabled when firmware feature 'secure-boot' is disabled"
                ));
            }
        } else if more.loader.as_ref().is_some_and(|l| l.path.is_none()) {
            return fault(tr!("no loader path specified and firmware auto selection disabled"));
        }
        if let Some(loader) = &more.loader
            && loader.kind == Some(LoaderType::Rom)
        {
            if let Some(format) = loader.format.filter(|f| *f != FileFormat::Raw) {
                return fault(tr!("Invalid format '%1$s' for ROM loader type", format.as_str()));
            }
            if loader.readonly == Some(YesNo::No) {
                return fault(tr!("ROM loader type cannot be used as read/write"));
            }
        }
        let variables = more.varstore.is_some() || more.loader.as_ref().is_some_and(|l| l.nvram.is_some());
        if let Some(firmware) = more.firmware.filter(|f| variables && *f != Firmware::Efi) {
            return fault(tr!(
                "Firmware type '%1$s' does not support variable storage (NVRAM/varstore)",
                firmware.as_str()
            ));
        }
        if variables && more.loader.as_ref().is_some_and(|l| l.stateless == Some(YesNo::Yes)) {
            return fault(tr!("Variable storage (NVRAM/varstore) is not permitted when loader is stateless"));
        }
        if variables && more.loader.as_ref().is_some_and(|l| l.readonly == Some(YesNo::No)) {
            return fault(tr!(
                "Variable storage (NVRAM/varstore) is not permitted when loader is read/write"
            ));
        }
        // 12.8.0 lets both pass; this is as 11.3.0 does.
        if let Some(loader) = more.loader.as_ref().filter(|l| l.stateless == Some(YesNo::No)) {
            match more.firmware {
                None if loader.kind != Some(LoaderType::Pflash) => {
                    return fault(tr!("Only pflash loader type permits NVRAM"));
                }
                Some(Firmware::Bios) => return fault(tr!("Only EFI firmware permits NVRAM")),
                _ => {}
            }
        }
        if more.shim.is_some() && more.kernel.is_none() {
            return Err(unsupported(tr!("shim only allowed with kernel option")));
        }
        Ok(())
    }

    /// Boot menu and reboot delay within their limits.
    pub fn check_boot(&self) -> Result<()> {
        let Some(more) = &self.more else { return Ok(()) };
        if more.boot_menu.and_then(|m| m.timeout).is_some_and(|t| t > 65535) {
            let text = tr!("invalid value for boot menu timeout, must be in range [0,65535]");
            return Err(unsupported(text));
        }
        if more.bios_reboot_timeout.is_some_and(|t| !(-1..=65535).contains(&t)) {
            return Err(unsupported(tr!("invalid value for rebootTimeout, must be in range [-1,65535]")));
        }
        Ok(())
    }

    /// Writes `<bootloader>` and `<os>`.
    pub fn put(&self, w: &mut Writer, host: VirtType, show: Show) {
        let none = OsExtras::default();
        let more = self.more.as_deref().unwrap_or(&none);
        let some = |w: &mut Writer, name: &str, value: &Text| {
            if let Some(value) = value {
                w.text(name, value);
            }
        };
        if more.bootloader.is_some() {
            some(w, "bootloader", &more.bootloader);
            some(w, "bootloader_args", &more.bootloader_args);
        }
        let _mark = w.start("os");
        if let Some(firmware) = more.firmware.filter(|_| !show.migratable) {
            w.attribute("firmware", firmware.as_str());
        }
        let _mark = w.start("type");
        w.attribute("arch", self.arch.as_str());
        if let Some(machine) = &self.machine {
            w.attribute("machine", machine);
        }
        let kind = if host == VirtType::Xen && self.kind == OsType::Xen { OsType::Linux } else { self.kind };
        w.end_with_text("type", kind.as_str());
        if let Some(features) = more.firmware_features.filter(|_| !show.migratable) {
            let _mark = w.start("firmware");
            w.open_content();
            for (name, enabled) in FirmwareFeature::ALL.iter().zip(features) {
                if let Some(enabled) = enabled {
                    let _mark = w.start("feature");
                    w.attribute("enabled", enabled.as_str());
                    w.attribute("name", name.as_str());
                    w.end("feature");
                }
            }
            w.end("firmware");
        }
        some(w, "init", &more.init);
        more.init_args.iter().for_each(|arg| w.text("initarg", arg));
        for (name, value) in &more.init_env {
            let _mark = w.start("initenv");
            w.attribute("name", name);
            w.end_with_text("initenv", value);
        }
        some(w, "initdir", &more.init_dir);
        some(w, "inituser", &more.init_user);
        some(w, "initgroup", &more.init_group);
        if let Some(loader) = &more.loader {
            loader.put(w, show);
        }
        if let Some(varstore) = &more.varstore {
            let _mark = w.start("varstore");
            for (name, path) in [("template", &varstore.template), ("path", &varstore.path)] {
                if let Some(path) = path {
                    w.attribute(name, path);
                }
            }
            w.end("varstore");
        }
        for (name, value) in [
            ("kernel", &more.kernel),
            ("initrd", &more.initrd),
            ("cmdline", &more.cmdline),
            ("shim", &more.shim),
            ("dtb", &more.dtb),
            ("root", &more.root),
        ] {
            some(w, name, value);
        }
        if !more.acpi_tables.is_empty() {
            let _mark = w.start("acpi");
            for (kind, path) in &more.acpi_tables {
                let _mark = w.start("table");
                w.attribute("type", kind.as_str());
                w.end_with_text("table", path);
            }
            w.end("acpi");
        }
        if more.bootloader.is_none() {
            for device in &self.boot {
                let _mark = w.start("boot");
                w.attribute("dev", device.as_str());
                w.end("boot");
            }
            if let Some(menu) = more.boot_menu {
                let _mark = w.start("bootmenu");
                w.attribute("enable", menu.enable.as_str());
                if let Some(timeout) = menu.timeout {
                    w.attribute_fmt("timeout", format_args!("{timeout}"));
                }
                w.end("bootmenu");
            }
            let mark = w.start("bios");
            if let Some(serial) = more.bios_serial {
                w.attribute("useserial", serial.as_str());
            }
            if let Some(delay) = more.bios_reboot_timeout {
                w.attribute_fmt("rebootTimeout", format_args!("{delay}"));
            }
            w.end_unless_empty(mark, "bios");
        }
        if let Some(mode) = more.smbios {
            let _mark = w.start("smbios");
            w.attribute("mode", mode.as_str());
            w.end("smbios");
        }
        w.end("os");
    }
}

impl OsExtras {
    fn read_kernel(&mut self, os: Node<'_>) -> Result<()> {
        self.kernel = text(os, "kernel")?;
        self.initrd = text(os, "initrd")?;
        self.cmdline = text(os, "cmdline")?;
        self.shim = text(os, "shim")?;
        self.dtb = text(os, "dtb")?;
        self.root = text(os, "root")?;
        Ok(())
    }

    fn read_firmware(&mut self, os: Node<'_>) -> Result<()> {
        let word = os.attribute("firmware").filter(|t| !t.is_empty());
        // Without a kind of firmware to choose, what is wanted of it means nothing.
        let features = os.child("firmware").filter(|_| word.is_some());
        for feature in features.into_iter().flat_map(|f| f.children()).filter(|c| c.is("feature")) {
            let name: FirmwareFeature = required(feature, "name")?;
            let enabled = required(feature, "enabled")?;
            self.firmware_features.get_or_insert_default()[name as usize] = Some(enabled);
        }
        if let Some(word) = word {
            let firmware = Firmware::from_word(word);
            self.firmware =
                Some(firmware.ok_or_else(|| xml_error(tr!("unknown firmware value %1$s", word)))?);
        }
        Ok(())
    }

    fn read_loader(&mut self, os: Node<'_>) -> Result<()> {
        let (loader_node, nvram_node) = (os.child("loader"), os.child("nvram"));
        if let Some(node) = os.child("varstore") {
            if nvram_node.is_some() {
                return Err(xml_error(tr!("Cannot have both <nvram> and <varstore>")));
            }
            let path = |name| node.attribute(name).map(Box::from);
            self.varstore = Some(Box::new(Varstore { template: path("template"), path: path("path") }));
        }
        if loader_node.is_none() && nvram_node.is_none() {
            return Ok(());
        }
        let mut loader = Loader { nvram: nvram_node.map(Nvram::read).transpose()?, ..Loader::default() };
        if let Some(node) = loader_node {
            loader.readonly = optional(node, "readonly")?;
            loader.kind = optional(node, "type")?;
            loader.path = Some(node.text()).filter(|t| !t.is_empty()).map(|t| t.as_ref().into());
            loader.secure = optional(node, "secure")?;
            loader.stateless = optional(node, "stateless")?;
            loader.format = format(node, "format", |f| tr!("Unsupported loader format '%1$s'", f))?;
        }
        self.loader = Some(Box::new(loader));
        Ok(())
    }

    fn read_tables(&mut self, os: Node<'_>) -> Result<()> {
        let Some(acpi) = os.child("acpi") else { return Ok(()) };
        for table in acpi.children().filter(|c| c.is("table")) {
            let kind: AcpiTable = required(table, "type")?;
            if kind != AcpiTable::Raw && self.acpi_tables.iter().any(|t| t.0 == kind) {
                let text = tr!("ACPI table type '%1$s' may only appear once", kind.as_str());
                return Err(xml_error(text));
            }
            self.acpi_tables.push((kind, sanitize_path(&table.text())));
        }
        Ok(())
    }

    fn read_menu(&mut self, os: Node<'_>) -> Result<()> {
        if let Some(node) = os.child("bootmenu")
            && let Some(enable) = optional(node, "enable")?
        {
            let timeout = if enable == YesNo::Yes { optional(node, "timeout")? } else { None };
            self.boot_menu = Some(BootMenu { enable, timeout });
        }
        if let Some(node) = os.child("bios") {
            // A bad word here is taken for no.
            self.bios_serial = node.attribute("useserial").map(|w| YesNo::from_word(w).unwrap_or(YesNo::No));
            self.bios_reboot_timeout = optional(node, "rebootTimeout")?;
        }
        Ok(())
    }

    fn read_init(&mut self, os: Node<'_>) -> Result<()> {
        self.init = text(os, "init")?;
        self.cmdline = text(os, "cmdline")?;
        self.init_dir = text(os, "initdir")?;
        self.init_user = text(os, "inituser")?;
        self.init_group = text(os, "initgroup")?;
        for node in os.children() {
            let content = node.text();
            match node.plain_name() {
                "initarg" if content.is_empty() => {
                    return Err(xml_error(tr!("No data supplied for <initarg> element")));
                }
                "initarg" => self.init_args.push(content.as_ref().into()),
                "initenv" => {
                    let Some(name) = node.attribute("name") else {
                        return Err(xml_error(tr!("No name supplied for <initenv> element")));
                    };
                    if content.is_empty() {
                        let text = tr!("No value supplied for <initenv name='%1$s'> element", name);
                        return Err(xml_error(text));
                    }
                    self.init_env.push((name.into(), content.as_ref().into()));
                }
                _ => {}
            }
        }
        Ok(())
    }
}

/// A format that firmware may have; `fault` words the complaint about others.
fn format(node: Node<'_>, name: &str, fault: impl FnOnce(&str) -> String) -> Result<Option<FileFormat>> {
    if node.attribute(name) == Some("none") {
        return Ok(None);
    }
    match optional(node, name)? {
        None | Some(FileFormat::Raw | FileFormat::Qcow2) => optional(node, name),
        Some(other) => Err(xml_error(fault(other.as_str()))),
    }
}

impl Nvram {
    fn read(node: Node<'_>) -> Result<Nvram> {
        let template = node.attribute("template").map(Box::from);
        let template_format =
            format(node, "templateFormat", |f| tr!("Unsupported nvram template format '%1$s'", f))?;
        let own = format(node, "format", |f| tr!("Unsupported nvram format '%1$s'", f))?;
        let store = match optional::<SourceType>(node, "type")? {
            None => NvramStore::Path(Some(node.text()).filter(|t| !t.is_empty()).map(|t| t.as_ref().into())),
            Some(kind) => {
                // The reference fails here without saying why.
                let Some(source) = node.child("source") else {
                    return Err(Error::unknown_cause());
                };
                NvramStore::Source(Box::new(Source::read(source, kind)?))
            }
        };
        Ok(Nvram { template, template_format, format: own, store })
    }
}

impl Loader {
    fn put(&self, w: &mut Writer, show: Show) {
        let mark = w.start("loader");
        let words = [
            ("readonly", self.readonly.map(YesNo::as_str)),
            ("secure", self.secure.map(YesNo::as_str)),
            ("type", self.kind.map(LoaderType::as_str)),
            ("stateless", self.stateless.map(YesNo::as_str)),
            ("format", self.format.map(FileFormat::as_str)),
        ];
        for (name, word) in words {
            if let Some(word) = word {
                w.attribute(name, word);
            }
        }
        match &self.path {
            Some(path) => w.end_with_text("loader", path),
            None => w.end_unless_empty(mark, "loader"),
        }
        let Some(nvram) = &self.nvram else { return };
        let mark = w.start("nvram");
        if let Some(template) = &nvram.template {
            w.attribute("template", template);
        }
        if let Some(format) = nvram.template_format {
            w.attribute("templateFormat", format.as_str());
        }
        if let NvramStore::Source(source) = &nvram.store {
            w.attribute("type", source.kind().as_str());
        }
        if let Some(format) = nvram.format {
            w.attribute("format", format.as_str());
        }
        match &nvram.store {
            NvramStore::Path(Some(path)) => w.end_with_text("nvram", path),
            NvramStore::Path(None) => w.end_unless_empty(mark, "nvram"),
            NvramStore::Source(source) => {
                source.put(w, show, PutSource::PLAIN);
                w.end_unless_empty(mark, "nvram");
            }
        }
    }
}
