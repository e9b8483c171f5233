// SPDX-License-Identifier: LGPL-2.1-or-later
//! Reads the four installed libraries and compares what the loader and the linker see of them
//! with the tables of the reference's interface, symbol by symbol.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use object::Endianness;
use object::elf;
use object::read::elf::{Dyn, FileHeader, ProgramHeader, Rela, SectionHeader, Sym};

/// What the loader sees of a symbol that a library offers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Export {
    name: String,
    /// The version node, if any.
    node: Option<String>,
    /// `func` or `data`, or what else it is.
    kind: String,
    /// The size of data; a function's says nothing.
    size: Option<u64>,
    /// Only the default version can be linked with.
    default: bool,
}

/// What the loader sees of a library.
#[derive(Debug, Default)]
struct Library {
    exports: Vec<Export>,
    /// Where each export is.
    addresses: BTreeMap<String, u64>,
    nodes: BTreeSet<String>,
    soname: Option<String>,
    needed: Vec<String>,
    /// Each library whose versions are needed, with the version.
    needed_versions: BTreeSet<(String, String)>,
    flags: elf::DynamicFlags,
    flags_1: elf::DynamicFlags1,
    text_relocations: bool,
    runpath: bool,
    /// Address and length of what becomes read-only after relocation.
    relro: Option<(u64, u64)>,
    writable: Vec<(u64, u64)>,
    executable_stack: bool,
    relocations: BTreeSet<u64>,
    /// Length of the thread-local block.
    tls: u64,
}

impl Library {
    fn read(path: &Path) -> Self {
        Self::parse(&std::fs::read(path).unwrap_or_else(|e| panic!("{}: {e}", path.display())))
            .unwrap_or_else(|e| panic!("{}: {e}", path.display()))
    }

    fn parse(data: &[u8]) -> object::Result<Self> {
        let header = elf::FileHeader64::<Endianness>::parse(data)?;
        let endian = header.endian()?;
        let sections = header.sections(endian, data)?;
        let mut library = Self::default();

        let symbols = sections.symbols(endian, data, elf::SHT_DYNSYM)?;
        let versions = sections.versions(endian, data)?;
        for (index, symbol) in symbols.enumerate() {
            let offered = !symbol.is_undefined(endian)
                && matches!(symbol.st_bind(), elf::STB_GLOBAL | elf::STB_WEAK | elf::STB_GNU_UNIQUE);
            if !offered {
                continue;
            }
            let name = String::from_utf8_lossy(symbols.symbol_name(endian, symbol)?).into_owned();
            let kind = match symbol.st_type() {
                elf::STT_FUNC => "func".to_owned(),
                elf::STT_OBJECT if symbol.st_shndx(endian) == elf::SHN_ABS => "node".to_owned(),
                elf::STT_OBJECT => "data".to_owned(),
                other => format!("{other:?}"),
            };
            let (mut node, mut default) = (None, false);
            if let Some(versions) = &versions {
                let version = versions.version_index(endian, index);
                default = !version.is_hidden();
                if let Some(version) = versions.version(version.index())? {
                    node = Some(String::from_utf8_lossy(version.name()).into_owned());
                }
            }
            let size = (kind == "data").then(|| symbol.st_size(endian));
            library.addresses.insert(name.clone(), symbol.st_value(endian));
            library.exports.push(Export { name, node, kind, size, default });
        }
        library.exports.sort();

        if let Some((mut definitions, link)) = sections.gnu_verdef(endian, data)? {
            let strings = sections.strings(endian, data, link)?;
            while let Some((definition, mut names)) = definitions.next()? {
                // The first names the file.
                if definition.vd_flags.get(endian).contains(elf::VER_FLG_BASE) {
                    continue;
                }
                if let Some(name) = names.next()? {
                    let name = name.name(endian, strings)?;
                    library.nodes.insert(String::from_utf8_lossy(name).into_owned());
                }
            }
        }
        if let Some((mut needs, link)) = sections.gnu_verneed(endian, data)? {
            let strings = sections.strings(endian, data, link)?;
            while let Some((need, mut versions)) = needs.next()? {
                let file = String::from_utf8_lossy(need.file(endian, strings)?).into_owned();
                while let Some(version) = versions.next()? {
                    let name = String::from_utf8_lossy(version.name(endian, strings)?).into_owned();
                    library.needed_versions.insert((file.clone(), name));
                }
            }
        }
        if let Some((entries, link)) = sections.dynamic(endian, data)? {
            let strings = sections.strings(endian, data, link)?;
            let text = |entry: &elf::Dyn64<Endianness>| -> object::Result<String> {
                Ok(String::from_utf8_lossy(entry.string(endian, strings)?).into_owned())
            };
            for entry in entries {
                match entry.tag(endian) {
                    elf::DT_SONAME => library.soname = Some(text(entry)?),
                    elf::DT_NEEDED => library.needed.push(text(entry)?),
                    elf::DT_FLAGS => library.flags = elf::DynamicFlags(entry.val(endian)),
                    elf::DT_FLAGS_1 => library.flags_1 = elf::DynamicFlags1(entry.val(endian)),
                    elf::DT_TEXTREL => library.text_relocations = true,
                    elf::DT_RPATH | elf::DT_RUNPATH => library.runpath = true,
                    _ => {}
                }
            }
        }
        for segment in header.program_headers(endian, data)? {
            let range = (segment.p_vaddr(endian), segment.p_memsz(endian));
            match segment.p_type(endian) {
                elf::PT_GNU_RELRO => library.relro = Some(range),
                elf::PT_TLS => library.tls = range.1,
                elf::PT_GNU_STACK => {
                    library.executable_stack = segment.p_flags(endian).contains(elf::PF_X);
                }
                _ => {}
            }
        }
        for section in sections.iter() {
            if section.sh_flags(endian).contains(elf::SHF_WRITE) {
                library.writable.push((section.sh_addr(endian), section.sh_size(endian)));
            }
            if let Some((relocations, _)) = section.rela(endian, data)? {
                library.relocations.extend(relocations.iter().map(|r| r.r_offset(endian)));
            }
        }
        Ok(library)
    }
}

