// SPDX-License-Identifier: LGPL-2.1-or-later
//! Migration of domains between hosts and its limits (`libvirt-domain.h`).
#![header("libvirt-domain.h", library = "libvirt")]
#![driver(HypervisorDriver)]
#![error_domain(DOMAIN)]

unsafe extern "C" {
    /// Moves a domain to the host of another connection.
    ///
    /// `dconn` is open to the destination, `dname` renames there, `uri` is where the source
    /// hypervisor sends to; both may be NULL. `bandwidth` is in MiB/s, 0 for the default. `flags`
    /// is a set of virDomainMigrateFlags. Returns a new domain object of `dconn`, released with
    /// virDomainFree(), or NULL on failure. Both connections must be read-write.
    /// virDomainMigrate3() takes more options.
    #[since("0.3.2")]
    #[by_hand]
    fn virDomainMigrate(domain: virDomainPtr, dconn: virConnectPtr, flags: c_ulong, dname: *const c_char, uri: *const c_char, bandwidth: c_ulong) -> virDomainPtr;

    /// Moves a domain to the host of another connection, changing its description.
    ///
    /// As virDomainMigrate(), and `dxml`, if not NULL, is the description to use there; it may only
    /// differ in what the guest cannot see. `bandwidth` is in MiB/s. `flags` is a set of
    /// virDomainMigrateFlags. Returns a new domain object of `dconn`, released with
    /// virDomainFree(), or NULL on failure. Both connections must be read-write.
    #[since("0.9.2")]
    #[by_hand]
    fn virDomainMigrate2(domain: virDomainPtr, dconn: virConnectPtr, dxml: *const c_char, flags: c_ulong, dname: *const c_char, uri: *const c_char, bandwidth: c_ulong) -> virDomainPtr;

    /// Moves a domain to the host of another connection, described by typed parameters.
    ///
    /// `params` holds `nparams` of the VIR_MIGRATE_PARAM_* values. `flags` is a set of
    /// virDomainMigrateFlags; PEER2PEER and TUNNELLED belong to virDomainMigrateToURI3(). Returns a
    /// new domain object of `dconn`, released with virDomainFree(), or NULL on failure. Both
    /// connections must be read-write.
    #[since("1.1.0")]
    #[by_hand]
    fn virDomainMigrate3(domain: virDomainPtr, dconn: virConnectPtr, params: virTypedParameterPtr, nparams: c_uint, flags: c_uint) -> virDomainPtr;

    /// Reads the size of the cache that compressed migration uses.
    ///
    /// `*cacheSize` is in bytes. `flags` is unused, pass 0. Returns 0, or -1 on failure.
    #[since("1.0.3")]
    #[rpc(299)]
    #[acl("domain:migrate")]
    #[check(non_null(cacheSize))]
    fn virDomainMigrateGetCompressionCache(domain: Domain, cacheSize: Out<u64>, flags: u32);

    /// Reads how long a migration may pause the domain at its end.
    ///
    /// `*downtime` is in milliseconds. `flags` is unused, pass 0. Returns 0, or -1 on failure.
    #[since("3.7.0")]
    #[rpc(387)]
    #[acl("domain:migrate")]
    #[check(non_null(downtime))]
    fn virDomainMigrateGetMaxDowntime(domain: Domain, downtime: Out<u64>, flags: u32);

    /// Reads the bandwidth limit for migrating the domain.
    ///
    /// `*bandwidth` is in MiB/s. `flags` is a set of virDomainMigrateMaxSpeedFlags; POSTCOPY asks
    /// for the limit of the post-copy phase. Returns 0, or -1 on failure; needs a read-write
    /// connection.
    #[since("0.9.5")]
    #[rpc(242)]
    #[acl("domain:migrate")]
    #[check(non_null(bandwidth), read_only)]
    fn virDomainMigrateGetMaxSpeed(domain: Domain, bandwidth: Out<ulong>, flags: u32);

    /// Sets the size of the cache that compressed migration uses.
    ///
    /// `cacheSize` is in bytes; the hypervisor may round it. Meant for tuning while a migration
    /// runs. `flags` is unused, pass 0. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("1.0.3")]
    #[rpc(300)]
    #[acl("domain:migrate")]
    #[check(read_only)]
    fn virDomainMigrateSetCompressionCache(domain: Domain, cacheSize: u64, flags: u32);

    /// Sets how long a migration may pause the domain at its end.
    ///
    /// `downtime` is in milliseconds. Meant for tuning while a migration runs. `flags` is unused,
    /// pass 0. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("0.8.0")]
    #[rpc(166)]
    #[acl("domain:migrate")]
    #[check(read_only)]
    fn virDomainMigrateSetMaxDowntime(domain: Domain, downtime: u64, flags: u32);

    /// Sets the bandwidth limit for migrating the domain.
    ///
    /// `bandwidth` is in MiB/s. `flags` is a set of virDomainMigrateMaxSpeedFlags; POSTCOPY sets
    /// the limit of the post-copy phase. Returns 0, or -1 on failure; needs a read-write
    /// connection.
    #[since("0.9.0")]
    #[rpc(207)]
    #[acl("domain:migrate")]
    #[check(read_only)]
    fn virDomainMigrateSetMaxSpeed(domain: Domain, bandwidth: ulong, flags: u32);

    /// Switches a running migration to its post-copy phase.
    ///
    /// Call it from another thread while a migration started with VIR_MIGRATE_POSTCOPY runs. The
    /// guest then runs at the destination and fetches missing pages from the source: it always
    /// ends, but a broken link leaves no complete guest on either side until the migration is
    /// repeated with VIR_MIGRATE_POSTCOPY_RESUME. `flags` is unused, pass 0. Returns 0, or -1 on
    /// failure; needs a read-write connection.
    #[since("1.3.3")]
    #[rpc(364)]
    #[acl("domain:migrate")]
    #[check(read_only)]
    fn virDomainMigrateStartPostCopy(domain: Domain, flags: u32);

    /// Moves a domain to a host given by URI; the source does all the work.
    ///
    /// With VIR_MIGRATE_PEER2PEER in `flags` (virDomainMigrateFlags) `duri` is a connection URI the
    /// source daemon can open, otherwise the hypervisor's own migration address. `dname` may be
    /// NULL. `bandwidth` is in MiB/s, 0 for the default. Returns 0, or -1 on failure; needs a
    /// read-write connection. virDomainMigrateToURI3() takes more options.
    #[since("0.7.2")]
    #[by_hand]
    fn virDomainMigrateToURI(domain: virDomainPtr, duri: *const c_char, flags: c_ulong, dname: *const c_char, bandwidth: c_ulong) -> c_int;

    /// Moves a domain to a host given by URI, changing its description.
    ///
    /// With VIR_MIGRATE_PEER2PEER in `flags` (virDomainMigrateFlags) `dconnuri` is a connection URI
    /// the source daemon can open; otherwise it must be NULL and `miguri` is the hypervisor's own
    /// migration address. `dxml` and `dname` may be NULL. `bandwidth` is in MiB/s, 0 for the
    /// default. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("0.9.2")]
    #[by_hand]
    fn virDomainMigrateToURI2(domain: virDomainPtr, dconnuri: *const c_char, miguri: *const c_char, dxml: *const c_char, flags: c_ulong, dname: *const c_char, bandwidth: c_ulong) -> c_int;

    /// Moves a domain to a host given by URI, described by typed parameters.
    ///
    /// With VIR_MIGRATE_PEER2PEER in `flags` (virDomainMigrateFlags) `dconnuri` is a connection URI
    /// the source daemon can open; otherwise it must be NULL and `params`, `nparams` entries, must
    /// hold VIR_MIGRATE_PARAM_URI. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("1.1.0")]
    #[by_hand]
    fn virDomainMigrateToURI3(domain: virDomainPtr, dconnuri: *const c_char, params: virTypedParameterPtr, nparams: c_uint, flags: c_uint) -> c_int;
}
