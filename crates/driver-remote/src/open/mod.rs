// SPDX-License-Identifier: LGPL-2.1-or-later
//! From a URI to a connection that can be used.
//!
//! - `plan`: what the URI and `libvirt.conf` ask for.
//! - `handshake`: the first calls; `sasl`: authenticating by SASL.
//! - `library`: ssh by a library of the system.
//! - `socket`: where the daemons of this host listen; `daemon`: starting the user's own.

mod daemon;
mod handshake;
mod library;
mod plan;
mod sasl;
mod socket;

pub use socket::user_runtime_dir;

use std::path::Path;
use std::time::{Duration, Instant};

use virt_core::driver::{Opened, Request};
use virt_core::{Error, ErrorCode, ErrorDomain, Result, log, tr};
use virt_rpc::{Client, Options, Transport, command, ssh, tcp, unix};

use crate::events::Inbox;
use crate::remote::{Facts, Remote};
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
    if let Some(scheme) = request.opening.uri.as_ref().and_then(|uri| uri.scheme.as_deref())
        && IN_PROCESS.iter().any(|name| scheme.eq_ignore_ascii_case(name))
    {
        let text = tr!("libvirt was built without the '%1$s' driver", scheme);
        return Err(Error::new(ErrorDomain::NONE, ErrorCode::CONFIG_UNSUPPORTED, text));
    }
    let plan = Plan::new(request.opening, request.config)?;
    log::debug!("remote.remote_driver", "doRemoteOpen", "proceeding with name = {}", plan.name);
    let limit = plan.extras.connect_timeout.map(|limit| Duration::from_millis(limit.into()));
    let deadline = limit.map(|limit| Instant::now() + limit);
    let transport = connect(&plan, request, deadline)?;
    // Sockets of this host and encrypted ways; a program of the user's choice may be anything.
    let secure = !matches!(plan.route, Route::Tcp { .. } | Route::Ext { .. });

    let inbox = Inbox::new();
    let call_timeout = plan.extras.call_timeout.map(|limit| Duration::from_millis(limit.into()));
    let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
    let client = Client::new(transport, Options { call_timeout: left.or(call_timeout) }, inbox.sink())?;
    let mut handshake = Handshake {
        client: &client,
        plan: &plan,
        uri: request.opening.uri.as_ref(),
        callback: request.auth,
        secure,
    };
    let uri = handshake.run().inspect_err(|_| client.close())?;
    let secure = handshake.secure;
    client.set_call_timeout(call_timeout);
    let remote = Remote::new(client, inbox, Facts { secure });
    Ok(Some(Opened { drivers: remote.drivers(), uri }))
}

/// Goes the way to the daemon.
fn connect(plan: &Plan, request: &Request<'_>, deadline: Option<Instant>) -> Result<Box<dyn Transport>> {
    match &plan.route {
        Route::Unix { path, start: None } => Ok(Box::new(unix::connect(Path::new(path))?)),
        Route::Unix { path, start: Some(daemon) } => {
            Ok(Box::new(daemon::connect(daemon, || unix::connect(Path::new(path)))?))
        }
        Route::Tcp { port } => Ok(Box::new(tcp(&plan.hostname, *port, deadline)?)),
        Route::Ssh(ssh) => Ok(Box::new(ssh_command(&plan.hostname, ssh).connect()?)),
        Route::Ext { command } => Ok(Box::new(command::spawn(std::slice::from_ref(command), &[])?)),
        Route::Tls { port, tls } => connect_tls(&plan.hostname, *port, tls, deadline),
        Route::LibSsh(library, ssh) => library::connect(*library, plan, ssh, request, deadline),
    }
}

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
    let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
    tcp::connect(host, port, left)
}

#[cfg(feature = "tls")]
fn connect_tls(
    host: &str,
    port: u32,
    tls: &plan::Tls,
    deadline: Option<Instant>,
) -> Result<Box<dyn Transport>> {
    // Wrong files are told of before anybody is called.
    let context = virt_rpc::tls::Context::new(tls.pki_path.as_deref(), tls.sanity, tls.verify)?;
    let below = Box::new(tcp(host, port, deadline)?);
    Ok(Box::new(context.session(below, host, tls.priority.as_deref(), deadline)?))
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
