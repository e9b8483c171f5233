// SPDX-License-Identifier: LGPL-2.1-or-later
//! Debian's own virsh and virt-admin, as they are, on a build with the private symbols: each
//! prints what it prints on the library that it came with. Accepted differences stand in
//! `tests/known-differences/programs-NAME`.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use common::Library;
use object::read::elf::{FileHeader, Sym};
use object::{Endianness, elf};

/// Releases whose programs are run.
const RELEASES: [&str; 3] = ["9.0.0", "11.3.0", "12.8.0"];

/// The prefix of an installed build with the feature `private`.
fn private_prefix() -> PathBuf {
    let prefix = std::env::var_os("LIBVIRT_RS_PRIVATE_PREFIX").map(PathBuf::from).expect(
        "LIBVIRT_RS_PRIVATE_PREFIX must name the prefix of a build with the private symbols: run `make check`",
    );
    assert!(prefix.join("lib/libvirt.so.0").exists(), "{}: no lib/libvirt.so.0 there", prefix.display());
    prefix
}

/// Asks `tools/reference` for something about a release.
fn reference(words: &[&str]) -> PathBuf {
    let tool = common::source().join("tools/reference");
    let output = Command::new(tool).args(words).stderr(Stdio::inherit()).output().expect("it runs");
    assert!(output.status.success(), "tools/reference {words:?} failed");
    PathBuf::from(String::from_utf8(output.stdout).expect("a path").trim_end())
}

/// A release's programs, and the two libraries to run them on.
struct Release {
    name: &'static str,
    root: PathBuf,
    theirs: Library,
    ours: Library,
}

impl Release {
    fn new(name: &'static str) -> Release {
        let libdir = reference(&["lib", name]);
        let library = |name: &str, libdir: PathBuf| Library {
            name: name.to_owned(),
            includedir: libdir.join("include"),
            libdir,
            chroot: None,
        };
        Release {
            name,
            root: reference(&[name]),
            theirs: library(name, libdir),
            ours: library("ours", private_prefix().join("lib")),
        }
    }

    fn program(&self, name: &str) -> PathBuf {
        self.root.join("usr/bin").join(name)
    }

    /// Runs a program. Whatever else it needs comes from its own root: also the C library, where
    /// it needs a newer one than this machine's.
    fn run(&self, library: &Library, program: &str, args: &[&str], stdin: &str) -> String {
        // One for each test, and the same for both libraries: its name is in what is printed.
        let test = std::thread::current();
        let dir = common::scratch("programs").join(test.name().expect("a test's thread")).join(self.name);
        let _ = std::fs::remove_dir_all(&dir);
        std::fs::create_dir_all(&dir).expect("the scratch folder is writable");
        std::fs::write(dir.join("domain.xml"), DOMAIN).expect("the scratch folder is writable");
        std::fs::write(dir.join("volume.xml"), VOLUME).expect("the scratch folder is writable");
        let path = format!("{}:{}", library.libdir.display(), self.theirs.libdir.display());
        let loader = self.root.join("usr/lib64/ld-linux-x86-64.so.2");
        let mut command = if self.name == "12.8.0" {
            assert!(loader.exists(), "{}: not there", loader.display());
            let mut command = Command::new(loader);
            command.args(["--argv0", program, "--library-path", &path]).arg(self.program(program));
            command
        } else {
            let mut command = Command::new(self.program(program));
            command.env("LD_LIBRARY_PATH", &path);
            command
        };
        let input = dir.join("stdin");
        std::fs::write(&input, stdin).expect("the scratch folder is writable");
        command
            .args(args)
            .env_remove("LIBVIRT_DEFAULT_URI")
            .env("LC_ALL", "C")
            .env("TZ", "UTC")
            .env("HOME", &dir)
            .env_remove("VISUAL")
            .env("EDITOR", "sed -i s/8388608/4194304/")
            .env("LD_DEBUG", "files")
            .env("LD_DEBUG_OUTPUT", dir.join("loader"))
            .current_dir(&dir)
            .stdin(std::fs::File::open(&input).expect("just written"));
        let output = finish(command);
        common::check_loaded(&loaded(&dir), library)
            .unwrap_or_else(|e| panic!("{program} {args:?}: {e}\n{}", shown(&output)));
        shown(&output)
    }

    /// Once more where it hangs: virsh starts a thread for a job such as `managedsave` and then a loop that the
    /// thread ends; when the thread is the quicker one, virsh waits for ever, on either library.
    fn run_to_the_end(&self, library: &Library, program: &str, args: &[&str], stdin: &str) -> String {
        let mut output = self.run(library, program, args, stdin);
        for _ in 0..3 {
            if !output.contains("signal: 9") {
                break;
            }
            output = self.run(library, program, args, stdin);
        }
        output
    }

