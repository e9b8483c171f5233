// SPDX-License-Identifier: LGPL-2.1-or-later
//! The test suites of other projects that use libvirt, and the reference's example programs: each
//! test must end on this library as it ends on the reference. A script in `tests/clients` fetches
//! a suite and runs it on one library; `tests/clients/RESULTS.md` holds the counts.
//!
//! They fetch packages and build, so all but the examples are for `make clients`.

mod common;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

use common::Library;
use common::daemon::Daemon;

/// A folder with a library's `.pc` files, which say where the library lies.
fn pkgconfig(library: &Library, dir: &Path) -> PathBuf {
    let files = library.libdir.join("pkgconfig");
    if library.name == "ours" {
        return files;
    }
    let moved = dir.join("pkgconfig");
    std::fs::create_dir_all(&moved).unwrap();
    let root = format!("={}/usr", common::reference_root().display());
    for (name, _) in common::LIBRARIES {
        let name = format!("lib{name}.pc");
        let text = std::fs::read_to_string(files.join(&name)).unwrap();
        std::fs::write(moved.join(&name), text.replace("=/usr", &root)).unwrap();
    }
    moved
}

/// A folder with the library's files and nothing else: programs of the machine would take what
/// else lies beside the reference.
fn alone(library: &Library, dir: &Path) -> PathBuf {
    let alone = dir.join("lib");
    std::fs::create_dir_all(&alone).unwrap();
    for (name, _) in common::LIBRARIES {
        for ending in ["so", "so.0"] {
            let file = format!("lib{name}.{ending}");
            let target = library.libdir.join(format!("lib{name}.so.0"));
            std::os::unix::fs::symlink(target.canonicalize().unwrap(), alone.join(file)).unwrap();
        }
    }
    alone
}

/// Proves by the loader's own reports that the programs ran on `library`.
fn check_loaded(dir: &Path, library: &Library) {
    let mut loaded = Vec::new();
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if !path.file_name().unwrap().to_string_lossy().starts_with("loader.") {
            continue;
        }
        let report = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned();
        let paths = report.lines().filter_map(|line| line.split_once("calling init: "));
        loaded.extend(
            paths.map(|(_, path)| PathBuf::from(path.trim())).filter(|path| common::is_libvirt(path)),
        );
    }
    loaded.sort();
    loaded.dedup();
    common::check_loaded(&loaded, library).unwrap();
}

/// Runs a suite's script on a library, with further arguments after blanks; returns what it prints.
fn run(name: &str, library: &Library) -> String {
    let (script, rest) = name.split_once(' ').unwrap_or((name, ""));
    let side = if library.name == "ours" { "ours" } else { "reference" };
    let dir = common::scratch("suites").join(name.replace(' ', "-")).join(side);
    let _ = std::fs::remove_dir_all(&dir);
    std::fs::create_dir_all(&dir).unwrap();
    let alone = alone(library, &dir);
    let mut command = Command::new(common::source().join(format!("tests/clients/{script}.sh")));
    command.arg(&alone);
    // It generates code from the interface's description, which must not be newer than it is.
    let built_with = if name == "libvirt_python 11.3.0" { &common::reference() } else { library };
    match name {
        "examples" | "virt_top" => command.arg(common::reference_root()).arg(common::reference().libdir),
        _ => command.arg(pkgconfig(built_with, &dir)).arg(common::scratch("suites").join("cache")),
    };
    command.args(rest.split_whitespace());
    // Its programs share a domain, which lives in a daemon.
    let daemon = (name == "virtualbmc").then(|| Daemon::start(&dir.join("daemon"), ""));
    if let Some(daemon) = &daemon {
        command.arg(format!("test+unix:///default?socket={}", daemon.socket().display()));
    }
    // What a user has set for the loader, for libvirt or for folders must not reach the programs.
    let ours = |name: &str| name.starts_with("LIBVIRT_RS_") || name == "LIBVIRT_GLIB_SOURCE";
    let theirs = |name: &str| ["LD_", "LIBVIRT_", "VIR_", "XDG_"].iter().any(|start| name.starts_with(start));
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(|name| theirs(name) && !ours(name)) {
            command.env_remove(name);
        }
    }
    let output = command.current_dir(&dir).env("LC_ALL", "C").env("XDG_RUNTIME_DIR", &dir).output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{name} on {}: {}\n{errors}", library.name, output.status);
    check_loaded(&dir, library);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    // For a look.
    std::fs::write(dir.join("said"), &text).unwrap();
    assert!(text.lines().count() > 10, "{name} on {} tried hardly anything:\n{text}{errors}", library.name);
    text
}

