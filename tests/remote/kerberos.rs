// SPDX-License-Identifier: LGPL-2.1-or-later
//! SASL's GSSAPI: identities of a Kerberos realm of the tests' own, and encryption on an open
//! connection, which somebody on the way records.

use std::ffi::OsString;
use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};

use crate::certificates::{Pki, listening};
use crate::common;
use crate::common::daemon::{Daemon, Setup};
use crate::support::{Program, Result, free_port, must, quiet_log, scratch, wait_for_ports, write};

const REALM: &str = "TEST.INVALID";

/// The realm's authority; it ends when this is dropped.
struct Kdc {
    dir: PathBuf,
    child: Child,
}

impl Kdc {
    fn start(dir: &Path) -> Result<Kdc> {
        std::fs::create_dir_all(dir).map_err(|e| e.to_string())?;
        let (port, folder) = (free_port(), dir.display());
        let client = format!(
            "[libdefaults]\ndefault_realm = {REALM}\ndns_lookup_realm = false\ndns_lookup_kdc = false\n\
             dns_canonicalize_hostname = false\nrdns = false\nudp_preference_limit = 1\n\
             [realms]\n{REALM} = {{\nkdc = 127.0.0.1:{port}\n}}\n\
             [domain_realm]\nlocalhost = {REALM}\n127.0.0.1 = {REALM}\n"
        );
        let server = format!(
            "[kdcdefaults]\nkdc_listen = \"\"\nkdc_tcp_listen = 127.0.0.1:{port}\n\
             [realms]\n{REALM} = {{\ndatabase_name = {folder}/principal\nkey_stash_file = {folder}/stash\n\
             acl_file = {folder}/acl\n}}\n\
             [logging]\nkdc = FILE:{folder}/kdc.log\nadmin_server = FILE:{folder}/admin.log\n"
        );
        write(&dir.join("krb5.conf"), &client)?;
        write(&dir.join("kdc.conf"), &server)?;
        must(Kdc::command(dir, "kdb5_util").args(["create", "-s", "-P", "master"]))?;
        let host = format!("libvirt/localhost@{REALM}");
        for query in [
            format!("addprinc -randkey {host}"),
            format!("ktadd -k {folder}/server.keytab {host}"),
            "addprinc -randkey fred".to_owned(),
            format!("ktadd -k {folder}/fred.keytab fred"),
            "addprinc -randkey eve".to_owned(),
            format!("ktadd -k {folder}/eve.keytab eve"),
            // Keys that are not the ones of today.
            "addprinc -randkey old".to_owned(),
            format!("ktadd -k {folder}/old.keytab old"),
            "cpw -randkey old".to_owned(),
            // Nobody any more.
            "addprinc -randkey late".to_owned(),
            format!("ktadd -k {folder}/late.keytab late"),
            "modprinc -expire \"2020-01-01 00:00:00 UTC\" late".to_owned(),
        ] {
            must(Kdc::command(dir, "kadmin.local").args(["-q", &query]))?;
        }
        let log = std::fs::File::create(dir.join("log")).map_err(|e| e.to_string())?;
        // It dies with `unshare`, with all it started.
        let child = Kdc::command(dir, "unshare")
            .args(["--pid", "--fork", "--kill-child", "krb5kdc", "-n"])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .map_err(|e| format!("krb5kdc: {e}"))?;
        let kdc = Kdc { dir: dir.to_owned(), child };
        wait_for_ports("127.0.0.1", &[port])?;
        Ok(kdc)
    }

    fn command(dir: &Path, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin")
            .env("KRB5_CONFIG", dir.join("krb5.conf"))
            .env("KRB5_KDC_PROFILE", dir.join("kdc.conf"));
        command
    }

    /// What makes a program be `who`; the tickets are forgotten when it ends.
    fn identity(&self, who: &str) -> Vec<(String, OsString)> {
        vec![
            ("KRB5_CONFIG".to_owned(), self.dir.join("krb5.conf").into()),
            ("KRB5CCNAME".to_owned(), "MEMORY:test".into()),
            ("KRB5_CLIENT_KTNAME".to_owned(), self.dir.join(format!("{who}.keytab")).into()),
            ("LIBVIRT_TEST_LARGE".to_owned(), "1".into()),
            quiet_log(),
        ]
    }
}

impl Drop for Kdc {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Somebody between a program and a port who carries everything on and remembers it.
struct Tap {
    port: u16,
    heard: Arc<Mutex<Vec<u8>>>,
}

impl Tap {
    fn on(port: u16) -> Result<Tap> {
        let listener = TcpListener::bind("127.0.0.1:0").map_err(|e| e.to_string())?;
        let tap =
            Tap { port: listener.local_addr().map_err(|e| e.to_string())?.port(), heard: Arc::default() };
        let heard = Arc::clone(&tap.heard);
        // It ends with the tests.
        std::thread::spawn(move || {
            for near in listener.incoming().flatten() {
                let Ok(far) = TcpStream::connect(("127.0.0.1", port)) else { continue };
                let (Ok(near_too), Ok(far_too)) = (near.try_clone(), far.try_clone()) else { continue };
                for (from, to) in [(near, far), (far_too, near_too)] {
                    let heard = Arc::clone(&heard);
                    std::thread::spawn(move || carry(from, to, &heard));
                }
            }
        });
        Ok(tap)
    }

