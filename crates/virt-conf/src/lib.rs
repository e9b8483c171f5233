// SPDX-License-Identifier: LGPL-2.1-or-later
//! libvirt's documents: from XML to structures and back, to the byte as the reference writes them.
#![forbid(unsafe_code)]

pub mod xml;
