// SPDX-License-Identifier: LGPL-2.1-or-later
//! What is wrong with a malformed document, said as the reference says it: where, what, the
//! line in question and a caret under the place.

use virt_core::{Error, ErrorCode, ErrorDomain, tr};

/// Where a document came from, for its error messages.
#[derive(Clone, Copy)]
pub struct Source<'s> {
    /// The error domain of whoever reads the document.
    pub domain: ErrorDomain,
    /// The file it was read from; `None` for a string that a program passed in.
    pub file: Option<&'s str>,
}

/// A place where a document stops being XML.
#[derive(Debug, PartialEq, Eq)]
pub struct Fault {
    /// Offset of the first byte that cannot belong to a well-formed document.
    pub at: usize,
    /// The complaint, one line (a second one quotes the document).
    pub what: String,
}

impl Fault {
    /// A complaint about the byte at `at`.
    #[cold]
    pub fn new(at: usize, what: impl Into<String>) -> Fault {
        Fault { at, what: what.into() }
    }

    /// The error that the caller of the library sees.
    #[cold]
    pub fn into_error(self, input: &str, source: Source<'_>) -> Error {
        let (line, context, caret) = self.place(&virt_core::utf8::unmarked(input));
        let mut what = self.what;
        // The reference's parser forgets it behind two of its complaints.
        if !(what.ends_with(" too big found") && (what.starts_with("Comment") || what.starts_with("PI"))) {
            what.push('\n');
        }
        let text = match source.file {
            // Of an empty line there is nothing to show.
            Some(file) if context.is_empty() => tr!("%1$s:%2$d: %3$s", file, line, what),
            None if context.is_empty() => tr!("at line %1$d: %2$s", line, what),
            Some(file) => tr!("%1$s:%2$d: %3$s%4$s\n%5$s", file, line, what, context, caret),
            None => tr!("at line %1$d: %2$s%3$s\n%4$s", line, what, context, caret),
        };
        Error::new(source.domain, ErrorCode::XML_DETAIL, text)
    }

    /// Line number, that line's text, and a second line with a caret under the place.
    fn place(&self, input: &str) -> (usize, String, String) {
        let bytes = input.as_bytes();
        let at = self.at.min(bytes.len());
        let line = 1 + bytes[..at].iter().filter(|b| **b == b'\n').count();
        if bytes.is_empty() {
            return (line, String::new(), String::new());
        }
        let is_break = |b: u8| b == b'\n' || b == b'\r';
        // At the end, and behind line breaks, the last line that has text is shown.
        let mut begin = at.min(bytes.len() - 1);
        if at < bytes.len() || begin > 0 {
            while begin > 0 && is_break(bytes[begin]) {
                begin -= 1;
            }
        }
        while begin > 0 && !is_break(bytes[begin]) {
            begin -= 1;
        }
        if is_break(bytes[begin]) {
            begin += 1;
        }
        let end = bytes[begin.min(bytes.len())..]
            .iter()
            .position(|b| is_break(*b))
            .map_or(bytes.len(), |n| begin + n);
        let column = at.saturating_sub(begin).min(end - begin);
        let mut caret: String =
            bytes[begin..begin + column].iter().map(|b| if *b == b'\t' { '\t' } else { '-' }).collect();
        caret.push('^');
        (line, String::from_utf8_lossy(&bytes[begin..end]).into_owned(), caret)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_caret_stands_under_the_place() {
        let fault = Fault::new(12, "x");
        assert_eq!(fault.place("<domain>\n<a>\n</b>"), (2, "<a>".into(), "---^".into()));
        assert_eq!(Fault::new(11, "x").place("<domain>\n\n\n"), (4, "<domain>".into(), "--------^".into()));
        assert_eq!(Fault::new(3, "x").place("\ta<"), (1, "\ta<".into(), "\t--^".into()));
        assert_eq!(Fault::new(0, "x").place(""), (1, String::new(), String::new()));
    }
}
