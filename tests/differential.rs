// SPDX-License-Identifier: LGPL-2.1-or-later
//! Runs every program of `tests/c` on the reference and on the library under test, and compares
//! what they print. The programs are linked with the reference: to the loader they are programs
//! of a distribution. Each run proves which library files were loaded.
//!
//! How a program says what it needs is told in `tests/common/program.rs`.
//!
//! Accepted differences stand in `tests/known-differences/NAME`, exactly; one that changes or
//! disappears fails the test.

mod common;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use common::program::Directives;
use common::{Library, Outcome, Run};
use libtest_mimic::{Arguments, Failed, Trial};

/// What is compared: standard output, the end, and standard error where asked for.
fn transcript(outcome: &Outcome, with_stderr: bool) -> String {
    let mut text = String::from_utf8_lossy(&outcome.stdout).into_owned();
    if !text.is_empty() && !text.ends_with('\n') {
        text.push_str("\\ no newline\n");
    }
    if with_stderr {
        for line in String::from_utf8_lossy(&outcome.stderr).lines() {
            text.push_str(&format!("[stderr] {line}\n"));
        }
    }
    text.push_str(&format!("[{}]\n", outcome.end()));
    text
}

/// What a probe prints without its thread numbers and addresses, which differ from run to run.
/// The programs of `tests/c` print none.
fn without_numbers_of_the_run(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let digits = |s: &str, hex: bool| {
            s.find(|c: char| !(c.is_ascii_digit() || hex && c.is_ascii_hexdigit())).unwrap_or(s.len())
        };
        let (mark, taken) = if let Some(number) = rest.strip_prefix("tid=") {
            ("tid=N", 4 + digits(number, false))
        } else if rest.starts_with("0x") && digits(&rest[2..], true) > 8 {
            ("ADDRESS", 2 + digits(&rest[2..], true))
        } else if digits(rest, false) > 12 {
            ("ADDRESS", digits(rest, false))
        } else {
            // A number is taken whole, else its tail would be looked at again.
            let plain = digits(rest, false).max(first.len_utf8());
            (&rest[..plain], plain)
        };
        result.push_str(mark);
        rest = &rest[taken..];
    }
    result
}

/// One program to compare.
struct Program {
    name: String,
    file: PathBuf,
    /// Its file in `tests/known-differences` and in `tests/c/expected`.
    known: String,
    directives: Directives,
    /// Its output holds numbers that differ from run to run.
    probe: bool,
}

/// Compiles and runs one program on both sides.
fn compare(program: &Program) -> Result<(), String> {
    let Program { name, file, known, directives, probe } = program;
    let (ours, reference) = (common::ours(), common::reference());
    let scratch = common::scratch("differential").join(known);
    std::fs::create_dir_all(&scratch).map_err(|e| e.to_string())?;
    let binary = scratch.join(name);
    let link_with = if directives.reference_lacks.is_some() { &ours } else { &reference };
    common::compile(file, &directives.libs, &directives.cflags, link_with, &binary)?;
    let dir = scratch.join("run");
    let run_on = |library: &Library| -> Result<Outcome, String> {
        // Some probes kill a daemon whose number they are told: they get a process of their own.
        let mut victim = Command::new("sleep").arg("600").spawn().map_err(|e| e.to_string())?;
        let replace = |arg: &OsString| -> OsString {
            arg.to_string_lossy().replace("@VICTIM@", &victim.id().to_string()).into()
        };
        let args: Vec<OsString> = directives.args.iter().map(replace).collect();
        let outcome = common::run(
            library,
            &Run {
                program: binary.as_os_str(),
                args: &args,
                env: &directives.env,
                stdin: &directives.stdin,
                dir: &dir,
                timeout: directives.timeout.unwrap_or(Duration::from_secs(60)),
                user: directives.user,
            },
        );
        victim.kill().and_then(|()| victim.wait()).map_err(|e| e.to_string())?;
        outcome
            .check_loaded(library)
            .map_err(|e| format!("{e}\n{}\n{}", outcome.end(), String::from_utf8_lossy(&outcome.stderr)))?;
        Ok(outcome)
    };

    let transcript = |outcome: &Outcome| {
        let text = transcript(outcome, directives.compare_stderr);
        if *probe { without_numbers_of_the_run(&text) } else { text }
    };
    let mine = run_on(&ours)?;
    let mine_text = transcript(&mine);
    if mine.timed_out {
        return Err(format!("ours hangs after:\n{mine_text}"));
    }
    if directives.reference_lacks.is_none() && directives.reference_dies.is_none() {
        let theirs = run_on(&reference)?;
        let theirs_text = transcript(&theirs);
        if theirs.timed_out {
            return Err(format!("the reference hangs after:\n{theirs_text}"));
        }
        return common::ratchet(known, &common::difference(&theirs_text, &mine_text), &scratch);
    }
    if let Some(symbol) = &directives.reference_lacks {
        let text = std::fs::read_to_string(file).map_err(|e| e.to_string())?;
        if text.matches(symbol.as_str()).count() < 2 {
            return Err(format!("reference-lacks: the program does not use {symbol}"));
        }
    }
    if let Some(end) = &directives.reference_dies {
        let theirs = run_on(&reference)?;
        if !end.split('|').any(|end| theirs.end() == format!("killed by {end}")) {
            return Err(format!("the reference was to be killed by {end}, but: {}", theirs.end()));
        }
    }
    let expected = common::source().join(format!("tests/c/expected/{known}.out"));
    let expected = std::fs::read_to_string(&expected).map_err(|e| format!("{}: {e}", expected.display()))?;
    let mine_text = mine_text.strip_suffix("[exit status 0]\n").unwrap_or(&mine_text);
    if expected == mine_text {
        Ok(())
    } else {
        Err(format!(
            "prints otherwise than expected (- expected, + ours):\n{}",
            common::difference(&expected, mine_text)
        ))
    }
}

