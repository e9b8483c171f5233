// SPDX-License-Identifier: LGPL-2.1-or-later
//! Authenticating by SASL: libsasl2 speaks to the daemon's, we carry what they say and find
//! out what they ask for.

use std::sync::Arc;

use virt_core::auth::{Credential, CredentialKind, Credentials, Refusal};
use virt_core::{Error, ErrorCode, ErrorDomain, Result, log, tr};
use virt_rpc::sasl::SaslTransport;
use virt_sys::sasl::{Failure, Output, Progress, Session, question};

use super::handshake::{Handshake, refused};
use crate::procedures as call;

/// The most that may be said at once.
const DATA_MAX: usize = 65536;
/// The strength without which an open connection is not used: that of DES, which all Kerberos has.
const LEAST_STRENGTH: u32 = 56;
/// More than any cipher has.
const MOST_STRENGTH: u32 = 100_000;
/// Weaker than this is worth a warning.
const WEAK_STRENGTH: u32 = 112;

/// Kinds of questions: the program's number, SASL's, and the name in the file of credentials.
const KINDS: [(CredentialKind, u32, Option<&str>); 8] = [
    (CredentialKind::Username, question::USER, Some("username")),
    (CredentialKind::AuthName, question::AUTH_NAME, Some("authname")),
    (CredentialKind::Language, question::LANGUAGE, None),
    (CredentialKind::CNonce, question::CNONCE, None),
    (CredentialKind::Passphrase, question::PASSWORD, Some("password")),
    (CredentialKind::EchoPrompt, question::ECHO_PROMPT, None),
    (CredentialKind::NoEchoPrompt, question::NO_ECHO_PROMPT, None),
    (CredentialKind::Realm, question::REALM, Some("realm")),
];

/// An error of libsasl2's before and after the negotiation, which the reference reports as the
/// connection's own.
fn in_library(code: ErrorCode, text: String) -> Error {
    Error::new(ErrorDomain::RPC, code, text)
}

/// Authenticates, and has the session protect what follows. `wanted` is the one mechanism that
/// will do.
pub fn authenticate(handshake: &mut Handshake<'_>, wanted: Option<&str>) -> Result<()> {
    let client = handshake.client;
    let Some(transport) = client.transport() else {
        return Err(Error::internal(ErrorDomain::RPC, tr!("client socket is closed")));
    };
    let answers: Option<Vec<u32>> = handshake.callback.map(|callback| {
        let id = |kind| KINDS.iter().find(|(known, ..)| *known == kind).map(|(_, id, _)| *id);
        callback.kinds().into_iter().filter_map(id).collect()
    });
    let addresses = transport.addresses();
    let addresses = addresses.as_ref().map(|(local, remote)| (local.as_str(), remote.as_str()));
    let mut session = Session::new("libvirt", &handshake.plan.hostname, addresses, answers.as_deref())
        .map_err(|Failure { code, detail }| match code {
            -1 => {
                let text = tr!("failed to initialize SASL library: %1$d (%2$s)", code, detail);
                in_library(ErrorCode::AUTH_FAILED, text)
            }
            _ => {
                let text = tr!("Failed to create SASL client context: %1$d (%2$s)", code, detail);
                in_library(ErrorCode::AUTH_FAILED, text)
            }
        })?;
    let bits = transport.key_bits();
    if bits > 0 {
        session.set_external_strength(bits).map_err(|Failure { code, detail }| {
            in_library(ErrorCode::INTERNAL_ERROR, tr!("cannot set external SSF %1$d (%2$s)", code, detail))
        })?;
    }
    // Who may be listened to must not send a password in clear, and must be protected from now on.
    let (least, most) = if handshake.secure { (0, 0) } else { (LEAST_STRENGTH, MOST_STRENGTH) };
    session.set_security(least, most, handshake.secure).map_err(|Failure { code, detail }| {
        in_library(ErrorCode::INTERNAL_ERROR, tr!("cannot set security props %1$d (%2$s)", code, detail))
    })?;

    negotiate(handshake, &mut session, wanted)?;

    if !handshake.secure {
        let strength = session.strength().map_err(|Failure { code, detail }| {
            let text = tr!("cannot query SASL ssf on connection %1$d (%2$s)", code, detail);
            in_library(ErrorCode::AUTH_FAILED, text)
        })?;
        if strength < LEAST_STRENGTH {
            return Err(refused(tr!("negotiation SSF %1$d was not strong enough", strength)));
        }
        if strength < WEAK_STRENGTH {
            log::warn!(
                "remote.remote_driver",
                "remoteAuthSASL",
                "negotiation SSF {strength} lower than {WEAK_STRENGTH} will be deprecated. Please upgrade your ciphers."
            );
        }
        handshake.secure = true;
    }
    drop(transport);
    client.replace_transport(|below| Ok(Arc::new(SaslTransport::new(below, session)?)))
}

