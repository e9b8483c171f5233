// SPDX-License-Identifier: LGPL-2.1-or-later
//! The shape of the source tree, as ARCHITECTURE.md promises it: which crate may depend on which,
//! where `unsafe` may stand, what the library never does, and what every file carries.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Each crate and its level: a crate may depend on those of lower levels only. Drivers share one,
/// so they know nothing of each other, and so do the packages that nothing may depend on.
const LEVELS: [(&str, u32); 13] = [
    // What the C side sees; the kernel; the reader of the rows.
    ("virt-abi", 0),
    ("virt-sys", 0),
    ("virt-rows", 0),
    // The driver interface, objects, errors, events.
    ("virt-core", 1),
    // Documents; the wire.
    ("virt-conf", 2),
    ("virt-wire", 2),
    // What documents mean on a host.
    ("virt-cpu", 3),
    ("virt-rpc", 3),
    // The host itself.
    ("virt-host", 4),
    ("driver-*", 5),
    // The C ABI, the thin libraries, the daemon, the developer's tool.
    ("libvirt-*", 6),
    ("virtd", 6),
    ("xtask", 6),
];

/// Folders whose code may be `unsafe`, each block with its reason; the rest forbids it. The thin
/// libraries are C ABI and nothing else; tests call C.
const UNSAFE: [&str; 7] =
    ["src/ffi", "src/entry", "src/private", "crates/virt-sys", "crates/libvirt-*", "tests", "fuzz"];

