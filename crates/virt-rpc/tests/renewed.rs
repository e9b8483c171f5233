// SPDX-License-Identifier: LGPL-2.1-or-later
//! Connections that come back, without an event loop.

mod common;
mod nobody;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Barrier, mpsc};
use std::thread;

use common::{PROGRAM, Peer, echo, renewed};
use virt_core::ErrorCode;
use virt_core::object::Stream;
use virt_rpc::{Client, CloseReason};

fn call(client: &Client, body: &[u8]) -> virt_core::Result<Vec<u8>> {
    client.call(PROGRAM, 1, body, &[]).map(|reply| reply.body)
}

/// A peer that answers each call with what it was asked, and wants to be asked just that.
fn answers(expected: &'static [&'static [u8]]) -> Box<dyn FnOnce(Peer) + Send> {
    Box::new(move |mut peer| {
        let mut asked = Vec::new();
        while let Some(call) = peer.next() {
            peer.reply(&call, &call.body);
            asked.push(call.body);
        }
        assert_eq!(asked, expected);
    })
}

#[test]
fn a_call_that_was_under_way_fails_and_is_not_sent_again() {
    let dies: Box<dyn FnOnce(Peer) + Send> = Box::new(|mut peer| {
        let first = peer.call();
        peer.reply(&first, b"yes!");
        assert_eq!(peer.call().body, b"lost");
    });
    let it = renewed(vec![dies, answers(&[b"next", b"last"])]);
    assert_eq!(call(&it.client, b"frst").unwrap(), b"yes!");
    let error = call(&it.client, b"lost").unwrap_err();
    assert_eq!(error.code(), ErrorCode::SYSTEM_ERROR);
    assert!(error.message().contains("End of file while reading data"), "{error}");
    assert!(!it.client.is_open());
    assert_eq!(call(&it.client, b"next").unwrap(), b"next");
    assert!(it.client.is_open());
    assert_eq!(call(&it.client, b"last").unwrap(), b"last");
    assert_eq!(it.end(), 2);
}

#[test]
fn an_end_that_nobody_noticed_costs_no_call() {
    let (gone, is_gone) = mpsc::channel();
    let dies: Box<dyn FnOnce(Peer) + Send> = Box::new(move |mut peer| {
        let first = peer.call();
        peer.message(PROGRAM, 9, b"late");
        peer.reply(&first, &[]);
        drop(peer);
        gone.send(()).unwrap();
    });
    let it = renewed(vec![dies, answers(&[b"next"])]);
    call(&it.client, &[]).unwrap();
    is_gone.recv().unwrap();
    assert_eq!(call(&it.client, b"next").unwrap(), b"next");
    assert_eq!(*it.told.lock().unwrap(), [(PROGRAM.number, 9, b"late".to_vec())]);
    assert_eq!(it.end(), 2);
}

#[test]
fn why_it_does_not_come_back_is_the_call_s_error() {
    let it = renewed(vec![Box::new(drop)]);
    for _ in 0..3 {
        // The first one may still be sent.
        let _ = call(&it.client, &[]);
    }
    assert_eq!(call(&it.client, &[]).unwrap_err().message(), "internal error: nobody is there");
    assert!(!it.client.is_open());
    assert!(it.client.transport().is_none());
    assert_eq!(it.end(), 1);
}

#[test]
fn many_threads_open_it_once() {
    const THREADS: usize = 16;
    for _ in 0..20 {
        let (gone, is_gone) = mpsc::channel();
        let dies: Box<dyn FnOnce(Peer) + Send> = Box::new(move |peer| {
            drop(peer);
            gone.send(()).unwrap();
        });
        let it = renewed(vec![dies, Box::new(|peer| assert_eq!(echo(peer), THREADS))]);
        is_gone.recv().unwrap();
        let barrier = Barrier::new(THREADS);
        thread::scope(|scope| {
            for number in 0..THREADS {
                let (client, barrier) = (&it.client, &barrier);
                scope.spawn(move || {
                    barrier.wait();
                    let body = [0, 0, 0, number as u8];
                    assert_eq!(call(client, &body).unwrap(), body);
                });
            }
        });
        assert_eq!(it.end(), 2);
    }
}

