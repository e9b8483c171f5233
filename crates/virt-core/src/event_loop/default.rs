// SPDX-License-Identifier: LGPL-2.1-or-later
//! The default loop: one iteration, and what other threads may do meanwhile.
//!
//! Programs see the order of calls, so it is the reference's: removed watches are let go
//! first, in an iteration of their own; then come descriptors and timers together, in the
//! order in which each was last set up; removed timers are let go when nothing else is to do.

use std::cell::RefCell;
use std::mem::ManuallyDrop;
use std::sync::{OnceLock, PoisonError, TryLockError};
use std::time::{Duration, Instant};

use virt_sys::epoll::Errno;
use virt_sys::fork;

use super::state::State;
use super::sync::{Condvar, Mutex, MutexGuard, mark};
use super::{HandleCallback, TimeoutCallback};
use crate::{Error, ErrorDomain, Result, tr};

/// A loop.
pub(crate) struct Loop {
    pub(super) state: Mutex<State>,
    /// Where threads wait for their turn.
    turn: Condvar,
}

/// The process's loop.
pub(super) fn global() -> &'static Loop {
    static LOOP: OnceLock<Loop> = OnceLock::new();
    LOOP.get_or_init(|| {
        // Fails for lack of memory only; a child then shares its parent's instance.
        let _ = fork::at_fork(before_fork, after_fork_in_parent, after_fork_in_child);
        Loop::new()
    })
}

thread_local! {
    /// The state, locked by the forking thread: a child must not find it half changed.
    static HELD: RefCell<Option<ManuallyDrop<MutexGuard<'static, State>>>> = const { RefCell::new(None) };
}

extern "C" fn before_fork() {
    // A signal handler that forks may have interrupted this very thread with the lock held: it
    // must not wait for itself. Its child has lost the loop, but will exec anyway.
    for attempt in 0..1000 {
        let state = match global().state.try_lock() {
            Ok(state) => state,
            Err(TryLockError::Poisoned(state)) => state.into_inner(),
            Err(TryLockError::WouldBlock) => {
                if attempt > 10 {
                    std::thread::sleep(Duration::from_micros(100));
                }
                continue;
            }
        };
        HELD.with(|held| *held.borrow_mut() = Some(ManuallyDrop::new(state)));
        return;
    }
}

fn held() -> Option<MutexGuard<'static, State>> {
    HELD.with(|held| held.borrow_mut().take()).map(ManuallyDrop::into_inner)
}

extern "C" fn after_fork_in_parent() {
    drop(held());
}

extern "C" fn after_fork_in_child() {
    if let Some(mut state) = held() {
        state.forked(mark());
    }
}

/// A thread's turn; ends it however the iteration ends.
struct Turn<'a>(&'a Loop);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let mut state = self.0.lock();
        state.end();
        if state.depth == 0 && state.waiting > 0 {
            self.0.turn.notify_one();
        }
    }
}

fn failed(errno: Errno) -> Error {
    Error::system(ErrorDomain::EVENT, errno.raw_os_error(), tr!("Unable to create epoll fd"))
}

impl Loop {
    pub fn new() -> Loop {
        Loop { state: Mutex::new(State::new()), turn: Condvar::new() }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes what the first iteration would make, to hear early if that fails.
    pub fn prepare(&self) -> Result<()> {
        let mut state = self.lock();
        if state.poller.is_none() { state.renew().map_err(failed) } else { Ok(()) }
    }

    pub fn add_handle(&self, fd: i32, events: i32, callback: HandleCallback) -> i32 {
        self.lock().add_handle(fd, events, callback)
    }

    pub fn update_handle(&self, watch: i32, events: i32) {
        self.lock().update_handle(watch, events);
    }

    pub fn remove_handle(&self, watch: i32) -> i32 {
        self.lock().remove_handle(watch)
    }

    pub fn add_timeout(&self, timeout: i32, callback: TimeoutCallback) -> i32 {
        self.lock().add_timeout(timeout, callback)
    }

    pub fn update_timeout(&self, timer: i32, timeout: i32) {
        self.lock().update_timeout(timer, timeout);
    }

    pub fn remove_timeout(&self, timer: i32) -> i32 {
        self.lock().remove_timeout(timer)
    }

    /// One iteration.
    pub fn run_once(&self) -> Result<()> {
        let me = mark();
        // Declared before the state, hence dropped after it: it locks once more.
        let _turn;
        let mut state = self.lock();
        while state.runner.is_some_and(|runner| runner != me) {
            state.waiting += 1;
            state = self.turn.wait(state).unwrap_or_else(PoisonError::into_inner);
            state.waiting = state.waiting.saturating_sub(1);
        }
        state.runner = Some(me);
        state.depth += 1;
        _turn = Turn(self);
        state.begin();

        if state.removed_handles.is_empty() {
            state = self.find(state)?;
        }
        if !state.removed_handles.is_empty() {
            let removed = std::mem::take(&mut state.removed_handles);
            drop(state);
            drop(removed);
            return Ok(());
        }

        let now = Instant::now();
        state.collect_timers(now);
        if !state.sort() {
            let removed = std::mem::take(&mut state.removed_timers);
            drop(state);
            drop(removed);
            return Ok(());
        }
        while let Some(call) = state.next_call(now) {
            drop(state);
            call.run();
            state = self.lock();
            state.called();
        }
        Ok(())
    }

    /// Finds the descriptors that are ready; sleeps if there are none, until there are, or a
    /// timer is due, or something else is to do.
    fn find<'a>(&'a self, mut state: MutexGuard<'a, State>) -> Result<MutexGuard<'a, State>> {
        if state.poller.is_none() || state.stale {
            let renewed = state.renew();
            if state.poller.is_none() {
                renewed.map_err(failed)?;
            }
        }
        let Some(poller) = state.poller.clone() else { return Ok(state) };
        state.tell_all();
        if state.is_check_due() {
            state.check();
        }
        let mut busy = state.look(&poller);
        let deadline = state.deadline();
        let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
        busy |= left == Some(Duration::ZERO);
        if !busy {
            state.check();
            busy = if state.removed_timers.is_empty() {
                state.poll_refused(&poller)
            } else {
                state.look(&poller);
                true
            };
        }
        if busy {
            state.collect(true);
            return Ok(state);
        }

        let mut events = std::mem::take(&mut state.events);
        let refused = std::mem::take(&mut state.lines);
        state.asleep = true;
        state.until = deadline;
        drop(state);
        let result = if refused.is_empty() {
            poller.wait(&mut events, left)
        } else {
            poller.wait_with(&mut events, &refused, left)
        };
        let mut state = self.lock();
        state.asleep = false;
        state.until = None;
        if std::mem::take(&mut state.woken) {
            poller.calm();
        }
        state.answer(&poller, events, result);
        state.poll_refused(&poller);
        state.collect(false);
        Ok(state)
    }
}
