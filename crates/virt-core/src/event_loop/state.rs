// SPDX-License-Identifier: LGPL-2.1-or-later
//! What the default loop remembers, and how it keeps the kernel's view in step.
//!
//! Programs grew up with a loop that gave every number to poll, each time anew. Epoll differs:
//! it refuses files that are always ready, forgets a descriptor when its last copy is closed,
//! and keeps it, out of reach, while a copy lives elsewhere. So each descriptor stands in one
//! of three places: in epoll; in a short list that is polled each time, because epoll refused
//! it; or nowhere, because nobody asks about it now. Entries in epoll carry a token that is
//! new each time one is added or changed, which tells an entry that was left behind. A few entries are
//! checked before the loop sleeps, and every now and then, which finds numbers that were closed
//! or now stand for another file.

use std::sync::Arc;
use std::time::{Duration, Instant};

use virt_sys::epoll::{Errno, Poll, bits};

use super::heap::Heap;
use super::sync::{Epoll, Events, Mark};
use super::table::{NumberMap, Table};
use super::{HandleCallback, TimeoutCallback, events};

/// How many entries one check looks at. Programs with no more than this get poll's behaviour
/// to the letter; each costs one system call.
const CHECKED_AT_ONCE: usize = 16;
/// Iterations without sleep after which a check is made all the same.
const CHECKED_EVERY: u32 = 64;

pub(super) struct Watch {
    number: i32,
    fd: i32,
    events: i32,
    /// Its place in the order of calls, which changes whenever the events do.
    order: u64,
    callback: HandleCallback,
}

pub(super) struct Timer {
    number: i32,
    interval: Duration,
    deadline: Instant,
    /// Whether it is on. One that waits for its own callback to end is on, but not in the heap.
    armed: bool,
    order: u64,
    callback: TimeoutCallback,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Nowhere,
    Epoll,
    Poll,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Changed {
    No,
    Yes,
    /// Possibly another file than before.
    Verify,
}

/// A descriptor that has watches.
struct Descriptor {
    watches: Vec<u32>,
    place: Place,
    /// Where in that place's list.
    index: usize,
    /// What was asked of the kernel.
    mask: u32,
    token: u32,
    changed: Changed,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Source {
    Handle,
    Timer,
}

/// A call to be made, or being made.
#[derive(Clone, Copy)]
struct Ready {
    order: u64,
    source: Source,
    slot: u32,
    events: i32,
}

/// A call with all it needs.
pub(super) enum Call {
    Handle(HandleCallback, i32, i32, i32),
    Timer(TimeoutCallback, i32),
}

impl Call {
    pub fn run(self) {
        match self {
            Call::Handle(callback, watch, fd, events) => callback(watch, fd, events),
            Call::Timer(callback, timer) => callback(timer),
        }
    }
}

pub(super) struct State {
    pub poller: Option<Arc<Epoll>>,
    watches: Table<Watch>,
    descriptors: NumberMap<Descriptor>,
    in_epoll: Vec<i32>,
    in_poll: Vec<i32>,
    /// Descriptors of which the kernel does not know the latest.
    changed: Vec<i32>,
    token: u32,
    /// An event came for an entry that is out of reach.
    pub stale: bool,
    /// Perhaps one did.
    doubtful: bool,
    checked: usize,
    unchecked: u32,

    timers: Table<Timer>,
    heap: Heap,
    walk: Vec<u32>,

    order: u64,
    /// Calls to be made in this iteration, and how many are behind us.
    ready: Vec<Ready>,
    next: usize,
    /// Calls being made; more than one when a callback runs the loop.
    running: Vec<Ready>,
    /// A callback runs the loop, and what it belongs to is hidden from that.
    hiding: bool,
    pub removed_handles: Vec<HandleCallback>,
    pub removed_timers: Vec<TimeoutCallback>,

