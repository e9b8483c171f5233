// SPDX-License-Identifier: LGPL-2.1-or-later
//! Connections that an event loop watches.

mod common;
mod nobody;

use std::io::Write;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, Once, mpsc};
use std::thread;

use common::{PROGRAM, Peer, connect, echo, packet, renewed};
use virt_core::driver::StreamRead;
use virt_core::event_loop;
use virt_core::object::Stream;
use virt_rpc::{CloseReason, Program};
use virt_wire::{Header, Kind, Status};

/// The process's loop, on a thread of its own for as long as the tests run.
fn run_loop() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        event_loop::register_default().unwrap();
        thread::spawn(|| {
            // Without anything to watch it would sleep for ever.
            event_loop::add_timeout(1000, Arc::new(|_| ()));
            loop {
                event_loop::run_default_once().unwrap();
            }
        });
    });
}

/// Something that a test waits for.
#[derive(Default)]
struct Count(Mutex<usize>, Condvar);

impl Count {
    fn add(&self) {
        *self.0.lock().unwrap() += 1;
        self.1.notify_all();
    }

    fn wait(&self, count: usize) {
        let guard = self.0.lock().unwrap();
        drop(self.1.wait_while(guard, |now| *now < count).unwrap());
    }
}

#[test]
fn the_loop_reads_events_and_answers_pings() {
    run_loop();
    let (sender, receiver) = mpsc::channel();
    let (client, told, peer) = connect(move |mut peer| {
        for i in 0..20 {
            peer.message(PROGRAM, i, &[]);
            peer.message(Program::KEEPALIVE, 1, &[]);
            assert_eq!(peer.call().header.procedure, 2);
        }
        // What it sent is read in order.
        sender.send(()).unwrap();
        peer.next().is_none()
    });
    assert!(client.supports_keep_alive());
    receiver.recv().unwrap();
    let told = told.lock().unwrap().iter().map(|event| event.1).collect::<Vec<_>>();
    assert_eq!(told, (0..20).collect::<Vec<_>>());
    drop(client);
    assert!(peer.join().unwrap());
}

#[test]
fn calls_and_the_loop_share_the_connection() {
    run_loop();
    let (client, told, _peer) = connect(|mut peer| {
        let mut count = 0;
        while let Some(call) = peer.next() {
            peer.message(PROGRAM, 1, &[]);
            peer.reply(&call, &call.body);
            count += 1;
            if count % 50 == 0 {
                // Nobody waits for this one, perhaps.
                peer.message(PROGRAM, 2, &[]);
                thread::yield_now();
            }
        }
    });
    thread::scope(|scope| {
        for thread in 0..8_u32 {
            let client = &client;
            scope.spawn(move || {
                for i in 0..1000_u32 {
                    let body = [thread.to_be_bytes(), i.to_be_bytes()].concat();
                    assert_eq!(client.call(PROGRAM, 1, &body, &[]).unwrap().body, body);
                }
            });
        }
    });
    // The last one comes by a call or by the loop.
    while told.lock().unwrap().len() < 8160 {
        thread::yield_now();
    }
}

#[test]
fn the_loop_reads_again_after_calls() {
    run_loop();
    let (ask, asked) = mpsc::channel();
    let (client, told, _peer) = connect(move |mut peer| {
        for _ in 0..20 {
            for _ in 0..20 {
                let call = peer.call();
                peer.reply(&call, &[]);
            }
            asked.recv().unwrap();
            peer.message(PROGRAM, 1, &[]);
        }
    });
    for round in 1..=20 {
        for _ in 0..20 {
            client.call(PROGRAM, 1, &[], &[]).unwrap();
        }
        ask.send(()).unwrap();
        while told.lock().unwrap().len() < round {
            thread::yield_now();
        }
    }
}

#[test]
fn the_loop_notices_the_end() {
    run_loop();
    let (go, wait) = mpsc::channel::<()>();
    let (client, _, _peer) = connect(move |peer| {
        wait.recv().unwrap();
        drop(peer);
    });
    let (sender, receiver) = mpsc::channel();
    client.on_close(Some(Box::new(move |reason| sender.send(reason).unwrap())));
    go.send(()).unwrap();
    assert_eq!(receiver.recv().unwrap(), CloseReason::Eof);
    let error = client.call(PROGRAM, 1, &[], &[]).unwrap_err();
    assert_eq!(error.message(), "internal error: client socket is closed");
    assert_eq!(receiver.recv(), Err(mpsc::RecvError));
}

