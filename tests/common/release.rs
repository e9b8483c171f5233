// SPDX-License-Identifier: LGPL-2.1-or-later
//! Debian's programs of several releases, to be run as they are on a build with the private
//! symbols and on the library that they came with.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use super::Library;

/// Releases whose programs are run.
pub const RELEASES: [&str; 3] = ["9.0.0", "11.3.0", "12.8.0"];

/// The prefix of an installed build with the feature `private`.
pub fn private_prefix() -> PathBuf {
    let prefix = std::env::var_os("LIBVIRT_RS_PRIVATE_PREFIX").map(PathBuf::from).expect(
        "LIBVIRT_RS_PRIVATE_PREFIX must name the prefix of a build with the private symbols: run `make check`",
    );
    assert!(prefix.join("lib/libvirt.so.0").exists(), "{}: no lib/libvirt.so.0 there", prefix.display());
    prefix
}

/// Asks `tools/reference` for something about a release.
pub fn reference(words: &[&str]) -> PathBuf {
    let tool = super::source().join("tools/reference");
    let output = Command::new(tool).args(words).stderr(Stdio::inherit()).output().expect("it runs");
    assert!(output.status.success(), "tools/reference {words:?} failed");
    PathBuf::from(String::from_utf8(output.stdout).expect("a path").trim_end())
}

/// A release's programs, and the two libraries to run them on.
pub struct Release {
    pub name: &'static str,
    root: PathBuf,
    pub theirs: Library,
    pub ours: Library,
}

impl Release {
    pub fn new(name: &'static str) -> Release {
        let libdir = reference(&["lib", name]);
        let library = |name: &str, libdir: PathBuf| Library {
            name: name.to_owned(),
            includedir: libdir.join("include"),
            libdir,
            chroot: None,
        };
        Release {
            name,
            root: reference(&[name]),
            theirs: library(name, libdir),
            ours: library("ours", private_prefix().join("lib")),
        }
    }

    /// Where a program lies: with the client's, or with those of daemon packages.
    pub fn program(&self, name: &str) -> PathBuf {
        let path = self.root.join("usr/bin").join(name);
        let found = |path: &Path| path.exists();
        if found(&path) {
            return path;
        }
        let root = reference(&["programs", self.name]);
        let places = ["usr/bin", "usr/lib/libvirt"].map(|dir| root.join(dir).join(name));
        places.into_iter().find(|path| found(path)).unwrap_or_else(|| panic!("{}: no {name}", self.name))
    }

    /// What runs a program on a library, for `env`.
    pub fn words(&self, library: &Library, program: &str) -> String {
        let path = format!("{}:{}", library.libdir.display(), self.theirs.libdir.display());
        let file = self.program(program);
        if self.name != "12.8.0" {
            return format!("LD_LIBRARY_PATH={path} {}", file.display());
        }
        let loader = self.root.join("usr/lib64/ld-linux-x86-64.so.2");
        assert!(loader.exists(), "{}: not there", loader.display());
        format!("{} --argv0 {program} --library-path {path} {}", loader.display(), file.display())
    }

    /// The folder that a test's programs of this release run in, made anew, with documents in it.
    /// One for each test, and the same for both libraries: its name is in what is printed.
    pub fn folder(&self) -> PathBuf {
        let test = std::thread::current();
        let dir = super::scratch("programs").join(test.name().expect("a test's thread")).join(self.name);
        let _ = std::fs::remove_dir_all(&dir);
        std::fs::create_dir_all(&dir).expect("the scratch folder is writable");
        for (name, document) in [("domain.xml", DOMAIN), ("volume.xml", VOLUME)].iter().chain(&DOCUMENTS) {
            std::fs::write(dir.join(name), document).expect("the scratch folder is writable");
        }
        dir
    }

