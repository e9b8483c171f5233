// SPDX-License-Identifier: LGPL-2.1-or-later
//! A value with two kinds of owners: handles, which are few and counted in one place, and
//! references, which every thread makes and drops all the time.
//!
//! One counter for the references would pass its cache line between the threads at each
//! call. There are sixteen, and a thread counts on its own; a reference remembers where.
//! While there are handles nobody looks at the sum. When the last handle goes, its closer
//! marks each counter as closed and adds what it held to one common counter, where the
//! references that are left count from then on; whoever brings that one to zero drops the
//! value. So every change of a count lands in exactly one place: on an open counter, which
//! is added up later, or on the common one.

use std::ops::Deref;
use std::ptr::NonNull;

#[cfg(shuttle)]
use shuttle::sync::atomic::{AtomicI64, AtomicU32, AtomicU64, Ordering, fence};
#[cfg(not(shuttle))]
use std::sync::atomic::{AtomicI64, AtomicU32, AtomicU64, Ordering, fence};

/// More than the processors that commonly work on one value at a time.
pub(crate) const SHARDS: usize = 16;
/// Set on a counter that no longer counts.
const CLOSED: u64 = 1 << 63;
/// Keeps the common counter away from zero until all others are added to it.
const PENDING: i64 = 1 << 40;

/// Alone on its cache lines.
#[repr(align(128))]
struct Shard(AtomicU64);

#[repr(C)]
struct Inner<T> {
    // First, so that a pointer to the value is one to the whole.
    value: T,
    handles: AtomicU32,
    remaining: AtomicI64,
    shards: [Shard; SHARDS],
}

/// A counted reference.
pub struct Ref<T> {
    inner: NonNull<Inner<T>>,
    shard: u32,
}

/// The value's way to its own counters. It stays inside the value.
pub struct Me<T>(NonNull<Inner<T>>);

// SAFETY: references give shared access to T from any thread, and the last one may be
// dropped on any thread: the same demands as Arc's.
unsafe impl<T: Send + Sync> Send for Ref<T> {}
// SAFETY: as above.
unsafe impl<T: Send + Sync> Sync for Ref<T> {}
// SAFETY: as above; all it does is make references and close handles.
unsafe impl<T: Send + Sync> Send for Me<T> {}
// SAFETY: as above.
unsafe impl<T: Send + Sync> Sync for Me<T> {}

/// Makes a value with one handle, and a reference to it. All that `make` does with what it
/// gets is to put it into the value.
pub fn create<T>(make: impl FnOnce(Me<T>) -> T) -> Ref<T> {
    // Everybody reaches the value through copies of this one pointer, the writer too.
    let inner = NonNull::from(Box::leak(Box::<Inner<T>>::new_uninit())).cast::<Inner<T>>();
    let value = make(Me(inner));
    let whole = Inner {
        value,
        handles: AtomicU32::new(1),
        remaining: AtomicI64::new(PENDING),
        shards: std::array::from_fn(|_| Shard(AtomicU64::new(0))),
    };
    // SAFETY: room for it, just made. Nothing can drop it, for the handle is there.
    unsafe {
        inner.write(whole);
        Ref::new(inner)
    }
}

impl<T> Ref<T> {
    /// # Safety
    /// The value is alive and stays so until this returns.
    unsafe fn new(inner: NonNull<Inner<T>>) -> Ref<T> {
        let shard = shard_of_thread();
        // SAFETY: the caller's promise.
        let counters = unsafe { inner.as_ref() };
        if counters.shards[shard].0.fetch_add(1, Ordering::Relaxed) & CLOSED != 0 {
            let before = counters.remaining.fetch_add(1, Ordering::Relaxed);
            assert!(before > 0, "a reference out of nothing");
        }
        Ref { inner, shard: shard as u32 }
    }

    /// Takes one of the value's handles back. Says whether handles are left, or references
    /// other than this one; `None` if there was no handle. The value stays for as long as this
    /// reference does: nobody may end it while somebody has it borrowed.
    pub fn close(&self) -> Option<bool> {
        // SAFETY: this reference keeps the value alive.
        let counters = unsafe { self.inner.as_ref() };
        let one_less = |n: u32| n.checked_sub(1);
        let before = counters.handles.fetch_update(Ordering::AcqRel, Ordering::Acquire, one_less).ok()?;
        if before > 1 {
            return Some(true);
        }
        let close = |shard: &Shard| shard.0.fetch_or(CLOSED, Ordering::AcqRel) as i64;
        let references: i64 = counters.shards.iter().map(close).sum();
        let change = references - PENDING;
        let left = counters.remaining.fetch_add(change, Ordering::AcqRel) + change;
        Some(left > 1)
    }
}

impl<T> Clone for Ref<T> {
    fn clone(&self) -> Self {
        // SAFETY: this reference keeps the value alive.
        unsafe { Ref::new(self.inner) }
    }
}

impl<T> Deref for Ref<T> {
    type Target = T;
    fn deref(&self) -> &T {
        // SAFETY: a counted reference keeps the value alive.
        unsafe { &self.inner.as_ref().value }
    }
}

impl<T: std::fmt::Debug> std::fmt::Debug for Ref<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        (**self).fmt(f)
    }
}

impl<T> Drop for Ref<T> {
    fn drop(&mut self) {
        // SAFETY: alive until this reference's own count is taken back.
        let counters = unsafe { self.inner.as_ref() };
        let before = counters.shards[self.shard as usize].0.fetch_sub(1, Ordering::Release);
        if before & CLOSED != 0 && counters.remaining.fetch_sub(1, Ordering::Release) == 1 {
            // SAFETY: the count is zero, so this was the last.
            unsafe { dispose(self.inner) };
        }
    }
}

