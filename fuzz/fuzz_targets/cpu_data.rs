// SPDX-License-Identifier: LGPL-2.1-or-later
//! What processors say of themselves: any text is read or refused, what was written is read alike,
//! and some model describes whatever was read.
#![no_main]

use libfuzzer_sys::fuzz_target;
use virt_cpu::bits::Bits;
use virt_cpu::x86::{Map, Wanted};

fuzz_target!(|text: &str| {
    let Ok(bits) = Bits::parse(text) else { return };
    if !bits.is_empty() {
        let again = Bits::parse(&bits.format()).expect("a document of our own making");
        assert_eq!(again, bits);
    }
    for wanted in [Wanted::host(), Wanted::guest()] {
        let _ = Map::get().decode(&bits, wanted);
    }
});
