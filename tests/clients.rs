// SPDX-License-Identifier: LGPL-2.1-or-later
//! Programs that were never made for this library: Debian's libvirt-python and virt-top as they
//! are, a program that is not position independent, a statically linked one, and libvirt-python
//! built from its source against the installed prefix. Those that run on both libraries must print
//! the same; accepted differences stand in `tests/known-differences/clients-NAME`.

mod common;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use common::{Library, Outcome, Run};

const LONG: Duration = Duration::from_secs(120);

fn scratch(name: &str) -> PathBuf {
    let dir = common::scratch("clients").join(name);
    std::fs::create_dir_all(&dir).unwrap();
    dir
}

/// Compares what a client does on both libraries.
fn same(name: &str, run_on: impl Fn(&Library) -> String) {
    let (ours, reference) = (common::ours(), common::reference());
    let (mine, theirs) = (run_on(&ours), run_on(&reference));
    assert!(!theirs.is_empty(), "the reference printed nothing");
    if let Err(e) =
        common::ratchet(&format!("clients-{name}"), &common::difference(&theirs, &mine), &scratch(name))
    {
        panic!("{e}");
    }
}

/// The standard output of a run that must have gone well.
fn output(outcome: &Outcome) -> String {
    let text = String::from_utf8_lossy(&outcome.stdout).into_owned();
    let errors = String::from_utf8_lossy(&outcome.stderr);
    assert_eq!(outcome.end(), "exit status 0", "{text}\n{errors}");
    text
}

/// What a program of the reference's root needs to run on `library`: that library first, then the
/// other libraries of the root.
fn root_environment(library: &Library) -> Vec<(String, OsString)> {
    let mut path = library.libdir.clone().into_os_string();
    path.push(":");
    path.push(common::reference().libdir);
    let home = common::reference_root().join("usr");
    vec![
        ("LD_LIBRARY_PATH".to_owned(), path),
        ("PYTHONHOME".to_owned(), home.into()),
        ("PYTHONDONTWRITEBYTECODE".to_owned(), "1".into()),
    ]
}

/// Runs a script with Debian's Python. The script writes down which libraries it had loaded.
fn python(library: &Library, name: &str, script: &Path, modules: Option<&Path>) -> Outcome {
    python_with(library, name, &[script.into()], modules)
}

/// The same with arguments behind the script.
fn python_with(library: &Library, name: &str, args: &[OsString], modules: Option<&Path>) -> Outcome {
    let mut env = root_environment(library);
    if let Some(modules) = modules {
        env.push(("PYTHONPATH".to_owned(), modules.into()));
    }
    let outcome = common::run(
        library,
        &Run {
            program: common::reference_root().join("usr/bin/python3.11").as_os_str(),
            args,
            env: &env,
            stdin: b"",
            dir: &scratch(name).join("run"),
            timeout: LONG,
            user: None,
        },
    );
    if let Err(e) = outcome.check_loaded(library) {
        panic!("{e}\n{}", String::from_utf8_lossy(&outcome.stderr));
    }
    outcome
}

#[test]
fn debians_libvirt_python_sees_the_same_life_of_domains() {
    let script = common::source().join("tests/clients/lifecycle.py");
    same("lifecycle", |library| output(&python(library, "lifecycle", &script, None)));
}

/// A guest of QEMU's behind a daemon: definition, start, figures, devices, a screenshot, the
/// console, a descriptor, the monitor, events.
#[test]
fn debians_libvirt_python_sees_the_same_life_of_a_guest() {
    let script = common::source().join("tests/clients/guest.py");
    same("guest", |library| {
        let daemon = common::daemon::Daemon::start(&scratch("guest").join("daemon"), "");
        let mut uri = OsString::from("qemu+unix:///system?socket=");
        uri.push(daemon.socket());
        output(&python_with(library, "guest", &[script.clone().into(), uri], None))
    });
}

