// SPDX-License-Identifier: LGPL-2.1-or-later
//! Where daemons listen on this host: one libvirtd for all drivers, or a daemon for each,
//! either the system's or the user's own.

use std::path::{Path, PathBuf};

use virt_core::config::{LOCALSTATEDIR, RUNSTATEDIR, SBINDIR};
use virt_core::{ErrorCode, Result, log, tr};
use virt_sys::env;

use super::{fail, unsupported};

/// Which kind of daemon is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Whichever listens.
    Auto,
    /// The one libvirtd.
    Legacy,
    /// The driver's own.
    Direct,
}

impl Mode {
    /// By the word of the URI or of `libvirt.conf`.
    pub fn from_name(name: &str) -> Result<Mode> {
        match name {
            "auto" => Ok(Mode::Auto),
            "legacy" => Ok(Mode::Legacy),
            "direct" => Ok(Mode::Direct),
            _ => Err(fail(ErrorCode::INVALID_ARG, tr!("Unknown remote mode '%1$s'", name))),
        }
    }
}

/// A daemon's program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Daemon {
    /// Its name, such as `libvirtd`.
    pub name: String,
    /// Where it should be.
    pub path: PathBuf,
    /// Whether the environment says so.
    pub named_by_environment: bool,
}

impl Daemon {
    /// The daemon of that program.
    pub fn at(path: &Path) -> Daemon {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Daemon {
            named_by_environment: Daemon::named(&name).path == path && folder().is_some(),
            name,
            path: path.to_owned(),
        }
    }

    /// In the folder of the environment's choice, else where daemons are installed.
    fn named(name: &str) -> Daemon {
        let folder = folder();
        let named_by_environment = folder.is_some();
        let folder = folder.map_or_else(|| PathBuf::from(SBINDIR), PathBuf::from);
        Daemon { name: name.to_owned(), path: folder.join(name), named_by_environment }
    }
}

/// The folder of daemons that the environment names.
fn folder() -> Option<std::ffi::OsString> {
    env::var_os("VIRTD_PATH").or_else(|| env::var_os("LIBVIRTD_PATH"))
}

/// What is looked for.
pub struct Search<'a> {
    /// The driver, unless the daemon may choose.
    pub driver: Option<&'a str>,
    /// Which kind of daemon.
    pub mode: Mode,
    /// On this host, where sockets can be seen.
    pub local: bool,
    /// The user's own daemon, not the system's.
    pub user: bool,
    /// The socket for those who only look.
    pub read_only: bool,
}

/// A socket, and the daemon it belongs to.
#[derive(Debug, PartialEq, Eq)]
pub struct Found {
    /// The socket.
    pub path: String,
    /// The daemon.
    pub daemon: Daemon,
}

/// Where sockets of the user's own daemons are.
pub fn user_runtime_dir() -> PathBuf {
    let base = env::var_os("XDG_RUNTIME_DIR").filter(|dir| !dir.is_empty()).map(PathBuf::from);
    match base {
        Some(base) => base.join("libvirt"),
        None => virt_core::config::client::user_cache_dir(),
    }
}

/// The socket of a daemon whose sockets begin with `prefix`. On another host `/run` need not
/// exist, so `/var/run` it is.
fn socket(search: &Search<'_>, prefix: &str) -> String {
    if search.user {
        return format!("{}/{prefix}-sock", user_runtime_dir().display());
    }
    let end = if search.read_only { "sock-ro" } else { "sock" };
    format!("{LOCALSTATEDIR}/run/libvirt/{prefix}-{end}")
}

/// Finds the socket to connect to. Where none is there it is the one that should be.
pub fn find(search: &Search<'_>) -> Result<Found> {
    let legacy = || Found { path: socket(search, "libvirt"), daemon: Daemon::named("libvirtd") };
    let direct = |driver: &str| {
        let name = format!("virt{driver}d");
        Found { path: socket(search, &name), daemon: Daemon::named(&name) }
    };
    let found = match (search.mode, search.driver) {
        (Mode::Legacy, _) => legacy(),
        (Mode::Direct, Some(driver)) => direct(driver),
        (Mode::Direct, None) => match guess(search) {
            Some(driver) => direct(driver),
            None => {
                let text = tr!(
                    "No URI is provided and cannot identify any listening daemon socket path to attempt to connect to. Please ensure the expected daemon sockets are active and/or provide an explicit URI. For more information see https://libvirt.org/kbase/failed_connection_after_install.html"
                );
                return Err(unsupported(text));
            }
        },
        // What the other host has cannot be seen from here.
        (Mode::Auto, _) if !search.local => legacy(),
        (Mode::Auto, driver) => {
            let (old, new) = (legacy(), driver.map(direct));
            let there = |found: &Found| Path::new(&found.path).exists();
            let installed = |found: &Found| found.daemon.path.exists();
            match new {
                Some(new) if there(&new) => new,
                _ if there(&old) => old,
                // Neither listens: the one that is installed, where one can be started at all.
                Some(new) if installed(&new) && !installed(&old) => new,
                None => match guess(search) {
                    Some(driver) => direct(driver),
                    None => old,
                },
                _ => old,
            }
        }
    };
    let (path, program) = (&found.path, found.daemon.path.display());
    log::debug!(
        "remote.remote_sockets",
        "remoteGetUNIXSocket",
        "Chosen UNIX sockname={path} daemon={program}"
    );
    Ok(found)
}

/// The first driver with a daemon of its own here, in the order in which a daemon with all of
/// them would ask them.
fn guess(search: &Search<'_>) -> Option<&'static str> {
    let drivers: &[&str] =
        if search.user { &["qemu", "vbox"] } else { &["xen", "qemu", "lxc", "vbox", "bhyve", "vz"] };
    let end = if search.read_only && !search.user { "sock-ro" } else { "sock" };
    let folder = match search.user {
        true => user_runtime_dir(),
        false => Path::new(RUNSTATEDIR).join("libvirt"),
    };
    let listening = |driver: &&&str| folder.join(format!("virt{driver}d-{end}")).exists();
    let installed =
        |driver: &&&str| search.user && Path::new(SBINDIR).join(format!("virt{driver}d")).exists();
    drivers.iter().find(listening).or_else(|| drivers.iter().find(installed)).copied()
}
