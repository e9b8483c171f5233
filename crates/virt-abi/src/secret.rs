// SPDX-License-Identifier: LGPL-2.1-or-later
//! Secrets: pass phrases and keys that the host keeps for disks and services.

use core::ffi::{c_int, c_void};

use crate::virConnectPtr;

/// What a `virSecretPtr` points to; its contents are the library's own. Since 0.7.1.
#[repr(C)]
pub struct _virSecret {
    _p: [u8; 0],
}

/// A secret that the host keeps. Since 0.7.1.
pub type virSecret = _virSecret;

/// Handle of a secret; virSecretFree() gives one reference back. Since 0.7.1.
pub type virSecretPtr = *mut virSecret;

/// What a secret is for, and so what its usage identifier names. Since 0.7.1.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virSecretUsageType {
    /// No particular use. Since 0.7.1.
    VIR_SECRET_USAGE_TYPE_NONE = 0,
    /// An encrypted volume; named by its path. Since 0.7.1.
    VIR_SECRET_USAGE_TYPE_VOLUME = 1,
    /// A Ceph user; named freely. Since 0.9.7.
    VIR_SECRET_USAGE_TYPE_CEPH = 2,
    /// An iSCSI initiator; named freely. Since 1.0.4.
    VIR_SECRET_USAGE_TYPE_ISCSI = 3,
    /// A key of TLS; named freely. Since 2.3.0.
    VIR_SECRET_USAGE_TYPE_TLS = 4,
    /// The state of a virtual TPM; named freely. Since 5.6.0.
    VIR_SECRET_USAGE_TYPE_VTPM = 5,
    /// One more than the last value; grows with new releases. Since 0.9.7.
    #[cfg(feature = "sentinels")]
    VIR_SECRET_USAGE_TYPE_LAST = 6,
}

/// Which secrets to list. Flags of one pair cancel out when both are given. Since 0.10.2.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virConnectListAllSecretsFlags {
    /// Those kept in memory only. Since 0.10.2.
    VIR_CONNECT_LIST_SECRETS_EPHEMERAL = 1 << 0,
    /// Those kept on disk. Since 0.10.2.
    VIR_CONNECT_LIST_SECRETS_NO_EPHEMERAL = 1 << 1,
    /// Those whose value is never told. Since 0.10.2.
    VIR_CONNECT_LIST_SECRETS_PRIVATE = 1 << 2,
    /// Those whose value can be read. Since 0.10.2.
    VIR_CONNECT_LIST_SECRETS_NO_PRIVATE = 1 << 3,
}

/// How to configure a secret. Since 7.7.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virSecretDefineFlags {
    /// Check the document against the schema. Since 7.7.0.
    VIR_SECRET_DEFINE_VALIDATE = 1 << 0,
}

/// Events of secrets; each has its own type of callback. Since 3.0.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virSecretEventID {
    /// It was defined or undefined: a `virConnectSecretEventLifecycleCallback`. Since 3.0.0.
    VIR_SECRET_EVENT_ID_LIFECYCLE = 0,
    /// Its value was set: a `virConnectSecretEventGenericCallback`. Since 3.0.0.
    VIR_SECRET_EVENT_ID_VALUE_CHANGED = 1,
    /// One more than the last value; grows with new releases. Since 3.0.0.
    #[cfg(feature = "sentinels")]
    VIR_SECRET_EVENT_ID_LAST = 2,
}

/// What happened to a secret. Since 3.0.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virSecretEventLifecycleType {
    /// It was defined. Since 3.0.0.
    VIR_SECRET_EVENT_DEFINED = 0,
    /// It was undefined. Since 3.0.0.
    VIR_SECRET_EVENT_UNDEFINED = 1,
    /// One more than the last value; grows with new releases. Since 3.0.0.
    #[cfg(feature = "sentinels")]
    VIR_SECRET_EVENT_LAST = 2,
}

/// What virConnectSecretEventRegisterAny() takes; `VIR_SECRET_EVENT_CALLBACK` casts a callback of the
/// right type to it. Also the type for events that carry nothing but the secret. Since 3.0.0.
pub type virConnectSecretEventGenericCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, secret: virSecretPtr, opaque: *mut c_void)>;

/// Told that a secret was defined or undefined. `event` is of `virSecretEventLifecycleType`, `detail`
/// is 0. The handle is valid until the callback returns; take a reference to keep it. Since 3.0.0.
pub type virConnectSecretEventLifecycleCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        secret: virSecretPtr,
        event: c_int,
        detail: c_int,
        opaque: *mut c_void,
    ),
>;
