// SPDX-License-Identifier: LGPL-2.1-or-later
//! API descriptions.

use crate::output::Output;

pub fn write(out: &mut Output) -> Result<(), String> {
    out.finish()
}
