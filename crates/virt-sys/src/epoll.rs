// SPDX-License-Identifier: LGPL-2.1-or-later
//! An epoll instance with its own wake-up descriptor, and poll for what epoll refuses.
//!
//! Descriptors are plain numbers here, as they are in the C interface: their owner may close
//! or reuse one at any time, and the kernel's answer to that (EBADF, ENOENT, EEXIST, EPERM)
//! is what the caller wants to hear.
//!
//! The calls enter the kernel directly, so they are not cancellation points: a thread that
//! is cancelled while it waits is not unwound through Rust frames.

use std::mem::MaybeUninit;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd, RawFd};
use std::time::Duration;

use rustix::event::epoll::{self, CreateFlags, EventData, EventFlags};
use rustix::event::{EventfdFlags, Nsecs, PollFd, PollFlags, Timespec, eventfd};
pub use rustix::io::Errno;

/// Readiness bits; epoll and poll number them alike.
pub mod bits {
    /// Data can be read.
    pub const IN: u32 = 0x01;
    /// Data can be written.
    pub const OUT: u32 = 0x04;
    /// An error is pending.
    pub const ERR: u32 = 0x08;
    /// The other side has gone.
    pub const HUP: u32 = 0x10;
    /// poll only: no such descriptor.
    pub const NVAL: u32 = 0x20;
}

/// The token that stands for the wake-up descriptor.
const WAKE: u64 = u64::MAX;

/// An epoll instance and the descriptor that wakes its sleeper.
#[derive(Debug)]
pub struct Epoll {
    epoll: OwnedFd,
    wake: OwnedFd,
}

/// Room for the events of one wait.
#[derive(Default)]
pub struct Events {
    buffer: Vec<libc::epoll_event>,
}

impl Events {
    /// Makes room for `count` descriptors and the wake-up.
    pub fn reserve(&mut self, count: usize) {
        self.buffer.clear();
        self.buffer.reserve(count + 1);
    }

    /// What the last wait found: token and readiness.
    pub fn iter(&self) -> impl Iterator<Item = (u64, u32)> {
        let found = self.buffer.iter().map(|event| (event.u64, event.events));
        found.filter(|(token, _)| *token != WAKE)
    }

    /// Forgets what the last wait found.
    pub fn clear(&mut self) {
        self.buffer.clear();
    }
}

/// One line of a [`poll`](Epoll::poll_now).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Poll {
    /// The descriptor.
    pub fd: RawFd,
    /// What is asked for.
    pub asked: u32,
    /// What was found.
    pub found: u32,
}

/// The caller's number as the system calls want it. Negative ones never reach the kernel.
fn borrow(fd: RawFd) -> Result<BorrowedFd<'static>, Errno> {
    if fd < 0 {
        return Err(Errno::BADF);
    }
    // SAFETY: the value is not -1, and it is used for one system call that only looks the
    // number up; one that is not open makes it fail with EBADF.
    Ok(unsafe { BorrowedFd::borrow_raw(fd) })
}

fn flags(mask: u32) -> PollFlags {
    PollFlags::from_bits_truncate(mask as _)
}

/// Whole milliseconds, rounded up so that nothing is woken before its time; -1: for ever.
fn milliseconds(timeout: Option<Duration>) -> i32 {
    let whole = |timeout: Duration| timeout.as_nanos().div_ceil(1_000_000).min(i32::MAX as u128) as i32;
    timeout.map_or(-1, whole)
}

fn timespec(timeout: Duration) -> Timespec {
    let ms = i64::from(milliseconds(Some(timeout)));
    Timespec { tv_sec: ms / 1000, tv_nsec: (ms % 1000 * 1_000_000) as Nsecs }
}

/// Waits until something is ready; how many events the kernel has filled in, 0 when the time is over.
pub(crate) fn wait(
    epoll: BorrowedFd<'_>,
    room: &mut [MaybeUninit<libc::epoll_event>],
    timeout: Option<Duration>,
) -> Result<usize, Errno> {
    // SAFETY: the kernel writes as many events as there is room for. No signal mask; its
    // size is given all the same, because memory checkers look at it.
    let count = unsafe {
        libc::syscall(
            libc::SYS_epoll_pwait,
            epoll.as_raw_fd(),
            room.as_mut_ptr(),
            i32::try_from(room.len()).unwrap_or(i32::MAX),
            milliseconds(timeout),
            std::ptr::null::<libc::sigset_t>(),
            size_of::<u64>(),
        )
    };
    usize::try_from(count).map_err(|_| {
        let error = std::io::Error::last_os_error();
        Errno::from_io_error(&error).unwrap_or(Errno::INVAL)
    })
}

