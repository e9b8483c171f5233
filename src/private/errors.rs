// SPDX-License-Identifier: LGPL-2.1-or-later
//! Errors and log lines of the program's own.

use super::{bytes, export, exported, text};
use crate::ffi::error;
use parking_lot::Mutex;
use std::ffi::{c_char, c_int, c_uint};
use virt_abi::virErrorPtr;
use virt_core::error::{Detail, Level};
use virt_core::log::{self, Origin, Priority};
use virt_core::object::Connect;
use virt_core::{Error, ErrorCode, ErrorDomain};

/// For variadic.c: an error with a detail, or with none.
unsafe extern "C" fn error_report(
    function: *const c_char,
    domain: c_int,
    code: c_int,
    detail: *const c_char,
) {
    let (domain, code) = (ErrorDomain(domain), ErrorCode(code));
    let error = match detail.is_null() {
        true => Error::plain(domain, code),
        // SAFETY: variadic.c's string.
        false => Error::new(domain, code, unsafe { text(detail) }),
    };
    // SAFETY: the program's string.
    error::note(&unsafe { text(function) }, error);
}
export!(inside error_report);

/// For variadic.c: a failed system call.
unsafe extern "C" fn error_system(function: *const c_char, domain: c_int, errno: c_int, what: *const c_char) {
    // SAFETY: the program's string and variadic.c's.
    let (function, what) = unsafe { (text(function), text(what)) };
    error::note(&function, Error::system(ErrorDomain(domain), errno, what));
}
export!(inside error_system);

/// For variadic.c: an error with all its fields.
#[allow(clippy::too_many_arguments)]
unsafe extern "C" fn error_full(
    function: *const c_char,
    domain: c_int,
    code: c_int,
    level: c_int,
    str1: *const c_char,
    str2: *const c_char,
    str3: *const c_char,
    int1: c_int,
    int2: c_int,
    message: *const c_char,
) {
    if code == 0 {
        return;
    }
    // SAFETY: variadic.c hands on the program's strings or NULL.
    let optional = |string: *const c_char| (!string.is_null()).then(|| unsafe { text(string) }.into_owned());
    let level = match level {
        0 => Level::None,
        1 => Level::Warning,
        _ => Level::Error,
    };
    let message = optional(message).unwrap_or_else(|| virt_core::tr!("No error message provided"));
    let detail = Detail {
        code: ErrorCode(code),
        domain: ErrorDomain(domain),
        level,
        message,
        str1: optional(str1),
        str2: optional(str2),
        str3: optional(str3),
        int1,
        int2,
    };
    // SAFETY: the program's string.
    error::note(&unsafe { text(function) }, Error::from_detail(detail));
}
export!(inside error_full);

/// For variadic.c: a line of the log.
unsafe extern "C" fn log_message(
    source: *const c_char,
    priority: c_uint,
    file: *const c_char,
    line: c_int,
    function: *const c_char,
    message: *const c_char,
) {
    let priority = match priority {
        1 => Priority::Debug,
        2 => Priority::Info,
        3 => Priority::Warn,
        _ => Priority::Error,
    };
    // SAFETY: variadic.c hands on the program's strings or NULL.
    let (source, file, function, message) =
        unsafe { (text(source), text(file), text(function), bytes(message)) };
    let origin = Origin { source: &source, function: &function, file: &file, line: line.max(0) as u32 };
    log::write(priority, origin, format_args!("{}", String::from_utf8_lossy(message)));
}
export!(inside log_message);

/// What the program has to say of an error's priority in the log.
type Weigh = unsafe extern "C" fn(virErrorPtr, c_int) -> c_int;

static WEIGH: Mutex<Option<Weigh>> = Mutex::new(None);

/// Asks the program.
fn weigh(error: &Error, priority: Priority) -> Priority {
    let Some(ask) = *WEIGH.lock() else { return priority };
    let own = error::Slot::empty();
    error::fill(error, &own);
    // SAFETY: the program's function, and an error that is alive until it returns.
    match unsafe { ask(own.pointer(), priority as c_int) } {
        1 => Priority::Debug,
        2 => Priority::Info,
        3 => Priority::Warn,
        _ => Priority::Error,
    }
}

exported! {
all {
    /// The reference makes room for each thread's error here; ours is there from the start.
    fn virErrorInitialize() -> c_int {
        0
    }

    /// Whether the thread's last error is a failed system call: with this errno, or 0 for any.
    fn virLastErrorIsSystemErrno(errno: c_int) -> bool {
        let last = crate::entry::by_hand::virGetLastError();
        last.as_ref().is_some_and(|error| {
            error.code == ErrorCode::SYSTEM_ERROR.0 && (errno == 0 || error.int1 == errno)
        })
    }

    /// Reads the three variables that say what is logged.
    fn virLogSetFromEnv() -> c_int {
        match log::init_from_env() {
            Ok(()) => 0,
            Err(error) => {
                error::note("virLogSetFromEnv", error);
                -1
            }
        }
    }

    /// Who has a say in how important errors are.
    fn virSetErrorLogPriorityFunc(function: Option<Weigh>) {
        *WEIGH.lock() = function;
        log::set_error_filter(function.map(|_| weigh as log::ErrorFilter));
    }

    /// Tells the handlers of the thread's last error, or of an unknown one.
    fn virDispatchError(conn: *mut Connect) {
        if error::with_last(|slot| slot.is_set()) != Some(true) {
            let text = virt_core::tr!("An error occurred, but the cause is unknown");
            error::leave(&Error::from_detail(Detail {
                code: ErrorCode::INTERNAL_ERROR,
                domain: ErrorDomain::NONE,
                level: Level::Error,
                message: text,
                str1: None,
                str2: None,
                str3: None,
                int1: -1,
                int2: -1,
            }));
        }
        error::raise_again(crate::ffi::handle::borrow(conn).as_deref());
    }

    /// Makes an error the thread's last one again, and tells nobody.
    fn virSetError(error: virErrorPtr) -> c_int {
        let errno = *libc::__errno_location();
        let result = match error.is_null() {
            true => -1,
            false => error::with_last(|slot| error::copy(error, slot.pointer())).map_or(-1, |()| 0),
        };
        *libc::__errno_location() = errno;
        result
    }
}
only_9 {
    /// Keeps a copy of the thread's last error, NULL if there is none.
    fn virErrorPreserveLast(place: *mut virErrorPtr) {
        let errno = *libc::__errno_location();
        *place = std::ptr::null_mut();
        if error::with_last(|slot| slot.is_set()) == Some(true) {
            *place = crate::entry::by_hand::virSaveLastError();
        }
        *libc::__errno_location() = errno;
    }

    /// Makes the kept error the last one again and frees the copy.
    fn virErrorRestore(place: *mut virErrorPtr) {
        if (*place).is_null() {
            return;
        }
        let errno = *libc::__errno_location();
        virSetError(*place);
        crate::entry::by_hand::virFreeError(*place);
        *place = std::ptr::null_mut();
        *libc::__errno_location() = errno;
    }
}
}
