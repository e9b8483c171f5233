// SPDX-License-Identifier: LGPL-2.1-or-later
//! Rows of `libvirt-domain.h`.
#![header("libvirt-domain.h", library = "libvirt")]
#![driver(HypervisorDriver)]
#![error_domain(DOMAIN)]

unsafe extern "C" {
    #[since("5.10.0")]
    #[rpc(420)]
    #[acl("domain:write")]
    #[check(read_only)]
    fn virDomainAgentSetResponseTimeout(domain: Domain, timeout: i32, flags: u32);

    #[since("6.10.0")]
    #[rpc(424)]
    #[check(non_null(user), non_null(keys), read_only)]
    fn virDomainAuthorizedSSHKeysGet(domain: Domain, user: Str, keys: AllocStrings, flags: u32) -> Count;

    #[since("6.10.0")]
    #[rpc(425)]
    #[check(non_null(user), non_null(keys), exclusive(VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_APPEND, VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_REMOVE), read_only)]
    fn virDomainAuthorizedSSHKeysSet(domain: Domain, user: Str, keys: StrList<nkeys>, flags: u32);

    #[since("1.2.5")]
    #[rpc(335)]
    #[acl("domain:fs-freeze")]
    #[check(read_only, array(mountpoints, nmountpoints))]
    fn virDomainFSFreeze(dom: Domain, mountpoints: StrList<nmountpoints>, flags: u32);

    #[since("1.2.11")]
    #[by_hand]
    fn virDomainFSInfoFree(info: virDomainFSInfoPtr);

    #[since("1.2.5")]
    #[rpc(336)]
    #[acl("domain:fs-freeze")]
    #[check(read_only, array(mountpoints, nmountpoints))]
    fn virDomainFSThaw(dom: Domain, mountpoints: StrList<nmountpoints>, flags: u32);

    #[since("1.0.1")]
    #[rpc(294)]
    #[acl("domain:fs-trim")]
    #[check(read_only)]
    fn virDomainFSTrim(dom: Domain, mountPoint: OptStr, minimum: u64, flags: u32);

    #[since("1.2.11")]
    #[rpc(349)]
    #[acl("domain:fs-freeze")]
    #[check(read_only, non_null(info))]
    fn virDomainGetFSInfo(dom: Domain, info: Alloc<virDomainFSInfo>, flags: u32) -> Count;

    #[since("5.7.0")]
    #[rpc(418)]
    #[acl("domain:write")]
    #[check(read_only, non_null(params), non_null(nparams))]
    fn virDomainGetGuestInfo(domain: Domain, types: u32, params: ParamsAlloc, flags: u32);

    #[since("0.10.0")]
    #[rpc(277)]
    #[acl("domain:write")]
    #[check(read_only)]
    fn virDomainGetHostname(domain: Domain, flags: u32) -> String;

    #[since("4.5.0")]
    #[rpc(396)]
    #[acl("domain:read")]
    #[by_hand]
    fn virDomainGetLaunchSecurityInfo(domain: virDomainPtr, params: *mut virTypedParameterPtr, nparams: *mut c_int, flags: c_uint) -> c_int;

    #[since("0.6.1")]
    #[rpc(121)]
    #[acl("domain:read")]
    #[check(non_null(seclabel))]
    fn virDomainGetSecurityLabel(domain: Domain, seclabel: Out<virSecurityLabel>);

    #[since("1.2.5")]
    #[rpc(337)]
    #[acl("domain:write")]
    #[by_hand]
    fn virDomainGetTime(dom: virDomainPtr, seconds: *mut c_longlong, nseconds: *mut c_uint, flags: c_uint) -> c_int;

    #[since("0.9.2")]
    #[rpc(210)]
    #[acl("domain:inject-nmi")]
    #[check(read_only)]
    fn virDomainInjectNMI(domain: Domain, flags: u32);

    #[since("1.0.1")]
    #[rpc(295)]
    #[acl("domain:send-signal")]
    #[check(non_zero(pid_value), read_only)]
    fn virDomainSendProcessSignal(domain: Domain, pid_value: i64, signum: u32, flags: u32);

    #[since("8.0.0")]
    #[rpc(439)]
    #[acl("domain:write")]
    #[by_hand]
    fn virDomainSetLaunchSecurityState(domain: virDomainPtr, params: virTypedParameterPtr, nparams: c_int, flags: c_uint) -> c_int;

    #[since("1.2.5")]
    #[rpc(338)]
    #[acl("domain:set-time")]
    #[check(read_only)]
    fn virDomainSetTime(dom: Domain, seconds: i64, nseconds: u32, flags: u32);

    #[since("1.2.16")]
    #[rpc(357)]
    #[acl("domain:set-password")]
    #[check(read_only, non_null(user), non_null(password))]
    fn virDomainSetUserPassword(dom: Domain, user: Str, password: Str, flags: u32);
}
