// SPDX-License-Identifier: LGPL-2.1-or-later
//! Calls, replies, descriptors, events, and the connection's end.

mod common;

use std::os::fd::AsFd;
use std::sync::atomic::{AtomicI32, Ordering};
use std::sync::{Arc, Barrier, mpsc};
use std::thread;
use std::time::Duration;

use common::{PROGRAM, connect, connect_with, echo};
use virt_core::{Error, ErrorCode, ErrorDomain};
use virt_rpc::{CloseReason, Options, Program};
use virt_wire::{Header, Kind};

fn said(error: &Error) -> (i32, i32, &str) {
    (error.code().0, error.domain().0, error.message())
}

#[test]
fn a_call_brings_its_reply() {
    let (client, _, peer) = connect(echo);
    for size in [0, 4, 1000, 16_356, 16_360, 20_000, 600_000, 3_000_000] {
        let body: Vec<u8> = (0..size).map(|i| (i * 7 % 251) as u8).collect();
        assert_eq!(client.call(PROGRAM, 5, &body, &[]).unwrap().body, body, "{size}");
    }
    assert!(client.is_open());
    drop(client);
    assert_eq!(peer.join().unwrap(), 8);
}

#[test]
fn serials_count_up_and_headers_are_whole() {
    let (client, _, peer) = connect(|mut peer| {
        let mut headers = Vec::new();
        while let Some(call) = peer.next() {
            headers.push(call.header);
            peer.reply(&call, &[]);
        }
        headers
    });
    client.call(PROGRAM, 7, &[1, 2, 3, 4], &[]).unwrap();
    client.call(Program::QEMU, 8, &[], &[]).unwrap();
    drop(client);
    let header = |program, procedure, serial| Header {
        program,
        procedure,
        kind: Kind::Call,
        serial,
        status: virt_wire::Status::Ok,
    };
    assert_eq!(peer.join().unwrap(), [header(PROGRAM, 7, 1), header(Program::QEMU, 8, 2)]);
}

#[test]
fn an_error_reply_is_the_call_s_error() {
    let sent = Error::new(ErrorDomain::QEMU, ErrorCode::NO_DOMAIN, "no domain with name 'x'");
    let copy = sent.clone();
    let (client, _, _peer) = connect(move |mut peer| {
        let call = peer.call();
        peer.error(&call, &copy);
        echo(peer)
    });
    assert_eq!(client.call(PROGRAM, 1, &[], &[]).unwrap_err(), sent);
    client.call(PROGRAM, 1, &[], &[]).unwrap();
}

#[test]
fn threads_get_their_own_replies() {
    let (client, _, peer) = connect(echo);
    let barrier = Barrier::new(8);
    thread::scope(|scope| {
        for thread in 0..8_u32 {
            let (client, barrier) = (&client, &barrier);
            scope.spawn(move || {
                barrier.wait();
                for i in 0..2000_u32 {
                    let body = [thread.to_be_bytes(), i.to_be_bytes()].concat();
                    assert_eq!(client.call(PROGRAM, 1, &body, &[]).unwrap().body, body);
                }
            });
        }
    });
    drop(client);
    assert_eq!(peer.join().unwrap(), 16_000);
}

#[test]
fn replies_may_come_in_any_order() {
    let (client, _, _peer) = connect(|mut peer| {
        for _ in 0..200 {
            let mut calls: Vec<_> = (0..4).map(|_| peer.call()).collect();
            calls.reverse();
            // All in one, as a busy daemon's arrive.
            let mut bytes = Vec::new();
            for call in &calls {
                bytes.extend(common::packet(Header { kind: Kind::Reply, ..call.header }, &call.body));
            }
            peer.bytes(&bytes);
        }
    });
    thread::scope(|scope| {
        for thread in 0..4_u32 {
            let client = &client;
            scope.spawn(move || {
                for i in 0..200_u32 {
                    let body = [thread.to_be_bytes(), i.to_be_bytes()].concat();
                    assert_eq!(client.call(PROGRAM, 1, &body, &[]).unwrap().body, body);
                }
            });
        }
    });
}

