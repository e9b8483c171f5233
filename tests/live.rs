// SPDX-License-Identifier: LGPL-2.1-or-later
//! Guests of QEMU's in their everyday life, behind daemons of the tests' own: programs in C and in
//! Python do the same through the reference's client library and through ours, and what they print
//! must be the same. Accepted differences stand in `tests/known-differences/live-NAME`.

#[path = "remote/certificates.rs"]
#[allow(dead_code, reason = "a part of it is needed")]
mod certificates;
mod common;
#[path = "remote/support.rs"]
#[allow(dead_code, reason = "a part of it is needed")]
mod support;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use common::daemon::{Daemon, Network, Setup};
use common::{Library, Run};

/// QEMU emulates the guest's processor, beside all other tests.
const LONG: Duration = Duration::from_secs(300);

/// A test's folder, made anew.
fn scratch(name: &str) -> PathBuf {
    let dir = common::scratch("live").join(name);
    let _ = std::fs::remove_dir_all(&dir);
    std::fs::create_dir_all(&dir).unwrap_or_else(|e| panic!("{}: {e}", dir.display()));
    dir
}

/// The URI of a daemon's QEMU driver.
fn qemu(daemon: &Daemon) -> OsString {
    let mut uri = OsString::from("qemu+unix:///system?socket=");
    uri.push(daemon.socket());
    uri
}

/// What is run: a program of `tests/c/remote`, or a script of `tests/clients`.
enum Client {
    C(PathBuf),
    Python(PathBuf),
}

impl Client {
    fn c(name: &str, dir: &Path) -> Client {
        let source = common::source().join(format!("tests/c/remote/{name}.c"));
        let binary = dir.join(name);
        common::compile(&source, &[], &[], &common::reference(), &binary).unwrap_or_else(|e| panic!("{e}"));
        Client::C(binary)
    }

    fn python(name: &str) -> Client {
        Client::Python(common::source().join(format!("tests/clients/{name}.py")))
    }

    /// Runs it in `dir`; what it printed, once it is sure that it ran on `library`.
    fn run(&self, library: &Library, args: &[OsString], dir: &Path) -> String {
        let mut env = Vec::new();
        let (program, args) = match self {
            Client::C(binary) => (binary.clone(), args.to_vec()),
            Client::Python(script) => {
                let root = common::reference_root();
                let mut path = library.libdir.clone().into_os_string();
                path.push(":");
                path.push(common::reference().libdir);
                env.push(("LD_LIBRARY_PATH".to_owned(), path));
                env.push(("PYTHONHOME".to_owned(), root.join("usr").into()));
                env.push(("PYTHONDONTWRITEBYTECODE".to_owned(), "1".into()));
                let args = std::iter::once(script.clone().into()).chain(args.iter().cloned()).collect();
                (root.join("usr/bin/python3.11"), args)
            }
        };
        let what = Run {
            program: program.as_os_str(),
            args: &args,
            env: &env,
            stdin: b"",
            dir,
            timeout: LONG,
            user: None,
        };
        let outcome = common::run(library, &what);
        let text = String::from_utf8_lossy(&outcome.stdout).into_owned();
        let errors = String::from_utf8_lossy(&outcome.stderr);
        assert_eq!(outcome.end(), "exit status 0", "on {}:\n{text}\n{errors}", library.name);
        outcome.check_loaded(library).unwrap_or_else(|e| panic!("{e}\n{errors}"));
        text
    }
}

/// Does something on both libraries at once; `expected` is what the reference must print.
fn same(name: &str, expected: &[&str], run_on: impl Fn(&Library, &Path) -> String + Sync) {
    let dir = scratch(name);
    // Names of one length: tables are as wide as what stands in them.
    let (theirs, ours) = std::thread::scope(|scope| {
        let side = |library: Library, name: &str| {
            let (run_on, dir) = (&run_on, dir.join(name));
            scope.spawn(move || {
                std::fs::create_dir_all(&dir).expect("the scratch folder is writable");
                run_on(&library, &dir).replace(&*dir.to_string_lossy(), "DIR")
            })
        };
        let (theirs, ours) = (side(common::reference(), "ref"), side(common::ours(), "our"));
        (theirs.join().expect("the reference's run"), ours.join().expect("our run"))
    });
    for words in expected {
        assert!(theirs.contains(words), "the reference does not say '{words}':\n{theirs}");
    }
    if let Err(e) = common::ratchet(&format!("live-{name}"), &common::difference(&theirs, &ours), &dir) {
        panic!("{e}");
    }
}

