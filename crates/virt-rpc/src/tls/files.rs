// SPDX-License-Identifier: LGPL-2.1-or-later
//! Where certificates and keys are, and whether they are what they should be, so that a
//! mistake is told before the other side refuses it without a word.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, CertificateRevocationListDer, PrivateKeyDer};
use virt_core::config::SYSCONFDIR;
use virt_core::{Error, ErrorCode, ErrorDomain, Result, log, tr};
use virt_sys::env;

use super::certificate::{Certificate, KeyUsage, purpose};
use super::verify;

/// The most certificates that the file of authorities may hold where it is checked.
const MAX_AUTHORITIES: usize = 16;

/// The largest file.
const MAX_SIZE: u64 = 1 << 16;

/// The files of a client.
#[derive(Debug)]
pub struct Files {
    authorities: PathBuf,
    revoked: PathBuf,
    certificate: PathBuf,
    key: PathBuf,
}

/// What was in them.
#[derive(Debug, Default)]
pub struct Credentials {
    /// Whom to trust.
    pub authorities: Vec<CertificateDer<'static>>,
    /// Whom not to trust any longer.
    pub revoked: Vec<CertificateRevocationListDer<'static>>,
    /// Who we are, where we can say so.
    pub identity: Option<(Vec<CertificateDer<'static>>, PrivateKeyDer<'static>)>,
}

fn system(text: String) -> Error {
    Error::new(ErrorDomain::RPC, ErrorCode::SYSTEM_ERROR, text)
}

