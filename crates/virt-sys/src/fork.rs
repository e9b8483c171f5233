// SPDX-License-Identifier: LGPL-2.1-or-later
//! Noticing a fork: what a child must not share with its parent is told here.
//!
//! `pthread_atfork` is used and not a look at the process number, which would be a system
//! call each time. A child made by a bare clone or vfork is not noticed; such a child may
//! do nothing but exec anyway.

use std::io;
use std::sync::Once;
use std::sync::atomic::{AtomicU32, Ordering};

static GENERATION: AtomicU32 = AtomicU32::new(0);
static COUNTING: Once = Once::new();

extern "C" fn nothing() {}

extern "C" fn count() {
    GENERATION.fetch_add(1, Ordering::Relaxed);
}

/// How many forks lie between this process and the one in which it was first called; a
/// value that differs from a remembered one says that this is a child of whoever remembered it.
pub fn generation() -> u32 {
    COUNTING.call_once(|| {
        // Its only failure is a lack of memory at start; the process then counts as never forked.
        let _ = at_fork(nothing, nothing, count);
    });
    GENERATION.load(Ordering::Relaxed)
}

/// Has `prepare` called before each fork, `parent` and `child` after it in the two processes,
/// all on the forking thread. They last as long as the process and must not panic; `child`
/// should do little, since other threads' locks may be held in its copy of the memory.
pub fn at_fork(prepare: extern "C" fn(), parent: extern "C" fn(), child: extern "C" fn()) -> io::Result<()> {
    // SAFETY: the functions are safe ones, and stay mapped because the library is never unloaded.
    match unsafe { libc::pthread_atfork(Some(prepare), Some(parent), Some(child)) } {
        0 => Ok(()),
        error => Err(io::Error::from_raw_os_error(error)),
    }
}
