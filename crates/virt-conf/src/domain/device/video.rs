// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<video>`

use virt_core::{Result, tr};

use super::common::{VirtioOptions, sanitize_path};
use crate::domain::address::PlainInfo;
use crate::schema::{Element, Rule, Show, optional, required, unsupported};
use crate::value::{OnOff, Value, YesNo};
use crate::words;
use crate::xml::{Node, Writer};

words! {
    /// The video cards there are; `default` is what completion replaces.
    VideoType {
        Default = "default", Vga = "vga", Cirrus = "cirrus", Vmvga = "vmvga", Xen = "xen", Vbox = "vbox",
        Qxl = "qxl", Parallels = "parallels", Virtio = "virtio", Gop = "gop", None = "none",
        Bochs = "bochs", Ramfb = "ramfb",
    }
    /// Who draws.
    VideoBackend { Qemu = "qemu", Vhostuser = "vhostuser" }
    /// Which of QEMU's devices a virtio card is.
    VideoDevice {
        VirtioVga = "virtio-vga", VirtioVgaGl = "virtio-vga-gl", VirtioGpu = "virtio-gpu",
        VirtioGpuGl = "virtio-gpu-gl", VhostUserVga = "vhost-user-vga", VhostUserGpu = "vhost-user-gpu",
    }
    /// What a bhyve guest's VGA may be found by.
    VgaConf { Io = "io", On = "on", Off = "off" }
}

/// `<acceleration accel3d='yes'/>`
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Acceleration {
    pub accel3d: Option<YesNo>,
    pub accel2d: Option<YesNo>,
    pub rendernode: Option<Box<str>>,
}

/// `<video><model type='qxl' ram='65536' vram='65536' vgamem='16384' heads='1'/></video>`
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Video {
    pub kind: VideoType,
    pub ram: u32,
    pub vram: u32,
    pub vram64: u32,
    pub vgamem: u32,
    pub heads: u32,
    pub primary: bool,
    pub blob: Option<OnOff>,
    pub edid: Option<OnOff>,
    pub device: Option<VideoDevice>,
    pub acceleration: Option<Box<Acceleration>>,
    pub resolution: Option<(u32, u32)>,
    pub virtio: Option<Box<VirtioOptions>>,
    pub vgaconf: Option<VgaConf>,
    pub backend: Option<VideoBackend>,
    pub info: PlainInfo,
}

impl Video {
    /// What is there while nobody has said more.
    pub fn new(kind: VideoType) -> Video {
        Video {
            kind,
            ram: 0,
            vram: 0,
            vram64: 0,
            vgamem: 0,
            heads: 1,
            primary: false,
            blob: None,
            edid: None,
            device: None,
            acceleration: None,
            resolution: None,
            virtio: None,
            vgaconf: None,
            backend: None,
            info: PlainInfo::default(),
        }
    }

    /// Gives the card the memory it needs, in powers of two.
    pub fn complete_memory(&mut self, host: super::super::VirtType) {
        use super::super::VirtType;
        let usual = match self.kind {
            VideoType::Vga | VideoType::Cirrus | VideoType::Vmvga => match host {
                VirtType::Vbox => 8 << 10,
                VirtType::Vmware => 4 << 10,
                _ => 16 << 10,
            },
            VideoType::Bochs => 16 << 10,
            VideoType::Xen => 4 << 10,
            VideoType::Qxl => 64 << 10,
            _ => 0,
        };
        if self.ram == 0 && self.kind == VideoType::Qxl {
            self.ram = usual;
        }
        if self.vram == 0 {
            self.vram = usual;
        }
        let round = |n: u32| if n == 0 { 0 } else { n.checked_next_power_of_two().unwrap_or(0) };
        self.ram = round(self.ram);
        self.vram = round(self.vram);
    }
}

fn read_acceleration(node: Node<'_>) -> Result<Box<Acceleration>> {
    let rendernode = node.attribute("rendernode").map(sanitize_path);
    let accel3d = optional(node, "accel3d")?;
    let accel2d = optional(node, "accel2d")?;
    if rendernode.is_none() && accel3d.is_none() && accel2d.is_none() {
        return Err(unsupported(tr!("missing values for acceleration")));
    }
    Ok(Box::new(Acceleration { accel3d, accel2d, rendernode }))
}