/// # Safety
/// No handle and no reference is left.
unsafe fn dispose<T>(inner: NonNull<Inner<T>>) {
    fence(Ordering::Acquire);
    // SAFETY: made by `create` from a box; the caller's promise that nobody else has it.
    drop(unsafe { Box::from_raw(inner.as_ptr()) });
}

impl<T> Me<T> {
    fn counters(&self) -> &Inner<T> {
        // SAFETY: this stands inside the value, which is therefore alive while it is borrowed.
        unsafe { self.0.as_ref() }
    }

    /// A reference to the value that this stands in.
    pub fn refer(&self) -> Ref<T> {
        // SAFETY: whoever reaches this has the value, so it is alive.
        unsafe { Ref::new(self.0) }
    }

    /// How many handles there are.
    pub fn handles(&self) -> u32 {
        self.counters().handles.load(Ordering::Acquire)
    }

    /// One more handle; false when none is left to copy.
    pub fn add_handle(&self) -> bool {
        let more = |n: u32| (n > 0).then(|| n.checked_add(1)).flatten();
        self.counters().handles.fetch_update(Ordering::Relaxed, Ordering::Relaxed, more).is_ok()
    }
}

/// Which counter the calling thread uses: the threads take turns.
#[cfg(not(shuttle))]
pub(crate) fn shard_of_thread() -> usize {
    use std::cell::Cell;
    use std::sync::atomic::AtomicUsize;
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    thread_local!(static MINE: Cell<usize> = const { Cell::new(usize::MAX) });
    MINE.with(|mine| {
        if mine.get() == usize::MAX {
            mine.set(NEXT.fetch_add(1, Ordering::Relaxed) % SHARDS);
        }
        mine.get()
    })
}

#[cfg(shuttle)]
pub(crate) fn shard_of_thread() -> usize {
    use std::hash::{Hash, Hasher};
    let mut hasher = std::hash::DefaultHasher::new();
    shuttle::thread::current().id().hash(&mut hasher);
    hasher.finish() as usize % 2
}

#[cfg(all(test, not(shuttle)))]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;

    struct Value {
        me: Me<Value>,
        gone: Arc<AtomicBool>,
    }

    impl Drop for Value {
        fn drop(&mut self) {
            assert!(!self.gone.swap(true, Ordering::SeqCst), "dropped twice");
        }
    }

    fn value() -> (Ref<Value>, Arc<AtomicBool>) {
        let gone = Arc::new(AtomicBool::new(false));
        let flag = gone.clone();
        (create(|me| Value { me, gone: flag }), gone)
    }

    #[test]
    fn the_last_handle_ends_an_unused_value() {
        let (reference, gone) = value();
        assert!(reference.me.add_handle());
        let pointer: *const Value = &*reference;
        drop(reference);
        assert!(!gone.load(Ordering::SeqCst));
        // SAFETY: two handles are left.
        let last = unsafe { &*pointer }.me.refer();
        assert_eq!(last.close(), Some(true));
        assert_eq!(last.close(), Some(false));
        assert!(!gone.load(Ordering::SeqCst));
        drop(last);
        assert!(gone.load(Ordering::SeqCst));
    }

    #[test]
    fn references_outlive_the_last_handle() {
        let (one, gone) = value();
        let two = one.clone();
        assert_eq!(one.close(), Some(true));
        assert_eq!(one.close(), None);
        assert!(!one.me.add_handle());
        let three = two.me.refer();
        drop(one);
        let two = std::thread::spawn(move || drop(two)).join();
        assert!(two.is_ok() && !gone.load(Ordering::SeqCst));
        drop(three);
        assert!(gone.load(Ordering::SeqCst));
    }

    #[test]
    fn threads_close_and_drop_at_the_same_time() {
        for _ in 0..if cfg!(miri) { 5 } else { 200 } {
            let (first, gone) = value();
            let threads: Vec<_> = (0..8)
                .map(|i| {
                    let mine = first.clone();
                    std::thread::spawn(move || {
                        for _ in 0..50 {
                            drop(mine.me.refer());
                        }
                        if i == 3 {
                            assert!(mine.close().is_some());
                        }
                    })
                })
                .collect();
            drop(first);
            threads.into_iter().for_each(|t| t.join().unwrap());
            assert!(gone.load(Ordering::SeqCst));
        }
    }
}

#[cfg(all(test, shuttle))]
mod interleavings {
    use super::*;
    use shuttle::sync::Arc;
    use shuttle::thread;

    struct Value {
        me: Me<Value>,
        dropped: Arc<AtomicU32>,
    }

    impl Drop for Value {
        fn drop(&mut self) {
            self.dropped.fetch_add(1, Ordering::SeqCst);
        }
    }

    #[test]
    fn a_value_is_dropped_once_whoever_comes_last() {
        shuttle::check_random(
            || {
                let dropped = Arc::new(AtomicU32::new(0));
                let flag = dropped.clone();
                let first = create(|me| Value { me, dropped: flag });
                let threads: Vec<_> = (0..3)
                    .map(|i| {
                        let mine = first.clone();
                        thread::spawn(move || {
                            let copy = mine.me.refer();
                            if i == 0 {
                                assert!(mine.close().is_some());
                            }
                            drop(mine);
                            drop(copy.clone());
                            drop(copy);
                        })
                    })
                    .collect();
                drop(first);
                threads.into_iter().for_each(|t| t.join().unwrap());
                assert_eq!(dropped.load(Ordering::SeqCst), 1);
            },
            3000,
        );
    }
}
