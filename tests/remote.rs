// SPDX-License-Identifier: LGPL-2.1-or-later
//! All ways to a daemon: the distribution's libvirtd listens with certificates, passwords and
//! behind an sshd, each its own and private, and the same C programs try to open the same URIs on
//! the reference and on this library. What they print must be the same, refusals too. The daemon's
//! storage driver also shows what becomes of volumes' bytes.

mod common;

use std::ffi::OsString;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use common::daemon::Daemon;
use common::{Library, Run};
use libtest_mimic::{Arguments, Failed, Trial};

type Result<T = ()> = std::result::Result<T, String>;

/// The user that stands for those without rights.
const NOBODY: u32 = 65534;

fn scratch(name: &str) -> PathBuf {
    let dir = common::scratch("remote").join(name);
    let _ = std::fs::remove_dir_all(&dir);
    std::fs::create_dir_all(&dir).unwrap_or_else(|e| panic!("{}: {e}", dir.display()));
    dir
}

/// Runs a command that must succeed.
fn must(command: &mut Command) -> Result<String> {
    let output = command.stdin(Stdio::null()).output().map_err(|e| format!("{command:?}: {e}"))?;
    match output.status.success() {
        true => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        false => Err(format!("{command:?}: {}", String::from_utf8_lossy(&output.stderr))),
    }
}

fn write(path: &Path, text: &str) -> Result {
    std::fs::write(path, text).map_err(|e| format!("{}: {e}", path.display()))
}

/// A port that nobody listens on.
fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("bound").port()
}