/// An error of the checks, which stand in no domain.
fn unfit(text: String) -> Error {
    Error::new(ErrorDomain::NONE, ErrorCode::SYSTEM_ERROR, text)
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

fn exists(path: &Path) -> bool {
    path.exists()
}

impl Files {
    /// Those of `folder` where one is named, whether they are there or not. Else those of the
    /// user, unless it is root, and the system's for what the user does not have.
    pub fn locate(folder: Option<&str>) -> Files {
        let in_folder = |folder: &Path| Files {
            authorities: folder.join("cacert.pem"),
            revoked: folder.join("cacrl.pem"),
            certificate: folder.join("clientcert.pem"),
            key: folder.join("clientkey.pem"),
        };
        if let Some(folder) = folder {
            return in_folder(Path::new(folder));
        }
        let pki = Path::new(SYSCONFDIR).join("pki");
        let mut files = Files {
            authorities: pki.join("CA/cacert.pem"),
            revoked: pki.join("CA/cacrl.pem"),
            certificate: pki.join("libvirt/clientcert.pem"),
            key: pki.join("libvirt/private/clientkey.pem"),
        };
        if !env::is_root() {
            let own = in_folder(&env::home_dir().join(".pki/libvirt"));
            if exists(&own.authorities) {
                files.authorities = own.authorities;
            }
            if exists(&own.revoked) {
                files.revoked = own.revoked;
            }
            // One is of no use without the other.
            if exists(&own.certificate) && exists(&own.key) {
                (files.certificate, files.key) = (own.certificate, own.key);
            }
        }
        files
    }

    /// Reads them. With `check` they are looked at first.
    pub fn load(&self, check: bool) -> Result<Credentials> {
        if check {
            self.check()?;
        }
        let mut out = Credentials::default();
        let missing = |path: &Path| fs::metadata(path).err();
        if let Some(error) = missing(&self.authorities) {
            let text = tr!("Cannot read %1$s '%2$s'", "CA certificate", shown(&self.authorities));
            return Err(Error::io(ErrorDomain::RPC, &error, text));
        }
        // Where nobody is there to be trusted, nobody is.
        out.authorities = list(&self.authorities).map_err(|why| {
            system(tr!("Unable to set x509 CA certificate: %1$s: %2$s", shown(&self.authorities), why))
        })?;
        if missing(&self.revoked).is_none() {
            out.revoked = some(&self.revoked).map_err(|why| {
                let file = shown(&self.revoked);
                system(tr!("Unable to set x509 certificate revocation list: %1$s: %2$s", file, why))
            })?;
        }
        if missing(&self.certificate).is_none() && missing(&self.key).is_none() {
            let identity = some(&self.certificate).and_then(|chain| {
                Ok((chain, PrivateKeyDer::from_pem_slice(&contents(&self.key)?).map_err(words)?))
            });
            out.identity = Some(identity.map_err(|why| self.unusable(&why))?);
        } else {
            log::debug!(
                "rpc.nettlscontext",
                "virNetTLSContextLoadCredentials",
                "Skipping non-existent cert {} key {} on client",
                self.certificate.display(),
                self.key.display()
            );
        }
        Ok(out)
    }

    /// The error for a key and certificate that cannot be used.
    pub fn unusable(&self, why: &str) -> Error {
        let (key, certificate) = (shown(&self.key), shown(&self.certificate));
        system(tr!("Unable to set x509 key and certificate: %1$s, %2$s: %3$s", key, certificate, why))
    }

    fn check(&self) -> Result<()> {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let seconds = i64::try_from(now.as_secs()).unwrap_or(i64::MAX);
        let mut own = None;
        if env::is_readable(&self.certificate) {
            let file = shown(&self.certificate);
            let text = file_for_check(&self.certificate)?;
            // Of several the first one is ours, the others are those who signed it.
            let read = CertificateDer::from_pem_slice(&text).ok();
            let parsed = read.as_ref().and_then(|der| Certificate::parse(der).ok());
            let (Some(der), Some(certificate)) = (read, parsed) else {
                return Err(unfit(tr!("Unable to import client certificate %1$s", file)));
            };
            own = Some((file, der, certificate));
        }
        let file = shown(&self.authorities);
        let mut authorities = Vec::new();
        if env::is_readable(&self.authorities) {
            let text = file_for_check(&self.authorities)?;
            let read: std::result::Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&text).collect();
            authorities = read.unwrap_or_default();
            let parsed = authorities
                .iter()
                .map(|der| Certificate::parse(der))
                .collect::<std::result::Result<Vec<_>, _>>();
            let fits = (1..=MAX_AUTHORITIES).contains(&authorities.len());
            let (true, Ok(parsed)) = (fits, parsed) else {
                return Err(unfit(tr!("Unable to import CA certificate list %1$s", file)));
            };
            if let Some((file, _, certificate)) = &own {
                check_one(certificate, file, Role::Client, seconds)?;
            }
            for certificate in &parsed {
                check_one(certificate, &file, Role::Authority, seconds)?;
            }
        } else if let Some((file, _, certificate)) = &own {
            check_one(certificate, file, Role::Client, seconds)?;
        }
        if let Some((own_file, der, _)) = &own
            && !authorities.is_empty()
            && let Err(reason) = verify::path(der, &[], &authorities, &[], now)
        {
            let text = tr!(
                "Our own certificate %1$s failed validation against %2$s: %3$s",
                own_file,
                file,
                reason.text()
            );
            return Err(unfit(text));
        }
        Ok(())
    }
}

/// What a certificate is looked at for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// To sign others.
    Authority,
    /// To be ours.
    Client,
    /// To be the server's.
    Server,
}

/// Whether a certificate is within its time.
pub fn check_time(certificate: &Certificate, file: &str, role: Role, now: i64) -> Result<()> {
    if certificate.not_after < now {
        return Err(unfit(match role {
            Role::Authority => tr!("The CA certificate %1$s has expired", file),
            Role::Server => tr!("The server certificate %1$s has expired", file),
            Role::Client => tr!("The client certificate %1$s has expired", file),
        }));
    }
    if certificate.not_before > now {
        return Err(unfit(match role {
            Role::Authority => tr!("The CA certificate %1$s is not yet active", file),
            Role::Server => tr!("The server certificate %1$s is not yet active", file),
            Role::Client => tr!("The client certificate %1$s is not yet active", file),
        }));
    }
    Ok(())
}

