// SPDX-License-Identifier: LGPL-2.1-or-later
//! The client's side of Cyrus SASL, libsasl2.so.2, opened when it is first needed.

use std::ffi::{CStr, CString, c_char, c_int, c_uint, c_ulong, c_void};
use std::ptr::{null, null_mut};
use std::sync::OnceLock;

use crate::library::functions;

functions! {
    /// What is used of the library.
    struct Api in c"libsasl2.so.2" {
        sasl_client_init: fn(*const Callback) -> c_int;
        sasl_client_new: fn(*const c_char, *const c_char, *const c_char, *const c_char, *const Callback, c_uint, *mut *mut c_void) -> c_int;
        sasl_setprop: fn(*mut c_void, c_int, *const c_void) -> c_int;
        sasl_getprop: fn(*mut c_void, c_int, *mut *const c_void) -> c_int;
        sasl_client_start: fn(*mut c_void, *const c_char, *mut *mut Interact, *mut *const c_char, *mut c_uint, *mut *const c_char) -> c_int;
        sasl_client_step: fn(*mut c_void, *const c_char, c_uint, *mut *mut Interact, *mut *const c_char, *mut c_uint) -> c_int;
        sasl_encode: fn(*mut c_void, *const c_char, c_uint, *mut *const c_char, *mut c_uint) -> c_int;
        sasl_decode: fn(*mut c_void, *const c_char, c_uint, *mut *const c_char, *mut c_uint) -> c_int;
        sasl_dispose: fn(*mut *mut c_void);
        sasl_errdetail: fn(*mut c_void) -> *const c_char;
        sasl_errstring: fn(c_int, *const c_char, *mut *const c_char) -> *const c_char;
    }
}

/// A kind of question that the program can answer, with no function: so the library returns
/// with all its questions at once.
#[repr(C)]
struct Callback {
    id: c_ulong,
    proc: *const c_void,
    context: *mut c_void,
}

/// A question, and its answer.
#[repr(C)]
struct Interact {
    id: c_ulong,
    challenge: *const c_char,
    prompt: *const c_char,
    defresult: *const c_char,
    result: *const c_void,
    len: c_uint,
}

#[repr(C)]
struct SecurityProperties {
    min_ssf: c_uint,
    max_ssf: c_uint,
    maxbufsize: c_uint,
    security_flags: c_uint,
    property_names: *const *const c_char,
    property_values: *const *const c_char,
}

const OK: c_int = 0;
const CONTINUE: c_int = 1;
const INTERACT: c_int = 2;
const SSF: c_int = 1;
const MAXOUTBUF: c_int = 2;
const SSF_EXTERNAL: c_int = 100;
const SEC_PROPS: c_int = 101;
const SUCCESS_DATA: c_uint = 4;
const NOPLAINTEXT: c_uint = 1;
const NOANONYMOUS: c_uint = 0x10;

/// As much as is encoded at once.
const BUFFER: c_uint = 1 << 16;

/// Kinds of questions, by the library's numbers.
pub mod question {
    /// Who to act as.
    pub const USER: u32 = 0x4001;
    /// Who to authenticate as.
    pub const AUTH_NAME: u32 = 0x4002;
    /// A language.
    pub const LANGUAGE: u32 = 0x4003;
    /// A secret.
    pub const PASSWORD: u32 = 0x4004;
    /// Anything that may be shown.
    pub const ECHO_PROMPT: u32 = 0x4005;
    /// Anything that may not be shown.
    pub const NO_ECHO_PROMPT: u32 = 0x4006;
    /// A nonce.
    pub const CNONCE: u32 = 0x4007;
    /// The realm of the identity.
    pub const REALM: u32 = 0x4008;
}

/// What the library could not do: its number, and what it says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Its number.
    pub code: i32,
    /// Its words.
    pub detail: String,
}

