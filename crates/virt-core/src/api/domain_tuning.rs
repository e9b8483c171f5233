// SPDX-License-Identifier: LGPL-2.1-or-later
//! Memory, CPUs, I/O threads and resource limits of domains (`libvirt-domain.h`).
#![header("libvirt-domain.h", library = "libvirt")]
#![driver(HypervisorDriver)]
#![error_domain(DOMAIN)]

unsafe extern "C" {
    /// Adds an I/O thread to a domain.
    ///
    /// `iothread_id` must not be in use. `flags` is a set of virDomainModificationImpact: LIVE
    /// needs a running domain, CONFIG a persistent one, both may be joined, and 0 means the state
    /// the domain is in now. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("1.2.15")]
    #[rpc(355)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(read_only)]
    fn virDomainAddIOThread(domain: Domain, iothread_id: u32, flags: u32);

    /// Removes an I/O thread from a domain.
    ///
    /// No disk or controller may use it, and `iothread_id` must not be 0. `flags` is a set of
    /// virDomainModificationImpact: LIVE needs a running domain, CONFIG a persistent one, both may
    /// be joined, and 0 means the state the domain is in now. Returns 0, or -1 on failure; needs a
    /// read-write connection.
    #[since("1.2.15")]
    #[rpc(356)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(read_only, non_zero(iothread_id))]
    fn virDomainDelIOThread(domain: Domain, iothread_id: u32, flags: u32);

    /// Reads the weights and limits of a domain's disk I/O on the host.
    ///
    /// Call first with `params` NULL and `*nparams` 0 to learn the count, then with an array of
    /// that many virTypedParameter; `*nparams` comes back as the number filled in. Release string
    /// values with virTypedParamsClear(). Keys are the VIR_DOMAIN_BLKIO_* names. `flags` is one of
    /// virDomainModificationImpact: LIVE asks the running domain, CONFIG the persistent
    /// configuration, 0 whichever is current; LIVE with CONFIG is refused. Returns 0, or -1 on
    /// failure.
    #[since("0.9.0")]
    #[rpc(206, max = 16)]
    #[acl("domain:read")]
    #[check(non_null(nparams), non_negative(nparams), non_null_if(params, nparams), string_okay, exclusive(VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG))]
    fn virDomainGetBlkioParameters(domain: Domain, params: ParamsOut, flags: u32);

    /// Reads how much host CPU time a running domain used, in all or by host CPU.
    ///
    /// `start_cpu` -1 with `ncpus` 1 gives totals, otherwise `ncpus` CPUs from `start_cpu` on;
    /// `params` has room for `nparams` * `ncpus` entries, and CPU number i starts at entry i *
    /// `nparams`. With `params` NULL and `nparams` 0 the result is the values per CPU, or, if
    /// `ncpus` is 0 too, the number of CPUs. Times are in nanoseconds. A remote call takes at most
    /// 128 CPUs. `flags` is a set of virTypedParameterFlags. Returns the values per CPU, or -1.
    #[since("0.9.10")]
    #[rpc(262)]
    #[acl("domain:read")]
    #[by_hand]
    fn virDomainGetCPUStats(domain: virDomainPtr, params: virTypedParameterPtr, nparams: c_uint, start_cpu: c_int, ncpus: c_uint, flags: c_uint) -> c_int;

    /// Reads the host CPUs that a domain's emulator threads may use.
    ///
    /// `cpumap` has `maplen` bytes, provided by the caller, one bit per host CPU, lowest CPU in the
    /// lowest bit of the first byte. `flags` is one of virDomainModificationImpact: LIVE asks the
    /// running domain, CONFIG the persistent configuration, 0 whichever is current; LIVE with
    /// CONFIG is refused. Returns 1 if there is a setting, 0 if not, -1 on failure.
    #[since("0.10.0")]
    #[rpc(280)]
    #[acl("domain:read")]
    #[by_hand]
    fn virDomainGetEmulatorPinInfo(domain: virDomainPtr, cpumap: *mut c_uchar, maplen: c_int, flags: c_uint) -> c_int;

    /// Asks the guest agent about the guest's CPUs.
    ///
    /// `*params` receives a new array of `*nparams` entries, released with virTypedParamsFree(). It
    /// holds the CPU lists vcpus, online and offlinable as text such as 0-3. The domain must run.
    /// `flags` is unused, pass 0. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("2.0.0")]
    #[rpc(371, max = 64)]
    #[acl("domain:write")]
    #[check(read_only, non_null(params), non_null(nparams))]
    fn virDomainGetGuestVcpus(domain: Domain, params: ParamsAllocU, flags: u32);

    /// Lists a domain's I/O threads and the host CPUs they may use.
    ///
    /// `*info` receives an array; release each element with virDomainIOThreadInfoFree() and the
    /// array with free(). `flags` is one of virDomainModificationImpact: LIVE asks the running
    /// domain, CONFIG the persistent configuration, 0 whichever is current; LIVE with CONFIG is
    /// refused. Returns the number of threads, or -1 on failure.
    #[since("1.2.14")]
    #[rpc(351)]
    #[acl("domain:read")]
    #[check(non_null(info), exclusive(VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG))]
    fn virDomainGetIOThreadInfo(dom: Domain, info: Alloc<virDomainIOThreadInfo>, flags: u32) -> Count;

    /// Gives the largest memory size a domain can be given.
    ///
    /// Returns the size in KiB, or 0 on failure.
    #[since("0.0.3")]
    #[rpc(17)]
    #[acl("domain:read")]
    fn virDomainGetMaxMemory(domain: Domain) -> ulong;

    /// Gives the largest number of virtual CPUs a domain can be given.
    ///
    /// For a running domain it is what it was started with. virDomainGetVcpusFlags() tells more.
    /// Returns the number, or -1 on failure.
    #[since("0.2.1")]
    #[rpc(18)]
    #[acl("domain:read")]
    fn virDomainGetMaxVcpus(domain: Domain) -> i32;

    /// Reads the memory limits the host sets for a domain.
    ///
    /// Call first with `params` NULL and `*nparams` 0 to learn the count, then with an array of
    /// that many virTypedParameter; `*nparams` comes back as the number filled in. Release string
    /// values with virTypedParamsClear(). Keys are the VIR_DOMAIN_MEMORY_* names, sizes in KiB, and
    /// VIR_DOMAIN_MEMORY_PARAM_UNLIMITED means none. `flags` is one of virDomainModificationImpact:
    /// LIVE asks the running domain, CONFIG the persistent configuration, 0 whichever is current;
    /// LIVE with CONFIG is refused. Returns 0, or -1 on failure.
    #[since("0.8.5")]
    #[rpc(198, max = 16)]
    #[acl("domain:read")]
    #[check(non_null(nparams), non_negative(nparams), non_null_if(params, nparams), string_okay, exclusive(VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG))]
    fn virDomainGetMemoryParameters(domain: Domain, params: ParamsOut, flags: u32);

    /// Reads from which NUMA nodes of the host a domain gets its memory.
    ///
    /// Call first with `params` NULL and `*nparams` 0 to learn the count, then with an array of
    /// that many virTypedParameter; `*nparams` comes back as the number filled in. Release string
    /// values with virTypedParamsClear(). Keys are VIR_DOMAIN_NUMA_MODE, a
    /// virDomainNumatuneMemMode, and VIR_DOMAIN_NUMA_NODESET, a list such as 0-1. `flags` is one of
    /// virDomainModificationImpact. Returns 0, or -1 on failure.
    #[since("0.9.9")]
    #[rpc(255, max = 16)]
    #[acl("domain:read")]
    #[check(non_null(nparams), non_negative(nparams), non_null_if(params, nparams), string_okay)]
    fn virDomainGetNumaParameters(domain: Domain, params: ParamsOut, flags: u32);

    /// Reads the CPU scheduler settings of a domain.
    ///
    /// `params` has room for `*nparams` entries, at least 1; ask virDomainGetSchedulerType() how
    /// many there are. `*nparams` comes back as the number filled in. Whether the running or stored
    /// settings are meant is up to the driver. Returns 0, or -1 on failure.
    #[since("0.2.3")]
    #[rpc(57, max = 16)]
    #[acl("domain:read")]
    #[check(non_null(params), non_null(nparams), positive(nparams))]
    fn virDomainGetSchedulerParameters(domain: Domain, params: ParamsOut);

    /// Reads the CPU scheduler settings of a domain, running or stored.
    ///
    /// `params` has room for `*nparams` entries, at least 1; ask virDomainGetSchedulerType() how
    /// many there are. `*nparams` comes back as the number filled in. `flags` is one of
    /// virDomainModificationImpact: LIVE asks the running domain, CONFIG the persistent
    /// configuration, 0 whichever is current; LIVE with CONFIG is refused. Returns 0, or -1 on
    /// failure.
    #[since("0.9.2")]
    #[rpc(223, max = 16)]
    #[acl("domain:read")]
    #[check(non_null(params), non_null(nparams), positive(nparams), string_okay, exclusive(VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG))]
    fn virDomainGetSchedulerParametersFlags(domain: Domain, params: ParamsOut, flags: u32);

    /// Names the CPU scheduler that a domain runs under.
    ///
    /// `*nparams`, unless `nparams` is NULL, receives the number of its settings. Returns a string
    /// that the caller releases with free(), or NULL on failure.
    #[since("0.2.3")]
    #[rpc(56)]
    #[acl("domain:read")]
    #[by_hand]
    fn virDomainGetSchedulerType(domain: virDomainPtr, nparams: *mut c_int) -> *mut c_char;

    /// Reads the host CPUs that each virtual CPU of a domain may use.
    ///
    /// `cpumaps` has room for `ncpumaps` maps of `maplen` bytes each, one bit per host CPU, lowest
    /// CPU in the lowest bit of the first byte. Works for a stopped domain too. `flags` is one of
    /// virDomainModificationImpact: LIVE asks the running domain, CONFIG the persistent
    /// configuration, 0 whichever is current; LIVE with CONFIG is refused. Returns the number of
    /// virtual CPUs filled in, or -1 on failure.
    #[since("0.9.3")]
    #[rpc(230)]
    #[acl("domain:read")]
    #[by_hand]
    fn virDomainGetVcpuPinInfo(domain: virDomainPtr, ncpumaps: c_int, cpumaps: *mut c_uchar, maplen: c_int, flags: c_uint) -> c_int;

    /// Reads state, CPU time and host CPU of each virtual CPU of a domain.
    ///
    /// `info` has room for `maxinfo` entries; `cpuTime` is in nanoseconds. `cpumaps`, unless NULL
    /// with `maplen` 0, has room for `maxinfo` maps of `maplen` bytes that receive the host CPUs
    /// allowed, one bit each. May fail for a stopped domain. Returns the number of entries filled,
    /// or -1.
    #[since("0.1.4")]
    #[rpc(20)]
    #[acl("domain:read")]
    #[by_hand]
    fn virDomainGetVcpus(domain: virDomainPtr, info: virVcpuInfoPtr, maxinfo: c_int, cpumaps: *mut c_uchar, maplen: c_int) -> c_int;

    /// Counts the virtual CPUs of a domain.
    ///
    /// `flags` is a set of virDomainVcpuFlags: LIVE or CONFIG (not both), MAXIMUM for the limit
    /// instead of the number in use, GUEST to ask the guest agent. Returns the number, or -1 on
    /// failure. GUEST needs a read-write connection.
    #[since("0.8.5")]
    #[rpc(200)]
    #[acl("domain:read", "domain:write if VIR_DOMAIN_VCPU_GUEST")]
    #[check(read_only_if(VIR_DOMAIN_VCPU_GUEST), exclusive(VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG))]
    fn virDomainGetVcpusFlags(domain: Domain, flags: u32) -> i32;

    /// Releases one element of the array that virDomainGetIOThreadInfo() returned.
    ///
    /// Its CPU map goes with it. NULL is ignored.
    #[since("1.2.14")]
    #[by_hand]
    fn virDomainIOThreadInfoFree(info: virDomainIOThreadInfoPtr);

    /// Reads bytes from a running domain's memory.
    ///
    /// `size` bytes from `start` go to `buffer`, which may be NULL if `size` is 0 to try access
    /// only. `flags` is one of virDomainMemoryFlags: VIRTUAL addresses as the CPU currently sees
    /// them, or PHYSICAL ones. A remote connection carries at most 16 MiB per call. Returns 0, or
    /// -1 on failure; needs a read-write connection.
    #[since("0.4.2")]
    #[rpc(104, max = 4194304)]
    #[acl("domain:mem-read")]
    #[check(read_only, exclusive(VIR_MEMORY_VIRTUAL, VIR_MEMORY_PHYSICAL), non_null_if(buffer, size))]
    fn virDomainMemoryPeek(dom: Domain, start: u64, size: BufferOut<buffer>, flags: u32);

    /// Reads what the guest and its balloon driver say about memory.
    ///
    /// `stats` has room for `nr_stats` tagged values, virDomainMemoryStatTags: sizes are in KiB,
    /// LAST_UPDATE in seconds since 1970. `flags` is unused, pass 0. Returns the number of values
    /// filled in, or -1 on failure.
    #[since("0.7.5")]
    #[rpc(159, max = 1024)]
    #[acl("domain:read")]
    #[check(nothing(stats, nr_stats), at_most(nr_stats, VIR_DOMAIN_MEMORY_STAT_NR))]
    fn virDomainMemoryStats(dom: Domain, stats: Array<virDomainMemoryStatStruct, nr_stats>, flags: u32) -> Count;

    /// Sets the host CPUs that a domain's emulator threads may use.
    ///
    /// `cpumap` holds one bit per host CPU in `maplen` bytes, lowest CPU in the lowest bit of the
    /// first byte; CPUs beyond it count as unset. `flags` is a set of virDomainModificationImpact:
    /// LIVE needs a running domain, CONFIG a persistent one, both may be joined, and 0 means the
    /// state the domain is in now. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("0.10.0")]
    #[rpc(279, max = 2048)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(read_only, non_null(cpumap), positive(maplen))]
    fn virDomainPinEmulator(domain: Domain, cpumap: Bytes<maplen>, flags: u32);

    /// Sets the host CPUs that one I/O thread of a domain may use.
    ///
    /// `cpumap` holds one bit per host CPU in `maplen` bytes, lowest CPU in the lowest bit of the
    /// first byte; CPUs beyond it count as unset. `flags` is a set of virDomainModificationImpact:
    /// LIVE needs a running domain, CONFIG a persistent one, both may be joined, and 0 means the
    /// state the domain is in now. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("1.2.14")]
    #[rpc(352, max = 2048)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(read_only, non_null(cpumap), positive(maplen))]
    fn virDomainPinIOThread(domain: Domain, iothread_id: u32, cpumap: Bytes<maplen>, flags: u32);

    /// Sets the host CPUs that one virtual CPU of a running domain may use.
    ///
    /// `cpumap` holds one bit per host CPU in `maplen` bytes, lowest CPU in the lowest bit of the
    /// first byte; CPUs beyond it count as unset. virDomainPinVcpuFlags() changes the stored
    /// configuration too. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("0.1.4")]
    #[rpc(26, max = 2048)]
    #[acl("domain:write")]
    #[check(read_only, non_null(cpumap), positive(maplen))]
    fn virDomainPinVcpu(domain: Domain, vcpu: u32, cpumap: Bytes<maplen>);

    /// Sets the host CPUs that one virtual CPU of a domain may use.
    ///
    /// `cpumap` holds one bit per host CPU in `maplen` bytes, lowest CPU in the lowest bit of the
    /// first byte; CPUs beyond it count as unset. `flags` is a set of virDomainModificationImpact:
    /// LIVE needs a running domain, CONFIG a persistent one, both may be joined, and 0 means the
    /// state the domain is in now. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("0.9.3")]
    #[rpc(225, max = 2048)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(read_only, non_null(cpumap), positive(maplen))]
    fn virDomainPinVcpuFlags(domain: Domain, vcpu: u32, cpumap: Bytes<maplen>, flags: u32);

    /// Changes the weights and limits of a domain's disk I/O on the host.
    ///
    /// `params` holds `nparams` of the VIR_DOMAIN_BLKIO_* values; others stay as they are. `flags`
    /// is a set of virDomainModificationImpact: LIVE needs a running domain, CONFIG a persistent
    /// one, both may be joined, and 0 means the state the domain is in now. Returns 0, or -1 on
    /// failure; needs a read-write connection.
    #[since("0.9.0")]
    #[rpc(205, max = 16)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(read_only, non_null(params), non_negative(nparams), valid_params(params))]
    fn virDomainSetBlkioParameters(domain: Domain, params: Params, flags: u32);

    /// Switches CPUs on or off from inside the guest, by its agent.
    ///
    /// `cpumap` is a list such as 0-3,^2; `state` is 1 or 0. Others stay as they are; the guest may
    /// insist on CPU 0. The domain must run. `flags` is unused, pass 0. Returns 0, or -1 on
    /// failure; needs a read-write connection.
    #[since("2.0.0")]
    #[rpc(372)]
    #[acl("domain:write")]
    #[check(read_only, non_null(cpumap))]
    fn virDomainSetGuestVcpus(domain: Domain, cpumap: Str, state: i32, flags: u32);

    /// Changes the polling and pool settings of one I/O thread of a domain.
    ///
    /// `params` holds `nparams` of the VIR_DOMAIN_IOTHREAD_* values. `flags` is a set of
    /// virDomainModificationImpact: LIVE needs a running domain, CONFIG a persistent one, both may
    /// be joined, and 0 means the state the domain is in now. Returns 0, or -1 on failure; needs a
    /// read-write connection.
    #[since("4.10.0")]
    #[rpc(402, max = 64)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(read_only, non_null(params), positive(nparams), valid_params(params))]
    fn virDomainSetIOThreadParams(domain: Domain, iothread_id: u32, params: Params, flags: u32);

    /// Sets the largest memory size a domain can be given.
    ///
    /// `memory` is in KiB and not 0. Most drivers want the domain stopped; whether the running or
    /// stored size is meant is up to the driver, unlike with virDomainSetMemoryFlags(). Returns 0,
    /// or -1 on failure; needs a read-write connection.
    #[since("0.0.3")]
    #[rpc(30)]
    #[acl("domain:write")]
    #[check(read_only, non_zero(memory), custom(memory))]
    fn virDomainSetMaxMemory(domain: Domain, memory: ulong);

    /// Sets the memory a domain should have now.
    ///
    /// `memory` is in KiB, not 0, and at most the maximum. A running guest follows by its balloon
    /// driver, in its own time. virDomainSetMemoryFlags() can change the stored size. Returns 0, or
    /// -1 on failure; needs a read-write connection.
    #[since("0.1.1")]
    #[rpc(31)]
    #[acl("domain:write")]
    #[check(read_only, non_zero(memory), custom(memory))]
    fn virDomainSetMemory(domain: Domain, memory: ulong);

    /// Sets a domain's memory, or its maximum, running or stored.
    ///
    /// `memory` is in KiB and not 0. `flags` is a set of virDomainMemoryModFlags: LIVE needs a
    /// running domain, CONFIG a persistent one, 0 means the state it is in now; MAXIMUM sets the
    /// limit. A running guest follows by its balloon driver, in its own time. Returns 0, or -1 on
    /// failure; needs a read-write connection.
    #[since("0.9.0")]
    #[rpc(204)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(read_only, non_zero(memory), custom(memory))]
    fn virDomainSetMemoryFlags(domain: Domain, memory: ulong, flags: u32);

    /// Changes the memory limits the host sets for a domain.
    ///
    /// `params` holds `nparams` of the VIR_DOMAIN_MEMORY_* values, sizes in KiB;
    /// VIR_DOMAIN_MEMORY_PARAM_UNLIMITED lifts a limit. `flags` is a set of
    /// virDomainModificationImpact: LIVE needs a running domain, CONFIG a persistent one, both may
    /// be joined, and 0 means the state the domain is in now. Returns 0, or -1 on failure; needs a
    /// read-write connection.
    #[since("0.8.5")]
    #[rpc(197, max = 16)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(read_only, non_null(params), positive(nparams), valid_params(params))]
    fn virDomainSetMemoryParameters(domain: Domain, params: Params, flags: u32);

    /// Sets how often the balloon driver collects memory statistics.
    ///
    /// `period` is in seconds, 0 stops it. `flags` is a set of virDomainMemoryModFlags: LIVE,
    /// CONFIG, or 0 for the state the domain is in now. Returns 0, or -1 on failure; needs a
    /// read-write connection.
    #[since("1.1.1")]
    #[rpc(308)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(read_only, non_negative(period))]
    fn virDomainSetMemoryStatsPeriod(domain: Domain, period: i32, flags: u32);

    /// Sets from which NUMA nodes of the host a domain gets its memory.
    ///
    /// `params` holds `nparams` of VIR_DOMAIN_NUMA_MODE and VIR_DOMAIN_NUMA_NODESET; a running
    /// domain often allows only the second. `flags` is a set of virDomainModificationImpact: LIVE
    /// needs a running domain, CONFIG a persistent one, both may be joined, and 0 means the state
    /// the domain is in now. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("0.9.9")]
    #[rpc(254, max = 16)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(read_only, non_null(params), positive(nparams), valid_params(params))]
    fn virDomainSetNumaParameters(domain: Domain, params: Params, flags: u32);

    /// Changes CPU scheduler settings of a domain.
    ///
    /// `params` holds `nparams` of the VIR_DOMAIN_SCHEDULER_* values; others stay as they are.
    /// Whether the running or stored settings change is up to the driver, unlike with
    /// virDomainSetSchedulerParametersFlags(). Returns 0, or -1 on failure; needs a read-write
    /// connection.
    #[since("0.2.3")]
    #[rpc(58, max = 16)]
    #[acl("domain:read")]
    #[check(read_only, non_null(params), non_negative(nparams), valid_params(params))]
    fn virDomainSetSchedulerParameters(domain: Domain, params: Params);

    /// Changes CPU scheduler settings of a domain, running or stored.
    ///
    /// `params` holds `nparams` of the VIR_DOMAIN_SCHEDULER_* values; others stay as they are.
    /// `flags` is a set of virDomainModificationImpact: LIVE needs a running domain, CONFIG a
    /// persistent one, both may be joined, and 0 means the state the domain is in now. Returns 0,
    /// or -1 on failure; needs a read-write connection.
    #[since("0.9.2")]
    #[rpc(219, max = 16)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(read_only, non_null(params), non_negative(nparams), valid_params(params))]
    fn virDomainSetSchedulerParametersFlags(domain: Domain, params: Params, flags: u32);

    /// Plugs or unplugs chosen virtual CPUs of a domain.
    ///
    /// `vcpumap` is a list such as 0-3,^2; `state` is 1 or 0. CPU 0 may have to stay. `flags` is a
    /// set of virDomainSetVcpuFlags: LIVE, CONFIG, and ASYNC_UNPLUG to not wait for the guest,
    /// whose answer then comes as VIR_DOMAIN_EVENT_ID_VCPU_REMOVED. Returns 0, or -1 on failure;
    /// needs a read-write connection.
    #[since("3.1.0")]
    #[rpc(384)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(read_only, non_null(vcpumap))]
    fn virDomainSetVcpu(domain: Domain, vcpumap: Str, state: i32, flags: u32);

    /// Sets the number of virtual CPUs of a running domain.
    ///
    /// `nvcpus` is at least 1 and at most the maximum. A guest that is still booting may miss the
    /// change. virDomainSetVcpusFlags() can change the stored number. Returns 0, or -1 on failure;
    /// needs a read-write connection.
    #[since("0.1.4")]
    #[rpc(32)]
    #[acl("domain:write")]
    #[check(read_only, non_zero(nvcpus))]
    fn virDomainSetVcpus(domain: Domain, nvcpus: u32);

    /// Sets the number of virtual CPUs of a domain, or its maximum, running or stored.
    ///
    /// `nvcpus` is at least 1. `flags` is a set of virDomainVcpuFlags: LIVE, CONFIG or 0 for the
    /// state it is in now; MAXIMUM sets the limit and goes with CONFIG; GUEST lets the guest agent
    /// switch CPUs and excludes CONFIG; ASYNC_UNPLUG does not wait for the guest. Returns 0, or -1
    /// on failure; needs a read-write connection.
    #[since("0.8.5")]
    #[rpc(199)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG", "domain:write if VIR_DOMAIN_VCPU_GUEST")]
    #[check(read_only, require(VIR_DOMAIN_VCPU_MAXIMUM, VIR_DOMAIN_VCPU_CONFIG), exclusive(VIR_DOMAIN_VCPU_GUEST, VIR_DOMAIN_VCPU_CONFIG), non_zero(nvcpus))]
    fn virDomainSetVcpusFlags(domain: Domain, nvcpus: u32, flags: u32);

    /// Starts measuring how fast a running guest changes its memory.
    ///
    /// It measures for `seconds` seconds; the result appears among the statistics of
    /// virConnectGetAllDomainStats(), group VIR_DOMAIN_STATS_DIRTYRATE. `flags` is one of
    /// virDomainDirtyRateCalcFlags. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("7.2.0")]
    #[rpc(427)]
    #[acl("domain:write")]
    #[check(read_only, exclusive(VIR_DOMAIN_DIRTYRATE_MODE_PAGE_SAMPLING, VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_BITMAP), exclusive(VIR_DOMAIN_DIRTYRATE_MODE_PAGE_SAMPLING, VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_RING), exclusive(VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_BITMAP, VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_RING))]
    fn virDomainStartDirtyRateCalc(domain: Domain, seconds: i32, flags: u32);
}
