// SPDX-License-Identifier: LGPL-2.1-or-later
//! Snapshots: states of a domain that one can return to.

/// What a `virDomainSnapshotPtr` points to; its contents are the library's own. Since 0.8.0.
#[repr(C)]
pub struct _virDomainSnapshot {
    _p: [u8; 0],
}

/// A snapshot of a domain. Since 0.8.0.
pub type virDomainSnapshot = _virDomainSnapshot;

/// Handle of a snapshot; virDomainSnapshotFree() gives one reference back. Since 0.8.0.
pub type virDomainSnapshotPtr = *mut virDomainSnapshot;

/// How to take a snapshot. Since 0.9.5.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainSnapshotCreateFlags {
    /// Restore what is known about a snapshot that exists on disk already. Since 0.9.5.
    VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE = 1 << 0,
    /// With REDEFINE: make it the current one. Since 0.9.5.
    VIR_DOMAIN_SNAPSHOT_CREATE_CURRENT = 1 << 1,
    /// Take it and forget it. Since 0.9.5.
    VIR_DOMAIN_SNAPSHOT_CREATE_NO_METADATA = 1 << 2,
    /// Stop the domain afterwards. Since 0.9.5.
    VIR_DOMAIN_SNAPSHOT_CREATE_HALT = 1 << 3,
    /// Disks only, without memory. Since 0.9.5.
    VIR_DOMAIN_SNAPSHOT_CREATE_DISK_ONLY = 1 << 4,
    /// The files to write to exist already. Since 0.9.10.
    VIR_DOMAIN_SNAPSHOT_CREATE_REUSE_EXT = 1 << 5,
    /// Freeze the guest's file systems meanwhile; needs the agent. Since 0.9.10.
    VIR_DOMAIN_SNAPSHOT_CREATE_QUIESCE = 1 << 6,
    /// Leave everything as it was if any disk fails. Since 0.9.11.
    VIR_DOMAIN_SNAPSHOT_CREATE_ATOMIC = 1 << 7,
    /// Keep the domain running while its memory is saved. Since 1.0.1.
    VIR_DOMAIN_SNAPSHOT_CREATE_LIVE = 1 << 8,
    /// Check the document against the schema. Since 5.6.0.
    VIR_DOMAIN_SNAPSHOT_CREATE_VALIDATE = 1 << 9,
}

/// What to put into a snapshot's document. Since 5.1.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainSnapshotXMLFlags {
    /// Include passwords; needs a connection that may write. Since 5.1.0.
    VIR_DOMAIN_SNAPSHOT_XML_SECURE = 1 << 0,
}

/// Which snapshots to list, and in which order. Since 0.9.5.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainSnapshotListFlags {
    /// Those without a parent, where a domain's snapshots are listed. Since 0.9.5.
    VIR_DOMAIN_SNAPSHOT_LIST_ROOTS = 1 << 0,
    /// Those without children. Since 0.9.7.
    VIR_DOMAIN_SNAPSHOT_LIST_LEAVES = 1 << 2,
    /// Those with children. Since 0.9.13.
    VIR_DOMAIN_SNAPSHOT_LIST_NO_LEAVES = 1 << 3,
    /// Those that the driver has data about. Since 0.9.5.
    VIR_DOMAIN_SNAPSHOT_LIST_METADATA = 1 << 1,
    /// Those that the driver has no data about. Since 0.9.13.
    VIR_DOMAIN_SNAPSHOT_LIST_NO_METADATA = 1 << 4,
    /// Those of a domain that was off. Since 1.0.1.
    VIR_DOMAIN_SNAPSHOT_LIST_INACTIVE = 1 << 5,
    /// Those of a running domain, with its memory. Since 1.0.1.
    VIR_DOMAIN_SNAPSHOT_LIST_ACTIVE = 1 << 6,
    /// Those of a running domain, without its memory. Since 1.0.1.
    VIR_DOMAIN_SNAPSHOT_LIST_DISK_ONLY = 1 << 7,
    /// Those inside the disk images. Since 1.0.1.
    VIR_DOMAIN_SNAPSHOT_LIST_INTERNAL = 1 << 8,
    /// Those in files of their own. Since 1.0.1.
    VIR_DOMAIN_SNAPSHOT_LIST_EXTERNAL = 1 << 9,
    /// Parents before children. Since 5.2.0.
    VIR_DOMAIN_SNAPSHOT_LIST_TOPOLOGICAL = 1 << 10,
}

impl virDomainSnapshotListFlags {
    /// Children of children too, where a snapshot's children are listed. Since 0.9.7.
    pub const VIR_DOMAIN_SNAPSHOT_LIST_DESCENDANTS: Self = Self::VIR_DOMAIN_SNAPSHOT_LIST_ROOTS;
}

/// How to go back to a snapshot. Since 0.9.5.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainSnapshotRevertFlags {
    /// Let the domain run afterwards. Since 0.9.5.
    VIR_DOMAIN_SNAPSHOT_REVERT_RUNNING = 1 << 0,
    /// Leave the domain paused afterwards. Since 0.9.5.
    VIR_DOMAIN_SNAPSHOT_REVERT_PAUSED = 1 << 1,
    /// Accept risks, such as starting the hypervisor anew. Since 0.9.7.
    VIR_DOMAIN_SNAPSHOT_REVERT_FORCE = 1 << 2,
    /// Start with fresh firmware variables. Since 8.1.0.
    VIR_DOMAIN_SNAPSHOT_REVERT_RESET_NVRAM = 1 << 3,
}

/// What to delete with a snapshot. Since 0.8.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainSnapshotDeleteFlags {
    /// Its descendants too. Since 0.8.0.
    VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN = 1 << 0,
    /// Forget it and leave the disks alone. Since 0.9.5.
    VIR_DOMAIN_SNAPSHOT_DELETE_METADATA_ONLY = 1 << 1,
    /// Its descendants and not itself. Since 0.9.5.
    VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN_ONLY = 1 << 2,
}
