// SPDX-License-Identifier: LGPL-2.1-or-later
//! The log: who wants to know sets `LIBVIRT_DEBUG`, `LIBVIRT_LOG_FILTERS` and
//! `LIBVIRT_LOG_OUTPUTS`. What nobody wants costs one relaxed load where it would be said.
//!
//! ```
//! virt_core::log::debug!("util.uri", "virURIParse", "uri={}", "test:///default");
//! ```
//!
//! The first argument is the source that filters match, the second the function as people
//! know it; both are the reference's names, since people grep for them.

mod output;
mod settings;
mod time;

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};

use parking_lot::RwLock;

pub use settings::{filters, outputs, parse_priority, set_default_priority, set_filters, set_outputs};

#[doc(inline)]
pub use crate::{__log_debug as debug, __log_error as error, __log_info as info, __log_warn as warn};

use crate::error::Level;
use crate::{Error, Result};
use settings::Settings;

/// How much a message matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Priority {
    /// For developers.
    Debug = 1,
    /// For the curious.
    Info = 2,
    /// Something deserves attention. The default: this and more is logged.
    Warn = 3,
    /// Something failed.
    Error = 4,
}

impl Priority {
    fn from_number(number: u32) -> Option<Priority> {
        use Priority::*;
        [Debug, Info, Warn, Error].into_iter().find(|priority| *priority as u32 == number)
    }

    fn name(self) -> &'static str {
        match self {
            Priority::Debug => "debug",
            Priority::Info => "info",
            Priority::Warn => "warning",
            Priority::Error => "error",
        }
    }

    /// syslog's number for it.
    fn syslog(self) -> i32 {
        match self {
            Priority::Debug => 7,
            Priority::Info => 6,
            Priority::Warn => 4,
            Priority::Error => 3,
        }
    }
}

/// What matters less than this is of no interest to any output.
static THRESHOLD: AtomicU8 = AtomicU8::new(Priority::Warn as u8);

/// Filters and outputs. Held only to copy the pointer, never while something is written, so
/// that a child forked at any time can log; only changing the settings excludes others.
static SETTINGS: RwLock<Option<Arc<Settings>>> = RwLock::new(None);

/// Whether the first line was written to stderr for want of outputs.
static STDERR_INTRODUCED: AtomicBool = AtomicBool::new(false);

/// May change an error's priority before it is logged.
pub type ErrorFilter = fn(&Error, Priority) -> Priority;

static ERROR_FILTER: RwLock<Option<ErrorFilter>> = RwLock::new(None);

/// Whether a message of that priority may interest somebody.
#[inline]
pub fn enabled(priority: Priority) -> bool {
    priority as u8 >= THRESHOLD.load(Ordering::Relaxed)
}

/// Where a message comes from.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    /// What filters match, such as `util.uri`.
    pub source: &'a str,
    /// The function.
    pub function: &'a str,
    /// The source file.
    pub file: &'a str,
    /// The line in it.
    pub line: u32,
}

fn settings() -> Arc<Settings> {
    SETTINGS.read().clone().unwrap_or_default()
}

/// Replaces the settings and says at which priority it begins to matter.
fn install(settings: Settings) {
    let threshold = settings.threshold();
    *SETTINGS.write() = Some(Arc::new(settings));
    THRESHOLD.store(threshold as u8, Ordering::Relaxed);
}

/// Reads the three variables. An error means that one of them is wrong; the library refuses
/// to start then.
pub fn init_from_env() -> Result<()> {
    use virt_sys::env::var;
    if let Some(priority) = var("LIBVIRT_DEBUG") {
        set_default_priority(parse_priority(&priority)?);
    }
    if let Some(filters) = var("LIBVIRT_LOG_FILTERS") {
        set_filters(&filters)?;
    }
    if let Some(outputs) = var("LIBVIRT_LOG_OUTPUTS") {
        set_outputs(&outputs)?;
    }
    Ok(())
}

/// Logs a message, if its source's filter lets it pass. The macros ask [`enabled`] first.
#[cold]
pub fn write(priority: Priority, origin: Origin<'_>, text: fmt::Arguments<'_>) {
    write_with(priority, origin, &[], text);
}

fn write_with(priority: Priority, origin: Origin<'_>, fields: &[(&str, i32)], text: fmt::Arguments<'_>) {
    let settings = settings();
    if priority < settings.priority_of(origin.source) {
        return;
    }
    let text = text.as_str().map_or_else(|| Cow::Owned(text.to_string()), Cow::Borrowed);
    let message = output::Message { priority, origin: Some(origin), fields, text: &text, time: time::now() };
    if settings.outputs.is_empty() {
        output::introduced(&STDERR_INTRODUCED, message.time, output::to_stderr);
        output::to_stderr(&message);
        return;
    }
    for output in settings.outputs.iter().filter(|output| priority >= output.priority) {
        output.write(&message);
    }
}

/// Sets what may change an error's priority before it is logged. With one set, errors are
/// logged even where no output was asked for. Daemons use it.
pub fn set_error_filter(filter: Option<ErrorFilter>) {
    *ERROR_FILTER.write() = filter;
}

/// Logs an error that was raised in `origin`, where someone asked for it: to outputs, or with
/// debugging on. By default nothing is said, since the program hears of it anyway.
pub fn raised(origin: Origin<'_>, error: &Error) {
    let filter = *ERROR_FILTER.read();
    if filter.is_none() && !settings::errors_wanted() {
        return;
    }
    let detail = error.detail();
    let priority = match detail.level {
        Level::None => Priority::Info,
        Level::Warning => Priority::Warn,
        Level::Error => Priority::Error,
    };
    let priority = filter.map_or(priority, |filter| filter(error, priority));
    if enabled(priority) {
        let fields = [("LIBVIRT_DOMAIN", detail.domain.0), ("LIBVIRT_CODE", detail.code.0)];
        write_with(priority, origin, &fields, format_args!("{}", detail.message));
    }
}

#[doc(hidden)]
#[macro_export]
macro_rules! __log {
    ($priority:ident, $source:expr, $function:expr, $($text:tt)+) => {
        if $crate::log::enabled($crate::log::Priority::$priority) {
            let origin = $crate::log::Origin {
                source: $source,
                function: $function,
                file: ::core::file!(),
                line: ::core::line!(),
            };
            $crate::log::write($crate::log::Priority::$priority, origin, ::core::format_args!($($text)+));
        }
    };
}

/// Logs for developers: `debug!("source", "function", "text {}", value)`.
#[doc(hidden)]
#[macro_export]
macro_rules! __log_debug { ($($all:tt)+) => { $crate::__log!(Debug, $($all)+) }; }

/// Logs for the curious.
#[doc(hidden)]
#[macro_export]
macro_rules! __log_info { ($($all:tt)+) => { $crate::__log!(Info, $($all)+) }; }

/// Logs what deserves attention. Without outputs it appears on stderr.
#[doc(hidden)]
#[macro_export]
macro_rules! __log_warn { ($($all:tt)+) => { $crate::__log!(Warn, $($all)+) }; }

/// Logs a failure. Without outputs it appears on stderr.
#[doc(hidden)]
#[macro_export]
macro_rules! __log_error { ($($all:tt)+) => { $crate::__log!(Error, $($all)+) }; }

#[cfg(test)]
mod tests;
