// SPDX-License-Identifier: LGPL-2.1-or-later
//! Sizes and offsets of every structure on 64-bit Linux, checked by the compiler.

use core::mem::{align_of, offset_of, size_of};

use crate::*;

macro_rules! layout {
    ($($name:ident $size:literal $align:literal { $($field:ident $offset:literal),* })*) => {
        $(const _: () = {
            assert!(size_of::<$name>() == $size && align_of::<$name>() == $align);
            $(assert!(offset_of!($name, $field) == $offset);)*
        };)*
    };
}

layout! {
    _virTypedParameter 96 8 {
        field 0, r#type 80, value 88
    }
    _virTypedParameterValue 8 8 {
        i 0, ui 0, l 0, ul 0, d 0, b 0, s 0
    }
    _virSecurityLabel 4104 4 {
        label 0, enforcing 4100
    }
    _virSecurityModel 514 1 {
        model 0, doi 257
    }
    _virNodeInfo 64 8 {
        model 0, memory 32, cpus 40, mhz 44, nodes 48, sockets 52, cores 56, threads 60
    }
    _virNodeCPUStats 88 8 {
        field 0, value 80
    }
    _virNodeMemoryStats 88 8 {
        field 0, value 80
    }
    _virConnectCredential 48 8 {
        r#type 0, prompt 8, challenge 16, defresult 24, result 32, resultlen 40
    }
    _virConnectAuth 32 8 {
        credtype 0, ncredtype 8, cb 16, cbdata 24
    }
    _virDomainControlInfo 16 8 {
        state 0, details 4, stateTime 8
    }
    _virDomainInfo 40 8 {
        state 0, maxMem 8, memory 16, nrVirtCpu 24, cpuTime 32
    }
    _virDomainBlockStats 40 8 {
        rd_req 0, rd_bytes 8, wr_req 16, wr_bytes 24, errs 32
    }
    _virDomainInterfaceStats 64 8 {
        rx_bytes 0, rx_packets 8, rx_errs 16, rx_drop 24, tx_bytes 32, tx_packets 40, tx_errs 48,
        tx_drop 56
    }
    _virDomainMemoryStat 16 8 {
        tag 0, val 8
    }
    _virDomainBlockInfo 24 8 {
        capacity 0, allocation 8, physical 16
    }
    _virVcpuInfo 24 8 {
        number 0, state 4, cpuTime 8, cpu 16
    }
    _virDomainIOThreadInfo 24 8 {
        iothread_id 0, cpumap 8, cpumaplen 16
    }
    _virDomainStatsRecord 24 8 {
        dom 0, params 8, nparams 16
    }
    _virDomainBlockJobInfo 32 8 {
        r#type 0, bandwidth 8, cur 16, end 24
    }
    _virDomainDiskError 16 8 {
        disk 0, error 8
    }
    _virDomainJobInfo 96 8 {
        r#type 0, timeElapsed 8, timeRemaining 16, dataTotal 24, dataProcessed 32, dataRemaining 40,
        memTotal 48, memProcessed 56, memRemaining 64, fileTotal 72, fileProcessed 80, fileRemaining
        88
    }
    _virDomainEventGraphicsAddress 24 8 {
        family 0, node 8, service 16
    }
    _virDomainEventGraphicsSubjectIdentity 16 8 {
        r#type 0, name 8
    }
    _virDomainEventGraphicsSubject 16 8 {
        nidentity 0, identities 8
    }
    _virDomainFSInfo 40 8 {
        mountpoint 0, name 8, fstype 16, ndevAlias 24, devAlias 32
    }
    _virDomainInterfaceIPAddress 24 8 {
        r#type 0, addr 8, prefix 16
    }
    _virDomainInterface 32 8 {
        name 0, hwaddr 8, naddrs 16, addrs 24
    }
    _virNetworkDHCPLease 72 8 {
        iface 0, expirytime 8, r#type 16, mac 24, iaid 32, ipaddr 40, prefix 48, hostname 56,
        clientid 64
    }
    _virStoragePoolInfo 32 8 {
        state 0, capacity 8, allocation 16, available 24
    }
    _virStorageVolInfo 24 8 {
        r#type 0, capacity 8, allocation 16
    }
    _virError 80 8 {
        code 0, domain 4, message 8, level 16, conn 24, dom 32, str1 40, str2 48, str3 56, int1 64,
        int2 68, net 72
    }
}
