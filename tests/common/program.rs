// SPDX-License-Identifier: LGPL-2.1-or-later
//! The C programs that runners compile and run.
//!
//! A program may say how it wants to be run, in comments of one line at its head:
//!
//! ```c
//! /* libs: virt-qemu virt-lxc */       linked with these too
//! /* cflags: -no-pie */                compiled with these too
//! /* args: one two @SOURCE@/tests/x */ its arguments (@SOURCE@ is the source tree)
//! /* env: NAME=value OTHER=value */    set in its environment
//! /* stdin: bob\nsecret\n */           what it reads
//! /* stderr: compare */                its standard error is compared too
//! /* user: 65534 */                    run as this user and group instead of root
//! /* timeout: 120 */                   seconds after which it counts as hanging, instead of 60
//! /* reference-dies: SIGABRT */        the reference is expected to end so (or so: `A|B`, where
//!                                      its memory is what decides); ours must print
//!                                      tests/c/expected/NAME.out and end with status 0
//! /* reference-lacks: virDomainX */    linked with ours and not run on the reference; ours must
//!                                      print tests/c/expected/NAME.out and end with status 0
//! /* not-under: asan: why not */    tools (memcheck, helgrind, asan) that it is not run under
//! ```

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What the comments at a program's head say.
#[derive(Default)]
pub struct Directives {
    /// Linked with these too, as `-l` takes them.
    pub libs: Vec<String>,
    /// Compiled with these too.
    pub cflags: Vec<String>,
    /// Its arguments.
    pub args: Vec<OsString>,
    /// Set in its environment.
    pub env: Vec<(String, OsString)>,
    /// What it reads.
    pub stdin: Vec<u8>,
    /// Its standard error is compared too.
    pub compare_stderr: bool,
    /// Run as this user and group instead of root.
    pub user: Option<u32>,
    /// After which it counts as hanging, if not the usual time.
    pub timeout: Option<Duration>,
    /// The signal that ends it on the reference.
    pub reference_dies: Option<String>,
    /// What the reference does not have.
    pub reference_lacks: Option<String>,
    /// The tools it is not run under.
    pub not_under: Vec<String>,
}

impl Directives {
    /// Reads them off a program's text; a misspelt one is an error.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut directives = Self::default();
        let source = super::source().display().to_string();
        // The head ends where the code begins.
        let head = text.lines().take_while(|l| !l.starts_with("int") && !l.starts_with("static"));
        for line in head {
            let Some(inner) = line.strip_prefix("/* ").and_then(|l| l.trim_end().strip_suffix("*/")) else {
                continue;
            };
            let Some((key, value)) = inner.split_once(": ") else { continue };
            let value = value.trim().replace("@SOURCE@", &source);
            let words = || value.split_whitespace().map(str::to_owned);
            match key {
                "libs" => directives.libs = words().collect(),
                "cflags" => directives.cflags = words().collect(),
                "args" => directives.args = words().map(OsString::from).collect(),
                "env" => {
                    for word in words() {
                        let (name, value) = word.split_once('=').ok_or(format!("env: {word} has no ="))?;
                        directives.env.push((name.to_owned(), value.into()));
                    }
                }
                "stdin" => directives.stdin = value.replace("\\n", "\n").into_bytes(),
                "stderr" if value == "compare" => directives.compare_stderr = true,
                "user" => directives.user = Some(value.parse().map_err(|e| format!("user: {e}"))?),
                "timeout" => {
                    let seconds = value.parse().map_err(|e| format!("timeout: {e}"))?;
                    directives.timeout = Some(Duration::from_secs(seconds));
                }
                "reference-dies" => directives.reference_dies = Some(value),
                "not-under" => {
                    let (tools, why) = value.split_once(": ").ok_or("not-under: TOOLS: why".to_owned())?;
                    if why.is_empty() {
                        return Err("not-under: it needs a reason".to_owned());
                    }
                    directives.not_under = tools.split_whitespace().map(str::to_owned).collect();
                }
                "reference-lacks" => directives.reference_lacks = Some(value),
                // One word before the colon looks like a directive: a misspelt one must not pass.
                "SPDX-License-Identifier" => {}
                word if !word.contains(' ') && word.chars().all(|c| c.is_ascii_lowercase() || c == '-') => {
                    return Err(format!("unknown directive '{word}'"));
                }
                _ => {}
            }
        }
        Ok(directives)
    }
}

/// The C programs of a folder, in order; those of folders inside are for others.
pub fn files(dir: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(dir)
        .unwrap_or_else(|e| panic!("{}: {e}", dir.display()))
        .map(|entry| entry.expect("a folder can be read").path())
        .filter(|path| path.extension().is_some_and(|e| e == "c"))
        .collect();
    files.sort();
    files
}
