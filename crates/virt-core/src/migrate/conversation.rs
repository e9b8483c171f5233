// SPDX-License-Identifier: LGPL-2.1-or-later
//! The three protocols. What went wrong first is what the program is told: cleaning up
//! afterwards may fail too, and must not hide it.

use super::{Begun, Cookie, Finished, MigrationDriver, Prepared, Terms};
use super::{
    CHANGE_PROTECTION, Classic, DEST_NAME, DEST_XML, Migrated, Migration, OFFLINE, PAUSED, POSTCOPY_RESUME,
    SOURCE_ONLY, URI, speaks, steps,
};
use crate::driver::Feature;
use crate::object::{Connect, Domain};
use crate::typed_params::{TypedParam, TypedParams, Value};
use crate::{Error, ErrorCode, ErrorDomain, Result, log, tr};
use std::sync::Arc;
use virt_abi::{virDomainState, virDomainXMLFlags as Xml};

const PAUSED_STATE: i32 = virDomainState::VIR_DOMAIN_PAUSED as i32;

fn no_uri(text: String) -> Error {
    Error::internal(ErrorDomain::DOMAIN, text)
}

fn finish_ignored_cancellation(function: &str) {
    let text = tr!("finish step ignored that migration was cancelled");
    log::error!("libvirt", function, "{text}");
}

/// What happened so far: the error to report, and the last one there was.
#[derive(Default)]
struct Outcome {
    first: Option<Error>,
    last: Option<Error>,
}

impl Outcome {
    /// Something failed that shall be reported whatever fails later.
    fn keep(&mut self, error: Error) {
        self.last = Some(error.clone());
        self.first = Some(error);
    }

    /// Takes a step's answer, if it has one.
    fn take<T>(&mut self, answer: Result<T>) -> Option<T> {
        answer.map_err(|error| self.last = Some(error)).ok()
    }

    fn end(self, domain: Option<Arc<Domain>>) -> Result<Migrated> {
        let error = self.first.or(self.last);
        match domain {
            Some(domain) => Ok(Migrated { domain, leftover: error }),
            None => Err(error.expect("a step that gave no domain failed")),
        }
    }
}

