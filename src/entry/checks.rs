// SPDX-License-Identifier: LGPL-2.1-or-later
//! Refusals of single functions, which their rows name `custom(…)` or by a word of their
//! own. Those called `custom` have the function's C name.
#![allow(non_snake_case)]

use crate::ffi::call::Call;
use std::ffi::{CStr, c_char, c_int, c_uint, c_ulong, c_ulonglong};
use std::sync::Arc;
use virt_abi::{
    VIR_DOMAIN_SAVE_PARAM_FILE, VIR_DOMAIN_SEND_KEY_MAX_KEYS, virDomainBlockRebaseFlags as Rebase,
    virDomainCoreDumpFormat, virDomainInterfaceAddressesSource, virDomainLifecycle, virDomainLifecycleAction,
    virDomainMetadataType, virKeycodeSet, virNetworkMetadataType, virStorageVolResizeFlags as Resize,
    virTypedParameterPtr,
};
use virt_core::object::{Connected, Domain, Object, StorageVol, Stream};
use virt_core::typed_params::{TypedParam, TypedParams, Value};
use virt_core::{Error, ErrorCode, Result, tr};

/// What a stream may be opened on.
pub(crate) trait Streamed: Object {
    /// The refusal of a stream of another connection.
    fn foreign_stream(&self, function: &str) -> String;
}

impl Streamed for Domain {
    fn foreign_stream(&self, _function: &str) -> String {
        tr!("stream must match connection of domain '%1$s'", self.name())
    }
}

impl Streamed for StorageVol {
    fn foreign_stream(&self, function: &str) -> String {
        tr!("stream in %1$s must match connection of volume '%2$s'", function, self.name())
    }
}

/// Refuses a stream of another connection than the object's.
pub(crate) fn same_connection<T: Streamed>(
    call: &Call,
    object: &Arc<T>,
    stream: &Arc<Stream>,
    argument: &str,
) -> Result<()> {
    match (object.connected(), stream.connected()) {
        (Some(one), Some(other)) if std::ptr::eq(one, other) => Ok(()),
        _ => Err(call.bad_argument(argument, object.foreign_stream(call.function.name))),
    }
}

/// Refuses a structure that is larger than this library's.
pub(crate) fn fits(call: &Call, size: usize, known: usize) -> Result<()> {
    match size <= known {
        true => Ok(()),
        false => Err(call.bad_argument("size", tr!("size must not exceed %1$zu", known))),
    }
}

/// Makes the file that a saved domain is in absolute: the driver may work elsewhere.
pub(crate) fn absolute_file(call: &Call, mut params: Vec<TypedParam>) -> Result<Vec<TypedParam>> {
    let Some(file) = params.string(VIR_DOMAIN_SAVE_PARAM_FILE)? else { return Ok(params) };
    let Some(file) = virt_core::path::absolute(file) else {
        let text = tr!("could not build absolute output file path");
        return Err(Error::internal(call.function.domain, text));
    };
    if let Some(param) = params.iter_mut().find(|param| param.name == VIR_DOMAIN_SAVE_PARAM_FILE) {
        param.value = Value::String(file);
    }
    Ok(params)
}

/// Refuses memory, in KiB, that is too much for a file offset in bytes.
fn memory_fits(call: &Call, memory: c_ulong) -> Result<()> {
    if memory < i64::MAX as c_ulong / 1024 {
        return Ok(());
    }
    Err(Error::new(call.function.domain, ErrorCode::OVERFLOW, tr!("input too large: %1$lu", memory)))
}

pub(crate) unsafe fn virDomainSetMemory(call: &Call, memory: c_ulong) -> Result<()> {
    memory_fits(call, memory)
}

pub(crate) unsafe fn virDomainSetMemoryFlags(call: &Call, memory: c_ulong) -> Result<()> {
    memory_fits(call, memory)
}

pub(crate) unsafe fn virDomainSetMaxMemory(call: &Call, memory: c_ulong) -> Result<()> {
    memory_fits(call, memory)
}

