// SPDX-License-Identifier: LGPL-2.1-or-later
//! Finding domains, bulk statistics, performance counters and domain events (`libvirt-domain.h`).
#![header("libvirt-domain.h", library = "libvirt")]
#![driver(HypervisorDriver)]
#![error_domain(DOMAIN)]

unsafe extern "C" {
    /// Removes a callback that virConnectDomainEventRegister() added.
    ///
    /// `cb` is the function given then; its free callback runs now, or after `cb` returns if it is
    /// running. Returns 0 (some servers answer a positive number), or -1 on failure. Ids from
    /// virConnectDomainEventRegisterAny() go to virConnectDomainEventDeregisterAny().
    #[since("0.5.0")]
    #[rpc(106)]
    #[acl("connect:read")]
    #[by_hand]
    fn virConnectDomainEventDeregister(conn: virConnectPtr, cb: virConnectDomainEventCallback) -> c_int;

    /// Removes a domain event callback by its id.
    ///
    /// `callbackID` is what virConnectDomainEventRegisterAny() returned. The free callback given
    /// there runs now, or after the callback returns if it is running. Returns 0, or -1 on failure.
    /// Events queued for it are dropped.
    #[since("0.8.0")]
    #[rpc(168)]
    #[acl("connect:read")]
    #[by_hand]
    fn virConnectDomainEventDeregisterAny(conn: virConnectPtr, callbackID: c_int) -> c_int;

    /// Calls a function for every lifecycle event of any domain of the connection.
    ///
    /// An event loop must be registered before. The domain handed to `cb` is only valid during the
    /// call unless virDomainRef() is used. `freecb`, if not NULL, releases `opaque` once. The same
    /// `cb` twice is refused. Returns 0 (some servers answer a positive number), or -1. New code
    /// takes virConnectDomainEventRegisterAny().
    #[since("0.5.0")]
    #[rpc(105)]
    #[acl("connect:search-domains", "filter domain:getattr")]
    #[by_hand]
    fn virConnectDomainEventRegister(conn: virConnectPtr, cb: virConnectDomainEventCallback, opaque: *mut c_void, freecb: virFreeCallback) -> c_int;

    /// Calls a function for events of one kind, virDomainEventID, of one domain or all.
    ///
    /// `dom` limits it to one object, NULL means all. Cast `cb` with VIR_DOMAIN_EVENT_CALLBACK() to
    /// the type the event id calls for. An event loop must be registered before. The object handed
    /// to `cb` is only valid during the call unless a reference is taken. `freecb`, if not NULL,
    /// releases `opaque` once. Returns an id for virConnectDomainEventDeregisterAny(), or -1. The
    /// registration holds the connection. The same function for the same id and domain is refused,
    /// whatever `opaque` is.
    #[since("0.8.0")]
    #[rpc(167)]
    #[acl("connect:search-domains", "filter domain:getattr")]
    #[by_hand]
    fn virConnectDomainEventRegisterAny(conn: virConnectPtr, dom: virDomainPtr, eventID: c_int, cb: virConnectDomainEventGenericCallback, opaque: *mut c_void, freecb: virFreeCallback) -> c_int;

    /// Collects statistics of many domains in one call.
    ///
    /// `stats` is a set of virDomainStatsTypes, 0 for all the driver has. `flags` is a set of
    /// virConnectGetAllDomainStatsFlags: filters by state and lifetime, ENFORCE_STATS to fail on a
    /// group the server lacks, NOWAIT to skip what would block. `*retStats` receives a
    /// NULL-terminated array, released with virDomainStatsRecordListFree(). Returns its length, or
    /// -1 on failure. Single values may be missing.
    #[since("1.2.8")]
    #[rpc(344)]
    #[acl("connect:search-domains", "filter domain:read")]
    #[check(non_null(retStats))]
    fn virConnectGetAllDomainStats(conn: Connect, stats: u32, retStats: Alloc<virDomainStatsRecord>, flags: u32) -> Count;

    /// Lists the domains of a connection, filtered if wanted.
    ///
    /// `flags` is a set of virConnectListAllDomainsFlags. Filter flags come in groups of opposites:
    /// none or all of a group means no filter. On success `*domains` is a new NULL-terminated
    /// array: release each element with virDomainFree() and the array with free(). Pass NULL for
    /// `domains` to count only. Returns the number of elements, or -1 with `*domains` set to NULL.
    #[since("0.9.13")]
    #[rpc(273)]
    #[acl("connect:search-domains", "filter domain:getattr")]
    fn virConnectListAllDomains(conn: Connect, domains: List<Domain>, flags: u32) -> Count;

    /// Lists the names of defined domains that are not running.
    ///
    /// The caller gives room for `maxnames` pointers in `names`; each string stored must be
    /// released with free(). Returns the number stored, or -1 on failure. A full array may mean
    /// that more exist: the set can change after virConnectNumOfDefinedDomains(). New code takes
    /// virConnectListAllDomains().
    #[since("0.1.1")]
    #[rpc(21)]
    #[acl("connect:search-domains", "filter domain:getattr")]
    #[check(array(names, maxnames), non_negative(maxnames))]
    fn virConnectListDefinedDomains(conn: Connect, names: Names<maxnames>) -> Count;

    /// Lists the ids of the running domains.
    ///
    /// `ids` has room for `maxids` numbers. Returns how many were stored, or -1 on failure. A full
    /// array may mean that more exist: the set can change after virConnectNumOfDomains(). New code
    /// takes virConnectListAllDomains().
    #[since("0.0.3")]
    #[rpc(37)]
    #[acl("connect:search-domains", "filter domain:getattr")]
    #[check(array(ids, maxids), non_negative(maxids))]
    fn virConnectListDomains(conn: Connect, ids: Array<i32, maxids>) -> Count;

    /// Counts the defined domains that are not running.
    ///
    /// Returns the number, or -1 on failure.
    #[since("0.1.5")]
    #[rpc(25)]
    #[acl("connect:search-domains", "filter domain:getattr")]
    fn virConnectNumOfDefinedDomains(conn: Connect) -> i32;

    /// Counts the running domains.
    ///
    /// Returns the number, or -1 on failure.
    #[since("0.0.3")]
    #[rpc(51)]
    #[acl("connect:search-domains", "filter domain:getattr")]
    fn virConnectNumOfDomains(conn: Connect) -> i32;

    /// Tells which performance counters the host collects for a domain.
    ///
    /// `*params` receives a new array of `*nparams` entries, released with virTypedParamsFree().
    /// Keys are the VIR_PERF_PARAM_* names, values booleans. `flags` is one of
    /// virDomainModificationImpact. Returns 0, or -1 on failure.
    #[since("1.3.3")]
    #[rpc(365, max = 64)]
    #[acl("domain:read")]
    #[check(non_null(params), non_null(nparams))]
    fn virDomainGetPerfEvents(domain: Domain, params: ParamsAlloc, flags: u32);

    /// Reads the labels a running domain has in every security model.
    ///
    /// `*seclabels` receives an array released with free(); a `label` is empty where the model is
    /// not in use. Returns the number of entries, or -1 on failure.
    #[since("0.10.0")]
    #[rpc(278, max = 64)]
    #[acl("domain:read")]
    #[check(non_null(seclabels))]
    fn virDomainGetSecurityLabelList(domain: Domain, seclabels: AllocArray<virSecurityLabel>) -> Count;

    /// Collects statistics of the domains given.
    ///
    /// `doms` is a NULL-terminated array of at least one domain, all of one connection. `stats`,
    /// `flags`, `*retStats` and the result are as in virConnectGetAllDomainStats(), but filters may
    /// be refused. The result can be shorter than `doms`.
    #[since("1.2.8")]
    #[by_hand]
    fn virDomainListGetStats(doms: *mut virDomainPtr, stats: c_uint, retStats: *mut *mut virDomainStatsRecordPtr, flags: c_uint) -> c_int;

    /// Finds a running domain by its number.
    ///
    /// Inactive domains have none and are found by name or UUID; `id` must not be negative. Returns
    /// a new object, released with virDomainFree(), or NULL on failure; the error is
    /// VIR_ERR_NO_DOMAIN if there is none.
    #[since("0.0.3")]
    #[rpc(22)]
    #[acl("domain:getattr")]
    #[check(non_negative(id))]
    fn virDomainLookupByID(conn: Connect, id: i32) -> Domain;

    /// Finds a domain by its name.
    ///
    /// Returns a new object, released with virDomainFree(), or NULL on failure; the error is
    /// VIR_ERR_NO_DOMAIN if there is none.
    #[since("0.0.3")]
    #[rpc(23)]
    #[acl("domain:getattr")]
    #[check(non_null(name))]
    fn virDomainLookupByName(conn: Connect, name: Str) -> Domain;

    /// Finds a domain by its UUID in raw form.
    ///
    /// `uuid` points to VIR_UUID_BUFLEN (16) bytes. Returns a new object, released with
    /// virDomainFree(), or NULL on failure; the error is VIR_ERR_NO_DOMAIN if there is none.
    #[since("0.0.5")]
    #[rpc(24)]
    #[acl("domain:getattr")]
    #[check(non_null(uuid))]
    fn virDomainLookupByUUID(conn: Connect, uuid: Uuid) -> Domain;

    /// Finds a domain by its UUID in text form.
    ///
    /// Text that is not a UUID is an argument error. Returns a new object, released with
    /// virDomainFree(), or NULL on failure; the error is VIR_ERR_NO_DOMAIN if there is none.
    #[since("0.1.1")]
    #[by_hand]
    fn virDomainLookupByUUIDString(conn: virConnectPtr, uuidstr: *const c_char) -> virDomainPtr;

    /// Switches performance counters of a domain on or off.
    ///
    /// `params` holds `nparams` booleans named VIR_PERF_PARAM_*; counters not named stay as they
    /// are. `flags` is a set of virDomainModificationImpact: LIVE needs a running domain, CONFIG a
    /// persistent one, both may be joined, and 0 means the state the domain is in now. Returns 0,
    /// or -1 on failure; needs a read-write connection.
    #[since("1.3.3")]
    #[rpc(366, max = 64)]
    #[acl("domain:write")]
    #[check(read_only, non_null(params), positive(nparams), valid_params(params))]
    fn virDomainSetPerfEvents(domain: Domain, params: Params, flags: u32);

    /// Releases the array that the bulk statistics calls return.
    ///
    /// The records, their parameters and their domain references go with it; keep a domain by
    /// virDomainRef() first. NULL is ignored.
    #[since("1.2.8")]
    #[by_hand]
    fn virDomainStatsRecordListFree(stats: *mut virDomainStatsRecordPtr);
}
