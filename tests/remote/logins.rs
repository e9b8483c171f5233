// SPDX-License-Identifier: LGPL-2.1-or-later
//! Logins by ssh's libraries that succeed, or fail only after something was asked: passwords,
//! questions and answers, keys, agents, and hosts that are known, unknown or changed.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::common;
use crate::common::daemon::Daemon;
use crate::sshd::{Sshd, add_locked_key, on_both};
use crate::support::{Program, Result, must, scratch, wait_for_socket, write};

/// Makes a user whose password is `secret`, for whoever is in these namespaces. He is root, so that
/// the daemon's socket is open to him.
const USER: &str = r#"
cp /etc/passwd /etc/shadow /run
echo 'tester:x:0:0::/run:/bin/sh' >>/run/passwd
echo 'tester:$6$libvirt$cCKWCYR9cA4LFfjwfhFzltTx33O7FNkw24DebnHomWt/zrA4.0XkfRHgPdBTRX/wfexKHxbhgiPFE6or24uUD/:20000:0:99999:7:::' >>/run/shadow
mount --bind /run/passwd /etc/passwd
mount --bind /run/shadow /etc/shadow
"#;

/// PAM asks twice, and says something before.
const PAM: &str = r#"
mkdir /run/pam.d
printf 'Be careful: this host asks\nmore than once' >/run/words
cat >/run/pam.d/sshd <<END
auth optional pam_echo.so file=/run/words
auth required pam_unix.so nodelay
auth required pam_unix.so nodelay
account required pam_permit.so
session required pam_permit.so
END
mount --bind /run/pam.d /etc/pam.d
"#;

/// A user's agent; it ends when this is dropped.
struct Agent {
    socket: PathBuf,
    child: Child,
}

impl Agent {
    /// One that holds these keys.
    fn start(dir: &Path, name: &str, keys: &[&str]) -> Result<Agent> {
        let socket = dir.join(name);
        // An agent belongs to another group, so it does not hear of its parent's end: a shell does.
        let script = "ssh-agent -D -a \"$0\" & wait $!";
        let child = Command::new("unshare")
            .args(["--pid", "--fork", "--kill-child", "sh", "-c", script])
            .arg(&socket)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|e| format!("ssh-agent: {e}"))?;
        let agent = Agent { socket, child };
        wait_for_socket(&agent.socket)?;
        for key in keys {
            must(Command::new("ssh-add").arg("-q").arg(dir.join(key)).env("SSH_AUTH_SOCK", &agent.socket))?;
        }
        Ok(agent)
    }
}

impl Drop for Agent {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn logins(transport: &str) -> Result {
    let trial = format!("{transport}-logins");
    let dir = scratch(&trial);
    let daemon = Daemon::start(&dir.join("daemon"), "");
    let folder = |name: &str| {
        let folder = dir.join(name);
        std::fs::create_dir_all(&folder).map(|()| folder).map_err(|e| e.to_string())
    };
    let few = "MaxAuthTries 3\n";
    let by_password =
        Sshd::start_with(&folder("password")?, &format!("{few}PasswordAuthentication yes\n"), USER)?;
    let by_answers = Sshd::start_with(
        &folder("answers")?,
        &format!("{few}UsePAM yes\nKbdInteractiveAuthentication yes\n"),
        &format!("{USER}{PAM}"),
    )?;
    let by_key = Sshd::start_with(&dir, few, USER)?;
    add_locked_key(&dir)?;
    // A key whose public part is nowhere.
    std::fs::copy(dir.join("key"), dir.join("lonely")).map_err(|e| e.to_string())?;
    std::fs::copy(dir.join("locked"), dir.join("lonely-locked")).map_err(|e| e.to_string())?;
    for (file, password) in [("good", "secret"), ("bad", "wrong")] {
        let text = format!("[credentials-c]\npassword={password}\n[auth-ssh-localhost]\ncredentials=c\n");
        write(&dir.join(file), &text)?;
    }
    // The host has another key than the one that is known.
    let other = std::fs::read_to_string(dir.join("wrong.pub")).map_err(|e| e.to_string())?;
    write(&dir.join("changed"), &format!("[localhost]:{} {other}", by_key.port))?;

