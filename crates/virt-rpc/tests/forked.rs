// SPDX-License-Identifier: LGPL-2.1-or-later
//! Connections across forks. Alone in its process, because it forks.

mod common;

use std::sync::{Arc, Mutex, PoisonError};

use common::{PROGRAM, connect, echo};
use virt_core::ErrorCode;
use virt_core::event_loop;

/// What else a process does would be in the middle of something in the child.
static ALONE: Mutex<()> = Mutex::new(());

/// Runs `child` in a child process, and waits for it.
fn in_child(child: impl FnOnce() -> bool) {
    // SAFETY: the child uses nothing that another thread could have locked, and leaves by _exit.
    let pid = unsafe { libc::fork() };
    assert!(pid >= 0);
    if pid == 0 {
        let right = std::panic::catch_unwind(std::panic::AssertUnwindSafe(child)).unwrap_or(false);
        // SAFETY: leaves without running anything of the parent's.
        unsafe { libc::_exit(if right { 0 } else { 1 }) }
    }
    let mut status = 0;
    // SAFETY: waits for the child made above.
    assert_eq!(unsafe { libc::waitpid(pid, &mut status, 0) }, pid);
    assert_eq!(status, 0);
}

#[test]
fn a_child_cannot_use_or_disturb_its_parent_s_connection() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    event_loop::register_default().unwrap();
    let (client, _, peer) = connect(echo);
    let (other, _, other_peer) = connect(echo);
    client.call(PROGRAM, 1, &[], &[]).unwrap();
    let (_, stream) = client.call_stream(PROGRAM, 2, &[], false).unwrap();
    client.set_keep_alive(1, 1).unwrap();

    let in_parent = std::process::id();
    in_child(|| {
        assert_ne!(std::process::id(), in_parent);
        let refused = |error: virt_core::Error| error.code() == ErrorCode::OPERATION_INVALID;
        let right = client.call(PROGRAM, 1, &[], &[]).is_err_and(refused)
            && client.call_stream(PROGRAM, 1, &[], false).is_err_and(refused)
            && client.set_keep_alive(5, 5).is_err_and(refused)
            && !client.is_open()
            && client.transport().is_none();
        client.close();
        client.on_close(None);
        // What the program's destructors would do.
        drop((stream.clone(), client.clone(), other.clone()));
        right
    });
    client.call(PROGRAM, 1, &[], &[]).unwrap();

    // A child in which the last references go.
    let last = std::cell::Cell::new(Some(other));
    in_child(|| {
        drop(last.take());
        true
    });
    // One that comes back does not do so there.
    let lost = common::connect(|mut peer| drop(peer.next())).0;
    let lost = lost.renewable(Box::new(|_| panic!("opened in the child")));
    in_child(|| {
        lost.on_close(None);
        let refused =
            lost.call(PROGRAM, 1, &[], &[]).is_err_and(|e| e.code() == ErrorCode::OPERATION_INVALID);
        lost.close();
        drop(lost.clone());
        refused && !lost.is_open()
    });
    assert!(lost.is_open());
    lost.close();
    let other = last.take().unwrap();
    other.call(PROGRAM, 1, &[], &[]).unwrap();
    drop(other);
    assert_eq!(other_peer.join().unwrap(), 1);
    drop(stream);
    drop(client);
    assert_eq!(peer.join().unwrap(), 3);
}

#[test]
fn a_child_s_loop_leaves_its_parent_s_events_alone() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    event_loop::register_default().unwrap();
    let (client, told, peer) = connect(|mut peer| {
        while let Some(call) = peer.next() {
            peer.reply(&call, &[]);
            peer.message(PROGRAM, call.header.procedure, &[]);
        }
    });
    // Whether it is the loop's turn or not.
    for round in 1..=20 {
        client.call(PROGRAM, round, &[], &[]).unwrap();
        let before = told.lock().unwrap().len();
        in_child(|| {
            let timer = event_loop::add_timeout(0, Arc::new(|_| ())).unwrap();
            for _ in 0..5 {
                event_loop::run_default_once().unwrap();
            }
            event_loop::remove_timeout(timer);
            drop(client.clone());
            told.lock().unwrap().len() == before
        });
        while told.lock().unwrap().len() < round as usize {
            event_loop::run_default_once().unwrap();
        }
    }
    drop(client);
    peer.join().unwrap();
}
