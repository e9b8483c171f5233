// SPDX-License-Identifier: LGPL-2.1-or-later
//! Runs the C programs on the library under test below valgrind's memcheck: no invalid access, and
//! nothing left behind. With LIBVIRT_RS_SOAK=1 (`make soak`) also below helgrind, compiled with the
//! address sanitizer, and the programs of `tests/c/soak` for as long as LIBVIRT_RS_SOAK_SECONDS says.
//!
//! With LIBVIRT_RS_SANITIZER=thread or address the library under test is itself built with that
//! sanitizer, whose runtime is LIBVIRT_RS_SANITIZER_RUNTIME (`tools/sanitize`): then all programs run
//! with it, and with nothing else.
//!
//! Suppressions stand in `tests/valgrind.supp`, each with the proof that the report is wrong.

mod common;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

use common::program::Directives;
use common::{Outcome, Run};
use libtest_mimic::{Arguments, Failed, Trial};

/// What a tool's exit status says when it has found something.
const FOUND: i32 = 99;

/// A way of running a program.
#[derive(Clone, Copy, PartialEq)]
enum Tool {
    Memcheck,
    Helgrind,
    Asan,
    Tsan,
    /// As it is.
    Plain,
}

/// What the library under test was built with.
struct Sanitized {
    tool: Tool,
    /// The name for the compiler.
    name: String,
    /// The runtime that belongs to the library's instrumentation; the programs bring it.
    runtime: String,
}

fn sanitized() -> Option<Sanitized> {
    let name = std::env::var("LIBVIRT_RS_SANITIZER").ok()?;
    let tool = match name.as_str() {
        "thread" => Tool::Tsan,
        "address" => Tool::Asan,
        _ => panic!("LIBVIRT_RS_SANITIZER is thread or address"),
    };
    let runtime =
        std::env::var("LIBVIRT_RS_SANITIZER_RUNTIME").expect("LIBVIRT_RS_SANITIZER_RUNTIME is set too");
    Some(Sanitized { tool, name, runtime })
}

impl Tool {
    fn name(self) -> &'static str {
        match self {
            Self::Memcheck => "memcheck",
            Self::Helgrind => "helgrind",
            Self::Asan => "asan",
            Self::Tsan => "tsan",
            Self::Plain => "plain",
        }
    }

    /// The compiler's arguments.
    fn flags(self) -> Vec<String> {
        let words = |words: &str| words.split_whitespace().map(str::to_owned).collect();
        match (self, sanitized()) {
            // The compiler's own runtime gives way to the library's.
            (Self::Asan | Self::Tsan, Some(Sanitized { name, runtime, .. })) => words(&format!(
                "-fsanitize={name} -fno-omit-frame-pointer -nodefaultlibs -rdynamic \
                 -Wl,--whole-archive {runtime} -Wl,--no-whole-archive -lgcc -lgcc_s -lc -lm"
            )),
            (Self::Asan, None) => words("-fsanitize=address,undefined -fno-omit-frame-pointer"),
            (Self::Tsan, None) => words("-fsanitize=thread"),
            (Self::Memcheck | Self::Helgrind | Self::Plain, _) => Vec::new(),
        }
    }

    /// valgrind's arguments, if it is a tool of valgrind's.
    fn valgrind(self, log: &Path) -> Option<Vec<OsString>> {
        let mut args: Vec<String> = match self {
            Self::Memcheck => vec![
                "--leak-check=full".to_owned(),
                "--show-leak-kinds=definite,indirect".to_owned(),
                "--errors-for-leak-kinds=definite,indirect".to_owned(),
            ],
            Self::Helgrind => vec!["--tool=helgrind".to_owned(), "--history-level=approx".to_owned()],
            Self::Asan | Self::Tsan | Self::Plain => return None,
        };
        let suppressions = common::source().join("tests/valgrind.supp");
        args.push(format!("--suppressions={}", suppressions.display()));
        args.push(format!("--log-file={}", log.display()));
        args.push(format!("--error-exitcode={FOUND}"));
        // A forked child has the parent's memory, which it need not release.
        args.push("--child-silent-after-fork=yes".to_owned());
        args.push("--num-callers=30".to_owned());
        args.push("-q".to_owned());
        Some(args.into_iter().map(OsString::from).collect())
    }
}

