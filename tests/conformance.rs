// SPDX-License-Identifier: LGPL-2.1-or-later
//! The conformance suite of `abi-conformance/`, which others run on their libraries, run on the
//! reference and on ours: all symbols and headers, and a part of the programs. `make conformance`
//! runs the whole of it.

mod common;

use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Of the programs: some of each kind, that take a second together.
const QUICK: [&str; 9] = [
    "null_object_*",
    "wrong_object_storage",
    "read_only_network",
    "unknown_flags_secret",
    "pending_error_interface",
    "error_api",
    "domain_lifecycle",
    "no_crash",
    "announce_interface",
];

/// Of a hundred programs, so many must have a transcript that is up to date. New ones come before
/// somebody records them.
const RECORDED: usize = 90;

fn suite(name: &str, libdir: &Path, more: &[&str]) -> Output {
    let mut command = Command::new(common::source().join("abi-conformance/run"));
    command.arg(libdir).arg("--output").arg(common::scratch("conformance").join(name));
    command.arg("--no-coverage").args(QUICK.iter().flat_map(|name| ["--only", *name])).args(more);
    // What a user has set must not reach the programs.
    command.env("LD_LIBRARY_PATH", "/nonexistent").env("LIBVIRT_DEFAULT_URI", "nonsense:///");
    command.stderr(Stdio::inherit()).output().expect("python3 is there")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn the_reference_passes_whole() {
    let output = suite("reference", &common::reference().libdir, &["--release", "11.3.0"]);
    let text = said(&output);
    assert!(output.status.success(), "{text}");
    assert!(text.contains("# score 100.00 %") && text.contains(", 0 allowed, 0 known, 0 failed,"), "{text}");
    let page = common::scratch("conformance").join("reference/index.html");
    let page = std::fs::read_to_string(page).expect("a page is written");
    assert!(page.contains("virDomainCreate") && !page.contains("http://") && !page.contains("https://"));
    assert!(!["@TITLE@", "@BODY@", "@DETAILS@"].iter().any(|open| page.contains(open)));
}

#[test]
fn ours_passes_but_for_what_is_known() {
    let known = common::source().join("tests/conformance-known.txt");
    let output = suite("ours", &common::ours().libdir, &["--known", &known.display().to_string()]);
    let text = said(&output);
    assert!(output.status.success(), "{text}");
    assert!(text.contains("held against libvirt 12.8.0"), "{text}");
}

/// A suite that cannot fail proves nothing.
#[test]
fn what_is_missing_and_what_differs_is_seen() {
    let output = suite("missing", &common::reference().libdir, &["--release", "12.8.0"]);
    let text = said(&output);
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(text.contains("check: \"virDomainAnnounceInterface\""), "{text}");
    assert!(text.contains("check: \"node LIBVIRT_12.5.0\""), "{text}");
    assert!(text.contains("check: \"VIR_DOMAIN_EVENT_ID_LAST\""), "{text}");
    let known = common::scratch("conformance").join("known");
    std::fs::write(&known, "error_api: start\tno longer so\n").expect("the scratch folder is writable");
    let output = suite("gone", &common::ours().libdir, &["--known", &known.display().to_string()]);
    assert_eq!(output.status.code(), Some(1), "a known difference that is gone: {}", said(&output));
    let empty = common::scratch("conformance-empty");
    let output = suite("none", &empty, &[]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).starts_with("Bail out! "), "{}", said(&output));
}

/// A misspelt name would excuse nothing, and a function without a reason is no better.
#[test]
fn what_cannot_succeed_is_a_function_and_says_why() {
    let read = |file: &str| std::fs::read_to_string(common::source().join(file)).expect("it is there");
    let tables =
        ["libvirt_public.syms", "libvirt_qemu.syms", "libvirt_lxc.syms", "libvirt_admin_public.syms"];
    let tables = tables.map(read).concat();
    let functions: std::collections::BTreeSet<&str> =
        tables.lines().filter_map(|line| line.strip_prefix("    ")?.strip_suffix(';')).collect();
    let text = read("abi-conformance/facts/uncalled.txt");
    let mut seen = std::collections::BTreeSet::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let (name, why) = line.split_once('\t').unwrap_or((line, ""));
        assert!(functions.contains(name), "{name} is no function");
        assert!(why.split_once(": ").is_some_and(|(_, what)| !what.is_empty()), "{name}: why not?");
        assert!(seen.insert(name), "{name} is there twice");
    }
    assert!(!seen.is_empty() && !functions.contains("virNothing"));
}

#[test]
fn transcripts_are_up_to_date() {
    let output = Command::new(common::source().join("abi-conformance/run"))
        .arg("--stale")
        .output()
        .expect("python3 is there");
    let text = said(&output);
    assert!(output.status.success(), "{text}");
    let programs = common::program::files(&common::source().join("tests/c")).len();
    for release in ["11.3.0", "12.8.0"] {
        let stale = text.lines().filter(|line| line.starts_with(release)).count();
        assert!(
            (programs - stale) * 100 >= programs * RECORDED,
            "{stale} of {programs} programs have no transcript of {release} that is up to date; \
             `make conformance-record` records them:\n{text}"
        );
    }
}
