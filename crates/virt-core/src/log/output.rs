// SPDX-License-Identifier: LGPL-2.1-or-later
//! Where messages go: stderr, files, syslog, the journal. Each message is one write, so that
//! threads and processes that share a file need no lock.

use std::fs::File;
use std::io::Write;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use virt_sys::syslog::{self, Journal};
use virt_sys::{env, terminal};

use super::time::Time;
use super::{Origin, Priority};

/// One message, ready to be written.
pub(super) struct Message<'a> {
    pub priority: Priority,
    pub origin: Option<Origin<'a>>,
    /// Numbers that the journal keeps as fields of their own.
    pub fields: &'a [(&'a str, i32)],
    pub text: &'a str,
    pub time: Time,
}

impl Message<'_> {
    /// The message as a line, without the time.
    fn line(&self) -> String {
        let thread = env::thread_id();
        let (priority, text) = (self.priority.name(), self.text);
        match self.origin {
            Some(Origin { function, line, .. }) => {
                format!("{thread}: {priority} : {function}:{line} : {text}\n")
            }
            None => format!("{thread}: {priority} : {text}\n"),
        }
    }

    fn line_with_time(&self) -> String {
        format!("{}: {}", self.time, self.line())
    }
}

/// The kind of an output, and what it needs.
#[derive(Debug)]
pub(super) enum Sink {
    Stderr,
    File(PathBuf, File),
    Syslog(String),
    Journal(Journal),
}

/// An output with its least priority.
#[derive(Debug)]
pub(super) struct Output {
    pub priority: Priority,
    pub sink: Sink,
    introduced: AtomicBool,
}

impl Output {
    pub fn new(priority: Priority, sink: Sink) -> Output {
        Output { priority, sink, introduced: AtomicBool::new(false) }
    }

    /// Writes a message; before the first one, which library and which host this is. A failed
    /// write has nobody to complain to.
    pub fn write(&self, message: &Message<'_>) {
        introduced(&self.introduced, message.time, |message| self.send(message));
        self.send(message);
    }

    fn send(&self, message: &Message<'_>) {
        match &self.sink {
            Sink::Stderr => to_stderr(message),
            Sink::File(_, file) => {
                let mut file: &File = file;
                let _ = file.write_all(message.line_with_time().as_bytes());
            }
            Sink::Syslog(_) => syslog::write(message.priority.syslog(), &message.line()),
            Sink::Journal(journal) => {
                let _ = journal.send(syslog::JOURNAL_SOCKET, &to_fields(message));
            }
        }
    }
}

pub(super) fn to_stderr(message: &Message<'_>) {
    terminal::write_stderr(message.line_with_time().as_bytes());
}

/// How the log begins.
const VERSION: &str = concat!("libvirt version: ", env!("CARGO_PKG_VERSION"));

/// What a package's build adds (", package: 12.8.0+rs1, build …").
const PACKAGE: Option<&str> = option_env!("LIBVIRT_RS_PACKAGE");

/// Sends, once, the lines with which each output begins.
pub(super) fn introduced(done: &AtomicBool, time: Time, send: impl Fn(&Message<'_>)) {
    if !done.swap(true, Ordering::Relaxed) {
        let mut lines = vec![
            VERSION.to_owned() + PACKAGE.unwrap_or_default(),
            format!("hostname: {}, uid: {}", env::host_name(), env::user_id()),
        ];
        if !env::is_root() {
            lines.extend(user_folders());
        }
        for text in &lines {
            send(&Message { priority: Priority::Info, origin: None, fields: &[], text, time });
        }
    }
}

/// Where a user who is not root has what, and the variables that say so.
fn user_folders() -> [String; 4] {
    let line = |what, folder: PathBuf, variable| {
        let value = env::var_os(variable);
        let value = value.as_ref().map_or("(unset)".into(), |value| value.to_string_lossy());
        format!("{what} dir: '{}' ({variable}='{value}')", folder.display())
    };
    let folder = |variable, default| {
        let set = env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from);
        set.unwrap_or_else(|| env::home_dir().join(default))
    };
    let cache = folder("XDG_CACHE_HOME", ".cache");
    let runtime = env::var_os("XDG_RUNTIME_DIR").filter(|value| !value.is_empty()).map(PathBuf::from);
    [
        line("home", env::home_dir(), "HOME"),
        line("runtime", runtime.unwrap_or_else(|| cache.clone()), "XDG_RUNTIME_DIR"),
        line("config", folder("XDG_CONFIG_HOME", ".config"), "XDG_CONFIG_HOME"),
        line("log", cache, "XDG_CACHE_HOME"),
    ]
}

/// The journal's fields. Allocated as text once, since numbers are text there, too.
fn to_fields<'a>(message: &Message<'a>) -> Vec<(&'a str, String)> {
    let origin = message.origin.unwrap_or(Origin {
        source: "util.log",
        function: "virLogVMessage",
        file: file!(),
        line: line!(),
    });
    let mut fields = vec![
        ("MESSAGE", message.text.to_owned()),
        ("PRIORITY", message.priority.syslog().to_string()),
        // The facility `daemon`.
        ("SYSLOG_FACILITY", "3".to_owned()),
        ("LIBVIRT_SOURCE", origin.source.to_owned()),
        ("CODE_FILE", origin.file.to_owned()),
        ("CODE_LINE", origin.line.to_string()),
        ("CODE_FUNC", origin.function.to_owned()),
    ];
    fields.extend(message.fields.iter().map(|(name, number)| (*name, number.to_string())));
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str) -> Message<'_> {
        let origin = Origin { source: "util.uri", function: "virURIParse", file: "f.rs", line: 7 };
        Message {
            priority: Priority::Debug,
            origin: Some(origin),
            fields: &[("LIBVIRT_CODE", 42)],
            text,
            time: Time(0),
        }
    }

    #[test]
    fn lines_have_the_known_form() {
        let thread = env::thread_id();
        assert_eq!(
            message("text").line_with_time(),
            format!("1970-01-01 00:00:00.000+0000: {thread}: debug : virURIParse:7 : text\n")
        );
    }

    #[test]
    fn the_journal_gets_fields() {
        let fields = to_fields(&message("a\nb"));
        let get = |name| fields.iter().find(|(field, _)| *field == name).map(|(_, value)| value.as_str());
        assert_eq!(get("MESSAGE"), Some("a\nb"));
        assert_eq!(get("PRIORITY"), Some("7"));
        assert_eq!(get("CODE_FUNC"), Some("virURIParse"));
        assert_eq!(get("LIBVIRT_SOURCE"), Some("util.uri"));
        assert_eq!(get("LIBVIRT_CODE"), Some("42"));
    }

    #[test]
    fn the_first_message_is_introduced() {
        let done = AtomicBool::new(false);
        let sent = std::cell::RefCell::new(Vec::new());
        for _ in 0..2 {
            introduced(&done, Time(0), |message| sent.borrow_mut().push(message.line()));
        }
        let sent = sent.into_inner();
        assert_eq!(sent.len(), if env::is_root() { 2 } else { 6 });
        assert!(sent[0].ends_with(": info : libvirt version: 12.8.0\n"), "{}", sent[0]);
        assert!(sent[1].contains(": info : hostname: "));
        assert!(user_folders()[3].starts_with("log dir: '"), "{:?}", user_folders());
        assert!(sent[1].ends_with(&format!(", uid: {}\n", env::user_id())), "{}", sent[1]);
    }
}
