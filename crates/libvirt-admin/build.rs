// SPDX-License-Identifier: LGPL-2.1-or-later
//! The rows become this library's exports.

fn main() {
    virt_rows::thin::build("libvirt-admin", "libvirt-admin.so.0", "LIBVIRT_ADMIN_");
}