/// Compiles and runs one program below one tool; an error is what the tool found.
fn run(
    tool: Tool,
    name: &str,
    file: &Path,
    directives: &Directives,
    may_fail: bool,
) -> Result<Outcome, String> {
    let ours = common::ours();
    let scratch = common::scratch("memory").join(tool.name()).join(name);
    std::fs::create_dir_all(&scratch).map_err(|e| e.to_string())?;
    let binary = scratch.join(name);
    let link_with = if directives.reference_lacks.is_some() { ours.clone() } else { common::reference() };
    let mut flags = directives.cflags.clone();
    flags.extend(tool.flags());
    common::compile(file, &directives.libs, &flags, &link_with, &binary)?;
    // The run's folder is made anew; its temporary folder is the program's user's.
    let log = scratch.join("run/tmp/log");
    let mut args = directives.args.clone();
    let mut program = binary.clone().into_os_string();
    let valgrind = tool.valgrind(&log);
    let slow = valgrind.is_some();
    if let Some(mut valgrind) = valgrind {
        valgrind.push(program);
        valgrind.append(&mut args);
        (program, args) = ("valgrind".into(), valgrind);
    }
    let mut env = directives.env.clone();
    env.push(("ASAN_OPTIONS".to_owned(), format!("exitcode={FOUND}:detect_leaks=1").into()));
    env.push(("TSAN_OPTIONS".to_owned(), format!("exitcode={FOUND}").into()));
    env.push(("UBSAN_OPTIONS".to_owned(), format!("exitcode={FOUND}:halt_on_error=1").into()));
    let outcome = common::run(
        &ours,
        &Run {
            program: &program,
            args: &args,
            env: &env,
            stdin: &directives.stdin,
            dir: &scratch.join("run"),
            timeout: directives.timeout.unwrap_or(Duration::from_secs(60)) * if slow { 10 } else { 3 },
            user: directives.user,
        },
    );
    outcome.check_loaded(&ours)?;
    let mut report = std::fs::read_to_string(&log).unwrap_or_default();
    if matches!(tool, Tool::Asan | Tool::Tsan) {
        report = String::from_utf8_lossy(&outcome.stderr).into_owned();
    }
    let found = outcome.status.code() == Some(FOUND);
    let died = outcome.status.code().is_none();
    if found || died || outcome.timed_out || (!may_fail && !outcome.status.success()) {
        let lines: Vec<&str> = report.lines().take(120).collect();
        let output = String::from_utf8_lossy(&outcome.stdout);
        let tail: Vec<&str> = output.lines().rev().take(10).collect();
        let tail: Vec<&str> = tail.into_iter().rev().collect();
        return Err(format!("{}\n{}\n{}", outcome.end(), lines.join("\n"), tail.join("\n")));
    }
    Ok(outcome)
}

fn trial(tool: Tool, name: String, file: PathBuf) -> Trial {
    let title = format!("{}::{name}", tool.name());
    Trial::test(title, move || {
        let text = std::fs::read_to_string(&file)?;
        let directives = Directives::parse(&text)?;
        // The differential runner holds each program to its exit status.
        run(tool, &name, &file, &directives, true)?;
        Ok(())
    })
}

/// Whether a program says that a tool cannot run it.
fn excused(tool: Tool, file: &Path) -> bool {
    let text = std::fs::read_to_string(file).unwrap_or_default();
    Directives::parse(&text).is_ok_and(|d| d.not_under.iter().any(|t| t == tool.name()))
}

fn name_of(file: &Path) -> String {
    file.file_stem().expect("a file name").to_string_lossy().into_owned()
}

/// A program that makes each kind of mistake must be found out.
fn a_mistake_is_found(tool: Tool, code: &str, words: &str) -> Trial {
    let (code, words) = (code.to_owned(), words.to_owned());
    Trial::test(format!("{}::finds '{words}'", tool.name()), move || {
        let name = format!("mistake-{}", words.replace(' ', "-"));
        let dir = common::scratch("memory").join("mistakes");
        std::fs::create_dir_all(&dir)?;
        let file = dir.join(format!("{name}-{}.c", tool.name()));
        std::fs::write(&file, &code)?;
        match run(tool, &name, &file, &Directives::default(), false) {
            Ok(_) => Err("the tool found nothing".into()),
            Err(report) if report.contains(&words) => Ok(()),
            Err(report) => Err(Failed::from(report)),
        }
    })
}

