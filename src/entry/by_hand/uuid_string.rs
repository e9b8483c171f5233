// SPDX-License-Identifier: LGPL-2.1-or-later
//! Look-ups by a UUID in text: reading it is the library's, and then the look-up by bytes
//! runs as if the program had called that, also in its error messages.

use super::connect::function;
use crate::ffi::call::{Call, Function, run};
use crate::ffi::handle;
use std::ffi::{CStr, c_char};
use std::ptr::null_mut;
use virt_abi::{
    virConnectPtr, virDomainPtr, virNWFilterPtr, virNetworkPortPtr, virNetworkPtr, virSecretPtr,
    virStoragePoolPtr,
};
use virt_core::object::Network;
use virt_core::uuid::Uuid;
use virt_core::{Result, tr};

/// The UUID of `text`. `check` finds the object, which comes before the text.
///
/// # Safety
/// `text` is NULL or ends in NUL.
unsafe fn read(
    function: &'static Function,
    text: *const c_char,
    invalid: impl FnOnce(&str) -> String,
    check: impl FnOnce(&mut Call) -> Result<()>,
) -> Option<Uuid> {
    run(function, None, |call| {
        check(call)?;
        call.non_null(text.is_null(), "uuidstr")?;
        // SAFETY: the caller's promise.
        let bytes = unsafe { CStr::from_ptr(text) }.to_bytes();
        match Uuid::parse_bytes(bytes) {
            Some(uuid) => Ok(Some(uuid)),
            None => Err(call.bad_argument("uuidstr", invalid(function.name))),
        }
    })
}

fn must_be_valid(function: &str) -> String {
    tr!("uuidstr in %1$s must be a valid UUID", function)
}

macro_rules! by_connection {
    ($($name:ident, $lookup:ident, $domain:ident, $ptr:ident, $driver:ident, $method:ident, $invalid:expr;)*) => { $(
        pub(crate) unsafe fn $name(conn: virConnectPtr, uuidstr: *const c_char) -> $ptr {
            let check = |call: &mut Call| {
                // SAFETY: the caller passes a handle or NULL.
                unsafe { call.connect(conn) }.map(drop)
            };
            // SAFETY: NULL or the caller's string.
            let uuid = unsafe { read(function!($name, $domain), uuidstr, $invalid, check) };
            let Some(uuid) = uuid else { return null_mut() };
            run(function!($lookup, $domain), null_mut(), |call| {
                // SAFETY: as above.
                let connect = unsafe { call.connect(conn) }?;
                Ok(handle::give(call.$driver()?.$method(&connect, &uuid)?))
            })
        }
    )* };
}

by_connection! {
    virDomainLookupByUUIDString, virDomainLookupByUUID, DOMAIN, virDomainPtr, hypervisor, domain_lookup_by_uuid, |_| tr!("Invalid UUID");
    virNetworkLookupByUUIDString, virNetworkLookupByUUID, NETWORK, virNetworkPtr, network, network_lookup_by_uuid, must_be_valid;
    virNWFilterLookupByUUIDString, virNWFilterLookupByUUID, NWFILTER, virNWFilterPtr, nwfilter, nwfilter_lookup_by_uuid, must_be_valid;
    virSecretLookupByUUIDString, virSecretLookupByUUID, SECRET, virSecretPtr, secret, secret_lookup_by_uuid, must_be_valid;
    virStoragePoolLookupByUUIDString, virStoragePoolLookupByUUID, STORAGE, virStoragePoolPtr, storage, storage_pool_lookup_by_uuid, must_be_valid;
}

pub(crate) unsafe fn virNetworkPortLookupByUUIDString(
    net: virNetworkPtr,
    uuidstr: *const c_char,
) -> virNetworkPortPtr {
    let check = |call: &mut Call| {
        // SAFETY: the caller passes a handle or NULL.
        unsafe { call.object::<Network, _>(net) }.map(drop)
    };
    // SAFETY: NULL or the caller's string.
    let uuid =
        unsafe { read(function!(virNetworkPortLookupByUUIDString, NETWORK), uuidstr, must_be_valid, check) };
    let Some(uuid) = uuid else { return null_mut() };
    run(function!(virNetworkPortLookupByUUID, NETWORK), null_mut(), |call| {
        // SAFETY: as above.
        let network = unsafe { call.object::<Network, _>(net) }?;
        Ok(handle::give(call.network()?.network_port_lookup_by_uuid(&network, &uuid)?))
    })
}
