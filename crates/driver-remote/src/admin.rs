// SPDX-License-Identifier: LGPL-2.1-or-later
//! The administration interface of a daemon, which listens on a socket of its own.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use virt_core::config::RUNSTATEDIR;
use virt_core::driver::{AdminDriver, AdminDriverByHand};
use virt_core::object::{AdmClient, AdmConnect, AdmServer};
use virt_core::typed_params::TypedParam;
use virt_core::types::Listed;
use virt_core::uri::Uri;
use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};
use virt_rpc::{Client, Options, unix};
use virt_sys::fork;
use virt_wire::{Decoder, Encoder, Malformed, Program};

use crate::open::user_runtime_dir;

/// Procedures of the program ADMIN.
mod procedure {
    pub const CONNECT_OPEN: i32 = 1;
    pub const CONNECT_CLOSE: i32 = 2;
    pub const CONNECT_GET_LIB_VERSION: i32 = 3;
    pub const CONNECT_LIST_SERVERS: i32 = 4;
    pub const CONNECT_LOOKUP_SERVER: i32 = 5;
    pub const SERVER_GET_THREADPOOL_PARAMETERS: i32 = 6;
    pub const SERVER_SET_THREADPOOL_PARAMETERS: i32 = 7;
    pub const SERVER_LIST_CLIENTS: i32 = 8;
    pub const SERVER_LOOKUP_CLIENT: i32 = 9;
    pub const CLIENT_GET_INFO: i32 = 10;
    pub const CLIENT_CLOSE: i32 = 11;
    pub const SERVER_GET_CLIENT_LIMITS: i32 = 12;
    pub const SERVER_SET_CLIENT_LIMITS: i32 = 13;
    pub const CONNECT_GET_LOGGING_OUTPUTS: i32 = 14;
    pub const CONNECT_GET_LOGGING_FILTERS: i32 = 15;
    pub const CONNECT_SET_LOGGING_OUTPUTS: i32 = 16;
    pub const CONNECT_SET_LOGGING_FILTERS: i32 = 17;
    pub const SERVER_UPDATE_TLS_FILES: i32 = 18;
    pub const CONNECT_SET_DAEMON_TIMEOUT: i32 = 19;
    pub const CONNECT_DAEMON_SHUTDOWN: i32 = 20;
}

/// The most servers, or clients, that an answer may list.
const LIST_MAX: u32 = 16384;
/// The most parameters of a server.
const SERVER_PARAMETERS_MAX: u32 = 32;
/// The most parameters of a client.
const CLIENT_PARAMETERS_MAX: u32 = 64;

/// Opens a connection to the socket that `uri` stands for.
pub fn open(uri: &Uri, flags: u32) -> Result<Arc<AdmConnect>> {
    let transport = unix::connect(&socket(uri)?)?;
    // This program has no events.
    let client = Client::new(Box::new(transport), Options::default(), Box::new(|_, _, _| ()))?;
    let admin = Admin { client: client.clone(), generation: fork::generation() };
    let conn = AdmConnect::new(&uri.to_string(), Box::new(admin));
    let weak = Arc::downgrade(&conn);
    client.on_close(Some(Box::new(move |reason| {
        if let Some(conn) = weak.upgrade() {
            conn.lost(reason as i32);
        }
    })));
    call(&client, procedure::CONNECT_OPEN, |args| args.u32(flags))?;
    Ok(conn)
}

/// Where the daemon of a URI listens.
fn socket(uri: &Uri) -> Result<PathBuf> {
    let refuse = |text| Err(Error::new(ErrorDomain::ADMIN, ErrorCode::CONFIG_UNSUPPORTED, text));
    if let Some(param) = uri.params.iter().find(|param| param.name != "socket") {
        return refuse(tr!("Unknown URI parameter '%1$s'", param.name));
    }
    if let Some(param) = uri.params.last() {
        return Ok(PathBuf::from(&param.value));
    }
    let name = match uri.scheme.as_deref() {
        None => return refuse(tr!("No URI scheme specified")),
        Some("libvirtd") => "libvirt-admin-sock".to_owned(),
        Some(scheme) if scheme.starts_with("virt") => format!("{scheme}-admin-sock"),
        Some(scheme) => return refuse(tr!("Unsupported URI scheme '%1$s'", scheme)),
    };
    match uri.path.as_str() {
        "/system" => Ok(Path::new(RUNSTATEDIR).join("libvirt").join(name)),
        "/session" => Ok(user_runtime_dir().join(name)),
        path => refuse(tr!("Invalid URI path '%1$s', try '/system'", path)),
    }
}

/// The client's side of one connection.
struct Admin {
    client: Client,
    generation: u32,
}

