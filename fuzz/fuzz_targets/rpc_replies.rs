// SPDX-License-Identifier: LGPL-2.1-or-later
//! What a daemon may send: any bytes, in pieces of any size, into a client that calls and
//! reads a stream. Everything ends in a result or an error.
#![no_main]

use std::io::{self, ErrorKind, IoSlice};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::{Arc, Mutex};

use libfuzzer_sys::fuzz_target;
use virt_core::driver::{HypervisorDriver, HypervisorDriverByHand, StreamRead};
use virt_core::object::{Connect, Drivers, Opening, Stream};
use virt_rpc::{Client, Options, Program, Transport};

/// A flow that was recorded. Each piece stands behind a byte that is its length.
struct Replay {
    bytes: Mutex<Vec<u8>>,
    null: OwnedFd,
}

impl Transport for Replay {
    fn send(&self, parts: &[IoSlice<'_>], _: bool) -> io::Result<usize> {
        Ok(parts.iter().map(|part| part.len()).sum())
    }

    fn recv(&self, buffer: &mut [u8], _: &mut Vec<OwnedFd>, wait: bool) -> io::Result<usize> {
        let mut bytes = self.bytes.lock().unwrap();
        if bytes.is_empty() {
            return Ok(0);
        }
        let length = usize::from(bytes[0]);
        if length == 0 && !wait {
            bytes.remove(0);
            return Err(ErrorKind::WouldBlock.into());
        }
        let count = length.max(1).min(buffer.len()).min(bytes.len() - 1);
        buffer[..count].copy_from_slice(&bytes[1..1 + count]);
        bytes.drain(..1 + count);
        Ok(count)
    }

    fn fd(&self) -> BorrowedFd<'_> {
        self.null.as_fd()
    }

    fn passes_fds(&self) -> bool {
        true
    }

    fn shutdown(&self) {
        self.bytes.lock().unwrap().clear();
    }
}

struct Nobody;

impl HypervisorDriver for Nobody {}

impl HypervisorDriverByHand for Nobody {
    fn name(&self) -> &'static str {
        "nobody"
    }
}

fuzz_target!(|bytes: &[u8]| {
    let null = std::fs::File::open("/dev/null").unwrap().into();
    let transport = Replay { bytes: Mutex::new(bytes.to_vec()), null };
    let client = Client::new(Box::new(transport), Options::default(), Box::new(|_, _, _| ())).unwrap();
    let _ = client.call(Program::REMOTE, 1, &[], &[]);
    if let Ok((_, driver)) = client.call_stream(Program::REMOTE, 209, &[], true) {
        let drivers = Drivers {
            hypervisor: Arc::new(Nobody),
            network: None,
            interface: None,
            storage: None,
            node_device: None,
            secret: None,
            nwfilter: None,
        };
        let stream = Stream::new(&Connect::new(&Opening::default(), None, drivers), 0);
        for stop_at_hole in [false, true, false] {
            match driver.recv(&stream, 1000, stop_at_hole) {
                Ok(StreamRead::Data(bytes)) => assert!(bytes.len() <= 1000),
                Ok(StreamRead::Hole) => assert!(driver.recv_hole(&stream, 0).unwrap() > 0),
                Ok(StreamRead::WouldBlock) => panic!("it may block"),
                Err(_) => break,
            }
        }
        let _ = driver.finish(&stream);
    }
    let _ = client.call(Program::QEMU, 2, &[1, 2, 3, 4], &[]);
});