/// Two hosts on a network of their own, and a program that moves a guest between them. The first
/// one's daemon may be of another release.
fn moves(client: &Client, release: Option<&str>, more: &[&str], library: &Library, dir: &Path) -> String {
    moves_between(client, release, "", more, library, dir)
}

/// The same; `shell` is run on each host before its daemon starts.
fn moves_between(
    client: &Client,
    release: Option<&str>,
    shell: &str,
    more: &[&str],
    library: &Library,
    dir: &Path,
) -> String {
    let one = Daemon::host_with(&dir.join("one"), 1, Network::Own, release, shell);
    let two = Daemon::host_with(&dir.join("two"), 2, Network::Of(&one), None, shell);
    let folder = dir.join("guest");
    std::fs::create_dir_all(&folder).expect("the scratch folder is writable");
    let mut args = vec![qemu(&one), qemu(&two), folder.into()];
    args.extend(more.iter().map(OsString::from));
    client.run(library, &args, &dir.join("run"))
}

#[test]
fn a_guest_moves_between_hosts_in_every_way_that_c_can_ask_for() {
    let client = Client::c("guest_moves", &scratch("guest_moves-program"));
    let expected = [
        "tunnelled, by a connection = guest 1 | no error",
        "peer to peer, by a connection = guest 1 | no error",
        "unable to connect to server at '127.0.0.3:",
        "offline, peer to peer = 0 | no error",
    ];
    same("guest_moves", &expected, |library, dir| moves(&client, None, &[], library, dir));
}

/// The guest writes to its memory all the time: only what others do brings its journey to an end.
#[test]
fn a_busy_guest_is_pushed_stopped_and_lost_on_its_way() {
    let client = Client::c("guest_moves_busy", &scratch("guest_moves_busy-program"));
    let expected = ["canceled by client", "after the switch = moved", "killed there = stayed"];
    same("guest_moves_busy", &expected, |library, dir| moves(&client, None, &[], library, dir));
}

#[test]
#[ignore = "slow: make clients"]
fn a_busy_guest_is_pushed_stopped_and_lost_in_every_way() {
    let client = Client::c("guest_moves_busy", &scratch("guest_moves_busy-all-program"));
    let expected = ["parallel, zstd = moved", "by a socket = moved", "killed here = stayed"];
    same("guest_moves_busy-all", &expected, |library, dir| moves(&client, None, &["all"], library, dir));
}

/// A hook that refuses what the file `refuse` in the guests' folder says, and certificates.
const GUARDED: &str = r#"
mkdir /etc/libvirt/hooks
cat >/etc/libvirt/hooks/qemu <<EOF
#!/bin/sh
read -r refused <'$1/../guest/refuse' && [ "\$refused" = "\$2" ] && exit 1
exit 0
EOF
chmod 755 /etc/libvirt/hooks/qemu
cat >>/etc/libvirt/qemu.conf <<EOF
default_tls_x509_cert_dir = "$1/../pki"
default_tls_x509_verify = 1
EOF
"#;

#[test]
#[ignore = "slow: make clients"]
fn a_guest_moves_with_its_disk_encrypted_or_against_a_hook() {
    let client = Client::c("guest_moves_disks", &scratch("guest_moves_disks-program"));
    let expected = [
        "encrypted = moved",
        "encrypted for another = stayed",
        "by sockets = moved",
        "Hook script execution failed",
    ];
    same("guest_moves_disks", &expected, |library, dir| {
        let pki = certificates::Pki::new(dir).expect("certtool makes authorities");
        let names = "cn=localhost\ndns_name=localhost\nexpiration_days=50\ntls_www_";
        for role in ["server", "client"] {
            pki.issue(role, "ca", &format!("{names}{role}")).expect("certtool makes certificates");
        }
        moves_between(&client, None, GUARDED, &[], library, dir)
    });
}

#[test]
#[ignore = "slow, and C makes the same calls: make clients"]
fn a_guest_moves_between_hosts_as_libvirt_python_tells_it_to() {
    let client = Client::python("guest_moves");
    let expected = ["copied b'content\\x00'", "to URI 0", "host 1 told"];
    same("guest_moves-python", &expected, |library, dir| moves(&client, None, &[], library, dir));
}