impl Drop for Admin {
    fn drop(&mut self) {
        // In a forked child the connection is the parent's.
        if fork::generation() == self.generation {
            // A daemon that is gone needs no farewell.
            let _ = call(&self.client, procedure::CONNECT_CLOSE, |_| ());
            self.client.close();
        }
    }
}

fn call(client: &Client, procedure: i32, args: impl FnOnce(&mut Encoder)) -> Result<Vec<u8>> {
    let mut encoder = Encoder::new();
    args(&mut encoder);
    Ok(client.call(Program::ADMIN, procedure, &encoder.finish()?, &[])?.body)
}

fn malformed(_: Malformed) -> Error {
    Error::new(ErrorDomain::RPC, ErrorCode::RPC, tr!("Unable to decode message payload"))
}

fn put_server(args: &mut Encoder, server: &AdmServer) {
    args.string(server.name().as_str());
}

fn put_client(args: &mut Encoder, client: &AdmClient) {
    put_server(args, client.server());
    args.u64(client.id());
    args.i64(client.timestamp());
    args.u32(client.transport().cast_unsigned());
}

/// A client: its server's name comes first, and is known.
fn client(
    answer: &mut Decoder<'_>,
    server: &Arc<AdmServer>,
) -> std::result::Result<Arc<AdmClient>, Malformed> {
    answer.string()?;
    let (id, timestamp, transport) = (answer.u64()?, answer.i64()?, answer.u32()?);
    Ok(AdmClient::new(server, id, timestamp, transport.cast_signed()))
}

/// The list, or how many there are where only the number was `wanted`.
fn listed<T>(list: Vec<Arc<T>>, count: u32, wanted: bool) -> Listed<T> {
    if wanted { Listed::Objects(list) } else { Listed::Count(count as usize) }
}

impl Admin {
    fn call(&self, procedure: i32, args: impl FnOnce(&mut Encoder)) -> Result<Vec<u8>> {
        call(&self.client, procedure, args)
    }

    /// Parameters of a server.
    fn server_parameters(&self, procedure: i32, server: &AdmServer, flags: u32) -> Result<Vec<TypedParam>> {
        let answer = self.call(procedure, |args| {
            put_server(args, server);
            args.u32(flags);
        })?;
        Decoder::new(&answer).params(SERVER_PARAMETERS_MAX)
    }

    fn set_server_parameters(
        &self,
        procedure: i32,
        server: &AdmServer,
        params: &[TypedParam],
        flags: u32,
    ) -> Result<()> {
        let put = |args: &mut Encoder| {
            put_server(args, server);
            args.params(params, SERVER_PARAMETERS_MAX);
            args.u32(flags);
        };
        self.call(procedure, put).map(drop)
    }
}

impl AdminDriverByHand for Admin {
    fn is_alive(&self) -> bool {
        self.client.is_open()
    }

    fn adm_connect_get_logging_filters(
        &self,
        _: &Arc<AdmConnect>,
        flags: u32,
    ) -> Result<(Option<String>, i32)> {
        let answer = self.call(procedure::CONNECT_GET_LOGGING_FILTERS, |args| args.u32(flags))?;
        let mut answer = Decoder::new(&answer);
        let filters = answer.opt_string().map_err(malformed)?;
        Ok((filters, answer.i32().map_err(malformed)?))
    }

    fn adm_connect_get_logging_outputs(&self, _: &Arc<AdmConnect>, flags: u32) -> Result<(String, i32)> {
        let answer = self.call(procedure::CONNECT_GET_LOGGING_OUTPUTS, |args| args.u32(flags))?;
        let mut answer = Decoder::new(&answer);
        let outputs = answer.string().map_err(malformed)?;
        Ok((outputs, answer.i32().map_err(malformed)?))
    }
}

impl AdminDriver for Admin {
    fn adm_connect_get_lib_version(&self, _: &Arc<AdmConnect>) -> Result<u64> {
        let answer = self.call(procedure::CONNECT_GET_LIB_VERSION, |_| ())?;
        Decoder::new(&answer).u64().map_err(malformed)
    }

    fn adm_connect_list_servers(
        &self,
        conn: &Arc<AdmConnect>,
        servers: bool,
        flags: u32,
    ) -> Result<Listed<AdmServer>> {
        let answer = self.call(procedure::CONNECT_LIST_SERVERS, |args| {
            args.bool(servers);
            args.u32(flags);
        })?;
        let mut answer = Decoder::new(&answer);
        let one = |answer: &mut Decoder<'_>| Ok(AdmServer::new(conn, &answer.text()?));
        let list = answer.list(LIST_MAX, 4, one).map_err(malformed)?;
        Ok(listed(list, answer.u32().map_err(malformed)?, servers))
    }

