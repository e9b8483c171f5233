// SPDX-License-Identifier: LGPL-2.1-or-later
//! The default loop against what poll allows. Descriptors that a test closes or replaces have
//! high numbers, which other tests' threads never get.

use std::fs::File;
use std::io::{PipeReader, PipeWriter, Read, Write, pipe};
use std::os::fd::{AsFd, AsRawFd, OwnedFd};
use std::sync::atomic::{AtomicBool, AtomicI32, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

use rustix::io::{dup2, fcntl_dupfd_cloexec};

use super::default::Loop;
use super::events::{ERROR, HANGUP, READABLE, WRITABLE};

/// A loop that writes down who is called.
struct Trial {
    event_loop: Arc<Loop>,
    calls: Arc<Mutex<Vec<String>>>,
}

/// Writes down its drop.
struct Let {
    name: &'static str,
    calls: Arc<Mutex<Vec<String>>>,
}

impl Drop for Let {
    fn drop(&mut self) {
        self.calls.lock().unwrap().push(format!("free {}", self.name));
    }
}

impl Trial {
    fn new() -> Trial {
        Trial { event_loop: Arc::new(Loop::new()), calls: Arc::default() }
    }

    fn guard(&self, name: &'static str) -> Let {
        Let { name, calls: self.calls.clone() }
    }

    fn watch(&self, name: &'static str, fd: i32, events: i32) -> i32 {
        self.watch_and(name, fd, events, |_, _| {})
    }

    fn watch_and(
        &self,
        name: &'static str,
        fd: i32,
        events: i32,
        then: impl Fn(&Loop, i32) + Send + Sync + 'static,
    ) -> i32 {
        let (held, weak) = (self.guard(name), Arc::downgrade(&self.event_loop));
        let call = move |watch, _, events| {
            held.calls.lock().unwrap().push(format!("{} {events}", held.name));
            then(&weak.upgrade().unwrap(), watch);
        };
        self.event_loop.add_handle(fd, events, Arc::new(call))
    }

    fn timer(&self, name: &'static str, ms: i32) -> i32 {
        self.timer_and(name, ms, |_, _| {})
    }

    fn timer_and(
        &self,
        name: &'static str,
        ms: i32,
        then: impl Fn(&Loop, i32) + Send + Sync + 'static,
    ) -> i32 {
        let (held, weak) = (self.guard(name), Arc::downgrade(&self.event_loop));
        let call = move |timer| {
            held.calls.lock().unwrap().push(held.name.to_string());
            then(&weak.upgrade().unwrap(), timer);
        };
        self.event_loop.add_timeout(ms, Arc::new(call))
    }

    /// One iteration; what happened in it.
    fn run(&self) -> Vec<String> {
        self.event_loop.run_once().unwrap();
        std::mem::take(&mut self.calls.lock().unwrap())
    }

    /// Another thread does `act` as soon as the loop sleeps; what happened in that iteration.
    fn run_and_meanwhile(&self, act: impl FnOnce(&Loop) + Send) -> Vec<String> {
        let over = AtomicBool::new(false);
        thread::scope(|scope| {
            scope.spawn(|| {
                while !self.event_loop.state.lock().unwrap().asleep {
                    assert!(!over.load(Ordering::Relaxed), "it did not sleep");
                    thread::yield_now();
                }
                act(&self.event_loop);
            });
            let calls = self.run();
            over.store(true, Ordering::Relaxed);
            calls
        })
    }
}

fn ready_pipe() -> (PipeReader, PipeWriter) {
    let (reader, mut writer) = pipe().unwrap();
    writer.write_all(b"x").unwrap();
    (reader, writer)
}

/// A copy of a descriptor at a number that nobody else gets.
fn high(of: impl AsFd) -> OwnedFd {
    static NEXT: AtomicI32 = AtomicI32::new(600);
    fcntl_dupfd_cloexec(of, NEXT.fetch_add(1, Ordering::Relaxed)).unwrap()
}

const NOTHING: [&str; 0] = [];

#[test]
fn regular_files_and_dev_null_are_always_ready() {
    let trial = Trial::new();
    let file = File::open("/proc/self/exe").unwrap();
    let null = File::options().read(true).write(true).open("/dev/null").unwrap();
    trial.watch("file", file.as_raw_fd(), READABLE);
    let watch = trial.watch("null", null.as_raw_fd(), READABLE | WRITABLE);
    trial.watch("silent", null.as_raw_fd(), 0);
    trial.watch("error", null.as_raw_fd(), ERROR);
    for _ in 0..3 {
        assert_eq!(trial.run(), ["file 1", "null 3"]);
    }
    trial.event_loop.update_handle(watch, WRITABLE);
    assert_eq!(trial.run(), ["file 1", "null 2"]);
    trial.event_loop.remove_handle(watch);
    assert_eq!(trial.run(), ["free null"]);
    assert_eq!(trial.run(), ["file 1"]);
}

#[test]
fn a_file_that_epoll_refuses_wakes_a_sleeper() {
    let trial = Trial::new();
    let null = File::open("/dev/null").unwrap();
    let watch = trial.watch("null", null.as_raw_fd(), 0);
    // Either this iteration sees it, or it ends and the next one does.
    let mut calls = trial.run_and_meanwhile(|other| other.update_handle(watch, READABLE));
    if calls.is_empty() {
        calls = trial.run();
    }
    assert_eq!(calls, ["null 1"]);
}

#[test]
fn several_watches_on_one_descriptor() {
    let trial = Trial::new();
    let (a, mut b) = std::os::unix::net::UnixStream::pair().unwrap();
    let fd = a.as_raw_fd();
    let read = trial.watch("read", fd, READABLE);
    let write = trial.watch("write", fd, WRITABLE);
    let both = trial.watch("both", fd, READABLE | WRITABLE);
    assert_eq!(trial.run(), ["write 2", "both 2"]);
    b.write_all(b"x").unwrap();
    assert_eq!(trial.run(), ["read 1", "write 2", "both 3"]);
    trial.event_loop.update_handle(both, 0);
    trial.event_loop.update_handle(write, READABLE);
    assert_eq!(trial.run(), ["read 1", "write 1"]);
    trial.event_loop.remove_handle(read);
    assert_eq!(trial.run(), ["free read"]);
    assert_eq!(trial.run(), ["write 1"]);
    drop(b);
    trial.event_loop.update_handle(both, ERROR);
    assert_eq!(trial.run(), [format!("write {}", READABLE | HANGUP), format!("both {HANGUP}")]);
}

#[test]
fn a_descriptor_closed_before_its_watch_is_removed() {
    let trial = Trial::new();
    let (reader, _writer) = ready_pipe();
    let (other, _other_writer) = ready_pipe();
    let fd = high(&reader);
    let watch = trial.watch("closed", fd.as_raw_fd(), READABLE);
    trial.watch("other", other.as_raw_fd(), READABLE);
    assert_eq!(trial.run(), ["closed 1", "other 1"]);
    // The file lives on in `reader`, so epoll goes on with it.
    drop(fd);
    let mut iterations = 0;
    while trial.run() != ["other 1"] {
        iterations += 1;
        assert!(iterations <= 100);
    }
    assert_eq!(trial.event_loop.remove_handle(watch), 0);
    assert_eq!(trial.run(), ["free closed"]);
    assert_eq!(trial.run(), ["other 1"]);
}

#[test]
fn a_descriptor_closed_and_removed_leaves_no_trace() {
    let trial = Trial::new();
    let (reader, _writer) = ready_pipe();
    let fd = high(&reader);
    let watch = trial.watch("closed", fd.as_raw_fd(), READABLE);
    assert_eq!(trial.run(), ["closed 1"]);
    drop(fd);
    trial.event_loop.remove_handle(watch);
    assert_eq!(trial.run(), ["free closed"]);
    // Epoll still has the file and nobody can take it out: once an event of it was seen, for
    // sure, the instance is replaced, and then the loop sleeps again.
    assert_eq!(trial.run(), NOTHING);
    assert_eq!(trial.run(), NOTHING);
    assert_eq!(trial.run_and_meanwhile(|other| _ = other.add_timeout(1 << 30, Arc::new(|_| {}))), NOTHING);
}

#[test]
fn a_descriptor_reused_before_its_watch_is_removed() {
    let trial = Trial::new();
    let (empty, _empty_writer) = pipe().unwrap();
    let (full, _full_writer) = ready_pipe();
    let mut fd = high(&empty);
    let watch = trial.watch("first", fd.as_raw_fd(), READABLE);
    trial.timer("tick", 1);
    assert_eq!(trial.run(), ["tick"]);
    // Without a word to the loop, as a callback that reconnects might do.
    dup2(&full, &mut fd).unwrap();
    while trial.run() != ["first 1"] {}
    // A second watch under the same number, then the first one goes.
    trial.watch("second", fd.as_raw_fd(), READABLE);
    trial.event_loop.remove_handle(watch);
    assert_eq!(trial.run(), ["free first"]);
    while trial.run() != ["second 1"] {}
    // Back to the empty one, of which epoll still has an entry.
    dup2(&empty, &mut fd).unwrap();
    while trial.run() != ["tick"] {}
    dup2(&full, &mut fd).unwrap();
    while trial.run() != ["second 1"] {}
}

#[test]
fn a_reused_descriptor_does_not_hear_of_its_former_file() {
    let trial = Trial::new();
    let (full, _full_writer) = ready_pipe();
    let (empty, mut empty_writer) = pipe().unwrap();
    let mut fd = high(&full);
    trial.watch("watch", fd.as_raw_fd(), READABLE);
    assert_eq!(trial.run(), ["watch 1"]);
    dup2(&empty, &mut fd).unwrap();
    let mut iterations = 0;
    trial.timer("tick", 0);
    while trial.run() != ["tick"] {
        iterations += 1;
        assert!(iterations <= 100);
    }
    for _ in 0..200 {
        assert_eq!(trial.run(), ["tick"]);
    }
    empty_writer.write_all(b"x").unwrap();
    while trial.run() != ["watch 1", "tick"] {
        iterations += 1;
        assert!(iterations <= 200);
    }
}

#[test]
fn a_bad_descriptor_ends_each_iteration_without_a_call() {
    let trial = Trial::new();
    let (reader, _writer) = ready_pipe();
    let fd = high(&reader);
    let number = fd.as_raw_fd();
    drop(fd);
    trial.watch("bad", number, READABLE | WRITABLE | ERROR | HANGUP);
    assert_eq!(trial.run(), NOTHING);
    assert_eq!(trial.run(), NOTHING);
    // And it may become good.
    let fd = fcntl_dupfd_cloexec(&reader, number).unwrap();
    assert_eq!(fd.as_raw_fd(), number);
    assert_eq!(trial.run(), ["bad 1"]);
}

#[test]
fn a_negative_descriptor_is_never_ready() {
    let trial = Trial::new();
    let watch = trial.watch("negative", -1, READABLE);
    trial.timer("tick", 1);
    assert_eq!(trial.run(), ["tick"]);
    assert_eq!(trial.event_loop.remove_handle(watch), 0);
    assert_eq!(trial.run(), ["free negative"]);
}

#[test]
fn error_and_hangup_are_told_unasked_but_not_without_events() {
    let trial = Trial::new();
    let (reader, writer) = pipe().unwrap();
    let (other_reader, other_writer) = pipe().unwrap();
    drop(writer);
    drop(other_reader);
    trial.watch("none", reader.as_raw_fd(), 0);
    trial.watch("error", reader.as_raw_fd(), ERROR);
    trial.watch("write", reader.as_raw_fd(), WRITABLE);
    trial.watch("strange", reader.as_raw_fd(), 64);
    trial.watch("hangup", other_writer.as_raw_fd(), HANGUP);
    assert_eq!(trial.run(), ["error 8", "write 8", "strange 8", "hangup 4"]);
}

#[test]
fn numbers_count_up_from_one_each_kind_by_itself() {
    let trial = Trial::new();
    let event_loop = &trial.event_loop;
    assert_eq!([trial.watch("a", -1, 0), trial.timer("b", -1), trial.watch("c", -1, 0)], [1, 1, 2]);
    assert_eq!([event_loop.remove_handle(1), event_loop.remove_handle(1)], [0, -1]);
    assert_eq!([event_loop.remove_timeout(1), event_loop.remove_timeout(1)], [0, -1]);
    assert_eq!([event_loop.remove_handle(99), event_loop.remove_timeout(-5)], [-1, -1]);
    event_loop.update_handle(99, 1);
    event_loop.update_timeout(99, 1);
    assert_eq!([trial.watch("d", -1, 0), trial.timer("e", -1)], [3, 2]);
}

#[test]
fn calls_come_in_the_order_in_which_sources_were_set_up() {
    let trial = Trial::new();
    let (reader, _writer) = ready_pipe();
    let (_reader, writer) = pipe().unwrap();
    let a = trial.watch("a", reader.as_raw_fd(), READABLE);
    let t = trial.timer("t", 0);
    let b = trial.watch("b", writer.as_raw_fd(), WRITABLE);
    assert_eq!(trial.run(), ["a 1", "t", "b 2"]);
    trial.event_loop.update_handle(a, READABLE | HANGUP);
    assert_eq!(trial.run(), ["t", "b 2", "a 1"]);
    trial.event_loop.update_handle(b, WRITABLE);
    assert_eq!(trial.run(), ["t", "b 2", "a 1"]);
    trial.event_loop.update_timeout(t, 0);
    assert_eq!(trial.run(), ["b 2", "a 1", "t"]);
    trial.event_loop.remove_handle(a);
    trial.event_loop.remove_timeout(t);
    assert_eq!(trial.run(), ["free a"]);
    assert_eq!(trial.run(), ["b 2"]);
    trial.event_loop.remove_handle(b);
    assert_eq!(trial.run(), ["free b"]);
    assert_eq!(trial.run(), ["free t"]);
}

#[test]
fn a_callback_is_let_go_once_by_the_loop_and_not_inside_remove() {
    let trial = Trial::new();
    let watch = trial.watch("watch", -1, READABLE);
    let timer = trial.timer("timer", -1);
    trial.event_loop.remove_handle(watch);
    trial.event_loop.remove_timeout(timer);
    assert_eq!(*trial.calls.lock().unwrap(), NOTHING);
    assert_eq!(trial.run(), ["free watch"]);
    assert_eq!(trial.run(), ["free timer"]);
    trial.timer("tick", 0);
    assert_eq!(trial.run(), ["tick"]);
}

#[test]
fn a_free_callback_may_use_the_loop() {
    struct Busy(Arc<Loop>, i32);
    impl Drop for Busy {
        fn drop(&mut self) {
            assert_eq!(self.0.remove_handle(self.1), -1);
            self.0.add_timeout(-1, Arc::new(|_| {}));
        }
    }
    let event_loop = Arc::new(Loop::new());
    let busy = Busy(event_loop.clone(), 1);
    let watch = event_loop.add_handle(-1, 0, Arc::new(move |_, _, _| _ = &busy));
    event_loop.remove_handle(watch);
    event_loop.run_once().unwrap();
    assert_eq!(event_loop.add_timeout(-1, Arc::new(|_| {})), 2);
}

#[test]
fn removing_itself_in_a_callback() {
    let trial = Trial::new();
    let (reader, _writer) = ready_pipe();
    trial.watch_and("watch", reader.as_raw_fd(), READABLE, |event_loop, watch| {
        assert_eq!(event_loop.remove_handle(watch), 0);
        assert_eq!(event_loop.remove_handle(watch), -1);
    });
    trial.timer_and("timer", 0, |event_loop, timer| {
        assert_eq!(event_loop.remove_timeout(timer), 0);
        assert_eq!(event_loop.remove_timeout(timer), -1);
    });
    assert_eq!(trial.run(), ["watch 1", "timer"]);
    assert_eq!(trial.run(), ["free watch"]);
    assert_eq!(trial.run(), ["free timer"]);
}

#[test]
fn adding_in_a_callback_waits_for_the_next_iteration() {
    let trial = Trial::new();
    let (reader, _writer) = ready_pipe();
    let fd = reader.as_raw_fd();
    let calls = trial.calls.clone();
    let once = AtomicUsize::new(0);
    trial.timer_and("timer", 0, move |event_loop, _| {
        if once.fetch_add(1, Ordering::Relaxed) == 0 {
            let note = calls.clone();
            let new = move |_, _, _| note.lock().unwrap().push("new".into());
            event_loop.add_handle(fd, READABLE, Arc::new(new));
            let note = calls.clone();
            event_loop.add_timeout(0, Arc::new(move |_| note.lock().unwrap().push("newer".into())));
        }
    });
    assert_eq!(trial.run(), ["timer"]);
    assert_eq!(trial.run(), ["timer", "new", "newer"]);
}

#[test]
fn what_a_callback_changes_or_removes_is_not_called_in_that_iteration() {
    let trial = Trial::new();
    let (reader, _writer) = ready_pipe();
    let fd = reader.as_raw_fd();
    trial.watch_and("first", fd, READABLE, |event_loop, _| {
        event_loop.update_handle(2, READABLE | HANGUP);
        event_loop.update_handle(3, READABLE);
        event_loop.remove_handle(4);
        event_loop.update_timeout(1, 0);
        event_loop.update_timeout(2, -1);
    });
    trial.watch("changed", fd, READABLE);
    trial.watch("same", fd, READABLE);
    trial.watch("removed", fd, READABLE);
    trial.timer("again", 0);
    trial.timer("off", 0);
    assert_eq!(trial.run(), ["first 1", "same 1"]);
    assert_eq!(trial.run(), ["free removed"]);
    trial.event_loop.remove_handle(1);
    assert_eq!(trial.run(), ["free first"]);
    assert_eq!(trial.run(), ["same 1", "changed 1", "again"]);
}

#[test]
fn no_lock_is_held_while_a_callback_runs() {
    let trial = Trial::new();
    let (reader, _writer) = ready_pipe();
    let fd = reader.as_raw_fd();
    trial.watch_and("watch", fd, READABLE, move |event_loop, watch| {
        // Another thread does everything while this callback waits for it.
        thread::scope(|scope| {
            scope.spawn(|| {
                let timer = event_loop.add_timeout(-1, Arc::new(|_| {}));
                event_loop.update_timeout(timer, -1);
                event_loop.remove_timeout(timer);
                let other = event_loop.add_handle(fd, 0, Arc::new(|_, _, _| {}));
                event_loop.update_handle(other, WRITABLE);
                event_loop.remove_handle(other);
                event_loop.remove_handle(watch);
            });
        });
    });
    assert_eq!(trial.run(), ["watch 1"]);
    assert_eq!(trial.run(), ["free watch"]);
}

#[test]
fn a_timer_of_zero_fires_in_each_iteration() {
    let trial = Trial::new();
    let timer = trial.timer("zero", 0);
    for _ in 0..5 {
        assert_eq!(trial.run(), ["zero"]);
    }
    trial.event_loop.remove_timeout(timer);
    assert_eq!(trial.run(), ["free zero"]);
}

#[test]
fn a_timer_below_zero_never_fires() {
    let trial = Trial::new();
    trial.timer("never", -1);
    trial.timer("as little", i32::MIN);
    let off = trial.timer("off", 0);
    trial.event_loop.update_timeout(off, -1);
    trial.timer("tick", 1);
    for _ in 0..3 {
        assert_eq!(trial.run(), ["tick"]);
    }
    trial.event_loop.update_timeout(off, 0);
    assert_eq!(trial.run(), ["off"]);
}

#[test]
fn timers_fire_when_due_and_again() {
    let trial = Trial::new();
    trial.timer("late", 1 << 30);
    trial.timer("tick", 2);
    let start = std::time::Instant::now();
    for _ in 0..3 {
        assert_eq!(trial.run(), ["tick"]);
    }
    assert!(start.elapsed().as_millis() >= 6);
}

#[test]
fn other_threads_reach_a_sleeping_loop() {
    let trial = Trial::new();
    let (mut reader, _writer) = ready_pipe();
    let fd = reader.as_raw_fd();
    let note = |name: &'static str| {
        let held = trial.guard(name);
        move || held.calls.lock().unwrap().push(held.name.into())
    };
    let (added, timed) = (note("added"), note("timed"));
    let drain = |mut calls: Vec<String>| {
        // The wake-up may end an iteration in which nothing is to do.
        if calls.is_empty() {
            calls = trial.run();
        }
        calls
    };
    let calls = trial.run_and_meanwhile(|other| {
        other.add_handle(fd, READABLE, Arc::new(move |_, _, _| added()));
    });
    assert_eq!(drain(calls), ["added"]);
    trial.event_loop.update_handle(1, 0);
    let calls = trial.run_and_meanwhile(|other| other.update_handle(1, READABLE));
    assert_eq!(drain(calls), ["added"]);
    reader.read_exact(&mut [0]).unwrap();
    let calls = trial.run_and_meanwhile(|other| {
        other.add_timeout(0, Arc::new(move |_| timed()));
    });
    assert_eq!(drain(calls), ["timed"]);
    trial.event_loop.update_timeout(1, -1);
    let calls = trial.run_and_meanwhile(|other| other.update_timeout(1, 0));
    assert_eq!(drain(calls), ["timed"]);
    trial.event_loop.update_timeout(1, 1 << 30);
    let calls = trial.run_and_meanwhile(|other| other.update_timeout(1, 1));
    assert_eq!(if calls.is_empty() { trial.run() } else { calls }, ["timed"]);
    trial.event_loop.update_timeout(1, 1 << 30);
    assert_eq!(trial.run_and_meanwhile(|other| _ = other.remove_handle(1)), ["free added"]);
    assert_eq!(trial.run_and_meanwhile(|other| _ = other.remove_timeout(1)), ["free timed"]);
}

