// SPDX-License-Identifier: LGPL-2.1-or-later
//! Debian's virsh and virt-admin at a terminal, with somebody who types: line editing, completion,
//! history, interrupts, an editor, passwords, polkit's agent. What comes back must be the same, to the
//! byte, on the library that the program came with and on a build with the private symbols. Each
//! key waits for what the ones before it bring about.

mod common;

use std::fs::File;
use std::io::{Read, Write};
use std::os::fd::OwnedFd;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use common::Library;
use common::release::{RELEASES, Release, loaded, timeless};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::OFlags;
use rustix::pty::OpenptFlags;
use rustix::termios::Winsize;

/// How long anything may take before it counts as hanging.
const LONG: Duration = Duration::from_secs(60);

/// What somebody at the terminal does.
#[derive(Clone, Copy)]
enum Step {
    /// Types, and waits until the second text has come since.
    Type(&'static str, &'static str),
    /// Waits until the program sleeps until something happens that it waits for.
    Asleep,
    /// Waits until what is typed is not shown.
    Hidden,
    /// Types, and the program ends.
    End(&'static str),
}
use Step::{Asleep, End, Hidden, Type};

/// A program at a terminal of 24 lines and 80 columns.
struct Session {
    terminal: File,
    child: Child,
    seen: Vec<u8>,
    /// How much of it was waited for.
    read: usize,
}

/// Puts an agent for polkit that says how it was called where virsh looks for one, whether or not
/// the machine has polkit's, and then runs what follows.
const WITH_AGENT: &str = "set -e\nif [ -e /usr/bin/pkttyagent ]; then mount --bind \"$0/pkttyagent\" /usr/bin/pkttyagent\n\
    else mount -t overlay overlay -o \"lowerdir=$0:/usr/bin\" /usr/bin; fi\nexec \"$@\"";

/// It is ready once it has closed the descriptor that it was given, and stays until it is ended.
const AGENT: &str =
    "#!/bin/bash\necho \"agent: $(sed 's/[0-9]\\+/N/g' <<<\"$*\")\"\neval \"exec $4>&-\"\nexec sleep 1000\n";

impl Session {
    fn start(words: &[std::ffi::OsString], dir: &Path) -> Session {
        let terminal = rustix::pty::openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC)
            .expect("a terminal");
        rustix::pty::grantpt(&terminal).expect("a terminal of ours");
        rustix::pty::unlockpt(&terminal).expect("a terminal of ours");
        let name = rustix::pty::ptsname(&terminal, Vec::new()).expect("a terminal has a name");
        let size = Winsize { ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0 };
        rustix::termios::tcsetwinsize(&terminal, size).expect("a terminal's size");
        let other: OwnedFd =
            rustix::fs::open(&*name, OFlags::RDWR | OFlags::NOCTTY, rustix::fs::Mode::empty())
                .expect("the terminal's other end");
        let end = || other.try_clone().expect("a descriptor");
        let folder = dir.join("polkit");
        std::fs::create_dir_all(&folder).expect("the scratch folder is writable");
        let agent = folder.join("pkttyagent");
        std::fs::write(&agent, AGENT).expect("the scratch folder is writable");
        std::fs::set_permissions(&agent, std::fs::Permissions::from_mode(0o755)).expect("a script");
        // Each of these goes on as the next, so that it is one process to the end.
        let child = Command::new("unshare")
            .args(["--mount", "--propagation", "private", "setsid", "--ctty", "sh", "-c", WITH_AGENT])
            .arg(&folder)
            .args(words)
            .current_dir(dir)
            .stdin(end())
            .stdout(end())
            .stderr(end())
            .spawn()
            .expect("unshare starts");
        Session { terminal: File::from(terminal), child, seen: Vec::new(), read: 0 }
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.seen).into_owned()
    }

    /// Reads once; whether there may be more.
    fn more(&mut self, since: Instant) -> bool {
        assert!(since.elapsed() < LONG, "it hangs after:\n{}", self.text());
        let mut ready = [PollFd::new(&self.terminal, PollFlags::IN)];
        let second = Timespec { tv_sec: 1, tv_nsec: 0 };
        if poll(&mut ready, Some(&second)).expect("poll") == 0 {
            return true;
        }
        let mut bytes = [0; 4096];
        // A terminal that nobody holds any more is an error to read.
        let count = self.terminal.read(&mut bytes).unwrap_or(0);
        self.seen.extend_from_slice(&bytes[..count]);
        count > 0
    }

    fn expect(&mut self, text: &str) {
        let since = Instant::now();
        loop {
            let new = &self.seen[self.read..];
            if let Some(at) = new.windows(text.len()).position(|window| window == text.as_bytes()) {
                self.read += at + text.len();
                return;
            }
            assert!(self.more(since), "it ended without '{text}':\n{}", self.text());
        }
    }

    /// Waits until the program reads from a pipe of its own, as virsh does when it waits for events.
    fn asleep(&mut self) {
        let process = format!("/proc/{}", self.child.id());
        let reads_a_pipe = || {
            let call = std::fs::read_to_string(format!("{process}/syscall")).ok()?;
            // The number of read on this machine is 0, on aarch64 63.
            let descriptor =
                call.strip_prefix("0 0x").or_else(|| call.strip_prefix("63 0x"))?.split(' ').next()?;
            let number = u32::from_str_radix(descriptor, 16).ok()?;
            let file = std::fs::read_link(format!("{process}/fd/{number}")).ok()?;
            file.to_string_lossy().starts_with("pipe:").then_some(())
        };
        let since = Instant::now();
        while reads_a_pipe().is_none() {
            assert!(since.elapsed() < LONG, "it does not wait:\n{}", self.text());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits until the terminal does not show what is typed: what was typed before that is forgotten.
    fn hidden(&self) {
        let since = Instant::now();
        let shows = || {
            let modes = rustix::termios::tcgetattr(&self.terminal).expect("the terminal's modes");
            modes.local_modes.contains(rustix::termios::LocalModes::ECHO)
        };
        while shows() {
            assert!(since.elapsed() < LONG, "it does not hide the password:\n{}", self.text());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    fn press(&mut self, keys: &str) {
        self.terminal.write_all(keys.as_bytes()).expect("the terminal takes keys");
    }

    /// What came back, and how the program ended.
    fn end(mut self) -> String {
        let since = Instant::now();
        while self.more(since) {}
        let status = self.child.wait().expect("the program ends");
        format!("{}\n{status}\n", self.text().replace('\r', "␍").replace('\u{7}', "␇").replace('\u{1b}', "␛"))
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Where the folder of a run is meant.
const DIR: &str = "@";

/// A guest of QEMU's that has a console, and nothing else.
const GUEST: &str = "<domain type='qemu'><name>guest</name><memory unit='MiB'>32</memory>\
    <os><type arch='x86_64' machine='pc'>hvm</type></os><devices><controller type='usb' model='none'/>\
    <serial type='pty'/><console type='pty'/><memballoon model='none'/></devices></domain>";

/// One session; also what it leaves behind in virsh's history.
fn session(release: &Release, library: &Library, program: &str, args: &[&str], steps: &[Step]) -> String {
    let dir = release.folder();
    let node = "<node><auth><user password='secret'>admin</user></auth></node>\n";
    std::fs::write(dir.join("node.xml"), node).expect("the scratch folder is writable");
    std::fs::write(dir.join("guest.xml"), GUEST).expect("the scratch folder is writable");
    let args: Vec<String> = args.iter().map(|word| word.replace(DIR, &dir.to_string_lossy())).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let mut session = Session::start(&release.command(library, program, &args, &dir), &dir);
    for step in steps {
        match step {
            Type(keys, text) => {
                session.press(keys);
                session.expect(text);
            }
            Asleep => session.asleep(),
            Hidden => session.hidden(),
            End(keys) => session.press(keys),
        }
    }
    let mut said = session.end();
    common::check_loaded(&loaded(&dir), library).unwrap_or_else(|e| panic!("{program}: {e}\n{said}"));
    for name in ["virsh", "virt-admin"] {
        let file = dir.join(".cache/libvirt").join(name).join("history");
        said += &std::fs::read_to_string(file).map(|text| format!("history:\n{text}")).unwrap_or_default();
    }
    said.replace(&*dir.to_string_lossy(), "DIR")
}

/// On each release's library and on ours; `expected` is what theirs must say.
fn same(program: &str, args: &[&str], steps: &[Step], expected: &[&str]) {
    let mut wrong = String::new();
    for release in RELEASES {
        let release = Release::new(release);
        let run = |library| timeless(&session(&release, library, program, args, steps), &KNOWN);
        let theirs = run(&release.theirs);
        for text in expected {
            assert!(theirs.contains(text), "{} does not say '{text}':\n{theirs}", release.name);
        }
        wrong += &common::difference(&theirs, &run(&release.ours));
    }
    assert_eq!(wrong, "");
}

/// UUIDs of the test driver's own objects.
const KNOWN: [&str; 2] = ["6695eb01-f6a4-8304-79aa-97f2502e193f", "dd8fe884-6c02-601e-7551-cca97df1c5df"];

const FIRST: &str = "virsh # ";
/// On a line of its own: a line that is edited is drawn anew, with its prompt.
const PROMPT: &str = "\nvirsh # ";
const CONNECTION: [&str; 2] = ["-c", "test:///default"];

#[test]
fn lines_are_edited_and_completed() {
    let steps = [
        Type("", FIRST),
        Type("list\n", PROMPT),
        Type("lis\t", "list "),
        Type("--al\t", "--all "),
        Type("\n", PROMPT),
        Type("dom\t", "\u{7}"),
        Type("\t", "\nvirsh # dom"),
        Type("info \t", "--domain "),
        Type("\t", "test "),
        Type("\n", PROMPT),
        Type("net-dumpxml --network \t", "default "),
        Type("\n", PROMPT),
        Type("vol-list --pool \t", "default-pool "),
        Type("\n", PROMPT),
        Type("send-key test --codeset \t\t", "\nvirsh # send-key test --codeset "),
        Type("\u{15}list;net-list\n", PROMPT),
        Type("cd /\n", PROMPT),
        Type("pwd\n", PROMPT),
        Type("cd /nonexistent\n", PROMPT),
        // The line before, and the one before that.
        Type("\u{10}", "cd /nonexistent"),
        Type("\u{10}", "pwd"),
        Type("\n", PROMPT),
        Type("nonsense\n", PROMPT),
        Type("\n", PROMPT),
        Type("echo \"a b\n", PROMPT),
        End("quit\n"),
    ];
    let expected = [
        "agent: --process N --notify-fd N --fallback",
        "virsh # dominfo --domain test ␍\nId:             1",
        "domuuid",
        "<name>default</name>",
        "virsh # pwd  ",
        "error: unknown command: 'nonsense'",
        "exit status: 0",
        "history:\nlist\nlist --all",
    ];
    same("virsh", &CONNECTION, &steps, &expected);
}

#[test]
fn commands_wait_are_interrupted_and_fail() {
    let steps = [
        Type("", FIRST),
        Type("event --all --loop\n", "\n"),
        Asleep,
        Type("\u{3}", PROMPT),
        Type("net-event --event lifecycle --timestamp\n", "\n"),
        Asleep,
        Type("\u{3}", PROMPT),
        Type("event test lifecycle --timeout 1\n", PROMPT),
        Type("console test\n", PROMPT),
        Type("edit test\n", PROMPT),
        Type("dumpxml test --xpath //memory\n", PROMPT),
        Type("suspend test\n", PROMPT),
        Type("domstate test --reason\n", PROMPT),
        Type("connect nonsense:///x\n", PROMPT),
        Type("list\n", PROMPT),
        Type("connect test:///default --readonly\n", "\nvirsh > "),
        Type("resume test\n", "\nvirsh > "),
        End("exit\n"),
    ];
    let expected = [
        "event loop interrupted",
        "event loop timed out",
        "virDomainOpenConsole",
        "Domain 'test' XML configuration edited.",
        "paused (user)",
        "forbidden",
        "exit status: ",
    ];
    same("virsh", &CONNECTION, &steps, &expected);
}

#[test]
fn a_line_is_left_by_its_keys() {
    let connected = ["-c", "test:///default", "-q"];
    same("virsh", &connected, &[Type("", FIRST), Type("list", "list"), End("\u{3}")], &["signal: 2"]);
    same("virsh", &connected, &[Type("", FIRST), End("\u{4}")], &["exit status: 0"]);
}

#[test]
fn passwords_are_asked_for() {
    let connected = ["-c", "test://@/node.xml", "-q"];
    let right = [
        Type("", "username for localhost: "),
        Type("admin\n", "password for localhost: "),
        Hidden,
        Type("secret\n", PROMPT),
        Type("uri\n", PROMPT),
        End("quit\n"),
    ];
    same("virsh", &connected, &right, &["node.xml", "exit status: 0"]);
    let wrong = [
        Type("", "username for localhost: "),
        Type("admin\n", "password for localhost: "),
        Hidden,
        End("wrong\n"),
    ];
    same("virsh", &connected, &wrong, &["authentication failed"]);
}

#[test]
fn virt_admin_is_typed_to() {
    const FIRST: &str = "virt-admin # ";
    const PROMPT: &str = "\nvirt-admin # ";
    let dir = common::scratch("terminal").join("daemon");
    let _daemon = common::daemon::Daemon::start(&dir, "");
    let uri = format!("libvirtd+unix:///system?socket={}/libvirt-admin-sock", dir.display());
    let steps = [
        Type("", FIRST),
        Type("server\t", "-"),
        Type("\t", "\u{7}"),
        Type("\t", "\nvirt-admin # server-"),
        Type("\u{15}srv-list\n", PROMPT),
        Type("srv-threadpool-info --server \t", "\u{7}"),
        Type("lib\t", "libvirtd "),
        Type("\n", PROMPT),
        Type("help srv-list\n", PROMPT),
        Type("cd /\n", PROMPT),
        Type("nonsense\n", PROMPT),
        End("quit\n"),
    ];
    same(
        "virt-admin",
        &["-c", &uri],
        &steps,
        &["server-clients-info", "libvirtd", "maxWorkers", "exit status: 0"],
    );
}

/// The guest does not run, so that nothing but virsh speaks.
#[test]
fn a_guests_console_is_opened_and_left() {
    let dir = common::scratch("terminal").join("host");
    let daemon = common::daemon::Daemon::host(&dir, 1, common::daemon::Network::Own, None);
    let uri = format!("qemu+unix:///system?socket={}", daemon.socket().display());
    let steps = [
        Type("", FIRST),
        Type("create guest.xml --paused\n", PROMPT),
        Type("console guest\n", "Escape character is ^]"),
        // The terminal is virsh's once it shows nothing by itself.
        Hidden,
        Type("\u{1d}", PROMPT),
        Type("domstate guest --reason\n", PROMPT),
        Type("console guest --devname nothing\n", PROMPT),
        Type("event guest lifecycle --loop\n", "\n"),
        Asleep,
        Type("\u{3}", PROMPT),
        Type("destroy --domain \t", "guest "),
        Type("\n", PROMPT),
        Type("console guest\n", PROMPT),
        End("quit\n"),
    ];
    let expected =
        ["Connected to domain 'guest'", "paused", "events received: 0", "destroyed", "exit status: 0"];
    same("virsh", &["-c", &uri], &steps, &expected);
}
