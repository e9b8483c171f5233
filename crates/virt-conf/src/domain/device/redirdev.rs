// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<redirdev>`: USB devices of whoever looks at the guest, and `<redirfilter>`, which of them.

use virt_core::{Result, tr};

use super::chardev::{Backend, BackendType, CharSource};
use crate::domain::address::{Address, BootInfo};
use crate::schema::{Element, Rule, Show, internal, refused_attribute, required, unsupported, xml_error};
use crate::value::{Refusal, YesNo, signed, unsigned};
use crate::xml::{Node, Writer};

/// `<redirdev bus='usb' type='spicevmc'/>`: there is no other bus.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Redirdev {
    pub source: CharSource,
    pub info: BootInfo,
}

impl Element for Redirdev {
    fn read(node: Node<'_>) -> Result<Self> {
        if let Some(bus) = node.attribute("bus").filter(|b| *b != "usb") {
            return Err(unsupported(tr!("unknown redirdev bus '%1$s'", bus)));
        }
        let Some(word) = node.attribute("type") else {
            return Err(internal(tr!("missing type in redirdev")));
        };
        let kind = BackendType::from_word(word)
            .ok_or_else(|| unsupported(tr!("unknown redirdev character device type '%1$s'", word)))?;
        let mut source = CharSource::read(node, kind, false)?;
        if let Backend::Dbus { channel } = &mut source.backend {
            channel.get_or_insert_with(|| "org.qemu.usbredir".into());
        }
        let info = BootInfo::read(node)?;
        if info.address().is_some_and(|a| !matches!(a, Address::Usb { .. })) {
            return Err(xml_error(tr!("Invalid address for a USB device")));
        }
        Ok(Redirdev { source, info })
    }

    fn write(&self, w: &mut Writer, show: Show) {
        w.attribute("bus", "usb");
        w.attribute("type", self.source.backend.kind().as_str());
        self.source.write(w, show);
        self.info.write(w, show);
    }

    fn grammar() -> Vec<Rule> {
        let mut rules = vec![Rule::Attribute("bus", &["usb"])];
        rules.extend(CharSource::grammar());
        rules.extend(BootInfo::grammar());
        rules
    }
}

/// `<usbdev class='0x08' vendor='0x1234' product='0xBEEF' version='2.56' allow='yes'/>`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct UsbRule {
    pub class: Option<u8>,
    pub vendor: Option<u32>,
    pub product: Option<u32>,
    /// Before and behind the dot.
    pub version: Option<(u8, u8)>,
    pub allow: bool,
}

/// `<redirfilter>`
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct RedirFilter {
    pub rules: Vec<UsbRule>,
}

fn int(node: Node<'_>, name: &str) -> Result<Option<i32>> {
    let Some(text) = node.attribute(name) else { return Ok(None) };
    let n = match text.strip_prefix('-') {
        Some(_) => signed(text, 10),
        None => unsigned(text, 0).and_then(|n| i64::try_from(n).ok()),
    };
    let n = n.and_then(|n| i32::try_from(n).ok());
    n.map(Some).ok_or_else(|| refused_attribute(Refusal::Integer, name, node.name(), text))
}

fn version(text: &str) -> Option<(u8, u8)> {
    let (major, minor) = text.split_once('.')?;
    let number = |text| unsigned(text, 10).filter(|n| *n < 100).map(|n| n as u8);
    let (major, value) = (number(major)?, number(minor)?);
    // Behind the dot, 5 means 50.
    Some((major, if minor.len() == 1 { value * 10 } else { value }))
}

impl UsbRule {
    fn read(node: Node<'_>) -> Result<UsbRule> {
        let class = match int(node, "class")?.filter(|n| *n != -1) {
            Some(n) => {
                Some(u8::try_from(n).map_err(|_| internal(tr!("Invalid USB Class code 0x%1$x", n as u32)))?)
            }
            None => None,
        };
        let positive = |n: Option<i32>| n.and_then(|n| u32::try_from(n).ok());
        let vendor = positive(int(node, "vendor")?);
        let product = positive(int(node, "product")?);
        let version = match node.attribute("version") {
            None | Some("-1") => None,
            Some(text) => Some(
                version(text).ok_or_else(|| xml_error(tr!("Cannot parse USB device version %1$s", text)))?,
            ),
        };
        let allow = required::<YesNo>(node, "allow")? == YesNo::Yes;
        Ok(UsbRule { class, vendor, product, version, allow })
    }

    fn put(&self, w: &mut Writer) {
        let _mark = w.start("usbdev");
        if let Some(class) = self.class {
            w.attribute_fmt("class", format_args!("0x{class:02X}"));
        }
        for (name, id) in [("vendor", self.vendor), ("product", self.product)] {
            if let Some(id) = id {
                w.attribute_fmt(name, format_args!("0x{id:04X}"));
            }
        }
        if let Some((major, minor)) = self.version {
            w.attribute_fmt("version", format_args!("{major}.{minor:02}"));
        }
        w.attribute("allow", if self.allow { "yes" } else { "no" });
        w.end("usbdev");
    }
}

impl Element for RedirFilter {
    fn read(node: Node<'_>) -> Result<Self> {
        let rules = node.children().filter(|c| c.is("usbdev")).map(UsbRule::read);
        Ok(RedirFilter { rules: rules.collect::<Result<_>>()? })
    }

    fn write(&self, w: &mut Writer, _show: Show) {
        self.rules.iter().for_each(|rule| rule.put(w));
    }

    fn grammar() -> Vec<Rule> {
        vec![Rule::Child("usbdev", || {
            ["class", "vendor", "product", "version", "allow"].map(|n| Rule::Attribute(n, &[])).into()
        })]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xml::Document;

    #[test]
    fn filters_go_round() {
        let xml = "<redirfilter><usbdev class='8' vendor='0x1234' product='0xbeef' version='2.5' allow='yes'/><usbdev class='-1' version='-1' allow='no'/></redirfilter>";
        let filter = RedirFilter::read(Document::try_parse(xml).unwrap().root()).unwrap();
        let mut w = Writer::default();
        filter.put(&mut w, "redirfilter", Show::default());
        assert_eq!(
            w.finish(),
            "<redirfilter>\n  <usbdev class='0x08' vendor='0x1234' product='0xBEEF' version='2.50' allow='yes'/>\n  <usbdev allow='no'/>\n</redirfilter>\n"
        );
        for bad in ["", "2", "100.1", "1.100", "a.b", "1."] {
            assert_eq!(version(bad), None, "{bad:?}");
        }
    }
}