/// The programs of `tests/c`.
fn programs() -> Vec<Result<Program, (String, String)>> {
    common::program::files(&common::source().join("tests/c"))
        .into_iter()
        .map(|file| program(&file, "", |_| {}))
        .collect()
}

fn program(
    file: &Path,
    folder: &str,
    edit: impl FnOnce(&mut Directives),
) -> Result<Program, (String, String)> {
    let name = file.file_stem().expect("a file name").to_string_lossy().into_owned();
    let text =
        std::fs::read_to_string(file).map_err(|e| (name.clone(), format!("{}: {e}", file.display())))?;
    let mut directives = Directives::parse(&text).map_err(|e| (name.clone(), e))?;
    edit(&mut directives);
    let known = format!("{folder}{name}");
    let probe = !folder.is_empty();
    Ok(Program { name, file: file.to_owned(), known, directives, probe })
}

/// The programs behind the observations that this library is built on. They are kept with the
/// facts; where they want a daemon, they get a socket without one.
fn probes() -> Vec<Result<Program, (String, String)>> {
    let files = common::program::files(&common::facts().join("../probes"));
    let with_args = |directives: &mut Directives, args: &[&str]| {
        directives.args = args.iter().map(OsString::from).collect();
    };
    files
        .into_iter()
        .map(|file| {
            let name = file.file_stem().expect("a file name").to_string_lossy().into_owned();
            program(&file, "probes-", |directives| match name.as_str() {
                "args_and_errors" => directives.libs = vec!["virt-qemu".to_owned()],
                "event_impl_trace" => with_args(directives, &["/nonexistent/libvirt-sock"]),
                "open_uri" => with_args(directives, &["test:///default"]),
                "preinit_error" => directives.reference_dies = Some("SIGABRT".to_owned()),
                "remote_lifecycle" | "sigpipe" => {
                    with_args(directives, &["/nonexistent/libvirt-sock", "@VICTIM@"]);
                }
                _ => {}
            })
        })
        .collect()
}

/// Every accepted difference and every expected output must belong to a program.
fn nothing_is_left_over(known: &[String]) -> Result<(), Failed> {
    for folder in ["tests/known-differences", "tests/c/expected"] {
        let Ok(entries) = std::fs::read_dir(common::source().join(folder)) else { continue };
        for entry in entries {
            let name = entry?.file_name().to_string_lossy().into_owned();
            let program = name.strip_suffix(".out").unwrap_or(&name);
            let belongs = known.iter().any(|k| k == program) || of_another_runner(program);
            if !belongs && name != "README.md" {
                return Err(format!("{folder}/{name} belongs to no program").into());
            }
        }
    }
    Ok(())
}

