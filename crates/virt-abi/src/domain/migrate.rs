// SPDX-License-Identifier: LGPL-2.1-or-later
//! Moving a domain to another host: flags and parameters by name.

/// Where the hypervisor connects to. Type: string. Since 1.1.0.
pub const VIR_MIGRATE_PARAM_URI: &str = "migrate_uri";

/// Name of the domain on the destination. Type: string. Since 1.1.0.
pub const VIR_MIGRATE_PARAM_DEST_NAME: &str = "destination_name";

/// The domain as the destination shall have it; what the guest sees must stay the same. Type: string.
/// Since 1.1.0.
pub const VIR_MIGRATE_PARAM_DEST_XML: &str = "destination_xml";

/// The configuration that the destination shall keep. Type: string. Since 1.3.4.
pub const VIR_MIGRATE_PARAM_PERSIST_XML: &str = "persistent_xml";

/// Limit in MiB per second. Type: unsigned long long. Since 1.1.0.
pub const VIR_MIGRATE_PARAM_BANDWIDTH: &str = "bandwidth";

/// Limit after the switch, in MiB per second. Type: unsigned long long. Since 5.1.0.
pub const VIR_MIGRATE_PARAM_BANDWIDTH_POSTCOPY: &str = "bandwidth.postcopy";

/// What to count on while the guest stands still, in bytes per second. Since 11.1.0.
pub const VIR_MIGRATE_PARAM_BANDWIDTH_AVAIL_SWITCHOVER: &str = "bandwidth.avail.switchover";

/// Where graphics clients shall go. Type: string. Since 1.1.0.
pub const VIR_MIGRATE_PARAM_GRAPHICS_URI: &str = "graphics_uri";

/// The address that the destination listens on. Since 1.1.4.
pub const VIR_MIGRATE_PARAM_LISTEN_ADDRESS: &str = "listen_address";

/// A disk to copy, by target. May be given more than once. Since 1.2.17.
pub const VIR_MIGRATE_PARAM_MIGRATE_DISKS: &str = "migrate_disks";

/// A disk whose zeros are found and not written, by target. May be given more than once. Since 10.9.0.
pub const VIR_MIGRATE_PARAM_MIGRATE_DISKS_DETECT_ZEROES: &str = "migrate_disks_detect_zeroes";

/// A disk whose destination reads as zeros already, by target. May be given more than once. Since
/// 12.2.0.
pub const VIR_MIGRATE_PARAM_MIGRATE_DISKS_TARGET_ZERO: &str = "migrate_disks_target_zero";

/// Port for the disks; 0 lets the driver choose. Type: int. Since 1.3.3.
pub const VIR_MIGRATE_PARAM_DISKS_PORT: &str = "disks_port";

/// Where the disks go, TCP or a UNIX socket. Type: string. Since 6.8.0.
pub const VIR_MIGRATE_PARAM_DISKS_URI: &str = "disks_uri";

/// A method of compression. May be given more than once. Since 1.3.4.
pub const VIR_MIGRATE_PARAM_COMPRESSION: &str = "compression";

/// Level of "mt", 0 to 9. Type: int. Since 1.3.4.
pub const VIR_MIGRATE_PARAM_COMPRESSION_MT_LEVEL: &str = "compression.mt.level";

/// Threads of "mt" that compress. Type: int. Since 1.3.4.
pub const VIR_MIGRATE_PARAM_COMPRESSION_MT_THREADS: &str = "compression.mt.threads";

/// Threads of "mt" that decompress. Type: int. Since 1.3.4.
pub const VIR_MIGRATE_PARAM_COMPRESSION_MT_DTHREADS: &str = "compression.mt.dthreads";

/// Bytes of the cache of "xbzrle". Type: unsigned long long. Since 1.3.4.
pub const VIR_MIGRATE_PARAM_COMPRESSION_XBZRLE_CACHE: &str = "compression.xbzrle.cache";

/// Level of "zlib", 0 to 9. Type: int. Since 9.4.0.
pub const VIR_MIGRATE_PARAM_COMPRESSION_ZLIB_LEVEL: &str = "compression.zlib.level";

/// Level of "zstd", 0 to 20. Type: int. Since 9.4.0.
pub const VIR_MIGRATE_PARAM_COMPRESSION_ZSTD_LEVEL: &str = "compression.zstd.level";

