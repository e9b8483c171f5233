// SPDX-License-Identifier: LGPL-2.1-or-later
//! The user's own daemon, administration, and volumes.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use crate::common::daemon::Daemon;
use crate::common::{self, Library};
use crate::support::{NOBODY, Program, Result, scratch};

/// Ends the daemon that a program started for its user, by the file that it wrote.
struct SessionDaemon<'a>(&'a Path);

impl Drop for SessionDaemon<'_> {
    fn drop(&mut self) {
        let file = self.0.join("run/runtime/libvirt/libvirtd.pid");
        if let Ok(pid) = std::fs::read_to_string(file) {
            let _ = Command::new("kill").arg(pid.trim()).status();
            // The next one must not meet it.
            for _ in 0..500 {
                if !Path::new("/proc").join(pid.trim()).exists() {
                    break;
                }
                std::thread::sleep(Duration::from_millis(20));
            }
        }
    }
}

/// A user without rights has a daemon of his own, which is started when it is needed.
pub fn session() -> Result {
    let dir = scratch("session");
    // The user has to get there, and the daemon's socket's path must not be too long.
    let short = std::env::temp_dir().join(format!("lv-session-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&short);
    std::fs::create_dir_all(&short).map_err(|e| e.to_string())?;
    let program = Program { user: Some(NOBODY), ..Program::open(&short) };
    let args =
        ["test+unix:///default", "test+unix:///default", "!test+unix:///default", "-"].map(str::to_owned);
    let run = |library: &Library| {
        let _ended = SessionDaemon(&short);
        program.run(library, &args)
    };
    let (theirs, ours) = (run(&common::reference()), run(&common::ours()));
    let missing = [("LIBVIRT_AUTOSTART".to_owned(), "0".into())];
    let nobody = Program { env: &missing, user: Some(NOBODY), ..Program::open(&short) };
    let outcome = theirs.and_then(|theirs| {
        let judged =
            Program::open(&dir).judge("session", &theirs, &ours?, &["alive 1, secure 1, encrypted 0"]);
        judged.and_then(|()| {
            let args = ["test+unix:///default".to_owned()];
            let (theirs, ours) =
                (nobody.run(&common::reference(), &args)?, nobody.run(&common::ours(), &args)?);
            Program::open(&dir).judge("no-autostart", &theirs, &ours, &["Failed to connect socket to"])
        })
    });
    let _ = std::fs::remove_dir_all(&short);
    outcome
}

pub fn admin() -> Result {
    let dir = scratch("admin");
    let program = Program { name: "admin", libs: &["virt-admin"], ..Program::open(&dir) };
    let run = |library: &Library| {
        let daemon = Daemon::start(&dir.join("daemon"), "");
        let socket = dir.join("daemon/libvirt-admin-sock");
        let text = program.run(library, &[format!("libvirtd:///system?socket={}", socket.display())]);
        drop(daemon);
        text
    };
    let theirs = run(&common::reference())?;
    let ours = run(&common::ours())?;
    program.judge(
        "admin",
        &theirs,
        &ours,
        &["no_client_info", "closed for reason"].map(|_| "closed for reason"),
    )
}

/// What the test driver of ours does with volumes' bytes is what the reference's storage driver
/// does with files.
pub fn volumes() -> Result {
    let dir = scratch("volumes");
    let program = Program { name: "storage_bytes", ..Program::open(&dir) };
    let pool = dir.join("pool");
    std::fs::create_dir_all(&pool).map_err(|e| e.to_string())?;
    let pool = pool.display().to_string();
    let daemon = Daemon::start(&dir.join("daemon"), "");
    let uri = format!("storage+unix:///system?socket={}", daemon.socket().display());
    let theirs = program.run(&common::reference(), &[uri, pool.clone()])?;
    drop(daemon);
    let ours = program.run(&common::ours(), &["test:///default".to_owned(), pool])?;
    program.judge(
        "volumes",
        &theirs,
        &ours,
        &["524288 zeros, 524288 in 128 holes", "below existing allocation"],
    )
}

/// A child process cannot use its parent's connection, nor disturb it. With the reference the parent
/// loses it.
pub fn forked() -> Result {
    let dir = scratch("forked");
    let daemon = Daemon::start(&dir.join("daemon"), "");
    let program = Program { name: "forked", ..Program::open(&dir) };
    let uri = format!("test+unix:///default?socket={}", daemon.socket().display());
    let text = program.run(&common::ours(), &[uri])?;
    let refused = "= -1 | code 55 domain 7 level 2 | Requested operation is not valid: a connection cannot be \
                   used in a process forked from the one that opened it";
    let failed = text.lines().filter(|line| line.contains("= -1")).count();
    let right = (text.matches(refused).count(), failed) == (5, 5)
        && text.matches("child: 7\n").count() == 2
        && text.contains("virConnectNumOfDomains(own) = 1 | no error\n")
        && text.ends_with(
            "events 4\nvirConnectDomainEventDeregisterAny(conn, id) = 0 | no error\n\
                           virConnectClose(conn) = 0 | no error\n[exit status 0]\n",
        );
    if right { Ok(()) } else { Err(text) }
}
