// SPDX-License-Identifier: LGPL-2.1-or-later
//! TLS: certificates that are good, and each way in which they can be bad.

use crate::certificates::{PAST, Pki, listening};
use crate::common::daemon::Daemon;
use crate::support::{Program, Result, free_port, quiet_log, scratch, wait_for_ports, write};

pub fn tls() -> Result {
    let dir = scratch("tls");
    let pki = Pki::new(&dir)?;
    let server = "tls_www_server\nexpiration_days=50";
    let names = "cn=localhost\ndns_name=localhost\nip_address=127.0.0.1";
    pki.issue("good", "ca", &format!("{names}\n{server}"))?;
    pki.issue("byname", "ca", &format!("cn=localhost\n{server}"))?;
    pki.issue("elsewhere", "ca", &format!("cn=elsewhere\ndns_name=elsewhere\n{server}"))?;
    pki.issue("late", "ca", &format!("{names}\ntls_www_server\n{PAST}"))?;
    let client = "cn=client\ntls_www_client";
    pki.issue("client", "ca", &format!("{client}\nexpiration_days=50"))?;
    pki.issue("stranger", "other", &format!("{client}\nexpiration_days=50"))?;
    pki.issue("old", "ca", &format!("{client}\n{PAST}"))?;
    let client_revoked = pki.revoke("client")?;
    let server_revoked = pki.revoke("good")?;

    let mine = pki.folder("mine", "ca", Some("client"))?.display().to_string();
    let none = pki.folder("none", "ca", None)?.display().to_string();
    let trusting = pki.folder("trusting-other", "other", Some("client"))?.display().to_string();
    let stranger = pki.folder("stranger", "ca", Some("stranger"))?.display().to_string();
    let old = pki.folder("old", "ca", Some("old"))?.display().to_string();
    let list = pki.folder("list", "ca", Some("client"))?;
    std::fs::copy(server_revoked, list.join("cacrl.pem")).map_err(|e| e.to_string())?;
    let list = list.display().to_string();
    let mismatch = pki.folder("mismatch", "ca", Some("client"))?;
    std::fs::copy(pki.file("good", "key"), mismatch.join("clientkey.pem")).map_err(|e| e.to_string())?;
    let mismatch = mismatch.display().to_string();
    let garbage = pki.folder("garbage", "ca", Some("client"))?;
    write(&garbage.join("clientcert.pem"), "no certificate\n")?;
    let garbage = garbage.display().to_string();

    let mut daemons = Vec::new();
    let mut start = |certificate: &str, more: &str| {
        let (port, tcp_port) = (free_port(), free_port());
        let conf = listening(&pki, certificate, port, tcp_port, "none") + more;
        daemons.push(Daemon::start_with(&dir.join(format!("daemon{port}")), &conf, "", &["--listen"]));
        wait_for_ports("127.0.0.1", &[port, tcp_port]).map(|()| (port, tcp_port))
    };
    let (good, good_tcp) = start("good", "")?;
    let (byname, _) = start("byname", "")?;
    let (elsewhere, _) = start("elsewhere", "")?;
    let (late, _) = start("late", "")?;
    let (strict, _) = start("good", &format!("crl_file = \"{}\"\n", client_revoked.display()))?;

    let uri = |host: &str, port: u16, folder: &str, more: &str| {
        format!("test+tls://{host}:{port}/default?pkipath={folder}{more}")
    };
    let args = [
        uri("localhost", good, &mine, ""),
        format!("!{}", uri("localhost", good, &mine, "")),
        uri("127.0.0.1", good, &mine, ""),
        uri("localhost", byname, &mine, ""),
        uri("localhost", good, &mine, "&tls_priority=NORMAL:-VERS-TLS1.3"),
        uri("localhost", good, &mine, "&tls_priority=NORMAL:-CIPHER-ALL:%2BCHACHA20-POLY1305"),
        // The server's certificate: another's, too old, taken back, of an unknown authority.
        uri("localhost", elsewhere, &mine, ""),
        uri("localhost", elsewhere, &mine, "&no_verify=1"),
        uri("127.0.0.1", byname, &mine, ""),
        uri("localhost", late, &mine, ""),
        uri("localhost", late, &mine, "&no_verify=1"),
        uri("localhost", good, &list, ""),
        uri("localhost", good, &trusting, "&no_sanity=1"),
        // Ours: none, taken back, of an unknown authority, too old.
        uri("localhost", good, &none, ""),
        uri("localhost", strict, &mine, ""),
        uri("localhost", good, &stranger, "&no_sanity=1"),
        uri("localhost", good, &old, "&no_sanity=1"),
        // What is noticed before anybody is called.
        uri("localhost", good, &trusting, ""),
        uri("localhost", good, &stranger, ""),
        uri("localhost", good, &old, ""),
        uri("localhost", good, &mismatch, ""),
        uri("localhost", good, &garbage, ""),
        uri("localhost", good, "/nonexistent", ""),
        uri("localhost", good, &mine, "&tls_priority=BOGUS"),
        uri("localhost", good_tcp, &mine, ""),
        format!("test+tcp://localhost:{good_tcp}/default"),
    ];
    let env = [("LIBVIRT_TEST_LARGE".to_owned(), "1".into()), quiet_log()];
    let program = Program { env: &env, ..Program::open(&dir) };
    let expected = [
        "secure 1, encrypted 1",
        "large: 1, undefine 0",
        "Failed to verify peer's certificate",
        "Unable to read TLS confirmation",
        "failed validation against",
        "has expired",
        "do not match",
        "The request is invalid.",
        "secure 0, encrypted 0",
    ];
    program.compare("tls", &args, &expected)?;

    // A handshake, and calls, on a thread with less of a stack than most have.
    let env = [("LIBVIRT_TEST_STACK".to_owned(), (32 * 1024).to_string().into()), quiet_log()];
    let program = Program { env: &env, ..Program::open(&dir) };
    let args = [
        uri("localhost", good, &mine, ""),
        uri("localhost", good, &mine, "&tls_priority=NORMAL:-VERS-TLS1.3"),
    ];
    program.compare("tls", &args, &["secure 1, encrypted 1", "close 0"])
}
