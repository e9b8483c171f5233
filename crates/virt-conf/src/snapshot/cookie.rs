// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<cookie>`: what the QEMU driver must remember of a guest whose memory it keeps.

use virt_core::Result;

use crate::domain::cpu::Cpu;
use crate::xml::{Node, Writer};

/// What a guest's memory cannot do without.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cookie {
    /// The processor that the guest saw.
    pub cpu: Option<Box<Cpu>>,
    /// Its user network ran in a process of its own.
    pub slirp_helper: bool,
}

impl Cookie {
    /// Reads the element.
    pub fn read(node: Node<'_>) -> Result<Cookie> {
        let cpu = node.child("cpu").map(Cpu::read).transpose()?.map(Box::new);
        Ok(Cookie { cpu, slirp_helper: node.child("slirpHelper").is_some() })
    }

    /// Writes the element.
    pub fn put(&self, w: &mut Writer) {
        let _mark = w.start("cookie");
        if let Some(cpu) = &self.cpu {
            cpu.put(w);
        }
        if self.slirp_helper {
            w.flag("slirpHelper");
        }
        // The end tag stands on a line of its own, also where nothing is inside.
        w.open_content();
        w.end("cookie");
    }
}
