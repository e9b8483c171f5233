// SPDX-License-Identifier: LGPL-2.1-or-later
//! The steps of migrations.

use crate::procedures as call;
use crate::remote::Remote;
use std::sync::Arc;
use virt_core::Result;
use virt_core::migrate::{Begun, Cookie, Finished, MigrationDriver, Prepared, Terms};
use virt_core::object::{Connect, Domain};
use virt_core::typed_params::TypedParam;

fn prepared((cookie, uri): (Cookie, Option<String>)) -> Prepared {
    Prepared { cookie, uri }
}

fn begun((cookie, xml): (Cookie, String)) -> Begun {
    Begun { xml, cookie }
}

fn finished((domain, cookie): (Arc<Domain>, Cookie)) -> Finished {
    Finished { domain, cookie }
}

impl MigrationDriver for Remote {
    fn prepare(&self, _conn: &Connect, uri: Option<&str>, terms: Terms<'_>) -> Result<Prepared> {
        let Terms { dname, bandwidth, flags } = terms;
        call::domain_migrate_prepare(&self.client, uri, flags, dname, bandwidth).map(prepared)
    }

    fn perform(
        &self,
        domain: &Arc<Domain>,
        cookie: &[u8],
        uri: Option<&str>,
        terms: Terms<'_>,
    ) -> Result<()> {
        let Terms { dname, bandwidth, flags } = terms;
        let uri = needed(uri)?;
        call::domain_migrate_perform(&self.client, domain, cookie, uri, flags, dname, bandwidth)
    }

    fn finish(
        &self,
        conn: &Connect,
        dname: &str,
        cookie: &[u8],
        uri: &str,
        flags: u64,
    ) -> Result<Arc<Domain>> {
        call::domain_migrate_finish(&self.client, conn, dname, cookie, uri, flags)
    }

    fn prepare2(&self, _conn: &Connect, uri: Option<&str>, terms: Terms<'_>, xml: &str) -> Result<Prepared> {
        let Terms { dname, bandwidth, flags } = terms;
        call::domain_migrate_prepare2(&self.client, uri, flags, dname, bandwidth, xml).map(prepared)
    }

    fn finish2(
        &self,
        conn: &Connect,
        dname: &str,
        cookie: &[u8],
        uri: Option<&str>,
        flags: u64,
        cancelled: bool,
    ) -> Result<Arc<Domain>> {
        let uri = needed(uri)?;
        call::domain_migrate_finish2(&self.client, conn, dname, cookie, uri, flags, i32::from(cancelled))
    }

    fn begin3(&self, domain: &Arc<Domain>, xml: Option<&str>, terms: Terms<'_>) -> Result<Begun> {
        let Terms { dname, bandwidth, flags } = terms;
        call::domain_migrate_begin3(&self.client, domain, xml, flags, dname, bandwidth).map(begun)
    }

    fn prepare3(
        &self,
        _conn: &Connect,
        cookie: &[u8],
        uri: Option<&str>,
        terms: Terms<'_>,
        xml: &str,
    ) -> Result<Prepared> {
        let Terms { dname, bandwidth, flags } = terms;
        call::domain_migrate_prepare3(&self.client, cookie, uri, flags, dname, bandwidth, xml).map(prepared)
    }

    fn perform3(
        &self,
        domain: &Arc<Domain>,
        xml: Option<&str>,
        cookie: &[u8],
        dconnuri: Option<&str>,
        uri: Option<&str>,
        terms: Terms<'_>,
    ) -> Result<Cookie> {
        let (client, Terms { dname, bandwidth, flags }) = (&self.client, terms);
        call::domain_migrate_perform3(client, domain, xml, cookie, dconnuri, uri, flags, dname, bandwidth)
    }

    fn finish3(
        &self,
        conn: &Connect,
        dname: &str,
        cookie: &[u8],
        uri: Option<&str>,
        flags: u64,
        cancelled: bool,
    ) -> Result<Finished> {
        // The place of the connection's URI stays empty: nobody has ever used it.
        let cancelled = i32::from(cancelled);
        call::domain_migrate_finish3(&self.client, conn, dname, cookie, None, uri, flags, cancelled)
            .map(finished)
    }

    fn confirm3(&self, domain: &Arc<Domain>, cookie: &[u8], flags: u64, cancelled: bool) -> Result<()> {
        call::domain_migrate_confirm3(&self.client, domain, cookie, flags, i32::from(cancelled))
    }

    fn begin3_params(&self, domain: &Arc<Domain>, params: &[TypedParam], flags: u32) -> Result<Begun> {
        call::domain_migrate_begin3_params(&self.client, domain, params, flags).map(begun)
    }

    fn prepare3_params(
        &self,
        _conn: &Connect,
        params: &[TypedParam],
        cookie: &[u8],
        flags: u32,
    ) -> Result<Prepared> {
        call::domain_migrate_prepare3_params(&self.client, params, cookie, flags).map(prepared)
    }

    fn perform3_params(
        &self,
        domain: &Arc<Domain>,
        dconnuri: Option<&str>,
        params: &[TypedParam],
        cookie: &[u8],
        flags: u32,
    ) -> Result<Cookie> {
        call::domain_migrate_perform3_params(&self.client, domain, dconnuri, params, cookie, flags)
    }

    fn finish3_params(
        &self,
        conn: &Connect,
        params: &[TypedParam],
        cookie: &[u8],
        flags: u32,
        cancelled: bool,
    ) -> Result<Finished> {
        let cancelled = i32::from(cancelled);
        call::domain_migrate_finish3_params(&self.client, conn, params, cookie, flags, cancelled)
            .map(finished)
    }

    fn confirm3_params(
        &self,
        domain: &Arc<Domain>,
        params: &[TypedParam],
        cookie: &[u8],
        flags: u32,
        cancelled: bool,
    ) -> Result<()> {
        let cancelled = i32::from(cancelled);
        call::domain_migrate_confirm3_params(&self.client, domain, params, cookie, flags, cancelled)
    }
}

/// A URI that the older protocols cannot leave out.
fn needed(uri: Option<&str>) -> Result<&str> {
    uri.ok_or_else(crate::codec::unencodable)
}