/// Folders whose code runs in a process of ours, if only the build's, and may print and have threads.
const PROGRAMS: [&str; 6] = ["crates/virtd", "crates/xtask", "crates/virt-rows", "tests", "fuzz", "examples"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Whether a name fits a pattern that may end in `*`.
fn fits(pattern: &str, name: &str) -> bool {
    pattern.strip_suffix('*').map_or(pattern == name, |start| name.starts_with(start))
}

/// Whether a file of the tree is in one of the folders.
fn inside(folders: &[&str], file: &Path) -> bool {
    folders.iter().any(|folder| {
        let mut parts = file.components();
        folder
            .split('/')
            .all(|wanted| parts.next().is_some_and(|part| fits(wanted, &part.as_os_str().to_string_lossy())))
            && parts.next().is_some()
    })
}

/// Every file of the tree, by its path inside.
fn files() -> Vec<PathBuf> {
    fn walk(dir: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(dir).unwrap_or_else(|e| panic!("{}: {e}", dir.display())) {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            // What is built, git's own, and what Python leaves behind.
            if ["target", ".git", "__pycache__"].contains(&name.as_str()) {
                continue;
            }
            if path.is_dir() {
                walk(&path, found);
            } else {
                found.push(path.strip_prefix(root()).unwrap().to_owned());
            }
        }
    }
    let mut found = Vec::new();
    walk(root(), &mut found);
    found.sort();
    assert!(found.len() > 50, "the tree is not where it should be");
    found
}

fn read(file: &Path) -> String {
    std::fs::read_to_string(root().join(file)).unwrap_or_else(|e| panic!("{}: {e}", file.display()))
}

fn has_extension(file: &Path, extensions: &[&str]) -> bool {
    file.extension().is_some_and(|e| extensions.iter().any(|wanted| e == *wanted))
}

fn rust_files() -> Vec<PathBuf> {
    files().into_iter().filter(|f| has_extension(f, &["rs"])).collect()
}

/// Rust source with the insides of comments, strings and characters blanked out; line breaks stay.
fn code_only(text: &str) -> String {
    let bytes: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut i = 0;
    let blank = |out: &mut String, c: char| out.push(if c == '\n' { '\n' } else { ' ' });
    let at = |i: usize| bytes.get(i).copied().unwrap_or('\0');
    while i < bytes.len() {
        let previous = i.checked_sub(1).map_or(' ', at);
        let in_word = previous.is_alphanumeric() || previous == '_';
        if at(i) == '/' && at(i + 1) == '/' {
            while i < bytes.len() && at(i) != '\n' {
                blank(&mut out, at(i));
                i += 1;
            }
        } else if at(i) == '/' && at(i + 1) == '*' {
            let mut depth = 0;
            loop {
                let step = match (at(i), at(i + 1)) {
                    ('/', '*') => {
                        depth += 1;
                        2
                    }
                    ('*', '/') => {
                        depth -= 1;
                        2
                    }
                    _ => 1,
                };
                for _ in 0..step {
                    blank(&mut out, at(i));
                    i += 1;
                }
                if depth == 0 || i >= bytes.len() {
                    break;
                }
            }
        } else if at(i) == 'r' && !in_word && raw_hashes(&bytes[i + 1..]).is_some() {
            let hashes = raw_hashes(&bytes[i + 1..]).unwrap_or(0);
            i += hashes + 2;
            out.push('"');
            while i < bytes.len() && !(at(i) == '"' && (1..=hashes).all(|k| at(i + k) == '#')) {
                blank(&mut out, at(i));
                i += 1;
            }
            out.push('"');
            i += hashes + 1;
        } else if at(i) == '"' {
            out.push('"');
            i += 1;
            while i < bytes.len() && at(i) != '"' {
                if at(i) == '\\' {
                    blank(&mut out, at(i));
                    i += 1;
                }
                blank(&mut out, at(i));
                i += 1;
            }
            out.push('"');
            i += 1;
        } else if at(i) == '\'' && (at(i + 1) == '\\' || at(i + 2) == '\'') {
            // A character; a lifetime has no closing quote there.
            i += if at(i + 1) == '\\' { 3 } else { 2 };
            while i < bytes.len() && at(i) != '\'' {
                i += 1;
            }
            out.push_str("' '");
            i += 1;
        } else {
            out.push(at(i));
            i += 1;
        }
    }
    out
}

/// For what follows the `r` of a raw string: how many `#` it has; `None` if it is none.
fn raw_hashes(rest: &[char]) -> Option<usize> {
    let hashes = rest.iter().take_while(|c| **c == '#').count();
    (rest.get(hashes) == Some(&'"')).then_some(hashes)
}

/// Whether a `cfg` condition holds in test builds only.
fn is_test_condition(condition: &str) -> bool {
    !condition.contains("not(test") && !lines_with(condition, &["test"]).is_empty()
}

/// Code without what a `#[cfg(...test...)]` keeps to test builds: that may print and have threads.
fn without_tests(code: &str) -> String {
    let mut rest = code;
    let mut out = String::new();
    while let Some(start) = rest.find("#[cfg(") {
        let end_of_attribute = rest[start..].find(")]").map_or(rest.len(), |at| start + at + 2);
        let condition = &rest[start..end_of_attribute];
        let item = &rest[end_of_attribute..];
        if !is_test_condition(condition) {
            out.push_str(&rest[..end_of_attribute]);
            rest = item;
            continue;
        }
        out.push_str(&rest[..start]);
        let open = item.find('{').unwrap_or(item.len());
        let end = item.find(';').unwrap_or(item.len());
        if end < open {
            rest = &item[end..];
            continue;
        }
        let mut depth = 0;
        let close = item[open..].char_indices().find(|(_, c)| {
            depth += i32::from(*c == '{') - i32::from(*c == '}');
            depth == 0
        });
        rest = close.map_or("", |(at, _)| &item[open + at + 1..]);
    }
    out + rest
}

/// Whether a file of a crate is none of its library's: `tests.rs`, or in a folder of cargo's for
/// programs.
fn is_test_file(file: &Path) -> bool {
    let folders = ["tests", "examples", "benches"];
    file.components().any(|part| folders.iter().any(|f| part.as_os_str() == *f)) || file.ends_with("tests.rs")
}

/// The modules that only a test build has: `#[cfg(...test...)] mod NAME;`.
fn test_modules() -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    for file in rust_files() {
        let text = read(&file);
        let dir = match file.file_name().and_then(|n| n.to_str()) {
            Some("mod.rs" | "lib.rs" | "main.rs") => file.parent().expect("a folder").to_owned(),
            _ => file.with_extension(""),
        };
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        for pair in lines.windows(2) {
            let condition = pair[0].strip_prefix("#[cfg(").filter(|c| is_test_condition(c));
            if let (Some(_), Some(name)) =
                (condition, pair[1].strip_prefix("mod ").and_then(|n| n.strip_suffix(';')))
            {
                found.insert(dir.join(format!("{name}.rs")));
            }
        }
    }
    found
}

/// The lines on which one of the words stands as a word of its own.
fn lines_with(code: &str, words: &[&str]) -> Vec<usize> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    code.lines()
        .enumerate()
        .filter(|(_, line)| {
            words.iter().any(|word| {
                line.match_indices(word).any(|(at, _)| {
                    let before = line[..at].chars().next_back().is_some_and(is_word);
                    let after = line[at + word.len()..].chars().next().is_some_and(is_word);
                    !before && !after
                })
            })
        })
        .map(|(number, _)| number + 1)
        .collect()
}

/// Fails with all that was found, a line each.
fn assert_none(rule: &str, found: &[String]) {
    assert!(found.is_empty(), "{rule}\n  {}", found.join("\n  "));
}

/// One entry of a dependency table.
struct Dependency {
    name: String,
    line: usize,
    /// A comment stands beside it or above its block.
    explained: bool,
    /// The rest of its line.
    value: String,
}

/// A package, as its manifest tells. The manifests of this tree are plain: one entry a line.
struct Manifest {
    file: PathBuf,
    text: String,
    package: Option<String>,
    dependencies: Vec<Dependency>,
    /// The root's table that the members refer to.
    shared: Vec<Dependency>,
}

