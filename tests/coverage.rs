// SPDX-License-Identifier: LGPL-2.1-or-later
//! How much of the test driver the C programs try: of the calls that the reference's driver
//! answers, which are made with success and which fail, in any program that the differential
//! runner compares. The library's debug log tells: it names each call and each failure.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Duration;

use common::Run;
use common::program::Directives;

/// Of a hundred calls, so many must have been tried with success, and with failure.
const ENOUGH: usize = 95;
/// So many must fail in programs written by hand. The others ask the host or the connection for
/// something that is always there; they fail without a connection only.
const ENOUGH_BY_HAND: usize = 88;

/// Programs that `tests/c/generate.py` writes: each function in one wrong way. What fails there
/// is mostly refused before the driver is asked.
const GENERATED: [&str; 6] =
    ["null_object_", "wrong_object_", "read_only_", "unknown_flags_", "null_arguments_", "pending_error_"];

/// How often a call was made, and how often it failed.
#[derive(Clone, Copy, Default)]
struct Count {
    called: usize,
    failed: usize,
    /// Failed in a program written by hand.
    failed_by_hand: usize,
}

/// Reads a log of debugging: `TIME: THREAD: debug : FUNCTION:LINE : ARGUMENTS` for each call,
/// and `failed with code …` after some of those.
fn count(log: &str, by_hand: bool, counts: &mut BTreeMap<String, Count>) {
    for line in log.lines() {
        let Some((_, told)) = line.split_once(": debug : ") else { continue };
        let Some((place, text)) = told.split_once(" : ") else { continue };
        let function = place.split(':').next().unwrap_or(place);
        if !function.starts_with("vir") {
            continue;
        }
        let count = counts.entry(function.to_owned()).or_default();
        if text.starts_with("failed with code ") {
            count.failed += 1;
            count.failed_by_hand += usize::from(by_hand);
        } else {
            count.called += 1;
        }
    }
}

/// Runs a program on the library under test and reads what it called.
fn observe(file: &Path, counts: &Mutex<BTreeMap<String, Count>>) -> Result<(), String> {
    let name = file.file_stem().expect("a file name").to_string_lossy().into_owned();
    let text = std::fs::read_to_string(file).map_err(|e| e.to_string())?;
    let directives = Directives::parse(&text)?;
    let scratch = common::scratch("coverage").join(&name);
    std::fs::create_dir_all(&scratch).map_err(|e| e.to_string())?;
    let log = scratch.join("log");
    std::fs::write(&log, "").map_err(|e| e.to_string())?;
    if let Some(user) = directives.user {
        // Who is not root is such a user already.
        let _ = std::os::unix::fs::chown(&log, Some(user), Some(user));
    }
    let binary = scratch.join("program");
    let ours = common::ours();
    let link_with = if directives.reference_lacks.is_some() { ours.clone() } else { common::reference() };
    common::compile(file, &directives.libs, &directives.cflags, &link_with, &binary)?;
    let mut env = directives.env.clone();
    env.push(("LIBVIRT_DEBUG".to_owned(), "1".into()));
    env.push(("LIBVIRT_LOG_OUTPUTS".to_owned(), format!("1:file:{}", log.display()).into()));
    let outcome = common::run(
        &ours,
        &Run {
            program: binary.as_os_str(),
            args: &directives.args,
            env: &env,
            stdin: &directives.stdin,
            dir: &scratch.join("run"),
            timeout: directives.timeout.unwrap_or(Duration::from_secs(60)),
            user: directives.user,
        },
    );
    outcome.check_loaded(&ours)?;
    if outcome.timed_out {
        return Err("hangs".to_owned());
    }
    let log = String::from_utf8_lossy(&std::fs::read(&log).map_err(|e| e.to_string())?).into_owned();
    let by_hand = !GENERATED.iter().any(|prefix| name.starts_with(prefix));
    count(&log, by_hand, &mut counts.lock().expect("no runner panics"));
    Ok(())
}

/// What all programs called.
fn observed(files: &[PathBuf]) -> Result<BTreeMap<String, Count>, String> {
    let counts = Mutex::default();
    let files = Mutex::new(files.iter());
    let errors = Mutex::new(Vec::new());
    let workers = std::thread::available_parallelism().map_or(2, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let Some(file) = files.lock().expect("no runner panics").next() else { break };
                    if let Err(e) = observe(file, &counts) {
                        errors.lock().expect("no runner panics").push(format!("{}: {e}", file.display()));
                    }
                }
            });
        }
    });
    let errors = errors.into_inner().expect("no runner panics");
    if errors.is_empty() { Ok(counts.into_inner().expect("as above")) } else { Err(errors.join("\n")) }
}

/// The calls that the reference's test driver answers.
fn answered_by_the_test_driver() -> BTreeSet<String> {
    common::table("support/hvsupport.tsv")
        .into_iter()
        .filter(|row| !row["test"].is_empty())
        .map(|row| row["api"].clone())
        .collect()
}

fn enough(
    what: &str,
    percent: usize,
    tried: &BTreeSet<&String>,
    all: &BTreeSet<String>,
) -> Result<(), String> {
    let missing: Vec<&str> = all.iter().filter(|call| !tried.contains(call)).map(String::as_str).collect();
    println!("{what}: {} of {}; missing: {}", tried.len(), all.len(), missing.join(" "));
    if tried.len() * 100 >= all.len() * percent {
        return Ok(());
    }
    Err(format!("{what}: only {} of {}; missing: {}", tried.len(), all.len(), missing.join(" ")))
}

#[test]
fn the_programs_try_what_the_test_driver_answers() {
    let calls = answered_by_the_test_driver();
    assert!(calls.len() > 250, "{calls:?}");
    let counts = observed(&common::program::files(&common::source().join("tests/c"))).unwrap();
    let with = |is: &dyn Fn(&Count) -> bool| -> BTreeSet<&String> {
        calls.iter().filter(|call| counts.get(*call).is_some_and(is)).collect()
    };
    let results = [
        enough("with success", ENOUGH, &with(&|count| count.called > count.failed), &calls),
        enough("with failure", ENOUGH, &with(&|count| count.failed > 0), &calls),
        enough("with failure, by hand", ENOUGH_BY_HAND, &with(&|count| count.failed_by_hand > 0), &calls),
    ];
    let errors: Vec<String> = results.into_iter().filter_map(Result::err).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

#[test]
fn a_log_is_counted() {
    let log = "2026-01-01 00:00:00.000+0000: 7: debug : virDomainFree:1 : dom=0x1\n\
               2026-01-01 00:00:00.000+0000: 7: debug : virDomainFree:9 : failed with code 6 domain 20\n\
               2026-01-01 00:00:00.000+0000: 7: error : raise:1 : invalid domain pointer\n\
               2026-01-01 00:00:00.000+0000: 8: debug : virDomainFree:1 : dom=0x1\n";
    let mut counts = BTreeMap::new();
    count(log, true, &mut counts);
    assert_eq!(counts.len(), 1);
    let count = counts["virDomainFree"];
    assert_eq!((count.called, count.failed, count.failed_by_hand), (2, 1, 1));
    let all = BTreeSet::from(["a".to_owned(), "b".to_owned()]);
    assert!(enough("half", ENOUGH, &all.iter().take(1).collect(), &all).is_err());
    assert!(enough("whole", ENOUGH, &all.iter().collect(), &all).is_ok());
}
