// SPDX-License-Identifier: LGPL-2.1-or-later
//! Certificates of authorities of the tests' own, and daemons that listen with them.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::{Result, must, write};

/// Certificates of one authority, and of another one that nobody trusts.
pub struct Pki(PathBuf);

impl Pki {
    pub fn new(dir: &Path) -> Result<Pki> {
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

    pub fn file(&self, name: &str, what: &str) -> PathBuf {
        self.0.join(format!("{name}-{what}.pem"))
    }

    pub fn key(&self, name: &str) -> Result {
        let out = self.file(name, "key");
        must(Command::new("certtool").args(["--generate-privkey", "--bits", "2048", "--outfile"]).arg(out))
            .map(drop)
    }

    pub fn issue(&self, name: &str, authority: &str, lines: &str) -> Result {
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
    pub fn revoke(&self, name: &str) -> Result<PathBuf> {
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
    pub fn folder(&self, name: &str, authority: &str, identity: Option<&str>) -> Result<PathBuf> {
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
pub fn listening(pki: &Pki, certificate: &str, port: u16, tcp_port: u16, auth: &str) -> String {
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
pub const PAST: &str = "activation_date=\"2020-01-01 00:00:00\"\nexpiration_date=\"2020-02-01 00:00:00\"";
