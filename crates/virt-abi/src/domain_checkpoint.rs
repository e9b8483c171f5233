// SPDX-License-Identifier: LGPL-2.1-or-later
//! Checkpoints: points in time from which a later backup takes what changed since.

/// What a `virDomainCheckpointPtr` points to; its contents are the library's own. Since 5.2.0.
#[repr(C)]
pub struct _virDomainCheckpoint {
    _p: [u8; 0],
}

/// A checkpoint of a domain. Since 5.2.0.
pub type virDomainCheckpoint = _virDomainCheckpoint;

/// Handle of a checkpoint; virDomainCheckpointFree() gives one reference back. Since 5.2.0.
pub type virDomainCheckpointPtr = *mut virDomainCheckpoint;

/// How to make a checkpoint. Since 5.6.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainCheckpointCreateFlags {
    /// Restore what is known about a checkpoint that exists on disk already. Since 5.6.0.
    VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE = 1 << 0,
    /// Freeze the guest's file systems meanwhile; needs the agent. Since 5.6.0.
    VIR_DOMAIN_CHECKPOINT_CREATE_QUIESCE = 1 << 1,
    /// With REDEFINE: check that the disks really have it. Since 6.10.0.
    VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE_VALIDATE = 1 << 2,
}

/// What to put into a checkpoint's document. Since 5.6.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainCheckpointXMLFlags {
    /// Include passwords; needs a connection that may write. Since 5.6.0.
    VIR_DOMAIN_CHECKPOINT_XML_SECURE = 1 << 0,
    /// Leave out the domain as it was. Since 5.6.0.
    VIR_DOMAIN_CHECKPOINT_XML_NO_DOMAIN = 1 << 1,
    /// Include how much data changed since; takes a running domain. Since 5.6.0.
    VIR_DOMAIN_CHECKPOINT_XML_SIZE = 1 << 2,
}

/// Which checkpoints to list, and in which order. Since 5.6.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainCheckpointListFlags {
    /// Those without a parent, where a domain's checkpoints are listed. Since 5.6.0.
    VIR_DOMAIN_CHECKPOINT_LIST_ROOTS = 1 << 0,
    /// Parents before children. Since 5.6.0.
    VIR_DOMAIN_CHECKPOINT_LIST_TOPOLOGICAL = 1 << 1,
    /// Those without children. Since 5.6.0.
    VIR_DOMAIN_CHECKPOINT_LIST_LEAVES = 1 << 2,
    /// Those with children. Since 5.6.0.
    VIR_DOMAIN_CHECKPOINT_LIST_NO_LEAVES = 1 << 3,
}

impl virDomainCheckpointListFlags {
    /// Children of children too, where a checkpoint's children are listed. Since 5.6.0.
    pub const VIR_DOMAIN_CHECKPOINT_LIST_DESCENDANTS: Self = Self::VIR_DOMAIN_CHECKPOINT_LIST_ROOTS;
}

/// What to delete with a checkpoint. Since 5.6.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainCheckpointDeleteFlags {
    /// Its descendants too. Since 5.6.0.
    VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN = 1 << 0,
    /// Forget it and leave the disks alone. Since 5.6.0.
    VIR_DOMAIN_CHECKPOINT_DELETE_METADATA_ONLY = 1 << 1,
    /// Its descendants and not itself. Since 5.6.0.
    VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN_ONLY = 1 << 2,
}
