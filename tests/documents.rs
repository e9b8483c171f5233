// SPDX-License-Identifier: LGPL-2.1-or-later
//! Gives the reference's own test documents, and variations of them, to the test driver of both
//! libraries: what comes out, or the refusal, must be the same.
//!
//! Documents that differ stand in `tests/known-differences`, under `documents` and `variations`.
//! To look for others: `tests/documents/compare.py LIBDIR CORPUS --vary 10000 --seed 2 --group`.

mod common;

use std::path::Path;
use std::process::Command;

/// The standard output of a script that compares, compiled against the libraries of the tests.
fn output(script: &Path, arguments: &[&str]) -> String {
    let (ours, reference) = (common::ours(), common::reference());
    let output = Command::new("python3")
        .arg(script)
        .arg(&ours.libdir)
        .args(arguments)
        .arg("--list")
        .arg("--reference")
        .arg(&reference.libdir)
        .env("CPATH", &ours.includedir)
        .env("LIBRARY_PATH", &reference.libdir)
        .env("LD_LIBRARY_PATH", &reference.libdir)
        .output()
        .expect("python3 runs");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}: {text}{complaint}", script.display());
    text
}

/// Holds the documents that differ against those that are known to.
fn judge(name: &str, text: &str) {
    let differing: String =
        text.lines().filter(|l| l.starts_with("differs: ")).map(|l| format!("{l}\n")).collect();
    let scratch = common::scratch("documents").join(name);
    std::fs::create_dir_all(&scratch).expect("the build folder is writable");
    common::ratchet(name, &differing, &scratch).unwrap_or_else(|why| panic!("{why}"));
}

#[test]
fn documents_of_the_references_tests() {
    let script = common::facts().join("../corpusdiff/corpusdiff.py");
    let text = output(&script, &[]);
    judge("documents", &text);
    let counts = common::source().join("tests/corpus-counts.tsv");
    let table = std::fs::read_to_string(&counts).expect("the counts are there");
    let mut all = 0;
    for line in text.lines().filter(|l| l.ends_with(" documents alike")) {
        let [kind, alike, "of", of, ..] = line.split_whitespace().collect::<Vec<_>>()[..] else {
            panic!("not a count: {line}")
        };
        let wanted = format!("given to the test driver: {kind}\t{alike}\t{of}");
        assert!(table.lines().any(|l| l == wanted), "{} does not say: {wanted}", counts.display());
        all += of.parse::<usize>().expect("a number");
    }
    assert!(all > 1000, "{all} documents were compared");
}

#[test]
fn variations_of_them() {
    let script = common::source().join("tests/documents/compare.py");
    let corpus = common::facts().join("corpus");
    let text = output(&script, &[&corpus.to_string_lossy(), "--vary", "150"]);
    judge("variations", &text);
    assert!(text.lines().filter(|l| l.contains(" of 150 alike")).count() > 8, "{text}");
}
