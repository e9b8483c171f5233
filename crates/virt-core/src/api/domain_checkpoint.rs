// SPDX-License-Identifier: LGPL-2.1-or-later
//! Rows of `libvirt-domain-checkpoint.h`.
#![header("libvirt-domain-checkpoint.h", library = "libvirt")]
#![driver(HypervisorDriver)]
#![error_domain(DOMAIN_CHECKPOINT)]

unsafe extern "C" {
    #[since("5.6.0")]
    #[rpc(411)]
    #[acl("domain:checkpoint", "domain:fs-freeze if VIR_DOMAIN_CHECKPOINT_CREATE_QUIESCE")]
    #[check(non_null(xmlDesc), read_only, exclusive(VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE, VIR_DOMAIN_CHECKPOINT_CREATE_QUIESCE), require(VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE_VALIDATE, VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE))]
    fn virDomainCheckpointCreateXML(domain: Domain, xmlDesc: Str, flags: u32) -> DomainCheckpoint;

    #[since("5.6.0")]
    #[rpc(417)]
    #[acl("domain:checkpoint")]
    #[check(read_only, exclusive(VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN, VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN_ONLY))]
    fn virDomainCheckpointDelete(checkpoint: DomainCheckpoint, flags: u32);

    #[since("5.6.0")]
    #[local(free)]
    fn virDomainCheckpointFree(checkpoint: virDomainCheckpointPtr) -> c_int;

    #[since("5.6.0")]
    #[local(connect)]
    fn virDomainCheckpointGetConnect(checkpoint: virDomainCheckpointPtr) -> virConnectPtr;

    #[since("5.6.0")]
    #[local(domain)]
    fn virDomainCheckpointGetDomain(checkpoint: virDomainCheckpointPtr) -> virDomainPtr;

    #[since("5.6.0")]
    #[local(name)]
    fn virDomainCheckpointGetName(checkpoint: virDomainCheckpointPtr) -> *const c_char;

    #[since("5.6.0")]
    #[rpc(416)]
    #[acl("domain:read")]
    fn virDomainCheckpointGetParent(checkpoint: DomainCheckpoint, flags: u32) -> DomainCheckpoint;

    #[since("5.6.0")]
    #[rpc(412)]
    #[acl("domain:read", "domain:read-secure if VIR_DOMAIN_CHECKPOINT_XML_SECURE")]
    #[check(secure(VIR_DOMAIN_CHECKPOINT_XML_SECURE))]
    fn virDomainCheckpointGetXMLDesc(checkpoint: DomainCheckpoint, flags: u32) -> String;

    #[since("5.6.0")]
    #[rpc(414)]
    #[acl("domain:read")]
    fn virDomainCheckpointListAllChildren(checkpoint: DomainCheckpoint, children: List<DomainCheckpoint>, flags: u32) -> Count;

    #[since("5.6.0")]
    #[rpc(415)]
    #[acl("domain:read")]
    #[check(non_null(name))]
    fn virDomainCheckpointLookupByName(domain: Domain, name: Str, flags: u32) -> DomainCheckpoint;

    #[since("5.6.0")]
    #[local(add_ref)]
    fn virDomainCheckpointRef(checkpoint: virDomainCheckpointPtr) -> c_int;

    #[since("5.6.0")]
    #[rpc(413)]
    #[acl("domain:read")]
    fn virDomainListAllCheckpoints(domain: Domain, checkpoints: List<DomainCheckpoint>, flags: u32) -> Count;
}
