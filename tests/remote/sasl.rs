// SPDX-License-Identifier: LGPL-2.1-or-later
//! SASL: names and passwords.

use std::process::Command;

use crate::certificates::{Pki, listening};
use crate::common::daemon::Daemon;
use crate::support::{Program, Result, free_port, must, quiet_log, scratch, wait_for_ports, write};

pub fn sasl() -> Result {
    let dir = scratch("sasl");
    let pki = Pki::new(&dir)?;
    pki.issue("good", "ca", "cn=localhost\ndns_name=localhost\ntls_www_server\nexpiration_days=50")?;
    pki.issue("client", "ca", "cn=client\ntls_www_client\nexpiration_days=50")?;
    let mine = pki.folder("mine", "ca", Some("client"))?;
    let database = dir.join("sasldb");
    must(
        Command::new("sh")
            .args(["-c", r#"echo secret | saslpasswd2 -p -f "$0" -a libvirt fred"#])
            .arg(&database),
    )?;
    let account = |password: &str| {
        format!("[credentials-c]\nauthname=fred\n{password}\n[auth-libvirt-localhost]\ncredentials=c\n")
    };
    for (file, password) in [("good", "password=secret"), ("bad", "password=wrong"), ("half", "")] {
        write(&dir.join(file), &account(password))?;
    }

    let mut args = Vec::new();
    let mut daemons = Vec::new();
    for mechanisms in ["scram-sha-256", "digest-md5", "plain", "scram-sha-1 digest-md5 anonymous"] {
        let (port, tcp_port) = (free_port(), free_port());
        let folder = dir.join(format!("daemon{}", daemons.len()));
        let conf = dir.join(format!("sasl{}", daemons.len()));
        std::fs::create_dir_all(&conf).map_err(|e| e.to_string())?;
        let text = format!(
            "mech_list: {mechanisms}\nsasldb_path: {}\npwcheck_method: auxprop\n",
            database.display()
        );
        write(&conf.join("libvirt.conf"), &text)?;
        let setup = format!("mkdir -p /etc/sasl2\nmount --bind '{}' /etc/sasl2", conf.display());
        let conf = listening(&pki, "good", port, tcp_port, "sasl") + "auth_unix_rw = \"sasl\"\n";
        daemons.push(Daemon::start_with(&folder, &conf, &setup, &["--listen"]));
        wait_for_ports("127.0.0.1", &[port, tcp_port])?;
        let socket = folder.join("libvirt-sock");
        for file in ["good", "bad", "half"] {
            let file = dir.join(file);
            let (file, mine, socket) = (file.display(), mine.display(), socket.display());
            args.push(format!("test+tls://localhost:{port}/default?pkipath={mine}&authfile={file}"));
            args.push(format!("test+tcp://localhost:{tcp_port}/default?authfile={file}"));
            args.push(format!("test+unix:///default?socket={socket}&authfile={file}"));
        }
        let good = dir.join("good");
        for word in ["polkit", "bogus", "sasl", "sasl.DIGEST-MD5", "sasl.NOSUCH", "SASL.PLAIN"] {
            let (socket, good) = (socket.display(), good.display());
            args.push(format!("test+unix:///default?socket={socket}&authfile={good}&auth={word}"));
        }
    }
    let env = [("LIBVIRT_TEST_LARGE".to_owned(), "1".into()), quiet_log()];
    let program = Program { env: &env, ..Program::open(&dir) };
    let expected = [
        "secure 1, encrypted 1",
        "large: 1, undefine 0",
        "authentication failed: authentication failed",
        "requested authentication type polkit rejected",
        "SASL mechanism NOSUCH not supported by server",
        "unknown authentication type bogus",
    ];
    program.compare("sasl", &args, &expected)
}
