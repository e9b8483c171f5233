// SPDX-License-Identifier: LGPL-2.1-or-later
//! What the test runners share: where the installed library under test, the reference and the
//! tables of facts are, and how a program is run so that two runs can be compared.
#![allow(dead_code, reason = "each runner uses its part")]

pub mod daemon;
pub mod program;
pub mod release;

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::io::{Read, Write};
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// The four libraries, by the name that follows `lib`, and the number of public symbols of each.
pub const LIBRARIES: [(&str, usize); 4] =
    [("virt", 526), ("virt-qemu", 6), ("virt-lxc", 4), ("virt-admin", 33)];

/// The source tree.
pub fn source() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The prefix that the library under test is installed in.
///
/// Cargo cannot build a cdylib for tests, so `make check` installs it first; without it there is
/// nothing to test, and that is a failure.
pub fn prefix() -> PathBuf {
    let prefix = std::env::var_os("LIBVIRT_RS_PREFIX")
        .expect("LIBVIRT_RS_PREFIX must name the prefix of an installed build: run `make check`");
    let prefix = PathBuf::from(prefix);
    assert!(
        prefix.join("lib/libvirt.so.0").exists(),
        "LIBVIRT_RS_PREFIX={}: no lib/libvirt.so.0 there",
        prefix.display()
    );
    prefix
}

/// The folder with the tables of facts about the reference's interface.
///
/// It is kept beside the source tree, as it is shared by more than this project.
pub fn facts() -> PathBuf {
    let facts = std::env::var_os("LIBVIRT_RS_FACTS")
        .map_or_else(|| source().join("../shared/reference"), PathBuf::from);
    assert!(
        facts.join("abi/symbols.tsv").exists(),
        "no abi/symbols.tsv in {}: set LIBVIRT_RS_FACTS to the folder of reference facts",
        facts.display()
    );
    facts
}

/// The rows of a table of facts, each as a map from column name to cell.
pub fn table(path: &str) -> Vec<BTreeMap<String, String>> {
    let path = facts().join(path);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().expect("a table has a header row").split('\t').collect();
    lines
        .map(|line| {
            let mut cells = line.split('\t');
            header.iter().map(|h| ((*h).to_owned(), cells.next().unwrap_or("").to_owned())).collect()
        })
        .collect()
}

/// One libvirt that programs are run on.
#[derive(Clone)]
pub struct Library {
    /// How messages call it.
    pub name: String,
    /// The folder with its `libvirt.so.0`.
    pub libdir: PathBuf,
    /// The folder to give the compiler with `-I`.
    pub includedir: PathBuf,
    /// The root to run in, for a libvirt that needs another C library than this machine's.
    pub chroot: Option<PathBuf>,
}

/// The library under test.
pub fn ours() -> Library {
    let prefix = prefix();
    let includedir = prefix.join("include");
    Library { name: "ours".to_owned(), libdir: prefix.join("lib"), includedir, chroot: None }
}

/// The reference, unpacked privately by `tools/reference` where it is not there yet.
///
/// `LIBVIRT_RS_REFERENCE` names another version than the usual one, for a look by hand.
pub fn reference() -> Library {
    static REFERENCE: OnceLock<Library> = OnceLock::new();
    REFERENCE.get_or_init(find_reference).clone()
}

fn find_reference() -> Library {
    let version = std::env::var("LIBVIRT_RS_REFERENCE").unwrap_or_else(|_| "11.3.0".to_owned());
    let tool = |words: &[&str]| {
        let output = Command::new(source().join("tools/reference"))
            .args(words)
            .stderr(Stdio::inherit())
            .output()
            .expect("tools/reference runs");
        assert!(output.status.success(), "tools/reference {words:?} failed");
        PathBuf::from(String::from_utf8(output.stdout).expect("a path").trim_end())
    };
    let root = tool(&[&version]);
    let libdir = tool(&["lib", &version]);
    let includedir = root.join("usr/include");
    let chroot = (version == "12.8.0").then_some(root);
    Library { name: version, libdir, includedir, chroot }
}

/// The root of the unpacked reference.
pub fn reference_root() -> PathBuf {
    let libdir = reference().libdir;
    libdir.ancestors().nth(3).expect("ROOT/usr/lib/TRIPLET").to_owned()
}