/// Whether another runner of these knows the name in `KIND-NAME` or `KIND-RELEASE-NAME`.
fn of_another_runner(file: &str) -> bool {
    let runners = [
        ("clients", "clients.rs"),
        ("clients", "suites.rs"),
        ("daemon", "through_daemon.rs"),
        ("live", "live.rs"),
        ("remote", "remote"),
        ("sockets", "sockets.rs"),
    ];
    let known = |runner: &str, name: &str| {
        let path = common::source().join("tests").join(runner);
        // A runner is a file, or a folder of them.
        let parts = std::fs::read_dir(&path).map_or(vec![path], |entries| {
            entries.filter_map(|entry| entry.ok()).map(|entry| entry.path()).collect()
        });
        let name = format!("\"{name}\"");
        parts.iter().any(|part| std::fs::read_to_string(part).is_ok_and(|text| text.contains(&name)))
    };
    let Some((kind, name)) = file.split_once('-') else {
        return known("documents.rs", file);
    };
    let (release, name) = match name.split_once('-') {
        Some((release, rest)) if release.split('.').all(|n| n.parse::<u32>().is_ok()) => {
            (Some(release), rest)
        }
        _ => (None, name),
    };
    // virsh itself tells its commands to that runner.
    kind == "virsh" && release.is_some_and(|release| known("virsh.rs", release))
        || runners.iter().any(|(of, runner)| *of == kind && known(runner, name))
}

/// The runner itself: it must see what it is there to see.
fn runner_tests() -> Vec<Trial> {
    fn expect(condition: bool, what: &str) -> Result<(), Failed> {
        if condition { Ok(()) } else { Err(what.into()) }
    }
    vec![
        Trial::test("runner::a_foreign_library_is_noticed", || {
            let (ours, reference) = (common::ours(), common::reference());
            let theirs = [reference.libdir.join("libvirt.so.0")];
            expect(common::check_loaded(&theirs, &reference).is_ok(), "the reference's own file")?;
            let foreign = ours.libdir.canonicalize()? != reference.libdir.canonicalize()?;
            let mine = [PathBuf::from("/usr/lib/libvirt.so.0")];
            expect(common::check_loaded(&mine, &reference).is_err(), "a file from elsewhere")?;
            expect(
                foreign && common::check_loaded(&theirs, &ours).is_err(),
                "the reference instead of ours",
            )?;
            expect(common::check_loaded(&[], &ours).is_err(), "no library at all")?;
            let only_qemu = [ours.libdir.join("libvirt-qemu.so.0")];
            expect(common::check_loaded(&only_qemu, &ours).is_err(), "not the one that counts")
        }),
        Trial::test("runner::a_difference_is_noticed", || {
            let diff = common::difference("a\nb\nc\n", "a\nB\nc\n");
            expect(diff == "@@\n-b\n+B\n", &diff)?;
            expect(common::difference("a\n", "a\n").is_empty(), "no difference")?;
            let scratch = common::scratch("runner");
            expect(common::ratchet("no-such-program", "", &scratch).is_ok(), "nothing to accept")?;
            expect(common::ratchet("no-such-program", &diff, &scratch).is_err(), "not accepted")
        }),
        Trial::test("runner::numbers_of_the_run_are_dropped", || {
            let text = without_numbers_of_the_run("tid=12 = 94643510428720 0x5613b14e8643 0x80000000 123é\n");
            expect(text == "tid=N = ADDRESS ADDRESS 0x80000000 123é\n", &text)
        }),
        Trial::test("runner::a_signal_and_a_hang_are_noticed", || {
            let sh = |script: &str, timeout| {
                let args = [OsString::from("-c"), OsString::from(script)];
                let dir = common::scratch("runner").join(format!("run-{}", script.len()));
                let what = Run {
                    program: "sh".as_ref(),
                    args: &args,
                    env: &[],
                    stdin: b"in",
                    dir: &dir,
                    timeout,
                    user: None,
                };
                common::run(&common::ours(), &what)
            };
            let long = Duration::from_secs(60);
            let died = transcript(&sh("kill -SEGV $$", long), false);
            expect(died == "[killed by SIGSEGV]\n", &died)?;
            let failed = transcript(&sh("cat; echo e >&2; exit 3", long), true);
            expect(failed == "in\\ no newline\n[stderr] e\n[exit status 3]\n", &failed)?;
            expect(sh("sleep 60 & wait", Duration::from_millis(300)).timed_out, "a hang")
        }),
    ]
}

fn main() {
    let arguments = Arguments::from_args();
    let mut trials = runner_tests();
    let mut known = Vec::new();
    for (kind, found) in [("", programs()), ("probe::", probes())] {
        for found in found {
            trials.push(match found {
                Ok(program) => {
                    known.push(program.known.clone());
                    let name = format!("{kind}{}", program.name);
                    Trial::test(name, move || compare(&program).map_err(Failed::from))
                }
                Err((name, error)) => Trial::test(format!("{kind}{name}"), move || Err(error.into())),
            });
        }
    }
    trials.push(Trial::test("runner::nothing_is_left_over", move || nothing_is_left_over(&known)));
    libtest_mimic::run(&arguments, trials).exit();
}
