// SPDX-License-Identifier: LGPL-2.1-or-later
//! URIs: any text is taken apart or refused, and what was put together is read alike.
#![no_main]

use libfuzzer_sys::fuzz_target;
use virt_core::uri::Uri;

/// Whether a host needs no encoding; others are written as they are, and read otherwise.
fn plain(server: &str) -> bool {
    server.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte))
}

fuzz_target!(|text: &str| {
    let Ok(uri) = Uri::parse(text) else { return };
    let _ = (uri.driver(), uri.transport(), uri.has_unix_socket(), uri.format_params());
    let whole = uri.scheme.is_some() && (uri.path.is_empty() || uri.path.starts_with('/'));
    if whole && uri.server.as_deref().is_none_or(plain) {
        let again = Uri::parse(&uri.to_string()).expect("a URI of our own making");
        assert_eq!((&again.path, &again.query, &again.params), (&uri.path, &uri.query, &uri.params));
    }
});
