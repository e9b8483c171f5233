// SPDX-License-Identifier: LGPL-2.1-or-later
//! Which of a host's sockets a program is led to: the one daemon's, or those of a daemon for each
//! driver; the system's or the user's own; and which daemon is started where none listens. The
//! sockets lie in a private mount namespace, nobody listens on them, and the error that names the
//! one that was tried must be the same with the reference's client and with ours.

mod common;

use std::ffi::OsString;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::time::Duration;

use common::{Library, Run};

/// A short place, that users without rights get to; gone with this.
struct Place(PathBuf);

impl Place {
    fn new(name: &str) -> Place {
        let dir = std::env::temp_dir().join(format!("lv-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&dir);
        std::fs::create_dir_all(&dir).unwrap_or_else(|e| panic!("{}: {e}", dir.display()));
        Place(dir)
    }

    /// The program that opens URIs and tells what came of it.
    fn program(&self) -> PathBuf {
        let source = common::source().join("tests/c/remote/open.c");
        let binary = self.0.join("open");
        common::compile(&source, &[], &[], &common::reference(), &binary).unwrap_or_else(|e| panic!("{e}"));
        binary
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Puts what is in the folder `$1` where sockets are looked for, `$2` where the system's and the
/// user's `libvirt.conf` is, and becomes the user `$3`.
const INNER: &str = r#"
set -eu
sockets=$1 conf=$2 user=$3
shift 3
mount -t tmpfs tmpfs /run
export XDG_RUNTIME_DIR=/run/user/$user
mkdir -p /run/libvirt "$XDG_RUNTIME_DIR/libvirt" "$XDG_CONFIG_HOME/libvirt"
mount -t tmpfs tmpfs /etc/libvirt
cp "$conf" /etc/libvirt/libvirt.conf
cp "$conf" "$XDG_CONFIG_HOME/libvirt/libvirt.conf"
chown -R "$user:$user" "$XDG_RUNTIME_DIR" "$XDG_CONFIG_HOME"
if [ -n "$sockets" ]; then
    mount --bind "$sockets" /run/libvirt
    [ "$user" = 0 ] || mount --bind "$sockets" "$XDG_RUNTIME_DIR/libvirt"
fi
chown -R "$user:$user" .
exec setpriv --reuid "$user" --regid "$user" --clear-groups "$@"
"#;

/// The user that stands for those without rights.
const NOBODY: u32 = 65534;

/// What a program finds.
struct Host<'a> {
    /// The sockets, by their files' names.
    sockets: &'a [&'a str],
    /// `libvirt.conf`.
    conf: &'a str,
    user: u32,
    env: &'a [(&'a str, &'a Path)],
}

impl Host<'_> {
    /// What the program that opens URIs prints there.
    fn open(&self, binary: &Path, library: &Library, dir: &Path, uris: &[&str]) -> String {
        let _ = std::fs::remove_dir_all(dir);
        std::fs::create_dir_all(dir).expect("the scratch folder is writable");
        let folder = dir.join("sockets");
        if !self.sockets.is_empty() {
            std::fs::create_dir_all(&folder).expect("the scratch folder is writable");
        }
        for name in self.sockets {
            let path = folder.join(name);
            // Bound, and no longer listened to.
            drop(UnixListener::bind(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display())));
            let all = std::fs::Permissions::from_mode(0o777);
            std::fs::set_permissions(&path, all).expect("one's own file");
        }
        let conf = dir.join("libvirt.conf");
        std::fs::write(&conf, self.conf).expect("the scratch folder is writable");
        let mut args: Vec<OsString> =
            ["--mount", "--propagation", "private", "--pid", "--fork", "--kill-child", "--mount-proc"]
                .map(OsString::from)
                .to_vec();
        args.extend(["sh", "-c", INNER, "sh"].map(OsString::from));
        args.push(if self.sockets.is_empty() { OsString::new() } else { folder.into() });
        args.push(conf.into());
        args.push(self.user.to_string().into());
        args.push(binary.into());
        args.extend(uris.iter().map(OsString::from));
        let mut env: Vec<(String, OsString)> =
            self.env.iter().map(|(name, value)| ((*name).to_owned(), (*value).into())).collect();
        env.push(("LIBVIRT_LOG_OUTPUTS".to_owned(), "4:stderr".into()));
        let run_dir = dir.join("run");
        let outcome = common::run(
            library,
            &Run {
                program: "unshare".as_ref(),
                args: &args,
                env: &env,
                stdin: b"",
                dir: &run_dir,
                timeout: Duration::from_secs(120),
                user: None,
            },
        );
        let text = String::from_utf8_lossy(&outcome.stdout).into_owned();
        let errors = String::from_utf8_lossy(&outcome.stderr);
        assert_eq!(outcome.end(), "exit status 0", "on {}:\n{text}\n{errors}", library.name);
        outcome.check_loaded(library).unwrap_or_else(|e| panic!("{e}\n{errors}"));
        text.replace(&*dir.to_string_lossy(), "DIR")
    }
}