#[test]
fn large_calls_in_both_directions_do_not_block_each_other() {
    // The peer reads a call only after it has written the reply to the one before.
    let (client, _, _peer) = connect(|mut peer| {
        let mut call = peer.call();
        for _ in 0..30 {
            peer.reply(&call, &call.body);
            match peer.next() {
                Some(next) => call = next,
                None => return,
            }
        }
    });
    let body = vec![7; 2_000_000];
    thread::scope(|scope| {
        for _ in 0..3 {
            let (client, body) = (&client, &body);
            scope.spawn(move || {
                for _ in 0..10 {
                    assert_eq!(client.call(PROGRAM, 1, body, &[]).unwrap().body.len(), body.len());
                }
            });
        }
    });
}

#[test]
fn descriptors_travel_in_both_directions() {
    let (client, _, _peer) = connect(|mut peer| {
        for _ in 0..3 {
            // Its descriptors are lost in a plain read; their bytes are not.
            let call = peer.call();
            assert_eq!(call.header.kind, Kind::CallWithFds);
            assert_eq!(call.body[..4], 2_u32.to_be_bytes());
            let mut bytes = [0; 2];
            std::io::Read::read_exact(&mut peer.0, &mut bytes).unwrap();
            let body = [&2_u32.to_be_bytes()[..], &call.body[4..]].concat();
            peer.packet(Header { kind: Kind::ReplyWithFds, ..call.header }, &body);
            peer.fd(std::fs::File::open("/dev/null").unwrap());
            thread::sleep(Duration::from_millis(5));
            peer.fd(std::fs::File::open("/dev/zero").unwrap());
            let call = peer.call();
            peer.reply(&call, &[]);
        }
    });
    let file = std::fs::File::open("/dev/null").unwrap();
    for _ in 0..3 {
        let reply = client.call(PROGRAM, 1, &[9; 8], &[file.as_fd(), file.as_fd()]).unwrap();
        assert_eq!((reply.body, reply.fds.len()), (vec![9; 8], 2));
        let mut zero = [1; 3];
        std::io::Read::read_exact(&mut std::fs::File::from(reply.fds.into_iter().nth(1).unwrap()), &mut zero)
            .unwrap();
        assert_eq!(zero, [0; 3]);
        client.call(PROGRAM, 1, &[], &[]).unwrap();
    }
    let many = [file.as_fd(); 33];
    let error = client.call(PROGRAM, 1, &[], &many).unwrap_err();
    assert_eq!(error.message(), "Too many FDs to send 33, expected 32 maximum");
}

#[test]
fn events_come_in_order_while_calls_wait() {
    let (client, told, _peer) = connect(|mut peer| {
        while let Some(call) = peer.next() {
            peer.message(PROGRAM, 107, &call.body);
            peer.message(Program::QEMU, 3, &[]);
            peer.reply(&call, &[]);
        }
    });
    for i in 0..100_u32 {
        client.call(PROGRAM, 1, &i.to_be_bytes(), &[]).unwrap();
    }
    let told = told.lock().unwrap();
    assert_eq!(told.len(), 200);
    for (i, pair) in told.chunks(2).enumerate() {
        assert_eq!(pair[0], (PROGRAM.number, 107, (i as u32).to_be_bytes().to_vec()));
        assert_eq!(pair[1], (Program::QEMU.number, 3, Vec::new()));
    }
}

#[test]
fn pings_are_answered_while_a_call_waits() {
    let (client, _, _peer) = connect(|mut peer| {
        let call = peer.call();
        peer.message(Program::KEEPALIVE, 1, &[]);
        let pong = peer.call();
        assert_eq!((pong.header.program, pong.header.procedure), (Program::KEEPALIVE, 2));
        assert_eq!((pong.header.kind, pong.header.serial, pong.body.len()), (Kind::Message, 0, 0));
        peer.reply(&call, &[]);
        echo(peer)
    });
    client.call(PROGRAM, 1, &[], &[]).unwrap();
}