    /// The thread whose turn it is, how deep it is, and how many wait.
    pub runner: Option<Mark>,
    pub depth: usize,
    pub waiting: usize,
    pub asleep: bool,
    pub woken: bool,
    /// When the sleeper gets up by itself.
    pub until: Option<Instant>,
    pub events: Events,
    pub lines: Vec<Poll>,
}

/// What epoll and poll are to look for.
fn asked(events: i32) -> u32 {
    let bit = |event, bit| if events & event != 0 { bit } else { 0 };
    bit(events::READABLE, bits::IN) | bit(events::WRITABLE, bits::OUT) | bits::ERR | bits::HUP
}

/// What they found, in the interface's terms.
fn told(found: u32) -> i32 {
    let event = |bit, event| if found & bit != 0 { event } else { 0 };
    event(bits::IN, events::READABLE)
        | event(bits::OUT, events::WRITABLE)
        | event(bits::ERR, events::ERROR)
        | event(bits::HUP, events::HANGUP)
}

fn token(fd: i32, token: u32) -> u64 {
    u64::from(token) << 32 | u64::from(fd as u32)
}

impl State {
    pub fn new() -> State {
        State {
            poller: None,
            watches: Table::new(),
            descriptors: NumberMap::default(),
            in_epoll: Vec::new(),
            in_poll: Vec::new(),
            changed: Vec::new(),
            token: 0,
            stale: false,
            doubtful: false,
            checked: 0,
            unchecked: 0,
            timers: Table::new(),
            heap: Heap::default(),
            walk: Vec::new(),
            order: 0,
            ready: Vec::new(),
            next: 0,
            running: Vec::new(),
            hiding: false,
            removed_handles: Vec::new(),
            removed_timers: Vec::new(),
            runner: None,
            depth: 0,
            waiting: 0,
            asleep: false,
            woken: false,
            until: None,
            events: Events::default(),
            lines: Vec::new(),
        }
    }

    fn next_order(&mut self) -> u64 {
        self.order += 1;
        self.order
    }

    /// Ends the sleep of the thread whose turn it is.
    fn wake(&mut self) {
        if self.asleep && !self.woken {
            self.woken = true;
            if let Some(poller) = &self.poller {
                poller.wake();
            }
        }
    }

    // Watches

    pub fn add_handle(&mut self, fd: i32, events: i32, callback: HandleCallback) -> i32 {
        let order = self.next_order();
        let (number, slot) = self.watches.insert(|number| Watch { number, fd, events, order, callback });
        let descriptor = self.descriptors.entry(fd).or_insert_with(|| Descriptor {
            watches: Vec::with_capacity(1),
            place: Place::Nowhere,
            index: 0,
            mask: 0,
            token: 0,
            changed: Changed::No,
        });
        descriptor.watches.push(slot);
        if events != 0 {
            self.change(fd, Changed::Verify);
            self.wake();
        }
        number
    }

    pub fn update_handle(&mut self, number: i32, events: i32) {
        let order = self.next_order();
        let Some(watch) = self.watches.slot(number).and_then(|slot| self.watches.get_mut(slot)) else {
            return;
        };
        if watch.events != events {
            watch.events = events;
            watch.order = order;
            let fd = watch.fd;
            self.change(fd, Changed::Yes);
        }
    }

    pub fn remove_handle(&mut self, number: i32) -> i32 {
        let Some((slot, watch)) = self.watches.remove(number) else { return -1 };
        self.removed_handles.push(watch.callback);
        if let Some(descriptor) = self.descriptors.get_mut(&watch.fd) {
            descriptor.watches.retain(|other| *other != slot);
        }
        // Now and not later: the program is about to close the descriptor.
        self.tell(watch.fd);
        self.wake();
        0
    }

    /// Notes that what is asked of `fd` is different.
    fn change(&mut self, fd: i32, how: Changed) {
        let Some(descriptor) = self.descriptors.get_mut(&fd) else { return };
        let before = descriptor.changed;
        if before != Changed::Verify {
            descriptor.changed = how;
        }
        if self.asleep {
            // Epoll takes it while somebody waits; poll would not.
            let polled = descriptor.place == Place::Poll;
            self.tell(fd);
            if polled || self.descriptors.get(&fd).is_some_and(|d| d.place == Place::Poll) {
                self.wake();
            }
        } else if before == Changed::No {
            self.changed.push(fd);
        }
    }

    /// Whether the source's own callback is running the loop.
    fn is_hidden(&self, order: u64) -> bool {
        self.running.iter().any(|running| running.order == order)
    }

    /// All that is asked of a descriptor; `None` for nothing.
    fn wanted(&self, fd: i32, descriptor: &Descriptor) -> Option<u32> {
        let watches = descriptor.watches.iter().filter_map(|slot| self.watches.get(*slot));
        let on = watches.filter(|watch| watch.events != 0 && !(self.hiding && self.is_hidden(watch.order)));
        let mask = on.fold(0, |mask, watch| mask | asked(watch.events));
        (fd >= 0 && mask != 0).then_some(mask)
    }

