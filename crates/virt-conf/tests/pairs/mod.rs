// SPDX-License-Identifier: LGPL-2.1-or-later
//! Documents of the reference's own tests: what goes in, and what must come out to the byte.
#![allow(dead_code)] // no test uses all of it

use std::collections::BTreeMap;
use std::path::Path;

#[path = "../common/mod.rs"]
mod common;

pub use common::{corpus, count};

/// The text of a file of the corpus.
pub fn read(path: impl AsRef<Path>) -> String {
    let path = corpus().join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The names, without `.xml`, of all documents in a folder of the corpus.
pub fn names(folder: &str) -> Vec<String> {
    let path = corpus().join(folder);
    let entries = std::fs::read_dir(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.unwrap().file_name().to_str()?.strip_suffix(".xml").map(String::from))
        .collect();
    names.sort();
    assert!(!names.is_empty(), "no documents in {}", path.display());
    names
}

/// Counts what matches and fails where something does not that `known` does not name. What is
/// named there with its reason must not match, so that the list stays true.
pub struct Tally<'a> {
    title: &'a str,
    known: BTreeMap<&'a str, &'a str>,
    good: usize,
    bad: usize,
    complaints: Vec<String>,
}

impl<'a> Tally<'a> {
    /// Starts counting.
    pub fn new(title: &'a str, known: &[(&'a str, &'a str)]) -> Tally<'a> {
        Tally { title, known: known.iter().copied().collect(), good: 0, bad: 0, complaints: Vec::new() }
    }

    /// Compares one result.
    pub fn compare(&mut self, name: &str, ours: Result<String, virt_core::Error>, expected: &str) {
        let problem = match ours {
            Ok(ours) if ours == expected => None,
            Ok(ours) => Some(difference(&ours, expected)),
            Err(error) => Some(format!("refused: {error}")),
        };
        let known = self.known.remove(name);
        match (problem, known) {
            (None, None) => self.good += 1,
            (Some(_), Some(_)) => self.bad += 1,
            (Some(problem), None) => {
                self.bad += 1;
                self.complaints.push(format!("{name}: {problem}"));
            }
            (None, Some(reason)) => {
                self.good += 1;
                self.complaints.push(format!("{name} matches, though it is listed as: {reason}"));
            }
        }
    }

    /// Counts a document that must be refused.
    pub fn refuse(&mut self, name: &str, ours: Result<String, virt_core::Error>) {
        match ours {
            Err(error) if !error.message().is_empty() => self.good += 1,
            _ => {
                self.bad += 1;
                self.complaints.push(format!("{name}: taken"));
            }
        }
    }

    /// Prints the count, and fails where there were complaints.
    pub fn finish(mut self) {
        self.complaints.extend(self.known.keys().map(|name| format!("{name} is listed but was not met")));
        println!("{}: {} of {} match", self.title, self.good, self.good + self.bad);
        if self.complaints.is_empty() {
            count(self.title, self.good, self.good + self.bad);
        }
        assert!(self.complaints.is_empty(), "{}:\n{}", self.title, self.complaints.join("\n"));
        assert!(self.good > 0, "{}: nothing was compared", self.title);
    }
}

/// The first line that differs.
fn difference(ours: &str, expected: &str) -> String {
    let mut lines = ours.lines().zip(expected.lines()).enumerate();
    match lines.find(|(_, (a, b))| a != b) {
        Some((n, (a, b))) => format!("line {}: {a:?} for {b:?}", n + 1),
        None => format!("{} lines for {}", ours.lines().count(), expected.lines().count()),
    }
}