fn installed(name: &str) -> PathBuf {
    common::prefix().join(format!("lib/lib{name}.so.0"))
}

/// Our own node for what the four libraries share among themselves.
fn is_private(node: &str) -> bool {
    node.starts_with("LIBVIRT_RS_PRIVATE")
}

/// The public symbols of a library as the table has them, without the rows for the nodes themselves:
/// GNU ld makes an absolute symbol of each, lld does not, and nobody links with them.
fn promised(library: &str) -> Vec<Export> {
    let mut exports: Vec<Export> = common::table("abi/symbols.tsv")
        .into_iter()
        .filter(|row| row["library"] == format!("lib{library}") && row["kind"] != "node")
        .map(|row| Export {
            name: row["symbol"].clone(),
            node: Some(row["version_node"].clone()),
            kind: row["kind"].clone(),
            size: row["size"].parse().ok(),
            default: true,
        })
        .collect();
    exports.sort();
    exports
}

/// What is wrong with a library's exports, one line each.
fn wrong_exports(promised: &[Export], library: &Library) -> Vec<String> {
    let found: BTreeSet<&Export> =
        library.exports.iter().filter(|e| !e.node.as_deref().is_some_and(is_private)).collect();
    let promised: BTreeSet<&Export> = promised.iter().collect();
    let missing = promised.difference(&found).map(|e| format!("missing: {e:?}"));
    let extra = found.difference(&promised).map(|e| format!("not promised: {e:?}"));
    missing.chain(extra).collect()
}

fn assert_none(problems: &[String]) {
    let shown = &problems[..problems.len().min(40)];
    assert!(problems.is_empty(), "{} problems, among them:\n{}", problems.len(), shown.join("\n"));
}

fn exports_are_the_promised_ones(library: &str) {
    let promised = promised(library);
    let (_, count) = common::LIBRARIES.iter().find(|(name, _)| *name == library).expect("a known library");
    assert_eq!(promised.len(), *count, "the table of symbols");
    let read = Library::read(&installed(library));
    assert_none(&wrong_exports(&promised, &read));
}

#[test]
fn libvirt_exports_each_symbol_in_its_node() {
    exports_are_the_promised_ones("virt");
}

#[test]
fn libvirt_qemu_exports_each_symbol_in_its_node() {
    exports_are_the_promised_ones("virt-qemu");
}

#[test]
fn libvirt_lxc_exports_each_symbol_in_its_node() {
    exports_are_the_promised_ones("virt-lxc");
}

#[test]
fn libvirt_admin_exports_each_symbol_in_its_node() {
    exports_are_the_promised_ones("virt-admin");
}

/// The golden lists are what we promise to keep: a symbol leaves neither them nor the library.
#[test]
fn golden_lists_are_what_the_libraries_export() {
    for (name, list) in [
        ("virt", "libvirt_public.syms"),
        ("virt-qemu", "libvirt_qemu.syms"),
        ("virt-lxc", "libvirt_lxc.syms"),
        ("virt-admin", "libvirt_admin_public.syms"),
    ] {
        let text = std::fs::read_to_string(common::source().join(list)).expect("a golden list");
        let mut golden = BTreeSet::new();
        let mut node = "";
        for line in text.lines().map(str::trim) {
            if let Some(start) = line.strip_suffix(" {") {
                node = start;
            } else if let Some(symbol) =
                line.strip_suffix(';').filter(|s| !s.starts_with('}') && !s.contains('*'))
            {
                golden.insert((symbol.to_owned(), node.to_owned()));
            }
        }
        let exported: BTreeSet<(String, String)> = Library::read(&installed(name))
            .exports
            .into_iter()
            .filter_map(|e| Some((e.name, e.node?)))
            .filter(|(_, node)| !is_private(node))
            .collect();
        let missing: Vec<_> = golden.difference(&exported).take(20).collect();
        let extra: Vec<_> = exported.difference(&golden).take(20).collect();
        assert!(missing.is_empty() && extra.is_empty(), "{list}: missing {missing:?}, not in it {extra:?}");
        assert!(!golden.is_empty());
    }
}

