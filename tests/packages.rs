// SPDX-License-Identifier: LGPL-2.1-or-later
//! Do the descriptions of the packages fit the tree, and each other? Whether the packages work is
//! asked by `make check-packages`, which takes too long for every day.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(file: &str) -> String {
    std::fs::read_to_string(root().join(file)).unwrap_or_else(|e| panic!("{file}: {e}"))
}

/// The libraries, and the tables of what they export.
const TABLES: [(&str, &str); 4] = [
    ("libvirt", "libvirt_public.syms"),
    ("libvirt-qemu", "libvirt_qemu.syms"),
    ("libvirt-lxc", "libvirt_lxc.syms"),
    ("libvirt-admin", "libvirt_admin_public.syms"),
];

/// The nodes of a version script.
fn nodes(script: &str) -> BTreeSet<String> {
    script.lines().filter_map(|line| line.strip_suffix(" {")).map(str::to_owned).collect()
}

/// What is wrong with the symbols file of a Debian package: it lists every node, and asks for the
/// release that the node is called after.
fn faults_of_symbols(symbols: &str, tables: &[(&str, BTreeSet<String>)]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut listed: BTreeMap<&str, BTreeMap<&str, &str>> = BTreeMap::new();
    let mut library = "";
    for line in symbols.lines() {
        if let Some(entry) = line.strip_prefix(" (symver)") {
            let Some((node, version)) = entry.split_once(' ') else {
                faults.push(format!("no version: {line}"));
                continue;
            };
            if node.rsplit('_').next() != Some(version) {
                faults.push(format!("{node} asks for {version}"));
            }
            listed.entry(library).or_default().insert(node, version);
        } else if let Some(entry) = line.strip_prefix(" (symver|optional)") {
            // Private ones: no other libvirt0 has them.
            if !entry.contains("PRIVATE") || !entry.contains("+rs") {
                faults.push(format!("not a private node of this package: {line}"));
            }
        } else if let Some((name, _)) = line.split_once(".so.0 libvirt0 #MINVER#") {
            library = name;
        } else {
            faults.push(format!("not understood: {line}"));
        }
    }
    for (library, nodes) in tables {
        let there: BTreeSet<String> =
            listed.get(library).into_iter().flatten().map(|(&node, _)| node.to_owned()).collect();
        faults.extend(nodes.symmetric_difference(&there).map(|node| format!("{library}: {node}")));
    }
    faults
}

