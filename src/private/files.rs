// SPDX-License-Identifier: LGPL-2.1-or-later
//! Files and descriptors.

use super::{bytes, export, exported, text};
use std::ffi::{OsStr, c_char, c_int, c_longlong, c_uint, c_void};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use virt_core::{Error, ErrorDomain, tr};

/// Raises what errno says.
fn raise_errno(function: &str, what: String) {
    let errno = std::io::Error::last_os_error().raw_os_error().unwrap_or(libc::EIO);
    crate::ffi::error::note(function, Error::system(ErrorDomain::NONE, errno, what));
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

/// A path of the program.
///
/// # Safety
/// As for [`bytes`].
unsafe fn path_of<'a>(path: *const c_char) -> &'a Path {
    // SAFETY: the caller's promise.
    Path::new(OsStr::from_bytes(unsafe { bytes(path) }))
}

/// A folder and a name, whose parts are given, as one path.
fn resource(dir: &[u8], name: &[&[u8]]) -> *mut c_char {
    let end = dir.iter().rposition(|byte| *byte != b'/').map_or(0, |at| at + 1);
    let name = name.concat();
    let name = &name[name.iter().position(|byte| *byte != b'/').unwrap_or(name.len())..];
    let parts: &[&[u8]] = if dir.is_empty() { &[name] } else { &[&dir[..end], b"/", name] };
    super::dup(&parts.concat())
}

/// Removes a folder. What others removed meanwhile is as good.
fn delete_tree(dir: &Path) -> Result<(), Error> {
    let failed = |error: std::io::Error, what: String| Error::io(ErrorDomain::NONE, &error, what);
    let gone = |done: std::io::Result<()>| match done {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    };
    // Folders that are still to be emptied, each below the one before it.
    let mut open = vec![dir.to_owned()];
    while let Some(dir) = open.last().cloned() {
        let shown = dir.to_string_lossy();
        let entries = std::fs::read_dir(&dir)
            .map_err(|error| failed(error, tr!("cannot open directory '%1$s'", shown)))?;
        let depth = open.len();
        for entry in entries {
            let entry =
                entry.map_err(|error| failed(error, tr!("Unable to read directory '%1$s'", shown)))?;
            let (path, kind) = (entry.path(), entry.file_type());
            let shown = path.to_string_lossy();
            if kind.map_err(|error| failed(error, tr!("Cannot access '%1$s'", shown)))?.is_dir() {
                open.push(path);
                break;
            }
            gone(std::fs::remove_file(&path))
                .map_err(|error| failed(error, tr!("Cannot delete file '%1$s'", shown)))?;
        }
        if open.len() == depth {
            gone(std::fs::remove_dir(&dir))
                .map_err(|error| failed(error, tr!("Cannot delete directory '%1$s'", shown)))?;
            open.pop();
        }
    }
    Ok(())
}

/// For variadic.c: the value that a file holds, without the end of its line.
unsafe extern "C" fn file_value(value: *mut *mut c_char, path: *const c_char) -> c_int {
    // SAFETY: variadic.c hands on the program's variable, and a string.
    unsafe {
        if !virFileExists(path) {
            return -2;
        }
        let length = virFileReadAll(path, 4096, value);
        if length > 0 {
            let last = (*value).add(libc::strlen(*value).max(1) - 1);
            if *last as u8 == b'\n' {
                *last = 0;
            }
        }
        length
    }
}
export!(inside file_value);

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

    fn virFileExists(path: *const c_char) -> bool {
        libc::access(path, libc::F_OK) == 0
    }

    fn virFileIsDir(path: *const c_char) -> bool {
        std::fs::metadata(path_of(path)).is_ok_and(|found| found.is_dir())
    }

    /// Closes and forgets a stream.
    fn virFileFclose(place: *mut *mut libc::FILE, keep_errno: bool) -> c_int {
        let errno = *libc::__errno_location();
        let mut result = 0;
        if !(*place).is_null() {
            result = libc::fclose(*place);
            *place = std::ptr::null_mut();
        }
        if keep_errno {
            *libc::__errno_location() = errno;
        }
        result
    }

    fn virDirOpen(place: *mut *mut libc::DIR, path: *const c_char) -> c_int {
        *place = libc::opendir(path);
        if (*place).is_null() {
            raise_errno("virDirOpen", tr!("cannot open directory '%1$s'", text(path)));
            return -1;
        }
        1
    }

    /// The next entry besides the folder and its parent: 1, or 0 at the end. Told of with a name only.
    fn virDirRead(dir: *mut libc::DIR, place: *mut *mut libc::dirent, name: *const c_char) -> c_int {
        loop {
            *libc::__errno_location() = 0;
            *place = libc::readdir(dir);
            let Some(entry) = (*place).as_ref() else {
                if *libc::__errno_location() == 0 {
                    return 0;
                }
                if !name.is_null() {
                    raise_errno("virDirRead", tr!("Unable to read directory '%1$s'", text(name)));
                }
                return -1;
            };
            if !matches!(bytes(entry.d_name.as_ptr()), b"." | b"..") {
                return 1;
            }
        }
    }

    fn virDirClose(dir: *mut libc::DIR) {
        if !dir.is_null() {
            libc::closedir(dir);
        }
    }

    /// Removes a folder with all that is in it. None there is no failure.
    fn virFileDeleteTree(dir: *const c_char) -> c_int {
        if dir.is_null() || libc::access(dir, libc::F_OK) != 0 {
            return 0;
        }
        match delete_tree(path_of(dir)) {
            Ok(()) => 0,
            Err(error) => {
                crate::ffi::error::note("virFileDeleteTree", error);
                -1
            }
        }
    }

    /// The path of an installed file.
    fn virFileFindResource(name: *const c_char, _build_dir: *const c_char, dir: *const c_char) -> *mut c_char {
        resource(bytes(dir), &[bytes(name)])
    }

    /// The same with parts around its name, and a variable that may name another folder.
    fn virFileFindResourceFull(name: *const c_char, prefix: *const c_char, suffix: *const c_char,
                               _build_dir: *const c_char, dir: *const c_char, variable: *const c_char)
                               -> *mut c_char {
        let other = if variable.is_null() { variable } else { libc::getenv(variable) };
        let dir = if other.is_null() { dir } else { other };
        resource(bytes(dir), &[bytes(prefix), bytes(name), bytes(suffix)])
    }
}
}
