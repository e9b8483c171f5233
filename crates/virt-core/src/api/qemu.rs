// SPDX-License-Identifier: LGPL-2.1-or-later
//! Rows of `libvirt-qemu.h`.
#![header("libvirt-qemu.h", library = "libvirt-qemu")]
#![driver(HypervisorDriver)]
#![error_domain(QEMU)]

unsafe extern "C" {
    #[since("1.2.3")]
    #[rpc(5)]
    #[acl("connect:write")]
    #[error_domain(NONE)]
    #[by_hand]
    fn virConnectDomainQemuMonitorEventDeregister(conn: virConnectPtr, callbackID: c_int) -> c_int;

    #[since("1.2.3")]
    #[rpc(4)]
    #[acl("connect:search-domains", "connect:write", "filter domain:getattr")]
    #[error_domain(NONE)]
    #[by_hand]
    fn virConnectDomainQemuMonitorEventRegister(conn: virConnectPtr, dom: virDomainPtr, event: *const c_char, cb: virConnectDomainQemuMonitorEventCallback, opaque: *mut c_void, freecb: virFreeCallback, flags: c_uint) -> c_int;

    #[since("0.10.0")]
    #[rpc(3)]
    #[acl("domain:write")]
    #[error_domain(NONE)]
    #[check(read_only)]
    fn virDomainQemuAgentCommand(domain: Domain, cmd: OptStr, timeout: i32, flags: u32) -> String;

    #[since("0.9.4")]
    #[rpc(2)]
    #[acl("domain:start", "domain:write")]
    #[error_domain(NONE)]
    #[check(non_zero(pid_value), read_only)]
    fn virDomainQemuAttach(conn: Connect, pid_value: u32, flags: u32) -> Domain;

    #[since("0.8.3")]
    #[rpc(1)]
    #[acl("domain:write")]
    #[error_domain(NONE)]
    #[check(non_null(result), read_only)]
    fn virDomainQemuMonitorCommand(domain: Domain, cmd: OptStr, result: Out<String>, flags: u32);

    #[since("8.2.0")]
    #[rpc(7)]
    #[acl("domain:write")]
    #[error_domain(NONE)]
    #[by_hand]
    fn virDomainQemuMonitorCommandWithFiles(domain: virDomainPtr, cmd: *const c_char, ninfiles: c_uint, infiles: *mut c_int, noutfiles: *mut c_uint, outfiles: *mut *mut c_int, result: *mut *mut c_char, flags: c_uint) -> c_int;
}
