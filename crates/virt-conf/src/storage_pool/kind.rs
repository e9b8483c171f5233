// SPDX-License-Identifier: LGPL-2.1-or-later
//! The kinds of pool, and what each wants to know of its source and its volumes.

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::storage::FileFormat;
use crate::value::Value;
use crate::words;

words! {
    /// What a pool is made of.
    PoolType {
        Dir = "dir", Fs = "fs", Netfs = "netfs", Logical = "logical", Disk = "disk", Iscsi = "iscsi",
        IscsiDirect = "iscsi-direct", Scsi = "scsi", Mpath = "mpath", Rbd = "rbd", Sheepdog = "sheepdog",
        Gluster = "gluster", Zfs = "zfs", Vstorage = "vstorage",
    }
    /// File systems of block devices.
    FileSystem {
        Auto = "auto", Ext2 = "ext2", Ext3 = "ext3", Ext4 = "ext4", Ufs = "ufs", Iso9660 = "iso9660",
        Udf = "udf", Gfs = "gfs", Gfs2 = "gfs2", Vfat = "vfat", HfsPlus = "hfs+", Xfs = "xfs",
        Ocfs2 = "ocfs2", Vmfs = "vmfs",
    }
    /// File systems of other hosts.
    NetworkFileSystem { Auto = "auto", Nfs = "nfs", GlusterFs = "glusterfs", Cifs = "cifs" }
    /// Partition tables.
    PartitionTable {
        Unknown = "unknown", Dos = "dos", Dvh = "dvh", Gpt = "gpt", Mac = "mac", Bsd = "bsd", Pc98 = "pc98",
        Sun = "sun", Lvm2 = "lvm2",
    }
    /// Volume managers.
    VolumeManager { Unknown = "unknown", Lvm2 = "lvm2" }
    /// Partitions.
    Partition {
        None = "none", Linux = "linux", Fat16 = "fat16", Fat32 = "fat32", LinuxSwap = "linux-swap",
        LinuxLvm = "linux-lvm", LinuxRaid = "linux-raid", Extended = "extended",
    }
}

impl PoolType {
    /// The source must name a host.
    pub fn wants_host(self) -> bool {
        matches!(self, PoolType::Netfs | PoolType::Iscsi | PoolType::IscsiDirect)
            || self.wants_host_and_name()
    }

    fn wants_host_and_name(self) -> bool {
        matches!(self, PoolType::Rbd | PoolType::Sheepdog | PoolType::Gluster)
    }

    /// The source has devices.
    pub fn has_devices(self) -> bool {
        self.needs_device()
            || matches!(self, PoolType::Logical | PoolType::Iscsi | PoolType::IscsiDirect | PoolType::Zfs)
    }

    /// The source is a device and nothing else, so there must be one.
    pub fn needs_device(self) -> bool {
        matches!(self, PoolType::Fs | PoolType::Disk)
    }

    /// The source must name a directory.
    pub fn wants_dir(self) -> bool {
        matches!(self, PoolType::Netfs | PoolType::Gluster)
    }

    /// The source is a host bus adapter.
    pub fn wants_adapter(self) -> bool {
        self == PoolType::Scsi
    }

    /// The source has a name, which may be the pool's.
    pub fn has_source_name(self) -> bool {
        matches!(self, PoolType::Logical | PoolType::Zfs | PoolType::Vstorage) || self.wants_host_and_name()
    }

    /// The source may name who logs in.
    pub fn has_initiator(self) -> bool {
        matches!(self, PoolType::Iscsi | PoolType::IscsiDirect)
    }

    /// The volumes are neither files nor devices of this host, so there is no target path.
    pub fn is_remote(self) -> bool {
        self == PoolType::IscsiDirect || self.wants_host_and_name()
    }

    /// The source's format where none is given; `None` for pools without formats.
    pub fn default_source_format(self) -> Option<SourceFormat> {
        match self {
            PoolType::Fs => Some(SourceFormat::FileSystem(FileSystem::Auto)),
            PoolType::Netfs => Some(SourceFormat::Network(NetworkFileSystem::Auto)),
            PoolType::Disk => Some(SourceFormat::Disk(PartitionTable::Unknown)),
            PoolType::Logical => Some(SourceFormat::Logical(VolumeManager::Lvm2)),
            _ => None,
        }
    }

