// SPDX-License-Identifier: LGPL-2.1-or-later
//! LIBVIRT_LOG_FILTERS: any text is taken or refused, and what was taken is shown in the same
//! syntax.
#![no_main]

use libfuzzer_sys::fuzz_target;
use virt_core::log;

fuzz_target!(|text: &str| {
    if log::set_filters(text).is_ok() {
        let shown = log::filters();
        log::set_filters(&shown).expect("filters of our own making");
    }
});
