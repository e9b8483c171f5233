// SPDX-License-Identifier: LGPL-2.1-or-later
//! Rows of `libvirt-domain.h`.
#![header("libvirt-domain.h", library = "libvirt")]
#![driver(HypervisorDriver)]
#![error_domain(DOMAIN)]

unsafe extern "C" {
    #[since("0.5.0")]
    #[rpc(106)]
    #[acl("connect:read")]
    #[by_hand]
    fn virConnectDomainEventDeregister(conn: virConnectPtr, cb: virConnectDomainEventCallback) -> c_int;

    #[since("0.8.0")]
    #[rpc(168)]
    #[acl("connect:read")]
    #[by_hand]
    fn virConnectDomainEventDeregisterAny(conn: virConnectPtr, callbackID: c_int) -> c_int;

    #[since("0.5.0")]
    #[rpc(105)]
    #[acl("connect:search-domains", "filter domain:getattr")]
    #[by_hand]
    fn virConnectDomainEventRegister(conn: virConnectPtr, cb: virConnectDomainEventCallback, opaque: *mut c_void, freecb: virFreeCallback) -> c_int;

    #[since("0.8.0")]
    #[rpc(167)]
    #[acl("connect:search-domains", "filter domain:getattr")]
    #[by_hand]
    fn virConnectDomainEventRegisterAny(conn: virConnectPtr, dom: virDomainPtr, eventID: c_int, cb: virConnectDomainEventGenericCallback, opaque: *mut c_void, freecb: virFreeCallback) -> c_int;

    #[since("1.2.8")]
    #[rpc(344)]
    #[acl("connect:search-domains", "filter domain:read")]
    #[check(non_null(retStats))]
    fn virConnectGetAllDomainStats(conn: Connect, stats: u32, retStats: Alloc<virDomainStatsRecord>, flags: u32) -> Count;

    #[since("0.9.13")]
    #[rpc(273)]
    #[acl("connect:search-domains", "filter domain:getattr")]
    fn virConnectListAllDomains(conn: Connect, domains: List<Domain>, flags: u32) -> Count;

    #[since("0.1.1")]
    #[rpc(21)]
    #[acl("connect:search-domains", "filter domain:getattr")]
    #[check(array(names, maxnames), non_negative(maxnames))]
    fn virConnectListDefinedDomains(conn: Connect, names: Names<maxnames>) -> Count;

    #[since("0.0.3")]
    #[rpc(37)]
    #[acl("connect:search-domains", "filter domain:getattr")]
    #[check(array(ids, maxids), non_negative(maxids))]
    fn virConnectListDomains(conn: Connect, ids: Array<i32, maxids>) -> Count;

    #[since("0.1.5")]
    #[rpc(25)]
    #[acl("connect:search-domains", "filter domain:getattr")]
    fn virConnectNumOfDefinedDomains(conn: Connect) -> i32;

    #[since("0.0.3")]
    #[rpc(51)]
    #[acl("connect:search-domains", "filter domain:getattr")]
    fn virConnectNumOfDomains(conn: Connect) -> i32;

    #[since("1.3.3")]
    #[rpc(365)]
    #[acl("domain:read")]
    #[check(non_null(params), non_null(nparams))]
    fn virDomainGetPerfEvents(domain: Domain, params: ParamsAlloc, flags: u32);

    #[since("0.10.0")]
    #[rpc(278)]
    #[acl("domain:read")]
    #[check(non_null(seclabels))]
    fn virDomainGetSecurityLabelList(domain: Domain, seclabels: AllocArray<virSecurityLabel>) -> Count;

    #[since("1.2.8")]
    #[by_hand]
    fn virDomainListGetStats(doms: *mut virDomainPtr, stats: c_uint, retStats: *mut *mut virDomainStatsRecordPtr, flags: c_uint) -> c_int;

    #[since("0.0.3")]
    #[rpc(22)]
    #[acl("domain:getattr")]
    #[check(non_negative(id))]
    fn virDomainLookupByID(conn: Connect, id: i32) -> Domain;

    #[since("0.0.3")]
    #[rpc(23)]
    #[acl("domain:getattr")]
    #[check(non_null(name))]
    fn virDomainLookupByName(conn: Connect, name: Str) -> Domain;

    #[since("0.0.5")]
    #[rpc(24)]
    #[acl("domain:getattr")]
    #[check(non_null(uuid))]
    fn virDomainLookupByUUID(conn: Connect, uuid: Uuid) -> Domain;

    #[since("0.1.1")]
    #[by_hand]
    fn virDomainLookupByUUIDString(conn: virConnectPtr, uuidstr: *const c_char) -> virDomainPtr;

    #[since("1.3.3")]
    #[rpc(366)]
    #[acl("domain:write")]
    #[check(read_only, non_null(params), positive(nparams), valid_params(params))]
    fn virDomainSetPerfEvents(domain: Domain, params: Params, flags: u32);

    #[since("1.2.8")]
    #[by_hand]
    fn virDomainStatsRecordListFree(stats: *mut virDomainStatsRecordPtr);
}
