// SPDX-License-Identifier: LGPL-2.1-or-later
//! Small devices: `<iommu>`, `<vsock>`, `<crypto>`, `<nvram>`, `<shmem>`, `<pstore>`, `<lease>`.

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use super::common::{DefaultOr, VirtioDriver, VirtioModel, sanitize_path};
use crate::domain::address::PlainInfo;
use crate::domain::units;
use crate::schema::{Element, Rule, Show, optional, required, unsupported, xml_error};
use crate::value::{OnOff, Positive, Refusal, Value, YesNo};
use crate::xml::{Node, Writer};
use crate::{element, words};

words! {
    /// Which unit maps devices' memory.
    IommuModel { Intel = "intel", Smmuv3 = "smmuv3", Virtio = "virtio", Amd = "amd" }
    /// What a crypto device is.
    CryptoModel { Virtio = "virtio" }
    /// Who stands behind it.
    CryptoType { Qemu = "qemu" }
    /// What does the work.
    CryptoBackendModel { Builtin = "builtin", Lkcf = "lkcf" }
    /// What a piece of shared memory is to the guest.
    ShmemModel { Ivshmem = "ivshmem", Plain = "ivshmem-plain", Doorbell = "ivshmem-doorbell" }
    /// Which side of it moves when the guest does.
    ShmemRole { Master = "master", Peer = "peer" }
    /// What keeps a guest's last words.
    PstoreBackend { AcpiErst = "acpi-erst" }
}

element! {
    /// `<driver intremap='on'/>`; which of them there may be depends on the model.
    #[derive(Default)]
    IommuDriver {
        intremap: Option<OnOff> = attr("intremap", optional),
        caching_mode: Option<OnOff> = attr("caching_mode", optional),
        eim: Option<OnOff> = attr("eim", optional),
        iotlb: Option<OnOff> = attr("iotlb", optional),
        aw_bits: u32 = attr("aw_bits", hide 0),
        dma_translation: Option<OnOff> = attr("dma_translation", optional),
        passthrough: Option<OnOff> = attr("passthrough", optional),
        xtsup: Option<OnOff> = attr("xtsup", optional),
        pci_bus: FromZero = attr("pciBus", hide FromZero(None)),
        accel: Option<OnOff> = attr("accel", optional),
        cmdqv: Option<OnOff> = attr("cmdqv", optional),
        ats: Option<OnOff> = attr("ats", optional),
        ril: Option<OnOff> = attr("ril", optional),
        ssidsize: FromZero = attr("ssidsize", hide FromZero(None)),
        oas: FromZero = attr("oas", hide FromZero(None)),
    }
}

/// A number from 0 up; a negative one says as little as none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FromZero(pub Option<u32>);

impl Value for FromZero {
    fn parse(text: &str) -> std::result::Result<Self, Refusal> {
        i32::parse(text).map(|number| FromZero(u32::try_from(number).ok()))
    }
    fn put(&self, out: &mut String) {
        if let FromZero(Some(number)) = self {
            number.put(out);
        }
    }
}

impl FromZero {
    /// The number, -1 for none.
    pub fn or_minus_one(self) -> i64 {
        self.0.map_or(-1, i64::from)
    }
}

/// `<granule size='4' unit='KiB'/>` or `<granule mode='host'/>`: the least that is mapped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Granule {
    #[default]
    Unset,
    Host,
    Kib(u32),
}

impl std::fmt::Display for Granule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Granule::Host => f.write_str("host"),
            Granule::Unset => f.write_str("0KiB"),
            Granule::Kib(size) => write!(f, "{size}KiB"),
        }
    }
}