    /// Tells the kernel what is asked of `fd`.
    fn tell(&mut self, fd: i32) {
        let Some(descriptor) = self.descriptors.get(&fd) else { return };
        let wanted = self.wanted(fd, descriptor);
        let Some(descriptor) = self.descriptors.get_mut(&fd) else { return };
        let verify = descriptor.changed == Changed::Verify;
        descriptor.changed = Changed::No;
        let Some(mask) = wanted else {
            if let (Place::Epoll, Some(poller)) = (descriptor.place, &self.poller) {
                // If this fails, the kernel has forgotten it or hides it: its token tells.
                let _ = poller.delete(fd);
            }
            self.put(fd, Place::Nowhere);
            if self.descriptors.get(&fd).is_some_and(|d| d.watches.is_empty()) {
                self.descriptors.remove(&fd);
            }
            return;
        };
        let unchanged = descriptor.mask == mask && !verify;
        descriptor.mask = mask;
        let Some(poller) = &self.poller else {
            // Told when there is an instance to tell.
            descriptor.changed = Changed::Verify;
            self.changed.push(fd);
            return;
        };
        if descriptor.place == Place::Epoll && unchanged {
            return;
        }
        // New each time: the number may be back at a file that it stood for before, and the
        // entry that answers now may not be the one that answered last.
        self.token = self.token.wrapping_add(1);
        descriptor.token = self.token;
        let token = token(fd, self.token);
        let mut result = Err(Errno::NOENT);
        if descriptor.place == Place::Epoll {
            result = poller.modify(fd, mask, token);
        }
        if result.is_err() {
            result = poller.add(fd, mask, token);
        }
        if result == Err(Errno::EXIST) {
            result = poller.modify(fd, mask, token);
        }
        self.put(fd, if result.is_ok() { Place::Epoll } else { Place::Poll });
    }

    /// Moves a descriptor between the lists.
    fn put(&mut self, fd: i32, place: Place) {
        let Some(descriptor) = self.descriptors.get_mut(&fd) else { return };
        let (old, index) = (descriptor.place, descriptor.index);
        if old == place {
            return;
        }
        descriptor.place = place;
        if let Some(list) = list(&mut self.in_epoll, &mut self.in_poll, place) {
            descriptor.index = list.len();
            list.push(fd);
        }
        if let Some(list) = list(&mut self.in_epoll, &mut self.in_poll, old) {
            list.swap_remove(index);
            if let Some(moved) = list.get(index).and_then(|moved| self.descriptors.get_mut(moved)) {
                moved.index = index;
            }
        }
    }

    /// Replaces the epoll instance, and has everything added to it anew.
    pub fn renew(&mut self) -> Result<(), Errno> {
        self.poller = Some(Arc::new(Epoll::new()?));
        self.stale = false;
        for fd in std::mem::take(&mut self.in_epoll) {
            if let Some(descriptor) = self.descriptors.get_mut(&fd) {
                descriptor.place = Place::Nowhere;
                descriptor.changed = Changed::Verify;
                self.changed.push(fd);
            }
        }
        Ok(())
    }

    /// Brings the kernel up to date.
    pub fn tell_all(&mut self) {
        // Without an instance, which cannot be here, they would come back for ever.
        for _ in 0..self.changed.len() {
            let Some(fd) = self.changed.pop() else { break };
            self.tell(fd);
        }
        self.events.reserve(self.in_epoll.len());
    }

    /// Whether it is time for a check that idleness did not bring.
    pub fn is_check_due(&mut self) -> bool {
        self.unchecked += 1;
        self.unchecked >= CHECKED_EVERY
    }

    /// Looks whether some numbers still stand for what they stood for.
    pub fn check(&mut self) {
        self.unchecked = 0;
        for _ in 0..CHECKED_AT_ONCE.min(self.in_epoll.len()) {
            if self.checked >= self.in_epoll.len() {
                self.checked = 0;
            }
            let Some(&fd) = self.in_epoll.get(self.checked) else { break };
            if let Some(descriptor) = self.descriptors.get_mut(&fd) {
                descriptor.changed = Changed::Verify;
            }
            self.tell(fd);
            self.checked += 1;
        }
    }