/// Runs it on both; returns what it prints on ours, and on the reference.
fn same(name: &str) -> (String, String) {
    let (ours, theirs) = (run(name, &common::ours()), run(name, &common::reference()));
    let name = name.replace(' ', "-");
    let scratch = common::scratch("suites").join(&name);
    let difference = common::difference(&theirs, &ours);
    if let Err(e) = common::ratchet(&format!("clients-{name}"), &difference, &scratch) {
        panic!("{e}");
    }
    (ours, theirs)
}

/// How many tests passed, failed and were skipped.
fn counted(text: &str) -> [usize; 3] {
    let mut counts = BTreeMap::new();
    for line in text.lines() {
        *counts.entry(line.split(' ').next().unwrap_or_default()).or_insert(0) += 1;
    }
    let count = |word| counts.get(word).copied().unwrap_or(0);
    [count("PASSED"), count("FAILED") + count("ERROR"), count("SKIPPED")]
}

/// Splits a transcript at its lines `== what was run`.
fn sections(text: &str) -> BTreeMap<&str, Vec<&str>> {
    let mut sections: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut title = "";
    for line in text.lines() {
        title = line.strip_prefix("== ").unwrap_or(title);
        sections.entry(title).or_default().push(line);
    }
    sections
}

/// One writes to the table at a time.
static TABLE: Mutex<()> = Mutex::new(());

/// Holds the counts against the table, or writes them there where `LIBVIRT_RS_WRITE_RESULTS` is set.
fn record(title: &str, ours: [usize; 3], theirs: [usize; 3]) {
    let row = |[passed, failed, skipped]: [usize; 3]| format!("{passed} | {failed} | {skipped}");
    let line = format!("| {title} | {} | {} |", row(ours), row(theirs));
    let path = common::source().join("tests/clients/RESULTS.md");
    let _one = TABLE.lock().unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    let start = format!("| {title} |");
    let known = text.lines().find(|l| l.starts_with(&start));
    if std::env::var_os("LIBVIRT_RS_WRITE_RESULTS").is_some() {
        let text = match known {
            Some(known) => text.replace(known, &line),
            None => format!("{text}{line}\n"),
        };
        std::fs::write(&path, text).unwrap();
        return;
    }
    assert_eq!(known, Some(&*line), "{}: LIBVIRT_RS_WRITE_RESULTS=1 writes it anew", path.display());
}

/// A suite whose script prints a line per test, with how it ended as the first word.
fn suite(name: &str, title: &str) {
    let (ours, theirs) = same(name);
    record(title, counted(&ours), counted(&theirs));
}

/// How many of the reference's parts ours has, and how many are not the same: missing, or too many.
fn shared<T: PartialEq>(ours: &[T], theirs: &[T]) -> [usize; 3] {
    let passed = theirs.iter().filter(|part| ours.contains(part)).count();
    [passed, ours.len().max(theirs.len()) - passed, 0]
}

/// A program of ours that prints a line per step. A step has passed where that line is the same as
/// on the reference.
fn everyday(name: &str, title: &str) {
    let (ours, theirs) = same(name);
    let (ours, theirs) = (Vec::from_iter(ours.lines()), Vec::from_iter(theirs.lines()));
    record(&format!("{title}, everyday"), shared(&ours, &theirs), [theirs.len(), 0, 0]);
}

/// Programs whose script prints what each command printed. A command has passed where that is the
/// same as on the reference, on which the programs must say what is `expected`: two that do not
/// work at all are the same, too.
fn transcript(name: &str, title: &str, expected: &[&str]) {
    let (ours, theirs) = same(name);
    for text in expected {
        assert!(theirs.contains(text), "{name} does not say '{text}' on the reference:\n{theirs}");
    }
    let (ours, theirs) = (sections(&ours), sections(&theirs));
    let parts = |text: &BTreeMap<&str, Vec<&str>>| {
        text.iter().map(|(title, lines)| (title.to_string(), lines.join("\n"))).collect::<Vec<_>>()
    };
    record(title, shared(&parts(&ours), &parts(&theirs)), [theirs.len(), 0, 0]);
}

#[test]
fn the_references_examples_print_the_same() {
    transcript(
        "examples",
        "libvirt-doc 11.3.0, example programs",
        &["There are 1 active and 0 inactive domains", "Domain test: 2 CPUs"],
    );
}

#[test]
#[ignore = "fetches and builds: make clients"]
fn libvirt_python() {
    suite("libvirt_python 12.8.0", "libvirt-python 12.8.0");
}

#[test]
#[ignore = "fetches and builds: make clients"]
fn older_libvirt_python() {
    suite("libvirt_python 11.3.0", "libvirt-python 11.3.0");
}

