// SPDX-License-Identifier: LGPL-2.1-or-later
//! What the reference says of a document that does not fit. Its validator reports where it gave
//! up, which is mostly far above the fault: the log has what is really wrong.

use super::Schema;
use super::automaton::Problem;
use crate::xml::Node;

/// Children that a kind of document cannot do without, in the order in which they are missed.
fn required(schema: Schema) -> &'static [&'static str] {
    match schema {
        Schema::Domain | Schema::Network | Schema::NodeDevice => &["name"],
        Schema::StorageVol => &["name", "target"],
        _ => &[],
    }
}

/// Children of a domain whose order is open among themselves first.
const GROUPED: &[&str] = &[
    "memory",
    "maxMemory",
    "currentMemory",
    "memoryBacking",
    "vcpu",
    "vcpus",
    "iothreads",
    "iothreadids",
    "defaultiothread",
    "blkiotune",
    "memtune",
    "cputune",
    "numatune",
    "iommufd",
    "resource",
    "on_reboot",
    "on_poweroff",
    "on_crash",
    "on_lockfailure",
];

/// The reference's lines for a problem of a document.
pub fn lines(schema: Schema, root: Node<'_>, problem: &Problem) -> String {
    let name = root.name();
    let failed = format!("Element {name} failed to validate content\n");
    let sequence = "Invalid sequence in interleave\n";
    match &problem.branch {
        None => match required(schema).iter().find(|child| root.child(child).is_none()) {
            Some(child) if problem.incomplete => {
                format!("Expecting an element {child}, got nothing\n{sequence}{failed}")
            }
            _ => format!("{}\n", problem.detail),
        },
        Some((child, false)) => format!("Element {name} has extra content: {child}\n"),
        Some((child, true)) if schema == Schema::Domain && child == "os" => format!(
            // What it says of the last kind of guest that it tries, which is seldom the one meant.
            "Error validating value \nElement type failed to validate content\n{sequence}\
             Element os failed to validate content\n{sequence}{failed}"
        ),
        Some((child, true)) => {
            let grouped = schema == Schema::Domain && GROUPED.contains(&child.as_str());
            let sequence = if grouped { sequence } else { "" };
            format!("Extra element {child} in interleave\n{sequence}{failed}")
        }
    }
}
