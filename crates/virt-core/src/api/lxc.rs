// SPDX-License-Identifier: LGPL-2.1-or-later
//! Rows of `libvirt-lxc.h`.
#![header("libvirt-lxc.h", library = "libvirt-lxc")]
#![driver(HypervisorDriver)]
#![error_domain(LXC)]

unsafe extern "C" {
    #[since("2.0.0")]
    #[error_domain(NONE)]
    #[by_hand]
    fn virDomainLxcEnterCGroup(domain: virDomainPtr, flags: c_uint) -> c_int;

    #[since("1.0.2")]
    #[error_domain(NONE)]
    #[by_hand]
    fn virDomainLxcEnterNamespace(domain: virDomainPtr, nfdlist: c_uint, fdlist: *mut c_int, noldfdlist: *mut c_uint, oldfdlist: *mut *mut c_int, flags: c_uint) -> c_int;

    #[since("1.0.4")]
    #[error_domain(NONE)]
    #[by_hand]
    fn virDomainLxcEnterSecurityLabel(model: virSecurityModelPtr, label: virSecurityLabelPtr, oldlabel: virSecurityLabelPtr, flags: c_uint) -> c_int;

    #[since("1.0.2")]
    #[rpc(1)]
    #[acl("domain:open-namespace")]
    #[error_domain(NONE)]
    #[by_hand]
    fn virDomainLxcOpenNamespace(domain: virDomainPtr, fdlist: *mut *mut c_int, flags: c_uint) -> c_int;
}
