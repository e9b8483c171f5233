// SPDX-License-Identifier: LGPL-2.1-or-later
//! Migration: what the library checks, and which of the protocols both sides speak. The
//! conversation itself belongs where [`Protocol`] is chosen; until it is there, drivers
//! that speak a protocol get the answer of drivers that do not.

use super::connect::function;
use crate::ffi::call::{Call, run};
use crate::ffi::{args, handle, params};
use std::ffi::{c_char, c_int, c_uint, c_ulong};
use std::ptr::null_mut;
use std::sync::Arc;
use virt_abi::{
    VIR_MIGRATE_PARAM_BANDWIDTH, VIR_MIGRATE_PARAM_DEST_NAME, VIR_MIGRATE_PARAM_DEST_XML,
    VIR_MIGRATE_PARAM_URI, virConnectPtr, virDomainMigrateFlags as Flag, virDomainPtr, virTypedParameterPtr,
};
use virt_core::driver::Feature;
use virt_core::object::{Connect, ConnectRef, Domain};
use virt_core::typed_params::{TypedParam, TypedParams};
use virt_core::uri::Uri;
use virt_core::{Error, ErrorCode, Result, tr};

/// How source and destination talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Protocol {
    /// Begin, prepare, perform, finish, confirm, with cookies between them.
    V3,
    /// V3 with typed parameters.
    V3Params,
    /// Prepare, perform, finish.
    V2,
    /// The first one, without XML for the destination.
    V1,
}

const OFFLINE: u32 = Flag::VIR_MIGRATE_OFFLINE as u32;
const PEER2PEER: u32 = Flag::VIR_MIGRATE_PEER2PEER as u32;
const TUNNELLED: u32 = Flag::VIR_MIGRATE_TUNNELLED as u32;
const CHANGE_PROTECTION: u32 = Flag::VIR_MIGRATE_CHANGE_PROTECTION as u32;
const DISK: (u32, &str) = (Flag::VIR_MIGRATE_NON_SHARED_DISK as u32, "VIR_MIGRATE_NON_SHARED_DISK");
const INCREMENTAL: (u32, &str) = (Flag::VIR_MIGRATE_NON_SHARED_INC as u32, "VIR_MIGRATE_NON_SHARED_INC");
const SYNCHRONOUS: (u32, &str) =
    (Flag::VIR_MIGRATE_NON_SHARED_SYNCHRONOUS_WRITES as u32, "VIR_MIGRATE_NON_SHARED_SYNCHRONOUS_WRITES");
/// Either of the two, as the reference names them in one message.
const ANY_DISK: (u32, &str) =
    (DISK.0 | INCREMENTAL.0, "VIR_MIGRATE_NON_SHARED_DISK | VIR_MIGRATE_NON_SHARED_INC");

/// The source, and what is asked for.
struct Request<'a> {
    call: &'a Call,
    domain: Arc<Domain>,
    flags: u32,
}

fn speaks(conn: &Connect, feature: Feature) -> bool {
    conn.drivers().hypervisor.supports_feature(feature)
}

/// The destination's connection. The source's error handler stays the one that is told.
///
/// # Safety
/// `pointer` is a handle or NULL.
unsafe fn destination(call: &Call, pointer: virConnectPtr) -> Result<ConnectRef> {
    let pointer = pointer.cast::<Connect>().cast_const();
    // SAFETY: the caller's promise.
    if !unsafe { handle::is(pointer) } {
        return Err(Error::new(call.function.domain, ErrorCode::INVALID_CONN, call.function.name));
    }
    // SAFETY: a living connection, which C holds for the length of the call.
    Ok(unsafe { &*pointer }.refer())
}

fn writable(call: &Call, conn: &Connect) -> Result<()> {
    if !conn.is_read_only() {
        return Ok(());
    }
    let text = tr!("read only access prevents %1$s", call.function.name);
    Err(Error::new(call.function.domain, ErrorCode::OPERATION_DENIED, text))
}

fn tunnelled_or_parallel(call: &Call, flags: u32) -> Result<()> {
    const PARALLEL: (u32, &str) = (Flag::VIR_MIGRATE_PARALLEL as u32, "VIR_MIGRATE_PARALLEL");
    call.exclusive(flags, (TUNNELLED, "VIR_MIGRATE_TUNNELLED"), PARALLEL)
}

