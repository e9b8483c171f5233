// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<idmap>`: which users of the host stand for which users of a container.

use virt_core::{Result, tr};

use crate::schema::{unsupported, xml_error};
use crate::value::unsigned;
use crate::xml::{Node, Writer};

/// One range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct IdRange {
    pub start: u32,
    pub target: u32,
    pub count: u32,
}

/// Users' and groups' ranges, in the order of where they start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct IdMap {
    pub users: Vec<IdRange>,
    pub groups: Vec<IdRange>,
}

impl IdMap {
    /// Reads the element.
    pub fn read(node: Node<'_>) -> Result<IdMap> {
        Ok(IdMap { users: read_ranges(node, "uid")?, groups: read_ranges(node, "gid")? })
    }

    /// Both must be mapped, and root among them.
    pub fn check(&self) -> Result<()> {
        if self.users.is_empty() != self.groups.is_empty() {
            return Err(unsupported(tr!("uid and gid should be mapped both")));
        }
        if [&self.users, &self.groups].iter().any(|l| l.first().is_some_and(|r| r.start != 0)) {
            return Err(unsupported(tr!("You must map the root user of container")));
        }
        Ok(())
    }

    /// Writes it, if any user is mapped.
    pub fn put(&self, w: &mut Writer) {
        if self.users.is_empty() {
            return;
        }
        let _mark = w.start("idmap");
        for (name, list) in [("uid", &self.users), ("gid", &self.groups)] {
            for range in list {
                let _mark = w.start(name);
                w.attribute_fmt("start", format_args!("{}", range.start));
                w.attribute_fmt("target", format_args!("{}", range.target));
                w.attribute_fmt("count", format_args!("{}", range.count));
                w.end(name);
            }
        }
        w.end("idmap");
    }
}

fn read_ranges(node: Node<'_>, name: &str) -> Result<Vec<IdRange>> {
    let mut ranges = Vec::new();
    for child in node.children().filter(|c| c.is(name)) {
        let number = |name| {
            let text = child.attribute(name).unwrap_or_default();
            unsigned(text, 10)
                .and_then(|n| u32::try_from(n).ok())
                .ok_or_else(|| xml_error(tr!("invalid idmap start/target/count settings")))
        };
        ranges.push(IdRange { start: number("start")?, target: number("target")?, count: number("count")? });
    }
    ranges.sort_by_key(|range| range.start);
    Ok(ranges)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xml::Document;

    fn read(xml: &str) -> Result<IdMap> {
        IdMap::read(Document::try_parse(xml).unwrap().root())
    }

    #[test]
    fn ranges_are_sorted_and_checked() {
        let xml = "<idmap><uid start='5' target='1' count='1'/><uid start='0' target='9' count='2'/><gid start='0' target='0' count='1'/></idmap>";
        let map = read(xml).unwrap();
        assert_eq!(map.users[0], IdRange { start: 0, target: 9, count: 2 });
        assert!(map.check().is_ok());
        let alone = read("<idmap><uid start='0' target='1' count='1'/></idmap>").unwrap();
        assert!(alone.check().unwrap_err().message().ends_with("uid and gid should be mapped both"));
        assert!(read("<idmap><uid start='x' target='1' count='1'/></idmap>").is_err());
    }
}
