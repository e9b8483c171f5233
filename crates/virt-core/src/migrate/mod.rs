// SPDX-License-Identifier: LGPL-2.1-or-later
//! Migration: which of the protocols source and destination both speak, and the
//! conversation with both in it.
//!
//! The program's side directs it over its two connections ([`Migration::to_connection`]), or
//! the source does all ([`Migration::to_uri`]). The arguments that C can get wrong were
//! refused before.

mod conversation;
mod steps;
#[cfg(test)]
mod tests;

pub use steps::{Begun, Cookie, Finished, MigrationDriver, Prepared, Terms};

use crate::driver::Feature;
use crate::object::{Connect, Domain};
use crate::typed_params::{TypedParam, TypedParams};
use crate::uri::Uri;
use crate::{Error, ErrorCode, ErrorDomain, Result, log, tr};
use std::sync::Arc;
use virt_abi::{
    VIR_MIGRATE_PARAM_BANDWIDTH as BANDWIDTH, VIR_MIGRATE_PARAM_DEST_NAME as DEST_NAME,
    VIR_MIGRATE_PARAM_DEST_XML as DEST_XML, VIR_MIGRATE_PARAM_URI as URI, virDomainMigrateFlags as Flag,
};

const OFFLINE: u64 = Flag::VIR_MIGRATE_OFFLINE as u64;
const PEER2PEER: u64 = Flag::VIR_MIGRATE_PEER2PEER as u64;
const TUNNELLED: u64 = Flag::VIR_MIGRATE_TUNNELLED as u64;
const CHANGE_PROTECTION: u64 = Flag::VIR_MIGRATE_CHANGE_PROTECTION as u64;
const PAUSED: u64 = Flag::VIR_MIGRATE_PAUSED as u64;
const POSTCOPY_RESUME: u64 = Flag::VIR_MIGRATE_POSTCOPY_RESUME as u64;
const DISK: u64 = Flag::VIR_MIGRATE_NON_SHARED_DISK as u64;
const INCREMENTAL: u64 = Flag::VIR_MIGRATE_NON_SHARED_INC as u64;
const SYNCHRONOUS: u64 = Flag::VIR_MIGRATE_NON_SHARED_SYNCHRONOUS_WRITES as u64;
/// What concerns the source alone, and destinations refuse.
const SOURCE_ONLY: u64 = Flag::VIR_MIGRATE_ABORT_ON_ERROR as u64 | Flag::VIR_MIGRATE_AUTO_CONVERGE as u64;

/// A domain and how it shall be moved.
pub struct Migration<'a> {
    /// The public function, for errors.
    pub function: &'static str,
    /// The domain at its source.
    pub domain: &'a Arc<Domain>,
    /// `virDomainMigrateFlags`, as wide as C gives them.
    pub flags: u64,
}

/// What else the caller said.
#[derive(Clone, Copy, Debug)]
pub enum Wish<'a> {
    /// In arguments of their own.
    Classic(Classic<'a>),
    /// In typed parameters.
    Params(&'a [TypedParam]),
}

/// The arguments of `virDomainMigrate` and `virDomainMigrate2`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Classic<'a> {
    /// The description to use at the destination.
    pub dxml: Option<&'a str>,
    /// The name to use there.
    pub dname: Option<&'a str>,
    /// Where the source sends to.
    pub uri: Option<&'a str>,
    /// Peer to peer, `uri` is the destination's connection and not where data goes.
    pub uri_is_connection: bool,
    /// In MiB/s.
    pub bandwidth: u64,
}

