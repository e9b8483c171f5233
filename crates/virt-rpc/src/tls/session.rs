// SPDX-License-Identifier: LGPL-2.1-or-later
//! A TLS session as a transport.

use std::io::{self, IoSlice, Read, Write};
use std::os::fd::{BorrowedFd, OwnedFd};
use std::sync::Arc;
use std::time::Instant;

use parking_lot::Mutex;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustls::pki_types::ServerName;
use rustls::{CertificateError, CipherSuite, ClientConfig, ClientConnection};
use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::transport::Transport;

/// How much is sent, or received, at once: what one record of the protocol holds.
const RECORD: usize = 16 * 1024;

/// A TLS session over another transport.
///
/// `incoming` and `outgoing` are held while the transport below is used, `session` never is,
/// so that one thread may sleep in `recv` while another sends.
pub struct TlsTransport {
    below: Box<dyn Transport>,
    session: Mutex<ClientConnection>,
    incoming: Mutex<Incoming>,
    outgoing: Mutex<Outgoing>,
    key_bits: u32,
}

/// What came and is not yet taken in by the session.
struct Incoming {
    buffer: Box<[u8]>,
    start: usize,
    end: usize,
}

/// What the session gave and has not yet gone.
#[derive(Default)]
struct Outgoing {
    bytes: Vec<u8>,
    done: usize,
    /// How many bytes of the sender's these are; it is told once all have gone.
    plain: usize,
}

impl Outgoing {
    fn is_empty(&self) -> bool {
        self.done == self.bytes.len()
    }

    fn flush(&mut self, below: &dyn Transport, wait: bool) -> io::Result<()> {
        while !self.is_empty() {
            self.done += below.send(&[IoSlice::new(&self.bytes[self.done..])], wait)?;
        }
        self.bytes.clear();
        self.done = 0;
        Ok(())
    }
}

impl TlsTransport {
    /// A session of which nothing is agreed yet.
    #[inline(never)]
    pub(super) fn begin(below: Box<dyn Transport>, config: ClientConfig) -> Result<Box<TlsTransport>> {
        // Not sent anywhere: the verifier knows whom it expects.
        let name = ServerName::IpAddress(std::net::Ipv4Addr::UNSPECIFIED.into());
        let session = ClientConnection::new(Arc::new(config), name).map_err(|error| refused(&error))?;
        Ok(Box::new(TlsTransport {
            below,
            session: Mutex::new(session),
            incoming: Mutex::new(Incoming { buffer: vec![0; RECORD].into(), start: 0, end: 0 }),
            outgoing: Mutex::new(Outgoing::default()),
            key_bits: 0,
        }))
    }

    /// Agrees on a session, and waits for the server's word that it takes us.
    pub(super) fn agree(&mut self, deadline: Option<Instant>) -> Result<()> {
        self.handshake(deadline)?;
        let suite = self.session.lock().negotiated_cipher_suite();
        self.key_bits = suite.map_or(0, |suite| key_bits(suite.suite()));
        self.wait_for_welcome(deadline)
    }

    fn handshake(&self, deadline: Option<Instant>) -> Result<()> {
        loop {
            self.send_pending(true).map_err(|error| broken(&error, "Error in the push function."))?;
            if !self.session.lock().is_handshaking() {
                return Ok(());
            }
            let mut incoming = self.incoming.lock();
            if incoming.start == incoming.end {
                wait_readable(&*self.below, deadline)?;
            }
            let outcome = self.take_in(&mut incoming, true);
            drop(incoming);
            if let Err(error) = outcome {
                // The peer is told what was wrong, if it still listens.
                let _ = self.send_pending(true);
                let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>());
                return Err(inner.map_or_else(|| broken(&error, "Error in the pull function."), refused));
            }
        }
    }

    /// The server looks at our certificate after the handshake. What it then sends is one
    /// byte, or nothing.
    fn wait_for_welcome(&self, deadline: Option<Instant>) -> Result<()> {
        let mut byte = [0];
        loop {
            match self.recv(&mut byte, &mut Vec::new(), false) {
                Ok(1) if byte == [1] => return Ok(()),
                Ok(_) => {
                    let text = tr!("server verification (of our certificate or IP address) failed");
                    return Err(Error::new(ErrorDomain::RPC, ErrorCode::RPC, text));
                }
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    wait_readable(&*self.below, deadline)?;
                }
                Err(error) => {
                    let errno = error.raw_os_error().unwrap_or(EIO);
                    let text = tr!("Unable to read TLS confirmation");
                    return Err(Error::system(ErrorDomain::RPC, errno, text));
                }
            }
        }
    }

    /// Sends what the session has to say of its own accord.
    fn send_pending(&self, wait: bool) -> io::Result<()> {
        let mut outgoing = self.outgoing.lock();
        self.collect(&mut outgoing)?;
        outgoing.flush(&*self.below, wait)
    }

    /// Fetches what the session wants to send.
    fn collect(&self, outgoing: &mut Outgoing) -> io::Result<()> {
        let mut session = self.session.lock();
        while session.wants_write() {
            session.write_tls(&mut outgoing.bytes)?;
        }
        Ok(())
    }

    /// Gets some bytes from below, and has the session look at them.
    fn take_in(&self, incoming: &mut Incoming, wait: bool) -> io::Result<()> {
        if incoming.start == incoming.end {
            let Incoming { buffer, start, end } = incoming;
            *end = self.below.recv(buffer, &mut Vec::new(), wait)?;
            *start = 0;
        }
        let mut session = self.session.lock();
        let mut bytes = &incoming.buffer[incoming.start..incoming.end];
        // At the end of the flow the session is told so by no bytes.
        let taken = session.read_tls(&mut bytes)?;
        incoming.start += taken;
        session.process_new_packets().map_err(io::Error::other)?;
        Ok(())
    }
}