/// A question that has no answer yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// One of [`question`].
    pub id: u32,
    /// What the mechanism adds.
    pub challenge: Option<String>,
    /// The words to ask with.
    pub prompt: String,
    /// What an empty answer means.
    pub default_result: Option<String>,
}

/// How far a negotiation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// This side is satisfied.
    Complete,
    /// The other side has to answer.
    Continue,
    /// [`Session::questions`] have to be answered, and then the same call made again.
    Interact,
}

/// What to say to the server; nothing at all and no bytes are not the same.
pub type Output = Option<Vec<u8>>;

/// The library, set up for clients.
fn api() -> Result<&'static Api, Failure> {
    static API: OnceLock<Result<Api, Failure>> = OnceLock::new();
    let loaded = API.get_or_init(|| {
        let api = Api::load().map_err(|detail| Failure { code: -1, detail })?;
        // SAFETY: once, before anything else of the library is called here.
        match unsafe { (api.sasl_client_init)(null()) } {
            OK => Ok(api),
            code => Err(Failure { code, detail: api.words(code) }),
        }
    });
    loaded.as_ref().map_err(Clone::clone)
}

impl Api {
    /// The library's words for one of its numbers.
    fn words(&self, code: c_int) -> String {
        // SAFETY: takes any number and NULLs, and returns a constant string or NULL.
        unsafe { text((self.sasl_errstring)(code, null(), null_mut())) }.unwrap_or_default()
    }

    fn check(&self, code: c_int) -> Result<(), Failure> {
        if code == OK { Ok(()) } else { Err(Failure { code, detail: self.words(code) }) }
    }
}

/// # Safety
/// NULL or a string.
unsafe fn text(pointer: *const c_char) -> Option<String> {
    if pointer.is_null() {
        return None;
    }
    // SAFETY: the caller's promise.
    Some(unsafe { CStr::from_ptr(pointer) }.to_string_lossy().into_owned())
}

/// # Safety
/// NULL, or that many bytes.
unsafe fn bytes(pointer: *const c_char, length: c_uint) -> Output {
    if pointer.is_null() {
        return None;
    }
    // SAFETY: the caller's promise.
    Some(unsafe { std::slice::from_raw_parts(pointer.cast::<u8>(), length as usize) }.to_vec())
}

/// A negotiation, and afterwards the protection that was agreed on.
pub struct Session {
    api: &'static Api,
    conn: *mut c_void,
    interact: *mut Interact,
    answers: Vec<Option<Vec<u8>>>,
    mechanism: String,
    /// The library keeps a pointer to it.
    _callbacks: Box<[Callback]>,
}

// SAFETY: a connection belongs to no thread; `&mut` keeps two from using it at the same time.
unsafe impl Send for Session {}

impl Session {
    /// A client for `service` at `host`. The addresses are `address;port`. `answers` are the
    /// kinds of questions that somebody is there to answer; without any list the library asks
    /// nothing.
    pub fn new(
        service: &str,
        host: &str,
        addresses: Option<(&str, &str)>,
        answers: Option<&[u32]>,
    ) -> Result<Session, Failure> {
        let api = api()?;
        let c =
            |text: &str| CString::new(text).map_err(|error| Failure { code: -7, detail: error.to_string() });
        let (service, host) = (c(service)?, c(host)?);
        let addresses = addresses.map(|(local, remote)| Ok((c(local)?, c(remote)?))).transpose()?;
        let (local, remote) = addresses.as_ref().map_or((null(), null()), |(l, r)| (l.as_ptr(), r.as_ptr()));
        let end = std::iter::once(&0);
        let callbacks: Box<[Callback]> = answers
            .unwrap_or_default()
            .iter()
            .chain(end)
            .map(|id| Callback { id: c_ulong::from(*id), proc: null(), context: null_mut() })
            .collect();
        let pointer = if answers.is_some() { callbacks.as_ptr() } else { null() };
        let mut conn = null_mut();
        // SAFETY: strings or NULL, an ended list or NULL that the session keeps, and a live variable.
        let code = unsafe {
            (api.sasl_client_new)(
                service.as_ptr(),
                host.as_ptr(),
                local,
                remote,
                pointer,
                SUCCESS_DATA,
                &mut conn,
            )
        };
        api.check(code)?;
        Ok(Session {
            api,
            conn,
            interact: null_mut(),
            answers: Vec::new(),
            mechanism: String::new(),
            _callbacks: callbacks,
        })
    }