    let known = dir.join("known");
    let uri = |sshd: &Sshd, more: &str| {
        format!(
            "test+{transport}://tester@localhost:{}/default?socket={}&known_hosts={}{more}",
            sshd.port,
            daemon.socket().display(),
            known.display(),
        )
    };
    let file = |name: &str| dir.join(name).display().to_string();
    let password = |more: &str| uri(&by_password, &format!("&sshauth=password{more}"));
    let answers = |more: &str| uri(&by_answers, &format!("&sshauth=keyboard-interactive{more}"));
    let key = |name: &str, how: &str| {
        uri(&by_key, &format!("&known_hosts_verify=ignore&keyfile={}&sshauth={how}", file(name)))
    };
    let said = |words: &str| words.to_owned();
    let mut args = vec![
        // Hosts.
        said("=!n"),
        password(""),
        said("=!Y,secret"),
        password(""),
        // Now it is known.
        said("=secret"),
        password(""),
        uri(&by_key, &format!("&sshauth=privkey&keyfile={}&known_hosts={}", file("key"), file("changed"))),
        // Passwords.
        said("=wrong,secret"),
        password(""),
        said("=no"),
        password(""),
        said("=nothing,secret"),
        password(""),
        said("=secret"),
        password(&format!("&authfile={}", file("good"))),
        password(&format!("&authfile={}", file("bad"))),
        password("&authfile=/nonexistent"),
        uri(&by_password, ""),
        uri(&by_password, "&sshauth=keyboard-interactive,password"),
        uri(&by_password, &format!("&sshauth=privkey,agent,password&keyfile={}", file("wrong"))),
        said("%5"),
        password(""),
        said("%7"),
        password(""),
        said("%6"),
        password(""),
        said("%"),
        password(&format!("&authfile={}", file("good"))),
        password(""),
        said("%6,5,7"),
        // Questions and answers.
        answers("&known_hosts_verify=auto"),
        answers(""),
        said("=wrong,secret"),
        answers(""),
        said("=secret,wrong"),
        answers(""),
        said("=secret,wrong,secret"),
        answers(""),
        said("=no"),
        answers(""),
        said("=secret,no"),
        answers(""),
        said("=nothing"),
        answers(""),
        said("=secret"),
        answers(&format!("&authfile={}", file("bad"))),
        uri(&by_answers, ""),
        uri(&by_answers, "&sshauth=password,keyboard-interactive"),
        said("%7,6"),
        answers(""),
        said("%5"),
        answers(""),
        said("%6"),
        answers(""),
        said("%"),
        answers(""),
        said("%6,5,7"),
        // Keys.
        said("=locked"),
        key("key", "privkey"),
        key("lonely", "privkey"),
        key("locked", "privkey"),
        key("lonely-locked", "privkey"),
        said("=nothing"),
        key("locked", "privkey"),
        said("=no"),
        key("locked", "privkey"),
        said("=wrong"),
        key("locked", "privkey"),
        key("locked", "privkey,password"),
        key("wrong", "agent,privkey"),
        key("key", "agent,privkey"),
        key("key", "password,keyboard-interactive,privkey"),
        said("%6"),
        key("locked", "privkey"),
        said("%"),
        key("locked", "privkey"),
    ];
    // The server has enough of these.
    let endless = [
        said("=wrong"),
        password("&known_hosts_verify=ignore"),
        said("="),
        password("&known_hosts_verify=ignore"),
    ];
    if transport == "libssh2" {
        args.extend(endless.clone());
    }
    let keys = [
        said("=locked"),
        key("key", "agent"),
        key("wrong", "agent"),
        key("wrong", "agent,privkey"),
        key("wrong", "privkey,agent"),
        key("locked", "privkey,agent"),
        key("locked", "agent,privkey"),
        uri(&by_key, "&known_hosts_verify=ignore"),
        said("=secret"),
        uri(&by_password, "&known_hosts_verify=ignore&sshauth=agent,password"),
    ];
    let agents = [
        Agent::start(&dir, "agent-empty", &[])?,
        Agent::start(&dir, "agent-wrong", &["wrong"])?,
        Agent::start(&dir, "agent-both", &["wrong", "key"])?,
        Agent::start(&dir, "agent-key", &["key"])?,
    ];
    let expected = [
        "domains 1, secure 1, encrypted 0",
        "Enter tester's password for localhost",
        "Be careful: this host asks",
        "differs from stored identity",
        "was not accepted",
    ];
    let run = |library: &common::Library| -> Result<String> {
        let mut all = Program { name: "login", ..Program::open(&dir) }.run(library, &args)?;
        for agent in &agents {
            let env = [("SSH_AUTH_SOCK".to_owned(), OsString::from(&agent.socket))];
            all += &format!("== {}\n", agent.socket.display());
            all += &Program { name: "login", env: &env, ..Program::open(&dir) }.run(library, &keys)?;
        }
        Ok(all)
    };
    let (theirs, ours) = on_both(&known, run)?;
    let program = Program { name: "login", ..Program::open(&dir) };
    program.judge(&trial, &theirs, &ours, &expected)?;
    let text = program.run(&common::ours(), &endless)?;
    match text.matches("open: code 45 ").count() {
        2 => Ok(()),
        _ => Err(format!("wrong passwords do not come to an end:\n{text}")),
    }
}

/// The reference's libssh transport waits for ever for a server that has had enough.
pub fn libssh() -> Result {
    logins("libssh")
}

pub fn libssh2() -> Result {
    logins("libssh2")
}
