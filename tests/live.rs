// SPDX-License-Identifier: LGPL-2.1-or-later
//! Guests of QEMU's in their everyday life, behind daemons of the tests' own: programs in C and in
//! Python do the same through the reference's client library and through ours, and what they print
//! must be the same. Accepted differences stand in `tests/known-differences/live-NAME`.

mod common;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

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
    let (theirs, ours) = std::thread::scope(|scope| {
        let side = |library: Library, name: &str| {
            let (run_on, dir) = (&run_on, dir.join(name));
            scope.spawn(move || {
                std::fs::create_dir_all(&dir).expect("the scratch folder is writable");
                run_on(&library, &dir).replace(&*dir.to_string_lossy(), "DIR")
            })
        };
        let (theirs, ours) = (side(common::reference(), "theirs"), side(common::ours(), "ours"));
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
fn moves(client: &Client, release: Option<&str>, library: &Library, dir: &Path) -> String {
    let one = Daemon::host(&dir.join("one"), 1, Network::Own, release);
    let two = Daemon::host(&dir.join("two"), 2, Network::Of(&one), None);
    let folder = dir.join("guest");
    std::fs::create_dir_all(&folder).expect("the scratch folder is writable");
    client.run(library, &[qemu(&one), qemu(&two), folder.into()], &dir.join("run"))
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
    same("guest_moves", &expected, |library, dir| moves(&client, None, library, dir));
}

#[test]
fn a_guest_moves_between_hosts_as_libvirt_python_tells_it_to() {
    let client = Client::python("guest_moves");
    let expected = ["copied b'content\\x00'", "to URI 0", "host 1 told"];
    same("guest_moves-python", &expected, |library, dir| moves(&client, None, library, dir));
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
            moves(&client, Some(release), library, dir)
        });
    }
}

/// The runner can fail.
#[test]
#[should_panic(expected = "differs from the reference")]
fn a_difference_is_found() {
    same("difference", &[], |library, _| format!("{}\n", library.name));
}
