// SPDX-License-Identifier: LGPL-2.1-or-later
//! From the URI to what has to be done: which way leads to the daemon, and what is asked of it.

use virt_core::config::client::ClientConfig;
use virt_core::object::Opening;
use virt_core::uri::Uri;
use virt_core::{ErrorCode, Result, number, tr};
use virt_rpc::ssh::Proxy;
use virt_sys::env;

use super::socket::{self, Daemon, Mode, Search};
use super::{fail, unsupported};

/// How to reach the daemon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// A socket of this host.
    Unix {
        /// Where it is.
        path: String,
        /// The daemon to start where nobody listens.
        start: Option<Daemon>,
    },
    /// A port, in clear.
    Tcp {
        /// Its number.
        port: u32,
    },
    /// A port, with certificates.
    Tls {
        /// Its number.
        port: u32,
        /// How to trust and be trusted.
        tls: Tls,
    },
    /// The ssh program.
    Ssh(Ssh),
    /// An ssh library of the system.
    LibSsh(Library, Ssh),
    /// A program of the user's choice that carries the bytes.
    Ext {
        /// The program.
        command: String,
    },
}

/// The two libraries that speak ssh.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Library {
    /// libssh.so.4
    LibSsh,
    /// libssh2.so.1
    LibSsh2,
}

/// What the URI and `libvirt.conf` say of TLS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tls {
    /// The folder with all certificates.
    pub pki_path: Option<String>,
    /// Which protocol versions and ciphers, in the words of GnuTLS.
    pub priority: Option<String>,
    /// Whether to look at our own certificates before they are used.
    pub sanity: bool,
    /// Whether the server's certificate must be good.
    pub verify: bool,
}

/// What ssh is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ssh {
    /// Its port, unless the usual one.
    pub port: Option<String>,
    /// The user on the other host.
    pub user: Option<String>,
    /// The program to run, for the route by a program.
    pub command: Option<String>,
    /// A key's file.
    pub keyfile: Option<String>,
    /// Whether it may ask the person at the terminal.
    pub tty: bool,
    /// Whether the host's key must be known.
    pub verify: bool,
    /// Which methods to authenticate with, for the libraries.
    pub auth: Option<String>,
    /// The file of known hosts, for the libraries.
    pub known_hosts: Option<String>,
    /// What to do about an unknown host, for the libraries.
    pub known_hosts_verify: Option<String>,
    /// What runs on the other host.
    pub relay: Relay,
}

/// What connects ssh's end on the other host with the daemon there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relay {
    /// Which of them to use.
    pub proxy: Proxy,
    /// The name of netcat.
    pub netcat: Option<String>,
    /// The socket for netcat.
    pub socket: String,
    /// The URI for the helper that finds the socket itself.
    pub uri: String,
    /// Only look, change nothing.
    pub read_only: bool,
}

fn proxy_named(name: &str) -> Result<Proxy> {
    // The reference's spelling.
    Proxy::from_name(name).ok_or_else(|| fail(ErrorCode::INVALID_ARG, tr!("Unnkown proxy type '%1$s'", name)))
}

/// What to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// How to reach the daemon.
    pub route: Route,
    /// The host, for certificates and Kerberos.
    pub hostname: String,
    /// The URI that the daemon opens; "" lets it choose.
    pub name: String,
    /// Whether the daemon has to be asked which URI it chose.
    pub ask_uri: bool,
    /// The flags that the daemon gets.
    pub flags: u32,
    /// The one way to authenticate that is wanted: `sasl`, `sasl.MECHANISM` or `polkit`.
    pub auth: Option<String>,
    /// Bounds and extras that the reference does not have.
    pub extras: Extras,
}

/// What this library adds to a connection; off unless asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extras {
    /// The longest that a call may take, in milliseconds.
    pub call_timeout: Option<u32>,
    /// The longest that opening may take, in milliseconds.
    pub connect_timeout: Option<u32>,
    /// Open again when the daemon went and came back.
    pub reconnect: bool,
}

/// What stands between scheme and host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Transport {
    Tls,
    Unix,
    Ssh,
    LibSsh2,
    Ext,
    Tcp,
    LibSsh,
}

impl Transport {
    /// Driver and transport of a URI.
    fn split(uri: &Uri) -> Result<(&str, Transport)> {
        let (driver, word) = (uri.driver(), uri.transport());
        let Some(word) = word else {
            return Ok((driver, if uri.server.is_some() { Transport::Tls } else { Transport::Unix }));
        };
        let transport = match word.to_ascii_lowercase().as_str() {
            "tls" => Transport::Tls,
            "unix" => Transport::Unix,
            "ssh" => Transport::Ssh,
            "libssh2" => Transport::LibSsh2,
            "ext" => Transport::Ext,
            "tcp" => Transport::Tcp,
            "libssh" => Transport::LibSsh,
            _ => {
                let text = tr!(
                    "remote_open: transport in URL not recognised (should be tls|unix|ssh|ext|tcp|libssh2|libssh)"
                );
                return Err(fail(ErrorCode::INVALID_ARG, text));
            }
        };
        match (&uri.server, transport) {
            (Some(server), Transport::Unix) => {
                let text = tr!("using unix socket and remote server '%1$s' is not supported.", server);
                Err(fail(ErrorCode::INVALID_ARG, text))
            }
            _ => Ok((driver, transport)),
        }
    }

