// SPDX-License-Identifier: LGPL-2.1-or-later
//! Key files: `[group]` lines with `key=value` lines below them, the syntax of `auth.conf`.

use std::path::{Path, PathBuf};

use crate::{Error, ErrorCode, ErrorDomain, Result, log, tr};

/// A parsed key file. A group that is opened twice is one group; of a key given twice the
/// last counts.
#[derive(Debug, Default)]
pub struct KeyFile {
    path: PathBuf,
    groups: Vec<Group>,
}

#[derive(Debug)]
struct Group {
    name: Vec<u8>,
    entries: Vec<(Vec<u8>, Vec<u8>)>,
}

impl KeyFile {
    /// Reads and parses a file.
    pub fn read(path: &Path) -> Result<KeyFile> {
        Self::parse(path, &super::read_file(path)?)
    }

    /// Parses `text`; `path` stands in error messages.
    pub fn parse(path: &Path, text: &[u8]) -> Result<KeyFile> {
        let mut groups: Vec<Group> = Vec::new();
        let mut current = None;
        for (number, line) in text.split(|byte| *byte == b'\n').enumerate() {
            let refuse = |why| {
                let text = tr!("%1$s:%2$d: %3$s", path.to_string_lossy(), number + 1, tr!(why));
                Error::new(ErrorDomain::CONF, ErrorCode::CONF_SYNTAX, text)
            };
            let line = line.strip_suffix(b"\r").unwrap_or(line).trim_ascii_start();
            if matches!(line.first(), None | Some(b'#' | 0)) {
                continue;
            }
            if let Some(group) = group_line(line) {
                let name = group.ok_or_else(|| refuse("expecting a name"))?;
                let found = groups.iter().position(|group| group.name == name).unwrap_or_else(|| {
                    groups.push(Group { name: name.to_vec(), entries: Vec::new() });
                    groups.len() - 1
                });
                current = Some(found);
            } else {
                let (key, value) = key_line(line).ok_or_else(|| refuse("expecting an assignment"))?;
                let group = current.and_then(|at: usize| groups.get_mut(at));
                let group = group.ok_or_else(|| refuse("expecting a name"))?;
                match group.entries.iter_mut().find(|(held, _)| held == key) {
                    Some((_, held)) => *held = value.to_vec(),
                    None => group.entries.push((key.to_vec(), value.to_vec())),
                }
            }
        }
        Ok(KeyFile { path: path.to_owned(), groups })
    }

    fn group(&self, name: &str) -> Option<&Group> {
        self.groups.iter().find(|group| group.name == name.as_bytes())
    }

    /// A credential for `service` on `host`, such as `username`. The group `auth-SERVICE-HOST`,
    /// or `auth-SERVICE-default`, names the group of credentials.
    pub fn credential(&self, service: &str, host: Option<&str>, name: &str) -> Result<Option<String>> {
        let shown = host.unwrap_or("<null>");
        log::debug!("util.authconfig", "virAuthConfigLookup", "Lookup '{service}' '{shown}' '{name}'");
        let host = host.unwrap_or("localhost");
        let hosts = [format!("auth-{service}-{host}"), format!("auth-{service}-default")];
        let Some(auth) = hosts.iter().find(|name| self.group(name).is_some()) else { return Ok(None) };
        let missing = |text| Error::new(ErrorDomain::NONE, ErrorCode::CONF_SYNTAX, text);
        let path = self.path.to_string_lossy();
        let Some(set) = self.group(auth).and_then(|group| group.string("credentials")) else {
            return Err(missing(tr!("Missing item 'credentials' in group '%1$s' in '%2$s'", auth, path)));
        };
        let Some(credentials) = self.group(&format!("credentials-{set}")) else {
            return Err(missing(tr!(
                "Missing group 'credentials-%1$s' referenced from group '%2$s' in '%3$s'",
                set,
                auth,
                path
            )));
        };
        Ok(credentials.string(name))
    }
}

impl Group {
    /// A value with its escapes resolved; none where it is no UTF-8. An escape that means
    /// nothing stands for itself, a backslash at the end for nothing.
    fn string(&self, key: &str) -> Option<String> {
        let (_, value) = self.entries.iter().find(|(held, _)| held == key.as_bytes())?;
        let mut out = String::with_capacity(value.len());
        let mut rest = std::str::from_utf8(value).ok()?.chars();
        while let Some(c) = rest.next() {
            if c != '\\' {
                out.push(c);
                continue;
            }
            match rest.next() {
                Some('s') => out.push(' '),
                Some('n') => out.push('\n'),
                Some('t') => out.push('\t'),
                Some('r') => out.push('\r'),
                Some('\\') => out.push('\\'),
                Some(other) => out.extend(['\\', other]),
                None => {}
            }
        }
        Some(out)
    }
}