/// The kinds of metadata, which domains and networks have alike.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Metadata {
    Title,
    Description,
    Element,
}

fn domain_metadata(kind: c_int) -> Option<Metadata> {
    const TITLE: c_int = virDomainMetadataType::VIR_DOMAIN_METADATA_TITLE as c_int;
    const DESCRIPTION: c_int = virDomainMetadataType::VIR_DOMAIN_METADATA_DESCRIPTION as c_int;
    const ELEMENT: c_int = virDomainMetadataType::VIR_DOMAIN_METADATA_ELEMENT as c_int;
    match kind {
        TITLE => Some(Metadata::Title),
        DESCRIPTION => Some(Metadata::Description),
        ELEMENT => Some(Metadata::Element),
        _ => None,
    }
}

fn network_metadata(kind: c_int) -> Option<Metadata> {
    const TITLE: c_int = virNetworkMetadataType::VIR_NETWORK_METADATA_TITLE as c_int;
    const DESCRIPTION: c_int = virNetworkMetadataType::VIR_NETWORK_METADATA_DESCRIPTION as c_int;
    const ELEMENT: c_int = virNetworkMetadataType::VIR_NETWORK_METADATA_ELEMENT as c_int;
    match kind {
        TITLE => Some(Metadata::Title),
        DESCRIPTION => Some(Metadata::Description),
        ELEMENT => Some(Metadata::Element),
        _ => None,
    }
}

/// Only elements have a namespace. Kinds that this library does not know are the driver's.
fn get_metadata(call: &Call, kind: Option<Metadata>, uri: *const c_char) -> Result<()> {
    match kind {
        Some(Metadata::Title | Metadata::Description) => call.null(uri.is_null(), "uri"),
        Some(Metadata::Element) => call.non_null(uri.is_null(), "uri"),
        None => Ok(()),
    }
}

/// # Safety
/// `metadata` is NULL or ends in NUL.
unsafe fn set_metadata(
    call: &Call,
    kind: Option<Metadata>,
    metadata: *const c_char,
    key: *const c_char,
    uri: *const c_char,
) -> Result<()> {
    match kind {
        Some(kind @ (Metadata::Title | Metadata::Description)) => {
            // SAFETY: the caller's promise.
            let text = (!metadata.is_null()).then(|| unsafe { CStr::from_ptr(metadata) });
            if kind == Metadata::Title && text.is_some_and(|text| text.to_bytes().contains(&b'\n')) {
                return Err(call.bad_argument("metadata", tr!("metadata title can't contain newlines")));
            }
            call.null(uri.is_null(), "uri")?;
            call.null(key.is_null(), "key")
        }
        Some(Metadata::Element) => {
            call.non_null(uri.is_null(), "uri")?;
            call.non_null(!metadata.is_null() && key.is_null(), "key")
        }
        None => Ok(()),
    }
}

pub(crate) unsafe fn virDomainGetMetadata(call: &Call, kind: c_int, uri: *const c_char) -> Result<()> {
    get_metadata(call, domain_metadata(kind), uri)
}

pub(crate) unsafe fn virNetworkGetMetadata(call: &Call, kind: c_int, uri: *const c_char) -> Result<()> {
    get_metadata(call, network_metadata(kind), uri)
}

pub(crate) unsafe fn virDomainSetMetadata(
    call: &Call,
    kind: c_int,
    metadata: *const c_char,
    key: *const c_char,
    uri: *const c_char,
) -> Result<()> {
    // SAFETY: the caller's strings.
    unsafe { set_metadata(call, domain_metadata(kind), metadata, key, uri) }
}

pub(crate) unsafe fn virNetworkSetMetadata(
    call: &Call,
    kind: c_int,
    metadata: *const c_char,
    key: *const c_char,
    uri: *const c_char,
) -> Result<()> {
    // SAFETY: the caller's strings.
    unsafe { set_metadata(call, network_metadata(kind), metadata, key, uri) }
}

