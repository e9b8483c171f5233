// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<filesystem>`: folders of the host that a guest sees.

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use super::common::{DefaultOr, VirtioModel, VirtioOptions, sanitize_path};
use crate::domain::address::BootInfo;
use crate::domain::idmap::IdMap;
use crate::domain::units;
use crate::schema::{Element, Rule, Show, optional, unsigned_attribute, unsupported, xml_error};
use crate::storage::FileFormat;
use crate::value::{OnOff, Value, signed, unsigned};
use crate::words;
use crate::xml::{Node, Writer};

words! {
    /// What holds the files.
    FilesystemType {
        Mount = "mount", Block = "block", File = "file", Template = "template", Ram = "ram", Bind = "bind",
        Volume = "volume",
    }
    /// Who hands them over.
    FilesystemDriver {
        Path = "path", Handle = "handle", Loop = "loop", Nbd = "nbd", Ploop = "ploop",
        Virtiofs = "virtiofs", Mtp = "mtp",
    }
    /// Whose rights hold.
    AccessMode { Passthrough = "passthrough", Mapped = "mapped", Squash = "squash" }
    /// When the host writes.
    WritePolicy { Immediate = "immediate" }
    /// What becomes of files on several devices.
    Multidevs { Remap = "remap", Forbid = "forbid", Warn = "warn" }
    /// What virtiofs caches.
    FilesystemCache { None = "none", Always = "always" }
    /// How virtiofs is locked in.
    Sandbox { Namespace = "namespace", Chroot = "chroot" }
}

type Text = Option<Box<str>>;

/// What virtiofs alone has.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(missing_docs)]
pub struct Virtiofs {
    pub queue_size: u64,
    pub binary: Text,
    pub xattr: Option<OnOff>,
    pub posix_lock: Option<OnOff>,
    pub flock: Option<OnOff>,
    pub cache: Option<FilesystemCache>,
    pub sandbox: Option<Sandbox>,
    pub thread_pool: Option<u32>,
    pub open_files: u64,
    pub idmap: IdMap,
}

/// `<filesystem type='mount' accessmode='passthrough'>`
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Filesystem {
    pub kind: FilesystemType,
    /// `None` until completion chooses one.
    pub access_mode: Option<AccessMode>,
    pub model: Option<VirtioModel>,
    pub multidevs: Option<Multidevs>,
    pub fmode: u32,
    pub dmode: u32,
    pub driver: Option<FilesystemDriver>,
    pub format: Option<FileFormat>,
    pub write_policy: Option<WritePolicy>,
    pub virtio: VirtioOptions,
    pub virtiofs: Option<Box<Virtiofs>>,
    /// A path or a template's name.
    pub source: Text,
    pub volume: Option<Box<(Box<str>, Box<str>)>>,
    pub socket: Text,
    /// Bytes of a file system in memory.
    pub usage: u64,
    pub target: Text,
    pub readonly: bool,
    pub hard_limit: u64,
    pub soft_limit: u64,
    pub info: BootInfo,
}

fn mode(node: Node<'_>, name: &str, bad: fn(u32) -> String) -> Result<u32> {
    match unsigned_attribute(node, name, 8)? {
        Some(n) if n > 0o777 => Err(xml_error(bad(n))),
        n => Ok(n.unwrap_or(0)),
    }
}

fn usage(source: Option<Node<'_>>) -> Result<u64> {
    let Some(text) = source.and_then(|s| s.attribute("usage")) else {
        return Err(xml_error(tr!("missing 'usage' attribute for RAM filesystem")));
    };
    let n = unsigned(text, 10)
        .ok_or_else(|| xml_error(tr!("cannot parse usage '%1$s' for RAM filesystem", text)))?;
    units::scale(n, source.and_then(|s| s.attribute("units")), 1024, u64::MAX)
}