#[test]
#[ignore = "fetches packages: make clients"]
fn prebuilt_libvirt_python() {
    suite("libvirt_python 9.0.0 prebuilt", "libvirt-python 9.0.0, prebuilt");
}

#[test]
#[ignore = "fetches packages: make clients"]
fn libvirt_dbus() {
    suite("libvirt_dbus", "libvirt-dbus 1.4.1");
}

#[test]
#[ignore = "fetches packages: make clients"]
fn sys_virt() {
    suite("sys_virt", "Sys::Virt 9.0.0");
}

#[test]
#[ignore = "fetches and builds: make clients"]
fn virt_crate() {
    suite("virt_crate", "virt (Rust) 0.5.0");
}

#[test]
#[ignore = "fetches packages: make clients"]
fn ruby() {
    everyday("ruby", "ruby-libvirt 0.7.1");
}

#[test]
#[ignore = "fetches packages: make clients"]
fn php() {
    everyday("php", "libvirt-php 0.5.6");
}

#[test]
#[ignore = "fetches packages and builds: make clients"]
fn go() {
    suite("go", "libvirt-go 6.0.0");
}

#[test]
#[ignore = "fetches packages and builds: make clients"]
fn ocaml() {
    everyday("ocaml", "ocaml-libvirt 0.6.1.5");
}

#[test]
#[ignore = "fetches packages and builds: make clients"]
fn libvirt_glib() {
    suite("libvirt_glib", "libvirt-glib 4.0.0");
}

#[test]
#[ignore = "fetches packages: make clients"]
fn gobject_introspection() {
    everyday("gi", "libvirt-glib 4.0.0 by GObject introspection");
}

#[test]
#[ignore = "fetches packages: make clients"]
fn virt_manager() {
    suite("virt_manager", "virt-manager 5.0.0, all but its windows");
}

#[test]
#[ignore = "fetches packages: make clients"]
fn virt_install() {
    transcript(
        "virt_install",
        "virt-install, virt-xml and virt-clone 4.1.0, on the test driver",
        &["Domain creation completed", "Clone 'copy' created successfully"],
    );
}

#[test]
#[ignore = "fetches packages: make clients"]
fn virt_viewer() {
    transcript("virt_viewer", "virt-viewer 11.0", &["Guest database has a vnc display"]);
}

#[test]
#[ignore = "takes half a minute: make clients"]
fn virt_top() {
    transcript("virt_top", "virt-top 1.1.1", &[",1,database,", "== 'h'"]);
}

#[test]
#[ignore = "fetches packages: make clients"]
fn collectd() {
    transcript(
        "collectd",
        "collectd 5.12.0, virt plugin",
        &["database/virt/if_dropped-guest0\nepoch,rx,tx\nNUMBER,NUMBER"],
    );
}

#[test]
#[ignore = "fetches packages: make clients"]
fn ansible() {
    transcript(
        "ansible",
        "Ansible's community.libvirt",
        &["\"list_vms\": [\n  \"database\",\n  \"off\"", "== pool built"],
    );
}

#[test]
#[ignore = "fetches packages: make clients"]
fn nova() {
    transcript(
        "nova",
        "OpenStack nova 26.2.2, libvirt driver's classes",
        &["== is up\nTrue", "LifecycleEvent"],
    );
}

#[test]
#[ignore = "fetches packages and starts a daemon: make clients"]
fn virtualbmc() {
    transcript("virtualbmc", "virtualbmc 3.3.0 and ipmitool", &["Chassis Power is on", "domain: [1, 1]"]);
}

#[test]
fn results_are_counted() {
    let text = "PASSED a\nFAILED b\nERROR c\nPASSED d\nSKIPPED e\nother\n";
    assert_eq!(counted(text), [2, 2, 1]);
}

#[test]
fn parts_are_counted_that_only_one_has() {
    assert_eq!(shared(&["a", "b"], &["a", "b"]), [2, 0, 0]);
    assert_eq!(shared(&["a", "x"], &["a", "b"]), [1, 1, 0]);
    assert_eq!(shared(&["a"], &["a", "b"]), [1, 1, 0]);
    assert_eq!(shared(&["a", "b", "c"], &["a", "b"]), [2, 1, 0]);
}

#[test]
fn transcripts_are_split() {
    let text = "== a\n1\n2\n== b\n== c\n3\n== a\n4\n";
    let whole = sections(text);
    assert_eq!(whole.len(), 3);
    assert_eq!(whole["a"], ["== a", "1", "2", "== a", "4"]);
    assert_eq!(whole["c"], ["== c", "3"]);
}
