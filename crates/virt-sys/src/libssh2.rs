// SPDX-License-Identifier: LGPL-2.1-or-later
//! The client's side of libssh2.so.1, opened when it is first needed.

use std::ffi::{CStr, CString, c_char, c_int, c_long, c_uchar, c_uint, c_ulong, c_void};
use std::io;
use std::os::fd::{AsRawFd, BorrowedFd, OwnedFd};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr::{null, null_mut};
use std::sync::OnceLock;
use std::time::Duration;

use crate::library::{c, functions, text};

type Handle = *mut c_void;
type Respond = unsafe extern "C" fn(
    *const c_char,
    c_int,
    *const c_char,
    c_int,
    c_int,
    *const c_void,
    *mut Response,
    *mut *mut c_void,
);

functions! {
    /// What is used of the library.
    struct Api in c"libssh2.so.1" {
        libssh2_init: fn(c_int) -> c_int;
        libssh2_version: fn(c_int) -> *const c_char;
        libssh2_session_init_ex: fn(*const c_void, *const c_void, *const c_void, *mut c_void) -> Handle;
        libssh2_session_abstract: fn(Handle) -> *mut *mut c_void;
        libssh2_session_set_blocking: fn(Handle, c_int);
        libssh2_session_set_timeout: fn(Handle, c_long);
        libssh2_session_handshake: fn(Handle, c_int) -> c_int;
        libssh2_session_last_error: fn(Handle, *mut *mut c_char, *mut c_int, c_int) -> c_int;
        libssh2_session_block_directions: fn(Handle) -> c_int;
        libssh2_session_hostkey: fn(Handle, *mut usize, *mut c_int) -> *const c_char;
        libssh2_session_free: fn(Handle) -> c_int;
        libssh2_hostkey_hash: fn(Handle, c_int) -> *const c_char;
        libssh2_knownhost_init: fn(Handle) -> Handle;
        libssh2_knownhost_readfile: fn(Handle, *const c_char, c_int) -> c_int;
        libssh2_knownhost_checkp: fn(Handle, *const c_char, c_int, *const c_char, usize, c_int, *mut *const KnownHost) -> c_int;
        libssh2_knownhost_addc: fn(Handle, *const c_char, *const c_char, *const c_char, usize, *const c_char, usize, c_int, *mut c_void) -> c_int;
        libssh2_knownhost_writefile: fn(Handle, *const c_char, c_int) -> c_int;
        libssh2_knownhost_free: fn(Handle);
        libssh2_agent_init: fn(Handle) -> Handle;
        libssh2_agent_connect: fn(Handle) -> c_int;
        libssh2_agent_list_identities: fn(Handle) -> c_int;
        libssh2_agent_get_identity: fn(Handle, *mut Handle, Handle) -> c_int;
        libssh2_agent_userauth: fn(Handle, *const c_char, Handle) -> c_int;
        libssh2_agent_free: fn(Handle);
        libssh2_userauth_list: fn(Handle, *const c_char, c_uint) -> *const c_char;
        libssh2_userauth_authenticated: fn(Handle) -> c_int;
        libssh2_userauth_publickey_fromfile_ex: fn(Handle, *const c_char, c_uint, *const c_char, *const c_char, *const c_char) -> c_int;
        libssh2_userauth_password_ex: fn(Handle, *const c_char, c_uint, *const c_char, c_uint, *const c_void) -> c_int;
        libssh2_userauth_keyboard_interactive_ex: fn(Handle, *const c_char, c_uint, Respond) -> c_int;
        libssh2_channel_open_ex: fn(Handle, *const c_char, c_uint, c_uint, c_uint, *const c_char, c_uint) -> Handle;
        libssh2_channel_process_startup: fn(Handle, *const c_char, c_uint, *const c_char, c_uint) -> c_int;
        libssh2_channel_read_ex: fn(Handle, c_int, *mut c_char, usize) -> isize;
        libssh2_channel_write_ex: fn(Handle, c_int, *const c_char, usize) -> isize;
        libssh2_channel_window_read_ex: fn(Handle, *mut c_ulong, *mut c_ulong) -> c_ulong;
        libssh2_channel_eof: fn(Handle) -> c_int;
        libssh2_channel_get_exit_status: fn(Handle) -> c_int;
        libssh2_channel_send_eof: fn(Handle) -> c_int;
        libssh2_channel_close: fn(Handle) -> c_int;
        libssh2_channel_free: fn(Handle) -> c_int;
    }
}

