// SPDX-License-Identifier: LGPL-2.1-or-later
//! A daemon that sends what no real one would. For every procedure: the calls have the form of
//! the protocol, a good answer is understood, and whatever is wrong with an answer is the
//! protocol's error.

mod admin;

use crate::events::Inbox;
use crate::procedures as read;
use crate::remote::{Facts, Remote};
use parking_lot::Mutex;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Write};
use std::os::unix::net::{UnixListener, UnixStream};
use std::sync::Arc;
use virt_core::object::{self, Connect, ConnectRef, Opening};
use virt_core::uuid::Uuid;
use virt_core::{ErrorCode, Result};
use virt_rows::remote::{Struct, Wire};
use virt_rpc::{Client, Options};
use virt_wire::{Decoder, Header, Kind, Status};

include!(concat!(env!("OUT_DIR"), "/exercise.rs"));

/// One of each.
struct Objects {
    connect: ConnectRef,
    domain: Arc<object::Domain>,
    domain_snapshot: Arc<object::DomainSnapshot>,
    domain_checkpoint: Arc<object::DomainCheckpoint>,
    network: Arc<object::Network>,
    network_port: Arc<object::NetworkPort>,
    interface: Arc<object::Interface>,
    storage_pool: Arc<object::StoragePool>,
    storage_vol: Arc<object::StorageVol>,
    node_device: Arc<object::NodeDevice>,
    secret: Arc<object::Secret>,
    nwfilter: Arc<object::NWFilter>,
    nwfilter_binding: Arc<object::NWFilterBinding>,
    stream: Arc<object::Stream>,
}

impl Objects {
    fn new(remote: Arc<Remote>) -> Objects {
        let connect = Connect::new(&Opening::default(), None, remote.drivers());
        let (conn, uuid) = (&*connect, Uuid([1; 16]));
        let domain = object::Domain::new(conn, "domain", uuid, 3);
        let network = object::Network::new(conn, "network", uuid);
        Objects {
            domain_snapshot: object::DomainSnapshot::new(&domain, "snapshot"),
            domain_checkpoint: object::DomainCheckpoint::new(&domain, "checkpoint"),
            network_port: object::NetworkPort::new(&network, uuid),
            interface: object::Interface::new(conn, "interface", "52:54:00:00:00:01"),
            storage_pool: object::StoragePool::new(conn, "pool", uuid),
            storage_vol: object::StorageVol::new(conn, "pool", "volume", "key"),
            node_device: object::NodeDevice::new(conn, "device"),
            secret: object::Secret::new(conn, uuid, 1, "usage"),
            nwfilter: object::NWFilter::new(conn, "filter", uuid),
            nwfilter_binding: object::NWFilterBinding::new(conn, "port", "filter"),
            stream: object::Stream::new(conn, 0),
            domain,
            network,
            connect,
        }
    }
}

/// The fields of a procedure.
struct Form {
    call: Vec<Wire>,
    answer: Vec<Wire>,
}

/// Every procedure and event, by library and number; true for events.
fn forms() -> BTreeMap<(String, u32), (Form, bool)> {
    let by_hand = virt_rows::remote::procedures();
    let mut all = BTreeMap::new();
    for f in virt_rows::load().iter().filter(|f| f.library != "libvirt-admin") {
        if let Some(layout) = virt_rows::remote::of_row(f, &by_hand) {
            let call = layout.args.into_iter().map(|(_, wire)| wire).collect();
            let answer = layout.ret.into_iter().map(|(_, wire)| wire).collect();
            all.insert((f.library.clone(), f.rpc.unwrap()), (Form { call, answer }, false));
        }
    }
    for p in by_hand {
        let call = p.args.into_iter().map(|(_, wire)| wire).collect();
        let form = Form { call, answer: p.ret };
        all.insert((p.library.to_owned(), p.number), (form, p.event));
    }
    all
}

/// A message in the making, with the places of its lengths and their limits.
#[derive(Default)]
struct Sample {
    bytes: Vec<u8>,
    lengths: Vec<(usize, u32)>,
}

impl Sample {
    fn of(wires: &[Wire], structs: &[Struct]) -> Sample {
        let mut sample = Sample::default();
        wires.iter().for_each(|wire| sample.put(wire, structs));
        sample
    }

    fn word(&mut self, word: u32) {
        self.bytes.extend_from_slice(&word.to_be_bytes());
    }

    fn length(&mut self, length: u32, max: u32) {
        self.lengths.push((self.bytes.len(), max));
        self.word(length);
    }

