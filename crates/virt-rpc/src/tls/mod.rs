// SPDX-License-Identifier: LGPL-2.1-or-later
//! TLS over another transport, with certificates on both sides.
//!
//! - `files`: where certificates are, and whether they are fit; `certificate` reads them.
//! - `verify`: whether to believe the server's; `priority`: which ciphers to use.
//! - `session`: the transport.

mod certificate;
mod files;
mod priority;
mod session;
mod verify;

use std::sync::Arc;
use std::time::Instant;

use rustls::ClientConfig;
use rustls::client::Resumption;
use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::transport::Transport;
use files::{Credentials, Files};
pub use session::TlsTransport;
use verify::Verifier;

/// What a session needs, read and looked at.
#[derive(Debug)]
pub struct Context {
    files: Files,
    credentials: Credentials,
    verify: bool,
}

impl Context {
    /// Reads certificates and keys: those in `folder`, else the user's, else the system's.
    /// With `sanity` they are looked at first; with `verify` the server's must be good.
    // Neither this nor what builds a session is inlined: the cryptography of the handshake takes much
    // of a small stack, and what they keep there would lie below it.
    #[inline(never)]
    pub fn new(folder: Option<&str>, sanity: bool, verify: bool) -> Result<Context> {
        let files = Files::locate(folder);
        let credentials = files.load(sanity)?;
        Ok(Context { files, credentials, verify })
    }

    /// Speaks TLS on a new connection to `host`, until `deadline`. `priority` names versions
    /// and ciphers in the words of GnuTLS.
    pub fn session(
        self,
        transport: Box<dyn Transport>,
        host: &str,
        priority: Option<&str>,
        deadline: Option<Instant>,
    ) -> Result<Box<TlsTransport>> {
        let mut session = TlsTransport::begin(transport, self.config(host, priority)?)?;
        session.agree(deadline)?;
        Ok(session)
    }

    #[inline(never)]
    fn config(self, host: &str, priority: Option<&str>) -> Result<ClientConfig> {
        let choice = priority::choose(priority).map_err(|reason| {
            let text =
                tr!("Failed to set TLS session priority to %1$s: %2$s", priority.unwrap_or("NORMAL"), reason);
            Error::new(ErrorDomain::RPC, ErrorCode::SYSTEM_ERROR, text)
        })?;
        let Context { files, mut credentials, verify } = self;
        let identity = credentials.identity.take();
        let failed = |error: rustls::Error| {
            let text = tr!("Failed to initialize TLS session: %1$s", error.to_string());
            Error::new(ErrorDomain::RPC, ErrorCode::SYSTEM_ERROR, text)
        };
        let builder = ClientConfig::builder_with_provider(Arc::new(choice.provider))
            .with_protocol_versions(&choice.versions)
            .map_err(failed)?
            .dangerous()
            .with_custom_certificate_verifier(Arc::new(Verifier::new(credentials, host, verify)));
        let mut config = match identity {
            None => builder.with_no_client_auth(),
            Some((chain, key)) => {
                builder.with_client_auth_cert(chain, key).map_err(|error| files.unusable(&unfit(&error)))?
            }
        };
        // The name is ours to look at, and one session is like another.
        config.enable_sni = false;
        config.resumption = Resumption::disabled();
        Ok(config)
    }
}

/// Why a certificate and a key are of no use together.
fn unfit(error: &rustls::Error) -> String {
    match error {
        rustls::Error::InconsistentKeys(_) => "The certificate and the given key do not match.".to_owned(),
        error => error.to_string(),
    }
}
