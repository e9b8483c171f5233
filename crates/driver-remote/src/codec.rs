// SPDX-License-Identifier: LGPL-2.1-or-later
//! What generated calls lean on: refusals, and results in the form that methods give them.

use std::ffi::c_char;
use std::sync::Arc;
use virt_core::typed_params::TypedParam;
use virt_core::types::Listed;
use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};
use virt_wire::object::WireObject;
use virt_wire::{Decoder, Encoder, Malformed};

/// An error of the protocol, from this driver.
#[cold]
pub(crate) fn rpc(text: impl Into<String>) -> Error {
    Error::new(ErrorDomain::REMOTE, ErrorCode::RPC, text)
}

/// An error of what a daemon answered, from this driver.
#[cold]
pub(crate) fn internal(text: impl Into<String>) -> Error {
    Error::internal(ErrorDomain::REMOTE, text)
}

/// A size as C's int.
pub(crate) fn number(size: usize) -> i32 {
    i32::try_from(size).unwrap_or(i32::MAX)
}

/// Refuses an argument that is longer than its procedure takes.
pub(crate) fn limit(name: &str, length: usize, max: u32) -> Result<()> {
    if length <= max as usize {
        return Ok(());
    }
    let text = tr!("%1$s length greater than maximum: %2$d > %3$d", name, number(length), max);
    Err(rpc(text))
}

/// Refuses more names than a procedure gives, or than the caller has room for. Each function
/// has a message of its own in the reference's catalogues.
pub(crate) fn too_many(count: usize, max: usize, id: &'static str) -> Result<()> {
    if count <= max {
        return Ok(());
    }
    Err(rpc(tr!(id, number(count), number(max))))
}

/// Names that the caller has room for.
pub(crate) fn names_within(names: Vec<String>, room: usize, id: &'static str) -> Result<Vec<String>> {
    too_many(names.len(), room, id)?;
    Ok(names)
}

/// Objects, or their number where no more is wanted.
pub(crate) fn listed<W, T>(
    wanted: bool,
    names: &[W],
    count: impl TryInto<usize>,
    handle: impl FnMut(&W) -> Arc<T>,
) -> Listed<T> {
    match wanted {
        true => Listed::Objects(names.iter().map(handle).collect()),
        false => Listed::Count(count.try_into().unwrap_or(0)),
    }
}

/// Parameters that the caller has room for.
pub(crate) fn params_within(params: Vec<TypedParam>, room: usize) -> Result<Vec<TypedParam>> {
    if params.len() <= room {
        return Ok(params);
    }
    let text = tr!("too many parameters '%1$u' for nparams '%2$d'", params.len(), number(room));
    Err(rpc(text))
}

/// The same where a caller without room learns how many there are: only their number counts.
pub(crate) fn counted_params(
    params: Vec<TypedParam>,
    room: usize,
    count: i32,
    max: u32,
) -> Result<Vec<TypedParam>> {
    if room > 0 {
        return params_within(params, room);
    }
    let count = usize::try_from(count).unwrap_or(0);
    if count > max as usize {
        return Err(rpc(tr!("too many parameters '%1$u' for limit '%2$d'", count, max)));
    }
    Ok(vec![TypedParam::new("", 0); count])
}

/// A string that a daemon left out although the call went well: the caller gets NULL, and no
/// reason.
pub(crate) fn present(text: Option<String>) -> Result<String> {
    text.ok_or_else(Error::unknown_cause)
}

/// What a missing string is refused with.
#[cold]
pub(crate) fn unencodable() -> Error {
    Error::new(ErrorDomain::RPC, ErrorCode::RPC, tr!("Unable to encode message payload"))
}

/// Writes a string that the public function lets the caller leave out, and the wire does not.
pub(crate) fn required(e: &mut Encoder, text: Option<&str>) {
    match text {
        Some(text) => e.string(text),
        None => e.refuse(unencodable()),
    }
}

/// Writes an object's name, or that there is none.
pub(crate) fn put_optional<'a>(e: &mut Encoder, object: Option<impl WireObject<'a>>) {
    e.bool(object.is_some());
    if let Some(object) = object {
        e.object(&object);
    }
}

/// Reads a field of a C structure: as many `char`s as it has.
pub(crate) fn fixed<const N: usize>(d: &mut Decoder<'_>) -> Result<[c_char; N], Malformed> {
    let mut field = [0; N];
    for place in &mut field {
        *place = d.i32()? as c_char;
    }
    Ok(field)
}

/// Copies text into a field of a C structure, NUL and all; `None` where it is too long.
pub(crate) fn fill<const N: usize>(text: &[u8]) -> Option<[c_char; N]> {
    let end = text.iter().position(|byte| *byte == 0).unwrap_or(text.len());
    if end >= N {
        return None;
    }
    let mut field = [0; N];
    for (place, byte) in field.iter_mut().zip(&text[..end]) {
        *place = *byte as c_char;
    }
    Some(field)
}
