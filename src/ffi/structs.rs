// SPDX-License-Identifier: LGPL-2.1-or-later
//! Structures made for the caller one by one. Each piece is a malloc of its own, so that
//! the function that frees the structure and a program that frees it piece by piece agree.

use super::{handle, memory, params};
use std::ffi::{c_int, c_uint};
use std::ptr::null_mut;
use virt_abi as abi;
use virt_core::types;

/// What becomes a structure of C's memory.
pub trait IntoC {
    /// The public structure.
    type C;
    /// Its fields, with strings and arrays of their own.
    fn into_c(self) -> Self::C;
}

/// A value in a malloc of its own; NULL when memory is out, and then what it holds is lost.
fn boxed<T>(value: T) -> *mut T {
    let place = memory::alloc_array::<T>(1);
    if !place.is_null() {
        // SAFETY: room for one value, just made.
        unsafe { place.write(value) };
    }
    place
}

/// An array in a malloc of its own; NULL for none.
fn array<T>(values: impl ExactSizeIterator<Item = T>) -> *mut T {
    if values.len() == 0 {
        return null_mut();
    }
    let room = values.len();
    let place = memory::alloc_array::<T>(room);
    if !place.is_null() {
        for (i, value) in values.take(room).enumerate() {
            // SAFETY: within the array just made.
            unsafe { place.add(i).write(value) };
        }
    }
    place
}

/// A new array of new structures with a NULL behind; returns how many structures. NULL
/// only counts.
///
/// # Safety
/// `to` is NULL or the caller's variable.
pub unsafe fn alloc<T: IntoC>(to: *mut *mut *mut T::C, values: Vec<T>) -> c_int {
    let count = values.len();
    if !to.is_null() {
        let list = memory::alloc_array::<*mut T::C>(count + 1);
        if list.is_null() {
            return -1;
        }
        for (i, value) in values.into_iter().enumerate() {
            // SAFETY: within the array just made, which has one place more for the NULL.
            unsafe { *list.add(i) = boxed(value.into_c()) };
        }
        // SAFETY: the caller's promise.
        unsafe { *to = list };
    }
    c_int::try_from(count).unwrap_or(c_int::MAX)
}

impl IntoC for types::DomainFSInfo {
    type C = abi::virDomainFSInfo;

    fn into_c(self) -> abi::virDomainFSInfo {
        abi::virDomainFSInfo {
            mountpoint: memory::dup_str(&self.mountpoint),
            name: memory::dup_str(&self.name),
            fstype: memory::dup_str(&self.fstype),
            ndevAlias: self.dev_alias.len(),
            devAlias: array(self.dev_alias.iter().map(|alias| memory::dup_str(alias))),
        }
    }
}

impl IntoC for types::DomainIOThreadInfo {
    type C = abi::virDomainIOThreadInfo;

    fn into_c(self) -> abi::virDomainIOThreadInfo {
        abi::virDomainIOThreadInfo {
            iothread_id: self.id,
            cpumaplen: self.cpumap.len() as c_int,
            cpumap: array(self.cpumap.into_iter()),
        }
    }
}

impl IntoC for types::DomainInterface {
    type C = abi::virDomainInterface;

    fn into_c(self) -> abi::virDomainInterface {
        abi::virDomainInterface {
            // Interfaces that were plugged in may have no name.
            name: memory::dup_opt(Some(&*self.name).filter(|name| !name.is_empty())),
            hwaddr: memory::dup_opt(self.hwaddr.as_deref()),
            naddrs: self.addrs.len() as c_uint,
            addrs: array(self.addrs.into_iter().map(|address| abi::virDomainIPAddress {
                r#type: address.kind,
                addr: memory::dup_str(&address.addr),
                prefix: address.prefix,
            })),
        }
    }
}

impl IntoC for types::NetworkDHCPLease {
    type C = abi::virNetworkDHCPLease;

    fn into_c(self) -> abi::virNetworkDHCPLease {
        abi::virNetworkDHCPLease {
            iface: memory::dup_str(&self.iface),
            expirytime: self.expirytime,
            r#type: self.kind,
            mac: memory::dup_opt(self.mac.as_deref()),
            iaid: memory::dup_opt(self.iaid.as_deref()),
            ipaddr: memory::dup_str(&self.ipaddr),
            prefix: self.prefix,
            hostname: memory::dup_opt(self.hostname.as_deref()),
            clientid: memory::dup_opt(self.clientid.as_deref()),
        }
    }
}

impl IntoC for types::DomainStatsRecord {
    type C = abi::virDomainStatsRecord;

    fn into_c(self) -> abi::virDomainStatsRecord {
        let (params, nparams) = params::allocate_array(self.params);
        abi::virDomainStatsRecord { dom: handle::give(self.domain), params, nparams }
    }
}