/// The name in a `[group]` line: `None` where the line is of another kind, `Some(None)` where
/// the name is not allowed.
fn group_line(line: &[u8]) -> Option<Option<&[u8]>> {
    let inner = line.strip_prefix(b"[")?;
    let end = inner.iter().position(|byte| *byte == b']')?;
    let (name, after) = (&inner[..end], &inner[end + 1..]);
    let closed = after.iter().all(|byte| matches!(byte, b' ' | b'\t'));
    let good = !name.is_empty() && !name.iter().any(|byte| *byte == b'[' || byte.is_ascii_control());
    closed.then_some(good.then_some(name))
}

/// The key and the value of a `key=value` line.
fn key_line(line: &[u8]) -> Option<(&[u8], &[u8])> {
    let equals = line.iter().position(|byte| *byte == b'=')?;
    let key = line[..equals].trim_ascii_end();
    // A key may end in a locale in brackets, and have no other brackets.
    let base = match key.iter().position(|byte| *byte == b'[') {
        Some(open) => key[open + 1..].strip_suffix(b"]").map(|locale| (&key[..open], locale)),
        None => Some((key, &b""[..])),
    };
    let (base, locale) = base?;
    let odd = |byte: &u8| matches!(byte, b'[' | b']');
    let good = !base.is_empty() && !base.iter().any(odd) && !locale.iter().any(odd);
    good.then_some((key, line[equals + 1..].trim_ascii_start()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SET: &str = "[credentials-me]\nusername=bob\npassword=secret\n";

    fn look(text: &str, name: &str) -> String {
        let path = Path::new("/f");
        match KeyFile::parse(path, text.as_bytes()).and_then(|file| file.credential("test", None, name)) {
            Ok(value) => value.unwrap_or_else(|| "-".to_owned()),
            Err(error) => error.message().to_owned(),
        }
    }

    #[test]
    fn a_host_has_its_own_or_the_default_credentials() {
        let auth = "[auth-test-localhost]\ncredentials=me\n";
        assert_eq!(look(&format!("{SET}{auth}"), "username"), "bob");
        assert_eq!(look(&format!("{SET}[auth-test-default]\ncredentials=you\n{auth}"), "password"), "secret");
        assert_eq!(look(&format!("{SET}[auth-test-default]\ncredentials=me"), "password"), "secret");
        assert_eq!(look(&format!("{SET}[auth-other-localhost]\ncredentials=me"), "password"), "-");
        assert_eq!(look(&format!("{SET}{auth}"), "realm"), "-");
        let file = KeyFile::parse(Path::new("/f"), format!("{SET}[auth-esx-h]\ncredentials=me").as_bytes());
        assert_eq!(file.unwrap().credential("esx", Some("h"), "username").unwrap().as_deref(), Some("bob"));
    }

    #[test]
    fn references_must_lead_somewhere() {
        assert_eq!(
            look("[auth-test-localhost]\ncredentials=me\n", "username"),
            "configuration file syntax error: Missing group 'credentials-me' referenced from group \
             'auth-test-localhost' in '/f'"
        );
        assert_eq!(
            look("[auth-test-localhost]\n", "username"),
            "configuration file syntax error: Missing item 'credentials' in group 'auth-test-localhost' in '/f'"
        );
    }

    #[test]
    fn syntax() {
        let auth = "[auth-test-localhost]\ncredentials=me\n";
        for (body, name) in [
            ("# c\n\n  # c\n  [credentials-me]  \n username = x\n", "x"),
            ("[credentials-me]\r\nusername=x\r\n", "x"),
            ("[credentials-me]\nusername=x # y \n", "x # y "),
            ("[credentials-me]\nusername=x\nusername=y\n", "y"),
            ("[credentials-me]\nusername=\\s\\t\\\\\n", " \t\\"),
            ("[credentials-me]\nusername=\\x\n", "\\x"),
            ("[credentials-me]\nusername=x\\\n", "x"),
            ("[credentials-me]\nusername[de]=x\n", "-"),
            ("[credentials-me]\na b/c=1\nusername=x\n", "x"),
        ] {
            assert_eq!(look(&format!("{body}{auth}"), "username"), name, "{body}");
            assert_eq!(look(&format!("{auth}{body}"), "username"), name, "{body}");
        }
        for body in
            ["garbage", "a=b", "[x\n", "[]", "[x] y", "[x[y]", "[x]y]", "[x]\n=a", "[x]\na[=1", "[x]\n[a]b=1"]
        {
            assert!(KeyFile::parse(Path::new("/f"), body.as_bytes()).is_err(), "{body}");
        }
        assert_eq!(
            look("\n\nx\n", "username"),
            "configuration file syntax error: /f:3: expecting an assignment"
        );
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd(text in "[\\[\\]=#a\\\\ \n\r\\PC]{0,80}", bytes: Vec<u8>) {
            let _ = look(&text, "a");
            let _ = KeyFile::parse(Path::new("/f"), &bytes);
        }
    }
}