impl Granule {
    /// Reads what stands in an IOMMU's driver. If there are several, each attribute counts that comes
    /// first, but for the mode, which is the first one's.
    fn read(iommu: Node<'_>) -> Result<Granule> {
        const PATH: &str = "./driver/granule/@size";
        let drivers = iommu.children().filter(|c| c.is("driver"));
        let mut all = drivers.flat_map(|d| d.children()).filter(|c| c.is("granule"));
        let Some(first) = all.clone().next() else { return Ok(Granule::Unset) };
        let unit = all.clone().find_map(|c| c.attribute("unit"));
        let size = all.find_map(|c| c.attribute("size"));
        let size = size.map_or(Ok(None), |size| units::memory_text_kib(size, unit, PATH))?;
        match (first.attribute("mode"), size) {
            (Some(_), Some(_)) => {
                Err(xml_error(tr!("'mode' and 'size' can't be specified at the same time for 'granule'")))
            }
            (Some("host"), None) => Ok(Granule::Host),
            (Some(mode), None) => Err(xml_error(tr!(
                "Invalid value for attribute '%1$s' in element '%2$s': '%3$s'.",
                "mode",
                first.name(),
                mode
            ))),
            (None, None | Some(0)) => Ok(Granule::Unset),
            (None, Some(size)) => match i32::try_from(size) {
                Ok(size) => Ok(Granule::Kib(size.unsigned_abs())),
                Err(_) => {
                    let text = tr!("size value too large");
                    Err(Error::new(ErrorDomain::DOMAIN, ErrorCode::OVERFLOW, text))
                }
            },
        }
    }

    fn put(self, w: &mut Writer) {
        let _mark = match self {
            Granule::Unset => return,
            Granule::Host | Granule::Kib(_) => w.start("granule"),
        };
        match self {
            Granule::Kib(size) => {
                w.attribute_fmt("size", format_args!("{size}"));
                w.attribute("unit", "KiB");
            }
            _ => w.attribute("mode", "host"),
        }
        w.end("granule");
    }

    fn grammar() -> Vec<Rule> {
        let mut rules = vec![Rule::Attribute("mode", &["host"])];
        rules.extend(["size", "unit"].map(|name| Rule::Attribute(name, &[])));
        rules
    }
}

/// `<iommu model='intel'>`
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Iommu {
    pub model: IommuModel,
    pub driver: Option<Box<IommuDriver>>,
    pub granule: Granule,
    pub info: PlainInfo,
}

impl Element for Iommu {
    fn read(node: Node<'_>) -> Result<Self> {
        Ok(Iommu {
            model: required(node, "model")?,
            driver: node.child("driver").map(IommuDriver::read_in_order).transpose()?,
            granule: Granule::read(node)?,
            info: PlainInfo::read(node)?,
        })
    }
    fn write(&self, w: &mut Writer, show: Show) {
        w.attribute("model", self.model.as_str());
        let mark = w.start("driver");
        if let Some(driver) = &self.driver {
            driver.write(w, show);
        }
        self.granule.put(w);
        w.end_unless_empty(mark, "driver");
        self.info.write(w, show);
    }
    fn grammar() -> Vec<Rule> {
        let mut rules = vec![
            Rule::Attribute("model", IommuModel::WORDS),
            Rule::Child("driver", || {
                let mut rules = IommuDriver::grammar();
                rules.push(Rule::Child("granule", Granule::grammar));
                rules
            }),
        ];
        rules.extend(PlainInfo::grammar());
        rules
    }
}

impl IommuDriver {
    /// The reference looks for faults in another order than it writes in.
    fn read_in_order(node: Node<'_>) -> Result<Box<IommuDriver>> {
        IommuDriver::read(node).map(Box::new).or_else(|error| {
            for name in ["intremap", "caching_mode", "iotlb", "eim"] {
                optional::<OnOff>(node, name)?;
            }
            optional::<u32>(node, "aw_bits")?;
            for name in ["dma_translation", "xtsup"] {
                optional::<OnOff>(node, name)?;
            }
            Err(error)
        })
    }

    /// What a model has of it.
    fn allowed(self, model: IommuModel) -> IommuDriver {
        let none = IommuDriver::default();
        match model {
            IommuModel::Intel => IommuDriver {
                intremap: self.intremap,
                caching_mode: self.caching_mode,
                eim: self.eim,
                iotlb: self.iotlb,
                aw_bits: self.aw_bits,
                dma_translation: self.dma_translation,
                ..none
            },
            IommuModel::Smmuv3 => IommuDriver {
                pci_bus: self.pci_bus,
                accel: self.accel,
                cmdqv: self.cmdqv,
                ats: self.ats,
                ril: self.ril,
                ssidsize: self.ssidsize,
                oas: self.oas,
                ..none
            },
            IommuModel::Virtio => IommuDriver {
                aw_bits: self.aw_bits,
                passthrough: self.passthrough,
                xtsup: self.xtsup,
                ..none
            },
            IommuModel::Amd => IommuDriver {
                intremap: self.intremap,
                iotlb: self.iotlb,
                passthrough: self.passthrough,
                xtsup: self.xtsup,
                ..none
            },
        }
    }
}

