// SPDX-License-Identifier: LGPL-2.1-or-later
//! The client's side of libssh.so.4, opened when it is first needed.

use std::ffi::{c_char, c_int, c_long, c_uchar, c_uint, c_void};
use std::io;
use std::os::fd::{AsRawFd, BorrowedFd, IntoRawFd, OwnedFd};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr::{null, null_mut};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use crate::descriptor::{File, close_if, detach, replace};
use crate::library::{c, functions, text};

type Handle = *mut c_void;
type PassphraseCallback =
    unsafe extern "C" fn(*const c_char, *mut c_char, usize, c_int, c_int, *mut c_void) -> c_int;

functions! {
    /// What is used of the library.
    struct Api in c"libssh.so.4" {
        ssh_init: fn() -> c_int;
        ssh_set_log_level: fn(c_int) -> c_int;
        ssh_new: fn() -> Handle;
        ssh_free: fn(Handle);
        ssh_disconnect: fn(Handle);
        ssh_set_blocking: fn(Handle, c_int);
        ssh_blocking_flush: fn(Handle, c_int) -> c_int;
        ssh_get_fd: fn(Handle) -> c_int;
        ssh_get_status: fn(Handle) -> c_int;
        ssh_get_poll_flags: fn(Handle) -> c_int;
        ssh_options_set: fn(Handle, c_int, *const c_void) -> c_int;
        ssh_options_parse_config: fn(Handle, *const c_char) -> c_int;
        ssh_connect: fn(Handle) -> c_int;
        ssh_get_error: fn(*mut c_void) -> *const c_char;
        ssh_session_is_known_server: fn(Handle) -> c_int;
        ssh_session_update_known_hosts: fn(Handle) -> c_int;
        ssh_get_server_publickey: fn(Handle, *mut Handle) -> c_int;
        ssh_get_publickey_hash: fn(Handle, c_int, *mut *mut c_uchar, *mut usize) -> c_int;
        ssh_clean_pubkey_hash: fn(*mut *mut c_uchar);
        ssh_get_hexa: fn(*const c_uchar, usize) -> *mut c_char;
        ssh_string_free_char: fn(*mut c_char);
        ssh_userauth_none: fn(Handle, *const c_char) -> c_int;
        ssh_userauth_list: fn(Handle, *const c_char) -> c_int;
        ssh_userauth_agent: fn(Handle, *const c_char) -> c_int;
        ssh_userauth_password: fn(Handle, *const c_char, *const c_char) -> c_int;
        ssh_userauth_kbdint: fn(Handle, *const c_char, *const c_char) -> c_int;
        ssh_userauth_kbdint_getname: fn(Handle) -> *const c_char;
        ssh_userauth_kbdint_getinstruction: fn(Handle) -> *const c_char;
        ssh_userauth_kbdint_getnprompts: fn(Handle) -> c_int;
        ssh_userauth_kbdint_getprompt: fn(Handle, c_uint, *mut c_char) -> *const c_char;
        ssh_userauth_kbdint_setanswer: fn(Handle, c_uint, *const c_char) -> c_int;
        ssh_userauth_try_publickey: fn(Handle, *const c_char, Handle) -> c_int;
        ssh_userauth_publickey: fn(Handle, *const c_char, Handle) -> c_int;
        ssh_pki_import_pubkey_file: fn(*const c_char, *mut Handle) -> c_int;
        ssh_pki_import_privkey_file: fn(*const c_char, *const c_char, PassphraseCallback, *mut c_void, *mut Handle) -> c_int;
        ssh_pki_export_privkey_to_pubkey: fn(Handle, *mut Handle) -> c_int;
        ssh_key_free: fn(Handle);
        ssh_channel_new: fn(Handle) -> Handle;
        ssh_channel_free: fn(Handle);
        ssh_channel_close: fn(Handle) -> c_int;
        ssh_channel_send_eof: fn(Handle) -> c_int;
        ssh_channel_open_session: fn(Handle) -> c_int;
        ssh_channel_request_exec: fn(Handle, *const c_char) -> c_int;
        ssh_channel_set_blocking: fn(Handle, c_int);
        ssh_channel_read_nonblocking: fn(Handle, *mut c_void, c_uint, c_int) -> c_int;
        ssh_channel_write: fn(Handle, *const c_void, c_uint) -> c_int;
        ssh_channel_is_eof: fn(Handle) -> c_int;
        ssh_channel_poll: fn(Handle, c_int) -> c_int;
        ssh_channel_get_exit_status: fn(Handle) -> c_int;
    }
}