/// The paragraphs of a Debian control file: names of fields, and their text with its further lines.
fn paragraphs(control: &str) -> Vec<BTreeMap<String, String>> {
    let mut paragraphs = vec![BTreeMap::<String, String>::new()];
    let mut field = String::new();
    for line in control.lines().filter(|line| !line.starts_with('#')) {
        if line.is_empty() {
            paragraphs.push(BTreeMap::new());
        } else if line.starts_with(' ') {
            let text = paragraphs.last_mut().unwrap().get_mut(&field).expect("a field goes on");
            text.push('\n');
            text.push_str(line.trim_end());
        } else {
            let (name, text) = line.split_once(':').unwrap_or_else(|| panic!("no field: {line}"));
            field = name.to_owned();
            paragraphs.last_mut().unwrap().insert(field.clone(), text.trim().to_owned());
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

/// What is wrong with a control file.
fn faults_of_control(control: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut paragraphs = paragraphs(control).into_iter();
    let source = paragraphs.next().unwrap_or_default();
    for field in ["Source", "Section", "Priority", "Maintainer", "Build-Depends", "Standards-Version"] {
        if !source.contains_key(field) {
            faults.push(format!("the source has no {field}"));
        }
    }
    let mut packages = BTreeSet::new();
    for package in paragraphs {
        let name = package.get("Package").cloned().unwrap_or_default();
        for field in ["Package", "Architecture", "Depends", "Description"] {
            if !package.contains_key(field) {
                faults.push(format!("{name} has no {field}"));
            }
        }
        // The stock packages ask for the stock version of these two.
        let provides = package.get("Provides").map_or("", String::as_str);
        let itself = format!("{name} (= ${{stock:Version}})");
        if ["libvirt0", "libvirt-dev"].contains(&name.as_str()) != (provides == itself) {
            faults.push(format!("{name} provides {provides:?}"));
        }
        let description = package.get("Description").map_or("", String::as_str);
        faults.extend(
            description
                .lines()
                .filter(|line| line.len() > 80)
                .map(|line| format!("{name}: a long line: {line}")),
        );
        if description.lines().count() < 3 {
            faults.push(format!("{name} says little about itself"));
        }
        let broken: Vec<&str> = package
            .get("Breaks")
            .map_or("", String::as_str)
            .split(',')
            .map(str::trim)
            .filter(|broken| !broken.is_empty())
            .collect();
        if !broken.is_sorted_by(|a, b| a < b) {
            faults.push(format!("{name} breaks packages in no order, or twice"));
        }
        if (name == "libvirt0") != broken.contains(&"libvirt-daemon") {
            faults.push(format!("{name} breaks {broken:?}"));
        }
        if !packages.insert(name.clone()) {
            faults.push(format!("{name} is there twice"));
        }
    }
    faults
}

/// Files below packaging/ that are run, by their paths in the tree.
fn scripts() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for folder in ["packaging", "packaging/roots", "packaging/debian"] {
        for entry in std::fs::read_dir(root().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() && std::fs::read(&path).unwrap().starts_with(b"#!/bin/") {
                found.push(path);
            }
        }
    }
    found
}

/// The shell that a script's first line names does not like it: what it says.
fn syntax_error(script: &Path) -> Option<String> {
    let text = std::fs::read_to_string(script).unwrap();
    let shell = text.lines().next().and_then(|line| line.strip_prefix("#!")).expect("a first line");
    let output = Command::new(shell).arg("-n").arg(script).output().expect("a shell");
    (!output.status.success()).then(|| String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn the_symbols_file_has_every_node() {
    let output = Command::new(root().join("packaging/debian/symbols")).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let symbols = String::from_utf8(output.stdout).unwrap();
    let tables: Vec<_> = TABLES.iter().map(|&(library, file)| (library, nodes(&read(file)))).collect();
    assert!(tables.iter().all(|(_, nodes)| nodes.len() >= 3), "tables without nodes");
    assert_eq!(faults_of_symbols(&symbols, &tables), Vec::<String>::new());

    // Each way to be wrong is seen.
    let without = symbols.replacen(" (symver)LIBVIRT_QEMU_8.2.0 8.2.0\n", "", 1);
    assert_eq!(faults_of_symbols(&without, &tables), ["libvirt-qemu: LIBVIRT_QEMU_8.2.0"]);
    let late = symbols.replacen("LIBVIRT_1.0.2 1.0.2\n", "LIBVIRT_1.0.2 1.0.3\n", 1);
    assert_eq!(faults_of_symbols(&late, &tables), ["LIBVIRT_1.0.2 asks for 1.0.3"]);
    let public = symbols.replacen("optional)LIBVIRT_PRIVATE_9.0.0", "optional)LIBVIRT_9.0.0", 1);
    assert_eq!(faults_of_symbols(&public, &tables).len(), 1);
}

#[test]
fn the_control_file_is_whole() {
    let control = read("packaging/debian/control");
    assert_eq!(faults_of_control(&control), Vec::<String>::new());

    for (good, bad) in [
        ("Provides: libvirt-dev (= ${stock:Version})\n", ""),
        ("Breaks: libvirt-daemon,\n", "Breaks: libvirt-zfs,\n"),
        ("Package: libvirt-dev\n", "Package: libvirt0\n"),
        ("Standards-Version: ", "Standard-Version: "),
        ("Depends: ${shlibs:Depends}, ${misc:Depends}\nDescription", "Description"),
        (
            " Names and lines for debuggers, found by build id",
            " Names and lines for debuggers, and for people, found by build id, in here",
        ),
    ] {
        let at = control.find(good).unwrap_or_else(|| panic!("no {good:?}"));
        let broken = format!("{}{bad}{}", &control[..at], &control[at + good.len()..]);
        assert_ne!(faults_of_control(&broken), Vec::<String>::new(), "{good:?} is not missed");
    }
}

#[test]
fn both_kinds_of_packages_are_of_this_version_and_say_the_same() {
    let version = env!("CARGO_PKG_VERSION");
    let changelog = read("packaging/debian/changelog");
    assert!(changelog.starts_with(&format!("libvirt-rs ({version}+rs")), "{changelog}");

    let spec = read("packaging/libvirt-rs.spec");
    let packages: BTreeSet<&str> =
        spec.lines().filter_map(|line| line.strip_prefix("%package -n ")).chain(["libvirt-rs"]).collect();
    let with_files: BTreeSet<&str> = spec
        .lines()
        .filter_map(|line| line.strip_prefix("%files"))
        .map(|name| name.strip_prefix(" -n ").unwrap_or("libvirt-rs"))
        .collect();
    assert_eq!(packages, with_files, "packages and their lists of files");

    // What is not in this library is said wherever somebody chooses it.
    for file in ["packaging/debian/control", "packaging/libvirt-rs.spec", "DIFFERENCES.md"]
        .into_iter()
        .chain(["packaging/debian/README.Debian.in", "packaging/debian/libvirt0.README.Debian.in"])
    {
        let text = read(file);
        for driver in ["ESX", "VMware", "OpenVZ"] {
            let said = text.contains(driver) || text.contains(&format!("{}://", driver.to_lowercase()));
            assert!(said, "{file} says nothing of {driver}");
        }
    }
}

#[test]
fn the_manual_has_every_option() {
    let script = read("with-libvirt-rs");
    let manual = read("packaging/with-libvirt-rs.1").replace("\\-", "-");
    let options: BTreeSet<&str> = script
        .lines()
        .filter_map(|line| line.trim().strip_suffix(";;")?.trim().strip_prefix("--"))
        .filter_map(|line| line.split_once(')'))
        .map(|(option, _)| option)
        .filter(|option| !option.is_empty() && *option != "help")
        .collect();
    assert_eq!(options, BTreeSet::from(["preload", "which"]));
    for option in options {
        assert!(manual.contains(&format!(".B --{option}")), "the manual lacks --{option}");
    }
}

#[test]
fn scripts_are_scripts() {
    let scripts = scripts();
    assert!(scripts.len() >= 12, "{scripts:?}");
    for script in scripts {
        assert_eq!(syntax_error(&script), None, "{}", script.display());
    }

    let broken = std::env::temp_dir().join(format!("libvirt-rs-broken-script-{}", std::process::id()));
    std::fs::write(&broken, "#!/bin/sh\nif true; then\n").unwrap();
    let said = syntax_error(&broken);
    std::fs::remove_file(&broken).unwrap();
    assert!(said.is_some(), "a broken script is not seen");
}
