// SPDX-License-Identifier: LGPL-2.1-or-later
//! Credentials: from `auth.conf`, else from the program's callback.

use std::path::PathBuf;

use crate::config::client::auth_file;
use crate::config::key_file::KeyFile;
use crate::uri::Uri;
use crate::{Error, ErrorCode, ErrorDomain, Result, tr};

/// What is asked for: `virConnectCredentialType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
pub enum CredentialKind {
    /// The identity to act as.
    Username = 1,
    /// The identity to authenticate as.
    AuthName = 2,
    /// A language, by RFC 1766.
    Language = 3,
    /// A client's nonce.
    CNonce = 4,
    /// A secret.
    Passphrase = 5,
    /// An answer that may be shown.
    EchoPrompt = 6,
    /// An answer that may not be shown.
    NoEchoPrompt = 7,
    /// The realm of the identity.
    Realm = 8,
    /// Something outside of this library, which the challenge names.
    External = 9,
}

impl CredentialKind {
    /// The kind of C's number; none for a number that means nothing.
    pub fn from_number(number: i32) -> Option<CredentialKind> {
        use CredentialKind::*;
        [Username, AuthName, Language, CNonce, Passphrase, EchoPrompt, NoEchoPrompt, Realm, External]
            .into_iter()
            .find(|kind| *kind as i32 == number)
    }
}

/// One question, and its answer once there is one.
#[derive(Clone, Debug)]
pub struct Credential {
    /// What is asked for.
    pub kind: CredentialKind,
    /// The words to ask with.
    pub prompt: String,
    /// What the asking side adds, such as the host's name.
    pub challenge: Option<String>,
    /// What an empty answer means.
    pub default_result: Option<String>,
    /// The answer. Bytes, because passwords need not be text.
    pub result: Option<Vec<u8>>,
}

impl Credential {
    /// A question without challenge and default.
    pub fn new(kind: CredentialKind, prompt: impl Into<String>) -> Credential {
        Credential { kind, prompt: prompt.into(), challenge: None, default_result: None, result: None }
    }
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The program gave credential types but no function.
    NoCallback,
    /// The function failed: the user gave up, or the program has no answer.
    Cancelled,
}

/// The program's side: C's `virConnectAuth`. The questions are asked in the calling thread,
/// with no lock held.
pub trait AuthCallback {
    /// The kinds the program can answer, in its order.
    fn kinds(&self) -> Vec<CredentialKind>;

    /// Asks; answers are left in `result`.
    fn ask(&self, questions: &mut [Credential]) -> Result<(), Refusal>;
}

fn fail(code: ErrorCode, text: String) -> Error {
    Error::new(ErrorDomain::AUTH, code, text)
}

fn no_callback() -> Error {
    fail(ErrorCode::INVALID_ARG, tr!("Missing authentication callback"))
}

/// An answer as text; the services that take names and passwords take text.
fn text(answer: Option<Vec<u8>>) -> Option<String> {
    answer.map(|answer| String::from_utf8_lossy(&answer).into_owned())
}

/// Where the credentials file is.
enum Place<'a> {
    /// Wherever the environment and the URI say, once it is needed.
    Usual(Option<&'a Uri>),
    Known(Option<PathBuf>),
}

/// Where names and passwords for one connection come from.
pub struct Credentials<'a> {
    file: Place<'a>,
    callback: Option<&'a dyn AuthCallback>,
}

