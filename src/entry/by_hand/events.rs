// SPDX-License-Identifier: LGPL-2.1-or-later
//! Registering for events, and the way from an event to a program's function.

use super::connect::function;
use crate::ffi::call::{Call, Function, Kind, Lent, LentConnect, run};
use crate::ffi::{args, error, params};
use std::ffi::{CString, c_char, c_int, c_longlong, c_uint, c_ulonglong, c_void};
use std::ptr::null;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use virt_abi as abi;
use virt_core::event::{Callback, Event, EventId, Family, Handle, Payload};
use virt_core::object::Connect;
use virt_core::{Result, tr};

/// How many event numbers each family has.
const DOMAIN_EVENTS: c_int = 30;
const OTHER_EVENTS: c_int = 2;

/// A program's pointer, which it wants back through its free callback, once.
pub(super) struct Data {
    opaque: usize,
    free: abi::virFreeCallback,
    accepted: AtomicBool,
}

impl Data {
    pub(super) fn new(opaque: *mut c_void, free: abi::virFreeCallback) -> Arc<Data> {
        Arc::new(Data { opaque: opaque as usize, free, accepted: AtomicBool::new(false) })
    }

    pub(super) fn pointer(&self) -> *mut c_void {
        self.opaque as *mut c_void
    }

    /// The program handed the pointer over; before that a failed call leaves it alone.
    pub(super) fn accept(&self) {
        self.accepted.store(true, Ordering::Release);
    }
}

impl Drop for Data {
    fn drop(&mut self) {
        if let Some(free) = self.free.filter(|_| *self.accepted.get_mut()) {
            let pointer = self.pointer();
            // SAFETY: the program's function and its own pointer, once.
            error::keep(|| unsafe { free(pointer) });
        }
    }
}

/// The function pointers that programs pass for events: all of them are cast from
/// the type that fits the event.
type Generic = unsafe extern "C" fn();

fn callback(function: Generic, opaque: *mut c_void, free: abi::virFreeCallback) -> Callback {
    let data = opaque as usize;
    let call = move |conn: &Connect, event: &Event, handle: &Handle| {
        // SAFETY: the program promised by the event's number that its function takes these arguments.
        error::keep(|| unsafe { tell(function, data as *mut c_void, conn, event, handle) });
    };
    let free = free.map(|free| -> Box<dyn FnOnce() + Send + Sync> {
        // SAFETY: the program's function and its own pointer, once.
        Box::new(move || error::keep(|| unsafe { free(data as *mut c_void) }))
    });
    Callback::new(function as usize, Box::new(call), free)
}

fn c(text: &str) -> CString {
    CString::new(text.split('\0').next().unwrap_or_default()).unwrap_or_default()
}

fn pointer(text: &Option<CString>) -> *const c_char {
    text.as_ref().map_or(null(), |text| text.as_ptr())
}

