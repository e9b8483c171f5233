// SPDX-License-Identifier: LGPL-2.1-or-later
//! The library itself, and connections from open to close.

use crate::ffi::call::{Function, run};
use crate::ffi::error::{self, ConnectState};
use crate::ffi::{args, handle, memory, params};
use std::ffi::{c_char, c_int, c_uint, c_ulong, c_void};
use std::ptr::{null, null_mut};
use std::sync::{Arc, OnceLock};
use virt_abi::{
    virConnectAuthPtr, virConnectCloseFunc, virConnectFlags, virConnectPtr, virFreeCallback,
    virTypedParameterPtr,
};
use virt_core::object::Connect;
use virt_core::open::Mode;
use virt_core::{Error, ErrorCode, ErrorDomain, Result, VERSION, tr};

/// The static that `run` wants, for a function written by hand.
macro_rules! function {
    ($name:ident, $domain:ident) => {
        &crate::ffi::call::Function { name: stringify!($name), domain: virt_core::ErrorDomain::$domain }
    };
}
pub(crate) use function;

/// Sets the library up once; the first failure stays.
pub(crate) fn initialize() -> Result<()> {
    static DONE: OnceLock<Result<()>> = OnceLock::new();
    DONE.get_or_init(|| {
        if virt_sys::env::has_foreign_ids() {
            let text = tr!("libvirt.so is not safe to use from setuid/setgid programs");
            return Err(Error::internal(ErrorDomain::NONE, text));
        }
        virt_core::log::init_from_env()
    })
    .clone()
}

pub(crate) unsafe fn virInitialize() -> c_int {
    match initialize() {
        Ok(()) => 0,
        Err(error) => {
            error::raise("virInitialize", None, error);
            -1
        }
    }
}

pub(crate) unsafe fn virGetVersion(
    libVer: *mut c_ulong,
    _type: *const c_char,
    typeVer: *mut c_ulong,
) -> c_int {
    static FUNCTION: &Function = function!(virGetVersion, NONE);
    run(FUNCTION, -1, |_| {
        initialize()?;
        if libVer.is_null() {
            return Err(Error::unknown_cause());
        }
        // SAFETY: the caller's variables, the second one only if there is one.
        unsafe {
            *libVer = VERSION;
            crate::ffi::ret::number(typeVer, VERSION);
        }
        Ok(0)
    })
}

pub(crate) unsafe fn virConnectOpen(name: *const c_char) -> virConnectPtr {
    // SAFETY: the caller's argument.
    unsafe { open(function!(virConnectOpen, NONE), name, null_mut(), 0) }
}

pub(crate) unsafe fn virConnectOpenReadOnly(name: *const c_char) -> virConnectPtr {
    let flags = virConnectFlags::VIR_CONNECT_RO as c_uint;
    // SAFETY: the caller's argument.
    unsafe { open(function!(virConnectOpenReadOnly, NONE), name, null_mut(), flags) }
}

pub(crate) unsafe fn virConnectOpenAuth(
    name: *const c_char,
    auth: virConnectAuthPtr,
    flags: c_uint,
) -> virConnectPtr {
    // SAFETY: the caller's arguments.
    unsafe { open(function!(virConnectOpenAuth, NONE), name, auth, flags) }
}

/// # Safety
/// `name` is NULL or a string, `auth` NULL or the caller's structure.
unsafe fn open(
    function: &'static Function,
    name: *const c_char,
    auth: virConnectAuthPtr,
    flags: c_uint,
) -> virConnectPtr {
    run(function, null_mut(), |call| {
        initialize()?;
        // SAFETY: the caller's promise.
        let name = unsafe { args::opt_str(call, "name", name) }?;
        let mode = Mode {
            read_only: flags & virConnectFlags::VIR_CONNECT_RO as c_uint != 0,
            no_aliases: flags & virConnectFlags::VIR_CONNECT_NO_ALIASES as c_uint != 0,
            flags,
        };
        // SAFETY: the caller's promise.
        let asker = unsafe { super::auth_default::asker(auth) };
        let auth = asker.as_ref().map(|asker| asker as &dyn virt_core::auth::AuthCallback);
        let conn = virt_core::open::open(name, mode, auth, crate::DRIVERS)?;
        // C's handle is the one that the connection counts itself.
        Ok(handle::show(&conn))
    })
}

pub(crate) unsafe fn virConnectClose(conn: virConnectPtr) -> c_int {
    // NULL and other kinds are refused in no error domain, as the reference does.
    run(function!(virConnectClose, NONE), -1, |call| {
        let left = {
            let pointer = conn.cast::<Connect>().cast_const();
            // SAFETY: the caller passes a handle or NULL.
            let valid = unsafe { handle::is(pointer) };
            // SAFETY: a living connection as just checked; the reference keeps it meanwhile.
            if valid { unsafe { &*pointer }.refer().close() } else { None }
        };
        let Some(left) = left else {
            return Err(Error::new(call.function.domain, ErrorCode::INVALID_CONN, call.function.name));
        };
        // The reference says only whether something is left.
        Ok(c_int::from(left))
    })
}

