// SPDX-License-Identifier: LGPL-2.1-or-later
//! Files and descriptors.

use super::{exported, text};
use std::ffi::{c_char, c_int, c_longlong, c_uint, c_void};
use virt_core::{Error, ErrorDomain, tr};

/// Raises what errno says.
fn raise_errno(function: &str, what: String) {
    let errno = std::io::Error::last_os_error().raw_os_error().unwrap_or(libc::EIO);
    crate::ffi::error::raise(function, None, Error::system(ErrorDomain::NONE, errno, what));
}

/// Calls `step` with what is left until all is done, the end is reached or it fails.
fn transfer(count: usize, mut step: impl FnMut(usize) -> isize) -> isize {
    let mut done = 0;
    while done < count {
        match step(done) {
            -1 if std::io::Error::last_os_error().kind() == std::io::ErrorKind::Interrupted => {}
            -1 => return -1,
            0 => break,
            some => done += some as usize,
        }
    }
    done as isize
}

/// Up to `limit` bytes of a file, and a NUL, in memory of malloc; errno says what failed.
unsafe fn read_all(descriptor: c_int, limit: usize) -> Option<(*mut u8, usize)> {
    let (mut buffer, mut room, mut length) = (std::ptr::null_mut::<u8>(), 0, 0);
    // SAFETY: the buffer has `room` bytes, one of which stays for the NUL.
    unsafe {
        loop {
            if room < length + 4097 {
                room = (room + room / 2).max(length + 4097);
                buffer = libc::realloc(buffer.cast(), room).cast();
                if buffer.is_null() {
                    libc::abort();
                }
            }
            // One byte more than the limit, to see whether there is more.
            let wanted = (limit + 1 - length).min(room - length - 1);
            let got = saferead(descriptor, buffer.add(length).cast(), wanted);
            if got >= 0 {
                length += got as usize;
            }
            if got < 0 || length > limit {
                if got >= 0 {
                    *libc::__errno_location() = libc::EOVERFLOW;
                }
                let errno = *libc::__errno_location();
                libc::free(buffer.cast());
                *libc::__errno_location() = errno;
                return None;
            }
            if (got as usize) < wanted {
                *buffer.add(length) = 0;
                return Some((buffer, length));
            }
        }
    }
}

exported! {
all {
    fn saferead(descriptor: c_int, buffer: *mut c_void, count: usize) -> isize {
        transfer(count, |done| libc::read(descriptor, buffer.cast::<u8>().add(done).cast(), count - done))
    }

    fn safewrite(descriptor: c_int, buffer: *const c_void, count: usize) -> isize {
        transfer(count, |done| libc::write(descriptor, buffer.cast::<u8>().add(done).cast(), count - done))
    }

    /// Closes and forgets a descriptor. Flags: 1 keeps errno, 2 takes a closed one as closed.
    fn virFileClose(place: *mut c_int, flags: c_uint) -> c_int {
        let errno = *libc::__errno_location();
        let mut result = 0;
        if *place >= 0 {
            result = libc::close(*place);
            *place = -1;
        }
        if flags & 1 != 0 {
            *libc::__errno_location() = errno;
        }
        result
    }

    fn virFileReadAll(path: *const c_char, limit: c_int, to: *mut *mut c_char) -> c_int {
        let descriptor = libc::open(path, libc::O_RDONLY | libc::O_CLOEXEC);
        if descriptor < 0 {
            raise_errno("virFileReadAll", tr!("Failed to open file '%1$s'", text(path)));
            return -1;
        }
        let read = match limit {
            1.. => read_all(descriptor, limit as usize),
            _ => {
                *libc::__errno_location() = libc::EINVAL;
                None
            }
        };
        let errno = *libc::__errno_location();
        libc::close(descriptor);
        *libc::__errno_location() = errno;
        match read {
            Some((buffer, length)) => {
                *to = buffer.cast();
                length as c_int
            }
            None => {
                raise_errno("virFileReadAll", tr!("Failed to read file '%1$s'", text(path)));
                -1
            }
        }
    }

    /// Whether data or a hole stands at the file's position, and for how long.
    fn virFileInData(descriptor: c_int, in_data: *mut c_int, length: *mut c_longlong) -> c_int {
        let position = libc::lseek(descriptor, 0, libc::SEEK_CUR);
        if position == -1 {
            raise_errno("virFileInData", tr!("Unable to get current position in file"));
            return -1;
        }
        let data = libc::lseek(descriptor, position, libc::SEEK_DATA);
        let mut failure = None;
        if data == position {
            let hole = libc::lseek(descriptor, data, libc::SEEK_HOLE);
            *in_data = 1;
            *length = hole - data;
            if hole == -1 || hole == data {
                failure = Some(tr!("unable to seek to hole"));
            }
        } else if data > position {
            *in_data = 0;
            *length = data - position;
        } else if *libc::__errno_location() == libc::ENXIO {
            // Nothing but a hole up to the end.
            let end = libc::lseek(descriptor, 0, libc::SEEK_END);
            *in_data = 0;
            *length = end - position;
            if end == -1 {
                failure = Some(tr!("Unable to seek to EOF"));
            }
        } else {
            failure = Some(tr!("Unable to seek to data"));
        }
        let mut result = 0;
        if let Some(what) = failure {
            raise_errno("virFileInData", what);
            result = -1;
        }
        let errno = *libc::__errno_location();
        if libc::lseek(descriptor, position, libc::SEEK_SET) == -1 {
            raise_errno("virFileInData", tr!("unable to restore position in file"));
            result = -1;
        }
        *libc::__errno_location() = errno;
        result
    }

    fn virPipe(ends: *mut c_int) -> c_int {
        if libc::pipe2(ends, libc::O_CLOEXEC) < 0 {
            raise_errno("virPipe", tr!("Unable to create pipes"));
            return -1;
        }
        0
    }

    /// For programs that run out of the folder where they were built; ours are installed.
    fn virFileActivateDirOverrideForProg(_program: *const c_char) {}
}
since_11 {
    fn virFileExists(path: *const c_char) -> bool {
        libc::access(path, libc::F_OK) == 0
    }
}
}