    /// Runs a program on both libraries; what differs.
    fn compare(&self, program: &str, args: &[&str], stdin: &str) -> String {
        let theirs = steady(&self.run_to_the_end(&self.theirs, program, args, stdin));
        let ours = steady(&self.run_to_the_end(&self.ours, program, args, stdin));
        assert!(theirs.len() > "exit status 0\n".len(), "{program} {args:?} printed nothing");
        match common::difference(&theirs, &ours) {
            same if same.is_empty() => same,
            difference => format!("{program} {}\n{difference}", args.join(" ")),
        }
    }
}

/// Runs to the end, or for half a minute.
fn finish(mut command: Command) -> Output {
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
    let id = child.id().to_string();
    let (done, over) = std::sync::mpsc::channel();
    let watch = std::thread::spawn(move || {
        if over.recv_timeout(std::time::Duration::from_secs(30)).is_err() {
            let _ = Command::new("kill").args(["-9", &id]).status();
        }
    });
    let output = child.wait_with_output().expect("the program ends");
    let _ = done.send(());
    watch.join().expect("the watch ends");
    output
}

/// Both streams and the end.
fn shown(output: &Output) -> String {
    let end = match output.status.code() {
        Some(code) => format!("exit status {code}"),
        None => format!("{}", output.status),
    };
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    format!("{out}--\n{err}--\n{end}\n")
}

/// Without what changes from run to run: the CPU time of the test driver's domains is the clock.
fn steady(text: &str) -> String {
    let lines = text.lines().map(|line| match line.split_once(':') {
        Some((name @ "CPU time", _)) => format!("{name}: …"),
        _ => match line.split_once("cpu.time=") {
            Some((before, _)) => format!("{before}cpu.time=…"),
            None => line.to_owned(),
        },
    });
    lines.map(|line| line + "\n").collect()
}

/// The libvirt libraries that the loader says it initialised.
fn loaded(dir: &Path) -> Vec<PathBuf> {
    let reports = std::fs::read_dir(dir).expect("the run's folder").map(|entry| entry.unwrap().path());
    let reports = reports.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with("loader."));
    reports
        .flat_map(|report| {
            let text = std::fs::read(report).expect("the loader's report");
            String::from_utf8_lossy(&text).lines().map(str::to_owned).collect::<Vec<_>>()
        })
        .filter_map(|line| line.split_once("calling init: ").map(|(_, path)| PathBuf::from(path.trim())))
        .filter(|path| path.to_string_lossy().contains("/libvirt"))
        .collect()
}

const DOMAIN: &str = "<domain type='test'><name>second</name>\
    <uuid>4dea22b3-1d52-d8f3-2516-782e98ab3fa0</uuid><memory unit='MiB'>64</memory>\
    <os><type>hvm</type></os><devices>\
    <disk type='file' device='disk'><source file='/a &amp; b'/><target dev='vda'/></disk>\
    <interface type='network'><mac address='52:54:00:01:02:03'/><source network='default'/></interface>\
    </devices></domain>";
const VOLUME: &str = "<volume><name>first</name><capacity unit='MiB'>10</capacity>\
    <target><format type='raw'/></target></volume>";

/// What people do with virsh; each line is one run, as far as the drivers of all three releases agree.
const EVERYDAY: &[&str] = &[
    "list --all",
    "dominfo test; domstate test --reason; domid test; domname 1; domuuid test",
    "dumpxml test",
    "define domain.xml; start second; list; domiflist second; domblklist second; dominfo second; \
     destroy second; undefine second",
    "net-list --all; net-info default; net-dumpxml default; net-dhcp-leases default",
    "pool-list --all --details; pool-info default-pool",
    "vol-create default-pool volume.xml; vol-info first default-pool; vol-dumpxml first default-pool; \
     vol-list default-pool --details; vol-delete first default-pool",
    "vol-create-as default-pool v 1G; vol-clone v w default-pool; vol-resize w 2G default-pool; \
     vol-path w default-pool; vol-key w default-pool",
    "pool-define-as p dir --target /p --print-xml",
    "nodeinfo; hostname; uri; freecell --all; nodecpumap; nodememstats; nodecpustats; maxvcpus",
    "domstats; domstats --raw test",
    "vcpucount test; vcpupin test; vcpupin test 0 0-1; emulatorpin test; setmem test 1M; setmaxmem test 8G",
    "suspend test; resume test; reboot test; shutdown test; start test; managedsave test; start test",
    "blkiotune test; memtune test --hard-limit 1G; schedinfo test; numatune test --mode strict --nodeset 0",
    "perf test; dommemstat test; domblkinfo test vda; domiftune test vnet0; blkdeviotune test vda",
    "iface-list --all; iface-dumpxml eth1; iface-mac eth1",
    "snapshot-create-as test s1 text; snapshot-info test s1; snapshot-current test --name; \
     snapshot-create-as test s2; snapshot-list test --tree --name; snapshot-revert test s1; \
     snapshot-parent test s2; snapshot-delete test s1; snapshot-list test --name; checkpoint-list test",
    "desc test; desc test text; desc test; metadata test http://x",
    "send-key test KEY_A; send-key test --codeset win32 VK_A; send-key test KEY_NOPE; send-key test 30",
    "iothreadinfo test; iothreadadd test 5; iothreadinfo test; iothreaddel test 5",
    "console test; vncdisplay test; domdisplay test; ttyconsole test",
    "qemu-monitor-command test --pretty '{\"execute\":\"x\"}'",
    "event --list; net-event --list; nodedev-event --list; secret-event --list",
    "event test lifecycle --timeout 1",
    "help; help list; help domain; help vol-create-as",
    "list --nonsense; nonsense",
    "echo a 'b c' \"d&e\" --shell; echo a 'b c' --xml <x>",
    "edit test; dominfo test",
];

