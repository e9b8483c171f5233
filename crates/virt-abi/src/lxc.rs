// SPDX-License-Identifier: LGPL-2.1-or-later
//! libvirt-lxc.so.0 has functions only; its types are those of domains and hosts.
