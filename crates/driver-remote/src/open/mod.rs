// SPDX-License-Identifier: LGPL-2.1-or-later
//! From a URI to a connection that can be used.
//!
//! - `plan`: what the URI and `libvirt.conf` ask for.
//! - `handshake`: the first calls; `sasl`: authenticating by SASL.
//! - `library`: ssh by a library of the system.
//! - `socket`: where the daemons of this host listen; `daemon`: starting the user's own.
//! - `again`: what is kept of that for a connection that comes back.

mod again;
mod daemon;
mod handshake;
mod library;
mod plan;
mod sasl;
mod socket;

pub use again::Again;
pub use socket::user_runtime_dir;

use std::path::Path;
use std::time::{Duration, Instant};

use virt_core::auth::AuthCallback;
use virt_core::driver::{Opened, Request};
use virt_core::uri::Uri;
use virt_core::{Error, ErrorCode, ErrorDomain, Result, log, tr};
use virt_rpc::{Client, Events, Options, Transport, command, ssh, tcp, unix};

use crate::events::Inbox;
use crate::remote::{Facts, Remote};
use again::Answers;
use handshake::Handshake;
use plan::{Plan, Route, Ssh};

fn fail(code: ErrorCode, text: String) -> Error {
    Error::new(ErrorDomain::REMOTE, code, text)
}

fn unsupported(text: String) -> Error {
    fail(ErrorCode::OPERATION_UNSUPPORTED, text)
}

/// Schemes of drivers that work in the program itself, and that no daemon has: who names one
/// would not understand an error about a daemon.
const IN_PROCESS: [&str; 5] = ["vpx", "esx", "gsx", "hyperv", "parallels"];

/// Takes what no other driver took.
pub fn open(request: &Request<'_>) -> Result<Option<Opened>> {
    let uri = &request.opening.uri;
    if let Some(scheme) = uri.as_ref().and_then(|uri| uri.scheme.as_deref())
        && IN_PROCESS.iter().any(|name| scheme.eq_ignore_ascii_case(name))
    {
        let text = tr!("libvirt was built without the '%1$s' driver", scheme);
        return Err(Error::new(ErrorDomain::NONE, ErrorCode::CONFIG_UNSUPPORTED, text));
    }
    let plan = Plan::new(request.opening, request.config)?;
    log::debug!("remote.remote_driver", "doRemoteOpen", "proceeding with name = {}", plan.name);
    let way = Way { plan, uri: uri.clone() };
    let inbox = Inbox::new();
    let (arrived, answers) = if way.plan.extras.reconnect {
        let answers = request.auth.map(Answers::of);
        let asking = answers.as_ref().zip(request.auth).map(|(answers, auth)| answers.asking(auth));
        let arrived = way.go(inbox.sink(0), asking.as_ref().map(|asking| asking as _), None)?;
        (arrived, answers)
    } else {
        (way.go(inbox.sink(0), request.auth, None)?, None)
    };
    let Arrived { client, secure, uri } = arrived;
    client.set_call_timeout(way.call_timeout());
    let again = way.plan.extras.reconnect.then_some(Again { way, answers });
    let remote = Remote::new(client, inbox, Facts { secure, again });
    Ok(Some(Opened { drivers: remote.drivers(), uri }))
}

/// What it takes to go to a daemon, which may have to be done more than once.
pub struct Way {
    plan: Plan,
    /// The URI, which may name a file with credentials.
    uri: Option<Uri>,
}

/// A connection that can be used.
pub struct Arrived {
    /// Its calls have to end within what is left of the time for opening, as yet.
    pub client: Client,
    /// Whether nobody on the way can read along or change anything.
    pub secure: bool,
    /// The URI where the daemon chose it.
    uri: Option<String>,
}

impl Way {
    /// How long a call may take.
    pub fn call_timeout(&self) -> Option<Duration> {
        milliseconds(self.plan.extras.call_timeout)
    }

    /// Goes there. `limit` is how long that may take where the URI does not say it.
    pub fn go(
        &self,
        events: Box<Events>,
        callback: Option<&dyn AuthCallback>,
        limit: Option<Duration>,
    ) -> Result<Arrived> {
        let deadline =
            milliseconds(self.plan.extras.connect_timeout).or(limit).map(|limit| Instant::now() + limit);
        let transport = self.connect(callback, deadline)?;
        self.introduce(transport, events, callback, deadline)
    }

    /// Tells the daemon who is there and what for.
    #[inline(never)]
    fn introduce(
        &self,
        transport: Box<dyn Transport>,
        events: Box<Events>,
        callback: Option<&dyn AuthCallback>,
        deadline: Option<Instant>,
    ) -> Result<Arrived> {
        let plan = &self.plan;
        // Sockets of this host and encrypted ways; a program of the user's choice may be anything.
        let secure = !matches!(plan.route, Route::Tcp { .. } | Route::Ext { .. });
        let timeout = left(deadline).or_else(|| self.call_timeout());
        let client = Client::new(transport, Options { call_timeout: timeout }, events)?;
        let mut handshake = Handshake { client: &client, plan, uri: self.uri.as_ref(), callback, secure };
        let uri = handshake.run().inspect_err(|_| client.close())?;
        let secure = handshake.secure;
        Ok(Arrived { client, secure, uri })
    }

