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
    Ssh(Box<Ssh>),
    /// An ssh library of the system.
    LibSsh(Library, Box<Ssh>),
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
    /// Whether a connection that is lost comes back.
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
    /// That of a URI.
    fn of(uri: &Uri) -> Result<Transport> {
        let Some(word) = uri.transport() else {
            return Ok(if uri.server.is_some() { Transport::Tls } else { Transport::Unix });
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
            _ => Ok(transport),
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
    #[inline(never)]
    pub fn new(opening: &Opening, config: &ClientConfig) -> Result<Plan> {
        let mut uri = opening.uri.clone();
        let transport = uri.as_ref().map_or(Ok(Transport::Unix), Transport::of)?;
        let params = uri.as_mut().map(Params::take).transpose()?.unwrap_or_default();
        let need = Need::of(uri.as_ref(), transport);
        let read_only = opening.read_only;
        let asked = Asked { uri: uri.as_ref(), params: &params, transport, need, read_only };
        let (mode, proxy) = (asked.mode(config)?, asked.proxy(config)?);
        let route = match transport {
            Transport::Unix => asked.unix(mode)?,
            Transport::Tcp => Route::Tcp { port: asked.port_or(TCP_PORT) },
            Transport::Tls => asked.tls(config)?,
            Transport::Ssh => Route::Ssh(asked.ssh(mode, proxy)?),
            Transport::LibSsh => Route::LibSsh(Library::LibSsh, asked.ssh(mode, proxy)?),
            Transport::LibSsh2 => Route::LibSsh(Library::LibSsh2, asked.ssh(mode, proxy)?),
            Transport::Ext => asked.ext()?,
        };
        Ok(Plan {
            route,
            hostname: asked.uri.and_then(|uri| uri.server.clone()).unwrap_or_else(|| "localhost".to_owned()),
            ask_uri: asked.uri.is_none(),
            name: asked.name(),
            flags: u32::from(read_only),
            auth: params.auth.clone(),
            extras: asked.extras()?,
        })
    }
}

/// What the plan is made of.
struct Asked<'a> {
    uri: Option<&'a Uri>,
    params: &'a Params,
    transport: Transport,
    need: Need,
    read_only: bool,
}

impl Asked<'_> {
    /// The driver's name, where there is a URI.
    fn driver(&self) -> Option<&str> {
        self.uri.map(Uri::driver)
    }

    /// The URI for the daemon, with parameters of ours that are to `stay`; "" where it may choose.
    fn uri_with(&self, stay: &[&str]) -> String {
        match (&self.params.name, self.uri) {
            (Some(name), _) => name.clone(),
            (None, Some(uri)) if uri.driver() != "remote" => name_for_daemon(uri, uri.driver(), stay),
            _ => String::new(),
        }
    }

    fn name(&self) -> String {
        self.uri_with(&[])
    }

    fn mode(&self, config: &ClientConfig) -> Result<Mode> {
        let word = self.params.mode.as_deref();
        word.map_or_else(|| config.remote_mode(), |word| Ok(Some(word)))?
            .map_or(Ok(Mode::Auto), Mode::from_name)
    }

    fn proxy(&self, config: &ClientConfig) -> Result<Proxy> {
        let word = self.params.proxy.as_deref();
        match word.map_or_else(|| config.remote_proxy(), |word| Ok(Some(word)))? {
            Some(word) => proxy_named(word),
            // The helper cannot be told a socket, and only the helper finds another user's.
            None if self.params.socket.is_some() => Ok(Proxy::Netcat),
            None if self.need.user => Ok(Proxy::Native),
            None => Ok(Proxy::Auto),
        }
    }

    /// The socket that was named, or that should be there, and in that case its daemon.
    fn socket(&self, mode: Mode) -> Result<(String, Option<Daemon>)> {
        if let Some(socket) = &self.params.socket {
            return Ok((socket.clone(), None));
        }
        let local = self.transport == Transport::Unix;
        if !local && mode == Mode::Direct {
            let text = tr!("Cannot use direct socket mode for %1$s transport", self.transport.word());
            return Err(unsupported(text));
        }
        let (user, read_only) = (self.need.user, self.read_only);
        let found = socket::find(&Search { driver: self.driver(), mode, local, user, read_only })?;
        Ok((found.path, Some(found.daemon)))
    }

    fn unix(&self, mode: Mode) -> Result<Route> {
        let (path, daemon) = self.socket(mode)?;
        Ok(Route::Unix { path, start: daemon.filter(|_| self.need.start) })
    }

    fn ssh(&self, mode: Mode, proxy: Proxy) -> Result<Box<Ssh>> {
        let (socket, _) = self.socket(mode)?;
        let params = self.params;
        Ok(Box::new(Ssh {
            port: self.uri.filter(|uri| uri.port != 0).map(|uri| uri.port.to_string()),
            user: self.uri.and_then(|uri| uri.user.clone()),
            command: params.command.clone(),
            keyfile: params.keyfile.clone(),
            tty: !params.no_tty,
            verify: !params.no_verify,
            auth: params.sshauth.clone(),
            known_hosts: params.known_hosts.clone(),
            known_hosts_verify: params.known_hosts_verify.clone(),
            relay: Relay {
                proxy,
                netcat: params.netcat.clone(),
                socket,
                uri: self.uri_with(&["mode", "socket"]),
                read_only: self.read_only,
            },
        }))
    }

    fn tls(&self, config: &ClientConfig) -> Result<Route> {
        let params = self.params;
        let priority = match &params.tls_priority {
            None => config.tls_priority()?.map(str::to_owned),
            priority => priority.clone(),
        };
        let (sanity, verify) = (!params.no_sanity, !params.no_verify);
        let tls = Tls { pki_path: params.pkipath.clone(), priority, sanity, verify };
        Ok(Route::Tls { port: self.port_or(TLS_PORT), tls })
    }

    fn ext(&self) -> Result<Route> {
        match &self.params.command {
            Some(command) => Ok(Route::Ext { command: command.clone() }),
            None => {
                let text = tr!("remote_open: for 'ext' transport, command is required");
                Err(fail(ErrorCode::INVALID_ARG, text))
            }
        }
    }

    fn port_or(&self, usual: u32) -> u32 {
        self.uri.map(|uri| uri.port).filter(|port| *port != 0).unwrap_or(usual)
    }

    /// From the environment where the URI says nothing.
    fn extras(&self) -> Result<Extras> {
        const VARIABLE: &str = "LIBVIRT_CALL_TIMEOUT";
        let mut extras = self.params.extras;
        if extras.call_timeout.is_none()
            && let Some(value) = env::var(VARIABLE)
        {
            extras.call_timeout = milliseconds(VARIABLE, &value)?;
        }
        Ok(extras)
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