/// A line of the file of known hosts.
#[repr(C)]
struct KnownHost {
    magic: c_uint,
    node: *const c_void,
    name: *const c_char,
    key: *const c_char,
    typemask: c_int,
}

/// An answer; the text is malloc's, and the library frees it.
#[repr(C)]
struct Response {
    text: *mut c_char,
    length: c_uint,
}

/// A question, as libraries up to 1.10 pass it.
#[repr(C)]
struct OldPrompt {
    text: *const c_char,
    length: c_uint,
    echo: c_uchar,
}

/// A question, as libraries from 1.11 on pass it.
#[repr(C)]
struct Prompt {
    text: *const c_char,
    length: usize,
    echo: c_uchar,
}

/// The version from which on questions have the newer form.
const NEWER_PROMPTS: c_int = 0x01_0b_00;

const AUTHENTICATION_FAILED: c_int = -18;
const PUBLIC_KEY_UNVERIFIED: c_int = -19;
const EAGAIN: isize = -37;
const OUTBOUND: c_int = 2;
const HASH_MD5: c_int = 1;
const MD5: usize = 16;
const FILE_OPENSSH: c_int = 1;
const PLAIN_RAW: c_int = 1 | 1 << 16;
const STDERR: c_int = 1;
/// How much is kept of what a command complains of.
const COMPLAINT_MAX: usize = 1024;
const COMMENT: &CStr = c"added by libvirt ssh transport";
/// What the library's own macros ask for.
const WINDOW: c_uint = 2 << 20;
const PACKET: c_uint = 32768;

/// What is known of the host's key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known {
    /// It is the one that is known.
    Yes,
    /// Another one is known: this.
    Changed(String),
    /// The host is not known.
    No,
    /// It could not be found out.
    Error,
}

/// How an attempt to authenticate went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It worked.
    Success,
    /// The server wants something else.
    Denied,
    /// Something else is wrong.
    Error,
}

impl Outcome {
    fn of(code: c_int) -> Outcome {
        match code {
            0 => Outcome::Success,
            AUTHENTICATION_FAILED => Outcome::Denied,
            _ => Outcome::Error,
        }
    }
}

/// How asking an agent went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agent {
    /// One of its keys was taken.
    Success,
    /// There is none.
    NotThere,
    /// It does not say what it has.
    NoList,
    /// It has no keys.
    Empty,
    /// None of its keys was taken.
    Denied,
    /// Something else is wrong.
    Error,
}

/// The library, set up.
fn api() -> Result<&'static Api, String> {
    static API: OnceLock<Result<Api, String>> = OnceLock::new();
    let loaded = API.get_or_init(|| {
        let api = Api::load()?;
        // SAFETY: any number; once.
        match unsafe { (api.libssh2_init)(0) } {
            0 => Ok(api),
            _ => Err(String::new()),
        }
    });
    loaded.as_ref().map_err(Clone::clone)
}

/// Whether the library is there; else what the loader says.
pub fn available() -> Result<(), String> {
    api().map(drop)
}

fn length(text: &CStr) -> c_uint {
    c_uint::try_from(text.count_bytes()).unwrap_or(c_uint::MAX)
}

/// A session with one channel that runs one command.
pub struct Session {
    api: &'static Api,
    session: Handle,
    known_hosts: Handle,
    agent: Handle,
    channel: Handle,
    user: CString,
    socket: Option<OwnedFd>,
    complaint: Vec<u8>,
}

// SAFETY: a session belongs to no thread; `&mut` keeps two from using it at the same time.
unsafe impl Send for Session {}