fn mistakes(tools: &[Tool]) -> Vec<Trial> {
    let leak = "#include <libvirt/libvirt.h>\n#include <stdlib.h>\nint main(void) {\n\
                virConnectPtr c = virConnectOpen(\"test:///default\");\n\
                for (int i = 0; i < 10; i++) { char *volatile s = virConnectGetHostname(c); s = NULL; (void) s; }\n\
                return virConnectClose(c); }\n";
    let after_free = "#include <libvirt/libvirt.h>\n#include <stdlib.h>\nint main(void) {\n\
                virConnectPtr c = virConnectOpen(\"test:///default\");\n\
                char *s = virConnectGetHostname(c); volatile char *t = s; free(s);\n\
                return *t == 'x' ? 5 : virConnectClose(c); }\n";
    let race = "#include <libvirt/libvirt.h>\n#include <pthread.h>\nstatic int n;\n\
                static void *f(void *a) { virInitialize(); n++; return a; }\n\
                int main(void) { pthread_t a, b; pthread_create(&a, NULL, f, NULL);\n\
                pthread_create(&b, NULL, f, NULL); pthread_join(a, NULL); pthread_join(b, NULL); return 0; }\n";
    // Found only by a tool that knows what the library's own code does.
    let race_of_ours = "#include <libvirt/libvirt.h>\n#include <pthread.h>\n\
                static virDomainPtr d; static unsigned char u[16];\n\
                static void *f(void *a) { virDomainGetUUID(d, u); return a; }\n\
                int main(void) { virConnectPtr c = virConnectOpen(\"test:///default\"); pthread_t a, b;\n\
                d = virDomainLookupByID(c, 1); pthread_create(&a, NULL, f, NULL);\n\
                pthread_create(&b, NULL, f, NULL); pthread_join(a, NULL); pthread_join(b, NULL);\n\
                virDomainFree(d); return virConnectClose(c); }\n";
    let write_of_ours = "#include <libvirt/libvirt.h>\n#include <stdlib.h>\nint main(void) {\n\
                virConnectPtr c = virConnectOpen(\"test:///default\");\n\
                virDomainPtr d = virDomainLookupByID(c, 1); unsigned char *u = malloc(8);\n\
                virDomainGetUUID(d, u); free(u); virDomainFree(d); return virConnectClose(c); }\n";
    let whole = sanitized().is_some();
    tools
        .iter()
        .flat_map(|tool| match tool {
            Tool::Memcheck => vec![
                a_mistake_is_found(*tool, leak, "definitely lost"),
                a_mistake_is_found(*tool, after_free, "Invalid read"),
            ],
            Tool::Helgrind => vec![a_mistake_is_found(*tool, race, "Possible data race")],
            Tool::Tsan => vec![
                a_mistake_is_found(*tool, race, "data race"),
                a_mistake_is_found(*tool, race_of_ours, "virDomainGetUUID"),
            ],
            Tool::Asan if whole => vec![
                a_mistake_is_found(*tool, leak, "detected memory leaks"),
                a_mistake_is_found(*tool, after_free, "heap-use-after-free"),
                a_mistake_is_found(*tool, write_of_ours, "heap-buffer-overflow"),
            ],
            Tool::Asan => vec![
                a_mistake_is_found(*tool, leak, "detected memory leaks"),
                a_mistake_is_found(*tool, after_free, "heap-use-after-free"),
            ],
            Tool::Plain => Vec::new(),
        })
        .collect()
}

/// The long programs: as they are for so many seconds, below a tool for a few, or for so many
/// rounds, which they may take as their second argument. They judge themselves.
fn soak_trials(seconds: u64) -> Vec<Trial> {
    let files = common::program::files(&common::source().join("tests/c/soak"));
    let runs = match sanitized() {
        Some(Sanitized { tool, .. }) => vec![(tool, seconds, 0)],
        None => vec![
            (Tool::Plain, seconds, 0),
            (Tool::Memcheck, 10, 40),
            (Tool::Helgrind, 10, 20),
            (Tool::Asan, 10, 2000),
        ],
    };
    files
        .into_iter()
        .flat_map(|file| runs.iter().map(move |run| (file.clone(), *run)).collect::<Vec<_>>())
        .filter(|(file, (tool, ..))| !excused(*tool, file))
        .map(|(file, (tool, seconds, rounds))| {
            let name = name_of(&file);
            Trial::test(format!("soak::{}::{name}", tool.name()), move || {
                let mut directives = Directives::parse(&std::fs::read_to_string(&file)?)?;
                directives.args = vec![seconds.to_string().into(), rounds.to_string().into()];
                directives.timeout = Some(Duration::from_secs(seconds + 60));
                run(tool, &format!("soak-{name}"), &file, &directives, false)?;
                Ok(())
            })
        })
        .collect()
}

fn main() {
    let arguments = Arguments::from_args();
    let soak = std::env::var_os("LIBVIRT_RS_SOAK").is_some_and(|v| v == "1");
    let tools = match sanitized() {
        Some(Sanitized { tool, .. }) => vec![tool],
        None if soak => vec![Tool::Memcheck, Tool::Helgrind, Tool::Asan],
        None => vec![Tool::Memcheck],
    };
    let mut trials = mistakes(&tools);
    for file in common::program::files(&common::source().join("tests/c")) {
        for tool in &tools {
            if !excused(*tool, &file) {
                trials.push(trial(*tool, name_of(&file), file.clone()));
            }
        }
    }
    if soak || sanitized().is_some() {
        let seconds =
            std::env::var("LIBVIRT_RS_SOAK_SECONDS").ok().and_then(|s| s.parse().ok()).unwrap_or(60);
        trials.extend(soak_trials(seconds));
    }
    libtest_mimic::run(&arguments, trials).exit();
}