#[test]
fn a_daemon_that_dies_under_the_loop() {
    run_loop();
    for round in 0..300 {
        let (go, wait) = mpsc::channel();
        let (client, _, peer) = connect(move |mut peer| {
            // Whoever asks to be told after the end is not.
            wait.recv().unwrap();
            for _ in 0..round % 5 {
                let Some(call) = peer.next() else { return };
                peer.reply(&call, &[]);
            }
            if round % 2 == 0 {
                let _ = peer.next();
            }
        });
        let told = Arc::new(Count::default());
        let note = told.clone();
        client.on_close(Some(Box::new(move |_| note.add())));
        go.send(()).unwrap();
        while client.call(PROGRAM, 1, &[], &[]).is_ok() {}
        told.wait(1);
        peer.join().unwrap();
        drop(client);
        assert_eq!(*told.0.lock().unwrap(), 1);
    }
}

#[test]
fn silence_ends_the_connection() {
    run_loop();
    let (client, _, peer) = connect(move |mut peer| {
        // It reads all, and says nothing.
        let mut seen = Vec::new();
        while let Some(packet) = peer.next() {
            seen.push((packet.header.program, packet.header.procedure));
        }
        seen
    });
    let (sender, receiver) = mpsc::channel();
    client.on_close(Some(Box::new(move |reason| sender.send(reason).unwrap())));
    client.set_keep_alive(1, 1).unwrap();
    // Once more changes nothing.
    client.set_keep_alive(7, 7).unwrap();
    let error = client.call(PROGRAM, 5, &[], &[]).unwrap_err();
    assert_eq!(error.message(), "internal error: connection closed due to keepalive timeout");
    assert_eq!(receiver.recv().unwrap(), CloseReason::KeepAlive);
    assert_eq!(peer.join().unwrap(), [(PROGRAM, 5), (Program::KEEPALIVE, 1)]);
}

#[test]
fn the_loop_alone_notices_silence_too_and_answers_count_as_life() {
    run_loop();
    let (client, _, _peer) = connect(move |mut peer| {
        let mut pings = 0;
        while let Some(packet) = peer.next() {
            assert_eq!((packet.header.program, packet.header.procedure), (Program::KEEPALIVE, 1));
            pings += 1;
            if pings == 1 {
                peer.message(Program::KEEPALIVE, 2, &[]);
            }
        }
        assert_eq!(pings, 2);
    });
    let (sender, receiver) = mpsc::channel();
    client.on_close(Some(Box::new(move |reason| sender.send(reason).unwrap())));
    client.set_keep_alive(1, 1).unwrap();
    assert_eq!(receiver.recv().unwrap(), CloseReason::KeepAlive);
    _peer.join().unwrap();
}

#[test]
fn keepalive_can_be_stopped_but_not_changed() {
    run_loop();
    let (client, _, _peer) = connect(echo);
    let error = client.set_keep_alive(i32::MAX, 1).unwrap_err();
    assert_eq!(error.message(), "internal error: keepalive interval 2147483647 too large");
    client.set_keep_alive(1, 0).unwrap();
    client.set_keep_alive(0, 0).unwrap();
    let error = client.set_keep_alive(5, 5).unwrap_err();
    assert_eq!(error.message(), "internal error: keepalive interval already set");
    client.call(PROGRAM, 1, &[], &[]).unwrap();
}

