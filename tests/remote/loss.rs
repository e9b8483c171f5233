// SPDX-License-Identifier: LGPL-2.1-or-later
//! Daemons that do not answer in time, that end, and that come back.

use std::net::TcpListener;
use std::path::Path;
use std::process::Command;

use crate::certificates::Pki;
use crate::common::daemon::{Daemon, Network, Setup};
use crate::common::{self, Library};
use crate::support::{Program, Result, must, scratch, wait_for, write};

/// Daemons that do not answer in time: the reference waits for ever.
pub fn timeouts() -> Result {
    let dir = scratch("timeouts");
    // Those that never say a word.
    let silent = TcpListener::bind("127.0.0.1:0").map_err(|e| e.to_string())?;
    let port = silent.local_addr().map_err(|e| e.to_string())?.port();
    let socket = dir.join("silent-sock");
    let _also_silent = std::os::unix::net::UnixListener::bind(&socket).map_err(|e| e.to_string())?;
    let program = dir.join("silent");
    write(&program, "#!/bin/sh\nexec sleep 100\n")?;
    must(Command::new("chmod").arg("755").arg(&program))?;
    let (socket, program) = (socket.display(), program.display());
    let pki = Pki::new(&dir)?;
    let folder = pki.folder("none", "ca", None)?;
    let args = [
        format!("test+unix:///default?socket={socket}&connect_timeout=200"),
        format!("test+unix:///default?socket={socket}&call_timeout=200"),
        format!("test+tcp://127.0.0.1:{port}/default?connect_timeout=200"),
        format!("test+tls://127.0.0.1:{port}/default?connect_timeout=200&pkipath={}", folder.display()),
        format!("test+ext:///default?command={program}&connect_timeout=200"),
        format!("test+ssh://127.0.0.1/default?command={program}&socket=/s&connect_timeout=200"),
    ];
    let text = Program::open(&dir).run(&common::ours(), &args)?;
    if text.matches("open: code 68 ").count() != args.len() {
        return Err(format!("not all come to an end in time:\n{text}"));
    }
    let env = [("LIBVIRT_CALL_TIMEOUT".to_owned(), "200".into())];
    let by_environment = Program { env: &env, ..Program::open(&dir) };
    let text = by_environment.run(&common::ours(), &[format!("test+unix:///default?socket={socket}")])?;
    if !text.contains("open: code 68 ") {
        return Err(format!("the environment does not count:\n{text}"));
    }

    let (folder, steps) = (dir.join("daemon"), dir.join("steps"));
    std::fs::create_dir_all(&steps).map_err(|e| e.to_string())?;
    let daemon = Daemon::start(&folder, "");
    let number = daemon.process().ok_or("nobody is there")?.to_string();
    let program = Program { name: "timeouts", ..Program::open(&dir) };
    program.compile()?;
    let uri = format!("test+unix:///default?socket={}&call_timeout=1000", daemon.socket().display());
    let args = [uri, steps.display().to_string()];
    let text = std::thread::scope(|scope| {
        let run = scope.spawn(|| program.run(&common::ours(), &args));
        for (step, signal) in [("stop", "-STOP"), ("continue", "-CONT")] {
            if let Err(error) = wait_for(&steps.join(step)) {
                return Err(format!("{error}\n{:?}", run.join()));
            }
            must(Command::new("kill").args([signal, &number]))?;
            write(&steps.join(format!("{step}.done")), "")?;
        }
        run.join().map_err(|_| "the program's thread died".to_owned())?
    })?;
    let late = "domains -1, code 68 domain 7, alive 1\n".repeat(3);
    let expected = format!("domains 1\n{late}domains 1, interfaces 1\nclose 0\n[exit status 0]\n");
    if text == expected { Ok(()) } else { Err(format!("{text}\nis not\n{expected}")) }
}

/// A daemon that ends, under a program that watches the connection.
pub fn lost() -> Result {
    let dir = scratch("lost");
    let program = Program { name: "lost", ..Program::open(&dir) };
    program.compile()?;
    let run = |library: &Library| {
        let (folder, steps) = (dir.join("daemon"), dir.join("steps"));
        let _ = std::fs::remove_dir_all(&steps);
        std::fs::create_dir_all(&steps).map_err(|e| e.to_string())?;
        let daemon = Daemon::start(&folder, "");
        let uri = format!("test+unix:///default?socket={}", daemon.socket().display());
        let args = [uri, steps.display().to_string()];
        std::thread::scope(|scope| {
            let run = scope.spawn(|| program.run(library, &args));
            if let Err(error) = wait_for(&steps.join("end")) {
                return Err(format!("{error}\n{:?}", run.join()));
            }
            drop(daemon);
            write(&steps.join("end.done"), "")?;
            run.join().map_err(|_| "the program's thread died".to_owned())?
        })
    };
    let (theirs, ours) = (run(&common::reference())?, run(&common::ours())?);
    program.judge("lost", &theirs, &ours, &["closed by third", "client socket is closed"])
}

/// Starts a daemon anew, as soon as it is gone.
const AGAIN: &str = "#!/bin/sh\nwhile :; do libvirtd \"$@\"; done\n";