/// An export without a version satisfies nobody who asks for one, and shadows others' symbols.
#[test]
fn every_export_has_a_version_node() {
    for (name, _) in common::LIBRARIES {
        let read = Library::read(&installed(name));
        assert!(!read.exports.is_empty());
        let bare: Vec<&Export> = read.exports.iter().filter(|e| e.node.is_none()).collect();
        assert!(bare.is_empty(), "lib{name}: {bare:?}");
    }
}

/// The loader refuses a program that needs a node which its library does not define.
#[test]
fn every_version_node_is_defined() {
    let table = common::table("abi/version-nodes.tsv");
    for (name, _) in common::LIBRARIES {
        let promised: BTreeSet<String> = table
            .iter()
            .filter(|row| row["library"] == format!("lib{name}"))
            .map(|row| row["node"].clone())
            .collect();
        assert!(!promised.is_empty());
        let mut found = Library::read(&installed(name)).nodes;
        found.retain(|node| !is_private(node));
        assert_eq!(found, promised, "lib{name}");
    }
}

#[test]
fn only_libvirt_itself_has_a_private_node() {
    for (name, _) in common::LIBRARIES {
        let nodes = Library::read(&installed(name)).nodes;
        let private: Vec<&String> = nodes.iter().filter(|n| n.contains("PRIVATE")).collect();
        let expected: &[&str] = if name == "virt" { &["LIBVIRT_RS_PRIVATE"] } else { &[] };
        assert_eq!(private, expected, "lib{name}");
    }
}

#[test]
fn sonames_and_file_names_are_the_references() {
    for (name, _) in common::LIBRARIES {
        let soname = format!("lib{name}.so.0");
        assert_eq!(Library::read(&installed(name)).soname, Some(soname.clone()));
        let lib = common::prefix().join("lib");
        let file = std::fs::canonicalize(lib.join(&soname)).expect("the library is installed");
        assert_eq!(file.file_name().unwrap().to_str().unwrap(), format!("{soname}.12008.0"));
        let link = std::fs::canonicalize(lib.join(format!("lib{name}.so"))).expect("the link for the linker");
        assert_eq!(link, file);
    }
}

/// Thread-local destructors point into the library: it must stay when a program closes it.
#[test]
fn libraries_stay_loaded_and_are_bound_at_once() {
    for (name, _) in common::LIBRARIES {
        let read = Library::read(&installed(name));
        assert!(read.flags_1.contains(elf::DF_1_NODELETE), "lib{name}: nodelete");
        assert!(read.flags_1.contains(elf::DF_1_NOW), "lib{name}: now");
        assert!(read.flags.contains(elf::DF_BIND_NOW), "lib{name}: bind now");
        assert!(!read.flags.contains(elf::DF_STATIC_TLS), "lib{name}: dlopen fails with static TLS");
        assert!(read.relro.is_some(), "lib{name}: relro");
        assert!(!read.text_relocations, "lib{name}: text relocations");
        assert!(!read.runpath, "lib{name}: a search path of its own");
        assert!(!read.executable_stack, "lib{name}: executable stack");
        assert!(read.tls <= 4096, "lib{name}: {} bytes of thread-local storage", read.tls);
    }
}

#[test]
fn libraries_need_only_the_c_library() {
    let allowed = ["libc.so.6", "libm.so.6", "libgcc_s.so.1", "ld-linux-x86-64.so.2"];
    for (name, _) in common::LIBRARIES {
        let read = Library::read(&installed(name));
        for needed in &read.needed {
            let own = name != "virt" && needed == "libvirt.so.0";
            assert!(own || allowed.contains(&needed.as_str()), "lib{name} needs {needed}");
        }
        if name != "virt" {
            assert!(read.needed.iter().any(|n| n == "libvirt.so.0"), "lib{name} stands on libvirt");
            let private = ("libvirt.so.0".to_owned(), "LIBVIRT_RS_PRIVATE".to_owned());
            assert!(read.needed_versions.contains(&private), "lib{name}: {:?}", read.needed_versions);
        }
        for (file, version) in &read.needed_versions {
            if let Some(version) = version.strip_prefix("GLIBC_") {
                let numbers: Vec<u32> = version.split('.').filter_map(|n| n.parse().ok()).collect();
                assert!(
                    numbers >= vec![2] && numbers <= vec![2, 34],
                    "lib{name} needs GLIBC_{version} of {file}"
                );
            }
        }
    }
}

