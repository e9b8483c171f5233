// SPDX-License-Identifier: LGPL-2.1-or-later
//! Domain documents of the reference's own tests.

mod common;

use virt_conf::domain::{Definition, FormatFlags, ParseContext};

/// What is written reads again as the same definition, and is written the same.
#[test]
fn what_is_written_reads_again() {
    let (mut read, mut refused, mut moved) = (0, 0, Vec::new());
    let show = FormatFlags { secure: true, inactive: true, migratable: false };
    for path in common::documents(&common::corpus()) {
        let Ok(xml) = String::from_utf8(std::fs::read(&path).unwrap()) else { continue };
        let Ok(definition) = Definition::parse(&xml, &ParseContext::TEST) else {
            refused += 1;
            continue;
        };
        read += 1;
        let text = definition.format(show, None);
        match Definition::parse(&text, &ParseContext::TEST) {
            Ok(again) if again.format(show, None) == text => {}
            Ok(_) => moved.push(format!("{} changes", path.display())),
            Err(error) => moved.push(format!("{}: {}", path.display(), error.message())),
        }
    }
    println!("{read} read, {refused} refused");
    assert!(read > 800, "{read} documents read");
    assert!(moved.is_empty(), "{}\n{} documents", moved.join("\n"), moved.len());
}
