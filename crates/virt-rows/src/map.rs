// SPDX-License-Identifier: LGPL-2.1-or-later
//! The linker's version script.

use crate::Function;
use std::collections::BTreeMap;
use std::fmt::Write;

/// One node per version, oldest first, each with the functions it introduced. `data` are
/// further symbols as `(name, since)`; `private` go to a node of our own that comes last.
pub fn version_script(
    functions: &[Function],
    prefix: &str,
    data: &[(&str, &str)],
    private: Option<(&str, Vec<String>)>,
) -> String {
    let mut nodes: BTreeMap<Vec<u32>, Vec<&str>> = BTreeMap::new();
    let number = |since: &str| since.split('.').map(|n| n.parse().expect("a version")).collect::<Vec<u32>>();
    for f in functions {
        nodes.entry(number(&f.since)).or_default().push(&f.name);
    }
    for (name, since) in data {
        nodes.entry(number(since)).or_default().push(name);
    }
    let (mut script, mut parent) = (String::new(), String::new());
    for (version, names) in &nodes {
        let version: Vec<String> = version.iter().map(u32::to_string).collect();
        let node = format!("{prefix}{}", version.join("."));
        writeln!(script, "{node} {{\n  global:").unwrap();
        for name in names {
            writeln!(script, "    {name};").unwrap();
        }
        if parent.is_empty() {
            script.push_str("  local: *;\n");
        }
        writeln!(script, "}}{parent};").unwrap();
        parent = format!(" {node}");
    }
    if let Some((node, names)) = private {
        writeln!(script, "{node} {{\n  global:").unwrap();
        for name in names {
            writeln!(script, "    {name};").unwrap();
        }
        writeln!(script, "}}{parent};").unwrap();
    }
    script
}