/// Lets both sides speak until both are satisfied.
fn negotiate(handshake: &Handshake<'_>, session: &mut Session, wanted: Option<&str>) -> Result<()> {
    let client = handshake.client;
    let offered = call::auth_sasl_init(client)?;
    let mechanisms = match wanted {
        None => offered.as_str(),
        Some(wanted) if offered.contains(wanted) => wanted,
        Some(wanted) => return Err(refused(tr!("SASL mechanism %1$s not supported by server", wanted))),
    };
    let credentials = Credentials::new(handshake.uri, None);

    let (mut progress, mut output, mechanism) = loop {
        let started = session.start(mechanisms).map_err(|Failure { code, detail }| {
            let text = tr!("Failed to start SASL negotiation: %1$d (%2$s)", code, detail);
            in_library(ErrorCode::AUTH_FAILED, text)
        })?;
        if started.0 != Progress::Interact {
            break started;
        }
        interact(handshake, session, &credentials)?;
    };
    let (nil, data) = parts(&output)?;
    let (mut complete, mut nil, mut input) = call::auth_sasl_start(client, &mechanism, nil, data)?;
    // Even where the server is satisfied, this side has to see for itself that the server is the
    // one that it says it is.
    while complete == 0 || progress != Progress::Complete {
        (progress, output) = loop {
            let input = (nil == 0).then_some(input.as_slice());
            let stepped = session.step(input).map_err(|Failure { code, detail }| {
                let text = tr!("Failed to step SASL negotiation: %1$d (%2$s)", code, detail);
                in_library(ErrorCode::AUTH_FAILED, text)
            })?;
            if stepped.0 != Progress::Interact {
                break stepped;
            }
            interact(handshake, session, &credentials)?;
        };
        if complete != 0 && progress == Progress::Complete {
            break;
        }
        let (out_nil, data) = parts(&output)?;
        (complete, nil, input) = call::auth_sasl_step(client, out_nil, data)?;
    }
    Ok(())
}

/// What to send: whether it is nothing at all, and the bytes.
fn parts(output: &Output) -> Result<(i32, &[u8])> {
    let data = output.as_deref().unwrap_or_default();
    if data.len() > DATA_MAX {
        return Err(refused(tr!("SASL negotiation data too long: %1$zu bytes", data.len())));
    }
    Ok((i32::from(output.is_none()), data))
}

/// Answers what SASL asks for: from the file of credentials, else by asking the program.
fn interact(handshake: &Handshake<'_>, session: &mut Session, credentials: &Credentials<'_>) -> Result<()> {
    let server = handshake.uri.and_then(|uri| uri.server.as_deref()).unwrap_or("localhost");
    let questions = session.questions();
    let mut answers = Vec::with_capacity(questions.len());
    let mut asked: Vec<Credential> = Vec::new();
    for question in &questions {
        let known = KINDS.iter().find(|(_, id, _)| *id == question.id);
        let Some((kind, _, name)) = known else {
            return Err(refused(tr!("Failed to make auth credentials")));
        };
        let answer = match name {
            Some(name) => credentials.from_file("libvirt", Some(server), name)?,
            None => None,
        };
        if answer.is_none() {
            asked.push(Credential {
                challenge: question.challenge.clone(),
                default_result: question.default_result.clone(),
                ..Credential::new(*kind, question.prompt.as_str())
            });
        }
        answers.push(answer.map(String::into_bytes));
    }
    if !asked.is_empty() {
        let missing = || refused(tr!("No authentication callback available"));
        let callback = handshake.callback.ok_or_else(missing)?;
        callback.ask(&mut asked).map_err(|refusal| match refusal {
            Refusal::NoCallback => missing(),
            Refusal::Cancelled => refused(tr!("Failed to collect auth credentials")),
        })?;
        let open = answers.iter_mut().filter(|answer| answer.is_none());
        for (answer, credential) in open.zip(asked) {
            *answer = credential.result;
        }
    }
    session.answer(answers);
    Ok(())
}
