// SPDX-License-Identifier: LGPL-2.1-or-later
//! Rows of `libvirt-domain.h`.
#![header("libvirt-domain.h", library = "libvirt")]
#![driver(HypervisorDriver)]
#![error_domain(DOMAIN)]

unsafe extern "C" {
    #[since("0.3.2")]
    #[by_hand]
    fn virDomainMigrate(domain: virDomainPtr, dconn: virConnectPtr, flags: c_ulong, dname: *const c_char, uri: *const c_char, bandwidth: c_ulong) -> virDomainPtr;

    #[since("0.9.2")]
    #[by_hand]
    fn virDomainMigrate2(domain: virDomainPtr, dconn: virConnectPtr, dxml: *const c_char, flags: c_ulong, dname: *const c_char, uri: *const c_char, bandwidth: c_ulong) -> virDomainPtr;

    #[since("1.1.0")]
    #[by_hand]
    fn virDomainMigrate3(domain: virDomainPtr, dconn: virConnectPtr, params: virTypedParameterPtr, nparams: c_uint, flags: c_uint) -> virDomainPtr;

    #[since("1.0.3")]
    #[rpc(299)]
    #[acl("domain:migrate")]
    #[check(non_null(cacheSize))]
    fn virDomainMigrateGetCompressionCache(domain: Domain, cacheSize: Out<u64>, flags: u32);

    #[since("3.7.0")]
    #[rpc(387)]
    #[acl("domain:migrate")]
    #[check(non_null(downtime))]
    fn virDomainMigrateGetMaxDowntime(domain: Domain, downtime: Out<u64>, flags: u32);

    #[since("0.9.5")]
    #[rpc(242)]
    #[acl("domain:migrate")]
    #[check(non_null(bandwidth), read_only)]
    fn virDomainMigrateGetMaxSpeed(domain: Domain, bandwidth: Out<ulong>, flags: u32);

    #[since("1.0.3")]
    #[rpc(300)]
    #[acl("domain:migrate")]
    #[check(read_only)]
    fn virDomainMigrateSetCompressionCache(domain: Domain, cacheSize: u64, flags: u32);

    #[since("0.8.0")]
    #[rpc(166)]
    #[acl("domain:migrate")]
    #[check(read_only)]
    fn virDomainMigrateSetMaxDowntime(domain: Domain, downtime: u64, flags: u32);

    #[since("0.9.0")]
    #[rpc(207)]
    #[acl("domain:migrate")]
    #[check(read_only)]
    fn virDomainMigrateSetMaxSpeed(domain: Domain, bandwidth: ulong, flags: u32);

    #[since("1.3.3")]
    #[rpc(364)]
    #[acl("domain:migrate")]
    #[check(read_only)]
    fn virDomainMigrateStartPostCopy(domain: Domain, flags: u32);

    #[since("0.7.2")]
    #[by_hand]
    fn virDomainMigrateToURI(domain: virDomainPtr, duri: *const c_char, flags: c_ulong, dname: *const c_char, bandwidth: c_ulong) -> c_int;

    #[since("0.9.2")]
    #[by_hand]
    fn virDomainMigrateToURI2(domain: virDomainPtr, dconnuri: *const c_char, miguri: *const c_char, dxml: *const c_char, flags: c_ulong, dname: *const c_char, bandwidth: c_ulong) -> c_int;

    #[since("1.1.0")]
    #[by_hand]
    fn virDomainMigrateToURI3(domain: virDomainPtr, dconnuri: *const c_char, params: virTypedParameterPtr, nparams: c_uint, flags: c_uint) -> c_int;
}