/// Whether a certificate may be used for what it is used for. What it says without insisting
/// on it is only worth a warning.
pub fn check_use(certificate: &Certificate, file: &str, role: Role) -> Result<()> {
    let warn = |text: &str| log::warn!("rpc.nettlscert", "virNetTLSCertCheck", "Certificate {file} {text}");
    match (role, certificate.authority) {
        (Role::Authority, Some(true)) | (Role::Client | Role::Server, None | Some(false)) => {}
        (Role::Authority, Some(false)) => {
            return Err(unfit(tr!("The certificate %1$s basic constraints do not show a CA", file)));
        }
        (Role::Authority, None) => {
            return Err(unfit(tr!("The certificate %1$s is missing basic constraints for a CA", file)));
        }
        (Role::Client, Some(true)) => {
            let text =
                tr!("The certificate %1$s basic constraints show a CA, but we need one for a client", file);
            return Err(unfit(text));
        }
        (Role::Server, Some(true)) => {
            let text =
                tr!("The certificate %1$s basic constraints show a CA, but we need one for a server", file);
            return Err(unfit(text));
        }
    }
    if let Some(usage) = &certificate.key_usage {
        let lacks = |bit: u16| usage.value & bit == 0;
        if role == Role::Authority && lacks(KeyUsage::KEY_CERT_SIGN) {
            if usage.critical {
                return Err(unfit(tr!("Certificate %1$s usage does not permit certificate signing", file)));
            }
            warn("usage does not permit certificate signing");
        }
        if role != Role::Authority && lacks(KeyUsage::DIGITAL_SIGNATURE) {
            if usage.critical {
                return Err(unfit(tr!("Certificate %1$s usage does not permit digital signature", file)));
            }
            warn("usage does not permit digital signature");
        }
        // Keys are no longer sent encrypted by RSA, so KEY_ENCIPHERMENT is not asked for.
    }
    let (wanted, text) = match role {
        Role::Authority => return Ok(()),
        Role::Server => {
            (purpose::SERVER, "Certificate %1$s purpose does not allow use for with a TLS server")
        }
        Role::Client => {
            (purpose::CLIENT, "Certificate %1$s purpose does not allow use for with a TLS client")
        }
    };
    if !certificate.has_purpose(wanted) {
        if certificate.purposes.as_ref().is_some_and(|purposes| purposes.critical) {
            return Err(unfit(tr!(text, file)));
        }
        warn("purpose does not allow use for TLS in this role");
    }
    Ok(())
}

fn check_one(certificate: &Certificate, file: &str, role: Role, now: i64) -> Result<()> {
    check_time(certificate, file, role, now)?;
    check_use(certificate, file, role)
}

fn read_limited(path: &Path) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    fs::File::open(path)?.take(MAX_SIZE + 1).read_to_end(&mut text)?;
    if text.len() as u64 > MAX_SIZE {
        return Err(io::Error::from_raw_os_error(EOVERFLOW));
    }
    Ok(text)
}

const EOVERFLOW: i32 = 75;

fn file_for_check(path: &Path) -> Result<Vec<u8>> {
    read_limited(path).map_err(|error| {
        let text = match error.raw_os_error() {
            Some(EOVERFLOW) => tr!("Failed to read file '%1$s'", shown(path)),
            _ => tr!("Failed to open file '%1$s'", shown(path)),
        };
        Error::io(ErrorDomain::NONE, &error, text)
    })
}

/// Why a file cannot be used, as GnuTLS puts it.
fn words(error: rustls::pki_types::pem::Error) -> String {
    use rustls::pki_types::pem::Error::{Base64Decode, Io, NoItemsFound};
    match error {
        NoItemsFound | Base64Decode(_) => "Base64 decoding error.".to_owned(),
        Io(error) => error.to_string(),
        other => other.to_string(),
    }
}

fn contents(path: &Path) -> std::result::Result<Vec<u8>, String> {
    fs::read(path).map_err(|_| "Error while reading file.".to_owned())
}

/// All items of a kind in a file.
fn list<T: PemObject>(path: &Path) -> std::result::Result<Vec<T>, String> {
    T::pem_slice_iter(&contents(path)?).collect::<std::result::Result<Vec<T>, _>>().map_err(words)
}

/// The same; at least one.
fn some<T: PemObject>(path: &Path) -> std::result::Result<Vec<T>, String> {
    match list(path)? {
        items if items.is_empty() => Err(words(rustls::pki_types::pem::Error::NoItemsFound)),
        items => Ok(items),
    }
}
