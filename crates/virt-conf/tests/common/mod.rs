// SPDX-License-Identifier: LGPL-2.1-or-later
//! The corpus of documents that the ignored tests read.

use std::path::{Path, PathBuf};

/// Where the reference's test documents are: the folder that LIBVIRT_CORPUS names.
pub fn corpus() -> PathBuf {
    let folder = std::env::var_os("LIBVIRT_CORPUS").expect("LIBVIRT_CORPUS names the corpus folder");
    PathBuf::from(folder)
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