impl Migration<'_> {
    /// Asks whether the domain is paused; if that fails, it is taken for running.
    fn paused(&self, outcome: &mut Outcome) -> bool {
        let info = self.source().drivers().hypervisor.domain_get_info(self.domain);
        outcome.take(info).is_some_and(|info| i32::from(info.state) == PAUSED_STATE)
    }

    /// Protocol 1.
    pub(super) fn version1(
        &self,
        destination: &Connect,
        wish: &Classic<'_>,
        mut flags: u64,
    ) -> Result<Migrated> {
        let (there, here) = (steps(destination, self.function)?, steps(self.source(), self.function)?);
        let mut outcome = Outcome::default();
        if self.paused(&mut outcome) {
            flags |= PAUSED;
        }
        let (dname, bandwidth) = (wish.dname, wish.bandwidth);
        // The destination's flags are narrower in the reference.
        let destination_flags = u64::from((flags & !SOURCE_ONLY) as u32);
        let asked = Terms { dname, bandwidth, flags: destination_flags };
        let Prepared { cookie, uri } = there.prepare(destination, wish.uri, asked)?;
        let uri =
            uri.as_deref().or(wish.uri).ok_or_else(|| no_uri(tr!("domainMigratePrepare did not set uri")))?;
        here.perform(self.domain, &cookie, Some(uri), Terms { dname, bandwidth, flags })?;
        let name = dname.unwrap_or(self.domain.name());
        let domain = there.finish(destination, name, &cookie, uri, destination_flags)?;
        outcome.end(Some(domain))
    }

    /// Protocol 2.
    pub(super) fn version2(
        &self,
        destination: &Connect,
        wish: &Classic<'_>,
        mut flags: u64,
    ) -> Result<Migrated> {
        let (there, here) = (steps(destination, self.function)?, steps(self.source(), self.function)?);
        let migratable = speaks(self.source(), Feature::XmlMigratable)?;
        let xml_flags = match migratable {
            true => Xml::VIR_DOMAIN_XML_MIGRATABLE as u32,
            false => Xml::VIR_DOMAIN_XML_SECURE as u32 | Xml::VIR_DOMAIN_XML_UPDATE_CPU as u32,
        };
        let xml = self.source().drivers().hypervisor.domain_get_xml_desc(self.domain, xml_flags)?;
        let mut outcome = Outcome::default();
        if self.paused(&mut outcome) {
            flags |= PAUSED;
        }
        let (dname, bandwidth) = (wish.dname, wish.bandwidth);
        let destination_flags = flags & !SOURCE_ONLY;
        let asked = Terms { dname, bandwidth, flags: destination_flags };
        let prepared = there.prepare2(destination, wish.uri, asked, &xml)?;
        let uri = prepared.uri.as_deref().or(wish.uri);
        let sent = match uri {
            None => Err(no_uri(tr!("domainMigratePrepare2 did not set uri"))),
            Some(_) => here.perform(self.domain, &prepared.cookie, uri, Terms { dname, bandwidth, flags }),
        };
        let cancelled = sent.is_err();
        if let Err(error) = sent {
            outcome.keep(error);
        }
        let name = dname.unwrap_or(self.domain.name());
        let finished = there.finish2(destination, name, &prepared.cookie, uri, destination_flags, cancelled);
        let domain = outcome.take(finished);
        if cancelled && domain.is_some() {
            finish_ignored_cancellation("virDomainMigrateVersion2");
        }
        outcome.end(domain)
    }

    /// Protocol 3.
    pub(super) fn version3(&self, destination: &Connect, wish: &Classic<'_>, flags: u64) -> Result<Migrated> {
        let form = Plain { wish: *wish, uri: wish.uri.map(str::to_owned) };
        self.five_steps(destination, form, flags)
    }

    /// Protocol 3 with typed parameters.
    pub(super) fn version3_params(
        &self,
        destination: &Connect,
        params: &[TypedParam],
        flags: u64,
    ) -> Result<Migrated> {
        self.five_steps(destination, Extensible { params: params.to_vec() }, flags)
    }

    fn five_steps(&self, destination: &Connect, mut form: impl Form, flags: u64) -> Result<Migrated> {
        const INNER: &str = "virDomainMigrateVersion3Full";
        let (here, there) = (steps(self.source(), INNER)?, steps(destination, INNER)?);
        // The flags are narrower in the reference, from here on.
        let mut flags = u64::from(flags as u32);
        let protection = match speaks(self.source(), Feature::MigrateChangeProtection)? {
            true => CHANGE_PROTECTION,
            false => 0,
        };
        let Begun { xml, cookie } = form.begin(here, self.domain, flags | protection)?;
        let mut outcome = Outcome::default();
        if form.paused(self, &mut outcome) && flags & POSTCOPY_RESUME == 0 {
            flags |= PAUSED;
        }
        let destination_flags = flags & !SOURCE_ONLY;
        let prepared = match form.prepare(there, destination, &cookie, destination_flags, xml) {
            Ok(prepared) => prepared,
            Err(error) => {
                // With protection the source's job has begun, and must end.
                if protection != 0 {
                    self.confirm(&form, here, &[], flags | protection, true);
                }
                return Err(error);
            }
        };
        let mut cookie = prepared.cookie;
        let mut cancelled = true;
        let mut tell_source = true;
        if form.set_uri(prepared.uri) {
            let performed = match flags & OFFLINE {
                0 => form.perform(here, self.domain, &cookie, flags | protection),
                _ => Ok(Cookie::new()),
            };
            match performed {
                Ok(left) => {
                    cookie = left;
                    cancelled = false;
                }
                Err(error) => {
                    outcome.keep(error);
                    cookie = Cookie::new();
                    // The source knows, and resumed the domain.
                    tell_source = false;
                }
            }
        } else {
            outcome.keep(no_uri(tr!("domainMigratePrepare3 did not set uri")));
        }
        let finished = form.finish(there, destination, self.domain, &cookie, destination_flags, cancelled);
        let (domain, cookie) = match outcome.take(finished) {
            Some(Finished { domain, cookie }) => (Some(domain), cookie),
            None => (None, Cookie::new()),
        };
        if cancelled {
            match domain {
                Some(_) => finish_ignored_cancellation(INNER),
                None => tell_of_both(&mut outcome),
            }
        }
        if outcome.first.is_none() {
            outcome.first = outcome.last.take();
        }
        if tell_source
            && let Some(error) = self.confirm(&form, here, &cookie, flags | protection, domain.is_none())
        {
            outcome.last = Some(error);
        }
        outcome.end(domain)
    }

    /// Tells the source how it ended. Nothing can be done if it does not take it.
    fn confirm(
        &self,
        form: &impl Form,
        here: &dyn MigrationDriver,
        cookie: &[u8],
        flags: u64,
        cancelled: bool,
    ) -> Option<Error> {
        let error = form.confirm(here, self.domain, cookie, flags, cancelled).err()?;
        let name = self.domain.name();
        log::warn!(
            "libvirt",
            "virDomainMigrateVersion3Full",
            "Guest {name} probably left in 'paused' state on source"
        );
        Some(error)
    }
}