fn manifests() -> Vec<Manifest> {
    files()
        .into_iter()
        .filter(|f| f.ends_with("Cargo.toml") && !f.starts_with("fuzz"))
        .map(manifest)
        .collect()
}

fn manifest(file: PathBuf) -> Manifest {
    let text = read(&file);
    let mut result =
        Manifest { file, text: text.clone(), package: None, dependencies: Vec::new(), shared: Vec::new() };
    let (mut section, mut explained) = ("", false);
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() {
            explained = false;
        } else if line.starts_with('#') {
            explained = true;
        } else if line.starts_with('[') {
            section = line.trim_matches(['[', ']']);
            explained = false;
        } else if let Some((name, value)) = line.split_once('=') {
            let name = name.trim().trim_end_matches(".workspace").to_owned();
            if section == "package" && name == "name" {
                result.package = Some(value.trim().trim_matches('"').to_owned());
            }
            let dependency = Dependency {
                name,
                line: number + 1,
                explained: explained || value.contains('#'),
                value: value.to_owned(),
            };
            if section == "workspace.dependencies" {
                result.shared.push(dependency);
            } else if section.ends_with("dependencies") {
                result.dependencies.push(dependency);
            }
        }
    }
    result
}

fn level(package: &str) -> Option<u32> {
    LEVELS.iter().find(|(pattern, _)| fits(pattern, package)).map(|(_, level)| *level)
}

/// What is wrong with one package's dependencies on packages of the tree.
fn wrong_directions(package: &str, dependencies: &[String], packages: &BTreeSet<String>) -> Vec<String> {
    let Some(mine) = level(package) else {
        return vec![format!("{package} has no level yet: give it one")];
    };
    dependencies
        .iter()
        .filter(|name| packages.contains(*name))
        .filter(|name| level(name).is_none_or(|theirs| theirs >= mine))
        .map(|name| format!("{package} must not depend on {name}"))
        .collect()
}

#[test]
fn dependencies_run_downward() {
    let manifests = manifests();
    let packages: BTreeSet<String> = manifests.iter().filter_map(|m| m.package.clone()).collect();
    assert!(packages.contains("libvirt-rs") && packages.contains("virt-core"), "{packages:?}");
    let mut found = Vec::new();
    for manifest in &manifests {
        let Some(package) = &manifest.package else { continue };
        let dependencies: Vec<String> = manifest.dependencies.iter().map(|d| d.name.clone()).collect();
        found.extend(wrong_directions(package, &dependencies, &packages));
    }
    assert_none("dependencies run downward only:", &found);
    // The rule itself.
    let check = |package: &str, on: &str| wrong_directions(package, &[on.to_owned()], &packages).len();
    assert_eq!(check("virt-core", "virt-abi") + check("libvirt-rs", "driver-test"), 0);
    assert_eq!(check("virt-abi", "virt-core") + check("libvirt-qemu", "libvirt-rs"), 2);
    assert_eq!(check("driver-x", "driver-test") + check("newcomer", "virt-abi"), 2);
}

#[test]
fn every_dependency_says_why_it_is_there() {
    let manifests = manifests();
    let packages: BTreeSet<String> = manifests.iter().filter_map(|m| m.package.clone()).collect();
    let shared: BTreeMap<&str, bool> =
        manifests.iter().flat_map(|m| &m.shared).map(|d| (d.name.as_str(), d.explained)).collect();
    let mut found = Vec::new();
    for manifest in &manifests {
        for dependency in manifest.dependencies.iter().chain(&manifest.shared) {
            let shared_and_explained =
                dependency.value.contains("workspace") && shared.get(dependency.name.as_str()) == Some(&true);
            if !packages.contains(&dependency.name) && !dependency.explained && !shared_and_explained {
                found.push(format!("{}:{}: {}", manifest.file.display(), dependency.line, dependency.name));
            }
        }
    }
    assert_none("a dependency needs a comment that says why it is there:", &found);
}

#[test]
fn every_package_takes_the_common_settings() {
    let mut found = Vec::new();
    for manifest in manifests().iter().filter(|m| m.package.is_some()) {
        for line in
            ["version.workspace = true", "edition.workspace = true", "license.workspace = true", "[lints]"]
        {
            if !manifest.text.lines().any(|l| l.trim() == line) {
                found.push(format!("{}: no {line}", manifest.file.display()));
            }
        }
    }
    assert_none("packages share version, edition, licence and lints:", &found);
}