impl<'a> Credentials<'a> {
    /// For a connection to `uri`. Nothing is read before something is asked for.
    pub fn new(uri: Option<&'a Uri>, callback: Option<&'a dyn AuthCallback>) -> Credentials<'a> {
        Credentials { file: Place::Usual(uri), callback }
    }

    /// With that credentials file, or none.
    pub fn with_file(file: Option<PathBuf>, callback: Option<&'a dyn AuthCallback>) -> Credentials<'a> {
        Credentials { file: Place::Known(file), callback }
    }

    /// A credential of the file, such as `username`.
    pub fn from_file(&self, service: &str, host: Option<&str>, name: &str) -> Result<Option<String>> {
        let file = match &self.file {
            Place::Usual(uri) => auth_file(*uri),
            Place::Known(file) => file.clone(),
        };
        file.map_or(Ok(None), |file| KeyFile::read(&file)?.credential(service, host, name))
    }

    fn callback(&self) -> Result<&'a dyn AuthCallback> {
        self.callback.ok_or_else(|| fail(ErrorCode::INVALID_ARG, tr!("Missing authentication credentials")))
    }

    /// The name to authenticate with to `service` on `host`.
    pub fn username(&self, service: &str, default: Option<&str>, host: &str) -> Result<String> {
        if let Some(name) = self.from_file(service, Some(host), "username")? {
            return Ok(name);
        }
        let callback = self.callback()?;
        if !callback.kinds().contains(&CredentialKind::AuthName) {
            let text = tr!("Missing VIR_CRED_AUTHNAME credential type");
            return Err(fail(ErrorCode::AUTH_FAILED, text));
        }
        let prompt = match default {
            Some(default) => tr!("Enter username for %1$s [%2$s]", host, default),
            None => tr!("Enter username for %1$s", host),
        };
        let mut question = Credential {
            challenge: Some(host.to_owned()),
            default_result: default.map(str::to_owned),
            ..Credential::new(CredentialKind::AuthName, prompt)
        };
        let outcome = callback.ask(std::slice::from_mut(&mut question));
        match (outcome, text(question.result)) {
            (Ok(()), Some(name)) => Ok(name),
            (Err(Refusal::NoCallback), _) => Err(no_callback()),
            _ => Err(fail(ErrorCode::AUTH_FAILED, tr!("Username request failed"))),
        }
    }

    /// The password of `username` for `service` on `host`.
    pub fn password(&self, service: &str, username: &str, host: &str) -> Result<String> {
        if let Some(password) = self.from_file(service, Some(host), "password")? {
            return Ok(password);
        }
        let prompt = tr!("Enter %1$s's password for %2$s", username, host);
        let answer = ask(self.callback()?, &prompt, false)?;
        Ok(String::from_utf8_lossy(&answer).into_owned())
    }
}

/// Asks one question; with `echo` the answer may be shown while it is typed.
pub fn ask(callback: &dyn AuthCallback, prompt: &str, echo: bool) -> Result<Vec<u8>> {
    use CredentialKind::{EchoPrompt, NoEchoPrompt, Passphrase};
    let fits = |kind: &CredentialKind| match kind {
        EchoPrompt => echo,
        Passphrase | NoEchoPrompt => !echo,
        _ => false,
    };
    let Some(kind) = callback.kinds().into_iter().find(fits) else {
        let text = tr!("no suitable callback authentication callback was found");
        return Err(fail(ErrorCode::OPERATION_UNSUPPORTED, text));
    };
    let mut question = Credential::new(kind, prompt);
    let outcome = callback.ask(std::slice::from_mut(&mut question));
    match (outcome, question.result) {
        (Ok(()), Some(answer)) => Ok(answer),
        (Err(Refusal::NoCallback), _) => Err(no_callback()),
        _ => Err(fail(
            ErrorCode::OPERATION_FAILED,
            tr!("failed to retrieve user response for authentication callback"),
        )),
    }
}

/// The kinds that [`ask_at_terminal`] answers, as the reference lists them: without
/// `Username`, since to authenticate as one and act as another is seldom wanted.
pub const TERMINAL_KINDS: [CredentialKind; 6] = [
    CredentialKind::AuthName,
    CredentialKind::EchoPrompt,
    CredentialKind::Realm,
    CredentialKind::Passphrase,
    CredentialKind::NoEchoPrompt,
    CredentialKind::External,
];

/// Asks the person at the terminal: the prompt goes to C's stdout, the answer comes from C's
/// stdin, or unseen from the terminal. An empty answer, and the end of the input, mean the
/// default. What is asked of others (`External`) is left to them if they are PolicyKit.
pub fn ask_at_terminal(question: &mut Credential) -> Result<(), Refusal> {
    use CredentialKind::*;
    let answer = match question.kind {
        External if question.challenge.as_deref() == Some("PolicyKit") => return Ok(()),
        Username | AuthName | EchoPrompt | Realm => {
            show_prompt(question)?;
            virt_sys::terminal::read_line().map_err(|_| Refusal::Cancelled)?
        }
        Passphrase | NoEchoPrompt => {
            show_prompt(question)?;
            Some(virt_sys::terminal::read_secret().map_err(|_| Refusal::Cancelled)?)
        }
        External | Language | CNonce => return Err(Refusal::Cancelled),
    };
    let answer = answer.filter(|answer| !answer.is_empty());
    let default = question.default_result.as_deref().unwrap_or("");
    question.result = Some(answer.unwrap_or_else(|| default.as_bytes().to_vec()));
    Ok(())
}

