// SPDX-License-Identifier: LGPL-2.1-or-later

use super::client::ClientConfig;
use super::*;
use proptest::prelude::*;

fn config(text: &str) -> Config {
    Config::parse("/f", text.as_bytes()).unwrap()
}

fn message(text: &str) -> String {
    match Config::parse("/f", text.as_bytes()) {
        Ok(_) => "fine".to_owned(),
        Err(error) => error.message().to_owned(),
    }
}

#[test]
fn values() {
    let c = config(
        "a = 1 # one\nb=-2;c = +003\n\nd = 'x\"y'\ne = \"x'y\"\nf = \"\"\"x\n\"y\"\"\"\ng = [ 1,\n 'x', [] , ]\na = 9\n",
    );
    assert_eq!(c.get("a"), Some(&Value::Number(1)));
    assert_eq!(c.get("b"), Some(&Value::Negative(-2)));
    assert_eq!(c.get("c"), Some(&Value::Number(3)));
    assert_eq!(c.string("d").unwrap(), Some("x\"y"));
    assert_eq!(c.string("e").unwrap(), Some("x'y"));
    assert_eq!(c.string("f").unwrap(), Some("x\n\"y"));
    let list = Value::List(vec![Value::Number(1), Value::String("x".into()), Value::List(vec![])]);
    assert_eq!(c.get("g"), Some(&list));
    assert_eq!(c.get("h"), None);
    assert_eq!(c.entries().count(), 8);
}

#[test]
fn what_is_wrong_and_where() {
    for (text, expected) in [
        ("", "fine"),
        ("# x", "fine"),
        ("\n", ":2: expecting a name"),
        ("  ", ":1: expecting a name"),
        ("a = 1; # x\n", "fine"),
        ("a = 1 b = 2", ":1: expecting a separator"),
        ("a\n= 1", ":1: expecting an assignment"),
        ("a = \n1", ":1: expecting a value"),
        ("_a = 1", ":1: expecting a name"),
        ("\r\n\na = x", ":3: expecting a value"),
        ("a = -", ":1: unterminated number"),
        ("a = 'x\n'", ":1: unterminated string"),
        ("a = \"x", ":1: unterminated string"),
        ("a = \"\"\"x", ":1: expecting a separator"),
        ("a = \"\"\"\"\"\"", ":1: expecting a separator"),
        ("a = \"\"\"\"\"\"\n", "fine"),
        ("a = \"\"\"xxxxxxx\n\n", ":1: unterminated string"),
        ("a = \"\"\"x\ny\"\"\"\nb = c", ":3: expecting a value"),
        ("a = [1", ":1: list is not closed with ]"),
        ("a = [1 2]", ":1: expecting a separator in list"),
        ("a = [,]", ":1: expecting a value"),
        ("a = [1,\n# c\n]", ":2: expecting a value"),
        ("a = true", ":1: expecting a value"),
    ] {
        let expected = match expected {
            "fine" => expected.to_owned(),
            what => format!("configuration file syntax error: /f{what}"),
        };
        assert_eq!(message(text), expected, "{text:?}");
    }
    assert_eq!(
        message("a = 9223372036854775808"),
        "numerical overflow: /f:1: numeric overflow in conf value"
    );
}

#[test]
fn depth_is_bounded() {
    let nested = |depth: usize| format!("a = {}{}", "[".repeat(depth), "]".repeat(depth));
    assert_eq!(message(&nested(16)), "fine");
    assert!(message(&nested(17)).ends_with("lists are nested too deeply"));
    assert!(message(&"[".repeat(1_000_000)).ends_with("expecting a name"));
    assert!(message(&nested(1_000_000)).ends_with("lists are nested too deeply"));
}

#[test]
fn types() {
    let c = config("n = 3\nm = -3\nbig = 5000000000\ns = 'x'\nl = ['x', 'y']\nodd = ['x', 1]\none = 1\n");
    let text = |result: Result<String>| result.unwrap_or_else(|error| error.message().to_owned());
    assert_eq!(c.i32("m").unwrap(), Some(-3));
    assert_eq!(c.u32("n").unwrap(), Some(3));
    assert_eq!(c.u64("big").unwrap(), Some(5_000_000_000));
    assert_eq!(c.i64("none").unwrap(), None);
    assert_eq!(c.bool("one").unwrap(), Some(true));
    assert_eq!(c.strings("l", false).unwrap().unwrap(), ["x", "y"]);
    assert_eq!(c.strings("s", true).unwrap().unwrap(), ["x"]);
    for (result, expected) in [
        (text(c.string("n").map(|v| format!("{v:?}"))), "/f: expected a string for 'n' parameter"),
        (
            text(c.strings("s", false).map(|v| format!("{v:?}"))),
            "/f: expected a string list for 's' parameter",
        ),
        (
            text(c.strings("n", true).map(|v| format!("{v:?}"))),
            "/f: expected a string or string list for 'n' parameter",
        ),
        (text(c.bool("n").map(|v| format!("{v:?}"))), "/f: value for 'n' parameter must be 0 or 1"),
        (text(c.bool("m").map(|v| format!("{v:?}"))), "/f: expected a bool for 'm' parameter"),
        (text(c.u32("m").map(|v| format!("{v:?}"))), "/f: expected an unsigned integer for 'm' parameter"),
        (
            text(c.u32("big").map(|v| format!("{v:?}"))),
            "/f: value for 'big' parameter must be in range 0:4294967295",
        ),
        (
            text(c.i32("big").map(|v| format!("{v:?}"))),
            "/f: value for 'big' parameter must be in range -2147483648:2147483647",
        ),
        (text(c.i64("s").map(|v| format!("{v:?}"))), "/f: expected a signed integer for 's' parameter"),
    ] {
        assert_eq!(result, format!("internal error: {expected}"));
    }
    let error = c.strings("odd", true).unwrap_err();
    assert_eq!(error.code(), ErrorCode::CONF_SYNTAX);
}

#[test]
fn aliases() {
    let c = ClientConfig::new(config(
        "uri_aliases = ['one=test:///default', 'one=other', 'empty=', 'x y=z', 'none']\nuri_default = 'one'\n",
    ));
    assert_eq!(c.resolve_alias("one").unwrap().as_deref(), Some("test:///default"));
    assert_eq!(c.resolve_alias("empty").unwrap().as_deref(), Some(""));
    let error = c.resolve_alias("none").unwrap_err();
    assert_eq!((error.domain(), error.code()), (ErrorDomain::URI, ErrorCode::CONF_SYNTAX));
    let c = ClientConfig::new(config("uri_aliases = ['none']"));
    assert!(c.resolve_alias("x").unwrap_err().message().ends_with("expected 'alias=uri://host/path'"));
    assert_eq!(ClientConfig::default().resolve_alias("x").unwrap(), None);
}

proptest! {
    #[test]
    fn no_text_is_too_odd(text in "[a=\\[\\],'\"# \n1;\\PC]{0,80}", bytes: Vec<u8>) {
        let _ = Config::parse("/f", text.as_bytes());
        let _ = Config::parse("/f", &bytes);
    }

    #[test]
    fn numbers_are_read_as_written(number: i64) {
        prop_assume!(number != i64::MIN);
        prop_assert_eq!(config(&format!("a = {number}")).i64("a").unwrap(), Some(number));
    }
}