/// Programs that are not position independent copy the variable into their own data, by its size,
/// and everybody uses that copy: it has to hold its value before any code runs.
#[test]
fn the_default_auth_pointer_can_be_copied() {
    let read = Library::read(&installed("virt"));
    let name = "virConnectAuthPtrDefault";
    let address = read.addresses[name];
    let export = read.exports.iter().find(|e| e.name == name).unwrap();
    assert_eq!((export.kind.as_str(), export.size), ("data", Some(8)));
    assert!(read.writable.iter().any(|(at, size)| (*at..at + size).contains(&address)), "writable section");
    let (relro, length) = read.relro.unwrap();
    assert!(!(relro..relro + length).contains(&address), "it becomes read-only after relocation");
    assert!(read.relocations.contains(&address), "the loader does not set it");
}

/// The checks above would be worth nothing if they could not fail: run on the reference, they must
/// find its private symbols, its dependencies, and what it does not have yet.
#[test]
fn the_checks_find_what_the_reference_does_otherwise() {
    let reference = common::reference();
    let read = Library::read(&reference.libdir.join("libvirt.so.0"));
    let problems = wrong_exports(&promised("virt"), &read);
    let missing: Vec<&String> = problems.iter().filter(|p| p.starts_with("missing")).collect();
    assert!(missing.len() == 1 && missing[0].contains("virDomainAnnounceInterface"), "{missing:?}");
    assert!(problems.iter().any(|p| p.contains("LIBVIRT_PRIVATE_") && p.starts_with("not promised")));
    assert!(read.needed.iter().any(|n| n == "libxml2.so.2"), "{:?}", read.needed);
    assert!(read.nodes.contains("LIBVIRT_0.0.3") && !read.nodes.contains("LIBVIRT_12.5.0"));
    let mut wrong = promised("virt-qemu");
    let qemu = Library::read(&reference.libdir.join("libvirt-qemu.so.0"));
    wrong[0].node = Some("LIBVIRT_QEMU_0.0.1".to_owned());
    wrong[1].kind = "data".to_owned();
    let problems = wrong_exports(&wrong, &qemu);
    assert_eq!(problems.iter().filter(|p| p.starts_with("missing")).count(), 2, "{problems:?}");
}

/// What abidiff says of two files, one symbol a line.
fn abidiff(old: &Path, new: &Path) -> BTreeSet<String> {
    let output = Command::new("abidiff")
        .arg("--suppressions")
        .arg(common::source().join("tests/abidiff.suppr"))
        .args([old, new])
        .output()
        .expect("abidiff is installed (package abigail-tools)");
    let status = output.status.code().expect("abidiff is not killed");
    assert!(status & 3 == 0, "abidiff: {}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let changes: BTreeSet<String> = text
        .lines()
        .map(str::trim)
        .filter(|line| ["[A]", "[D]", "[C]"].iter().any(|mark| line.starts_with(mark)))
        // Absolute symbols that name a node: see `promised`.
        .filter(|line| !line.contains("LIBVIRT_") || line.contains("@@"))
        .map(str::to_owned)
        .collect();
    assert!(status == 0 || !changes.is_empty(), "abidiff reports something else:\n{text}");
    changes
}

/// Functions that 12.8.0 has and the reference on this machine has not.
fn added_since_the_reference(library: &str) -> BTreeSet<String> {
    common::table("abi/changes-from-11.3.0.tsv")
        .iter()
        .filter(|row| row["table"] == "symbols.tsv")
        .filter_map(|row| {
            assert_eq!(row["change"], "added", "a symbol never changes or goes away");
            let symbol = row["item"].strip_prefix(&format!("lib{library} "))?;
            let node = row["new"].split(" | ").next()?;
            let mark = if row["new"].contains("| node |") { return None } else { "[A]" };
            Some(format!("{mark} {symbol}@@{node}"))
        })
        .collect()
}

#[test]
fn abidiff_sees_no_other_change_than_the_new_functions() {
    let reference = common::reference();
    for (name, _) in common::LIBRARIES {
        let changes = abidiff(&reference.libdir.join(format!("lib{name}.so.0")), &installed(name));
        assert_eq!(changes, added_since_the_reference(name), "lib{name}");
    }
}

/// The comparison backwards: what we add must count as taken away.
#[test]
fn abidiff_sees_a_missing_function() {
    let theirs = common::reference().libdir.join("libvirt.so.0");
    let changes = abidiff(&installed("virt"), &theirs);
    assert!(changes.contains("[D] virDomainAnnounceInterface@@LIBVIRT_12.5.0"), "{changes:?}");
}