/// With QEMU either side's failure may be the cause of the other's.
fn tell_of_both(outcome: &mut Outcome) {
    let (Some(source), Some(destination)) = (&outcome.first, &outcome.last) else { return };
    let qemu = |error: &Error| error.domain() == ErrorDomain::QEMU;
    if qemu(source)
        && source.code() == ErrorCode::OPERATION_FAILED
        && qemu(destination)
        && destination.code() != ErrorCode::MIGRATE_FINISH_OK
    {
        let text = tr!(
            "migration failed. Message from the source host: %1$s. Message from the destination host: %2$s",
            source.message(),
            destination.message()
        );
        outcome.keep(Error::new(ErrorDomain::DOMAIN, ErrorCode::OPERATION_FAILED, text));
    }
}

/// How the five steps' arguments are put: one by one, or as typed parameters.
trait Form {
    fn begin(&self, here: &dyn MigrationDriver, domain: &Arc<Domain>, flags: u64) -> Result<Begun>;
    fn paused(&self, migration: &Migration<'_>, outcome: &mut Outcome) -> bool;
    fn prepare(
        &mut self,
        there: &dyn MigrationDriver,
        conn: &Connect,
        cookie: &[u8],
        flags: u64,
        xml: String,
    ) -> Result<Prepared>;
    /// Takes the URI that the destination wants, if it does; false if there is none at all.
    fn set_uri(&mut self, uri: Option<String>) -> bool;
    fn perform(
        &self,
        here: &dyn MigrationDriver,
        domain: &Arc<Domain>,
        cookie: &[u8],
        flags: u64,
    ) -> Result<Cookie>;
    fn finish(
        &mut self,
        there: &dyn MigrationDriver,
        conn: &Connect,
        domain: &Domain,
        cookie: &[u8],
        flags: u64,
        cancelled: bool,
    ) -> Result<Finished>;
    fn confirm(
        &self,
        here: &dyn MigrationDriver,
        domain: &Arc<Domain>,
        cookie: &[u8],
        flags: u64,
        cancelled: bool,
    ) -> Result<()>;
}

struct Plain<'a> {
    wish: Classic<'a>,
    uri: Option<String>,
}

impl Plain<'_> {
    fn terms(&self, flags: u64) -> Terms<'_> {
        Terms { dname: self.wish.dname, bandwidth: self.wish.bandwidth, flags }
    }
}

