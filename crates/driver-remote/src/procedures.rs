// SPDX-License-Identifier: LGPL-2.1-or-later
//! Procedures and events that no row describes, and structures within procedures: one
//! generated function each.
// Some procedures are only called by daemons, and some only by the admin's side of a library.
#![allow(dead_code)]
#![allow(clippy::too_many_arguments, clippy::type_complexity)]
// `?` turns some errors into others, and some into themselves.
#![allow(clippy::needless_question_mark)]

use crate::codec::*;
use std::os::fd::{BorrowedFd, OwnedFd};
use std::sync::Arc;
use virt_core::object::Connect;
use virt_rpc::Client;
use virt_wire::{Decoder, Encoder, Program, object as wire};

include!(concat!(env!("OUT_DIR"), "/procedures.rs"));
