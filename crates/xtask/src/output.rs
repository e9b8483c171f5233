// SPDX-License-Identifier: LGPL-2.1-or-later
//! Where generated text goes: to disk, or into a comparison with what is on disk.

use std::fs;
use std::path::PathBuf;

/// One folder of generated files.
pub struct Output {
    dir: PathBuf,
    check: bool,
    stale: Vec<String>,
}

impl Output {
    /// Writes files into `dir`, which is made if it is missing.
    pub fn write(dir: PathBuf) -> Output {
        Output { dir, check: false, stale: Vec::new() }
    }

    /// Compares with the files in `dir` and leaves them alone.
    pub fn check(dir: PathBuf) -> Output {
        Output { dir, check: true, stale: Vec::new() }
    }

    /// One finished file. A file that is right already keeps its time stamp.
    pub fn file(&mut self, name: &str, text: &str) -> Result<(), String> {
        let path = self.dir.join(name);
        if fs::read_to_string(&path).is_ok_and(|old| old == text) {
            return Ok(());
        }
        if self.check {
            self.stale.push(name.to_string());
            return Ok(());
        }
        fs::create_dir_all(&self.dir)
            .and_then(|()| fs::write(&path, text))
            .map_err(|e| format!("cannot write {}: {e}", path.display()))
    }

    /// After the last file: an error that names what is out of date.
    pub fn finish(&mut self) -> Result<(), String> {
        if self.stale.is_empty() {
            return Ok(());
        }
        Err(format!("out of date in {}: {}", self.dir.display(), self.stale.join(", ")))
    }
}
