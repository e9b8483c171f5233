// SPDX-License-Identifier: LGPL-2.1-or-later
//! The functions whose rows say `by_hand`, under their C names. The exported wrapper adds
//! nothing but the net that catches panics.
#![allow(non_snake_case)]

mod connect;
mod error;
mod event;
mod events;
mod stream;

pub(crate) use connect::*;
pub(crate) use error::*;
pub(crate) use event::*;
pub(crate) use events::*;
pub(crate) use stream::*;