impl Virtiofs {
    fn read(node: Node<'_>) -> Result<Virtiofs> {
        let binary = node.child("binary");
        let inside = |name| binary.and_then(|b| b.child(name));
        let text = |node: Option<Node<'_>>, name| {
            node.and_then(|n| n.attribute(name)).filter(|t| !t.is_empty()).map(str::to_owned)
        };
        let mut options = Virtiofs::default();
        if let Some(text) = text(node.child("driver"), "queue") {
            options.queue_size = unsigned(&text, 10)
                .ok_or_else(|| xml_error(tr!("cannot parse queue size '%1$s' for virtiofs", text)))?;
        }
        if let Some(text) = text(inside("thread_pool"), "size") {
            let size = signed(&text, 10).and_then(|n| i32::try_from(n).ok());
            let size = size
                .ok_or_else(|| xml_error(tr!("cannot parse thread pool size '%1$s' for virtiofs", text)))?;
            options.thread_pool = u32::try_from(size).ok();
        }
        if let Some(text) = text(inside("openfiles"), "max") {
            options.open_files = unsigned(&text, 10)
                .ok_or_else(|| xml_error(tr!("cannot parse openfiles '%1$s' for virtiofs", text)))?;
        }
        options.binary = text(binary, "path").map(|path| sanitize_path(&path));
        fn attribute<T: Value>(node: Option<Node<'_>>, name: &str) -> Result<Option<T>> {
            node.map_or(Ok(None), |n| optional(n, name))
        }
        options.xattr = attribute(binary, "xattr")?;
        options.posix_lock = attribute(inside("lock"), "posix")?;
        options.flock = attribute(inside("lock"), "flock")?;
        options.cache = attribute(inside("cache"), "mode")?;
        options.sandbox = attribute(inside("sandbox"), "mode")?;
        options.idmap = node.child("idmap").map(IdMap::read).transpose()?.unwrap_or_default();
        Ok(options)
    }

    fn put(&self, w: &mut Writer) {
        let mark = w.start("binary");
        if let Some(path) = &self.binary {
            w.attribute("path", path);
        }
        if let Some(xattr) = self.xattr {
            w.attribute("xattr", xattr.as_str());
        }
        let modes =
            [("cache", self.cache.map(|c| c.as_str())), ("sandbox", self.sandbox.map(|s| s.as_str()))];
        for (name, word) in modes {
            if let Some(word) = word {
                let _mark = w.start(name);
                w.attribute("mode", word);
                w.end(name);
            }
        }
        let lock = w.start("lock");
        for (name, choice) in [("posix", self.posix_lock), ("flock", self.flock)] {
            if let Some(choice) = choice {
                w.attribute(name, choice.as_str());
            }
        }
        w.end_unless_empty(lock, "lock");
        if let Some(size) = self.thread_pool {
            let _mark = w.start("thread_pool");
            w.attribute_fmt("size", format_args!("{size}"));
            w.end("thread_pool");
        }
        if self.open_files > 0 {
            let _mark = w.start("openfiles");
            w.attribute_fmt("max", format_args!("{}", self.open_files as i64));
            w.end("openfiles");
        }
        w.end_unless_empty(mark, "binary");
        self.idmap.put(w);
    }
}