impl Session {
    /// A session with nobody yet, as `user`; what could not be made otherwise.
    pub fn new(user: &str) -> Result<Session, &'static str> {
        let api = api().map_err(|_| "session")?;
        // SAFETY: no functions of ours, and no data yet.
        let session = unsafe { (api.libssh2_session_init_ex)(null(), null(), null(), null_mut()) };
        if session.is_null() {
            return Err("session");
        }
        let mut made = Session {
            api,
            session,
            known_hosts: null_mut(),
            agent: null_mut(),
            channel: null_mut(),
            user: c(user),
            socket: None,
            complaint: Vec::new(),
        };
        // SAFETY: a session.
        unsafe {
            made.known_hosts = (api.libssh2_knownhost_init)(session);
            if made.known_hosts.is_null() {
                return Err("known hosts");
            }
            made.agent = (api.libssh2_agent_init)(session);
            if made.agent.is_null() {
                return Err("agent");
            }
            (api.libssh2_session_set_blocking)(session, 1);
        }
        Ok(made)
    }

    /// How long one step may take.
    pub fn set_limit(&mut self, limit: Duration) {
        let limit = c_long::try_from(limit.as_millis()).unwrap_or(c_long::MAX).max(1);
        // SAFETY: a session.
        unsafe { (self.api.libssh2_session_set_timeout)(self.session, limit) };
    }

    /// Reads the file of known hosts.
    pub fn read_known_hosts(&mut self, file: &str) -> bool {
        let file = c(file);
        // SAFETY: a list of known hosts and a string.
        unsafe { (self.api.libssh2_knownhost_readfile)(self.known_hosts, file.as_ptr(), FILE_OPENSSH) >= 0 }
    }

    /// Speaks ssh on a connected socket.
    pub fn connect(&mut self, socket: OwnedFd) -> bool {
        let number = socket.as_raw_fd();
        self.socket = Some(socket);
        // SAFETY: a session, and a socket that stays open as long as it.
        unsafe { (self.api.libssh2_session_handshake)(self.session, number) == 0 }
    }

    /// What went wrong last.
    pub fn error(&self) -> String {
        let mut message = null_mut();
        // SAFETY: a session and a live variable; the string is the library's until its next call.
        unsafe {
            (self.api.libssh2_session_last_error)(self.session, &mut message, null_mut(), 0);
            text(message)
        }
    }

    fn failure(&self) -> io::Error {
        io::Error::other(self.error())
    }

    /// The host's key and its kind.
    fn host_key(&self) -> Option<(*const c_char, usize, c_int)> {
        let (mut length, mut kind) = (0, 0);
        // SAFETY: a connected session and live variables.
        let key = unsafe { (self.api.libssh2_session_hostkey)(self.session, &mut length, &mut kind) };
        (!key.is_null()).then_some((key, length, kind))
    }

    /// Whether the host's key is the known one; nothing where it has none.
    pub fn known(&self, host: &str, port: u16) -> Option<Known> {
        let (key, length, _) = self.host_key()?;
        let host = c(host);
        let mut entry = null();
        // SAFETY: a list, strings, a key of the session's and a live variable; the entry is the
        // list's, whose key is a string.
        unsafe {
            let code = (self.api.libssh2_knownhost_checkp)(
                self.known_hosts,
                host.as_ptr(),
                c_int::from(port),
                key,
                length,
                PLAIN_RAW,
                &mut entry,
            );
            Some(match code {
                0 => Known::Yes,
                1 if entry.is_null() => Known::Changed(String::new()),
                1 => Known::Changed(text((*entry).key)),
                2 => Known::No,
                _ => Known::Error,
            })
        }
    }

    /// The hash of the host's key, for people.
    pub fn host_key_hash(&self) -> Option<String> {
        // SAFETY: a connected session; the hash is the session's and has that length.
        let hash = unsafe {
            let hash = (self.api.libssh2_hostkey_hash)(self.session, HASH_MD5);
            if hash.is_null() {
                return None;
            }
            std::slice::from_raw_parts(hash.cast::<u8>(), MD5)
        };
        Some(hash.iter().map(|byte| format!("{byte:02X}")).collect::<Vec<_>>().join(":"))
    }

    /// Whether the host's key is of a kind that can be remembered.
    pub fn can_remember(&self) -> bool {
        self.host_key().is_some_and(|(_, _, kind)| (1..=6).contains(&kind))
    }

    /// The host's key is known from now on, under that name.
    pub fn remember(&mut self, name: &str) -> bool {
        let Some((key, length, kind)) = self.host_key() else { return false };
        let name = c(name);
        // What is a key's kind in one place is one more in the other.
        let mask = PLAIN_RAW | (kind + 1) << 18;
        // SAFETY: a list, strings, and a key of the session's; the library copies all.
        unsafe {
            (self.api.libssh2_knownhost_addc)(
                self.known_hosts,
                name.as_ptr(),
                null(),
                key,
                length,
                COMMENT.as_ptr(),
                COMMENT.count_bytes(),
                mask,
                null_mut(),
            ) >= 0
        }
    }

    /// Writes the file of known hosts.
    pub fn write_known_hosts(&mut self, file: &str) -> bool {
        let file = c(file);
        // SAFETY: a list of known hosts and a string.
        unsafe { (self.api.libssh2_knownhost_writefile)(self.known_hosts, file.as_ptr(), FILE_OPENSSH) >= 0 }
    }

    /// The names of the methods that the server offers.
    pub fn methods(&mut self) -> Option<String> {
        // SAFETY: a connected session and a string; the answer is the session's.
        unsafe {
            let list = (self.api.libssh2_userauth_list)(self.session, self.user.as_ptr(), length(&self.user));
            (!list.is_null()).then(|| text(list))
        }
    }

    /// Whether the server lets us in without proof.
    pub fn is_authenticated(&self) -> bool {
        // SAFETY: a connected session.
        unsafe { (self.api.libssh2_userauth_authenticated)(self.session) == 1 }
    }

    /// Has the user's agent prove who we are.
    pub fn authenticate_agent(&mut self) -> Agent {
        let (api, agent) = (self.api, self.agent);
        // SAFETY: an agent's handle; an identity is its own and goes with it.
        unsafe {
            if (api.libssh2_agent_connect)(agent) < 0 {
                return Agent::NotThere;
            }
            if (api.libssh2_agent_list_identities)(agent) < 0 {
                return Agent::NoList;
            }
            let mut identity = null_mut();
            let mut found = false;
            loop {
                let before = identity;
                match (api.libssh2_agent_get_identity)(agent, &mut identity, before) {
                    0 => found = true,
                    1 if found => return Agent::Denied,
                    1 => return Agent::Empty,
                    _ => return Agent::Error,
                }
                match (api.libssh2_agent_userauth)(agent, self.user.as_ptr(), identity) {
                    0 => return Agent::Success,
                    AUTHENTICATION_FAILED | PUBLIC_KEY_UNVERIFIED => {}
                    _ => return Agent::Error,
                }
            }
        }
    }

    /// Proves by a key's file who we are, which the passphrase opens.
    pub fn authenticate_key(&mut self, file: &str, passphrase: Option<&str>) -> Outcome {
        let (file, passphrase) = (c(file), passphrase.map(c));
        let passphrase = passphrase.as_ref().map_or(null(), |passphrase| passphrase.as_ptr());
        // SAFETY: a connected session, and strings or NULL.
        Outcome::of(unsafe {
            (self.api.libssh2_userauth_publickey_fromfile_ex)(
                self.session,
                self.user.as_ptr(),
                length(&self.user),
                null(),
                file.as_ptr(),
                passphrase,
            )
        })
    }

    /// Tells a password.
    pub fn authenticate_password(&mut self, password: &str) -> Outcome {
        let password = c(password);
        // SAFETY: a connected session and strings; no function for a change of the password.
        Outcome::of(unsafe {
            (self.api.libssh2_userauth_password_ex)(
                self.session,
                self.user.as_ptr(),
                length(&self.user),
                password.as_ptr(),
                length(&password),
                null(),
            )
        })
    }

    /// Answers questions by `answer`, which gets all of them, each with whether its answer may be
    /// shown.
    pub fn authenticate_interactive(&mut self, answer: &mut Answer<'_>) -> Outcome {
        // SAFETY: any number.
        let newer = unsafe { !(self.api.libssh2_version)(NEWER_PROMPTS).is_null() };
        let mut data = Asked { answer, newer };
        // SAFETY: a connected session, a string, and a function with the data that it expects,
        // which lives until the call returns and is forgotten then.
        unsafe {
            let place = (self.api.libssh2_session_abstract)(self.session);
            *place = (&raw mut data).cast();
            let code = (self.api.libssh2_userauth_keyboard_interactive_ex)(
                self.session,
                self.user.as_ptr(),
                length(&self.user),
                respond,
            );
            *place = null_mut();
            Outcome::of(code)
        }
    }

    /// Opens the channel.
    pub fn open_channel(&mut self) -> bool {
        // SAFETY: a connected session and a string of that length.
        self.channel = unsafe {
            (self.api.libssh2_channel_open_ex)(
                self.session,
                c"session".as_ptr(),
                7,
                WINDOW,
                PACKET,
                null(),
                0,
            )
        };
        !self.channel.is_null()
    }

    /// Runs the command. From then on nothing waits.
    pub fn run(&mut self, command: &str) -> bool {
        let command = c(command);
        // SAFETY: an open channel of the session, and strings of those lengths.
        unsafe {
            let started = (self.api.libssh2_channel_process_startup)(
                self.channel,
                c"exec".as_ptr(),
                4,
                command.as_ptr(),
                length(&command),
            ) == 0;
            (self.api.libssh2_session_set_blocking)(self.session, 0);
            started
        }
    }

    /// Reads what the command wrote; `None` where nothing is there, no bytes at the end.
    pub fn read(&mut self, buffer: &mut [u8]) -> io::Result<Option<usize>> {
        match self.read_from(0, buffer) {
            EAGAIN => Ok(None),
            0 => {
                // The library sees no end before complaints have been read, too.
                self.keep_complaint();
                // SAFETY: an open channel.
                let ended = unsafe { (self.api.libssh2_channel_eof)(self.channel) } != 0;
                Ok(ended.then_some(0))
            }
            got => usize::try_from(got).map(Some).map_err(|_| self.failure()),
        }
    }

    fn read_from(&self, flow: c_int, buffer: &mut [u8]) -> isize {
        // SAFETY: an open channel, and a buffer of that length.
        unsafe {
            (self.api.libssh2_channel_read_ex)(self.channel, flow, buffer.as_mut_ptr().cast(), buffer.len())
        }
    }

    /// Takes in what the command complained of, and keeps the beginning.
    fn keep_complaint(&mut self) {
        let mut buffer = vec![0; COMPLAINT_MAX];
        // Whoever complains without end is heard again later.
        for _ in 0..16 {
            let Ok(got @ 1..) = usize::try_from(self.read_from(STDERR, &mut buffer)) else { return };
            let room = COMPLAINT_MAX - self.complaint.len();
            self.complaint.extend(buffer.iter().take(got.min(room)));
        }
    }

    /// Reads what the command complained of.
    pub fn read_complaint(&mut self, buffer: &mut [u8]) -> usize {
        self.keep_complaint();
        let count = self.complaint.len().min(buffer.len());
        for (to, from) in buffer.iter_mut().zip(self.complaint.drain(..count)) {
            *to = from;
        }
        count
    }

    /// Whether something can be read that the socket does not show any more.
    pub fn has_buffered(&self) -> bool {
        let mut there = 0;
        // SAFETY: an open channel and a live variable.
        unsafe { (self.api.libssh2_channel_window_read_ex)(self.channel, &mut there, null_mut()) };
        there > 0
    }

    /// Sends bytes to the command; `None` where it takes none now. What has begun to go has to be
    /// given again: see [`Session::has_begun`].
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<Option<usize>> {
        // SAFETY: an open channel, and that many bytes.
        let sent = unsafe {
            (self.api.libssh2_channel_write_ex)(self.channel, 0, bytes.as_ptr().cast(), bytes.len())
        };
        match sent {
            EAGAIN | 0 => Ok(None),
            sent => usize::try_from(sent).map(Some).map_err(|_| self.failure()),
        }
    }

    /// Whether a part of what was given is on its way.
    pub fn has_begun(&self) -> bool {
        // SAFETY: a connected session.
        unsafe { (self.api.libssh2_session_block_directions)(self.session) & OUTBOUND != 0 }
    }

    /// What the command ended with.
    pub fn exit_status(&self) -> i32 {
        // SAFETY: a channel.
        unsafe { (self.api.libssh2_channel_get_exit_status)(self.channel) }
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
                (self.api.libssh2_channel_send_eof)(self.channel);
                (self.api.libssh2_channel_close)(self.channel);
            }
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // The library's own farewell would be heard by the peer, also from a forked child.
        if let Some(socket) = &self.socket {
            crate::descriptor::detach(socket);
        }
        // SAFETY: a session and what belongs to it, or none, that nobody uses from now on.
        unsafe {
            if !self.channel.is_null() {
                (self.api.libssh2_channel_free)(self.channel);
            }
            if !self.known_hosts.is_null() {
                (self.api.libssh2_knownhost_free)(self.known_hosts);
            }
            if !self.agent.is_null() {
                (self.api.libssh2_agent_free)(self.agent);
            }
            (self.api.libssh2_session_free)(self.session);
        }
    }
}

