// SPDX-License-Identifier: LGPL-2.1-or-later
//! Who reads, and who is woken: tried in many interleavings of threads,
//! `RUSTFLAGS="--cfg shuttle" cargo test -p virt-rpc --lib`. A lost wake-up shows as a
//! deadlock, which shuttle reports.

use std::io::{self, ErrorKind, IoSlice};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering::SeqCst};

use shuttle::sync::{Condvar, Mutex};
use shuttle::thread;
use virt_sys::epoll::bits;
use virt_wire::{Decoder, Header, Kind, Program, Status};

use super::{Client, CloseReason, Options};
use crate::Transport;
use crate::sync::Precedence;
use crate::sync::simulated::Kernel;

const TRIES: usize = 3000;
const PROGRAM: Program = Program { number: 5, version: 1 };

fn check(test: impl Fn() + Send + Sync + Copy + 'static) {
    shuttle::check_random(test, TRIES);
    shuttle::check_pct(test, TRIES, 3);
}

/// Both directions of a connection.
#[derive(Default)]
struct Flow {
    to_client: Vec<u8>,
    to_peer: Vec<u8>,
    ended: bool,
}

#[derive(Default)]
struct Wire {
    flow: Mutex<Flow>,
    changed: Condvar,
}

struct Simulated {
    wire: Arc<Wire>,
    /// Always ready in the kernel's eyes, so that no thread sleeps where shuttle does not see it.
    null: OwnedFd,
    /// How much fits into the socket.
    room: usize,
}

impl Transport for Simulated {
    fn send(&self, parts: &[IoSlice<'_>], wait: bool) -> io::Result<usize> {
        assert!(!wait);
        let mut flow = self.wire.flow.lock().unwrap();
        if flow.ended {
            return Err(io::Error::from_raw_os_error(32));
        }
        let mut room = self.room.saturating_sub(flow.to_peer.len());
        if room == 0 {
            drop(flow);
            thread::yield_now();
            return Err(ErrorKind::WouldBlock.into());
        }
        let mut count = 0;
        for part in parts {
            let taken = part.len().min(room);
            flow.to_peer.extend_from_slice(&part[..taken]);
            (count, room) = (count + taken, room - taken);
        }
        self.wire.changed.notify_all();
        Ok(count)
    }

    fn recv(&self, buffer: &mut [u8], _: &mut Vec<OwnedFd>, wait: bool) -> io::Result<usize> {
        let mut flow = self.wire.flow.lock().unwrap();
        while wait && flow.to_client.is_empty() && !flow.ended {
            flow = self.wire.changed.wait(flow).unwrap();
        }
        if flow.to_client.is_empty() && !flow.ended {
            drop(flow);
            thread::yield_now();
            return Err(ErrorKind::WouldBlock.into());
        }
        let count = buffer.len().min(flow.to_client.len());
        buffer[..count].copy_from_slice(&flow.to_client[..count]);
        flow.to_client.drain(..count);
        self.wire.changed.notify_all();
        Ok(count)
    }

    fn fd(&self) -> BorrowedFd<'_> {
        self.null.as_fd()
    }

    fn shutdown(&self) {
        self.wire.flow.lock().unwrap().ended = true;
        self.wire.changed.notify_all();
    }
}

impl Wire {
    /// The peer's next packet; `None` at the end.
    fn next(&self) -> Option<(Header, Vec<u8>)> {
        let mut flow = self.flow.lock().unwrap();
        loop {
            let there = &flow.to_peer;
            if let Some(word) = there.first_chunk() {
                let length = u32::from_be_bytes(*word) as usize;
                if there.len() >= length {
                    let bytes: Vec<u8> = flow.to_peer.drain(..length).collect();
                    self.changed.notify_all();
                    let header = Header::decode(&mut Decoder::new(&bytes[4..])).unwrap();
                    return Some((header, bytes[28..].to_vec()));
                }
            }
            if flow.ended {
                return None;
            }
            // Room for the rest of a packet that is larger than the socket's.
            if !flow.to_peer.is_empty() && flow.to_peer.len() < 28 {
                self.changed.notify_all();
            }
            flow = self.changed.wait(flow).unwrap();
        }
    }