/// What the shell asks when somebody presses Tab.
const COMPLETED: &[&str] = &[
    "dom",
    "dominfo \"\"",
    "dominfo --domain \"\"",
    "list --",
    "vol-info --pool default-pool \"\"",
    "net-info --network \"\"",
    "send-key test --codeset \"\"",
    "perf test --enable \"\"",
    "nodedev-list --cap \"\"",
    "nodedev-detach --driver \"\"",
    "numatune test --mode \"\"",
    "pool-list --type \"\"",
    "setmem test --size 1",
    "attach-disk test --source /x --target vdz --cache \"\"",
    "attach-disk test --source /x --target vdz --targetbus \"\"",
    "attach-interface test --type \"\"",
    "domcapabilities --virttype \"\"",
    "cpu-models --arch \"\"",
    "domif-getlink test --interface \"\"",
    "vcpupin test --vcpu \"\"",
    "event --event \"\"",
];

fn virsh_is_the_same(release: &'static str) {
    let release = Release::new(release);
    let mut differences: String = EVERYDAY
        .iter()
        .map(|commands| release.compare("virsh", &["-c", "test:///default", commands], ""))
        .collect();
    for asked in COMPLETED {
        differences +=
            &release.compare("virsh", &["-c", "test:///default", &format!("complete -- {asked}")], "");
    }
    let typed = "list --all\necho 'a b'\npwd\nnet-list\nquit\n";
    differences += &release.compare("virsh", &["-c", "test:///default"], typed);
    differences += &release.compare("virsh", &["--version"], "");
    differences += &release.compare("virsh", &["-c", "nonsense:///x", "uri"], "");
    accept(&format!("virsh-{}", release.name), &differences);
}

fn accept(name: &str, differences: &str) {
    let scratch = common::scratch("programs");
    if let Err(e) = common::ratchet(&format!("programs-{name}"), differences, &scratch) {
        panic!("{e}");
    }
}

#[test]
fn virsh_9_0_0_is_the_same() {
    virsh_is_the_same("9.0.0");
}

#[test]
fn virsh_11_3_0_is_the_same() {
    virsh_is_the_same("11.3.0");
}

#[test]
fn virsh_12_8_0_is_the_same() {
    virsh_is_the_same("12.8.0");
}

#[test]
fn virt_admin_is_the_same() {
    let release = Release::new("9.0.0");
    let mut differences = String::new();
    for args in [
        &["--help"][..],
        &["help"],
        &["help", "srv-list"],
        &["complete", "--", "srv"],
        &["-c", "nonsense:///x", "uri"],
        &["-c", "virtqemud:///nonsense", "srv-list"],
    ] {
        differences += &release.compare("virt-admin", args, "");
    }
    accept("virt-admin", &differences);
}

#[test]
fn programs_for_certificates_are_the_same() {
    let mut differences = String::new();
    for release in RELEASES {
        let release = Release::new(release);
        differences += &release.compare("virt-pki-query-dn", &["nonexistent.pem"], "");
        // That of 9.0.0 is a shell script.
        if release.name != "9.0.0" {
            differences += &release.compare("virt-pki-validate", &["--help"], "");
            differences += &release.compare("virt-pki-validate", &["--version"], "");
        }
    }
    accept("certificates", &differences);
}

