// SPDX-License-Identifier: LGPL-2.1-or-later
//! Migration: what C's arguments may not be. Who talks to whom then is
//! `virt_core::migrate`'s.

use super::connect::function;
use crate::ffi::call::{Call, Lent, run};
use crate::ffi::{args, error, handle, params};
use std::ffi::{c_char, c_int, c_uint, c_ulong};
use std::ptr::null_mut;
use virt_abi::{
    VIR_MIGRATE_PARAM_BANDWIDTH, VIR_MIGRATE_PARAM_DEST_NAME, VIR_MIGRATE_PARAM_DEST_XML,
    VIR_MIGRATE_PARAM_URI, virConnectPtr, virDomainMigrateFlags as Flag, virDomainPtr, virTypedParameterPtr,
};
use virt_core::migrate::{Classic, Migrated, Migration, Wish};
use virt_core::object::{Connect, ConnectRef, Domain};
use virt_core::typed_params::{TypedParam, TypedParams};
use virt_core::{Error, ErrorCode, Result, tr};

const PEER2PEER: u32 = Flag::VIR_MIGRATE_PEER2PEER as u32;
const TUNNELLED: u32 = Flag::VIR_MIGRATE_TUNNELLED as u32;
const DISK: (u32, &str) = (Flag::VIR_MIGRATE_NON_SHARED_DISK as u32, "VIR_MIGRATE_NON_SHARED_DISK");
const INCREMENTAL: (u32, &str) = (Flag::VIR_MIGRATE_NON_SHARED_INC as u32, "VIR_MIGRATE_NON_SHARED_INC");
const SYNCHRONOUS: (u32, &str) =
    (Flag::VIR_MIGRATE_NON_SHARED_SYNCHRONOUS_WRITES as u32, "VIR_MIGRATE_NON_SHARED_SYNCHRONOUS_WRITES");
/// Either of the two, as the reference names them in one message.
const ANY_DISK: (u32, &str) =
    (DISK.0 | INCREMENTAL.0, "VIR_MIGRATE_NON_SHARED_DISK | VIR_MIGRATE_NON_SHARED_INC");

/// The destination's connection. The source's error handler stays the one that is told.
///
/// # Safety
/// `pointer` is a handle or NULL.
unsafe fn destination(call: &Call, pointer: virConnectPtr) -> Result<ConnectRef> {
    let pointer = pointer.cast::<Connect>().cast_const();
    // SAFETY: the caller's promise.
    if !unsafe { handle::is(pointer) } {
        return Err(Error::new(call.function.domain, ErrorCode::INVALID_CONN, call.function.name));
    }
    // SAFETY: a living connection, which C holds for the length of the call.
    Ok(unsafe { &*pointer }.refer())
}

fn writable(call: &Call, conn: &Connect) -> Result<()> {
    if !conn.is_read_only() {
        return Ok(());
    }
    let text = tr!("read only access prevents %1$s", call.function.name);
    Err(Error::new(call.function.domain, ErrorCode::OPERATION_DENIED, text))
}

fn tunnelled_or_parallel(call: &Call, flags: u32) -> Result<()> {
    const PARALLEL: (u32, &str) = (Flag::VIR_MIGRATE_PARALLEL as u32, "VIR_MIGRATE_PARALLEL");
    call.exclusive(flags, (TUNNELLED, "VIR_MIGRATE_TUNNELLED"), PARALLEL)
}

fn migration<'a>(call: &Call, domain: &'a Lent<Domain>, flags: u64) -> Migration<'a> {
    Migration { function: call.function.name, domain, flags }
}

/// The arrived domain, for C.
fn arrived(migrated: Migrated) -> virDomainPtr {
    if let Some(leftover) = &migrated.leftover {
        error::leave(leftover);
    }
    handle::give(migrated.domain)
}

/// What virDomainMigrate and virDomainMigrate2 are told.
struct Asked {
    domain: virDomainPtr,
    dconn: virConnectPtr,
    dxml: *const c_char,
    flags: c_ulong,
    dname: *const c_char,
    uri: *const c_char,
    uri_is_connection: bool,
    bandwidth: c_ulong,
}