const NOW: Timespec = Timespec { tv_sec: 0, tv_nsec: 0 };

impl Epoll {
    /// A new instance that watches its wake-up descriptor only. Both are close-on-exec.
    pub fn new() -> Result<Epoll, Errno> {
        let wake = eventfd(0, EventfdFlags::CLOEXEC | EventfdFlags::NONBLOCK)?;
        let epoll = epoll::create(CreateFlags::CLOEXEC)?;
        epoll::add(&epoll, &wake, EventData::new_u64(WAKE), EventFlags::IN)?;
        Ok(Epoll { epoll, wake })
    }

    /// Watches `fd` for `mask`; events carry `token`, which must not be `u64::MAX`.
    pub fn add(&self, fd: RawFd, mask: u32, token: u64) -> Result<(), Errno> {
        let (data, mask) = (EventData::new_u64(token), EventFlags::from_bits_retain(mask));
        epoll::add(&self.epoll, borrow(fd)?, data, mask)
    }

    /// Changes mask and token. ENOENT says that the number now stands for a file that was
    /// never added.
    pub fn modify(&self, fd: RawFd, mask: u32, token: u64) -> Result<(), Errno> {
        let (data, mask) = (EventData::new_u64(token), EventFlags::from_bits_retain(mask));
        epoll::modify(&self.epoll, borrow(fd)?, data, mask)
    }

    /// Stops watching `fd`.
    pub fn delete(&self, fd: RawFd) -> Result<(), Errno> {
        epoll::delete(&self.epoll, borrow(fd)?)
    }

    /// What is ready now; does not wait.
    pub fn look(&self, events: &mut Events) -> Result<(), Errno> {
        self.wait(events, Some(Duration::ZERO))
    }

    /// Waits until something is ready, the time is over (never, for `None`), somebody calls
    /// [`wake`](Epoll::wake) or a signal arrives (EINTR).
    pub fn wait(&self, events: &mut Events, timeout: Option<Duration>) -> Result<(), Errno> {
        if events.buffer.capacity() == 0 {
            events.buffer.reserve(8);
        }
        events.buffer.clear();
        let count = wait(self.epoll.as_fd(), events.buffer.spare_capacity_mut(), timeout)?;
        // SAFETY: the kernel has filled in that many.
        unsafe { events.buffer.set_len(count) };
        Ok(())
    }

    /// As [`wait`](Epoll::wait), with descriptors that epoll could not take; their `found` is
    /// not filled in.
    pub fn wait_with(
        &self,
        events: &mut Events,
        others: &[Poll],
        timeout: Option<Duration>,
    ) -> Result<(), Errno> {
        let mut lines = vec![PollFd::from_borrowed_fd(self.epoll.as_fd(), PollFlags::IN)];
        for other in others {
            lines.push(PollFd::from_borrowed_fd(borrow(other.fd)?, flags(other.asked)));
        }
        events.buffer.clear();
        rustix::event::poll(&mut lines, timeout.map(timespec).as_ref())?;
        self.look(events)
    }

    /// Fills in what is ready now, and says how many lines have something.
    pub fn poll_now(&self, lines: &mut [Poll]) -> Result<usize, Errno> {
        let mut fds = Vec::with_capacity(lines.len());
        for line in &*lines {
            fds.push(PollFd::from_borrowed_fd(borrow(line.fd)?, flags(line.asked)));
        }
        let ready = rustix::event::poll(&mut fds, Some(&NOW))?;
        for (line, fd) in lines.iter_mut().zip(&fds) {
            line.found = fd.revents().bits() as u32;
        }
        Ok(ready)
    }

    /// Ends the wait of another thread, or the next one.
    pub fn wake(&self) {
        // The only failure possible is a full counter, and then it is awake already.
        let _ = rustix::io::write(&self.wake, &1u64.to_ne_bytes());
    }

