// SPDX-License-Identifier: LGPL-2.1-or-later
//! The first calls on a new connection: who we are, and what shall be opened.

use virt_core::auth::AuthCallback;
use virt_core::uri::Uri;
use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};
use virt_rpc::Client;
use virt_wire::{Decoder, Encoder, Malformed};

use super::fail;
use super::plan::Plan;

/// Procedures of the program REMOTE.
mod procedure {
    pub const CONNECT_OPEN: i32 = 1;
    pub const AUTH_LIST: i32 = 66;
    pub const AUTH_POLKIT: i32 = 70;
    pub const CONNECT_GET_URI: i32 = 110;
}

/// The most ways to authenticate that a daemon may name.
const AUTH_TYPES_MAX: u32 = 20;

/// Ways to authenticate, by their number on the wire.
mod auth {
    pub const NONE: i32 = 0;
    pub const SASL: i32 = 1;
    pub const POLKIT: i32 = 2;
}

/// Who asks, and whom to ask.
pub struct Handshake<'a> {
    /// The connection.
    pub client: &'a Client,
    /// What is wanted.
    pub plan: &'a Plan,
    /// The URI, which may name a file with credentials.
    #[expect(dead_code)]
    pub uri: Option<&'a Uri>,
    /// The program's way to ask its user.
    #[expect(dead_code)]
    pub callback: Option<&'a dyn AuthCallback>,
    /// Whether nobody on the way can read along or change anything; SASL may make it so.
    pub secure: bool,
}

pub(super) fn malformed(_: Malformed) -> Error {
    Error::new(ErrorDomain::RPC, ErrorCode::RPC, tr!("Unable to decode message payload"))
}

impl Handshake<'_> {
    pub(super) fn call(&self, procedure: i32, body: &[u8]) -> Result<Vec<u8>> {
        Ok(self.client.call(virt_wire::Program::REMOTE, procedure, body, &[])?.body)
    }

    /// Goes through it. Returns the URI where the daemon chose it.
    pub fn run(&mut self) -> Result<Option<String>> {
        self.authenticate()?;
        let mut args = Encoder::new();
        args.opt_string(Some(&self.plan.name));
        args.u32(self.plan.flags);
        self.call(procedure::CONNECT_OPEN, &args.finish()?)?;
        if !self.plan.ask_uri {
            return Ok(None);
        }
        let reply = self.call(procedure::CONNECT_GET_URI, &[])?;
        let uri = Decoder::new(&reply).string().map_err(malformed)?;
        // It is put together anew, as one that the program gave would be.
        Ok(Some(Uri::parse(&uri)?.to_string()))
    }

    fn authenticate(&mut self) -> Result<()> {
        let reply = match self.call(procedure::AUTH_LIST, &[]) {
            // Daemons older than authentication.
            Err(error) if error.code() == ErrorCode::NO_SUPPORT => return Ok(()),
            reply => reply?,
        };
        let offered = Decoder::new(&reply).list(AUTH_TYPES_MAX, 4, Decoder::i32).map_err(malformed)?;
        let Some(first) = offered.first() else { return Ok(()) };
        let wanted = self.plan.auth.as_deref();
        let kind = match wanted {
            None => *first,
            Some(word) => {
                let kind = kind(word)?;
                if !offered.contains(&kind) {
                    return Err(refused(tr!("requested authentication type %1$s rejected", word)));
                }
                kind
            }
        };
        match kind {
            auth::NONE => Ok(()),
            // The daemon asks polkit itself; its error is passed on as it is.
            auth::POLKIT => self.call(procedure::AUTH_POLKIT, &[]).map(drop),
            _ => Err(refused(tr!("unsupported authentication type %1$d", *first))),
        }
    }
}

fn kind(word: &str) -> Result<i32> {
    let is_sasl = word.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("sasl."));
    match word {
        word if is_sasl || word.eq_ignore_ascii_case("sasl") => Ok(auth::SASL),
        word if word.eq_ignore_ascii_case("polkit") => Ok(auth::POLKIT),
        word => Err(refused(tr!("unknown authentication type %1$s", word))),
    }
}

pub(super) fn refused(text: String) -> Error {
    fail(ErrorCode::AUTH_FAILED, text)
}
