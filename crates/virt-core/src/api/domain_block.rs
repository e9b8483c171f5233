// SPDX-License-Identifier: LGPL-2.1-or-later
//! Rows of `libvirt-domain.h`.
#![header("libvirt-domain.h", library = "libvirt")]
#![driver(HypervisorDriver)]
#![error_domain(DOMAIN)]

unsafe extern "C" {
    #[since("0.10.2")]
    #[rpc(290)]
    #[acl("domain:block-write")]
    #[check(read_only, non_null(disk))]
    fn virDomainBlockCommit(dom: Domain, disk: Str, base: OptStr, top: OptStr, bandwidth: ulong, flags: u32);

    #[since("1.2.8")]
    #[rpc(345)]
    #[acl("domain:block-write")]
    #[check(read_only, non_null(disk), non_null(destxml), non_negative(nparams), non_null(params))]
    fn virDomainBlockCopy(dom: Domain, disk: Str, destxml: Str, params: Params, flags: u32);

    #[since("0.9.4")]
    #[rpc(237)]
    #[acl("domain:write")]
    #[check(read_only, non_null(disk))]
    fn virDomainBlockJobAbort(dom: Domain, disk: Str, flags: u32);

    #[since("0.9.4")]
    #[rpc(239)]
    #[acl("domain:write")]
    #[check(read_only, non_null(disk))]
    fn virDomainBlockJobSetSpeed(dom: Domain, disk: Str, bandwidth: ulong, flags: u32);

    #[since("0.4.2")]
    #[rpc(103)]
    #[acl("domain:block-read")]
    #[check(read_only, non_empty(disk), non_null(buffer))]
    fn virDomainBlockPeek(dom: Domain, disk: Str, offset: u64, size: BufferOut<buffer>, flags: u32);

    #[since("0.9.4")]
    #[rpc(240)]
    #[acl("domain:block-write")]
    #[check(read_only, non_null(disk))]
    fn virDomainBlockPull(dom: Domain, disk: Str, bandwidth: ulong, flags: u32);

    #[since("0.9.10")]
    #[rpc(266)]
    #[acl("domain:block-write")]
    #[check(read_only, non_null(disk), non_null(base), custom(base, flags))]
    fn virDomainBlockRebase(dom: Domain, disk: Str, base: Str, bandwidth: ulong, flags: u32);

    #[since("0.9.8")]
    #[rpc(251)]
    #[acl("domain:block-write")]
    #[check(read_only, non_null(disk))]
    fn virDomainBlockResize(dom: Domain, disk: Str, size: u64, flags: u32);

    #[since("0.3.2")]
    #[rpc(64)]
    #[acl("domain:read")]
    #[check(non_null(disk), non_null(stats))]
    fn virDomainBlockStats(dom: Domain, disk: Str, stats: Sized<virDomainBlockStatsStruct, size>);

    #[since("0.9.5")]
    #[rpc(243)]
    #[acl("domain:read")]
    #[check(non_null(disk), non_null(nparams), non_negative(nparams), non_null(params))]
    fn virDomainBlockStatsFlags(dom: Domain, disk: Str, params: ParamsOut, flags: u32);

    #[since("11.2.0")]
    #[rpc(452)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(non_null(group))]
    fn virDomainDelThrottleGroup(dom: Domain, group: Str, flags: u32);

    #[since("0.8.1")]
    #[rpc(194)]
    #[acl("domain:read")]
    #[check(non_empty(disk), non_null(info))]
    fn virDomainGetBlockInfo(domain: Domain, disk: Str, info: Out<virDomainBlockInfo>, flags: u32);

    #[since("0.9.8")]
    #[rpc(253)]
    #[acl("domain:read")]
    #[check(non_null(nparams), non_negative(nparams), non_null(params), non_null(disk), exclusive(VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG))]
    fn virDomainGetBlockIoTune(dom: Domain, disk: Str, params: ParamsOut, flags: u32);

    #[since("0.9.4")]
    #[rpc(238)]
    #[acl("domain:read")]
    #[check(non_null(disk), non_null(info))]
    fn virDomainGetBlockJobInfo(dom: Domain, disk: Str, info: Out<virDomainBlockJobInfo>, flags: u32);

    #[since("0.9.10")]
    #[rpc(263)]
    #[acl("domain:read")]
    #[by_hand]
    fn virDomainGetDiskErrors(dom: virDomainPtr, errors: virDomainDiskErrorPtr, maxerrors: c_uint, flags: c_uint) -> c_int;

    #[since("0.9.8")]
    #[rpc(252)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(read_only, non_null(disk), positive(nparams), non_null(params), valid_params(params))]
    fn virDomainSetBlockIoTune(dom: Domain, disk: Str, params: Params, flags: u32);

    #[since("3.1.0")]
    #[rpc(386)]
    #[acl("domain:write")]
    #[check(read_only, non_null(dev))]
    fn virDomainSetBlockThreshold(domain: Domain, dev: Str, threshold: u64, flags: u32);

    #[since("11.2.0")]
    #[rpc(451)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(read_only, non_null(group), positive(nparams), non_null(params), valid_params(params))]
    fn virDomainSetThrottleGroup(dom: Domain, group: Str, params: Params, flags: u32);
}
