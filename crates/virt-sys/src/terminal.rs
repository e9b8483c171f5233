// SPDX-License-Identifier: LGPL-2.1-or-later
//! Questions to the person at the terminal. They go through C's own `stdout` and `stdin`, so
//! that they keep their place among what the program itself prints and reads there.

use std::ffi::{CString, c_char, c_int};
use std::io;
use std::os::fd::{AsFd, BorrowedFd, FromRawFd, OwnedFd};

use rustix::event::{PollFd, PollFlags};
use rustix::fs::{Mode, OFlags};
use rustix::termios::{LocalModes, OptionalActions};

/// The longest answer, as in the reference; what is beyond answers the next question.
const LONGEST: usize = 1023;

unsafe extern "C" {
    static stdin: *mut libc::FILE;
    static stdout: *mut libc::FILE;
}

/// Prints `text` on C's stdout and flushes it.
pub fn prompt(text: &str) -> io::Result<()> {
    let text = CString::new(text).map_err(|_| io::Error::from_raw_os_error(libc::EINVAL))?;
    // SAFETY: stdout is C's own stream, open or closed; both calls report failure by their result.
    let failed = unsafe { libc::fputs(text.as_ptr(), stdout) < 0 || libc::fflush(stdout) != 0 };
    if failed { Err(io::Error::last_os_error()) } else { Ok(()) }
}

/// Writes to descriptor 2, past all buffers and locks. There is nobody to tell of a failure.
pub fn write_stderr(mut text: &[u8]) {
    // SAFETY: descriptor 2 is only written to; if it is closed, writing says so.
    let stderr = unsafe { BorrowedFd::borrow_raw(2) };
    while !text.is_empty() {
        match rustix::io::write(stderr, text) {
            Ok(0) => return,
            Ok(written) => text = &text[written..],
            Err(rustix::io::Errno::INTR) => {}
            Err(_) => return,
        }
    }
}

/// One line of C's stdin without its newline; `None` at the end of the input.
pub fn read_line() -> io::Result<Option<Vec<u8>>> {
    let mut line: Vec<c_char> = vec![0; LONGEST + 1];
    // SAFETY: the buffer's own length is given; fgets leaves a NUL in it.
    let got = unsafe { libc::fgets(line.as_mut_ptr(), line.len() as c_int, stdin) };
    if got.is_null() {
        // SAFETY: stdin is C's own stream.
        let ended = unsafe { libc::feof(stdin) } != 0;
        return if ended { Ok(None) } else { Err(io::Error::last_os_error()) };
    }
    let mut line: Vec<u8> = line.into_iter().map(|c| c as u8).take_while(|b| *b != 0).collect();
    if line.last() == Some(&b'\n') {
        line.pop();
    }
    Ok(Some(line))
}

/// One line that is not shown while it is typed: from the controlling terminal, or from
/// descriptor 0 where the process has none. The end of the input is an empty line.
pub fn read_secret() -> io::Result<Vec<u8>> {
    match rustix::fs::open("/dev/tty", OFlags::RDWR | OFlags::CLOEXEC | OFlags::NOCTTY, Mode::empty()) {
        Ok(terminal) => secret_from(terminal.as_fd(), Some(terminal.as_fd())),
        Err(_) => {
            // SAFETY: descriptor 0 is only read from; if it is closed, reading says so.
            let input = unsafe { BorrowedFd::borrow_raw(0) };
            secret_from(input, None)
        }
    }
}

fn secret_from(input: BorrowedFd<'_>, output: Option<BorrowedFd<'_>>) -> io::Result<Vec<u8>> {
    let held = HeldSignals::new();
    let quiet = Quiet::on(input);
    let outcome = secret_line(input, held.descriptor());
    // The newline that was typed was not shown either.
    if let (Some(output), true) = (output, quiet.changed()) {
        let _ = rustix::io::write(output, b"\n");
    }
    // First the terminal, then the signals: one that ends the program finds echo on again.
    drop(quiet);
    drop(held);
    outcome
}