#[test]
fn a_stream_tells_when_it_can_be_read() {
    run_loop();
    let (client, _, _peer) = connect(|mut peer| {
        let call = peer.call();
        peer.reply(&call, &[]);
        for i in 0..100_u8 {
            peer.stream(&call, Kind::Stream, Status::Continue, &[i; 1000]);
            if i % 10 == 0 {
                thread::yield_now();
            }
        }
        peer.stream(&call, Kind::Stream, Status::Continue, &[]);
        let asked = peer.call();
        peer.stream(&asked, Kind::Stream, Status::Ok, &[]);
    });
    let conn = nobody::connection();
    let (_, driver) = client.call_stream(PROGRAM, 208, &[], false).unwrap();
    let stream = Stream::new(&conn, 1);
    stream.carrier().set(Some(driver.clone()));
    let (sender, receiver) = mpsc::channel();
    let freed = Arc::new(AtomicUsize::new(0));
    struct Free(Arc<AtomicUsize>);
    impl Drop for Free {
        fn drop(&mut self) {
            self.0.fetch_add(1, Ordering::SeqCst);
        }
    }
    let free = Free(freed.clone());
    let tell = move |stream: &Arc<Stream>, events: i32| {
        let _ = &free;
        assert_eq!(events, 1);
        let driver = stream.carrier().get().unwrap();
        loop {
            match driver.recv(stream, 300, false).unwrap() {
                StreamRead::Data(bytes) if bytes.is_empty() => {
                    driver.event_remove(stream).unwrap();
                    break sender.send(None).unwrap();
                }
                StreamRead::Data(bytes) => sender.send(Some(bytes)).unwrap(),
                StreamRead::WouldBlock => break,
                StreamRead::Hole => panic!("none was sent"),
            }
        }
    };
    driver.event_add(&stream, 1, Box::new(tell)).unwrap();
    let error = driver.event_add(&stream, 1, Box::new(|_, _| ())).unwrap_err();
    assert_eq!(error.message(), "internal error: multiple stream callbacks not supported");
    let mut got = Vec::new();
    while let Some(bytes) = receiver.recv().unwrap() {
        got.extend(bytes);
    }
    assert_eq!(got, (0..100).flat_map(|i| [i; 1000]).collect::<Vec<u8>>());
    // Its data goes after the callback has returned.
    assert_eq!(receiver.recv(), Err(mpsc::RecvError));
    assert_eq!(freed.load(Ordering::SeqCst), 1);
    assert_eq!(
        driver.event_update(&stream, 1).unwrap_err().message(),
        "internal error: no stream callback registered"
    );
    driver.finish(&stream).unwrap();
}

#[test]
fn a_stream_tells_when_it_can_be_written() {
    run_loop();
    let (client, _, peer) = connect(|mut peer| {
        let call = peer.call();
        peer.reply(&call, &[]);
        let mut count = 0;
        loop {
            let piece = peer.call();
            if piece.header.status != Status::Continue {
                peer.stream(&piece, Kind::Stream, Status::Ok, &[]);
                return count;
            }
            count += piece.body.len();
        }
    });
    let conn = nobody::connection();
    let (_, driver) = client.call_stream(PROGRAM, 208, &[], false).unwrap();
    let stream = Stream::new(&conn, 1);
    stream.carrier().set(Some(driver.clone()));
    let (sender, receiver) = mpsc::channel();
    let sent = AtomicUsize::new(0);
    let tell = move |stream: &Arc<Stream>, events: i32| {
        assert_eq!(events, 2);
        let driver = stream.carrier().get().unwrap();
        while let Some(count) = driver.send(stream, &[5; 200_000]).unwrap() {
            if sent.fetch_add(count, Ordering::SeqCst) + count >= 10_000_000 {
                driver.event_remove(stream).unwrap();
                return sender.send(sent.load(Ordering::SeqCst)).unwrap();
            }
        }
    };
    driver.event_add(&stream, 2, Box::new(tell)).unwrap();
    let sent = receiver.recv().unwrap();
    driver.finish(&stream).unwrap();
    assert_eq!(peer.join().unwrap(), sent);
}

#[test]
fn a_reader_that_is_slow_is_waited_for() {
    run_loop();
    const PIECE: usize = 200_000;
    const COUNT: usize = 200;
    let done = Arc::new(AtomicBool::new(false));
    let note = done.clone();
    let (client, _, _peer) = connect(move |mut peer| {
        let call = peer.call();
        peer.reply(&call, &[]);
        for _ in 0..COUNT {
            peer.stream(&call, Kind::Stream, Status::Continue, &[3; PIECE]);
        }
        note.store(true, Ordering::SeqCst);
        peer.stream(&call, Kind::Stream, Status::Continue, &[]);
        let asked = peer.call();
        peer.stream(&asked, Kind::Stream, Status::Ok, &[]);
    });
    let conn = nobody::connection();
    let (_, driver) = client.call_stream(PROGRAM, 208, &[], false).unwrap();
    let stream = Stream::new(&conn, 1);
    stream.carrier().set(Some(driver.clone()));
    let mut got = 0;
    loop {
        match driver.recv(&stream, PIECE, false).unwrap() {
            StreamRead::Data(bytes) if bytes.is_empty() => break,
            StreamRead::Data(bytes) => {
                if got == 0 {
                    // Time for the loop to read all there is, which it must not.
                    thread::sleep(std::time::Duration::from_millis(300));
                    assert!(!done.load(Ordering::SeqCst), "40 MB were read for nobody");
                }
                got += bytes.len();
            }
            _ => thread::yield_now(),
        }
    }
    assert_eq!(got, PIECE * COUNT);
    driver.finish(&stream).unwrap();
}