impl Element for Filesystem {
    fn read(node: Node<'_>) -> Result<Self> {
        let kind = optional(node, "type")?.unwrap_or(FilesystemType::Mount);
        let access_mode = match node.attribute("accessmode") {
            Some("") => None,
            _ => optional(node, "accessmode")?,
        };
        let fmode = mode(node, "fmode", |n| tr!("invalid fmode: '0%1$o'", n))?;
        let dmode = mode(node, "dmode", |n| tr!("invalid dmode: '0%1$o'", n))?;
        let model = optional(node, "model")?;
        let multidevs: Option<DefaultOr<Multidevs>> = optional(node, "multidevs")?;
        let limit = |name: &str, path: &str| {
            Ok::<_, Error>(units::scaled(node.child(name), path, 1, u64::MAX)?.unwrap_or(0))
        };
        let hard_limit = limit("space_hard_limit", "./space_hard_limit[1]")?;
        let soft_limit = limit("space_soft_limit", "./space_soft_limit[1]")?;
        let source_node = node.child("source");
        let attribute = |name| source_node.and_then(|s| s.attribute(name)).map(Box::<str>::from);
        let source = match kind {
            FilesystemType::Mount | FilesystemType::Bind => attribute("dir"),
            FilesystemType::File => attribute("file"),
            FilesystemType::Block => attribute("dev"),
            FilesystemType::Template => attribute("name"),
            FilesystemType::Ram | FilesystemType::Volume => None,
        };
        let volume = match (kind, attribute("pool"), attribute("volume")) {
            (FilesystemType::Volume, Some(pool), Some(volume)) => Some(Box::new((pool, volume))),
            (FilesystemType::Volume, None, None) => None,
            (FilesystemType::Volume, ..) => {
                let text = tr!("'pool' and 'volume' must be specified together for 'pool' type source");
                return Err(xml_error(text));
            }
            _ => None,
        };
        let socket = attribute("socket");
        let target =
            node.child("target").and_then(|t| t.attribute("dir")).filter(|t| !t.is_empty()).map(Box::from);
        let (mut driver, mut format, mut write_policy) = (None, None, None);
        let mut virtio = VirtioOptions { iommu: None, ats: None, packed: None, page_per_vq: None };
        if let Some(node) = node.child("driver") {
            driver = optional::<DefaultOr<FilesystemDriver>>(node, "type")?.and_then(DefaultOr::chosen);
            write_policy = optional::<DefaultOr<WritePolicy>>(node, "wrpolicy")?.and_then(DefaultOr::chosen);
            if let Some(word) = node.attribute("format") {
                let known = FileFormat::from_word(word);
                format =
                    Some(known.ok_or_else(|| unsupported(tr!("unknown driver format value '%1$s'", word)))?);
            }
            virtio = VirtioOptions::read(node)?;
        }
        let virtiofs = match driver {
            Some(FilesystemDriver::Virtiofs) => Some(Box::new(Virtiofs::read(node)?)),
            _ => None,
        };
        let own_source = matches!(kind, FilesystemType::Ram | FilesystemType::Volume);
        if source.is_none() && !own_source && socket.is_none() {
            return Err(match &target {
                Some(target) => {
                    Error::new(ErrorDomain::DOMAIN, ErrorCode::NO_SOURCE, String::from(&**target))
                }
                None => Error::plain(ErrorDomain::DOMAIN, ErrorCode::NO_SOURCE),
            });
        }
        let usage = if kind == FilesystemType::Ram { usage(source_node)? } else { 0 };
        Ok(Filesystem {
            kind,
            access_mode,
            model,
            multidevs: multidevs.and_then(DefaultOr::chosen),
            fmode,
            dmode,
            driver,
            format,
            write_policy,
            virtio,
            virtiofs,
            source,
            volume,
            socket,
            usage,
            target,
            readonly: node.child("readonly").is_some(),
            hard_limit,
            soft_limit,
            info: BootInfo::read(node)?,
        })
    }

    fn write(&self, w: &mut Writer, show: Show) {
        w.attribute("type", self.kind.as_str());
        if let Some(mode) = self.access_mode {
            w.attribute("accessmode", mode.as_str());
        }
        if let Some(model) = self.model {
            w.attribute("model", model.as_str());
        }
        if let Some(multidevs) = self.multidevs {
            w.attribute("multidevs", multidevs.as_str());
        }
        for (name, mode) in [("fmode", self.fmode), ("dmode", self.dmode)] {
            if mode != 0 {
                w.attribute_fmt(name, format_args!("{mode:04o}"));
            }
        }
        let driver = w.start("driver");
        if let Some(driver) = self.driver {
            w.attribute("type", driver.as_str());
            if let Some(format) = self.format {
                w.attribute("format", format.as_str());
            }
            if let Some(policy) = self.write_policy {
                w.attribute("wrpolicy", policy.as_str());
            }
            if let Some(size) = self.virtiofs.as_ref().map(|v| v.queue_size).filter(|n| *n != 0) {
                w.attribute_fmt("queue", format_args!("{size}"));
            }
        }
        self.virtio.write(w, show);
        w.end_unless_empty(driver, "driver");
        if let Some(virtiofs) = &self.virtiofs {
            virtiofs.put(w);
        }
        self.put_source(w);
        if let Some(target) = &self.target {
            let _mark = w.start("target");
            w.attribute("dir", target);
            w.end("target");
        }
        if self.readonly {
            w.flag("readonly");
        }
        self.info.write(w, show);
        for (name, limit) in [("space_hard_limit", self.hard_limit), ("space_soft_limit", self.soft_limit)] {
            if limit != 0 {
                let _mark = w.start(name);
                w.attribute("unit", "bytes");
                w.end_with_fmt(name, format_args!("{limit}"));
            }
        }
    }

