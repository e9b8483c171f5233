// SPDX-License-Identifier: LGPL-2.1-or-later
//! Streams without an event loop.

mod common;

use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::thread;

use common::{PROGRAM, Peer, Received, connect, echo};
use virt_core::driver::StreamRead;
use virt_core::object::{ConnectRef, Stream};
use virt_core::{Error, ErrorCode, ErrorDomain};
use virt_rpc::Client;
use virt_wire::{Kind, Status};

mod nobody;

fn open(client: &Client, conn: &ConnectRef, sparse: bool, flags: u32) -> Arc<Stream> {
    let (_, driver) = client.call_stream(PROGRAM, 208, &[], sparse).unwrap();
    let stream = Stream::new(conn, flags);
    stream.carrier().set(Some(driver));
    stream
}

fn recv(stream: &Arc<Stream>, max: usize) -> Result<Vec<u8>, Error> {
    match stream.carrier().get().unwrap().recv(stream, max, false)? {
        StreamRead::Data(bytes) => Ok(bytes),
        other => panic!("{other:?}"),
    }
}

fn finish(stream: &Arc<Stream>) -> Result<(), Error> {
    stream.carrier().get().unwrap().finish(stream)
}

fn data(peer: &mut Peer, call: &Received, bytes: &[u8]) {
    peer.stream(call, Kind::Stream, Status::Continue, bytes);
}

fn hole(peer: &mut Peer, call: &Received, length: i64, flags: u32) {
    let body = [&length.to_be_bytes()[..], &flags.to_be_bytes()].concat();
    peer.stream(call, Kind::StreamHole, Status::Continue, &body);
}

/// Confirms what the client asks for next.
fn confirm(peer: &mut Peer) -> Status {
    let asked = peer.call();
    assert_eq!((asked.header.kind, asked.body.len()), (Kind::Stream, 0));
    peer.stream(&asked, Kind::Stream, Status::Ok, &[]);
    asked.header.status
}

#[test]
fn a_download_comes_whole() {
    let bytes: Vec<u8> = (0..5_000_000).map(|i| (i % 253) as u8).collect();
    let sent = bytes.clone();
    let (client, _, peer) = connect(move |mut peer| {
        let call = peer.call();
        peer.reply(&call, &[]);
        for piece in sent.chunks(262_120) {
            data(&mut peer, &call, piece);
        }
        data(&mut peer, &call, &[]);
        (confirm(&mut peer), echo(peer))
    });
    let conn = nobody::connection();
    let stream = open(&client, &conn, false, 0);
    let mut got = Vec::new();
    loop {
        let piece = recv(&stream, 100_000).unwrap();
        if piece.is_empty() {
            break;
        }
        assert!(piece.len() <= 100_000);
        got.extend(piece);
    }
    assert!(got == bytes);
    assert!(recv(&stream, 10).unwrap().is_empty());
    finish(&stream).unwrap();
    assert_eq!(recv(&stream, 10).unwrap_err().message(), "operation failed: stream is closed");
    assert_eq!(finish(&stream).unwrap_err().message(), "operation failed: stream is closed");
    client.call(PROGRAM, 1, &[], &[]).unwrap();
    drop((client, stream));
    assert_eq!(peer.join().unwrap(), (Status::Ok, 1));
}

#[test]
fn an_upload_arrives_whole_and_in_pieces() {
    let (client, _, peer) = connect(|mut peer| {
        let call = peer.call();
        peer.reply(&call, &[]);
        let (mut got, mut lengths) = (Vec::new(), Vec::new());
        loop {
            let piece = peer.call();
            assert_eq!((piece.header.serial, piece.header.procedure), (call.header.serial, 208));
            match piece.header.status {
                Status::Continue => {
                    lengths.push(piece.body.len());
                    got.extend(piece.body);
                }
                status => {
                    peer.stream(&piece, Kind::Stream, Status::Ok, &[]);
                    return (status, got, lengths);
                }
            }
        }
    });
    let conn = nobody::connection();
    let stream = open(&client, &conn, false, 0);
    let bytes: Vec<u8> = (0..3_000_000).map(|i| (i % 253) as u8).collect();
    let driver = stream.carrier().get().unwrap();
    assert_eq!(driver.send(&stream, &bytes[..1_000_000]), Ok(Some(1_000_000)));
    assert_eq!(driver.send(&stream, &bytes[1_000_000..2_737_856]), Ok(Some(1_737_856)));
    assert_eq!(driver.send(&stream, &bytes[2_737_856..]), Ok(Some(262_144)));
    finish(&stream).unwrap();
    let (status, got, lengths) = peer.join().unwrap();
    assert_eq!(status, Status::Ok);
    assert!(got == bytes);
    let full = 262_144;
    assert_eq!(lengths, [&[full; 3][..], &[213_568], &[full; 6], &[164_992], &[full]].concat());
}