    /// Tells of encryption below, in bits.
    pub fn set_external_strength(&mut self, bits: u32) -> Result<(), Failure> {
        let bits: c_uint = bits;
        // SAFETY: the property is an unsigned number, which the library copies.
        let code = unsafe { (self.api.sasl_setprop)(self.conn, SSF_EXTERNAL, (&raw const bits).cast()) };
        self.api.check(code)
    }

    /// Says how strong the protection must be and may be, and whether mechanisms that are
    /// anonymous or easily listened to will do.
    pub fn set_security(&mut self, min: u32, max: u32, any_mechanism: bool) -> Result<(), Failure> {
        let properties = SecurityProperties {
            min_ssf: min,
            max_ssf: max,
            maxbufsize: BUFFER,
            security_flags: if any_mechanism { 0 } else { NOANONYMOUS | NOPLAINTEXT },
            property_names: null(),
            property_values: null(),
        };
        // SAFETY: the structure of that property, which the library copies.
        let code = unsafe { (self.api.sasl_setprop)(self.conn, SEC_PROPS, (&raw const properties).cast()) };
        self.api.check(code)
    }

    /// Begins with the best of `mechanisms`. Returns its name too.
    pub fn start(&mut self, mechanisms: &str) -> Result<(Progress, Output, String), Failure> {
        let list =
            CString::new(mechanisms).map_err(|error| Failure { code: -7, detail: error.to_string() })?;
        let (mut out, mut length, mut name) = (null(), 0, null());
        // SAFETY: a connection, a string, and live variables; answers that `interact` points to are kept.
        let code = unsafe {
            (self.api.sasl_client_start)(
                self.conn,
                list.as_ptr(),
                &mut self.interact,
                &mut out,
                &mut length,
                &mut name,
            )
        };
        let progress = self.progress(code)?;
        // SAFETY: what the library says it gave, valid until its next call.
        let (out, name) = unsafe { (bytes(out, length), text(name)) };
        // Only the first of several calls tells the name.
        self.mechanism = name.unwrap_or(std::mem::take(&mut self.mechanism));
        Ok((progress, out, self.mechanism.clone()))
    }

    /// Goes on with what the server said.
    pub fn step(&mut self, input: Option<&[u8]>) -> Result<(Progress, Output), Failure> {
        // Some mechanisms look for a NUL after the end.
        let ended: Option<Vec<u8>> = input.map(|input| [input, &[0]].concat());
        let pointer = ended.as_ref().map_or(null(), |bytes| bytes.as_ptr().cast::<c_char>());
        let length = c_uint::try_from(input.map_or(0, <[u8]>::len)).unwrap_or(c_uint::MAX);
        let (mut out, mut out_length) = (null(), 0);
        // SAFETY: as for `start`, and the input's own length.
        let code = unsafe {
            (self.api.sasl_client_step)(
                self.conn,
                pointer,
                length,
                &mut self.interact,
                &mut out,
                &mut out_length,
            )
        };
        let progress = self.progress(code)?;
        // SAFETY: what the library says it gave, valid until its next call.
        Ok(unsafe { (progress, bytes(out, out_length)) })
    }

    fn progress(&self, code: c_int) -> Result<Progress, Failure> {
        match code {
            OK => Ok(Progress::Complete),
            CONTINUE => Ok(Progress::Continue),
            INTERACT => Ok(Progress::Interact),
            code => {
                // SAFETY: a connection; the string is valid until the library's next call.
                let detail = unsafe { text((self.api.sasl_errdetail)(self.conn)) };
                Err(Failure { code, detail: detail.unwrap_or_default() })
            }
        }
    }