fn secret_line(input: BorrowedFd<'_>, signals: Option<BorrowedFd<'_>>) -> io::Result<Vec<u8>> {
    let mut line = Vec::new();
    let mut byte = [0u8];
    loop {
        if let Some(signals) = signals {
            let mut ready = [PollFd::new(&input, PollFlags::IN), PollFd::new(&signals, PollFlags::IN)];
            match rustix::event::poll(&mut ready, None) {
                Err(rustix::io::Errno::INTR) => continue,
                Err(error) => return Err(error.into()),
                Ok(_) if !ready[1].revents().is_empty() => return Err(io::ErrorKind::Interrupted.into()),
                Ok(_) => {}
            }
        }
        match rustix::io::read(input, &mut byte) {
            Ok(0) => return Ok(line),
            Ok(_) if matches!(byte[0], b'\n' | b'\r') => return Ok(line),
            Ok(_) if line.len() < LONGEST => line.push(byte[0]),
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

/// The keyboard's signals wait for this thread while it lives, so that none of them ends or
/// stops the program with echo off. No handler is touched.
struct HeldSignals {
    before: libc::sigset_t,
    arrival: Option<OwnedFd>,
}

impl HeldSignals {
    fn new() -> HeldSignals {
        // SAFETY: a signal set is plain bits; both sets are initialised before they are used,
        // and the calls only change this thread's mask and make one descriptor.
        unsafe {
            let mut held: libc::sigset_t = std::mem::zeroed();
            let mut before: libc::sigset_t = std::mem::zeroed();
            libc::sigemptyset(&mut held);
            libc::pthread_sigmask(libc::SIG_BLOCK, std::ptr::null(), &mut before);
            for signal in [libc::SIGINT, libc::SIGQUIT, libc::SIGTERM, libc::SIGHUP, libc::SIGTSTP] {
                // One that the program holds back already is the program's business.
                if libc::sigismember(&before, signal) == 0 {
                    libc::sigaddset(&mut held, signal);
                }
            }
            libc::pthread_sigmask(libc::SIG_BLOCK, &held, std::ptr::null_mut());
            let arrival = libc::signalfd(-1, &held, libc::SFD_CLOEXEC | libc::SFD_NONBLOCK);
            HeldSignals { before, arrival: (arrival >= 0).then(|| OwnedFd::from_raw_fd(arrival)) }
        }
    }

    fn descriptor(&self) -> Option<BorrowedFd<'_>> {
        self.arrival.as_ref().map(|fd| fd.as_fd())
    }
}

impl Drop for HeldSignals {
    fn drop(&mut self) {
        // SAFETY: `before` is the mask that pthread_sigmask gave.
        unsafe { libc::pthread_sigmask(libc::SIG_SETMASK, &self.before, std::ptr::null_mut()) };
    }
}

/// Echo is off while this lives; a panic or an early return puts it back.
struct Quiet<'a>(BorrowedFd<'a>, Option<rustix::termios::Termios>);

impl<'a> Quiet<'a> {
    fn on(terminal: BorrowedFd<'a>) -> Quiet<'a> {
        let before = rustix::termios::tcgetattr(terminal).ok();
        let before = before.filter(|modes| {
            let mut without = modes.clone();
            without.local_modes -= LocalModes::ECHO | LocalModes::ECHONL;
            rustix::termios::tcsetattr(terminal, OptionalActions::Flush, &without).is_ok()
        });
        Quiet(terminal, before)
    }

    fn changed(&self) -> bool {
        self.1.as_ref().is_some_and(|modes| modes.local_modes.contains(LocalModes::ECHO))
    }
}

impl Drop for Quiet<'_> {
    fn drop(&mut self) {
        if let Some(before) = &self.1 {
            let _ = rustix::termios::tcsetattr(self.0, OptionalActions::Flush, before);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn a_secret_is_one_line_and_no_more() {
        let (reader, mut writer) = std::io::pipe().unwrap();
        writer.write_all(b"first\nsecond\nlast").unwrap();
        drop(writer);
        assert_eq!(secret_from(reader.as_fd(), None).unwrap(), b"first");
        assert_eq!(secret_from(reader.as_fd(), None).unwrap(), b"second");
        assert_eq!(secret_from(reader.as_fd(), None).unwrap(), b"last");
        assert_eq!(secret_from(reader.as_fd(), None).unwrap(), b"");
    }

    #[test]
    fn an_overlong_secret_is_cut() {
        let (reader, mut writer) = std::io::pipe().unwrap();
        writer.write_all(&[b'x'; 3000]).unwrap();
        writer.write_all(b"\nnext\n").unwrap();
        assert_eq!(secret_from(reader.as_fd(), None).unwrap().len(), LONGEST);
        assert_eq!(secret_from(reader.as_fd(), None).unwrap(), b"next");
    }

    #[test]
    fn echo_is_off_only_while_asking() {
        let controller = rustix::pty::openpt(rustix::pty::OpenptFlags::RDWR).unwrap();
        rustix::pty::grantpt(&controller).unwrap();
        rustix::pty::unlockpt(&controller).unwrap();
        let name = rustix::pty::ptsname(&controller, Vec::new()).unwrap();
        let terminal =
            rustix::fs::open(name.as_c_str(), OFlags::RDWR | OFlags::NOCTTY, Mode::empty()).unwrap();
        let echoes = |fd: &std::os::fd::OwnedFd| {
            rustix::termios::tcgetattr(fd).unwrap().local_modes.contains(LocalModes::ECHO)
        };
        assert!(echoes(&terminal));
        let asked = std::thread::scope(|scope| {
            let asking = scope.spawn(|| secret_from(terminal.as_fd(), Some(terminal.as_fd())).unwrap());
            while echoes(&terminal) {
                std::thread::yield_now();
            }
            rustix::io::write(&controller, b"hidden\n").unwrap();
            asking.join().unwrap()
        });
        assert_eq!(asked, b"hidden");
        assert!(echoes(&terminal));
        let mut shown = [0u8; 64];
        let got = rustix::io::read(&controller, &mut shown).unwrap();
        assert_eq!(&shown[..got], b"\r\n");
    }
}