    /// Takes back all wake-ups so far.
    pub fn calm(&self) {
        let _ = rustix::io::read(&self.wake, &mut [0u8; 8]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::File;

    fn pipe() -> (OwnedFd, OwnedFd) {
        rustix::pipe::pipe_with(rustix::pipe::PipeFlags::CLOEXEC).unwrap()
    }

    fn found(events: &Events) -> Vec<(u64, u32)> {
        events.iter().collect()
    }

    #[test]
    fn readiness_comes_with_the_token() {
        let epoll = Epoll::new().unwrap();
        let mut events = Events::default();
        let (r, w) = pipe();
        epoll.add(r.as_raw_fd(), bits::IN, 7).unwrap();
        epoll.look(&mut events).unwrap();
        assert_eq!(found(&events), []);
        rustix::io::write(&w, b"x").unwrap();
        epoll.wait(&mut events, None).unwrap();
        assert_eq!(found(&events), [(7, bits::IN)]);
        drop(w);
        epoll.modify(r.as_raw_fd(), 0, 8).unwrap();
        epoll.look(&mut events).unwrap();
        assert_eq!(found(&events), [(8, bits::HUP)]);
        epoll.delete(r.as_raw_fd()).unwrap();
        epoll.look(&mut events).unwrap();
        assert_eq!(found(&events), []);
    }

    #[test]
    fn the_kernels_refusals_are_told_apart() {
        let epoll = Epoll::new().unwrap();
        let null = File::open("/dev/null").unwrap();
        let (r, _w) = pipe();
        assert_eq!(epoll.add(null.as_raw_fd(), bits::IN, 1), Err(Errno::PERM));
        assert_eq!(epoll.add(-1, bits::IN, 1), Err(Errno::BADF));
        assert_eq!(epoll.modify(r.as_raw_fd(), bits::IN, 1), Err(Errno::NOENT));
        epoll.add(r.as_raw_fd(), bits::IN, 1).unwrap();
        assert_eq!(epoll.add(r.as_raw_fd(), bits::IN, 1), Err(Errno::EXIST));
    }

    #[test]
    fn poll_sees_what_epoll_refuses() {
        let epoll = Epoll::new().unwrap();
        let null = File::open("/dev/null").unwrap();
        let (r, _w) = pipe();
        let line = |fd, asked| Poll { fd, asked, found: 0 };
        let mut lines = [line(null.as_raw_fd(), bits::IN), line(r.as_raw_fd(), bits::IN), line(1 << 30, 0)];
        assert_eq!(epoll.poll_now(&mut lines), Ok(2));
        assert_eq!(lines.map(|line| line.found), [bits::IN, 0, bits::NVAL]);
    }

    #[test]
    fn a_wake_up_ends_the_wait_and_is_no_event() {
        let epoll = Epoll::new().unwrap();
        let mut events = Events::default();
        epoll.wake();
        epoll.wake();
        epoll.wait(&mut events, None).unwrap();
        assert_eq!(found(&events), []);
        epoll.wait_with(&mut events, &[], None).unwrap();
        epoll.calm();
        // Nothing is left of them: this wait ends by its time.
        epoll.wait(&mut events, Some(Duration::from_nanos(1))).unwrap();
        assert!(events.buffer.is_empty());
    }

    #[test]
    fn every_ready_descriptor_is_told_at_once() {
        let epoll = Epoll::new().unwrap();
        let mut events = Events::default();
        let pipes: Vec<_> = (0..100).map(|_| pipe()).collect();
        for (i, (_, w)) in pipes.iter().enumerate() {
            epoll.add(w.as_raw_fd(), bits::OUT, i as u64).unwrap();
        }
        events.reserve(pipes.len());
        epoll.look(&mut events).unwrap();
        assert_eq!(found(&events).len(), 100);
    }

    #[test]
    fn times_are_rounded_up_to_milliseconds() {
        let of = |time| (timespec(time).tv_sec, timespec(time).tv_nsec);
        assert_eq!(of(Duration::from_nanos(1)), (0, 1_000_000));
        assert_eq!(of(Duration::from_millis(2500)), (2, 500_000_000));
        assert_eq!(of(Duration::MAX), (i64::from(i32::MAX) / 1000, 647_000_000));
    }
}