impl Iommu {
    /// Rules that the grammar cannot say.
    pub fn check(&self) -> Result<()> {
        const ADDRESS_WIDTHS: std::ops::RangeInclusive<u32> = 32..=64;
        let model = self.model.as_str();
        let fits = self.driver.as_ref().is_none_or(|driver| driver.clone().allowed(self.model) == **driver);
        if !fits || (self.granule != Granule::Unset && self.model != IommuModel::Virtio) {
            return Err(xml_error(tr!(
                "iommu model '%1$s' doesn't support some additional attributes",
                model
            )));
        }
        if let Some(driver) = self.driver.as_deref() {
            let needs_accel = driver.ats.is_some()
                || driver.ril.is_some()
                || driver.ssidsize.0.is_some()
                || driver.oas.0.is_some()
                || driver.cmdqv.is_some();
            if needs_accel && driver.accel != Some(OnOff::On) {
                return Err(xml_error(tr!(
                    "accel must be enabled for iommu model '%1$s' when setting ats, ril, ssidsize, oas, or cmdqv",
                    model
                )));
            }
            let width = driver.aw_bits;
            if self.model == IommuModel::Virtio && width != 0 && !ADDRESS_WIDTHS.contains(&width) {
                return Err(xml_error(tr!("aw-bits must be within [32,64]")));
            }
        }
        if !matches!(self.model, IommuModel::Virtio | IommuModel::Amd) && self.info.address().is_some() {
            return Err(xml_error(tr!("iommu model '%1$s' can't have address", model)));
        }
        Ok(())
    }

    /// Whether interrupts are mapped, and in the larger format.
    pub fn interrupts(&self) -> (bool, bool) {
        let on = |choice: Option<OnOff>| choice == Some(OnOff::On);
        self.driver.as_ref().map_or((false, false), |d| (on(d.intremap), on(d.eim)))
    }
}

element! {
    /// `<cid auto='no' address='3'/>`
    VsockCid {
        auto: Option<YesNo> = attr("auto", optional),
        address: Option<Positive> = attr("address", optional),
    }
}

/// `<vsock model='virtio'>`
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Vsock {
    pub model: Option<VirtioModel>,
    pub cid: VsockCid,
    pub info: PlainInfo,
    pub driver: Option<VirtioDriver>,
}

impl Element for Vsock {
    fn read(node: Node<'_>) -> Result<Self> {
        let model: Option<DefaultOr<VirtioModel>> = optional(node, "model")?;
        let cid = node.child("cid").map(VsockCid::read).transpose()?;
        Ok(Vsock {
            model: model.and_then(DefaultOr::chosen),
            cid: cid.unwrap_or(VsockCid { auto: None, address: None }),
            info: PlainInfo::read(node)?,
            driver: node.child("driver").map(VirtioDriver::read).transpose()?,
        })
    }
    fn write(&self, w: &mut Writer, show: Show) {
        if let Some(model) = self.model {
            w.attribute("model", model.as_str());
        }
        self.cid.put(w, "cid", show);
        self.info.write(w, show);
        if let Some(driver) = &self.driver {
            driver.put(w, "driver", show);
        }
    }
    fn grammar() -> Vec<Rule> {
        let mut rules = vec![
            Rule::Attribute("model", VirtioModel::WORDS),
            Rule::Child("cid", VsockCid::grammar),
            Rule::Child("driver", VirtioDriver::grammar),
        ];
        rules.extend(PlainInfo::grammar());
        rules
    }
}

impl Vsock {
    /// A number is chosen where none is given.
    pub fn complete(&mut self) {
        let usual = if self.cid.address.is_some() { YesNo::No } else { YesNo::Yes };
        self.cid.auto.get_or_insert(usual);
    }

    /// The lowest numbers mean the host.
    pub fn check(&self) -> Result<()> {
        match self.cid.address {
            Some(Positive(..=2)) => Err(unsupported(tr!("guest CIDs must be >= 3"))),
            _ => Ok(()),
        }
    }
}

element! {
    /// `<backend model='builtin' queues='2'/>`
    CryptoBackend {
        model: CryptoBackendModel = attr("model"),
        queues: u32 = attr("queues", hide 0),
    }
}