impl Request<'_> {
    fn unsupported(&self, text: String) -> Error {
        Error::new(self.call.function.domain, ErrorCode::ARGUMENT_UNSUPPORTED, text)
    }

    fn source_speaks(&self, feature: Feature) -> bool {
        speaks(self.domain.connect(), feature)
    }

    fn offline(&self, destination: Option<&Connect>) -> Result<()> {
        if self.flags & OFFLINE == 0 {
            return Ok(());
        }
        if !self.source_speaks(Feature::MigrationOffline) {
            return Err(self.unsupported(tr!("offline migration is not supported by the source host")));
        }
        if destination.is_some_and(|conn| !speaks(conn, Feature::MigrationOffline)) {
            return Err(self.unsupported(tr!("offline migration is not supported by the destination host")));
        }
        Ok(())
    }

    fn change_protection(&self) -> Result<()> {
        if self.flags & CHANGE_PROTECTION != 0 && !self.source_speaks(Feature::MigrateChangeProtection) {
            return Err(self.unsupported(tr!("cannot enforce change protection")));
        }
        Ok(())
    }

    /// The newest protocol that both sides speak.
    fn protocol(&self, destination: &Connect) -> Option<Protocol> {
        [
            (Feature::MigrationV3, Protocol::V3),
            (Feature::MigrationV2, Protocol::V2),
            (Feature::MigrationV1, Protocol::V1),
        ]
        .into_iter()
        .find(|(feature, _)| self.source_speaks(*feature) && speaks(destination, *feature))
        .map(|(_, protocol)| protocol)
    }

    /// Migration that the caller's side directs, over both connections.
    fn managed(&self, protocol: Option<Protocol>, has_xml: bool) -> Result<virDomainPtr> {
        if matches!(protocol, Some(Protocol::V2 | Protocol::V1)) && has_xml {
            return Err(self.unsupported(tr!("Unable to change target guest XML during migration")));
        }
        Err(Error::no_support(self.call.function.domain, self.call.function.name))
    }

    /// What migration without a connection to the destination needs.
    fn unmanaged_checks(&self) -> Result<()> {
        const INNER: &str = "virDomainMigrateUnmanagedCheckCompat";
        let domain = self.call.function.domain;
        let flags = self.flags;
        let refuse = |text| Err(Error::argument(domain, INNER, "ctl", text));
        if flags & DISK.0 != 0 && flags & INCREMENTAL.0 != 0 {
            return refuse(tr!("Flags '%1$s' and '%2$s' are mutually exclusive", DISK.1, INCREMENTAL.1));
        }
        if flags & SYNCHRONOUS.0 != 0 && flags & ANY_DISK.0 == 0 {
            return refuse(tr!("Flag '%1$s' is required by flag '%2$s'", ANY_DISK.1, SYNCHRONOUS.1));
        }
        self.offline(None)?;
        match flags & PEER2PEER {
            0 if !self.source_speaks(Feature::MigrationDirect) => {
                Err(self.unsupported(tr!("direct migration is not supported by the source host")))
            }
            PEER2PEER if !self.source_speaks(Feature::MigrationP2p) => {
                Err(self.unsupported(tr!("p2p migration is not supported by the source host")))
            }
            _ => Ok(()),
        }
    }

    /// Migration that the source directs alone.
    fn unmanaged(&self, destination: Option<&str>) -> Result<()> {
        if let Some(uri) = destination.filter(|_| self.flags & PEER2PEER != 0) {
            let parsed = Uri::parse(uri)?;
            let local = match &parsed.server {
                Some(server) => server.starts_with("localhost"),
                // A UNIX socket of the user's choice may lead anywhere.
                None => !parsed.has_unix_socket(),
            };
            if local {
                let text = tr!("Attempt to migrate guest to the same host");
                let (domain, inner) = (self.call.function.domain, "virDomainMigrateCheckNotLocal");
                return Err(Error::argument(domain, inner, "dconnuri", text));
            }
        }
        Err(Error::no_support(self.call.function.domain, "virDomainMigrateUnmanagedParams"))
    }
}

/// What virDomainMigrate and virDomainMigrate2 have in common.
struct Classic {
    domain: virDomainPtr,
    dconn: virConnectPtr,
    dxml: *const c_char,
    flags: c_ulong,
    dname: *const c_char,
    uri: *const c_char,
    /// Peer to peer, the URI is the destination's, not one for the data.
    uri_is_connection: bool,
}

