// SPDX-License-Identifier: LGPL-2.1-or-later
//! What a URI may say, and what is wrong in one.

use std::ffi::OsString;
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use crate::certificates::{Pki, listening};
use crate::common::daemon::{Daemon, Network, Setup};
use crate::common::{self, Library, Run};
use crate::support::{NOBODY, Program, Result, free_port, must, quiet_log, scratch, wait_for_ports, write};

/// Names of hosts that are addresses of the newer kind.
pub fn ipv6() -> Result {
    let dir = scratch("ipv6");
    let pki = Pki::new(&dir)?;
    pki.issue("good", "ca", "cn=somebody\nip_address=::1\ntls_www_server\nexpiration_days=50")?;
    pki.issue("client", "ca", "cn=client\ntls_www_client\nexpiration_days=50")?;
    let mine = pki.folder("mine", "ca", Some("client"))?;
    let (port, tcp_port) = (free_port(), free_port());
    let conf = listening(&pki, "good", port, tcp_port, "none").replace("127.0.0.1", "::1");
    let folder = dir.join("daemon");
    // Where the machine has no such addresses, both say so.
    let has_them = TcpListener::bind("[::1]:0").is_ok();
    let _daemon = has_them.then(|| Daemon::start_with(&folder, &conf, "", &["--listen"]));
    if has_them {
        wait_for_ports("::1", &[port, tcp_port])?;
    }
    let mine = mine.display();
    let args = [
        format!("test+tcp://[::1]:{tcp_port}/default"),
        format!("test+tls://[::1]:{port}/default?pkipath={mine}"),
        format!("test+tls://[0:0:0:0:0:0:0:1]:{port}/default?pkipath={mine}"),
        format!("!test+tls://[::1]:{port}/default?pkipath={mine}"),
        format!("test+tls://localhost:{port}/default?pkipath={mine}"),
        format!("test+tcp://[::2]:{tcp_port}/default"),
        "test+tcp://[::1]/default?socket=/x&name=test:///nonexistent".to_owned(),
    ];
    let expected: &[&str] = if has_them { &["secure 1, encrypted 1", "secure 0, encrypted 0"] } else { &[] };
    Program::open(&dir).compare("ipv6", &args, expected)
}

