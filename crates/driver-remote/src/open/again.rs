// SPDX-License-Identifier: LGPL-2.1-or-later
//! What is kept of opening a connection that comes back, `reconnect=1`.

use std::time::Duration;

use parking_lot::Mutex;
use virt_core::Result;
use virt_core::auth::{AuthCallback, Credential, CredentialKind, Refusal};
use virt_rpc::Events;

use super::{Arrived, Way};

/// How to go there once more.
pub struct Again {
    pub(super) way: Way,
    pub(super) answers: Option<Answers>,
}

impl Again {
    /// Goes there, with the answers that the program gave the first time: its function to ask
    /// with was lent for opening only.
    pub fn go(&self, events: Box<Events>, limit: Option<Duration>) -> Result<Arrived> {
        let answers = self.answers.as_ref().map(|answers| Asking { answers, program: None });
        self.way.go(events, answers.as_ref().map(|answers| answers as _), limit)
    }

    /// How long a call may take.
    pub fn call_timeout(&self) -> Option<Duration> {
        self.way.call_timeout()
    }
}

/// What a program answered.
pub struct Answers {
    kinds: Vec<CredentialKind>,
    /// Questions with their last answers.
    given: Mutex<Vec<Credential>>,
}

impl Answers {
    /// None as yet, of a program that can be asked so.
    pub fn of(program: &dyn AuthCallback) -> Answers {
        Answers { kinds: program.kinds(), given: Mutex::default() }
    }

    /// Asks the program, and remembers what it answers.
    pub fn asking<'a>(&'a self, program: &'a dyn AuthCallback) -> Asking<'a> {
        Asking { answers: self, program: Some(program) }
    }
}

/// Asks the program, or only its answers of before.
pub struct Asking<'a> {
    answers: &'a Answers,
    program: Option<&'a dyn AuthCallback>,
}

fn is_same(one: &Credential, other: &Credential) -> bool {
    one.kind == other.kind && one.prompt == other.prompt && one.challenge == other.challenge
}

impl AuthCallback for Asking<'_> {
    fn kinds(&self) -> Vec<CredentialKind> {
        self.answers.kinds.clone()
    }

    fn ask(&self, questions: &mut [Credential]) -> std::result::Result<(), Refusal> {
        if let Some(program) = self.program {
            program.ask(questions)?;
            let mut given = self.answers.given.lock();
            given.retain(|known| !questions.iter().any(|question| is_same(known, question)));
            given.extend_from_slice(questions);
            return Ok(());
        }
        let given = self.answers.given.lock();
        for question in questions {
            let known = given.iter().find(|known| is_same(known, question)).ok_or(Refusal::Cancelled)?;
            question.result.clone_from(&known.result);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Program;

    impl AuthCallback for Program {
        fn kinds(&self) -> Vec<CredentialKind> {
            vec![CredentialKind::AuthName, CredentialKind::Passphrase]
        }

        fn ask(&self, questions: &mut [Credential]) -> std::result::Result<(), Refusal> {
            for question in questions {
                question.result = Some(format!("{:?}", question.kind).into_bytes());
            }
            Ok(())
        }
    }

    #[test]
    fn the_same_questions_get_the_same_answers() {
        let answers = Answers::of(&Program);
        let question = || [Credential::new(CredentialKind::AuthName, "name")];
        answers.asking(&Program).ask(&mut question()).unwrap();
        let again = Asking { answers: &answers, program: None };
        assert_eq!(again.kinds(), Program.kinds());
        let mut asked = question();
        again.ask(&mut asked).unwrap();
        assert_eq!(asked[0].result.as_deref(), Some(b"AuthName".as_slice()));
        let mut other = [Credential::new(CredentialKind::Passphrase, "name")];
        assert_eq!(again.ask(&mut other), Err(Refusal::Cancelled));
    }
}