#[test]
fn small_pieces_are_read_together_and_large_ones_as_they_came() {
    let (client, _, peer) = connect(|mut peer| {
        let call = peer.call();
        peer.reply(&call, &[]);
        for piece in [&[1; 10][..], &[2; 20], &[3; 262_120], &[4; 262_120], &[5; 7], &[]] {
            data(&mut peer, &call, piece);
        }
        // Its answer tells that all of them are there.
        let asked = peer.call();
        peer.reply(&asked, &[]);
        (confirm(&mut peer), echo(peer))
    });
    let conn = nobody::connection();
    let stream = open(&client, &conn, false, 0);
    client.call(PROGRAM, 1, &[], &[]).unwrap();
    // The first large one goes along with what is little.
    assert_eq!(recv(&stream, 262_144).unwrap(), [&[1; 10][..], &[2; 20], &[3; 262_114]].concat());
    assert_eq!(recv(&stream, 262_144).unwrap(), [&[3; 6][..], &[4; 262_120]].concat());
    assert_eq!(recv(&stream, 262_144).unwrap(), [5; 7]);
    assert!(recv(&stream, 262_144).unwrap().is_empty());
    finish(&stream).unwrap();
    drop((client, stream));
    assert_eq!(peer.join().unwrap(), (Status::Ok, 0));
}

#[test]
fn holes_are_zeros_or_told() {
    let script = |mut peer: Peer| {
        let call = peer.call();
        peer.reply(&call, &[]);
        data(&mut peer, &call, b"ab");
        hole(&mut peer, &call, 5, 0);
        data(&mut peer, &call, b"cd");
        data(&mut peer, &call, &[]);
        confirm(&mut peer);
    };
    let conn = nobody::connection();
    let (client, _, _peer) = connect(script);
    let stream = open(&client, &conn, true, 0);
    let mut got = Vec::new();
    while got.len() < 9 {
        got.extend(recv(&stream, 3).unwrap());
    }
    assert_eq!(got, b"ab\0\0\0\0\0cd");
    finish(&stream).unwrap();

    let (client, _, _peer) = connect(script);
    let stream = open(&client, &conn, true, 0);
    let driver = stream.carrier().get().unwrap();
    let read = |max| driver.recv(&stream, max, true).unwrap();
    assert_eq!(read(9), StreamRead::Data(b"ab".to_vec()));
    assert_eq!(read(9), StreamRead::Hole);
    assert_eq!(driver.recv_hole(&stream, 0), Ok(5));
    assert_eq!(driver.recv_hole(&stream, 0), Ok(0));
    assert_eq!(read(9), StreamRead::Data(b"cd".to_vec()));
    assert_eq!(read(9), StreamRead::Data(Vec::new()));
    driver.finish(&stream).unwrap();
}

#[test]
fn bad_holes_are_refused() {
    let cases: [(bool, Vec<u8>, &str); 4] = [
        (false, [&5_i64.to_be_bytes()[..], &[0; 4]].concat(), "Unexpected stream hole"),
        (true, vec![0; 7], "internal error: Malformed stream hole packet"),
        (
            true,
            [&(-5_i64).to_be_bytes()[..], &[0; 4]].concat(),
            "length in virNetClientStreamSetHole must be greater than zero",
        ),
        (
            true,
            [&5_i64.to_be_bytes()[..], &[0, 0, 0, 8]].concat(),
            "unsupported flags (0x8) in function virNetClientStreamSetHole",
        ),
    ];
    let conn = nobody::connection();
    for (sparse, body, text) in cases {
        let (client, _, _peer) = connect(move |mut peer| {
            let call = peer.call();
            peer.reply(&call, &[]);
            peer.stream(&call, Kind::StreamHole, Status::Continue, &body);
            confirm(&mut peer);
        });
        let stream = open(&client, &conn, sparse, 0);
        assert_eq!(recv(&stream, 10).unwrap_err().message(), text);
        stream.carrier().get().unwrap().abort(&stream).unwrap();
    }
}