/// Every parameter of a URI, good and bad, in the open and on ways that do not use it; and
/// parameters that nobody knows, which are the daemon's.
pub fn parameters() -> Result {
    let dir = scratch("parameters");
    let daemon = Daemon::start(&dir.join("daemon"), "");
    let socket = daemon.socket();
    // Tells how it was called, and brings the bytes to the daemon.
    let carrier = dir.join("carrier with words");
    let script = format!(
        "#!/bin/sh\necho \"$# $@\" >>'{}'\nexec nc -U '{}'\n",
        dir.join("called").display(),
        socket.display()
    );
    write(&carrier, &script)?;
    must(Command::new("chmod").arg("755").arg(&carrier))?;
    let (socket, carrier) = (socket.display(), carrier.display().to_string().replace(' ', "%20"));
    let unix = |more: &str| format!("test+unix:///default?socket={socket}{more}");
    let ext = |more: &str| format!("test+ext:///default?command={carrier}{more}");
    let mut args = vec![ext(""), ext("&socket=/nonexistent"), ext("&mode=direct"), ext("&proxy=native")];
    for more in [
        "&foo=bar",
        "&foo",
        "&foo=&bar=1",
        "&=x",
        "&name=test:///default",
        "&name=test:///nonexistent",
        "&name=",
        "&name=bogus:///",
        "&NAME=test:///default",
        "&command=/bin/false",
        "&auth=none",
        "&auth=polkit",
        "&auth=",
        "&authfile=/nonexistent",
        "&sshauth=bogus",
        "&netcat=/nonexistent",
        "&keyfile=/nonexistent",
        "&pkipath=/nonexistent",
        "&known_hosts=/nonexistent",
        "&known_hosts_verify=bogus",
        "&tls_priority=BOGUS",
        "&mode=auto",
        "&mode=legacy",
        "&mode=direct",
        "&mode=Direct",
        "&mode=",
        "&proxy=auto",
        "&proxy=netcat",
        "&proxy=native",
        "&proxy=Native",
        "&proxy=",
        "&no_sanity=1",
        "&no_sanity=yes",
        "&no_sanity=",
        "&no_verify=-1",
        "&no_verify=0x1",
        "&no_verify=99999999999",
        "&no_tty=1",
        "&no_tty=1%20",
        "&No_Tty=0",
        "&socket=/nonexistent",
        "#fragment",
        "&foo=b%26r%3d%20#x",
    ] {
        args.push(unix(more));
    }
    for uri in [
        "test:///default?socket=/nonexistent",
        "test+unix:///default?socket=",
        "test+unix:///default?mode=direct",
        "test+unix:///nonexistent?mode=legacy",
        "TEST+UNIX:///default?socket=/nonexistent",
        "test+:///default",
        "+unix:///default",
        "test+unix+tcp:///default",
        "remote+unix:///?socket=/nonexistent",
        "remote:///?name=test:///default&socket=/nonexistent",
        "qemu+libssh2://localhost/system?known_hosts_verify=bogus",
        "qemu+libssh2://localhost/system?sshauth=bogus",
        "qemu+libssh2://localhost/system?sshauth=privkey&known_hosts=/etc",
        "qemu+libssh2://localhost/system?mode=direct",
        "qemu+libssh2://localhost/system?netcat=nc&proxy=native",
        "qemu+libssh://localhost/system?netcat=nc&proxy=native",
        "qemu+libssh://localhost/system?mode=direct",
        "qemu:///embed",
        "qemu:///embed?root=/nonexistent",
        "qemu:///embed?root=here",
        "qemu:///embed?Root=/nonexistent",
        "nosuch:///embed?root=/nonexistent",
        "qemu://host/embed",
        "QEMU:///embed?root=/",
        "secret:///embed?root=/nonexistent",
        "test:///embed",
        "lxc:///embed",
        "qemu+unix:///embed?socket=/nonexistent",
        "qemu+tcp://localhost:1/system",
        "qemu+tcp://localhost:0/system?socket=/x&foo=bar",
        "qemu+tcp://localhost:abc/system",
        "qemu+tcp://[::1/system",
        "qemu+tcp://user@localhost:1/system?name=x",
        "qemu+tls://localhost:1/system?pkipath=/nonexistent&no_verify=1",
    ] {
        args.push(uri.to_owned());
    }
    let program = Program::open(&dir);
    let called = dir.join("called");
    let run = |library: &Library| -> Result<String> {
        let _ = std::fs::remove_file(&called);
        let text = program.run(library, &args)?;
        Ok(text + &std::fs::read_to_string(&called).map_err(|e| e.to_string())?)
    };
    let (theirs, ours) = (run(&common::reference())?, run(&common::ours())?);
    program.judge(
        "parameters",
        &theirs,
        &ours,
        &["secure 0, encrypted 0", "Failed to parse value of URI component"],
    )
}

/// What is refused before anybody is called, and by nobody being there.
pub fn refused() -> Result {
    let dir = scratch("refused");
    let port = free_port();
    let args = [
        "qemu+foo://host/system",
        "qemu+unix://host/system",
        "qemu+unix:///system?socket=/nonexistent/sock",
        "qemu+unix:///system?socket=/etc/passwd",
        "qemu+ext:///system",
        "qemu:///system?mode=bogus",
        "qemu:///system?proxy=bogus",
        "qemu:///system?no_verify=x",
        "qemu+ssh://host/system?mode=direct",
        "qemu+tls://localhost/system?pkipath=/nonexistent",
        "qemu+tcp://no-such-host.invalid/system",
        "hyperv+unix:///x?socket=/nonexistent",
        "bogus:///",
    ];
    let mut args = args.map(str::to_owned).to_vec();
    args.push(format!("qemu+tcp://localhost:{port}/system"));
    args.push(format!("qemu+tcp://[::1]:{port}/system"));
    let expected = ["transport in URL not recognised", "unable to connect to server at"];
    Program::open(&dir).compare("refused", &args, &expected)
}

