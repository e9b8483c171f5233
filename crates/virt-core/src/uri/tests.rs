// SPDX-License-Identifier: LGPL-2.1-or-later

use super::*;
use proptest::prelude::*;

/// One line for all parts, `-` for those that are not there.
fn parts(text: &str) -> String {
    let Some(uri) = Uri::try_parse(text) else { return "refused".to_owned() };
    let show = |part: &Option<String>| part.clone().unwrap_or_else(|| "-".to_owned());
    format!(
        "{} {} {} {} {} {} {} = {uri}",
        show(&uri.scheme),
        show(&uri.user),
        show(&uri.server),
        uri.port,
        uri.path,
        show(&uri.query),
        show(&uri.fragment)
    )
}

#[test]
fn taken_apart_and_put_together() {
    for (text, expected) in [
        ("test:///default", "test - - 0 /default - - = test:///default"),
        ("test:/default", "test - - 0 /default - - = test:///default"),
        (
            "qemu+ssh://root@host:22/system",
            "qemu+ssh root host 22 /system - - = qemu+ssh://root@host:22/system",
        ),
        ("esx://a%20b:c@h/?x=1#f%3f", "esx a b:c h 0 / x=1 f? = esx://a%20b:c@h/?x=1#f?"),
        (
            "qemu+tls://[2001:db8::1]:16514/",
            "qemu+tls - 2001:db8::1 16514 / - - = qemu+tls://[2001:db8::1]:16514/",
        ),
        ("x://[v1.x]/", "x - [v1.x] 0 / - - = x://[v1.x]/"),
        ("x://[fe80::1%25eth0]/", "x - fe80::1%eth0 0 / - - = x://[fe80::1%eth0]/"),
        ("xen", "- - - 0 xen - - = //xen"),
        ("xen:", "xen - - 0  - - = xen://"),
        ("xen://", "xen - - 0  - - = xen://"),
        ("", "- - - 0  - - = //"),
        ("?", "- - - 0   - = //?"),
        ("localhost:abc", "localhost - - 0 abc - - = localhost://abc"),
        ("a:b:c", "a - - 0 b:c - - = a://b%3Ac"),
        ("1a:b", "refused"),
        (":b", "refused"),
        ("x://h:", "refused"),
        ("x://h:x", "refused"),
        ("x://h:2147483647", "x - h 2147483647  - - = x://h:2147483647"),
        ("x://h:2147483648", "refused"),
        ("x://h:00", "x - h 0  - - = x://h"),
        ("x://u@/p", "x u - 0 /p - - = x://u@/p"),
        ("x://:22/p", "x - - 0 /p - - = x:///p"),
        ("x://1.2.3.4/", "x - 1.2.3.4 0 / - - = x://1.2.3.4/"),
        ("x://1.2.3.4x/", "x - 1.2.3.4x 0 / - - = x://1.2.3.4x/"),
        ("x://1.2.3.256/", "x - 1.2.3.256 0 / - - = x://1.2.3.256/"),
        ("x://@h", "x  h 0  - - = x://@h"),
        ("x://[/", "refused"),
        ("x://a b/", "refused"),
        ("x:///a b", "refused"),
        ("x:///a%2", "refused"),
        ("x:///\u{e4}", "refused"),
        ("x:///%c3%a4", "x - - 0 /\u{e4} - - = x:///%C3%A4"),
        ("x:///%ff", "refused"),
        ("x:///a%00b", "x - - 0 /a - - = x:///a"),
        ("x:////p//q/", "x - - 0 //p//q/ - - = x:////p//q/"),
        ("file:///c:/x:y", "file - - 0 /c:/x:y - - = file:///c:/x%3Ay"),
        ("x:///p#[a]", "x - - 0 /p - [a] = x:///p#[a]"),
        ("x:///p?q#f#g", "refused"),
    ] {
        assert_eq!(parts(text), expected, "{text}");
    }
}

