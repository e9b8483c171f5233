// SPDX-License-Identifier: LGPL-2.1-or-later
//! The administration interface: connections, and what its rows do not say.

use super::connect::function;
use crate::ffi::call::run;
use crate::ffi::{args, error, handle, memory};
use std::ffi::{c_char, c_int, c_longlong, c_uint, c_ulonglong, c_void};
use std::ptr::{null, null_mut};
use std::sync::{Arc, OnceLock};
use virt_abi::{
    virAdmClientPtr, virAdmConnectCloseFunc, virAdmConnectPtr, virAdmServerPtr, virConnectFlags,
    virFreeCallback,
};
use virt_core::config::Config;
use virt_core::config::client::{ClientConfig, config_path};
use virt_core::object::{AdmClient, AdmConnect, AdmServer};
use virt_core::uri::Uri;
use virt_core::{Error, ErrorCode, ErrorDomain, Result, VERSION, tr};
use virt_sys::env;

/// Sets the library up once; the first failure stays.
fn initialize() -> Result<()> {
    static DONE: OnceLock<Result<()>> = OnceLock::new();
    DONE.get_or_init(virt_core::log::init_from_env).clone()
}

pub(crate) unsafe fn virAdmInitialize() -> c_int {
    match initialize() {
        Ok(()) => 0,
        Err(error) => {
            error::raise("virAdmInitialize", None, error);
            -1
        }
    }
}

pub(crate) unsafe fn virAdmGetVersion(libVer: *mut c_ulonglong) -> c_int {
    run(function!(virAdmGetVersion, ADMIN), -1, |_| {
        initialize()?;
        if libVer.is_null() {
            return Err(Error::unknown_cause());
        }
        // SAFETY: the caller's variable, not NULL.
        unsafe { *libVer = VERSION };
        Ok(0)
    })
}

pub(crate) unsafe fn virAdmConnectOpen(name: *const c_char, flags: c_uint) -> virAdmConnectPtr {
    run(function!(virAdmConnectOpen, ADMIN), null_mut(), |call| {
        initialize()?;
        // SAFETY: the caller's string or NULL.
        let name = unsafe { args::opt_str(call, "name", name) }?;
        let no_aliases = virConnectFlags::VIR_CONNECT_NO_ALIASES as c_uint;
        let uri = uri(name, flags & no_aliases != 0)?;
        Ok(handle::give(driver_remote::admin::open(&uri, flags & !no_aliases)?))
    })
}

/// The URI meant by `name`: itself, what an alias of `libvirt-admin.conf` stands for, or
/// the default.
fn uri(name: Option<&str>, no_aliases: bool) -> Result<Uri> {
    let path = config_path("libvirt-admin.conf");
    let config = match Config::read(&path) {
        Err(_) if !path.exists() => Config::default(),
        config => config?,
    };
    let name = match name {
        Some(name) => name.to_string(),
        None => default_uri(&config)?,
    };
    let alias = if no_aliases { None } else { ClientConfig::new(config).resolve_alias(&name)? };
    Uri::parse(&alias.unwrap_or(name))
}

fn default_uri(config: &Config) -> Result<String> {
    if let Some(uri) = env::var("LIBVIRT_ADMIN_DEFAULT_URI") {
        return Ok(uri);
    }
    if let Some(uri) = config.string("uri_default")? {
        return Ok(uri.to_string());
    }
    // No driver can be asked whether it feels at home here, as other connections do.
    Ok(if env::is_root() { "libvirtd:///system" } else { "libvirtd:///session" }.to_string())
}

pub(crate) unsafe fn virAdmConnectClose(conn: virAdmConnectPtr) -> c_int {
    run(function!(virAdmConnectClose, ADMIN), -1, |call| {
        if conn.is_null() {
            return Ok(0);
        }
        // SAFETY: the caller passes a handle.
        let ours = unsafe { call.object::<AdmConnect, _>(conn) }?;
        // SAFETY: a living object, and the caller owns the reference that it gives up.
        drop(unsafe { handle::take(conn.cast::<AdmConnect>().cast_const()) });
        // One of the references that are left is the call's.
        Ok(c_int::from(Arc::strong_count(&ours) > 1))
    })
}

pub(crate) unsafe fn virAdmConnectGetURI(conn: virAdmConnectPtr) -> *mut c_char {
    run(function!(virAdmConnectGetURI, ADMIN), null_mut(), |call| {
        // SAFETY: the caller passes a handle or NULL.
        Ok(memory::dup_str(unsafe { call.object::<AdmConnect, _>(conn) }?.uri()))
    })
}

