// SPDX-License-Identifier: LGPL-2.1-or-later
//! What a C program does, done in Rust, so that Miri can watch what becomes of its pointers:
//! `tools/sanitize miri`. It knows no C library; what it lacks of one stands here.

use super::*;
use std::ffi::CStr;
use std::ptr::{null_mut, with_exposed_provenance_mut};
use std::sync::Mutex;
use std::sync::atomic::{AtomicI32, Ordering::SeqCst};

mod libc_parts {
    use super::*;

    #[unsafe(no_mangle)]
    unsafe extern "C" fn strdup(text: *const c_char) -> *mut c_char {
        // SAFETY: a string, and room for all of it.
        unsafe {
            let size = CStr::from_ptr(text).to_bytes_with_nul().len();
            let copy = libc::malloc(size).cast::<c_char>();
            std::ptr::copy_nonoverlapping(text, copy, size);
            copy
        }
    }

    #[unsafe(no_mangle)]
    extern "C" fn dgettext(_domain: *const c_char, id: *const c_char) -> *mut c_char {
        id.cast_mut()
    }

    #[unsafe(no_mangle)]
    extern "C" fn setlocale(_category: c_int, _name: *const c_char) -> *mut c_char {
        c"C".as_ptr().cast_mut()
    }

    #[unsafe(no_mangle)]
    extern "C" fn uselocale(_locale: *mut c_void) -> *mut c_void {
        std::ptr::without_provenance_mut(usize::MAX)
    }

    #[unsafe(no_mangle)]
    extern "C" fn getauxval(_kind: c_ulong) -> c_ulong {
        0
    }

    #[unsafe(no_mangle)]
    extern "C" fn getgid() -> c_uint {
        0
    }

    #[unsafe(no_mangle)]
    extern "C" fn getegid() -> c_uint {
        0
    }

    #[unsafe(no_mangle)]
    unsafe extern "C" fn gethostname(to: *mut c_char, _room: usize) -> c_int {
        // SAFETY: the caller's buffer has room for two bytes.
        unsafe { std::ptr::copy_nonoverlapping(c"h".as_ptr(), to, 2) };
        0
    }
}

/// The program's own loop: only timers.
mod timers {
    use super::*;

    struct Timer {
        number: c_int,
        timeout: c_int,
        callback: virEventTimeoutCallback,
        opaque: usize,
        free: virFreeCallback,
    }

    static ALL: Mutex<Vec<Timer>> = Mutex::new(Vec::new());

    pub unsafe extern "C" fn add(
        timeout: c_int,
        callback: virEventTimeoutCallback,
        opaque: *mut c_void,
        free: virFreeCallback,
    ) -> c_int {
        let mut all = ALL.lock().unwrap();
        let number = all.len() as c_int + 1;
        all.push(Timer { number, timeout, callback, opaque: opaque.expose_provenance(), free });
        number
    }

    pub unsafe extern "C" fn update(number: c_int, timeout: c_int) {
        let mut all = ALL.lock().unwrap();
        all.iter_mut().filter(|timer| timer.number == number).for_each(|timer| timer.timeout = timeout);
    }

    pub unsafe extern "C" fn remove(number: c_int) -> c_int {
        let mut all = ALL.lock().unwrap();
        let Some(timer) = all.iter_mut().find(|timer| timer.number == number) else { return -1 };
        timer.number = 0;
        let (free, opaque) = (timer.free, timer.opaque);
        drop(all);
        if let Some(free) = free {
            // SAFETY: what came with the timer, once.
            unsafe { free(with_exposed_provenance_mut(opaque)) };
        }
        0
    }

    /// One iteration.
    pub fn turn() {
        let due = |timer: &&Timer| timer.number > 0 && timer.timeout >= 0;
        let call = |timer: &Timer| (timer.callback, timer.number, timer.opaque);
        let due: Vec<_> = ALL.lock().unwrap().iter().filter(due).map(call).collect();
        for (callback, number, opaque) in due {
            // SAFETY: what came with the timer.
            unsafe { callback.unwrap()(number, with_exposed_provenance_mut(opaque)) };
        }
    }
}

const NO_DOMAIN: c_int = virErrorNumber::VIR_ERR_NO_DOMAIN as c_int;

