// SPDX-License-Identifier: LGPL-2.1-or-later
//! Filters (`1:util.uri 3:event`) and outputs (`1:file:/tmp/log 3:syslog:name`): their
//! syntax, and which message they let pass.

use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Component, Path, PathBuf};

use virt_sys::syslog;

use super::output::{Output, Sink};
use super::{Priority, install};
use crate::{Error, ErrorCode, ErrorDomain, Result, number, tr};

#[derive(Debug)]
pub(super) struct Settings {
    pub default: Priority,
    pub filters: std::sync::Arc<[Filter]>,
    pub outputs: std::sync::Arc<[Output]>,
}

/// The least priority for sources whose name holds `pattern`.
#[derive(Debug)]
pub(super) struct Filter {
    priority: Priority,
    pattern: String,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { default: Priority::Warn, filters: [].into(), outputs: [].into() }
    }
}

impl Settings {
    /// The least priority that is logged from `source`: the first filter that matches says.
    pub fn priority_of(&self, source: &str) -> Priority {
        let filter = self.filters.iter().find(|filter| matches(filter.pattern.as_bytes(), source.as_bytes()));
        filter.map_or(self.default, |filter| filter.priority)
    }

    /// The least priority that can reach an output.
    pub fn threshold(&self) -> Priority {
        let wanted = self.filters.iter().map(|filter| filter.priority).chain([self.default]).min();
        let taken = self.outputs.iter().map(|output| output.priority).min();
        wanted.max(taken).unwrap_or(Priority::Warn)
    }
}

/// Whether raised errors are logged: where somebody asked for outputs or for everything.
pub(super) fn errors_wanted() -> bool {
    let settings = super::SETTINGS.read();
    settings.as_ref().is_some_and(|set| !set.outputs.is_empty() || set.default == Priority::Debug)
}

fn change(with: impl FnOnce(&mut Settings)) {
    let now = super::settings();
    let mut next =
        Settings { default: now.default, filters: now.filters.clone(), outputs: now.outputs.clone() };
    with(&mut next);
    install(next);
}

fn invalid(text: String) -> Error {
    Error::new(ErrorDomain::NONE, ErrorCode::INVALID_ARG, text)
}

/// A priority by its number or its name.
pub fn parse_priority(text: &str) -> Result<Priority> {
    match text {
        "1" | "debug" => Ok(Priority::Debug),
        "2" | "info" => Ok(Priority::Info),
        "3" | "warning" => Ok(Priority::Warn),
        "4" | "error" => Ok(Priority::Error),
        _ => Err(invalid(tr!("Failed to set logging priority, argument '%1$s' is invalid", text))),
    }
}

/// Sets the least priority for sources that no filter matches.
pub fn set_default_priority(priority: Priority) {
    change(|settings| settings.default = priority);
}

/// Replaces all filters. Nothing changes where one of them is wrong.
pub fn set_filters(text: &str) -> Result<()> {
    let filters: Vec<Filter> = words(text).map(parse_filter).collect::<Result<_>>()?;
    change(|settings| settings.filters = filters.into());
    Ok(())
}

/// Replaces all outputs. Nothing changes where one of them is wrong; an empty text changes
/// nothing either.
pub fn set_outputs(text: &str) -> Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    let mut outputs: Vec<Output> = Vec::new();
    for word in words(text) {
        let output = parse_output(word)?;
        // Of two that are the same place the last one counts.
        outputs.retain(|held| held.sink.place() != output.sink.place());
        outputs.push(output);
    }
    for output in &outputs {
        if let Sink::Syslog(ident) = &output.sink {
            syslog::open(ident);
        }
    }
    change(|settings| settings.outputs = outputs.into());
    Ok(())
}

/// The filters in their own syntax.
pub fn filters() -> String {
    let settings = super::settings();
    settings.filters.iter().map(|filter| format!("{}:{} ", filter.priority as u8, filter.pattern)).collect()
}

/// The outputs in their own syntax.
pub fn outputs() -> String {
    let settings = super::settings();
    let outputs: Vec<String> = settings
        .outputs
        .iter()
        .map(|output| match output.sink.place() {
            (kind, Some(name)) => format!("{}:{kind}:{name}", output.priority as u8),
            (kind, None) => format!("{}:{kind}", output.priority as u8),
        })
        .collect();
    outputs.join(" ")
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(' ').filter(|word| !word.is_empty())
}