#[test]
fn the_loop_opens_a_lost_connection_anew() {
    run_loop();
    let back = Arc::new(Count::default());
    let noted = back.clone();
    let (end, ended) = mpsc::channel::<()>();
    let scripts: Vec<Box<dyn FnOnce(Peer) + Send>> = vec![
        Box::new(drop),
        // Lost again in the moment that it is back.
        Box::new(drop),
        Box::new(move |mut peer| {
            peer.message(PROGRAM, 4, &[]);
            noted.add();
            ended.recv().unwrap();
            let _ = echo(peer);
        }),
    ];
    let it = renewed(scripts);
    // Nobody calls.
    back.wait(1);
    while it.told.lock().unwrap().is_empty() {
        thread::yield_now();
    }
    assert!(it.client.is_open());
    end.send(()).unwrap();
    it.client.call(PROGRAM, 1, &[], &[]).unwrap();
    assert_eq!(it.end(), 3);
}

#[test]
fn keepalive_goes_on_when_a_connection_is_back() {
    run_loop();
    let pinged = Arc::new(Count::default());
    let noted = pinged.clone();
    let scripts: Vec<Box<dyn FnOnce(Peer) + Send>> = vec![
        Box::new(|mut peer| drop(peer.call())),
        Box::new(move |mut peer| {
            let ping = peer.call();
            assert_eq!((ping.header.program, ping.header.procedure), (Program::KEEPALIVE, 1));
            noted.add();
        }),
    ];
    let it = renewed(scripts);
    it.client.set_keep_alive(1, 3).unwrap();
    it.client.call(PROGRAM, 1, &[], &[]).unwrap_err();
    pinged.wait(1);
    assert_eq!(it.end(), 2);
}

#[test]
fn the_loop_does_not_go_on_where_it_is_refused() {
    run_loop();
    let (client, _, peer) = connect(drop);
    let (asked, counted) = (Arc::new(Count::default()), Arc::new(AtomicUsize::new(0)));
    let (note, count) = (asked.clone(), counted.clone());
    let client = client.renewable(Box::new(move |limit| {
        assert!(limit.is_some(), "the loop waits for ever");
        count.fetch_add(1, Ordering::SeqCst);
        note.add();
        Err(virt_core::Error::new(
            virt_core::ErrorDomain::REMOTE,
            virt_core::ErrorCode::AUTH_FAILED,
            "not you",
        ))
    }));
    asked.wait(1);
    // Longer than the loop would wait for its second attempt.
    let later = Arc::new(Count::default());
    let note = later.clone();
    let timer = event_loop::add_timeout(500, Arc::new(move |_| note.add())).unwrap();
    later.wait(1);
    event_loop::remove_timeout(timer);
    assert_eq!(counted.load(Ordering::SeqCst), 1);
    assert!(!client.is_open());
    peer.join().unwrap();
}

/// Waits until that thread sleeps.
fn wait_until_asleep(thread: &Path) {
    loop {
        let stat = std::fs::read_to_string(thread.join("stat")).unwrap();
        if stat.rsplit_once(") ").is_some_and(|(_, rest)| rest.starts_with('S')) {
            return;
        }
        thread::yield_now();
    }
}

#[test]
fn the_loop_reads_what_came_with_a_reply_and_did_not_fit() {
    run_loop();
    // More than is read at once; and a reply that is read for itself.
    for (reply, event) in [(100, 20_000), (20_000, 0)] {
        for _ in 0..10 {
            let caller = Path::new("/proc").join(std::fs::read_link("/proc/thread-self").unwrap());
            let (client, told, peer) = connect(move |mut peer| {
                let call = peer.call();
                let event_header = Header { kind: Kind::Message, serial: 0, ..call.header };
                let reply = packet(Header { kind: Kind::Reply, ..call.header }, &vec![1; reply]);
                let all = [reply, packet(event_header, &vec![2; event])].concat();
                wait_until_asleep(&caller);
                // In one piece, which wakes once.
                assert_eq!(peer.0.write(&all).unwrap(), all.len());
                peer.next().is_none()
            });
            client.call(PROGRAM, 1, &[], &[]).unwrap();
            while told.lock().unwrap().is_empty() {
                thread::yield_now();
            }
            drop(client);
            assert!(peer.join().unwrap());
        }
    }
}
