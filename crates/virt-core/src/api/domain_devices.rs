// SPDX-License-Identifier: LGPL-2.1-or-later
//! Rows of `libvirt-domain.h`.
#![header("libvirt-domain.h", library = "libvirt")]
#![driver(HypervisorDriver)]
#![error_domain(DOMAIN)]

unsafe extern "C" {
    #[since("12.5.0")]
    #[rpc(456)]
    #[acl("domain:write")]
    #[check(read_only, non_null(device))]
    fn virDomainAnnounceInterface(dom: Domain, device: Str, params: Params, flags: u32);

    #[since("0.1.9")]
    #[rpc(8)]
    #[acl("domain:write")]
    #[check(non_null(xml), read_only)]
    fn virDomainAttachDevice(domain: Domain, xml: Str);

    #[since("0.7.7")]
    #[rpc(160)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(non_null(xml), read_only)]
    fn virDomainAttachDeviceFlags(domain: Domain, xml: Str, flags: u32);

    #[since("0.1.9")]
    #[rpc(13)]
    #[acl("domain:write")]
    #[check(non_null(xml), read_only)]
    fn virDomainDetachDevice(domain: Domain, xml: Str);

    #[since("4.4.0")]
    #[rpc(392)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(non_null(alias), read_only)]
    fn virDomainDetachDeviceAlias(domain: Domain, alias: Str, flags: u32);

    #[since("0.7.7")]
    #[rpc(161)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(non_null(xml), read_only)]
    fn virDomainDetachDeviceFlags(domain: Domain, xml: Str, flags: u32);

    #[since("9.0.0")]
    #[rpc(443)]
    #[by_hand]
    fn virDomainFDAssociate(domain: virDomainPtr, name: *const c_char, nfds: c_uint, fds: *mut c_int, flags: c_uint) -> c_int;

    #[since("0.9.9")]
    #[rpc(257)]
    #[acl("domain:read")]
    #[check(non_null(nparams), non_negative(nparams), non_null(params))]
    fn virDomainGetInterfaceParameters(domain: Domain, device: OptStr, params: ParamsOut, flags: u32);

    #[since("10.2.0")]
    #[rpc(448)]
    #[acl("domain:write")]
    #[check(read_only)]
    fn virDomainGraphicsReload(domain: Domain, r#type: u32, flags: u32);

    #[since("1.2.14")]
    #[rpc(353)]
    #[acl("domain:read", "domain:write")]
    #[check(non_null(ifaces), read_only)]
    fn virDomainInterfaceAddresses(dom: Domain, ifaces: Alloc<virDomainInterface>, source: u32, flags: u32) -> Count;

    #[since("1.2.14")]
    #[by_hand]
    fn virDomainInterfaceFree(iface: virDomainInterfacePtr);

    #[since("0.3.2")]
    #[rpc(65)]
    #[acl("domain:read")]
    #[check(non_null(device), non_null(stats))]
    fn virDomainInterfaceStats(dom: Domain, device: Str, stats: Sized<virDomainInterfaceStatsStruct, size>);

    #[since("1.0.2")]
    #[rpc(296)]
    #[acl("domain:open-device")]
    #[check(object(st), read_only, same_connection(st))]
    fn virDomainOpenChannel(dom: Domain, name: OptStr, st: Stream, flags: u32);

    #[since("0.8.6")]
    #[rpc(201)]
    #[acl("domain:open-device")]
    #[check(object(st), read_only, same_connection(st))]
    fn virDomainOpenConsole(dom: Domain, dev_name: OptStr, st: Stream, flags: u32);

    #[since("0.9.7")]
    #[rpc(249)]
    #[acl("domain:open-graphics")]
    #[by_hand]
    fn virDomainOpenGraphics(dom: virDomainPtr, idx: c_uint, fd: c_int, flags: c_uint) -> c_int;

    #[since("1.2.8")]
    #[rpc(343)]
    #[by_hand]
    fn virDomainOpenGraphicsFD(dom: virDomainPtr, idx: c_uint, flags: c_uint) -> c_int;

    #[since("0.9.2")]
    #[rpc(211)]
    #[acl("domain:screenshot")]
    #[check(object(stream), read_only, same_connection(stream))]
    fn virDomainScreenshot(domain: Domain, stream: Stream, screen: u32, flags: u32) -> String;

    #[since("0.9.3")]
    #[rpc(226)]
    #[acl("domain:send-input")]
    #[check(read_only, non_null(keycodes), positive(nkeycodes), custom(codeset, nkeycodes))]
    fn virDomainSendKey(domain: Domain, codeset: u32, holdtime: u32, keycodes: Slice<u32, nkeycodes>, flags: u32);

    #[since("0.9.9")]
    #[rpc(256)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(read_only, non_null(params), positive(nparams), valid_params(params))]
    fn virDomainSetInterfaceParameters(domain: Domain, device: OptStr, params: Params, flags: u32);

    #[since("0.8.0")]
    #[rpc(174)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(non_null(xml), read_only)]
    fn virDomainUpdateDeviceFlags(domain: Domain, xml: Str, flags: u32);
}
