// SPDX-License-Identifier: LGPL-2.1-or-later
//! Configuration files: `name = value` with numbers, strings and lists.
//!
//! [`Config`] is any such file; [`client`] is what the client library itself reads;
//! [`key_file`] is the other syntax, that of `auth.conf`.

pub mod client;
pub mod key_file;
mod parser;

use std::io::Read;
use std::path::Path;

use crate::{Error, ErrorCode, ErrorDomain, Result, tr};

/// The directory of the system's configuration, `/etc` unless built otherwise.
pub const SYSCONFDIR: &str = match option_env!("LIBVIRT_SYSCONFDIR") {
    Some(dir) => dir,
    None => "/etc",
};

/// The directory of what programs keep, `/var` unless built otherwise.
pub const LOCALSTATEDIR: &str = match option_env!("LIBVIRT_LOCALSTATEDIR") {
    Some(dir) => dir,
    None => "/var",
};

/// The directory of what lasts until the next boot, `/run` unless built otherwise.
pub const RUNSTATEDIR: &str = match option_env!("LIBVIRT_RUNSTATEDIR") {
    Some(dir) => dir,
    None => "/run",
};

/// The directory of the daemons, `/usr/sbin` unless built otherwise.
pub const SBINDIR: &str = match option_env!("LIBVIRT_SBINDIR") {
    Some(dir) => dir,
    None => "/usr/sbin",
};

/// The largest file that is read.
const MAX_SIZE: u64 = 10 * 1024 * 1024;

/// One value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number written with a minus.
    Negative(i64),
    /// A number written without.
    Number(i64),
    /// A string of any of the three quotings.
    String(String),
    /// A list; lists may hold lists.
    List(Vec<Value>),
}

/// A file's settings in their order. Where a name occurs twice, the first counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    file: String,
    entries: Vec<(String, Value)>,
}

impl Config {
    /// Parses `text`; `file` stands in error messages.
    pub fn parse(file: &str, text: &[u8]) -> Result<Config> {
        Ok(Config { file: file.to_owned(), entries: parser::parse(file, text)? })
    }

    /// Reads and parses a file.
    pub fn read(path: &Path) -> Result<Config> {
        Self::parse(&path.to_string_lossy(), &read_file(path)?)
    }

    /// A setting.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.entries.iter().find(|(entry, _)| entry == name).map(|(_, value)| value)
    }

    /// All settings.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.entries.iter().map(|(name, value)| (name.as_str(), value))
    }

    fn wrong(&self, text: String) -> Error {
        Error::internal(ErrorDomain::CONF, text)
    }

    /// A setting that is a string.
    pub fn string(&self, name: &str) -> Result<Option<&str>> {
        match self.get(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(self.wrong(tr!("%1$s: expected a string for '%2$s' parameter", self.file, name))),
        }
    }

    /// A setting that is a list of strings. With `or_string`, a string is a list of one.
    pub fn strings(&self, name: &str, or_string: bool) -> Result<Option<Vec<&str>>> {
        match self.get(name) {
            None => Ok(None),
            Some(Value::List(items)) => items
                .iter()
                .map(|item| match item {
                    Value::String(text) => Ok(text.as_str()),
                    _ => Err(Error::new(
                        ErrorDomain::CONF,
                        ErrorCode::CONF_SYNTAX,
                        tr!("%1$s: expected a string list for '%2$s' parameter", self.file, name),
                    )),
                })
                .collect::<Result<_>>()
                .map(Some),
            Some(Value::String(text)) if or_string => Ok(Some(vec![text])),
            Some(_) if or_string => Err(self.wrong(tr!(
                "%1$s: expected a string or string list for '%2$s' parameter",
                self.file,
                name
            ))),
            Some(_) => {
                Err(self.wrong(tr!("%1$s: expected a string list for '%2$s' parameter", self.file, name)))
            }
        }
    }

    /// A setting that is 0 or 1.
    pub fn bool(&self, name: &str) -> Result<Option<bool>> {
        match self.get(name) {
            None => Ok(None),
            Some(Value::Number(number @ 0..=1)) => Ok(Some(*number == 1)),
            Some(Value::Number(_)) => {
                Err(self.wrong(tr!("%1$s: value for '%2$s' parameter must be 0 or 1", self.file, name)))
            }
            Some(_) => Err(self.wrong(tr!("%1$s: expected a bool for '%2$s' parameter", self.file, name))),
        }
    }

    /// A setting that is an `int`.
    pub fn i32(&self, name: &str) -> Result<Option<i32>> {
        let Some(number) = self.i64(name)? else { return Ok(None) };
        i32::try_from(number).map(Some).map_err(|_| {
            self.wrong(tr!(
                "%1$s: value for '%2$s' parameter must be in range %3$d:%4$d",
                self.file,
                name,
                i32::MIN,
                i32::MAX
            ))
        })
    }

    /// A setting that is an `unsigned int`.
    pub fn u32(&self, name: &str) -> Result<Option<u32>> {
        let Some(number) = self.u64(name)? else { return Ok(None) };
        u32::try_from(number).map(Some).map_err(|_| {
            self.wrong(tr!(
                "%1$s: value for '%2$s' parameter must be in range 0:%3$u",
                self.file,
                name,
                u32::MAX
            ))
        })
    }

    /// A setting that is a `long long`.
    pub fn i64(&self, name: &str) -> Result<Option<i64>> {
        match self.get(name) {
            None => Ok(None),
            Some(Value::Number(number) | Value::Negative(number)) => Ok(Some(*number)),
            Some(_) => {
                Err(self.wrong(tr!("%1$s: expected a signed integer for '%2$s' parameter", self.file, name)))
            }
        }
    }

    /// A setting that is an `unsigned long long`.
    pub fn u64(&self, name: &str) -> Result<Option<u64>> {
        match self.get(name) {
            None => Ok(None),
            Some(Value::Number(number)) => Ok(Some(number.unsigned_abs())),
            Some(_) => {
                let text = tr!("%1$s: expected an unsigned integer for '%2$s' parameter", self.file, name);
                Err(self.wrong(text))
            }
        }
    }
}

/// A whole file of no more than ten megabytes.
fn read_file(path: &Path) -> Result<Vec<u8>> {
    let name = path.to_string_lossy();
    let file = std::fs::File::open(path)
        .map_err(|error| Error::io(ErrorDomain::NONE, &error, tr!("Failed to open file '%1$s'", name)))?;
    // Most are that short: one read for the text, one for the end.
    let mut text = Vec::with_capacity(4096);
    file.take(MAX_SIZE + 1)
        .read_to_end(&mut text)
        .map_err(|error| Error::io(ErrorDomain::NONE, &error, tr!("Failed to read file '%1$s'", name)))?;
    if text.len() as u64 > MAX_SIZE {
        return Err(Error::system(ErrorDomain::NONE, EOVERFLOW, tr!("Failed to read file '%1$s'", name)));
    }
    Ok(text)
}

/// Value too large for defined data type.
const EOVERFLOW: i32 = 75;

#[cfg(test)]
mod tests;
