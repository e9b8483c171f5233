// SPDX-License-Identifier: LGPL-2.1-or-later
//! Programs that the program starts, such as an editor.

use super::{bytes, export, exported};
use std::ffi::{OsStr, c_char, c_int};
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::process::{Child, Stdio};
use virt_core::{Error, ErrorCode, ErrorDomain, tr};

/// A program, its arguments and what becomes of its three descriptors.
pub(super) struct Command {
    arguments: Vec<Vec<u8>>,
    input: c_int,
    output: *mut c_int,
    errors: *mut c_int,
    /// A descriptor that the program inherits beside the three.
    passed: Option<OwnedFd>,
    child: Option<Child>,
    /// Whether the child ends with the command: unless the program asked for its number.
    ends_with_us: bool,
}

impl Command {
    pub(super) fn new(binary: &[u8]) -> Command {
        Command {
            arguments: vec![binary.to_vec()],
            input: -1,
            output: std::ptr::null_mut(),
            errors: std::ptr::null_mut(),
            passed: None,
            child: None,
            ends_with_us: true,
        }
    }

    pub(super) fn argument(&mut self, argument: &[u8]) -> &mut Command {
        self.arguments.push(argument.to_vec());
        self
    }

    /// Hands a descriptor to the program, under the same number.
    pub(super) fn pass(&mut self, descriptor: OwnedFd) {
        self.passed = Some(descriptor);
    }

    /// Lets the program have our own three descriptors.
    pub(super) fn inherit_terminal(&mut self) {
        static mut STANDARD: [c_int; 2] = [libc::STDOUT_FILENO, libc::STDERR_FILENO];
        self.input = libc::STDIN_FILENO;
        // SAFETY: only read, for they are not -1.
        (self.output, self.errors) = unsafe { (&raw mut STANDARD[0], &raw mut STANDARD[1]) };
    }

    /// One line that shows what is run.
    fn shown(&self) -> String {
        let words: Vec<_> = self.arguments.iter().map(|word| String::from_utf8_lossy(word)).collect();
        words.join(" ")
    }

    /// Starts the program.
    ///
    /// # Safety
    /// The places of descriptors are still the caller's variables.
    pub(super) unsafe fn start(&mut self) -> Result<libc::pid_t, Error> {
        if let Some(child) = &self.child {
            let text = tr!("command is already running as pid %1$lld", i64::from(child.id()));
            return Err(Error::internal(ErrorDomain::NONE, text));
        }
        let mut command = std::process::Command::new(OsStr::from_bytes(&self.arguments[0]));
        command.args(self.arguments[1..].iter().map(|word| OsStr::from_bytes(word)));
        let stdio = |descriptor: c_int| match descriptor {
            -1 => Ok(Stdio::null()),
            // SAFETY: an open descriptor of the program, if it is one at all; it is duplicated.
            _ => match unsafe { libc::fcntl(descriptor, libc::F_DUPFD_CLOEXEC, 3) } {
                -1 => Err(std::io::Error::last_os_error()),
                // SAFETY: made just now.
                own => Ok(Stdio::from(unsafe { OwnedFd::from_raw_fd(own) })),
            },
        };
        // A variable that holds -1 wants the reading end of a pipe.
        let outgoing = |place: *mut c_int| {
            // SAFETY: the caller's promise.
            match unsafe { place.as_ref() } {
                None => Ok(Stdio::null()),
                Some(-1) => Ok(Stdio::piped()),
                Some(descriptor) => stdio(*descriptor),
            }
        };
        let failed = |error: std::io::Error| {
            let what = tr!("cannot execute binary %1$s", self.shown());
            Error::io(ErrorDomain::NONE, &error, what)
        };
        command.stdin(stdio(self.input).map_err(failed)?);
        command.stdout(outgoing(self.output).map_err(failed)?);
        command.stderr(outgoing(self.errors).map_err(failed)?);
        let passed = self.passed.as_ref().map(AsRawFd::as_raw_fd);
        // SAFETY: system calls only, and nothing is allocated.
        unsafe {
            command.pre_exec(move || {
                libc::syscall(libc::SYS_close_range, 3, libc::c_uint::MAX, libc::CLOSE_RANGE_CLOEXEC);
                if let Some(passed) = passed {
                    libc::fcntl(passed, libc::F_SETFD, 0);
                }
                Ok(())
            });
        }
        let mut child = command.spawn().map_err(failed)?;
        self.passed = None;
        // SAFETY: the caller's variables, which held -1.
        unsafe {
            if let Some(pipe) = child.stdout.take() {
                *self.output = std::os::fd::IntoRawFd::into_raw_fd(pipe);
            }
            if let Some(pipe) = child.stderr.take() {
                *self.errors = std::os::fd::IntoRawFd::into_raw_fd(pipe);
            }
        }
        let id = child.id() as libc::pid_t;
        self.child = Some(child);
        Ok(id)
    }

    fn wait(&mut self) -> Result<std::process::ExitStatus, Error> {
        let Some(mut child) = self.child.take() else {
            return Err(Error::internal(ErrorDomain::NONE, tr!("command is not yet running")));
        };
        child.wait().map_err(|error| {
            let what = tr!("unable to wait for process %1$lld", i64::from(child.id()));
            Error::io(ErrorDomain::NONE, &error, what)
        })
    }
}

