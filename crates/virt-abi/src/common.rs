// SPDX-License-Identifier: LGPL-2.1-or-later
//! What every part of the interface shares: typed parameters, close reasons, the version number.

use core::ffi::{c_char, c_double, c_int, c_longlong, c_uint, c_ulong, c_ulonglong, c_void};

/// The version that these headers are of: major * 1000000 + minor * 1000 + micro. virGetVersion() tells
/// the version of the library that is loaded. Since 0.0.1.
pub const LIBVIR_VERSION_NUMBER: c_ulong = 12_008_000;

/// Bytes in the name of a typed parameter, the final zero included. Since 0.9.2.
pub const VIR_TYPED_PARAM_FIELD_LENGTH: usize = 80;

/// The value of a typed parameter. Since 0.9.2.
#[repr(C)]
#[derive(Clone, Copy)]
pub union _virTypedParameterValue {
    /// For `VIR_TYPED_PARAM_INT`.
    pub i: c_int,
    /// For `VIR_TYPED_PARAM_UINT`.
    pub ui: c_uint,
    /// For `VIR_TYPED_PARAM_LLONG`.
    pub l: c_longlong,
    /// For `VIR_TYPED_PARAM_ULLONG`.
    pub ul: c_ulonglong,
    /// For `VIR_TYPED_PARAM_DOUBLE`.
    pub d: c_double,
    /// For `VIR_TYPED_PARAM_BOOLEAN`: 0 or 1.
    pub b: c_char,
    /// For `VIR_TYPED_PARAM_STRING`; owned by the parameter.
    pub s: *mut c_char,
}

/// A named value. Arrays of them carry tunables and statistics; virTypedParamsFree() releases an array
/// with its strings. Since 0.9.2.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct _virTypedParameter {
    /// The name, ended by a zero.
    pub field: [c_char; VIR_TYPED_PARAM_FIELD_LENGTH],
    /// One of `virTypedParameterType`.
    pub r#type: c_int,
    /// The value, in the member that `type` tells.
    pub value: _virTypedParameterValue,
}

/// Short name of `struct _virTypedParameter`. Since 0.9.2.
pub type virTypedParameter = _virTypedParameter;

/// Pointer to a `virTypedParameter`. Since 0.9.2.
pub type virTypedParameterPtr = *mut virTypedParameter;

/// Why a connection was lost, as a `virConnectCloseFunc` is told. Since 0.10.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virConnectCloseReason {
    /// Input or output failed. Since 0.10.0.
    VIR_CONNECT_CLOSE_REASON_ERROR = 0,
    /// The other side closed the connection. Since 0.10.0.
    VIR_CONNECT_CLOSE_REASON_EOF = 1,
    /// The other side stopped answering keepalive messages. Since 0.10.0.
    VIR_CONNECT_CLOSE_REASON_KEEPALIVE = 2,
    /// This side asked for it. Since 0.10.0.
    VIR_CONNECT_CLOSE_REASON_CLIENT = 3,
    /// One more than the last value; grows with new releases. Since 0.10.0.
    #[cfg(feature = "sentinels")]
    VIR_CONNECT_CLOSE_REASON_LAST = 4,
}

/// Which member of `value` a typed parameter uses. Since 0.9.2.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virTypedParameterType {
    /// `value.i` holds it. Since 0.9.2.
    VIR_TYPED_PARAM_INT = 1,
    /// `value.ui` holds it. Since 0.9.2.
    VIR_TYPED_PARAM_UINT = 2,
    /// `value.l` holds it. Since 0.9.2.
    VIR_TYPED_PARAM_LLONG = 3,
    /// `value.ul` holds it. Since 0.9.2.
    VIR_TYPED_PARAM_ULLONG = 4,
    /// `value.d` holds it. Since 0.9.2.
    VIR_TYPED_PARAM_DOUBLE = 5,
    /// `value.b` holds it: 0 or 1. Since 0.9.2.
    VIR_TYPED_PARAM_BOOLEAN = 6,
    /// `value.s` holds it: never NULL, ends with a zero. A function that fills parameters allocates it;
    /// virTypedParamsClear() or free() releases it. Since 0.9.8.
    VIR_TYPED_PARAM_STRING = 7,
    /// One more than the last value; grows with new releases. Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_TYPED_PARAM_LAST = 8,
}

/// How typed parameters travel. The values leave room for `virDomainModificationImpact`. Since 0.9.8.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virTypedParameterFlags {
    /// The caller can take strings. Without it a function leaves string parameters out, as old programs
    /// do not know them; newer functions always return them. Combines with the other flags of functions
    /// that fill typed parameters. Since 0.9.8.
    VIR_TYPED_PARAM_STRING_OKAY = 1 << 2,
}

/// Releases what was registered together with a callback. It runs once, when the library no longer
/// needs the pointer, and never while the library holds a lock. Since 0.5.0.
pub type virFreeCallback = Option<unsafe extern "C" fn(opaque: *mut c_void)>;