    /// A value; texts and lists are short enough for the room that the calls say they have.
    fn put(&mut self, wire: &Wire, structs: &[Struct]) {
        const STRING: u32 = 4_194_304;
        match wire {
            Wire::I32 | Wire::U32 | Wire::Small(_) => self.word(2),
            Wire::I64 | Wire::U64 => self.bytes.extend_from_slice(&5_u64.to_be_bytes()),
            Wire::Str => {
                self.length(3, STRING);
                self.bytes.extend_from_slice(b"abc\0");
            }
            Wire::OptStr => {
                self.word(1);
                self.put(&Wire::Str, structs);
            }
            Wire::Uuid => self.bytes.extend_from_slice(&[9; 16]),
            Wire::Object(kind) | Wire::OptObject(kind) => {
                if matches!(wire, Wire::OptObject(_)) {
                    self.word(1);
                }
                virt_rows::remote::object(kind).iter().for_each(|wire| self.put(wire, structs));
            }
            Wire::Opaque(max) => {
                self.length(4, *max);
                self.bytes.extend_from_slice(&[1, 2, 3, 4]);
            }
            Wire::Chars(max) => {
                self.length(2, *max);
                self.word(u32::from(b'c'));
                self.word(0);
            }
            Wire::Fixed(count) => (0..*count).for_each(|_| self.word(0)),
            Wire::Params(max) => {
                self.length(2, *max);
                for name in [b"one\0", b"two\0"] {
                    self.length(3, STRING);
                    self.bytes.extend_from_slice(name);
                    self.word(2);
                    self.word(7);
                }
            }
            Wire::List(of, max) => {
                self.length(2, *max);
                self.put(of, structs);
                self.put(of, structs);
            }
            Wire::Struct(name) => {
                let of = structs.iter().find(|s| s.name == *name).unwrap();
                of.wires().iter().for_each(|wire| self.put(wire, structs));
            }
        }
    }

    /// The message with each length replaced by what it must not be, and cut off everywhere.
    fn spoilt(&self) -> Vec<Vec<u8>> {
        let mut all = Vec::new();
        for (at, max) in &self.lengths {
            let left = (self.bytes.len() - at - 4) as u32;
            for length in [u32::MAX, 0x8000_0000, 0x7fff_ffff, max + 1, left + 1] {
                let mut bytes = self.bytes.clone();
                bytes[*at..*at + 4].copy_from_slice(&length.to_be_bytes());
                all.push(bytes);
            }
        }
        all.extend((0..self.bytes.len()).map(|end| self.bytes[..end].to_vec()));
        all
    }
}

/// Reads a value as the protocol's description says, within its limits.
fn pass(d: &mut Decoder<'_>, wire: &Wire, structs: &[Struct]) {
    match wire {
        Wire::I32 | Wire::U32 | Wire::Small(_) => _ = d.u32().unwrap(),
        Wire::I64 | Wire::U64 => _ = d.u64().unwrap(),
        Wire::Str => drop(d.string().unwrap()),
        Wire::OptStr => drop(d.opt_string().unwrap()),
        Wire::Uuid => _ = d.uuid().unwrap(),
        Wire::Object(kind) => virt_rows::remote::object(kind).iter().for_each(|wire| pass(d, wire, structs)),
        Wire::OptObject(kind) => {
            if d.bool().unwrap() {
                pass(d, &Wire::Object(kind.clone()), structs);
            }
        }
        Wire::Opaque(max) => _ = d.opaque(*max).unwrap(),
        Wire::Chars(max) => drop(d.chars(*max).unwrap()),
        Wire::Fixed(count) => (0..*count).for_each(|_| _ = d.u32().unwrap()),
        Wire::Params(max) => drop(d.params(*max).unwrap()),
        Wire::List(of, max) => {
            let count = d.count(*max, 4).unwrap();
            (0..count).for_each(|_| pass(d, of, structs));
        }
        Wire::Struct(name) => {
            let of = structs.iter().find(|s| s.name == *name).unwrap();
            of.wires().iter().for_each(|wire| pass(d, wire, structs));
        }
    }
}

/// What the daemon answers, what it was asked last, and which procedures were ever called.
#[derive(Default)]
struct Script {
    answer: Vec<u8>,
    asked: Vec<u8>,
    called: BTreeSet<i32>,
}

fn serve(mut peer: UnixStream, script: &Mutex<Script>) {
    loop {
        let mut word = [0; 4];
        if peer.read_exact(&mut word).is_err() {
            return;
        }
        let mut packet = vec![0; virt_wire::packet::following(word).unwrap()];
        peer.read_exact(&mut packet).unwrap();
        let mut d = Decoder::new(&packet);
        let header = Header::decode(&mut d).unwrap();
        if header.kind == Kind::Stream {
            continue;
        }
        let mut script = script.lock();
        script.asked = d.rest().to_vec();
        script.called.insert(header.procedure);
        let reply = Header { kind: Kind::Reply, status: Status::Ok, ..header };
        let mut bytes = reply.encode(script.answer.len()).to_vec();
        bytes.extend_from_slice(&script.answer);
        drop(script);
        if peer.write_all(&bytes).is_err() {
            return;
        }
    }
}

