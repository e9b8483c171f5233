// SPDX-License-Identifier: LGPL-2.1-or-later
//! Programs that the program starts, such as an editor.

use super::buffer::quoted;
use super::image::Image;
use super::{bytes, export, exported};
use std::ffi::{c_char, c_int};
use std::fs::File;
use std::io::{Read, Seek};
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::process::{Child, Stdio};
use virt_core::{Error, ErrorCode, ErrorDomain, tr};

/// A program, its arguments and what becomes of its three descriptors.
pub(super) struct Command {
    arguments: Vec<Vec<u8>>,
    /// Variables, each with its value. With none of them the program has ours.
    environment: Vec<Vec<u8>>,
    input: c_int,
    output: *mut c_int,
    errors: *mut c_int,
    /// Where a string of what it writes to the standard error goes once it has ended.
    complaints: *mut *mut c_char,
    /// Whether that was asked for: somebody may wait for the program at once, or said so.
    collects: bool,
    /// What it has complained of. A file keeps no program waiting and needs nobody who reads.
    collected: Option<File>,
    /// A descriptor that the program inherits beside the three.
    passed: Option<OwnedFd>,
    child: Option<Child>,
    /// Whether the child ends with the command: unless the program asked for its number.
    ends_with_us: bool,
    /// It was put together in a way that cannot be run, which is told when somebody tries to.
    unusable: bool,
}

/// A file in memory.
fn memory() -> std::io::Result<File> {
    // SAFETY: a C string.
    match unsafe { libc::memfd_create(c"output".as_ptr(), libc::MFD_CLOEXEC) } {
        -1 => Err(std::io::Error::last_os_error()),
        // SAFETY: made just now.
        descriptor => Ok(unsafe { File::from_raw_fd(descriptor) }),
    }
}

/// All that a file holds.
fn whole(mut file: &File) -> std::io::Result<Vec<u8>> {
    let mut all = Vec::new();
    file.rewind()?;
    file.read_to_end(&mut all)?;
    Ok(all)
}

