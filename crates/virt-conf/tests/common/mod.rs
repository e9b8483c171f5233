// SPDX-License-Identifier: LGPL-2.1-or-later
//! The corpus of the reference's test documents.
#![allow(dead_code)] // no test uses all of it

use std::path::{Path, PathBuf};

/// Where the reference's test documents are, beside the checkout.
pub fn corpus() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/reference/corpus");
    assert!(folder.is_dir(), "the corpus is not at {}", folder.display());
    folder
}

/// Every `.xml` file below `folder`, sorted.
pub fn documents(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "xml") {
                found.push(path);
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "no documents below {}", folder.display());
    found
}