impl Transport for TlsTransport {
    fn send(&self, parts: &[IoSlice<'_>], wait: bool) -> io::Result<usize> {
        let mut outgoing = self.outgoing.lock();
        if outgoing.plain == 0 {
            let mut room = RECORD;
            let mut session = self.session.lock();
            for part in parts {
                let taken = part.len().min(room);
                session.writer().write_all(&part[..taken])?;
                outgoing.plain += taken;
                room -= taken;
                if room == 0 {
                    break;
                }
            }
        }
        self.collect(&mut outgoing)?;
        // Until all has gone the sender is told to come again, with the same bytes.
        outgoing.flush(&*self.below, wait)?;
        Ok(std::mem::take(&mut outgoing.plain))
    }

    fn recv(&self, buffer: &mut [u8], _: &mut Vec<OwnedFd>, wait: bool) -> io::Result<usize> {
        let mut incoming = self.incoming.lock();
        loop {
            let plain = self.session.lock().reader().read(buffer);
            match plain {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                // No farewell: somebody may have cut the flow short.
                Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                    return Err(io::Error::from_raw_os_error(EIO));
                }
                result => return result,
            }
            self.take_in(&mut incoming, wait).map_err(plain_error)?;
            // An answer of the session's own, unless a sender is at it, which takes it along.
            if let Some(mut outgoing) = self.outgoing.try_lock() {
                self.collect(&mut outgoing)?;
                match outgoing.flush(&*self.below, false) {
                    Err(error) if error.kind() != io::ErrorKind::WouldBlock => return Err(error),
                    _ => {}
                }
            }
        }
    }

    fn fd(&self) -> BorrowedFd<'_> {
        self.below.fd()
    }

    fn has_buffered(&self) -> bool {
        // A receiver that is at it right now will see for itself.
        let Some(incoming) = self.incoming.try_lock() else { return false };
        let mut session = self.session.lock();
        let waiting = session.process_new_packets().is_ok_and(|state| state.plaintext_bytes_to_read() > 0);
        waiting || incoming.start < incoming.end
    }

    fn is_encrypted(&self) -> bool {
        true
    }

    fn addresses(&self) -> Option<(String, String)> {
        self.below.addresses()
    }

    fn key_bits(&self) -> u32 {
        self.key_bits
    }

    fn complaint(&self) -> Option<String> {
        self.below.complaint()
    }

    fn shutdown(&self) {
        self.session.lock().send_close_notify();
        // If there is no room for a farewell, it is left out.
        if let Some(mut outgoing) = self.outgoing.try_lock() {
            let _ = self.collect(&mut outgoing).and_then(|()| outgoing.flush(&*self.below, false));
        }
        self.below.shutdown();
    }
}

const EIO: i32 = 5;

/// A session's own error as the system error that programs know.
fn plain_error(error: io::Error) -> io::Error {
    match error.get_ref() {
        Some(_) => {
            virt_core::log::debug!("rpc.nettlscontext", "virNetTLSSessionRead", "{error}");
            io::Error::from_raw_os_error(EIO)
        }
        None => error,
    }
}

/// How long the session's key is.
fn key_bits(suite: CipherSuite) -> u32 {
    let name = suite.as_str().unwrap_or_default();
    if name.contains("AES_128") { 128 } else { 256 }
}

/// A transport that failed, in GnuTLS's words.
fn broken(error: &io::Error, words: &str) -> Error {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => failed("The TLS connection was non-properly terminated."),
        _ => failed(words),
    }
}

fn failed(words: &str) -> Error {
    Error::new(ErrorDomain::RPC, ErrorCode::AUTH_FAILED, tr!("TLS handshake failed %1$s", words))
}

fn refused(error: &rustls::Error) -> Error {
    use rustls::Error::{AlertReceived, InvalidCertificate};
    match error {
        InvalidCertificate(CertificateError::ApplicationVerificationFailure) => {
            let text = tr!("Failed to verify peer's certificate");
            Error::new(ErrorDomain::RPC, ErrorCode::AUTH_FAILED, text)
        }
        AlertReceived(_) => failed("A TLS fatal alert has been received."),
        error => failed(&error.to_string()),
    }
}

/// Sleeps until something is there to be received.
fn wait_readable(transport: &dyn Transport, deadline: Option<Instant>) -> Result<()> {
    loop {
        let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
        let timeout = left.and_then(|left| Timespec::try_from(left).ok());
        let fd = transport.fd();
        let mut lines = [PollFd::from_borrowed_fd(fd, PollFlags::IN)];
        match poll(&mut lines, timeout.as_ref()) {
            Ok(0) => {
                let text = tr!("TLS handshake failed %1$s", "The operation timed out");
                return Err(Error::new(ErrorDomain::RPC, ErrorCode::OPERATION_TIMEOUT, text));
            }
            Ok(_) => return Ok(()),
            Err(rustix::io::Errno::INTR) => {}
            Err(errno) => return Err(broken(&errno.into(), "Error in the pull function.")),
        }
    }
}
