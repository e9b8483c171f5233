// SPDX-License-Identifier: LGPL-2.1-or-later
//! The C headers, put before the compiler: every declaration agrees with the tables of the
//! reference's interface, every language mode takes them without a word, and programs written for
//! the reference's headers compile against ours.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use common::{reference, reference_root, scratch, source, table};

type Row = BTreeMap<String, String>;

const HEADERS: [&str; 18] = [
    "libvirt.h",
    "libvirt-common.h",
    "libvirt-host.h",
    "libvirt-domain.h",
    "libvirt-domain-checkpoint.h",
    "libvirt-domain-snapshot.h",
    "libvirt-event.h",
    "libvirt-interface.h",
    "libvirt-network.h",
    "libvirt-nodedev.h",
    "libvirt-nwfilter.h",
    "libvirt-secret.h",
    "libvirt-storage.h",
    "libvirt-stream.h",
    "virterror.h",
    "libvirt-qemu.h",
    "libvirt-lxc.h",
    "libvirt-admin.h",
];

/// What a program includes to have everything.
const EVERYTHING: &str = "#include <libvirt/libvirt.h>\n#include <libvirt/virterror.h>\n\
     #include <libvirt/libvirt-qemu.h>\n#include <libvirt/libvirt-lxc.h>\n\
     #include <libvirt/libvirt-admin.h>\n";

const C_MODES: [&str; 4] = ["c89", "gnu89", "c99", "c17"];
const CXX_MODES: [&str; 3] = ["c++98", "c++17", "c++20"];

fn ours() -> PathBuf {
    source().join("include")
}

/// A compiler call and what it said.
struct Diagnosed {
    success: bool,
    text: String,
}

impl Diagnosed {
    /// The messages without the place they are about.
    fn kinds(&self) -> BTreeSet<String> {
        self.text
            .lines()
            .filter_map(|line| {
                let at = ["warning: ", "error: "].iter().filter_map(|w| line.find(w)).min()?;
                Some(line[at..].to_owned())
            })
            .collect()
    }
}

/// Checks a source against the headers in `include`. The file name decides on the language.
fn compiler(file: &Path, include: &Path, flags: &[&str]) -> Diagnosed {
    let (variable, default) = match file.extension().and_then(|e| e.to_str()) {
        Some("cc") => ("CXX", "c++"),
        _ => ("CC", "cc"),
    };
    let output = Command::new(std::env::var_os(variable).unwrap_or_else(|| default.into()))
        .env("LC_ALL", "C")
        .args(["-fsyntax-only", "-fno-diagnostics-show-caret"])
        .args(flags)
        .arg("-I")
        .arg(include)
        .arg(file)
        .output()
        .unwrap_or_else(|e| panic!("{default}: {e}"));
    Diagnosed { success: output.status.success(), text: String::from_utf8_lossy(&output.stderr).into_owned() }
}

/// Runs `work` for each item on all processors and returns what went wrong.
fn in_parallel<T: Sync>(items: &[T], work: impl Fn(&T) -> Result<(), String> + Sync) -> Vec<String> {
    let next = AtomicUsize::new(0);
    let failures = Mutex::new(Vec::new());
    let threads = std::thread::available_parallelism().map_or(4, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Err(why) = work(item) {
                        failures.lock().unwrap().push(why);
                    }
                }
            });
        }
    });
    failures.into_inner().unwrap()
}

fn assert_none(failures: &[String]) {
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
}