impl Command {
    pub(super) fn new(binary: &[u8]) -> Command {
        Command {
            arguments: vec![binary.to_vec()],
            environment: Vec::new(),
            input: -1,
            output: std::ptr::null_mut(),
            errors: std::ptr::null_mut(),
            complaints: std::ptr::null_mut(),
            collects: false,
            collected: None,
            passed: None,
            child: None,
            ends_with_us: true,
            unusable: false,
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

    /// Runs the program to its end, for what it writes; or else what it complains of, if it ran.
    pub(super) fn written(mut self) -> Result<Vec<u8>, (Error, Option<Vec<u8>>)> {
        let failed = |error| (Error::io(ErrorDomain::NONE, &error, tr!("Unable to create pipes")), None);
        let output = memory().map_err(failed)?;
        let mut place = output.as_raw_fd();
        let mut complaints = std::ptr::null_mut();
        (self.output, self.complaints) = (&raw mut place, &raw mut complaints);
        // SAFETY: both places are alive until it has ended.
        let done = unsafe { self.run(None) };
        // SAFETY: a string of ours or NULL, which nobody else has.
        let complained = unsafe {
            let text = (!complaints.is_null()).then(|| bytes(complaints).to_vec());
            libc::free(complaints.cast());
            text
        };
        done.map_err(|error| (error, complained))?;
        whole(&output).map_err(failed)
    }

    /// Lets the program have our own three descriptors.
    pub(super) fn inherit_terminal(&mut self) {
        static mut STANDARD: [c_int; 2] = [libc::STDOUT_FILENO, libc::STDERR_FILENO];
        self.input = libc::STDIN_FILENO;
        // SAFETY: only read, for they are not -1.
        (self.output, self.errors) = unsafe { (&raw mut STANDARD[0], &raw mut STANDARD[1]) };
    }

    /// One line that shows what is run, as a shell would take it.
    fn shown(&self) -> String {
        let variables = self.environment.iter().map(|pair| {
            let value = pair.iter().position(|byte| *byte == b'=').map_or(0, |at| at + 1);
            [&pair[..value], &quoted(&pair[value..])].concat()
        });
        let words: Vec<_> = variables.chain(self.arguments.iter().map(|word| quoted(word))).collect();
        String::from_utf8_lossy(&words.join(&b' ')).into_owned()
    }

    /// A variable of the program's, in the place of one of the same name.
    fn variable(&mut self, name: &[u8], value: &[u8]) {
        let start = [name, b"="].concat();
        let pair = [&start, value].concat();
        match self.environment.iter_mut().find(|known| known.starts_with(&start)) {
            Some(known) => *known = pair,
            None => self.environment.push(pair),
        }
    }

    /// Whether somebody must see to a descriptor of the program's while it runs.
    ///
    /// # Safety
    /// As for [`Command::start`].
    unsafe fn needs_attention(&self) -> bool {
        let is_file = |descriptor: c_int| {
            // SAFETY: a structure of ours that the kernel fills.
            unsafe {
                let mut found: libc::stat = std::mem::zeroed();
                libc::fstat(descriptor, &mut found) == 0 && found.st_mode & libc::S_IFMT == libc::S_IFREG
            }
        };
        // SAFETY: the caller's promise.
        let places = unsafe { [self.output.as_ref(), self.errors.as_ref()] };
        let input = (self.input != -1).then_some(&self.input);
        places.into_iter().chain([input]).flatten().any(|descriptor| !is_file(*descriptor))
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
        let image = Image::new(&self.arguments, &self.environment)?;
        // What it is called here is shown to nobody: the child becomes `image`.
        let mut command = std::process::Command::new("/");
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
        let shown = self.shown();
        let failed = |error: std::io::Error| {
            let what = tr!("cannot execute binary %1$s", shown);
            Error::io(ErrorDomain::NONE, &error, what)
        };
        command.stdin(stdio(self.input).map_err(failed)?);
        command.stdout(outgoing(self.output).map_err(failed)?);
        command.stderr(outgoing(self.errors).map_err(failed)?);
        if !self.complaints.is_null() && self.collects {
            let file = memory().map_err(failed)?;
            command.stderr(file.try_clone().map_err(failed)?);
            self.collected = Some(file);
        }
        let passed = self.passed.as_ref().map(AsRawFd::as_raw_fd);
        // SAFETY: system calls only, and nothing is allocated.
        unsafe {
            command.pre_exec(move || {
                libc::syscall(libc::SYS_close_range, 3, libc::c_uint::MAX, libc::CLOSE_RANGE_CLOEXEC);
                if let Some(passed) = passed {
                    libc::fcntl(passed, libc::F_SETFD, 0);
                }
                image.become_it()
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
        let id = i64::from(child.id());
        let failed = |error: std::io::Error| {
            let what = tr!("unable to wait for process %1$lld", id);
            Error::io(ErrorDomain::NONE, &error, what)
        };
        let status = child.wait().map_err(failed)?;
        if let Some(file) = self.collected.take() {
            let text = whole(&file).map_err(failed)?;
            // SAFETY: the program's variable, which holds a string of ours or nothing.
            unsafe {
                libc::free((*self.complaints).cast());
                *self.complaints = super::dup(&text);
            }
        }
        Ok(status)
    }

    /// What it has complained of.
    fn complaint(&self) -> String {
        // SAFETY: the program's variable, which holds a string of ours or nothing.
        unsafe { self.complaints.as_ref().map_or(String::new(), |text| super::text(*text).into_owned()) }
    }

    /// Runs the program to its end.
    ///
    /// # Safety
    /// As for [`Command::start`].
    unsafe fn run(&mut self, exit_status: Option<&mut c_int>) -> Result<(), Error> {
        // SAFETY: the caller's promise.
        if unsafe { self.needs_attention() } {
            let text = tr!("cannot mix caller fds with blocking execution");
            return Err(Error::internal(ErrorDomain::NONE, text));
        }
        self.collects = true;
        // Also where nobody wants it: the error tells.
        let mut own = std::ptr::null_mut();
        let unwanted = self.complaints.is_null() && self.errors.is_null();
        if unwanted {
            self.complaints = &raw mut own;
        }
        // SAFETY: the caller's promise.
        let done = match unsafe { self.start() } {
            Ok(_) => self.finish(exit_status),
            Err(error) => {
                self.unusable = true;
                Err(error)
            }
        };
        if unwanted {
            self.complaints = std::ptr::null_mut();
            // SAFETY: a string of ours or NULL, which nobody else has.
            unsafe { libc::free(own.cast()) };
        }
        done
    }

    /// Waits for the program. What it returned must be 0 unless there is a place for it.
    fn finish(&mut self, exit_status: Option<&mut c_int>) -> Result<(), Error> {
        let status = self.wait()?;
        match (status.code(), exit_status) {
            (Some(code), Some(place)) => *place = code,
            (Some(0), None) => {}
            _ => {
                let ended = status_text(status.into_raw());
                let (shown, what) = (self.shown(), self.complaint());
                let colon = if what.is_empty() { "" } else { ": " };
                let text = tr!("Child process (%1$s) unexpected %2$s%3$s%4$s", shown, ended, colon, what);
                return Err(Error::internal(ErrorDomain::NONE, text));
            }
        }
        Ok(())
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
    unsafe { virCommandAddArg(command, argument) };
}
export!(inside command_add);

/// Does with a command that can be used what may fail.
///
/// # Safety
/// `command` is NULL or the program's.
unsafe fn used(
    function: &str,
    command: *mut Command,
    step: impl FnOnce(&mut Command) -> Result<(), Error>,
) -> c_int {
    // SAFETY: the caller's promise.
    let done = match unsafe { command.as_mut() }.filter(|command| !command.unusable) {
        Some(command) => step(command),
        None => Err(Error::internal(ErrorDomain::NONE, tr!("invalid use of command API"))),
    };
    match done {
        Ok(()) => 0,
        Err(error) => {
            crate::ffi::error::note(function, error);
            -1
        }
    }
}

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

    fn virCommandNew(binary: *const c_char) -> *mut Command {
        command_new(binary)
    }

    fn virCommandAddArg(command: *mut Command, argument: *const c_char) {
        if let Some(command) = command.as_mut() {
            match argument.is_null() {
                true => command.unusable = true,
                false => drop(command.argument(bytes(argument))),
            }
        }
    }

    fn virCommandAddEnvPair(command: *mut Command, name: *const c_char, value: *const c_char) {
        if let Some(command) = command.as_mut() {
            command.variable(bytes(name), bytes(value));
        }
    }

    /// A string of what goes to the standard error. Only what is run to its end fills it, or what
    /// was told to collect.
    fn virCommandSetErrorBuffer(command: *mut Command, place: *mut *mut c_char) {
        *place = std::ptr::null_mut();
        if let Some(command) = command.as_mut() {
            match command.complaints.is_null() && command.errors.is_null() {
                true => command.complaints = place,
                false => command.unusable = true,
            }
        }
    }

    fn virCommandDoAsyncIO(command: *mut Command) {
        if let Some(command) = command.as_mut() {
            command.collects = true;
        }
    }

    fn virCommandRun(command: *mut Command, exit_status: *mut c_int) -> c_int {
        used("virCommandRun", command, |command| command.run(exit_status.as_mut()))
    }

    fn virCommandRunAsync(command: *mut Command, pid: *mut libc::pid_t) -> c_int {
        used("virCommandRunAsync", command, |command| {
            let id = command.start()?;
            if !pid.is_null() {
                command.ends_with_us = false;
                *pid = id;
            }
            Ok(())
        })
    }

    fn virCommandWait(command: *mut Command, exit_status: *mut c_int) -> c_int {
        used("virCommandWait", command, |command| command.finish(exit_status.as_mut()))
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
