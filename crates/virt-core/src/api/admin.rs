// SPDX-License-Identifier: LGPL-2.1-or-later
//! Rows of `libvirt-admin.h`.
#![header("libvirt-admin.h", library = "libvirt-admin")]
#![driver(AdminDriver)]
#![error_domain(ADMIN)]

unsafe extern "C" {
    #[since("2.0.0")]
    #[rpc(11)]
    fn virAdmClientClose(client: AdmClient, flags: u32);

    #[since("2.0.0")]
    #[local(free)]
    fn virAdmClientFree(client: virAdmClientPtr) -> c_int;

    #[since("2.0.0")]
    #[by_hand]
    fn virAdmClientGetID(client: virAdmClientPtr) -> c_ulonglong;

    #[since("2.0.0")]
    #[rpc(10)]
    #[check(non_null(params))]
    fn virAdmClientGetInfo(client: AdmClient, params: ParamsAlloc, flags: u32);

    #[since("2.0.0")]
    #[by_hand]
    fn virAdmClientGetTimestamp(client: virAdmClientPtr) -> c_longlong;

    #[since("2.0.0")]
    #[by_hand]
    fn virAdmClientGetTransport(client: virAdmClientPtr) -> c_int;

    #[since("2.0.0")]
    #[rpc(2)]
    #[by_hand]
    fn virAdmConnectClose(conn: virAdmConnectPtr) -> c_int;

    #[since("11.2.0")]
    #[rpc(20)]
    fn virAdmConnectDaemonShutdown(conn: AdmConnect, flags: u32);

    #[since("2.0.0")]
    #[rpc(3)]
    #[check(non_null(libVer))]
    fn virAdmConnectGetLibVersion(conn: AdmConnect, libVer: Out<u64>);

    #[since("3.0.0")]
    #[rpc(15)]
    fn virAdmConnectGetLoggingFilters(conn: AdmConnect, filters: Out<String>, flags: u32);

    #[since("3.0.0")]
    #[rpc(14)]
    fn virAdmConnectGetLoggingOutputs(conn: AdmConnect, outputs: Out<String>, flags: u32);

    #[since("2.0.0")]
    #[by_hand]
    fn virAdmConnectGetURI(conn: virAdmConnectPtr) -> *mut c_char;

    #[since("2.0.0")]
    #[by_hand]
    fn virAdmConnectIsAlive(conn: virAdmConnectPtr) -> c_int;

    #[since("2.0.0")]
    #[rpc(4)]
    fn virAdmConnectListServers(conn: AdmConnect, servers: List<AdmServer>, flags: u32) -> Count;

    #[since("2.0.0")]
    #[rpc(5)]
    #[check(non_null(name))]
    fn virAdmConnectLookupServer(conn: AdmConnect, name: Str, flags: u32) -> AdmServer;

    #[since("2.0.0")]
    #[rpc(1)]
    #[by_hand]
    fn virAdmConnectOpen(name: *const c_char, flags: c_uint) -> virAdmConnectPtr;

    #[since("2.0.0")]
    #[local(add_ref)]
    fn virAdmConnectRef(conn: virAdmConnectPtr) -> c_int;

    #[since("2.0.0")]
    #[by_hand]
    fn virAdmConnectRegisterCloseCallback(conn: virAdmConnectPtr, cb: virAdmConnectCloseFunc, opaque: *mut c_void, freecb: virFreeCallback) -> c_int;

    #[since("8.6.0")]
    #[rpc(19)]
    fn virAdmConnectSetDaemonTimeout(conn: AdmConnect, timeout: u32, flags: u32);

    #[since("3.0.0")]
    #[rpc(17)]
    fn virAdmConnectSetLoggingFilters(conn: AdmConnect, filters: OptStr, flags: u32);

    #[since("3.0.0")]
    #[rpc(16)]
    fn virAdmConnectSetLoggingOutputs(conn: AdmConnect, outputs: OptStr, flags: u32);

    #[since("2.0.0")]
    #[by_hand]
    fn virAdmConnectUnregisterCloseCallback(conn: virAdmConnectPtr, cb: virAdmConnectCloseFunc) -> c_int;

    #[since("2.0.0")]
    #[by_hand]
    fn virAdmGetVersion(libVer: *mut c_ulonglong) -> c_int;

    #[since("2.0.0")]
    #[by_hand]
    fn virAdmInitialize() -> c_int;

    #[since("2.0.0")]
    #[local(free)]
    fn virAdmServerFree(srv: virAdmServerPtr) -> c_int;

    #[since("2.0.0")]
    #[rpc(12)]
    fn virAdmServerGetClientLimits(srv: AdmServer, params: ParamsAlloc, flags: u32);

    #[since("2.0.0")]
    #[by_hand]
    fn virAdmServerGetName(srv: virAdmServerPtr) -> *const c_char;

    #[since("2.0.0")]
    #[rpc(6)]
    #[check(non_null(params))]
    fn virAdmServerGetThreadPoolParameters(srv: AdmServer, params: ParamsAlloc, flags: u32);

    #[since("2.0.0")]
    #[rpc(8)]
    fn virAdmServerListClients(srv: AdmServer, clients: List<AdmClient>, flags: u32) -> Count;

    #[since("2.0.0")]
    #[rpc(9)]
    fn virAdmServerLookupClient(srv: AdmServer, id: u64, flags: u32) -> AdmClient;

    #[since("2.0.0")]
    #[rpc(13)]
    #[check(non_null(params), non_negative(nparams))]
    fn virAdmServerSetClientLimits(srv: AdmServer, params: Params, flags: u32);

    #[since("2.0.0")]
    #[rpc(7)]
    #[check(non_null(params), non_negative(nparams))]
    fn virAdmServerSetThreadPoolParameters(srv: AdmServer, params: Params, flags: u32);

    #[since("2.0.0")]
    #[rpc(18)]
    fn virAdmServerUpdateTlsFiles(srv: AdmServer, flags: u32);
}
