// SPDX-License-Identifier: LGPL-2.1-or-later
//! What the client library reads: `libvirt.conf` with aliases and defaults, and where
//! `auth.conf` is.

use std::path::{Path, PathBuf};

use virt_sys::env;

use super::{Config, SYSCONFDIR};
use crate::uri::Uri;
use crate::{Error, ErrorCode, ErrorDomain, Result, log, tr};

/// Where the user's configuration is: `$XDG_CONFIG_HOME/libvirt`, by default `~/.config/libvirt`.
pub fn user_config_dir() -> PathBuf {
    user_dir("XDG_CONFIG_HOME", ".config")
}

/// Where the user's caches and logs are: `$XDG_CACHE_HOME/libvirt`, by default `~/.cache/libvirt`.
pub fn user_cache_dir() -> PathBuf {
    user_dir("XDG_CACHE_HOME", ".cache")
}

fn user_dir(variable: &str, default: &str) -> PathBuf {
    let base = env::var_os(variable).filter(|dir| !dir.is_empty()).map(PathBuf::from);
    base.unwrap_or_else(|| env::home_dir().join(default)).join("libvirt")
}

/// Where a configuration file of that name is: the system's for root, else the user's.
pub fn config_path(name: &str) -> PathBuf {
    if env::is_root() {
        Path::new(SYSCONFDIR).join("libvirt").join(name)
    } else {
        user_config_dir().join(name)
    }
}

/// The client's `libvirt.conf`; empty where there is none. It is read anew for each
/// connection, so that a change needs no restart of the program.
#[derive(Clone, Debug, Default)]
pub struct ClientConfig(Config);

impl ClientConfig {
    /// Reads the file of the user that this process acts as.
    // Not inlined: what it keeps on the stack would lie below all that opening needs there.
    #[inline(never)]
    pub fn load() -> Result<ClientConfig> {
        let path = config_path("libvirt.conf");
        log::debug!("util.conf", "virConfLoadConfig", "Loading config file '{}'", path.display());
        match Config::read(&path) {
            Ok(config) => Ok(ClientConfig(config)),
            // No file, no settings; a file that is there must be readable.
            Err(_) if !path.exists() => Ok(ClientConfig::default()),
            Err(error) => Err(error),
        }
    }

    /// The settings of `config`.
    pub fn new(config: Config) -> ClientConfig {
        ClientConfig(config)
    }

    /// The URI to use where the program names none: `LIBVIRT_DEFAULT_URI`, else `uri_default`,
    /// else none, and drivers are asked.
    pub fn default_uri(&self) -> Result<Option<String>> {
        if let Some(uri) = env::var("LIBVIRT_DEFAULT_URI") {
            log::debug!("libvirt", "virConnectGetDefaultURI", "Using LIBVIRT_DEFAULT_URI '{uri}'");
            return Ok(Some(uri));
        }
        let uri = self.0.string("uri_default")?;
        if let Some(uri) = uri {
            log::debug!("libvirt", "virConnectGetDefaultURI", "Using config file uri '{uri}'");
        }
        Ok(uri.map(str::to_owned))
    }

    /// What `uri_aliases` says that `name` stands for. Entries are looked at until one fits;
    /// those looked at must be well formed.
    pub fn resolve_alias(&self, name: &str) -> Result<Option<String>> {
        let entries = self.0.strings("uri_aliases", false)?.unwrap_or_default();
        let none = entries.is_empty();
        for entry in entries {
            let Some((alias, uri)) = entry.split_once('=') else {
                return Err(malformed(tr!(
                    "Malformed 'uri_aliases' config entry '%1$s', expected 'alias=uri://host/path'",
                    entry
                )));
            };
            if !alias.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')) {
                return Err(malformed(tr!(
                    "Malformed 'uri_aliases' config entry '%1$s', aliases may only contain 'a-Z, 0-9, _, -'",
                    entry
                )));
            }
            if alias == name {
                log::debug!("util.uri", "virURIFindAliasMatch", "Resolved alias '{name}' to '{uri}'");
                return Ok(Some(uri.to_owned()));
            }
        }
        if !none {
            log::debug!("util.uri", "virURIFindAliasMatch", "No alias found for '{name}', continuing...");
        }
        Ok(None)
    }

    /// `remote_mode`: whether the remote driver talks to one daemon or to one per driver.
    pub fn remote_mode(&self) -> Result<Option<&str>> {
        self.0.string("remote_mode")
    }

    /// `tls_priority`: which TLS versions and ciphers, in the words of GnuTLS.
    pub fn tls_priority(&self) -> Result<Option<&str>> {
        self.0.string("tls_priority")
    }

    /// `remote_proxy`: what carries an ssh connection on the other host.
    pub fn remote_proxy(&self) -> Result<Option<&str>> {
        self.0.string("remote_proxy")
    }
}

fn malformed(text: String) -> Error {
    Error::new(ErrorDomain::URI, ErrorCode::CONF_SYNTAX, text)
}

/// Where credentials are: the file `LIBVIRT_AUTH_FILE` names, else the one the URI names with
/// `authfile`, else the user's or the system's `auth.conf` where it can be read.
pub fn auth_file(uri: Option<&Uri>) -> Option<PathBuf> {
    const SOURCE: &str = "util.auth";
    const FUNCTION: &str = "virAuthGetConfigFilePathURI";
    log::debug!(SOURCE, FUNCTION, "Determining auth config file path");
    if let Some(path) = env::var_os("LIBVIRT_AUTH_FILE").map(PathBuf::from) {
        log::debug!(SOURCE, FUNCTION, "Using path from env '{}'", path.display());
        return Some(path);
    }
    let named = uri.and_then(|uri| uri.params.iter().find(|param| param.name == "authfile"));
    if let Some(param) = named {
        log::debug!(SOURCE, FUNCTION, "Using path from URI '{}'", param.value);
        return Some(PathBuf::from(&param.value));
    }
    let usual = [user_config_dir().join("auth.conf"), Path::new(SYSCONFDIR).join("libvirt/auth.conf")];
    let found = usual.into_iter().find(|path| {
        log::debug!(SOURCE, FUNCTION, "Checking for readability of '{}'", path.display());
        env::is_readable(path)
    });
    let shown = found.as_deref().map_or_else(|| "<null>".into(), Path::to_string_lossy);
    log::debug!(SOURCE, FUNCTION, "Using auth file '{shown}'");
    found
}
