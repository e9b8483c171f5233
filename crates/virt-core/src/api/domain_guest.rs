// SPDX-License-Identifier: LGPL-2.1-or-later
//! What happens inside the guest: agent, file systems, time, users, security (`libvirt-domain.h`).
#![header("libvirt-domain.h", library = "libvirt")]
#![driver(HypervisorDriver)]
#![error_domain(DOMAIN)]

unsafe extern "C" {
    /// Sets how long later calls wait for the guest agent's answer.
    ///
    /// `timeout` is in seconds, or one of virDomainAgentResponseTimeoutValues: BLOCK (-2) waits for
    /// ever, DEFAULT (-1) takes the driver's default, NOWAIT (0) does not wait. A call that runs
    /// out of time fails with VIR_ERR_AGENT_COMMAND_TIMEOUT. `flags` is unused, pass 0. Returns 0,
    /// or -1 on failure; needs a read-write connection.
    #[since("5.10.0")]
    #[rpc(420)]
    #[acl("domain:write")]
    #[check(read_only)]
    fn virDomainAgentSetResponseTimeout(domain: Domain, timeout: i32, flags: u32);

    /// Reads a guest user's authorized SSH keys.
    ///
    /// `*keys` receives a NULL-terminated array of key lines; release each and the array with
    /// free(). Some hypervisors need a running guest agent for it. `flags` is unused, pass 0.
    /// Returns the number of keys, or -1 on failure; needs a read-write connection.
    #[since("6.10.0")]
    #[rpc(424)]
    #[check(non_null(user), non_null(keys), read_only)]
    fn virDomainAuthorizedSSHKeysGet(domain: Domain, user: Str, keys: AllocStrings, flags: u32) -> Count;

    /// Writes a guest user's authorized SSH keys.
    ///
    /// `keys` holds `nkeys` key lines, which replace the file's content; with `nkeys` 0 the file is
    /// emptied. `flags` is a set of virDomainAuthorizedSSHKeysSetFlags: APPEND adds the keys,
    /// REMOVE takes them out, not both. Some hypervisors need a running guest agent for it. Returns
    /// 0, or -1 on failure; needs a read-write connection.
    #[since("6.10.0")]
    #[rpc(425)]
    #[check(non_null(user), non_null_if(keys, VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_APPEND, VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_REMOVE), exclusive(VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_APPEND, VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_REMOVE), read_only)]
    fn virDomainAuthorizedSSHKeysSet(domain: Domain, user: Str, keys: StrList<nkeys>, flags: u32);

    /// Freezes the guest's file systems so that a consistent copy can be made.
    ///
    /// `mountpoints` holds `nmountpoints` paths as the guest sees them; NULL and 0 mean all. Some
    /// hypervisors need a running guest agent for it. Undo it with virDomainFSThaw() soon: guest
    /// programs that write hang meanwhile. `flags` is unused, pass 0. Returns the number of file
    /// systems frozen, or -1 on failure; needs a read-write connection.
    #[since("1.2.5")]
    #[rpc(335, max = 256)]
    #[acl("domain:fs-freeze")]
    #[check(read_only, array(mountpoints, nmountpoints))]
    fn virDomainFSFreeze(dom: Domain, mountpoints: StrList<nmountpoints>, flags: u32) -> i32;

    /// Releases one element of the array that virDomainGetFSInfo() returned.
    ///
    /// Its strings go with it. NULL is ignored.
    #[since("1.2.11")]
    #[by_hand]
    fn virDomainFSInfoFree(info: virDomainFSInfoPtr);

    /// Thaws the guest's file systems after virDomainFSFreeze().
    ///
    /// `mountpoints` holds `nmountpoints` paths; NULL and 0 mean all, the only form some drivers
    /// take. `flags` is unused, pass 0. Returns the number of file systems thawed, or -1 on
    /// failure; needs a read-write connection.
    #[since("1.2.5")]
    #[rpc(336, max = 256)]
    #[acl("domain:fs-freeze")]
    #[check(read_only, array(mountpoints, nmountpoints))]
    fn virDomainFSThaw(dom: Domain, mountpoints: StrList<nmountpoints>, flags: u32) -> i32;

    /// Tells the guest to give unused file system blocks back to the host.
    ///
    /// `mountPoint` is one path as the guest sees it, NULL all. `minimum` is in bytes: shorter free
    /// ranges may be skipped; 0 skips none. Some hypervisors need a running guest agent for it.
    /// `flags` is unused, pass 0. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("1.0.1")]
    #[rpc(294)]
    #[acl("domain:fs-trim")]
    #[check(read_only)]
    fn virDomainFSTrim(dom: Domain, mountPoint: OptStr, minimum: u64, flags: u32);

    /// Lists the file systems mounted in the guest and the disks they lie on.
    ///
    /// `*info` receives an array; release each element with virDomainFSInfoFree() and the array
    /// with free(). Some hypervisors need a running guest agent for it. `flags` is unused, pass 0.
    /// Returns the number of elements, or -1 with `*info` NULL; needs a read-write connection.
    #[since("1.2.11")]
    #[rpc(349, max = 256)]
    #[acl("domain:fs-freeze")]
    #[check(read_only, non_null(info))]
    fn virDomainGetFSInfo(dom: Domain, info: Alloc<virDomainFSInfo>, flags: u32) -> Count;

    /// Collects facts that the guest agent knows: users, system, time zone, host name, disks.
    ///
    /// `types` is a set of virDomainGuestInfoTypes; 0 asks for all the driver has and leaves out
    /// what fails. `*params` receives a new array of `*nparams` entries, released with
    /// virTypedParamsFree(). The keys are built from the VIR_DOMAIN_GUEST_INFO_* names. `flags` is
    /// unused, pass 0. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("5.7.0")]
    #[rpc(418, max = 2048)]
    #[acl("domain:write")]
    #[check(read_only, non_null(params), non_null(nparams))]
    fn virDomainGetGuestInfo(domain: Domain, types: u32, params: ParamsAlloc, flags: u32);

    /// Gives the host name the guest uses.
    ///
    /// `flags` is one of virDomainGetHostnameFlags: LEASE looks at the DHCP leases, AGENT asks the
    /// guest agent, 0 takes the driver's default. Returns a string that the caller releases with
    /// free(), or NULL on failure. VIR_ERR_NO_HOSTNAME means that none is known. Needs a read-write
    /// connection.
    #[since("0.10.0")]
    #[rpc(277)]
    #[acl("domain:write")]
    #[check(read_only)]
    fn virDomainGetHostname(domain: Domain, flags: u32) -> String;

    /// Reads what proves that a confidential guest was started unchanged.
    ///
    /// `*params` receives a new array of `*nparams` entries, released with virTypedParamsFree().
    /// The keys are the VIR_DOMAIN_LAUNCH_SECURITY_* names; for AMD SEV they hold the launch
    /// measurement. `flags` is unused, pass 0. Returns 0, or -1 on failure; needs a read-write
    /// connection.
    #[since("4.5.0")]
    #[rpc(396)]
    #[acl("domain:read")]
    #[by_hand]
    fn virDomainGetLaunchSecurityInfo(domain: virDomainPtr, params: *mut virTypedParameterPtr, nparams: *mut c_int, flags: c_uint) -> c_int;

    /// Reads the security label a running domain has.
    ///
    /// Fills `seclabel`, which the caller provides; its `label` is empty if no security model is in
    /// use. virDomainGetSecurityLabelList() covers several models. Returns 0, or -1 on failure.
    #[since("0.6.1")]
    #[rpc(121)]
    #[acl("domain:read")]
    #[check(non_null(seclabel))]
    fn virDomainGetSecurityLabel(domain: Domain, seclabel: Out<virSecurityLabel>);

    /// Reads the guest's clock.
    ///
    /// `*seconds` receives the seconds since 1970-01-01 UTC and `*nseconds` the nanoseconds beyond;
    /// neither may be NULL. Some hypervisors need a running guest agent for it. `flags` is unused,
    /// pass 0. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("1.2.5")]
    #[rpc(337)]
    #[acl("domain:write")]
    #[by_hand]
    fn virDomainGetTime(dom: virDomainPtr, seconds: *mut c_longlong, nseconds: *mut c_uint, flags: c_uint) -> c_int;

    /// Sends a non-maskable interrupt to the guest.
    ///
    /// Guests commonly write a crash dump on it. `flags` is unused, pass 0. Returns 0, or -1 on
    /// failure; needs a read-write connection.
    #[since("0.9.2")]
    #[rpc(210)]
    #[acl("domain:inject-nmi")]
    #[check(read_only)]
    fn virDomainInjectNMI(domain: Domain, flags: u32);

    /// Sends a signal to a process in the guest.
    ///
    /// `pid_value` is a process of the guest's own numbering, or a negated process group; 0 is
    /// refused and only 1, init, is sure to work. `signum` is a virDomainProcessSignal; NOP only
    /// tests whether the process exists. `flags` is unused, pass 0. Returns 0, or -1 on failure;
    /// needs a read-write connection.
    #[since("1.0.1")]
    #[rpc(295)]
    #[acl("domain:send-signal")]
    #[check(non_zero(pid_value), read_only)]
    fn virDomainSendProcessSignal(domain: Domain, pid_value: i64, signum: u32, flags: u32);

    /// Hands a secret to a confidential guest before it runs.
    ///
    /// `params` holds `nparams` of the VIR_DOMAIN_LAUNCH_SECURITY_SEV_SECRET* values. The domain
    /// must be paused, started so and its measurement checked; then resume it. After a failure
    /// destroy it. `flags` is unused, pass 0. Returns 0, or -1 on failure; needs a read-write
    /// connection.
    #[since("8.0.0")]
    #[rpc(439)]
    #[acl("domain:write")]
    #[by_hand]
    fn virDomainSetLaunchSecurityState(domain: virDomainPtr, params: virTypedParameterPtr, nparams: c_int, flags: c_uint) -> c_int;

    /// Sets the guest's clock.
    ///
    /// The new time is `seconds` since 1970-01-01 UTC plus `nseconds`. `flags` is a set of
    /// virDomainSetTimeFlags; with VIR_DOMAIN_TIME_SYNC the time is taken from the guest's hardware
    /// clock and the two values are ignored. Some hypervisors need a running guest agent for it.
    /// Returns 0, or -1 on failure; needs a read-write connection.
    #[since("1.2.5")]
    #[rpc(338)]
    #[acl("domain:set-time")]
    #[check(read_only)]
    fn virDomainSetTime(dom: Domain, seconds: i64, nseconds: u32, flags: u32);

    /// Sets the password of a user of the guest.
    ///
    /// `flags` is a set of virDomainSetUserPasswordFlags; with VIR_DOMAIN_PASSWORD_ENCRYPTED
    /// `password` is already in the guest's hashed form. Some hypervisors need a running guest
    /// agent for it. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("1.2.16")]
    #[rpc(357)]
    #[acl("domain:set-password")]
    #[check(read_only, non_null(user), non_null(password))]
    fn virDomainSetUserPassword(dom: Domain, user: Str, password: Str, flags: u32);
}
