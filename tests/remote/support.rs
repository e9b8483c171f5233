// SPDX-License-Identifier: LGPL-2.1-or-later
//! What all of these tests need: folders, commands, ports, and programs that run on both libraries.

use std::ffi::OsString;
use std::net::TcpListener;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::common::{self, Library, Run};

pub type Result<T = ()> = std::result::Result<T, String>;

/// The user that stands for those without rights.
pub const NOBODY: u32 = 65534;

pub fn scratch(name: &str) -> PathBuf {
    let dir = common::scratch("remote").join(name);
    let _ = std::fs::remove_dir_all(&dir);
    std::fs::create_dir_all(&dir).unwrap_or_else(|e| panic!("{}: {e}", dir.display()));
    dir
}

/// Runs a command that must succeed.
pub fn must(command: &mut Command) -> Result<String> {
    let output = command.stdin(Stdio::null()).output().map_err(|e| format!("{command:?}: {e}"))?;
    match output.status.success() {
        true => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        false => Err(format!("{command:?}: {}", String::from_utf8_lossy(&output.stderr))),
    }
}

pub fn write(path: &Path, text: &str) -> Result {
    std::fs::write(path, text).map_err(|e| format!("{}: {e}", path.display()))
}

/// A port that nobody listens on.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("bound").port()
}

/// Waits until a daemon that answers on its socket of this host does so on its ports, too.
pub fn wait_for_ports(host: &str, ports: &[u16]) -> Result {
    let start = Instant::now();
    for port in ports {
        while let Err(error) = std::net::TcpStream::connect((host, *port)) {
            if start.elapsed() > Duration::from_secs(60) {
                return Err(format!("port {port}: {error}"));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
    Ok(())
}

/// Waits until somebody listens on a socket, which is there before that.
pub fn wait_for_socket(path: &Path) -> Result {
    let start = Instant::now();
    while let Err(error) = UnixStream::connect(path) {
        if start.elapsed() > Duration::from_secs(60) {
            return Err(format!("{}: {error}", path.display()));
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    Ok(())
}

/// Waits until a program asks for something.
pub fn wait_for(file: &Path) -> Result {
    let start = Instant::now();
    while !file.exists() {
        if start.elapsed() > Duration::from_secs(60) {
            return Err(format!("nobody made {}", file.display()));
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    Ok(())
}

/// Warnings carry times; the program's own output is what is compared.
pub fn quiet_log() -> (String, OsString) {
    ("LIBVIRT_LOG_OUTPUTS".to_owned(), "4:stderr".into())
}

/// A program of `tests/c/remote`, and what it is given beside its arguments.
pub struct Program<'a> {
    pub name: &'a str,
    pub libs: &'a [&'a str],
    pub env: &'a [(String, OsString)],
    pub user: Option<u32>,
    pub dir: &'a Path,
}

impl<'a> Program<'a> {
    pub fn open(dir: &'a Path) -> Program<'a> {
        Program { name: "open", libs: &[], env: &[], user: None, dir }
    }

    pub fn compile(&self) -> Result<PathBuf> {
        let binary = self.dir.join(self.name);
        if !binary.exists() {
            let source = ["remote/", ""].map(|folder| format!("tests/c/{folder}{}.c", self.name));
            let source = source.map(|file| common::source().join(file));
            let source = source.into_iter().find(|file| file.exists()).ok_or("no such program")?;
            let libs: Vec<String> = self.libs.iter().map(|lib| (*lib).to_owned()).collect();
            common::compile(&source, &libs, &[], &common::reference(), &binary)?;
        }
        Ok(binary)
    }

    pub fn run(&self, library: &Library, args: &[String]) -> Result<String> {
        let binary = self.compile()?;
        let args: Vec<OsString> = args.iter().map(OsString::from).collect();
        let outcome = common::run(
            library,
            &Run {
                program: binary.as_os_str(),
                args: &args,
                env: self.env,
                stdin: b"",
                dir: &self.dir.join("run"),
                // For what hangs: two hundred logins take a minute where others want the processors too.
                timeout: Duration::from_secs(600),
                user: self.user,
            },
        );
        let stderr = String::from_utf8_lossy(&outcome.stderr);
        outcome.check_loaded(library).map_err(|e| format!("{e}\n{}\n{stderr}", outcome.end()))?;
        Ok(format!("{}[{}]\n", String::from_utf8_lossy(&outcome.stdout), outcome.end()))
    }

    /// Runs it on both libraries. `expected` is what the reference must print somewhere, so that
    /// the comparison is of what it is meant to be of.
    pub fn compare(&self, trial: &str, args: &[String], expected: &[&str]) -> Result {
        let theirs = self.run(&common::reference(), args)?;
        let ours = self.run(&common::ours(), args)?;
        self.judge(trial, &theirs, &ours, expected)
    }

    pub fn judge(&self, trial: &str, theirs: &str, ours: &str, expected: &[&str]) -> Result {
        for words in expected {
            if !theirs.contains(words) {
                return Err(format!("the reference does not say '{words}':\n{theirs}"));
            }
        }
        common::ratchet(&format!("remote-{trial}"), &common::difference(theirs, ours), self.dir)
    }
}
