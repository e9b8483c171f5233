// SPDX-License-Identifier: LGPL-2.1-or-later
//! What a daemon never sends, and daemons that die.

mod common;

use std::io::Write;
use std::net::Shutdown;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use common::{PROGRAM, connect, echo, packet};
use proptest::prelude::*;
use virt_core::{Error, ErrorCode, ErrorDomain};
use virt_rpc::Program;
use virt_wire::{Header, Kind, Status};

/// The call's error where the peer answers with these bytes and nothing more.
fn answered(bytes: Vec<u8>) -> Error {
    let (client, _, _peer) = connect(move |mut peer| {
        peer.call();
        peer.bytes(&bytes);
        // The client ends it, or the peer does.
        let _ = peer.0.shutdown(Shutdown::Write);
        while peer.next().is_some() {}
    });
    let error = client.call(PROGRAM, 1, &[], &[]).unwrap_err();
    assert!(!client.is_open());
    let after = client.call(PROGRAM, 1, &[], &[]).unwrap_err();
    assert_eq!(after.message(), "internal error: client socket is closed");
    error
}

fn words(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_be_bytes()).collect()
}

const END: &str = "End of file while reading data: Input/output error";

#[test]
fn bad_packets_end_the_connection() {
    let (prog, vers) = (PROGRAM.number, PROGRAM.version);
    let cases: [(&[u32], &str); 20] = [
        (&[], END),
        (&[0], "packet 0 bytes received from server too small, want 4"),
        (&[3], "packet 3 bytes received from server too small, want 4"),
        (&[4], "Unable to decode message header"),
        (&[27, 0, 0, 0, 0, 0, 0], "Unable to decode message header"),
        (&[u32::MAX], "packet -5 bytes received from server too large, want 33554432"),
        (&[0x8000_0000], "packet 2147483644 bytes received from server too large, want 33554432"),
        (&[33_554_437], "packet 33554433 bytes received from server too large, want 33554432"),
        (&[33_554_436, prog, vers, 1, 1, 1, 0], END),
        (&[28, prog, vers, 1], END),
        (&[32, prog, vers, 1, 1, 1, 0], END),
        (&[28, prog, vers, 1, 1, 2, 0], "no call waiting for reply with prog 536903814 vers 1 serial 2"),
        (&[28, prog + 1, vers, 1, 1, 1, 0], "no call waiting for reply with prog 536903815 vers 1 serial 1"),
        (&[28, prog, 2, 1, 1, 1, 0], "no call waiting for reply with prog 536903814 vers 2 serial 1"),
        (&[28, prog, vers, 1, 0, 1, 0], "got unexpected RPC call prog 536903814 vers 1 proc 1 type 0"),
        (&[28, prog, vers, 1, 99, 1, 0], "got unexpected RPC call prog 536903814 vers 1 proc 1 type 99"),
        (&[28, prog, vers, 1, 1, 1, 3], "Unexpected message status 3"),
        (&[28, prog, vers, 1, 5, 1, 0], "Unable to decode number of FDs"),
        (&[32, prog, vers, 1, 5, 1, 0, 33], "Received too many FDs 33, expected 32 maximum"),
        (&[32, prog, vers, 1, 5, 1, 0, 1, 0], "Failed to recv file descriptor: Invalid argument"),
    ];
    for (answer, text) in cases {
        assert_eq!(answered(words(answer)).message(), text, "{answer:?}");
    }
}

#[test]
fn bad_replies_fail_their_call_only() {
    let (client, _, _peer) = connect(|mut peer| {
        let call = peer.call();
        peer.packet(Header { kind: Kind::Reply, procedure: 77, ..call.header }, &[]);
        let call = peer.call();
        peer.packet(Header { kind: Kind::Reply, status: Status::Continue, ..call.header }, &[]);
        for body in [&[][..], &[0xff; 100], &[0; 11]] {
            let call = peer.call();
            peer.packet(Header { kind: Kind::Reply, status: Status::Error, ..call.header }, body);
        }
        echo(peer)
    });
    let fails = || client.call(PROGRAM, 1, &[], &[]).unwrap_err();
    assert_eq!(fails().message(), "internal error: Unexpected message proc 77 != 1");
    assert_eq!(fails().message(), "Unexpected message status 2");
    for _ in 0..3 {
        let error = fails();
        assert_eq!((error.code(), error.domain()), (ErrorCode::RPC, ErrorDomain::RPC));
    }
    client.call(PROGRAM, 1, &[], &[]).unwrap();
}

#[test]
fn a_second_reply_is_none_too_many() {
    let (client, _, _peer) = connect(|mut peer| {
        let call = peer.call();
        peer.reply(&call, &[]);
        peer.reply(&call, &[]);
        while peer.next().is_some() {}
    });
    client.call(PROGRAM, 1, &[], &[]).unwrap();
    // Noticed by the first call, where both came at once.
    let error = client.call(PROGRAM, 1, &[], &[]).unwrap_err();
    let text = "no call waiting for reply with prog 536903814 vers 1 serial 1";
    assert!([text, "internal error: client socket is closed"].contains(&error.message()), "{error}");
}

