// SPDX-License-Identifier: LGPL-2.1-or-later
//! Debian's own virsh, virt-admin and the other programs of its client packages, as they are, on a
//! build with the private symbols: each prints what it prints on the library that it came with. Accepted differences stand in
//! `tests/known-differences/programs-NAME`.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use common::Library;
use common::release::{RELEASES, Release, private_prefix, steady};
use object::read::elf::{FileHeader, Sym};
use object::{Endianness, elf};

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
    "vol-create-as default-pool v 1G; vol-clone v w default-pool; \
     vol-path w default-pool; vol-key w default-pool",
    "pool-define-as p dir --target /p --print-xml",
    "nodeinfo; hostname; uri; freecell --all; nodecpumap; nodememstats; nodecpustats; maxvcpus",
    "domstats; domstats --raw test",
    "vcpucount test; vcpupin test; vcpupin test 0 0-1; emulatorpin test; setmem test 1M; setmaxmem test 8G",
    "suspend test; resume test; reboot test; shutdown test; start test",
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
    let mut differences = String::new();
    let releases = RELEASES.map(Release::new);
    for (release, args) in releases.iter().flat_map(|release| ARGUMENTS.map(|args| (release, args))) {
        differences += &release.compare("virt-admin", args, "");
    }
    accept("virt-admin", &differences);
}

const ARGUMENTS: [&[&str]; 6] = [
    &["--help"],
    &["help"],
    &["help", "srv-list"],
    &["complete", "--", "srv"],
    &["-c", "nonsense:///x", "uri"],
    &["-c", "virtqemud:///nonsense", "srv-list"],
];

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

#[test]
fn programs_for_hosts_are_the_same() {
    let mut differences = String::new();
    for release in RELEASES {
        let release = Release::new(release);
        for args in [&[][..], &["--help"], &["--version"], &["-q"], &["lxc"], &["qemu"], &["nonsense"]] {
            differences += &release.compare("virt-host-validate", args, "");
        }
        for args in [&[][..], &["--help"], &["--version"]] {
            differences += &release.compare("virt-qemu-run", args, "");
        }
        for args in [&[][..], &["--help"], &["1000"], &["x", "0"], &["0", "0"], &["4294967294", "1"]] {
            differences += &release.compare("virt-login-shell-helper", args, "");
        }
    }
    accept("hosts", &differences);
}

/// It copies between a file's descriptor and its own standard input or output.
#[test]
fn libvirt_iohelper_is_the_same() {
    let text: String = (0..50_000).map(|line| format!("line {line} of what is copied\n")).collect();
    let mut differences = String::new();
    for release in RELEASES {
        let release = Release::new(release);
        for args in [&[][..], &["--help"], &["stdin"], &["stdin", "x"], &["stdin", "-1"], &["a", "0", "b"]] {
            differences += &release.compare("libvirt_iohelper", args, "");
        }
        // Reads what the program's input is, writes what its output is, and an empty file.
        for (args, input) in [(["stdin", "0"], &*text), (["stdout", "1"], &*text), (["stdin", "0"], "")] {
            differences += &release.compare("libvirt_iohelper", &args, input);
        }
        let copied = release.run(&release.ours, "libvirt_iohelper", &["stdin", "0"], &text);
        assert!(copied.starts_with(&text) && copied.ends_with("exit status 0\n"), "{}", release.name);
    }
    accept("iohelper", &differences);
}

#[test]
fn virt_ssh_helper_is_the_same() {
    let mut differences = String::new();
    for release in RELEASES {
        let release = Release::new(release);
        for args in [
            &[][..],
            &["--help"],
            &["--version"],
            &["--nonsense"],
            &["nonsense"],
            &["test+ssh://host/default"],
            &["test:///default?mode=nonsense"],
            &["test:///default?socket=/nonexistent/socket"],
        ] {
            differences += &release.compare("virt-ssh-helper", args, "");
        }
    }
    accept("virt-ssh-helper", &differences);
}

