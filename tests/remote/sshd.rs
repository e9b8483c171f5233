// SPDX-License-Identifier: LGPL-2.1-or-later
//! An sshd of the tests' own.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

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
        let port = free_port();
        for name in ["host", "key", "wrong"] {
            must(
                Command::new("ssh-keygen").args(["-q", "-t", "ed25519", "-N", "", "-f"]).arg(dir.join(name)),
            )?;
        }
        std::fs::copy(dir.join("key.pub"), dir.join("authorized")).map_err(|e| e.to_string())?;
        let conf = format!(
            "{lines}Port {port}\nListenAddress 127.0.0.1\nHostKey {0}/host\nAuthorizedKeysFile {0}/authorized\n\
             StrictModes no\nUsePAM no\nPasswordAuthentication no\nKbdInteractiveAuthentication no\n\
             PermitRootLogin yes\nPidFile none\n",
            dir.display()
        );
        write(&dir.join("sshd_config"), &conf)?;
        // What it wants below /run is its own.
        let script = "set -e; mount -t tmpfs tmpfs /run; mkdir /run/sshd; eval \"$1\"; exec /usr/sbin/sshd -D -e -f \"$0\"";
        let log = std::fs::File::create(dir.join("sshd.log")).map_err(|e| e.to_string())?;
        let child = Command::new("unshare")
            .args([
                "--mount",
                "--propagation",
                "private",
                "--pid",
                "--fork",
                "--kill-child",
                "sh",
                "-c",
                script,
            ])
            .arg(dir.join("sshd_config"))
            .arg(setup)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .map_err(|e| format!("unshare: {e}"))?;
        let sshd = Sshd { port, child };
        for _ in 0..500 {
            if std::net::TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Ok(sshd);
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Err(format!(
            "sshd does not listen:\n{}",
            std::fs::read_to_string(dir.join("sshd.log")).unwrap_or_default()
        ))
    }
}

impl Drop for Sshd {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
