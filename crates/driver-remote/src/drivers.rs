// SPDX-License-Identifier: LGPL-2.1-or-later
//! The driver traits, generated from the rows: one call each.
// Those of the connection: the call goes where the driver is.
#![allow(unused_variables)]
#![allow(clippy::too_many_arguments)]

use crate::calls;
use crate::codec::*;
use crate::procedures::*;
use crate::remote::Remote;
use virt_wire::{Decoder, Encoder, Program, object as wire};

include!(concat!(env!("OUT_DIR"), "/drivers.rs"));