    fn grammar() -> Vec<Rule> {
        let mut rules = vec![
            Rule::Attribute("type", FilesystemType::WORDS),
            Rule::Attribute("accessmode", AccessMode::WORDS),
            Rule::Attribute("model", VirtioModel::WORDS),
            Rule::Attribute("multidevs", Multidevs::WORDS),
            Rule::Attribute("fmode", &[]),
            Rule::Attribute("dmode", &[]),
            Rule::Child("driver", || {
                let mut rules = vec![
                    Rule::Attribute("type", FilesystemDriver::WORDS),
                    Rule::Attribute("format", FileFormat::WORDS),
                    Rule::Attribute("wrpolicy", WritePolicy::WORDS),
                    Rule::Attribute("queue", &[]),
                ];
                rules.extend(VirtioOptions::grammar());
                rules
            }),
            Rule::Child("binary", || {
                vec![Rule::Attribute("path", &[]), Rule::Attribute("xattr", OnOff::WORDS)]
            }),
            Rule::Child("source", || {
                let names = ["dir", "file", "dev", "name", "pool", "volume", "socket", "usage", "units"];
                names.map(|n| Rule::Attribute(n, &[])).into()
            }),
            Rule::Child("target", || vec![Rule::Attribute("dir", &[])]),
            Rule::Flag("readonly"),
            Rule::Text("space_hard_limit", &[]),
            Rule::Text("space_soft_limit", &[]),
        ];
        rules.extend(BootInfo::grammar());
        rules
    }
}

impl Filesystem {
    fn put_source(&self, w: &mut Writer) {
        let mark = w.start("source");
        let (name, value) = match self.kind {
            FilesystemType::Mount | FilesystemType::Bind => match &self.socket {
                Some(_) => ("socket", &self.socket),
                None => ("dir", &self.source),
            },
            FilesystemType::Block => ("dev", &self.source),
            FilesystemType::File => ("file", &self.source),
            FilesystemType::Template => ("name", &self.source),
            FilesystemType::Ram => {
                w.attribute_fmt("usage", format_args!("{}", self.usage as i64 / 1024));
                w.attribute("units", "KiB");
                ("", &None)
            }
            FilesystemType::Volume => {
                if let Some(volume) = &self.volume {
                    w.attribute("pool", &volume.0);
                    w.attribute("volume", &volume.1);
                }
                ("", &None)
            }
        };
        if let Some(value) = value {
            w.attribute(name, value);
        }
        w.end_unless_empty(mark, "source");
    }

    /// Fills in whose rights hold.
    pub fn complete(&mut self) {
        if self.socket.is_none() {
            self.access_mode.get_or_insert(AccessMode::Passthrough);
        }
    }

    /// What cannot be, whatever else the guest has.
    pub fn check(&self) -> Result<()> {
        if self.target.is_none() {
            let path = self.source.as_deref().or(self.socket.as_deref());
            return Err(match path {
                Some(path) => Error::new(ErrorDomain::DOMAIN, ErrorCode::NO_TARGET, String::from(path)),
                None => Error::plain(ErrorDomain::DOMAIN, ErrorCode::NO_TARGET),
            });
        }
        if self.info.0.as_ref().is_some_and(|i| i.boot.is_some()) && self.virtiofs.is_none() {
            return Err(unsupported(tr!("boot order is only supported for virtiofs")));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xml::Document;

    fn round(xml: &str) -> Result<String> {
        let document = Document::try_parse(xml).unwrap();
        let filesystem = Filesystem::read(document.root())?;
        let mut w = Writer::default();
        filesystem.put(&mut w, "filesystem", Show::default());
        Ok(w.finish())
    }

    #[test]
    fn virtiofs_goes_round() {
        let xml = "<filesystem type='mount' accessmode='passthrough' fmode='0755'>\n  <driver type='virtiofs' queue='1024' iommu='on'/>\n  <binary path='/usr/libexec/virtiofsd' xattr='on'>\n    <cache mode='always'/>\n    <sandbox mode='chroot'/>\n    <lock posix='off' flock='on'/>\n    <thread_pool size='0'/>\n    <openfiles max='122333'/>\n  </binary>\n  <idmap>\n    <uid start='0' target='100000' count='65535'/>\n    <gid start='0' target='100000' count='65535'/>\n  </idmap>\n  <source dir='/path'/>\n  <target dir='mount_tag'/>\n  <readonly/>\n  <boot order='2'/>\n  <space_hard_limit unit='bytes'>1048576</space_hard_limit>\n</filesystem>\n";
        assert_eq!(round(xml).unwrap(), xml);
    }

    #[test]
    fn faults() {
        let message = |xml| round(xml).unwrap_err().message().to_string();
        assert_eq!(
            message("<filesystem fmode='7777'><source dir='/'/></filesystem>"),
            "XML error: invalid fmode: '07777'"
        );
        assert_eq!(
            message("<filesystem type='ram'/>"),
            "XML error: missing 'usage' attribute for RAM filesystem"
        );
    }
}
