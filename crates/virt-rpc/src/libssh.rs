// SPDX-License-Identifier: LGPL-2.1-or-later
//! ssh spoken by the system's libssh, in this process: no program is started, and who has to
//! be asked is asked through the program's own callback.

use std::io;
use std::os::fd::OwnedFd;
use std::time::Duration;

use virt_core::auth::{AuthCallback, Credentials, ask};
use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};
use virt_sys::libssh::{Key, KeyFile, Known, Outcome, Session, method};

use crate::channel::{Channel, ChannelTransport};

/// A connection to be made.
pub struct Connection<'a> {
    /// The host.
    pub host: &'a str,
    /// Its port.
    pub port: u32,
    /// The user there.
    pub user: &'a str,
    /// A key's file.
    pub keyfile: Option<&'a str>,
    /// The file of known hosts.
    pub known_hosts: &'a str,
    /// What to do about a host that is not known: `normal`, `auto` or `ignore`.
    pub known_hosts_verify: &'a str,
    /// Methods to authenticate with, separated by commas.
    pub methods: &'a str,
    /// What runs there.
    pub command: &'a str,
    /// The program's way to ask its user.
    pub callback: Option<&'a dyn AuthCallback>,
    /// The file of credentials.
    pub credentials: Credentials<'a>,
    /// How long each step may take.
    pub limit: Option<Duration>,
}

/// What to do about a host that is not known.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verify {
    Normal,
    Auto,
    Ignore,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Method {
    Interactive,
    Password,
    PrivateKey,
    Agent,
}

impl Method {
    fn named(name: &str) -> Option<Method> {
        let names = [
            ("keyboard-interactive", Method::Interactive),
            ("password", Method::Password),
            ("privkey", Method::PrivateKey),
            ("agent", Method::Agent),
        ];
        names.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, method)| *method)
    }

    fn bit(self) -> i32 {
        match self {
            Method::Interactive => method::INTERACTIVE,
            Method::Password => method::PASSWORD,
            Method::PrivateKey | Method::Agent => method::PUBLIC_KEY,
        }
    }
}

fn fail(code: ErrorCode, text: String) -> Error {
    Error::new(ErrorDomain::LIBSSH, code, text)
}

fn broken(text: String) -> Error {
    fail(ErrorCode::LIBSSH, text)
}

fn refused(text: String) -> Error {
    fail(ErrorCode::AUTH_FAILED, text)
}

fn invalid(text: String) -> Error {
    Error::new(ErrorDomain::RPC, ErrorCode::INVALID_ARG, text)
}

/// A prompt without the colon and spaces that programs put there themselves.
fn trimmed(prompt: &str) -> &str {
    prompt.trim_end_matches([' ', ':'])
}