/// A whole session goes through it: virsh, our ssh transport, a stand-in for ssh that runs what it
/// is told here, virt-ssh-helper on either library, a daemon.
#[test]
fn virt_ssh_helper_carries_a_session() {
    let scratch = common::scratch("programs").join("carries");
    std::fs::create_dir_all(&scratch).expect("the scratch folder is writable");
    let daemon = common::daemon::Daemon::start(&scratch.join("daemon"), "");
    let script = |path: &Path, text: &str| {
        std::fs::write(path, format!("#!/bin/sh\n{text}")).expect("the scratch folder is writable");
        std::fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o755))
            .expect("a script");
    };
    let client = Release::new("11.3.0");
    // That of 9.0.0 cannot be told of a socket.
    for release in &RELEASES[1..] {
        let release = Release::new(release);
        let mut told = Vec::new();
        for library in [&release.theirs, &release.ours] {
            let dir = scratch.join(release.name).join(&library.name);
            let _ = std::fs::remove_dir_all(&dir);
            std::fs::create_dir_all(&dir).expect("the scratch folder is writable");
            let used = dir.join("used");
            let words = release.words(library, "virt-ssh-helper");
            // It is told which daemon to serve, but not where that listens.
            let socket = daemon.socket();
            let helper = format!(
                "unset LD_DEBUG\necho \"$@\" >'{}'\nexec env {words} \"$@?socket={}\"\n",
                used.display(),
                socket.display()
            );
            script(&dir.join("virt-ssh-helper"), &helper);
            let ssh = format!("for word; do :; done\nPATH='{}':$PATH exec sh -c \"$word\"\n", dir.display());
            script(&dir.join("ssh"), &ssh);
            let uri = format!("test+ssh://host/default?proxy=native&command={}", dir.join("ssh").display());
            let typed = "list --all\ndumpxml test\nnet-dumpxml default\nvol-create-as default-pool v 1M\n\
                snapshot-create-as test s\nevent --all --timeout 1\nquit\n";
            let said = client.run(&client.ours, "virsh", &["-q", "-c", &uri], typed);
            let asked = std::fs::read_to_string(&used).unwrap_or_default();
            assert_eq!(asked, "test:///default\n", "{said}");
            assert!(said.contains("default-pool") && said.contains("exit status 0"), "{said}");
            told.push(steady(&said));
        }
        assert_eq!(common::difference(&told[0], &told[1]), "", "{}", release.name);
    }
}

/// Calls private functions that the programs above do not reach, and with bad input.
fn functions_are_the_same(name: &str, releases: &[&'static str]) {
    let source = common::source().join(format!("tests/programs/{name}.c"));
    let program = common::scratch("programs").join(name);
    let theirs = Release::new("11.3.0").theirs;
    common::compile(&source, &[], &[], &theirs, &program).unwrap_or_else(|e| panic!("{e}"));
    let program = program.to_str().expect("a path in UTF-8");
    let mut differences = String::new();
    for release in releases {
        differences += &Release::new(release).compare(program, &[*release], "");
    }
    accept(name, &differences);
}

#[test]
fn private_functions_are_the_same() {
    functions_are_the_same("utilities", &["11.3.0", "12.8.0"]);
}

#[test]
fn commands_are_run_the_same() {
    functions_are_the_same("commands", &RELEASES);
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
        for name in [
            "virsh",
            "virt-admin",
            "virt-pki-validate",
            "virt-pki-query-dn",
            "virt-host-validate",
            "virt-ssh-helper",
            "virt-qemu-run",
            "virt-login-shell-helper",
            "libvirt_iohelper",
        ] {
            let program = release.program(name);
            // Scripts need no symbols.
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
    assert_eq!(counts[&("12.8.0", "virt-admin")], 53);
    assert_eq!(counts[&("9.0.0", "virt-host-validate")], 22);
    assert_eq!(counts[&("12.8.0", "virt-host-validate")], 25);
    assert_eq!(counts[&("12.8.0", "virt-ssh-helper")], 24);
    assert_eq!(counts[&("9.0.0", "libvirt_iohelper")], 51);
    assert_eq!(counts[&("11.3.0", "libvirt_iohelper")], 48);
    assert_eq!(counts[&("12.8.0", "libvirt_iohelper")], 48);
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