    /// Its word, for messages.
    fn word(self) -> &'static str {
        match self {
            Transport::Tls => "tls",
            Transport::Unix => "unix",
            Transport::Ssh => "ssh",
            Transport::LibSsh2 => "libssh2",
            Transport::Ext => "ext",
            Transport::Tcp => "tcp",
            Transport::LibSsh => "libssh",
        }
    }
}

/// The parameters that are for this side.
#[derive(Default)]
struct Params {
    name: Option<String>,
    command: Option<String>,
    socket: Option<String>,
    auth: Option<String>,
    sshauth: Option<String>,
    netcat: Option<String>,
    keyfile: Option<String>,
    pkipath: Option<String>,
    known_hosts: Option<String>,
    known_hosts_verify: Option<String>,
    tls_priority: Option<String>,
    mode: Option<String>,
    proxy: Option<String>,
    no_sanity: bool,
    no_verify: bool,
    no_tty: bool,
    extras: Extras,
}

impl Params {
    /// Takes what is ours out of the URI's parameters; the rest goes on to the daemon.
    fn take(uri: &mut Uri) -> Result<Params> {
        let mut out = Params::default();
        for param in &mut uri.params {
            let value = Some(param.value.clone());
            match param.name.to_ascii_lowercase().as_str() {
                "name" => out.name = value,
                "command" => out.command = value,
                "socket" => out.socket = value,
                "auth" => out.auth = value,
                "sshauth" => out.sshauth = value,
                "netcat" => out.netcat = value,
                "keyfile" => out.keyfile = value,
                "pkipath" => out.pkipath = value,
                "known_hosts" => out.known_hosts = value,
                "known_hosts_verify" => out.known_hosts_verify = value,
                "tls_priority" => out.tls_priority = value,
                "mode" => out.mode = value,
                "proxy" => out.proxy = value,
                "no_sanity" => out.no_sanity = is_set(&param.name, &param.value)?,
                "no_verify" => out.no_verify = is_set(&param.name, &param.value)?,
                "no_tty" => out.no_tty = is_set(&param.name, &param.value)?,
                // Read by whoever looks for credentials.
                "authfile" => {}
                "call_timeout" => out.extras.call_timeout = milliseconds(&param.name, &param.value)?,
                "connect_timeout" => out.extras.connect_timeout = milliseconds(&param.name, &param.value)?,
                "reconnect" => out.extras.reconnect = is_set(&param.name, &param.value)?,
                _ => continue,
            }
            param.ignore = true;
        }
        Ok(out)
    }
}

fn malformed(name: &str) -> virt_core::Error {
    fail(ErrorCode::INVALID_ARG, tr!("Failed to parse value of URI component %1$s", name))
}

/// A number that is not 0.
fn is_set(name: &str, value: &str) -> Result<bool> {
    number::parse_i32(value).map(|number| number != 0).ok_or_else(|| malformed(name))
}

/// A time; 0 is none.
fn milliseconds(name: &str, value: &str) -> Result<Option<u32>> {
    let time: u32 = value.parse().map_err(|_| malformed(name))?;
    Ok((time != 0).then_some(time))
}

/// The URI as the daemon gets it: without server and transport, and without what was for
/// this side; `keep` names parameters that stay nevertheless.
fn name_for_daemon(uri: &Uri, driver: &str, keep: &[&str]) -> String {
    let mut uri = uri.clone();
    uri.set_ignore(false, keep);
    let query = uri.format_params();
    let local = Uri {
        scheme: Some(driver.to_owned()),
        path: uri.path,
        query: (!query.is_empty()).then_some(query),
        fragment: uri.fragment,
        ..Uri::default()
    };
    local.to_string()
}