/// # Safety
/// `function` takes what the event's payload calls for.
unsafe fn tell(function: Generic, opaque: *mut c_void, conn: &Connect, event: &Event, handle: &Handle) {
    let conn = crate::ffi::handle::show(conn);
    let object: *mut c_void = match handle {
        Handle::Domain(object) => Arc::as_ptr(object).cast_mut().cast(),
        Handle::Network(object) => Arc::as_ptr(object).cast_mut().cast(),
        Handle::StoragePool(object) => Arc::as_ptr(object).cast_mut().cast(),
        Handle::NodeDevice(object) => Arc::as_ptr(object).cast_mut().cast(),
        Handle::Secret(object) => Arc::as_ptr(object).cast_mut().cast(),
    };
    /// Calls the program's function with the object first and its data last.
    macro_rules! call {
        ($($value:expr => $ty:ty),* $(; -> $ret:ty)?) => {{
            let function = {
                // SAFETY: see the function's own promise.
                unsafe {
                    std::mem::transmute::<Generic, unsafe extern "C" fn(abi::virConnectPtr, *mut c_void, $($ty,)* *mut c_void) $(-> $ret)?>(function)
                }
            };
            // SAFETY: as above; everything lent lives until the function returns.
            unsafe { function(conn, object, $($value,)* opaque) }
        }};
    }
    type Text = *const c_char;
    match &event.payload {
        Payload::Lifecycle { event: what, detail } => match event.id.0 {
            Family::Domain => {
                let _: c_int = call!(*what => c_int, *detail => c_int; -> c_int);
            }
            _ => call!(*what => c_int, *detail => c_int),
        },
        Payload::Plain => call!(),
        Payload::RtcChange { utcoffset } => call!(*utcoffset => c_longlong),
        Payload::Watchdog { action } => call!(*action => c_int),
        Payload::IoError { src_path, dev_alias, action, reason } => {
            let (path, alias) = (c(src_path), c(dev_alias));
            match reason {
                None => call!(path.as_ptr() => Text, alias.as_ptr() => Text, *action => c_int),
                Some(reason) => {
                    let reason = c(reason);
                    call!(path.as_ptr() => Text, alias.as_ptr() => Text, *action => c_int, reason.as_ptr() => Text)
                }
            }
        }
        Payload::Graphics { phase, local, remote, auth_scheme, subject } => {
            let texts =
                [&local.node, &local.service, &remote.node, &remote.service, auth_scheme].map(|t| c(t));
            let text = |i: usize| texts[i].as_ptr().cast_mut();
            let local =
                abi::virDomainEventGraphicsAddress { family: local.family, node: text(0), service: text(1) };
            let remote =
                abi::virDomainEventGraphicsAddress { family: remote.family, node: text(2), service: text(3) };
            let pairs: Vec<(CString, CString)> =
                subject.iter().map(|(kind, name)| (c(kind), c(name))).collect();
            let mut identities: Vec<abi::virDomainEventGraphicsSubjectIdentity> = pairs
                .iter()
                .map(|(kind, name)| abi::virDomainEventGraphicsSubjectIdentity {
                    r#type: kind.as_ptr().cast_mut(),
                    name: name.as_ptr().cast_mut(),
                })
                .collect();
            let subject = abi::virDomainEventGraphicsSubject {
                nidentity: identities.len() as c_int,
                identities: identities.as_mut_ptr(),
            };
            call!(*phase => c_int, &raw const local => *const abi::virDomainEventGraphicsAddress,
                  &raw const remote => *const abi::virDomainEventGraphicsAddress, text(4).cast_const() => Text,
                  &raw const subject => *const abi::virDomainEventGraphicsSubject)
        }
        Payload::BlockJob { disk, kind, status } => {
            let disk = c(disk);
            call!(disk.as_ptr() => Text, *kind => c_int, *status => c_int)
        }
        Payload::DiskChange { old_src, new_src, dev_alias, reason } => {
            let (old, new) = (old_src.as_deref().map(c), new_src.as_deref().map(c));
            let alias = c(dev_alias);
            call!(pointer(&old) => Text, pointer(&new) => Text, alias.as_ptr() => Text, *reason => c_int)
        }
        Payload::TrayChange { dev_alias, reason } => {
            let alias = c(dev_alias);
            call!(alias.as_ptr() => Text, *reason => c_int)
        }
        Payload::PowerManagement { reason } => call!(*reason => c_int),
        Payload::BalloonChange { actual } => call!(*actual => c_ulonglong),
        Payload::Device { dev_alias } => {
            let alias = c(dev_alias);
            call!(alias.as_ptr() => Text)
        }
        Payload::Tunable { params: list } | Payload::JobCompleted { params: list } => {
            let (array, count) = params::allocate_array(list.clone());
            call!(array => abi::virTypedParameterPtr, count => c_int);
            // SAFETY: made above; the program's function only reads it.
            unsafe { super::virTypedParamsFree(array, count) };
        }
        Payload::AgentLifecycle { state, reason } => call!(*state => c_int, *reason => c_int),
        Payload::MigrationIteration { iteration } => call!(*iteration => c_int),
        Payload::MetadataChange { kind, nsuri } => {
            let uri = nsuri.as_deref().map(c);
            call!(*kind => c_int, pointer(&uri) => Text)
        }
        Payload::BlockThreshold { dev, path, threshold, excess } => {
            let (dev, path) = (c(dev), path.as_deref().map(c));
            call!(dev.as_ptr() => Text, pointer(&path) => Text, *threshold => c_ulonglong, *excess => c_ulonglong)
        }
        Payload::MemoryFailure { recipient, action, flags } => {
            call!(*recipient => c_int, *action => c_int, *flags => c_uint)
        }
        Payload::MemoryDeviceSizeChange { alias, size } => {
            let alias = c(alias);
            call!(alias.as_ptr() => Text, *size => c_ulonglong)
        }
        Payload::NicMacChange { alias, old_mac, new_mac } => {
            let (alias, old, new) = (c(alias), c(old_mac), c(new_mac));
            call!(alias.as_ptr() => Text, old.as_ptr() => Text, new.as_ptr() => Text)
        }
        Payload::VcpuRemoved { vcpu } => call!(*vcpu => c_uint),
        Payload::ChannelLifecycle { channel, state, reason } => {
            let channel = c(channel);
            call!(channel.as_ptr() => Text, *state => c_int, *reason => c_int)
        }
        Payload::QemuMonitor { event: name, seconds, micros, details } => {
            let (name, details) = (c(name), details.as_deref().map(c));
            call!(name.as_ptr() => Text, *seconds => c_longlong, *micros => c_uint, pointer(&details) => Text)
        }
    }
}