impl Element for Video {
    fn read(node: Node<'_>) -> Result<Self> {
        let mut video = Video::new(VideoType::Default);
        if let Some(model) = node.child("model") {
            // A bad word here is as good as none.
            video.primary = model.attribute("primary") == Some("yes");
            video.acceleration = model.child("acceleration").map(read_acceleration).transpose()?;
            if let Some(resolution) = model.child("resolution") {
                video.resolution = Some((required(resolution, "x")?, required(resolution, "y")?));
            }
            video.kind = optional(model, "type")?.unwrap_or(VideoType::Default);
            if video.kind == VideoType::Virtio {
                video.device = optional(model, "device")?;
            }
            let number = |name| Ok::<_, virt_core::Error>(optional(model, name)?.unwrap_or(0));
            video.ram = number("ram")?;
            video.vram = number("vram")?;
            video.vram64 = number("vram64")?;
            video.vgamem = number("vgamem")?;
            video.heads = optional(model, "heads")?.unwrap_or(1);
            video.blob = optional(model, "blob")?;
            video.edid = optional(model, "edid")?;
        }
        let driver = node.child("driver");
        if let Some(driver) = driver {
            video.backend = optional(driver, "name")?;
            let virtio = VirtioOptions::read(driver)?;
            video.virtio = (!virtio.is_empty()).then(|| Box::new(virtio));
        }
        video.info = PlainInfo::read(node)?;
        // As above, a bad word is passed over.
        video.vgaconf = driver.and_then(|d| d.attribute("vgaconf")).and_then(VgaConf::from_word);
        Ok(video)
    }

    fn write(&self, w: &mut Writer, show: Show) {
        let mark = w.start("driver");
        if let Some(virtio) = &self.virtio {
            virtio.write(w, show);
        }
        if let Some(vgaconf) = self.vgaconf.filter(|v| *v != VgaConf::Io) {
            w.attribute("vgaconf", vgaconf.as_str());
        }
        if let Some(backend) = self.backend {
            w.attribute("name", backend.as_str());
        }
        w.end_unless_empty(mark, "driver");
        let _mark = w.start("model");
        w.attribute("type", self.kind.as_str());
        let numbers = [
            ("ram", self.ram),
            ("vram", self.vram),
            ("vram64", self.vram64),
            ("vgamem", self.vgamem),
            ("heads", self.heads),
        ];
        for (name, n) in numbers.into_iter().filter(|n| n.1 != 0) {
            w.attribute_fmt(name, format_args!("{n}"));
        }
        if self.primary {
            w.attribute("primary", "yes");
        }
        if let Some(blob) = self.blob {
            w.attribute("blob", blob.as_str());
        }
        if let Some(edid) = self.edid {
            w.attribute("edid", edid.as_str());
        }
        if let Some(device) = self.device {
            w.attribute("device", device.as_str());
        }
        if let Some(acceleration) = &self.acceleration {
            let _mark = w.start("acceleration");
            for (name, value) in [("accel3d", acceleration.accel3d), ("accel2d", acceleration.accel2d)] {
                if let Some(value) = value {
                    w.attribute(name, value.as_str());
                }
            }
            if let Some(rendernode) = &acceleration.rendernode {
                w.attribute("rendernode", rendernode);
            }
            w.end("acceleration");
        }
        if let Some((x, y)) = self.resolution {
            let _mark = w.start("resolution");
            if x != 0 && y != 0 {
                w.attribute_fmt("x", format_args!("{x}"));
                w.attribute_fmt("y", format_args!("{y}"));
            }
            w.end("resolution");
        }
        w.end("model");
        self.info.write(w, show);
    }

    fn grammar() -> Vec<Rule> {
        let mut rules = vec![
            Rule::Child("driver", || {
                let mut rules = VirtioOptions::grammar();
                rules.push(Rule::Attribute("name", VideoBackend::WORDS));
                rules.push(Rule::Attribute("vgaconf", VgaConf::WORDS));
                rules
            }),
            Rule::Child("model", || {
                let names = ["ram", "vram", "vram64", "vgamem", "heads"];
                let mut rules = Vec::from(names.map(|n| Rule::Attribute(n, &[])));
                rules.push(Rule::Attribute("type", VideoType::WORDS));
                rules.push(Rule::Attribute("primary", YesNo::WORDS));
                rules.push(Rule::Attribute("blob", OnOff::WORDS));
                rules.push(Rule::Attribute("edid", OnOff::WORDS));
                rules.push(Rule::Attribute("device", VideoDevice::WORDS));
                rules
            }),
        ];
        rules.extend(PlainInfo::grammar());
        rules
    }
}
