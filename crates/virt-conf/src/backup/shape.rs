// SPDX-License-Identifier: LGPL-2.1-or-later
//! What a backup's document looks like.

use crate::shape::{Shape, Times, absolute_path, any, disk_target, host, unsigned_int, uuid, yes_no};
use crate::storage::FileFormat;
use crate::xml::Node;

pub const BACKUP: Shape = Shape {
    attributes: &[("mode", |text| matches!(text, "push" | "pull"))],
    children: &[
        ("incremental", Times::Optional, &Shape::TEXT),
        ("server", Times::Optional, &SERVER),
        ("disks", Times::Optional, &DISKS),
    ],
    also: |node| {
        let pull = node.attribute("mode") == Some("pull");
        let disks = || node.children().filter(|c| c.is("disks")).flat_map(Node::children);
        node.child("server").is_some() == pull && disks().all(if pull { pull_disk } else { push_disk })
    },
    ..Shape::EMPTY
};

const SERVER: Shape = Shape {
    attributes: &[
        ("tls", yes_no),
        ("transport", |text| matches!(text, "tcp" | "unix" | "fd")),
        ("name", host),
        ("port", unsigned_int),
        ("socket", absolute_path),
        ("fdgroup", any),
    ],
    also: |node| match node.attribute("transport").unwrap_or("tcp") {
        "unix" => has_only(node, &["socket"], &[], &["tls", "transport"]),
        "fd" => has_only(node, &["fdgroup"], &[], &["tls", "transport"]),
        _ => has_only(node, &["name"], &["port"], &["tls", "transport"]),
    },
    ..Shape::EMPTY
};

/// Whether all of `needed` are there and nothing is that no list names.
fn has_only(node: Node<'_>, needed: &[&str], allowed: &[&str], common: &[&str]) -> bool {
    needed.iter().all(|name| node.attribute(name).is_some())
        && node.attributes().all(|a| [needed, allowed, common].iter().any(|list| list.contains(&a.name)))
}

const DISKS: Shape = Shape {
    children: &[("disk", Times::Many, &DISK)],
    also: |node| node.children().next().is_some(),
    ..Shape::EMPTY
};

const DISK: Shape = Shape {
    attributes: &[
        ("name", disk_target),
        ("backup", yes_no),
        ("backupmode", |text| matches!(text, "full" | "incremental")),
        ("incremental", any),
        ("exportname", any),
        ("exportbitmap", any),
        ("type", |text| matches!(text, "file" | "block")),
    ],
    children: &[
        ("target", Times::Optional, &STORE),
        ("scratch", Times::Optional, &STORE),
        ("driver", Times::Optional, &DRIVER),
    ],
    also: |node| {
        let has = |name| node.attribute(name).is_some();
        let bare = node.children().next().is_none();
        has("name")
            && !(node.attribute("backupmode") == Some("full") && has("incremental"))
            && (node.attribute("backup") != Some("no") || !has("type") && bare)
    },
    ..Shape::EMPTY
};

/// The store's path stands in the attribute that goes with the disk's type.
fn fits(store: Option<Node<'_>>, kind: &str) -> bool {
    let attribute = if kind == "block" { "dev" } else { "file" };
    store.is_none_or(|store| store.attribute(attribute).is_some())
}

fn push_disk(node: Node<'_>) -> bool {
    let has = |name| node.attribute(name).is_some();
    if has("exportname") || has("exportbitmap") || node.child("scratch").is_some() {
        return false;
    }
    match node.attribute("type") {
        None => node.children().next().is_none(),
        Some(kind) => fits(node.child("target"), kind),
    }
}

fn pull_disk(node: Node<'_>) -> bool {
    let driver = node.child("driver");
    if node.child("target").is_some() || driver.is_some_and(|d| d.attribute("type") != Some("qcow2")) {
        return false;
    }
    let scratch = node.child("scratch");
    match node.attribute("type") {
        Some("block") => scratch.is_some() && fits(scratch, "block"),
        // The word `backup` goes with a type here.
        None if node.attribute("backup") == Some("yes") => false,
        // A driver goes with a scratch file, though not the other way round.
        _ => (driver.is_none() || scratch.is_some()) && fits(scratch, "file"),
    }
}

const DRIVER: Shape = Shape {
    attributes: &[("type", |text| text == "luks" || FileFormat::from_word(text).is_some())],
    also: |node| node.attribute("type").is_some(),
    ..Shape::EMPTY
};

const STORE: Shape = Shape {
    attributes: &[("file", absolute_path), ("dev", absolute_path)],
    children: &[("seclabel", Times::Many, &LABEL), ("encryption", Times::Optional, &ENCRYPTION)],
    also: |node| node.attributes().count() == 1,
    ..Shape::EMPTY
};

const LABEL: Shape = Shape {
    attributes: &[("model", any), ("relabel", yes_no), ("labelskip", |text| text == "yes")],
    children: &[("label", Times::Many, &Shape::TEXT)],
    also: |node| {
        let labelled = node.child("label").is_some();
        match (node.attribute("relabel"), node.attribute("labelskip")) {
            (Some("no"), None) | (None, Some(_)) => !labelled,
            (_, None) => labelled,
            _ => false,
        }
    },
    ..Shape::EMPTY
};

const ENCRYPTION: Shape = Shape {
    attributes: &[("format", |text| text == "luks"), ("engine", |text| text == "qemu")],
    children: &[
        ("secret", Times::Once, &SECRET),
        ("cipher", Times::Optional, &CIPHER),
        ("ivgen", Times::Optional, &IVGEN),
    ],
    also: |node| {
        node.attribute("format").is_some() && node.child("cipher").is_some() == node.child("ivgen").is_some()
    },
    ..Shape::EMPTY
};

const SECRET: Shape = Shape {
    attributes: &[("type", |text| text == "passphrase"), ("uuid", uuid), ("usage", any)],
    also: |node| {
        let has = |name| node.attribute(name).is_some();
        has("type") && has("uuid") != has("usage")
    },
    ..Shape::EMPTY
};

const CIPHER: Shape = Shape {
    attributes: &[("name", any), ("size", unsigned_int), ("mode", any), ("hash", any)],
    also: |node| {
        let has = |name| node.attribute(name).is_some();
        has("name") && has("size") && has("mode") == has("hash")
    },
    ..Shape::EMPTY
};

const IVGEN: Shape = Shape {
    attributes: &[("name", any), ("hash", any)],
    also: |node| node.attribute("name").is_some(),
    ..Shape::EMPTY
};
