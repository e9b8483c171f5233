// SPDX-License-Identifier: LGPL-2.1-or-later
//! Starting a program that nobody waits for: a daemon of the user's own.

use std::ffi::{CStr, CString, OsStr};
use std::io::{self, Read};
use std::os::fd::AsRawFd;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::ptr::null;

use libc::{c_char, c_int};

/// Starts `program` in a session of its own with these arguments and exactly this
/// environment, its standard streams on `/dev/null`, no other descriptors of ours and no
/// signal blocked or ignored. Returns once it runs, or with the reason why it does not.
pub fn spawn(program: &Path, args: &[&str], environment: &[(&str, &OsStr)]) -> io::Result<()> {
    let text = |bytes: &[u8]| CString::new(bytes).map_err(io::Error::from);
    let path = text(program.as_os_str().as_bytes())?;
    let mut words = vec![path.clone()];
    for arg in args {
        words.push(text(arg.as_bytes())?);
    }
    let mut variables = Vec::new();
    for (name, value) in environment {
        variables.push(text(&[name.as_bytes(), b"=", value.as_bytes()].concat())?);
    }
    let pointers = |list: &[CString]| -> Vec<*const c_char> {
        list.iter().map(|s| s.as_ptr()).chain([null()]).collect()
    };
    let (argv, envp) = (pointers(&words), pointers(&variables));
    let (mut failure, report) = rustix::pipe::pipe_with(rustix::pipe::PipeFlags::CLOEXEC)
        .map(|(from, to)| (std::fs::File::from(from), to))?;
    // The program must not hold on to what this process has open.
    let last = match rustix::process::getrlimit(rustix::process::Resource::Nofile).current {
        Some(limit) => c_int::try_from(limit).unwrap_or(65536),
        None => 65536,
    };
    let child = Child { path: &path, argv: &argv, envp: &envp, report: report.as_raw_fd(), last };
    // SAFETY: the child calls only what a child of a process with threads may call: nothing in
    // `Child::run` allocates, locks or returns.
    let pid = match unsafe { libc::fork() } {
        -1 => return Err(io::Error::last_os_error()),
        // SAFETY: this is the child, and all pointers are to memory that it has a copy of.
        0 => unsafe { child.run() },
        pid => pid,
    };
    drop(report);
    // The first child ends at once; its own child belongs to init from then on.
    loop {
        // SAFETY: waits for the process just made; nothing is written.
        let outcome = unsafe { libc::waitpid(pid, std::ptr::null_mut(), 0) };
        // A program that ignores SIGCHLD has no child to wait for.
        if outcome != -1 || io::Error::last_os_error().kind() != io::ErrorKind::Interrupted {
            break;
        }
    }
    let mut errno = [0; 4];
    match failure.read_exact(&mut errno) {
        Ok(()) => Err(io::Error::from_raw_os_error(i32::from_ne_bytes(errno))),
        // The pipe was closed by the exec.
        Err(_) => Ok(()),
    }
}

/// What the child needs, all of it made before the fork.
struct Child<'a> {
    path: &'a CStr,
    argv: &'a [*const c_char],
    envp: &'a [*const c_char],
    report: c_int,
    last: c_int,
}

impl Child<'_> {
    /// # Safety
    /// Only in a child just forked; `argv` and `envp` end in NULL.
    unsafe fn run(&self) -> ! {
        // SAFETY: system calls on numbers and on memory of `self`; signal handlers go first, so
        // that none of the program's runs here.
        unsafe {
            for signal in 1..=64 {
                libc::signal(signal, libc::SIG_DFL);
            }
            let mut mask: libc::sigset_t = std::mem::zeroed();
            libc::sigemptyset(&mut mask);
            libc::sigprocmask(libc::SIG_SETMASK, &mask, std::ptr::null_mut());
            if libc::setsid() == -1 {
                self.give_up();
            }
            match libc::fork() {
                -1 => self.give_up(),
                0 => {}
                _ => libc::_exit(0),
            }
            let null = libc::open(c"/dev/null".as_ptr(), libc::O_RDWR);
            if null == -1 || libc::chdir(c"/".as_ptr()) == -1 {
                self.give_up();
            }
            // The report keeps clear of the three streams.
            let report = libc::fcntl(self.report, libc::F_DUPFD_CLOEXEC, 3);
            if report == -1 {
                self.give_up();
            }
            for stream in 0..3 {
                libc::dup2(null, stream);
            }
            if libc::syscall(libc::SYS_close_range, 3, report - 1, 0) == 0 || report == 3 {
                libc::syscall(libc::SYS_close_range, report + 1, c_int::MAX, 0);
            } else {
                for descriptor in (3..self.last).filter(|descriptor| *descriptor != report) {
                    libc::close(descriptor);
                }
            }
            libc::execve(self.path.as_ptr(), self.argv.as_ptr(), self.envp.as_ptr());
            Child { report, ..*self }.give_up()
        }
    }

    /// Tells the parent why, and ends.
    ///
    /// # Safety
    /// As for `run`.
    unsafe fn give_up(&self) -> ! {
        // SAFETY: errno is this thread's own; four bytes of it are written.
        unsafe {
            let errno = libc::__errno_location();
            libc::write(self.report, errno.cast(), size_of::<c_int>());
            libc::_exit(1)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_apart() {
        let dir = std::env::temp_dir().join(format!("virt-sys-detach-{}", std::process::id()));
        std::fs::create_dir_all(&dir).unwrap();
        let out = dir.join("out");
        let script = format!(
            "ls -l /proc/self/fd | wc -l >{0}.part; echo $V $1 >>{0}.part; mv {0}.part {0}",
            out.display()
        );
        let environment = [("V", OsStr::new("value")), ("PATH", OsStr::new("/usr/bin:/bin"))];
        spawn(Path::new("/bin/sh"), &["-c", &script, "sh", "word"], &environment).unwrap();
        let text = loop {
            match std::fs::read_to_string(&out) {
                Ok(text) => break text,
                Err(_) => std::thread::yield_now(),
            }
        };
        std::fs::remove_dir_all(&dir).unwrap();
        // "total", the three streams and ls's own folder.
        assert_eq!(text, "5\nvalue word\n");
    }

    #[test]
    fn says_why_not() {
        let error = spawn(Path::new("/nonexistent/daemon"), &[], &[]).unwrap_err();
        assert_eq!(error.raw_os_error(), Some(libc::ENOENT));
    }
}
