// SPDX-License-Identifier: LGPL-2.1-or-later
//! The first calls on a new connection: who we are, and what shall be opened.

use virt_core::auth::AuthCallback;
use virt_core::uri::Uri;
use virt_core::{Error, ErrorCode, Result, tr};
use virt_rpc::Client;

use super::plan::Plan;
use super::{fail, sasl};
use crate::procedures as call;

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
    pub uri: Option<&'a Uri>,
    /// The program's way to ask its user.
    pub callback: Option<&'a dyn AuthCallback>,
    /// Whether nobody on the way can read along or change anything; SASL may make it so.
    pub secure: bool,
}

impl Handshake<'_> {
    /// Goes through it. Returns the URI where the daemon chose it.
    pub fn run(&mut self) -> Result<Option<String>> {
        self.authenticate()?;
        call::connect_open(self.client, Some(&self.plan.name), self.plan.flags)?;
        if !self.plan.ask_uri {
            return Ok(None);
        }
        // It is put together anew, as one that the program gave would be.
        Ok(Some(Uri::parse(&call::connect_get_uri(self.client)?)?.to_string()))
    }

    fn authenticate(&mut self) -> Result<()> {
        let offered = match call::auth_list(self.client) {
            // Daemons older than authentication.
            Err(error) if error.code() == ErrorCode::NO_SUPPORT => return Ok(()),
            offered => offered?,
        };
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
            auth::POLKIT => call::auth_polkit(self.client).map(drop),
            auth::SASL => sasl::authenticate(self, wanted.and_then(|word| word.get(5..))),
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