fn write(name: &str, text: &str) -> PathBuf {
    let path = scratch("headers").join(name);
    fs::write(&path, text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    path
}

/// `type name; type name` as C arguments without names, top-level `const` left out.
fn argument_types(args: &str) -> String {
    if args.is_empty() || args == "void" {
        return "void".to_owned();
    }
    let types: Vec<&str> = args
        .split("; ")
        .map(|arg| {
            let name = arg.rfind(|c: char| !c.is_ascii_alphanumeric() && c != '_').map_or(0, |at| at + 1);
            arg[..name].trim()
        })
        .collect();
    types.join(", ")
}

/// Source text that the compiler takes only if every row of every table holds.
struct Assertions(String);

impl Assertions {
    fn that(&mut self, condition: &str, what: &str) {
        writeln!(self.0, "_Static_assert({condition}, \"{what}\");").unwrap();
    }

    fn same_type(&mut self, a: &str, b: &str, what: &str) {
        self.that(&format!("__builtin_types_compatible_p({a}, {b})"), what);
    }

    fn functions(&mut self, rows: &[Row]) {
        for f in rows {
            let (name, ret, args) = (&f["name"], &f["return"], argument_types(&f["args"]));
            // A second declaration must agree with the first. That there is a first one is what
            // `every_function_stands_in_its_own_header` is for.
            writeln!(self.0, "extern {ret} {name}({args});").unwrap();
            self.same_type(&format!("__typeof__(&{name})"), &format!("{ret} (*)({args})"), name);
        }
    }

    fn callbacks(&mut self, rows: &[Row]) {
        for c in rows {
            let pointer = format!("{} (*)({})", c["return"], argument_types(&c["args"]));
            self.same_type(&c["name"], &pointer, &c["name"]);
        }
    }

    fn enums(&mut self, rows: &[Row]) {
        for e in rows {
            self.that(&format!("{} == {}", e["constant"], e["value"]), &e["constant"]);
        }
    }

    fn structs(&mut self, rows: &[Row]) {
        for s in rows {
            let (tag, field) = (&s["struct"], &s["field"]);
            let place = format!("(({tag} *)0)->{field}");
            match s["kind"].as_str() {
                "struct" => {
                    self.that(&format!("sizeof({tag}) == {}", s["size"]), tag);
                    self.that(&format!("_Alignof({tag}) == {}", s["align"]), tag);
                    for name in s["typedef_names"].split(' ') {
                        self.same_type(name, tag, name);
                    }
                }
                "field" => {
                    let what = format!("{tag} {field}");
                    self.that(&format!("__builtin_offsetof({tag}, {field}) == {}", s["offset"]), &what);
                    self.that(&format!("sizeof({place}) == {}", s["size"]), &what);
                    if s["c_type"] != "union" {
                        self.same_type(&format!("__typeof__({place})"), &s["c_type"], &what);
                    }
                }
                "opaque" => {
                    self.same_type(&format!("{} *", s["typedef_names"]), &format!("{tag} *"), tag);
                    // A definition is an error where there is one already.
                    writeln!(self.0, "{tag} {{ int mine; }};").unwrap();
                }
                other => panic!("structs.tsv: {other}"),
            }
        }
    }

    fn typedefs(&mut self, rows: &[Row]) {
        for t in rows {
            let (name, target) = (&t["name"], &t["underlying"]);
            match t["kind"].as_str() {
                "opaque" | "pointer" | "alias" | "struct" => self.same_type(name, target, name),
                "enum" => {
                    let unsigned = match target.as_str() {
                        "enum:u32" => "",
                        "enum:i32" => "!",
                        other => panic!("typedefs.tsv: {other}"),
                    };
                    self.that(&format!("sizeof({name}) == 4 && {unsigned}(({name})-1 > 0)"), name);
                }
                "callback" => self.that(&format!("sizeof({name}) == sizeof(void (*)(void))"), name),
                other => panic!("typedefs.tsv: {other}"),
            }
        }
    }

    fn macros(&mut self, rows: &[Row]) {
        for m in rows {
            let (name, value) = (&m["macro"], &m["value"]);
            match m["kind"].as_str() {
                "value" => self.that(&format!("{name} == {value}"), name),
                "string" => self.string(name, value),
                "alias" => self.same_type(&format!("struct {name}"), &format!("struct {value}"), name),
                // tests/c/headers has these.
                "function-like" | "attribute" => {}
                other => panic!("macros.tsv: {other}"),
            }
        }
    }

    fn string(&mut self, name: &str, value: &str) {
        // Pasting only works with a literal, which programs rely on.
        self.that(
            &format!(
                "__builtin_strcmp({name} \"\", \"{value}\") == 0 && sizeof({name}) == {}",
                value.len() + 1
            ),
            name,
        );
    }
}

#[test]
fn every_declaration_agrees_with_the_tables() {
    let mut all = Assertions(format!("#define VIR_ENUM_SENTINELS\n#include <stddef.h>\n{EVERYTHING}"));
    all.callbacks(&table("abi/callbacks.tsv"));
    all.enums(&table("abi/enums.tsv"));
    all.typedefs(&table("abi/typedefs.tsv"));
    all.macros(&table("abi/macros.tsv"));
    for p in table("abi/typed-params.tsv") {
        all.string(&p["macro"], &p["string"]);
    }
    all.functions(&table("abi/functions.tsv"));
    all.structs(&table("abi/structs.tsv"));
    all.same_type("__typeof__(virConnectAuthPtrDefault)", "virConnectAuthPtr", "virConnectAuthPtrDefault");
    let file = write("assertions.c", &all.0);
    let said = compiler(&file, &ours(), &["-std=gnu17", "-Wall", "-Wextra", "-Wno-deprecated-declarations"]);
    assert!(said.success && said.text.is_empty(), "{}", said.text);
}

/// A test that cannot fail proves nothing: wrong rows are refused.
#[test]
fn assertions_refuse_what_is_wrong() {
    let wrong = |fill: &dyn Fn(&mut Assertions)| {
        let mut all = Assertions(EVERYTHING.to_owned());
        fill(&mut all);
        let name = format!("wrong-{:?}.c", std::thread::current().id()).replace(['(', ')'], "");
        !compiler(&write(&name, &all.0), &ours(), &["-std=gnu17"]).success
    };
    let row = |cells: &[(&str, &str)]| -> Vec<Row> {
        vec![cells.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect()]
    };
    let function =
        |name: &str, ret: &str, args: &str| row(&[("name", name), ("return", ret), ("args", args)]);
    assert!(!wrong(&|a| a.functions(&function("virDomainCreate", "int", "virDomainPtr domain"))));
    assert!(wrong(&|a| a.functions(&function("virDomainCreate", "int", "virNetworkPtr domain"))));
    assert!(wrong(&|a| a.functions(&function("virDomainCreate", "void", "virDomainPtr domain"))));
    assert!(wrong(&|a| a.enums(&row(&[("constant", "VIR_DOMAIN_RUNNING"), ("value", "2")]))));
    assert!(wrong(&|a| a.enums(&row(&[("constant", "VIR_DOMAIN_LAST"), ("value", "8")]))), "a sentinel");
    assert!(wrong(&|a| a.string("VIR_DOMAIN_NUMA_MODE", "numa_modes")));
    let alias = |to: &str| row(&[("name", "virDomainBlockJobCursor"), ("underlying", to), ("kind", "alias")]);
    assert!(!wrong(&|a| a.typedefs(&alias("unsigned long long"))));
    assert!(wrong(&|a| a.typedefs(&alias("unsigned long"))));
}

#[test]
fn every_function_stands_in_its_own_header() {
    let mut by_header: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for f in table("abi/functions.tsv") {
        by_header.entry(f["header"].clone()).or_default().push(f);
    }
    let headers: Vec<(String, Vec<Row>)> = by_header.into_iter().collect();
    assert_none(&in_parallel(&headers, |(header, functions)| {
        let mut text = format!("#include <libvirt/{header}>\n");
        for f in functions {
            writeln!(text, "__typeof__(&{0}) use_{0} = 0;", f["name"]).unwrap();
        }
        let said = compiler(&write(&format!("own-{header}.c"), &text), &ours(), &["-std=gnu17", "-Wall"]);
        if said.success && said.text.is_empty() { Ok(()) } else { Err(said.text) }
    }));
}

/// In C a constant is a plain int; C++ knows which enum it belongs to.
#[test]
fn constants_belong_to_their_enum() {
    let mut text = format!("#define VIR_ENUM_SENTINELS\n{EVERYTHING}#include <type_traits>\n");
    for e in table("abi/enums.tsv") {
        let (constant, owner) = (&e["constant"], &e["enum"]);
        writeln!(text, "static_assert(std::is_same<decltype({constant}), {owner}>::value, \"{constant}\");")
            .unwrap();
    }
    let said = compiler(&write("membership.cc", &text), &ours(), &["-std=c++17", "-Wall"]);
    assert!(said.success && said.text.is_empty(), "{}", said.text);
}

/// Programs may have constants of the same names while they do not ask for ours.
#[test]
fn sentinels_are_hidden_unless_asked_for() {
    let mut text = format!("{EVERYTHING}enum {{\n");
    for e in table("abi/enums.tsv").iter().filter(|e| e["sentinel"] == "1") {
        writeln!(text, "    {},", e["constant"]).unwrap();
    }
    text += "    all_of_them\n};\n";
    let said = compiler(&write("sentinels.c", &text), &ours(), &["-std=gnu17", "-Wall"]);
    assert!(said.success && said.text.is_empty(), "{}", said.text);
}

#[test]
fn there_are_no_macros_beyond_the_tables() {
    let macros = |text: &str| -> BTreeSet<String> {
        let file = write("macros-all.c", text);
        let output = Command::new(std::env::var_os("CC").unwrap_or_else(|| "cc".into()))
            .args(["-E", "-dM", "-I"])
            .arg(ours())
            .arg(file)
            .output()
            .expect("cc runs");
        String::from_utf8_lossy(&output.stdout)
            .lines()
            .filter_map(|l| l.strip_prefix("#define ")?.split([' ', '(']).next().map(str::to_owned))
            .collect()
    };
    let before = macros("#include <sys/types.h>\n");
    let mut expected: BTreeSet<String> = table("abi/macros.tsv").iter().map(|m| m["macro"].clone()).collect();
    expected.extend(HEADERS.iter().map(|h| h.to_uppercase().replace(['-', '.'], "_")));
    let found: BTreeSet<String> = macros(EVERYTHING).difference(&before).cloned().collect();
    assert_eq!(found, expected);
}

#[test]
fn macros_with_arguments_keep_their_meaning() {
    let path = source().join("tests/c/headers/macros.c");
    let text = fs::read_to_string(&path).expect("macros.c");
    for m in table("abi/macros.tsv").iter().filter(|m| m["kind"] == "function-like") {
        assert!(text.contains(&format!("{}(", m["macro"])), "{} is not tried", m["macro"]);
    }
    let program = scratch("headers").join("macros");
    let output = Command::new(std::env::var_os("CC").unwrap_or_else(|| "cc".into()))
        .args(["-std=c99", "-Wall", "-Wextra", "-Werror", "-Wno-cast-function-type", "-I"])
        .arg(ours())
        .arg("-o")
        .arg(&program)
        .arg(&path)
        .output()
        .expect("cc runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let output = Command::new(&program).output().expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

#[test]
fn deprecated_fields_give_a_warning() {
    let said =
        compiler(&source().join("tests/c/headers/deprecated.c"), &ours(), &["-std=c99", "-Wall", "-Wextra"]);
    assert!(said.success);
    let kinds = said.kinds();
    assert_eq!(kinds.len(), 3, "{}", said.text);
    for field in ["conn", "dom", "net"] {
        let warning = format!("warning: '{field}' is deprecated [-Wdeprecated-declarations]");
        assert!(kinds.contains(&warning), "{}", said.text);
    }
}

/// Each header alone, twice over, and all of them together, with and without sentinels.
fn units() -> Vec<(String, String)> {
    let mut units: Vec<(String, String)> = HEADERS
        .iter()
        .map(|h| ((*h).to_owned(), format!("#include <libvirt/{h}>\n#include <libvirt/{h}>\n")))
        .collect();
    units.push(("everything".to_owned(), EVERYTHING.to_owned()));
    units.push(("sentinels".to_owned(), format!("#define VIR_ENUM_SENTINELS\n{EVERYTHING}")));
    for (_, text) in &mut units {
        *text += "int main(void) { return 0; }\n";
    }
    units
}

#[test]
fn every_language_mode_takes_the_headers_without_a_word() {
    let mut jobs = Vec::new();
    for (name, text) in units() {
        let c = write(&format!("mode-{name}.c"), &text);
        let cc = write(&format!("mode-{name}.cc"), &text.replace("(void)", "()"));
        jobs.extend(C_MODES.map(|mode| (mode, c.clone())));
        jobs.extend(CXX_MODES.map(|mode| (mode, cc.clone())));
    }
    assert_none(&in_parallel(&jobs, |(mode, file)| {
        let std = format!("-std={mode}");
        let said = compiler(file, &ours(), &[&std, "-Wall", "-Wextra", "-Werror"]);
        if said.success && said.text.is_empty() {
            return Ok(());
        }
        Err(format!("{mode} {}:\n{}", file.display(), said.text))
    }));
}

#[test]
fn pedantic_modes_say_no_more_than_for_the_reference() {
    let theirs = reference().includedir;
    let mut jobs = Vec::new();
    for (name, define) in [("plain", ""), ("sentinels", "#define VIR_ENUM_SENTINELS\n")] {
        let c = write(
            &format!("pedantic-{name}.c"),
            &format!("{define}{EVERYTHING}int main(void) {{ return 0; }}\n"),
        );
        let cc = write(
            &format!("pedantic-{name}.cc"),
            &format!("{define}{EVERYTHING}int main() {{ return 0; }}\n"),
        );
        jobs.extend(["c99", "c17"].map(|mode| (mode, c.clone())));
        jobs.extend(CXX_MODES.map(|mode| (mode, cc.clone())));
    }
    assert_none(&in_parallel(&jobs, |(mode, file)| {
        let std = format!("-std={mode}");
        let flags = [std.as_str(), "-pedantic", "-Wall", "-Wextra"];
        let ours = compiler(file, &ours(), &flags);
        let theirs = compiler(file, &theirs, &flags);
        let new: Vec<String> = ours.kinds().difference(&theirs.kinds()).cloned().collect();
        if ours.success && theirs.success && new.is_empty() {
            return Ok(());
        }
        Err(format!("{mode} {}: {new:?}", file.display()))
    }));
}

fn sources(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap_or_else(|e| panic!("{}: {e}", dir.display())) {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "c") {
            found.push(path);
        }
    }
}

/// An example may insist on the number of events that its own version had: the constants of which
/// the tables say that they have grown since the reference's version.
fn grown() -> BTreeSet<String> {
    table("abi/changes-from-11.3.0.tsv")
        .iter()
        .filter(|c| c["table"] == "enums.tsv" && c["change"] == "changed" && c["item"].ends_with("_LAST"))
        .map(|c| format!("== {})", c["item"]))
        .collect()
}

#[test]
fn the_references_examples_compile() {
    let mut examples = Vec::new();
    sources(&reference_root().join("usr/share/doc/libvirt-doc/examples/c"), &mut examples);
    assert!(examples.len() >= 15, "{examples:?}");
    let grown = grown();
    assert_none(&in_parallel(&examples, |example| {
        // What came after the reference's version is missing in their switches.
        let flags = ["-std=gnu99", "-Wall", "-Wextra", "-Wno-switch"];
        let ours = compiler(example, &ours(), &flags);
        let theirs = compiler(example, &reference().includedir, &flags);
        let mut new = ours.kinds();
        new.retain(|kind| !theirs.kinds().contains(kind));
        new.retain(|kind| {
            !(kind.contains("static assertion failed") && grown.iter().any(|end| kind.contains(end)))
        });
        if theirs.success && new.is_empty() {
            return Ok(());
        }
        Err(format!("{}: {new:?}", example.display()))
    }));
}

fn xtask(args: &[&str]) {
    let output = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--locked", "-p", "xtask", "--"])
        .args(args)
        .current_dir(source())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "xtask {args:?}: {}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn generated_files_are_up_to_date() {
    xtask(&["headers", "--check"]);
    xtask(&["syms", "--check"]);
    xtask(&["matrix", "--check"]);
    let mut listed: Vec<String> = fs::read_dir(ours().join("libvirt"))
        .expect("include/libvirt")
        .map(|e| e.expect("an entry").file_name().into_string().expect("a plain name"))
        .collect();
    listed.sort();
    let mut expected = HEADERS.map(str::to_owned);
    expected.sort();
    assert_eq!(listed, expected);
}

/// The API description of a library, and what to say about it.
struct Description {
    text: String,
    wrong: Vec<String>,
}

impl Description {
    /// The element that starts with these attributes, up to its end.
    fn element(&mut self, tag: &str, name: &str, header: &str) -> String {
        let file = header.strip_suffix(".h").unwrap_or(header);
        let start = format!("\n    <{tag} name='{name}' file='{file}'");
        let Some(at) = self.text.find(&start) else {
            self.wrong.push(format!("no {tag} {name} in {file}"));
            return String::new();
        };
        let rest = &self.text[at..];
        let first = rest[1..].find('\n').map_or(rest, |end| &rest[..=end]);
        if first.ends_with("/>") {
            return first.to_owned();
        }
        let end = rest.find(&format!("</{tag}>")).unwrap_or(rest.len());
        rest[..end].to_owned()
    }

    fn has(&mut self, element: &str, what: &str, wanted: &str) {
        if !element.is_empty() && !element.contains(wanted) {
            self.wrong.push(format!("{what}: no {wanted}"));
        }
    }

    fn callable(&mut self, tag: &str, row: &Row) {
        let name = &row["name"];
        let element = self.element(tag, name, &row["header"]);
        self.has(&element, name, &format!(" version='{}'", row["since"]));
        self.has(&element, name, &format!("<return type='{}'", row["return"]));
        let args: Vec<String> = element
            .lines()
            .filter_map(|l| l.trim().strip_prefix("<arg name='"))
            .filter_map(|l| l.split_once("' type='"))
            .map(|(name, rest)| format!("{} {name}", rest.split('\'').next().unwrap_or("")))
            .collect();
        let wanted: Vec<String> = match row["args"].as_str() {
            "void" | "" => Vec::new(),
            args => args
                .split("; ")
                .map(|a| {
                    let types = argument_types(a);
                    format!("{types} {}", a[types.len()..].trim())
                })
                .collect(),
        };
        if args != wanted {
            self.wrong.push(format!("{name}: {args:?}, wanted {wanted:?}"));
        }
    }
}

const DESCRIPTIONS: [&str; 4] = ["libvirt", "libvirt-qemu", "libvirt-lxc", "libvirt-admin"];

/// Generators choose by source file, and give a default to what may be left out: signatures of
/// scripting languages hang on both. Nothing that the reference's description has may be missing.
#[test]
fn api_descriptions_give_bindings_what_the_references_do() {
    // A function's optional arguments, and lines that name what there is.
    let facts = |path: &Path| -> BTreeSet<String> {
        let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let (mut facts, mut owner) = (BTreeSet::new(), String::new());
        for line in text.lines().map(str::trim) {
            if line.starts_with("<function ") || line.starts_with("<functype ") {
                line.clone_into(&mut owner);
                facts.insert(line.to_owned());
            } else if line.starts_with("<exports ") {
                facts.insert(line.to_owned());
            } else if line.starts_with("<arg ") && line.contains("ptional") {
                // Of callbacks, generators read no arguments.
                let optional = line.contains("info='(optional)") || line.contains("info='optional");
                if optional && owner.starts_with("<function ") {
                    facts.insert(format!("{owner} {}", line.split(" info=").next().unwrap_or("")));
                }
            } else if line.starts_with("<check ") || line.starts_with("<filter ") {
                // One condition is not about flags, and the reference leaves it empty.
                let line = line.trim_end_matches("/>").trim_end_matches(" flags=''");
                facts.insert(format!("{owner} {line}"));
            }
        }
        facts
    };
    let dir = scratch("headers").join("api-bindings");
    xtask(&["api-xml", "--out", dir.to_str().expect("a plain path")]);
    for library in DESCRIPTIONS {
        let file = format!("{library}-api.xml");
        let theirs = facts(&reference_root().join("usr/share/libvirt/api").join(&file));
        let ours = facts(&dir.join(&file));
        assert!(theirs.len() > 4, "{file}: {}", theirs.len());
        assert_none(&theirs.difference(&ours).cloned().collect::<Vec<_>>());
    }
}

/// What bindings are generated from says the same as the tables.
#[test]
fn api_descriptions_agree_with_the_tables() {
    let dir = scratch("headers").join("api");
    xtask(&["api-xml", "--out", dir.to_str().expect("a plain path")]);
    let mut all = BTreeMap::new();
    for library in DESCRIPTIONS {
        let path = dir.join(format!("{library}-api.xml"));
        let lint = Command::new("xmllint").arg("--noout").arg(&path).output().expect("xmllint runs");
        assert!(lint.status.success(), "{}", String::from_utf8_lossy(&lint.stderr));
        let text = fs::read_to_string(&path).expect("a description");
        all.insert(library, Description { text, wrong: Vec::new() });
    }
    let mut of = |header: &str, check: &mut dyn FnMut(&mut Description)| {
        let library = match header {
            "libvirt-qemu.h" | "libvirt-lxc.h" | "libvirt-admin.h" => header.strip_suffix(".h").unwrap(),
            _ => "libvirt",
        };
        check(all.get_mut(library).unwrap());
    };
    for f in table("abi/functions.tsv") {
        of(&f["header"], &mut |d| d.callable("function", &f));
    }
    for c in table("abi/callbacks.tsv") {
        of(&c["header"], &mut |d| d.callable("functype", &c));
    }
    for e in table("abi/enums.tsv") {
        of(&e["header"], &mut |d| {
            let element = d.element("enum", &e["constant"], &e["header"]);
            d.has(&element, &e["constant"], &format!(" value='{}'", e["value"]));
            d.has(&element, &e["constant"], &format!(" type='{}'", e["enum"]));
            d.has(&element, &e["constant"], &format!(" version='{}'", e["since"]));
        });
    }
    for m in table("abi/macros.tsv").iter().filter(|m| m["kind"] != "attribute") {
        of(&m["header"], &mut |d| {
            let element = d.element("macro", &m["macro"], &m["header"]);
            d.has(&element, &m["macro"], &format!(" version='{}'", m["since"]));
            if m["kind"] == "string" {
                d.has(&element, &m["macro"], &format!(" string='{}'", m["value"]));
            }
        });
    }
    for t in table("abi/typedefs.tsv") {
        let (tag, target) = match t["kind"].as_str() {
            "struct" | "opaque" => ("struct", t["underlying"].as_str()),
            "enum" => ("typedef", "enum"),
            "callback" => continue,
            _ => ("typedef", t["underlying"].as_str()),
        };
        of(&t["header"], &mut |d| {
            let element = d.element(tag, &t["name"], &t["header"]);
            d.has(&element, &t["name"], &format!(" type='{target}'"));
            d.has(&element, &t["name"], &format!(" version='{}'", t["since"]));
        });
    }
    assert_none(&all.into_values().flat_map(|d| d.wrong).collect::<Vec<_>>());
}