fn show_prompt(question: &Credential) -> Result<(), Refusal> {
    virt_sys::terminal::prompt(&format!("{}: ", question.prompt)).map_err(|_| Refusal::Cancelled)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;

    #[derive(Default)]
    struct Scripted {
        kinds: Vec<CredentialKind>,
        answer: Option<&'static str>,
        refusal: Option<Refusal>,
        asked: RefCell<Vec<Credential>>,
    }

    impl AuthCallback for Scripted {
        fn kinds(&self) -> Vec<CredentialKind> {
            self.kinds.clone()
        }

        fn ask(&self, questions: &mut [Credential]) -> Result<(), Refusal> {
            self.asked.borrow_mut().extend_from_slice(questions);
            for question in questions {
                question.result = self.answer.map(|answer| answer.as_bytes().to_vec());
            }
            self.refusal.map_or(Ok(()), Err)
        }
    }

    fn message<T: std::fmt::Debug>(result: Result<T>) -> String {
        result.unwrap_err().message().to_owned()
    }

    #[test]
    fn a_name_is_asked_for() {
        let callback = Scripted {
            kinds: vec![CredentialKind::Realm, CredentialKind::AuthName],
            answer: Some("bob"),
            ..Scripted::default()
        };
        let credentials = Credentials::with_file(None, Some(&callback));
        assert_eq!(credentials.username("esx", Some("root"), "h").unwrap(), "bob");
        let asked = &callback.asked.borrow()[0];
        assert_eq!(asked.prompt, "Enter username for h [root]");
        assert_eq!((asked.challenge.as_deref(), asked.default_result.as_deref()), (Some("h"), Some("root")));
    }

    #[test]
    fn a_password_takes_the_first_kind_that_fits() {
        use CredentialKind::*;
        for (kinds, used) in [
            (vec![AuthName, NoEchoPrompt, Passphrase], Some(NoEchoPrompt)),
            (vec![Passphrase, NoEchoPrompt], Some(Passphrase)),
            (vec![EchoPrompt], None),
        ] {
            let callback = Scripted { kinds, answer: Some("x"), ..Scripted::default() };
            let result = Credentials::with_file(None, Some(&callback)).password("test", "bob", "h");
            match used {
                Some(kind) => {
                    assert_eq!(result.unwrap(), "x");
                    assert_eq!(callback.asked.borrow()[0].kind, kind);
                    assert_eq!(callback.asked.borrow()[0].prompt, "Enter bob's password for h");
                }
                None => assert_eq!(
                    message(result),
                    "Operation not supported: no suitable callback authentication callback was found"
                ),
            }
        }
    }

    #[test]
    fn refusals() {
        let all = vec![CredentialKind::AuthName, CredentialKind::Passphrase];
        let none = Credentials::with_file(None, None);
        assert_eq!(
            message(none.username("test", None, "h")),
            "invalid argument: Missing authentication credentials"
        );
        let empty = Scripted { kinds: all.clone(), ..Scripted::default() };
        let empty = Credentials::with_file(None, Some(&empty));
        assert_eq!(
            message(empty.username("test", None, "h")),
            "authentication failed: Username request failed"
        );
        assert_eq!(
            message(empty.password("test", "bob", "h")),
            "operation failed: failed to retrieve user response for authentication callback"
        );
        for (refusal, words) in
            [(Refusal::NoCallback, "Missing authentication callback"), (Refusal::Cancelled, "request failed")]
        {
            let callback = Scripted {
                kinds: all.clone(),
                answer: Some("x"),
                refusal: Some(refusal),
                ..Scripted::default()
            };
            let credentials = Credentials::with_file(None, Some(&callback));
            assert!(message(credentials.username("test", None, "h")).ends_with(words));
        }
    }

    #[test]
    fn numbers_are_those_of_c() {
        assert_eq!(CredentialKind::from_number(7), Some(CredentialKind::NoEchoPrompt));
        assert_eq!((CredentialKind::from_number(0), CredentialKind::from_number(10)), (None, None));
    }
}