    /// Takes what is there without waiting; returns whether there is a reason not to sleep.
    pub fn look(&mut self, poller: &Arc<Epoll>) -> bool {
        if std::mem::take(&mut self.doubtful) || !self.in_epoll.is_empty() {
            let mut events = std::mem::take(&mut self.events);
            let result = poller.look(&mut events);
            self.answer(poller, events, result);
        }
        let busy = self.poll_refused(poller);
        self.collect(true);
        busy || !self.ready.is_empty() || self.stale || self.poller.is_none()
    }

    /// Takes what epoll found.
    pub fn answer(&mut self, poller: &Arc<Epoll>, found: Events, result: Result<(), Errno>) {
        self.events = found;
        if let Err(error) = result {
            self.events.clear();
            // After a signal the program may want to look what its handler noted. All else means
            // that it has closed the instance's number, which may be somebody else's now: it is
            // given up, and never closed.
            if error != Errno::INTR {
                std::mem::forget(poller.clone());
                self.poller = None;
            }
        }
    }

    /// Polls what epoll refused, into `lines`. Returns whether something is there, were it only
    /// that a number is not open: poll returns for that.
    pub fn poll_refused(&mut self, poller: &Epoll) -> bool {
        self.lines.clear();
        for &fd in &self.in_poll {
            let asked = self.descriptors.get(&fd).map_or(0, |descriptor| descriptor.mask);
            self.lines.push(Poll { fd, asked, found: 0 });
        }
        if self.lines.is_empty() || poller.poll_now(&mut self.lines).is_err() {
            return false;
        }
        // One that is not ready is no plain file any more, or epoll may have room now.
        for line in std::mem::take(&mut self.lines) {
            if line.found == 0 {
                self.tell(line.fd);
            }
            if self.descriptors.get(&line.fd).is_some_and(|d| d.place == Place::Poll) {
                self.lines.push(line);
            }
        }
        self.lines.iter().any(|line| line.found != 0)
    }

    // Timers

    pub fn add_timeout(&mut self, timeout: i32, callback: TimeoutCallback) -> i32 {
        let (order, deadline) = (self.next_order(), Instant::now());
        let (number, _) = self.timers.insert(|number| Timer {
            number,
            interval: Duration::ZERO,
            deadline,
            armed: false,
            order,
            callback,
        });
        if timeout >= 0 {
            self.update_timeout(number, timeout);
            self.wake();
        }
        number
    }

    pub fn update_timeout(&mut self, number: i32, timeout: i32) {
        let order = self.next_order();
        let Some(slot) = self.timers.slot(number) else { return };
        let Some(timer) = self.timers.get_mut(slot) else { return };
        timer.order = order;
        timer.armed = timeout >= 0;
        if let Ok(ms) = u64::try_from(timeout) {
            timer.interval = Duration::from_millis(ms);
            timer.deadline = Instant::now() + timer.interval;
            let deadline = timer.deadline;
            self.heap.set(slot, deadline);
            if self.until.is_none_or(|until| deadline < until) {
                self.wake();
            }
        } else {
            self.heap.remove(slot);
        }
    }

    pub fn remove_timeout(&mut self, number: i32) -> i32 {
        let Some((slot, timer)) = self.timers.remove(number) else { return -1 };
        self.heap.remove(slot);
        self.removed_timers.push(timer.callback);
        self.wake();
        0
    }

    pub fn deadline(&self) -> Option<Instant> {
        self.heap.first()
    }

    // Calls

    /// Forgets the calls of an outer iteration that this one overtakes, and hides the sources
    /// whose callbacks are on the way: they are not called again before they return.
    pub fn begin(&mut self) {
        self.ready.clear();
        self.next = 0;
        self.hiding = !self.running.is_empty();
        for i in 0..self.running.len() {
            let Ready { source, slot, order, .. } = self.running[i];
            match source {
                Source::Timer if self.timers.get(slot).is_some_and(|timer| timer.order == order) => {
                    self.heap.remove(slot);
                }
                Source::Handle => self.mask_anew(slot),
                Source::Timer => {}
            }
        }
    }

    fn mask_anew(&mut self, slot: u32) {
        if let Some(fd) = self.watches.get(slot).map(|watch| watch.fd) {
            self.change(fd, Changed::Yes);
        }
    }

