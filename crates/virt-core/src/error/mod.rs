// SPDX-License-Identifier: LGPL-2.1-or-later
//! Errors as ordinary values. They reach C in one place, the FFI shell's boundary,
//! which stores them for the calling thread and tells the handlers.

mod codes;
mod text;

pub use codes::{ErrorCode, ErrorDomain};
pub use text::{Arg, translate};

/// What every fallible function here returns.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Says how bad it is: `virErrorLevel`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
pub enum Level {
    /// Nothing wrong.
    None = 0,
    /// The call did its work; something deserves attention.
    Warning = 1,
    /// The call failed.
    Error = 2,
}

/// The fields of C's `virError`, as they will stand there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    /// `code`
    pub code: ErrorCode,
    /// `domain`
    pub domain: ErrorDomain,
    /// `level`
    pub level: Level,
    /// `message`: the whole text, in the user's language.
    pub message: String,
    /// `str1`: the message's template, or the function for argument errors.
    pub str1: Option<String>,
    /// `str2`: what filled the template, or the argument's name.
    pub str2: Option<String>,
    /// `str3`
    pub str3: Option<String>,
    /// `int1`: errno for system errors, 0 for argument errors, else -1.
    pub int1: i32,
    /// `int2`
    pub int2: i32,
}

/// One failure. One word wide, so that `Result`s stay small.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Box<Detail>);

impl Error {
    /// An error with a detail: `Error::new(ErrorDomain::TEST, ErrorCode::NO_DOMAIN, tr!("no domain with name '%1$s'", name))`.
    #[cold]
    pub fn new(domain: ErrorDomain, code: ErrorCode, detail: impl Into<String>) -> Error {
        let detail = detail.into();
        let template = match code.formats() {
            Some((_, with)) => translate(with),
            None => std::borrow::Cow::Borrowed("%1$s"),
        };
        // A template has one of the two markers, once; the detail itself is not searched.
        let marker = if template.contains("%1$s") { "%1$s" } else { "%s" };
        let message = template.replacen(marker, &detail, 1);
        Error(Box::new(Detail {
            code,
            domain,
            level: Level::Error,
            message,
            str1: Some(template.into_owned()),
            str2: Some(detail),
            str3: None,
            int1: -1,
            int2: -1,
        }))
    }

    /// An error whose code says it all.
    #[cold]
    pub fn plain(domain: ErrorDomain, code: ErrorCode) -> Error {
        let text = code.formats().map_or_else(String::new, |(plain, _)| translate(plain).into_owned());
        Error(Box::new(Detail {
            code,
            domain,
            level: Level::Error,
            message: text.clone(),
            str1: Some(text),
            str2: None,
            str3: None,
            int1: -1,
            int2: -1,
        }))
    }

    /// A failed system call: the text, a colon and the system's own words for `errno`.
    #[cold]
    pub fn system(domain: ErrorDomain, errno: i32, what: impl AsRef<str>) -> Error {
        let what = what.as_ref();
        let words = virt_sys::text::strerror(errno);
        let detail = if what.is_empty() { words } else { format!("{what}: {words}") };
        let mut error = Error::new(domain, ErrorCode::SYSTEM_ERROR, detail);
        error.0.int1 = errno;
        error
    }

    /// A system error from std, with the errno it carries (EIO where it carries none).
    #[cold]
    pub fn io(domain: ErrorDomain, error: &std::io::Error, what: impl AsRef<str>) -> Error {
        Error::system(domain, error.raw_os_error().unwrap_or(5), what)
    }

    /// A broken promise of ours, or of a peer: "internal error: …".
    #[cold]
    pub fn internal(domain: ErrorDomain, detail: impl Into<String>) -> Error {
        Error::new(domain, ErrorCode::INTERNAL_ERROR, detail)
    }