#[test]
fn holes_can_be_sent_where_they_were_agreed() {
    let (client, _, peer) = connect(|mut peer| {
        let call = peer.call();
        peer.reply(&call, &[]);
        let hole = peer.call();
        let second = peer.call();
        peer.reply(&second, &[]);
        (hole.header.kind, hole.header.status, hole.body, echo(peer))
    });
    let conn = nobody::connection();
    let stream = open(&client, &conn, true, 0);
    stream.carrier().get().unwrap().send_hole(&stream, 0x1_0000_0001, 0).unwrap();
    let dense = open(&client, &conn, false, 0);
    let error = dense.carrier().get().unwrap().send_hole(&dense, 5, 0).unwrap_err();
    assert_eq!((error.code(), error.domain()), (ErrorCode::OPERATION_INVALID, ErrorDomain::RPC));
    let error = dense.carrier().get().unwrap().recv_hole(&dense, 0).unwrap_err();
    assert_eq!(error.code(), ErrorCode::OPERATION_INVALID);
    drop(client);
    stream.carrier().set(None);
    dense.carrier().set(None);
    let body = vec![0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0];
    assert_eq!(peer.join().unwrap(), (Kind::StreamHole, Status::Continue, body, 0));
}

#[test]
fn the_other_side_s_error_is_the_stream_s() {
    let sent = Error::new(ErrorDomain::STORAGE, ErrorCode::OPERATION_FAILED, "disk full");
    let copy = sent.clone();
    let (client, _, _peer) = connect(move |mut peer| {
        let call = peer.call();
        peer.reply(&call, &[]);
        data(&mut peer, &call, b"x");
        let mut e = virt_wire::Encoder::new();
        e.error(&copy);
        peer.stream(&call, Kind::Stream, Status::Error, &e.finish().unwrap());
        echo(peer)
    });
    let conn = nobody::connection();
    let stream = open(&client, &conn, false, 0);
    // Both are there after the next call.
    client.call(PROGRAM, 1, &[], &[]).unwrap();
    let driver = stream.carrier().get().unwrap();
    assert_eq!(recv(&stream, 10).unwrap(), b"x");
    assert_eq!(recv(&stream, 10), Err(sent.clone()));
    assert_eq!(driver.send(&stream, b"y"), Err(sent.clone()));
    assert_eq!(driver.finish(&stream), Err(sent.clone()));
    assert_eq!(driver.abort(&stream), Err(sent));
    client.call(PROGRAM, 1, &[], &[]).unwrap();
}

#[test]
fn a_stream_that_fails_to_open_is_forgotten() {
    let (client, _, _peer) = connect(|mut peer| {
        let call = peer.call();
        peer.error(&call, &Error::internal(ErrorDomain::QEMU, "no"));
        // Nobody wants this.
        data(&mut peer, &call, b"x");
        echo(peer)
    });
    assert_eq!(client.call_stream(PROGRAM, 1, &[], false).err().unwrap().message(), "internal error: no");
    client.call(PROGRAM, 1, &[], &[]).unwrap();
}