/// A domain that arrived.
#[derive(Debug)]
pub struct Migrated {
    /// The domain at its destination.
    pub domain: Arc<Domain>,
    /// An error that did not keep it from arriving. The program finds it as the thread's last
    /// error, but no handler is told.
    pub leftover: Option<Error>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Protocol {
    V1,
    V2,
    V3,
    V3Params,
}

fn speaks(conn: &Connect, feature: Feature) -> Result<bool> {
    conn.drivers().hypervisor.connect_supports_feature(conn, feature)
}

fn unsupported(text: String) -> Error {
    Error::new(ErrorDomain::DOMAIN, ErrorCode::ARGUMENT_UNSUPPORTED, text)
}

/// The driver's steps. A driver that knows a protocol has them; one that lacks them all the
/// same gets the error of one that knows none.
fn steps<'a>(conn: &'a Connect, function: &str) -> Result<&'a dyn MigrationDriver> {
    let lacks = || Error::no_support(ErrorDomain::DOMAIN, function);
    conn.drivers().hypervisor.migration().ok_or_else(lacks)
}

/// Whether there are only parameters that protocols without typed parameters can carry.
fn only(params: &[TypedParam], names: &[&str]) -> bool {
    params.iter().all(|param| names.contains(&&*param.name))
}

impl Migration<'_> {
    fn source(&self) -> &Connect {
        self.domain.connect()
    }

    fn offline(&self, destination: Option<&Connect>) -> Result<()> {
        if self.flags & OFFLINE == 0 {
            return Ok(());
        }
        if !speaks(self.source(), Feature::MigrationOffline)? {
            return Err(unsupported(tr!("offline migration is not supported by the source host")));
        }
        match destination {
            Some(conn) if !speaks(conn, Feature::MigrationOffline)? => {
                Err(unsupported(tr!("offline migration is not supported by the destination host")))
            }
            _ => Ok(()),
        }
    }

    /// Whether both sides have an ability. Both are asked, so that the failure of either is
    /// reported.
    fn both_speak(&self, destination: &Connect, feature: Feature) -> Result<bool> {
        let source = speaks(self.source(), feature)?;
        Ok(speaks(destination, feature)? && source)
    }

    /// The newest protocol that both sides speak and that can carry the wish.
    fn protocol(&self, destination: &Connect, wish: &Wish<'_>) -> Result<Protocol> {
        if let Wish::Params(params) = wish {
            if self.both_speak(destination, Feature::MigrationParams)? {
                log::debug!(
                    "libvirt",
                    self.function,
                    "Using migration protocol 3 with extensible parameters"
                );
                return Ok(Protocol::V3Params);
            }
            if !only(params, &[URI, DEST_NAME, DEST_XML, BANDWIDTH]) {
                return Err(unsupported(tr!(
                    "Migration APIs with extensible parameters are not supported but extended parameters were passed"
                )));
            }
        }
        for (feature, protocol, number) in [
            (Feature::MigrationV3, Protocol::V3, 3),
            (Feature::MigrationV2, Protocol::V2, 2),
            (Feature::MigrationV1, Protocol::V1, 1),
        ] {
            if self.both_speak(destination, feature)? {
                log::debug!("libvirt", self.function, "Using migration protocol {number}");
                return Ok(protocol);
            }
        }
        Err(Error::no_support(ErrorDomain::DOMAIN, self.function))
    }

    /// Moves the domain to the host of `destination` and returns it there.
    pub fn to_connection(&self, destination: &Connect, wish: Wish<'_>) -> Result<Migrated> {
        self.offline(Some(destination))?;
        let classic = match wish {
            Wish::Classic(classic) => classic,
            Wish::Params(params) => Classic {
                dxml: params.string(DEST_XML)?,
                dname: params.string(DEST_NAME)?,
                uri: params.string(URI)?,
                uri_is_connection: false,
                bandwidth: params.ullong(BANDWIDTH)?.unwrap_or(0),
            },
        };
        if self.flags & PEER2PEER != 0 {
            return self.peer_to_peer(destination, &classic);
        }
        if self.flags & CHANGE_PROTECTION != 0 && !speaks(self.source(), Feature::MigrateChangeProtection)? {
            return Err(unsupported(tr!("cannot enforce change protection")));
        }
        if self.flags & TUNNELLED != 0 {
            let text = tr!("cannot perform tunnelled migration without using peer2peer flag");
            return Err(Error::new(ErrorDomain::DOMAIN, ErrorCode::OPERATION_INVALID, text));
        }
        let protocol = self.protocol(destination, &wish)?;
        if matches!(protocol, Protocol::V1 | Protocol::V2) && classic.dxml.is_some() {
            return Err(unsupported(tr!("Unable to change target guest XML during migration")));
        }
        // The conversation itself protects the source, which may be newer than a destination
        // that refuses the flag.
        let flags = self.flags & !CHANGE_PROTECTION;
        match (protocol, wish) {
            (Protocol::V1, _) => self.version1(destination, &classic, flags),
            (Protocol::V2, _) => self.version2(destination, &classic, flags),
            (Protocol::V3Params, Wish::Params(params)) => self.version3_params(destination, params, flags),
            _ => self.version3(destination, &classic, flags),
        }
    }

    /// The source directs it, and the destination's connection serves to name the destination
    /// and to find the domain there.
    fn peer_to_peer(&self, destination: &Connect, classic: &Classic<'_>) -> Result<Migrated> {
        if !speaks(self.source(), Feature::MigrationP2p)? {
            return Err(Error::no_support(ErrorDomain::DOMAIN, self.function));
        }
        log::debug!("libvirt", self.function, "Using peer2peer migration");
        let (uri, miguri) = match classic.uri_is_connection {
            true => (classic.uri.or(destination.uri()), None),
            false => (destination.uri(), classic.uri),
        };
        let wish = Classic { uri: miguri, ..*classic };
        self.unmanaged(uri, &wish.params())?;
        let name = classic.dname.unwrap_or(self.domain.name());
        let domain = destination.drivers().hypervisor.domain_lookup_by_name(destination, name)?;
        Ok(Migrated { domain, leftover: None })
    }

    /// What migration without a connection to the destination needs.
    pub fn check_unmanaged(&self) -> Result<()> {
        const INNER: &str = "virDomainMigrateUnmanagedCheckCompat";
        const DISKS: [&str; 2] = ["VIR_MIGRATE_NON_SHARED_DISK", "VIR_MIGRATE_NON_SHARED_INC"];
        const EITHER: &str = "VIR_MIGRATE_NON_SHARED_DISK | VIR_MIGRATE_NON_SHARED_INC";
        let flags = self.flags;
        let refuse = |text| Err(Error::argument(ErrorDomain::DOMAIN, INNER, "ctl", text));
        if flags & DISK != 0 && flags & INCREMENTAL != 0 {
            return refuse(tr!("Flags '%1$s' and '%2$s' are mutually exclusive", DISKS[0], DISKS[1]));
        }
        if flags & SYNCHRONOUS != 0 && flags & (DISK | INCREMENTAL) == 0 {
            let synchronous = "VIR_MIGRATE_NON_SHARED_SYNCHRONOUS_WRITES";
            return refuse(tr!("Flag '%1$s' is required by flag '%2$s'", EITHER, synchronous));
        }
        self.offline(None)?;
        if flags & PEER2PEER != 0 {
            if !speaks(self.source(), Feature::MigrationP2p)? {
                return Err(unsupported(tr!("p2p migration is not supported by the source host")));
            }
        } else if !speaks(self.source(), Feature::MigrationDirect)? {
            return Err(unsupported(tr!("direct migration is not supported by the source host")));
        }
        Ok(())
    }

    /// Lets the source move the domain: to the connection `dconnuri` with
    /// `VIR_MIGRATE_PEER2PEER`, else to the hypervisor that the parameters name.
    /// [`check_unmanaged`](Self::check_unmanaged) comes first.
    pub fn to_uri(&self, dconnuri: Option<&str>, wish: Wish<'_>) -> Result<()> {
        match wish {
            Wish::Params(params) => self.unmanaged(dconnuri, params),
            Wish::Classic(classic) => self.unmanaged(dconnuri, &classic.params()),
        }
    }

    fn unmanaged(&self, dconnuri: Option<&str>, params: &[TypedParam]) -> Result<()> {
        const INNER: &str = "virDomainMigrateUnmanagedParams";
        let source = self.source();
        if self.flags & PEER2PEER != 0 {
            refuse_local(dconnuri.unwrap_or_default())?;
            if speaks(source, Feature::MigrationParams)? {
                log::debug!("libvirt", INNER, "Using migration protocol 3 with extensible parameters");
                let flags = self.flags as u32;
                return steps(source, INNER)?
                    .perform3_params(self.domain, dconnuri, params, &[], flags)
                    .map(drop);
            }
        }
        match speaks(source, Feature::MigrationV3)? {
            true => self.unmanaged3(steps(source, INNER)?, dconnuri, params),
            false => self.unmanaged2(steps(source, INNER)?, dconnuri, params),
        }
    }

    /// What the source is told by protocols that lack typed parameters.
    fn carried<'a>(&self, inner: &str, params: &'a [TypedParam]) -> Result<(Option<&'a str>, Terms<'a>)> {
        let uri = params.string(URI)?;
        let dname = params.string(DEST_NAME)?;
        let bandwidth = params.ullong(BANDWIDTH)?.unwrap_or(0);
        if dname == Some("") {
            let text = tr!("string %1$s in %2$s must not be empty", "dname", inner);
            return Err(Error::argument(ErrorDomain::DOMAIN, inner, "dname", text));
        }
        // The reference's argument has this width here.
        Ok((uri, Terms { dname, bandwidth, flags: u64::from(self.flags as u32) }))
    }

    fn unmanaged2(
        &self,
        source: &dyn MigrationDriver,
        dconnuri: Option<&str>,
        params: &[TypedParam],
    ) -> Result<()> {
        log::debug!("libvirt", "virDomainMigrateUnmanagedParams", "Using migration protocol 2");
        if !only(params, &[DEST_NAME, BANDWIDTH, URI]) {
            return Err(unsupported(tr!("Some parameters are not supported by migration protocol 2")));
        }
        let (miguri, terms) = self.carried("virDomainMigrateUnmanagedProto2", params)?;
        let uri = match self.flags & PEER2PEER != 0 {
            true if miguri.is_some() => {
                let text = tr!("Unable to override peer2peer migration URI");
                return Err(Error::internal(ErrorDomain::DOMAIN, text));
            }
            true => dconnuri,
            false => miguri,
        };
        source.perform(self.domain, &[], uri, terms)
    }

    fn unmanaged3(
        &self,
        source: &dyn MigrationDriver,
        dconnuri: Option<&str>,
        params: &[TypedParam],
    ) -> Result<()> {
        log::debug!("libvirt", "virDomainMigrateUnmanagedParams", "Using migration protocol 3");
        if !only(params, &[URI, DEST_NAME, DEST_XML, BANDWIDTH]) {
            return Err(unsupported(tr!("Some parameters are not supported by migration protocol 3")));
        }
        let xml = params.string(DEST_XML)?;
        let (miguri, terms) = self.carried("virDomainMigrateUnmanagedProto3", params)?;
        source.perform3(self.domain, xml, &[], dconnuri, miguri, terms).map(drop)
    }
}

impl Classic<'_> {
    /// The same as typed parameters.
    fn params(&self) -> Vec<TypedParam> {
        let strings = [(URI, self.uri), (DEST_NAME, self.dname), (DEST_XML, self.dxml)];
        let given = strings.into_iter().filter_map(|(name, value)| Some(TypedParam::new(name, value?)));
        given.chain([TypedParam::new(BANDWIDTH, self.bandwidth)]).collect()
    }
}

/// Refuses a destination that is this host.
fn refuse_local(uri: &str) -> Result<()> {
    let parsed = Uri::parse(uri)?;
    let local = match &parsed.server {
        Some(server) => server.starts_with("localhost"),
        // A UNIX socket of the user's choice may lead anywhere.
        None => !parsed.has_unix_socket(),
    };
    if !local {
        return Ok(());
    }
    let text = tr!("Attempt to migrate guest to the same host");
    Err(Error::argument(ErrorDomain::DOMAIN, "virDomainMigrateCheckNotLocal", "dconnuri", text))
}
