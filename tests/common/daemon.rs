// SPDX-License-Identifier: LGPL-2.1-or-later
//! A libvirtd of one's own: the machine's usual one, with sockets, configuration and state of
//! its own, in namespaces of its own. The machine's daemon and its guests never notice.

use std::os::unix::net::UnixStream;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

/// A running daemon; it ends, with all it started, when this is dropped.
pub struct Daemon {
    dir: PathBuf,
    unshare: Child,
    group: String,
}

/// What a daemon is started with, beside its folder.
#[derive(Clone, Copy, Default)]
pub struct Setup<'a> {
    /// Lines of `libvirtd.conf`. What they say of who may connect to its sockets counts.
    pub conf: &'a str,
    /// Run by a shell in the daemon's own namespaces, before the daemon.
    pub shell: &'a str,
    /// The daemon's arguments.
    pub args: &'a [&'a str],
    /// Set for the daemon.
    pub env: &'a [(&'a str, &'a Path)],
    /// A network of its own, or that of another daemon; else the machine's.
    pub network: Network<'a>,
    /// The libvirtd of another release than the machine's, unpacked privately by
    /// `tools/reference` where it is not there yet.
    pub release: Option<&'a str>,
}

/// What `tools/reference` prints.
fn reference(words: &[&str]) -> PathBuf {
    let output = Command::new(super::source().join("tools/reference"))
        .args(words)
        .stderr(Stdio::inherit())
        .output()
        .expect("tools/reference runs");
    assert!(output.status.success(), "tools/reference {words:?} failed");
    PathBuf::from(String::from_utf8(output.stdout).expect("a path").trim_end())
}

/// Which network a daemon is in.
#[derive(Clone, Copy, Default)]
pub enum Network<'a> {
    /// The machine's.
    #[default]
    Machine,
    /// Its own, where there is but the loopback device.
    Own,
    /// That of another daemon.
    Of(&'a Daemon),
}

/// Mounts empty folders over everything that daemons of the machine share, then runs the
/// daemon.
const INNER: &str = r#"
set -eu
for folder in /run /var/lib/libvirt /var/log/libvirt /etc/libvirt/qemu; do
    mkdir -p "$folder"
    mount -t tmpfs tmpfs "$folder"