    fn adm_connect_lookup_server(
        &self,
        conn: &Arc<AdmConnect>,
        name: &str,
        flags: u32,
    ) -> Result<Arc<AdmServer>> {
        let answer = self.call(procedure::CONNECT_LOOKUP_SERVER, |args| {
            args.string(name);
            args.u32(flags);
        })?;
        let name = Decoder::new(&answer).string().map_err(malformed)?;
        Ok(AdmServer::new(conn, &name))
    }

    fn adm_server_get_thread_pool_parameters(
        &self,
        srv: &Arc<AdmServer>,
        flags: u32,
    ) -> Result<Vec<TypedParam>> {
        self.server_parameters(procedure::SERVER_GET_THREADPOOL_PARAMETERS, srv, flags)
    }

    fn adm_server_set_thread_pool_parameters(
        &self,
        srv: &Arc<AdmServer>,
        params: &[TypedParam],
        flags: u32,
    ) -> Result<()> {
        self.set_server_parameters(procedure::SERVER_SET_THREADPOOL_PARAMETERS, srv, params, flags)
    }

    fn adm_server_list_clients(
        &self,
        srv: &Arc<AdmServer>,
        clients: bool,
        flags: u32,
    ) -> Result<Listed<AdmClient>> {
        let answer = self.call(procedure::SERVER_LIST_CLIENTS, |args| {
            put_server(args, srv);
            args.bool(clients);
            args.u32(flags);
        })?;
        let mut answer = Decoder::new(&answer);
        let list = answer.list(LIST_MAX, 24, |answer| client(answer, srv)).map_err(malformed)?;
        Ok(listed(list, answer.u32().map_err(malformed)?, clients))
    }

    fn adm_server_lookup_client(&self, srv: &Arc<AdmServer>, id: u64, flags: u32) -> Result<Arc<AdmClient>> {
        let answer = self.call(procedure::SERVER_LOOKUP_CLIENT, |args| {
            put_server(args, srv);
            args.u64(id);
            args.u32(flags);
        })?;
        client(&mut Decoder::new(&answer), srv).map_err(malformed)
    }

    fn adm_client_get_info(&self, who: &Arc<AdmClient>, flags: u32) -> Result<Vec<TypedParam>> {
        let answer = self.call(procedure::CLIENT_GET_INFO, |args| {
            put_client(args, who);
            args.u32(flags);
        })?;
        Decoder::new(&answer).params(CLIENT_PARAMETERS_MAX)
    }

    fn adm_client_close(&self, who: &Arc<AdmClient>, flags: u32) -> Result<()> {
        let put = |args: &mut Encoder| {
            put_client(args, who);
            args.u32(flags);
        };
        self.call(procedure::CLIENT_CLOSE, put).map(drop)
    }

    fn adm_server_get_client_limits(&self, srv: &Arc<AdmServer>, flags: u32) -> Result<Vec<TypedParam>> {
        self.server_parameters(procedure::SERVER_GET_CLIENT_LIMITS, srv, flags)
    }

    fn adm_server_set_client_limits(
        &self,
        srv: &Arc<AdmServer>,
        params: &[TypedParam],
        flags: u32,
    ) -> Result<()> {
        self.set_server_parameters(procedure::SERVER_SET_CLIENT_LIMITS, srv, params, flags)
    }

    fn adm_server_update_tls_files(&self, srv: &Arc<AdmServer>, flags: u32) -> Result<()> {
        let put = |args: &mut Encoder| {
            put_server(args, srv);
            args.u32(flags);
        };
        self.call(procedure::SERVER_UPDATE_TLS_FILES, put).map(drop)
    }

    fn adm_connect_set_logging_outputs(
        &self,
        _: &Arc<AdmConnect>,
        outputs: Option<&str>,
        flags: u32,
    ) -> Result<()> {
        let put = |args: &mut Encoder| {
            args.opt_string(outputs);
            args.u32(flags);
        };
        self.call(procedure::CONNECT_SET_LOGGING_OUTPUTS, put).map(drop)
    }

    fn adm_connect_set_logging_filters(
        &self,
        _: &Arc<AdmConnect>,
        filters: Option<&str>,
        flags: u32,
    ) -> Result<()> {
        let put = |args: &mut Encoder| {
            args.opt_string(filters);
            args.u32(flags);
        };
        self.call(procedure::CONNECT_SET_LOGGING_FILTERS, put).map(drop)
    }

    fn adm_connect_set_daemon_timeout(&self, _: &Arc<AdmConnect>, timeout: u32, flags: u32) -> Result<()> {
        let put = |args: &mut Encoder| {
            args.u32(timeout);
            args.u32(flags);
        };
        self.call(procedure::CONNECT_SET_DAEMON_TIMEOUT, put).map(drop)
    }

    fn adm_connect_daemon_shutdown(&self, _: &Arc<AdmConnect>, flags: u32) -> Result<()> {
        self.call(procedure::CONNECT_DAEMON_SHUTDOWN, |args| args.u32(flags)).map(drop)
    }
}