/// Where runners put what they compile and run, below the build directory.
pub fn scratch(runner: &str) -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(runner);
    std::fs::create_dir_all(&dir).unwrap_or_else(|e| panic!("{}: {e}", dir.display()));
    dir
}

/// Compiles a C program against the headers of the library under test, and links it with the
/// reference: a program of a distribution, as far as the loader can tell. `libs` are names as
/// `-l` takes them. On failure the compiler's output is the error.
pub fn compile(
    source_file: &Path,
    libs: &[String],
    flags: &[String],
    link_with: &Library,
    program: &Path,
) -> Result<(), String> {
    let ours = ours();
    let headers = if ours.includedir.join("libvirt/libvirt.h").exists() {
        ours.includedir
    } else {
        link_with.includedir.clone()
    };
    let output = Command::new(std::env::var_os("CC").unwrap_or_else(|| "cc".into()))
        .args(["-std=gnu17", "-O1", "-g", "-Wall", "-pthread"])
        .args(flags)
        .arg("-I")
        .arg(headers)
        .arg("-I")
        .arg(source().join("tests/c"))
        .arg("-o")
        .arg(program)
        .arg(source_file)
        .arg(source().join("tests/c/support/loaded.c"))
        .arg("-L")
        .arg(&link_with.libdir)
        // Else the linker looks for the dependencies of these libraries in the machine's folders.
        .arg("-Wl,--allow-shlib-undefined")
        .args(libs.iter().map(|lib| format!("-l{lib}")))
        .arg("-lvirt")
        .arg("-ldl")
        .output()
        .map_err(|e| format!("cc: {e}"))?;
    if output.status.success() {
        Ok(())
    } else {
        Err(format!("does not compile:\n{}", String::from_utf8_lossy(&output.stderr)))
    }
}

/// How a program is run, apart from the library.
pub struct Run<'a> {
    /// The program; a name without a slash is looked up in the machine's usual folders.
    pub program: &'a OsStr,
    /// Its arguments.
    pub args: &'a [OsString],
    /// Set beside the few variables that every run gets.
    pub env: &'a [(String, OsString)],
    /// What it reads.
    pub stdin: &'a [u8],
    /// The folder it runs in, made anew for each run, with its home and temporary folders inside.
    pub dir: &'a Path,
    /// How long it may take before it counts as hanging.
    pub timeout: Duration,
    /// Run as this user and group instead of root.
    pub user: Option<u32>,
}

/// What a run did.
pub struct Outcome {
    /// How it ended.
    pub status: ExitStatus,
    /// Everything it wrote to its standard output.
    pub stdout: Vec<u8>,
    /// Everything it wrote to its standard error.
    pub stderr: Vec<u8>,
    /// It had to be killed.
    pub timed_out: bool,
    /// The libvirt libraries that `tests/c/support/loaded.c` saw, without repetition.
    pub loaded: Vec<PathBuf>,
}

impl Outcome {
    /// How it ended, in words that are the same for equal ends.
    pub fn end(&self) -> String {
        if self.timed_out {
            return "timed out".to_owned();
        }
        match (self.status.code(), self.status.signal()) {
            (Some(code), _) => format!("exit status {code}"),
            (None, Some(signal)) => format!("killed by {}", signal_name(signal)),
            (None, None) => "unknown end".to_owned(),
        }
    }

    /// Proves that each libvirt library the program loaded is `library`'s, `libvirt.so.0` among them.
    pub fn check_loaded(&self, library: &Library) -> Result<(), String> {
        check_loaded(&self.loaded, library)
    }
}

/// Whether a file is one of the libraries, by its own name: a folder of any name may hold others.
pub fn is_libvirt(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    LIBRARIES.iter().any(|(library, _)| name.starts_with(&format!("lib{library}.so")))
}