    /// Turns what was found into calls. `whole`: nothing can have changed since the kernel was
    /// asked, so that a token without a descriptor is one left behind.
    pub fn collect(&mut self, whole: bool) {
        let mut events = std::mem::take(&mut self.events);
        for (token, found) in events.iter() {
            let (fd, token) = (token as u32 as i32, (token >> 32) as u32);
            match self.descriptors.get(&fd) {
                Some(d) if d.place == Place::Epoll && d.token == token => {
                    collect_one(d, found, &self.watches, &mut self.ready);
                }
                _ if whole => self.stale = true,
                _ => self.doubtful = true,
            }
        }
        events.clear();
        self.events = events;
        for line in self.lines.drain(..) {
            if let Some(descriptor) = self.descriptors.get(&line.fd) {
                collect_one(descriptor, line.found, &self.watches, &mut self.ready);
            }
        }
        if self.hiding {
            let running = &self.running;
            self.ready.retain(|ready| !running.iter().any(|other| other.order == ready.order));
        }
    }

    /// Adds the timers that are due.
    pub fn collect_timers(&mut self, now: Instant) {
        let State { heap, walk, timers, ready, .. } = self;
        heap.due(now, walk, |slot| {
            if let Some(timer) = timers.get(slot) {
                ready.push(Ready { order: timer.order, source: Source::Timer, slot, events: 0 });
            }
        });
    }

    /// Puts the calls into the order in which their sources were last set up; returns whether
    /// there are any.
    pub fn sort(&mut self) -> bool {
        if self.ready.len() > 1 {
            self.ready.sort_unstable_by_key(|ready| ready.order);
        }
        !self.ready.is_empty()
    }

    /// The next call. What was changed or removed since is passed by.
    pub fn next_call(&mut self, now: Instant) -> Option<Call> {
        while let Some(&ready) = self.ready.get(self.next) {
            self.next += 1;
            let Ready { order, slot, events, .. } = ready;
            let call = match ready.source {
                Source::Handle => self
                    .watches
                    .get(slot)
                    .filter(|watch| watch.order == order)
                    .map(|watch| Call::Handle(watch.callback.clone(), watch.number, watch.fd, events)),
                Source::Timer => {
                    self.timers.get_mut(slot).filter(|timer| timer.order == order).map(|timer| {
                        // From the iteration's time, not from the end of its callback.
                        timer.deadline = now + timer.interval;
                        self.heap.set(slot, timer.deadline);
                        Call::Timer(timer.callback.clone(), timer.number)
                    })
                }
            };
            if call.is_some() {
                self.running.push(ready);
                return call;
            }
        }
        None
    }

    /// Notes that the last call has returned.
    pub fn called(&mut self) {
        let Some(Ready { order, source, slot, .. }) = self.running.pop() else { return };
        if !self.hiding {
            return;
        }
        // It ran the loop, and was hidden meanwhile.
        match source {
            Source::Handle => self.mask_anew(slot),
            Source::Timer => {
                if let Some(timer) = self.timers.get(slot).filter(|timer| timer.order == order && timer.armed)
                {
                    self.heap.set(slot, timer.deadline);
                }
            }
        }
    }

    /// Ends the iteration at depth `depth`, whether it came to its end or a callback panicked.
    pub fn end(&mut self) {
        while self.running.len() >= self.depth && !self.running.is_empty() {
            self.called();
        }
        self.ready.clear();
        self.depth -= 1;
        if self.depth == 0 {
            self.runner = None;
        }
    }

    /// Makes the state a child's own after a fork on the thread `me`.
    pub fn forked(&mut self, me: Mark) {
        // Closes the child's copies only.
        self.poller = None;
        self.asleep = false;
        self.woken = false;
        self.waiting = 0;
        if self.runner != Some(me) {
            // Whoever ran the loop does not exist here.
            self.runner = None;
            self.depth = 0;
            self.running.clear();
            self.ready.clear();
        }
    }
}

fn list<'a>(epoll: &'a mut Vec<i32>, poll: &'a mut Vec<i32>, place: Place) -> Option<&'a mut Vec<i32>> {
    match place {
        Place::Nowhere => None,
        Place::Epoll => Some(epoll),
        Place::Poll => Some(poll),
    }
}

fn collect_one(descriptor: &Descriptor, found: u32, watches: &Table<Watch>, ready: &mut Vec<Ready>) {
    for &slot in &descriptor.watches {
        let Some(watch) = watches.get(slot).filter(|watch| watch.events != 0) else { continue };
        let events = told(found & asked(watch.events));
        if events != 0 {
            ready.push(Ready { order: watch.order, source: Source::Handle, slot, events });
        }
    }
}