    /// What runs a program in such a folder; the loader writes there what it loads. Whatever else
    /// the program needs comes from its own root: also the C library, where it needs a newer one
    /// than this machine's.
    pub fn command(&self, library: &Library, program: &str, args: &[&str], dir: &Path) -> Vec<OsString> {
        let set = |name: &str, value: &Path| {
            let mut word = OsString::from(format!("{name}="));
            word.push(value);
            word
        };
        // Nothing that a user has set reaches it.
        let mut words: Vec<OsString> =
            ["env", "-i", "TERM=dumb", "LC_ALL=C", "TZ=UTC", "LD_DEBUG=files"].map(Into::into).into();
        words.extend(
            ["PATH=/usr/sbin:/usr/bin:/sbin:/bin", "EDITOR=sed -i s/8388608/4194304/"].map(Into::into),
        );
        words.extend([set("HOME", dir), set("LD_DEBUG_OUTPUT", &dir.join("loader"))]);
        words.extend(self.words(library, program).split(' ').map(Into::into));
        words.extend(args.iter().map(Into::into));
        words
    }

    /// Runs a program.
    pub fn run(&self, library: &Library, program: &str, args: &[&str], stdin: &str) -> String {
        let dir = self.folder();
        let words = self.command(library, program, args, &dir);
        let input = dir.join("stdin");
        std::fs::write(&input, stdin).expect("the scratch folder is writable");
        let mut command = Command::new(&words[0]);
        command.args(&words[1..]).current_dir(&dir).stdin(std::fs::File::open(&input).expect("just written"));
        let output = finish(command);
        super::check_loaded(&loaded(&dir), library)
            .unwrap_or_else(|e| panic!("{program} {args:?}: {e}\n{}", shown(&output)));
        shown(&output)
    }

    /// Once more where it hangs: virsh starts a thread for a job such as `managedsave` and then a loop that the
    /// thread ends; when the thread is the quicker one, virsh waits for ever, on either library.
    fn run_to_the_end(&self, library: &Library, program: &str, args: &[&str], stdin: &str) -> String {
        let mut output = self.run(library, program, args, stdin);
        for _ in 0..3 {
            if !output.contains("signal: 9") {
                break;
            }
            output = self.run(library, program, args, stdin);
        }
        output
    }

    /// Runs a program on both libraries; what differs.
    pub fn compare(&self, program: &str, args: &[&str], stdin: &str) -> String {
        let theirs = steady(&self.run_to_the_end(&self.theirs, program, args, stdin));
        let ours = steady(&self.run_to_the_end(&self.ours, program, args, stdin));
        assert!(theirs.len() > "exit status 0\n".len(), "{program} {args:?} printed nothing");
        match super::difference(&theirs, &ours) {
            same if same.is_empty() => same,
            difference => format!("{program} {}\n{difference}", args.join(" ")),
        }
    }
}

/// Runs to the end, or for half a minute.
pub fn finish(mut command: Command) -> Output {
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
    let id = child.id().to_string();
    let (done, over) = std::sync::mpsc::channel();
    let watch = std::thread::spawn(move || {
        if over.recv_timeout(std::time::Duration::from_secs(30)).is_err() {
            let _ = Command::new("kill").args(["-9", &id]).status();
        }
    });
    let output = child.wait_with_output().expect("the program ends");
    let _ = done.send(());
    watch.join().expect("the watch ends");
    output
}

/// Both streams and the end.
pub fn shown(output: &Output) -> String {
    let end = match output.status.code() {
        Some(code) => format!("exit status {code}"),
        None => format!("{}", output.status),
    };
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    format!("{out}--\n{err}--\n{end}\n")
}

/// Without what changes from run to run: the CPU time of the test driver's domains is the clock.
pub fn steady(text: &str) -> String {
    let lines = text.lines().map(|line| match line.split_once(':') {
        Some((name @ "CPU time", _)) => format!("{name}: …"),
        _ => match line.split_once("cpu.time=") {
            Some((before, _)) => format!("{before}cpu.time=…"),
            None => line.to_owned(),
        },
    });
    lines.map(|line| line + "\n").collect()
}

