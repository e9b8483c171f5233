// SPDX-License-Identifier: LGPL-2.1-or-later
//! What every part of the interface shares: typed parameters, close reasons, the version number.

use core::ffi::{c_char, c_double, c_int, c_longlong, c_uint, c_ulong, c_ulonglong, c_void};

/// Since 0.0.1.
pub const LIBVIR_VERSION_NUMBER: c_ulong = 12_008_000;

/// Since 0.9.2.
pub const VIR_TYPED_PARAM_FIELD_LENGTH: usize = 80;

/// Since 0.9.2.
#[repr(C)]
#[derive(Clone, Copy)]
pub union _virTypedParameterValue {
    /// The i.
    pub i: c_int,
    /// The ui.
    pub ui: c_uint,
    /// The l.
    pub l: c_longlong,
    /// The ul.
    pub ul: c_ulonglong,
    /// The d.
    pub d: c_double,
    /// The b.
    pub b: c_char,
    /// The s.
    pub s: *mut c_char,
}

/// Since 0.9.2.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct _virTypedParameter {
    /// The field.
    pub field: [c_char; VIR_TYPED_PARAM_FIELD_LENGTH],
    /// The type.
    pub r#type: c_int,
    /// The value.
    pub value: _virTypedParameterValue,
}

/// Since 0.9.2.
pub type virTypedParameter = _virTypedParameter;

/// Since 0.9.2.
pub type virTypedParameterPtr = *mut virTypedParameter;

/// Since 0.10.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virConnectCloseReason {
    /// Since 0.10.0.
    VIR_CONNECT_CLOSE_REASON_ERROR = 0,
    /// Since 0.10.0.
    VIR_CONNECT_CLOSE_REASON_EOF = 1,
    /// Since 0.10.0.
    VIR_CONNECT_CLOSE_REASON_KEEPALIVE = 2,
    /// Since 0.10.0.
    VIR_CONNECT_CLOSE_REASON_CLIENT = 3,
    /// Since 0.10.0.
    #[cfg(feature = "sentinels")]
    VIR_CONNECT_CLOSE_REASON_LAST = 4,
}

/// Since 0.9.2.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virTypedParameterType {
    /// Since 0.9.2.
    VIR_TYPED_PARAM_INT = 1,
    /// Since 0.9.2.
    VIR_TYPED_PARAM_UINT = 2,
    /// Since 0.9.2.
    VIR_TYPED_PARAM_LLONG = 3,
    /// Since 0.9.2.
    VIR_TYPED_PARAM_ULLONG = 4,
    /// Since 0.9.2.
    VIR_TYPED_PARAM_DOUBLE = 5,
    /// Since 0.9.2.
    VIR_TYPED_PARAM_BOOLEAN = 6,
    /// Since 0.9.8.
    VIR_TYPED_PARAM_STRING = 7,
    /// Since 0.9.10.
    #[cfg(feature = "sentinels")]
    VIR_TYPED_PARAM_LAST = 8,
}

/// Since 0.9.8.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virTypedParameterFlags {
    /// Since 0.9.8.
    VIR_TYPED_PARAM_STRING_OKAY = 1 << 2,
}

/// Since 0.5.0.
pub type virFreeCallback = Option<unsafe extern "C" fn(opaque: *mut c_void)>;
