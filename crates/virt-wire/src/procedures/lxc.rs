// SPDX-License-Identifier: LGPL-2.1-or-later
//! Procedures and events of the program of `libvirt-lxc.h` whose form does not follow from a row of the API: fields
//! in their order. `virt-rows` reads this file; it is not compiled.

unsafe extern "C" {
    #[call(1)]
    #[receives_fds]
    fn domain_open_namespace(dom: Domain, flags: u32);
}
