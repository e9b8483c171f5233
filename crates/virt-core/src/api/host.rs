// SPDX-License-Identifier: LGPL-2.1-or-later
//! Connections and the host: opening, capabilities, CPUs, memory, NUMA, power (`libvirt-host.h`).
#![header("libvirt-host.h", library = "libvirt")]
#![driver(HypervisorDriver)]
#![error_domain(DOMAIN)]

unsafe extern "C" {
    /// Computes the best guest CPU that all hosts given can run.
    ///
    /// `xmlCPUs` holds `ncpus` `<cpu>` documents as the capabilities show them. `flags` is a set of
    /// virConnectBaselineCPUFlags: EXPAND_FEATURES lists those the model implies too, MIGRATABLE
    /// drops what blocks migration. Returns UTF-8 XML that the caller releases with free(), or NULL
    /// on failure. virConnectBaselineHypervisorCPU() also looks at the hypervisor.
    #[since("0.7.7")]
    #[rpc(162)]
    #[acl("connect:read")]
    #[by_hand]
    fn virConnectBaselineCPU(conn: virConnectPtr, xmlCPUs: *mut *const c_char, ncpus: c_uint, flags: c_uint) -> *mut c_char;

    /// Computes the best guest CPU that all hosts given and one hypervisor can run.
    ///
    /// `xmlCPUs` holds `ncpus` `<cpu>` documents, best the host-model ones of the domain
    /// capabilities. `emulator`, `arch`, `machine` and `virttype` choose the hypervisor; NULL lets
    /// the driver pick. `flags` is a set of virConnectBaselineCPUFlags. Returns UTF-8 XML that the
    /// caller releases with free(), or NULL on failure. Needs a read-write connection.
    #[since("4.4.0")]
    #[rpc(394)]
    #[acl("connect:write")]
    #[by_hand]
    fn virConnectBaselineHypervisorCPU(conn: virConnectPtr, emulator: *const c_char, arch: *const c_char, machine: *const c_char, virttype: *const c_char, xmlCPUs: *mut *const c_char, ncpus: c_uint, flags: c_uint) -> *mut c_char;

    /// Gives up one reference to a connection and closes it with the last one.
    ///
    /// Each open and each virConnectRef() needs one. Objects and event registrations hold the
    /// connection open too. Returns 0 if it is closed now, a positive number if references remain,
    /// -1 if `conn` is not valid.
    #[since("0.0.3")]
    #[rpc(2)]
    #[error_domain(NONE)]
    #[by_hand]
    fn virConnectClose(conn: virConnectPtr) -> c_int;

    /// Compares a CPU description with the host's CPU.
    ///
    /// `xmlDesc` is a `<cpu>` document. `flags` is a set of virConnectCompareCPUFlags;
    /// FAIL_INCOMPATIBLE turns a mismatch into the error VIR_ERR_CPU_INCOMPATIBLE. Returns a
    /// virCPUCompareResult: 1 identical, 2 the host can do more, 0 incompatible, -1 on failure.
    #[since("0.7.5")]
    #[rpc(158)]
    #[acl("connect:read")]
    #[check(non_null(xmlDesc))]
    fn virConnectCompareCPU(conn: Connect, xmlDesc: Str, flags: u32) -> i32;

    /// Compares a CPU description with what one hypervisor can offer on this host.
    ///
    /// `emulator`, `arch`, `machine` and `virttype` choose the hypervisor; NULL lets the driver
    /// pick. `xmlCPU`, `flags` and the result, a virCPUCompareResult or -1, are as in
    /// virConnectCompareCPU(). Needs a read-write connection.
    #[since("4.4.0")]
    #[rpc(393)]
    #[acl("connect:write")]
    #[check(non_null(xmlCPU), read_only)]
    fn virConnectCompareHypervisorCPU(conn: Connect, emulator: OptStr, arch: OptStr, machine: OptStr, virttype: OptStr, xmlCPU: Str, flags: u32) -> i32;

    /// Lists the CPU model names the library knows for an architecture.
    ///
    /// `*models` receives a NULL-terminated array; release each string and the array with free().
    /// NULL `models` only counts. `flags` is unused, pass 0. Returns the number of names, 0 meaning
    /// any name is accepted, or -1 on failure. A hypervisor may know fewer: see
    /// virConnectGetDomainCapabilities().
    #[since("1.1.3")]
    #[rpc(312, max = 8192)]
    #[acl("connect:read")]
    #[check(non_null(arch))]
    fn virConnectGetCPUModelNames(conn: Connect, arch: Str, models: AllocStringsOrNull, flags: u32) -> Count;

    /// Describes the host and the guests it can run, as `<capabilities>` XML.
    ///
    /// Returns UTF-8 XML that the caller releases with free(), or NULL on failure.
    #[since("0.2.1")]
    #[rpc(7)]
    #[acl("connect:read")]
    fn virConnectGetCapabilities(conn: Connect) -> String;

    /// Gives the name of the host the hypervisor runs on.
    ///
    /// For a remote connection that is the remote host. Returns a string that the caller releases
    /// with free(), or NULL on failure.
    #[since("0.3.0")]
    #[rpc(59)]
    #[acl("connect:getattr")]
    fn virConnectGetHostname(conn: Connect) -> String;

    /// Reads the library version at the far end of the connection.
    ///
    /// `*libVer` is major * 1000000 + minor * 1000 + release, and this library's own version if
    /// there is no daemon. Returns 0, or -1 on failure.
    #[since("0.7.3")]
    #[rpc(157)]
    #[acl("connect:getattr")]
    #[by_hand]
    fn virConnectGetLibVersion(conn: virConnectPtr, libVer: *mut c_ulong) -> c_int;

    /// Gives the largest number of virtual CPUs a guest may have.
    ///
    /// `type` is the type of a `<domain>`, NULL the driver's default. Emulator limits are not
    /// counted in: virConnectGetDomainCapabilities() is more exact. Returns the number, or -1 on
    /// failure.
    #[since("0.2.1")]
    #[rpc(5)]
    #[acl("connect:read")]
    fn virConnectGetMaxVcpus(conn: Connect, r#type: OptStr) -> i32;

    /// Describes the host's firmware tables (SMBIOS) as `<sysinfo>` XML.
    ///
    /// Mostly for privileged connections only. `flags` is unused, pass 0. Returns UTF-8 XML that
    /// the caller releases with free(), or NULL on failure.
    #[since("0.8.8")]
    #[rpc(203)]
    #[acl("connect:read")]
    fn virConnectGetSysinfo(conn: Connect, flags: u32) -> String;

    /// Names the driver behind the connection, such as QEMU, LXC or TEST.
    ///
    /// The string lives as long as the connection: do not free it. Returns NULL if `conn` is not
    /// valid.
    #[since("0.0.3")]
    #[rpc(3)]
    #[acl("connect:getattr")]
    #[by_hand]
    fn virConnectGetType(conn: virConnectPtr) -> *const c_char;

    /// Gives the URI under which the connection was opened, completed by the driver.
    ///
    /// It can be opened again, also where the open call was given NULL. Returns a string that the
    /// caller releases with free(), or NULL on failure.
    #[since("0.3.0")]
    #[rpc(110)]
    #[acl("connect:getattr")]
    #[by_hand]
    fn virConnectGetURI(conn: virConnectPtr) -> *mut c_char;

    /// Reads the version of the hypervisor.
    ///
    /// `*hvVer` is major * 1000000 + minor * 1000 + release, 0 if it is not known. Returns 0, or -1
    /// on failure.
    #[since("0.0.3")]
    #[rpc(4)]
    #[acl("connect:getattr")]
    #[check(non_null(hvVer))]
    fn virConnectGetVersion(conn: Connect, hvVer: Out<ulong>);

    /// Tells whether the connection can still be used.
    ///
    /// A link that broke unnoticed counts as alive until it is used; see virConnectSetKeepAlive().
    /// Local drivers are always alive. Returns 1, 0 if it is dead, -1 on failure.
    #[since("0.9.8")]
    fn virConnectIsAlive(conn: Connect) -> bool;

    /// Tells whether the connection's data is encrypted.
    ///
    /// Returns 1 if it is, 0 if not, -1 on failure.
    #[since("0.7.3")]
    fn virConnectIsEncrypted(conn: Connect) -> bool;

    /// Tells whether strangers can listen to the connection.
    ///
    /// Encrypted links, local sockets and calls inside the process are secure. Returns 1 if it is,
    /// 0 if not, -1 on failure.
    #[since("0.7.3")]
    #[rpc(149)]
    fn virConnectIsSecure(conn: Connect) -> bool;

    /// Opens a read-write connection to a hypervisor.
    ///
    /// `name` is a URI or an alias; NULL or an empty string takes LIBVIRT_DEFAULT_URI, then
    /// uri_default of libvirt.conf, then the first driver that works. Returns a connection,
    /// released with virConnectClose(), or NULL on failure. To answer questions for passwords use
    /// virConnectOpenAuth(). Register an event loop before if events or keepalive are wanted.
    ///
    /// A URI that leads to a daemon takes parameters of this library's own: call_timeout and
    /// connect_timeout in milliseconds, after which a call, or opening, fails with
    /// VIR_ERR_OPERATION_TIMEOUT (LIBVIRT_CALL_TIMEOUT in the environment stands for the first), and
    /// reconnect=1. With that, a connection that is lost comes back: the next call opens it anew, or
    /// the event loop does in growing intervals. Calls under way when it is lost fail and are not
    /// sent again, streams end, events of the time in between are not told; handles, event
    /// callbacks, keepalive and the close callback, which is then called for each loss, stay.
    #[since("0.0.3")]
    #[rpc(1)]
    #[acl("connect:getattr")]
    #[error_domain(NONE)]
    #[by_hand]
    fn virConnectOpen(name: *const c_char) -> virConnectPtr;

    /// Opens a connection to a hypervisor, asking the caller for credentials.
    ///
    /// `name` is as in virConnectOpen(). `auth` lists the credential types and the function that
    /// fills them in; virConnectAuthPtrDefault asks on the terminal, NULL asks nobody. `flags` is a
    /// set of virConnectFlags: RO for read-only, NO_ALIASES to take `name` as it is. Returns a
    /// connection, released with virConnectClose(), or NULL on failure.
    #[since("0.4.0")]
    #[error_domain(NONE)]
    #[by_hand]
    fn virConnectOpenAuth(name: *const c_char, auth: virConnectAuthPtr, flags: c_uint) -> virConnectPtr;

    /// Opens a connection that can look but not change.
    ///
    /// `name` is as in virConnectOpen(). Calls that need a read-write connection fail with
    /// VIR_ERR_OPERATION_DENIED. Returns a connection, released with virConnectClose(), or NULL on
    /// failure.
    #[since("0.0.3")]
    #[error_domain(NONE)]
    #[by_hand]
    fn virConnectOpenReadOnly(name: *const c_char) -> virConnectPtr;

    /// Adds one reference to a connection.
    ///
    /// Every reference needs its own virConnectClose(). Returns 0, or -1 if `conn` is not valid.
    #[since("0.6.0")]
    #[by_hand]
    fn virConnectRef(conn: virConnectPtr) -> c_int;

    /// Calls a function when the link to the hypervisor is lost.
    ///
    /// `cb` gets a virConnectCloseReason, in the thread that notices. One function per connection;
    /// a second is refused. `freecb`, if not NULL, releases `opaque` afterwards and must not call
    /// the library. Local drivers accept the call and never use it. Returns 0, or -1 on failure.
    #[since("0.10.0")]
    #[rpc(360)]
    #[acl("connect:getattr")]
    #[by_hand]
    fn virConnectRegisterCloseCallback(conn: virConnectPtr, cb: virConnectCloseFunc, opaque: *mut c_void, freecb: virFreeCallback) -> c_int;

    /// Tells the daemon on whose behalf a trusted program acts, for access control.
    ///
    /// `params` holds `nparams` of the VIR_CONNECT_IDENTITY_* values; the daemon decides whether to
    /// trust the caller. `flags` is unused, pass 0. Returns 0, or -1 on failure.
    #[since("5.8.0")]
    #[rpc(419)]
    #[acl("connect:write")]
    #[by_hand]
    fn virConnectSetIdentity(conn: virConnectPtr, params: virTypedParameterPtr, nparams: c_int, flags: c_uint) -> c_int;

    /// Sends probes over an idle connection so that a dead peer is noticed.
    ///
    /// One goes out after `interval` seconds of silence, and the connection is closed after `count`
    /// without answer; `interval` 0 or less stops it. An event loop must be registered and running.
    /// Returns 0, 1 if the peer does not support it, -1 on failure.
    #[since("0.9.8")]
    #[by_hand]
    fn virConnectSetKeepAlive(conn: virConnectPtr, interval: c_int, count: c_uint) -> c_int;

    /// Removes the function that virConnectRegisterCloseCallback() set.
    ///
    /// `cb` must be that function. Its free callback is called. Returns 0, or -1 on failure.
    #[since("0.10.0")]
    #[rpc(361)]
    #[acl("connect:getattr")]
    #[by_hand]
    fn virConnectUnregisterCloseCallback(conn: virConnectPtr, cb: virConnectCloseFunc) -> c_int;

    /// Reads this library's version.
    ///
    /// `*libVer` is major * 1000000 + minor * 1000 + release, and so is `*typeVer` unless `typeVer`
    /// is NULL. `type` is ignored. Returns 0, or -1 on failure. For the hypervisor's version see
    /// virConnectGetVersion(), for the daemon's virConnectGetLibVersion().
    #[since("0.0.3")]
    #[error_domain(NONE)]
    #[by_hand]
    fn virGetVersion(libVer: *mut c_ulong, r#type: *const c_char, typeVer: *mut c_ulong) -> c_int;

    /// Prepares the library; it may be called any number of times.
    ///
    /// The calls that open a connection do it themselves, so it is only needed before other calls
    /// come first. It fails in set-user-id programs. Returns 0, or -1 on failure.
    #[since("0.1.0")]
    #[error_domain(NONE)]
    #[by_hand]
    fn virInitialize() -> c_int;

    /// Changes the host's pools of huge pages.
    ///
    /// `pageSizes` and `pageCounts` hold `npages` entries each, sizes in KiB. The `cellCount` NUMA
    /// nodes from `startCell` on are changed; `startCell` -1 spreads the pages over all. `flags` is
    /// a set of virNodeAllocPagesFlags: ADD (0) to the pool, or SET its size. Returns the number of
    /// pools changed, or -1 on failure; needs a read-write connection.
    #[since("1.2.9")]
    #[rpc(347)]
    #[acl("connect:write")]
    #[by_hand]
    fn virNodeAllocPages(conn: virConnectPtr, npages: c_uint, pageSizes: *mut c_uint, pageCounts: *mut c_ulonglong, startCell: c_int, cellCount: c_uint, flags: c_uint) -> c_int;

    /// Tells which CPUs of the host are present and online.
    ///
    /// `*cpumap`, unless `cpumap` is NULL, receives a bit map released with free(): one bit per
    /// CPU, lowest CPU in the lowest bit of the first byte, set if online. `*online`, unless NULL,
    /// receives their number. `flags` is unused, pass 0. Returns the number of CPUs present, or -1
    /// on failure.
    #[since("1.0.0")]
    #[rpc(293)]
    #[acl("connect:read")]
    #[by_hand]
    fn virNodeGetCPUMap(conn: virConnectPtr, cpumap: *mut *mut c_uchar, online: *mut c_uint, flags: c_uint) -> c_int;

    /// Reads how the host's CPUs spent their time.
    ///
    /// `cpuNum` is one CPU or VIR_NODE_CPU_STATS_ALL_CPUS. Call first with `params` NULL and
    /// `*nparams` 0 to learn the count, then with an array of that many virNodeCPUStats. Times are
    /// in nanoseconds since boot, utilization in percent. `flags` is unused, pass 0. Returns 0, or
    /// -1 on failure.
    #[since("0.9.3")]
    #[rpc(227)]
    #[acl("connect:read")]
    #[by_hand]
    fn virNodeGetCPUStats(conn: virConnectPtr, cpuNum: c_int, params: virNodeCPUStatsPtr, nparams: *mut c_int, flags: c_uint) -> c_int;

    /// Reads the free memory of the host's NUMA nodes.
    ///
    /// `freeMems` has room for `maxCells` values, in bytes, for the nodes from `startCell` on.
    /// Returns the number filled in, or -1 on failure.
    #[since("0.3.3")]
    #[rpc(101)]
    #[acl("connect:read")]
    #[by_hand]
    fn virNodeGetCellsFreeMemory(conn: virConnectPtr, freeMems: *mut c_ulonglong, startCell: c_int, maxCells: c_int) -> c_int;

    /// Gives the host's free memory.
    ///
    /// Returns bytes, not KiB, or 0 on failure.
    #[since("0.3.3")]
    #[rpc(102)]
    #[acl("connect:read")]
    fn virNodeGetFreeMemory(conn: Connect) -> u64;

    /// Counts the free pages of given sizes on the host's NUMA nodes.
    ///
    /// `pages` holds `npages` sizes in KiB; `cellCount` nodes from `startCell` on are asked.
    /// `counts` has room for `npages` * `cellCount` values, all sizes of the first node first.
    /// `flags` is unused, pass 0. Returns the number of values filled in, or -1 on failure.
    #[since("1.2.6")]
    #[rpc(340)]
    #[acl("connect:read")]
    #[by_hand]
    fn virNodeGetFreePages(conn: virConnectPtr, npages: c_uint, pages: *mut c_uint, startCell: c_int, cellCount: c_uint, counts: *mut c_ulonglong, flags: c_uint) -> c_int;

    /// Fills in the host's CPU model, memory, CPU counts and clock.
    ///
    /// `info` is provided by the caller; `memory` is in KiB, `mhz` 0 if not known. Hosts of
    /// irregular shape show one node of one socket with all CPUs as cores:
    /// virConnectGetCapabilities() is exact. Returns 0, or -1 on failure.
    #[since("0.1.0")]
    #[rpc(6)]
    #[acl("connect:read")]
    #[check(non_null(info))]
    fn virNodeGetInfo(conn: Connect, info: Out<virNodeInfo>);

    /// Reads the host's settings for merging equal memory pages.
    ///
    /// Call first with `params` NULL and `*nparams` 0 to learn the count, then with an array of
    /// that many virTypedParameter; `*nparams` comes back as the number filled in. Release string
    /// values with virTypedParamsClear(). Keys are the VIR_NODE_MEMORY_SHARED_* names. `flags` is a
    /// set of virTypedParameterFlags. Returns 0, or -1 on failure.
    #[since("0.10.2")]
    #[rpc(289, max = 64)]
    #[acl("connect:read")]
    #[check(non_null(nparams), non_negative(nparams), non_null_if(params, nparams), string_okay)]
    fn virNodeGetMemoryParameters(conn: Connect, params: ParamsOut, flags: u32);

    /// Reads how the host's memory is used.
    ///
    /// `cellNum` is one NUMA node or VIR_NODE_MEMORY_STATS_ALL_CELLS. Call first with `params` NULL
    /// and `*nparams` 0 to learn the count, then with an array of that many virNodeMemoryStats.
    /// Values are in KiB. `flags` is unused, pass 0. Returns 0, or -1 on failure.
    #[since("0.9.3")]
    #[rpc(228)]
    #[acl("connect:read")]
    #[by_hand]
    fn virNodeGetMemoryStats(conn: virConnectPtr, cellNum: c_int, params: virNodeMemoryStatsPtr, nparams: *mut c_int, flags: c_uint) -> c_int;

    /// Reads what a guest's owner needs for AMD SEV encryption on this host.
    ///
    /// `*params` receives a new array of `*nparams` entries, released with virTypedParamsFree().
    /// Keys are the VIR_NODE_SEV_* names, among them the platform's certificates. `flags` is
    /// unused, pass 0. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("4.5.0")]
    #[rpc(395, max = 64)]
    #[check(non_null(nparams), non_negative(nparams), read_only, string_okay)]
    fn virNodeGetSEVInfo(conn: Connect, params: ParamsAlloc, flags: u32);

    /// Names the security model the hypervisor uses, and its domain of interpretation.
    ///
    /// Fills `secmodel`, which the caller provides; `model` is empty if none is in use. Returns 0,
    /// or -1 on failure.
    #[since("0.6.1")]
    #[rpc(122)]
    #[acl("connect:read")]
    #[check(non_null(secmodel))]
    fn virNodeGetSecurityModel(conn: Connect, secmodel: Out<virSecurityModel>);

    /// Changes the host's settings for merging equal memory pages.
    ///
    /// `params` holds `nparams` of the VIR_NODE_MEMORY_SHARED_* values; others stay as they are.
    /// `flags` is unused, pass 0. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("0.10.2")]
    #[rpc(288, max = 64)]
    #[acl("connect:write")]
    #[check(read_only, non_null(params), non_negative(nparams), valid_params(params))]
    fn virNodeSetMemoryParameters(conn: Connect, params: Params, flags: u32);

    /// Suspends the host itself and wakes it after a while.
    ///
    /// `target` is a virNodeSuspendTarget; `duration` is in seconds and at least 60. The call
    /// returns before the host goes to sleep, and fails if a suspend is under way. `flags` is
    /// unused, pass 0. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("0.9.8")]
    #[rpc(250)]
    #[acl("connect:pm-control")]
    #[check(read_only)]
    fn virNodeSuspendForDuration(conn: Connect, target: u32, duration: u64, flags: u32);
}