#[test]
fn drivers_and_transports() {
    let uri = Uri::parse("qemu+unix:///system?socket=/run/x").unwrap();
    assert_eq!((uri.driver(), uri.transport()), ("qemu", Some("unix")));
    assert!(uri.has_unix_socket());
    let uri = Uri::parse("qemu:///system?SOCKET=/run/x").unwrap();
    assert_eq!((uri.driver(), uri.transport()), ("qemu", None));
    assert!(!uri.has_unix_socket());
    assert_eq!(Uri::parse("default").unwrap().driver(), "");
}

fn params(query: &str) -> Vec<(String, String)> {
    let uri = Uri::parse(&format!("test:///default?{query}")).unwrap();
    uri.params.into_iter().map(|param| (param.name, param.value)).collect()
}

#[test]
fn parameters() {
    let pairs = |list: &[(&str, &str)]| -> Vec<(String, String)> {
        list.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    };
    assert_eq!(params("foo=one&bar=two"), pairs(&[("foo", "one"), ("bar", "two")]));
    assert_eq!(params("foo=one;bar=two"), pairs(&[("foo", "one"), ("bar", "two")]));
    assert_eq!(params("a=1;b=2&c=3;d=4"), pairs(&[("a", "1;b=2"), ("c", "3"), ("d", "4")]));
    assert_eq!(params("&&a=1&&b&c=&=d&"), pairs(&[("a", "1"), ("b", ""), ("c", "")]));
    assert_eq!(params("a%26b=%3d%20&x=y=z"), pairs(&[("a&b", "= "), ("x", "y=z")]));
    assert_eq!(params("a+b=c+d"), pairs(&[("a+b", "c+d")]));
    assert_eq!(params(""), pairs(&[]));
}

#[test]
fn parameters_are_found_in_any_case_and_can_be_left_out() {
    let mut uri = Uri::parse("test:///default?Mode=auto&name=a/b&x=").unwrap();
    assert_eq!(uri.find_param("mode"), Some("auto"));
    assert_eq!(uri.require_param("X").unwrap(), "");
    let error = uri.require_param("none").unwrap_err();
    assert_eq!(error.message(), "invalid argument: Missing URI parameter 'none'");
    assert_eq!(uri.format_params(), "Mode=auto&name=a%2Fb&x=");
    uri.set_ignore(true, &["MODE", "x"]);
    assert_eq!(uri.format_params(), "name=a%2Fb");
}

#[test]
fn three_slashes_are_suggested() {
    let check = |text: &str| Uri::parse(text).unwrap().check_missing_slash(text);
    assert_eq!(
        check("qemu://system").unwrap_err().message(),
        "internal error: invalid URI qemu://system (maybe you want qemu:///system)"
    );
    check("qemu+ssh://system").unwrap();
    check("qemu://host").unwrap();
    check("test://session").unwrap();
}

#[test]
fn a_refused_uri_is_named() {
    let error = Uri::parse("a b").unwrap_err();
    assert_eq!(error.message(), "internal error: Unable to parse URI a b");
    assert_eq!(error.domain(), ErrorDomain::URI);
}

proptest! {
    #[test]
    fn no_text_is_too_odd(text in "\\PC{0,80}") {
        let _ = Uri::parse(&text);
    }

    #[test]
    fn what_was_written_is_read_alike(text in "[a-c]{0,2}:?/{0,3}[a-c%:@0-9.\\[\\]/?#&;=]{0,20}") {
        if let Some(uri) = Uri::try_parse(&text) {
            let again = Uri::parse(&uri.to_string());
            // A host that holds decoded delimiters is written as it is, as it always was.
            let plain = |part: &Option<String>| part.as_deref().unwrap_or("").bytes()
                .all(|b| b.is_ascii_alphanumeric() || b".:".contains(&b));
            if plain(&uri.server) && uri.scheme.is_some() && uri.path.starts_with('/') {
                let again = again.unwrap();
                prop_assert_eq!((&again.path, &again.user, &again.query), (&uri.path, &uri.user, &uri.query));
            }
        }
    }
}
