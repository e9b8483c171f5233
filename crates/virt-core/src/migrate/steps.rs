// SPDX-License-Identifier: LGPL-2.1-or-later
//! What a driver does for a migration: the steps that the conversations are made of.

use crate::object::{Connect, Domain};
use crate::typed_params::TypedParam;
use crate::{Error, ErrorDomain, Result};
use std::sync::Arc;

/// Bytes that one side's step leaves for the other side's next step, which alone can read
/// them. Empty for none.
pub type Cookie = Vec<u8>;

/// What the source answers when a migration begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Begun {
    /// The domain as the destination shall know it.
    pub xml: String,
    /// For the destination.
    pub cookie: Cookie,
}

/// What the destination answers once it is ready to receive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prepared {
    /// For the source.
    pub cookie: Cookie,
    /// Where the source shall send to, if it is not the URI that was asked for.
    pub uri: Option<String>,
}

/// What the destination answers when the domain has arrived.
#[derive(Clone, Debug)]
pub struct Finished {
    /// The domain there.
    pub domain: Arc<Domain>,
    /// For the source.
    pub cookie: Cookie,
}

/// What every step of a conversation without typed parameters is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Terms<'a> {
    /// The domain's name at the destination, if it shall be another.
    pub dname: Option<&'a str>,
    /// In MiB/s, 0 for the driver's own choice.
    pub bandwidth: u64,
    /// `virDomainMigrateFlags`.
    pub flags: u64,
}

/// The steps of a migration. A driver that says it knows a protocol
/// ([`Feature`](crate::driver::Feature)) has all its steps; the others stay as they are here.
///
/// The source does `begin`, `perform` and `confirm`, the destination `prepare` and `finish`.
/// `cancelled` tells a step that the migration failed and only cleaning up is left; a
/// `finish` that was told so answers with `MIGRATE_FINISH_OK` when that went well.
#[allow(unused_variables, clippy::too_many_arguments)]
pub trait MigrationDriver: Send + Sync {
    /// Protocol 1: gets ready to receive; with `uri` the driver may answer no other.
    fn prepare(&self, conn: &Connect, uri: Option<&str>, terms: Terms<'_>) -> Result<Prepared> {
        lacks("virDomainMigratePrepare")
    }

    /// Protocols 1 and 2: sends the domain and returns when all of it is sent. Alone, without
    /// the other steps, it is a migration that the source directs: then `uri` is the
    /// destination's connection with `VIR_MIGRATE_PEER2PEER`, else the hypervisor's own.
    fn perform(
        &self,
        domain: &Arc<Domain>,
        cookie: &[u8],
        uri: Option<&str>,
        terms: Terms<'_>,
    ) -> Result<()> {
        lacks("virDomainMigratePerform")
    }

    /// Protocol 1: waits for the domain. Without a step of the driver's own it is looked up.
    fn finish(
        &self,
        conn: &Connect,
        dname: &str,
        cookie: &[u8],
        uri: &str,
        flags: u64,
    ) -> Result<Arc<Domain>> {
        conn.drivers().hypervisor.domain_lookup_by_name(conn, dname)
    }

    /// Protocol 2: as [`prepare`](Self::prepare), with the domain's description.
    fn prepare2(&self, conn: &Connect, uri: Option<&str>, terms: Terms<'_>, xml: &str) -> Result<Prepared> {
        lacks("virDomainMigratePrepare2")
    }

    /// Protocol 2: waits for the domain, or cleans up. `uri` is missing where
    /// [`prepare2`](Self::prepare2) failed to give one.
    fn finish2(
        &self,
        conn: &Connect,
        dname: &str,
        cookie: &[u8],
        uri: Option<&str>,
        flags: u64,
        cancelled: bool,
    ) -> Result<Arc<Domain>> {
        lacks("virDomainMigrateFinish2")
    }

    /// Protocol 3: describes the domain; with `VIR_MIGRATE_CHANGE_PROTECTION` it stays as it is
    /// until [`confirm3`](Self::confirm3).
    fn begin3(&self, domain: &Arc<Domain>, xml: Option<&str>, terms: Terms<'_>) -> Result<Begun> {
        lacks("virDomainMigrateBegin3")
    }

    /// Protocol 3: gets ready to receive the domain that `xml` describes.
    fn prepare3(
        &self,
        conn: &Connect,
        cookie: &[u8],
        uri: Option<&str>,
        terms: Terms<'_>,
        xml: &str,
    ) -> Result<Prepared> {
        lacks("virDomainMigratePrepare3")
    }

    /// Protocol 3: sends the domain and leaves it paused; returns a cookie for the destination.
    /// Alone it is a migration that the source directs: `dconnuri` names the destination's
    /// connection, or is `None` where the hypervisors talk to each other at `uri`.
    fn perform3(
        &self,
        domain: &Arc<Domain>,
        xml: Option<&str>,
        cookie: &[u8],
        dconnuri: Option<&str>,
        uri: Option<&str>,
        terms: Terms<'_>,
    ) -> Result<Cookie> {
        lacks("virDomainMigratePerform3")
    }

    /// Protocol 3: resumes the domain at the destination, or cleans up.
    fn finish3(
        &self,
        conn: &Connect,
        dname: &str,
        cookie: &[u8],
        uri: Option<&str>,
        flags: u64,
        cancelled: bool,
    ) -> Result<Finished> {
        lacks("virDomainMigrateFinish3")
    }

    /// Protocol 3: lets the domain go at the source, or resumes it there.
    fn confirm3(&self, domain: &Arc<Domain>, cookie: &[u8], flags: u64, cancelled: bool) -> Result<()> {
        lacks("virDomainMigrateConfirm3")
    }

    /// As [`begin3`](Self::begin3), with typed parameters.
    fn begin3_params(&self, domain: &Arc<Domain>, params: &[TypedParam], flags: u32) -> Result<Begun> {
        lacks("virDomainMigrateBegin3Params")
    }

    /// As [`prepare3`](Self::prepare3), with typed parameters.
    fn prepare3_params(
        &self,
        conn: &Connect,
        params: &[TypedParam],
        cookie: &[u8],
        flags: u32,
    ) -> Result<Prepared> {
        lacks("virDomainMigratePrepare3Params")
    }

    /// As [`perform3`](Self::perform3), with typed parameters.
    fn perform3_params(
        &self,
        domain: &Arc<Domain>,
        dconnuri: Option<&str>,
        params: &[TypedParam],
        cookie: &[u8],
        flags: u32,
    ) -> Result<Cookie> {
        lacks("virDomainMigratePerform3Params")
    }

    /// As [`finish3`](Self::finish3), with typed parameters, the domain's name among them.
    fn finish3_params(
        &self,
        conn: &Connect,
        params: &[TypedParam],
        cookie: &[u8],
        flags: u32,
        cancelled: bool,
    ) -> Result<Finished> {
        lacks("virDomainMigrateFinish3Params")
    }

    /// As [`confirm3`](Self::confirm3), with typed parameters.
    fn confirm3_params(
        &self,
        domain: &Arc<Domain>,
        params: &[TypedParam],
        cookie: &[u8],
        flags: u32,
        cancelled: bool,
    ) -> Result<()> {
        lacks("virDomainMigrateConfirm3Params")
    }
}

#[cold]
fn lacks<T>(step: &str) -> Result<T> {
    Err(Error::no_support(ErrorDomain::DOMAIN, step))
}
