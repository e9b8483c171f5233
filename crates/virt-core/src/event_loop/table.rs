// SPDX-License-Identifier: LGPL-2.1-or-later
//! A slab whose entries have two names: the number that callers know, which counts up and is
//! not soon used again, and the slot, which is dense and quick.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Spreads the numbers of watches, timers and descriptors. They are handed out by this library
/// or the kernel, so nobody can choose them to collide.
#[derive(Default)]
pub(super) struct NumberHasher(u64);

impl Hasher for NumberHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u32(u32::from(byte));
        }
    }

    fn write_u32(&mut self, number: u32) {
        // 2^64 divided by the golden ratio; the table takes its bits from both ends.
        self.0 = (self.0 ^ u64::from(number)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(26);
    }

    fn write_i32(&mut self, number: i32) {
        self.write_u32(number as u32);
    }
}

/// A map from such numbers.
pub(super) type NumberMap<T> = HashMap<i32, T, BuildHasherDefault<NumberHasher>>;

/// The slab.
pub(super) struct Table<T> {
    slots: Vec<Option<T>>,
    free: Vec<u32>,
    by_number: NumberMap<u32>,
    next: i32,
}

impl<T> Table<T> {
    pub fn new() -> Self {
        Table { slots: Vec::new(), free: Vec::new(), by_number: NumberMap::default(), next: 1 }
    }

    /// Adds what `make` builds from the new number; returns number and slot.
    pub fn insert(&mut self, make: impl FnOnce(i32) -> T) -> (i32, u32) {
        while self.by_number.contains_key(&self.next) {
            self.step();
        }
        let number = self.next;
        self.step();
        let slot = self.free.pop().unwrap_or_else(|| {
            self.slots.push(None);
            (self.slots.len() - 1) as u32
        });
        self.slots[slot as usize] = Some(make(number));
        self.by_number.insert(number, slot);
        (number, slot)
    }

    /// Numbers start over after two thousand million; the ones in use are passed by.
    fn step(&mut self) {
        self.next = self.next.checked_add(1).unwrap_or(1);
    }

    pub fn slot(&self, number: i32) -> Option<u32> {
        self.by_number.get(&number).copied()
    }

    pub fn get(&self, slot: u32) -> Option<&T> {
        self.slots.get(slot as usize)?.as_ref()
    }

    pub fn get_mut(&mut self, slot: u32) -> Option<&mut T> {
        self.slots.get_mut(slot as usize)?.as_mut()
    }

    pub fn remove(&mut self, number: i32) -> Option<(u32, T)> {
        let slot = self.by_number.remove(&number)?;
        let value = self.slots[slot as usize].take()?;
        self.free.push(slot);
        Some((slot, value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_ascend_and_slots_are_reused() {
        let mut table = Table::new();
        assert_eq!(table.insert(|n| n), (1, 0));
        assert_eq!(table.insert(|n| n), (2, 1));
        assert_eq!(table.remove(1), Some((0, 1)));
        assert_eq!(table.remove(1), None);
        assert_eq!(table.insert(|n| n), (3, 0));
        assert_eq!((table.slot(2), table.slot(1)), (Some(1), None));
        assert_eq!((table.get(0), table.get(9)), (Some(&3), None));
    }

    #[test]
    fn numbers_start_over_without_taking_one_in_use() {
        let mut table = Table::new();
        table.insert(|n| n);
        table.next = i32::MAX;
        assert_eq!(table.insert(|n| n).0, i32::MAX);
        assert_eq!(table.insert(|n| n).0, 2);
    }
}