fn priority(text: &str) -> Option<Priority> {
    number::parse_u32_plain(text).and_then(Priority::from_number)
}

/// `PRIORITY:NAME`. A `+` before the name once asked for a stack trace; it is passed over.
fn parse_filter(text: &str) -> Result<Filter> {
    let mut parts = text.split(':');
    let (Some(level), Some(name)) = (parts.next(), parts.next()) else {
        return Err(invalid(tr!("Malformed format for filter '%1$s'", text)));
    };
    let priority = priority(level)
        .ok_or_else(|| invalid(tr!("Invalid priority '%1$s' for filter '%2$s'", level, text)))?;
    match name.strip_prefix('+').unwrap_or(name) {
        "" => Err(invalid(tr!("Invalid match string '%1$s'", name))),
        pattern => Ok(Filter { priority, pattern: format!("*{pattern}*") }),
    }
}

/// `PRIORITY:stderr`, `PRIORITY:journald`, `PRIORITY:syslog:NAME`, `PRIORITY:file:PATH`.
fn parse_output(text: &str) -> Result<Output> {
    let parts: Vec<&str> = text.split(':').collect();
    let &[level, kind, ref rest @ ..] = parts.as_slice() else {
        return Err(invalid(tr!("Malformed format for log output '%1$s'", text)));
    };
    let priority = priority(level)
        .ok_or_else(|| invalid(tr!("Invalid log priority '%1$s' for log output '%2$s'", level, text)))?;
    let sink = match (kind, rest) {
        ("stderr", []) => Sink::Stderr,
        ("syslog", [name]) => Sink::Syslog((*name).to_owned()),
        ("file", [path]) => file(path)?,
        ("journald", []) => Sink::Journal(
            syslog::Journal::open().map_err(|error| Error::io(ErrorDomain::NONE, &error, "journald"))?,
        ),
        ("stderr" | "syslog" | "file" | "journald", _) => {
            return Err(invalid(tr!(
                "Log output '%1$s' does not meet the format requirements for destination type '%2$s'",
                text,
                kind
            )));
        }
        _ => return Err(invalid(tr!("Invalid log destination '%1$s' for log output '%2$s'", kind, text))),
    };
    Ok(Output::new(priority, sink))
}

fn file(path: &str) -> Result<Sink> {
    let path = canonical(Path::new(path));
    let file = OpenOptions::new().append(true).create(true).mode(0o600).open(&path).map_err(|error| {
        Error::io(ErrorDomain::NONE, &error, tr!("failed to open %1$s", path.to_string_lossy()))
    })?;
    Ok(Sink::File(path, file))
}

/// The path from the root, without `.` and `..`; links are not followed.
fn canonical(path: &Path) -> PathBuf {
    let start = std::env::current_dir().unwrap_or_else(|_| PathBuf::from("/"));
    let mut out = PathBuf::new();
    for part in start.join(path).components() {
        match part {
            Component::ParentDir => _ = out.pop(),
            Component::CurDir => {}
            part => out.push(part),
        }
    }
    out
}

impl Sink {
    /// The kind and, where there may be several of a kind, which one.
    fn place(&self) -> (&'static str, Option<String>) {
        match self {
            Sink::Stderr => ("stderr", None),
            Sink::Journal(_) => ("journald", None),
            Sink::Syslog(name) => ("syslog", Some(name.clone())),
            Sink::File(path, _) => ("file", Some(path.to_string_lossy().into_owned())),
        }
    }
}