/// virt-top opens a connection, asks for the node, lists domains, reads their counters and writes
/// them to a file.
#[test]
fn virt_top_sees_the_same_domains() {
    same("virt-top", |library| {
        let dir = scratch("virt-top").join("run");
        let mut env = root_environment(library);
        // The loader itself tells what it took.
        env.push(("LD_DEBUG".to_owned(), "files".into()));
        env.push(("LD_DEBUG_OUTPUT".to_owned(), dir.join("loader").into()));
        let args: Vec<OsString> = [
            "--script",
            "--no-init-file",
            "-n",
            "2",
            "-d",
            "0.1",
            "-c",
            "test:///default",
            "--csv",
            "top.csv",
        ]
        .iter()
        .map(OsString::from)
        .collect();
        let outcome = common::run(
            library,
            &Run {
                program: common::reference_root().join("usr/bin/virt-top").as_os_str(),
                args: &args,
                env: &env,
                stdin: b"",
                dir: &dir,
                timeout: LONG,
                user: None,
            },
        );
        output(&outcome);
        let loader = std::fs::read_dir(&dir)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .find(|path| path.file_name().unwrap().to_string_lossy().starts_with("loader."))
            .expect("the loader's report");
        let loaded: Vec<PathBuf> = std::fs::read_to_string(loader)
            .unwrap()
            .lines()
            .filter_map(|line| line.split_once("calling init: "))
            .map(|(_, path)| PathBuf::from(path.trim()))
            .filter(|path| common::is_libvirt(path))
            .collect();
        common::check_loaded(&loaded, library).unwrap();
        let csv = std::fs::read_to_string(dir.join("top.csv")).expect("virt-top wrote its file");
        assert_eq!(csv.lines().count(), 3, "a header and two samples:\n{csv}");
        // The second column is the time of day.
        csv.lines()
            .map(|line| {
                let cells: Vec<&str> =
                    line.split(',').enumerate().filter(|(i, _)| *i != 1).map(|c| c.1).collect();
                cells.join(",") + "\n"
            })
            .collect()
    });
}

/// The loader copies virConnectAuthPtrDefault into such a program.
#[test]
fn a_program_that_is_not_position_independent_logs_in_on_a_terminal() {
    let dir = scratch("auth_terminal");
    let binary = dir.join("auth_terminal");
    common::compile(
        &common::source().join("tests/clients/auth_terminal.c"),
        &["util".to_owned()],
        &["-no-pie".to_owned(), "-fno-pie".to_owned()],
        &common::reference(),
        &binary,
    )
    .unwrap();
    let relocations = Command::new("readelf").args(["-rW"]).arg(&binary).output().expect("readelf runs");
    let relocations = String::from_utf8_lossy(&relocations.stdout).into_owned();
    assert!(
        relocations.lines().any(|l| l.contains("R_X86_64_COPY") && l.contains("virConnectAuthPtrDefault")),
        "not the kind of program this test is about:\n{relocations}"
    );
    same("auth_terminal", |library| {
        let outcome = common::run(
            library,
            &Run {
                program: binary.as_os_str(),
                args: &[],
                env: &[],
                stdin: b"",
                dir: &dir.join("run"),
                timeout: LONG,
                user: None,
            },
        );
        outcome.check_loaded(library).unwrap();
        output(&outcome)
    });
}

