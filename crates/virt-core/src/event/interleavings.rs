// SPDX-License-Identifier: LGPL-2.1-or-later
//! Threads that register, deregister and make things happen while another runs the loop, in
//! many interleavings: `RUSTFLAGS="--cfg shuttle" cargo test -p virt-core event::`. A lost event
//! shows as a deadlock, which shuttle reports.

use super::*;
use crate::driver::{HypervisorDriver, HypervisorDriverByHand};
use crate::event_loop::{HandleCallback, Implementation, Loop, TimeoutCallback};
use crate::object::{Drivers, Opening};
use shuttle::thread;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::SeqCst;

const TRIES: usize = 2000;

shuttle::lazy_static! {
    /// Each try has its own.
    static ref LOOP: Loop = Loop::new();
}

struct Current;

impl Implementation for Current {
    fn add_handle(&self, fd: i32, events: i32, callback: HandleCallback) -> i32 {
        LOOP.add_handle(fd, events, callback)
    }
    fn update_handle(&self, watch: i32, events: i32) {
        LOOP.update_handle(watch, events);
    }
    fn remove_handle(&self, watch: i32) -> i32 {
        LOOP.remove_handle(watch)
    }
    fn add_timeout(&self, timeout: i32, callback: TimeoutCallback) -> i32 {
        LOOP.add_timeout(timeout, callback)
    }
    fn update_timeout(&self, timer: i32, timeout: i32) {
        LOOP.update_timeout(timer, timeout);
    }
    fn remove_timeout(&self, timer: i32) -> i32 {
        LOOP.remove_timeout(timer)
    }
}

fn explore(test: fn()) {
    if !event_loop::is_registered() {
        event_loop::register(Box::new(Current));
    }
    shuttle::check_random(test, TRIES);
    shuttle::check_pct(test, TRIES, 3);
}

/// A driver whose end is noticed.
struct Nobody(Arc<AtomicUsize>);

impl HypervisorDriverByHand for Nobody {
    fn name(&self) -> &'static str {
        "nobody"
    }
}

impl HypervisorDriver for Nobody {}

impl Drop for Nobody {
    fn drop(&mut self) {
        self.0.fetch_add(1, SeqCst);
    }
}

fn connect() -> (ConnectRef, Arc<AtomicUsize>) {
    let ends = Arc::new(AtomicUsize::new(0));
    let drivers = Drivers {
        hypervisor: Arc::new(Nobody(ends.clone())),
        network: None,
        interface: None,
        storage: None,
        node_device: None,
        secret: None,
        nwfilter: None,
    };
    (Connect::new(&Opening::default(), None, drivers), ends)
}

const LIFECYCLE: EventId = EventId(Family::Domain, 0);

fn event(who: i32, which: i32) -> Event {
    Event::domain_lifecycle(&Arc::from("x"), Uuid([7; 16]), -1, who, which)
}

/// What a program sees of one callback: its calls, its frees, and no call after a free.
#[derive(Default)]
struct Seen {
    calls: std::sync::Mutex<Vec<(i32, i32)>>,
    frees: AtomicUsize,
}

impl Seen {
    fn calls(&self) -> Vec<(i32, i32)> {
        self.calls.lock().unwrap().clone()
    }

    fn frees(&self) -> usize {
        self.frees.load(SeqCst)
    }
}

fn callback(identity: usize, then: impl Fn(&Connect) + Send + Sync + 'static) -> (Callback, Arc<Seen>) {
    let seen = Arc::new(Seen::default());
    let (told, freed) = (seen.clone(), seen.clone());
    let call = move |conn: &Connect, event: &Event, _: &Handle| {
        assert_eq!(told.frees(), 0, "called after the free");
        let Payload::Lifecycle { event, detail } = event.payload else { panic!("another event") };
        told.calls.lock().unwrap().push((event, detail));
        then(conn);
        thread::yield_now();
        assert_eq!(told.frees(), 0, "freed under the call");
    };
    let free = move || {
        freed.frees.fetch_add(1, SeqCst);
    };
    (Callback::new(identity, Box::new(call), Some(Box::new(free))), seen)
}