/// Compares what is opened on each of the hosts.
fn same(name: &str, expected: &[&str], uris: &[&str], hosts: &[Host]) {
    let place = Place::new(name);
    let binary = place.program();
    let on = |library: &Library| -> String {
        let mut text = String::new();
        for host in hosts {
            let Host { sockets, conf, user, .. } = host;
            text.push_str(&format!("== {} of user {user}, '{conf}'\n", sockets.join(" ")));
            text.push_str(&host.open(&binary, library, &place.0.join("host"), uris));
        }
        text
    };
    let (theirs, ours) = (on(&common::reference()), on(&common::ours()));
    for words in expected {
        assert!(theirs.contains(words), "the reference does not say '{words}':\n{theirs}");
    }
    let scratch = common::scratch(&format!("sockets/{name}"));
    if let Err(e) = common::ratchet(&format!("sockets-{name}"), &common::difference(&theirs, &ours), &scratch)
    {
        panic!("{e}");
    }
}

/// All that can be asked of this host, by drivers' names and modes.
const URIS: &[&str] = &[
    "-",
    "!-",
    "qemu:///system",
    "!qemu:///system",
    "qemu:///session",
    "!qemu:///session",
    "qemu+unix:///system",
    "qemu:///system?mode=auto",
    "qemu:///system?mode=legacy",
    "qemu:///system?mode=direct",
    "qemu:///session?mode=legacy",
    "qemu:///session?mode=direct",
    "qemu:///system?mode=bogus",
    "qemu:///system?mode=Direct",
    "qemu:///system?mode=",
    "network:///system",
    "!network:///session",
    "storage:///system",
    "nodedev:///system",
    "secret:///session",
    "nwfilter:///system",
    "interface:///system",
    "xen:///system",
    "lxc:///system",
    "vbox:///session",
    "bhyve:///system",
    "ch:///system",
    "vz:///system",
    "hyperv+unix:///system",
    "test+unix:///default",
    "test+unix:///default?mode=direct",
    "remote+unix:///system",
    "remote+unix:///system?mode=direct",
    "remote:///",
    "qemu+unix:///embed",
    "proxy:///system",
    "qemu:///embed?root=/x",
];

const NONE: &[&str] = &[];
const ONE: &[&str] = &["libvirt-sock", "libvirt-sock-ro"];
const MANY: &[&str] = &[
    "virtqemud-sock",
    "virtqemud-sock-ro",
    "virtnetworkd-sock",
    "virtnetworkd-sock-ro",
    "virtstoraged-sock",
    "virtnodedevd-sock",
    "virtsecretd-sock",
    "virtnwfilterd-sock",
    "virtinterfaced-sock",
];
const BOTH: &[&str] = &["libvirt-sock", "libvirt-sock-ro", "virtqemud-sock", "virtvboxd-sock"];
const GUESSED: &[&str] =
    &["virtlxcd-sock", "virtxend-sock", "virtvboxd-sock", "virtvzd-sock-ro", "virtproxyd-sock"];

/// A daemon would be started for a user.
const NO_START: (&str, &str) = ("LIBVIRT_AUTOSTART", "0");

fn hosts<'a>(user: u32, conf: &'a str, env: &'a [(&'a str, &'a Path)]) -> Vec<Host<'a>> {
    [NONE, ONE, MANY, BOTH, GUESSED].map(|sockets| Host { sockets, conf, user, env }).into()
}

