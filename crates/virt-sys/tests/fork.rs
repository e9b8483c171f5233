// SPDX-License-Identifier: LGPL-2.1-or-later
//! Alone in its process, because a fork of another test would be counted too.

use std::sync::atomic::{AtomicU32, Ordering};

use virt_sys::fork::{at_fork, generation};

static PREPARED: AtomicU32 = AtomicU32::new(0);
static IN_PARENT: AtomicU32 = AtomicU32::new(0);
static IN_CHILD: AtomicU32 = AtomicU32::new(0);

extern "C" fn prepare() {
    PREPARED.fetch_add(1, Ordering::Relaxed);
}
extern "C" fn parent() {
    IN_PARENT.fetch_add(1, Ordering::Relaxed);
}
extern "C" fn child() {
    IN_CHILD.fetch_add(1, Ordering::Relaxed);
}

#[test]
fn a_child_knows_that_it_is_one() {
    let before = generation();
    at_fork(prepare, parent, child).unwrap();
    let seen = || [&PREPARED, &IN_PARENT, &IN_CHILD].map(|n| n.load(Ordering::Relaxed));
    // SAFETY: the child reads atomics and leaves by _exit.
    let pid = unsafe { libc::fork() };
    if pid == 0 {
        let right = generation() == before.wrapping_add(1) && seen() == [1, 0, 1];
        // SAFETY: leaves without running anything of the parent's.
        unsafe { libc::_exit(if right { 0 } else { 1 }) }
    }
    let mut status = 0;
    // SAFETY: waits for the child just made.
    assert_eq!(unsafe { libc::waitpid(pid, &mut status, 0) }, pid);
    assert_eq!(status, 0);
    assert_eq!(generation(), before);
    assert_eq!(seen(), [1, 1, 0]);
}