fn register(hub: &Hub, conn: &Connect, identity: usize) -> (i32, Arc<Seen>) {
    let (callback, seen) = callback(identity, |_| {});
    (hub.register(conn, LIFECYCLE, Filter::Any, false, callback).unwrap(), seen)
}

/// Runs the loop until it is stopped; the number says which iteration is under way.
#[derive(Default)]
struct Runner {
    turn: AtomicUsize,
    stopping: std::sync::atomic::AtomicBool,
}

impl Runner {
    fn start(self: &Arc<Runner>) -> thread::JoinHandle<()> {
        let this = self.clone();
        thread::spawn(move || {
            while !this.stopping.load(SeqCst) {
                this.turn.fetch_add(1, SeqCst);
                LOOP.run_once().unwrap();
            }
        })
    }

    fn stop(&self, thread: thread::JoinHandle<()>) {
        self.stopping.store(true, SeqCst);
        LOOP.add_timeout(0, Arc::new(|_| {}));
        thread.join().unwrap();
    }
}

#[test]
fn each_event_comes_once_and_in_order() {
    explore(|| {
        let (hub, (conn, _)) = (Hub::new(), connect());
        let (_, seen) = register(&hub, &conn, 1);
        let threads: Vec<_> = (0..2)
            .map(|who| {
                let hub = hub.clone();
                thread::spawn(move || (0..3).for_each(|which| hub.queue(event(who, which))))
            })
            .collect();
        while seen.calls().len() < 6 {
            LOOP.run_once().unwrap();
        }
        threads.into_iter().for_each(|t| t.join().unwrap());
        for who in 0..2 {
            let of: Vec<_> = seen.calls().into_iter().filter(|call| call.0 == who).collect();
            assert_eq!(of, [(who, 0), (who, 1), (who, 2)]);
        }
    });
}

#[test]
fn registrations_that_come_and_go_leave_the_next_one_its_timer() {
    explore(|| {
        let (hub, (conn, _)) = (Hub::new(), connect());
        let runner = Arc::new(Runner::default());
        let running = runner.start();
        let threads: Vec<_> = (0..2)
            .map(|who| {
                let (hub, conn) = (hub.clone(), conn.clone());
                thread::spawn(move || {
                    let (number, seen) = register(&hub, &conn, 10 + who);
                    hub.queue(event(0, 0));
                    hub.deregister(&conn, number).unwrap();
                    assert!(hub.deregister(&conn, number).is_err());
                    seen
                })
            })
            .collect();
        let (_, kept) = register(&hub, &conn, 1);
        hub.queue(event(5, 5));
        let gone: Vec<_> = threads.into_iter().map(|t| t.join().unwrap()).collect();
        runner.stop(running);
        while !kept.calls().contains(&(5, 5)) {
            LOOP.run_once().unwrap();
        }
        assert_eq!((hub.count(&conn), kept.frees()), (1, 0));
        gone.iter().for_each(|seen| assert_eq!(seen.frees(), 1));
    });
}

#[test]
fn the_same_registration_stands_once() {
    explore(|| {
        let (hub, (conn, _)) = (Hub::new(), connect());
        let threads: Vec<_> = (0..3)
            .map(|_| {
                let (hub, conn) = (hub.clone(), conn.clone());
                thread::spawn(move || {
                    let (callback, seen) = callback(1, |_| {});
                    (hub.register(&conn, LIFECYCLE, Filter::Any, false, callback), seen)
                })
            })
            .collect();
        let tried: Vec<_> = threads.into_iter().map(|t| t.join().unwrap()).collect();
        assert_eq!(tried.iter().filter(|(result, _)| result.is_ok()).count(), 1);
        hub.queue(event(0, 0));
        let calls = || tried.iter().map(|(_, seen)| seen.calls().len()).sum::<usize>();
        while calls() == 0 {
            LOOP.run_once().unwrap();
        }
        for (result, seen) in &tried {
            if let Ok(number) = result {
                hub.deregister(&conn, *number).unwrap();
            }
            // What was refused leaves the program its data.
            assert_eq!(seen.frees(), usize::from(result.is_ok()));
            assert_eq!(seen.calls().len(), usize::from(result.is_ok()));
        }
    });
}

