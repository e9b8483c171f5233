// SPDX-License-Identifier: LGPL-2.1-or-later
//! Networks, interfaces, devices, filters, secrets, volumes: what has no row of the
//! regular kind. Strings that belong to an object live as long as it.

use super::connect::function;
use crate::ffi::call::{Function, Kind, run};
use crate::ffi::{args, memory};
use std::ffi::{c_char, c_int, c_uchar, c_uint, c_void};
use std::ptr::{null, null_mut};
use virt_abi::{
    virInterfacePtr, virNWFilterBindingPtr, virNetworkPtr, virNodeDevicePtr, virSecretPtr, virStorageVolPtr,
};
use virt_core::object::{Interface, NWFilterBinding, Name, Network, NodeDevice, Secret, StorageVol};

/// A text of the object behind `pointer`.
///
/// # Safety
/// `pointer` is a handle or NULL.
unsafe fn text<T: Kind, P>(
    function: &'static Function,
    pointer: *const P,
    of: fn(&T) -> &Name,
) -> *const c_char {
    run(function, null(), |call| {
        // SAFETY: the caller's promise.
        let object = unsafe { call.object::<T, P>(pointer) }?;
        Ok(of(&object).as_ptr())
    })
}

pub(crate) unsafe fn virInterfaceGetMACString(iface: virInterfacePtr) -> *const c_char {
    // SAFETY: the caller passes a handle or NULL.
    unsafe { text(function!(virInterfaceGetMACString, INTERFACE), iface, Interface::mac) }
}

pub(crate) unsafe fn virNWFilterBindingGetPortDev(binding: virNWFilterBindingPtr) -> *const c_char {
    // SAFETY: the caller passes a handle or NULL.
    unsafe { text(function!(virNWFilterBindingGetPortDev, NWFILTER), binding, NWFilterBinding::port_dev) }
}

pub(crate) unsafe fn virNWFilterBindingGetFilterName(binding: virNWFilterBindingPtr) -> *const c_char {
    // SAFETY: the caller passes a handle or NULL.
    unsafe { text(function!(virNWFilterBindingGetFilterName, NWFILTER), binding, NWFilterBinding::filter) }
}

pub(crate) unsafe fn virSecretGetUsageID(secret: virSecretPtr) -> *const c_char {
    // SAFETY: the caller passes a handle or NULL.
    unsafe { text(function!(virSecretGetUsageID, SECRET), secret, Secret::usage_id) }
}

pub(crate) unsafe fn virStorageVolGetKey(vol: virStorageVolPtr) -> *const c_char {
    // SAFETY: the caller passes a handle or NULL.
    unsafe { text(function!(virStorageVolGetKey, STORAGE), vol, StorageVol::key) }
}

pub(crate) unsafe fn virSecretGetUsageType(secret: virSecretPtr) -> c_int {
    run(function!(virSecretGetUsageType, SECRET), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        Ok(unsafe { call.object::<Secret, _>(secret) }?.usage_type())
    })
}

pub(crate) unsafe fn virSecretGetValue(
    secret: virSecretPtr,
    value_size: *mut usize,
    flags: c_uint,
) -> *mut c_uchar {
    run(function!(virSecretGetValue, SECRET), null_mut(), |call| {
        // SAFETY: the caller passes a handle or NULL.
        let secret = unsafe { call.object::<Secret, _>(secret) }?;
        call.writable()?;
        call.non_null(value_size.is_null(), "value_size")?;
        let mut value = call.secret()?.secret_get_value(&secret, flags)?;
        let copy = memory::alloc_array::<c_uchar>(value.len());
        // SAFETY: the copy has that room, and the caller's variable is not NULL. Only C's
        // copy of the secret stays in memory.
        unsafe {
            std::ptr::copy_nonoverlapping(value.as_ptr(), copy, value.len());
            *value_size = value.len();
            libc::explicit_bzero(value.as_mut_ptr().cast::<c_void>(), value.len());
        }
        Ok(copy)
    })
}

pub(crate) unsafe fn virNodeDeviceGetParent(dev: virNodeDevicePtr) -> *const c_char {
    run(function!(virNodeDeviceGetParent, NODEDEV), null(), |call| {
        // SAFETY: the caller passes a handle or NULL.
        let device = unsafe { call.object::<NodeDevice, _>(dev) }?;
        let parent = device.parent(|| call.node_device()?.node_device_get_parent(&device))?;
        Ok(parent.map_or(null(), Name::as_ptr))
    })
}

pub(crate) unsafe fn virNetworkUpdate(
    network: virNetworkPtr,
    command: c_uint,
    section: c_uint,
    parentIndex: c_int,
    xml: *const c_char,
    flags: c_uint,
) -> c_int {
    run(function!(virNetworkUpdate, NETWORK), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let network = unsafe { call.object::<Network, _>(network) }?;
        call.writable()?;
        // SAFETY: the caller's string or NULL, which is refused.
        let xml = unsafe { args::str(call, "xml", xml) }?;
        // Daemons before 1.0 take command and section in each other's place; a driver that
        // talks to one swaps them there.
        call.network()?.network_update(&network, command, section, parentIndex, xml, flags)?;
        Ok(0)
    })
}
