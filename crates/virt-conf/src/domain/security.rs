// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<seclabel>`, of the domain and of its disks.

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::schema::{Show, optional, unsupported, xml_error};
use crate::value::YesNo;
use crate::words;
use crate::xml::{Node, Writer};

words! {
    /// Where a label comes from.
    LabelType { None = "none", Dynamic = "dynamic", Static = "static" }
}

/// Longest model and label kept.
const MODEL_MAX: usize = 256;
const LABEL_MAX: usize = 4096;

/// `<seclabel type='dynamic' model='selinux' relabel='yes'/>`
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct DomainLabel {
    /// Without one nothing is kept of the element but that it is there.
    pub kind: Option<LabelType>,
    pub model: Option<Box<str>>,
    pub relabel: bool,
    pub label: Option<Box<str>>,
    pub baselabel: Option<Box<str>>,
}

fn text(node: Node<'_>, name: &str) -> Option<Box<str>> {
    node.child(name).map(|c| c.text()).filter(|t| !t.is_empty()).map(|t| t.as_ref().into())
}

fn twice(model: &str) -> Error {
    let text = tr!("seclabel for model %1$s is already provided", model);
    Error::new(ErrorDomain::DOMAIN, ErrorCode::XML_DETAIL, text)
}

impl DomainLabel {
    /// Reads one, of a definition that is not running.
    pub fn read(node: Node<'_>, before: &[DomainLabel]) -> Result<DomainLabel> {
        let model = node.attribute("model").filter(|m| m.len() < MODEL_MAX);
        let kind = optional(node, "type")?;
        let relabel = match optional::<YesNo>(node, "relabel")? {
            Some(choice) => choice == YesNo::Yes,
            None => matches!(kind, None | Some(LabelType::Dynamic)),
        };
        if kind == Some(LabelType::Dynamic) && !relabel {
            return Err(unsupported(tr!("dynamic label type must use resource relabeling")));
        }
        if kind == Some(LabelType::None) && relabel {
            return Err(unsupported(tr!("resource relabeling is not compatible with 'none' label type")));
        }
        let mut label =
            DomainLabel { kind, model: model.map(Box::from), relabel, label: None, baselabel: None };
        if model == Some("none") {
            // Older configurations are put right.
            label.kind = Some(LabelType::None);
            label.relabel = false;
        } else if kind == Some(LabelType::Static) {
            label.label = text(node, "label").filter(|l| l.len() < LABEL_MAX);
            if label.label.is_none() {
                return Err(xml_error(tr!("security label is missing")));
            }
        } else if kind == Some(LabelType::Dynamic) {
            label.baselabel = text(node, "baselabel").filter(|l| l.len() < LABEL_MAX);
        }
        match before.iter().any(|b| b.model == label.model) {
            true => Err(twice(model.unwrap_or("(null)"))),
            false => Ok(label),
        }
    }

    /// Rules about all labels of a domain.
    pub fn check_all(labels: &[DomainLabel]) -> Result<()> {
        if labels.len() > 1 && labels.iter().any(|l| l.model.is_none()) {
            return Err(xml_error(tr!("missing security model when using multiple labels")));
        }
        Ok(())
    }

    /// Writes it.
    pub fn put(&self, w: &mut Writer) {
        let Some(kind) = self.kind else { return };
        let _mark = w.start("seclabel");
        w.attribute("type", kind.as_str());
        if let Some(model) = &self.model {
            w.attribute("model", model);
        }
        if kind != LabelType::None {
            w.attribute("relabel", if self.relabel { "yes" } else { "no" });
            for (name, value) in [("label", &self.label), ("baselabel", &self.baselabel)] {
                if let Some(value) = value {
                    w.text(name, value);
                }
            }
        }
        w.end("seclabel");
    }
}

/// `<seclabel model='dac' relabel='no'/>` of a disk or character device.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct DeviceLabel {
    pub model: Option<Box<str>>,
    pub relabel: bool,
    pub label: Option<Box<str>>,
}

impl DeviceLabel {
    /// Reads one.
    pub fn read(node: Node<'_>, before: &[DeviceLabel]) -> Result<DeviceLabel> {
        let model = node.attribute("model");
        if let Some(model) = model
            && before.iter().any(|b| b.model.as_deref() == Some(model))
        {
            return Err(twice(model));
        }
        let choice = optional(node, "relabel")?;
        let relabel = choice != Some(YesNo::No);
        let label = text(node, "label").filter(|l| l.len() < LABEL_MAX);
        let shown = model.unwrap_or("<null>");
        if label.is_some() && !relabel {
            let text = tr!("Cannot specify a label if relabelling is turned off. model=%1$s", shown);
            return Err(xml_error(text));
        }
        if choice == Some(YesNo::Yes) && label.is_none() {
            return Err(xml_error(tr!("Cannot specify relabel if label is missing. model=%1$s", shown)));
        }
        Ok(DeviceLabel { model: model.map(Box::from), relabel, label })
    }

    /// Writes it.
    pub fn put(&self, w: &mut Writer, show: Show) {
        if !show.live && self.label.is_none() && self.relabel {
            return;
        }
        let _mark = w.start("seclabel");
        if let Some(model) = &self.model {
            w.attribute("model", model);
        }
        w.attribute("relabel", if self.relabel { "yes" } else { "no" });
        if let Some(label) = &self.label {
            w.text("label", label);
        }
        w.end("seclabel");
    }
}
