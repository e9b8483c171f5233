// SPDX-License-Identifier: LGPL-2.1-or-later
//! Structures within procedures: fields in their order, and the type that they are in Rust.
//! `virt-rows` reads this file; it is not compiled.

#[is(virt_abi::virNodeInfo)]
struct virNodeInfo {
    model: Fixed<32>,
    memory: u64,
    cpus: i32,
    mhz: i32,
    nodes: i32,
    sockets: i32,
    cores: i32,
    threads: i32,
}

#[is(virt_abi::virDomainInfo)]
struct virDomainInfo {
    state: UChar,
    maxMem: u64,
    memory: u64,
    nrVirtCpu: UShort,
    cpuTime: u64,
}

#[is(virt_abi::virDomainJobInfo)]
struct virDomainJobInfo {
    r#type: i32,
    timeElapsed: u64,
    timeRemaining: u64,
    dataTotal: u64,
    dataProcessed: u64,
    dataRemaining: u64,
    memTotal: u64,
    memProcessed: u64,
    memRemaining: u64,
    fileTotal: u64,
    fileProcessed: u64,
    fileRemaining: u64,
}

#[is(virt_abi::virDomainBlockInfo)]
struct virDomainBlockInfo {
    allocation: u64,
    capacity: u64,
    physical: u64,
}

#[is(virt_abi::virDomainBlockJobInfo)]
struct virDomainBlockJobInfo {
    r#type: i32,
    bandwidth: u64,
    cur: u64,
    end: u64,
}

#[is(virt_abi::virDomainControlInfo)]
struct virDomainControlInfo {
    state: u32,
    details: u32,
    stateTime: u64,
}

#[is(virt_abi::virDomainBlockStatsStruct)]
struct virDomainBlockStatsStruct {
    rd_req: i64,
    rd_bytes: i64,
    wr_req: i64,
    wr_bytes: i64,
    errs: i64,
}

#[is(virt_abi::virDomainInterfaceStatsStruct)]
struct virDomainInterfaceStatsStruct {
    rx_bytes: i64,
    rx_packets: i64,
    rx_errs: i64,
    rx_drop: i64,
    tx_bytes: i64,
    tx_packets: i64,
    tx_errs: i64,
    tx_drop: i64,
}

#[is(virt_abi::virStoragePoolInfo)]
struct virStoragePoolInfo {
    state: UChar,
    capacity: u64,
    allocation: u64,
    available: u64,
}

#[is(virt_abi::virStorageVolInfo)]
struct virStorageVolInfo {
    r#type: Char,
    capacity: u64,
    allocation: u64,
}

#[is(virt_abi::virVcpuInfo)]
struct VcpuInfo {
    number: u32,
    state: i32,
    cpuTime: u64,
    cpu: i32,
}

#[is(virt_abi::virDomainMemoryStatStruct)]
struct MemoryStat {
    tag: i32,
    val: u64,
}

#[is((Vec<u8>, i32))]
struct SecurityLabel(Chars<4097>, i32);

#[is((String, u64))]
struct NodeStat(Str, u64);

#[is((String, i32))]
struct DiskError(Str, i32);

#[is(virt_core::types::DomainIOThreadInfo)]
struct IOThreadInfo {
    id: u32,
    cpumap: Opaque<2048>,
}

#[is(virt_core::types::DomainFSInfo)]
struct FSInfo {
    mountpoint: Str,
    name: Str,
    fstype: Str,
    dev_alias: List<Str, 256>,
}

#[is(virt_core::types::IpAddress)]
struct IpAddress {
    kind: i32,
    addr: Str,
    prefix: u32,
}

#[is(virt_core::types::DomainInterface)]
struct Interface {
    name: Str,
    hwaddr: OptStr,
    addrs: List<IpAddress, 2048>,
}

#[is(virt_core::types::NetworkDHCPLease)]
struct DHCPLease {
    iface: Str,
    expirytime: i64,
    kind: i32,
    mac: OptStr,
    iaid: OptStr,
    ipaddr: Str,
    prefix: u32,
    hostname: OptStr,
    clientid: OptStr,
}

#[is(virt_core::types::DomainStatsRecord)]
struct StatsRecord {
    domain: Domain,
    params: Params<262144>,
}

#[is(virt_core::event::GraphicsAddress)]
struct GraphicsAddress {
    family: i32,
    node: Str,
    service: Str,
}

#[is((String, String))]
struct GraphicsIdentity(Str, Str);
