// SPDX-License-Identifier: LGPL-2.1-or-later
//! What the commonest questions about a domain are answered with, kept beside its lock:
//! whoever asks writes nothing that another processor would have to fetch back.

use std::sync::atomic::{AtomicI32, AtomicU8, AtomicU16, AtomicU32, AtomicU64, Ordering, fence};

/// The number of a domain that is gone, or that nobody may see yet.
const GONE: i32 = -2;

/// A few of a domain's facts, all of one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Its number, -1 while it does not run.
    pub id: i32,
    /// A `virDomainState`.
    pub state: u8,
    /// Why it is in that state.
    pub reason: u8,
    /// How many vCPUs are in use.
    pub vcpus: u16,
    /// The most memory it may have, in KiB.
    pub max_memory: u64,
    /// The memory it has, in KiB.
    pub memory: u64,
}

/// The facts as whoever had the domain locked last left them. Odd versions are being written.
pub struct Told {
    version: AtomicU32,
    id: AtomicI32,
    state: AtomicU8,
    reason: AtomicU8,
    vcpus: AtomicU16,
    max_memory: AtomicU64,
    memory: AtomicU64,
}

/// Somebody was writing each time.
#[derive(Debug)]
pub struct Busy;

impl Told {
    /// Of a domain that nobody may see yet.
    pub fn nothing() -> Told {
        Told {
            version: AtomicU32::new(0),
            id: AtomicI32::new(GONE),
            state: AtomicU8::new(0),
            reason: AtomicU8::new(0),
            vcpus: AtomicU16::new(0),
            max_memory: AtomicU64::new(0),
            memory: AtomicU64::new(0),
        }
    }

    /// The facts; `None` of a domain that is gone.
    pub fn facts(&self) -> Result<Option<Facts>, Busy> {
        for _ in 0..64 {
            let version = self.version.load(Ordering::Acquire);
            let facts = self.peek();
            fence(Ordering::Acquire);
            if version.is_multiple_of(2) && self.version.load(Ordering::Relaxed) == version {
                return Ok((facts.id != GONE).then_some(facts));
            }
            std::hint::spin_loop();
        }
        Err(Busy)
    }

    /// The number alone, -1 while the domain does not run; `None` of one that is gone.
    pub fn id(&self) -> Option<i32> {
        let id = self.id.load(Ordering::Acquire);
        (id != GONE).then_some(id)
    }

    fn peek(&self) -> Facts {
        Facts {
            id: self.id.load(Ordering::Relaxed),
            state: self.state.load(Ordering::Relaxed),
            reason: self.reason.load(Ordering::Relaxed),
            vcpus: self.vcpus.load(Ordering::Relaxed),
            max_memory: self.max_memory.load(Ordering::Relaxed),
            memory: self.memory.load(Ordering::Relaxed),
        }
    }

    /// Tells new facts, `None` that the domain is gone. One at a time: the caller has the
    /// domain locked.
    pub fn tell(&self, facts: Option<Facts>) {
        let before = self.peek();
        let facts = facts.unwrap_or(Facts { id: GONE, ..before });
        if facts == before {
            return;
        }
        let version = self.version.load(Ordering::Relaxed);
        self.version.store(version.wrapping_add(1), Ordering::Relaxed);
        fence(Ordering::Release);
        self.state.store(facts.state, Ordering::Relaxed);
        self.reason.store(facts.reason, Ordering::Relaxed);
        self.vcpus.store(facts.vcpus, Ordering::Relaxed);
        self.max_memory.store(facts.max_memory, Ordering::Relaxed);
        self.memory.store(facts.memory, Ordering::Relaxed);
        self.id.store(facts.id, Ordering::Release);
        self.version.store(version.wrapping_add(2), Ordering::Release);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(n: u16) -> Facts {
        let wide = u64::from(n);
        Facts { id: i32::from(n), state: 1, reason: 1, vcpus: n, max_memory: wide, memory: wide }
    }

    #[test]
    fn gone_until_told_and_after() {
        let told = Told::nothing();
        assert_eq!(told.facts().unwrap(), None);
        told.tell(Some(facts(3)));
        assert_eq!((told.facts().unwrap(), told.id()), (Some(facts(3)), Some(3)));
        told.tell(None);
        assert_eq!((told.facts().unwrap(), told.id()), (None, None));
    }

    #[test]
    fn facts_are_of_one_moment() {
        let told = Told::nothing();
        told.tell(Some(facts(0)));
        std::thread::scope(|scope| {
            scope.spawn(|| (0..if cfg!(miri) { 50 } else { 20_000 }).for_each(|n| told.tell(Some(facts(n)))));
            for _ in 0..3 {
                scope.spawn(|| {
                    for _ in 0..if cfg!(miri) { 50 } else { 20_000 } {
                        if let Ok(Some(seen)) = told.facts() {
                            assert_eq!(seen, facts(seen.vcpus));
                        }
                    }
                });
            }
        });
    }
}
