// SPDX-License-Identifier: LGPL-2.1-or-later
//! Functions that free structures. NULL is fine, and they keep the thread's error, except
//! where an object is freed on the way.

use super::connect::function;
use crate::ffi::{local, memory};
use virt_abi::{
    virDomainFSInfoPtr, virDomainIOThreadInfoPtr, virDomainInterfacePtr, virDomainStatsRecordPtr,
    virNetworkDHCPLeasePtr,
};

pub(crate) unsafe fn virDomainFSInfoFree(info: virDomainFSInfoPtr) {
    if info.is_null() {
        return;
    }
    // SAFETY: the caller gives up a structure whose pieces are malloc's.
    unsafe {
        memory::free((*info).mountpoint);
        memory::free((*info).name);
        memory::free((*info).fstype);
        for i in 0..(*info).ndevAlias {
            memory::free(*(*info).devAlias.add(i));
        }
        memory::free((*info).devAlias);
        memory::free(info);
    }
}

pub(crate) unsafe fn virDomainInterfaceFree(iface: virDomainInterfacePtr) {
    if iface.is_null() {
        return;
    }
    // SAFETY: the caller gives up a structure whose pieces are malloc's.
    unsafe {
        memory::free((*iface).name);
        memory::free((*iface).hwaddr);
        for i in 0..(*iface).naddrs as usize {
            memory::free((*(*iface).addrs.add(i)).addr);
        }
        memory::free((*iface).addrs);
        memory::free(iface);
    }
}

pub(crate) unsafe fn virDomainIOThreadInfoFree(info: virDomainIOThreadInfoPtr) {
    if info.is_null() {
        return;
    }
    // SAFETY: the caller gives up a structure whose pieces are malloc's.
    unsafe {
        memory::free((*info).cpumap);
        memory::free(info);
    }
}

pub(crate) unsafe fn virNetworkDHCPLeaseFree(lease: virNetworkDHCPLeasePtr) {
    if lease.is_null() {
        return;
    }
    // SAFETY: the caller gives up a structure whose pieces are malloc's.
    unsafe {
        memory::free((*lease).iface);
        memory::free((*lease).mac);
        memory::free((*lease).iaid);
        memory::free((*lease).ipaddr);
        memory::free((*lease).hostname);
        memory::free((*lease).clientid);
        memory::free(lease);
    }
}

pub(crate) unsafe fn virDomainStatsRecordListFree(stats: *mut virDomainStatsRecordPtr) {
    if stats.is_null() {
        return;
    }
    // SAFETY: the caller gives up a NULL-terminated array of records. Each owns its
    // parameters and a reference on its domain, which is freed as virDomainFree does it,
    // the forgotten error included.
    unsafe {
        let mut next = stats;
        while !(*next).is_null() {
            let record = *next;
            super::virTypedParamsFree((*record).params, (*record).nparams);
            local::free(function!(virDomainFree, DOMAIN), (*record).dom);
            memory::free(record);
            next = next.add(1);
        }
        memory::free(stats);
    }
}