const OPTION_HOST: c_int = 0;
const OPTION_PORT: c_int = 1;
const OPTION_FD: c_int = 3;
const OPTION_USER: c_int = 4;
const OPTION_KNOWN_HOSTS: c_int = 8;
const OPTION_TIMEOUT: c_int = 9;
const OPTION_TIMEOUT_MICROSECONDS: c_int = 10;
const HASH_SHA256: c_int = 2;
const AGAIN: c_int = -2;
const AUTH_AGAIN: c_int = 4;
/// Of a session: nobody is at the other end any more, by its own will or by a fault.
const OVER: c_int = 1 | 4;
/// Of a session: something waits to be sent.
const WRITE_PENDING: c_int = 8;
const EOF: c_int = -127;
const ERROR: c_int = -1;

/// Methods to authenticate with, as the server offers them.
pub mod method {
    /// A password.
    pub const PASSWORD: i32 = 2;
    /// A key, of a file or of an agent.
    pub const PUBLIC_KEY: i32 = 4;
    /// Questions and answers.
    pub const INTERACTIVE: i32 = 16;
}

/// How an attempt to authenticate went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It worked.
    Success,
    /// The server wants something else.
    Denied,
    /// The server asks: see [`Session::prompts`].
    Asks,
    /// The connection failed.
    Error,
}

impl Outcome {
    fn of(code: c_int) -> Outcome {
        match code {
            0 => Outcome::Success,
            1 | 2 => Outcome::Denied,
            3 => Outcome::Asks,
            _ => Outcome::Error,
        }
    }
}

/// What is known of the host's key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// It is the one that is known.
    Yes,
    /// It is another one.
    Changed,
    /// The host is not known.
    No,
    /// It could not be found out.
    Error,
    /// There is no file of known hosts.
    NoFile,
}

/// What came of reading a key's file.
#[derive(Debug)]
pub enum KeyFile {
    /// The key.
    Key(Key),
    /// There is no such file, or it cannot be read.
    Unreadable,
    /// It cannot be made sense of, or opened with that passphrase.
    Unusable,
}

/// A key.
#[derive(Debug)]
pub struct Key(&'static Api, Handle);

impl std::fmt::Debug for Api {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("libssh")
    }
}

impl Drop for Key {
    fn drop(&mut self) {
        // SAFETY: a key that nobody uses from now on.
        unsafe { (self.0.ssh_key_free)(self.1) };
    }
}

/// The library, set up.
fn api() -> Result<&'static Api, String> {
    static API: OnceLock<Result<Api, String>> = OnceLock::new();
    let loaded = API.get_or_init(|| {
        let api = Api::load()?;
        // SAFETY: no arguments; once.
        if unsafe { (api.ssh_init)() } < 0 {
            return Err(String::new());
        }
        if let Some(level) = crate::env::var("LIBVIRT_LIBSSH_DEBUG").and_then(|level| level.parse().ok()) {
            // SAFETY: any number.
            unsafe { (api.ssh_set_log_level)(level) };
        }
        Ok(api)
    });
    loaded.as_ref().map_err(Clone::clone)
}

/// Whether the library is there; else what the loader says.
pub fn available() -> Result<(), String> {
    api().map(drop)
}

/// A session with one channel that runs one command.
pub struct Session {
    api: &'static Api,
    session: Handle,
    channel: Handle,
    /// The library has one of its own, which it closes as soon as the other side is gone.
    socket: Option<OwnedFd>,
    /// That of the library.
    given: c_int,
    limit: Option<Duration>,
}

// SAFETY: a session belongs to no thread; `&mut` keeps two from using it at the same time.
unsafe impl Send for Session {}

