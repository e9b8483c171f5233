// SPDX-License-Identifier: LGPL-2.1-or-later
//! Long work: save, restore, dump, managed save, backup, job progress (`libvirt-domain.h`).
#![header("libvirt-domain.h", library = "libvirt")]
#![driver(HypervisorDriver)]
#![error_domain(DOMAIN)]

unsafe extern "C" {
    /// Asks the domain's running job, such as a migration or save, to stop.
    ///
    /// It returns once the request is made. A migration in its post-copy phase cannot be stopped
    /// this way: see virDomainAbortJobFlags(). Returns 0, or -1 on failure; needs a read-write
    /// connection.
    #[since("0.7.7")]
    #[rpc(164)]
    #[acl("domain:write")]
    #[check(read_only)]
    fn virDomainAbortJob(domain: Domain);

    /// Asks the domain's running job to stop, with options.
    ///
    /// `flags` is a set of virDomainAbortJobFlagsValues; VIR_DOMAIN_ABORT_JOB_POSTCOPY interrupts
    /// even a post-copy migration, which must be resumed later to save the guest. Returns 0, or -1
    /// on failure; needs a read-write connection.
    #[since("8.5.0")]
    #[rpc(442)]
    #[acl("domain:write")]
    #[check(read_only)]
    fn virDomainAbortJobFlags(domain: Domain, flags: u32);

    /// Starts a backup job of a running domain's disks.
    ///
    /// `backupXML` is a `<domainbackup>` document: in push mode the hypervisor writes the copy and
    /// the job ends by itself; in pull mode it serves the data over NBD until virDomainAbortJob().
    /// `checkpointXML`, if not NULL, makes a checkpoint of the same moment. `flags` is a set of
    /// virDomainBackupBeginFlags. VIR_DOMAIN_EVENT_ID_JOB_COMPLETED tells the end. Returns 0, or -1
    /// on failure; needs a read-write connection.
    #[since("6.0.0")]
    #[rpc(421)]
    #[acl("domain:checkpoint", "domain:block-write")]
    #[check(non_null(backupXML), read_only)]
    fn virDomainBackupBegin(domain: Domain, backupXML: Str, checkpointXML: OptStr, flags: u32);

    /// Describes the running backup job, with the values the driver chose.
    ///
    /// For example the port of the NBD server. `flags` is unused, pass 0. Returns UTF-8 XML that
    /// the caller releases with free(), or NULL on failure.
    #[since("6.0.0")]
    #[rpc(422)]
    #[acl("domain:read")]
    fn virDomainBackupGetXMLDesc(domain: Domain, flags: u32) -> String;

    /// Writes a running domain's memory to a file for analysis.
    ///
    /// `to` is a path on the hypervisor's host; a relative one starts at the caller's working
    /// directory. `flags` is a set of virDomainCoreDumpFlags: CRASH leaves the domain stopped, LIVE
    /// keeps it running meanwhile, RESET resets it afterwards; these three exclude each other.
    /// Returns 0, or -1 on failure; needs a read-write connection.
    #[since("0.1.9")]
    #[rpc(53)]
    #[acl("domain:core-dump")]
    #[check(read_only, non_null(to), exclusive(VIR_DUMP_CRASH, VIR_DUMP_LIVE), exclusive(VIR_DUMP_CRASH, VIR_DUMP_RESET), exclusive(VIR_DUMP_LIVE, VIR_DUMP_RESET))]
    fn virDomainCoreDump(domain: Domain, to: AbsPath, flags: u32);

    /// Writes a running domain's memory to a file in a chosen format.
    ///
    /// As virDomainCoreDump(), `flags` included; `dumpformat` is a virDomainCoreDumpFormat, RAW
    /// being what that call writes. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("1.2.3")]
    #[rpc(334)]
    #[acl("domain:core-dump")]
    #[check(read_only, non_null(to), custom(dumpformat), exclusive(VIR_DUMP_CRASH, VIR_DUMP_LIVE), exclusive(VIR_DUMP_CRASH, VIR_DUMP_RESET), exclusive(VIR_DUMP_LIVE, VIR_DUMP_RESET))]
    fn virDomainCoreDumpWithFormat(domain: Domain, to: AbsPath, dumpformat: u32, flags: u32);

    /// Reads the progress of the domain's job.
    ///
    /// Fills `info`, which the caller provides: times in milliseconds, amounts in bytes, `type` a
    /// virDomainJobType, NONE if there is no job. The domain must be active. virDomainGetJobStats()
    /// tells more. Returns 0, or -1 on failure.
    #[since("0.7.7")]
    #[rpc(163)]
    #[acl("domain:read")]
    #[check(zeroed(info), non_null(info))]
    fn virDomainGetJobInfo(domain: Domain, info: Out<virDomainJobInfo>);

    /// Reads the progress of the domain's job, or the result of the last one, in detail.
    ///
    /// `*type` receives a virDomainJobType. `*params` receives a new array of `*nparams` entries,
    /// released with virTypedParamsFree(). Keys are VIR_DOMAIN_JOB_* names, and unknown ones may
    /// appear. `flags` is a set of virDomainGetJobStatsFlags: COMPLETED reads the job that ended,
    /// once unless KEEP_COMPLETED is joined to it. Returns 0, or -1 on failure.
    #[since("1.0.3")]
    #[rpc(298, max = 64)]
    #[acl("domain:read")]
    #[check(non_null(r#type), non_null(params), non_null(nparams), require(VIR_DOMAIN_JOB_STATS_KEEP_COMPLETED, VIR_DOMAIN_JOB_STATS_COMPLETED))]
    fn virDomainGetJobStats(domain: Domain, r#type: Out<i32>, params: ParamsAlloc, flags: u32);

    /// Tells whether the domain has a managed save image.
    ///
    /// `flags` is unused, pass 0. Returns 1 if it has one, 0 if not, -1 on failure.
    #[since("0.8.0")]
    #[rpc(183)]
    #[acl("domain:read")]
    fn virDomainHasManagedSaveImage(dom: Domain, flags: u32) -> bool;

    /// Saves a running domain to a file that the driver manages, and stops it.
    ///
    /// The next start restores the guest from there. The domain must be persistent. `flags` is a
    /// set of virDomainSaveRestoreFlags: RUNNING or PAUSED (not both) fixes the state it comes back
    /// in, BYPASS_CACHE avoids the host's page cache. Returns 0, or -1 on failure; needs a
    /// read-write connection.
    #[since("0.8.0")]
    #[rpc(182)]
    #[acl("domain:hibernate")]
    #[check(read_only, exclusive(VIR_DOMAIN_SAVE_RUNNING, VIR_DOMAIN_SAVE_PAUSED))]
    fn virDomainManagedSave(dom: Domain, flags: u32);

    /// Changes the domain description inside a managed save image.
    ///
    /// `dxml` may only differ in what the guest cannot see, such as the path of a disk's file.
    /// `flags` is a set of virDomainSaveRestoreFlags; RUNNING or PAUSED (not both) changes the
    /// state it comes back in. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("3.7.0")]
    #[rpc(389)]
    #[acl("domain:write", "domain:hibernate")]
    #[check(exclusive(VIR_DOMAIN_SAVE_RUNNING, VIR_DOMAIN_SAVE_PAUSED), object(domain), read_only)]
    fn virDomainManagedSaveDefineXML(domain: Domain, dxml: OptStr, flags: u32);

    /// Describes the domain as stored in its managed save image.
    ///
    /// `flags` is a set of virDomainSaveImageXMLFlags; SECURE adds passwords and needs a read-write
    /// connection. Returns UTF-8 XML that the caller releases with free(), or NULL on failure.
    #[since("3.7.0")]
    #[rpc(388)]
    #[acl("domain:read", "domain:read-secure if VIR_DOMAIN_SAVE_IMAGE_XML_SECURE")]
    #[check(secure(VIR_DOMAIN_SAVE_IMAGE_XML_SECURE))]
    fn virDomainManagedSaveGetXMLDesc(domain: Domain, flags: u32) -> String;

    /// Deletes the domain's managed save image.
    ///
    /// The next start boots the guest afresh. `flags` is unused, pass 0. Returns 0, or -1 on
    /// failure; needs a read-write connection.
    #[since("0.8.0")]
    #[rpc(184)]
    #[acl("domain:hibernate")]
    #[check(read_only)]
    fn virDomainManagedSaveRemove(dom: Domain, flags: u32);

    /// Starts a domain from a file that virDomainSave() wrote.
    ///
    /// `from` is a path on the hypervisor's host; a relative one starts at the caller's working
    /// directory. The file is kept. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("0.0.3")]
    #[rpc(54)]
    #[acl("domain:start", "domain:write")]
    #[check(read_only, non_null(from))]
    fn virDomainRestore(conn: Connect, from: AbsPath);

    /// Starts a domain from a saved file, with changes and options.
    ///
    /// `dxml`, if not NULL, replaces the description and may only differ in what the guest cannot
    /// see. `flags` is a set of virDomainSaveRestoreFlags: RUNNING or PAUSED (not both) overrides
    /// the saved state, RESET_NVRAM starts from the firmware's template. Returns 0, or -1 on
    /// failure; needs a read-write connection.
    #[since("0.9.4")]
    #[rpc(233)]
    #[acl("domain:start", "domain:write")]
    #[check(read_only, non_null(from), exclusive(VIR_DOMAIN_SAVE_RUNNING, VIR_DOMAIN_SAVE_PAUSED))]
    fn virDomainRestoreFlags(conn: Connect, from: AbsPath, dxml: OptStr, flags: u32);

    /// Starts a domain from a saved file, described by typed parameters.
    ///
    /// `params` holds `nparams` of the VIR_DOMAIN_SAVE_PARAM_* values; FILE is required. `flags` is
    /// a set of virDomainSaveRestoreFlags. Returns 0, or -1 on failure; needs a read-write
    /// connection.
    #[since("8.4.0")]
    #[rpc(441, max = 64)]
    #[acl("domain:start", "domain:write")]
    #[check(read_only, exclusive(VIR_DOMAIN_SAVE_RUNNING, VIR_DOMAIN_SAVE_PAUSED), absolute_file(params))]
    fn virDomainRestoreParams(conn: Connect, params: Params, flags: u32);

    /// Writes a running domain's memory to a file and stops it.
    ///
    /// `to` is a path on the hypervisor's host; a relative one starts at the caller's working
    /// directory. A transient domain no longer exists afterwards except in the file. Disks are not
    /// copied. virDomainRestore() starts it again. Returns 0, or -1 on failure; needs a read-write
    /// connection.
    #[since("0.0.3")]
    #[rpc(55)]
    #[acl("domain:hibernate")]
    #[check(read_only, non_null(to))]
    fn virDomainSave(domain: Domain, to: AbsPath);

    /// Writes a running domain's memory to a file and stops it, with options.
    ///
    /// `dxml`, if not NULL, is the description to store and may only differ in what the guest
    /// cannot see. `flags` is a set of virDomainSaveRestoreFlags: RUNNING or PAUSED (not both)
    /// fixes the state it comes back in, BYPASS_CACHE avoids the host's page cache. Returns 0, or
    /// -1 on failure; needs a read-write connection.
    #[since("0.9.4")]
    #[rpc(232)]
    #[acl("domain:hibernate")]
    #[check(read_only, non_null(to), exclusive(VIR_DOMAIN_SAVE_RUNNING, VIR_DOMAIN_SAVE_PAUSED))]
    fn virDomainSaveFlags(domain: Domain, to: AbsPath, dxml: OptStr, flags: u32);

    /// Changes the domain description inside a saved file.
    ///
    /// `dxml` may only differ in what the guest cannot see, such as the path of a disk's file.
    /// `flags` is a set of virDomainSaveRestoreFlags; without RUNNING or PAUSED the state stored in
    /// the file stays. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("0.9.4")]
    #[rpc(236)]
    #[acl("domain:write", "domain:hibernate")]
    #[check(read_only, non_null(file), non_null(dxml), exclusive(VIR_DOMAIN_SAVE_RUNNING, VIR_DOMAIN_SAVE_PAUSED))]
    fn virDomainSaveImageDefineXML(conn: Connect, file: AbsPath, dxml: Str, flags: u32);

    /// Describes the domain that a saved file holds.
    ///
    /// `file` is a path on the hypervisor's host. `flags` is a set of virDomainSaveImageXMLFlags;
    /// SECURE adds passwords. Returns UTF-8 XML that the caller releases with free(), or NULL on
    /// failure. Needs a read-write connection.
    #[since("0.9.4")]
    #[rpc(235)]
    #[acl("domain:write")]
    #[check(non_null(file), read_only)]
    fn virDomainSaveImageGetXMLDesc(conn: Connect, file: AbsPath, flags: u32) -> String;

    /// Saves a running domain as typed parameters describe, and stops it.
    ///
    /// `params` holds `nparams` of the VIR_DOMAIN_SAVE_PARAM_* values; without FILE it becomes a
    /// managed save. `flags` is a set of virDomainSaveRestoreFlags. Returns 0, or -1 on failure;
    /// needs a read-write connection.
    #[since("8.4.0")]
    #[rpc(440, max = 64)]
    #[acl("domain:hibernate")]
    #[check(read_only, exclusive(VIR_DOMAIN_SAVE_RUNNING, VIR_DOMAIN_SAVE_PAUSED), absolute_file(params))]
    fn virDomainSaveParams(domain: Domain, params: Params, flags: u32);
}