#[test]
fn a_callback_may_run_the_loop_and_is_not_called_again_by_it() {
    let trial = Trial::new();
    let (reader, _writer) = ready_pipe();
    let fd = reader.as_raw_fd();
    let run = |event_loop: &Loop, _: i32| event_loop.run_once().unwrap();
    let outer = trial.watch_and("outer", fd, READABLE, run);
    trial.watch("inner", fd, READABLE);
    for _ in 0..2 {
        assert_eq!(trial.run(), ["outer 1", "inner 1"]);
    }
    trial.event_loop.remove_handle(outer);
    trial.run();
    trial.event_loop.update_handle(2, 0);
    // A timer that is due all the time, alone with another: neither is called inside itself.
    trial.timer_and("timer", 0, run);
    trial.timer_and("second", 0, run);
    trial.timer("third", 0);
    for _ in 0..2 {
        assert_eq!(trial.run(), ["timer", "second", "third"]);
    }
}

#[test]
fn a_callback_that_removes_itself_and_runs_the_loop_stays_valid() {
    let trial = Trial::new();
    let (reader, _writer) = ready_pipe();
    let calls = trial.calls.clone();
    trial.watch_and("watch", reader.as_raw_fd(), READABLE, move |event_loop, watch| {
        event_loop.remove_handle(watch);
        event_loop.run_once().unwrap();
        calls.lock().unwrap().push("returns".into());
    });
    assert_eq!(trial.run(), ["watch 1", "returns", "free watch"]);
}

