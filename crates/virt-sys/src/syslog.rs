// SPDX-License-Identifier: LGPL-2.1-or-later
//! The two system logs: syslog through the C library, the journal by its own protocol.

use std::ffi::{CString, c_int};
use std::io::{self, IoSlice, Write};
use std::os::fd::AsFd;
use std::os::unix::net::UnixDatagram;
use std::sync::Mutex;

use rustix::fs::{MemfdFlags, SealFlags};
use rustix::net::{SendAncillaryBuffer, SendAncillaryMessage, SendFlags, SocketAddrUnix};

/// Where the journal listens.
pub const JOURNAL_SOCKET: &str = "/run/systemd/journal/socket";

/// The name that openlog holds on to. syslog(3) keeps the pointer, so the text is never freed.
static IDENT: Mutex<Option<&'static CString>> = Mutex::new(None);

/// Names the program for syslog: messages of facility `daemon`, tagged `ident`. The C library
/// has one such name per process.
pub fn open(ident: &str) {
    let Ok(ident) = CString::new(ident) else { return };
    let Ok(mut current) = IDENT.lock() else { return };
    if current.is_none_or(|held| *held != ident) {
        let held: &'static CString = Box::leak(Box::new(ident));
        // SAFETY: `held` lives for ever, as openlog requires.
        unsafe { libc::openlog(held.as_ptr(), 0, libc::LOG_DAEMON) };
        *current = Some(held);
    }
}

/// One message at a syslog priority (3 error, 4 warning, 6 info, 7 debug).
pub fn write(priority: c_int, message: &str) {
    let Ok(message) = CString::new(message) else { return };
    // SAFETY: the format takes one NUL-terminated string, which `message` is.
    unsafe { libc::syslog(priority, c"%s".as_ptr(), message.as_ptr()) };
}

/// A socket to the journal.
#[derive(Debug)]
pub struct Journal(UnixDatagram);

impl Journal {
    /// Opens the socket; whether someone listens shows only when a message is sent.
    pub fn open() -> io::Result<Journal> {
        UnixDatagram::unbound().map(Journal)
    }

    /// Sends one entry of `FIELD`, value pairs to the journal at `path`. An entry too large
    /// for a datagram goes as a sealed file. Never waits longer than the kernel makes it.
    pub fn send(&self, path: &str, fields: &[(&str, impl AsRef<str>)]) -> io::Result<()> {
        let entry = encode(fields);
        let Err(error) = self.0.send_to(&entry, path) else { return Ok(()) };
        if !matches!(error.raw_os_error(), Some(libc::EMSGSIZE | libc::ENOBUFS)) {
            return Err(error);
        }
        let file = rustix::fs::memfd_create("libvirt-log", MemfdFlags::CLOEXEC | MemfdFlags::ALLOW_SEALING)?;
        let mut file = std::fs::File::from(file);
        file.write_all(&entry)?;
        rustix::fs::fcntl_add_seals(
            &file,
            SealFlags::SHRINK | SealFlags::GROW | SealFlags::WRITE | SealFlags::SEAL,
        )?;
        let descriptors = [file.as_fd()];
        let mut space = [std::mem::MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(1))];
        let mut control = SendAncillaryBuffer::new(&mut space);
        control.push(SendAncillaryMessage::ScmRights(&descriptors));
        let address = SocketAddrUnix::new(path)?;
        rustix::net::sendmsg_addr(
            &self.0,
            &address,
            &[IoSlice::new(&[])],
            &mut control,
            SendFlags::NOSIGNAL,
        )?;
        Ok(())
    }
}

/// The journal's native form: `FIELD=value`, or the value's length in binary where the value
/// has several lines.
fn encode(fields: &[(&str, impl AsRef<str>)]) -> Vec<u8> {
    let mut out = Vec::with_capacity(256);
    for (name, value) in fields {
        let value = value.as_ref();
        out.extend_from_slice(name.as_bytes());
        if value.contains('\n') {
            out.push(b'\n');
            out.extend_from_slice(&(value.len() as u64).to_le_bytes());
        } else {
            out.push(b'=');
        }
        out.extend_from_slice(value.as_bytes());
        out.push(b'\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_and_single_values_are_not() {
        assert_eq!(
            encode(&[("MESSAGE", "a\nb"), ("PRIORITY", "3")]),
            b"MESSAGE\n\x03\0\0\0\0\0\0\0a\nb\nPRIORITY=3\n"
        );
    }

    #[test]
    fn small_and_large_entries_arrive() {
        use std::os::fd::OwnedFd;
        let dir = std::env::temp_dir().join(format!("virt-sys-journal-{}", std::process::id()));
        std::fs::create_dir_all(&dir).unwrap();
        let path = dir.join("socket");
        let journal = UnixDatagram::bind(&path).unwrap();
        let sender = Journal::open().unwrap();
        let path = path.to_str().unwrap();

        sender.send(path, &[("MESSAGE", "small")]).unwrap();
        let mut buffer = [0u8; 100];
        let got = journal.recv(&mut buffer).unwrap();
        assert_eq!(&buffer[..got], b"MESSAGE=small\n");

        let large = "x".repeat(2_000_000);
        sender.send(path, &[("MESSAGE", &large)]).unwrap();
        let mut space = [std::mem::MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(1))];
        let mut control = rustix::net::RecvAncillaryBuffer::new(&mut space);
        rustix::net::recvmsg(
            &journal,
            &mut [io::IoSliceMut::new(&mut buffer)],
            &mut control,
            rustix::net::RecvFlags::CMSG_CLOEXEC,
        )
        .unwrap();
        let files: Vec<OwnedFd> = control
            .drain()
            .filter_map(|message| match message {
                rustix::net::RecvAncillaryMessage::ScmRights(files) => Some(files),
                _ => None,
            })
            .flatten()
            .collect();
        assert_eq!(files.len(), 1);
        let file = std::fs::File::from(files.into_iter().next().unwrap());
        assert_eq!(file.metadata().unwrap().len(), 2_000_000 + "MESSAGE=\n".len() as u64);
        std::fs::remove_dir_all(dir).unwrap();
    }
}
