// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<server>`: where a backup is served.

use virt_core::{ErrorCode, Result, tr};

use super::{Mode, fault, unsupported};
use crate::schema::{Rule, optional, required};
use crate::storage::Transport;
use crate::storage::source::parse_port;
use crate::value::{Value as _, YesNo};
use crate::xml::{Node, Writer};

/// Where a backup is served.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Server {
    pub transport: Transport,
    pub tls: Option<YesNo>,
    pub name: Option<Box<str>>,
    /// 0: the protocol's own.
    pub port: u32,
    pub socket: Option<Box<str>>,
    pub fdgroup: Option<Box<str>>,
}

impl Server {
    pub(super) fn grammar() -> Vec<Rule> {
        let mut rules =
            Vec::from(["name", "port", "socket", "fdgroup"].map(|name| Rule::Attribute(name, &[])));
        rules.push(Rule::Attribute("transport", Transport::WORDS));
        rules.push(Rule::Attribute("tls", YesNo::WORDS));
        rules
    }

    pub(super) fn read(node: Node<'_>, mode: Mode) -> Result<Server> {
        if mode != Mode::Pull {
            return Err(unsupported(tr!("use of <server> requires pull mode backup")));
        }
        let transport = optional(node, "transport")?.unwrap_or(Transport::Tcp);
        let mut server = Server { transport, tls: None, name: None, port: 0, socket: None, fdgroup: None };
        server.read_place(node)?;
        if transport == Transport::Rdma {
            return Err(unsupported(tr!("transport rdma is not supported for <server>")));
        }
        if let Some(path) = server.socket.as_deref().filter(|path| !path.starts_with('/')) {
            let text = tr!("backup socket path '%1$s' must be absolute", path);
            return Err(fault(ErrorCode::XML_ERROR, text));
        }
        server.tls = optional(node, "tls")?;
        Ok(server)
    }

    fn read_place(&mut self, node: Node<'_>) -> Result<()> {
        let xml_error = |text| fault(ErrorCode::XML_ERROR, text);
        let socket = node.attribute("socket");
        if self.transport == Transport::Unix {
            let Some(socket) = socket else {
                return Err(xml_error(tr!("missing socket for unix transport")));
            };
            self.socket = Some(socket.into());
            return Ok(());
        }
        if socket.is_some() {
            let word = self.transport.as_str();
            return Err(xml_error(tr!("transport '%1$s' does not support socket attribute", word)));
        }
        if self.transport == Transport::Fd {
            self.fdgroup = Some(required(node, "fdgroup")?);
            return Ok(());
        }
        self.port = node.attribute("port").map(parse_port).transpose()?.unwrap_or(0);
        let Some(name) = node.attribute("name") else {
            return Err(xml_error(tr!("missing name for host")));
        };
        self.name = Some(name.into());
        Ok(())
    }

    pub(super) fn put(&self, w: &mut Writer) {
        let _mark = w.start("server");
        w.attribute("transport", self.transport.as_str());
        if let Some(tls) = self.tls {
            w.attribute("tls", tls.as_str());
        }
        if let Some(name) = &self.name {
            w.attribute("name", name);
        }
        if self.port > 0 {
            w.attribute_fmt("port", format_args!("{}", self.port));
        }
        for (attribute, value) in [("socket", &self.socket), ("fdgroup", &self.fdgroup)] {
            if let Some(value) = value {
                w.attribute(attribute, value);
            }
        }
        w.end("server");
    }
}