/// Something that a callback may be limited to, and how it is called in an error.
trait Target: Kind {
    fn described(&self) -> String;
}

macro_rules! targets {
    ($($ty:ident: $how:ident;)*) => { $(
        impl Target for virt_core::object::$ty {
            fn described(&self) -> String {
                self.$how().to_string()
            }
        }
    )* };
}
targets! { Domain: name; Network: name; StoragePool: name; NodeDevice: name; Secret: uuid; }

/// What all the calls for one family check, in this order.
///
/// # Safety
/// `conn` and `object` are NULL or handles.
unsafe fn checked<T: Target, P>(
    call: &mut Call,
    conn: abi::virConnectPtr,
    object: *mut P,
    argument: &str,
    mismatch: impl FnOnce(&str) -> String,
) -> Result<(LentConnect, Option<Lent<T>>)> {
    // SAFETY: the caller's promise.
    let connect = unsafe { call.connect(conn) }?;
    if object.is_null() {
        return Ok((connect, None));
    }
    // SAFETY: the caller's promise.
    let object = unsafe { call.object::<T, P>(object) }?;
    if !object.connected().is_some_and(|of| std::ptr::eq(of, &*connect)) {
        return Err(call.bad_argument(argument, mismatch(&object.described())));
    }
    Ok((connect, Some(object)))
}

/// The checks that come after those of the objects.
fn function_and_number(call: &Call, is_null: bool, event_id: c_int) -> Result<()> {
    call.non_null(is_null, "cb")?;
    call.non_negative(event_id.into(), "eventID")
}

fn generic<F: Copy>(function: Option<F>) -> Option<Generic> {
    const { assert!(size_of::<Option<F>>() == size_of::<Generic>()) };
    // SAFETY: F is a C function pointer type, as the assertion and the callers say.
    function.map(|f| unsafe { std::mem::transmute_copy::<F, Generic>(&f) })
}