/// Calls what the programs above do not reach, and with bad input.
#[test]
fn private_functions_are_the_same() {
    let source = common::source().join("tests/programs/utilities.c");
    let program = common::scratch("programs").join("utilities");
    let old = Release::new("11.3.0");
    common::compile(&source, &[], &[], &old.theirs, &program).unwrap_or_else(|e| panic!("{e}"));
    let program = program.to_str().expect("a path in UTF-8");
    let mut differences = String::new();
    for release in [&old, &Release::new("12.8.0")] {
        differences += &release.compare(program, &[release.name], "");
    }
    accept("utilities", &differences);
}

/// The private symbols of a library that it offers, or that a program needs: name and node.
fn private_symbols(path: &Path, offered: bool) -> BTreeSet<(String, String)> {
    let data = std::fs::read(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let read = || -> object::Result<_> {
        let header = elf::FileHeader64::<Endianness>::parse(&*data)?;
        let endian = header.endian()?;
        let sections = header.sections(endian, &*data)?;
        let symbols = sections.symbols(endian, &*data, elf::SHT_DYNSYM)?;
        let versions = sections.versions(endian, &*data)?.expect("versions");
        let mut found = BTreeSet::new();
        for (index, symbol) in symbols.enumerate() {
            let version = versions.version_index(endian, index);
            let Some(version) = versions.version(version.index())? else { continue };
            let node = String::from_utf8_lossy(version.name()).into_owned();
            if symbol.is_undefined(endian) != offered && node.starts_with("LIBVIRT_PRIVATE_") {
                let name = symbols.symbol_name(endian, symbol)?;
                found.insert((String::from_utf8_lossy(name).into_owned(), node));
            }
        }
        Ok(found)
    };
    read().unwrap_or_else(|e: object::Error| panic!("{}: {e}", path.display()))
}

#[test]
fn every_private_symbol_that_the_programs_need_is_there() {
    let offered = private_symbols(&private_prefix().join("lib/libvirt.so.0"), true);
    let mut needed = BTreeSet::new();
    let mut counts = BTreeMap::new();
    for release in RELEASES {
        let release = Release::new(release);
        for name in ["virsh", "virt-admin", "virt-pki-validate", "virt-pki-query-dn"] {
            let program = release.program(name);
            // Scripts need no symbols; not every root has virt-admin.
            if std::fs::read(&program).is_ok_and(|data| data.starts_with(b"\x7fELF")) {
                let symbols = private_symbols(&program, false);
                counts.insert((release.name, name), symbols.len());
                needed.extend(symbols);
            }
        }
    }
    for row in common::table("compat/private-symbols-virsh.tsv") {
        needed.insert((row["symbol"].clone(), row["node"].clone()));
    }
    assert_eq!(counts[&("9.0.0", "virsh")], 152);
    assert_eq!(counts[&("11.3.0", "virsh")], 156);
    assert_eq!(counts[&("12.8.0", "virsh")], 164);
    assert_eq!(counts[&("9.0.0", "virt-admin")], 54);
    let missing: Vec<_> = needed.difference(&offered).collect();
    assert!(missing.is_empty(), "missing: {missing:?}");
}

/// Old nodes are for old programs: nothing new may be linked with private symbols.
#[test]
fn nothing_new_links_with_private_symbols() {
    let dir = common::scratch("programs").join("link");
    std::fs::create_dir_all(&dir).expect("the scratch folder is writable");
    let links = |function: &str| {
        let file = dir.join(format!("{function}.c"));
        let program = format!("void {function}(void);\nint main(void) {{ {function}(); return 0; }}\n");
        std::fs::write(&file, program).expect("the scratch folder is writable");
        let library = private_prefix().join("lib/libvirt.so.0");
        let mut command = Command::new("cc");
        command.arg("-w").arg("-o").arg(dir.join(function)).arg(&file).arg(&library).stderr(Stdio::null());
        command.status().expect("the compiler runs").success()
    };
    assert!(links("virInitialize"));
    assert!(!links("virBufferAdd"));
}

/// The runner can fail: two runs that differ are told apart, and so is a library that was not taken.
#[test]
fn a_difference_is_found() {
    let release = Release::new("9.0.0");
    let one = release.run(&release.ours, "virsh", &["-c", "test:///default", "list --all"], "");
    let other = release.run(&release.ours, "virsh", &["-c", "test:///default", "net-list"], "");
    assert!(!common::difference(&steady(&one), &steady(&other)).is_empty());
    let elsewhere = Library { libdir: PathBuf::from("/nonexistent"), ..release.ours.clone() };
    let taken = [release.ours.libdir.join("libvirt.so.0")];
    common::check_loaded(&taken, &elsewhere).expect_err("another library was loaded");
    assert_eq!(steady("CPU time: 12.5s\n  cpu.time=7\nx\n"), "CPU time: …\n  cpu.time=…\nx\n");
}