/// Waits until a daemon that answers on its socket of this host does so on its ports, too.
fn wait_for_ports(host: &str, ports: &[u16]) -> Result {
    let start = Instant::now();
    for port in ports {
        while let Err(error) = std::net::TcpStream::connect((host, *port)) {
            if start.elapsed() > Duration::from_secs(60) {
                return Err(format!("port {port}: {error}"));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
    Ok(())
}

/// A program of `tests/c/remote`, and what it is given beside its arguments.
struct Program<'a> {
    name: &'a str,
    libs: &'a [&'a str],
    env: &'a [(String, OsString)],
    user: Option<u32>,
    dir: &'a Path,
}

impl<'a> Program<'a> {
    fn open(dir: &'a Path) -> Program<'a> {
        Program { name: "open", libs: &[], env: &[], user: None, dir }
    }

    fn compile(&self) -> Result<PathBuf> {
        let binary = self.dir.join(self.name);
        if !binary.exists() {
            let source = ["remote/", ""].map(|folder| format!("tests/c/{folder}{}.c", self.name));
            let source = source.map(|file| common::source().join(file));
            let source = source.into_iter().find(|file| file.exists()).ok_or("no such program")?;
            let libs: Vec<String> = self.libs.iter().map(|lib| (*lib).to_owned()).collect();
            common::compile(&source, &libs, &[], &common::reference(), &binary)?;
        }
        Ok(binary)
    }

    fn run(&self, library: &Library, args: &[String]) -> Result<String> {
        let binary = self.compile()?;
        let args: Vec<OsString> = args.iter().map(OsString::from).collect();
        let outcome = common::run(
            library,
            &Run {
                program: binary.as_os_str(),
                args: &args,
                env: self.env,
                stdin: b"",
                dir: &self.dir.join("run"),
                timeout: Duration::from_secs(120),
                user: self.user,
            },
        );
        let stderr = String::from_utf8_lossy(&outcome.stderr);
        outcome.check_loaded(library).map_err(|e| format!("{e}\n{}\n{stderr}", outcome.end()))?;
        Ok(format!("{}[{}]\n", String::from_utf8_lossy(&outcome.stdout), outcome.end()))
    }

    /// Runs it on both libraries. `expected` is what the reference must print somewhere, so that
    /// the comparison is of what it is meant to be of.
    fn compare(&self, trial: &str, args: &[String], expected: &[&str]) -> Result {
        let theirs = self.run(&common::reference(), args)?;
        let ours = self.run(&common::ours(), args)?;
        self.judge(trial, &theirs, &ours, expected)
    }

    fn judge(&self, trial: &str, theirs: &str, ours: &str, expected: &[&str]) -> Result {
        for words in expected {
            if !theirs.contains(words) {
                return Err(format!("the reference does not say '{words}':\n{theirs}"));
            }
        }
        common::ratchet(&format!("remote-{trial}"), &common::difference(theirs, ours), self.dir)
    }
}

/// Certificates of one authority, and of another one that nobody trusts.
struct Pki(PathBuf);

impl Pki {
    fn new(dir: &Path) -> Result<Pki> {
        let pki = Pki(dir.join("pki"));
        std::fs::create_dir_all(&pki.0).map_err(|e| e.to_string())?;
        for name in ["ca", "other"] {
            pki.key(name)?;
            write(
                &pki.file(name, "info"),
                &format!("cn={name}\nca\ncert_signing_key\ncrl_signing_key\nexpiration_days=100\n"),
            )?;
            must(
                Command::new("certtool")
                    .arg("--generate-self-signed")
                    .args(["--load-privkey".as_ref(), pki.file(name, "key").as_os_str()])
                    .args(["--template".as_ref(), pki.file(name, "info").as_os_str()])
                    .args(["--outfile".as_ref(), pki.file(name, "cert").as_os_str()]),
            )?;
        }
        Ok(pki)
    }

    fn file(&self, name: &str, what: &str) -> PathBuf {
        self.0.join(format!("{name}-{what}.pem"))
    }

    fn key(&self, name: &str) -> Result {
        let out = self.file(name, "key");
        must(Command::new("certtool").args(["--generate-privkey", "--bits", "2048", "--outfile"]).arg(out))
            .map(drop)
    }

    fn issue(&self, name: &str, authority: &str, lines: &str) -> Result {
        self.key(name)?;
        write(&self.file(name, "info"), &format!("{lines}\nsigning_key\nencryption_key\n"))?;
        must(
            Command::new("certtool")
                .arg("--generate-certificate")
                .args(["--load-privkey".as_ref(), self.file(name, "key").as_os_str()])
                .args(["--load-ca-certificate".as_ref(), self.file(authority, "cert").as_os_str()])
                .args(["--load-ca-privkey".as_ref(), self.file(authority, "key").as_os_str()])
                .args(["--template".as_ref(), self.file(name, "info").as_os_str()])
                .args(["--outfile".as_ref(), self.file(name, "cert").as_os_str()]),
        )
        .map(drop)
    }

    /// A list of what the authority took back: one certificate.
    fn revoke(&self, name: &str) -> Result<PathBuf> {
        let list = self.file(name, "crl");
        write(&self.file(name, "crlinfo"), "crl_next_update=50\n")?;
        must(
            Command::new("certtool")
                .arg("--generate-crl")
                .args(["--load-ca-privkey".as_ref(), self.file("ca", "key").as_os_str()])
                .args(["--load-ca-certificate".as_ref(), self.file("ca", "cert").as_os_str()])
                .args(["--load-certificate".as_ref(), self.file(name, "cert").as_os_str()])
                .args(["--template".as_ref(), self.file(name, "crlinfo").as_os_str()])
                .args(["--outfile".as_ref(), list.as_os_str()]),
        )?;
        Ok(list)
    }

    /// A folder as `pkipath=` names one: whom to trust, and who to be.
    fn folder(&self, name: &str, authority: &str, identity: Option<&str>) -> Result<PathBuf> {
        let folder = self.0.join(name);
        std::fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
        let copy = |from: PathBuf, to: &str| {
            std::fs::copy(&from, folder.join(to)).map(drop).map_err(|e| format!("{}: {e}", from.display()))
        };
        copy(self.file(authority, "cert"), "cacert.pem")?;
        if let Some(identity) = identity {
            copy(self.file(identity, "cert"), "clientcert.pem")?;
            copy(self.file(identity, "key"), "clientkey.pem")?;
        }
        Ok(folder)
    }
}

/// Lines of configuration for a daemon that listens with a certificate, and in clear one port on.
fn listening(pki: &Pki, certificate: &str, port: u16, tcp_port: u16, auth: &str) -> String {
    format!(
        "listen_tls = 1\nlisten_tcp = 1\ntls_port = \"{port}\"\ntcp_port = \"{tcp_port}\"\n\
         listen_addr = \"127.0.0.1\"\nauth_tls = \"{auth}\"\nauth_tcp = \"{auth}\"\n\
         key_file = \"{}\"\ncert_file = \"{}\"\nca_file = \"{}\"\ntls_no_sanity_certificate = 1\n",
        pki.file(certificate, "key").display(),
        pki.file(certificate, "cert").display(),
        pki.file("ca", "cert").display(),
    )
}

/// A date in the past, for both ends of a certificate's life.
const PAST: &str = "activation_date=\"2020-01-01 00:00:00\"\nexpiration_date=\"2020-02-01 00:00:00\"";

fn tls() -> Result {
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
    program.compare("tls", &args, &expected)
}

/// Warnings carry times; the program's own output is what is compared.
fn quiet_log() -> (String, OsString) {
    ("LIBVIRT_LOG_OUTPUTS".to_owned(), "4:stderr".into())
}

fn sasl() -> Result {
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

/// An sshd of one's own, on a port of its own, that takes one key.
struct Sshd {
    port: u16,
    child: Child,
}

impl Sshd {
    fn start(dir: &Path) -> Result<Sshd> {
        let port = free_port();
        for name in ["host", "key", "wrong"] {
            must(
                Command::new("ssh-keygen").args(["-q", "-t", "ed25519", "-N", "", "-f"]).arg(dir.join(name)),
            )?;
        }
        std::fs::copy(dir.join("key.pub"), dir.join("authorized")).map_err(|e| e.to_string())?;
        let conf = format!(
            "Port {port}\nListenAddress 127.0.0.1\nHostKey {0}/host\nAuthorizedKeysFile {0}/authorized\n\
             StrictModes no\nUsePAM no\nPasswordAuthentication no\nKbdInteractiveAuthentication no\n\
             PermitRootLogin yes\nPidFile none\n",
            dir.display()
        );
        write(&dir.join("sshd_config"), &conf)?;
        // What it wants below /run is its own.
        let script = "mount -t tmpfs tmpfs /run && mkdir /run/sshd && exec /usr/sbin/sshd -D -e -f \"$0\"";
        let log = std::fs::File::create(dir.join("sshd.log")).map_err(|e| e.to_string())?;
        let child = Command::new("unshare")
            .args([
                "--mount",
                "--propagation",
                "private",
                "--pid",
                "--fork",
                "--kill-child",
                "sh",
                "-c",
                script,
            ])
            .arg(dir.join("sshd_config"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .map_err(|e| format!("unshare: {e}"))?;
        let sshd = Sshd { port, child };
        for _ in 0..500 {
            if std::net::TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Ok(sshd);
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Err(format!(
            "sshd does not listen:\n{}",
            std::fs::read_to_string(dir.join("sshd.log")).unwrap_or_default()
        ))
    }
}

impl Drop for Sshd {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn ssh() -> Result {
    let dir = scratch("ssh");
    let daemon = Daemon::start(&dir.join("daemon"), "");
    let sshd = Sshd::start(&dir)?;
    // ssh itself looks up where the user's home is: nothing of that must be read or written.
    let client = dir.join("ssh");
    let script = format!(
        "#!/bin/sh\nexec ssh -F none -o IdentitiesOnly=yes -o IdentityAgent=none -o LogLevel=ERROR \
         -o UserKnownHostsFile={}/known -o GlobalKnownHostsFile=none \"$@\"\n",
        dir.display()
    );
    write(&client, &script)?;
    must(Command::new("chmod").arg("755").arg(&client))?;
    let uri = |key: &str, more: &str| {
        format!(
            "test+ssh://root@localhost:{}/default?command={}&keyfile={}&socket={}&no_tty=1{more}",
            sshd.port,
            client.display(),
            dir.join(key).display(),
            daemon.socket().display(),
        )
    };
    let args = [
        // Nobody knows the host yet.
        uri("key", ""),
        uri("key", "&no_verify=1"),
        // Now it is known.
        uri("key", "&netcat=/usr/bin/nc"),
        format!("!{}", uri("key", "")),
        uri("wrong", ""),
        uri("key", "&netcat=/nonexistent/nc"),
        uri("key", "&proxy=native&netcat=nc"),
        uri("key", "&proxy=nothing"),
        uri("key", "&mode=bogus"),
    ];
    // What one library's ssh learnt the other's must not know.
    let known = dir.join("known");
    let program = Program::open(&dir);
    let theirs = program.run(&common::reference(), &args)?;
    let _ = std::fs::remove_file(&known);
    let ours = program.run(&common::ours(), &args)?;
    let expected = [
        "Host key verification failed",
        "secure 1, encrypted 0",
        "Permission denied",
        "netcat path not valid with native proxy mode",
    ];
    program.judge("ssh", &theirs, &ours, &expected)
}

/// ssh by a library of the system's.
fn by_library(transport: &str, expected: &[&str]) -> Result {
    let dir = scratch(transport);
    let daemon = Daemon::start(&dir.join("daemon"), "");
    let sshd = Sshd::start(&dir)?;
    must(
        Command::new("ssh-keygen")
            .args(["-q", "-t", "ed25519", "-N", "locked", "-f"])
            .arg(dir.join("locked")),
    )?;
    // The server takes this key too, once it is unlocked.
    must(Command::new("sh").args(["-c", "cat locked.pub >>authorized"]).current_dir(&dir))?;
    write(&dir.join("garbage"), "no key\n")?;
    let uri = |key: &str, more: &str| {
        format!(
            "test+{transport}://root@localhost:{}/default?keyfile={}&socket={}&known_hosts={}{more}",
            sshd.port,
            dir.join(key).display(),
            daemon.socket().display(),
            dir.join("known").display(),
        )
    };
    let args = [
        // Nobody knows the host, and nobody is there to say that it is the right one.
        uri("key", "&sshauth=privkey"),
        uri("key", "&sshauth=privkey&known_hosts_verify=auto"),
        uri("key", ""),
        format!("!{}", uri("key", "&sshauth=agent,privkey")),
        uri("key", "&sshauth=privkey&known_hosts_verify=ignore"),
        uri("key", "&sshauth=privkey&netcat=/usr/bin/nc"),
        uri("wrong", "&sshauth=privkey"),
        uri("wrong", "&sshauth=privkey,password"),
        uri("nosuch", "&sshauth=privkey"),
        uri("garbage", "&sshauth=privkey"),
        uri("locked", "&sshauth=privkey"),
        uri("key", "&sshauth=agent"),
        uri("key", "&sshauth=password"),
        uri("key", "&sshauth=password,keyboard-interactive"),
        uri("key", "&sshauth=bogus"),
        uri("key", "&known_hosts_verify=bogus"),
        uri("key", "&proxy=native&netcat=nc"),
        format!("test+{transport}://root@localhost:{}/default?socket=/s&sshauth=password", free_port()),
    ];
    let known = dir.join("known");
    let program = Program::open(&dir);
    let theirs = program.run(&common::reference(), &args)?;
    let _ = std::fs::remove_file(&known);
    let ours = program.run(&common::ours(), &args)?;
    program.judge(transport, &theirs, &ours, expected)?;
    // The reference waits for ever when it has to send more than the channel takes at once.
    let env = [("LIBVIRT_TEST_LARGE".to_owned(), "1".into())];
    let large = Program { env: &env, ..Program::open(&dir) };
    let text = large.run(&common::ours(), &[uri("key", "&sshauth=privkey")])?;
    match text.matches("large: 1, undefine 0").count() {
        2 => Ok(()),
        _ => Err(format!("large documents do not arrive:\n{text}")),
    }
}

fn libssh() -> Result {
    by_library(
        "libssh",
        &[
            "was not accepted",
            "secure 1, encrypted 0",
            "wrong passphrase?",
            "Access denied for 'publickey'",
            "None of the requested authentication methods are supported by the server",
        ],
    )
}

fn libssh2() -> Result {
    by_library(
        "libssh2",
        &[
            "was not accepted",
            "secure 1, encrypted 0",
            "authentication with private key",
            "Failed to connect to ssh agent",
            "None of the requested authentication methods are supported by the server",
        ],
    )
}

/// Ends the daemon that a program started for its user, by the file that it wrote.
struct SessionDaemon<'a>(&'a Path);

impl Drop for SessionDaemon<'_> {
    fn drop(&mut self) {
        let file = self.0.join("run/runtime/libvirt/libvirtd.pid");
        if let Ok(pid) = std::fs::read_to_string(file) {
            let _ = Command::new("kill").arg(pid.trim()).status();
            // The next one must not meet it.
            for _ in 0..500 {
                if !Path::new("/proc").join(pid.trim()).exists() {
                    break;
                }
                std::thread::sleep(Duration::from_millis(20));
            }
        }
    }
}

/// A user without rights has a daemon of his own, which is started when it is needed.
fn session() -> Result {
    let dir = scratch("session");
    // The user has to get there, and the daemon's socket's path must not be too long.
    let short = std::env::temp_dir().join(format!("lv-session-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&short);
    std::fs::create_dir_all(&short).map_err(|e| e.to_string())?;
    let program = Program { user: Some(NOBODY), ..Program::open(&short) };
    let args =
        ["test+unix:///default", "test+unix:///default", "!test+unix:///default", "-"].map(str::to_owned);
    let run = |library: &Library| {
        let _ended = SessionDaemon(&short);
        program.run(library, &args)
    };
    let (theirs, ours) = (run(&common::reference()), run(&common::ours()));
    let missing = [("LIBVIRT_AUTOSTART".to_owned(), "0".into())];
    let nobody = Program { env: &missing, user: Some(NOBODY), ..Program::open(&short) };
    let outcome = theirs.and_then(|theirs| {
        let judged =
            Program::open(&dir).judge("session", &theirs, &ours?, &["alive 1, secure 1, encrypted 0"]);
        judged.and_then(|()| {
            let args = ["test+unix:///default".to_owned()];
            let (theirs, ours) =
                (nobody.run(&common::reference(), &args)?, nobody.run(&common::ours(), &args)?);
            Program::open(&dir).judge("no-autostart", &theirs, &ours, &["Failed to connect socket to"])
        })
    });
    let _ = std::fs::remove_dir_all(&short);
    outcome
}

fn admin() -> Result {
    let dir = scratch("admin");
    let program = Program { name: "admin", libs: &["virt-admin"], ..Program::open(&dir) };
    let run = |library: &Library| {
        let daemon = Daemon::start(&dir.join("daemon"), "");
        let socket = dir.join("daemon/libvirt-admin-sock");
        let text = program.run(library, &[format!("libvirtd:///system?socket={}", socket.display())]);
        drop(daemon);
        text
    };
    let theirs = run(&common::reference())?;
    let ours = run(&common::ours())?;
    program.judge(
        "admin",
        &theirs,
        &ours,
        &["no_client_info", "closed for reason"].map(|_| "closed for reason"),
    )
}

/// What the test driver of ours does with volumes' bytes is what the reference's storage driver
/// does with files.
fn volumes() -> Result {
    let dir = scratch("volumes");
    let program = Program { name: "storage_bytes", ..Program::open(&dir) };
    let pool = dir.join("pool");
    std::fs::create_dir_all(&pool).map_err(|e| e.to_string())?;
    let pool = pool.display().to_string();
    let daemon = Daemon::start(&dir.join("daemon"), "");
    let uri = format!("storage+unix:///system?socket={}", daemon.socket().display());
    let theirs = program.run(&common::reference(), &[uri, pool.clone()])?;
    drop(daemon);
    let ours = program.run(&common::ours(), &["test:///default".to_owned(), pool])?;
    program.judge(
        "volumes",
        &theirs,
        &ours,
        &["524288 zeros, 524288 in 128 holes", "below existing allocation"],
    )
}

/// Waits until a program asks for something.
fn wait_for(file: &Path) -> Result {
    let start = Instant::now();
    while !file.exists() {
        if start.elapsed() > Duration::from_secs(60) {
            return Err(format!("nobody made {}", file.display()));
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    Ok(())
}

/// Daemons that do not answer in time: the reference waits for ever.
fn timeouts() -> Result {
    let dir = scratch("timeouts");
    // Those that never say a word.
    let silent = TcpListener::bind("127.0.0.1:0").map_err(|e| e.to_string())?;
    let port = silent.local_addr().map_err(|e| e.to_string())?.port();
    let socket = dir.join("silent-sock");
    let _also_silent = std::os::unix::net::UnixListener::bind(&socket).map_err(|e| e.to_string())?;
    let program = dir.join("silent");
    write(&program, "#!/bin/sh\nexec sleep 100\n")?;
    must(Command::new("chmod").arg("755").arg(&program))?;
    let (socket, program) = (socket.display(), program.display());
    let pki = Pki::new(&dir)?;
    let folder = pki.folder("none", "ca", None)?;
    let args = [
        format!("test+unix:///default?socket={socket}&connect_timeout=200"),
        format!("test+unix:///default?socket={socket}&call_timeout=200"),
        format!("test+tcp://127.0.0.1:{port}/default?connect_timeout=200"),
        format!("test+tls://127.0.0.1:{port}/default?connect_timeout=200&pkipath={}", folder.display()),
        format!("test+ext:///default?command={program}&connect_timeout=200"),
        format!("test+ssh://127.0.0.1/default?command={program}&socket=/s&connect_timeout=200"),
    ];
    let text = Program::open(&dir).run(&common::ours(), &args)?;
    if text.matches("open: code 68 ").count() != args.len() {
        return Err(format!("not all come to an end in time:\n{text}"));
    }
    let env = [("LIBVIRT_CALL_TIMEOUT".to_owned(), "200".into())];
    let by_environment = Program { env: &env, ..Program::open(&dir) };
    let text = by_environment.run(&common::ours(), &[format!("test+unix:///default?socket={socket}")])?;
    if !text.contains("open: code 68 ") {
        return Err(format!("the environment does not count:\n{text}"));
    }

    let (folder, steps) = (dir.join("daemon"), dir.join("steps"));
    std::fs::create_dir_all(&steps).map_err(|e| e.to_string())?;
    let daemon = Daemon::start(&folder, "");
    let number = daemon.process().ok_or("nobody is there")?.to_string();
    let program = Program { name: "timeouts", ..Program::open(&dir) };
    program.compile()?;
    let uri = format!("test+unix:///default?socket={}&call_timeout=1000", daemon.socket().display());
    let args = [uri, steps.display().to_string()];
    let text = std::thread::scope(|scope| {
        let run = scope.spawn(|| program.run(&common::ours(), &args));
        for (step, signal) in [("stop", "-STOP"), ("continue", "-CONT")] {
            if let Err(error) = wait_for(&steps.join(step)) {
                return Err(format!("{error}\n{:?}", run.join()));
            }
            must(Command::new("kill").args([signal, &number]))?;
            write(&steps.join(format!("{step}.done")), "")?;
        }
        run.join().map_err(|_| "the program's thread died".to_owned())?
    })?;
    let late = "domains -1, code 68 domain 7, alive 1\n".repeat(3);
    let expected = format!("domains 1\n{late}domains 1, interfaces 1\nclose 0\n[exit status 0]\n");
    if text == expected { Ok(()) } else { Err(format!("{text}\nis not\n{expected}")) }
}

/// Names of hosts that are addresses of the newer kind.
fn ipv6() -> Result {
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

/// A daemon that ends, under a program that watches the connection.
fn lost() -> Result {
    let dir = scratch("lost");
    let program = Program { name: "lost", ..Program::open(&dir) };
    program.compile()?;
    let run = |library: &Library| {
        let (folder, steps) = (dir.join("daemon"), dir.join("steps"));
        let _ = std::fs::remove_dir_all(&steps);
        std::fs::create_dir_all(&steps).map_err(|e| e.to_string())?;
        let daemon = Daemon::start(&folder, "");
        let uri = format!("test+unix:///default?socket={}", daemon.socket().display());
        let args = [uri, steps.display().to_string()];
        std::thread::scope(|scope| {
            let run = scope.spawn(|| program.run(library, &args));
            if let Err(error) = wait_for(&steps.join("end")) {
                return Err(format!("{error}\n{:?}", run.join()));
            }
            drop(daemon);
            write(&steps.join("end.done"), "")?;
            run.join().map_err(|_| "the program's thread died".to_owned())?
        })
    };
    let (theirs, ours) = (run(&common::reference())?, run(&common::ours())?);
    program.judge("lost", &theirs, &ours, &["closed by third", "client socket is closed"])
}

/// A daemon that ends and is started again: the reference knows no such connection.
fn reconnect() -> Result {
    let dir = scratch("reconnect");
    let (folder, steps) = (dir.join("daemon"), dir.join("steps"));
    std::fs::create_dir_all(&steps).map_err(|e| e.to_string())?;
    let program = Program { name: "reconnect", ..Program::open(&dir) };
    program.compile()?;
    let mut daemon = Some(Daemon::start(&folder, ""));
    let socket = folder.join("libvirt-sock");
    let uri = format!("test+unix:///default?socket={}&reconnect=1", socket.display());
    let args = [uri, steps.display().to_string()];
    let text = std::thread::scope(|scope| {
        let run = scope.spawn(|| program.run(&common::ours(), &args));
        for (step, start) in [("restart", true), ("end", false), ("start", true), ("end-at-last", false)] {
            if let Err(error) = wait_for(&steps.join(step)) {
                return Err(format!("{error}\n{:?}", run.join()));
            }
            drop(daemon.take());
            daemon = start.then(|| Daemon::start(&folder, ""));
            write(&steps.join(format!("{step}.done")), "")?;
        }
        run.join().map_err(|_| "the program's thread died".to_owned())?
    })?;
    let events = "  domains: 2\n  one domain: 2\n  networks: 2\n  pools: 2\n  devices: 2\n";
    let expected = format!(
        "as given: 1\nat first\n{events}the next call\n  state 1, lost 1, alive 1\n{events}\
         without a daemon\n  info -1, code 38 domain 7, lost 2, alive 0\n  keepalive -1, code 38\n\
         back by the loop\n{events}  lost 2, freed 0\n  freed 1\nclose 0\n[exit status 0]\n"
    );
    if text == expected { Ok(()) } else { Err(format!("{text}\nis not\n{expected}")) }
}

/// Every parameter of a URI, good and bad, in the open and on ways that do not use it; and
/// parameters that nobody knows, which are the daemon's.
fn parameters() -> Result {
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
fn refused() -> Result {
    let dir = scratch("refused");
    let port = free_port();
    let args = [
        "-",
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

fn main() {
    let arguments = Arguments::from_args();
    let trial = |name: &str, test: fn() -> Result| Trial::test(name, move || test().map_err(Failed::from));
    let trials = vec![
        trial("tls", tls),
        trial("sasl", sasl),
        trial("ssh", ssh),
        trial("libssh", libssh),
        trial("libssh2", libssh2),
        trial("session", session),
        trial("admin", admin),
        trial("volumes", volumes),
        trial("timeouts", timeouts),
        trial("ipv6", ipv6),
        trial("lost", lost),
        trial("reconnect", reconnect),
        trial("parameters", parameters),
        trial("refused", refused),
    ];
    libtest_mimic::run(&arguments, trials).exit();
}
