// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<input>`

use virt_core::{Result, tr};

use super::common::{VirtioDriver, VirtioModel, sanitize_path};
use crate::domain::address::{Address, PlainInfo};
use crate::schema::{Element, Rule, Show, internal, optional, unsupported, xml_error};
use crate::value::{OnOff, Value};
use crate::words;
use crate::xml::{Node, Writer};

words! {
    /// What is put in.
    InputType {
        Mouse = "mouse", Tablet = "tablet", Keyboard = "keyboard", Passthrough = "passthrough",
        Evdev = "evdev",
    }
    /// What the device is attached to.
    InputBus {
        Ps2 = "ps2", Usb = "usb", Xen = "xen", Parallels = "parallels", Virtio = "virtio", None = "none",
    }
    /// Which devices are grabbed with this one.
    Grab { All = "all" }
    /// Which keys let go.
    GrabToggle {
        CtrlCtrl = "ctrl-ctrl", AltAlt = "alt-alt", ShiftShift = "shift-shift", MetaMeta = "meta-meta",
        Scrolllock = "scrolllock", CtrlScrolllock = "ctrl-scrolllock",
    }
}

/// `<input type='tablet' bus='usb'/>`
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Input {
    pub kind: InputType,
    /// `None` until completion chooses one.
    pub bus: Option<InputBus>,
    pub model: Option<VirtioModel>,
    pub source: Option<Box<InputSource>>,
    pub driver: Option<Box<VirtioDriver>>,
    pub info: PlainInfo,
}

/// `<source dev='/dev/input/event1' grab='all'/>`
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(missing_docs)]
pub struct InputSource {
    pub path: Option<Box<str>>,
    pub grab: Option<Grab>,
    pub grab_toggle: Option<GrabToggle>,
    pub repeat: Option<OnOff>,
}

impl Element for Input {
    fn read(node: Node<'_>) -> Result<Self> {
        let Some(word) = node.attribute("type") else {
            return Err(internal(tr!("missing input device type")));
        };
        let kind = InputType::from_word(word)
            .ok_or_else(|| unsupported(tr!("unknown input device type '%1$s'", word)))?;
        let model = match node.attribute("model") {
            None => None,
            Some(word) => Some(
                VirtioModel::from_word(word)
                    .ok_or_else(|| unsupported(tr!("unknown input model '%1$s'", word)))?,
            ),
        };
        let bus = match node.attribute("bus") {
            None => None,
            Some(word) => Some(
                InputBus::from_word(word)
                    .ok_or_else(|| unsupported(tr!("unknown input bus type '%1$s'", word)))?,
            ),
        };
        let info = PlainInfo::read(node)?;
        if bus == Some(InputBus::Usb) && info.address().is_some_and(|a| !matches!(a, Address::Usb { .. })) {
            return Err(xml_error(tr!("Invalid address for a USB device")));
        }
        let source = node.child("source").map(|s| read_source(s, kind)).transpose()?;
        let source = source.filter(|s| *s != InputSource::default()).map(Box::new);
        let driver = node.child("driver").map(Element::read).transpose()?;
        Ok(Input { kind, bus, model, source, driver, info })
    }

    fn write(&self, w: &mut Writer, show: Show) {
        w.attribute("type", self.kind.as_str());
        match self.bus {
            Some(InputBus::None) => {}
            Some(bus) => w.attribute("bus", bus.as_str()),
            None => w.attribute("bus", "default"),
        }
        if let Some(model) = self.model {
            w.attribute("model", model.as_str());
        }
        if let Some(driver) = &self.driver {
            driver.put(w, "driver", show);
        }
        if let Some(source) = &self.source {
            let _mark = w.start("source");
            if let Some(path) = &source.path {
                w.attribute(if self.kind == InputType::Evdev { "dev" } else { "evdev" }, path);
            }
            if let Some(grab) = source.grab {
                w.attribute("grab", grab.as_str());
            }
            if let Some(toggle) = source.grab_toggle {
                w.attribute("grabToggle", toggle.as_str());
            }
            if let Some(repeat) = source.repeat {
                w.attribute("repeat", repeat.as_str());
            }
            w.end("source");
        }
        self.info.write(w, show);
    }

    fn grammar() -> Vec<Rule> {
        let mut rules = vec![
            Rule::Attribute("type", InputType::WORDS),
            Rule::Attribute("bus", InputBus::WORDS),
            Rule::Attribute("model", VirtioModel::WORDS),
            Rule::Child("driver", VirtioDriver::grammar),
            Rule::Child("source", || {
                vec![
                    Rule::Attribute("dev", &[]),
                    Rule::Attribute("evdev", &[]),
                    Rule::Attribute("grab", Grab::WORDS),
                    Rule::Attribute("grabToggle", GrabToggle::WORDS),
                    Rule::Attribute("repeat", OnOff::WORDS),
                ]
            }),
        ];
        rules.extend(PlainInfo::grammar());
        rules
    }
}

fn read_source(node: Node<'_>, kind: InputType) -> Result<InputSource> {
    let name = match kind {
        InputType::Passthrough => "evdev",
        InputType::Evdev => "dev",
        _ => return Ok(InputSource::default()),
    };
    let Some(path) = node.attribute(name) else {
        return Err(xml_error(tr!("Missing evdev path for input device")));
    };
    let mut source = InputSource { path: Some(sanitize_path(path)), ..InputSource::default() };
    if kind == InputType::Evdev {
        source.grab = optional(node, "grab")?;
        source.grab_toggle = optional(node, "grabToggle")?;
        source.repeat = optional(node, "repeat")?;
    }
    Ok(source)
}