/// The compiler holds a crate to its `forbid`; it cannot do so for folders of the root package.
#[test]
fn unsafe_stands_only_where_it_may() {
    let mut found = Vec::new();
    for file in rust_files().iter().filter(|f| !inside(&UNSAFE, f)) {
        if !file.starts_with("crates") {
            for line in lines_with(&code_only(&read(file)), &["unsafe"]) {
                found.push(format!("{}:{line}", file.display()));
            }
        } else if (file.ends_with("src/lib.rs") || file.ends_with("src/main.rs"))
            && !code_only(&read(file)).contains("#![forbid(unsafe_code)]")
        {
            found.push(format!("{}: #![forbid(unsafe_code)] is missing", file.display()));
        }
    }
    assert_none(&format!("`unsafe` may stand in {UNSAFE:?} only:"), &found);
}

#[test]
fn every_unsafe_block_says_why_it_is_sound() {
    let mut found = Vec::new();
    for file in rust_files().iter().filter(|f| inside(&UNSAFE, f) && !f.starts_with("tests")) {
        let text = read(file);
        let lines: Vec<&str> = text.lines().collect();
        let code = code_only(&text);
        for (index, line) in code.lines().enumerate() {
            let opens = line.contains("unsafe {") || line.contains("unsafe impl");
            // The comment stands above the statement, which may begin some lines up.
            let explained = lines[index.saturating_sub(6)..=index].iter().any(|l| l.contains("SAFETY:"));
            if opens && !explained {
                found.push(format!("{}:{}", file.display(), index + 1));
            }
        }
    }
    assert_none("an unsafe block needs a `// SAFETY:` line:", &found);
}

/// A guest in someone else's process: it prints nothing and makes no threads.
#[test]
fn the_library_prints_nothing_and_makes_no_threads() {
    let mut found = Vec::new();
    let test_modules = test_modules();
    for file in rust_files() {
        let build_script = file.ends_with("build.rs");
        if inside(&PROGRAMS, &file) || build_script || is_test_file(&file) || test_modules.contains(&file) {
            continue;
        }
        let code = without_tests(&code_only(&read(&file)));
        let printing = ["println!", "eprintln!", "print!", "eprint!", "dbg!"];
        let threads = ["thread::spawn", "thread::Builder", "thread::scope"];
        let forbidden: Vec<&str> = printing.iter().chain(&threads).copied().collect();
        // A macro's name ends with its exclamation mark.
        for line in code.lines() {
            if forbidden.iter().any(|word| {
                line.match_indices(word).any(|(at, _)| {
                    !line[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '_')
                })
            }) {
                found.push(format!("{}: {}", file.display(), line.trim()));
            }
        }
    }
    assert_none("the library prints nothing and makes no threads:", &found);
}

#[test]
fn every_source_file_names_its_licence() {
    let mut found = Vec::new();
    for file in files() {
        let script =
            file.starts_with("tools") || file == Path::new("with-libvirt-rs") || file.ends_with("Makefile");
        if !(has_extension(&file, &["rs", "c", "h", "py", "sh"]) || script) {
            continue;
        }
        let text = read(&file);
        let head = if text.starts_with("#!") && !text.starts_with("#![") { 1 } else { 0 };
        let line = text.lines().nth(head).unwrap_or_default();
        if !line.contains("SPDX-License-Identifier: LGPL-2.1-or-later") {
            found.push(file.display().to_string());
        }
    }
    assert_none("the first line (after #!) must be the SPDX line:", &found);
}

#[test]
fn no_file_is_longer_than_a_thousand_lines() {
    let mut found = Vec::new();
    for file in files() {
        // The headers are generated, and as long as the interface is.
        if has_extension(&file, &["rs", "c", "h", "py", "sh"]) && !file.starts_with("include") {
            let lines = read(&file).lines().count();
            if lines > 1000 {
                found.push(format!("{}: {lines}", file.display()));
            }
        }
    }
    assert_none("files of more than 1000 lines:", &found);
}

#[test]
fn the_scanner_knows_code_from_text() {
    let text = r##"
// unsafe println!
/* unsafe /* nested */ unsafe */
let a = "unsafe \" unsafe"; let b = r#"unsafe " "#; let c = '"'; let d = '\''; fn e<'a>(x: &'a str) {}
unsafe { f() }
#[cfg(test)]
mod tests { fn g() { println!("{}", 1); } }
#[cfg(not(test))]
fn h() { println!("x"); }
#[cfg(all(test, not(other)))]
mod more { fn g() { println!("{}", 1); } }
"##;
    let code = code_only(text);
    assert_eq!(lines_with(&code, &["unsafe"]), vec![5]);
    assert_eq!(code.lines().count(), text.lines().count());
    let rest = without_tests(&code);
    assert_eq!(rest.matches("println!").count(), 1, "{rest}");
    assert!(inside(&UNSAFE, Path::new("crates/libvirt-qemu/src/lib.rs")));
    assert!(
        !inside(&UNSAFE, Path::new("crates/virt-core/src/lib.rs"))
            && !inside(&UNSAFE, Path::new("src/lib.rs"))
    );
}
