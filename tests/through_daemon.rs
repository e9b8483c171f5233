// SPDX-License-Identifier: LGPL-2.1-or-later
//! Runs the programs of `tests/c` through a daemon: the distribution's libvirtd answers both the
//! reference's client and ours with its test driver, and what the programs print is compared.
//! The daemon is started anew for each program, with sockets of its own; see
//! `tests/common/daemon.rs`.
//!
//! Daemons of other ages answer, too: a few programs each time, all of them with `make clients`.
//!
//! Accepted differences stand in `tests/known-differences/daemon-NAME`, or in `daemon-AGE-NAME`
//! where an older or newer daemon makes one.

mod common;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use common::daemon::{Daemon, Setup};
use common::program::Directives;
use common::{Library, Run};
use libtest_mimic::{Arguments, Failed, Trial};

/// Programs that look at what the client side does, or at the test driver behind any client.
/// Those that look at the moment at which events arrive cannot be compared here: a daemon's come
/// when they come.
const PROGRAMS: &[&str] = &[
    "auth_default",
    "connection",
    "cpu_baseline",
    "domain_define",
    "domain_guest",
    "domain_info",
    "domain_lifecycle",
    "domain_lists",
    "domain_lookup",
    "domain_memory",
    "domain_memory_devices",
    "domain_metadata",
    "domain_rename_autostart_managedsave",
    "domain_statistics",
    "domain_tuning",
    "domain_xml_errors",
    "domain_xml_flags",
    "error_api",
    "error_in_handler",
    "error_keep",
    "events_awaited",
    "flag_rules",
    "handles",
    "interface_life",
    "network_life",
    "network_lists",
    "network_metadata",
    "network_node_file",
    "network_update",
    "no_pie_auth",
    "node_file",
    "node_info",
    "nodedev_devices",
    "small_stack",
    "storage_lists",
    "storage_node_file",
    "storage_pools",
    "storage_volumes",
    "threads",
    "validation",
];

/// Daemons of Debian 12 and of today.
const AGES: &[&str] = &["9.0.0", "12.8.0"];

/// Those that run each time on daemons of other ages: together they make most calls.
const EACH_TIME: &[&str] = &[
    "domain_lifecycle",
    "domain_tuning",
    "events_awaited",
    "flag_rules",
    "network_update",
    "storage_volumes",
];

/// The shared object that leads programs to the daemon.
fn redirect() -> Result<PathBuf, String> {
    let object = common::scratch("through-daemon").join("redirect.so");
    let output = Command::new(std::env::var_os("CC").unwrap_or_else(|| "cc".into()))
        .args(["-std=gnu17", "-O1", "-Wall", "-shared", "-fPIC", "-I"])
        .arg(common::reference().includedir)
        .arg("-o")
        .arg(&object)
        .arg(common::source().join("tests/c/support/redirect.c"))
        .arg("-ldl")
        .output()
        .map_err(|e| format!("cc: {e}"))?;
    match output.status.success() {
        true => Ok(object),
        false => Err(format!("redirect.c:\n{}", String::from_utf8_lossy(&output.stderr))),
    }
}

/// With the machine's daemon, or with one of another `age`.
fn compare(name: &str, age: Option<&str>, redirect: &Path) -> Result<(), String> {
    let file = common::source().join(format!("tests/c/{name}.c"));
    let text = std::fs::read_to_string(&file).map_err(|e| format!("{}: {e}", file.display()))?;
    let directives = Directives::parse(&text)?;
    let place = age.map_or_else(|| name.to_owned(), |age| format!("{age}-{name}"));
    let scratch = common::scratch("through-daemon").join(&place);
    std::fs::create_dir_all(&scratch).map_err(|e| e.to_string())?;
    let binary = scratch.join(name);
    let reference = common::reference();
    common::compile(&file, &directives.libs, &directives.cflags, &reference, &binary)?;
    let dir = scratch.join("run");
    let run_on = |library: &Library| -> Result<String, String> {
        // What one library leaves behind the other must not find.
        let setup = Setup { release: age, ..Setup::default() };
        let daemon = Daemon::start_in(&scratch.join("daemon"), &setup);
        let mut env = directives.env.clone();
        env.push(("LD_PRELOAD".into(), redirect.into()));
        env.push(("LIBVIRT_TEST_SOCKET".into(), daemon.socket().into()));
        let args: Vec<OsString> = directives.args.clone();
        let outcome = common::run(
            library,
            &Run {
                program: binary.as_os_str(),
                args: &args,
                env: &env,
                stdin: &directives.stdin,
                dir: &dir,
                timeout: directives.timeout.unwrap_or(Duration::from_secs(60)),
                user: directives.user,
            },
        );
        let stderr = String::from_utf8_lossy(&outcome.stderr);
        outcome.check_loaded(library).map_err(|e| format!("{e}\n{}\n{stderr}", outcome.end()))?;
        let mut text = String::from_utf8_lossy(&outcome.stdout).into_owned();
        if !text.is_empty() && !text.ends_with('\n') {
            text.push_str("\\ no newline\n");
        }
        text.push_str(&format!("[{}]\n", outcome.end()));
        Ok(text)
    };
    let theirs = run_on(&reference)?;
    let ours = run_on(&common::ours())?;
    if !theirs.contains("[exit status 0]") {
        return Err(format!("the reference fails:\n{theirs}"));
    }
    let known = common::source().join(format!("tests/known-differences/daemon-{place}"));
    let place = if known.exists() { place } else { name.to_owned() };
    common::ratchet(&format!("daemon-{place}"), &common::difference(&theirs, &ours), &scratch)
}

fn main() {
    let arguments = Arguments::from_args();
    let redirect = redirect();
    let trial = |place: String, name: &'static str, age: Option<&'static str>| {
        let redirect = redirect.clone();
        Trial::test(place, move || compare(name, age, &redirect?).map_err(Failed::from))
    };
    let mut trials: Vec<Trial> = PROGRAMS.iter().map(|name| trial((*name).to_owned(), name, None)).collect();
    for age in AGES {
        // One program tells how the daemon's version differs from the client's.
        for name in PROGRAMS.iter().filter(|name| **name != "connection") {
            let seldom = !EACH_TIME.contains(name);
            trials.push(trial(format!("{age}::{name}"), name, Some(age)).with_ignored_flag(seldom));
        }
    }
    libtest_mimic::run(&arguments, trials).exit();
}