#[test]
fn a_panic_in_a_callback_leaves_the_loop_usable() {
    let trial = Trial::new();
    let (reader, _writer) = ready_pipe();
    trial.watch_and("bad", reader.as_raw_fd(), READABLE, |event_loop, watch| {
        event_loop.remove_handle(watch);
        std::panic::resume_unwind(Box::new("of the test"));
    });
    trial.watch("good", reader.as_raw_fd(), READABLE);
    trial.timer("timer", 0);
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| trial.run())).unwrap_err();
    assert_eq!(trial.run(), ["bad 1", "free bad"]);
    assert_eq!(trial.run(), ["good 1", "timer"]);
    // Another thread gets its turn.
    thread::scope(|scope| {
        scope.spawn(|| assert_eq!(trial.run(), ["good 1", "timer"]));
    });
}

#[test]
fn threads_take_turns() {
    let event_loop = Loop::new();
    let (inside, runs) = (AtomicUsize::new(0), Arc::new(AtomicUsize::new(0)));
    let count = runs.clone();
    let call = move |_| {
        assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0);
        thread::yield_now();
        inside.fetch_sub(1, Ordering::SeqCst);
        count.fetch_add(1, Ordering::SeqCst);
    };
    event_loop.add_timeout(0, Arc::new(call));
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| (0..100).for_each(|_| event_loop.run_once().unwrap()));
        }
    });
    assert_eq!(runs.load(Ordering::SeqCst), 400);
}

#[test]
fn many_descriptors_are_all_told_in_one_iteration() {
    let trial = Trial::new();
    let count = Arc::new(AtomicUsize::new(0));
    let pipes: Vec<_> = (0..100).map(|_| ready_pipe()).collect();
    for (reader, _) in &pipes {
        let count = count.clone();
        let add = move |_, _, _| _ = count.fetch_add(1, Ordering::Relaxed);
        trial.event_loop.add_handle(reader.as_raw_fd(), READABLE, Arc::new(add));
    }
    for round in 1..4 {
        trial.run();
        assert_eq!(count.load(Ordering::Relaxed), round * 100);
    }
}
