// SPDX-License-Identifier: LGPL-2.1-or-later
//! Administration of a running daemon: servers, clients, logging (`libvirt-admin.h`).
#![header("libvirt-admin.h", library = "libvirt-admin")]
#![driver(AdminDriver)]
#![error_domain(ADMIN)]

unsafe extern "C" {
    /// Cuts a client off from the daemon.
    ///
    /// The object must still be released. `flags` is unused, pass 0. Returns 0, or -1 on failure.
    #[since("2.0.0")]
    #[rpc(11)]
    fn virAdmClientClose(client: AdmClient, flags: u32);

    /// Drops one reference to a client object.
    ///
    /// The memory goes with the last reference; the client itself is not touched. Returns 0, or -1
    /// if `client` is not valid; NULL is an error.
    #[since("2.0.0")]
    #[local(free_unless_null)]
    fn virAdmClientFree(client: virAdmClientPtr) -> c_int;

    /// Gives the number of a client on its server.
    ///
    /// Returns (unsigned long long)-1 if `client` is not valid.
    #[since("2.0.0")]
    #[by_hand]
    fn virAdmClientGetID(client: virAdmClientPtr) -> c_ulonglong;

    /// Reads who a client is: its user, process, address, login and access.
    ///
    /// `*params` receives a new array of `*nparams` entries, released with virTypedParamsFree().
    /// Keys are the VIR_CLIENT_INFO_* names; which of them appear depends on the transport. `flags`
    /// is unused, pass 0. Returns 0, or -1 on failure.
    #[since("2.0.0")]
    #[rpc(10, max = 64)]
    #[check(non_null(params))]
    fn virAdmClientGetInfo(client: AdmClient, params: ParamsAlloc, flags: u32);

    /// Tells when a client connected.
    ///
    /// Returns seconds since 1970 UTC, 0 if it is not known, or -1 if `client` is not valid.
    #[since("2.0.0")]
    #[by_hand]
    fn virAdmClientGetTimestamp(client: virAdmClientPtr) -> c_longlong;

    /// Tells how a client is connected.
    ///
    /// Returns a virClientTransport, or -1 if `client` is not valid. Clients that come through SSH
    /// show up as local.
    #[since("2.0.0")]
    #[by_hand]
    fn virAdmClientGetTransport(client: virAdmClientPtr) -> c_int;

    /// Gives up one reference to an admin connection and closes it with the last one.
    ///
    /// Each open and each virAdmConnectRef() needs one. NULL does nothing. Returns 0 if it is
    /// closed now, a positive number if references remain, -1 if `conn` is not valid.
    #[since("2.0.0")]
    #[rpc(2)]
    #[by_hand]
    fn virAdmConnectClose(conn: virAdmConnectPtr) -> c_int;

    /// Tells the daemon to end.
    ///
    /// `flags` is a set of virAdmConnectDaemonShutdownFlags; with PRESERVE it first keeps the state
    /// of its guests, as at a host shutdown. Returns 0, or -1 on failure.
    #[since("11.2.0")]
    #[rpc(20)]
    fn virAdmConnectDaemonShutdown(conn: AdmConnect, flags: u32);

    /// Reads the daemon's library version.
    ///
    /// `*libVer` is major * 1000000 + minor * 1000 + release. Returns 0, or -1 on failure.
    #[since("2.0.0")]
    #[rpc(3)]
    #[check(non_null(libVer))]
    fn virAdmConnectGetLibVersion(conn: AdmConnect, libVer: Out<u64>);

    /// Reads the daemon's log filters.
    ///
    /// `*filters`, if `filters` is not NULL, receives them separated by spaces, released with
    /// free(), or NULL if there are none. `flags` is unused, pass 0. Returns their number, or -1 on
    /// failure.
    #[since("3.0.0")]
    #[rpc(15)]
    #[by_hand]
    fn virAdmConnectGetLoggingFilters(conn: virAdmConnectPtr, filters: *mut *mut c_char, flags: c_uint) -> c_int;

    /// Reads the daemon's log outputs.
    ///
    /// `*outputs`, if `outputs` is not NULL, receives them separated by spaces, released with
    /// free(). `flags` is unused, pass 0. Returns their number, or -1 on failure.
    #[since("3.0.0")]
    #[rpc(14)]
    #[by_hand]
    fn virAdmConnectGetLoggingOutputs(conn: virAdmConnectPtr, outputs: *mut *mut c_char, flags: c_uint) -> c_int;

    /// Gives the URI of an admin connection.
    ///
    /// Returns a string that the caller releases with free(), or NULL on failure.
    #[since("2.0.0")]
    #[by_hand]
    fn virAdmConnectGetURI(conn: virAdmConnectPtr) -> *mut c_char;

    /// Tells whether an admin connection can still be used.
    ///
    /// Returns 1, 0 if it is closed or `conn` is NULL, -1 on failure.
    #[since("2.0.0")]
    #[by_hand]
    fn virAdmConnectIsAlive(conn: virAdmConnectPtr) -> c_int;

    /// Lists the servers of the daemon, such as libvirtd and admin.
    ///
    /// `flags` is unused, pass 0. On success `*servers` is a new NULL-terminated array: release
    /// each element with virAdmServerFree() and the array with free(). Pass NULL for `servers` to
    /// count only. Returns the number of elements, or -1 with `*servers` set to NULL.
    #[since("2.0.0")]
    #[rpc(4)]
    fn virAdmConnectListServers(conn: AdmConnect, servers: List<AdmServer>, flags: u32) -> Count;

    /// Finds a server of the daemon by its name.
    ///
    /// `flags` is unused, pass 0. Returns a new object, released with virAdmServerFree(), or NULL
    /// on failure; the error is VIR_ERR_NO_SERVER if there is none.
    #[since("2.0.0")]
    #[rpc(5)]
    #[check(non_null(name))]
    fn virAdmConnectLookupServer(conn: AdmConnect, name: Str, flags: u32) -> AdmServer;

    /// Opens a connection to a daemon's admin socket.
    ///
    /// `name` is a URI such as virtqemud:///system or an alias; NULL takes
    /// LIBVIRT_ADMIN_DEFAULT_URI, then uri_default of libvirt-admin.conf, then libvirtd:///system,
    /// or session unless root. `flags` is a set of virConnectFlags, of which NO_ALIASES has a
    /// meaning. Returns a connection, released with virAdmConnectClose(), or NULL on failure.
    #[since("2.0.0")]
    #[rpc(1)]
    #[by_hand]
    fn virAdmConnectOpen(name: *const c_char, flags: c_uint) -> virAdmConnectPtr;

    /// Adds one reference to an admin connection.
    ///
    /// Every reference needs its own virAdmConnectClose(). Returns 0, or -1 if `conn` is not valid.
    #[since("2.0.0")]
    #[local(add_ref)]
    fn virAdmConnectRef(conn: virAdmConnectPtr) -> c_int;

    /// Calls a function when the link to the daemon is lost.
    ///
    /// `cb` gets a virConnectCloseReason. One function per connection; a second is refused.
    /// `freecb`, if not NULL, releases `opaque` afterwards and must not call the library. Returns
    /// 0, or -1 on failure.
    #[since("2.0.0")]
    #[by_hand]
    fn virAdmConnectRegisterCloseCallback(conn: virAdmConnectPtr, cb: virAdmConnectCloseFunc, opaque: *mut c_void, freecb: virFreeCallback) -> c_int;

    /// Sets after how long without clients the daemon ends by itself.
    ///
    /// `timeout` is in seconds, 0 for never. `flags` is unused, pass 0. Returns 0, or -1 on
    /// failure.
    #[since("8.6.0")]
    #[rpc(19)]
    fn virAdmConnectSetDaemonTimeout(conn: AdmConnect, timeout: u32, flags: u32);

    /// Replaces the daemon's log filters until it ends.
    ///
    /// `filters` holds them separated by spaces, in the form of the daemon's configuration file;
    /// NULL or an empty string removes all. `flags` is unused, pass 0. Returns 0, or -1 on failure.
    #[since("3.0.0")]
    #[rpc(17)]
    fn virAdmConnectSetLoggingFilters(conn: AdmConnect, filters: OptStr, flags: u32);

    /// Replaces the daemon's log outputs until it ends.
    ///
    /// `outputs` holds them separated by spaces, in the form of the daemon's configuration file;
    /// NULL or an empty string returns to the default. `flags` is unused, pass 0. Returns 0, or -1
    /// on failure.
    #[since("3.0.0")]
    #[rpc(16)]
    fn virAdmConnectSetLoggingOutputs(conn: AdmConnect, outputs: OptStr, flags: u32);

    /// Removes the function that virAdmConnectRegisterCloseCallback() set.
    ///
    /// `cb` must be that function. Its free callback is called. Returns 0, or -1 on failure.
    #[since("2.0.0")]
    #[by_hand]
    fn virAdmConnectUnregisterCloseCallback(conn: virAdmConnectPtr, cb: virAdmConnectCloseFunc) -> c_int;

    /// Reads this library's version.
    ///
    /// `*libVer` is major * 1000000 + minor * 1000 + release. Returns 0, or -1 on failure.
    #[since("2.0.0")]
    #[by_hand]
    fn virAdmGetVersion(libVer: *mut c_ulonglong) -> c_int;

    /// Prepares the library; it may be called any number of times.
    ///
    /// virAdmConnectOpen() does it itself, so it is only needed before other calls come first.
    /// Returns 0, or -1 on failure.
    #[since("2.0.0")]
    #[by_hand]
    fn virAdmInitialize() -> c_int;

    /// Drops one reference to a server object.
    ///
    /// The memory goes with the last reference; the server itself is not touched. Returns 0, or -1
    /// if `srv` is not valid; NULL is an error.
    #[since("2.0.0")]
    #[local(free_unless_null)]
    fn virAdmServerFree(srv: virAdmServerPtr) -> c_int;

    /// Reads how many clients a server has and may have.
    ///
    /// `*params` receives a new array of `*nparams` entries, released with virTypedParamsFree().
    /// Keys are the VIR_SERVER_CLIENTS_* names; those with UNAUTH count clients that have not
    /// logged in. `flags` is unused, pass 0. Returns 0, or -1 on failure.
    #[since("2.0.0")]
    #[rpc(12, max = 32)]
    fn virAdmServerGetClientLimits(srv: AdmServer, params: ParamsAlloc, flags: u32);

    /// Gives the server's name.
    ///
    /// The string belongs to the object and lives as long as it: do not free it. Returns NULL if
    /// `srv` is not valid.
    #[since("2.0.0")]
    #[by_hand]
    fn virAdmServerGetName(srv: virAdmServerPtr) -> *const c_char;

    /// Reads how many worker threads a server has and may have.
    ///
    /// `*params` receives a new array of `*nparams` entries, released with virTypedParamsFree().
    /// Keys are the VIR_THREADPOOL_* names. `flags` is unused, pass 0. Returns 0, or -1 on failure.
    #[since("2.0.0")]
    #[rpc(6, max = 32)]
    #[check(non_null(params))]
    fn virAdmServerGetThreadPoolParameters(srv: AdmServer, params: ParamsAlloc, flags: u32);

    /// Lists the clients of a server.
    ///
    /// `flags` is unused, pass 0. On success `*clients` is a new NULL-terminated array: release
    /// each element with virAdmClientFree() and the array with free(). Pass NULL for `clients` to
    /// count only. Returns the number of elements, or -1 with `*clients` set to NULL.
    #[since("2.0.0")]
    #[rpc(8)]
    fn virAdmServerListClients(srv: AdmServer, clients: List<AdmClient>, flags: u32) -> Count;

    /// Finds a client of a server by its number.
    ///
    /// `flags` is unused, pass 0. Returns a new object, released with virAdmClientFree(), or NULL
    /// on failure; the error is VIR_ERR_NO_CLIENT if there is none.
    #[since("2.0.0")]
    #[rpc(9)]
    fn virAdmServerLookupClient(srv: AdmServer, id: u64, flags: u32) -> AdmClient;

    /// Changes how many clients a server may have.
    ///
    /// `params` holds `nparams` of VIR_SERVER_CLIENTS_MAX and VIR_SERVER_CLIENTS_UNAUTH_MAX.
    /// `flags` is unused, pass 0. Returns 0, or -1 on failure.
    #[since("2.0.0")]
    #[rpc(13, max = 32)]
    #[check(non_null(params), non_negative(nparams))]
    fn virAdmServerSetClientLimits(srv: AdmServer, params: Params, flags: u32);

    /// Changes how many worker threads a server may have.
    ///
    /// `params` holds `nparams` of VIR_THREADPOOL_WORKERS_MIN, _MAX and _PRIORITY; the other values
    /// can only be read. `flags` is unused, pass 0. Returns 0, or -1 on failure.
    #[since("2.0.0")]
    #[rpc(7, max = 32)]
    #[check(non_null(params), non_negative(nparams))]
    fn virAdmServerSetThreadPoolParameters(srv: AdmServer, params: Params, flags: u32);

    /// Makes a server load its TLS certificates and keys anew.
    ///
    /// Connections that exist keep the old ones. `flags` is unused, pass 0. Returns 0, or -1 on
    /// failure.
    #[since("2.0.0")]
    #[rpc(18)]
    fn virAdmServerUpdateTlsFiles(srv: AdmServer, flags: u32);
}