/// Answers questions; nothing where that cannot be done.
pub type Answer<'a> = dyn FnMut(Vec<(String, bool)>) -> Option<Vec<Vec<u8>>> + 'a;

struct Asked<'a, 'b> {
    answer: &'a mut Answer<'b>,
    newer: bool,
}

/// Called by the library with questions.
unsafe extern "C" fn respond(
    _name: *const c_char,
    _name_length: c_int,
    _instruction: *const c_char,
    _instruction_length: c_int,
    count: c_int,
    prompts: *const c_void,
    responses: *mut Response,
    data: *mut *mut c_void,
) {
    // SAFETY: the data that `authenticate_interactive` set, which lives until its call returns.
    let asked = unsafe { &mut *(*data).cast::<Asked<'_, '_>>() };
    let count = usize::try_from(count).unwrap_or(0);
    let one = |index: usize| {
        // SAFETY: the library passes that many questions of its version's form, with texts of the
        // lengths that they say.
        unsafe {
            let (text, length, echo) = if asked.newer {
                let prompt = &*prompts.cast::<Prompt>().add(index);
                (prompt.text, prompt.length, prompt.echo)
            } else {
                let prompt = &*prompts.cast::<OldPrompt>().add(index);
                (prompt.text, prompt.length as usize, prompt.echo)
            };
            let bytes = match text.is_null() {
                true => &[][..],
                false => std::slice::from_raw_parts(text.cast::<u8>(), length),
            };
            (String::from_utf8_lossy(bytes).into_owned(), echo != 0)
        }
    };
    let questions: Vec<_> = (0..count).map(one).collect();
    let answers = catch_unwind(AssertUnwindSafe(|| (asked.answer)(questions)));
    let Ok(Some(answers)) = answers else { return };
    for (index, answer) in answers.iter().take(count).enumerate() {
        // SAFETY: malloc's memory of that size, which the library frees; as many answers have room
        // as there are questions.
        unsafe {
            let copy = libc::malloc(answer.len().max(1)).cast::<u8>();
            if copy.is_null() {
                return;
            }
            std::ptr::copy_nonoverlapping(answer.as_ptr(), copy, answer.len());
            let length = c_uint::try_from(answer.len()).unwrap_or(0);
            *responses.add(index) = Response { text: copy.cast(), length };
        }
    }
}