pub(crate) unsafe fn virConnectDomainEventRegisterAny(
    conn: abi::virConnectPtr,
    dom: abi::virDomainPtr,
    eventID: c_int,
    cb: abi::virConnectDomainEventGenericCallback,
    opaque: *mut c_void,
    freecb: abi::virFreeCallback,
) -> c_int {
    run(function!(virConnectDomainEventRegisterAny, DOMAIN), -1, |call| {
        let mismatch = |name: &str| tr!("domain '%1$s' must match connection", name);
        // SAFETY: the caller passes handles or NULL.
        let (connect, domain) = unsafe { checked(call, conn, dom, "dom", mismatch) }?;
        function_and_number(call, cb.is_none(), eventID)?;
        if eventID >= DOMAIN_EVENTS {
            let text = tr!("eventID must be less than %1$d", DOMAIN_EVENTS);
            return Err(call.bad_argument("eventID", text));
        }
        let Some(function) = generic(cb) else { return Ok(-1) };
        let callback = callback(function, opaque, freecb);
        let id = EventId(Family::Domain, eventID);
        call.hypervisor()?.domain_event_register(&connect, domain.as_deref(), id, false, callback)
    })
}

pub(crate) unsafe fn virConnectDomainEventRegister(
    conn: abi::virConnectPtr,
    cb: abi::virConnectDomainEventCallback,
    opaque: *mut c_void,
    freecb: abi::virFreeCallback,
) -> c_int {
    run(function!(virConnectDomainEventRegister, DOMAIN), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let connect = unsafe { call.connect(conn) }?;
        call.non_null(cb.is_none(), "cb")?;
        let Some(function) = generic(cb) else { return Ok(-1) };
        let callback = callback(function, opaque, freecb);
        let id = EventId(Family::Domain, 0);
        call.hypervisor()?.domain_event_register(&connect, None, id, true, callback)?;
        Ok(0)
    })
}

pub(crate) unsafe fn virConnectDomainEventDeregister(
    conn: abi::virConnectPtr,
    cb: abi::virConnectDomainEventCallback,
) -> c_int {
    run(function!(virConnectDomainEventDeregister, DOMAIN), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let connect = unsafe { call.connect(conn) }?;
        call.non_null(cb.is_none(), "cb")?;
        let identity = generic(cb).map_or(0, |f| f as usize);
        call.hypervisor()?.domain_event_deregister_old(&connect, identity)?;
        Ok(0)
    })
}

/// # Safety
/// `conn` is NULL or a handle.
unsafe fn deregister(
    function: &'static Function,
    conn: abi::virConnectPtr,
    number: c_int,
    end: impl FnOnce(&Call, &Connect) -> Result<()>,
) -> c_int {
    run(function, -1, |call| {
        // SAFETY: the caller's promise.
        let connect = unsafe { call.connect(conn) }?;
        call.non_negative(number.into(), "callbackID")?;
        end(call, &connect)?;
        Ok(0)
    })
}

pub(crate) unsafe fn virConnectDomainEventDeregisterAny(
    conn: abi::virConnectPtr,
    callbackID: c_int,
) -> c_int {
    // SAFETY: the caller passes a handle or NULL.
    unsafe {
        deregister(
            function!(virConnectDomainEventDeregisterAny, DOMAIN),
            conn,
            callbackID,
            |call, connect| call.hypervisor()?.domain_event_deregister(connect, callbackID),
        )
    }
}

macro_rules! family {
    ($register:ident, $deregister:ident, $domain:ident, $object:ident, $pointer:ident, $generic:ident,
     $family:ident, $driver:ident, $method:ident, $end:ident, $mismatch:literal) => {
        pub(crate) unsafe fn $register(
            conn: abi::virConnectPtr,
            $object: abi::$pointer,
            eventID: c_int,
            cb: abi::$generic,
            opaque: *mut c_void,
            freecb: abi::virFreeCallback,
        ) -> c_int {
            run(function!($register, $domain), -1, |call| {
                let name = call.function.name;
                let mismatch = |object: &str| tr!($mismatch, object, name);
                let (connect, object) =
                    // SAFETY: the caller passes handles or NULL.
                    unsafe { checked(call, conn, $object, stringify!($object), mismatch) }?;
                function_and_number(call, cb.is_none(), eventID)?;
                if eventID >= OTHER_EVENTS {
                    let text = tr!("eventID in %1$s must be less than %2$d", name, OTHER_EVENTS);
                    return Err(call.bad_argument("eventID", text));
                }
                let Some(function) = generic(cb) else { return Ok(-1) };
                let callback = callback(function, opaque, freecb);
                let id = EventId(Family::$family, eventID);
                call.$driver()?.$method(&connect, object.as_deref(), id, callback)
            })
        }

        pub(crate) unsafe fn $deregister(conn: abi::virConnectPtr, callbackID: c_int) -> c_int {
            // SAFETY: the caller passes a handle or NULL.
            unsafe {
                deregister(function!($deregister, $domain), conn, callbackID, |call, connect| {
                    call.$driver()?.$end(connect, callbackID)
                })
            }
        }
    };
}

