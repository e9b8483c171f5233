// SPDX-License-Identifier: LGPL-2.1-or-later
//! Files of one value. A file that is not there is no value; anything else odd is an error.

use std::io::{self, Read};
use std::path::Path;

use virt_conf::domain::units::{NumberSet, scale};
use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

/// More CPUs and nodes than any host has.
const MAX: u32 = 1 << 16;

/// An internal error.
pub fn internal(text: String) -> Error {
    Error::new(ErrorDomain::NONE, ErrorCode::INTERNAL_ERROR, text)
}

/// The file's text without the line break at its end.
pub fn text(path: &Path) -> Result<Option<String>> {
    /// The kernel's files of one value are smaller.
    const LONGEST: u64 = 64 << 10;
    let mut text = String::new();
    let read = std::fs::File::open(path).and_then(|file| file.take(LONGEST).read_to_string(&mut text));
    match read {
        Ok(_) => {
            if text.ends_with('\n') {
                text.pop();
            }
            Ok(Some(text))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => {
            let what = tr!("Failed to read file '%1$s'", path.display().to_string());
            Err(Error::io(ErrorDomain::NONE, &error, what))
        }
    }
}

fn parsed<T>(
    path: &Path,
    parse: impl FnOnce(&str) -> Option<T>,
    refuse: impl FnOnce(String, String) -> String,
) -> Result<Option<T>> {
    let Some(text) = text(path)? else { return Ok(None) };
    match parse(&text) {
        Some(value) => Ok(Some(value)),
        None => Err(internal(refuse(text, path.display().to_string()))),
    }
}

/// A number from 0 up.
pub fn unsigned(path: &Path) -> Result<Option<u32>> {
    let parse = |text: &str| virt_conf::value::unsigned(text, 10)?.try_into().ok();
    parsed(path, parse, |text, path| tr!("Invalid unsigned integer value '%1$s' in file '%2$s'", text, path))
}

/// The same with 64 bits.
pub fn long(path: &Path) -> Result<Option<u64>> {
    let parse = |text: &str| virt_conf::value::unsigned(text, 10);
    parsed(path, parse, |text, path| {
        tr!("Invalid unsigned long long value '%1$s' in file '%2$s'", text, path)
    })
}

/// A number that may be negative, which says that there is none.
pub fn or_negative(path: &Path) -> Result<Option<u32>> {
    let parse = |text: &str| i32::try_from(virt_conf::value::signed(text, 10)?).ok();
    let found =
        parsed(path, parse, |text, path| tr!("Invalid integer value '%1$s' in file '%2$s'", text, path))?;
    Ok(found.and_then(|n| u32::try_from(n).ok()))
}

/// A number with a unit of 1024 behind, such as `32768K`.
pub fn scaled(path: &Path) -> Result<Option<u64>> {
    let Some(text) = text(path)? else { return Ok(None) };
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let refused = || {
        let path = path.display().to_string();
        internal(tr!("Invalid unsigned scaled integer value '%1$s' in file '%2$s'", &*text, path))
    };
    let value: u64 = text[..digits].parse().map_err(|_| refused())?;
    let unit = Some(&text[digits..]).filter(|unit| !unit.is_empty());
    scale(value, unit, 1024, u64::MAX).map(Some)
}

/// A list of numbers such as `0-3,8`.
pub fn set(path: &Path) -> Result<Option<NumberSet>> {
    let Some(text) = text(path)? else { return Ok(None) };
    if text.is_empty() {
        return Ok(Some(NumberSet::from_ranges(Vec::new())));
    }
    NumberSet::parse_or_error(&text, MAX).map(Some)
}

/// A value that must be there.
pub fn required<T>(path: &Path, value: Option<T>) -> Result<T> {
    value.ok_or_else(|| internal(tr!("File '%1$s' does not exist", path.display().to_string())))
}

/// The numbers behind a prefix in the names of a folder, in order; none where there is no folder.
pub fn numbered(folder: &Path, prefix: &str) -> Result<Vec<u32>> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => {
            let what = tr!("cannot open directory '%1$s'", folder.display().to_string());
            return Err(Error::io(ErrorDomain::NONE, &error, what));
        }
    };
    let mut numbers = Vec::new();
    for entry in entries {
        let name = entry
            .map_err(|error| {
                let what = tr!("Unable to read directory '%1$s'", folder.display().to_string());
                Error::io(ErrorDomain::NONE, &error, what)
            })?
            .file_name();
        let name = name.to_string_lossy();
        if let Some(digits) = name.strip_prefix(prefix) {
            numbers.push(digits.parse().map_err(|_| internal(tr!("unable to parse %1$s", &*name)))?);
        }
    }
    numbers.sort_unstable();
    Ok(numbers)
}