/// # Safety
/// Handles or NULL, strings or NULL.
unsafe fn classic(call: &mut Call, asked: Asked) -> Result<virDomainPtr> {
    let flags = asked.flags as u32;
    // SAFETY: the caller's promise.
    let domain = unsafe { call.object::<Domain, _>(asked.domain) }?;
    call.writable()?;
    // SAFETY: the caller's promise.
    let dconn = unsafe { destination(call, asked.dconn) }?;
    writable(call, &dconn)?;
    // SAFETY: the caller's promise.
    call.non_empty_opt(unsafe { args::first_byte(asked.dname) }, "dname")?;
    call.exclusive(flags, DISK, INCREMENTAL)?;
    tunnelled_or_parallel(call, flags)?;
    call.require(flags, SYNCHRONOUS, ANY_DISK)?;
    // SAFETY: the caller's strings, or NULL.
    let wish = unsafe {
        Classic {
            dxml: args::opt_str(call, "dxml", asked.dxml)?,
            dname: args::opt_str(call, "dname", asked.dname)?,
            uri: args::opt_str(call, "uri", asked.uri)?,
            uri_is_connection: asked.uri_is_connection,
            bandwidth: asked.bandwidth,
        }
    };
    migration(call, &domain, asked.flags).to_connection(&dconn, Wish::Classic(wish)).map(arrived)
}

pub(crate) unsafe fn virDomainMigrate(
    domain: virDomainPtr,
    dconn: virConnectPtr,
    flags: c_ulong,
    dname: *const c_char,
    uri: *const c_char,
    bandwidth: c_ulong,
) -> virDomainPtr {
    let dxml = std::ptr::null();
    let asked = Asked { domain, dconn, dxml, flags, dname, uri, uri_is_connection: true, bandwidth };
    // SAFETY: the caller's arguments.
    run(function!(virDomainMigrate, DOMAIN), null_mut(), |call| unsafe { classic(call, asked) })
}

pub(crate) unsafe fn virDomainMigrate2(
    domain: virDomainPtr,
    dconn: virConnectPtr,
    dxml: *const c_char,
    flags: c_ulong,
    dname: *const c_char,
    uri: *const c_char,
    bandwidth: c_ulong,
) -> virDomainPtr {
    let asked = Asked { domain, dconn, dxml, flags, dname, uri, uri_is_connection: false, bandwidth };
    // SAFETY: the caller's arguments.
    run(function!(virDomainMigrate2, DOMAIN), null_mut(), |call| unsafe { classic(call, asked) })
}

/// The caller's typed parameters.
///
/// # Safety
/// `params` is NULL or has `nparams` parameters.
unsafe fn typed(call: &Call, params: virTypedParameterPtr, nparams: c_uint) -> Result<Vec<TypedParam>> {
    // The reference crashes without this check.
    call.array(params.is_null(), i64::from(nparams), "params")?;
    // SAFETY: the caller's promise.
    unsafe { params::read(call, params, nparams as c_int) }
}

pub(crate) unsafe fn virDomainMigrate3(
    domain: virDomainPtr,
    dconn: virConnectPtr,
    params: virTypedParameterPtr,
    nparams: c_uint,
    flags: c_uint,
) -> virDomainPtr {
    run(function!(virDomainMigrate3, DOMAIN), null_mut(), |call| {
        // SAFETY: the caller passes a handle or NULL.
        let domain = unsafe { call.object::<Domain, _>(domain) }?;
        call.writable()?;
        // SAFETY: as above; the reference crashes without this check.
        let dconn = unsafe { destination(call, dconn) }?;
        writable(call, &dconn)?;
        call.exclusive(flags, DISK, INCREMENTAL)?;
        call.require(flags, SYNCHRONOUS, ANY_DISK)?;
        if flags & PEER2PEER != 0 {
            let text = tr!("use virDomainMigrateToURI3 for peer-to-peer migration");
            return Err(call.bad_argument("flags", text));
        }
        if flags & TUNNELLED != 0 {
            let text = tr!("cannot perform tunnelled migration without using peer2peer flag");
            return Err(call.bad_argument("flags", text));
        }
        // SAFETY: nparams parameters, as documented.
        let params = unsafe { typed(call, params, nparams) }?;
        params.string(VIR_MIGRATE_PARAM_URI)?;
        let name = params.string(VIR_MIGRATE_PARAM_DEST_NAME)?;
        params.string(VIR_MIGRATE_PARAM_DEST_XML)?;
        params.ullong(VIR_MIGRATE_PARAM_BANDWIDTH)?;
        call.non_empty_opt(name.map(|name| name.bytes().next().unwrap_or(0)), "dname")?;
        migration(call, &domain, u64::from(flags)).to_connection(&dconn, Wish::Params(&params)).map(arrived)
    })
}

