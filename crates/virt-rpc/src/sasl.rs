// SPDX-License-Identifier: LGPL-2.1-or-later
//! A transport with SASL's protection on top: what was agreed on while authenticating.

use std::io::{self, IoSlice};
use std::os::fd::{BorrowedFd, OwnedFd};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use virt_core::{Error, ErrorCode, ErrorDomain, Result, log, tr};
use virt_sys::sasl::{Failure, Session};

use crate::transport::{Transport, append_zeroed};

/// A transport whose bytes SASL protects, or that SASL merely authenticated.
pub struct SaslTransport {
    below: Arc<dyn Transport>,
    /// None where no protection was agreed on.
    layer: Option<Layer>,
    strength: u32,
}

struct Layer {
    session: Mutex<Session>,
    /// As much as is encoded, or decoded, at once.
    room: usize,
    incoming: Mutex<Incoming>,
    outgoing: Mutex<Outgoing>,
}

/// What was decoded and not yet delivered.
struct Incoming {
    buffer: Box<[u8]>,
    plain: Vec<u8>,
    done: usize,
}

/// What was encoded and has not yet gone.
#[derive(Default)]
struct Outgoing {
    bytes: Vec<u8>,
    done: usize,
    /// How many bytes of the sender's these are; it is told once all have gone.
    plain: usize,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn failed(what: &str, failure: &Failure) -> Error {
    // The texts stand here so that the translators' catalogue has them.
    let text = match what {
        "encode" => tr!("failed to encode SASL data: %1$d (%2$s)", failure.code, failure.detail),
        "decode" => tr!("failed to decode SASL data: %1$d (%2$s)", failure.code, failure.detail),
        _ => tr!("cannot get security props %1$d (%2$s)", failure.code, failure.detail),
    };
    Error::new(ErrorDomain::RPC, ErrorCode::INTERNAL_ERROR, text)
}

/// An error of the library's in the middle of the bytes; there is no way on after it.
fn broken(what: &str, failure: &Failure) -> io::Error {
    log::debug!("rpc.netsaslcontext", "virNetSASLSession", "{}", failed(what, failure).message());
    io::Error::from_raw_os_error(EIO)
}

const EIO: i32 = 5;

impl SaslTransport {
    /// From now on `session` protects what `below` carries.
    pub fn new(below: Arc<dyn Transport>, session: Session) -> Result<SaslTransport> {
        let strength = session.strength().map_err(|failure| failed("strength", &failure))?;
        let room = session.max_buffer().map_err(|failure| failed("buffer", &failure))?;
        let room = (room as usize).clamp(1, 1 << 16);
        let layer = (strength > 0).then(|| Layer {
            session: Mutex::new(session),
            room,
            incoming: Mutex::new(Incoming { buffer: vec![0; room].into(), plain: Vec::new(), done: 0 }),
            outgoing: Mutex::new(Outgoing::default()),
        });
        Ok(SaslTransport { below, layer, strength })
    }
}

impl Layer {
    fn send(&self, below: &dyn Transport, parts: &[IoSlice<'_>], wait: bool) -> io::Result<usize> {
        let mut outgoing = lock(&self.outgoing);
        if outgoing.plain == 0 {
            let mut plain = Vec::new();
            for part in parts {
                plain.extend_from_slice(&part[..part.len().min(self.room - plain.len())]);
            }
            let encoded = lock(&self.session).encode(&plain);
            outgoing.bytes = encoded.map_err(|failure| broken("encode", &failure))?;
            (outgoing.done, outgoing.plain) = (0, plain.len());
        }
        // Until all has gone the sender is told to come again, with the same bytes.
        while outgoing.done < outgoing.bytes.len() {
            let sent = below.send(&[IoSlice::new(&outgoing.bytes[outgoing.done..])], wait)?;
            outgoing.done += sent;
        }
        Ok(std::mem::take(&mut outgoing.plain))
    }

    fn recv(&self, below: &dyn Transport, out: &mut [u8], wait: bool) -> io::Result<usize> {
        let mut incoming = lock(&self.incoming);
        while incoming.done == incoming.plain.len() {
            let got = below.recv(&mut incoming.buffer, &mut Vec::new(), wait)?;
            if got == 0 {
                return Ok(0);
            }
            // Nothing comes of it where more has to arrive first.
            let plain = lock(&self.session).decode(&incoming.buffer[..got]);
            incoming.plain = plain.map_err(|failure| broken("decode", &failure))?;
            incoming.done = 0;
        }
        let rest = &incoming.plain[incoming.done..];
        let count = rest.len().min(out.len());
        out[..count].copy_from_slice(&rest[..count]);
        incoming.done += count;
        Ok(count)
    }

    fn has_buffered(&self) -> bool {
        // A receiver that is at it right now will see for itself.
        self.incoming.try_lock().is_ok_and(|incoming| incoming.done < incoming.plain.len())
    }
}

impl Transport for SaslTransport {
    fn send(&self, parts: &[IoSlice<'_>], wait: bool) -> io::Result<usize> {
        match &self.layer {
            None => self.below.send(parts, wait),
            Some(layer) => layer.send(&*self.below, parts, wait),
        }
    }

    fn recv(&self, buffer: &mut [u8], fds: &mut Vec<OwnedFd>, wait: bool) -> io::Result<usize> {
        match &self.layer {
            None => self.below.recv(buffer, fds, wait),
            Some(layer) => layer.recv(&*self.below, buffer, wait),
        }
    }

    fn append(&self, buffer: &mut Vec<u8>, max: usize, wait: bool) -> io::Result<usize> {
        match &self.layer {
            None => self.below.append(buffer, max, wait),
            Some(layer) => append_zeroed(buffer, max, |room| layer.recv(&*self.below, room, wait)),
        }
    }

    fn fd(&self) -> BorrowedFd<'_> {
        self.below.fd()
    }

    fn has_buffered(&self) -> bool {
        self.layer.as_ref().is_some_and(Layer::has_buffered) || self.below.has_buffered()
    }

    fn empties_socket(&self) -> bool {
        self.layer.is_none() && self.below.empties_socket()
    }

    fn passes_fds(&self) -> bool {
        self.layer.is_none() && self.below.passes_fds()
    }

    fn send_fd(&self, fd: BorrowedFd<'_>, wait: bool) -> io::Result<()> {
        self.below.send_fd(fd, wait)
    }

    // Programs are told so wherever SASL took part, as they have always been.
    fn is_encrypted(&self) -> bool {
        true
    }

    fn addresses(&self) -> Option<(String, String)> {
        self.below.addresses()
    }

    fn key_bits(&self) -> u32 {
        self.strength.max(self.below.key_bits())
    }

    fn complaint(&self) -> Option<String> {
        self.below.complaint()
    }

    fn shutdown(&self) {
        self.below.shutdown();
    }
}