pub(crate) unsafe fn virDomainSetLifecycleAction(call: &Call, kind: c_uint, action: c_uint) -> Result<()> {
    const LAST_KIND: c_uint = virDomainLifecycle::VIR_DOMAIN_LIFECYCLE_CRASH as c_uint;
    const LAST_ACTION: c_uint =
        virDomainLifecycleAction::VIR_DOMAIN_LIFECYCLE_ACTION_PRESERVE_RUNNING as c_uint;
    let text = if kind > LAST_KIND {
        tr!("invalid lifecycle type '%1$u'", kind)
    } else if action > LAST_ACTION {
        tr!("invalid lifecycle action '%1$u'", action)
    } else {
        return Ok(());
    };
    Err(Error::new(call.function.domain, ErrorCode::INVALID_ARG, text))
}

pub(crate) unsafe fn virDomainSendKey(call: &Call, codeset: c_uint, nkeycodes: c_int) -> Result<()> {
    if codeset > virKeycodeSet::VIR_KEYCODE_SET_QNUM as c_uint {
        return Err(call.bad_argument("codeset", tr!("Unsupported codeset '%1$d'", codeset as c_int)));
    }
    if nkeycodes > VIR_DOMAIN_SEND_KEY_MAX_KEYS as c_int {
        let text = tr!("nkeycodes must be <= %1$d", VIR_DOMAIN_SEND_KEY_MAX_KEYS);
        return Err(call.bad_argument("nkeycodes", text));
    }
    Ok(())
}

pub(crate) unsafe fn virDomainAnnounceInterface(
    call: &Call,
    params: virTypedParameterPtr,
    nparams: c_int,
) -> Result<()> {
    match nparams {
        0 => call.null(params.is_null(), "params"),
        _ => call.non_null(params.is_null(), "params"),
    }
}

pub(crate) unsafe fn virDomainCoreDumpWithFormat(call: &Call, dumpformat: c_uint) -> Result<()> {
    if dumpformat <= virDomainCoreDumpFormat::VIR_DOMAIN_CORE_DUMP_FORMAT_WIN_DMP as c_uint {
        return Ok(());
    }
    // The reference names the wrong argument.
    Err(call.bad_argument("flags", tr!("dumpformat '%1$d' is not supported", dumpformat as c_int)))
}

pub(crate) unsafe fn virDomainBlockRebase(call: &Call, base: *const c_char, flags: c_uint) -> Result<()> {
    const FOR_COPIES: c_uint = Rebase::VIR_DOMAIN_BLOCK_REBASE_SHALLOW as c_uint
        | Rebase::VIR_DOMAIN_BLOCK_REBASE_REUSE_EXT as c_uint
        | Rebase::VIR_DOMAIN_BLOCK_REBASE_COPY_RAW as c_uint
        | Rebase::VIR_DOMAIN_BLOCK_REBASE_COPY_DEV as c_uint;
    if flags & Rebase::VIR_DOMAIN_BLOCK_REBASE_COPY as c_uint != 0 {
        return call.non_null(base.is_null(), "base");
    }
    match flags & FOR_COPIES {
        0 => Ok(()),
        _ => Err(call.bad_argument("flags", tr!("use of flags requires a copy job"))),
    }
}

pub(crate) unsafe fn virDomainInterfaceAddresses(call: &Call, source: c_uint) -> Result<()> {
    const AGENT: c_uint =
        virDomainInterfaceAddressesSource::VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_AGENT as c_uint;
    match source {
        AGENT => call.writable(),
        _ => Ok(()),
    }
}

pub(crate) unsafe fn virStorageVolResize(call: &Call, capacity: c_ulonglong, flags: c_uint) -> Result<()> {
    const MAY_BE_ZERO: c_uint =
        Resize::VIR_STORAGE_VOL_RESIZE_DELTA as c_uint | Resize::VIR_STORAGE_VOL_RESIZE_SHRINK as c_uint;
    if capacity != 0 || flags & MAY_BE_ZERO != 0 {
        return Ok(());
    }
    let name = call.function.name;
    let text = tr!("capacity in %1$s cannot be zero without 'delta' or 'shrink' flags set", name);
    Err(call.bad_argument("capacity", text))
}
