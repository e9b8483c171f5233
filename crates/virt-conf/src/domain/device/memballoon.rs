// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<memballoon>`

use virt_core::Result;

use super::common::VirtioDriver;
use crate::domain::address::PlainInfo;
use crate::schema::{Element, Rule, Show, optional, refused_attribute, required};
use crate::value::{OnOff, Refusal, Value, signed, unsigned};
use crate::words;
use crate::xml::{Node, Writer};

words! {
    /// The balloons there are.
    MemballoonModel {
        Virtio = "virtio", Xen = "xen", None = "none", VirtioTransitional = "virtio-transitional",
        VirtioNonTransitional = "virtio-non-transitional",
    }
}

/// `<memballoon model='virtio'/>`
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Memballoon {
    pub model: MemballoonModel,
    pub autodeflate: Option<OnOff>,
    pub free_page_reporting: Option<OnOff>,
    /// Seconds between two collections of statistics.
    pub period: u32,
    pub info: PlainInfo,
    pub driver: Option<Box<VirtioDriver>>,
}

impl Element for Memballoon {
    fn read(node: Node<'_>) -> Result<Self> {
        let model = required(node, "model")?;
        let autodeflate = optional(node, "autodeflate")?;
        let free_page_reporting = optional(node, "freePageReporting")?;
        let mut period = 0;
        if let Some(stats) = node.child("stats")
            && let Some(text) = stats.attribute("period")
        {
            let number = unsigned(text, 0).and_then(|n| i64::try_from(n).ok()).or_else(|| signed(text, 10));
            let Some(number) = number.and_then(|n| i32::try_from(n).ok()) else {
                return Err(refused_attribute(Refusal::Integer, "period", "stats", text));
            };
            period = u32::try_from(number).unwrap_or(0);
        }
        let info = match model {
            MemballoonModel::None => PlainInfo::default(),
            _ => PlainInfo::read(node)?,
        };
        let driver = node.child("driver").map(Element::read).transpose()?;
        Ok(Memballoon { model, autodeflate, free_page_reporting, period, info, driver })
    }
    fn write(&self, w: &mut Writer, show: Show) {
        w.attribute("model", self.model.as_str());
        for (name, value) in
            [("autodeflate", self.autodeflate), ("freePageReporting", self.free_page_reporting)]
        {
            if let Some(value) = value {
                w.attribute(name, value.as_str());
            }
        }
        if self.period != 0 {
            let _mark = w.start("stats");
            w.attribute_fmt("period", format_args!("{}", self.period));
            w.end("stats");
        }
        self.info.write(w, show);
        if let Some(driver) = &self.driver {
            driver.put(w, "driver", show);
        }
    }
    fn grammar() -> Vec<Rule> {
        let mut rules = vec![
            Rule::Attribute("model", MemballoonModel::WORDS),
            Rule::Attribute("autodeflate", OnOff::WORDS),
            Rule::Attribute("freePageReporting", OnOff::WORDS),
            Rule::Child("stats", || vec![Rule::Attribute("period", &[])]),
            Rule::Child("driver", VirtioDriver::grammar),
        ];
        rules.extend(PlainInfo::grammar());
        rules
    }
}