pub(crate) unsafe fn virAdmConnectIsAlive(conn: virAdmConnectPtr) -> c_int {
    run(function!(virAdmConnectIsAlive, ADMIN), -1, |call| {
        if conn.is_null() {
            return Ok(0);
        }
        // SAFETY: the caller passes a handle.
        let connect = unsafe { call.object::<AdmConnect, _>(conn) }?;
        Ok(c_int::from(connect.driver().is_alive()))
    })
}

pub(crate) unsafe fn virAdmConnectRegisterCloseCallback(
    conn: virAdmConnectPtr,
    cb: virAdmConnectCloseFunc,
    opaque: *mut c_void,
    freecb: virFreeCallback,
) -> c_int {
    run(function!(virAdmConnectRegisterCloseCallback, ADMIN), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let connect = unsafe { call.object::<AdmConnect, _>(conn) }?;
        call.non_null(cb.is_none(), "cb")?;
        let data = super::events::Data::new(opaque, freecb);
        let keeper = data.clone();
        let tell = move |conn: &Arc<AdmConnect>, reason: i32| {
            let conn = Arc::as_ptr(conn).cast_mut().cast();
            if let Some(function) = cb {
                // SAFETY: the program's function with its own data.
                error::keep(|| unsafe { function(conn, reason, data.pointer()) });
            }
        };
        if !connect.watch(identity(cb), Arc::new(tell)) {
            let text = tr!("A close callback is already registered");
            return Err(Error::new(ErrorDomain::ADMIN, ErrorCode::OPERATION_INVALID, text));
        }
        keeper.accept();
        Ok(0)
    })
}

/// What tells one function of the program from another.
fn identity(cb: virAdmConnectCloseFunc) -> usize {
    cb.map_or(0, |function| function as usize)
}

pub(crate) unsafe fn virAdmConnectUnregisterCloseCallback(
    conn: virAdmConnectPtr,
    cb: virAdmConnectCloseFunc,
) -> c_int {
    run(function!(virAdmConnectUnregisterCloseCallback, ADMIN), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let connect = unsafe { call.object::<AdmConnect, _>(conn) }?;
        call.non_null(cb.is_none(), "cb")?;
        if !connect.unwatch(identity(cb)) {
            let text = tr!("A different callback was requested");
            return Err(Error::new(ErrorDomain::NONE, ErrorCode::OPERATION_INVALID, text));
        }
        Ok(0)
    })
}

pub(crate) unsafe fn virAdmConnectGetLoggingFilters(
    conn: virAdmConnectPtr,
    filters: *mut *mut c_char,
    flags: c_uint,
) -> c_int {
    run(function!(virAdmConnectGetLoggingFilters, ADMIN), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let connect = unsafe { call.object::<AdmConnect, _>(conn) }?;
        let (text, count) = call.admin()?.adm_connect_get_logging_filters(&connect, flags)?;
        if !filters.is_null() {
            // SAFETY: the caller's variable, not NULL.
            unsafe { *filters = memory::dup_opt(text.as_deref()) };
        }
        Ok(count)
    })
}

pub(crate) unsafe fn virAdmConnectGetLoggingOutputs(
    conn: virAdmConnectPtr,
    outputs: *mut *mut c_char,
    flags: c_uint,
) -> c_int {
    run(function!(virAdmConnectGetLoggingOutputs, ADMIN), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let connect = unsafe { call.object::<AdmConnect, _>(conn) }?;
        let (text, count) = call.admin()?.adm_connect_get_logging_outputs(&connect, flags)?;
        if !outputs.is_null() {
            // SAFETY: the caller's variable, not NULL.
            unsafe { *outputs = memory::dup_str(&text) };
        }
        Ok(count)
    })
}

pub(crate) unsafe fn virAdmServerGetName(srv: virAdmServerPtr) -> *const c_char {
    run(function!(virAdmServerGetName, ADMIN), null(), |call| {
        // SAFETY: the caller passes a handle or NULL. The name lives as long as the handle.
        Ok(unsafe { call.object::<AdmServer, _>(srv) }?.name().as_ptr())
    })
}

pub(crate) unsafe fn virAdmClientGetID(client: virAdmClientPtr) -> c_ulonglong {
    run(function!(virAdmClientGetID, ADMIN), c_ulonglong::MAX, |call| {
        // SAFETY: the caller passes a handle or NULL.
        Ok(unsafe { call.object::<AdmClient, _>(client) }?.id())
    })
}

pub(crate) unsafe fn virAdmClientGetTimestamp(client: virAdmClientPtr) -> c_longlong {
    run(function!(virAdmClientGetTimestamp, ADMIN), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        Ok(unsafe { call.object::<AdmClient, _>(client) }?.timestamp())
    })
}

pub(crate) unsafe fn virAdmClientGetTransport(client: virAdmClientPtr) -> c_int {
    run(function!(virAdmClientGetTransport, ADMIN), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        Ok(unsafe { call.object::<AdmClient, _>(client) }?.transport())
    })
}