/// One host, and a program that gives a guest a life there. Where there is a `kernel`, with its
/// initramfs, the guest boots it.
fn life(
    client: &Client,
    kernel: &[OsString],
    release: Option<&str>,
    library: &Library,
    dir: &Path,
) -> String {
    let daemon = Daemon::host(&dir.join("daemon"), 1, Network::Own, release);
    let folder = dir.join("guest");
    std::fs::create_dir_all(&folder).expect("the scratch folder is writable");
    for disk in ["disk.qcow2", "other.qcow2"] {
        let status = Command::new("qemu-img")
            .args(["create", "-q", "-f", "qcow2"])
            .arg(folder.join(disk))
            .arg("1M")
            .status()
            .expect("qemu-img runs");
        assert!(status.success(), "qemu-img: {status}");
    }
    let mut args = vec![qemu(&daemon), folder.into()];
    args.extend_from_slice(kernel);
    client.run(library, &args, &dir.join("run"))
}

/// Packages are fetched once.
fn kernel() -> Vec<OsString> {
    let cache = common::scratch("live").join("cache");
    let output = Command::new(common::source().join("tests/clients/kernel.sh"))
        .arg(cache)
        .stderr(Stdio::inherit())
        .output()
        .expect("the script runs");
    assert!(output.status.success(), "kernel.sh: {}", output.status);
    String::from_utf8(output.stdout).expect("paths").lines().map(OsString::from).collect()
}

/// Console, figures, devices, snapshots, checkpoints, backups, saving, volumes: with the firmware
/// as the guest's only program.
#[test]
fn a_guest_lives_in_c() {
    let client = Client::c("guest_life", &scratch("guest_life-program"));
    let expected = [
        "console: 'No bootable device'",
        "removed ua-stick from guest",
        "pulled 1, served 0",
        "received 300000",
        "virDomainDestroy(domain) = 0",
    ];
    same("guest_life", &expected, |library, dir| life(&client, &[], None, library, dir));
}

/// The same with a Linux of the guest's own, that answers on the console and lets go of a disk.
#[test]
#[ignore = "fetches a kernel and boots it: make clients"]
fn a_guest_with_a_kernel_lives_in_c() {
    let client = Client::c("guest_life", &scratch("guest_life-kernel-program"));
    let kernel = kernel();
    let expected = ["console: 'answer=42'", "removed ua-disk from guest"];
    same("guest_life-kernel", &expected, |library, dir| life(&client, &kernel, None, library, dir));
}

/// What only newer daemons know is refused by an older one, which stays of use.
#[test]
fn an_older_daemon_refuses_what_it_does_not_know() {
    let client = Client::c("newer_calls", &scratch("newer_calls-program"));
    same("newer_calls", &["unknown procedure: 447", "unsupported event ID 27"], |library, dir| {
        let setup = Setup { release: Some("9.0.0"), ..Setup::default() };
        let daemon = Daemon::start_in(&dir.join("daemon"), &setup);
        let mut uri = OsString::from("test+unix:///default?socket=");
        uri.push(daemon.socket());
        client.run(library, &[uri, qemu(&daemon)], &dir.join("run"))
    });
}

#[test]
#[ignore = "two more lives, and slow ones: make clients"]
fn a_guest_lives_with_daemons_of_other_ages() {
    let client = Client::c("guest_life", &scratch("guest_life-ages-program"));
    for release in ["9.0.0", "12.8.0"] {
        same(&format!("guest_life-{release}"), &["received 300000"], |library, dir| {
            life(&client, &[], Some(release), library, dir)
        });
    }
}

#[test]
#[ignore = "two more ways back and forth: make clients"]
fn a_guest_moves_between_daemons_of_different_ages() {
    let client = Client::c("guest_moves", &scratch("guest_moves-ages-program"));
    for release in ["9.0.0", "12.8.0"] {
        same(&format!("guest_moves-{release}"), &["offline, peer to peer = 0"], |library, dir| {
            moves(&client, Some(release), &[], library, dir)
        });
    }
}

