// SPDX-License-Identifier: LGPL-2.1-or-later
//! An sshd of the tests' own.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::common::{self, Library};
use crate::support::{Result, free_port, must, write};

/// An sshd of one's own, on a port of its own, that takes one key; it ends when this is dropped.
pub struct Sshd {
    pub port: u16,
    child: Child,
}

impl Sshd {
    pub fn start(dir: &Path) -> Result<Sshd> {
        Sshd::start_with(dir, "", "true")
    }

    /// The same with lines of its configuration that come first, and with commands that are run
    /// before it in its own namespaces, where /run is empty.
    pub fn start_with(dir: &Path, lines: &str, setup: &str) -> Result<Sshd> {
        for name in ["host", "key", "wrong"] {
            make_key(dir, name, "")?;
        }
        std::fs::copy(dir.join("key.pub"), dir.join("authorized")).map_err(|e| e.to_string())?;
        for _ in 0..5 {
            let mut sshd = Sshd::spawn(dir, lines, setup)?;
            let log = sshd.until_it_listens(dir)?;
            if sshd.child.try_wait().map_err(|e| e.to_string())?.is_none() {
                return Ok(sshd);
            }
            // Somebody has taken the port since it was free.
            if !log.contains("Address already in use") {
                return Err(format!("sshd ended:\n{log}"));
            }
        }
        Err("no port stays free".to_owned())
    }

    fn spawn(dir: &Path, lines: &str, setup: &str) -> Result<Sshd> {
        let port = free_port();
        // Those who fail shall not be kept waiting or turned away, be they as many or as slow as they like.
        let conf = format!(
            "{lines}Port {port}\nListenAddress 127.0.0.1\nHostKey {0}/host\nAuthorizedKeysFile {0}/authorized\n\
             StrictModes no\nUsePAM no\nPasswordAuthentication no\nKbdInteractiveAuthentication no\n\
             PermitRootLogin yes\nPidFile none\nMaxStartups 1000\nLoginGraceTime 0\n",
            dir.display()
        );
        write(&dir.join("sshd_config"), &conf)?;
        // What it wants below /run is its own. Releases before 9.8 know no penalties.
        let script = "set -e; mount -t tmpfs tmpfs /run; mkdir /run/sshd; eval \"$1\"; \
                      if /usr/sbin/sshd -T -f \"$0\" | grep -q ^persourcepenalties; then \
                      echo PerSourcePenalties no >>\"$0\"; fi; exec /usr/sbin/sshd -D -e -f \"$0\"";
        let log = std::fs::File::create(dir.join("sshd.log")).map_err(|e| e.to_string())?;
        let child = Command::new("unshare")
            .args(["--mount", "--propagation", "private", "--pid", "--fork", "--kill-child"])
            .args(["sh", "-c", script])
            .arg(dir.join("sshd_config"))
            .arg(setup)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .map_err(|e| format!("unshare: {e}"))?;
        Ok(Sshd { port, child })
    }

    /// Waits until it listens or has ended; returns what it said.
    fn until_it_listens(&mut self, dir: &Path) -> Result<String> {
        let start = Instant::now();
        loop {
            let ended = self.child.try_wait().map_err(|e| e.to_string())?.is_some();
            let log = std::fs::read_to_string(dir.join("sshd.log")).map_err(|e| e.to_string())?;
            if ended || log.contains("Server listening on") {
                return Ok(log);
            }
            if start.elapsed() > Duration::from_secs(60) {
                return Err(format!("sshd does not listen:\n{log}"));
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

fn make_key(dir: &Path, name: &str, password: &str) -> Result {
    let mut command = Command::new("ssh-keygen");
    command.args(["-q", "-t", "ed25519", "-N", password, "-f"]).arg(dir.join(name));
    must(&mut command).map(drop)
}

/// Makes the key `locked`, which the password `locked` unlocks and the server of that folder takes.
pub fn add_locked_key(dir: &Path) -> Result {
    make_key(dir, "locked", "locked")?;
    must(Command::new("sh").args(["-c", "cat locked.pub >>authorized"]).current_dir(dir)).map(drop)
}

/// What libssh says when a server has not shaken hands for 10 seconds, which nobody tells it to allow.
const GAVE_UP: &str = "Timeout connecting to";

/// What `run` prints on the reference and on this library, neither of which knows a host in `known`
/// before. Where libssh has given up, the machine was too busy for its sshd: that is tried again, a
/// few times, as a library that does not shake hands fails each time.
pub fn on_both(known: &Path, run: impl Fn(&Library) -> Result<String>) -> Result<(String, String)> {
    let run = |library: Library| {
        let mut text = String::new();
        for _ in 0..4 {
            let _ = std::fs::remove_file(known);
            text = run(&library)?;
            if !text.contains(GAVE_UP) {
                break;
            }
        }
        Ok::<_, String>(text)
    };
    Ok((run(common::reference())?, run(common::ours())?))
}

impl Drop for Sshd {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