    /// Whether somebody said this so that anybody understands it; forgets everything.
    fn heard(&self, what: &[u8]) -> bool {
        let heard = std::mem::take(&mut *self.heard.lock().expect("nobody panics"));
        heard.windows(what.len()).any(|bytes| bytes == what)
    }
}

fn carry(mut from: TcpStream, mut to: TcpStream, heard: &Mutex<Vec<u8>>) {
    let mut buffer = vec![0; 65536];
    while let Ok(count @ 1..) = from.read(&mut buffer) {
        heard.lock().expect("nobody panics").extend_from_slice(&buffer[..count]);
        if to.write_all(&buffer[..count]).is_err() {
            break;
        }
    }
    let _ = to.shutdown(Shutdown::Write);
}

pub fn gssapi() -> Result {
    let dir = scratch("gssapi");
    let kdc = Kdc::start(&dir.join("kdc"))?;
    let pki = Pki::new(&dir)?;
    pki.issue("good", "ca", "cn=localhost\ndns_name=localhost\ntls_www_server\nexpiration_days=50")?;
    pki.issue("client", "ca", "cn=client\ntls_www_client\nexpiration_days=50")?;
    let mine = pki.folder("mine", "ca", Some("client"))?;
    let account = "[credentials-c]\nauthname=fred\n[auth-libvirt-localhost]\ncredentials=c\n";
    write(&dir.join("account"), account)?;

    let (folder, settings) = (dir.join("daemon"), dir.join("sasl2"));
    std::fs::create_dir_all(&settings).map_err(|e| e.to_string())?;
    write(&settings.join("libvirt.conf"), "mech_list: gssapi\n")?;
    let (port, tcp_port) = (free_port(), free_port());
    let conf = listening(&pki, "good", port, tcp_port, "sasl")
        + &format!("auth_unix_rw = \"sasl\"\nsasl_allowed_username_list = [\"fred@{REALM}\", \"fred\"]\n");
    // The daemon is who its host's name says.
    let shell =
        format!("hostname localhost\nmkdir -p /etc/sasl2\nmount --bind '{}' /etc/sasl2", settings.display());
    let (realm, keys) = (kdc.dir.join("krb5.conf"), kdc.dir.join("server.keytab"));
    let env = [
        ("KRB5_CONFIG", realm.as_path()),
        ("KRB5_KTNAME", keys.as_path()),
        ("KRB5RCACHENAME", Path::new("none:")),
    ];
    let setup = Setup { conf: &conf, shell: &shell, args: &["--listen"], env: &env, ..Setup::default() };
    let _daemon = Daemon::start_in(&folder, &setup);
    wait_for_ports("127.0.0.1", &[port, tcp_port])?;
    let open = Tap::on(tcp_port)?;

    let tls = format!("test+tls://localhost:{port}/default?pkipath={}", mine.display());
    let unix = format!("test+unix:///default?socket={}", folder.join("libvirt-sock").display());
    let tcp = format!("test+tcp://localhost:{}/default", open.port);
    let everything = [
        tcp.clone(),
        format!("!{tcp}"),
        format!("{tcp}?auth=sasl.GSSAPI"),
        format!("{tcp}?auth=sasl.SCRAM-SHA-256"),
        format!("{tcp}?authfile={}", dir.join("account").display()),
        format!("{tcp}?authfile=/nonexistent"),
        // The realm does not know this host.
        format!("test+tcp://127.0.0.1:{}/default", open.port),
        tls,
        unix,
    ];
    let short = &everything[..1];
    let expected = ["secure 1, encrypted 1", "large: 1, undefine 0", "not found in Kerberos database"];
    let run = |library: &common::Library, who: &str, args: &[String]| {
        let env = kdc.identity(who);
        let text = Program { env: &env, ..Program::open(&dir) }.run(library, args)?;
        // A document of the program's, in its letters.
        match open.heard(b"xxxxxxxx") {
            false => Ok(format!("{who}:\n{text}")),
            true => Err(format!("everybody could read along on {}:\n{text}", library.name)),
        }
    };
    let mut texts = Vec::new();
    for library in [common::reference(), common::ours()] {
        let mut text = run(&library, "fred", &everything)?;
        for who in ["eve", "old", "late", "nobody"] {
            text += &run(&library, who, short)?;
        }
        texts.push(text);
    }
    // What the tap would hear without encryption it must be able to hear.
    let plain = {
        let port = free_port();
        let conf = format!(
            "listen_tls = 0\nlisten_tcp = 1\nauth_tcp = \"none\"\nlisten_addr = \"127.0.0.1\"\n\
             tcp_port = \"{port}\"\n"
        );
        let _daemon = Daemon::start_with(&dir.join("plain"), &conf, "", &["--listen"]);
        wait_for_ports("127.0.0.1", &[port])?;
        let tap = Tap::on(port)?;
        let env = kdc.identity("fred");
        let args = [format!("test+tcp://localhost:{}/default", tap.port)];
        Program { env: &env, ..Program::open(&dir) }.run(&common::ours(), &args)?;
        tap.heard(b"xxxxxxxx")
    };
    if !plain {
        return Err("the tap hears nothing".to_owned());
    }
    Program::open(&dir).judge("gssapi", &texts[0], &texts[1], &expected)
}