/// Proves by the loader's reports in `dir` that programs ran on `library`.
fn check_loaded(dir: &Path, library: &Library) {
    let files = std::fs::read_dir(dir).expect("the run's folder").map(|entry| entry.unwrap().path());
    let reports = files.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with("loader."));
    let mut loaded = Vec::new();
    for report in reports {
        let text = std::fs::read(report).expect("the loader's report");
        let text = String::from_utf8_lossy(&text);
        let paths = text.lines().filter_map(|line| line.split_once("calling init: "));
        loaded.extend(paths.map(|(_, path)| PathBuf::from(path.trim())).filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            common::LIBRARIES.iter().any(|(library, _)| name.starts_with(&format!("lib{library}.so")))
        }));
    }
    common::check_loaded(&loaded, library).unwrap_or_else(|e| panic!("{e}"));
}

/// virt-manager's programs for the command line.
#[test]
#[ignore = "fetches packages: make clients"]
fn virt_install_virt_xml_and_virt_clone_do_the_same() {
    let cache = common::scratch("live").join("cache");
    let expected = ["Domain creation completed", "Device hotunplug successful", "Clone 'clone' created"];
    same("virtinst", &expected, |library, dir| {
        let daemon = Daemon::host(&dir.join("daemon"), 1, Network::Own, None);
        let run = dir.join("run");
        std::fs::create_dir_all(&run).expect("the scratch folder is writable");
        let output = Command::new(common::source().join("tests/clients/virtinst.sh"))
            .args([library.libdir.as_os_str(), cache.as_os_str(), &qemu(&daemon)])
            .current_dir(&run)
            .env("LC_ALL", "C")
            .output()
            .expect("the script runs");
        let (text, errors) =
            (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "on {}:\n{text}\n{errors}", library.name);
        check_loaded(&run, library);
        text.into_owned()
    });
}

/// What people do with virsh on a host; each line is one run. `@` is the run's folder.
const VIRSH: &[&str] = &[
    "define guest.xml; start guest; list --all --title; domstate guest --reason; domuuid guest",
    "dominfo guest",
    "dumpxml guest --inactive; domdisplay guest; ttyconsole guest; domblklist guest --details; domiflist guest",
    "domblkstat guest vda --human; domblkinfo guest --all --human; dommemstat guest; domstats guest; cpu-stats guest",
    "vcpuinfo guest; vcpucount guest; vcpupin guest; emulatorpin guest; iothreadinfo guest; schedinfo guest",
    "blkdeviotune guest vda --total-bytes-sec 1000000; blkdeviotune guest vda; memtune guest; numatune guest",
    "qemu-monitor-command guest --hmp info version; qemu-agent-command guest '{\"execute\":\"guest-ping\"}'",
    "attach-disk guest @/other.qcow2 sdb --targetbus usb --subdriver qcow2 --live; domblklist guest; \
     detach-disk guest sdb --live; domblklist guest",
    "attach-device guest nothing.xml; detach-device guest nothing.xml; change-media guest hdc --eject",
    "suspend guest; domstate guest; resume guest; domjobinfo guest; domcontrol guest; domtime guest; domhostname guest",
    "screenshot guest @/screen; send-key guest KEY_A; dompmsuspend guest mem; domfsinfo guest; domifaddr guest",
    "snapshot-create-as guest first --description text; snapshot-list guest; snapshot-info guest first; \
     snapshot-revert guest first; snapshot-delete guest first; snapshot-list guest",
    "checkpoint-create-as guest one; checkpoint-list guest; checkpoint-info guest one; checkpoint-delete guest one",
    "managedsave guest; list --all; start guest; save guest @/saved; restore @/saved; save-image-dumpxml @/saved; list",
    "dump guest @/core --memory-only; blockresize guest vda 2M; desc guest --title named; metadata guest x",
    "migrate guest qemu+unix:///nowhere?socket=/nonexistent; migrate-setspeed guest 10; migrate-getspeed guest",
    "pool-define-as pool dir --target @; pool-start pool; vol-list pool; vol-create-as pool v 1M --format qcow2; \
     vol-dumpxml v pool; vol-clone v w pool; vol-upload v guest.xml pool; vol-delete v pool; vol-delete w pool; \
     pool-destroy pool; pool-undefine pool",
    "net-list --all; iface-list --all; nwfilter-list; secret-list; nodedev-list --cap system; domcapabilities --virttype qemu",
    "capabilities; version --daemon; nodeinfo; hostname; freecell --all; nodecpumap; cpu-models x86_64; sysinfo",
    "shutdown guest --mode acpi; destroy guest; destroy guest; start guest --paused; reset guest; destroy guest; \
     undefine guest --managed-save --snapshots-metadata --checkpoints-metadata; list --all",
];

