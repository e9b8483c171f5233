// SPDX-License-Identifier: LGPL-2.1-or-later
//! What describes a machine to people: any text is read or refused, and can be written.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let get = |number: u32| (number.is_multiple_of(2)).then(|| format!("{number}\n"));
    if let Ok(info) = virt_host::from_dmidecode(text, get) {
        let _ = info.format();
    }
    let _ = virt_host::from_power(text).format();
    let _ = virt_host::from_arm(text).format();
    let _ = virt_host::from_s390(text, text).map(|info| info.format());
});
