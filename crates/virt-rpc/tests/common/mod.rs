// SPDX-License-Identifier: LGPL-2.1-or-later
//! A scripted peer: the test says what it answers, byte for byte if need be.
#![allow(dead_code)] // each test file uses a part

use std::io::{IoSlice, Read, Write};
use std::mem::MaybeUninit;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::sync::{Arc, Mutex};
use std::thread::{JoinHandle, spawn};

use rustix::net::{SendAncillaryBuffer, SendAncillaryMessage, SendFlags, sendmsg};
use virt_core::Error;
use virt_rpc::unix::UnixTransport;
use virt_rpc::{Client, Options, Program};
use virt_wire::{Decoder, Encoder, Header, Kind, Status};

pub const PROGRAM: Program = Program { number: 0x2000_8086, version: 1 };

/// The peer's end.
pub struct Peer(pub UnixStream);

/// What the client sent.
#[derive(Debug)]
pub struct Received {
    pub header: Header,
    pub body: Vec<u8>,
}

impl Peer {
    /// The next packet; `None` at the end.
    pub fn next(&mut self) -> Option<Received> {
        let mut word = [0; 4];
        self.0.read_exact(&mut word).ok()?;
        let mut bytes = vec![0; u32::from_be_bytes(word) as usize - 4];
        self.0.read_exact(&mut bytes).ok()?;
        let header = Header::decode(&mut Decoder::new(&bytes)).unwrap();
        Some(Received { header, body: bytes.split_off(24) })
    }

    /// The next packet that is a call.
    pub fn call(&mut self) -> Received {
        self.next().expect("a call")
    }

    pub fn bytes(&mut self, bytes: &[u8]) {
        // The client may have gone: that is some tests' point.
        let _ = self.0.write_all(bytes);
    }

    pub fn packet(&mut self, header: Header, body: &[u8]) {
        self.bytes(&packet(header, body));
    }

    pub fn reply(&mut self, call: &Received, body: &[u8]) {
        self.packet(Header { kind: Kind::Reply, ..call.header }, body);
    }

    pub fn error(&mut self, call: &Received, error: &Error) {
        let mut e = Encoder::new();
        e.error(error);
        let header = Header { kind: Kind::Reply, status: Status::Error, ..call.header };
        self.packet(header, &e.finish().unwrap());
    }

    pub fn message(&mut self, program: Program, procedure: i32, body: &[u8]) {
        let header = Header { program, procedure, kind: Kind::Message, serial: 0, status: Status::Ok };
        self.packet(header, body);
    }

    /// A piece of the stream that a call opened.
    pub fn stream(&mut self, call: &Received, kind: Kind, status: Status, body: &[u8]) {
        self.packet(Header { kind, status, ..call.header }, body);
    }

    pub fn fd(&mut self, fd: impl AsFd) {
        let fds = [fd.as_fd()];
        let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(1))];
        let mut control = SendAncillaryBuffer::new(&mut space);
        assert!(control.push(SendAncillaryMessage::ScmRights(&fds)));
        sendmsg(&self.0, &[IoSlice::new(&[0])], &mut control, SendFlags::NOSIGNAL).unwrap();
    }
}

pub fn packet(header: Header, body: &[u8]) -> Vec<u8> {
    let mut bytes = header.encode(body.len()).to_vec();
    bytes.extend_from_slice(body);
    bytes
}

/// Events that the client was told.
pub type Told = Arc<Mutex<Vec<(u32, i32, Vec<u8>)>>>;

/// A client and its peer's end, which `script` has on a thread of its own.
pub fn connect_with<R: Send + 'static>(
    options: Options,
    script: impl FnOnce(Peer) -> R + Send + 'static,
) -> (Client, Told, JoinHandle<R>) {
    connect_noting(options, Told::default(), script)
}

fn connect_noting<R: Send + 'static>(
    options: Options,
    told: Told,
    script: impl FnOnce(Peer) -> R + Send + 'static,
) -> (Client, Told, JoinHandle<R>) {
    let (ours, theirs) = UnixStream::pair().unwrap();
    let note = told.clone();
    let events = move |program: Program, procedure, body: &[u8]| {
        note.lock().unwrap().push((program.number, procedure, body.to_vec()));
    };
    let transport = UnixTransport::from(OwnedFd::from(ours));
    let client = Client::new(Box::new(transport), options, Box::new(events)).unwrap();
    (client, told, spawn(move || script(Peer(theirs))))
}

pub fn connect<R: Send + 'static>(
    script: impl FnOnce(Peer) -> R + Send + 'static,
) -> (Client, Told, JoinHandle<R>) {
    connect_with(Options::default(), script)
}

/// Answers each call with its own body until the client goes.
pub fn echo(mut peer: Peer) -> usize {
    let mut count = 0;
    while let Some(call) = peer.next() {
        peer.reply(&call, &call.body);
        count += 1;
    }
    count
}

/// Peers that come one after the other: each time the connection is lost, the next one answers.
/// Nobody is there any more when all have had their turn.
pub fn renewed(scripts: Vec<Box<dyn FnOnce(Peer) + Send>>) -> Renewed {
    let told = Told::default();
    let threads = Arc::new(Mutex::new(Vec::new()));
    let scripts = Mutex::new(scripts.into_iter());
    let (note, peers) = (told.clone(), threads.clone());
    let open = move || -> virt_core::Result<Client> {
        let script = scripts.lock().unwrap().next();
        let script = script.ok_or_else(|| Error::internal(virt_core::ErrorDomain::RPC, "nobody is there"))?;
        let (client, events, thread) = connect_noting(Options::default(), note.clone(), script);
        drop(events);
        peers.lock().unwrap().push(thread);
        Ok(client)
    };
    let first = open().unwrap();
    Renewed { client: first.renewable(Box::new(move |_| open())), told, threads }
}

/// A client whose connection comes back.
pub struct Renewed {
    pub client: Client,
    pub told: Told,
    threads: Arc<Mutex<Vec<JoinHandle<()>>>>,
}

impl Renewed {
    /// How many peers there were, once all have gone, who must not have complained.
    pub fn end(self) -> usize {
        drop(self.client);
        let threads = std::mem::take(&mut *self.threads.lock().unwrap());
        let count = threads.len();
        threads.into_iter().for_each(|thread| thread.join().unwrap());
        count
    }
}
