// SPDX-License-Identifier: LGPL-2.1-or-later
//! The corpus of the reference's test documents.
#![allow(dead_code)] // no test uses all of it

use std::io::{Read, Seek, SeekFrom, Write};
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

/// A network that 11.3.0 wrote, as 12.8.0 does: an `<ip>` or `<forward>` with nothing inside is one
/// tag. The runner `documents` asks 12.8.0 itself.
pub fn with_empty_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let name = ["ip", "forward"].into_iter().find(|n| line.trim_start().starts_with(&format!("<{n} ")));
        let end = name.map(|name| format!("</{name}>"));
        if !line.ends_with("/>") && end.is_some() && lines.peek().map(|next| next.trim()) == end.as_deref() {
            lines.next();
            out.push_str(line.trim_end_matches('>'));
            out.push_str("/>\n");
        } else {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

/// Holds a count of documents that come out as the reference's against the one that is checked in
/// for MATRIX.md. With `LIBVIRT_RS_RECORD` in the environment it is written down instead.
pub fn count(title: &str, alike: usize, all: usize) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus-counts.tsv");
    let wanted = format!("{title}\t{alike}\t{all}");
    let record = std::env::var_os("LIBVIRT_RS_RECORD").is_some();
    let fail = |e| panic!("{}: {e}", path.display());
    let options = &mut std::fs::OpenOptions::new();
    let mut file = options.read(true).write(record).open(&path).unwrap_or_else(fail);
    // Tests of other threads and programs write their lines to it too.
    file.lock().unwrap_or_else(|e| panic!("{e}"));
    let mut text = String::new();
    file.read_to_string(&mut text).unwrap_or_else(|e| panic!("{e}"));
    if text.lines().any(|line| line == wanted) {
        return;
    }
    assert!(record, "{title}: {alike} of {all}, which tests/corpus-counts.tsv says otherwise");
    let other = |line: &&str| line.split('\t').next() != Some(title);
    let mut lines: Vec<&str> = text.lines().skip(1).filter(other).chain([wanted.as_str()]).collect();
    lines.sort_unstable();
    let head = text.lines().next().unwrap_or_default();
    file.seek(SeekFrom::Start(0)).and_then(|_| file.set_len(0)).unwrap();
    writeln!(file, "{head}\n{}", lines.join("\n")).unwrap();
}