pub(crate) unsafe fn virDomainMigrateToURI(
    domain: virDomainPtr,
    duri: *const c_char,
    flags: c_ulong,
    dname: *const c_char,
    bandwidth: c_ulong,
) -> c_int {
    run(function!(virDomainMigrateToURI, DOMAIN), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let domain = unsafe { call.object::<Domain, _>(domain) }?;
        call.writable()?;
        call.non_null(duri.is_null(), "duri")?;
        // SAFETY: the caller's string or NULL.
        call.non_empty_opt(unsafe { args::first_byte(dname) }, "dname")?;
        // The reference's variable is as narrow.
        let flags = flags as u32;
        tunnelled_or_parallel(call, flags)?;
        let migration = migration(call, &domain, u64::from(flags));
        migration.check_unmanaged()?;
        // SAFETY: the caller's strings.
        let (uri, dname) = unsafe { (args::str(call, "duri", duri)?, args::opt_str(call, "dname", dname)?) };
        let (connection, uri) = match flags & PEER2PEER {
            0 => (None, Some(uri)),
            _ => (Some(uri), None),
        };
        let wish = Classic { dname, uri, bandwidth, ..Classic::default() };
        migration.to_uri(connection, Wish::Classic(wish))?;
        Ok(0)
    })
}

/// The connection that the source shall open, if it shall open one.
///
/// # Safety
/// `dconnuri` is a string or NULL.
unsafe fn peer<'a>(call: &Call, dconnuri: *const c_char, flags: u32) -> Result<Option<&'a str>> {
    match flags & PEER2PEER {
        0 => Ok(None),
        // SAFETY: the caller's promise; NULL is refused.
        _ => unsafe { args::str(call, "dconnuri", dconnuri) }.map(Some),
    }
}

pub(crate) unsafe fn virDomainMigrateToURI2(
    domain: virDomainPtr,
    dconnuri: *const c_char,
    miguri: *const c_char,
    dxml: *const c_char,
    flags: c_ulong,
    dname: *const c_char,
    bandwidth: c_ulong,
) -> c_int {
    run(function!(virDomainMigrateToURI2, DOMAIN), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let domain = unsafe { call.object::<Domain, _>(domain) }?;
        call.writable()?;
        // SAFETY: the caller's string or NULL.
        call.non_empty_opt(unsafe { args::first_byte(dname) }, "dname")?;
        let flags = flags as u32;
        tunnelled_or_parallel(call, flags)?;
        let migration = migration(call, &domain, u64::from(flags));
        migration.check_unmanaged()?;
        // SAFETY: the caller's string or NULL.
        let peer = unsafe { peer(call, dconnuri, flags) }?;
        // SAFETY: the caller's strings or NULL.
        let wish = unsafe {
            Classic {
                dxml: args::opt_str(call, "dxml", dxml)?,
                dname: args::opt_str(call, "dname", dname)?,
                uri: args::opt_str(call, "miguri", miguri)?,
                bandwidth,
                ..Classic::default()
            }
        };
        migration.to_uri(peer, Wish::Classic(wish))?;
        Ok(0)
    })
}

pub(crate) unsafe fn virDomainMigrateToURI3(
    domain: virDomainPtr,
    dconnuri: *const c_char,
    params: virTypedParameterPtr,
    nparams: c_uint,
    flags: c_uint,
) -> c_int {
    run(function!(virDomainMigrateToURI3, DOMAIN), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let domain = unsafe { call.object::<Domain, _>(domain) }?;
        call.writable()?;
        tunnelled_or_parallel(call, flags)?;
        let migration = migration(call, &domain, u64::from(flags));
        migration.check_unmanaged()?;
        // SAFETY: the caller's string or NULL.
        let peer = unsafe { peer(call, dconnuri, flags) }?;
        // SAFETY: nparams parameters, as documented.
        let params = unsafe { typed(call, params, nparams) }?;
        migration.to_uri(peer, Wish::Params(&params))?;
        Ok(0)
    })
}