static CALLS: AtomicI32 = AtomicI32::new(0);
static FREES: AtomicI32 = AtomicI32::new(0);

unsafe extern "C" fn on_event(
    conn: virConnectPtr,
    domain: virDomainPtr,
    _event: c_int,
    _detail: c_int,
    opaque: *mut c_void,
) -> c_int {
    CALLS.fetch_add(1, SeqCst);
    // SAFETY: a callback may use what it is given, and call the library.
    unsafe {
        *opaque.cast::<i32>() += 1;
        assert_eq!(virDomainGetConnect(domain), conn);
        assert_eq!((virDomainRef(domain), virDomainFree(domain)), (0, 0));
        assert!(virDomainLookupByName(conn, c"nobody".as_ptr()).is_null());
    }
    0
}

unsafe extern "C" fn on_free(opaque: *mut c_void) {
    FREES.fetch_add(1, SeqCst);
    // SAFETY: the test's own box, once.
    drop(unsafe { Box::from_raw(opaque.cast::<i32>()) });
}

unsafe extern "C" fn on_error(_opaque: *mut c_void, error: virErrorPtr) {
    // SAFETY: alive for the call, whatever else fails meanwhile.
    unsafe {
        let code = (*error).code;
        // Its own failure comes here too.
        if code != virErrorNumber::VIR_ERR_INVALID_DOMAIN as c_int {
            assert_eq!(virDomainFree(null_mut()), -1);
        }
        assert_eq!((*error).code, code);
    }
}

unsafe fn text(text: *const c_char) -> String {
    // SAFETY: the caller's string.
    unsafe { CStr::from_ptr(text) }.to_str().unwrap().to_owned()
}

unsafe fn ask_about(conn: virConnectPtr, domain: virDomainPtr) {
    // SAFETY: handles, and variables of the right kind and size.
    unsafe {
        assert_eq!(text(virDomainGetName(domain)), "miri");
        let (mut uuid, mut uuid_text) = ([0; 16], [0; 37]);
        assert_eq!(virDomainGetUUID(domain, uuid.as_mut_ptr()), 0);
        assert_eq!(virDomainGetUUIDString(domain, uuid_text.as_mut_ptr()), 0);
        let again = virDomainLookupByUUID(conn, uuid.as_ptr());
        assert_eq!((virDomainGetID(again), virDomainFree(again)), (2, 0));
        let mut info: virDomainInfo = std::mem::zeroed();
        assert_eq!(virDomainGetInfo(domain, &mut info), 0);
        let (mut state, mut reason) = (0, 0);
        assert_eq!(virDomainGetState(domain, &mut state, &mut reason, 0), 0);
        let document = virDomainGetXMLDesc(domain, 0);
        assert!(text(document).contains("miri"));
        libc::free(document.cast());

        let mut list = null_mut();
        assert_eq!(virConnectListAllDomains(conn, &mut list, 0), 2);
        (0..2).for_each(|i| assert_eq!(virDomainFree(*list.add(i)), 0));
        libc::free(list.cast());
        let mut ids = [0; 4];
        assert_eq!(virConnectListDomains(conn, ids.as_mut_ptr(), 4), 2);
        let mut stats = null_mut();
        assert_eq!(virConnectGetAllDomainStats(conn, 0, &mut stats, 0), 2);
        virDomainStatsRecordListFree(stats);

        for (text_of, expected) in [
            (virConnectGetHostname as unsafe extern "C" fn(_) -> _, "h"),
            (virConnectGetURI, "test:///default"),
        ] {
            let copy = text_of(conn);
            assert_eq!(text(copy), expected);
            libc::free(copy.cast());
        }
        assert_eq!(text(virConnectGetType(conn)), "TEST");
    }
}

unsafe fn fail_at(conn: virConnectPtr) {
    // SAFETY: handles of a wrong kind and NULL are refused; errors are the test's to keep.
    unsafe {
        assert_eq!(virDomainFree(conn.cast()), -1);
        assert!(virDomainLookupByName(conn, c"x".as_ptr()).is_null());
        let saved = virSaveLastError();
        assert_eq!((*saved).code, NO_DOMAIN);
        virFreeError(saved);
        let mut copy: virError = std::mem::zeroed();
        assert_eq!(virConnCopyLastError(conn, &mut copy), NO_DOMAIN);
        virResetError(&mut copy);
        assert_eq!((*virConnGetLastError(conn)).code, NO_DOMAIN);
        virConnResetLastError(conn);
        virResetLastError();
        assert!(virGetLastError().is_null());
    }
}