impl Session {
    /// A session with nobody yet, as `user`.
    pub fn new(user: &str) -> Option<Session> {
        let api = api().ok()?;
        // SAFETY: no arguments.
        let session = unsafe { (api.ssh_new)() };
        if session.is_null() {
            return None;
        }
        let made = Session { api, session, channel: null_mut(), socket: None, given: -1, limit: None };
        // SAFETY: a session.
        unsafe { (api.ssh_set_blocking)(session, 1) };
        made.set_text(OPTION_USER, user).then_some(made)
    }

    fn set_text(&self, option: c_int, value: &str) -> bool {
        let value = c(value);
        // SAFETY: a session and a string, which the library copies.
        unsafe { (self.api.ssh_options_set)(self.session, option, value.as_ptr().cast()) == 0 }
    }

    /// Says whom it is with, and where known hosts stand.
    pub fn set_host(&mut self, host: &str, port: u32, known_hosts: &str) -> bool {
        let port: c_uint = port;
        // SAFETY: a session and a number, which the library copies.
        let port = || unsafe {
            (self.api.ssh_options_set)(self.session, OPTION_PORT, (&raw const port).cast()) == 0
        };
        self.set_text(OPTION_HOST, host) && port() && self.set_text(OPTION_KNOWN_HOSTS, known_hosts)
    }

    /// How long one step may take.
    pub fn set_limit(&mut self, limit: Duration) {
        self.limit = Some(limit);
        let (whole, rest) = (limit.as_secs(), c_long::from(limit.subsec_micros()));
        let whole = c_long::try_from(whole).unwrap_or(c_long::MAX);
        for (option, value) in [(OPTION_TIMEOUT, whole), (OPTION_TIMEOUT_MICROSECONDS, rest)] {
            // SAFETY: a session and a number, which the library copies.
            unsafe { (self.api.ssh_options_set)(self.session, option, (&raw const value).cast()) };
        }
    }

    /// Reads the user's configuration of ssh.
    pub fn read_config(&mut self) -> bool {
        // SAFETY: a session; NULL is the usual file.
        unsafe { (self.api.ssh_options_parse_config)(self.session, null()) >= 0 }
    }

    /// Speaks ssh on a connected socket, which is the session's from now on.
    pub fn connect(&mut self, socket: OwnedFd) -> bool {
        let Ok(own) = crate::descriptor::duplicate(socket.as_raw_fd()) else { return false };
        self.socket = Some(own);
        self.given = socket.into_raw_fd();
        // SAFETY: a session and a number, which the library copies.
        unsafe {
            let number = (&raw const self.given).cast();
            let connected = (self.api.ssh_options_set)(self.session, OPTION_FD, number) == 0
                && (self.api.ssh_connect)(self.session) >= 0;
            (self.api.ssh_set_blocking)(self.session, 0);
            connected
        }
    }

    /// Takes a step again while it says `again`. Left to wait by itself, the library does so for
    /// ever once the other side is gone.
    fn step(&self, again: c_int, mut step: impl FnMut() -> c_int) -> c_int {
        let start = Instant::now();
        loop {
            let code = step();
            if code != again {
                return code;
            }
            // SAFETY: a connected session.
            let (status, pending) = unsafe {
                ((self.api.ssh_get_status)(self.session), (self.api.ssh_get_poll_flags)(self.session))
            };
            let left = self.limit.map(|limit| limit.saturating_sub(start.elapsed()));
            let Some(socket) = &self.socket else { return ERROR };
            if status & OVER != 0 || left.is_some_and(|left| left.is_zero()) {
                return ERROR;
            }
            let events =
                if pending & WRITE_PENDING != 0 { libc::POLLIN | libc::POLLOUT } else { libc::POLLIN };
            let mut line = libc::pollfd { fd: socket.as_raw_fd(), events, revents: 0 };
            let left = left.map_or(-1, |left| c_int::try_from(left.as_millis() + 1).unwrap_or(c_int::MAX));
            // SAFETY: one live structure. Whatever comes of it, the step is taken again.
            unsafe { libc::poll(&mut line, 1, left) };
        }
    }

    /// The same, in order to be let in.
    fn ask(&self, step: impl FnMut() -> c_int) -> Outcome {
        Outcome::of(self.step(AUTH_AGAIN, step))
    }

    /// What went wrong last.
    pub fn error(&self) -> String {
        // SAFETY: a session; the string is the library's until its next call.
        unsafe { text((self.api.ssh_get_error)(self.session)) }
    }

