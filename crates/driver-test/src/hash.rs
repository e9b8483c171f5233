// SPDX-License-Identifier: LGPL-2.1-or-later
//! The index's hash: each look-up computes one, so it is short. Its keys are the process's
//! secret, since a name may come from whoever may talk to a daemon.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::OnceLock;

/// The process's keys.
#[derive(Clone, Copy)]
pub struct Keyed([u64; 2]);

impl Default for Keyed {
    fn default() -> Keyed {
        static KEYS: OnceLock<[u64; 2]> = OnceLock::new();
        // std seeds its own keys from the system; these are drawn from those. An odd factor
        // loses nothing in a multiplication.
        let draw = |n: u64| RandomState::new().hash_one(n) | 1;
        Keyed(*KEYS.get_or_init(|| [draw(1), draw(2)]))
    }
}

impl BuildHasher for Keyed {
    type Hasher = Folding;

    fn build_hasher(&self) -> Folding {
        Folding { sum: self.0[0], factor: self.0[1] }
    }
}

/// Multiplies to twice the width and folds the halves together, word by word.
pub struct Folding {
    sum: u64,
    factor: u64,
}

impl Folding {
    fn fold(&mut self, word: u64) {
        let wide = u128::from(self.sum ^ word) * u128::from(self.factor);
        self.sum = (wide as u64) ^ ((wide >> 64) as u64) ^ word.rotate_left(29);
    }
}

impl Hasher for Folding {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.fold(u64::from_le_bytes(*word));
        }
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        // The length tells what is padded from what ends in NUL.
        self.fold(u64::from_le_bytes(last) ^ (bytes.len() as u64) << 56);
    }

    fn write_u8(&mut self, number: u8) {
        self.fold(u64::from(number));
    }

    fn write_i32(&mut self, number: i32) {
        self.fold(u64::from(number as u32));
    }

    fn write_usize(&mut self, number: usize) {
        self.fold(number as u64);
    }

    fn finish(&self) -> u64 {
        let wide = u128::from(self.sum) * u128::from(self.factor);
        (wide as u64) ^ ((wide >> 64) as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn spread<T: std::hash::Hash>(keys: impl Iterator<Item = T>) -> (usize, usize) {
        let hashes: Vec<u64> = keys.map(|key| Keyed::default().hash_one(key)).collect();
        let low: HashSet<u64> = hashes.iter().map(|hash| hash & 0xfff).collect();
        let high: HashSet<u64> = hashes.iter().map(|hash| hash >> 57).collect();
        let all: HashSet<u64> = hashes.iter().copied().collect();
        assert_eq!(all.len(), hashes.len(), "no two alike");
        (low.len(), high.len())
    }

    #[test]
    fn neighbours_are_far_apart() {
        // 4,096 keys into 4,096 places leave about 1/e of them empty.
        let (low, high) = spread((0..4096).map(|n| format!("vm-{n:06}")));
        assert!(low > 2300 && high == 128, "{low} {high}");
        let (low, high) = spread(0..4096i32);
        assert!(low > 2300 && high == 128, "{low} {high}");
        let (low, high) = spread((0..4096u128).map(|n| virt_core::uuid::Uuid(n.to_be_bytes())));
        assert!(low > 2300 && high == 128, "{low} {high}");
        let (low, high) = spread((0..4096u128).map(|n| virt_core::uuid::Uuid((n << 100).to_be_bytes())));
        assert!(low > 2300 && high == 128, "{low} {high}");
        spread((0..64).map(|n| "\0".repeat(n)));
    }
}
