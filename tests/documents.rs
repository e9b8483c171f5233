// SPDX-License-Identifier: LGPL-2.1-or-later
//! Gives the reference's own test documents, and variations of them, to the test driver of both
//! libraries: what comes out, or the refusal, must be the same. Where the reference is older than
//! the interface, 12.8.0 is asked too, from its own root: what it says is right as well.
//!
//! Documents that differ stand in `tests/known-differences`, under `documents` and `variations`.
//! To look for others: `tests/documents/compare.py LIBDIR CORPUS --vary 10000 --seed 2 --group`.

mod common;

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// The root of the release whose interface this is.
fn newer() -> String {
    let tool = common::source().join("tools/reference");
    let output = Command::new(tool).arg("12.8.0").stderr(Stdio::inherit()).output();
    let output = output.expect("tools/reference runs");
    assert!(output.status.success(), "tools/reference 12.8.0 failed");
    String::from_utf8(output.stdout).expect("a path").trim_end().to_owned()
}

/// The standard output of a script that compares, compiled against the libraries of the tests.
fn output(script: &Path, arguments: &[&str], input: &str) -> String {
    let (ours, reference) = (common::ours(), common::reference());
    let mut child = Command::new("python3")
        .arg(script)
        .arg(&ours.libdir)
        .args(arguments)
        .env("CPATH", &ours.includedir)
        .env("LIBRARY_PATH", &reference.libdir)
        .env("LD_LIBRARY_PATH", &reference.libdir)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("python3 runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(input.as_bytes()).expect("the script reads what differs");
    drop(stdin);
    let output = child.wait_with_output().expect("python3 runs");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}: {text}{complaint}", script.display());
    text
}

/// The lines that begin so.
fn lines<'a>(text: &'a str, start: &'a str) -> impl Iterator<Item = &'a str> {
    text.lines().filter(move |line| line.starts_with(start))
}

/// Holds the documents that differ against those that are known to.
fn judge(name: &str, text: &str) {
    let differing: String = lines(text, "differs: ").map(|line| format!("{line}\n")).collect();
    let scratch = common::scratch("documents").join(name);
    std::fs::create_dir_all(&scratch).expect("the build folder is writable");
    common::ratchet(name, &differing, &scratch).unwrap_or_else(|why| panic!("{why}"));
}

#[test]
fn documents_of_the_references_tests() {
    let folder = common::facts().join("../corpusdiff");
    let reference = common::reference().libdir.display().to_string();
    let arguments = ["--list", "--reference", &reference];
    let text = output(&folder.join("corpusdiff.py"), &arguments, "");

    // What differs goes through the same program with 12.8.0.
    let differing: String = lines(&text, "differs: ").map(|line| format!("{line}\n")).collect();
    let corpus = common::facts().join("corpus").display().to_string();
    let source = folder.join("corpusdiff.c").display().to_string();
    let arguments = [&newer(), &corpus, &source];
    let answer = output(
        &common::source().join("tests/documents/newer.py"),
        &arguments.map(String::as_str),
        &differing,
    );
    let asked = lines(&answer, "the newer release: ").next().expect("it says which library answered");
    assert!(asked.ends_with("/libvirt.so.0.12008.0"), "{asked}");
    judge("documents", &answer);

    let counts = common::source().join("tests/corpus-counts.tsv");
    let table = std::fs::read_to_string(&counts).expect("the counts are there");
    let is_counted = |title: &str, alike: usize, of: usize| {
        let wanted = format!("given to the test driver: {title}\t{alike}\t{of}");
        assert!(table.lines().any(|l| l == wanted), "{} does not say: {wanted}", counts.display());
    };
    let mut all = 0;
    for line in text.lines().filter(|l| l.ends_with(" documents alike")) {
        let [kind, alike, "of", of, ..] = line.split_whitespace().collect::<Vec<_>>()[..] else {
            panic!("not a count: {line}")
        };
        let [alike, of] = [alike, of].map(|word| word.parse::<usize>().expect("a number"));
        let said = |verdict: &str| lines(&answer, &format!("{verdict}: {kind} ")).count();
        let as_newer = said("as the newer release");
        assert_eq!(of - alike, as_newer + said("differs"), "{answer}");
        is_counted(kind, alike + as_newer, of);
        if as_newer > 0 {
            is_counted(&format!("{kind}, as 12.8.0 and not as 11.3.0"), as_newer, of);
        }
        all += of;
    }
    assert!(all > 1000, "{all} documents were compared");
}

#[test]
fn variations_of_them() {
    let script = common::source().join("tests/documents/compare.py");
    let reference = common::reference().libdir.display().to_string();
    let corpus = common::facts().join("corpus").display().to_string();
    let newer = newer();
    let arguments = [&corpus, "--vary", "150", "--list", "--newer", &newer, "--reference", &reference];
    let text = output(&script, &arguments, "");
    judge("variations", &text);
    assert!(text.lines().filter(|l| l.contains(" of 150 alike")).count() > 8, "{text}");
}
