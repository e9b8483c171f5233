// SPDX-License-Identifier: LGPL-2.1-or-later
//! What a checkpoint's document looks like.

use crate::shape::{Shape, Times, absolute_path, any, disk_target, unsigned_long};

pub const CHECKPOINT: Shape = Shape {
    children: &[
        ("name", Times::Optional, &NAME),
        ("description", Times::Optional, &Shape::TEXT),
        ("creationTime", Times::Optional, &Shape { text: Some(unsigned_long), ..Shape::EMPTY }),
        ("disks", Times::Optional, &DISKS),
        ("domain", Times::Optional, &Shape::OPEN),
        ("parent", Times::Optional, &PARENT),
    ],
    ..Shape::EMPTY
};

const NAME: Shape = Shape { text: Some(file_name), ..Shape::EMPTY };

const PARENT: Shape = Shape { children: &[("name", Times::Once, &NAME)], ..Shape::EMPTY };

const DISKS: Shape = Shape {
    children: &[("disk", Times::Many, &DISK)],
    also: |node| node.children().next().is_some(),
    ..Shape::EMPTY
};

const DISK: Shape = Shape {
    attributes: &[
        ("name", |text| disk_target(text) || absolute_path(text)),
        ("checkpoint", |text| matches!(text, "no" | "bitmap")),
        ("bitmap", any),
        ("size", unsigned_long),
    ],
    also: |node| {
        let has = |name| node.attribute(name).is_some();
        has("name") && (node.attribute("checkpoint") != Some("no") || !has("bitmap") && !has("size"))
    },
    ..Shape::EMPTY
};

/// Drivers keep checkpoints in files of these names.
fn file_name(text: &str) -> bool {
    let fits = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.');
    !text.is_empty() && !text.starts_with('.') && text.bytes().all(fits)
}
