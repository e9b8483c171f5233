// SPDX-License-Identifier: LGPL-2.1-or-later
//! One descriptor that two kinds wait for: threads that sleep until there is something to read,
//! and a loop that polls. What comes wakes a thread where one sleeps, else the loop.
//!
//! It is the kernel that chooses, without a system call of anybody: each kind has an epoll
//! instance, both wait exclusively, and the threads' stands in front. An instance in which nobody
//! sleeps is passed over.

use std::mem::MaybeUninit;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::time::{Duration, Instant};

use rustix::event::epoll::{self, CreateFlags, EventData, EventFlags};

use crate::epoll::{Errno, bits, wait};

/// Both views of one descriptor.
#[derive(Debug)]
pub struct Precedence {
    threads: OwnedFd,
    others: OwnedFd,
}

fn add(epoll: &OwnedFd, fd: BorrowedFd<'_>, mask: u32) -> Result<(), Errno> {
    let mask = EventFlags::from_bits_retain(mask);
    let data = EventData::new_u64(0);
    match epoll::add(epoll, fd, data, mask | EventFlags::EXCLUSIVE) {
        // A kernel that does not know it wakes both.
        Err(Errno::INVAL) => epoll::add(epoll, fd, data, mask),
        result => result,
    }
}

impl Precedence {
    /// Threads wait for something to read on `fd`; nobody else is shown anything as yet.
    pub fn new(fd: BorrowedFd<'_>) -> Result<Precedence, Errno> {
        let threads = epoll::create(CreateFlags::CLOEXEC)?;
        let others = epoll::create(CreateFlags::CLOEXEC)?;
        add(&threads, fd, bits::IN)?;
        Ok(Precedence { threads, others })
    }

    /// Sleeps until there is something to read, or the other side has gone; false when the time
    /// has come.
    pub fn sleep(&self, until: Option<Instant>) -> Result<bool, Errno> {
        loop {
            let left = until.map(|until| until.saturating_duration_since(Instant::now()));
            match wait(self.threads.as_fd(), &mut [MaybeUninit::uninit()], left) {
                Ok(0) if left == Some(Duration::ZERO) => return Ok(false),
                Ok(0) | Err(Errno::INTR) => {}
                Ok(_) => return Ok(true),
                Err(errno) => return Err(errno),
            }
        }
    }

    /// What others poll: it can be read when something is ready that they are shown.
    pub fn others(&self) -> BorrowedFd<'_> {
        self.others.as_fd()
    }

    /// Shows others readiness of `fd`, which is the one that this was made for: bits of
    /// [`bits`], or 0 for none, after they were shown `before`.
    pub fn show(&self, fd: BorrowedFd<'_>, before: u32, mask: u32) -> Result<(), Errno> {
        // Exclusive ones cannot be changed, and who is added comes last.
        if before != 0 {
            epoll::delete(&self.others, fd)?;
        }
        if mask == 0 { Ok(()) } else { add(&self.others, fd, mask) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use std::io::{Read, Write};
    use std::os::unix::net::UnixStream;

    fn is_shown(precedence: &Precedence) -> bool {
        let now = Timespec { tv_sec: 0, tv_nsec: 0 };
        let mut lines = [PollFd::from_borrowed_fd(precedence.others(), PollFlags::IN)];
        poll(&mut lines, Some(&now)).unwrap() == 1
    }

    #[test]
    fn others_see_what_they_are_shown() {
        let (mut ours, mut theirs) = UnixStream::pair().unwrap();
        let precedence = Precedence::new(ours.as_fd()).unwrap();
        theirs.write_all(b"x").unwrap();
        assert!(!is_shown(&precedence));
        precedence.show(ours.as_fd(), 0, bits::IN).unwrap();
        assert!(is_shown(&precedence));
        assert_eq!(precedence.sleep(None), Ok(true));
        ours.read_exact(&mut [0]).unwrap();
        assert!(!is_shown(&precedence));
        assert_eq!(precedence.sleep(Some(Instant::now())), Ok(false));
        precedence.show(ours.as_fd(), bits::IN, bits::IN | bits::OUT).unwrap();
        assert!(is_shown(&precedence));
        precedence.show(ours.as_fd(), bits::IN | bits::OUT, 0).unwrap();
        assert!(!is_shown(&precedence));
        precedence.show(ours.as_fd(), 0, bits::IN).unwrap();
        drop(theirs);
        assert!(is_shown(&precedence));
        assert_eq!(precedence.sleep(None), Ok(true));
    }
}
