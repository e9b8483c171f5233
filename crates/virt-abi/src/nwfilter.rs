// SPDX-License-Identifier: LGPL-2.1-or-later
//! Network filters and their bindings to ports.

/// What a `virNWFilterPtr` points to; its contents are the library's own. Since 0.8.0.
#[repr(C)]
pub struct _virNWFilter {
    _p: [u8; 0],
}

/// What a `virNWFilterBindingPtr` points to; its contents are the library's own. Since 4.5.0.
#[repr(C)]
pub struct _virNWFilterBinding {
    _p: [u8; 0],
}

/// A network filter. Since 0.8.0.
pub type virNWFilter = _virNWFilter;

/// The use of a filter by one port. Since 4.5.0.
pub type virNWFilterBinding = _virNWFilterBinding;

/// Handle of a binding; virNWFilterBindingFree() gives one reference back. Since 4.5.0.
pub type virNWFilterBindingPtr = *mut virNWFilterBinding;

/// Handle of a filter; virNWFilterFree() gives one reference back. Since 0.8.0.
pub type virNWFilterPtr = *mut virNWFilter;

/// How to configure a filter. Since 7.7.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virNWFilterDefineFlags {
    /// Check the document against the schema. Since 7.7.0.
    VIR_NWFILTER_DEFINE_VALIDATE = 1 << 0,
}

/// How to bind a filter. Since 7.8.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virNWFilterBindingCreateFlags {
    /// Check the document against the schema. Since 7.8.0.
    VIR_NWFILTER_BINDING_CREATE_VALIDATE = 1 << 0,
}
