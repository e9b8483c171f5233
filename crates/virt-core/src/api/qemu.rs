// SPDX-License-Identifier: LGPL-2.1-or-later
//! Calls for the QEMU driver only, past the library's own model (`libvirt-qemu.h`).
#![header("libvirt-qemu.h", library = "libvirt-qemu")]
#![driver(HypervisorDriver)]
#![error_domain(QEMU)]

unsafe extern "C" {
    /// Removes a QEMU monitor event callback by its id.
    ///
    /// `callbackID` is what virConnectDomainQemuMonitorEventRegister() returned. The free callback
    /// given there runs now, or after the callback returns if it is running. Returns 0, or -1 on
    /// failure. Needs a read-write connection.
    #[since("1.2.3")]
    #[rpc(5)]
    #[acl("connect:write")]
    #[error_domain(NONE)]
    #[by_hand]
    fn virConnectDomainQemuMonitorEventDeregister(conn: virConnectPtr, callbackID: c_int) -> c_int;

    /// Calls a function for raw events of the QEMU monitor.
    ///
    /// `dom` limits them to one domain, `event` to one name; NULL means all. `flags` is a set of
    /// virConnectDomainQemuMonitorEventRegisterFlags: REGEX makes `event` a pattern, NOCASE ignores
    /// case. An event loop must be registered before. `freecb`, if not NULL, releases `opaque`
    /// once. Returns an id for virConnectDomainQemuMonitorEventDeregister(), or -1. Needs a
    /// read-write connection.
    #[since("1.2.3")]
    #[rpc(4)]
    #[acl("connect:search-domains", "connect:write", "filter domain:getattr")]
    #[error_domain(NONE)]
    #[by_hand]
    fn virConnectDomainQemuMonitorEventRegister(conn: virConnectPtr, dom: virDomainPtr, event: *const c_char, cb: virConnectDomainQemuMonitorEventCallback, opaque: *mut c_void, freecb: virFreeCallback, flags: c_uint) -> c_int;

    /// Sends a command in the guest agent's own protocol.
    ///
    /// `timeout` is in seconds, or one of virDomainQemuAgentCommandTimeoutValues: BLOCK (-2) waits
    /// for ever, DEFAULT (-1) takes the driver's default, NOWAIT (0) does not wait. `flags` is
    /// unused, pass 0. Returns the answer, released with free(), or NULL on failure. Needs a
    /// read-write connection.
    #[since("0.10.0")]
    #[rpc(3)]
    #[acl("domain:write")]
    #[error_domain(NONE)]
    #[check(read_only)]
    fn virDomainQemuAgentCommand(domain: Domain, cmd: OptStr, timeout: i32, flags: u32) -> String;

    /// Takes over a QEMU process that was started by other means.
    ///
    /// `pid_value` is its process id. It needs a monitor on a local socket and no change of devices
    /// since its start. The QEMU driver no longer offers it. `flags` is unused, pass 0. Returns a
    /// new object, released with virDomainFree(), or NULL on failure. Needs a read-write
    /// connection.
    #[since("0.9.4")]
    #[rpc(2)]
    #[acl("domain:start", "domain:write")]
    #[error_domain(NONE)]
    #[check(non_zero(pid_value), read_only)]
    fn virDomainQemuAttach(conn: Connect, pid_value: u32, flags: u32) -> Domain;

    /// Sends a command to the QEMU monitor behind the library's back.
    ///
    /// What it changes may be unknown to the library and break later calls; reading is safe.
    /// `*result` receives the answer, released with free(). `flags` is a set of
    /// virDomainQemuMonitorCommandFlags; HMP sends a human monitor command instead of JSON. Returns
    /// 0, or -1 on failure; needs a read-write connection.
    #[since("0.8.3")]
    #[rpc(1)]
    #[acl("domain:write")]
    #[error_domain(NONE)]
    #[check(non_null(result), read_only)]
    fn virDomainQemuMonitorCommand(domain: Domain, cmd: OptStr, result: Out<String>, flags: u32);

    /// Sends a command with open descriptors to the QEMU monitor.
    ///
    /// As virDomainQemuMonitorCommand(), `flags` included; `infiles` holds `ninfiles` descriptors,
    /// of which the caller keeps its own copies. `*outfiles`, if `outfiles` is not NULL, receives
    /// `*noutfiles` descriptors: close each and free() the array. Only over a local socket. Returns
    /// 0, or -1 on failure; needs a read-write connection.
    #[since("8.2.0")]
    #[rpc(7)]
    #[acl("domain:write")]
    #[error_domain(NONE)]
    #[by_hand]
    fn virDomainQemuMonitorCommandWithFiles(domain: virDomainPtr, cmd: *const c_char, ninfiles: c_uint, infiles: *mut c_int, noutfiles: *mut c_uint, outfiles: *mut *mut c_int, result: *mut *mut c_char, flags: c_uint) -> c_int;
}
