// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<fs:mount_opts>` and `<rbd:config_opts>`: options handed to mount and to librados unseen.

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use super::PoolType;
use crate::xml::{Node, Writer};

const FS: &str = "http://libvirt.org/schemas/storagepool/fs/1.0";
const RBD: &str = "http://libvirt.org/schemas/storagepool/rbd/1.0";

/// Options of a backend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BackendOptions {
    /// Mount options, for `fs` and `netfs`.
    Mount(Vec<Box<str>>),
    /// Names and values, for `rbd`.
    Rbd(Vec<(Box<str>, Box<str>)>),
}

fn options<'d>(node: Node<'d>, uri: &'d str, list: &'d str) -> impl Iterator<Item = Node<'d>> {
    let named = move |node: &Node<'_>, name: &str| node.namespace() == Some(uri) && node.name() == name;
    node.children()
        .filter(move |c| named(c, list))
        .flat_map(Node::children)
        .filter(move |c| named(c, "option"))
}

fn fault(text: String) -> Error {
    Error::new(ErrorDomain::STORAGE, ErrorCode::XML_ERROR, text)
}

impl BackendOptions {
    /// Reads those of a pool of this kind.
    pub fn read(node: Node<'_>, kind: PoolType) -> Result<Option<BackendOptions>> {
        match kind {
            PoolType::Fs | PoolType::Netfs => {
                let names = options(node, FS, "mount_opts").map(|option| {
                    let name = option.attribute("name").map(Box::from);
                    name.ok_or_else(|| fault(tr!("no fs mount option name specified")))
                });
                let names = names.collect::<Result<Vec<_>>>()?;
                Ok((!names.is_empty()).then_some(BackendOptions::Mount(names)))
            }
            PoolType::Rbd => {
                let pairs = options(node, RBD, "config_opts").map(rbd_option).collect::<Result<Vec<_>>>()?;
                Ok((!pairs.is_empty()).then_some(BackendOptions::Rbd(pairs)))
            }
            _ => Ok(None),
        }
    }

    /// Writes the declaration of the namespace.
    pub fn declare(&self, w: &mut Writer) {
        match self {
            BackendOptions::Mount(_) => w.attribute("xmlns:fs", FS),
            BackendOptions::Rbd(_) => w.attribute("xmlns:rbd", RBD),
        }
    }

    /// Writes the element.
    pub fn put(&self, w: &mut Writer) {
        match self {
            BackendOptions::Mount(names) => {
                let _mark = w.start("fs:mount_opts");
                for name in names {
                    let _mark = w.start("fs:option");
                    w.attribute("name", name);
                    w.end("fs:option");
                }
                w.end("fs:mount_opts");
            }
            BackendOptions::Rbd(pairs) => {
                let _mark = w.start("rbd:config_opts");
                for (name, value) in pairs {
                    let _mark = w.start("rbd:option");
                    w.attribute("name", name);
                    w.attribute("value", value);
                    w.end("rbd:option");
                }
                w.end("rbd:config_opts");
            }
        }
    }
}

fn rbd_option(option: Node<'_>) -> Result<(Box<str>, Box<str>)> {
    let Some(name) = option.attribute("name") else {
        return Err(fault(tr!("no rbd option name specified")));
    };
    if name.is_empty() {
        return Err(fault(tr!("empty rbd option name specified")));
    }
    match option.attribute("value") {
        None => Err(fault(tr!("no rbd option value specified for name '%1$s'", name))),
        Some("") => Err(fault(tr!("empty rbd option value specified for name '%1$s'", name))),
        Some(value) => Ok((name.into(), value.into())),
    }
}