/// By how many percent to slow the guest down at first. Type: int. Since 2.0.0.
pub const VIR_MIGRATE_PARAM_AUTO_CONVERGE_INITIAL: &str = "auto_converge.initial";

/// How many percent more each time that is not enough. Type: int. Since 2.0.0.
pub const VIR_MIGRATE_PARAM_AUTO_CONVERGE_INCREMENT: &str = "auto_converge.increment";

/// How many connections. Type: int. Since 5.2.0.
pub const VIR_MIGRATE_PARAM_PARALLEL_CONNECTIONS: &str = "parallel.connections";

/// The name in the destination's certificate. Type: string. Since 6.0.0.
pub const VIR_MIGRATE_PARAM_TLS_DESTINATION: &str = "tls.destination";

/// How to migrate. Since 0.3.2.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainMigrateFlags {
    /// Keep the guest running as long as possible. Since 0.3.2.
    VIR_MIGRATE_LIVE = 1 << 0,
    /// The source talks to the destination itself. Since 0.7.2.
    VIR_MIGRATE_PEER2PEER = 1 << 1,
    /// All data goes through the daemons' connection; with PEER2PEER. Since 0.7.2.
    VIR_MIGRATE_TUNNELLED = 1 << 2,
    /// Configure it on the destination. Since 0.7.3.
    VIR_MIGRATE_PERSIST_DEST = 1 << 3,
    /// Remove its configuration on the source. Since 0.7.3.
    VIR_MIGRATE_UNDEFINE_SOURCE = 1 << 4,
    /// Leave it paused on the destination. Since 0.7.5.
    VIR_MIGRATE_PAUSED = 1 << 5,
    /// Copy disks that are not shared, in full. Since 0.8.2.
    VIR_MIGRATE_NON_SHARED_DISK = 1 << 6,
    /// Copy disks that are not shared, their topmost layer only. Since 0.8.2.
    VIR_MIGRATE_NON_SHARED_INC = 1 << 7,
    /// Keep the configuration from changing meanwhile. Since 0.9.4.
    VIR_MIGRATE_CHANGE_PROTECTION = 1 << 8,
    /// Go on though it may damage disks. Since 0.9.11.
    VIR_MIGRATE_UNSAFE = 1 << 9,
    /// Move the configuration of a domain that is off. Since 1.0.1.
    VIR_MIGRATE_OFFLINE = 1 << 10,
    /// Compress memory. Since 1.0.3.
    VIR_MIGRATE_COMPRESSED = 1 << 11,
    /// Call it off when a disk fails meanwhile. Since 1.1.0.
    VIR_MIGRATE_ABORT_ON_ERROR = 1 << 12,
    /// Slow the guest down until memory goes over faster than it changes. Since 1.2.3.
    VIR_MIGRATE_AUTO_CONVERGE = 1 << 13,
    /// Pin all memory before it starts; for RDMA. Since 1.2.9.
    VIR_MIGRATE_RDMA_PIN_ALL = 1 << 14,
    /// Allow to switch over before all memory is there; virDomainMigrateStartPostCopy() does it. Since
    /// 1.3.3.
    VIR_MIGRATE_POSTCOPY = 1 << 15,
    /// Encrypt. Since 3.2.0.
    VIR_MIGRATE_TLS = 1 << 16,
    /// Use several connections. Since 5.2.0.
    VIR_MIGRATE_PARALLEL = 1 << 17,
    /// The guest's disk writes go to both sides before they count as done. Since 8.0.0.
    VIR_MIGRATE_NON_SHARED_SYNCHRONOUS_WRITES = 1 << 18,
    /// Go on with a migration that was interrupted after the switch. Since 8.5.0.
    VIR_MIGRATE_POSTCOPY_RESUME = 1 << 19,
    /// Send memory without copying it; with PARALLEL. Since 8.5.0.
    VIR_MIGRATE_ZEROCOPY = 1 << 20,
}

/// Which limit of speed. Since 5.1.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainMigrateMaxSpeedFlags {
    /// The one after the switch. Since 5.1.0.
    VIR_DOMAIN_MIGRATE_MAX_SPEED_POSTCOPY = 1 << 0,
}
