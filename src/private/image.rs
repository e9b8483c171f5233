// SPDX-License-Identifier: LGPL-2.1-or-later
//! What a child becomes: a program that is found before, and everything it is started with.

use std::ffi::{CString, OsStr, c_char, c_int};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};
use virt_core::{Error, ErrorDomain, tr};
use virt_sys::text::strerror;

unsafe extern "C" {
    static environ: *const *const c_char;
}

/// A program's path, arguments and variables as the kernel takes them.
pub(super) struct Image {
    path: CString,
    arguments: List,
    /// None for those of this process.
    environment: Option<List>,
    /// What the child says for each errno. It has no way to find words by itself: another thread of
    /// this process may have been in the middle of that, or of asking for memory.
    complaints: Vec<(c_int, String)>,
}

/// What the kernel may have against a program.
const REASONS: [c_int; 18] = [
    libc::E2BIG,
    libc::EACCES,
    libc::EAGAIN,
    libc::EFAULT,
    libc::EINVAL,
    libc::EIO,
    libc::EISDIR,
    libc::ELIBBAD,
    libc::ELOOP,
    libc::EMFILE,
    libc::ENAMETOOLONG,
    libc::ENFILE,
    libc::ENOENT,
    libc::ENOEXEC,
    libc::ENOMEM,
    libc::ENOTDIR,
    libc::EPERM,
    libc::ETXTBSY,
];

/// Strings, and an array of them up to a NULL.
struct List {
    _strings: Vec<CString>,
    array: Vec<*const c_char>,
}

// SAFETY: the array points to the strings beside it, which nobody changes.
unsafe impl Send for List {}
// SAFETY: as above.
unsafe impl Sync for List {}

impl List {
    fn new(words: &[Vec<u8>]) -> List {
        let strings: Vec<CString> = words.iter().map(|word| string(word)).collect();
        let array = strings.iter().map(|word| word.as_ptr()).chain([std::ptr::null()]).collect();
        List { _strings: strings, array }
    }
}

/// The bytes up to a NUL, which no word of a program's has.
fn string(word: &[u8]) -> CString {
    let end = word.iter().position(|byte| *byte == 0).unwrap_or(word.len());
    CString::new(&word[..end]).unwrap_or_default()
}

/// A file that may be run.
fn is_program(path: &Path) -> bool {
    let name = string(path.as_os_str().as_bytes());
    // SAFETY: a C string.
    path.is_file() && unsafe { libc::access(name.as_ptr(), libc::X_OK) } == 0
}

/// Where a program lies: a name alone is looked for in the folders of PATH.
fn find(name: &[u8]) -> Option<PathBuf> {
    let path = Path::new(OsStr::from_bytes(name));
    if path.is_absolute() {
        return Some(path.to_owned());
    }
    if name.contains(&b'/') {
        return std::path::absolute(path).ok().filter(|path| is_program(path));
    }
    let folders = std::env::var_os("PATH").unwrap_or_else(|| "/bin:/usr/bin:.".into());
    std::env::split_paths(&folders).map(|folder| folder.join(path)).find(|path| is_program(path))
}

impl Image {
    pub(super) fn new(arguments: &[Vec<u8>], environment: &[Vec<u8>]) -> Result<Image, Error> {
        let name = arguments.first().map_or(&b""[..], Vec::as_slice);
        let Some(path) = find(name) else {
            let what = tr!("Cannot find '%1$s' in path", String::from_utf8_lossy(name));
            return Err(Error::system(ErrorDomain::NONE, libc::ENOENT, what));
        };
        let path = path.into_os_string().into_vec();
        let what = tr!("cannot execute binary %1$s", String::from_utf8_lossy(&path));
        Ok(Image {
            path: string(&path),
            arguments: List::new(arguments),
            environment: (!environment.is_empty()).then(|| List::new(environment)),
            complaints: REASONS
                .map(|errno| (errno, format!("libvirt:  error : {what}: {}\n", strerror(errno))))
                .into(),
        })
    }

    /// In a child: becomes the program, or says why that cannot be, and ends as a shell would.
    ///
    /// # Safety
    /// Nothing but the child's own thread runs in the process.
    pub(super) unsafe fn become_it(&self) -> ! {
        // SAFETY: strings and arrays that are alive; system calls only, and no memory is asked for.
        unsafe {
            let environment = self.environment.as_ref().map_or(environ, |list| list.array.as_ptr());
            libc::execve(self.path.as_ptr(), self.arguments.array.as_ptr(), environment);
            let errno = *libc::__errno_location();
            if let Some((_, text)) = self.complaints.iter().find(|(known, _)| *known == errno) {
                libc::write(libc::STDERR_FILENO, text.as_ptr().cast(), text.len());
            }
            libc::_exit(if errno == libc::ENOENT { 127 } else { 126 })
        }
    }
}
