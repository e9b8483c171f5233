// SPDX-License-Identifier: LGPL-2.1-or-later
//! Who and where this process is: its variables, its user, its host.

use std::ffi::{CStr, OsString, c_char};
use std::os::unix::ffi::OsStringExt;
use std::path::PathBuf;

/// Whether the kernel marked this program as one that gained rights when it was started
/// (setuid, setgid, file capabilities), so that its environment is someone else's.
pub fn is_secure() -> bool {
    // SAFETY: getauxval reads a vector that the loader keeps for the life of the process.
    unsafe { libc::getauxval(libc::AT_SECURE) != 0 }
}

/// An environment variable; none where the environment is not to be trusted.
pub fn var_os(name: &str) -> Option<OsString> {
    if is_secure() { None } else { std::env::var_os(name) }
}

/// An environment variable that is text and not empty.
pub fn var(name: &str) -> Option<String> {
    var_os(name).map(|value| value.to_string_lossy().into_owned()).filter(|value| !value.is_empty())
}

/// How many bytes a page of memory has.
pub fn page_size() -> u64 {
    // SAFETY: getauxval reads a vector that the loader keeps for the life of the process.
    unsafe { libc::getauxval(libc::AT_PAGESZ) }
}

/// The user that the process acts as.
pub fn user_id() -> u32 {
    rustix::process::geteuid().as_raw()
}

/// Whether the process acts as root.
pub fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

/// Whether the process acts with other ids than those it belongs to.
pub fn has_foreign_ids() -> bool {
    rustix::process::getuid() != rustix::process::geteuid()
        || rustix::process::getgid() != rustix::process::getegid()
}

/// The user's home: `$HOME`, else what the user database says, else `/`.
pub fn home_dir() -> PathBuf {
    var_os("HOME").map(PathBuf::from).or_else(passwd_home).unwrap_or_else(|| PathBuf::from("/"))
}

fn passwd_home() -> Option<PathBuf> {
    let mut buffer: Vec<c_char> = vec![0; 1024];
    loop {
        // SAFETY: passwd is a plain C structure of numbers and pointers; zero is a value of each.
        let mut entry: libc::passwd = unsafe { std::mem::zeroed() };
        let mut found = std::ptr::null_mut();
        // SAFETY: all pointers are to live objects, and the buffer's own length is given.
        let errno = unsafe {
            libc::getpwuid_r(libc::getuid(), &mut entry, buffer.as_mut_ptr(), buffer.len(), &mut found)
        };
        if errno == libc::ERANGE && buffer.len() < 1 << 20 {
            buffer.resize(buffer.len() * 2, 0);
            continue;
        }
        if errno != 0 || found.is_null() || entry.pw_dir.is_null() {
            return None;
        }
        // SAFETY: pw_dir is a NUL-terminated string within `buffer`.
        let dir = unsafe { CStr::from_ptr(entry.pw_dir) };
        return Some(PathBuf::from(OsString::from_vec(dir.to_bytes().to_vec())));
    }
}

/// Whether the process may read that file, by its real ids.
pub fn is_readable(path: &std::path::Path) -> bool {
    rustix::fs::access(path, rustix::fs::Access::READ_OK).is_ok()
}

/// The host's short name, as `hostname` prints it.
pub fn host_name() -> String {
    let mut buffer = [0 as c_char; 256];
    // SAFETY: one byte less than the buffer holds is offered, so that a NUL remains.
    if unsafe { libc::gethostname(buffer.as_mut_ptr(), buffer.len() - 1) } != 0 {
        return "localhost".to_owned();
    }
    // SAFETY: the last byte was never written and is NUL.
    unsafe { CStr::from_ptr(buffer.as_ptr()) }.to_string_lossy().into_owned()
}

/// The kernel's number for the calling thread.
pub fn thread_id() -> u32 {
    // SAFETY: gettid has no arguments and cannot fail.
    unsafe { libc::gettid() }.unsigned_abs()
}

/// Fills `bytes` from the kernel's random generator.
pub fn random(bytes: &mut [u8]) -> std::io::Result<()> {
    let mut done = 0;
    while done < bytes.len() {
        let rest = &mut bytes[done..];
        // SAFETY: the pointer and the length are those of one live slice.
        let got = unsafe { libc::getrandom(rest.as_mut_ptr().cast(), rest.len(), 0) };
        match usize::try_from(got) {
            Ok(got) => done += got,
            Err(_) => {
                let error = std::io::Error::last_os_error();
                if error.kind() != std::io::ErrorKind::Interrupted {
                    return Err(error);
                }
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_process_knows_itself() {
        assert!(!is_secure());
        assert!(!has_foreign_ids());
        assert!(home_dir().is_absolute());
        assert!(!host_name().is_empty());
        assert_ne!(thread_id(), std::thread::spawn(thread_id).join().unwrap());
    }

    #[test]
    fn passwd_knows_a_home() {
        assert!(passwd_home().is_none_or(|home| home.is_absolute()));
    }

    #[test]
    fn random_fills_everything() {
        let mut bytes = [0u8; 1000];
        random(&mut bytes).unwrap();
        assert!(bytes.chunks(50).all(|part| part.iter().any(|b| *b != 0)));
    }
}