unsafe fn keep_parameters() {
    let (mut params, mut count, mut room, mut number) = (null_mut(), 0, 0, 0);
    // SAFETY: the array's own variables.
    unsafe {
        let add = virTypedParamsAddString(&mut params, &mut count, &mut room, c"a".as_ptr(), c"b".as_ptr());
        assert_eq!(add, 0);
        assert_eq!(virTypedParamsAddInt(&mut params, &mut count, &mut room, c"i".as_ptr(), 7), 0);
        assert_eq!(virTypedParamsGetInt(params, count, c"i".as_ptr(), &mut number), 1);
        virTypedParamsFree(params, count);
    }
    assert_eq!(number, 7);
}

fn two_threads(conn: virConnectPtr, domain: virDomainPtr) {
    let (conn, domain) = (conn.expose_provenance(), domain.expose_provenance());
    let work = move || {
        let conn: virConnectPtr = with_exposed_provenance_mut(conn);
        let domain: virDomainPtr = with_exposed_provenance_mut(domain);
        for _ in 0..5 {
            // SAFETY: handles, and each reference is given back.
            unsafe {
                assert_eq!((virConnectRef(conn), virDomainRef(domain)), (0, 0));
                let found = virDomainLookupByName(conn, c"test".as_ptr());
                assert_eq!((virDomainFree(found), virDomainGetID(domain)), (0, 2));
                assert_eq!((virDomainFree(domain), virConnectClose(conn)), (0, 1));
            }
        }
    };
    let threads = [std::thread::spawn(work), std::thread::spawn(work)];
    threads.into_iter().for_each(|thread| thread.join().unwrap());
}

#[test]
fn the_life_of_a_program() {
    // SAFETY: handles and pointers as the functions document them.
    unsafe {
        virEventRegisterImpl(None, None, None, Some(timers::add), Some(timers::update), Some(timers::remove));
        virSetErrorFunc(null_mut(), Some(on_error));
        let conn = virConnectOpen(c"test:///default".as_ptr());
        // The library keeps quiet about panics; those here are the test's.
        std::panic::set_hook(Box::new(|panic| eprintln!("{panic}")));
        assert!(!conn.is_null(), "{}", text(virGetLastErrorMessage()));
        virConnSetErrorFunc(conn, null_mut(), Some(on_error));

        type Function = unsafe extern "C" fn(virConnectPtr, virDomainPtr, c_int, c_int, *mut c_void) -> c_int;
        let function = std::mem::transmute::<Function, unsafe extern "C" fn(_, _, _)>(on_event);
        let data = Box::into_raw(Box::new(0));
        let register = || {
            virConnectDomainEventRegisterAny(conn, null_mut(), 0, Some(function), data.cast(), Some(on_free))
        };
        assert_eq!((register(), register()), (0, -1));

        let xml =
            c"<domain type='test'><name>miri</name><memory>8192</memory><os><type>hvm</type></os></domain>";
        let domain = virDomainDefineXML(conn, xml.as_ptr());
        assert!(!domain.is_null(), "{}", text(virGetLastErrorMessage()));
        assert_eq!(virDomainCreate(domain), 0);
        timers::turn();
        assert_eq!((CALLS.load(SeqCst), *data), (2, 2));
        ask_about(conn, domain);
        fail_at(conn);
        keep_parameters();
        two_threads(conn, domain);
        assert_eq!((virDomainDestroy(domain), virDomainUndefine(domain)), (0, 0));
        timers::turn();
        assert_eq!((CALLS.load(SeqCst), FREES.load(SeqCst)), (4, 0));
        assert_eq!(virConnectDomainEventDeregisterAny(conn, 0), 0);
        assert_eq!(FREES.load(SeqCst), 1);

        let stream = virStreamNew(conn, 0);
        assert_eq!((virStreamAbort(stream), virStreamFree(stream)), (0, 0));
        assert_eq!((virConnectClose(conn), virDomainFree(domain)), (1, 0));
    }
}