    fn put(&self, header: Header, body: &[u8]) {
        let mut flow = self.flow.lock().unwrap();
        flow.to_client.extend(header.encode(body.len()));
        flow.to_client.extend(body);
        self.changed.notify_all();
    }
}

fn connect(room: usize) -> (Client, Arc<Wire>, Arc<AtomicUsize>) {
    let wire = Arc::new(Wire::default());
    let null = std::fs::File::options().read(true).write(true).open("/dev/null").unwrap();
    let transport = Simulated { wire: wire.clone(), null: null.into(), room };
    let events = Arc::new(AtomicUsize::new(0));
    let note = events.clone();
    let told = move |_: Program, _: i32, _: &[u8]| _ = note.fetch_add(1, SeqCst);
    (Client::new(Box::new(transport), Options::default(), Box::new(told)).unwrap(), wire, events)
}

fn callers(client: &Client, threads: u8, calls: u8) -> Vec<thread::JoinHandle<()>> {
    let call = |id: u8| {
        let client = client.clone();
        thread::spawn(move || {
            for i in 0..calls {
                let body = [id, i, 0, 0];
                match client.call(PROGRAM, 1, &body, &[]) {
                    Ok(reply) => assert_eq!(reply.body, body),
                    Err(_) => assert!(!client.is_open()),
                }
            }
        })
    };
    (0..threads).map(call).collect()
}

fn join(threads: Vec<thread::JoinHandle<()>>) {
    for thread in threads {
        thread.join().unwrap();
    }
}

/// Answers calls, in the other order where two are there, with an event between them.
fn answer(wire: &Arc<Wire>, count: usize) -> thread::JoinHandle<()> {
    let wire = wire.clone();
    thread::spawn(move || {
        let mut held: Option<(Header, Vec<u8>)> = None;
        for i in 0..count {
            let Some((header, body)) = wire.next() else { return };
            let reply = Header { kind: Kind::Reply, ..header };
            // Only if the next is there: it may be made by who waits for this one.
            let more = wire.flow.lock().unwrap().to_peer.len() >= 32;
            if more && i + 1 < count && held.is_none() {
                held = Some((reply, body));
                continue;
            }
            wire.put(reply, &body);
            wire.put(Header { kind: Kind::Message, serial: 0, ..header }, &[]);
            if let Some((reply, body)) = held.take() {
                wire.put(reply, &body);
            }
        }
    })
}

#[test]
fn every_reply_reaches_its_thread() {
    check(|| {
        let (client, wire, _) = connect(usize::MAX);
        let peer = answer(&wire, 6);
        join(callers(&client, 3, 2));
        peer.join().unwrap();
        assert!(client.is_open());
    });
}

#[test]
fn others_may_look_in_between() {
    check(|| {
        let (client, wire, events) = connect(usize::MAX);
        let peer = answer(&wire, 4);
        let looking = client.clone();
        let looker = thread::spawn(move || {
            for _ in 0..3 {
                looking.last().unwrap().look();
            }
        });
        join(callers(&client, 2, 2));
        looker.join().unwrap();
        peer.join().unwrap();
        client.last().unwrap().look();
        assert!(events.load(SeqCst) >= 2);
    });
}

#[test]
fn the_end_reaches_all_and_is_told_once() {
    check(|| {
        let (client, wire, _) = connect(usize::MAX);
        let told = Arc::new(AtomicUsize::new(0));
        let note = told.clone();
        client.on_close(Some(Box::new(move |_| _ = note.fetch_add(1, SeqCst))));
        let peer = thread::spawn(move || {
            if let Some((header, body)) = wire.next() {
                wire.put(Header { kind: Kind::Reply, ..header }, &body);
            }
            wire.flow.lock().unwrap().ended = true;
            wire.changed.notify_all();
        });
        join(callers(&client, 3, 2));
        peer.join().unwrap();
        assert_eq!(told.load(SeqCst), 1);
    });
}

#[test]
fn closing_reaches_all() {
    check(|| {
        let (client, _wire, _) = connect(usize::MAX);
        let told = Arc::new(AtomicUsize::new(0));
        let note = told.clone();
        client.on_close(Some(Box::new(move |reason| {
            assert_eq!(reason, CloseReason::Client);
            note.fetch_add(1, SeqCst);
        })));
        let threads = callers(&client, 2, 1);
        let closing = client.clone();
        let closer = thread::spawn(move || closing.close());
        join(threads);
        closer.join().unwrap();
        assert_eq!(told.load(SeqCst), 1);
    });
}

