// SPDX-License-Identifier: LGPL-2.1-or-later
//! Checkpoints: moments from which changed disk blocks are tracked (`libvirt-domain-checkpoint.h`).
#![header("libvirt-domain-checkpoint.h", library = "libvirt")]
#![driver(HypervisorDriver)]
#![error_domain(DOMAIN_CHECKPOINT)]

unsafe extern "C" {
    /// Creates a checkpoint of a running domain's disks.
    ///
    /// `xmlDesc` is a `<domaincheckpoint>` document. From then on changed blocks are tracked;
    /// virDomainBackupBegin() makes a checkpoint together with a backup, which is the usual way.
    /// `flags` is a set of virDomainCheckpointCreateFlags: REDEFINE only restores metadata, QUIESCE
    /// freezes the file systems through the guest agent and excludes REDEFINE. Returns a new
    /// object, released with virDomainCheckpointFree(), or NULL on failure. Needs a read-write
    /// connection.
    #[since("5.6.0")]
    #[rpc(411)]
    #[acl("domain:checkpoint", "domain:fs-freeze if VIR_DOMAIN_CHECKPOINT_CREATE_QUIESCE")]
    #[check(non_null(xmlDesc), read_only, exclusive(VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE, VIR_DOMAIN_CHECKPOINT_CREATE_QUIESCE), require(VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE_VALIDATE, VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE))]
    fn virDomainCheckpointCreateXML(domain: Domain, xmlDesc: Str, flags: u32) -> DomainCheckpoint;

    /// Deletes a checkpoint, or the checkpoints below it.
    ///
    /// `flags` is a set of virDomainCheckpointDeleteFlags: CHILDREN takes the descendants too,
    /// CHILDREN_ONLY takes only those (the two exclude each other), METADATA_ONLY keeps the
    /// tracking data in the images. The object must still be released. Returns 0, or -1 on failure;
    /// needs a read-write connection.
    #[since("5.6.0")]
    #[rpc(417)]
    #[acl("domain:checkpoint")]
    #[check(read_only, exclusive(VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN, VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN_ONLY))]
    fn virDomainCheckpointDelete(checkpoint: DomainCheckpoint, flags: u32);

    /// Drops one reference to a checkpoint object.
    ///
    /// The memory goes with the last reference; the checkpoint itself is not touched. Returns 0, or
    /// -1 if `checkpoint` is not valid; NULL is an error.
    #[since("5.6.0")]
    #[local(free)]
    fn virDomainCheckpointFree(checkpoint: virDomainCheckpointPtr) -> c_int;

    /// Gives the connection a checkpoint object belongs to.
    ///
    /// The pointer is borrowed: no reference is added, so do not close it, and do not use it after
    /// the last reference to `checkpoint` is gone. Returns NULL if `checkpoint` is not valid.
    #[since("5.6.0")]
    #[local(connect)]
    fn virDomainCheckpointGetConnect(checkpoint: virDomainCheckpointPtr) -> virConnectPtr;

    /// Gives the domain object a checkpoint belongs to.
    ///
    /// The pointer is borrowed: no reference is added; it lives as long as the checkpoint object.
    /// Returns NULL if `checkpoint` is not valid.
    #[since("5.6.0")]
    #[local(domain)]
    fn virDomainCheckpointGetDomain(checkpoint: virDomainCheckpointPtr) -> virDomainPtr;

    /// Gives the checkpoint's name.
    ///
    /// The string belongs to the object and lives as long as it: do not free it. Returns NULL if
    /// `checkpoint` is not valid.
    #[since("5.6.0")]
    #[local(name)]
    fn virDomainCheckpointGetName(checkpoint: virDomainCheckpointPtr) -> *const c_char;

    /// Finds the checkpoint that came before this one.
    ///
    /// `flags` is unused, pass 0. Returns a new object, released with virDomainCheckpointFree(), or
    /// NULL on failure; the error is VIR_ERR_NO_DOMAIN_CHECKPOINT if there is none.
    #[since("5.6.0")]
    #[rpc(416)]
    #[acl("domain:read")]
    fn virDomainCheckpointGetParent(checkpoint: DomainCheckpoint, flags: u32) -> DomainCheckpoint;

    /// Describes the checkpoint as `<domaincheckpoint>` XML.
    ///
    /// `flags` is a set of virDomainCheckpointXMLFlags: NO_DOMAIN leaves the domain's description
    /// out, SIZE adds the bytes changed per disk (may be slow and needs a running domain), SECURE
    /// adds passwords and needs a read-write connection. Returns UTF-8 XML that the caller releases
    /// with free(), or NULL on failure.
    #[since("5.6.0")]
    #[rpc(412)]
    #[acl("domain:read", "domain:read-secure if VIR_DOMAIN_CHECKPOINT_XML_SECURE")]
    #[check(secure(VIR_DOMAIN_CHECKPOINT_XML_SECURE))]
    fn virDomainCheckpointGetXMLDesc(checkpoint: DomainCheckpoint, flags: u32) -> String;

    /// Lists the checkpoints below a checkpoint.
    ///
    /// `flags` is a set of virDomainCheckpointListFlags; DESCENDANTS goes deeper than direct
    /// children, TOPOLOGICAL puts parents before their children. On success `*children` is a new
    /// NULL-terminated array: release each element with virDomainCheckpointFree() and the array
    /// with free(). Pass NULL for `children` to count only. Returns the number of elements, or -1
    /// with `*children` set to NULL.
    #[since("5.6.0")]
    #[rpc(414)]
    #[acl("domain:read")]
    fn virDomainCheckpointListAllChildren(checkpoint: DomainCheckpoint, children: List<DomainCheckpoint>, flags: u32) -> Count;

    /// Finds a domain's checkpoint by its name.
    ///
    /// `flags` is unused, pass 0. Returns a new object, released with virDomainCheckpointFree(), or
    /// NULL on failure; the error is VIR_ERR_NO_DOMAIN_CHECKPOINT if there is none.
    #[since("5.6.0")]
    #[rpc(415)]
    #[acl("domain:read")]
    #[check(non_null(name))]
    fn virDomainCheckpointLookupByName(domain: Domain, name: Str, flags: u32) -> DomainCheckpoint;

    /// Adds one reference to a checkpoint object.
    ///
    /// Every reference needs its own virDomainCheckpointFree(). Returns 0, or -1 if `checkpoint` is
    /// not valid.
    #[since("5.6.0")]
    #[local(add_ref)]
    fn virDomainCheckpointRef(checkpoint: virDomainCheckpointPtr) -> c_int;

    /// Lists the checkpoints of a domain.
    ///
    /// `flags` is a set of virDomainCheckpointListFlags; ROOTS, LEAVES and NO_LEAVES filter,
    /// TOPOLOGICAL puts parents before their children. On success `*checkpoints` is a new
    /// NULL-terminated array: release each element with virDomainCheckpointFree() and the array
    /// with free(). Pass NULL for `checkpoints` to count only. Returns the number of elements, or
    /// -1 with `*checkpoints` set to NULL.
    #[since("5.6.0")]
    #[rpc(413)]
    #[acl("domain:read")]
    fn virDomainListAllCheckpoints(domain: Domain, checkpoints: List<DomainCheckpoint>, flags: u32) -> Count;
}
