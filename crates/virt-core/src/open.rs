// SPDX-License-Identifier: LGPL-2.1-or-later
//! Opening a connection: which URI is meant, and which driver takes it.

use crate::auth::AuthCallback;
use crate::config::client::ClientConfig;
use crate::driver::{Registration, Request};
use crate::object::{Connect, ConnectRef, Opening};
use crate::uri::Uri;
use crate::{Error, ErrorCode, ErrorDomain, Result, tr};
use std::borrow::Cow;

/// What the caller asked for besides the name.
#[derive(Clone, Copy, Default)]
pub struct Mode {
    /// Only look, change nothing.
    pub read_only: bool,
    /// Take the name as a URI even where `libvirt.conf` has an alias of that name.
    pub no_aliases: bool,
    /// All the flags, these two and others.
    pub flags: u32,
}

/// Opens `name`: a URI, an alias of `libvirt.conf`, or with `None` or "" the default of the
/// environment, of `libvirt.conf`, or of the first driver that feels at home.
pub fn open(
    name: Option<&str>,
    mode: Mode,
    auth: Option<&dyn AuthCallback>,
    drivers: &[&Registration],
) -> Result<ConnectRef> {
    let config = ClientConfig::load()?;
    let asked = name.filter(|name| !name.is_empty()).map(historical);
    let uri = find_uri(asked.as_deref(), mode, drivers, &config)?;
    if let Some(uri) = uri.as_ref().filter(|uri| uri.path == "/embed") {
        check_embedded(uri)?;
        // No driver of this library runs inside a program.
        return Err(Error::new(
            ErrorDomain::NONE,
            ErrorCode::NO_CONNECT,
            asked.as_deref().unwrap_or("<null>"),
        ));
    }
    let opening = Opening { uri, read_only: mode.read_only, flags: mode.flags };
    let request = Request { opening: &opening, auth, config: &config };
    for driver in drivers.iter().filter(|driver| fits(driver, opening.uri.as_ref())) {
        if driver.remote_only && opening.uri.as_ref().is_some_and(|uri| uri.server.is_none()) {
            let text = tr!("URI is missing the server part");
            return Err(Error::new(ErrorDomain::NONE, ErrorCode::INVALID_ARG, text));
        }
        crate::log::debug!("libvirt", "virConnectOpenInternal", "trying driver {}", driver.name);
        if let Some(opened) = (driver.open)(&request)? {
            let uri = opened.uri.or_else(|| opening.uri.as_ref().map(ToString::to_string));
            return Ok(Connect::new(&opening, uri, opened.drivers));
        }
    }
    let name = asked.as_deref().unwrap_or("<null>");
    Err(Error::new(ErrorDomain::NONE, ErrorCode::NO_CONNECT, name))
}

/// The URI that is meant. Not inlined, as what it keeps on the stack would lie below all that drivers
/// need there.
#[inline(never)]
fn find_uri(
    asked: Option<&str>,
    mode: Mode,
    drivers: &[&Registration],
    config: &ClientConfig,
) -> Result<Option<Uri>> {
    let text = match asked {
        Some(name) => Some(name.to_owned()),
        None => match config.default_uri()? {
            Some(uri) => Some(uri),
            None => probe(drivers)?,
        },
    };
    text.map(|text| parse(&text, asked, mode, config)).transpose()
}

/// Two spellings of a local Xen that are older than URIs.
fn historical(name: &str) -> Cow<'_, str> {
    match name.eq_ignore_ascii_case("xen") || name == "xen://" {
        true => Cow::Borrowed("xen:///system"),
        false => Cow::Borrowed(name),
    }
}

fn probe(drivers: &[&Registration]) -> Result<Option<String>> {
    for driver in drivers {
        if let Some(uri) = (driver.probe)()? {
            return Ok(Some(uri));
        }
    }
    Ok(None)
}

fn parse(text: &str, asked: Option<&str>, mode: Mode, config: &ClientConfig) -> Result<Uri> {
    let alias = if mode.no_aliases { None } else { config.resolve_alias(text)? };
    let text = alias.as_deref().unwrap_or(text);
    let uri = Uri::parse(text)?;
    if uri.scheme.is_none() {
        let text = tr!("URI '%1$s' does not include a driver name", asked.unwrap_or("(null)"));
        return Err(Error::new(ErrorDomain::NONE, ErrorCode::NO_CONNECT, text));
    }
    uri.check_missing_slash(text)?;
    Ok(uri)
}

/// Whether a driver could be asked for this way to run inside the program.
fn check_embedded(uri: &Uri) -> Result<()> {
    let scheme = uri.scheme.as_deref().unwrap_or_default();
    if !scheme.bytes().all(|byte| byte.is_ascii_lowercase()) {
        let text = tr!("URI scheme '%1$s' for embedded driver is not valid", scheme);
        return Err(Error::new(ErrorDomain::NONE, ErrorCode::NO_CONNECT, text));
    }
    let Some(root) = uri.params.iter().find(|param| param.name.eq_ignore_ascii_case("root")) else {
        let text = tr!("Missing URI parameter '%1$s'", "root");
        return Err(Error::new(ErrorDomain::URI, ErrorCode::INVALID_ARG, text));
    };
    if !root.value.starts_with('/') {
        let text = tr!("root path must be absolute");
        return Err(Error::new(ErrorDomain::NONE, ErrorCode::CONFIG_UNSUPPORTED, text));
    }
    crate::event_loop::require().map(|_| ())
}

fn fits(driver: &Registration, uri: Option<&Uri>) -> bool {
    if driver.local_only && uri.is_some_and(|uri| uri.server.is_some()) {
        return false;
    }
    let scheme = uri.and_then(|uri| uri.scheme.as_deref());
    driver.schemes.is_empty() || scheme.is_some_and(|scheme| driver.schemes.contains(&scheme))
}