    /// The reference fails without saying why.
    #[cold]
    pub fn unknown_cause() -> Error {
        Error::from_detail(Detail {
            code: ErrorCode::INTERNAL_ERROR,
            domain: ErrorDomain::NONE,
            level: Level::Error,
            message: crate::tr!("An error occurred, but the cause is unknown"),
            str1: None,
            str2: None,
            str3: None,
            int1: 0,
            int2: 0,
        })
    }

    /// The driver behind the connection lacks `function` (a public name).
    #[cold]
    pub fn no_support(domain: ErrorDomain, function: &str) -> Error {
        Error::new(domain, ErrorCode::NO_SUPPORT, function)
    }

    /// A bad argument: `text` is the whole message, `str1` the function, `str2` the argument.
    #[cold]
    pub fn argument(domain: ErrorDomain, function: &str, argument: &str, text: impl Into<String>) -> Error {
        Error(Box::new(Detail {
            code: ErrorCode::INVALID_ARG,
            domain,
            level: Level::Error,
            message: text.into(),
            str1: Some(function.into()),
            str2: Some(argument.into()),
            str3: None,
            int1: 0,
            int2: 0,
        }))
    }

    /// Flags that `function` does not know. Programs print the function's name, so it is the
    /// reference's own, also where that is an internal one.
    #[cold]
    pub fn unknown_flags(domain: ErrorDomain, function: &str, unknown: u32) -> Error {
        let text = crate::tr!("unsupported flags (0x%1$x) in function %2$s", unknown, function);
        Error::argument(domain, function, "flags", text)
    }

    /// An error that came from elsewhere complete, such as over the wire.
    #[cold]
    pub fn from_detail(detail: Detail) -> Error {
        Error(Box::new(detail))
    }

    /// The code.
    pub fn code(&self) -> ErrorCode {
        self.0.code
    }

    /// The error domain.
    pub fn domain(&self) -> ErrorDomain {
        self.0.domain
    }

    /// The whole text.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// All fields.
    pub fn detail(&self) -> &Detail {
        &self.0
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl std::error::Error for Error {}

/// A message of the reference's catalogue, translated, with its arguments filled in:
/// `tr!("domain '%1$s' is already defined with uuid %2$s", name, uuid)`.
///
/// The text is the reference's message id to the letter, so that installed translations
/// keep working. Arguments are numbered, as in C: `%1$s`, `%1$d`, `%1$x`, `%1$llu`, `%1$'d' …`.
/// Without arguments the text passes through untouched.
#[macro_export]
macro_rules! tr {
    ($id:expr $(,)?) => { $crate::error::translate($id).into_owned() };
    ($id:expr, $($arg:expr),+ $(,)?) => {
        $crate::error::Arg::fill(&$crate::error::translate($id), &[$($crate::error::Arg::from(&$arg)),+])
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn detail_and_template_are_kept_apart() {
        let e =
            Error::new(ErrorDomain::TEST, ErrorCode::NO_DOMAIN, tr!("no domain with name '%1$s'", "x%1$s"));
        assert_eq!(e.message(), "Domain not found: no domain with name 'x%1$s'");
        assert_eq!(e.detail().str1.as_deref(), Some("Domain not found: %1$s"));
        assert_eq!(e.detail().str2.as_deref(), Some("no domain with name 'x%1$s'"));
        assert_eq!((e.detail().int1, e.detail().int2), (-1, -1));
    }

    #[test]
    fn system_errors_carry_errno() {
        let e = Error::system(ErrorDomain::NONE, 2, "Failed to open '/x'");
        assert_eq!(e.message(), "Failed to open '/x': No such file or directory");
        assert_eq!(e.detail().str1.as_deref(), Some("%s"));
        assert_eq!(e.detail().int1, 2);
    }

    #[test]
    fn flags_name_the_function() {
        let e = Error::unknown_flags(ErrorDomain::TEST, "testConnectOpen", 0x8000_0000);
        assert_eq!(e.message(), "unsupported flags (0x80000000) in function testConnectOpen");
        assert_eq!(e.detail().str2.as_deref(), Some("flags"));
    }
}
