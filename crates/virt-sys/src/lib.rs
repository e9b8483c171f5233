// SPDX-License-Identifier: LGPL-2.1-or-later
//! Small safe wrappers over the kernel and the C library. Outside the FFI shell this is
//! the only place with `unsafe`.

pub mod descriptor;
pub mod detach;
pub mod env;
pub mod epoll;
pub mod fork;
pub mod library;
pub mod libssh;
pub mod libssh2;
pub mod namespace;
pub mod precedence;
pub mod processor;
pub mod read_mostly;
pub mod sasl;
pub mod sharded;
pub mod syslog;
pub mod terminal;
pub mod text;