/// What pkg-config says about an installed library.
fn pkg_config(args: &[&str]) -> String {
    let output = Command::new("pkg-config")
        .env("PKG_CONFIG_LIBDIR", common::prefix().join("lib/pkgconfig"))
        .args(args)
        .output()
        .expect("pkg-config runs");
    assert!(output.status.success(), "pkg-config {args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

/// Bindings find the API descriptions through these variables.
#[test]
fn pkg_config_knows_the_libraries_and_their_api_descriptions() {
    let prefix = common::prefix();
    for (package, variables) in [
        ("libvirt", &["libvirt_api", "libvirt_qemu_api", "libvirt_lxc_api"][..]),
        ("libvirt-qemu", &["libvirt_qemu_api"][..]),
        ("libvirt-lxc", &["libvirt_lxc_api"][..]),
        ("libvirt-admin", &["libvirt_admin_api"][..]),
    ] {
        assert_eq!(pkg_config(&["--modversion", package]), "12.8.0");
        for variable in variables {
            let file = pkg_config(&[&format!("--variable={variable}"), package]);
            assert!(Path::new(&file).starts_with(&prefix), "{package}: {variable}={file}");
            let text = std::fs::read_to_string(&file).unwrap_or_else(|e| panic!("{variable}={file}: {e}"));
            assert!(text.contains("<function name='vir"), "{file} describes no function");
        }
        let name = package.strip_prefix("lib").unwrap();
        assert!(pkg_config(&["--libs", package]).contains(&format!("-l{name}")));
        assert!(pkg_config(&["--cflags", package]).contains("/include"));
    }
    for package in ["libvirt-qemu", "libvirt-lxc"] {
        assert_eq!(pkg_config(&["--print-requires", package]), "libvirt");
    }
}

/// Compiled with what pkg-config says, nothing else.
#[test]
fn the_demo_builds_with_pkg_config_and_runs_through_the_wrapper() {
    let dir = scratch("demo");
    let binary = dir.join("demo");
    let flags = pkg_config(&["--cflags", "--libs", "libvirt"]);
    let status = Command::new("cc")
        .args(["-Wall", "-Werror", "-o"])
        .arg(&binary)
        .arg(common::source().join("examples/demo.c"))
        .args(flags.split_whitespace())
        .status()
        .expect("cc runs");
    assert!(status.success());
    let expected = common::prefix().join("lib/libvirt.so.0").canonicalize().unwrap();
    for wrapper in [common::prefix().join("bin/with-libvirt-rs"), common::source().join("with-libvirt-rs")] {
        let mut command = Command::new(&wrapper);
        if wrapper.starts_with(common::source()) && !wrapper.starts_with(common::prefix()) {
            command.env("LIBVIRT_RS_LIBDIR", common::prefix().join("lib"));
        }
        let which = command.arg("--which").arg(&binary).output().unwrap();
        let which = PathBuf::from(String::from_utf8(which.stdout).unwrap().trim());
        assert_eq!(which.canonicalize().unwrap_or(which), expected, "{}", wrapper.display());
    }
    for option in [&[][..], &["--preload"][..]] {
        let run = Command::new(common::prefix().join("bin/with-libvirt-rs"))
            .args(option)
            .arg(&binary)
            .output()
            .unwrap();
        let text = String::from_utf8_lossy(&run.stdout);
        assert!(run.status.success(), "{text}{}", String::from_utf8_lossy(&run.stderr));
        assert!(
            text.contains("libvirt 12.8.0\n") && text.contains("6 events, everything released"),
            "{text}"
        );
        assert!(run.stderr.is_empty(), "{}", String::from_utf8_lossy(&run.stderr));
    }
}

/// `libvirt.a` in a program that needs no libvirt.so.0.
#[test]
fn a_program_can_be_linked_statically() {
    let dir = scratch("static");
    let binary = dir.join("demo");
    let prefix = common::prefix();
    let output = Command::new("cc")
        .args(["-Wall", "-o"])
        .arg(&binary)
        .arg(common::source().join("examples/demo.c"))
        .arg("-I")
        .arg(prefix.join("include"))
        .arg(prefix.join("lib/libvirt.a"))
        .args(["-lgcc_s", "-lm", "-lpthread", "-ldl"])
        .output()
        .expect("cc runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let needed = Command::new("readelf").args(["-dW"]).arg(&binary).output().expect("readelf runs");
    assert!(!String::from_utf8_lossy(&needed.stdout).contains("libvirt"));
    let run = Command::new(&binary).env_remove("LD_LIBRARY_PATH").output().unwrap();
    let text = String::from_utf8_lossy(&run.stdout);
    assert!(
        run.status.success() && text.contains("6 events"),
        "{text}{}",
        String::from_utf8_lossy(&run.stderr)
    );
}

/// The bindings' generator reads our API descriptions, its C code our headers; the result does the
/// same as Debian's module on the reference.
#[test]
fn libvirt_python_builds_against_the_prefix_and_works() {
    let dir = scratch("libvirt-python");
    let modules = dir.join("modules");
    let _ = std::fs::remove_dir_all(&modules);
    let output_of_pip = Command::new("python3")
        // pip would keep what it once built, against whatever was installed then.
        .args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-cache-dir",
            "--no-deps",
            "--no-binary",
            "libvirt-python",
            "--target",
        ])
        .arg(&modules)
        .arg("libvirt-python==12.8.0")
        .env("PKG_CONFIG_LIBDIR", common::prefix().join("lib/pkgconfig"))
        .output()
        .expect("python3 runs");
    assert!(
        output_of_pip.status.success(),
        "{}{}",
        String::from_utf8_lossy(&output_of_pip.stdout),
        String::from_utf8_lossy(&output_of_pip.stderr)
    );
    // The interpreter that it was built for, with everything but libvirt its own.
    let script = dir.join("import.py");
    let text = "import os, libvirt, libvirt_qemu, libvirt_lxc\n\
                print(libvirt.getVersion(), libvirt.__file__)\n\
                conn = libvirt.open('test:///default')\n\
                print(conn.listAllDomains()[0].name(), conn.getLibVersion())\n\
                maps = open('/proc/self/maps').read().split()\n\
                open(os.environ['LIBVIRT_TEST_LOADED'], 'a').write(\n\
                \x20   ''.join(sorted({p + '\\n' for p in maps if os.path.basename(p).startswith('libvirt') and '.so.0' in p})))\n";
    std::fs::write(&script, text).unwrap();
    let ours = common::ours();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let outcome = common::run(
        &ours,
        &Run {
            program: "python3".as_ref(),
            args: &[script.into()],
            env: &[("PYTHONPATH".to_owned(), modules.clone().into()), ("PATH".to_owned(), path)],
            stdin: b"",
            dir: &dir.join("run"),
            timeout: LONG,
            user: None,
        },
    );
    let text = output(&outcome);
    outcome.check_loaded(&ours).unwrap();
    let module = modules.join("libvirt.py");
    assert_eq!(text, format!("12008000 {}\ntest 12008000\n", module.display()));
}
