// SPDX-License-Identifier: LGPL-2.1-or-later
//! The kernel's part under `--cfg shuttle`: descriptors are plain numbers that a test makes
//! ready, and waiting is a condition variable that the scheduler sees.

use std::collections::BTreeMap;
use std::time::Duration;

use shuttle::sync::{Condvar, Mutex};
use virt_sys::epoll::{Errno, Poll, bits};

/// From this number on, epoll refuses descriptors.
pub(super) const REFUSED: i32 = 1000;

#[derive(Default)]
struct Kernel {
    watched: BTreeMap<i32, (u32, u64)>,
    ready: BTreeMap<i32, u32>,
    woken: bool,
}

/// Stands in for `virt_sys::epoll::Epoll`.
#[derive(Default)]
pub(super) struct Epoll {
    kernel: Mutex<Kernel>,
    changed: Condvar,
}

/// Stands in for `virt_sys::epoll::Events`.
#[derive(Default)]
pub(super) struct Events(Vec<(u64, u32)>);

impl Events {
    pub fn reserve(&mut self, _count: usize) {
        self.0.clear();
    }
    pub fn iter(&self) -> impl Iterator<Item = (u64, u32)> {
        self.0.iter().copied()
    }
    pub fn clear(&mut self) {
        self.0.clear();
    }
}

impl Kernel {
    fn found(&self, fd: i32, asked: u32) -> u32 {
        self.ready.get(&fd).copied().unwrap_or(0) & (asked | bits::HUP | bits::ERR)
    }

    fn events(&self) -> Vec<(u64, u32)> {
        let all = self.watched.iter().map(|(&fd, &(mask, token))| (token, self.found(fd, mask)));
        all.filter(|(_, found)| *found != 0).collect()
    }
}

impl Epoll {
    pub fn new() -> Result<Epoll, Errno> {
        Ok(Epoll::default())
    }

    /// For tests: what is ready on `fd` from now on.
    pub fn set_ready(&self, fd: i32, found: u32) {
        self.kernel.lock().unwrap().ready.insert(fd, found);
        self.changed.notify_all();
    }

    pub fn add(&self, fd: i32, mask: u32, token: u64) -> Result<(), Errno> {
        let mut kernel = self.kernel.lock().unwrap();
        if fd >= REFUSED {
            return Err(Errno::PERM);
        }
        if kernel.watched.contains_key(&fd) {
            return Err(Errno::EXIST);
        }
        kernel.watched.insert(fd, (mask, token));
        self.changed.notify_all();
        Ok(())
    }

    pub fn modify(&self, fd: i32, mask: u32, token: u64) -> Result<(), Errno> {
        *self.kernel.lock().unwrap().watched.get_mut(&fd).ok_or(Errno::NOENT)? = (mask, token);
        self.changed.notify_all();
        Ok(())
    }

    pub fn delete(&self, fd: i32) -> Result<(), Errno> {
        self.kernel.lock().unwrap().watched.remove(&fd).map(drop).ok_or(Errno::NOENT)
    }

    pub fn look(&self, events: &mut Events) -> Result<(), Errno> {
        events.0 = self.kernel.lock().unwrap().events();
        Ok(())
    }

    pub fn wait(&self, events: &mut Events, timeout: Option<Duration>) -> Result<(), Errno> {
        self.wait_with(events, &[], timeout)
    }

    /// A wait with a timeout may end at any moment, so it ends at once.
    pub fn wait_with(
        &self,
        events: &mut Events,
        others: &[Poll],
        timeout: Option<Duration>,
    ) -> Result<(), Errno> {
        let mut kernel = self.kernel.lock().unwrap();
        loop {
            events.0 = kernel.events();
            let other = others.iter().any(|other| kernel.found(other.fd, other.asked) != 0);
            if !events.0.is_empty() || other || kernel.woken || timeout.is_some() {
                return Ok(());
            }
            kernel = self.changed.wait(kernel).unwrap();
        }
    }

    pub fn poll_now(&self, lines: &mut [Poll]) -> Result<usize, Errno> {
        let kernel = self.kernel.lock().unwrap();
        for line in &mut *lines {
            line.found = kernel.found(line.fd, line.asked);
        }
        Ok(lines.iter().filter(|line| line.found != 0).count())
    }

    pub fn wake(&self) {
        self.kernel.lock().unwrap().woken = true;
        self.changed.notify_all();
    }

    pub fn calm(&self) {
        self.kernel.lock().unwrap().woken = false;
    }
}
