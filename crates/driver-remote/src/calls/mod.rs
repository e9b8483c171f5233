// SPDX-License-Identifier: LGPL-2.1-or-later
//! Methods whose call does not follow from their row. Those of rows are functions of the
//! method's name; the others are methods of the traits that `virt-core` writes by hand.

mod domain;
mod host;
mod hypervisor;
mod migrate;
mod others;
mod statistics;

pub(crate) use domain::*;
pub(crate) use host::*;
pub(crate) use others::*;
pub(crate) use statistics::*;
