// SPDX-License-Identifier: LGPL-2.1-or-later
//! Starting the user's own daemon when nobody listens on its socket.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

use virt_core::{Error, ErrorDomain, Result, log, tr};
use virt_sys::{detach, env};

use super::socket::{Daemon, user_runtime_dir};

const ENOENT: i32 = 2;
const ECONNREFUSED: i32 = 111;

/// How often to look for the socket of a daemon that was just started, and how long to wait
/// in between.
const TRIES: u32 = 500;
const PAUSE: Duration = Duration::from_millis(10);

/// What the daemon finds in its environment, where we have it.
const PASSED: [&str; 8] =
    ["PATH", "HOME", "USER", "LOGNAME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"];

/// And this where the environment names the daemon's folder. Otherwise it is the system's
/// daemon, which wants the library of its own build and not the one of this program.
const PASSED_TO_OWN: [&str; 2] = ["LD_PRELOAD", "LD_LIBRARY_PATH"];

/// Keeps others of the same user from starting a second daemon meanwhile.
struct Lock {
    path: PathBuf,
    /// Holds the lock as long as it is open.
    _file: File,
}

impl Lock {
    fn take(daemon: &Daemon) -> Result<Lock> {
        let failed = |error: &std::io::Error, text| Error::io(ErrorDomain::RPC, error, text);
        let dir = user_runtime_dir();
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true).mode(0o700).create(&dir).map_err(|error| {
            failed(&error, tr!("Cannot create user runtime directory '%1$s'", dir.display().to_string()))
        })?;
        let path = dir.join(format!("{}.lock", daemon.name));
        let shown = path.display().to_string();
        let file = File::options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(&path)
            .map_err(|error| failed(&error, tr!("Unable to create lock '%1$s'", shown)))?;
        let locked = rustix::fs::fcntl_lock(&file, rustix::fs::FlockOperation::LockExclusive);
        locked.map_err(|error| failed(&error.into(), tr!("Unable to lock '%1$s'", shown)))?;
        Ok(Lock { path, _file: file })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Left behind it does no harm.
        let _ = fs::remove_file(&self.path);
    }
}

/// Connects with `connect`, starting the daemon where it is not running. `connect` fails
/// with the error for the program and its errno.
pub fn connect<T>(daemon: &Daemon, mut connect: impl FnMut() -> Result<T>) -> Result<T> {
    let _lock = Lock::take(daemon)?;
    let mut started = false;
    let mut left = TRIES;
    loop {
        left -= 1;
        match connect() {
            Err(error) if left > 0 && matches!(error.detail().int1, ENOENT | ECONNREFUSED) => {}
            outcome => return outcome,
        }
        if !started {
            start(daemon)?;
            started = true;
        }
        std::thread::sleep(PAUSE);
    }
}

/// The program, looked for in `PATH` where its place has no folder.
fn program(path: &Path) -> Option<PathBuf> {
    if path.components().count() > 1 {
        return path.is_file().then(|| path.to_owned());
    }
    let folders = env::var_os("PATH")?;
    std::env::split_paths(&folders).map(|folder| folder.join(path)).find(|path| path.is_file())
}

fn start(daemon: &Daemon) -> Result<()> {
    let Some(program) = program(&daemon.path) else {
        let text = tr!("binary '%1$s' does not exist in $PATH", daemon.path.display().to_string());
        return Err(Error::system(ErrorDomain::RPC, ENOENT, text));
    };
    log::debug!("rpc.netsocket", "virNetSocketForkDaemon", "Starting {}", program.display());
    let own: &[&str] = if daemon.named_by_environment { &PASSED_TO_OWN } else { &[] };
    let names = PASSED.iter().chain(own);
    let passed: Vec<(&str, OsString)> =
        names.filter_map(|name| env::var_os(name).map(|value| (*name, value))).collect();
    let mut environment = vec![("LC_ALL", OsStr::new("C"))];
    environment.extend(passed.iter().map(|(name, value)| (*name, value.as_os_str())));
    detach::spawn(&program, &["--timeout=120"], &environment).map_err(|error| {
        let text = tr!("cannot execute binary %1$s", program.display().to_string());
        Error::io(ErrorDomain::NONE, &error, text)
    })
}
