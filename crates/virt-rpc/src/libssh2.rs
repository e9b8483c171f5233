// SPDX-License-Identifier: LGPL-2.1-or-later
//! ssh spoken by the system's libssh2, in this process.

use std::io;
use std::os::fd::OwnedFd;
use std::path::Path;

use virt_core::auth::{AuthCallback, Credential, CredentialKind, ask};
use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};
use virt_sys::libssh2::{Agent, Known, Outcome, Session};

use crate::channel::{Channel, ChannelTransport};
use crate::libssh::{Connection, Method, Verify};

fn fail(code: ErrorCode, text: String) -> Error {
    Error::new(ErrorDomain::SSH, code, text)
}

fn broken(text: String) -> Error {
    fail(ErrorCode::SSH, text)
}

fn refused(text: String) -> Error {
    fail(ErrorCode::AUTH_FAILED, text)
}

/// Why a method did not let us in.
enum Refusal {
    /// The next one may.
    Denied(Error),
    /// It is no use to try another one.
    Failed(Error),
}

/// Connects: `tcp` makes the connection below.
pub fn connect(
    connection: &Connection<'_>,
    tcp: impl FnOnce() -> Result<OwnedFd>,
) -> Result<ChannelTransport> {
    if let Err(why) = virt_sys::libssh2::available() {
        const ENOSYS: i32 = 38;
        virt_core::log::debug!("rpc.netsocket", "virNetSocketNewConnectLibSSH2", "{why}");
        let text = tr!("libssh2 transport support was not enabled");
        return Err(Error::system(ErrorDomain::RPC, ENOSYS, text));
    }
    let mut session = Session::new(connection.user).map_err(|what| {
        broken(match what {
            "known hosts" => tr!("Failed to initialize libssh2 known hosts table"),
            "agent" => tr!("Failed to initialize libssh2 agent handle"),
            _ => tr!("Failed to initialize libssh2 session"),
        })
    })?;
    let verify = connection.verify()?;
    let file = connection.known_hosts;
    if Path::new(file).exists() && !session.read_known_hosts(file) {
        return Err(broken(tr!("unable to load knownhosts file '%1$s': %2$s", file, session.error())));
    }
    let methods = connection.methods(broken)?;
    if let Some(limit) = connection.limit {
        session.set_limit(limit);
    }
    if !session.connect(tcp()?) {
        let text = tr!("SSH session handshake failed: %1$s", session.error());
        return Err(fail(ErrorCode::NO_CONNECT, text));
    }
    check_host(connection, &mut session, verify)?;
    authenticate(connection, &mut session, &methods)?;
    if !session.open_channel() {
        return Err(broken(tr!("failed to open ssh channel: %1$s", session.error())));
    }
    if !session.run(connection.command) {
        let (command, why) = (connection.command, session.error());
        return Err(broken(tr!("failed to execute command '%1$s': %2$s", command, why)));
    }
    let Some(socket) = session.socket() else {
        return Err(broken(tr!("Failed to initialize libssh2 session")));
    };
    Ok(ChannelTransport::new(Box::new(session), socket))
}

fn check_host(connection: &Connection<'_>, session: &mut Session, verify: Verify) -> Result<()> {
    if verify == Verify::Ignore {
        return Ok(());
    }
    let (host, port) = (connection.host, connection.port);
    let number = u16::try_from(port).unwrap_or(0);
    match session.known(host, number) {
        None => return Err(broken(tr!("Failed to retrieve ssh host key: %1$s", session.error()))),
        Some(Known::Yes) => return Ok(()),
        Some(Known::Error) => {
            return Err(broken(tr!("failed to validate SSH host key: %1$s", session.error())));
        }
        Some(Known::Changed(key)) => {
            return Err(refused(tr!(
                "!!! SSH HOST KEY VERIFICATION FAILED !!!: Identity of host '%1$s:%2$d' differs from stored identity. Please verify the new host key '%3$s' to avoid possible man in the middle attack. The key is stored in '%4$s'.",
                host,
                port,
                key,
                connection.known_hosts
            )));
        }
        Some(Known::No) => {}
    }
    if verify == Verify::Normal {
        accept(connection, session)?;
    }
    if !session.can_remember() {
        return Err(broken(tr!("unsupported SSH key type")));
    }
    let name = format!("[{host}]:{port}");
    if !session.remember(&name) {
        let text = tr!("unable to add SSH host key for host '%1$s': %2$s", name, session.error());
        return Err(broken(text));
    }
    if !session.write_known_hosts(connection.known_hosts) {
        let (file, why) = (connection.known_hosts, session.error());
        return Err(broken(tr!("failed to write known_host file '%1$s': %2$s", file, why)));
    }
    Ok(())
}

