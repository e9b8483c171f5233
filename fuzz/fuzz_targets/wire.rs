// SPDX-License-Identifier: LGPL-2.1-or-later
//! What is read off the wire: any bytes are a value or malformed, and a value that was written
//! is read alike.
#![no_main]

use libfuzzer_sys::fuzz_target;
use virt_wire::object::{Domain, DomainSnapshot, NetworkPort, Secret, StorageVol};
use virt_wire::{Decoder, Encoder, Header, error};

fuzz_target!(|bytes: &[u8]| {
    let d = Decoder::new(bytes);
    error::read(bytes);
    let _ = Header::decode(&mut d.clone());
    let _ = (d.clone().strings(9), d.clone().chars(9), d.clone().opaque(9));
    let _ = d.clone().objects::<DomainSnapshot<'_>>(16_384);
    let _ = d.clone().objects::<NetworkPort<'_>>(16_384);
    let _ = d.clone().objects::<Secret<'_>>(16_384);
    let _ = d.clone().objects::<StorageVol<'_>>(16_384);
    if let Ok(domains) = d.clone().objects::<Domain<'_>>(16_384) {
        let mut e = Encoder::new();
        e.list(&domains, 16_384, |e, domain| e.object(domain));
        // Bytes that are no UTF-8 are longer once they are replaced.
        let Ok(again) = e.finish() else { return };
        assert_eq!(Decoder::new(&again).objects::<Domain<'_>>(16_384).expect("our own"), domains);
    }
    if let Ok(params) = d.clone().params(262_144) {
        let mut e = Encoder::new();
        e.params(&params, 262_144);
        let Ok(again) = e.finish() else { return };
        // Of two doubles that are no numbers neither equals the other.
        assert_eq!(
            format!("{:?}", Decoder::new(&again).params(262_144).expect("our own")),
            format!("{params:?}")
        );
    }
});
