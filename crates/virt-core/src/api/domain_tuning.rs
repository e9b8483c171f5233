// SPDX-License-Identifier: LGPL-2.1-or-later
//! Rows of `libvirt-domain.h`.
#![header("libvirt-domain.h", library = "libvirt")]
#![driver(HypervisorDriver)]
#![error_domain(DOMAIN)]

unsafe extern "C" {
    #[since("1.2.15")]
    #[rpc(355)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(read_only)]
    fn virDomainAddIOThread(domain: Domain, iothread_id: u32, flags: u32);

    #[since("1.2.15")]
    #[rpc(356)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(read_only, non_zero(iothread_id))]
    fn virDomainDelIOThread(domain: Domain, iothread_id: u32, flags: u32);

    #[since("0.9.0")]
    #[rpc(206)]
    #[acl("domain:read")]
    #[check(non_null(nparams), non_negative(nparams), non_null(params), exclusive(VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG))]
    fn virDomainGetBlkioParameters(domain: Domain, params: ParamsOut, flags: u32);

    #[since("0.9.10")]
    #[rpc(262)]
    #[acl("domain:read")]
    #[by_hand]
    fn virDomainGetCPUStats(domain: virDomainPtr, params: virTypedParameterPtr, nparams: c_uint, start_cpu: c_int, ncpus: c_uint, flags: c_uint) -> c_int;

    #[since("0.10.0")]
    #[rpc(280)]
    #[acl("domain:read")]
    #[by_hand]
    fn virDomainGetEmulatorPinInfo(domain: virDomainPtr, cpumap: *mut c_uchar, maplen: c_int, flags: c_uint) -> c_int;

    #[since("2.0.0")]
    #[rpc(371)]
    #[acl("domain:write")]
    #[check(read_only, non_null(params), non_null(nparams))]
    fn virDomainGetGuestVcpus(domain: Domain, params: ParamsAllocU, flags: u32);

    #[since("1.2.14")]
    #[rpc(351)]
    #[acl("domain:read")]
    #[check(non_null(info), exclusive(VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG))]
    fn virDomainGetIOThreadInfo(dom: Domain, info: Alloc<virDomainIOThreadInfo>, flags: u32) -> Count;

    #[since("0.0.3")]
    #[rpc(17)]
    #[acl("domain:read")]
    fn virDomainGetMaxMemory(domain: Domain) -> ulong;

    #[since("0.2.1")]
    #[rpc(18)]
    #[acl("domain:read")]
    fn virDomainGetMaxVcpus(domain: Domain) -> i32;

    #[since("0.8.5")]
    #[rpc(198)]
    #[acl("domain:read")]
    #[check(non_null(nparams), non_negative(nparams), non_null(params), exclusive(VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG))]
    fn virDomainGetMemoryParameters(domain: Domain, params: ParamsOut, flags: u32);

    #[since("0.9.9")]
    #[rpc(255)]
    #[acl("domain:read")]
    #[check(non_null(nparams), non_negative(nparams), non_null(params))]
    fn virDomainGetNumaParameters(domain: Domain, params: ParamsOut, flags: u32);

    #[since("0.2.3")]
    #[rpc(57)]
    #[acl("domain:read")]
    #[check(non_null(params), non_null(nparams), positive(nparams))]
    fn virDomainGetSchedulerParameters(domain: Domain, params: ParamsOut);

    #[since("0.9.2")]
    #[rpc(223)]
    #[acl("domain:read")]
    #[check(non_null(params), non_null(nparams), positive(nparams), exclusive(VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG))]
    fn virDomainGetSchedulerParametersFlags(domain: Domain, params: ParamsOut, flags: u32);

    #[since("0.2.3")]
    #[rpc(56)]
    #[acl("domain:read")]
    #[by_hand]
    fn virDomainGetSchedulerType(domain: virDomainPtr, nparams: *mut c_int) -> *mut c_char;

    #[since("0.9.3")]
    #[rpc(230)]
    #[acl("domain:read")]
    #[by_hand]
    fn virDomainGetVcpuPinInfo(domain: virDomainPtr, ncpumaps: c_int, cpumaps: *mut c_uchar, maplen: c_int, flags: c_uint) -> c_int;

    #[since("0.1.4")]
    #[rpc(20)]
    #[acl("domain:read")]
    #[by_hand]
    fn virDomainGetVcpus(domain: virDomainPtr, info: virVcpuInfoPtr, maxinfo: c_int, cpumaps: *mut c_uchar, maplen: c_int) -> c_int;

    #[since("0.8.5")]
    #[rpc(200)]
    #[acl("domain:read", "domain:write if VIR_DOMAIN_VCPU_GUEST")]
    #[check(read_only, exclusive(VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG))]
    fn virDomainGetVcpusFlags(domain: Domain, flags: u32) -> i32;

    #[since("1.2.14")]
    #[by_hand]
    fn virDomainIOThreadInfoFree(info: virDomainIOThreadInfoPtr);

    #[since("0.4.2")]
    #[rpc(104)]
    #[acl("domain:mem-read")]
    #[check(read_only, exclusive(VIR_MEMORY_VIRTUAL, VIR_MEMORY_PHYSICAL), non_null(buffer))]
    fn virDomainMemoryPeek(dom: Domain, start: u64, size: BufferOut<buffer>, flags: u32);

    #[since("0.7.5")]
    #[rpc(159)]
    #[acl("domain:read")]
    fn virDomainMemoryStats(dom: Domain, stats: Array<virDomainMemoryStatStruct, nr_stats>, flags: u32) -> Count;

    #[since("0.10.0")]
    #[rpc(279)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(read_only, non_null(cpumap), positive(maplen))]
    fn virDomainPinEmulator(domain: Domain, cpumap: Bytes<maplen>, flags: u32);

    #[since("1.2.14")]
    #[rpc(352)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(read_only, non_null(cpumap), positive(maplen))]
    fn virDomainPinIOThread(domain: Domain, iothread_id: u32, cpumap: Bytes<maplen>, flags: u32);

    #[since("0.1.4")]
    #[rpc(26)]
    #[acl("domain:write")]
    #[check(read_only, non_null(cpumap), positive(maplen))]
    fn virDomainPinVcpu(domain: Domain, vcpu: u32, cpumap: Bytes<maplen>);

    #[since("0.9.3")]
    #[rpc(225)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(read_only, non_null(cpumap), positive(maplen))]
    fn virDomainPinVcpuFlags(domain: Domain, vcpu: u32, cpumap: Bytes<maplen>, flags: u32);

    #[since("0.9.0")]
    #[rpc(205)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(read_only, non_null(params), non_negative(nparams), valid_params(params))]
    fn virDomainSetBlkioParameters(domain: Domain, params: Params, flags: u32);

    #[since("2.0.0")]
    #[rpc(372)]
    #[acl("domain:write")]
    #[check(read_only, non_null(cpumap))]
    fn virDomainSetGuestVcpus(domain: Domain, cpumap: Str, state: i32, flags: u32);

    #[since("4.10.0")]
    #[rpc(402)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(read_only, non_null(params), positive(nparams), valid_params(params))]
    fn virDomainSetIOThreadParams(domain: Domain, iothread_id: u32, params: Params, flags: u32);

    #[since("0.0.3")]
    #[rpc(30)]
    #[acl("domain:write")]
    #[check(read_only, non_zero(memory), custom(memory))]
    fn virDomainSetMaxMemory(domain: Domain, memory: ulong);

    #[since("0.1.1")]
    #[rpc(31)]
    #[acl("domain:write")]
    #[check(read_only, non_zero(memory), custom(memory))]
    fn virDomainSetMemory(domain: Domain, memory: ulong);

    #[since("0.9.0")]
    #[rpc(204)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(read_only, non_zero(memory), custom(memory))]
    fn virDomainSetMemoryFlags(domain: Domain, memory: ulong, flags: u32);

    #[since("0.8.5")]
    #[rpc(197)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(read_only, non_null(params), positive(nparams), valid_params(params))]
    fn virDomainSetMemoryParameters(domain: Domain, params: Params, flags: u32);

    #[since("1.1.1")]
    #[rpc(308)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(read_only, non_negative(period))]
    fn virDomainSetMemoryStatsPeriod(domain: Domain, period: i32, flags: u32);

    #[since("0.9.9")]
    #[rpc(254)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(read_only, non_null(params), positive(nparams), valid_params(params))]
    fn virDomainSetNumaParameters(domain: Domain, params: Params, flags: u32);

    #[since("0.2.3")]
    #[rpc(58)]
    #[acl("domain:read")]
    #[check(read_only, non_null(params), non_negative(nparams), valid_params(params))]
    fn virDomainSetSchedulerParameters(domain: Domain, params: Params);

    #[since("0.9.2")]
    #[rpc(219)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(read_only, non_null(params), non_negative(nparams), valid_params(params))]
    fn virDomainSetSchedulerParametersFlags(domain: Domain, params: Params, flags: u32);

    #[since("3.1.0")]
    #[rpc(384)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(read_only, non_null(vcpumap))]
    fn virDomainSetVcpu(domain: Domain, vcpumap: Str, state: i32, flags: u32);

    #[since("0.1.4")]
    #[rpc(32)]
    #[acl("domain:write")]
    #[check(read_only, non_zero(nvcpus))]
    fn virDomainSetVcpus(domain: Domain, nvcpus: u32);

    #[since("0.8.5")]
    #[rpc(199)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG", "domain:write if VIR_DOMAIN_VCPU_GUEST")]
    #[check(read_only, require(VIR_DOMAIN_VCPU_MAXIMUM, VIR_DOMAIN_AFFECT_CONFIG), exclusive(VIR_DOMAIN_VCPU_GUEST, VIR_DOMAIN_AFFECT_CONFIG), non_zero(nvcpus))]
    fn virDomainSetVcpusFlags(domain: Domain, nvcpus: u32, flags: u32);

    #[since("7.2.0")]
    #[rpc(427)]
    #[acl("domain:write")]
    #[check(read_only, exclusive(VIR_DOMAIN_DIRTYRATE_MODE_PAGE_SAMPLING, VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_BITMAP), exclusive(VIR_DOMAIN_DIRTYRATE_MODE_PAGE_SAMPLING, VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_RING), exclusive(VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_BITMAP, VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_RING))]
    fn virDomainStartDirtyRateCalc(domain: Domain, seconds: i32, flags: u32);
}
