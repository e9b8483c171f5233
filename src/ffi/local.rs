// SPDX-License-Identifier: LGPL-2.1-or-later
//! What the library does for every kind of object without asking a driver.

use super::call::{Call, Function, Kind, Lent, run};
use super::handle;
use std::ffi::{c_char, c_int, c_uchar};
use std::ptr::null_mut;
use std::sync::Arc;
use virt_abi as abi;
use virt_core::object::{self, Identified, Named};
use virt_core::{Error, Result};

/// The object type behind a pointer type.
pub trait Pointed {
    /// The object.
    type Object: Kind;
}

macro_rules! pointed {
    ($($opaque:ident $object:ident)*) => { $(
        impl Pointed for abi::$opaque {
            type Object = object::$object;
        }
    )* };
}

pointed! {
    _virDomain Domain
    _virDomainSnapshot DomainSnapshot
    _virDomainCheckpoint DomainCheckpoint
    _virNetwork Network
    _virNetworkPort NetworkPort
    _virInterface Interface
    _virStoragePool StoragePool
    _virStorageVol StorageVol
    _virNodeDevice NodeDevice
    _virSecret Secret
    _virNWFilter NWFilter
    _virNWFilterBinding NWFilterBinding
    _virStream Stream
    _virAdmConnect AdmConnect
    _virAdmServer AdmServer
    _virAdmClient AdmClient
}

/// # Safety
/// As for [`handle::is`].
unsafe fn object<P: Pointed>(call: &mut Call, pointer: *mut P) -> Result<Lent<P::Object>> {
    // SAFETY: the caller's promise.
    unsafe { call.object::<P::Object, P>(pointer) }
}

/// `virXFree`: gives the reference back. The error slot is untouched by the object's end.
///
/// # Safety
/// The caller owns a reference, or the pointer is NULL or another kind's.
pub unsafe fn free<P: Pointed>(function: &'static Function, pointer: *mut P) -> c_int {
    run(function, -1, |call| {
        let pointer = pointer.cast::<P::Object>().cast_const();
        // SAFETY: the caller's promise.
        if !unsafe { handle::is(pointer) } {
            return Err(Error::new(P::Object::DOMAIN, P::Object::CODE, call.function.name));
        }
        // SAFETY: a living object, and the caller owns the reference that it gives up.
        drop(unsafe { handle::take(pointer) });
        Ok(0)
    })
}

/// [`free`] for the kinds whose NULL is nothing to free.
///
/// # Safety
/// As for [`free`].
pub unsafe fn free_unless_null<P: Pointed>(function: &'static Function, pointer: *mut P) -> c_int {
    if pointer.is_null() {
        return run(function, -1, |_| Ok(0));
    }
    // SAFETY: the caller's promise.
    unsafe { free(function, pointer) }
}

/// `virXRef`: one more reference for the caller.
///
/// # Safety
/// As for [`free`].
pub unsafe fn add_ref<P: Pointed>(function: &'static Function, pointer: *mut P) -> c_int {
    run(function, -1, |call| {
        let pointer = pointer.cast::<P::Object>().cast_const();
        // SAFETY: the caller's promise.
        let Some(another) = (unsafe { handle::borrow(pointer) }) else {
            return Err(Error::new(P::Object::DOMAIN, P::Object::CODE, call.function.name));
        };
        let _ = handle::give::<_, P>(another);
        Ok(0)
    })
}

/// `virXGetConnect`: the connection, without a reference for the caller.
///
/// # Safety
/// As for [`free`].
pub unsafe fn connect<P: Pointed>(function: &'static Function, pointer: *mut P) -> abi::virConnectPtr {
    run(function, null_mut(), |call| {
        // SAFETY: the caller's promise.
        let ours = unsafe { object(call, pointer) }?;
        use virt_core::object::Connected;
        Ok(ours.connected().map_or(null_mut(), handle::show))
    })
}

/// `virXGetName`: valid as long as the object.
///
/// # Safety
/// As for [`free`].
pub unsafe fn name<P: Pointed<Object: Named>>(function: &'static Function, pointer: *mut P) -> *const c_char {
    run(function, std::ptr::null(), |call| {
        // SAFETY: the caller's promise.
        Ok(unsafe { object(call, pointer) }?.c_name().as_ptr())
    })
}

/// `virXGetUUID`.
///
/// # Safety
/// As for [`free`]; `uuid` is NULL or has sixteen bytes.
pub unsafe fn uuid<P: Pointed<Object: Identified>>(
    function: &'static Function,
    pointer: *mut P,
    uuid: *mut c_uchar,
) -> c_int {
    run(function, -1, |call| {
        // SAFETY: the caller's promise.
        let ours = unsafe { object(call, pointer) }?;
        call.non_null(uuid.is_null(), "uuid")?;
        // SAFETY: sixteen bytes by the caller's promise.
        unsafe { uuid.cast::<[u8; 16]>().write(ours.uuid().0) };
        Ok(0)
    })
}

/// `virXGetUUIDString`.
///
/// # Safety
/// As for [`free`]; `text` is NULL or has `VIR_UUID_STRING_BUFLEN` bytes.
pub unsafe fn uuid_string<P: Pointed<Object: Identified>>(
    function: &'static Function,
    pointer: *mut P,
    text: *mut c_char,
) -> c_int {
    run(function, -1, |call| {
        // SAFETY: the caller's promise.
        let ours = unsafe { object(call, pointer) }?;
        call.non_null(text.is_null(), "buf")?;
        let uuid = ours.uuid().to_string();
        // SAFETY: 36 digits and the NUL fit by the caller's promise.
        unsafe {
            std::ptr::copy_nonoverlapping(uuid.as_ptr(), text.cast::<u8>(), uuid.len());
            *text.add(uuid.len()) = 0;
        }
        Ok(0)
    })
}

/// `virDomainSnapshotGetDomain` and its like: without a reference for the caller.
///
/// # Safety
/// As for [`free`].
pub unsafe fn domain<P: Pointed<Object: OfDomain>>(
    function: &'static Function,
    pointer: *mut P,
) -> abi::virDomainPtr {
    run(function, null_mut(), |call| {
        // SAFETY: the caller's promise.
        let ours = unsafe { object(call, pointer) }?;
        Ok(Arc::as_ptr(ours.of()).cast_mut().cast())
    })
}

/// `virNetworkPortGetNetwork`: without a reference for the caller.
///
/// # Safety
/// As for [`free`].
pub unsafe fn network(function: &'static Function, pointer: abi::virNetworkPortPtr) -> abi::virNetworkPtr {
    run(function, null_mut(), |call| {
        // SAFETY: the caller's promise.
        let ours = unsafe { object(call, pointer) }?;
        Ok(Arc::as_ptr(ours.network()).cast_mut().cast())
    })
}

/// What belongs to a domain.
pub trait OfDomain {
    /// The domain.
    fn of(&self) -> &Arc<object::Domain>;
}

impl OfDomain for object::DomainSnapshot {
    fn of(&self) -> &Arc<object::Domain> {
        self.domain()
    }
}

impl OfDomain for object::DomainCheckpoint {
    fn of(&self) -> &Arc<object::Domain> {
        self.domain()
    }
}