/// Proves that each of `paths`, as the loader of a running program named them, is `library`'s, and
/// that `libvirt.so.0` is among them.
pub fn check_loaded(paths: &[PathBuf], library: &Library) -> Result<(), String> {
    let name_of = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let seen = |path: &Path| -> PathBuf {
        let path = match &library.chroot {
            Some(root) => root.join(path.strip_prefix("/").unwrap_or(path)),
            None => path.to_owned(),
        };
        path.canonicalize().unwrap_or(path)
    };
    let expected_dir =
        |name: &str| library.libdir.join(name).canonicalize().unwrap_or_else(|_| library.libdir.join(name));
    let mut core = false;
    for path in paths {
        let name = name_of(path);
        let soname = name.find(".so").map_or(name.clone(), |at| format!("{}.so.0", &name[..at]));
        if seen(path) != expected_dir(&soname) {
            return Err(format!("the run on {} loaded {}", library.name, path.display()));
        }
        core |= soname == "libvirt.so.0";
    }
    if core { Ok(()) } else { Err(format!("the run on {} loaded no libvirt.so.0: {paths:?}", library.name)) }
}

/// The usual name of a signal.
pub fn signal_name(signal: i32) -> String {
    let known = [
        (1, "SIGHUP"),
        (2, "SIGINT"),
        (3, "SIGQUIT"),
        (4, "SIGILL"),
        (5, "SIGTRAP"),
        (6, "SIGABRT"),
        (7, "SIGBUS"),
        (8, "SIGFPE"),
        (9, "SIGKILL"),
        (11, "SIGSEGV"),
        (13, "SIGPIPE"),
        (14, "SIGALRM"),
        (15, "SIGTERM"),
    ];
    known
        .iter()
        .find(|(number, _)| *number == signal)
        .map_or_else(|| format!("signal {signal}"), |(_, name)| (*name).to_owned())
}

/// Runs a program on a library, with an environment that holds nothing of the machine's user.
pub fn run(library: &Library, what: &Run) -> Outcome {
    // Programs want another user so as not to be root; who is not root is such a user.
    let root = std::fs::metadata("/proc/self").is_ok_and(|m| m.uid() == 0);
    let user = what.user.filter(|_| root);
    let _ = std::fs::remove_dir_all(what.dir);
    for part in ["home", "config", "cache", "data", "runtime", "tmp"] {
        let dir = what.dir.join(part);
        std::fs::create_dir_all(&dir).unwrap_or_else(|e| panic!("{}: {e}", dir.display()));
        if let Some(user) = user {
            std::os::unix::fs::chown(&dir, Some(user), Some(user)).expect("root may give files away");
        }
    }
    let record = what.dir.join("loaded");
    std::fs::write(&record, "").expect("the run's folder is writable");
    if let Some(user) = user {
        std::os::unix::fs::chown(&record, Some(user), Some(user)).expect("root may give files away");
    }
    let mut command = match &library.chroot {
        None => Command::new(what.program),
        Some(_) => {
            let mut command = Command::new(source().join("tools/reference"));
            command.args(["run", &library.name]).arg(what.program);
            command
        }
    };
    command
        .args(what.args)
        .env_clear()
        .env("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")
        .env("LC_ALL", "C")
        .env("TZ", "UTC")
        .env("HOME", what.dir.join("home"))
        .env("XDG_CONFIG_HOME", what.dir.join("config"))
        .env("XDG_CACHE_HOME", what.dir.join("cache"))
        .env("XDG_DATA_HOME", what.dir.join("data"))
        .env("XDG_RUNTIME_DIR", what.dir.join("runtime"))
        .env("TMPDIR", what.dir.join("tmp"))
        .env("LIBVIRT_TEST_LOADED", &record)
        .current_dir(what.dir)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        // Its own group, so that a hanging program dies with its children.
        .process_group(0);
    if library.chroot.is_none() {
        command.env("LD_LIBRARY_PATH", &library.libdir);
    }
    match (user, &library.chroot) {
        (Some(user), None) => {
            command.uid(user).gid(user);
        }
        // Only root can make the chroot.
        (Some(user), Some(_)) => {
            command.env("LIBVIRT_TEST_USER", user.to_string());
        }
        (None, _) => {}
    }
    command.envs(what.env.iter().map(|(k, v)| (k, v)));
    let mut child = command.spawn().unwrap_or_else(|e| panic!("{}: {e}", Path::new(what.program).display()));

    let mut input = child.stdin.take().expect("piped");
    let stdin = what.stdin.to_owned();
    // A program need not read its input.
    let writer = std::thread::spawn(move || drop(input.write_all(&stdin)));
    let stdout = collect(child.stdout.take().expect("piped"));
    let stderr = collect(child.stderr.take().expect("piped"));
    let (status, timed_out) = wait(&mut child, what.timeout);
    writer.join().expect("the writer does not panic");
    let stdout = stdout.join().expect("the reader does not panic");
    let stderr = stderr.join().expect("the reader does not panic");

    let mut loaded: Vec<PathBuf> =
        std::fs::read_to_string(&record).unwrap_or_default().lines().map(PathBuf::from).collect();
    loaded.sort();
    loaded.dedup();
    Outcome { status, stdout, stderr, timed_out, loaded }
}

