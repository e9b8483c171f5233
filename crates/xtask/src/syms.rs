// SPDX-License-Identifier: LGPL-2.1-or-later
//! The golden lists of exported symbols, one file for each library.

use crate::output::Output;

pub fn write(out: &mut Output) -> Result<(), String> {
    out.finish()
}