family!(
    virConnectNetworkEventRegisterAny,
    virConnectNetworkEventDeregisterAny,
    NETWORK,
    net,
    virNetworkPtr,
    virConnectNetworkEventGenericCallback,
    Network,
    network,
    network_event_register,
    network_event_deregister,
    "network '%1$s' in %2$s must match connection"
);
family!(
    virConnectStoragePoolEventRegisterAny,
    virConnectStoragePoolEventDeregisterAny,
    STORAGE,
    pool,
    virStoragePoolPtr,
    virConnectStoragePoolEventGenericCallback,
    StoragePool,
    storage,
    storage_pool_event_register,
    storage_pool_event_deregister,
    "storage pool '%1$s' in %2$s must match connection"
);
family!(
    virConnectNodeDeviceEventRegisterAny,
    virConnectNodeDeviceEventDeregisterAny,
    NODEDEV,
    dev,
    virNodeDevicePtr,
    virConnectNodeDeviceEventGenericCallback,
    NodeDevice,
    node_device,
    node_device_event_register,
    node_device_event_deregister,
    "node device '%1$s' in %2$s must match connection"
);
family!(
    virConnectSecretEventRegisterAny,
    virConnectSecretEventDeregisterAny,
    SECRET,
    secret,
    virSecretPtr,
    virConnectSecretEventGenericCallback,
    Secret,
    secret,
    secret_event_register,
    secret_event_deregister,
    "secret '%1$s' in %2$s must match connection"
);

pub(crate) unsafe fn virConnectDomainQemuMonitorEventRegister(
    conn: abi::virConnectPtr,
    dom: abi::virDomainPtr,
    event: *const c_char,
    cb: abi::virConnectDomainQemuMonitorEventCallback,
    opaque: *mut c_void,
    freecb: abi::virFreeCallback,
    flags: c_uint,
) -> c_int {
    run(function!(virConnectDomainQemuMonitorEventRegister, NONE), -1, |call| {
        let name = call.function.name;
        let mismatch = |domain: &str| tr!("domain '%1$s' in %2$s must match connection", domain, name);
        // SAFETY: the caller passes handles or NULL.
        let (connect, domain) = unsafe { checked(call, conn, dom, "dom", mismatch) }?;
        call.non_null(cb.is_none(), "cb")?;
        call.writable()?;
        // SAFETY: NULL or the caller's string.
        let event = unsafe { args::opt_str(call, "event", event) }?;
        let Some(function) = generic(cb) else { return Ok(-1) };
        let callback = callback(function, opaque, freecb);
        call.hypervisor()?.domain_qemu_monitor_event_register(
            &connect,
            domain.as_deref(),
            event,
            callback,
            flags,
        )
    })
}

pub(crate) unsafe fn virConnectDomainQemuMonitorEventDeregister(
    conn: abi::virConnectPtr,
    callbackID: c_int,
) -> c_int {
    // SAFETY: the caller passes a handle or NULL.
    unsafe {
        deregister(
            function!(virConnectDomainQemuMonitorEventDeregister, NONE),
            conn,
            callbackID,
            |call, connect| {
                call.writable()?;
                call.hypervisor()?.domain_qemu_monitor_event_deregister(connect, callbackID)
            },
        )
    }
}