#[test]
fn the_end_is_told_once_with_its_reason() {
    let (client, _, peer) = connect(|mut peer| _ = peer.next());
    let reasons = Arc::new(AtomicI32::new(0));
    let note = reasons.clone();
    client.on_close(Some(Box::new(move |reason| _ = note.fetch_add(100 + reason as i32, Ordering::SeqCst))));
    let error = client.call(PROGRAM, 1, &[], &[]).unwrap_err();
    assert_eq!(said(&error), (38, 7, "End of file while reading data: Input/output error"));
    assert_eq!(error.detail().int1, 5);
    peer.join().unwrap();
    assert_eq!(reasons.load(Ordering::SeqCst), 101);
    assert!(!client.is_open());
    let error = client.call(PROGRAM, 1, &[], &[]).unwrap_err();
    assert_eq!(said(&error), (1, 7, "internal error: client socket is closed"));
    client.close();
    assert_eq!(reasons.load(Ordering::SeqCst), 101);
}

#[test]
fn a_peer_that_died_between_calls_breaks_the_pipe() {
    let (client, _, peer) = connect(|mut peer| {
        let call = peer.call();
        peer.reply(&call, &[]);
    });
    let (sender, receiver) = mpsc::channel();
    client.on_close(Some(Box::new(move |reason| sender.send(reason).unwrap())));
    client.call(PROGRAM, 1, &[], &[]).unwrap();
    peer.join().unwrap();
    assert!(client.is_open());
    let error = client.call(PROGRAM, 1, &[], &[]).unwrap_err();
    assert_eq!(said(&error), (38, 7, "Cannot write data: Broken pipe"));
    assert_eq!(receiver.try_recv(), Ok(CloseReason::Eof));
}

#[test]
fn all_who_wait_hear_of_the_end() {
    let (client, _, _peer) = connect(|mut peer| {
        for _ in 0..4 {
            peer.call();
        }
    });
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let error = client.call(PROGRAM, 1, &[], &[]).unwrap_err();
                assert_eq!(error.message(), "End of file while reading data: Input/output error");
            });
        }
    });
}

#[test]
fn closing_ends_calls_of_other_threads() {
    let (sender, receiver) = mpsc::channel();
    let (client, _, _peer) = connect(move |mut peer| {
        peer.call();
        peer.call();
        sender.send(()).unwrap();
        assert!(peer.next().is_none());
    });
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let error = client.call(PROGRAM, 1, &[], &[]).unwrap_err();
                assert_eq!(error.message(), "internal error: client socket is closed");
            });
        }
        receiver.recv().unwrap();
        client.close();
    });
}

#[test]
fn a_call_may_have_a_limit() {
    let options = Options { call_timeout: Some(Duration::from_millis(30)) };
    let (client, _, _peer) = connect_with(options, |mut peer| {
        let late = peer.call();
        let next = peer.call();
        peer.reply(&late, &[1; 4]);
        peer.reply(&next, &[2; 4]);
        echo(peer)
    });
    let error = client.call(PROGRAM, 1, &[], &[]).unwrap_err();
    assert_eq!(error.code(), ErrorCode::OPERATION_TIMEOUT);
    assert_eq!(client.call(PROGRAM, 1, &[], &[]).unwrap().body, [2; 4]);
    assert_eq!(client.call(PROGRAM, 1, &[3; 4], &[]).unwrap().body, [3; 4]);
}

#[test]
fn a_peer_that_does_not_read_is_noticed() {
    let options = Options { call_timeout: Some(Duration::from_millis(50)) };
    let (sender, receiver) = mpsc::channel::<()>();
    let (client, _, _peer) = connect_with(options, move |_peer| _ = receiver.recv());
    let error = client.call(PROGRAM, 1, &[0; 4_000_000], &[]).unwrap_err();
    assert_eq!(error.code(), ErrorCode::OPERATION_TIMEOUT);
    // Half a packet was sent: nothing can follow it.
    assert!(!client.is_open());
    drop(sender);
}