/// Ports and certificates that nobody names: the usual ports, in a network of the daemon's own, and a
/// user's folder.
pub fn defaults() -> Result {
    let dir = scratch("defaults");
    let pki = Pki::new(&dir)?;
    pki.issue("good", "ca", "cn=localhost\ndns_name=localhost\ntls_www_server\nexpiration_days=50")?;
    pki.issue("client", "ca", "cn=client\ntls_www_client\nexpiration_days=50")?;
    let conf = listening(&pki, "good", 0, 0, "none").replace("tls_port = \"0\"\ntcp_port = \"0\"\n", "");
    let setup = Setup { conf: &conf, network: Network::Own, args: &["--listen"], ..Setup::default() };
    let daemon = Daemon::start_in(&dir.join("daemon"), &setup);
    let number = daemon.process().ok_or("nobody is there")?;
    let network = format!("--net=/proc/{number}/ns/net");
    let both = "until nc -z localhost 16509 && nc -z localhost 16514; do sleep 0.05; done";
    must(Command::new("timeout").args(["60", "nsenter", &network, "sh", "-c", both]))?;
    let place = std::env::temp_dir().join(format!("lv-defaults-{}", std::process::id()));
    let program = Program::open(&dir);
    let binary = program.compile()?;
    let run = |library: &Library, uris: &[&str]| -> Result<String> {
        let _ = std::fs::remove_dir_all(&place);
        let home = place.join("home");
        let folder = home.join(".pki/libvirt");
        std::fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
        std::fs::copy(&binary, place.join("open")).map_err(|e| e.to_string())?;
        let files =
            [("ca", "cert", "cacert"), ("client", "cert", "clientcert"), ("client", "key", "clientkey")];
        for (name, part, file) in files {
            let path = folder.join(format!("{file}.pem"));
            std::fs::copy(pki.file(name, part), &path).map_err(|e| e.to_string())?;
            std::os::unix::fs::chown(&path, Some(NOBODY), Some(NOBODY)).map_err(|e| e.to_string())?;
        }
        let loaded = place.join("loaded");
        write(&loaded, "")?;
        std::os::unix::fs::chown(&loaded, Some(NOBODY), Some(NOBODY)).map_err(|e| e.to_string())?;
        let user = NOBODY.to_string();
        let mut args: Vec<OsString> = vec![network.clone().into(), "setpriv".into()];
        args.extend(["--reuid", &user, "--regid", &user, "--clear-groups"].map(OsString::from));
        args.push(place.join("open").into());
        args.extend(uris.iter().map(OsString::from));
        let run_dir = place.join("run");
        let what = Run {
            program: "nsenter".as_ref(),
            args: &args,
            env: &[
                ("HOME".to_owned(), home.into()),
                ("LIBVIRT_TEST_LOADED".to_owned(), loaded.clone().into()),
                quiet_log(),
            ],
            stdin: b"",
            dir: &run_dir,
            timeout: Duration::from_secs(120),
            user: None,
        };
        let outcome = common::run(library, &what);
        let loaded = std::fs::read_to_string(loaded).map_err(|e| e.to_string())?;
        let loaded: Vec<PathBuf> = loaded.lines().map(PathBuf::from).collect();
        common::check_loaded(&loaded, library)?;
        Ok(format!("{}[{}]\n", String::from_utf8_lossy(&outcome.stdout), outcome.end()))
    };
    let uris = [
        "test+tcp://localhost/default",
        "test+tls://localhost/default",
        "test://localhost/default",
        "test+tls://localhost/default?pkipath=/nonexistent",
        "test+tcp://localhost:16514/default",
        "test+tcp://localhost:1/default",
    ];
    let theirs = run(&common::reference(), &uris)?;
    let ours = run(&common::ours(), &uris)?;
    let expected = ["secure 0, encrypted 0", "secure 1, encrypted 1", "localhost:1'"];
    program.judge("defaults", &theirs, &ours, &expected)?;
    // The reference can do all that GnuTLS can.
    let old = "test+tls://localhost/default?tls_priority=NORMAL:-VERS-ALL:%2BVERS-TLS1.1";
    let text = run(&common::ours(), &[old])?;
    let _ = std::fs::remove_dir_all(&place);
    match text.contains("open: code ") {
        true => Ok(()),
        false => Err(format!("an old protocol is not refused:\n{text}")),
    }
}
