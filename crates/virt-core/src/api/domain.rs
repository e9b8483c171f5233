// SPDX-License-Identifier: LGPL-2.1-or-later
//! Domains: defining, starting and stopping them, their state and identity (`libvirt-domain.h`).
#![header("libvirt-domain.h", library = "libvirt")]
#![driver(HypervisorDriver)]
#![error_domain(DOMAIN)]

unsafe extern "C" {
    /// Converts a hypervisor's own configuration text into domain XML.
    ///
    /// `nativeFormat` names the format (for example qemu-argv, xen-xl or lxc-tools) and
    /// `nativeConfig` is the text itself, not a path. Nothing is defined by the call. `flags` is
    /// unused, pass 0. Returns UTF-8 XML that the caller releases with free(), or NULL on failure.
    /// Needs a read-write connection.
    #[since("0.6.4")]
    #[rpc(135)]
    #[acl("connect:write")]
    #[check(read_only, non_null(nativeFormat), non_null(nativeConfig))]
    fn virConnectDomainXMLFromNative(conn: Connect, nativeFormat: Str, nativeConfig: Str, flags: u32) -> String;

    /// Converts domain XML into the hypervisor's own configuration text.
    ///
    /// `nativeFormat` names the format wanted. The result is for information: what the driver hands
    /// over by monitor command or open descriptor is not in it, so it may not start a guest by
    /// itself. `flags` is unused, pass 0. Returns a string that the caller releases with free(), or
    /// NULL on failure. Needs a read-write connection.
    #[since("0.6.4")]
    #[rpc(136)]
    #[acl("connect:write")]
    #[check(read_only, non_null(nativeFormat), non_null(domainXml))]
    fn virConnectDomainXMLToNative(conn: Connect, nativeFormat: Str, domainXml: Str, flags: u32) -> String;

    /// Describes what a domain of one kind may use on this host, as `<domainCapabilities>` XML.
    ///
    /// `emulatorbin` (a path), `arch`, `machine` and `virttype` choose the kind; NULL lets the
    /// driver pick its default for each. `flags` is a set of virConnectGetDomainCapabilitiesFlags.
    /// Returns UTF-8 XML that the caller releases with free(), or NULL on failure. Needs a
    /// read-write connection.
    #[since("1.2.7")]
    #[rpc(342)]
    #[acl("connect:write")]
    #[check(read_only)]
    fn virConnectGetDomainCapabilities(conn: Connect, emulatorbin: OptStr, arch: OptStr, machine: OptStr, virttype: OptStr, flags: u32) -> String;

    /// Starts a defined domain that is not running.
    ///
    /// A managed save image, if there is one, is restored and then removed; such a domain comes
    /// back paused if it was saved paused. virDomainCreateWithFlags() gives more control. Returns
    /// 0, or -1 on failure; needs a read-write connection.
    #[since("0.1.1")]
    #[rpc(9)]
    #[acl("domain:start")]
    #[check(read_only)]
    fn virDomainCreate(domain: Domain);

    /// Old name of virDomainCreateXML(), kept for programs already compiled.
    ///
    /// Same arguments, result and errors; the returned domain is released with virDomainFree(). New
    /// code calls virDomainCreateXML().
    #[since("0.0.3")]
    #[by_hand]
    fn virDomainCreateLinux(conn: virConnectPtr, xmlDesc: *const c_char, flags: c_uint) -> virDomainPtr;

    /// Starts a defined domain and passes open descriptors to its first process.
    ///
    /// `files` is an array of `nfiles` descriptors which the guest's init sees from number 3
    /// upwards; only container drivers take them, and the connection must be able to pass
    /// descriptors. The caller keeps and closes its own copies. `flags` is a set of
    /// virDomainCreateFlags, as in virDomainCreateWithFlags(). Returns 0, or -1 on failure; needs a
    /// read-write connection.
    #[since("1.1.1")]
    #[rpc(310)]
    #[acl("domain:start")]
    #[check(read_only, fd_passing(nfiles))]
    fn virDomainCreateWithFiles(domain: Domain, nfiles: Fds<files>, flags: u32);

    /// Starts a defined domain that is not running, with options.
    ///
    /// `flags` is a set of virDomainCreateFlags: PAUSED leaves the CPUs stopped until
    /// virDomainResume(), AUTODESTROY kills the domain when this connection ends (also by a crash)
    /// and blocks migration, FORCE_BOOT drops a managed save image, RESET_NVRAM starts from the
    /// firmware's template. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("0.8.2")]
    #[rpc(196)]
    #[acl("domain:start")]
    #[check(read_only)]
    fn virDomainCreateWithFlags(domain: Domain, flags: u32);

    /// Starts a new transient domain from an XML description.
    ///
    /// If the name and UUID belong to a defined, inactive domain, that domain is started with this
    /// configuration instead. A transient domain vanishes when it stops. `flags` is a set of
    /// virDomainCreateFlags. Returns a new object, released with virDomainFree(), or NULL on
    /// failure. Needs a read-write connection.
    #[since("0.5.0")]
    #[rpc(10)]
    #[acl("domain:write", "domain:start")]
    #[check(non_null(xmlDesc), read_only)]
    fn virDomainCreateXML(conn: Connect, xmlDesc: Str, flags: u32) -> Domain;

    /// Starts a new transient domain and passes open descriptors to its first process.
    ///
    /// As virDomainCreateXML(), with `files` holding `nfiles` descriptors that the init process of
    /// a container sees from number 3 upwards. The caller keeps its own copies. `flags` is a set of
    /// virDomainCreateFlags. Returns a new object, released with virDomainFree(), or NULL on
    /// failure. Needs a read-write connection.
    #[since("1.1.1")]
    #[rpc(309)]
    #[acl("domain:write", "domain:start")]
    #[check(non_null(xmlDesc), read_only, fd_passing(nfiles))]
    fn virDomainCreateXMLWithFiles(conn: Connect, xmlDesc: Str, nfiles: Fds<files>, flags: u32) -> Domain;

    /// Stores a persistent domain configuration without starting it.
    ///
    /// A domain of the same UUID and name gets the new configuration; if it runs, the change counts
    /// from its next start, and a transient one becomes persistent. Same name with another UUID, or
    /// the reverse, is an error. Returns a new object, released with virDomainFree(), or NULL on
    /// failure. Needs a read-write connection.
    #[since("0.1.1")]
    #[rpc(11)]
    #[acl("domain:write", "domain:save")]
    #[check(read_only, non_null(xml))]
    fn virDomainDefineXML(conn: Connect, xml: Str) -> Domain;

    /// Stores a persistent domain configuration without starting it, with options.
    ///
    /// As virDomainDefineXML(); `flags` is a set of virDomainDefineFlags, where
    /// VIR_DOMAIN_DEFINE_VALIDATE checks the document against the schema first. Returns a new
    /// object, released with virDomainFree(), or NULL on failure. Needs a read-write connection.
    #[since("1.2.12")]
    #[rpc(350)]
    #[acl("domain:write", "domain:save")]
    #[check(read_only, non_null(xml))]
    fn virDomainDefineXMLFlags(conn: Connect, xml: Str, flags: u32) -> Domain;

    /// Stops a running domain at once, as if its power were cut.
    ///
    /// The object stays valid and must still be released. A transient domain no longer exists
    /// afterwards, nor does its snapshot metadata. Data the guest has not written out may be lost;
    /// see virDomainDestroyFlags() and virDomainShutdown(). Returns 0, or -1 on failure; needs a
    /// read-write connection.
    #[since("0.0.3")]
    #[rpc(12)]
    #[acl("domain:stop")]
    #[check(read_only)]
    fn virDomainDestroy(domain: Domain);

    /// Stops a running domain without its cooperation, with options.
    ///
    /// `flags` is a set of virDomainDestroyFlagsValues: with GRACEFUL the hypervisor process is
    /// only asked to end and the call fails if it does not in time, instead of killing it;
    /// REMOVE_LOGS deletes the domain's log files. 0 equals virDomainDestroy(). The object stays
    /// valid. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("0.9.4")]
    #[rpc(234)]
    #[acl("domain:stop")]
    #[check(read_only)]
    fn virDomainDestroyFlags(domain: Domain, flags: u32);

    /// Drops one reference to a domain object.
    ///
    /// The memory goes with the last reference; the domain itself is not touched. Returns 0, or -1
    /// if `domain` is not valid; NULL is an error.
    #[since("0.0.3")]
    #[local(free)]
    fn virDomainFree(domain: virDomainPtr) -> c_int;

    /// Tells whether the domain is started together with the host.
    ///
    /// `*autostart` receives 1 or 0. Returns 0, or -1 on failure.
    #[since("0.2.1")]
    #[rpc(15)]
    #[acl("domain:read")]
    #[check(non_null(autostart))]
    fn virDomainGetAutostart(domain: Domain, autostart: Out<i32>);

    /// Tells whether the domain is to be started at the next host start only.
    ///
    /// `*autostart` receives 1 or 0. Returns 0, or -1 on failure. Independent of the lasting mark
    /// that virDomainGetAutostart() reads.
    #[since("11.2.0")]
    #[rpc(449)]
    #[acl("domain:read")]
    #[check(non_null(autostart))]
    fn virDomainGetAutostartOnce(domain: Domain, autostart: Out<i32>);

    /// Gives the connection a domain object belongs to.
    ///
    /// The pointer is borrowed: no reference is added, so do not close it, and do not use it after
    /// the last reference to `dom` is gone. Returns NULL if `dom` is not valid.
    #[since("0.3.0")]
    #[local(connect)]
    fn virDomainGetConnect(dom: virDomainPtr) -> virConnectPtr;

    /// Reports the state of the channel through which the driver controls a running domain.
    ///
    /// Fills `info`, which the caller provides: `state` is a virDomainControlState, `details` a
    /// virDomainControlErrorReason if that state is an error, `stateTime` the milliseconds spent in
    /// it. `flags` is unused, pass 0. Returns 0, or -1 on failure.
    #[since("0.9.3")]
    #[rpc(229)]
    #[acl("domain:read")]
    #[check(non_null(info))]
    fn virDomainGetControlInfo(domain: Domain, info: Out<virDomainControlInfo>, flags: u32);

    /// Gives the hypervisor's number for a running domain.
    ///
    /// An inactive domain has (unsigned int)-1, which is also the answer for an object that is not
    /// valid. The value is the one known when the object was made or last used to start or stop it.
    #[since("0.0.3")]
    #[by_hand]
    fn virDomainGetID(domain: virDomainPtr) -> c_uint;

    /// Fills in a domain's state, memory, virtual CPU count and CPU time.
    ///
    /// `info` is provided by the caller: `state` is a virDomainState, `maxMem` and `memory` are in
    /// KiB, `cpuTime` is in nanoseconds and 0 for an inactive domain. Returns 0, or -1 on failure.
    #[since("0.0.3")]
    #[rpc(16)]
    #[acl("domain:read")]
    #[check(zeroed(info), non_null(info))]
    fn virDomainGetInfo(domain: Domain, info: Out<virDomainInfo>);

    /// Lists the notes a driver keeps about a domain: deprecated use, tainting.
    ///
    /// `*msgs` receives a NULL-terminated array; release each string and the array with free().
    /// `flags` is a set of virDomainMessageType to choose kinds, 0 for all. What is known can
    /// differ between a running and a stopped domain. Returns the number of messages, or -1 on
    /// failure.
    #[since("7.1.0")]
    #[rpc(426)]
    #[acl("domain:read")]
    #[check(non_null(msgs))]
    fn virDomainGetMessages(domain: Domain, msgs: AllocStrings, flags: u32) -> Count;

    /// Reads the description, the title or an application's own element of a domain.
    ///
    /// `type` is a virDomainMetadataType; `uri` is the XML namespace for
    /// VIR_DOMAIN_METADATA_ELEMENT and NULL otherwise. `flags` is one of
    /// virDomainModificationImpact: LIVE asks the running domain, CONFIG the persistent
    /// configuration, 0 whichever is current; LIVE with CONFIG is refused. Returns text that the
    /// caller releases with free(), or NULL on failure; absent metadata is
    /// VIR_ERR_NO_DOMAIN_METADATA.
    #[since("0.9.10")]
    #[rpc(265)]
    #[acl("domain:read")]
    #[check(exclusive(VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG), custom(r#type, uri))]
    fn virDomainGetMetadata(domain: Domain, r#type: i32, uri: OptStr, flags: u32) -> String;

    /// Gives the domain's name.
    ///
    /// The string belongs to the object and lives as long as it: do not free it. Returns NULL if
    /// `domain` is not valid.
    #[since("0.0.3")]
    #[local(name)]
    fn virDomainGetName(domain: virDomainPtr) -> *const c_char;

    /// Tells how the domain runs its operating system: hvm, xen, exe and so on.
    ///
    /// Returns a string that the caller releases with free(), or NULL on failure.
    #[since("0.0.3")]
    #[rpc(19)]
    #[acl("domain:read")]
    fn virDomainGetOSType(domain: Domain) -> String;

    /// Reads the domain's state and what brought it there.
    ///
    /// `*state` receives a virDomainState and, unless `reason` is NULL, `*reason` a number from the
    /// enumeration of that state (virDomainRunningReason, virDomainShutoffReason, …). `flags` is
    /// unused, pass 0. Returns 0, or -1 on failure.
    #[since("0.9.2")]
    #[rpc(212)]
    #[acl("domain:read")]
    #[check(non_null(state))]
    fn virDomainGetState(domain: Domain, state: Out<i32>, reason: OutOpt<i32>, flags: u32);

    /// Copies the domain's UUID as raw bytes.
    ///
    /// `uuid` must have room for VIR_UUID_BUFLEN (16) bytes. Returns 0, or -1 on failure.
    #[since("0.0.5")]
    #[local(uuid)]
    fn virDomainGetUUID(domain: virDomainPtr, uuid: *mut c_uchar) -> c_int;

    /// Writes the domain's UUID in its usual text form.
    ///
    /// `buf` must have room for VIR_UUID_STRING_BUFLEN (37) bytes, the final NUL included. Returns
    /// 0, or -1 on failure.
    #[since("0.1.1")]
    #[local(uuid_string)]
    fn virDomainGetUUIDString(domain: virDomainPtr, buf: *mut c_char) -> c_int;

    /// Describes the domain as `<domain>` XML.
    ///
    /// `flags` is a set of virDomainXMLFlags: INACTIVE gives the configuration of the next start
    /// instead of the running one, SECURE adds passwords, MIGRATABLE gives a form for another
    /// host's library. SECURE and MIGRATABLE need a read-write connection. Returns UTF-8 XML that
    /// the caller releases with free(), or NULL on failure.
    #[since("0.0.3")]
    #[rpc(14)]
    #[acl("domain:read", "domain:read-secure if VIR_DOMAIN_XML_SECURE", "domain:read-secure if VIR_DOMAIN_XML_MIGRATABLE")]
    #[check(secure(VIR_DOMAIN_XML_SECURE, VIR_DOMAIN_XML_MIGRATABLE))]
    fn virDomainGetXMLDesc(domain: Domain, flags: u32) -> String;

    /// Tells whether the domain is running or paused.
    ///
    /// Returns 1 if it is active, 0 if not, -1 on failure.
    #[since("0.7.3")]
    #[rpc(150)]
    #[acl("domain:read")]
    fn virDomainIsActive(dom: Domain) -> bool;

    /// Tells whether the domain has a configuration that outlives its run.
    ///
    /// Returns 1 if it is persistent, 0 if transient, -1 on failure.
    #[since("0.7.3")]
    #[rpc(151)]
    #[acl("domain:read")]
    fn virDomainIsPersistent(dom: Domain) -> bool;

    /// Tells whether the driver marks the domain's definition as updated.
    ///
    /// Most drivers never set that mark and answer 0. Returns 1 if it is set, 0 if not, -1 on
    /// failure.
    #[since("0.8.6")]
    #[rpc(202)]
    #[acl("domain:read")]
    fn virDomainIsUpdated(dom: Domain) -> bool;

    /// Asks the guest to enter a power saving state of its own.
    ///
    /// `target` is a virNodeSuspendTarget. `duration` is in seconds, after which the guest is
    /// woken; 0, the only value some hypervisors take, means until woken. After suspend to disk the
    /// hypervisor process may end and changes made only to the running domain are lost. Some
    /// hypervisors need a running guest agent for it. `flags` is unused, pass 0. Returns 0, or -1
    /// on failure; needs a read-write connection.
    #[since("0.9.10")]
    #[rpc(261)]
    #[acl("domain:pm-control")]
    #[check(read_only)]
    fn virDomainPMSuspendForDuration(dom: Domain, target: u32, duration: u64, flags: u32);

    /// Wakes a guest that was suspended with virDomainPMSuspendForDuration().
    ///
    /// `flags` is unused, pass 0. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("0.9.11")]
    #[rpc(267)]
    #[acl("domain:pm-control")]
    #[check(read_only)]
    fn virDomainPMWakeup(dom: Domain, flags: u32);

    /// Asks the guest to reboot.
    ///
    /// The call returns once the request is made; the guest may ignore it, and on_reboot in the
    /// configuration decides what follows. `flags` is a set of virDomainRebootFlagValues that names
    /// the ways to try, in no set order; 0 leaves it to the driver. Returns 0, or -1 on failure;
    /// needs a read-write connection.
    #[since("0.1.0")]
    #[rpc(27)]
    #[acl("domain:init-control", "domain:write if VIR_DOMAIN_REBOOT_GUEST_AGENT")]
    #[check(read_only)]
    fn virDomainReboot(domain: Domain, flags: u32);

    /// Adds one reference to a domain object.
    ///
    /// Every reference needs its own virDomainFree(). Returns 0, or -1 if `domain` is not valid.
    #[since("0.6.0")]
    #[local(add_ref)]
    fn virDomainRef(domain: virDomainPtr) -> c_int;

    /// Gives a defined domain another name.
    ///
    /// `new_name` must not be empty or in use; most drivers want the domain stopped. Paths derived
    /// from the old name when it was defined are kept. Look the domain up again afterwards rather
    /// than rely on the name inside the object. `flags` is unused, pass 0. Returns 0, or -1 on
    /// failure; needs a read-write connection.
    #[since("1.2.19")]
    #[rpc(358)]
    #[acl("domain:write", "domain:save")]
    #[check(non_empty(new_name), read_only)]
    fn virDomainRename(dom: Domain, new_name: Str, flags: u32);

    /// Resets a running domain as by the reset button.
    ///
    /// The guest gets no chance to write out its data. `flags` is unused, pass 0. Returns 0, or -1
    /// on failure; needs a read-write connection.
    #[since("0.9.7")]
    #[rpc(245)]
    #[acl("domain:reset")]
    #[check(read_only)]
    fn virDomainReset(domain: Domain, flags: u32);

    /// Lets the CPUs of a paused domain run again.
    ///
    /// The counterpart of virDomainSuspend() and of a paused start. A guest in a power saving state
    /// of its own needs virDomainPMWakeup(). Returns 0, or -1 on failure; needs a read-write
    /// connection.
    #[since("0.0.3")]
    #[rpc(28)]
    #[acl("domain:suspend")]
    #[check(read_only)]
    fn virDomainResume(domain: Domain);

    /// Sets whether the domain is started together with the host.
    ///
    /// `autostart` is 1 or 0; the domain must be persistent. Returns 0, or -1 on failure; needs a
    /// read-write connection.
    #[since("0.2.1")]
    #[rpc(29)]
    #[acl("domain:write")]
    #[check(read_only)]
    fn virDomainSetAutostart(domain: Domain, autostart: i32);

    /// Sets whether the domain is to be started at the next host start only.
    ///
    /// `autostart` is 1 or 0; the domain must be persistent. Returns 0, or -1 on failure; needs a
    /// read-write connection.
    #[since("11.2.0")]
    #[rpc(450)]
    #[acl("domain:write")]
    #[check(read_only)]
    fn virDomainSetAutostartOnce(domain: Domain, autostart: i32);

    /// Changes what happens when the guest powers off, reboots or crashes.
    ///
    /// `type` is a virDomainLifecycle, `action` a virDomainLifecycleAction; together they become
    /// on_poweroff, on_reboot or on_crash in the XML. `flags` is a set of
    /// virDomainModificationImpact: LIVE needs a running domain, CONFIG a persistent one, both may
    /// be joined, and 0 means the state the domain is in now. Returns 0, or -1 on failure; needs a
    /// read-write connection.
    #[since("3.9.0")]
    #[rpc(390)]
    #[acl("domain:write")]
    #[check(read_only, custom(r#type, action))]
    fn virDomainSetLifecycleAction(domain: Domain, r#type: u32, action: u32, flags: u32);

    /// Sets or removes the description, the title or an application's own element of a domain.
    ///
    /// `type` is a virDomainMetadataType. For DESCRIPTION and TITLE `key` and `uri` are NULL, and a
    /// title has no line break. For ELEMENT `metadata` is well-formed XML in the namespace `uri`,
    /// written with the prefix `key`. NULL `metadata` removes the entry. `flags` is a set of
    /// virDomainModificationImpact: LIVE needs a running domain, CONFIG a persistent one, both may
    /// be joined, and 0 means the state the domain is in now. Returns 0, or -1 on failure; needs a
    /// read-write connection.
    #[since("0.9.10")]
    #[rpc(264)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(read_only, custom(r#type, metadata, key, uri))]
    fn virDomainSetMetadata(domain: Domain, r#type: i32, metadata: OptStr, key: OptStr, uri: OptStr, flags: u32);

    /// Asks the guest to power off.
    ///
    /// The call returns once the request is made; the guest may ignore it, or restart if
    /// on_poweroff says so. Wait for the lifecycle event or watch virDomainGetState(). The object
    /// stays valid. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("0.0.3")]
    #[rpc(33)]
    #[acl("domain:init-control")]
    #[check(read_only)]
    fn virDomainShutdown(domain: Domain);

    /// Asks the guest to power off, by ways the caller names.
    ///
    /// `flags` is a set of virDomainShutdownFlagValues: ACPI, guest agent, init control, signal or
    /// paravirtual; they are tried in no set order, and 0 leaves it to the driver. The call does
    /// not wait for the guest. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("0.9.10")]
    #[rpc(258)]
    #[acl("domain:init-control", "domain:write if VIR_DOMAIN_SHUTDOWN_GUEST_AGENT")]
    #[check(read_only)]
    fn virDomainShutdownFlags(domain: Domain, flags: u32);

    /// Pauses a running domain: its CPUs stop, its memory stays in place.
    ///
    /// virDomainResume() continues it. Nothing is written to disk; see virDomainSave() for that.
    /// Returns 0, or -1 on failure; needs a read-write connection.
    #[since("0.0.3")]
    #[rpc(34)]
    #[acl("domain:suspend")]
    #[check(read_only)]
    fn virDomainSuspend(domain: Domain);

    /// Removes a domain's persistent configuration.
    ///
    /// A running domain goes on as a transient one; a stopped one no longer exists. Fails if there
    /// is a managed save image, snapshot or checkpoint metadata, or firmware variables:
    /// virDomainUndefineFlags() removes those too. The object must still be released. Returns 0, or
    /// -1 on failure; needs a read-write connection.
    #[since("0.1.1")]
    #[rpc(35)]
    #[acl("domain:delete")]
    #[check(read_only)]
    fn virDomainUndefine(domain: Domain);

    /// Removes a domain's persistent configuration and, if asked, what hangs on it.
    ///
    /// `flags` is a set of virDomainUndefineFlagsValues. MANAGED_SAVE, SNAPSHOTS_METADATA,
    /// CHECKPOINTS_METADATA and NVRAM delete what would otherwise make the call fail; KEEP_NVRAM
    /// leaves the variables in place; TPM or KEEP_TPM decides about the emulated TPM's state. A
    /// running domain goes on as a transient one. Returns 0, or -1 on failure; needs a read-write
    /// connection.
    #[since("0.9.4")]
    #[rpc(231)]
    #[acl("domain:delete")]
    #[check(read_only)]
    fn virDomainUndefineFlags(domain: Domain, flags: u32);
}