impl Plan {
    /// What opening asks for.
    pub fn new(opening: &Opening, config: &ClientConfig) -> Result<Plan> {
        let mut uri = opening.uri.clone();
        let (driver, transport) = match &uri {
            Some(uri) => Transport::split(uri).map(|(driver, way)| (Some(driver.to_owned()), way))?,
            None => (None, Transport::Unix),
        };
        let need = Need::of(uri.as_ref(), transport);
        let mut params = uri.as_mut().map(Params::take).transpose()?.unwrap_or_default();
        let uri = uri.as_ref();
        // From the environment where the URI says nothing.
        if params.extras.call_timeout.is_none()
            && let Some(value) = env::var("LIBVIRT_CALL_TIMEOUT")
        {
            params.extras.call_timeout = milliseconds("LIBVIRT_CALL_TIMEOUT", &value)?;
        }

        let (name, helper_uri) = match (params.name.take(), uri) {
            (Some(name), _) => (name, None),
            (None, None) => (String::new(), None),
            // The daemon chooses.
            (None, Some(uri)) if uri.driver() == "remote" => (String::new(), None),
            (None, Some(uri)) => {
                let driver = uri.driver();
                let full = name_for_daemon(uri, driver, &["mode", "socket"]);
                (name_for_daemon(uri, driver, &[]), Some(full))
            }
        };
        let mode = match params.mode.as_deref().map_or_else(|| config.remote_mode(), |mode| Ok(Some(mode)))? {
            Some(word) => Mode::from_name(word)?,
            None => Mode::Auto,
        };
        let proxy =
            match params.proxy.as_deref().map_or_else(|| config.remote_proxy(), |way| Ok(Some(way)))? {
                Some(word) => proxy_named(word)?,
                // The helper cannot be told a socket, and only the helper finds another user's.
                None if params.socket.is_some() => Proxy::Netcat,
                None if need.user => Proxy::Native,
                None => Proxy::Auto,
            };
        if transport == Transport::Ext && params.command.is_none() {
            let text = tr!("remote_open: for 'ext' transport, command is required");
            return Err(fail(ErrorCode::INVALID_ARG, text));
        }

        let mut start = None;
        let by_socket = !matches!(transport, Transport::Tls | Transport::Tcp | Transport::Ext);
        let socket = match params.socket.take() {
            Some(socket) => socket,
            None if by_socket => {
                if transport != Transport::Unix && mode == Mode::Direct {
                    let text = tr!("Cannot use direct socket mode for %1$s transport", transport.word());
                    return Err(unsupported(text));
                }
                let search = Search {
                    driver: driver.as_deref(),
                    mode,
                    local: transport == Transport::Unix,
                    user: need.user,
                    read_only: opening.read_only,
                };
                let found = socket::find(&search)?;
                start = need.start.then_some(found.daemon);
                found.path
            }
            None => String::new(),
        };
        let relay = Relay {
            proxy,
            netcat: params.netcat.take(),
            socket: socket.clone(),
            uri: helper_uri.unwrap_or_else(|| name.clone()),
            read_only: opening.read_only,
        };
        let ssh = Ssh {
            port: uri.filter(|uri| uri.port != 0).map(|uri| uri.port.to_string()),
            user: uri.and_then(|uri| uri.user.clone()),
            command: params.command.clone(),
            keyfile: params.keyfile,
            tty: !params.no_tty,
            verify: !params.no_verify,
            auth: params.sshauth,
            known_hosts: params.known_hosts,
            known_hosts_verify: params.known_hosts_verify,
            relay,
        };
        let port_or = |usual| uri.map(|uri| uri.port).filter(|port| *port != 0).unwrap_or(usual);
        let route = match transport {
            Transport::Unix => Route::Unix { path: socket, start },
            Transport::Tcp => Route::Tcp { port: port_or(TCP_PORT) },
            Transport::Tls => {
                let priority = match params.tls_priority {
                    None => config.tls_priority()?.map(str::to_owned),
                    priority => priority,
                };
                let tls = Tls {
                    pki_path: params.pkipath,
                    priority,
                    sanity: !params.no_sanity,
                    verify: !params.no_verify,
                };
                Route::Tls { port: port_or(TLS_PORT), tls }
            }
            Transport::Ssh => Route::Ssh(ssh),
            Transport::LibSsh => Route::LibSsh(Library::LibSsh, ssh),
            Transport::LibSsh2 => Route::LibSsh(Library::LibSsh2, ssh),
            Transport::Ext => Route::Ext { command: params.command.unwrap_or_default() },
        };
        let hostname = uri.and_then(|uri| uri.server.clone()).unwrap_or_else(|| "localhost".to_owned());
        let flags = u32::from(opening.read_only);
        Ok(Plan {
            route,
            hostname,
            ask_uri: uri.is_none(),
            name,
            flags,
            auth: params.auth,
            extras: params.extras,
        })
    }
}

/// The port of a daemon without TLS.
const TCP_PORT: u32 = 16509;
/// The port of a daemon with TLS.
const TLS_PORT: u32 = 16514;

/// Whose daemon it is, and whether it may be started.
struct Need {
    user: bool,
    start: bool,
}

impl Need {
    fn of(uri: Option<&Uri>, transport: Transport) -> Need {
        let may_start = env::var_os("LIBVIRT_AUTOSTART").is_none_or(|value| value != "0");
        let root = env::is_root();
        let Some(uri) = uri else { return Need { user: !root, start: !root && may_start } };
        let tests = uri.scheme.as_deref().is_some_and(|scheme| scheme.starts_with("test+"));
        let user = !root && (uri.path == "/session" || tests);
        Need { user, start: user && may_start && uri.server.is_none() && transport == Transport::Unix }
    }
}

#[cfg(test)]
#[path = "plan_tests.rs"]
mod tests;