    /// The names of the source's formats.
    pub fn source_formats(self) -> &'static [&'static str] {
        match self {
            PoolType::Fs => FileSystem::WORDS,
            PoolType::Netfs => NetworkFileSystem::WORDS,
            PoolType::Disk => PartitionTable::WORDS,
            PoolType::Logical => VolumeManager::WORDS,
            _ => &[],
        }
    }

    /// Reads the source's format.
    pub(super) fn source_format(self, word: Option<&str>) -> Result<Option<SourceFormat>> {
        let (Some(default), Some(word)) = (self.default_source_format(), word) else {
            return Ok(self.default_source_format());
        };
        let format = match default {
            SourceFormat::FileSystem(_) => FileSystem::from_word(word).map(SourceFormat::FileSystem),
            SourceFormat::Network(_) => NetworkFileSystem::from_word(word).map(SourceFormat::Network),
            SourceFormat::Disk(_) => PartitionTable::from_word(word).map(SourceFormat::Disk),
            SourceFormat::Logical(_) => VolumeManager::from_word(word).map(SourceFormat::Logical),
        };
        format.map(Some).ok_or_else(|| {
            let text = tr!("unknown pool format type %1$s", word);
            Error::new(ErrorDomain::STORAGE, ErrorCode::CONFIG_UNSUPPORTED, text)
        })
    }

    /// A volume's format where none is given; `None` for pools whose volumes have none.
    pub fn default_volume_format(self) -> Option<VolumeFormat> {
        match self {
            PoolType::Disk => Some(VolumeFormat::Partition(Partition::None)),
            PoolType::Dir
            | PoolType::Fs
            | PoolType::Netfs
            | PoolType::Rbd
            | PoolType::Gluster
            | PoolType::Vstorage => Some(VolumeFormat::File(FileFormat::Raw)),
            _ => None,
        }
    }

    /// Reads a volume's format.
    pub(crate) fn volume_format(self, word: Option<&str>) -> Result<Option<VolumeFormat>> {
        let (Some(default), Some(word)) = (self.default_volume_format(), word) else {
            return Ok(self.default_volume_format());
        };
        let format = match default {
            VolumeFormat::Partition(_) => Partition::from_word(word).map(VolumeFormat::Partition),
            _ => FileFormat::from_word(word).map(VolumeFormat::File),
        };
        format.map(Some).ok_or_else(|| {
            let text = tr!("unknown volume format type %1$s", word);
            Error::new(ErrorDomain::STORAGE, ErrorCode::CONFIG_UNSUPPORTED, text)
        })
    }
}

/// How the source is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum SourceFormat {
    FileSystem(FileSystem),
    Network(NetworkFileSystem),
    Disk(PartitionTable),
    Logical(VolumeManager),
}

impl SourceFormat {
    /// The word.
    pub fn as_str(self) -> &'static str {
        match self {
            SourceFormat::FileSystem(format) => format.as_str(),
            SourceFormat::Network(format) => format.as_str(),
            SourceFormat::Disk(format) => format.as_str(),
            SourceFormat::Logical(format) => format.as_str(),
        }
    }

    /// Its place in its list.
    pub(super) fn number(self) -> usize {
        match self {
            SourceFormat::FileSystem(format) => format as usize,
            SourceFormat::Network(format) => format as usize,
            SourceFormat::Disk(format) => format as usize,
            SourceFormat::Logical(format) => format as usize,
        }
    }
}

/// How a volume is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum VolumeFormat {
    /// A file whose format nobody knows.
    Unknown,
    File(FileFormat),
    Partition(Partition),
}

impl VolumeFormat {
    /// The word.
    pub fn as_str(self) -> &'static str {
        match self {
            VolumeFormat::Unknown => "none",
            VolumeFormat::File(format) => format.as_str(),
            VolumeFormat::Partition(format) => format.as_str(),
        }
    }
}