#[test]
fn a_socket_with_little_room_is_waited_for() {
    check(|| {
        let (client, wire, _) = connect(40);
        let peer = answer(&wire, 4);
        join(callers(&client, 2, 2));
        peer.join().unwrap();
    });
}

#[test]
fn a_stream_and_calls_share_the_input() {
    check(|| {
        let (client, wire, _) = connect(usize::MAX);
        let peer = thread::spawn(move || {
            let (open, _) = wire.next().unwrap();
            wire.put(Header { kind: Kind::Reply, ..open }, &[]);
            let piece = Header { kind: Kind::Stream, status: Status::Continue, ..open };
            for i in 0..2_u8 {
                let (header, body) = wire.next().unwrap();
                wire.put(piece, &[i]);
                wire.put(Header { kind: Kind::Reply, ..header }, &body);
            }
            wire.put(piece, &[]);
        });
        let (_, driver) = client.call_stream(PROGRAM, 9, &[], false).unwrap();
        let threads = callers(&client, 2, 1);
        let stream = super::super::stream::tests::object();
        let mut got = Vec::new();
        loop {
            match driver.recv(&stream, 10, false).unwrap() {
                virt_core::driver::StreamRead::Data(bytes) if bytes.is_empty() => break,
                virt_core::driver::StreamRead::Data(bytes) => got.extend(bytes),
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(got, [0, 1]);
        join(threads);
        peer.join().unwrap();
    });
}

/// The kernel's part for a client that an event loop watches.
struct Watched {
    wire: Arc<Wire>,
    shown: Arc<AtomicU32>,
}

impl Kernel for Watched {
    fn sleep(&self) {
        let mut flow = self.wire.flow.lock().unwrap();
        while flow.to_client.is_empty() && !flow.ended {
            flow = self.wire.changed.wait(flow).unwrap();
        }
    }

    fn show(&self, mask: u32) {
        let _flow = self.wire.flow.lock().unwrap();
        self.shown.store(mask, SeqCst);
        self.wire.changed.notify_all();
    }
}

/// An event loop that watches the client, until its end.
fn run_loop(client: &Client, wire: &Arc<Wire>) -> thread::JoinHandle<()> {
    let shown = Arc::new(AtomicU32::new(0));
    let inner = client.last().unwrap();
    let watched = Watched { wire: wire.clone(), shown: shown.clone() };
    let mut state = inner.state.lock().unwrap();
    state.sight.views = Some(Arc::new(Precedence(Box::new(watched))));
    state.show();
    drop(state);
    let wire = wire.clone();
    thread::spawn(move || {
        loop {
            let mut flow = wire.flow.lock().unwrap();
            while !flow.ended {
                let shown = shown.load(SeqCst);
                let read = shown & bits::IN != 0 && !flow.to_client.is_empty();
                let write = shown & bits::OUT != 0 && flow.to_peer.is_empty();
                if read || write {
                    break;
                }
                flow = wire.changed.wait(flow).unwrap();
            }
            if flow.ended {
                return;
            }
            drop(flow);
            inner.on_handle();
        }
    })
}

#[test]
fn the_loop_looks_back_when_nobody_reads() {
    check(|| {
        let (client, wire, events) = connect(usize::MAX);
        let running = run_loop(&client, &wire);
        let answering = wire.clone();
        let peer = thread::spawn(move || {
            for _ in 0..4 {
                let Some((header, body)) = answering.next() else { return };
                answering.put(Header { kind: Kind::Reply, ..header }, &body);
                answering.put(Header { kind: Kind::Message, serial: 0, ..header }, &[]);
            }
        });
        join(callers(&client, 2, 2));
        peer.join().unwrap();
        // Events that came after the replies are the loop's to read.
        let mut flow = wire.flow.lock().unwrap();
        while !flow.to_client.is_empty() {
            flow = wire.changed.wait(flow).unwrap();
        }
        drop(flow);
        client.close();
        running.join().unwrap();
        assert_eq!(events.load(SeqCst), 4);
    });
}
