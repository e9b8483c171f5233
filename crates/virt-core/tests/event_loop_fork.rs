// SPDX-License-Identifier: LGPL-2.1-or-later
//! The process's default loop across forks. Alone in its process: it forks, and the loop is
//! one per process.

use std::io::{PipeReader, Read, Write, pipe};
use std::os::fd::AsRawFd;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use virt_core::event_loop::{self, events::READABLE};

/// Starts `child` in a child process. What is returned waits for it; its exit status must be 0.
fn in_child(child: impl FnOnce() -> bool) -> impl FnOnce() {
    // SAFETY: the child uses nothing that another thread could have locked, and leaves by _exit.
    let pid = unsafe { libc::fork() };
    assert!(pid >= 0);
    if pid == 0 {
        let right = std::panic::catch_unwind(std::panic::AssertUnwindSafe(child)).unwrap_or(false);
        // SAFETY: leaves without running anything of the parent's.
        unsafe { libc::_exit(if right { 0 } else { 1 }) }
    }
    move || {
        let mut status = 0;
        // SAFETY: waits for the child made above.
        assert_eq!(unsafe { libc::waitpid(pid, &mut status, 0) }, pid);
        assert_eq!(status, 0);
    }
}

fn run() {
    event_loop::run_default_once().unwrap();
}

/// Watches a pipe and counts the calls.
fn count(reader: &PipeReader) -> (i32, Arc<AtomicUsize>) {
    let calls = Arc::new(AtomicUsize::new(0));
    let counter = calls.clone();
    let add = move |_, _, _| _ = counter.fetch_add(1, Ordering::Relaxed);
    (event_loop::add_handle(reader.as_raw_fd(), READABLE, Arc::new(add)).unwrap(), calls)
}

/// A child's own watch works.
fn own_watch_is_heard() -> bool {
    let (reader, mut writer) = pipe().unwrap();
    writer.write_all(b"x").unwrap();
    let (watch, calls) = count(&reader);
    while calls.load(Ordering::Relaxed) < 10 {
        run();
    }
    event_loop::remove_handle(watch) == 0
}

#[test]
fn a_child_after_fork_has_its_own_instance_and_leaves_the_parents_untouched() {
    event_loop::register_default().unwrap();
    event_loop::register_default().unwrap();
    assert!(event_loop::is_registered());
    let (mut reader, mut writer) = pipe().unwrap();
    let (watch, calls) = count(&reader);
    let heard = || calls.load(Ordering::Relaxed);
    writer.write_all(b"x").unwrap();
    run();
    assert_eq!(heard(), 1);

    // The child hears what the parent watched, and may change and remove all that.
    in_child(|| {
        run();
        let both = heard() == 2;
        event_loop::update_handle(watch, 0);
        event_loop::update_handle(watch, READABLE);
        event_loop::remove_handle(watch);
        run();
        both && own_watch_is_heard() && heard() == 2
    })();
    run();
    assert_eq!(heard(), 2);

    // What a child watches, the parent does not hear: it sleeps until its own is ready.
    reader.read_exact(&mut [0]).unwrap();
    let (mut told, mut tell) = pipe().unwrap();
    let finish = in_child(|| own_watch_is_heard() && tell.write_all(b"x").is_ok());
    told.read_exact(&mut [0]).unwrap();
    finish();
    writer.write_all(b"x").unwrap();
    run();
    assert_eq!(heard(), 3);

    // A fork inside a callback: both sides go on with their iteration.
    let fork = |timer| {
        event_loop::remove_timeout(timer);
        in_child(own_watch_is_heard)();
    };
    assert!(event_loop::add_timeout(0, Arc::new(fork)).is_some());
    run();
    assert_eq!(heard(), 4);

    // A fork while another thread sleeps in the loop: the child may run it all the same.
    reader.read_exact(&mut [0]).unwrap();
    run(); // lets go of the timer
    let sleeper = std::thread::spawn(run);
    std::thread::sleep(std::time::Duration::from_millis(50));
    in_child(own_watch_is_heard)();
    writer.write_all(b"x").unwrap();
    sleeper.join().unwrap();
    while heard() < 5 {
        run();
    }

    // A program that closes every descriptor closes the instance's too.
    in_child(|| {
        run();
        // SAFETY: nothing else of this process needs them any more.
        unsafe { libc::syscall(libc::SYS_close_range, 3, u32::MAX, 0) };
        let mut pipes: Vec<_> = (0..4).map(|_| pipe().unwrap()).collect();
        event_loop::remove_handle(watch);
        let (_, calls) = count(&pipes[3].0);
        pipes[3].1.write_all(b"x").unwrap();
        while calls.load(Ordering::Relaxed) < 10 {
            run();
        }
        // None of the new descriptors was taken for the old instance and closed.
        pipes.iter_mut().all(|(_, writer)| writer.write_all(b"x").is_ok())
    })();
}
