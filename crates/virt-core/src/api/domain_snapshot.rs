// SPDX-License-Identifier: LGPL-2.1-or-later
//! Rows of `libvirt-domain-snapshot.h`.
#![header("libvirt-domain-snapshot.h", library = "libvirt")]
#![driver(HypervisorDriver)]
#![error_domain(DOMAIN_SNAPSHOT)]

unsafe extern "C" {
    #[since("0.8.0")]
    #[rpc(190)]
    #[acl("domain:read")]
    fn virDomainHasCurrentSnapshot(domain: Domain, flags: u32) -> bool;

    #[since("0.9.13")]
    #[rpc(274)]
    #[acl("domain:read")]
    fn virDomainListAllSnapshots(domain: Domain, snaps: List<DomainSnapshot>, flags: u32) -> Count;

    #[since("0.8.0")]
    #[rpc(192)]
    #[acl("domain:snapshot")]
    #[check(read_only, exclusive(VIR_DOMAIN_SNAPSHOT_REVERT_RUNNING, VIR_DOMAIN_SNAPSHOT_REVERT_PAUSED))]
    fn virDomainRevertToSnapshot(snapshot: DomainSnapshot, flags: u32);

    #[since("0.8.0")]
    #[rpc(185)]
    #[acl("domain:snapshot", "domain:fs-freeze if VIR_DOMAIN_SNAPSHOT_CREATE_QUIESCE")]
    #[check(non_null(xmlDesc), read_only, require(VIR_DOMAIN_SNAPSHOT_CREATE_CURRENT, VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE), exclusive(VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE, VIR_DOMAIN_SNAPSHOT_CREATE_NO_METADATA), exclusive(VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE, VIR_DOMAIN_SNAPSHOT_CREATE_HALT))]
    fn virDomainSnapshotCreateXML(domain: Domain, xmlDesc: Str, flags: u32) -> DomainSnapshot;

    #[since("0.8.0")]
    #[rpc(191)]
    #[acl("domain:read")]
    fn virDomainSnapshotCurrent(domain: Domain, flags: u32) -> DomainSnapshot;

    #[since("0.8.0")]
    #[rpc(193)]
    #[acl("domain:snapshot")]
    #[check(read_only, exclusive(VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN, VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN_ONLY))]
    fn virDomainSnapshotDelete(snapshot: DomainSnapshot, flags: u32);

    #[since("0.8.0")]
    #[local(free)]
    fn virDomainSnapshotFree(snapshot: virDomainSnapshotPtr) -> c_int;

    #[since("0.9.5")]
    #[local(connect)]
    fn virDomainSnapshotGetConnect(snapshot: virDomainSnapshotPtr) -> virConnectPtr;

    #[since("0.9.5")]
    #[local(domain)]
    fn virDomainSnapshotGetDomain(snapshot: virDomainSnapshotPtr) -> virDomainPtr;

    #[since("0.9.5")]
    #[local(name)]
    fn virDomainSnapshotGetName(snapshot: virDomainSnapshotPtr) -> *const c_char;

    #[since("0.9.7")]
    #[rpc(244)]
    #[acl("domain:read")]
    fn virDomainSnapshotGetParent(snapshot: DomainSnapshot, flags: u32) -> DomainSnapshot;

    #[since("0.8.0")]
    #[rpc(186)]
    #[acl("domain:read", "domain:read-secure if VIR_DOMAIN_SNAPSHOT_XML_SECURE")]
    #[check(secure(VIR_DOMAIN_SNAPSHOT_XML_SECURE))]
    fn virDomainSnapshotGetXMLDesc(snapshot: DomainSnapshot, flags: u32) -> String;

    #[since("0.9.13")]
    #[rpc(272)]
    #[acl("domain:read")]
    fn virDomainSnapshotHasMetadata(snapshot: DomainSnapshot, flags: u32) -> bool;

    #[since("0.9.13")]
    #[rpc(271)]
    #[acl("domain:read")]
    fn virDomainSnapshotIsCurrent(snapshot: DomainSnapshot, flags: u32) -> bool;

    #[since("0.9.13")]
    #[rpc(275)]
    #[acl("domain:read")]
    fn virDomainSnapshotListAllChildren(snapshot: DomainSnapshot, snaps: List<DomainSnapshot>, flags: u32) -> Count;

    #[since("0.9.7")]
    #[rpc(247)]
    #[acl("domain:read")]
    #[check(array(names, nameslen), non_negative(nameslen))]
    fn virDomainSnapshotListChildrenNames(snapshot: DomainSnapshot, names: NameArray<nameslen>, flags: u32) -> Count;

    #[since("0.8.0")]
    #[rpc(188)]
    #[acl("domain:read")]
    #[check(array(names, nameslen), non_negative(nameslen))]
    fn virDomainSnapshotListNames(domain: Domain, names: NameArray<nameslen>, flags: u32) -> Count;

    #[since("0.8.0")]
    #[rpc(189)]
    #[acl("domain:read")]
    #[check(non_null(name))]
    fn virDomainSnapshotLookupByName(domain: Domain, name: Str, flags: u32) -> DomainSnapshot;

    #[since("0.8.0")]
    #[rpc(187)]
    #[acl("domain:read")]
    fn virDomainSnapshotNum(domain: Domain, flags: u32) -> i32;

    #[since("0.9.7")]
    #[rpc(246)]
    #[acl("domain:read")]
    fn virDomainSnapshotNumChildren(snapshot: DomainSnapshot, flags: u32) -> i32;

    #[since("0.9.13")]
    #[local(add_ref)]
    fn virDomainSnapshotRef(snapshot: virDomainSnapshotPtr) -> c_int;
}