/// Debian's virsh, unmodified, on the build that has the private symbols.
#[test]
fn virsh_does_the_same_with_a_guest() {
    let prefix = std::env::var_os("LIBVIRT_RS_PRIVATE_PREFIX").map(PathBuf::from).expect(
        "LIBVIRT_RS_PRIVATE_PREFIX must name the prefix of a build with the private symbols: run `make check`",
    );
    let expected = ["Domain 'guest' started", "Disk detached successfully", "Domain restored from"];
    same("virsh", &expected, |library, dir| {
        let mut library = library.clone();
        if library.name == "ours" {
            library.libdir = prefix.join("lib");
        }
        let daemon = Daemon::host(&dir.join("daemon"), 1, Network::Own, None);
        let run = dir.join("run");
        std::fs::create_dir_all(&run).expect("the scratch folder is writable");
        for disk in ["disk.qcow2", "other.qcow2"] {
            let mut command = Command::new("qemu-img");
            command.args(["create", "-q", "-f", "qcow2", disk, "1M"]).current_dir(&run);
            assert!(command.status().expect("qemu-img runs").success());
        }
        std::fs::write(
            run.join("guest.xml"),
            GUEST.replace("DISK", &run.join("disk.qcow2").to_string_lossy()),
        )
        .expect("the scratch folder is writable");
        let path = format!("{}:{}", library.libdir.display(), common::reference().libdir.display());
        let mut all = String::new();
        let virsh = |commands: &str| {
            Command::new(common::reference_root().join("usr/bin/virsh"))
                .arg("-c")
                .arg(qemu(&daemon))
                .arg(commands.replace('@', &run.to_string_lossy()))
                .env("LD_LIBRARY_PATH", &path)
                .env("LC_ALL", "C")
                .env("HOME", &run)
                .env("LD_DEBUG", "files")
                .env("LD_DEBUG_OUTPUT", run.join("loader"))
                .current_dir(&run)
                .stdin(Stdio::null())
                .output()
                .expect("virsh runs")
        };
        for commands in VIRSH {
            if *commands == "dominfo guest" {
                wait_for_cpu_time(&virsh);
            }
            let output = virsh(commands);
            let (text, errors) =
                (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
            all.push_str(&format!("== {commands}\n{text}--\n{errors}{}\n", output.status));
        }
        check_loaded(&run, &library);
        // Numbers are of the moment: sizes, times, addresses.
        let folder = run.to_string_lossy().into_owned();
        without_numbers(&all.replace(&folder, "DIR"))
    });
}

/// Waits until the guest's process and its processor have used a tick of the kernel's clock: virsh
/// leaves out a time of zero, and what has just been started may still have none.
fn wait_for_cpu_time(virsh: &dyn Fn(&str) -> Output) {
    let shows_time = |commands| String::from_utf8_lossy(&virsh(commands).stdout).contains("CPU time:");
    let end = Instant::now() + LONG;
    while !(shows_time("dominfo guest") && shows_time("vcpuinfo guest")) {
        assert!(Instant::now() < end, "the guest does not run");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// A guest for virsh.
const GUEST: &str = "<domain type='qemu'><name>guest</name><uuid>11111111-2222-3333-4444-555555555555</uuid>\
    <memory unit='MiB'>32</memory><vcpu>1</vcpu><os><type arch='x86_64' machine='pc'>hvm</type></os>\
    <features><acpi/></features><devices><disk type='file' device='disk'><driver name='qemu' type='qcow2'/>\
    <source file='DISK'/><target dev='vda' bus='virtio'/></disk><controller type='usb' model='qemu-xhci'/>\
    <serial type='pty'/><console type='pty'/><graphics type='vnc' port='-1'/><memballoon model='none'/>\
    </devices></domain>";

/// Each number is one `#`, and so is what of a table's blanks goes with it.
fn without_numbers(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let mut number = false;
        for c in line.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
            let part = c.is_ascii_digit() || (number && c == '.');
            if !part {
                out.push(c);
            } else if !number {
                out.push('#');
            }
            number = part;
        }
        out.push('\n');
    }
    out
}

/// The runner can fail.
#[test]
#[should_panic(expected = "differs from the reference")]
fn a_difference_is_found() {
    same("difference", &[], |library, _| format!("{}\n", library.name));
}