impl Connection<'_> {
    /// What is to be done about a host that is not known.
    pub(crate) fn verify(&self) -> Result<Verify> {
        Ok(match self.known_hosts_verify {
            word if word.eq_ignore_ascii_case("auto") => Verify::Auto,
            word if word.eq_ignore_ascii_case("ignore") => Verify::Ignore,
            word if word.eq_ignore_ascii_case("normal") => Verify::Normal,
            word => return Err(invalid(tr!("Invalid host key verification method: '%1$s'", word))),
        })
    }

    /// The methods to authenticate with, in their order; `error` makes one of the library's.
    pub(crate) fn methods(&self, error: fn(String) -> Error) -> Result<Vec<Method>> {
        let mut methods = Vec::new();
        for name in self.methods.split(',') {
            let Some(method) = Method::named(name) else {
                return Err(invalid(tr!("Invalid authentication method: '%1$s'", name)));
            };
            if method == Method::PrivateKey && self.keyfile.is_none() {
                let text = tr!("Key file path must be provided for private key authentication");
                return Err(error(text));
            }
            methods.push(method);
        }
        Ok(methods)
    }

    /// Connects: `tcp` makes the connection below.
    pub fn connect(&self, tcp: impl FnOnce() -> Result<OwnedFd>) -> Result<ChannelTransport> {
        if let Err(why) = virt_sys::libssh::available() {
            const ENOSYS: i32 = 38;
            virt_core::log::debug!("rpc.netsocket", "virNetSocketNewConnectLibssh", "{why}");
            let text = tr!("libssh transport support was not enabled");
            return Err(Error::system(ErrorDomain::RPC, ENOSYS, text));
        }
        let (verify, methods) = (self.verify()?, self.methods(broken)?);
        let unready = || broken(tr!("Failed to initialize libssh session"));
        let mut session = Session::new(self.user).ok_or_else(unready)?;
        if !session.set_host(self.host, self.port, self.known_hosts) {
            return Err(unready());
        }
        if let Some(limit) = self.limit {
            session.set_limit(limit);
        }
        let socket = tcp()?;
        if !session.read_config() || !session.connect(socket) {
            let text = tr!("SSH session handshake failed: %1$s", session.error());
            return Err(fail(ErrorCode::NO_CONNECT, text));
        }
        self.check_host(&mut session, verify)?;
        self.authenticate(&mut session, &methods)?;
        if !session.make_channel() {
            return Err(broken(tr!("failed to create libssh channel: %1$s", session.error())));
        }
        if !session.open_channel() {
            return Err(broken(tr!("failed to open ssh channel: %1$s", session.error())));
        }
        if !session.run(self.command) {
            let text = tr!("failed to execute command '%1$s': %2$s", self.command, session.error());
            return Err(broken(text));
        }
        let Some(socket) = session.socket() else { return Err(unready()) };
        Ok(ChannelTransport::new(Box::new(session), socket))
    }

    fn host_key(session: &Session) -> Result<String> {
        session.host_key_hash().map_err(|no_key| match no_key {
            true => broken(tr!("failed to get the key of the current session")),
            false => broken(tr!("failed to calculate ssh host key hash")),
        })
    }

    fn check_host(&self, session: &mut Session, verify: Verify) -> Result<()> {
        if verify == Verify::Ignore {
            return Ok(());
        }
        match session.known() {
            Known::Yes => return Ok(()),
            Known::Changed => {
                let key = Self::host_key(session)?;
                return Err(refused(tr!(
                    "!!! SSH HOST KEY VERIFICATION FAILED !!!: Identity of host '%1$s:%2$d' differs from stored identity. Please verify the new host key '%3$s' to avoid possible man in the middle attack. The key is stored in '%4$s'.",
                    self.host,
                    self.port,
                    key,
                    self.known_hosts
                )));
            }
            Known::Error => {
                return Err(broken(tr!("failed to validate SSH host key: %1$s", session.error())));
            }
            Known::No | Known::NoFile => {}
        }
        if verify == Verify::Normal {
            let Some(callback) = self.callback else {
                let text = tr!("No user interaction callback provided: Can't verify the session host key");
                return Err(broken(text));
            };
            let key = Self::host_key(session)?;
            let prompt = tr!(
                "Accept SSH host key with hash '%1$s' for host '%2$s:%3$d' (%4$s/%5$s)?",
                key,
                self.host,
                self.port,
                "y",
                "n"
            );
            if !ask(callback, &prompt, true)?.eq_ignore_ascii_case(b"y") {
                let text = tr!("SSH host key for '%1$s' (%2$s) was not accepted", self.host, key);
                return Err(broken(text));
            }
        }
        if session.remember() {
            return Ok(());
        }
        let text = tr!("failed to write known_host file '%1$s': %2$s", self.known_hosts, session.error());
        Err(broken(text))
    }

    fn authenticate(&self, session: &mut Session, methods: &[Method]) -> Result<()> {
        match session.authenticate_none() {
            Outcome::Error => {
                return Err(broken(tr!("Failed to authenticate as 'none': %1$s", session.error())));
            }
            Outcome::Success => return Ok(()),
            Outcome::Denied | Outcome::Asks => {}
        }
        let offered = session.methods();
        let (mut not_offered, mut rejected) = (false, false);
        for method in methods {
            if offered & method.bit() == 0 {
                not_offered = true;
                continue;
            }
            let done = match method {
                Method::Interactive => self.interactive(session)?,
                Method::Password => self.password(session)?,
                Method::PrivateKey => self.private_key(session)?,
                Method::Agent => match session.authenticate_agent() {
                    Outcome::Error => {
                        let text = tr!("failed to authenticate using agent: %1$s", session.error());
                        return Err(broken(text));
                    }
                    outcome => outcome == Outcome::Success,
                },
            };
            if done {
                return Ok(());
            }
            rejected = true;
        }
        Err(if methods.len() == 1 {
            broken(tr!("failed to authenticate: %1$s", session.error()))
        } else if not_offered && !rejected {
            refused(tr!("None of the requested authentication methods are supported by the server"))
        } else {
            refused(tr!("All provided authentication methods with credentials were rejected by the server"))
        })
    }

    fn failed(session: &Session) -> Error {
        refused(tr!("authentication failed: %1$s", session.error()))
    }

    fn password(&self, session: &mut Session) -> Result<bool> {
        let Some(callback) = self.callback else {
            let text = tr!("Can't perform authentication: Authentication callback not provided");
            return Err(broken(text));
        };
        if let Some(password) = self.credentials.from_file("ssh", Some(self.host), "password")? {
            match session.authenticate_password(&password) {
                Outcome::Success => return Ok(true),
                Outcome::Denied => {}
                _ => return Err(Self::failed(session)),
            }
        }
        // The server ends the connection when it has had enough.
        loop {
            let prompt = tr!("Enter %1$s's password for %2$s", self.user, self.host);
            let answer = ask(callback, &prompt, false)?;
            match session.authenticate_password(&String::from_utf8_lossy(&answer)) {
                Outcome::Success => return Ok(true),
                Outcome::Denied => {}
                _ => return Err(Self::failed(session)),
            }
        }
    }

    fn interactive(&self, session: &mut Session) -> Result<bool> {
        let Some(callback) = self.callback else {
            return Err(broken(tr!(
                "No user interaction callback provided: Can't get input from keyboard interactive authentication"
            )));
        };
        let mut outcome = session.authenticate_interactive();
        loop {
            while outcome == Outcome::Asks {
                let (name, instruction, prompts) = session.prompts();
                let mut head = [name, instruction].into_iter().filter(|part| !part.is_empty()).fold(
                    String::new(),
                    |head, part| if head.is_empty() { part } else { format!("{head}\n{part}") },
                );
                if !head.is_empty() {
                    head.push('\n');
                }
                for (index, (prompt, echo)) in prompts.iter().enumerate() {
                    // The server's words go before the first question only.
                    let question = format!("{}{}", std::mem::take(&mut head), trimmed(prompt));
                    let answer = ask(callback, &question, *echo)?;
                    if !session.answer(index, &String::from_utf8_lossy(&answer)) {
                        return Err(Self::failed(session));
                    }
                }
                outcome = session.authenticate_interactive();
            }
            match outcome {
                Outcome::Success => return Ok(true),
                Outcome::Error => return Err(Self::failed(session)),
                // Once more, until the server ends the connection.
                _ => outcome = session.authenticate_interactive(),
            }
            if outcome == Outcome::Denied {
                return Ok(false);
            }
        }
    }

    fn import(&self, session: &Session, file: &str) -> Result<Key> {
        let mut failure = None;
        let callback = self.callback;
        let mut passphrase = |prompt: &str, echo: bool| {
            let answer = match callback {
                Some(callback) => ask(callback, trimmed(prompt), echo),
                None => Err(broken(tr!(
                    "No user interaction callback provided: Can't retrieve private key passphrase"
                ))),
            };
            answer.map_err(|error| failure = Some(error)).ok()
        };
        match session.private_key(file, &mut passphrase) {
            KeyFile::Key(key) => Ok(key),
            KeyFile::Unreadable => Err(refused(tr!("error while reading private key '%1$s'", file))),
            KeyFile::Unusable => Err(failure.unwrap_or_else(|| {
                refused(tr!("error while opening private key '%1$s', wrong passphrase?", file))
            })),
        }
    }

    fn private_key(&self, session: &mut Session) -> Result<bool> {
        let file = self.keyfile.unwrap_or_default();
        let public_file = format!("{file}.pub");
        let mut private = None;
        let public = match session.public_key(&public_file) {
            KeyFile::Key(key) => key,
            KeyFile::Unusable => {
                return Err(refused(tr!("error while reading public key '%1$s'", public_file)));
            }
            // The private key holds it too.
            KeyFile::Unreadable => {
                let key = self.import(session, file)?;
                let public = session.public_part(&key).ok_or_else(|| {
                    refused(tr!("cannot export the public key from the private key '%1$s'", file))
                })?;
                private = Some(key);
                public
            }
        };
        if session.try_public_key(&public) != Outcome::Success {
            return Ok(false);
        }
        let private = match private {
            Some(key) => key,
            None => self.import(session, file)?,
        };
        Ok(session.authenticate_key(&private) == Outcome::Success)
    }
}

impl Channel for Session {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<Option<usize>> {
        Session::read(self, buffer)
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<Option<usize>> {
        Session::write(self, bytes)
    }

    fn has_begun(&self) -> bool {
        false
    }

    fn flush(&mut self, milliseconds: i32) -> io::Result<bool> {
        Session::flush(self, milliseconds)
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
