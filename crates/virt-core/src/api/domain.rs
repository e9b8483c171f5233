// SPDX-License-Identifier: LGPL-2.1-or-later
//! Rows of `libvirt-domain.h`.
#![header("libvirt-domain.h", library = "libvirt")]
#![driver(HypervisorDriver)]
#![error_domain(DOMAIN)]

unsafe extern "C" {
    #[since("0.6.4")]
    #[rpc(135)]
    #[acl("connect:write")]
    #[check(read_only, non_null(nativeFormat), non_null(nativeConfig))]
    fn virConnectDomainXMLFromNative(conn: Connect, nativeFormat: Str, nativeConfig: Str, flags: u32) -> String;

    #[since("0.6.4")]
    #[rpc(136)]
    #[acl("connect:write")]
    #[check(read_only, non_null(nativeFormat), non_null(domainXml))]
    fn virConnectDomainXMLToNative(conn: Connect, nativeFormat: Str, domainXml: Str, flags: u32) -> String;

    #[since("1.2.7")]
    #[rpc(342)]
    #[acl("connect:write")]
    #[check(read_only)]
    fn virConnectGetDomainCapabilities(conn: Connect, emulatorbin: OptStr, arch: OptStr, machine: OptStr, virttype: OptStr, flags: u32) -> String;

    #[since("0.1.1")]
    #[rpc(9)]
    #[acl("domain:start")]
    #[check(read_only)]
    fn virDomainCreate(domain: Domain);

    #[since("0.0.3")]
    #[by_hand]
    fn virDomainCreateLinux(conn: virConnectPtr, xmlDesc: *const c_char, flags: c_uint) -> virDomainPtr;

    #[since("1.1.1")]
    #[rpc(310)]
    #[acl("domain:start")]
    #[check(read_only, fd_passing)]
    fn virDomainCreateWithFiles(domain: Domain, nfiles: Fds<files>, flags: u32);

    #[since("0.8.2")]
    #[rpc(196)]
    #[acl("domain:start")]
    #[check(read_only)]
    fn virDomainCreateWithFlags(domain: Domain, flags: u32);

    #[since("0.5.0")]
    #[rpc(10)]
    #[acl("domain:write", "domain:start")]
    #[check(non_null(xmlDesc), read_only)]
    fn virDomainCreateXML(conn: Connect, xmlDesc: Str, flags: u32) -> Domain;

    #[since("1.1.1")]
    #[rpc(309)]
    #[acl("domain:write", "domain:start")]
    #[check(non_null(xmlDesc), read_only, fd_passing)]
    fn virDomainCreateXMLWithFiles(conn: Connect, xmlDesc: Str, nfiles: Fds<files>, flags: u32) -> Domain;

    #[since("0.1.1")]
    #[rpc(11)]
    #[acl("domain:write", "domain:save")]
    #[check(read_only, non_null(xml))]
    fn virDomainDefineXML(conn: Connect, xml: Str) -> Domain;

    #[since("1.2.12")]
    #[rpc(350)]
    #[acl("domain:write", "domain:save")]
    #[check(read_only, non_null(xml))]
    fn virDomainDefineXMLFlags(conn: Connect, xml: Str, flags: u32) -> Domain;

    #[since("0.0.3")]
    #[rpc(12)]
    #[acl("domain:stop")]
    #[check(read_only)]
    fn virDomainDestroy(domain: Domain);

    #[since("0.9.4")]
    #[rpc(234)]
    #[acl("domain:stop")]
    #[check(read_only)]
    fn virDomainDestroyFlags(domain: Domain, flags: u32);

    #[since("0.0.3")]
    #[local(free)]
    fn virDomainFree(domain: virDomainPtr) -> c_int;

    #[since("0.2.1")]
    #[rpc(15)]
    #[acl("domain:read")]
    #[check(non_null(autostart))]
    fn virDomainGetAutostart(domain: Domain, autostart: Out<i32>);

    #[since("11.2.0")]
    #[rpc(449)]
    #[acl("domain:read")]
    #[check(non_null(autostart))]
    fn virDomainGetAutostartOnce(domain: Domain, autostart: Out<i32>);

    #[since("0.3.0")]
    #[local(connect)]
    fn virDomainGetConnect(dom: virDomainPtr) -> virConnectPtr;

    #[since("0.9.3")]
    #[rpc(229)]
    #[acl("domain:read")]
    #[check(non_null(info))]
    fn virDomainGetControlInfo(domain: Domain, info: Out<virDomainControlInfo>, flags: u32);

    #[since("0.0.3")]
    #[by_hand]
    fn virDomainGetID(domain: virDomainPtr) -> c_uint;

    #[since("0.0.3")]
    #[rpc(16)]
    #[acl("domain:read")]
    #[check(non_null(info))]
    fn virDomainGetInfo(domain: Domain, info: Out<virDomainInfo>);

    #[since("7.1.0")]
    #[rpc(426)]
    #[acl("domain:read")]
    #[check(non_null(msgs))]
    fn virDomainGetMessages(domain: Domain, msgs: AllocStrings, flags: u32) -> Count;

    #[since("0.9.10")]
    #[rpc(265)]
    #[acl("domain:read")]
    #[check(exclusive(VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG), custom(type, uri))]
    fn virDomainGetMetadata(domain: Domain, r#type: i32, uri: OptStr, flags: u32) -> String;

    #[since("0.0.3")]
    #[local(name)]
    fn virDomainGetName(domain: virDomainPtr) -> *const c_char;

    #[since("0.0.3")]
    #[rpc(19)]
    #[acl("domain:read")]
    fn virDomainGetOSType(domain: Domain) -> String;

    #[since("0.9.2")]
    #[rpc(212)]
    #[acl("domain:read")]
    #[check(non_null(state))]
    fn virDomainGetState(domain: Domain, state: Out<i32>, reason: OutOpt<i32>, flags: u32);

    #[since("0.0.5")]
    #[local(uuid)]
    fn virDomainGetUUID(domain: virDomainPtr, uuid: *mut c_uchar) -> c_int;

    #[since("0.1.1")]
    #[local(uuid_string)]
    fn virDomainGetUUIDString(domain: virDomainPtr, buf: *mut c_char) -> c_int;

    #[since("0.0.3")]
    #[rpc(14)]
    #[acl("domain:read", "domain:read-secure if VIR_DOMAIN_XML_SECURE", "domain:read-secure if VIR_DOMAIN_XML_MIGRATABLE")]
    #[check(secure(VIR_CONNECT_RO))]
    fn virDomainGetXMLDesc(domain: Domain, flags: u32) -> String;

    #[since("0.7.3")]
    #[rpc(150)]
    #[acl("domain:read")]
    fn virDomainIsActive(dom: Domain) -> bool;

    #[since("0.7.3")]
    #[rpc(151)]
    #[acl("domain:read")]
    fn virDomainIsPersistent(dom: Domain) -> bool;

    #[since("0.8.6")]
    #[rpc(202)]
    #[acl("domain:read")]
    fn virDomainIsUpdated(dom: Domain) -> bool;

    #[since("0.9.10")]
    #[rpc(261)]
    #[acl("domain:pm-control")]
    #[check(read_only)]
    fn virDomainPMSuspendForDuration(dom: Domain, target: u32, duration: u64, flags: u32);

    #[since("0.9.11")]
    #[rpc(267)]
    #[acl("domain:pm-control")]
    #[check(read_only)]
    fn virDomainPMWakeup(dom: Domain, flags: u32);

    #[since("0.1.0")]
    #[rpc(27)]
    #[acl("domain:init-control", "domain:write if VIR_DOMAIN_REBOOT_GUEST_AGENT")]
    #[check(read_only)]
    fn virDomainReboot(domain: Domain, flags: u32);

    #[since("0.6.0")]
    #[local(add_ref)]
    fn virDomainRef(domain: virDomainPtr) -> c_int;

    #[since("1.2.19")]
    #[rpc(358)]
    #[acl("domain:write", "domain:save")]
    #[check(non_empty(new_name), read_only)]
    fn virDomainRename(dom: Domain, new_name: Str, flags: u32);

    #[since("0.9.7")]
    #[rpc(245)]
    #[acl("domain:reset")]
    #[check(read_only)]
    fn virDomainReset(domain: Domain, flags: u32);

    #[since("0.0.3")]
    #[rpc(28)]
    #[acl("domain:suspend")]
    #[check(read_only)]
    fn virDomainResume(domain: Domain);

    #[since("0.2.1")]
    #[rpc(29)]
    #[acl("domain:write")]
    #[check(read_only)]
    fn virDomainSetAutostart(domain: Domain, autostart: i32);

    #[since("11.2.0")]
    #[rpc(450)]
    #[acl("domain:write")]
    #[check(read_only)]
    fn virDomainSetAutostartOnce(domain: Domain, autostart: i32);

    #[since("3.9.0")]
    #[rpc(390)]
    #[acl("domain:write")]
    #[check(read_only)]
    fn virDomainSetLifecycleAction(domain: Domain, r#type: u32, action: u32, flags: u32);

    #[since("0.9.10")]
    #[rpc(264)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(read_only, custom(type, metadata, key, uri))]
    fn virDomainSetMetadata(domain: Domain, r#type: i32, metadata: OptStr, key: OptStr, uri: OptStr, flags: u32);

    #[since("0.0.3")]
    #[rpc(33)]
    #[acl("domain:init-control")]
    #[check(read_only)]
    fn virDomainShutdown(domain: Domain);

    #[since("0.9.10")]
    #[rpc(258)]
    #[acl("domain:init-control", "domain:write if VIR_DOMAIN_SHUTDOWN_GUEST_AGENT")]
    #[check(read_only)]
    fn virDomainShutdownFlags(domain: Domain, flags: u32);

    #[since("0.0.3")]
    #[rpc(34)]
    #[acl("domain:suspend")]
    #[check(read_only)]
    fn virDomainSuspend(domain: Domain);

    #[since("0.1.1")]
    #[rpc(35)]
    #[acl("domain:delete")]
    #[check(read_only)]
    fn virDomainUndefine(domain: Domain);

    #[since("0.9.4")]
    #[rpc(231)]
    #[acl("domain:delete")]
    #[check(read_only)]
    fn virDomainUndefineFlags(domain: Domain, flags: u32);
}
