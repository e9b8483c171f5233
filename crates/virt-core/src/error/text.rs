// SPDX-License-Identifier: LGPL-2.1-or-later
//! Messages: the reference's message ids, gettext's catalogues, C's numbered arguments.

use std::borrow::Cow;

/// The user's words for a message id of the `libvirt` catalogue; the id itself where the
/// program chose no locale or no catalogue is installed.
pub fn translate(id: &'static str) -> Cow<'static, str> {
    virt_sys::text::dgettext(id)
}

/// One argument of a message.
pub enum Arg<'a> {
    /// Shown as it is.
    Text(Cow<'a, str>),
    /// A number, which `%x` shows in hexadecimal.
    Number(i128),
}

impl Arg<'_> {
    /// Puts the arguments where `template` has `%N$…`; `%%` is a percent sign. A marker
    /// without an argument (a broken translation) stays as it is.
    pub fn fill(template: &str, args: &[Arg<'_>]) -> String {
        let mut out = String::with_capacity(template.len() + 16 * args.len());
        let mut rest = template;
        while let Some(at) = rest.find('%') {
            out.push_str(&rest[..at]);
            rest = &rest[at..];
            let len = Self::marker(rest, args, &mut out);
            rest = &rest[len..];
        }
        out.push_str(rest);
        out
    }

    /// Writes what the marker at the start of `text` stands for; returns its length.
    fn marker(text: &str, args: &[Arg<'_>], out: &mut String) -> usize {
        if text.starts_with("%%") {
            out.push('%');
            return 2;
        }
        let digits = text[1..].bytes().take_while(u8::is_ascii_digit).count();
        let after = &text[1 + digits..];
        let argument = text[1..1 + digits].parse::<usize>().ok().and_then(|n| args.get(n.wrapping_sub(1)));
        let (Some(argument), Some(spec)) = (argument, after.strip_prefix('$')) else {
            out.push('%');
            return 1;
        };
        let flags = spec.bytes().take_while(|b| b"#0123456789.-+' hlLzjtq".contains(b)).count();
        let Some(conversion) = spec[flags..].chars().next().filter(char::is_ascii_alphabetic) else {
            out.push('%');
            return 1;
        };
        let width = spec[..flags].trim_start_matches('0').trim_end_matches(|c: char| !c.is_ascii_digit());
        let width = width.parse::<usize>().unwrap_or(0);
        let text = match (argument, conversion) {
            (Arg::Text(text), _) => text.to_string(),
            (Arg::Number(n), 'x' | 'X') => format!("{n:x}"),
            (Arg::Number(n), 'o') => format!("{n:o}"),
            (Arg::Number(n), 'c') => char::from(*n as u8).to_string(),
            (Arg::Number(n), _) => n.to_string(),
        };
        let pad = if spec.starts_with('0') { '0' } else { ' ' };
        out.extend(std::iter::repeat_n(pad, width.saturating_sub(text.chars().count())));
        out.push_str(&text);
        2 + digits + flags + conversion.len_utf8()
    }
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Arg::Text(Cow::Borrowed(text))
    }
}
impl<'a> From<&'a &str> for Arg<'a> {
    fn from(text: &'a &str) -> Self {
        Arg::Text(Cow::Borrowed(text))
    }
}
impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Arg::Text(Cow::Borrowed(text))
    }
}
impl<'a> From<&'a &String> for Arg<'a> {
    fn from(text: &'a &String) -> Self {
        Arg::Text(Cow::Borrowed(text))
    }
}
impl<'a> From<&'a Cow<'_, str>> for Arg<'a> {
    fn from(text: &'a Cow<'_, str>) -> Self {
        Arg::Text(Cow::Borrowed(text))
    }
}
impl<'a> From<&'a Box<str>> for Arg<'a> {
    fn from(text: &'a Box<str>) -> Self {
        Arg::Text(Cow::Borrowed(text))
    }
}
impl<'a> From<&'a &Box<str>> for Arg<'a> {
    fn from(text: &'a &Box<str>) -> Self {
        Arg::Text(Cow::Borrowed(text))
    }
}
impl From<&char> for Arg<'_> {
    fn from(c: &char) -> Self {
        Arg::Text(Cow::Owned(c.to_string()))
    }
}

macro_rules! numbers {
    ($($ty:ty)*) => { $(impl From<&$ty> for Arg<'_> {
        fn from(n: &$ty) -> Self {
            Arg::Number(*n as i128)
        }
    })* };
}
numbers! { i8 u8 i16 u16 i32 u32 i64 u64 isize usize }

#[cfg(test)]
mod tests {
    use crate::tr;

    #[test]
    fn arguments_take_their_places() {
        assert_eq!(tr!("a '%2$s' b %1$d c 0x%3$x %%", 7, "x", 255u32), "a 'x' b 7 c 0xff %");
        assert_eq!(tr!("%1$llu of %2$zu", 1u64, 2usize), "1 of 2");
        assert_eq!(tr!("%1$02x", 5), "05");
    }

    #[test]
    fn a_broken_template_is_shown_not_followed() {
        assert_eq!(tr!("%3$s %1$ %s %", 1), "%3$s %1$ %s %");
        assert_eq!(tr!("100%"), "100%");
    }
}