#[test]
fn each_loss_is_told_and_a_close_is_for_good() {
    let serves_one = || -> Box<dyn FnOnce(Peer) + Send> { Box::new(|mut peer| drop(peer.next())) };
    let it = renewed(vec![serves_one(), serves_one(), Box::new(|peer| assert_eq!(echo(peer), 1))]);
    let count = Arc::new(AtomicUsize::new(0));
    let (counted, inside) = (count.clone(), it.client.clone());
    it.client.on_close(Some(Box::new(move |reason| {
        assert_ne!(reason, CloseReason::KeepAlive);
        assert!(!inside.is_open());
        counted.fetch_add(1, Ordering::Relaxed);
    })));
    call(&it.client, &[]).unwrap_err();
    assert_eq!(count.load(Ordering::Relaxed), 1);
    call(&it.client, &[]).unwrap_err();
    assert_eq!(count.load(Ordering::Relaxed), 2);
    call(&it.client, &[]).unwrap();
    // Its function holds a client.
    it.client.on_close(None);
    it.client.close();
    assert_eq!(call(&it.client, &[]).unwrap_err().message(), "internal error: client socket is closed");
    assert_eq!(it.end(), 3);
}

#[test]
fn a_call_from_within_opening_is_refused() {
    let (client, _, peer) = common::connect(|mut peer| drop(peer.next()));
    let inside = Arc::new(std::sync::OnceLock::<Client>::new());
    let again = inside.clone();
    let client = client.renewable(Box::new(move |_| call(again.get().unwrap(), &[]).map(|_| unreachable!())));
    inside.set(client.clone()).unwrap();
    call(&client, &[]).unwrap_err();
    assert_eq!(call(&client, &[]).unwrap_err().message(), "internal error: client socket is closed");
    peer.join().unwrap();
}

#[test]
fn a_stream_is_lost_with_its_connection() {
    let dies: Box<dyn FnOnce(Peer) + Send> = Box::new(|mut peer| {
        let call = peer.call();
        peer.reply(&call, &[]);
    });
    let it = renewed(vec![dies, answers(&[b"next"])]);
    let (_, stream) = it.client.call_stream(PROGRAM, 208, &[], false).unwrap();
    let object = Stream::new(&nobody::connection(), 0);
    assert!(stream.recv(&object, 1, false).is_err());
    call(&it.client, b"next").unwrap();
    assert!(stream.recv(&object, 1, false).is_err());
    assert!(stream.finish(&object).is_err());
    drop(stream);
    assert_eq!(it.end(), 2);
}

#[test]
fn a_daemon_that_comes_and_goes_a_thousand_times() {
    const TIMES: usize = 1000;
    let scripts = (0..TIMES).map(|number| -> Box<dyn FnOnce(Peer) + Send> {
        Box::new(move |mut peer| {
            // Between calls, during one, and in the middle of a reply.
            if number % 3 == 0 {
                return;
            }
            let call = peer.call();
            let reply = common::packet(call.header, b"half");
            if number % 3 == 1 {
                peer.bytes(&reply[..reply.len() / 2]);
            } else {
                let header = virt_wire::Header { kind: virt_wire::Kind::Reply, ..call.header };
                peer.packet(header, b"all!");
            }
        })
    });
    let descriptors = || std::fs::read_dir("/proc/self/fd").unwrap().count();
    let it = renewed(scripts.collect());
    let before = descriptors();
    let (mut right, mut wrong) = (0, 0);
    loop {
        match call(&it.client, b"what") {
            Ok(body) => {
                assert_eq!(body, b"all!");
                right += 1;
            }
            Err(error) if error.message() == "internal error: nobody is there" => break,
            Err(error) => {
                assert_eq!(error.code(), ErrorCode::SYSTEM_ERROR, "{error}");
                wrong += 1;
            }
        }
    }
    assert_eq!(right, TIMES / 3);
    assert!(wrong >= TIMES / 3, "{wrong}");
    // Other tests have connections, too.
    assert!(descriptors() < before + 300, "descriptors leak");
    assert_eq!(it.end(), TIMES);
}
