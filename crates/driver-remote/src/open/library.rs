// SPDX-License-Identifier: LGPL-2.1-or-later
//! ssh by a library of the system, where the URI names one.

use std::time::Instant;

use virt_core::Result;
use virt_core::auth::{AuthCallback, Credentials};
use virt_core::config::client::user_config_dir;
use virt_core::uri::Uri;
use virt_rpc::libssh::Connection;
use virt_rpc::{Transport, libssh2};
use virt_sys::env;

use super::plan::{Library, Plan, Ssh};

/// ssh's own port.
const PORT: u32 = 22;

/// Keys that are looked for where none is named.
const KEYS: [&str; 5] = ["identity", "id_dsa", "id_ecdsa", "id_ed25519", "id_rsa"];

/// Connects by that library.
#[inline(never)]
pub fn connect(
    library: Library,
    plan: &Plan,
    ssh: &Ssh,
    uri: Option<&Uri>,
    callback: Option<&dyn AuthCallback>,
    deadline: Option<Instant>,
) -> Result<Box<dyn Transport>> {
    let known_hosts = match &ssh.known_hosts {
        Some(file) => file.clone(),
        None => user_config_dir().join("known_hosts").display().to_string(),
    };
    let keyfile = ssh.keyfile.clone().or_else(|| {
        let folder = env::home_dir().join(".ssh");
        KEYS.iter()
            .map(|name| folder.join(name))
            .find(|key| key.exists())
            .map(|key| key.display().to_string())
    });
    let usual = match &keyfile {
        Some(_) => "agent,privkey,password,keyboard-interactive",
        None => "agent,password,keyboard-interactive",
    };
    let port = uri.map_or(0, |uri| uri.port);
    let port = if port == 0 { PORT } else { port };
    let command = super::remote_end(&ssh.relay).command_line()?;
    let connection = Connection {
        host: &plan.hostname,
        port,
        user: ssh.user.as_deref().unwrap_or("root"),
        keyfile: keyfile.as_deref(),
        known_hosts: &known_hosts,
        known_hosts_verify: ssh.known_hosts_verify.as_deref().unwrap_or("normal"),
        methods: ssh.auth.as_deref().unwrap_or(usual),
        command: &command,
        callback,
        credentials: Credentials::new(uri, None),
        limit: super::left(deadline),
    };
    let tcp = || super::tcp(&plan.hostname, port, deadline).map(Into::into);
    Ok(Box::new(match library {
        Library::LibSsh => connection.connect(tcp)?,
        Library::LibSsh2 => libssh2::connect(&connection, tcp)?,
    }))
}