/// A real daemon is killed so many times, with a guest of QEMU's that outlives it where the driver is
/// QEMU's.
fn killed(name: &str, driver: &str, times: u32) -> Result {
    let dir = scratch(name);
    let again = dir.join("again");
    write(&again, AGAIN)?;
    must(Command::new("chmod").arg("755").arg(&again))?;
    let setup = Setup {
        env: &[("LIBVIRT_TEST_DAEMON", &again)],
        network: Network::Own,
        // The folder of QEMU's logs must be there before the first guest.
        shell: "mkdir /var/log/libvirt/qemu; mount -t tmpfs tmpfs /etc/libvirt
            printf '%s\\n' 'user = \"root\"' 'group = \"root\"' 'security_driver = \"none\"' >/etc/libvirt/qemu.conf",
        ..Setup::default()
    };
    let daemon = Daemon::start_in(&dir.join("daemon"), &setup);
    let socket = daemon.socket().display().to_string();
    let args = [format!("{driver}?socket={socket}"), socket, times.to_string()];
    let program = Program { name: "killed", ..Program::open(&dir) };
    let text = program.run(&common::ours(), &args)?;
    let (begin, end) = match driver.starts_with("qemu") {
        true => ("virDomainCreate(domain) = 0 | no error\n", "the guest is there 1\n"),
        false => ("", ""),
    };
    let expected = format!(
        "{begin}rounds {times}, wrong 0\ndescriptors +0, threads +0, memory steady\n{end}[exit status 0]\n"
    );
    if text == expected { Ok(()) } else { Err(format!("{text}\nis not\n{expected}")) }
}

pub fn killed_often() -> Result {
    killed("killed", "test+unix:///default", 12)
}

pub fn killed_a_thousand_times() -> Result {
    killed("killed-thousand", "test+unix:///default", 1000)
}

pub fn killed_beside_a_guest() -> Result {
    killed("killed-guest", "qemu+unix:///system", 50)
}

/// Runs a program whose daemon ends and is started again when it asks for that; what it prints on
/// this library. The reference knows no such connection.
fn reconnecting(
    program: &Program,
    dir: &Path,
    driver: &str,
    start: impl Fn(&Path) -> Daemon,
) -> Result<String> {
    let (folder, steps) = (dir.join("daemon"), dir.join("steps"));
    std::fs::create_dir_all(&steps).map_err(|e| e.to_string())?;
    program.compile()?;
    let mut daemon = Some(start(&folder));
    let socket = folder.join("libvirt-sock");
    let uri = format!("{driver}?socket={}&reconnect=1", socket.display());
    let args = [uri, steps.display().to_string()];
    std::thread::scope(|scope| {
        let run = scope.spawn(|| program.run(&common::ours(), &args));
        for (step, again) in [("restart", true), ("end", false), ("start", true), ("end-at-last", false)] {
            if let Err(error) = wait_for(&steps.join(step)) {
                return Err(format!("{error}\n{:?}", run.join()));
            }
            drop(daemon.take());
            daemon = again.then(|| start(&folder));
            write(&steps.join(format!("{step}.done")), "")?;
        }
        run.join().map_err(|_| "the program's thread died".to_owned())?
    })
}

pub fn reconnect() -> Result {
    let dir = scratch("reconnect");
    let program = Program { name: "reconnect", ..Program::open(&dir) };
    let text = reconnecting(&program, &dir, "test+unix:///default", |folder| Daemon::start(folder, ""))?;
    let events = "  domains: 2\n  one domain: 2\n  networks: 2\n  pools: 2\n  devices: 2\n";
    let expected = format!(
        "as given: 1\nat first\n{events}the next call\n  state 1, lost 1, alive 1\n{events}\
         without a daemon\n  info -1, code 38 domain 7, lost 2, alive 0\n  keepalive -1, code 38\n\
         back by the loop\n{events}  lost 2, freed 0\n  freed 1\nclose 0\n[exit status 0]\n"
    );
    if text == expected { Ok(()) } else { Err(format!("{text}\nis not\n{expected}")) }
}

/// Events of secrets and of QEMU's monitor.
pub fn reconnect_qemu() -> Result {
    let dir = scratch("reconnect-qemu");
    let program = Program { name: "reconnect_qemu", libs: &["virt-qemu"], ..Program::open(&dir) };
    let start = |folder: &Path| Daemon::host(folder, 1, Network::Own, None);
    let text = reconnecting(&program, &dir, "qemu+unix:///system", start)?;
    let events = "  secrets: 2\n  values: 1\n  any monitor event: 2\n  STOP: 1\n  ^(resume|stop)$: 2\n  \
                  one guest's: 2\n";
    let expected = format!(
        "at first\n{events}the next call\n  lost 1, alive 1\n{events}without a daemon\n  domains -1, code 38 \
         domain 7, lost 2\nback by the loop\n{events}  lost 2\nclose 0\n[exit status 0]\n"
    );
    if text == expected { Ok(()) } else { Err(format!("{text}\nis not\n{expected}")) }
}