#[test]
fn the_systems_sockets_are_found() {
    let mut all = hosts(0, "", &[]);
    for conf in ["remote_mode = \"direct\"\n", "remote_mode = \"legacy\"\n", "remote_mode = \"auto\"\n"] {
        all.extend(hosts(0, conf, &[]));
    }
    all.push(Host { sockets: BOTH, conf: "remote_mode = \"bogus\"\n", user: 0, env: &[] });
    all.push(Host { sockets: BOTH, conf: "remote_mode = 7\n", user: 0, env: &[] });
    all.push(Host { sockets: BOTH, conf: "uri_default = \"network:///system\"\n", user: 0, env: &[] });
    let expected = [
        "Failed to connect socket to '/var/run/libvirt/virtqemud-sock': Connection refused",
        "Failed to connect socket to '/var/run/libvirt/virtqemud-sock-ro': Connection refused",
        "Failed to connect socket to '/var/run/libvirt/libvirt-sock': Connection refused",
        "Failed to connect socket to '/var/run/libvirt/virtxend-sock': Connection refused",
        "Failed to connect socket to '/var/run/libvirt/libvirt-sock': No such file or directory",
        "cannot identify any listening daemon socket path",
        "bogus",
    ];
    same("system", &expected, URIS, &all);
}

#[test]
fn the_users_sockets_are_found() {
    let no_start = [(NO_START.0, Path::new(NO_START.1))];
    let mut all = hosts(NOBODY, "", &no_start);
    for conf in ["remote_mode = \"direct\"\n", "remote_mode = \"legacy\"\n"] {
        all.extend(hosts(NOBODY, conf, &no_start));
    }
    let expected = [
        "Failed to connect socket to '/run/user/65534/libvirt/virtqemud-sock': Connection refused",
        "Failed to connect socket to '/run/user/65534/libvirt/libvirt-sock': No such file or directory",
        "Failed to connect socket to '/var/run/libvirt/virtqemud-sock': Connection refused",
    ];
    same("user", &expected, URIS, &all);
}

/// Stands for the daemon of one driver: the machine's libvirtd, with its socket under another name
/// as well.
const MODULAR: &str = r#"#!/bin/sh
name=${0##*/}
{ echo "$name $*"; env | cut -d = -f 1 | sort; } >>"$TMPDIR/record"
unset LD_LIBRARY_PATH
libvirtd "$@" &
folder=$XDG_RUNTIME_DIR/libvirt
while [ ! -S "$folder/libvirt-sock" ]; do sleep 0.05; done
ln -s libvirt-sock "$folder/$name-sock"
wait
"#;

#[test]
fn a_drivers_own_daemon_is_started_for_a_user() {
    let place = Place::new("start");
    let binary = place.program();
    let daemons = place.0.join("daemons");
    std::fs::create_dir_all(&daemons).expect("the scratch folder is writable");
    for name in ["virttestd", "virtsecretd"] {
        let path = daemons.join(name);
        std::fs::write(&path, MODULAR).expect("the scratch folder is writable");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).expect("one's own file");
    }
    let env = [("VIRTD_PATH", &*daemons)];
    let on = |library: &Library| -> String {
        let mut text = String::new();
        for (conf, uris) in [
            ("", &["test+unix:///default?mode=direct", "!test+unix:///default?mode=direct"][..]),
            ("remote_mode = \"direct\"\n", &["test+unix:///default", "test+unix:///default?mode=legacy"]),
            ("", &["test+unix:///default?mode=legacy", "nodedev:///session?mode=direct"]),
        ] {
            let host = Host { sockets: NONE, conf, user: NOBODY, env: &env };
            let dir = place.0.join("host");
            text.push_str(&host.open(&binary, library, &dir, uris));
            text.push_str(&std::fs::read_to_string(dir.join("run/tmp/record")).unwrap_or_default());
        }
        text
    };
    let (theirs, ours) = (on(&common::reference()), on(&common::ours()));
    for words in ["virttestd --timeout=120", "domains 1", "virtnodedevd' does not exist"] {
        assert!(theirs.contains(words), "the reference does not say '{words}':\n{theirs}");
    }
    let scratch = common::scratch("sockets/start");
    if let Err(e) = common::ratchet("sockets-start", &common::difference(&theirs, &ours), &scratch) {
        panic!("{e}");
    }
}

/// The runner can fail: sockets that differ lead elsewhere.
#[test]
fn a_difference_is_found() {
    let place = Place::new("difference");
    let binary = place.program();
    let open = |sockets: &'static [&'static str]| {
        let host = Host { sockets, conf: "", user: 0, env: &[] };
        host.open(&binary, &common::ours(), &place.0.join("host"), &["qemu:///system"])
    };
    assert!(!common::difference(&open(ONE), &open(MANY)).is_empty());
}
