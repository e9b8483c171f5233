// SPDX-License-Identifier: LGPL-2.1-or-later
//! The functions whose rows say `by_hand`, under their C names. The exported wrapper adds
//! nothing but the net that catches panics.
#![allow(non_snake_case)]

mod admin;
pub(crate) mod auth_default;
mod connect;
mod domain;
mod error;
mod event;
mod events;
mod host;
mod migrate;
mod object;
mod qemu_lxc;
mod release;
mod stream;
mod typed_params;
mod uuid_string;

pub(crate) use admin::*;
pub(crate) use connect::*;
pub(crate) use domain::*;
pub(crate) use error::*;
pub(crate) use event::*;
pub(crate) use events::*;
pub(crate) use host::*;
pub(crate) use migrate::*;
pub(crate) use object::*;
pub(crate) use qemu_lxc::*;
pub(crate) use release::*;
pub(crate) use stream::*;
pub(crate) use typed_params::*;
pub(crate) use uuid_string::*;