/// `<crypto model='virtio' type='qemu'>`
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Crypto {
    pub model: CryptoModel,
    pub kind: CryptoType,
    pub backend: CryptoBackend,
    pub driver: Option<VirtioDriver>,
    pub info: PlainInfo,
}

impl Element for Crypto {
    fn read(node: Node<'_>) -> Result<Self> {
        let (model, kind) = (required(node, "model")?, required(node, "type")?);
        let mut backends = node.children().filter(|c| c.is("backend"));
        let (Some(backend), None) = (backends.next(), backends.next()) else {
            return Err(xml_error(tr!("only one crypto backend is supported")));
        };
        let backend = CryptoBackend::read(backend)?;
        let info = PlainInfo::read(node)?;
        let driver = node.child("driver").map(VirtioDriver::read).transpose()?;
        Ok(Crypto { model, kind, backend, driver, info })
    }
    fn write(&self, w: &mut Writer, show: Show) {
        w.attribute("model", self.model.as_str());
        w.attribute("type", self.kind.as_str());
        self.backend.put(w, "backend", show);
        if let Some(driver) = &self.driver {
            driver.put(w, "driver", show);
        }
        self.info.write(w, show);
    }
    fn grammar() -> Vec<Rule> {
        let mut rules = vec![
            Rule::Attribute("model", CryptoModel::WORDS),
            Rule::Attribute("type", CryptoType::WORDS),
            Rule::Child("backend", CryptoBackend::grammar),
            Rule::Child("driver", VirtioDriver::grammar),
        ];
        rules.extend(PlainInfo::grammar());
        rules
    }
}

element! {
    /// `<nvram>`
    Nvram {
        info: PlainInfo = flatten(),
    }
}

element! {
    /// `<msi vectors='32' ioeventfd='on'/>`
    ShmemMsi {
        vectors: u32 = attr("vectors", hide 0),
        ioeventfd: Option<OnOff> = attr("ioeventfd", optional),
    }
}

/// `<shmem name='shmem0'>`
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Shmem {
    pub name: Box<str>,
    pub role: Option<ShmemRole>,
    pub model: ShmemModel,
    /// In bytes.
    pub size: u64,
    /// A server, and its socket.
    pub server: Option<Option<Box<str>>>,
    pub msi: Option<ShmemMsi>,
    pub info: PlainInfo,
}

impl Element for Shmem {
    fn read(node: Node<'_>) -> Result<Self> {
        let model = node.child("model").map_or(Ok(None), |m| optional(m, "type"))?;
        let model = model.unwrap_or(ShmemModel::Ivshmem);
        let Some(name) = node.attribute("name") else {
            return Err(xml_error(tr!("shmem element must contain 'name' attribute")));
        };
        let role = if model == ShmemModel::Ivshmem { None } else { optional(node, "role")? };
        let size = units::scaled(node.child("size"), "./size[1]", 1, u64::MAX)?.unwrap_or(0);
        let server = node.child("server").map(|s| s.attribute("path").map(sanitize_path));
        let msi = match node.child("msi") {
            None => None,
            Some(msi) => Some(ShmemMsi {
                vectors: crate::schema::unsigned_attribute(msi, "vectors", 0)?.unwrap_or(0),
                ioeventfd: optional(msi, "ioeventfd")?,
            }),
        };
        if msi.is_some() && server.is_none() {
            return Err(xml_error(tr!("msi option is only supported with a server")));
        }
        Ok(Shmem { name: name.into(), role, model, size, server, msi, info: PlainInfo::read(node)? })
    }
    fn write(&self, w: &mut Writer, show: Show) {
        w.attribute("name", &self.name);
        if let Some(role) = self.role {
            w.attribute("role", role.as_str());
        }
        let _mark = w.start("model");
        w.attribute("type", self.model.as_str());
        w.end("model");
        if self.size != 0 {
            let _mark = w.start("size");
            w.attribute("unit", "M");
            w.end_with_fmt("size", format_args!("{}", self.size >> 20));
        }
        if let Some(path) = &self.server {
            let _mark = w.start("server");
            if let Some(path) = path {
                w.attribute("path", path);
            }
            w.end("server");
        }
        if let Some(msi) = &self.msi {
            msi.put_always(w, "msi", show);
        }
        self.info.write(w, show);
    }
    fn grammar() -> Vec<Rule> {
        let mut rules = vec![
            Rule::Attribute("name", &[]),
            Rule::Attribute("role", ShmemRole::WORDS),
            Rule::Child("model", || vec![Rule::Attribute("type", ShmemModel::WORDS)]),
            Rule::Text("size", &[]),
            Rule::Child("server", || vec![Rule::Attribute("path", &[])]),
            Rule::Child("msi", ShmemMsi::grammar),
        ];
        rules.extend(PlainInfo::grammar());
        rules
    }
}