#[test]
fn a_callback_that_deregisters_itself_is_freed_after_the_delivery() {
    explore(|| {
        let (hub, (conn, ends)) = (Hub::new(), connect());
        let weak = Arc::downgrade(&hub);
        let won = Arc::new(AtomicUsize::new(0));
        let counter = won.clone();
        let (callback, seen) = callback(1, move |conn| {
            let hub = weak.upgrade().unwrap();
            counter.fetch_add(usize::from(hub.deregister(conn, 0).is_ok()), SeqCst);
        });
        assert_eq!(hub.register(&conn, LIFECYCLE, Filter::Any, false, callback), Ok(0));
        hub.queue(event(0, 0));
        hub.queue(event(0, 1));
        let other = (hub.clone(), conn.clone(), won.clone());
        let thread = thread::spawn(move || {
            let (hub, conn, won) = other;
            won.fetch_add(usize::from(hub.deregister(&conn, 0).is_ok()), SeqCst);
        });
        assert!(conn.close().is_some());
        drop(conn);
        let runner = Arc::new(Runner::default());
        let running = runner.start();
        thread.join().unwrap();
        runner.stop(running);
        assert_eq!((won.load(SeqCst), seen.frees(), ends.load(SeqCst)), (1, 1, 1));
        assert!(seen.calls().len() <= 1);
    });
}

#[test]
fn after_deregistering_only_the_delivery_under_way_calls() {
    explore(|| {
        let (hub, (conn, _)) = (Hub::new(), connect());
        let runner = Arc::new(Runner::default());
        let last = Arc::new(AtomicUsize::new(usize::MAX));
        let (limit, of) = (last.clone(), runner.clone());
        let (callback, seen) = callback(1, move |_| {
            assert!(of.turn.load(SeqCst) <= limit.load(SeqCst), "called in a later iteration");
        });
        let number = hub.register(&conn, LIFECYCLE, Filter::Any, false, callback).unwrap();
        // Keeps the hub's timer, and takes the events.
        let (_, other) = register(&hub, &conn, 2);
        let running = runner.start();
        let (source, queue) = (hub.clone(), || (0..3).map(|which| event(0, which)));
        let queuer = thread::spawn(move || queue().for_each(|event| source.queue(event)));
        hub.deregister(&conn, number).unwrap();
        last.store(runner.turn.load(SeqCst), SeqCst);
        queuer.join().unwrap();
        runner.stop(running);
        while other.calls().len() < 3 {
            LOOP.run_once().unwrap();
        }
        assert_eq!(seen.frees(), 1);
    });
}

#[test]
fn a_programs_own_loop_may_deliver_in_two_threads() {
    explore(|| {
        let (hub, (conn, _)) = (Hub::new(), connect());
        let (number, seen) = register(&hub, &conn, 1);
        hub.queue(event(0, 0));
        let timer = hub.inner.lock().timer.unwrap();
        let threads: Vec<_> = (0..2)
            .map(|_| {
                let hub = hub.clone();
                thread::spawn(move || {
                    hub.dispatch(timer);
                    hub.queue(event(0, 1));
                    hub.dispatch(timer);
                })
            })
            .collect();
        hub.deregister(&conn, number).unwrap();
        let late = seen.clone();
        threads.into_iter().for_each(|t| t.join().unwrap());
        assert_eq!(late.frees(), 1);
        let (_, next) = register(&hub, &conn, 1);
        hub.queue(event(1, 1));
        while next.calls().is_empty() {
            LOOP.run_once().unwrap();
        }
    });
}
