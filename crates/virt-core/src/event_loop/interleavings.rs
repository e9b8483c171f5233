// SPDX-License-Identifier: LGPL-2.1-or-later
//! Threads that change the loop while one or two others run it, in many interleavings:
//! `RUSTFLAGS="--cfg shuttle" cargo test -p virt-core event_loop`. A lost wake-up shows as a
//! deadlock, which shuttle reports. Intervals are 0 or for ever, since time is not simulated.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use shuttle::thread;
use virt_sys::epoll::bits;

use super::default::Loop;
use super::events::{READABLE, WRITABLE};
use super::simulated::{Epoll, REFUSED};

const TRIES: usize = 3000;

fn explore(test: fn()) {
    shuttle::check_random(test, TRIES);
    shuttle::check_pct(test, TRIES, 3);
}

fn new() -> (Arc<Loop>, Arc<Epoll>) {
    let event_loop = Arc::new(Loop::new());
    event_loop.prepare().unwrap();
    let poller = event_loop.state.lock().unwrap().poller.clone().unwrap();
    (event_loop, poller)
}

/// Counts calls, frees, and calls after the free.
#[derive(Default)]
struct Counts {
    calls: AtomicUsize,
    frees: AtomicUsize,
}

impl Counts {
    fn calls(&self) -> usize {
        self.calls.load(Ordering::SeqCst)
    }
    fn frees(&self) -> usize {
        self.frees.load(Ordering::SeqCst)
    }
    fn call(&self) {
        assert_eq!(self.frees(), 0);
        self.calls.fetch_add(1, Ordering::SeqCst);
        thread::yield_now();
        assert_eq!(self.frees(), 0);
    }
}

struct Guard(Arc<Counts>);

impl Drop for Guard {
    fn drop(&mut self) {
        self.0.frees.fetch_add(1, Ordering::SeqCst);
    }
}

fn handle(event_loop: &Loop, fd: i32, events: i32) -> (i32, Arc<Counts>) {
    let counts = Arc::new(Counts::default());
    let guard = Guard(counts.clone());
    (event_loop.add_handle(fd, events, Arc::new(move |_, _, _| { &guard }.0.call())), counts)
}

fn timer(event_loop: &Loop, ms: i32) -> (i32, Arc<Counts>) {
    let counts = Arc::new(Counts::default());
    let guard = Guard(counts.clone());
    (event_loop.add_timeout(ms, Arc::new(move |_| { &guard }.0.call())), counts)
}

#[test]
fn a_handle_added_by_another_thread_is_heard_and_freed_once() {
    explore(|| {
        let (event_loop, poller) = new();
        poller.set_ready(5, bits::IN);
        let other = event_loop.clone();
        let adder = thread::spawn(move || handle(&other, 5, READABLE));
        // Sleeps until the other thread has come.
        event_loop.run_once().unwrap();
        let (watch, counts) = adder.join().unwrap();
        while counts.calls() == 0 {
            event_loop.run_once().unwrap();
        }
        // Nothing else ends the sleep now.
        poller.set_ready(5, 0);
        let other = event_loop.clone();
        let remover = thread::spawn(move || assert_eq!(other.remove_handle(watch), 0));
        while counts.frees() == 0 {
            event_loop.run_once().unwrap();
        }
        remover.join().unwrap();
        assert_eq!(counts.frees(), 1);
    });
}

#[test]
fn updates_by_another_thread_reach_a_sleeper() {
    explore(|| {
        let (event_loop, poller) = new();
        for fd in [5, REFUSED] {
            poller.set_ready(fd, bits::IN);
        }
        let (watch, heard) = handle(&event_loop, 5, WRITABLE);
        let (refused, refused_heard) = handle(&event_loop, REFUSED, 0);
        let other = event_loop.clone();
        let updater = thread::spawn(move || {
            other.update_handle(watch, 0);
            other.update_handle(watch, READABLE);
            other.update_handle(refused, READABLE);
        });
        while heard.calls() == 0 || refused_heard.calls() == 0 {
            event_loop.run_once().unwrap();
        }
        updater.join().unwrap();
    });
}

#[test]
fn a_timer_set_by_another_thread_fires_and_is_freed_once() {
    explore(|| {
        let (event_loop, _) = new();
        let (number, counts) = timer(&event_loop, -1);
        let other = event_loop.clone();
        let setter = thread::spawn(move || other.update_timeout(number, 0));
        while counts.calls() == 0 {
            event_loop.run_once().unwrap();
        }
        setter.join().unwrap();
        event_loop.update_timeout(number, -1);
        let other = event_loop.clone();
        let remover = thread::spawn(move || {
            assert_eq!(other.remove_timeout(number), 0);
            assert_eq!(other.remove_timeout(number), -1);
        });
        while counts.frees() == 0 {
            event_loop.run_once().unwrap();
        }
        remover.join().unwrap();
        assert_eq!(counts.frees(), 1);
    });
}

#[test]
fn a_descriptor_that_becomes_ready_ends_the_sleep() {
    explore(|| {
        let (event_loop, poller) = new();
        let (_, counts) = handle(&event_loop, 5, READABLE);
        let writer = thread::spawn(move || poller.set_ready(5, bits::IN));
        while counts.calls() == 0 {
            event_loop.run_once().unwrap();
        }
        writer.join().unwrap();
    });
}

#[test]
fn two_threads_run_it_while_a_third_changes_it() {
    explore(|| {
        let (event_loop, poller) = new();
        poller.set_ready(5, bits::IN);
        poller.set_ready(6, bits::IN | bits::OUT);
        let (_, first) = handle(&event_loop, 5, READABLE);
        let runners: Vec<_> = (0..2)
            .map(|_| {
                let event_loop = event_loop.clone();
                thread::spawn(move || (0..3).for_each(|_| event_loop.run_once().unwrap()))
            })
            .collect();
        let (watch, second) = handle(&event_loop, 6, READABLE | WRITABLE);
        let (number, third) = timer(&event_loop, 0);
        event_loop.update_handle(watch, WRITABLE);
        event_loop.update_timeout(number, -1);
        assert_eq!([event_loop.remove_handle(watch), event_loop.remove_timeout(number)], [0, 0]);
        for runner in runners {
            runner.join().unwrap();
        }
        // The always ready one keeps the loop from letting go of the timer.
        event_loop.update_handle(1, 0);
        while second.frees() == 0 || third.frees() == 0 {
            event_loop.run_once().unwrap();
        }
        assert!(first.calls() > 0);
        assert_eq!((first.frees(), second.frees(), third.frees()), (0, 1, 1));
    });
}

#[test]
fn callbacks_change_the_loop_while_another_thread_does() {
    explore(|| {
        let (event_loop, poller) = new();
        poller.set_ready(5, bits::IN);
        let (second, second_counts) = handle(&event_loop, 5, READABLE);
        let weak = Arc::downgrade(&event_loop);
        let first = event_loop.add_timeout(
            0,
            Arc::new(move |timer| {
                let event_loop = weak.upgrade().unwrap();
                event_loop.update_handle(second, WRITABLE | READABLE);
                event_loop.remove_timeout(timer);
            }),
        );
        let other = event_loop.clone();
        let changer = thread::spawn(move || {
            other.update_timeout(first, 0);
            other.update_handle(second, READABLE);
            other.remove_handle(second);
        });
        while second_counts.frees() == 0 {
            event_loop.run_once().unwrap();
        }
        changer.join().unwrap();
        assert_eq!(second_counts.frees(), 1);
    });
}
