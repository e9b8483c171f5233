// SPDX-License-Identifier: LGPL-2.1-or-later
//! What documents about pools are refused for.

use super::*;

fn refused(xml: &str) -> String {
    Definition::parse(xml, ParseOptions { namespaces: true }).unwrap_err().message().into()
}

#[test]
fn paths_are_tidied() {
    for (path, tidy) in [
        ("/", "/"),
        ("//", "//"),
        ("///", "/"),
        ("//a//b/", "//a/b"),
        ("///a/", "/a"),
        ("a/", "a"),
        ("/a/../b///c", "/a/../b/c"),
        ("nfs://a//b/", "nfs://a//b/"),
        ("/x://a//b/", "/x:/a/b"),
    ] {
        assert_eq!(&*sanitize(path), tidy, "{path}");
    }
}
