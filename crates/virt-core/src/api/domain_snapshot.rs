// SPDX-License-Identifier: LGPL-2.1-or-later
//! Snapshots of domains: create, list, revert, delete (`libvirt-domain-snapshot.h`).
#![header("libvirt-domain-snapshot.h", library = "libvirt")]
#![driver(HypervisorDriver)]
#![error_domain(DOMAIN_SNAPSHOT)]

unsafe extern "C" {
    /// Tells whether the domain has a current snapshot.
    ///
    /// `flags` is unused, pass 0. Returns 1 if it has one, 0 if not, -1 on failure.
    #[since("0.8.0")]
    #[rpc(190)]
    #[acl("domain:read")]
    fn virDomainHasCurrentSnapshot(domain: Domain, flags: u32) -> bool;

    /// Lists the snapshots of a domain, filtered if wanted.
    ///
    /// `flags` is a set of virDomainSnapshotListFlags; ROOTS leaves out those with a parent,
    /// TOPOLOGICAL puts parents before their children. Filter flags come in groups of opposites:
    /// none or all of a group means no filter. On success `*snaps` is a new NULL-terminated array:
    /// release each element with virDomainSnapshotFree() and the array with free(). Pass NULL for
    /// `snaps` to count only. Returns the number of elements, or -1 with `*snaps` set to NULL.
    #[since("0.9.13")]
    #[rpc(274)]
    #[acl("domain:read")]
    fn virDomainListAllSnapshots(domain: Domain, snaps: List<DomainSnapshot>, flags: u32) -> Count;

    /// Puts the domain back into the state of a snapshot.
    ///
    /// What happened since is lost. `flags` is a set of virDomainSnapshotRevertFlags: RUNNING or
    /// PAUSED (not both) overrides the state stored and is a must for a transient domain when that
    /// state is inactive; FORCE allows risky cases; RESET_NVRAM starts from the firmware's
    /// template. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("0.8.0")]
    #[rpc(192)]
    #[acl("domain:snapshot")]
    #[check(read_only, exclusive(VIR_DOMAIN_SNAPSHOT_REVERT_RUNNING, VIR_DOMAIN_SNAPSHOT_REVERT_PAUSED))]
    fn virDomainRevertToSnapshot(snapshot: DomainSnapshot, flags: u32);

    /// Takes a snapshot of a domain.
    ///
    /// `xmlDesc` is a `<domainsnapshot>` document. With `flags` 0 a running domain's memory is part
    /// of it. `flags` is a set of virDomainSnapshotCreateFlags: DISK_ONLY, HALT to stop afterwards,
    /// QUIESCE to freeze the file systems, ATOMIC for all disks or none, REUSE_EXT for files made
    /// beforehand, REDEFINE to restore metadata only, CURRENT with it. After a failure without
    /// ATOMIC look at the disks in the domain's XML. Returns a new object, released with
    /// virDomainSnapshotFree(), or NULL on failure. Needs a read-write connection.
    #[since("0.8.0")]
    #[rpc(185)]
    #[acl("domain:snapshot", "domain:fs-freeze if VIR_DOMAIN_SNAPSHOT_CREATE_QUIESCE")]
    #[check(non_null(xmlDesc), read_only, require(VIR_DOMAIN_SNAPSHOT_CREATE_CURRENT, VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE), exclusive(VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE, VIR_DOMAIN_SNAPSHOT_CREATE_NO_METADATA), exclusive(VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE, VIR_DOMAIN_SNAPSHOT_CREATE_HALT))]
    fn virDomainSnapshotCreateXML(domain: Domain, xmlDesc: Str, flags: u32) -> DomainSnapshot;

    /// Gives the domain's current snapshot.
    ///
    /// `flags` is unused, pass 0. Returns a new object, released with virDomainSnapshotFree(), or
    /// NULL on failure; the error is VIR_ERR_NO_DOMAIN_SNAPSHOT if there is none.
    #[since("0.8.0")]
    #[rpc(191)]
    #[acl("domain:read")]
    fn virDomainSnapshotCurrent(domain: Domain, flags: u32) -> DomainSnapshot;

    /// Deletes a snapshot, or the snapshots below it.
    ///
    /// Its changes are merged into its children. `flags` is a set of virDomainSnapshotDeleteFlags:
    /// CHILDREN takes the descendants too, CHILDREN_ONLY takes only those (the two exclude each
    /// other), METADATA_ONLY keeps the data. The object must still be released. Returns 0, or -1 on
    /// failure; needs a read-write connection.
    #[since("0.8.0")]
    #[rpc(193)]
    #[acl("domain:snapshot")]
    #[check(read_only, exclusive(VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN, VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN_ONLY))]
    fn virDomainSnapshotDelete(snapshot: DomainSnapshot, flags: u32);

    /// Drops one reference to a snapshot object.
    ///
    /// The memory goes with the last reference; the snapshot itself is not touched. Returns 0, or
    /// -1 if `snapshot` is not valid; NULL is an error.
    #[since("0.8.0")]
    #[local(free)]
    fn virDomainSnapshotFree(snapshot: virDomainSnapshotPtr) -> c_int;

    /// Gives the connection a snapshot object belongs to.
    ///
    /// The pointer is borrowed: no reference is added, so do not close it, and do not use it after
    /// the last reference to `snapshot` is gone. Returns NULL if `snapshot` is not valid.
    #[since("0.9.5")]
    #[local(connect)]
    fn virDomainSnapshotGetConnect(snapshot: virDomainSnapshotPtr) -> virConnectPtr;

    /// Gives the domain object a snapshot belongs to.
    ///
    /// The pointer is borrowed: no reference is added; it lives as long as the snapshot object.
    /// Returns NULL if `snapshot` is not valid.
    #[since("0.9.5")]
    #[local(domain)]
    fn virDomainSnapshotGetDomain(snapshot: virDomainSnapshotPtr) -> virDomainPtr;

    /// Gives the snapshot's name.
    ///
    /// The string belongs to the object and lives as long as it: do not free it. Returns NULL if
    /// `snapshot` is not valid.
    #[since("0.9.5")]
    #[local(name)]
    fn virDomainSnapshotGetName(snapshot: virDomainSnapshotPtr) -> *const c_char;

    /// Finds the snapshot that this one was taken from.
    ///
    /// `flags` is unused, pass 0. Returns a new object, released with virDomainSnapshotFree(), or
    /// NULL on failure; the error is VIR_ERR_NO_DOMAIN_SNAPSHOT if there is none.
    #[since("0.9.7")]
    #[rpc(244)]
    #[acl("domain:read")]
    fn virDomainSnapshotGetParent(snapshot: DomainSnapshot, flags: u32) -> DomainSnapshot;

    /// Describes the snapshot as `<domainsnapshot>` XML.
    ///
    /// `flags` is a set of virDomainSnapshotXMLFlags; SECURE adds passwords and needs a read-write
    /// connection. Returns UTF-8 XML that the caller releases with free(), or NULL on failure.
    #[since("0.8.0")]
    #[rpc(186)]
    #[acl("domain:read", "domain:read-secure if VIR_DOMAIN_SNAPSHOT_XML_SECURE")]
    #[check(secure(VIR_DOMAIN_SNAPSHOT_XML_SECURE))]
    fn virDomainSnapshotGetXMLDesc(snapshot: DomainSnapshot, flags: u32) -> String;

    /// Tells whether the library keeps metadata of the snapshot.
    ///
    /// Such metadata stands in the way of undefining the domain. `flags` is unused, pass 0. Returns
    /// 1 if it does, 0 if not, -1 on failure.
    #[since("0.9.13")]
    #[rpc(272)]
    #[acl("domain:read")]
    fn virDomainSnapshotHasMetadata(snapshot: DomainSnapshot, flags: u32) -> bool;

    /// Tells whether the snapshot is its domain's current one.
    ///
    /// `flags` is unused, pass 0. Returns 1 if it is, 0 if not, -1 on failure.
    #[since("0.9.13")]
    #[rpc(271)]
    #[acl("domain:read")]
    fn virDomainSnapshotIsCurrent(snapshot: DomainSnapshot, flags: u32) -> bool;

    /// Lists the snapshots below a snapshot, filtered if wanted.
    ///
    /// `flags` is a set of virDomainSnapshotListFlags; DESCENDANTS goes deeper than direct
    /// children, TOPOLOGICAL puts parents before their children. On success `*snaps` is a new
    /// NULL-terminated array: release each element with virDomainSnapshotFree() and the array with
    /// free(). Pass NULL for `snaps` to count only. Returns the number of elements, or -1 with
    /// `*snaps` set to NULL.
    #[since("0.9.13")]
    #[rpc(275)]
    #[acl("domain:read")]
    fn virDomainSnapshotListAllChildren(snapshot: DomainSnapshot, snaps: List<DomainSnapshot>, flags: u32) -> Count;

    /// Lists the names of the snapshots below a snapshot.
    ///
    /// The caller gives room for `nameslen` pointers in `names`; each string stored must be
    /// released with free(). Returns the number stored, or -1 on failure. A full array may mean
    /// that more exist: the set can change after virDomainSnapshotNumChildren(). New code takes
    /// virDomainSnapshotListAllChildren(). `flags` is a set of virDomainSnapshotListFlags, the same
    /// as for the count.
    #[since("0.9.7")]
    #[rpc(247)]
    #[acl("domain:read")]
    #[check(array(names, nameslen), non_negative(nameslen))]
    fn virDomainSnapshotListChildrenNames(snapshot: DomainSnapshot, names: NameArray<nameslen>, flags: u32) -> Count;

    /// Lists the names of a domain's snapshots.
    ///
    /// The caller gives room for `nameslen` pointers in `names`; each string stored must be
    /// released with free(). Returns the number stored, or -1 on failure. A full array may mean
    /// that more exist: the set can change after virDomainSnapshotNum(). New code takes
    /// virDomainListAllSnapshots(). `flags` is a set of virDomainSnapshotListFlags, the same as for
    /// the count.
    #[since("0.8.0")]
    #[rpc(188)]
    #[acl("domain:read")]
    #[check(array(names, nameslen), non_negative(nameslen))]
    fn virDomainSnapshotListNames(domain: Domain, names: NameArray<nameslen>, flags: u32) -> Count;

    /// Finds a domain's snapshot by its name.
    ///
    /// `flags` is unused, pass 0. Returns a new object, released with virDomainSnapshotFree(), or
    /// NULL on failure; the error is VIR_ERR_NO_DOMAIN_SNAPSHOT if there is none.
    #[since("0.8.0")]
    #[rpc(189)]
    #[acl("domain:read")]
    #[check(non_null(name))]
    fn virDomainSnapshotLookupByName(domain: Domain, name: Str, flags: u32) -> DomainSnapshot;

    /// Counts the snapshots of a domain.
    ///
    /// `flags` is a set of virDomainSnapshotListFlags, which filter as in
    /// virDomainListAllSnapshots(). Returns the number, or -1 on failure.
    #[since("0.8.0")]
    #[rpc(187)]
    #[acl("domain:read")]
    fn virDomainSnapshotNum(domain: Domain, flags: u32) -> i32;

    /// Counts the snapshots below a snapshot.
    ///
    /// `flags` is a set of virDomainSnapshotListFlags; DESCENDANTS counts deeper than direct
    /// children. Returns the number, or -1 on failure.
    #[since("0.9.7")]
    #[rpc(246)]
    #[acl("domain:read")]
    fn virDomainSnapshotNumChildren(snapshot: DomainSnapshot, flags: u32) -> i32;

    /// Adds one reference to a snapshot object.
    ///
    /// Every reference needs its own virDomainSnapshotFree(). Returns 0, or -1 if `snapshot` is not
    /// valid.
    #[since("0.9.13")]
    #[local(add_ref)]
    fn virDomainSnapshotRef(snapshot: virDomainSnapshotPtr) -> c_int;
}