/// # Safety
/// Handles or NULL, strings or NULL.
unsafe fn classic(call: &mut Call, asked: Classic) -> Result<virDomainPtr> {
    let flags = asked.flags as u32;
    // SAFETY: the caller's promise.
    let domain = unsafe { call.object::<Domain, _>(asked.domain) }?;
    call.writable()?;
    // SAFETY: the caller's promise.
    let dconn = unsafe { destination(call, asked.dconn) }?;
    writable(call, &dconn)?;
    // SAFETY: the caller's promise.
    call.non_empty_opt(unsafe { args::first_byte(asked.dname) }, "dname")?;
    call.exclusive(flags, DISK, INCREMENTAL)?;
    tunnelled_or_parallel(call, flags)?;
    call.require(flags, SYNCHRONOUS, ANY_DISK)?;
    let request = Request { call, domain: domain.keep(), flags };
    request.offline(Some(&dconn))?;
    if flags & PEER2PEER != 0 {
        if !request.source_speaks(Feature::MigrationP2p) {
            return Err(Error::no_support(call.function.domain, call.function.name));
        }
        // SAFETY: the caller's promise.
        let uri = unsafe { args::opt_str(call, "uri", asked.uri) }?;
        let uri = uri.filter(|_| asked.uri_is_connection).or(dconn.uri());
        request.unmanaged(uri)?;
        return Ok(null_mut());
    }
    request.change_protection()?;
    if flags & TUNNELLED != 0 {
        let text = tr!("cannot perform tunnelled migration without using peer2peer flag");
        return Err(Error::new(call.function.domain, ErrorCode::OPERATION_INVALID, text));
    }
    request.managed(request.protocol(&dconn), !asked.dxml.is_null())
}

pub(crate) unsafe fn virDomainMigrate(
    domain: virDomainPtr,
    dconn: virConnectPtr,
    flags: c_ulong,
    dname: *const c_char,
    uri: *const c_char,
    _bandwidth: c_ulong,
) -> virDomainPtr {
    let asked = Classic { domain, dconn, dxml: std::ptr::null(), flags, dname, uri, uri_is_connection: true };
    // SAFETY: the caller's arguments.
    run(function!(virDomainMigrate, DOMAIN), null_mut(), |call| unsafe { classic(call, asked) })
}

pub(crate) unsafe fn virDomainMigrate2(
    domain: virDomainPtr,
    dconn: virConnectPtr,
    dxml: *const c_char,
    flags: c_ulong,
    dname: *const c_char,
    uri: *const c_char,
    _bandwidth: c_ulong,
) -> virDomainPtr {
    let asked = Classic { domain, dconn, dxml, flags, dname, uri, uri_is_connection: false };
    // SAFETY: the caller's arguments.
    run(function!(virDomainMigrate2, DOMAIN), null_mut(), |call| unsafe { classic(call, asked) })
}

/// Whether only parameters are there that protocols without typed parameters can carry.
fn carried_by_old_protocols(params: &[TypedParam]) -> bool {
    const OLD: [&str; 4] = [
        VIR_MIGRATE_PARAM_URI,
        VIR_MIGRATE_PARAM_DEST_NAME,
        VIR_MIGRATE_PARAM_DEST_XML,
        VIR_MIGRATE_PARAM_BANDWIDTH,
    ];
    params.iter().all(|param| OLD.contains(&&*param.name))
}

