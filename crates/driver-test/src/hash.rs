// SPDX-License-Identifier: LGPL-2.1-or-later
//! The tables' hash: each look-up computes one, so it is short. Its seeds are the process's
//! secret, since a name may come from whoever may talk to a daemon.

use std::hash::{BuildHasher, RandomState};
use std::sync::OnceLock;

use foldhash::SharedSeed;
use foldhash::quality::{FoldHasher, SeedableRandomState};

/// The process's seeds.
#[derive(Clone)]
pub struct Keyed(SeedableRandomState);

impl Default for Keyed {
    fn default() -> Keyed {
        static SEEDS: OnceLock<(u64, SharedSeed)> = OnceLock::new();
        // std seeds its own keys from the system; these are drawn from those.
        let draw = || {
            let system = RandomState::new();
            (system.hash_one(1), SharedSeed::from_u64(system.hash_one(2)))
        };
        let (own, shared) = SEEDS.get_or_init(draw);
        Keyed(SeedableRandomState::with_seed(*own, shared))
    }
}

impl BuildHasher for Keyed {
    type Hasher = FoldHasher<'static>;

    fn build_hasher(&self) -> FoldHasher<'static> {
        self.0.build_hasher()
    }
}