/// Asks the program's user whether the host is the right one.
fn accept(connection: &Connection<'_>, session: &Session) -> Result<()> {
    let (host, port) = (connection.host, connection.port);
    let Some(callback) = connection.callback else {
        let text = tr!("No user interaction callback provided: Can't verify the session host key");
        return Err(broken(text));
    };
    if !callback.kinds().contains(&CredentialKind::EchoPrompt) {
        return Err(broken(tr!("no suitable callback for host key verification")));
    }
    let Some(key) = session.host_key_hash() else {
        return Err(broken(tr!("failed to calculate ssh host key hash")));
    };
    let prompt = tr!(
        "Accept SSH host key with hash '%1$s' for host '%2$s:%3$d' (%4$s/%5$s)?",
        key,
        host,
        port,
        "y",
        "n"
    );
    let mut question = [Credential::new(CredentialKind::EchoPrompt, prompt)];
    if callback.ask(&mut question).is_err() {
        return Err(broken(tr!("failed to retrieve decision to accept host key")));
    }
    let [question] = question;
    if question.result.is_some_and(|answer| answer.eq_ignore_ascii_case(b"y")) {
        return Ok(());
    }
    Err(broken(tr!("SSH host key for '%1$s' (%2$s) was not accepted", host, key)))
}

fn authenticate(connection: &Connection<'_>, session: &mut Session, methods: &[Method]) -> Result<()> {
    let Some(offered) = session.methods() else {
        if session.is_authenticated() {
            return Ok(());
        }
        let text = tr!("couldn't retrieve authentication methods list: %1$s", session.error());
        return Err(broken(text));
    };
    let (mut not_offered, mut last) = (false, None);
    for method in methods {
        let name = match method {
            Method::Interactive => "keyboard-interactive",
            Method::Password => "password",
            Method::PrivateKey | Method::Agent => "publickey",
        };
        if !offered.contains(name) {
            not_offered = true;
            continue;
        }
        let outcome = match method {
            Method::Interactive => interactive(connection, session),
            Method::Password => password(connection, session),
            Method::PrivateKey => private_key(connection, session),
            Method::Agent => agent(session),
        };
        match outcome {
            Ok(()) => return Ok(()),
            Err(Refusal::Failed(error)) => return Err(error),
            Err(Refusal::Denied(error)) => last = Some(error),
        }
    }
    Err(match last {
        Some(error) if methods.len() == 1 => error,
        // The one that was wanted is not to be had: the reference has no words for that.
        None if methods.len() == 1 => Error::unknown_cause(),
        None if not_offered => {
            refused(tr!("None of the requested authentication methods are supported by the server"))
        }
        _ => refused(tr!("All provided authentication methods with credentials were rejected by the server")),
    })
}

fn agent(session: &mut Session) -> Result<(), Refusal> {
    Err(match session.authenticate_agent() {
        Agent::Success => return Ok(()),
        Agent::NotThere => Refusal::Denied(broken(tr!("Failed to connect to ssh agent"))),
        Agent::NoList => Refusal::Denied(broken(tr!("Failed to list ssh agent identities"))),
        Agent::Empty => {
            Refusal::Denied(refused(tr!("SSH Agent did not provide any authentication identity")))
        }
        Agent::Denied => {
            Refusal::Denied(refused(tr!("All identities provided by the SSH Agent were rejected")))
        }
        Agent::Error => {
            let text = tr!("failed to authenticate using SSH agent: %1$s", session.error());
            Refusal::Failed(refused(text))
        }
    })
}

fn private_key(connection: &Connection<'_>, session: &mut Session) -> Result<(), Refusal> {
    let file = connection.keyfile.unwrap_or_default();
    let rejected = |session: &Session| {
        refused(tr!("authentication with private key '%1$s' has failed: %2$s", file, session.error()))
    };
    match session.authenticate_key(file, None) {
        Outcome::Success => return Ok(()),
        Outcome::Denied => return Err(Refusal::Denied(rejected(session))),
        Outcome::Error => {}
    }
    let passphrase = passphrase(connection.callback, file).map_err(Refusal::Failed)?;
    match session.authenticate_key(file, Some(&passphrase)) {
        Outcome::Success => Ok(()),
        Outcome::Denied => Err(Refusal::Denied(rejected(session))),
        Outcome::Error => Err(Refusal::Failed(rejected(session))),
    }
}