fn collect(mut from: impl Read + Send + 'static) -> std::thread::JoinHandle<Vec<u8>> {
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        from.read_to_end(&mut bytes).expect("a pipe can be read");
        bytes
    })
}

fn wait(child: &mut Child, timeout: Duration) -> (ExitStatus, bool) {
    let start = Instant::now();
    let mut pause = Duration::from_micros(200);
    loop {
        if let Some(status) = child.try_wait().expect("a child can be waited for") {
            return (status, false);
        }
        if start.elapsed() > timeout {
            let group = format!("-{}", child.id());
            let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
            return (child.wait().expect("a killed child ends"), true);
        }
        std::thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(20));
    }
}

static HEADINGS: OnceLock<Vec<String>> = OnceLock::new();

/// The headings of DIFFERENCES.md, where every accepted difference is explained.
pub fn difference_headings() -> &'static [String] {
    HEADINGS.get_or_init(|| {
        let text = std::fs::read_to_string(source().join("DIFFERENCES.md")).unwrap_or_default();
        text.lines()
            .filter(|line| line.starts_with('#'))
            .map(|line| line.trim_start_matches('#').trim().to_owned())
            .collect()
    })
}

/// The lines in which `theirs` and `ours` differ: `-` theirs, `+` ours, `@@` before each place.
pub fn difference(theirs: &str, ours: &str) -> String {
    let diff = similar::TextDiff::from_lines(theirs, ours);
    let mut text = String::new();
    for group in diff.grouped_ops(0) {
        text.push_str("@@\n");
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            let sign = match change.tag() {
                similar::ChangeTag::Delete => '-',
                similar::ChangeTag::Insert => '+',
                similar::ChangeTag::Equal => continue,
            };
            text.push(sign);
            text.push_str(change.value());
            if change.missing_newline() {
                text.push_str("\n\\ no newline\n");
            }
        }
    }
    text
}

/// Holds `actual`, a [`difference`], against the accepted one in `tests/known-differences/NAME`.
///
/// Such a file gives before the first place, and wherever it changes, a line
/// `# reason: HEADING`, the heading of DIFFERENCES.md that explains what follows.
pub fn ratchet(name: &str, actual: &str, scratch: &Path) -> Result<(), String> {
    let path = source().join("tests/known-differences").join(name);
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    let accepted: String = known.lines().filter(|l| !l.starts_with('#')).map(|l| format!("{l}\n")).collect();
    if !known.is_empty() {
        let first = known.lines().next().unwrap_or_default();
        if !first.starts_with("# reason: ") {
            return Err(format!("{}: its first line must be '# reason: HEADING'", path.display()));
        }
        for heading in known.lines().filter_map(|l| l.strip_prefix("# reason: ")) {
            if !difference_headings().iter().any(|h| h == heading.trim()) {
                return Err(format!("{}: DIFFERENCES.md has no heading '{heading}'", path.display()));
            }
        }
    }
    let written = scratch.join("difference");
    if accepted == actual {
        // `tools/accept-difference --all` takes what is found there for the last run's.
        let _ = std::fs::remove_file(&written);
        return Ok(());
    }
    std::fs::write(&written, actual).map_err(|e| e.to_string())?;
    let shown: Vec<&str> = actual.lines().collect();
    let head = shown.iter().take(60).copied().collect::<Vec<_>>().join("\n");
    let more = shown.len().saturating_sub(60);
    let more =
        if more > 0 { format!("\n... {more} lines more in {}", written.display()) } else { String::new() };
    Err(if actual.is_empty() {
        format!("the known difference is gone: remove {}", path.display())
    } else if accepted.is_empty() {
        format!("differs from the reference (- reference, + ours):\n{head}{more}")
    } else {
        format!(
            "differs from the reference otherwise than {} says:\n{}\nnow (- reference, + ours):\n{head}{more}",
            path.display(),
            difference(&accepted, actual)
        )
    })
}
