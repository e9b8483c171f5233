// SPDX-License-Identifier: LGPL-2.1-or-later
//! Calls for containers of the LXC driver only (`libvirt-lxc.h`).
#![header("libvirt-lxc.h", library = "libvirt-lxc")]
#![driver(HypervisorDriver)]
#![error_domain(LXC)]

unsafe extern "C" {
    /// Moves the calling process into the control groups of a container.
    ///
    /// Runs on the container's own host. `flags` is unused, pass 0. Returns 0, or -1 on failure;
    /// needs a read-write connection.
    #[since("2.0.0")]
    #[error_domain(NONE)]
    #[by_hand]
    fn virDomainLxcEnterCGroup(domain: virDomainPtr, flags: c_uint) -> c_int;

    /// Moves the calling process into the namespaces behind the descriptors given.
    ///
    /// `fdlist` holds `nfdlist` descriptors, as virDomainLxcOpenNamespace() returns; the caller
    /// still closes them. If neither `noldfdlist` nor `oldfdlist` is NULL, they receive the number
    /// and an array of descriptors of the namespaces left, to return to: close each and free() the
    /// array. `flags` is unused, pass 0. Returns 0, or -1 on failure.
    #[since("1.0.2")]
    #[error_domain(NONE)]
    #[by_hand]
    fn virDomainLxcEnterNamespace(domain: virDomainPtr, nfdlist: c_uint, fdlist: *mut c_int, noldfdlist: *mut c_uint, oldfdlist: *mut *mut c_int, flags: c_uint) -> c_int;

    /// Gives the calling process a security label.
    ///
    /// `model` comes from virNodeGetSecurityModel(), `label` from virDomainGetSecurityLabel(). With
    /// SELinux it takes effect at the next exec, and `oldlabel`, unless NULL, receives the label so
    /// far. `flags` is unused, pass 0. Returns 0, or -1 on failure.
    #[since("1.0.4")]
    #[error_domain(NONE)]
    #[by_hand]
    fn virDomainLxcEnterSecurityLabel(model: virSecurityModelPtr, label: virSecurityLabelPtr, oldlabel: virSecurityLabelPtr, flags: c_uint) -> c_int;

    /// Opens the namespaces of a running container.
    ///
    /// `*fdlist` receives an array of descriptors for setns(): close each and free() the array.
    /// `flags` is unused, pass 0. Returns their number, or -1 on failure; needs a read-write
    /// connection.
    #[since("1.0.2")]
    #[rpc(1)]
    #[acl("domain:open-namespace")]
    #[error_domain(NONE)]
    #[by_hand]
    fn virDomainLxcOpenNamespace(domain: virDomainPtr, fdlist: *mut *mut c_int, flags: c_uint) -> c_int;
}
