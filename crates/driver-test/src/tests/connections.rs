// SPDX-License-Identifier: LGPL-2.1-or-later
//! Opening, and what connections share.

use super::*;
use crate::REGISTRATION;
use virt_core::auth::{AuthCallback, Credential, CredentialKind, Refusal};
use virt_core::config::client::ClientConfig;
use virt_core::driver::Request;
use virt_core::uri::Uri;

fn try_open(uri: &str, auth: Option<&dyn AuthCallback>) -> virt_core::Result<ConnectRef> {
    let opening = Opening { uri: Some(Uri::parse(uri).unwrap()), ..Opening::default() };
    let request = Request { opening: &opening, auth, config: &ClientConfig::default() };
    let opened = (REGISTRATION.open)(&request)?.expect("not declined");
    Ok(Connect::new(&opening, opened.uri, opened.drivers))
}

#[test]
fn the_default_state_is_shared_while_it_is_used() {
    let one = try_open("test:///default", None).unwrap();
    let two = try_open("test:///default", None).unwrap();
    define(&one, "shared", 1);
    assert_eq!(driver(&two).domain_lookup_by_name(&two, "shared").unwrap().uuid(), &uuid(1));
    let test = driver(&one).domain_lookup_by_name(&one, "test").unwrap();
    assert_eq!((test.id(), driver(&one).domain_get_state(&test, 0)), (1, Ok((1, 0))));
    one.close();
    drop((one, test));
    assert!(driver(&two).domain_lookup_by_name(&two, "shared").is_ok());
    two.close();
    drop(two);
    let fresh = try_open("test:///default", None).unwrap();
    assert_eq!(refused(driver(&fresh).domain_lookup_by_name(&fresh, "shared")), "Domain not found");
    assert_eq!(driver(&fresh).connect_list_domains(&fresh, 9), Ok(vec![1]));
    fresh.close();
}

#[test]
fn paths_that_lead_nowhere() {
    for uri in ["test://", "test:///", "test:"] {
        assert_eq!(
            refused(try_open(uri, None)),
            "invalid argument: testOpen: supply a path or use test:///default"
        );
    }
    assert_eq!(
        refused(try_open("test:///nonexistent", None)),
        "Failed to open file '/nonexistent': No such file or directory"
    );
    assert_eq!(refused(try_open("test:///tmp", None)), "Failed to read file '/tmp': Is a directory");
}

/// A file that goes when the test ends.
struct Scratch(std::path::PathBuf);

impl Scratch {
    fn new(name: &str, content: impl AsRef<[u8]>) -> Scratch {
        let path = std::env::temp_dir().join(format!("driver-test-{name}-{}", std::process::id()));
        std::fs::write(&path, content).unwrap();
        Scratch(path)
    }

    fn uri(&self) -> String {
        format!("test://{}", self.0.display())
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

#[test]
fn a_node_file_describes_a_host_of_its_own() {
    let own = document("own", 1).replace(
        "<name>",
        "<t:runstate xmlns:t='http://libvirt.org/schemas/domain/test/1.0'>3</t:runstate><name>",
    );
    let text = format!(
        "<node><cpu><mhz>5</mhz><nodes>1</nodes><sockets>1</sockets><cores>3</cores><threads>1</threads></cpu>{own}</node>"
    );
    let file = Scratch::new("node", text);
    let (one, two) = (try_open(&file.uri(), None).unwrap(), try_open(&file.uri(), None).unwrap());
    let info = driver(&one).node_get_info(&one).unwrap();
    assert_eq!((info.mhz, info.cpus, info.memory), (5, 3, 3 << 20));
    let domain = driver(&one).domain_lookup_by_name(&one, "own").unwrap();
    assert_eq!(driver(&one).domain_get_state(&domain, 0), Ok((3, 0)));
    driver(&one).domain_destroy(&domain).unwrap();
    assert_eq!(driver(&one).connect_num_of_domains(&one), Ok(0));
    assert_eq!(driver(&two).connect_num_of_domains(&two), Ok(1));
}

#[test]
fn node_files_may_hold_anything() {
    for (what, content) in [
        ("nothing", &b""[..]),
        ("another element", b"<nodes/>"),
        ("not UTF-8", b"<node>\xff\xfe</node>"),
        ("half a letter", b"<node>\xc3"),
        ("open", b"<node>"),
        ("NUL", b"\0<node/>"),
        ("a domain without a name", b"<node><domain type='test'/></node>"),
    ] {
        let file = Scratch::new("hostile", content);
        assert!(try_open(&file.uri(), None).is_err(), "{what}");
    }
    let file = Scratch::new("trailing", b"<node/>\0<not seen");
    assert!(try_open(&file.uri(), None).is_ok());
}

struct Answers(&'static str, &'static str);

impl AuthCallback for Answers {
    fn kinds(&self) -> Vec<CredentialKind> {
        vec![CredentialKind::AuthName, CredentialKind::Passphrase]
    }

    fn ask(&self, questions: &mut [Credential]) -> Result<(), Refusal> {
        for question in questions {
            let answer = if question.kind == CredentialKind::AuthName { self.0 } else { self.1 };
            question.result = Some(answer.as_bytes().to_vec());
        }
        Ok(())
    }
}

#[test]
fn users_of_a_node_file_must_be_known() {
    let file = Scratch::new(
        "users",
        "<node><auth><user password='secret'>with</user><user>without</user></auth></node>",
    );
    let wrong =
        "authentication failed: authentication failed, see test XML for the correct username/password";
    assert!(try_open(&file.uri(), Some(&Answers("with", "secret"))).is_ok());
    assert!(try_open(&file.uri(), Some(&Answers("without", "anything"))).is_ok());
    assert_eq!(refused(try_open(&file.uri(), Some(&Answers("with", "other")))), wrong);
    assert_eq!(refused(try_open(&file.uri(), Some(&Answers("unknown", "secret")))), wrong);
    assert_eq!(refused(try_open(&file.uri(), None)), "invalid argument: Missing authentication credentials");
}