impl Shmem {
    /// The name is that of a file in a folder of the host.
    pub fn check(&self) -> Result<()> {
        let text = match &*self.name {
            "." => tr!("shmem name cannot be equal to '.'"),
            ".." => tr!("shmem name cannot be equal to '..'"),
            name if name.contains('/') => tr!("shmem name cannot include '/' character"),
            _ => return Ok(()),
        };
        Err(unsupported(text))
    }
}

/// `<pstore backend='acpi-erst'>`
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Pstore {
    pub backend: PstoreBackend,
    pub path: Option<Box<str>>,
    pub size_kib: u64,
    pub info: PlainInfo,
}

impl Element for Pstore {
    fn read(node: Node<'_>) -> Result<Self> {
        let backend = required(node, "backend")?;
        let path = crate::schema::text(node, "path")?;
        let size_kib = units::memory_kib(node.child("size"), "./size")?.ok_or_else(|| {
            let text = tr!("missing element or attribute '%1$s'", "./size");
            virt_core::Error::new(virt_core::ErrorDomain::XML, virt_core::ErrorCode::XML_ERROR, text)
        })?;
        Ok(Pstore { backend, path, size_kib, info: PlainInfo::read(node)? })
    }
    fn write(&self, w: &mut Writer, show: Show) {
        w.attribute("backend", self.backend.as_str());
        w.text("path", self.path.as_deref().unwrap_or(""));
        let _mark = w.start("size");
        w.attribute("unit", "KiB");
        w.end_with_fmt("size", format_args!("{}", self.size_kib));
        self.info.write(w, show);
    }
    fn grammar() -> Vec<Rule> {
        let mut rules = vec![
            Rule::Attribute("backend", PstoreBackend::WORDS),
            Rule::Text("path", &[]),
            Rule::Text("size", &[]),
        ];
        rules.extend(PlainInfo::grammar());
        rules
    }
}

impl Pstore {
    /// It needs a file of a size that hardware could have.
    pub fn check(&self) -> Result<()> {
        if self.path.is_none() {
            return Err(xml_error(tr!("missing path for ACPI ERST pstore device")));
        }
        if self.size_kib < 4 || !self.size_kib.is_power_of_two() {
            return Err(xml_error(tr!("invalid size of ACPI ERST pstore device")));
        }
        Ok(())
    }
}

/// `<lease>`: a lock that the guest holds while it runs.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Lease {
    pub lockspace: Option<Box<str>>,
    pub key: Box<str>,
    pub path: Box<str>,
    pub offset: u64,
}

impl Element for Lease {
    fn read(node: Node<'_>) -> Result<Self> {
        let Some(key) = crate::schema::text(node, "key")? else {
            return Err(xml_error(tr!("Missing 'key' element for lease")));
        };
        let lockspace = crate::schema::text(node, "lockspace")?;
        let Some(target) = node.child("target") else {
            return Err(xml_error(tr!("Missing 'target' element for lease")));
        };
        let Some(path) = target.attribute("path") else {
            return Err(xml_error(tr!("Missing 'path' attribute to 'target' element for lease")));
        };
        let offset = crate::schema::long_attribute(target, "offset", 10)?.unwrap_or(0);
        Ok(Lease { lockspace, key, path: path.into(), offset })
    }
    fn write(&self, w: &mut Writer, _show: Show) {
        if let Some(lockspace) = &self.lockspace {
            w.text("lockspace", lockspace);
        }
        w.text("key", &self.key);
        let _mark = w.start("target");
        w.attribute("path", &self.path);
        if self.offset != 0 {
            w.attribute_fmt("offset", format_args!("{}", self.offset));
        }
        w.end("target");
    }
    fn grammar() -> Vec<Rule> {
        vec![
            Rule::Text("lockspace", &[]),
            Rule::Text("key", &[]),
            Rule::Child("target", || ["path", "offset"].map(|n| Rule::Attribute(n, &[])).into()),
        ]
    }
}