#[test]
fn unknown_messages_and_streams_are_passed_by() {
    let (client, told, _peer) = connect(|mut peer| {
        let call = peer.call();
        peer.message(Program { number: 1, version: 9 }, -5, b"abcd");
        peer.message(Program::KEEPALIVE, 77, &[]);
        peer.packet(
            Header { program: PROGRAM, procedure: 1, kind: Kind::Message, serial: 0, status: Status::Error },
            &[],
        );
        for status in [Status::Ok, Status::Error, Status::Continue] {
            peer.stream(&call, Kind::Stream, status, &[]);
            peer.stream(&call, Kind::StreamHole, status, &[]);
        }
        peer.reply(&call, &[]);
    });
    client.call(PROGRAM, 1, &[], &[]).unwrap();
    assert_eq!(*told.lock().unwrap(), [(1, -5, b"abcd".to_vec())]);
}

#[test]
fn descriptors_nobody_announced_are_bounded() {
    let (client, _, _peer) = connect(|mut peer| {
        let call = peer.call();
        let file = std::fs::File::open("/dev/null").unwrap();
        // The first bytes of a packet, each with a descriptor it should not have.
        for byte in words(&[28, PROGRAM.number, PROGRAM.version, 1, 1, 1, 0]) {
            let _ = byte;
            peer.fd(&file);
        }
        drop(call);
        while peer.next().is_some() {}
    });
    let error = client.call(PROGRAM, 1, &[], &[]).unwrap_err();
    assert_eq!(error.message(), "packet 0 bytes received from server too small, want 4");
}

#[test]
fn pings_without_end_do_not_fill_the_memory() {
    let (client, _, _peer) = connect(|mut peer| {
        let call = peer.call();
        let ping = Header {
            program: Program::KEEPALIVE,
            procedure: 1,
            kind: Kind::Message,
            serial: 0,
            status: Status::Ok,
        };
        // It reads none of the answers.
        let pings = packet(ping, &[]).repeat(1000);
        for _ in 0..500 {
            peer.bytes(&pings);
        }
        peer.reply(&call, &[]);
        // Nor does it now, until it has read all that can be there.
        while peer.next().is_some() {}
    });
    client.call(PROGRAM, 1, &[], &[]).unwrap();
}

/// The peer dies at any moment: between two calls, during one, in the middle of a packet.
#[test]
fn a_daemon_that_dies_a_thousand_times() {
    for round in 0..1000_usize {
        let (client, _, peer) = connect(move |mut peer| {
            for _ in 0..round % 3 {
                let Some(call) = peer.next() else { return };
                peer.reply(&call, &call.body);
            }
            if round % 2 == 0 {
                let Some(call) = peer.next() else { return };
                let bytes = packet(Header { kind: Kind::Reply, ..call.header }, &[0; 16]);
                peer.bytes(&bytes[..round % bytes.len()]);
            }
        });
        let told = Arc::new(AtomicU32::new(0));
        let note = told.clone();
        client.on_close(Some(Box::new(move |_| _ = note.fetch_add(1, Ordering::SeqCst))));
        thread::scope(|scope| {
            for _ in 0..1 + round % 4 {
                let client = &client;
                scope.spawn(move || {
                    let mut before = Ok(());
                    for _ in 0..10 {
                        let result = client.call(PROGRAM, 1, &[0; 16], &[]).map(drop);
                        if let (Err(error), Ok(())) = (&result, &before) {
                            let known = [
                                END,
                                "Cannot write data: Broken pipe",
                                "Cannot recv data: Connection reset by peer",
                                "internal error: client socket is closed",
                            ];
                            assert!(known.contains(&error.message()), "{error}");
                        }
                        before = result;
                    }
                    assert_eq!(before.unwrap_err().message(), "internal error: client socket is closed");
                });
            }
        });
        peer.join().unwrap();
        assert_eq!(told.load(Ordering::SeqCst), 1, "round {round}");
    }
}

/// A packet as it might be, and bytes as they should not.
fn flow() -> impl Strategy<Value = Vec<u8>> {
    let program =
        prop_oneof![Just(PROGRAM), Just(Program::KEEPALIVE), Just(Program { number: 0, version: 0 })];
    let header = (program, 0..3_i32, 0..8_u32, 0..4_u32, 0..3_u32);
    let whole = (header, prop::collection::vec(any::<u8>(), 0..40)).prop_map(|(header, body)| {
        let (program, procedure, kind, serial, status) = header;
        let mut bytes = words(&[
            28 + body.len() as u32,
            program.number,
            program.version,
            procedure as u32,
            kind,
            serial,
            status,
        ]);
        bytes.extend(body);
        bytes
    });
    let piece = prop_oneof![8 => whole, 1 => prop::collection::vec(any::<u8>(), 0..40)];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever comes: an end, no crash, no hang.
    #[test]
    fn any_bytes_have_an_end(bytes in flow(), cut in 1..50_usize) {
        let (client, _, peer) = connect(move |mut peer| {
            for piece in bytes.chunks(cut) {
                if peer.0.write_all(piece).is_err() {
                    break;
                }
            }
            let _ = peer.0.shutdown(Shutdown::Write);
            while peer.next().is_some() {}
        });
        for _ in 0..4 {
            let _ = client.call(PROGRAM, 1, &[], &[]);
        }
        let _ = client.call_stream(PROGRAM, 2, &[], true);
        prop_assert!(client.call(PROGRAM, 1, &[], &[]).is_err());
        drop(client);
        peer.join().unwrap();
    }
}