pub(crate) unsafe fn virConnectRef(conn: virConnectPtr) -> c_int {
    run(function!(virConnectRef, DOMAIN), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let connect = unsafe { call.connect(conn) }?;
        if !connect.add_handle() {
            return Err(Error::new(call.function.domain, ErrorCode::INVALID_CONN, call.function.name));
        }
        Ok(0)
    })
}

pub(crate) unsafe fn virConnectGetURI(conn: virConnectPtr) -> *mut c_char {
    run(function!(virConnectGetURI, DOMAIN), null_mut(), |call| {
        // SAFETY: the caller passes a handle or NULL.
        let connect = unsafe { call.connect(conn) }?;
        Ok(memory::dup_opt(connect.uri()))
    })
}

pub(crate) unsafe fn virConnectGetType(conn: virConnectPtr) -> *const c_char {
    run(function!(virConnectGetType, DOMAIN), null(), |call| {
        // SAFETY: the caller passes a handle or NULL.
        let connect = unsafe { call.connect(conn) }?;
        Ok(connect.type_name()?.as_ptr())
    })
}

pub(crate) unsafe fn virConnectGetLibVersion(conn: virConnectPtr, libVer: *mut c_ulong) -> c_int {
    run(function!(virConnectGetLibVersion, DOMAIN), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let connect = unsafe { call.connect(conn) }?;
        call.non_null(libVer.is_null(), "libVer")?;
        let version = call.hypervisor()?.connect_get_lib_version(&connect)?;
        // SAFETY: the caller's variable, not NULL.
        unsafe { *libVer = version };
        Ok(0)
    })
}

pub(crate) unsafe fn virConnectSetKeepAlive(conn: virConnectPtr, interval: c_int, count: c_uint) -> c_int {
    run(function!(virConnectSetKeepAlive, DOMAIN), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let connect = unsafe { call.connect(conn) }?;
        call.hypervisor()?.connect_set_keep_alive(&connect, interval, count)
    })
}

pub(crate) unsafe fn virConnectSetIdentity(
    conn: virConnectPtr,
    params: virTypedParameterPtr,
    nparams: c_int,
    flags: c_uint,
) -> c_int {
    run(function!(virConnectSetIdentity, DOMAIN), -1, |call| {
        // SAFETY: the caller passes a handle or NULL, and an array of that length.
        let (connect, params) = unsafe { (call.connect(conn)?, params::read(call, params, nparams)?) };
        call.hypervisor()?.connect_set_identity(&connect, &params, flags)?;
        Ok(0)
    })
}

pub(crate) unsafe fn virConnectRegisterCloseCallback(
    conn: virConnectPtr,
    cb: virConnectCloseFunc,
    opaque: *mut c_void,
    freecb: virFreeCallback,
) -> c_int {
    run(function!(virConnectRegisterCloseCallback, DOMAIN), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let connect = unsafe { call.connect(conn) }?;
        call.non_null(cb.is_none(), "cb")?;
        let Some(slot) = call.hypervisor()?.connect_close_callback(&connect) else { return Ok(0) };
        let data = super::events::Data::new(opaque, freecb);
        let keeper = data.clone();
        let function = cb;
        let tell = move |conn: &Connect, reason: i32| {
            let conn = handle::show(conn);
            if let Some(function) = function {
                // SAFETY: the program's function with its own data.
                error::keep(|| unsafe { function(conn, reason, data.pointer()) });
            }
        };
        let register = || -> Result<bool> {
            if slot.registered().is_some() {
                return Ok(false);
            }
            call.hypervisor()?.connect_watched(&connect, true)?;
            Ok(slot.register(cb.map_or(0, |f| f as usize), Arc::new(tell)))
        };
        if !register()? {
            let text = tr!("A close callback is already registered");
            return Err(Error::new(ErrorDomain::REMOTE, ErrorCode::OPERATION_INVALID, text));
        }
        keeper.accept();
        Ok(0)
    })
}

pub(crate) unsafe fn virConnectUnregisterCloseCallback(
    conn: virConnectPtr,
    cb: virConnectCloseFunc,
) -> c_int {
    run(function!(virConnectUnregisterCloseCallback, DOMAIN), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let connect = unsafe { call.connect(conn) }?;
        call.non_null(cb.is_none(), "cb")?;
        let Some(slot) = call.hypervisor()?.connect_close_callback(&connect) else { return Ok(0) };
        let identity = cb.map_or(0, |f| f as usize);
        if slot.registered() != Some(identity) {
            let text = tr!("A different callback was requested");
            return Err(Error::new(ErrorDomain::REMOTE, ErrorCode::OPERATION_INVALID, text));
        }
        call.hypervisor()?.connect_watched(&connect, false)?;
        slot.unregister(identity);
        Ok(0)
    })
}

/// The connection's part of the error functions; NULL and other kinds have none.
///
/// # Safety
/// `conn` is NULL or a handle.
pub(super) unsafe fn state<T>(conn: virConnectPtr, body: impl FnOnce(&ConnectState) -> T) -> Option<T> {
    let pointer = conn.cast::<Connect>().cast_const();
    // SAFETY: the caller's promise.
    if !unsafe { handle::is(pointer) } {
        return None;
    }
    // SAFETY: a living connection as just checked; the reference keeps it for the body.
    let connect = unsafe { &*pointer }.refer();
    Some(body(connect.shell::<ConnectState>()))
}