    fn failure(&self) -> io::Error {
        io::Error::other(self.error())
    }

    /// Whether the host's key is the known one.
    pub fn known(&self) -> Known {
        // SAFETY: a connected session.
        match unsafe { (self.api.ssh_session_is_known_server)(self.session) } {
            0 => Known::No,
            1 => Known::Yes,
            2 | 3 => Known::Changed,
            -1 => Known::NoFile,
            _ => Known::Error,
        }
    }

    /// The host's key from now on is known.
    pub fn remember(&mut self) -> bool {
        // SAFETY: a connected session.
        unsafe { (self.api.ssh_session_update_known_hosts)(self.session) >= 0 }
    }

    /// The host's key's hash, for people; `Err(true)` where there is no key.
    pub fn host_key_hash(&self) -> Result<String, bool> {
        let mut key = null_mut();
        // SAFETY: a connected session and a live variable.
        if unsafe { (self.api.ssh_get_server_publickey)(self.session, &mut key) } != 0 {
            return Err(true);
        }
        let key = Key(self.api, key);
        let (mut hash, mut length) = (null_mut(), 0);
        // SAFETY: a key and live variables; what is given is given back.
        unsafe {
            if (self.api.ssh_get_publickey_hash)(key.1, HASH_SHA256, &mut hash, &mut length) < 0 {
                return Err(false);
            }
            let hexa = (self.api.ssh_get_hexa)(hash, length);
            (self.api.ssh_clean_pubkey_hash)(&mut hash);
            let shown = text(hexa);
            (self.api.ssh_string_free_char)(hexa);
            Ok(shown)
        }
    }

    /// Asks to be let in without proof, which says how else one may get in.
    pub fn authenticate_none(&mut self) -> Outcome {
        // SAFETY: a connected session.
        self.ask(|| unsafe { (self.api.ssh_userauth_none)(self.session, null()) })
    }

    /// Bits of [`method`] that the server offers.
    pub fn methods(&self) -> i32 {
        // SAFETY: a connected session.
        unsafe { (self.api.ssh_userauth_list)(self.session, null()) }
    }

    /// Has the user's agent prove who we are.
    pub fn authenticate_agent(&mut self) -> Outcome {
        // SAFETY: a connected session.
        self.ask(|| unsafe { (self.api.ssh_userauth_agent)(self.session, null()) })
    }

    /// Tells a password.
    pub fn authenticate_password(&mut self, password: &str) -> Outcome {
        let password = c(password);
        // SAFETY: a connected session and a string.
        self.ask(|| unsafe { (self.api.ssh_userauth_password)(self.session, null(), password.as_ptr()) })
    }

    /// Begins, or goes on, with questions and answers.
    pub fn authenticate_interactive(&mut self) -> Outcome {
        // SAFETY: a connected session.
        self.ask(|| unsafe { (self.api.ssh_userauth_kbdint)(self.session, null(), null()) })
    }

    /// What the server says, and its questions; whether an answer may be shown stands with each.
    pub fn prompts(&mut self) -> (String, String, Vec<(String, bool)>) {
        let (api, session) = (self.api, self.session);
        // SAFETY: a session that asks; the strings are the library's until its next call.
        unsafe {
            let count = (api.ssh_userauth_kbdint_getnprompts)(session);
            let prompt = |index: c_int| {
                let mut echo = 0;
                let shown =
                    text((api.ssh_userauth_kbdint_getprompt)(session, index.cast_unsigned(), &mut echo));
                (shown, echo != 0)
            };
            let name = text((api.ssh_userauth_kbdint_getname)(session));
            let instruction = text((api.ssh_userauth_kbdint_getinstruction)(session));
            (name, instruction, (0..count).map(prompt).collect())
        }
    }

    /// Answers one of the questions.
    pub fn answer(&mut self, index: usize, answer: &str) -> bool {
        let answer = c(answer);
        let index = c_uint::try_from(index).unwrap_or(c_uint::MAX);
        // SAFETY: a session that asks, and a string that the library copies.
        unsafe { (self.api.ssh_userauth_kbdint_setanswer)(self.session, index, answer.as_ptr()) >= 0 }
    }