    // What is taken elsewhere is not inlined, here and in what follows: the cryptography of a TLS
    // handshake takes much of a small stack, and what other ways need would lie below it.
    #[inline(never)]
    fn connect(
        &self,
        callback: Option<&dyn AuthCallback>,
        deadline: Option<Instant>,
    ) -> Result<Box<dyn Transport>> {
        let plan = &self.plan;
        match &plan.route {
            Route::Unix { path, start } => connect_unix(path, start.as_ref(), deadline),
            Route::Tcp { port } => Ok(Box::new(tcp(&plan.hostname, *port, deadline)?)),
            Route::Ssh(ssh) => connect_ssh(&plan.hostname, ssh),
            Route::Ext { command } => connect_program(std::slice::from_ref(command)),
            Route::Tls { port, tls } => connect_tls(&plan.hostname, *port, tls, deadline),
            Route::LibSsh(library, ssh) => {
                library::connect(*library, plan, ssh, self.uri.as_ref(), callback, deadline)
            }
        }
    }
}

fn milliseconds(time: Option<u32>) -> Option<Duration> {
    time.map(|time| Duration::from_millis(time.into()))
}

/// What is left until then.
fn left(deadline: Option<Instant>) -> Option<Duration> {
    deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()))
}

/// Connects to the socket of a daemon of this host, starting the program `daemon` where nobody
/// listens.
pub fn connect_socket(path: &Path, daemon: Option<&Path>) -> Result<std::os::fd::OwnedFd> {
    let connected = match daemon {
        None => unix::connect(path)?,
        Some(program) => daemon::connect(&socket::Daemon::at(program), || unix::connect(path))?,
    };
    Ok(connected.into())
}

#[inline(never)]
fn connect_unix(
    path: &str,
    start: Option<&socket::Daemon>,
    deadline: Option<Instant>,
) -> Result<Box<dyn Transport>> {
    let unix = || unix::connect_within(Path::new(path), left(deadline));
    Ok(Box::new(match start {
        None => unix()?,
        Some(daemon) => daemon::connect(daemon, unix)?,
    }))
}

#[inline(never)]
fn connect_ssh(host: &str, ssh: &Ssh) -> Result<Box<dyn Transport>> {
    Ok(Box::new(ssh_command(host, ssh).connect()?))
}

#[inline(never)]
fn connect_program(command: &[String]) -> Result<Box<dyn Transport>> {
    Ok(Box::new(command::spawn(command, &[])?))
}

#[inline(never)]
fn tcp(host: &str, port: u32, deadline: Option<Instant>) -> Result<tcp::TcpTransport> {
    let Ok(port) = u16::try_from(port) else {
        let text = tr!(
            "Unable to resolve address '%1$s' service '%2$s': %3$s",
            host,
            port,
            "Servname not supported for ai_socktype"
        );
        return Err(Error::new(ErrorDomain::RPC, ErrorCode::SYSTEM_ERROR, text));
    };
    tcp::connect(host, port, left(deadline))
}

#[cfg(feature = "tls")]
#[inline(never)]
fn connect_tls(
    host: &str,
    port: u32,
    tls: &plan::Tls,
    deadline: Option<Instant>,
) -> Result<Box<dyn Transport>> {
    // Wrong files are told of before anybody is called.
    let context = virt_rpc::tls::Context::new(tls.pki_path.as_deref(), tls.sanity, tls.verify)?;
    let below = Box::new(tcp(host, port, deadline)?);
    Ok(context.session(below, host, tls.priority.as_deref(), deadline)?)
}

#[cfg(not(feature = "tls"))]
fn connect_tls(_: &str, _: u32, _: &plan::Tls, _: Option<Instant>) -> Result<Box<dyn Transport>> {
    Err(unsupported("this library was built without TLS".to_owned()))
}

fn ssh_command<'a>(host: &'a str, ssh: &'a Ssh) -> ssh::Ssh<'a> {
    ssh::Ssh {
        host,
        port: ssh.port.as_deref(),
        command: ssh.command.as_deref(),
        user: ssh.user.as_deref(),
        no_tty: !ssh.tty,
        no_verify: !ssh.verify,
        keyfile: ssh.keyfile.as_deref(),
        remote: remote_end(&ssh.relay),
    }
}

/// What runs on the other host.
fn remote_end(relay: &plan::Relay) -> ssh::Remote<'_> {
    ssh::Remote {
        proxy: relay.proxy,
        netcat: relay.netcat.as_deref(),
        socket: &relay.socket,
        uri: &relay.uri,
        read_only: relay.read_only,
    }
}
