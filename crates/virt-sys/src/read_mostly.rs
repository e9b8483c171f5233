// SPDX-License-Identifier: LGPL-2.1-or-later
//! A lock for what is read at each call and seldom changed.
//!
//! Threads that read at the same time through one lock pass its cache line between them,
//! which costs more than the reading. Here a thread that reads takes one of sixteen locks,
//! its own as long as there are no more threads than that; whoever writes takes them all.

use crate::sharded::{SHARDS, shard_of_thread};
use std::cell::UnsafeCell;
use std::ops::{Deref, DerefMut};

#[cfg(not(shuttle))]
use parking_lot::{RwLock, RwLockReadGuard, RwLockWriteGuard};
#[cfg(shuttle)]
use shuttle::sync::{RwLock, RwLockReadGuard, RwLockWriteGuard};

/// Alone on its cache lines.
#[derive(Default)]
#[repr(align(128))]
struct Shard(RwLock<()>);

impl Shard {
    #[cfg(not(shuttle))]
    fn read(&self) -> RwLockReadGuard<'_, ()> {
        self.0.read()
    }

    #[cfg(not(shuttle))]
    fn write(&self) -> RwLockWriteGuard<'_, ()> {
        self.0.write()
    }

    #[cfg(shuttle)]
    fn read(&self) -> RwLockReadGuard<'_, ()> {
        self.0.read().expect("nothing panics under it")
    }

    #[cfg(shuttle)]
    fn write(&self) -> RwLockWriteGuard<'_, ()> {
        self.0.write().expect("nothing panics under it")
    }
}

/// A value that many threads read at the same time. Like any lock of its kind it is not to
/// be taken again by a thread that has it.
#[derive(Default)]
pub struct ReadMostly<T> {
    shards: Box<[Shard; SHARDS]>,
    value: UnsafeCell<T>,
}

// SAFETY: the locks give shared access to readers and exclusive access to a writer, on any
// thread: the same demands as RwLock's.
unsafe impl<T: Send + Sync> Sync for ReadMostly<T> {}

/// Leave to read.
pub struct Reading<'a, T> {
    value: &'a T,
    _shard: RwLockReadGuard<'a, ()>,
}

/// Leave to write.
pub struct Writing<'a, T> {
    lock: &'a ReadMostly<T>,
    _shards: [RwLockWriteGuard<'a, ()>; SHARDS],
}

impl<T> ReadMostly<T> {
    /// Waits for who writes.
    pub fn read(&self) -> Reading<'_, T> {
        let shard = self.shards[shard_of_thread()].read();
        // SAFETY: a writer would hold this shard too.
        Reading { value: unsafe { &*self.value.get() }, _shard: shard }
    }

    /// Waits for all who read and who write.
    pub fn write(&self) -> Writing<'_, T> {
        // All in the same order, so two writers do not wait for each other.
        let shards = std::array::from_fn(|n| self.shards[n].write());
        Writing { lock: self, _shards: shards }
    }
}

impl<T> Deref for Reading<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.value
    }
}

impl<T> Deref for Writing<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        // SAFETY: all shards are held for writing.
        unsafe { &*self.lock.value.get() }
    }
}

impl<T> DerefMut for Writing<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: as above, and this guard is borrowed mutably.
        unsafe { &mut *self.lock.value.get() }
    }
}

#[cfg(all(test, not(shuttle)))]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn readers_see_whole_changes_only() {
        let lock = ReadMostly::<BTreeMap<u32, u32>>::default();
        std::thread::scope(|scope| {
            for n in 0..if cfg!(miri) { 2 } else { 24 } {
                let lock = &lock;
                scope.spawn(move || {
                    for i in 0..if cfg!(miri) { 10 } else { 500 } {
                        if (i + n) % 5 == 0 {
                            let mut map = lock.write();
                            *map.entry(1).or_default() += 1;
                            *map.entry(2).or_default() += 1;
                        } else {
                            let map = lock.read();
                            assert_eq!(map.get(&1), map.get(&2));
                        }
                    }
                });
            }
        });
        let map = lock.read();
        let expected = if cfg!(miri) { 4 } else { 24 * 100 };
        assert_eq!(map.get(&1), Some(&expected));
    }
}

#[cfg(all(test, shuttle))]
mod interleavings {
    use super::*;
    use shuttle::{sync::Arc, thread};

    #[test]
    fn a_writer_is_alone() {
        shuttle::check_random(
            || {
                let lock = Arc::new(ReadMostly::<(u32, u32)>::default());
                let threads: Vec<_> = (0..4)
                    .map(|n| {
                        let lock = lock.clone();
                        thread::spawn(move || {
                            if n < 2 {
                                let mut pair = lock.write();
                                pair.0 += 1;
                                thread::yield_now();
                                pair.1 += 1;
                            } else {
                                let pair = lock.read();
                                let first = pair.0;
                                thread::yield_now();
                                assert_eq!(first, pair.1);
                            }
                        })
                    })
                    .collect();
                threads.into_iter().for_each(|t| t.join().unwrap());
                assert_eq!(*lock.read(), (2, 2));
            },
            1000,
        );
    }
}
