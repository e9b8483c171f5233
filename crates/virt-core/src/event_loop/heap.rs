// SPDX-License-Identifier: LGPL-2.1-or-later
//! The armed timers, earliest first. Each knows its place, so that moving one costs a few
//! swaps and leaves nothing behind: keepalive timers are moved with every packet.

use std::time::Instant;

const ABSENT: u32 = u32::MAX;

/// A binary heap of timer slots by deadline.
#[derive(Default)]
pub(super) struct Heap {
    entries: Vec<(Instant, u32)>,
    /// By slot: where in `entries` it stands.
    places: Vec<u32>,
}

impl Heap {
    /// The earliest deadline.
    pub fn first(&self) -> Option<Instant> {
        self.entries.first().map(|entry| entry.0)
    }

    fn place(&self, slot: u32) -> Option<usize> {
        self.places.get(slot as usize).filter(|&&place| place != ABSENT).map(|&place| place as usize)
    }

    #[cfg(test)]
    fn contains(&self, slot: u32) -> bool {
        self.place(slot).is_some()
    }

    /// Arms `slot` for `deadline`, whether it was armed before or not.
    pub fn set(&mut self, slot: u32, deadline: Instant) {
        let place = self.place(slot).unwrap_or_else(|| {
            if self.places.len() <= slot as usize {
                self.places.resize(slot as usize + 1, ABSENT);
            }
            self.entries.push((deadline, slot));
            self.entries.len() - 1
        });
        self.entries[place].0 = deadline;
        self.settle(place);
    }

    /// Disarms `slot`.
    pub fn remove(&mut self, slot: u32) {
        let Some(place) = self.place(slot) else { return };
        self.entries.swap_remove(place);
        self.places[slot as usize] = ABSENT;
        if place < self.entries.len() {
            self.settle(place);
        }
    }

    /// Brings the entry at `place` to where it belongs.
    fn settle(&mut self, mut place: usize) {
        let entry = self.entries[place];
        while place > 0 && entry.0 < self.entries[(place - 1) / 2].0 {
            let above = (place - 1) / 2;
            self.put(place, self.entries[above]);
            place = above;
        }
        loop {
            let mut below = 2 * place + 1;
            if below + 1 < self.entries.len() && self.entries[below + 1].0 < self.entries[below].0 {
                below += 1;
            }
            if below >= self.entries.len() || entry.0 <= self.entries[below].0 {
                break;
            }
            self.put(place, self.entries[below]);
            place = below;
        }
        self.put(place, entry);
    }

    fn put(&mut self, place: usize, entry: (Instant, u32)) {
        self.entries[place] = entry;
        self.places[entry.1 as usize] = place as u32;
    }

    /// Calls `found` with each timer whose deadline is not after `now`, in no order. Costs as
    /// much as there are such; `walk` is room to work in.
    pub fn due(&self, now: Instant, walk: &mut Vec<u32>, mut found: impl FnMut(u32)) {
        walk.clear();
        walk.push(0);
        while let Some(place) = walk.pop() {
            let Some(&(deadline, slot)) = self.entries.get(place as usize) else { continue };
            if deadline <= now {
                found(slot);
                walk.extend([2 * place + 1, 2 * place + 2]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;
    use std::time::Duration;

    proptest! {
        #[test]
        fn agrees_with_a_sorted_map(steps in proptest::collection::vec((0u32..40, 0u64..100, 0u8..4), 0..300)) {
            let start = Instant::now();
            let at = |ms: u64| start + Duration::from_millis(ms);
            let mut heap = Heap::default();
            let mut model = BTreeMap::new();
            for (slot, ms, what) in steps {
                if what == 0 {
                    heap.remove(slot);
                    model.remove(&slot);
                } else {
                    heap.set(slot, at(ms));
                    model.insert(slot, ms);
                }
                prop_assert_eq!(heap.first(), model.values().min().map(|&ms| at(ms)));
                prop_assert_eq!(heap.contains(slot), model.contains_key(&slot));
                let mut due = Vec::new();
                heap.due(at(ms), &mut Vec::new(), |slot| due.push(slot));
                due.sort_unstable();
                let expected: Vec<_> = model.iter().filter(|(_, m)| **m <= ms).map(|(slot, _)| *slot).collect();
                prop_assert_eq!(due, expected);
            }
        }
    }
}