#[test]
fn calls_and_streams_of_several_threads_share_the_connection() {
    let (client, _, _peer) = connect(|mut peer| {
        let call = peer.call();
        peer.reply(&call, &[]);
        for i in 0..500_u32 {
            data(&mut peer, &call, &i.to_be_bytes());
            let other = peer.call();
            peer.reply(&other, &other.body);
        }
        data(&mut peer, &call, &[]);
        confirm(&mut peer);
    });
    let conn = nobody::connection();
    let stream = open(&client, &conn, false, 0);
    thread::scope(|scope| {
        scope.spawn(|| {
            for i in 0..500_u32 {
                let body = i.to_be_bytes();
                assert_eq!(client.call(PROGRAM, 1, &body, &[]).unwrap().body, body);
            }
        });
        for i in 0..500_u32 {
            assert_eq!(recv(&stream, 4).unwrap(), i.to_be_bytes());
        }
        assert!(recv(&stream, 4).unwrap().is_empty());
    });
    finish(&stream).unwrap();
}

#[test]
fn a_read_ends_with_the_connection() {
    let (client, _, _peer) = connect(|mut peer| {
        let call = peer.call();
        peer.reply(&call, &[]);
        data(&mut peer, &call, b"last");
    });
    let conn = nobody::connection();
    let stream = open(&client, &conn, false, 0);
    assert_eq!(recv(&stream, 10).unwrap(), b"last");
    let error = recv(&stream, 10).unwrap_err();
    assert_eq!(error.message(), "End of file while reading data: Input/output error");
    assert_eq!(recv(&stream, 10).unwrap_err().message(), "internal error: client socket is closed");
    let error = stream.carrier().get().unwrap().abort(&stream).unwrap_err();
    assert_eq!(error.message(), "internal error: client socket is closed");
}

#[test]
fn a_stream_that_must_not_block_does_not() {
    let (sender, receiver) = std::sync::mpsc::channel::<()>();
    let (client, _, _peer) = connect(move |mut peer| {
        let call = peer.call();
        peer.reply(&call, &[]);
        receiver.recv().unwrap();
        data(&mut peer, &call, b"abc");
        // Reads everything from here on.
        while peer.next().is_some_and(|packet| packet.header.status == Status::Continue) {}
        peer.stream(&call, Kind::Stream, Status::Ok, &[]);
    });
    let conn = nobody::connection();
    let stream = open(&client, &conn, false, 1);
    let driver = stream.carrier().get().unwrap();
    assert_eq!(driver.recv(&stream, 10, false), Ok(StreamRead::WouldBlock));
    let piece = vec![1; 100_000];
    let mut sent = 0;
    while let Some(count) = driver.send(&stream, &piece).unwrap() {
        sent += count;
        assert!(sent < 10_000_000, "a socket's buffer is not that large");
    }
    assert!(sent > 0);
    sender.send(()).unwrap();
    let got = loop {
        match driver.recv(&stream, 10, false).unwrap() {
            StreamRead::Data(bytes) => break bytes,
            _ => thread::yield_now(),
        }
    };
    assert_eq!(got, b"abc");
    driver.finish(&stream).unwrap();
}

#[test]
fn what_waits_to_be_read_has_a_bound() {
    // Calls have to read past a stream's data; the stream pays for it, not the memory.
    let (client, _, _peer) = connect(|mut peer| {
        let call = peer.call();
        peer.reply(&call, &[]);
        let piece = vec![0; 33_000_000];
        for _ in 0..9 {
            data(&mut peer, &call, &piece);
        }
        echo(peer)
    });
    let conn = nobody::connection();
    let stream = open(&client, &conn, false, 0);
    client.call(PROGRAM, 1, &[], &[]).unwrap();
    assert_eq!(recv(&stream, 10).unwrap_err().code(), ErrorCode::OPERATION_FAILED);
    client.call(PROGRAM, 1, &[], &[]).unwrap();
}

#[test]
fn a_client_that_lets_go_of_its_stream_leaves_nothing() {
    let (ours, theirs) = UnixStream::pair().unwrap();
    let transport = virt_rpc::unix::UnixTransport::from(OwnedFd::from(ours));
    let client = Client::new(Box::new(transport), Default::default(), Box::new(|_, _, _| {})).unwrap();
    let peer = thread::spawn(move || {
        let mut peer = Peer(theirs);
        let call = peer.call();
        peer.reply(&call, &[]);
        peer.next().is_none()
    });
    let conn = nobody::connection();
    let stream = open(&client, &conn, false, 0);
    drop((stream, client));
    // The connection went with the last of them.
    assert!(peer.join().unwrap());
}