pub(crate) unsafe fn virDomainMigrate3(
    domain: virDomainPtr,
    dconn: virConnectPtr,
    params: virTypedParameterPtr,
    nparams: c_uint,
    flags: c_uint,
) -> virDomainPtr {
    run(function!(virDomainMigrate3, DOMAIN), null_mut(), |call| {
        // SAFETY: the caller passes a handle or NULL.
        let domain = unsafe { call.object::<Domain, _>(domain) }?;
        call.writable()?;
        // SAFETY: as above; the reference crashes without this check.
        let dconn = unsafe { destination(call, dconn) }?;
        writable(call, &dconn)?;
        call.exclusive(flags, DISK, INCREMENTAL)?;
        call.require(flags, SYNCHRONOUS, ANY_DISK)?;
        if flags & PEER2PEER != 0 {
            let text = tr!("use virDomainMigrateToURI3 for peer-to-peer migration");
            return Err(call.bad_argument("flags", text));
        }
        if flags & TUNNELLED != 0 {
            let text = tr!("cannot perform tunnelled migration without using peer2peer flag");
            return Err(call.bad_argument("flags", text));
        }
        call.array(params.is_null(), i64::from(nparams), "params")?;
        // SAFETY: nparams parameters, as documented.
        let params = unsafe { params::read(call, params, nparams as c_int) }?;
        params.string(VIR_MIGRATE_PARAM_URI)?;
        let name = params.string(VIR_MIGRATE_PARAM_DEST_NAME)?;
        let xml = params.string(VIR_MIGRATE_PARAM_DEST_XML)?;
        params.ullong(VIR_MIGRATE_PARAM_BANDWIDTH)?;
        call.non_empty_opt(name.map(|name| name.bytes().next().unwrap_or(0)), "dname")?;
        let request = Request { call, domain: domain.keep(), flags };
        request.offline(Some(&dconn))?;
        request.change_protection()?;
        if request.source_speaks(Feature::MigrationParams) && speaks(&dconn, Feature::MigrationParams) {
            return request.managed(Some(Protocol::V3Params), xml.is_some());
        }
        if !carried_by_old_protocols(&params) {
            return Err(request.unsupported(tr!(
                "Migration APIs with extensible parameters are not supported but extended parameters were passed"
            )));
        }
        request.managed(request.protocol(&dconn), xml.is_some())
    })
}

pub(crate) unsafe fn virDomainMigrateToURI(
    domain: virDomainPtr,
    duri: *const c_char,
    flags: c_ulong,
    dname: *const c_char,
    _bandwidth: c_ulong,
) -> c_int {
    run(function!(virDomainMigrateToURI, DOMAIN), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let domain = unsafe { call.object::<Domain, _>(domain) }?;
        let flags = flags as u32;
        call.writable()?;
        call.non_null(duri.is_null(), "duri")?;
        // SAFETY: the caller's string or NULL.
        call.non_empty_opt(unsafe { args::first_byte(dname) }, "dname")?;
        tunnelled_or_parallel(call, flags)?;
        let request = Request { call, domain: domain.keep(), flags };
        request.unmanaged_checks()?;
        // SAFETY: the caller's string.
        let uri = unsafe { args::str(call, "duri", duri) }?;
        request.unmanaged((flags & PEER2PEER != 0).then_some(uri))?;
        Ok(0)
    })
}

pub(crate) unsafe fn virDomainMigrateToURI2(
    domain: virDomainPtr,
    dconnuri: *const c_char,
    _miguri: *const c_char,
    _dxml: *const c_char,
    flags: c_ulong,
    dname: *const c_char,
    _bandwidth: c_ulong,
) -> c_int {
    run(function!(virDomainMigrateToURI2, DOMAIN), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let domain = unsafe { call.object::<Domain, _>(domain) }?;
        call.writable()?;
        // SAFETY: the caller's string or NULL.
        call.non_empty_opt(unsafe { args::first_byte(dname) }, "dname")?;
        // SAFETY: the caller's string or NULL.
        unsafe { to_uri(call, domain.keep(), dconnuri, flags as u32) }
    })
}

pub(crate) unsafe fn virDomainMigrateToURI3(
    domain: virDomainPtr,
    dconnuri: *const c_char,
    _params: virTypedParameterPtr,
    _nparams: c_uint,
    flags: c_uint,
) -> c_int {
    run(function!(virDomainMigrateToURI3, DOMAIN), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let domain = unsafe { call.object::<Domain, _>(domain) }?;
        call.writable()?;
        // The parameters are the conversation's: nothing here looks at them.
        // SAFETY: the caller's string or NULL.
        unsafe { to_uri(call, domain.keep(), dconnuri, flags) }
    })
}

/// The end that virDomainMigrateToURI2 and virDomainMigrateToURI3 share.
///
/// # Safety
/// `dconnuri` is a string or NULL.
unsafe fn to_uri(call: &Call, domain: Arc<Domain>, dconnuri: *const c_char, flags: u32) -> Result<c_int> {
    tunnelled_or_parallel(call, flags)?;
    let request = Request { call, domain, flags };
    request.unmanaged_checks()?;
    let uri = match flags & PEER2PEER {
        0 => None,
        // SAFETY: the caller's promise; NULL is refused.
        _ => Some(unsafe { args::str(call, "dconnuri", dconnuri) }?),
    };
    request.unmanaged(uri)?;
    Ok(0)
}