    /// Reads the public part of a key.
    pub fn public_key(&self, file: &str) -> KeyFile {
        let (file, mut key) = (c(file), null_mut());
        // SAFETY: a string and a live variable.
        match unsafe { (self.api.ssh_pki_import_pubkey_file)(file.as_ptr(), &mut key) } {
            0 => KeyFile::Key(Key(self.api, key)),
            EOF => KeyFile::Unreadable,
            _ => KeyFile::Unusable,
        }
    }

    /// Reads a key; where it is protected, `ask` is told the library's words and answers with the
    /// passphrase.
    pub fn private_key(&self, file: &str, ask: &mut dyn FnMut(&str, bool) -> Option<Vec<u8>>) -> KeyFile {
        let (file, mut key) = (c(file), null_mut());
        let mut ask = ask;
        let data: *mut &mut dyn FnMut(&str, bool) -> Option<Vec<u8>> = &mut ask;
        // SAFETY: strings, a live variable, and a function with the data that it expects, which
        // lives until the call returns.
        let code = unsafe {
            (self.api.ssh_pki_import_privkey_file)(file.as_ptr(), null(), passphrase, data.cast(), &mut key)
        };
        match code {
            0 => KeyFile::Key(Key(self.api, key)),
            EOF => KeyFile::Unreadable,
            _ => KeyFile::Unusable,
        }
    }

    /// The public part of a key.
    pub fn public_part(&self, key: &Key) -> Option<Key> {
        let mut public = null_mut();
        // SAFETY: a key and a live variable.
        let code = unsafe { (self.api.ssh_pki_export_privkey_to_pubkey)(key.1, &mut public) };
        (code == 0).then_some(Key(self.api, public))
    }

    /// Asks whether that key would do.
    pub fn try_public_key(&mut self, key: &Key) -> Outcome {
        // SAFETY: a connected session and a key.
        self.ask(|| unsafe { (self.api.ssh_userauth_try_publickey)(self.session, null(), key.1) })
    }

    /// Proves by that key who we are.
    pub fn authenticate_key(&mut self, key: &Key) -> Outcome {
        // SAFETY: a connected session and a key.
        self.ask(|| unsafe { (self.api.ssh_userauth_publickey)(self.session, null(), key.1) })
    }

    /// Makes the channel; false where there is none to be had.
    pub fn make_channel(&mut self) -> bool {
        // SAFETY: a connected session.
        self.channel = unsafe { (self.api.ssh_channel_new)(self.session) };
        !self.channel.is_null()
    }

    /// Opens the channel.
    pub fn open_channel(&mut self) -> bool {
        // SAFETY: a channel of the session.
        self.step(AGAIN, || unsafe { (self.api.ssh_channel_open_session)(self.channel) }) == 0
    }

    /// Runs the command. From then on nothing waits.
    pub fn run(&mut self, command: &str) -> bool {
        let command = c(command);
        // SAFETY: an open channel of the session, and a string.
        let request = || unsafe { (self.api.ssh_channel_request_exec)(self.channel, command.as_ptr()) };
        let started = self.step(AGAIN, request) == 0;
        if started {
            // SAFETY: as above.
            unsafe { (self.api.ssh_channel_set_blocking)(self.channel, 0) };
        }
        started
    }

    /// Reads what the command wrote; `None` where nothing is there, no bytes at the end.
    pub fn read(&mut self, buffer: &mut [u8]) -> io::Result<Option<usize>> {
        let room = c_uint::try_from(buffer.len()).unwrap_or(c_uint::MAX);
        // SAFETY: an open channel, and a buffer of at least that length.
        unsafe {
            let got =
                (self.api.ssh_channel_read_nonblocking)(self.channel, buffer.as_mut_ptr().cast(), room, 0);
            match got {
                EOF => Ok(Some(0)),
                AGAIN => Ok(None),
                0 if (self.api.ssh_channel_is_eof)(self.channel) != 0 => Ok(Some(0)),
                0 => Ok(None),
                got => usize::try_from(got).map(Some).map_err(|_| self.failure()),
            }
        }
    }

