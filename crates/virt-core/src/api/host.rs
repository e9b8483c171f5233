// SPDX-License-Identifier: LGPL-2.1-or-later
//! Rows of `libvirt-host.h`.
#![header("libvirt-host.h", library = "libvirt")]
#![driver(HypervisorDriver)]
#![error_domain(DOMAIN)]

unsafe extern "C" {
    #[since("0.7.7")]
    #[rpc(162)]
    #[acl("connect:read")]
    #[by_hand]
    fn virConnectBaselineCPU(conn: virConnectPtr, xmlCPUs: *mut *const c_char, ncpus: c_uint, flags: c_uint) -> *mut c_char;

    #[since("4.4.0")]
    #[rpc(394)]
    #[acl("connect:write")]
    #[by_hand]
    fn virConnectBaselineHypervisorCPU(conn: virConnectPtr, emulator: *const c_char, arch: *const c_char, machine: *const c_char, virttype: *const c_char, xmlCPUs: *mut *const c_char, ncpus: c_uint, flags: c_uint) -> *mut c_char;

    #[since("0.0.3")]
    #[rpc(2)]
    #[error_domain(NONE)]
    #[by_hand]
    fn virConnectClose(conn: virConnectPtr) -> c_int;

    #[since("0.7.5")]
    #[rpc(158)]
    #[acl("connect:read")]
    #[check(non_null(xmlDesc))]
    fn virConnectCompareCPU(conn: Connect, xmlDesc: Str, flags: u32) -> i32;

    #[since("4.4.0")]
    #[rpc(393)]
    #[acl("connect:write")]
    #[check(non_null(xmlCPU), read_only)]
    fn virConnectCompareHypervisorCPU(conn: Connect, emulator: OptStr, arch: OptStr, machine: OptStr, virttype: OptStr, xmlCPU: Str, flags: u32) -> i32;

    #[since("1.1.3")]
    #[rpc(312)]
    #[acl("connect:read")]
    #[check(non_null(arch))]
    fn virConnectGetCPUModelNames(conn: Connect, arch: Str, models: AllocStrings, flags: u32) -> Count;

    #[since("0.2.1")]
    #[rpc(7)]
    #[acl("connect:read")]
    fn virConnectGetCapabilities(conn: Connect) -> String;

    #[since("0.3.0")]
    #[rpc(59)]
    #[acl("connect:getattr")]
    fn virConnectGetHostname(conn: Connect) -> String;

    #[since("0.7.3")]
    #[rpc(157)]
    #[acl("connect:getattr")]
    #[by_hand]
    fn virConnectGetLibVersion(conn: virConnectPtr, libVer: *mut c_ulong) -> c_int;

    #[since("0.2.1")]
    #[rpc(5)]
    #[acl("connect:read")]
    fn virConnectGetMaxVcpus(conn: Connect, r#type: OptStr) -> i32;

    #[since("0.8.8")]
    #[rpc(203)]
    #[acl("connect:read")]
    fn virConnectGetSysinfo(conn: Connect, flags: u32) -> String;

    #[since("0.0.3")]
    #[rpc(3)]
    #[acl("connect:getattr")]
    #[by_hand]
    fn virConnectGetType(conn: virConnectPtr) -> *const c_char;

    #[since("0.3.0")]
    #[rpc(110)]
    #[acl("connect:getattr")]
    #[by_hand]
    fn virConnectGetURI(conn: virConnectPtr) -> *mut c_char;

    #[since("0.0.3")]
    #[rpc(4)]
    #[acl("connect:getattr")]
    #[check(non_null(hvVer))]
    fn virConnectGetVersion(conn: Connect, hvVer: Out<ulong>);

    #[since("0.9.8")]
    fn virConnectIsAlive(conn: Connect) -> bool;

    #[since("0.7.3")]
    fn virConnectIsEncrypted(conn: Connect) -> bool;

    #[since("0.7.3")]
    #[rpc(149)]
    fn virConnectIsSecure(conn: Connect) -> bool;

    #[since("0.0.3")]
    #[rpc(1)]
    #[acl("connect:getattr")]
    #[error_domain(NONE)]
    #[by_hand]
    fn virConnectOpen(name: *const c_char) -> virConnectPtr;

    #[since("0.4.0")]
    #[error_domain(NONE)]
    #[by_hand]
    fn virConnectOpenAuth(name: *const c_char, auth: virConnectAuthPtr, flags: c_uint) -> virConnectPtr;

    #[since("0.0.3")]
    #[error_domain(NONE)]
    #[by_hand]
    fn virConnectOpenReadOnly(name: *const c_char) -> virConnectPtr;

    #[since("0.6.0")]
    #[by_hand]
    fn virConnectRef(conn: virConnectPtr) -> c_int;

    #[since("0.10.0")]
    #[rpc(360)]
    #[acl("connect:getattr")]
    #[by_hand]
    fn virConnectRegisterCloseCallback(conn: virConnectPtr, cb: virConnectCloseFunc, opaque: *mut c_void, freecb: virFreeCallback) -> c_int;

    #[since("5.8.0")]
    #[rpc(419)]
    #[acl("connect:write")]
    #[by_hand]
    fn virConnectSetIdentity(conn: virConnectPtr, params: virTypedParameterPtr, nparams: c_int, flags: c_uint) -> c_int;

    #[since("0.9.8")]
    #[by_hand]
    fn virConnectSetKeepAlive(conn: virConnectPtr, interval: c_int, count: c_uint) -> c_int;

    #[since("0.10.0")]
    #[rpc(361)]
    #[acl("connect:getattr")]
    #[by_hand]
    fn virConnectUnregisterCloseCallback(conn: virConnectPtr, cb: virConnectCloseFunc) -> c_int;

    #[since("0.0.3")]
    #[error_domain(NONE)]
    #[by_hand]
    fn virGetVersion(libVer: *mut c_ulong, r#type: *const c_char, typeVer: *mut c_ulong) -> c_int;

    #[since("0.1.0")]
    #[error_domain(NONE)]
    #[by_hand]
    fn virInitialize() -> c_int;

    #[since("1.2.9")]
    #[rpc(347)]
    #[acl("connect:write")]
    #[by_hand]
    fn virNodeAllocPages(conn: virConnectPtr, npages: c_uint, pageSizes: *mut c_uint, pageCounts: *mut c_ulonglong, startCell: c_int, cellCount: c_uint, flags: c_uint) -> c_int;

    #[since("1.0.0")]
    #[rpc(293)]
    #[acl("connect:read")]
    #[by_hand]
    fn virNodeGetCPUMap(conn: virConnectPtr, cpumap: *mut *mut c_uchar, online: *mut c_uint, flags: c_uint) -> c_int;

    #[since("0.9.3")]
    #[rpc(227)]
    #[acl("connect:read")]
    #[by_hand]
    fn virNodeGetCPUStats(conn: virConnectPtr, cpuNum: c_int, params: virNodeCPUStatsPtr, nparams: *mut c_int, flags: c_uint) -> c_int;

    #[since("0.3.3")]
    #[rpc(101)]
    #[acl("connect:read")]
    #[by_hand]
    fn virNodeGetCellsFreeMemory(conn: virConnectPtr, freeMems: *mut c_ulonglong, startCell: c_int, maxCells: c_int) -> c_int;

    #[since("0.3.3")]
    #[rpc(102)]
    #[acl("connect:read")]
    fn virNodeGetFreeMemory(conn: Connect) -> u64;

    #[since("1.2.6")]
    #[rpc(340)]
    #[acl("connect:read")]
    #[by_hand]
    fn virNodeGetFreePages(conn: virConnectPtr, npages: c_uint, pages: *mut c_uint, startCell: c_int, cellCount: c_uint, counts: *mut c_ulonglong, flags: c_uint) -> c_int;

    #[since("0.1.0")]
    #[rpc(6)]
    #[acl("connect:read")]
    #[check(non_null(info))]
    fn virNodeGetInfo(conn: Connect, info: Out<virNodeInfo>);

    #[since("0.10.2")]
    #[rpc(289)]
    #[acl("connect:read")]
    #[check(non_null(nparams), non_negative(nparams), non_null(params))]
    fn virNodeGetMemoryParameters(conn: Connect, params: ParamsOut, flags: u32);

    #[since("0.9.3")]
    #[rpc(228)]
    #[acl("connect:read")]
    #[by_hand]
    fn virNodeGetMemoryStats(conn: virConnectPtr, cellNum: c_int, params: virNodeMemoryStatsPtr, nparams: *mut c_int, flags: c_uint) -> c_int;

    #[since("4.5.0")]
    #[rpc(395)]
    #[check(non_null(nparams), non_negative(nparams), read_only)]
    fn virNodeGetSEVInfo(conn: Connect, params: ParamsAlloc, flags: u32);

    #[since("0.6.1")]
    #[rpc(122)]
    #[acl("connect:read")]
    #[check(non_null(secmodel))]
    fn virNodeGetSecurityModel(conn: Connect, secmodel: Out<virSecurityModel>);

    #[since("0.10.2")]
    #[rpc(288)]
    #[acl("connect:write")]
    #[check(read_only, non_null(params), non_negative(nparams), valid_params(params))]
    fn virNodeSetMemoryParameters(conn: Connect, params: Params, flags: u32);

    #[since("0.9.8")]
    #[rpc(250)]
    #[acl("connect:pm-control")]
    #[check(read_only)]
    fn virNodeSuspendForDuration(conn: Connect, target: u32, duration: u64, flags: u32);
}
