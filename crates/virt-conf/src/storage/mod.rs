// SPDX-License-Identifier: LGPL-2.1-or-later
//! Where data lies: what disks, firmware variables and later pools share.

pub mod encryption;
pub mod secret;
pub mod source;

use crate::words;

words! {
    /// What holds the data.
    SourceType {
        File = "file", Block = "block", Dir = "dir", Network = "network", Volume = "volume", Nvme = "nvme",
        VhostUser = "vhostuser", VhostVdpa = "vhostvdpa", Ctl = "ctl",
    }
    /// How the data is laid out.
    FileFormat {
        Raw = "raw", Dir = "dir", Bochs = "bochs", Cloop = "cloop", Dmg = "dmg", Iso = "iso", Vpc = "vpc",
        Vdi = "vdi", Fat = "fat", Vhd = "vhd", Ploop = "ploop", Cow = "cow", Qcow = "qcow", Qcow2 = "qcow2",
        Qed = "qed", Vmdk = "vmdk",
    }
    /// How a network source is reached.
    Protocol {
        None = "none", Nbd = "nbd", Rbd = "rbd", Sheepdog = "sheepdog", Gluster = "gluster", Iscsi = "iscsi",
        Http = "http", Https = "https", Ftp = "ftp", Ftps = "ftps", Tftp = "tftp", Ssh = "ssh", Vxhs = "vxhs",
        Nfs = "nfs",
    }
    /// What carries the connection to a host.
    Transport { Tcp = "tcp", Unix = "unix", Rdma = "rdma", Fd = "fd" }
    /// Which form of a pool's volume is used.
    PoolMode { Host = "host", Direct = "direct" }
}

impl Protocol {
    /// The port where none is given; 0 for protocols without one.
    pub fn default_port(self) -> u32 {
        match self {
            Protocol::Http => 80,
            Protocol::Https => 443,
            Protocol::Ftp => 21,
            Protocol::Ftps => 990,
            Protocol::Tftp => 69,
            Protocol::Sheepdog => 7000,
            Protocol::Nbd => 10809,
            Protocol::Ssh => 22,
            Protocol::Iscsi => 3260,
            Protocol::Gluster => 24007,
            Protocol::Vxhs => 9999,
            Protocol::Rbd | Protocol::Nfs | Protocol::None => 0,
        }
    }
}