impl Drop for Command {
    /// What still runs is told to end, then made to.
    fn drop(&mut self) {
        let Some(mut child) = self.child.take().filter(|_| self.ends_with_us) else { return };
        // SAFETY: a child of ours that was not waited for.
        unsafe { libc::kill(child.id() as libc::pid_t, libc::SIGTERM) };
        for _ in 0..20 {
            if matches!(child.try_wait(), Ok(Some(_)) | Err(_)) {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        let _ = child.kill();
        let _ = child.wait();
    }
}

/// How a process ended, in words.
pub(super) fn status_text(status: c_int) -> String {
    let status = std::process::ExitStatus::from_raw(status);
    match (status.code(), status.signal()) {
        (Some(code), _) => tr!("exit status %1$d", code),
        (_, Some(signal)) => tr!("fatal signal %1$d", signal),
        _ => tr!("invalid value %1$d", status.into_raw()),
    }
}

/// For variadic.c: a command without arguments.
unsafe extern "C" fn command_new(binary: *const c_char) -> *mut Command {
    // SAFETY: variadic.c hands on the program's string.
    Box::into_raw(Box::new(Command::new(unsafe { bytes(binary) })))
}
export!(inside command_new);

/// For variadic.c: one argument more.
unsafe extern "C" fn command_add(command: *mut Command, argument: *const c_char) {
    // SAFETY: variadic.c hands on the program's command and string.
    unsafe { (*command).argument(bytes(argument)) };
}
export!(inside command_add);

exported! { all {
    fn virCommandFree(command: *mut Command) {
        if !command.is_null() {
            drop(Box::from_raw(command));
        }
    }

    fn virCommandSetInputFD(command: *mut Command, descriptor: c_int) {
        (*command).input = descriptor;
    }

    fn virCommandSetOutputFD(command: *mut Command, place: *mut c_int) {
        (*command).output = place;
    }

    fn virCommandSetErrorFD(command: *mut Command, place: *mut c_int) {
        (*command).errors = place;
    }

    fn virCommandRunAsync(command: *mut Command, pid: *mut libc::pid_t) -> c_int {
        match (*command).start() {
            Ok(id) => {
                if !pid.is_null() {
                    (*command).ends_with_us = false;
                    *pid = id;
                }
                0
            }
            Err(error) => {
                crate::ffi::error::note("virCommandRunAsync", error);
                -1
            }
        }
    }

    fn virCommandWait(command: *mut Command, exit_status: *mut c_int) -> c_int {
        let command = &mut *command;
        let shown = command.shown();
        let status = match command.wait() {
            Ok(status) => status,
            Err(error) => {
                crate::ffi::error::note("virCommandWait", error);
                return -1;
            }
        };
        match status.code() {
            Some(code) if !exit_status.is_null() => *exit_status = code,
            Some(0) => {}
            _ => {
                let ended = status_text(status.into_raw());
                let text = tr!("Child process (%1$s) unexpected %2$s%3$s%4$s", shown, ended, "", "");
                super::raise("virCommandWait", ErrorCode::INTERNAL_ERROR, text);
                return -1;
            }
        }
        0
    }

    /// Forks. The child has no handlers of signals or errors any more.
    fn virFork() -> libc::pid_t {
        let mut all: libc::sigset_t = std::mem::zeroed();
        let mut before: libc::sigset_t = std::mem::zeroed();
        libc::sigfillset(&mut all);
        libc::pthread_sigmask(libc::SIG_SETMASK, &all, &mut before);
        let pid = libc::fork();
        if pid == 0 {
            crate::ffi::error::set_global(Default::default());
            for signal in 1..libc::SIGRTMAX() {
                libc::signal(signal, libc::SIG_DFL);
            }
            libc::sigemptyset(&mut all);
            libc::pthread_sigmask(libc::SIG_SETMASK, &all, std::ptr::null_mut());
            return 0;
        }
        let errno = *libc::__errno_location();
        libc::pthread_sigmask(libc::SIG_SETMASK, &before, std::ptr::null_mut());
        if pid < 0 {
            let error = Error::system(ErrorDomain::NONE, errno, tr!("cannot fork child process"));
            crate::ffi::error::note("virFork", error);
            *libc::__errno_location() = errno;
        }
        pid
    }

    /// Waits for a child; what it returned must be 0 unless there is a place for it.
    fn virProcessWait(pid: libc::pid_t, exit_status: *mut c_int, raw: bool) -> c_int {
        let waited = |errno| {
            let what = tr!("unable to wait for process %1$lld", i64::from(pid));
            crate::ffi::error::note("virProcessWait", Error::system(ErrorDomain::NONE, errno, what));
        };
        if pid <= 0 {
            if pid != -1 {
                waited(libc::EINVAL);
            }
            return -1;
        }
        let mut status = 0;
        while libc::waitpid(pid, &mut status, 0) == -1 {
            let errno = *libc::__errno_location();
            if errno != libc::EINTR {
                waited(errno);
                return -1;
            }
        }
        match exit_status.as_mut() {
            None if status == 0 => {}
            Some(place) if raw => *place = status,
            Some(place) if libc::WIFEXITED(status) => *place = libc::WEXITSTATUS(status),
            _ => {
                let text = tr!("Child process (%1$lld) unexpected %2$s", i64::from(pid), status_text(status));
                super::raise("virProcessWait", ErrorCode::INTERNAL_ERROR, text);
                return -1;
            }
        }
        0
    }

    /// Ends this process as another one ended: with its status, or by its signal.
    fn virProcessExitWithStatus(status: c_int) {
        let mut value = 126;
        if libc::WIFEXITED(status) {
            value = libc::WEXITSTATUS(status);
        } else if libc::WIFSIGNALED(status) {
            let signal = libc::WTERMSIG(status);
            let mut set: libc::sigset_t = std::mem::zeroed();
            libc::sigemptyset(&mut set);
            libc::sigaddset(&mut set, signal);
            libc::signal(signal, libc::SIG_DFL);
            libc::pthread_sigmask(libc::SIG_UNBLOCK, &set, std::ptr::null_mut());
            libc::raise(signal);
            value = 128 + signal;
        }
        libc::exit(value);
    }
} }