    /// The library's own array of questions.
    fn array(&mut self) -> &mut [Interact] {
        if self.interact.is_null() {
            return &mut [];
        }
        let mut count = 0;
        // SAFETY: the array ends with the number 0, and is the library's until its next call.
        unsafe {
            while (*self.interact.add(count)).id != 0 {
                count += 1;
            }
            std::slice::from_raw_parts_mut(self.interact, count)
        }
    }

    /// What the library has to know before it can go on.
    pub fn questions(&mut self) -> Vec<Question> {
        let open = self.array().iter().filter(|question| question.result.is_null());
        // SAFETY: strings or NULL, the library's until its next call.
        open.map(|question| unsafe {
            Question {
                id: u32::try_from(question.id).unwrap_or(0),
                challenge: text(question.challenge),
                prompt: text(question.prompt).unwrap_or_default(),
                default_result: text(question.defresult),
            }
        })
        .collect()
    }

    /// Answers [`Session::questions`] in their order; `None` leaves one open.
    pub fn answer(&mut self, answers: Vec<Option<Vec<u8>>>) {
        // Kept until the next answers, after the call that reads them; some mechanisms look for a NUL.
        self.answers = answers;
        for answer in self.answers.iter_mut().flatten() {
            answer.push(0);
        }
        let kept = std::mem::take(&mut self.answers);
        let mut answers = kept.iter();
        for question in self.array().iter_mut().filter(|question| question.result.is_null()) {
            let Some(Some(answer)) = answers.next() else { continue };
            question.result = answer.as_ptr().cast();
            question.len = c_uint::try_from(answer.len() - 1).unwrap_or(0);
        }
        self.answers = kept;
    }

    fn number(&self, property: c_int) -> Result<u32, Failure> {
        let mut value = null();
        // SAFETY: a connection and a live variable.
        self.api.check(unsafe { (self.api.sasl_getprop)(self.conn, property, &mut value) })?;
        if value.is_null() {
            return Ok(0);
        }
        // SAFETY: both properties asked for are unsigned numbers of the connection.
        Ok(unsafe { *value.cast::<c_uint>() })
    }

    /// How strong the agreed protection is, in bits; 0 for none.
    pub fn strength(&self) -> Result<u32, Failure> {
        self.number(SSF)
    }

    /// How much may be encoded at once.
    pub fn max_buffer(&self) -> Result<u32, Failure> {
        self.number(MAXOUTBUF)
    }

    /// Protects bytes on their way.
    pub fn encode(&mut self, plain: &[u8]) -> Result<Vec<u8>, Failure> {
        self.transform(self.api.sasl_encode, plain)
    }

    /// Takes the protection away; what is not whole yet is kept for the next time.
    pub fn decode(&mut self, protected: &[u8]) -> Result<Vec<u8>, Failure> {
        self.transform(self.api.sasl_decode, protected)
    }

    fn transform(&mut self, function: Transform, input: &[u8]) -> Result<Vec<u8>, Failure> {
        let length =
            c_uint::try_from(input.len()).map_err(|_| Failure { code: -7, detail: String::new() })?;
        let (mut out, mut out_length) = (null(), 0);
        // SAFETY: a connection, the input's own length, live variables.
        self.api.check(unsafe {
            function(self.conn, input.as_ptr().cast(), length, &mut out, &mut out_length)
        })?;
        // SAFETY: what the library says it gave, valid until its next call.
        Ok(unsafe { bytes(out, out_length) }.unwrap_or_default())
    }
}

type Transform =
    unsafe extern "C" fn(*mut c_void, *const c_char, c_uint, *mut *const c_char, *mut c_uint) -> c_int;

impl Drop for Session {
    fn drop(&mut self) {
        // SAFETY: a connection that nobody uses from now on.
        unsafe { (self.api.sasl_dispose)(&mut self.conn) };
    }
}