/// Whether `text` fits a pattern of `*` (anything) and `?` (any one character).
fn matches(pattern: &[u8], text: &[u8]) -> bool {
    let (mut p, mut t) = (0, 0);
    // The last star, and where in the text what follows it was last tried.
    let mut star: Option<(usize, usize)> = None;
    while t < text.len() {
        match pattern.get(p) {
            Some(b'*') => {
                star = Some((p, t));
                p += 1;
            }
            Some(byte) if *byte == b'?' || *byte == text[t] => {
                p += 1;
                t += 1;
            }
            _ => match &mut star {
                Some((at, tried)) => {
                    *tried += 1;
                    (p, t) = (*at + 1, *tried);
                }
                None => return false,
            },
        }
    }
    pattern[p..].iter().all(|byte| *byte == b'*')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn message<T>(result: Result<T>) -> String {
        result.err().map_or_else(|| "fine".to_owned(), |error| error.message().to_owned())
    }

    #[test]
    fn patterns() {
        for (pattern, text, fits) in [
            ("*uri*", "util.uri", true),
            ("*util.uri*", "util.uri", true),
            ("*u*l*r*", "util.uri", true),
            ("*u?i*", "util.uri", true),
            ("*event*", "util.uri", false),
            ("***", "", true),
            ("*a*ab*", "xaaab", true),
            ("*x", "xy", false),
        ] {
            assert_eq!(matches(pattern.as_bytes(), text.as_bytes()), fits, "{pattern} {text}");
        }
    }

    #[test]
    fn filters_are_checked() {
        for (text, expected) in [
            ("1:util", "fine"),
            ("4:+util", "fine"),
            ("1:a:b", "fine"),
            ("1", "Malformed format for filter '1'"),
            ("0:x", "Invalid priority '0' for filter '0:x'"),
            ("5:x", "Invalid priority '5' for filter '5:x'"),
            ("-1:x", "Invalid priority '-1' for filter '-1:x'"),
            (":x", "Invalid priority '' for filter ':x'"),
            ("debug:x", "Invalid priority 'debug' for filter 'debug:x'"),
            ("1:", "Invalid match string ''"),
            ("1:+", "Invalid match string '+'"),
        ] {
            let expected = match expected {
                "fine" => expected.to_owned(),
                text => format!("invalid argument: {text}"),
            };
            assert_eq!(message(parse_filter(text)), expected, "{text}");
        }
        assert_eq!(parse_filter("1:+a:b").unwrap().pattern, "*a*");
    }

    #[test]
    fn outputs_are_checked() {
        for (text, expected) in [
            ("1:stderr", "fine"),
            ("2:journald", "fine"),
            ("1:syslog:name", "fine"),
            ("stderr", "Malformed format for log output 'stderr'"),
            ("7:stderr", "Invalid log priority '7' for log output '7:stderr'"),
            ("1:paper", "Invalid log destination 'paper' for log output '1:paper'"),
            (
                "1:file",
                "Log output '1:file' does not meet the format requirements for destination type 'file'",
            ),
            (
                "1:stderr:x",
                "Log output '1:stderr:x' does not meet the format requirements for destination type 'stderr'",
            ),
            (
                "1:file:a:b",
                "Log output '1:file:a:b' does not meet the format requirements for destination type 'file'",
            ),
        ] {
            let expected = match expected {
                "fine" => expected.to_owned(),
                text => format!("invalid argument: {text}"),
            };
            assert_eq!(message(parse_output(text)), expected, "{text}");
        }
        assert_eq!(
            message(parse_output("1:file:/nonexistent/../nonexistent/./log")),
            "failed to open /nonexistent/log: No such file or directory"
        );
    }

    #[test]
    fn the_first_filter_that_matches_counts() {
        let filters: Vec<Filter> =
            words("4:util.uri 1:util 2:x").map(|word| parse_filter(word).unwrap()).collect();
        let settings = Settings { filters: filters.into(), ..Settings::default() };
        assert_eq!(settings.priority_of("util.uri"), Priority::Error);
        assert_eq!(settings.priority_of("util.conf"), Priority::Debug);
        assert_eq!(settings.priority_of("libvirt"), Priority::Warn);
        assert_eq!(settings.threshold(), Priority::Debug);
        let outputs: Vec<Output> = vec![parse_output("3:stderr").unwrap()];
        let settings = Settings { outputs: outputs.into(), ..settings };
        assert_eq!(settings.threshold(), Priority::Warn);
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd(text in "[1-5:+* a-c\\PC]{0,40}") {
            let _ = parse_filter(&text);
            if !text.contains("file") {
                let _ = parse_output(&text);
            }
        }

        #[test]
        fn patterns_end(pattern in "[ab*?]{0,12}", text in "[ab]{0,30}") {
            let wrapped = format!("*{pattern}*");
            let plain = !pattern.contains(['*', '?']);
            let fits = matches(wrapped.as_bytes(), text.as_bytes());
            prop_assert!(!plain || fits == text.contains(&pattern));
        }
    }
}