fn passphrase(callback: Option<&dyn AuthCallback>, file: &str) -> Result<String> {
    let Some(callback) = callback else {
        let text = tr!("No user interaction callback provided: Can't retrieve private key passphrase");
        return Err(broken(text));
    };
    let fits =
        |kind: &CredentialKind| matches!(kind, CredentialKind::Passphrase | CredentialKind::NoEchoPrompt);
    let Some(kind) = callback.kinds().into_iter().find(fits) else {
        return Err(broken(tr!("no suitable method to retrieve key passphrase")));
    };
    let mut question = [Credential::new(kind, tr!("Passphrase for key '%1$s'", file))];
    if callback.ask(&mut question).is_err() {
        return Err(broken(tr!("failed to retrieve private key passphrase: callback has failed")));
    }
    let [question] = question;
    Ok(String::from_utf8_lossy(&question.result.unwrap_or_default()).into_owned())
}

fn password(connection: &Connection<'_>, session: &mut Session) -> Result<(), Refusal> {
    let Some(callback) = connection.callback else {
        let text = tr!("Can't perform authentication: Authentication callback not provided");
        return Err(Refusal::Failed(broken(text)));
    };
    // The server ends the connection when it has had enough.
    loop {
        let known = connection.credentials.from_file("ssh", Some(connection.host), "password");
        let password = match known.map_err(Refusal::Failed)? {
            Some(password) => password,
            None => {
                let prompt = tr!("Enter %1$s's password for %2$s", connection.user, connection.host);
                let answer = ask(callback, &prompt, false).map_err(Refusal::Failed)?;
                String::from_utf8_lossy(&answer).into_owned()
            }
        };
        match session.authenticate_password(&password) {
            Outcome::Success => return Ok(()),
            Outcome::Denied => {}
            Outcome::Error => {
                let text = tr!("authentication failed: %1$s", session.error());
                return Err(Refusal::Failed(refused(text)));
            }
        }
    }
}

fn interactive(connection: &Connection<'_>, session: &mut Session) -> Result<(), Refusal> {
    let Some(callback) = connection.callback else {
        let text =
            tr!("Can't perform keyboard-interactive authentication: Authentication callback not provided");
        return Err(Refusal::Failed(broken(text)));
    };
    loop {
        let mut failure = None;
        let outcome = session.authenticate_interactive(&mut |questions| {
            answers(callback, &questions).map_err(|error| failure = Some(error)).ok()
        });
        match (failure, outcome) {
            (Some(error), _) => return Err(Refusal::Failed(error)),
            (None, Outcome::Success) => return Ok(()),
            // Once more, until the server ends the connection.
            (None, Outcome::Denied) => {}
            (None, Outcome::Error) => {
                let text = tr!("keyboard interactive authentication failed: %1$s", session.error());
                return Err(Refusal::Failed(refused(text)));
            }
        }
    }
}

/// Has the program answer all questions at once.
fn answers(callback: &dyn AuthCallback, questions: &[(String, bool)]) -> Result<Vec<Vec<u8>>> {
    let (mut shown, mut hidden) = (None, None);
    for kind in callback.kinds() {
        match kind {
            CredentialKind::Passphrase | CredentialKind::NoEchoPrompt => hidden = Some(kind),
            CredentialKind::EchoPrompt => shown = Some(kind),
            _ => {}
        }
    }
    let (Some(shown), Some(hidden)) = (shown, hidden) else {
        return Err(broken(tr!("no suitable method to retrieve authentication credentials")));
    };
    let question = |(prompt, echo): &(String, bool)| {
        // Programs put the colon there themselves.
        let prompt = prompt.rsplit_once(':').map_or(prompt.as_str(), |(prompt, _)| prompt);
        Credential::new(if *echo { shown } else { hidden }, prompt)
    };
    let mut asked: Vec<_> = questions.iter().map(question).collect();
    if callback.ask(&mut asked).is_err() {
        return Err(broken(tr!("failed to retrieve credentials")));
    }
    Ok(asked.into_iter().map(|question| question.result.unwrap_or_default()).collect())
}

impl Channel for Session {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<Option<usize>> {
        Session::read(self, buffer)
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<Option<usize>> {
        Session::write(self, bytes)
    }

    fn has_begun(&self) -> bool {
        Session::has_begun(self)
    }

    fn flush(&mut self, _milliseconds: i32) -> io::Result<bool> {
        // What was taken has gone.
        Ok(true)
    }

    fn has_buffered(&self) -> bool {
        Session::has_buffered(self)
    }

    fn read_complaint(&mut self, buffer: &mut [u8]) -> usize {
        Session::read_complaint(self, buffer)
    }

    fn exit_status(&self) -> i32 {
        Session::exit_status(self)
    }

    fn end(&mut self) {
        Session::end(self);
    }
}
