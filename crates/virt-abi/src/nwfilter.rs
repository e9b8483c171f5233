// SPDX-License-Identifier: LGPL-2.1-or-later
//! Network filters and their bindings to ports.

/// Since 0.8.0.
#[repr(C)]
pub struct _virNWFilter {
    _p: [u8; 0],
}

/// Since 4.5.0.
#[repr(C)]
pub struct _virNWFilterBinding {
    _p: [u8; 0],
}

/// Since 0.8.0.
pub type virNWFilter = _virNWFilter;

/// Since 4.5.0.
pub type virNWFilterBinding = _virNWFilterBinding;

/// Since 4.5.0.
pub type virNWFilterBindingPtr = *mut virNWFilterBinding;

/// Since 0.8.0.
pub type virNWFilterPtr = *mut virNWFilter;

/// Since 7.7.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virNWFilterDefineFlags {
    /// Since 7.7.0.
    VIR_NWFILTER_DEFINE_VALIDATE = 1 << 0,
}

/// Since 7.8.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virNWFilterBindingCreateFlags {
    /// Since 7.8.0.
    VIR_NWFILTER_BINDING_CREATE_VALIDATE = 1 << 0,
}
