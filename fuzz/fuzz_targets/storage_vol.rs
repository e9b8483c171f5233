// SPDX-License-Identifier: LGPL-2.1-or-later
//! Documents of volumes, in pools of every kind: any text is read or refused, and what was
//! written is read alike.
#![no_main]

use libfuzzer_sys::fuzz_target;
use virt_conf::storage_pool::PoolType;
use virt_conf::storage_vol::{Capacity, Definition};

fuzz_target!(|text: &str| {
    for pool in [PoolType::Dir, PoolType::Disk, PoolType::Logical] {
        let Ok(document) = Definition::parse(text, pool, Capacity::Optional) else { continue };
        let once = document.format();
        // Line breaks that came as references are line breaks of the text from then on. Large
        // numbers of users come out negative, as in the reference, and are not read again.
        if text.contains("&#") || once.contains("<owner>-") || once.contains("<group>-") {
            continue;
        }
        let again = Definition::parse(&once, pool, Capacity::Required).expect("a document of our own making");
        assert_eq!(again.format(), once);
    }
});