done
mkdir -p /run/libvirt /run/lock
# Guests of two daemons may have one name and one number, and so the same control groups: each
# daemon has the groups below one of its own for the whole. (Version 1; version 2 stays shared.)
for groups in /sys/fs/cgroup/*; do
    [ ! -L "$groups" ] && mountpoint -q "$groups" || continue
    own=$groups/$LIBVIRT_TEST_GROUP
    mkdir "$own"
    for settings in cpuset.cpus cpuset.mems; do
        [ ! -e "$own/$settings" ] || cat "$groups/$settings" >"$own/$settings"
    done
    mount --bind "$own" "$groups"
done
eval "$2"
virtlogd -d
dir=$1
shift 2
# Not exec: who is process 1 has to bury the dead, and a shell that waits does.
"${LIBVIRT_TEST_DAEMON:-libvirtd}" "$@" -f "$dir/libvirtd.conf" -p "$dir/pid" &
wait $!
"#;

impl Daemon {
    /// Starts one whose sockets are in `dir`, which is made anew. `conf` is added to a
    /// `libvirtd.conf` that asks nobody who he is.
    ///
    /// # Panics
    /// Where there is no libvirtd, or no right to start one: a test cannot do without.
    pub fn start(dir: &Path, conf: &str) -> Daemon {
        Daemon::start_with(dir, conf, "", &[])
    }

    /// The same with more: `setup` is run by a shell in the daemon's own namespaces, and `args`
    /// are the daemon's. What `conf` says of who may connect to its sockets counts.
    ///
    /// # Panics
    /// As [`Daemon::start`].
    pub fn start_with(dir: &Path, conf: &str, setup: &str, args: &[&str]) -> Daemon {
        Daemon::start_in(dir, &Setup { conf, shell: setup, args, ..Setup::default() })
    }

    /// One with a host of its own around it: its name, its number, and a configuration of QEMU's
    /// that leaves files to whom they belong. Guests can go from one such host to the other.
    /// `release` is that of the daemon, unless it is the machine's.
    ///
    /// # Panics
    /// As [`Daemon::start`].
    pub fn host(dir: &Path, number: u8, network: Network, release: Option<&str>) -> Daemon {
        Daemon::host_with(dir, number, network, release, "")
    }

    /// The same, and `more` is run by a shell before the daemon starts, for which `$1` is `dir`.
    ///
    /// # Panics
    /// As [`Daemon::start`].
    pub fn host_with(dir: &Path, number: u8, network: Network, release: Option<&str>, more: &str) -> Daemon {
        let conf = format!("host_uuid = \"00000000-0000-4000-8000-{number:012}\"\n");
        let shell = format!(
            "mkdir /var/log/libvirt/qemu
             hostname host{number}.test
             printf '127.0.0.1 %s\\n' localhost host1.test host2.test >/run/hosts
             mount --bind /run/hosts /etc/hosts
             mount -t tmpfs tmpfs /etc/libvirt
             printf '%s\\n' 'user = \"root\"' 'group = \"root\"' 'dynamic_ownership = 0' \
                 'security_driver = \"none\"' >/etc/libvirt/qemu.conf
             {more}"
        );
        Daemon::start_in(dir, &Setup { conf: &conf, shell: &shell, network, release, ..Setup::default() })
    }

    /// The same with all that can be asked for.
    ///
    /// # Panics
    /// As [`Daemon::start`].
    pub fn start_in(dir: &Path, setup: &Setup) -> Daemon {
        let conf = setup.conf;
        let _ = std::fs::remove_dir_all(dir);
        std::fs::create_dir_all(dir).unwrap_or_else(|e| panic!("{}: {e}", dir.display()));
        let mut text = format!("unix_sock_dir = \"{}\"\n{conf}\n", dir.display());
        // A setting must not stand there twice.
        for setting in ["auth_unix_rw", "auth_unix_ro"] {
            if !conf.contains(setting) {
                text.push_str(&format!("{setting} = \"none\"\n"));
            }
        }
        std::fs::write(dir.join("libvirtd.conf"), text).expect("the daemon's folder is writable");
        let log = std::fs::File::create(dir.join("log")).expect("the daemon's folder is writable");
        let mut command = match setup.network {
            Network::Of(other) => {
                let mut command = Command::new("nsenter");
                command.arg(format!("--net=/proc/{}/ns/net", other.unshare.id())).arg("unshare");
                command
            }
            _ => Command::new("unshare"),
        };
        let mut shell = String::new();
        if matches!(setup.network, Network::Own) {
            command.arg("--net");
            shell.push_str("ip link set lo up\n");
        }
        shell.push_str(setup.shell);
        if let Some(release) = setup.release {
            command.env("LIBVIRT_TEST_DAEMON", reference(&["daemon", release]));
            // Its models of processors.
            let data = reference(&[release]).join("usr/share/libvirt");
            shell.push_str(&format!("\nmount --bind '{}' /usr/share/libvirt", data.display()));
        }
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let group = format!("libvirt-test-{}-{number}", std::process::id());
        let unshare = command
            .args(["--mount", "--propagation", "private", "--uts"])
            // The daemon, and whatever it starts, dies with `unshare`.
            .args(["--pid", "--fork", "--kill-child", "--mount-proc"])
            .args(["sh", "-c", INNER, "sh"])
            .arg(dir)
            .arg(shell)
            .args(setup.args)
            .env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin")
            .env("LIBVIRT_TEST_GROUP", &group)
            .envs(setup.env.iter().copied())
            .stdin(Stdio::null())
            .stdout(log.try_clone().expect("a descriptor"))
            .stderr(log)
            .process_group(0)
            .spawn()
            .unwrap_or_else(|e| panic!("unshare: {e}"));
        let daemon = Daemon { dir: dir.to_owned(), unshare, group };
        daemon.wait_until_it_listens()
    }

    fn wait_until_it_listens(mut self) -> Daemon {
        let start = Instant::now();
        while UnixStream::connect(self.socket()).is_err() {
            let ended = self.unshare.try_wait().expect("a child can be waited for");
            if ended.is_some() || start.elapsed() > Duration::from_secs(60) {
                let log = std::fs::read_to_string(self.dir.join("log")).unwrap_or_default();
                panic!("libvirtd, which root can start here once it is installed, does not listen:\n{log}");
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        self
    }

    /// Where it listens for programs that may change something.
    pub fn socket(&self) -> PathBuf {
        self.dir.join("libvirt-sock")
    }

    /// The number of its process, while it runs.
    pub fn process(&self) -> Option<u32> {
        let conf = self.dir.join("libvirtd.conf");
        let is_it = |number: &u32| {
            let line = std::fs::read(format!("/proc/{number}/cmdline")).unwrap_or_default();
            let mut words = line.split(|byte| *byte == 0);
            words.next() == Some(b"libvirtd") && words.any(|word| word == conf.as_os_str().as_encoded_bytes())
        };
        let processes = std::fs::read_dir("/proc").ok()?.flatten();
        processes.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).find(is_it)
    }

    /// What it said.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.dir.join("log")).unwrap_or_default()
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        let process = self.process();
        let _ = self.unshare.kill();
        let _ = self.unshare.wait();
        // It goes a moment after who started it; until then its sockets are open.
        let (start, limit) = (Instant::now(), Duration::from_secs(60));
        while process.is_some_and(|number| Path::new(&format!("/proc/{number}")).exists())
            && start.elapsed() < limit
        {
            std::thread::sleep(Duration::from_millis(5));
        }
        for groups in std::fs::read_dir("/sys/fs/cgroup").into_iter().flatten().flatten() {
            remove_group(&groups.path().join(&self.group));
        }
    }
}

/// Removes a control group that nobody is in, with those below it.
fn remove_group(group: &Path) {
    for below in std::fs::read_dir(group).into_iter().flatten().flatten() {
        if below.file_type().is_ok_and(|kind| kind.is_dir()) {
            remove_group(&below.path());
        }
    }
    let _ = std::fs::remove_dir(group);
}
