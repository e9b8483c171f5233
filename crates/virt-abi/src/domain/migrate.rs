// SPDX-License-Identifier: LGPL-2.1-or-later
//! Moving a domain to another host: flags and parameters by name.

/// Since 1.1.0.
pub const VIR_MIGRATE_PARAM_URI: &str = "migrate_uri";

/// Since 1.1.0.
pub const VIR_MIGRATE_PARAM_DEST_NAME: &str = "destination_name";

/// Since 1.1.0.
pub const VIR_MIGRATE_PARAM_DEST_XML: &str = "destination_xml";

/// Since 1.3.4.
pub const VIR_MIGRATE_PARAM_PERSIST_XML: &str = "persistent_xml";

/// Since 1.1.0.
pub const VIR_MIGRATE_PARAM_BANDWIDTH: &str = "bandwidth";

/// Since 5.1.0.
pub const VIR_MIGRATE_PARAM_BANDWIDTH_POSTCOPY: &str = "bandwidth.postcopy";

/// Since 11.1.0.
pub const VIR_MIGRATE_PARAM_BANDWIDTH_AVAIL_SWITCHOVER: &str = "bandwidth.avail.switchover";

/// Since 1.1.0.
pub const VIR_MIGRATE_PARAM_GRAPHICS_URI: &str = "graphics_uri";

/// Since 1.1.4.
pub const VIR_MIGRATE_PARAM_LISTEN_ADDRESS: &str = "listen_address";

/// Since 1.2.17.
pub const VIR_MIGRATE_PARAM_MIGRATE_DISKS: &str = "migrate_disks";

/// Since 10.9.0.
pub const VIR_MIGRATE_PARAM_MIGRATE_DISKS_DETECT_ZEROES: &str = "migrate_disks_detect_zeroes";

/// Since 12.2.0.
pub const VIR_MIGRATE_PARAM_MIGRATE_DISKS_TARGET_ZERO: &str = "migrate_disks_target_zero";

/// Since 1.3.3.
pub const VIR_MIGRATE_PARAM_DISKS_PORT: &str = "disks_port";

/// Since 6.8.0.
pub const VIR_MIGRATE_PARAM_DISKS_URI: &str = "disks_uri";

/// Since 1.3.4.
pub const VIR_MIGRATE_PARAM_COMPRESSION: &str = "compression";

/// Since 1.3.4.
pub const VIR_MIGRATE_PARAM_COMPRESSION_MT_LEVEL: &str = "compression.mt.level";

/// Since 1.3.4.
pub const VIR_MIGRATE_PARAM_COMPRESSION_MT_THREADS: &str = "compression.mt.threads";

/// Since 1.3.4.
pub const VIR_MIGRATE_PARAM_COMPRESSION_MT_DTHREADS: &str = "compression.mt.dthreads";

/// Since 1.3.4.
pub const VIR_MIGRATE_PARAM_COMPRESSION_XBZRLE_CACHE: &str = "compression.xbzrle.cache";

/// Since 9.4.0.
pub const VIR_MIGRATE_PARAM_COMPRESSION_ZLIB_LEVEL: &str = "compression.zlib.level";

/// Since 9.4.0.
pub const VIR_MIGRATE_PARAM_COMPRESSION_ZSTD_LEVEL: &str = "compression.zstd.level";

/// Since 2.0.0.
pub const VIR_MIGRATE_PARAM_AUTO_CONVERGE_INITIAL: &str = "auto_converge.initial";

/// Since 2.0.0.
pub const VIR_MIGRATE_PARAM_AUTO_CONVERGE_INCREMENT: &str = "auto_converge.increment";

/// Since 5.2.0.
pub const VIR_MIGRATE_PARAM_PARALLEL_CONNECTIONS: &str = "parallel.connections";

/// Since 6.0.0.
pub const VIR_MIGRATE_PARAM_TLS_DESTINATION: &str = "tls.destination";

/// Since 0.3.2.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainMigrateFlags {
    /// Since 0.3.2.
    VIR_MIGRATE_LIVE = 1 << 0,
    /// Since 0.7.2.
    VIR_MIGRATE_PEER2PEER = 1 << 1,
    /// Since 0.7.2.
    VIR_MIGRATE_TUNNELLED = 1 << 2,
    /// Since 0.7.3.
    VIR_MIGRATE_PERSIST_DEST = 1 << 3,
    /// Since 0.7.3.
    VIR_MIGRATE_UNDEFINE_SOURCE = 1 << 4,
    /// Since 0.7.5.
    VIR_MIGRATE_PAUSED = 1 << 5,
    /// Since 0.8.2.
    VIR_MIGRATE_NON_SHARED_DISK = 1 << 6,
    /// Since 0.8.2.
    VIR_MIGRATE_NON_SHARED_INC = 1 << 7,
    /// Since 0.9.4.
    VIR_MIGRATE_CHANGE_PROTECTION = 1 << 8,
    /// Since 0.9.11.
    VIR_MIGRATE_UNSAFE = 1 << 9,
    /// Since 1.0.1.
    VIR_MIGRATE_OFFLINE = 1 << 10,
    /// Since 1.0.3.
    VIR_MIGRATE_COMPRESSED = 1 << 11,
    /// Since 1.1.0.
    VIR_MIGRATE_ABORT_ON_ERROR = 1 << 12,
    /// Since 1.2.3.
    VIR_MIGRATE_AUTO_CONVERGE = 1 << 13,
    /// Since 1.2.9.
    VIR_MIGRATE_RDMA_PIN_ALL = 1 << 14,
    /// Since 1.3.3.
    VIR_MIGRATE_POSTCOPY = 1 << 15,
    /// Since 3.2.0.
    VIR_MIGRATE_TLS = 1 << 16,
    /// Since 5.2.0.
    VIR_MIGRATE_PARALLEL = 1 << 17,
    /// Since 8.0.0.
    VIR_MIGRATE_NON_SHARED_SYNCHRONOUS_WRITES = 1 << 18,
    /// Since 8.5.0.
    VIR_MIGRATE_POSTCOPY_RESUME = 1 << 19,
    /// Since 8.5.0.
    VIR_MIGRATE_ZEROCOPY = 1 << 20,
}

/// Since 5.1.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainMigrateMaxSpeedFlags {
    /// Since 5.1.0.
    VIR_DOMAIN_MIGRATE_MAX_SPEED_POSTCOPY = 1 << 0,
}
