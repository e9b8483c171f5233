// SPDX-License-Identifier: LGPL-2.1-or-later
//! Credentials between C and Rust: the program's own callback, and the library's, which asks
//! at the terminal and to which `virConnectAuthPtrDefault` points.

use crate::ffi::{boundary, error, memory};
use std::cell::UnsafeCell;
use std::ffi::{CStr, CString, c_char, c_int, c_uint, c_void};
use std::ptr::{null, null_mut};
use virt_abi::{virConnectAuth, virConnectAuthPtr, virConnectCredential, virConnectCredentialPtr};
use virt_core::auth::{AuthCallback, Credential, CredentialKind, Refusal, TERMINAL_KINDS, ask_at_terminal};

/// Memory that C may write to. It is all this library does with it.
#[repr(transparent)]
pub(crate) struct Shared<T>(UnsafeCell<T>);
// SAFETY: as in the reference, guarding it is up to the program that changes it.
unsafe impl<T> Sync for Shared<T> {}

static KINDS: Shared<[c_int; TERMINAL_KINDS.len()]> = {
    let mut kinds = [0; TERMINAL_KINDS.len()];
    let mut i = 0;
    while i < kinds.len() {
        kinds[i] = TERMINAL_KINDS[i] as c_int;
        i += 1;
    }
    Shared(UnsafeCell::new(kinds))
};

/// What `virConnectAuthPtrDefault` points to.
pub(crate) static DEFAULT: Shared<virConnectAuth> = Shared(UnsafeCell::new(virConnectAuth {
    credtype: (&raw const KINDS).cast::<c_int>().cast_mut(),
    ncredtype: TERMINAL_KINDS.len() as c_uint,
    cb: Some(at_terminal),
    cbdata: null_mut(),
}));

/// The library's own callback. What was answered before a question that has no answer stays
/// answered, and the caller's to free.
unsafe extern "C" fn at_terminal(cred: virConnectCredentialPtr, ncred: c_uint, _data: *mut c_void) -> c_int {
    boundary::guard("virConnectAuthPtrDefault", || {
        for i in 0..ncred as usize {
            // SAFETY: the caller passes ncred credentials.
            let cred = unsafe { &mut *cred.add(i) };
            let Some(kind) = CredentialKind::from_number(cred.r#type) else { return -1 };
            // SAFETY: the credential's strings end in NUL or are NULL.
            let text = |text: *const c_char| unsafe { lossy(text) };
            let mut question = Credential {
                challenge: text(cred.challenge),
                default_result: text(cred.defresult),
                ..Credential::new(kind, text(cred.prompt).unwrap_or_else(|| "(null)".to_owned()))
            };
            if ask_at_terminal(&mut question).is_err() {
                return -1;
            }
            if let Some(answer) = question.result {
                let length = answer.iter().position(|byte| *byte == 0).unwrap_or(answer.len());
                let copy = memory::alloc_array::<c_char>(length + 1);
                if copy.is_null() {
                    return -1;
                }
                // SAFETY: room for the answer and, zeroed already, its end.
                unsafe { std::ptr::copy_nonoverlapping(answer.as_ptr().cast(), copy, length) };
                cred.result = copy;
                cred.resultlen = length as c_uint;
            }
        }
        0
    })
}

/// # Safety
/// `text` is NULL or a string.
unsafe fn lossy(text: *const c_char) -> Option<String> {
    // SAFETY: the caller's promise.
    (!text.is_null()).then(|| unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned())
}

/// The program's side of `virConnectOpenAuth`.
pub(crate) struct Asker(virConnectAuthPtr);

/// The program's callback; none for NULL.
///
/// # Safety
/// `auth` is NULL or a structure that stays valid while the result is used.
pub(crate) unsafe fn asker(auth: virConnectAuthPtr) -> Option<Asker> {
    (!auth.is_null()).then_some(Asker(auth))
}

impl AuthCallback for Asker {
    fn kinds(&self) -> Vec<CredentialKind> {
        // SAFETY: `asker`'s caller promised a valid structure.
        let auth = unsafe { &*self.0 };
        if auth.credtype.is_null() {
            return Vec::new();
        }
        (0..auth.ncredtype as usize)
            // SAFETY: the array has ncredtype numbers.
            .filter_map(|i| CredentialKind::from_number(unsafe { *auth.credtype.add(i) }))
            .collect()
    }

    fn ask(&self, questions: &mut [Credential]) -> Result<(), Refusal> {
        // SAFETY: `asker`'s caller promised a valid structure.
        let (callback, data) = unsafe { ((*self.0).cb, (*self.0).cbdata) };
        let callback = callback.ok_or(Refusal::NoCallback)?;
        let strings: Vec<[Option<CString>; 3]> = questions
            .iter()
            .map(|question| {
                let challenge = question.challenge.as_deref().map(c_string);
                let default = question.default_result.as_deref().map(c_string);
                [Some(c_string(&question.prompt)), challenge, default]
            })
            .collect();
        let pointer = |text: &Option<CString>| text.as_ref().map_or(null(), |text| text.as_ptr());
        let mut creds: Vec<virConnectCredential> = questions
            .iter()
            .zip(&strings)
            .map(|(question, [prompt, challenge, default])| virConnectCredential {
                r#type: question.kind as c_int,
                prompt: pointer(prompt),
                challenge: pointer(challenge),
                defresult: pointer(default),
                result: null_mut(),
                resultlen: 0,
            })
            .collect();
        // SAFETY: the program's function and data; the credentials are alive until it returns.
        let outcome = error::keep(|| unsafe { callback(creds.as_mut_ptr(), creds.len() as c_uint, data) });
        for (question, cred) in questions.iter_mut().zip(&creds) {
            // SAFETY: a result is malloc's, and ours from now on.
            question.result = unsafe { take(cred) };
        }
        if outcome < 0 { Err(Refusal::Cancelled) } else { Ok(()) }
    }
}

/// For C, up to the first NUL.
fn c_string(text: &str) -> CString {
    CString::new(text.split('\0').next().unwrap_or("")).unwrap_or_default()
}

/// The answer's bytes. Its memory is erased before it is freed: it may be a password.
///
/// # Safety
/// `cred.result` is NULL or malloc's, and has `resultlen` bytes or an end.
unsafe fn take(cred: &virConnectCredential) -> Option<Vec<u8>> {
    if cred.result.is_null() {
        return None;
    }
    // SAFETY: the caller's promise. Programs that forget the length end the text.
    unsafe {
        let length = match cred.resultlen as usize {
            0 => libc::strlen(cred.result),
            length => libc::strnlen(cred.result, length),
        };
        let answer = std::slice::from_raw_parts(cred.result.cast::<u8>(), length).to_vec();
        libc::explicit_bzero(cred.result.cast(), length);
        memory::free(cred.result);
        Some(answer)
    }
}
