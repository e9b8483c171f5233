// SPDX-License-Identifier: LGPL-2.1-or-later
//! Rows of `libvirt-domain.h`.
#![header("libvirt-domain.h", library = "libvirt")]
#![driver(HypervisorDriver)]
#![error_domain(DOMAIN)]

unsafe extern "C" {
    #[since("0.7.7")]
    #[rpc(164)]
    #[acl("domain:write")]
    #[check(read_only)]
    fn virDomainAbortJob(domain: Domain);

    #[since("8.5.0")]
    #[rpc(442)]
    #[acl("domain:write")]
    #[check(read_only)]
    fn virDomainAbortJobFlags(domain: Domain, flags: u32);

    #[since("6.0.0")]
    #[rpc(421)]
    #[acl("domain:checkpoint", "domain:block-write")]
    #[check(non_null(backupXML), read_only)]
    fn virDomainBackupBegin(domain: Domain, backupXML: Str, checkpointXML: OptStr, flags: u32);

    #[since("6.0.0")]
    #[rpc(422)]
    #[acl("domain:read")]
    fn virDomainBackupGetXMLDesc(domain: Domain, flags: u32) -> String;

    #[since("0.1.9")]
    #[rpc(53)]
    #[acl("domain:core-dump")]
    #[check(read_only, non_null(to), exclusive(VIR_DUMP_CRASH, VIR_DUMP_LIVE), exclusive(VIR_DUMP_CRASH, VIR_DUMP_RESET), exclusive(VIR_DUMP_LIVE, VIR_DUMP_RESET))]
    fn virDomainCoreDump(domain: Domain, to: AbsPath, flags: u32);

    #[since("1.2.3")]
    #[rpc(334)]
    #[acl("domain:core-dump")]
    #[check(read_only, non_null(to), custom(dumpformat), exclusive(VIR_DUMP_CRASH, VIR_DUMP_LIVE), exclusive(VIR_DUMP_CRASH, VIR_DUMP_RESET), exclusive(VIR_DUMP_LIVE, VIR_DUMP_RESET))]
    fn virDomainCoreDumpWithFormat(domain: Domain, to: AbsPath, dumpformat: u32, flags: u32);

    #[since("0.7.7")]
    #[rpc(163)]
    #[acl("domain:read")]
    #[check(non_null(info))]
    fn virDomainGetJobInfo(domain: Domain, info: Out<virDomainJobInfo>);

    #[since("1.0.3")]
    #[rpc(298)]
    #[acl("domain:read")]
    #[check(non_null(type), non_null(params), non_null(nparams), require(VIR_DOMAIN_JOB_STATS_KEEP_COMPLETED, VIR_DOMAIN_JOB_STATS_COMPLETED))]
    fn virDomainGetJobStats(domain: Domain, r#type: Out<i32>, params: ParamsAlloc, flags: u32);

    #[since("0.8.0")]
    #[rpc(183)]
    #[acl("domain:read")]
    fn virDomainHasManagedSaveImage(dom: Domain, flags: u32) -> bool;

    #[since("0.8.0")]
    #[rpc(182)]
    #[acl("domain:hibernate")]
    #[check(read_only, exclusive(VIR_DOMAIN_SAVE_RUNNING, VIR_DOMAIN_SAVE_PAUSED))]
    fn virDomainManagedSave(dom: Domain, flags: u32);

    #[since("3.7.0")]
    #[rpc(389)]
    #[acl("domain:write", "domain:hibernate")]
    #[check(exclusive(VIR_DOMAIN_SAVE_RUNNING, VIR_DOMAIN_SAVE_PAUSED), read_only)]
    fn virDomainManagedSaveDefineXML(domain: Domain, dxml: OptStr, flags: u32);

    #[since("3.7.0")]
    #[rpc(388)]
    #[acl("domain:read", "domain:read-secure if VIR_DOMAIN_SAVE_IMAGE_XML_SECURE")]
    #[check(secure(VIR_DOMAIN_SAVE_IMAGE_XML_SECURE))]
    fn virDomainManagedSaveGetXMLDesc(domain: Domain, flags: u32) -> String;

    #[since("0.8.0")]
    #[rpc(184)]
    #[acl("domain:hibernate")]
    #[check(read_only)]
    fn virDomainManagedSaveRemove(dom: Domain, flags: u32);

    #[since("0.0.3")]
    #[rpc(54)]
    #[acl("domain:start", "domain:write")]
    #[check(read_only, non_null(from))]
    fn virDomainRestore(conn: Connect, from: AbsPath);

    #[since("0.9.4")]
    #[rpc(233)]
    #[acl("domain:start", "domain:write")]
    #[check(read_only, non_null(from), exclusive(VIR_DOMAIN_SAVE_RUNNING, VIR_DOMAIN_SAVE_PAUSED))]
    fn virDomainRestoreFlags(conn: Connect, from: AbsPath, dxml: OptStr, flags: u32);

    #[since("8.4.0")]
    #[rpc(441)]
    #[acl("domain:start", "domain:write")]
    #[check(read_only, exclusive(VIR_DOMAIN_SAVE_RUNNING, VIR_DOMAIN_SAVE_PAUSED))]
    fn virDomainRestoreParams(conn: Connect, params: Params, flags: u32);

    #[since("0.0.3")]
    #[rpc(55)]
    #[acl("domain:hibernate")]
    #[check(read_only, non_null(to))]
    fn virDomainSave(domain: Domain, to: AbsPath);

    #[since("0.9.4")]
    #[rpc(232)]
    #[acl("domain:hibernate")]
    #[check(read_only, non_null(to), exclusive(VIR_DOMAIN_SAVE_RUNNING, VIR_DOMAIN_SAVE_PAUSED))]
    fn virDomainSaveFlags(domain: Domain, to: AbsPath, dxml: OptStr, flags: u32);

    #[since("0.9.4")]
    #[rpc(236)]
    #[acl("domain:write", "domain:hibernate")]
    #[check(read_only, non_null(file), non_null(dxml), exclusive(VIR_DOMAIN_SAVE_RUNNING, VIR_DOMAIN_SAVE_PAUSED))]
    fn virDomainSaveImageDefineXML(conn: Connect, file: AbsPath, dxml: Str, flags: u32);

    #[since("0.9.4")]
    #[rpc(235)]
    #[acl("domain:write")]
    #[check(non_null(file), read_only)]
    fn virDomainSaveImageGetXMLDesc(conn: Connect, file: AbsPath, flags: u32) -> String;

    #[since("8.4.0")]
    #[rpc(440)]
    #[acl("domain:hibernate")]
    #[check(read_only, exclusive(VIR_DOMAIN_SAVE_RUNNING, VIR_DOMAIN_SAVE_PAUSED))]
    fn virDomainSaveParams(domain: Domain, params: Params, flags: u32);
}