/// The same without the time of day, and what was made by chance: UUIDs and hardware addresses that
/// are not in `known`.
pub fn timeless(text: &str, known: &[&str]) -> String {
    /// Shapes of what is passed over: `9` is a digit, `f` a hexadecimal one.
    const SHAPES: [&str; 5] = [
        "ffffffff-ffff-ffff-ffff-ffffffffffff",
        "52:54:00:ff:ff:ff",
        "9999-99-99 99:99:99.999+9999",
        "9999-99-99 99:99:99",
        "9999-99-99-99:99:99",
    ];
    let fits = |text: &[u8], shape: &str| {
        text.len() >= shape.len()
            && shape.bytes().zip(text).all(|(shape, byte)| match shape {
                b'9' => byte.is_ascii_digit(),
                b'f' => byte.is_ascii_hexdigit(),
                _ => shape == *byte,
            })
    };
    let now =
        std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("after 1970").as_secs();
    let text = steady(text);
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some(first) = rest.chars().next() {
        let shape = SHAPES.iter().find(|shape| fits(rest.as_bytes(), shape)).copied().unwrap_or_default();
        let number = rest.bytes().take_while(u8::is_ascii_digit).count();
        if !shape.is_empty() && !known.contains(&&rest[..shape.len()]) {
            out += "…";
            rest = &rest[shape.len()..];
        } else if number > 0 {
            let seconds = rest[..number].parse::<u64>().unwrap_or_default();
            // Counters that are made of the clock are long.
            let near = |seconds: u64| seconds.abs_diff(now) < 86_400;
            let clock = near(seconds) || near(seconds.saturating_mul(2)) || number > 12;
            out += if clock { "…" } else { &rest[..number] };
            rest = &rest[number..];
        } else {
            out.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    out
}

/// The libvirt libraries that the loader says it initialised.
pub fn loaded(dir: &Path) -> Vec<PathBuf> {
    let reports = std::fs::read_dir(dir).expect("the run's folder").map(|entry| entry.unwrap().path());
    let reports = reports.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with("loader."));
    reports
        .flat_map(|report| {
            let text = std::fs::read(report).expect("the loader's report");
            String::from_utf8_lossy(&text).lines().map(str::to_owned).collect::<Vec<_>>()
        })
        .filter_map(|line| line.split_once("calling init: ").map(|(_, path)| PathBuf::from(path.trim())))
        .filter(|path| super::is_libvirt(path))
        .collect()
}

/// A domain that tests define.
pub const DOMAIN: &str = "<domain type='test'><name>second</name>\
    <uuid>4dea22b3-1d52-d8f3-2516-782e98ab3fa0</uuid><memory unit='MiB'>64</memory>\
    <os><type>hvm</type></os><devices>\
    <disk type='file' device='disk'><source file='/a &amp; b'/><target dev='vda'/></disk>\
    <interface type='network'><mac address='52:54:00:01:02:03'/><source network='default'/></interface>\
    </devices></domain>";
/// A volume that tests make.
pub const VOLUME: &str = "<volume><name>first</name><capacity unit='MiB'>10</capacity>\
    <target><format type='raw'/></target></volume>";
/// More documents.
pub const DOCUMENTS: [(&str, &str); 8] = [
    (
        "network.xml",
        "<network><name>n</name><uuid>dd8fe884-6c02-601e-7551-cca97df1c5df</uuid>\
        <bridge name='virbr7'/><mac address='52:54:00:0a:0b:0c'/><ip address='192.0.2.1' netmask='255.255.255.0'/></network>",
    ),
    (
        "pool.xml",
        "<pool type='dir'><name>p</name><uuid>dfb69e5a-0d43-b5a0-0b8c-6ff7f2c0ee9a</uuid>\
        <target><path>/p</path></target></pool>",
    ),
    (
        "interface.xml",
        "<interface type='ethernet' name='eth9'><start mode='none'/><mac address='52:54:00:0a:0b:0c'/></interface>",
    ),
    ("moment.xml", "<domainsnapshot><name>s2</name></domainsnapshot>"),
    ("secret.xml", "<secret><uuid>6695eb01-f6a4-8304-79aa-97f2502e193f</uuid></secret>"),
    ("nodedev.xml", "<device><name>d</name><parent>computer</parent></device>"),
    ("disk.xml", "<disk type='file' device='disk'><source file='/images/a'/><target dev='vdx'/></disk>"),
    ("port.xml", "<networkport><uuid>6695eb01-f6a4-8304-79aa-97f2502e193f</uuid></networkport>"),
];