    /// Reads what the command complained of.
    pub fn read_complaint(&mut self, buffer: &mut [u8]) -> usize {
        let room = c_uint::try_from(buffer.len()).unwrap_or(c_uint::MAX);
        // SAFETY: an open channel, and a buffer of at least that length.
        let got = unsafe {
            (self.api.ssh_channel_read_nonblocking)(self.channel, buffer.as_mut_ptr().cast(), room, 1)
        };
        usize::try_from(got).unwrap_or(0)
    }

    /// Whether something can be read that the socket does not show any more.
    pub fn has_buffered(&self) -> bool {
        // SAFETY: an open channel.
        unsafe { (self.api.ssh_channel_poll)(self.channel, 0) > 0 }
    }

    /// Sends bytes to the command; `None` where it takes none now.
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<Option<usize>> {
        let length = c_uint::try_from(bytes.len()).unwrap_or(c_uint::MAX);
        // SAFETY: an open channel, and at least that many bytes.
        match unsafe { (self.api.ssh_channel_write)(self.channel, bytes.as_ptr().cast(), length) } {
            AGAIN | 0 => Ok(None),
            sent => usize::try_from(sent).map(Some).map_err(|_| self.failure()),
        }
    }

    /// Waits up to that long until all that was written has gone; false where it has not.
    pub fn flush(&mut self, milliseconds: i32) -> io::Result<bool> {
        // SAFETY: a connected session.
        match unsafe { (self.api.ssh_blocking_flush)(self.session, milliseconds) } {
            0 => Ok(true),
            AGAIN => Ok(false),
            _ => Err(self.failure()),
        }
    }

    /// What the command ended with.
    pub fn exit_status(&self) -> i32 {
        // SAFETY: a channel.
        unsafe { (self.api.ssh_channel_get_exit_status)(self.channel) }
    }

    /// The socket, once connected; open as long as the session is.
    pub fn socket(&self) -> Option<BorrowedFd<'static>> {
        // SAFETY: see above.
        self.socket.as_ref().map(|socket| unsafe { BorrowedFd::borrow_raw(socket.as_raw_fd()) })
    }

    /// Says good-bye.
    pub fn end(&mut self) {
        // SAFETY: a channel, or none.
        unsafe {
            if !self.channel.is_null() {
                (self.api.ssh_channel_send_eof)(self.channel);
                (self.api.ssh_channel_close)(self.channel);
            }
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let mut file = self.socket.as_ref().and_then(|socket| File::of(socket.as_raw_fd()));
        // SAFETY: a session, and a channel or none, that nobody uses from now on. The library's
        // descriptor is open where it has one.
        unsafe {
            // Its own farewell would be heard by the peer, also from a forked child: the socket is
            // closed under it first.
            let socket = (self.api.ssh_get_fd)(self.session);
            if socket >= 0 {
                let socket = BorrowedFd::borrow_raw(socket);
                file = replace(&socket);
                if file.is_none() {
                    detach(&socket);
                }
            }
            if !self.channel.is_null() {
                (self.api.ssh_channel_free)(self.channel);
            }
            (self.api.ssh_disconnect)(self.session);
            (self.api.ssh_free)(self.session);
            // What it was given it closes at some ends and leaves open at others.
            if let Some(file) = file {
                close_if(self.given, file);
            }
        }
    }
}

/// Called by the library for a key's passphrase.
unsafe extern "C" fn passphrase(
    prompt: *const c_char,
    buffer: *mut c_char,
    room: usize,
    echo: c_int,
    _verify: c_int,
    data: *mut c_void,
) -> c_int {
    // SAFETY: the data that `private_key` passed along, which lives until its call returns.
    let ask = unsafe { &mut *data.cast::<&mut dyn FnMut(&str, bool) -> Option<Vec<u8>>>() };
    // SAFETY: the library passes a string or NULL.
    let prompt = unsafe { text(prompt) };
    match catch_unwind(AssertUnwindSafe(|| ask(&prompt, echo != 0))) {
        Ok(Some(answer)) if answer.len() < room => {
            // SAFETY: the answer and its NUL fit, as just checked.
            unsafe {
                std::ptr::copy_nonoverlapping(answer.as_ptr(), buffer.cast(), answer.len());
                *buffer.add(answer.len()) = 0;
            }
            0
        }
        _ => -1,
    }
}