impl Form for Plain<'_> {
    fn begin(&self, here: &dyn MigrationDriver, domain: &Arc<Domain>, flags: u64) -> Result<Begun> {
        here.begin3(domain, self.wish.dxml, self.terms(flags))
    }

    fn paused(&self, migration: &Migration<'_>, outcome: &mut Outcome) -> bool {
        migration.paused(outcome)
    }

    fn prepare(
        &mut self,
        there: &dyn MigrationDriver,
        conn: &Connect,
        cookie: &[u8],
        flags: u64,
        xml: String,
    ) -> Result<Prepared> {
        there.prepare3(conn, cookie, self.uri.as_deref(), self.terms(flags), &xml)
    }

    fn set_uri(&mut self, uri: Option<String>) -> bool {
        if uri.is_some() {
            self.uri = uri;
        }
        self.uri.is_some()
    }

    fn perform(
        &self,
        here: &dyn MigrationDriver,
        domain: &Arc<Domain>,
        cookie: &[u8],
        flags: u64,
    ) -> Result<Cookie> {
        here.perform3(domain, None, cookie, None, self.uri.as_deref(), self.terms(flags))
    }

    fn finish(
        &mut self,
        there: &dyn MigrationDriver,
        conn: &Connect,
        domain: &Domain,
        cookie: &[u8],
        flags: u64,
        cancelled: bool,
    ) -> Result<Finished> {
        let name = self.wish.dname.unwrap_or(domain.name());
        there.finish3(conn, name, cookie, self.uri.as_deref(), flags, cancelled)
    }

    fn confirm(
        &self,
        here: &dyn MigrationDriver,
        domain: &Arc<Domain>,
        cookie: &[u8],
        flags: u64,
        cancelled: bool,
    ) -> Result<()> {
        here.confirm3(domain, cookie, flags, cancelled)
    }
}

struct Extensible {
    params: Vec<TypedParam>,
}

impl Extensible {
    /// Sets the first parameter of that name, or adds one.
    fn replace(&mut self, name: &'static str, value: String) {
        let value = Value::String(value);
        match self.params.iter_mut().find(|param| param.name == name) {
            Some(param) => param.value = value,
            None => self.params.push(TypedParam::new(name, value)),
        }
    }
}

impl Form for Extensible {
    fn begin(&self, here: &dyn MigrationDriver, domain: &Arc<Domain>, flags: u64) -> Result<Begun> {
        here.begin3_params(domain, &self.params, flags as u32)
    }

    fn paused(&self, migration: &Migration<'_>, outcome: &mut Outcome) -> bool {
        let state = migration.source().drivers().hypervisor.domain_get_state(migration.domain, 0);
        outcome.take(state).is_some_and(|(state, _)| state == PAUSED_STATE)
    }

    fn prepare(
        &mut self,
        there: &dyn MigrationDriver,
        conn: &Connect,
        cookie: &[u8],
        flags: u64,
        xml: String,
    ) -> Result<Prepared> {
        self.replace(DEST_XML, xml);
        there.prepare3_params(conn, &self.params, cookie, flags as u32)
    }

    fn set_uri(&mut self, uri: Option<String>) -> bool {
        if let Some(uri) = uri {
            self.replace(URI, uri);
        }
        self.params.find(URI).is_some()
    }

    fn perform(
        &self,
        here: &dyn MigrationDriver,
        domain: &Arc<Domain>,
        cookie: &[u8],
        flags: u64,
    ) -> Result<Cookie> {
        here.perform3_params(domain, None, &self.params, cookie, flags as u32)
    }

    fn finish(
        &mut self,
        there: &dyn MigrationDriver,
        conn: &Connect,
        domain: &Domain,
        cookie: &[u8],
        flags: u64,
        cancelled: bool,
    ) -> Result<Finished> {
        if self.params.find(DEST_NAME).is_none() {
            self.replace(DEST_NAME, domain.name().to_owned());
        }
        there.finish3_params(conn, &self.params, cookie, flags as u32, cancelled)
    }

    fn confirm(
        &self,
        here: &dyn MigrationDriver,
        domain: &Arc<Domain>,
        cookie: &[u8],
        flags: u64,
        cancelled: bool,
    ) -> Result<()> {
        here.confirm3_params(domain, &self.params, cookie, flags as u32, cancelled)
    }
}
