// SPDX-License-Identifier: LGPL-2.1-or-later
//! URIs and addresses in C's structures.

use super::{exported, text};
use crate::ffi::memory::{alloc_array, dup_opt, dup_str};
use std::ffi::{CStr, c_char, c_int, c_uint};
use virt_core::uri::Uri;
use virt_core::{Error, ErrorCode, ErrorDomain, tr};

/// `virURI`
#[repr(C)]
pub(super) struct CUri {
    scheme: *mut c_char,
    server: *mut c_char,
    user: *mut c_char,
    port: c_uint,
    path: *mut c_char,
    query: *mut c_char,
    fragment: *mut c_char,
    count: usize,
    room: usize,
    params: *mut CParam,
}

/// `virURIParam`
#[repr(C)]
pub(super) struct CParam {
    name: *mut c_char,
    value: *mut c_char,
    ignore: bool,
}

/// `virSocketAddr`
#[repr(C)]
pub(super) struct Address {
    data: libc::sockaddr_storage,
    length: libc::socklen_t,
}

exported! { all {
    fn virURIParse(uri: *const c_char) -> *mut CUri {
        let uri = match Uri::parse(&text(uri)) {
            Ok(uri) => uri,
            Err(error) => {
                crate::ffi::error::note("virURIParse", error);
                return std::ptr::null_mut();
            }
        };
        let count = uri.params.len();
        let params = alloc_array::<CParam>(count);
        let made = alloc_array::<CUri>(1);
        if params.is_null() || made.is_null() {
            libc::abort();
        }
        for (at, param) in uri.params.iter().enumerate() {
            params.add(at).write(CParam {
                name: dup_str(&param.name),
                value: dup_str(&param.value),
                ignore: param.ignore,
            });
        }
        made.write(CUri {
            scheme: dup_opt(uri.scheme.as_deref()),
            server: dup_opt(uri.server.as_deref()),
            user: dup_opt(uri.user.as_deref()),
            port: uri.port,
            path: dup_opt(Some(uri.path.as_str()).filter(|path| !path.is_empty())),
            query: dup_opt(uri.query.as_deref()),
            fragment: dup_opt(uri.fragment.as_deref()),
            count,
            room: count,
            params,
        });
        made
    }

    fn virURIFree(uri: *mut CUri) {
        let Some(parts) = uri.as_ref() else { return };
        for at in 0..parts.count {
            libc::free((*parts.params.add(at)).name.cast());
            libc::free((*parts.params.add(at)).value.cast());
        }
        let strings = [parts.scheme, parts.server, parts.user, parts.path, parts.query, parts.fragment];
        for string in strings {
            libc::free(string.cast());
        }
        libc::free(parts.params.cast());
        libc::free(uri.cast());
    }

    /// Reads a numeric address; the length of its structure, or -1.
    fn virSocketAddrParse(address: *mut Address, value: *const c_char, family: c_int) -> c_int {
        if value.is_null() {
            super::raise("virSocketAddrParse", ErrorCode::INVALID_ARG, tr!("Missing address"));
            return -1;
        }
        let mut hints: libc::addrinfo = std::mem::zeroed();
        hints.ai_family = family;
        hints.ai_flags = libc::AI_NUMERICHOST;
        let mut found = std::ptr::null_mut();
        let result = libc::getaddrinfo(value, std::ptr::null(), &hints, &mut found);
        if result != 0 {
            let reason = CStr::from_ptr(libc::gai_strerror(result)).to_string_lossy();
            let text = tr!("Cannot parse socket address '%1$s': %2$s", text(value), reason);
            crate::ffi::error::note("virSocketAddrParse", Error::new(ErrorDomain::NONE, ErrorCode::SYSTEM_ERROR, text));
            return -1;
        }
        let length = (*found).ai_addrlen;
        if let Some(address) = address.as_mut() {
            let from = (*found).ai_addr.cast::<u8>();
            std::ptr::copy_nonoverlapping(from, (&raw mut address.data).cast(), length as usize);
            address.length = length;
        }
        libc::freeaddrinfo(found);
        length as c_int
    }

    /// Whether it stands for every address of its kind.
    fn virSocketAddrIsWildcard(address: *const Address) -> bool {
        let data = &raw const (*address).data;
        match c_int::from((*data).ss_family) {
            libc::AF_INET => (*data.cast::<libc::sockaddr_in>()).sin_addr.s_addr == libc::INADDR_ANY,
            libc::AF_INET6 => (*data.cast::<libc::sockaddr_in6>()).sin6_addr.s6_addr == [0; 16],
            _ => false,
        }
    }
} }