fn with_daemon(test: impl FnOnce(&Remote, &Objects, &Mutex<Script>)) {
    let name = format!("driver-remote-{}-{:?}", std::process::id(), std::thread::current().id());
    let path = std::env::temp_dir().join(name);
    let listener = UnixListener::bind(&path).unwrap();
    let script = Arc::new(Mutex::new(Script::default()));
    let transport = virt_rpc::unix::connect(&path).unwrap();
    let peer = listener.accept().unwrap().0;
    std::fs::remove_file(&path).unwrap();
    let served = script.clone();
    let daemon = std::thread::spawn(move || serve(peer, &served));
    let inbox = Inbox::new();
    let client = Client::new(Box::new(transport), Options::default(), inbox.sink(0)).unwrap();
    let remote = Remote::new(client, inbox, Facts { secure: true, again: None });
    let objects = Objects::new(remote.clone());
    test(&remote, &objects, &script);
    objects.connect.close();
    drop(objects);
    script.lock().answer.clear();
    drop(remote);
    daemon.join().unwrap();
}

#[test]
fn calls_have_the_protocols_form_and_good_answers_are_understood() {
    let (forms, structs) = (forms(), virt_rows::remote::structs());
    with_daemon(|remote, at, script| {
        let mut called = 0;
        for (place, (form, _)) in forms.iter().filter(|(_, (_, event))| !event) {
            script.lock().answer = Sample::of(&form.answer, &structs).bytes;
            exercise_one(remote, at, place, |name, result| {
                assert!(result.is_ok(), "{name}: {}", result.unwrap_err());
                called += 1;
            });
            let asked = script.lock().asked.clone();
            let mut d = Decoder::new(&asked);
            form.call.iter().for_each(|wire| pass(&mut d, wire, &structs));
            assert!(d.rest().is_empty(), "{place:?}: {} bytes too many", d.rest().len());
        }
        assert_eq!(called, forms.values().filter(|(_, event)| !event).count());
        // Those of the main program, of QEMU's and of LXC's, events among them.
        assert_eq!(forms.len(), 456 + 7 + 1);
    });
}

/// Calls one procedure of all.
fn exercise_one(
    remote: &Remote,
    at: &Objects,
    (library, number): &(String, u32),
    mut done: impl FnMut(&str, Result<()>),
) {
    let mut found = false;
    exercise(
        remote,
        at,
        |of, n| of == library && n == *number,
        |name, result| {
            found = true;
            done(name, result);
        },
    );
    assert!(found, "{library} {number} is not called");
}

#[test]
fn whatever_is_wrong_with_an_answer_is_the_protocols_error() {
    let (forms, structs) = (forms(), virt_rows::remote::structs());
    with_daemon(|remote, at, script| {
        for (place, (form, _)) in forms.iter().filter(|(_, (_, event))| !event) {
            for answer in Sample::of(&form.answer, &structs).spoilt() {
                script.lock().answer.clone_from(&answer);
                exercise_one(remote, at, place, |name, result| {
                    let error = result.expect_err(name);
                    assert_eq!(error.code(), ErrorCode::RPC, "{name}: {error}, of {answer:?}");
                });
            }
        }
    });
}

#[test]
fn events_are_understood_or_refused() {
    let (forms, structs) = (forms(), virt_rows::remote::structs());
    let mut count = 0;
    for ((library, number), (form, _)) in forms.iter().filter(|(_, (_, event))| *event) {
        let sample = Sample::of(&form.call, &structs);
        read_event(library, *number, &sample.bytes).unwrap();
        let program =
            if library == "libvirt" { virt_wire::Program::REMOTE } else { virt_wire::Program::QEMU };
        assert!(crate::events::is_known(program, *number as i32, &sample.bytes), "{library} {number}");
        for bytes in sample.spoilt() {
            let error = read_event(library, *number, &bytes).unwrap_err();
            assert_eq!(error.code(), ErrorCode::RPC, "{number}: {error}");
        }
        count += 1;
    }
    assert_eq!(count, 56);
}

#[test]
fn any_answer_ends_well() {
    let forms = forms();
    with_daemon(|remote, at, script| {
        // Plain numbers as lengths, flags and counts, and no pattern.
        let mut state = 0x2545_f491_4f6c_dd1d_u64;
        for round in 0..3 {
            for place in forms.iter().filter(|(_, (_, event))| !event).map(|(place, _)| place) {
                let mut answer = Vec::new();
                for _ in 0..40 {
                    state ^= state << 13;
                    state ^= state >> 7;
                    state ^= state << 17;
                    let word = if round == 0 { state as u32 } else { (state % 5) as u32 };
                    answer.extend_from_slice(&word.to_be_bytes());
                }
                script.lock().answer = answer;
                exercise_one(remote, at, place, |_, _| ());
            }
        }
    });
}
