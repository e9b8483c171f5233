// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<network>`
pub mod address;
pub(crate) mod find;
