// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<hub>`

use virt_core::{Result, tr};

use crate::domain::address::PlainInfo;
use crate::schema::{Element, Rule, Show, internal, unsupported};
use crate::xml::{Node, Writer};

/// `<hub type='usb'/>`: there is no other kind.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Hub {
    pub info: PlainInfo,
}

impl Element for Hub {
    fn read(node: Node<'_>) -> Result<Self> {
        match node.attribute("type") {
            None => return Err(internal(tr!("missing hub device type"))),
            Some("usb") => {}
            Some(kind) => return Err(unsupported(tr!("unknown hub device type '%1$s'", kind))),
        }
        Ok(Hub { info: PlainInfo::read(node)? })
    }
    fn write(&self, w: &mut Writer, show: Show) {
        w.attribute("type", "usb");
        self.info.write(w, show);
    }
    fn grammar() -> Vec<Rule> {
        let mut rules = vec![Rule::Attribute("type", &["usb"])];
        rules.extend(PlainInfo::grammar());
        rules
    }
}
