// SPDX-License-Identifier: LGPL-2.1-or-later
//! Whether to believe a certificate.

use std::time::Duration;

use rustls::DigitallySignedStruct;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{WebPkiSupportedAlgorithms, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, CertificateRevocationListDer, ServerName, UnixTime};
use rustls::{CertificateError, SignatureScheme};
use virt_core::{Result, log, tr};
use webpki::{
    BorrowedCertRevocationList, CertRevocationList, EndEntityCert, ExpirationPolicy,
    ExtendedKeyUsageValidator, KeyPurposeIdIter, RevocationCheckDepth, RevocationOptionsBuilder,
    UnknownStatusPolicy, anchor_from_trusted_cert,
};

use super::certificate::Certificate;
use super::files::{Credentials, Role, check_time, check_use};

/// Why a certificate is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Distrust {
    /// Something is wrong with it.
    NotTrusted,
    /// Nobody who is trusted signed it.
    UnknownIssuer,
    /// Who signed it took it back.
    Revoked,
    /// It is signed in a way that is no longer good enough.
    InsecureAlgorithm,
}

impl Distrust {
    /// For people.
    pub fn text(self) -> String {
        match self {
            Distrust::NotTrusted => tr!("The certificate is not trusted."),
            Distrust::UnknownIssuer => tr!("The certificate hasn't got a known issuer."),
            Distrust::Revoked => tr!("The certificate has been revoked."),
            Distrust::InsecureAlgorithm => tr!("The certificate uses an insecure algorithm"),
        }
    }
}

impl From<webpki::Error> for Distrust {
    fn from(error: webpki::Error) -> Distrust {
        use webpki::Error::{
            CertRevoked, UnknownIssuer, UnsupportedSignatureAlgorithmContext,
            UnsupportedSignatureAlgorithmForPublicKeyContext,
        };
        match error {
            UnknownIssuer => Distrust::UnknownIssuer,
            CertRevoked => Distrust::Revoked,
            UnsupportedSignatureAlgorithmContext(_) | UnsupportedSignatureAlgorithmForPublicKeyContext(_) => {
                Distrust::InsecureAlgorithm
            }
            _ => Distrust::NotTrusted,
        }
    }
}

/// Purposes are looked at elsewhere: one that does not fit is not always refused.
struct AnyPurpose;

impl ExtendedKeyUsageValidator for AnyPurpose {
    fn validate(&self, _: KeyPurposeIdIter<'_, '_>) -> std::result::Result<(), webpki::Error> {
        Ok(())
    }
}

/// Whether a path of signatures leads from `certificate` to one of `authorities`, none of them
/// taken back. Who signs must be allowed to.
pub fn path(
    certificate: &CertificateDer<'_>,
    intermediates: &[CertificateDer<'_>],
    authorities: &[CertificateDer<'_>],
    revoked: &[CertificateRevocationListDer<'_>],
    now: Duration,
) -> std::result::Result<(), Distrust> {
    let algorithms = algorithms();
    let anchors: Vec<_> = authorities.iter().filter_map(|der| anchor_from_trusted_cert(der).ok()).collect();
    let lists: std::result::Result<Vec<_>, _> = revoked
        .iter()
        .map(|der| BorrowedCertRevocationList::from_der(der).map(CertRevocationList::Borrowed))
        .collect();
    let lists = lists?;
    let lists: Vec<&CertRevocationList<'_>> = lists.iter().collect();
    // Authorities without a list are as good as before.
    let options = RevocationOptionsBuilder::new(&lists).ok().map(|builder| {
        builder
            .with_depth(RevocationCheckDepth::Chain)
            .with_status_policy(UnknownStatusPolicy::Allow)
            .with_expiration_policy(ExpirationPolicy::Enforce)
            .build()
    });
    let certificate = EndEntityCert::try_from(certificate)?;
    let now = UnixTime::since_unix_epoch(now);
    certificate.verify_for_usage(algorithms.all, &anchors, intermediates, now, AnyPurpose, options, None)?;
    Ok(())
}

/// The ways of signing that are good enough.
fn algorithms() -> WebPkiSupportedAlgorithms {
    rustls::crypto::ring::default_provider().signature_verification_algorithms
}

/// Looks at a server's certificate, as libvirt's clients do.
#[derive(Debug)]
pub struct Verifier {
    credentials: Credentials,
    host: String,
    required: bool,
    algorithms: WebPkiSupportedAlgorithms,
}

impl Verifier {
    /// For a session with `host`; a bad certificate does no harm unless `required`.
    pub fn new(credentials: Credentials, host: &str, required: bool) -> Verifier {
        Verifier { credentials, host: host.to_owned(), required, algorithms: algorithms() }
    }

    fn check(
        &self,
        certificate: &CertificateDer<'_>,
        rest: &[CertificateDer<'_>],
        now: Duration,
    ) -> Result<()> {
        use virt_core::{Error, ErrorCode, ErrorDomain};
        let invalid = |reason: &str| {
            let text = tr!("Certificate failed validation: %1$s", reason);
            Error::new(ErrorDomain::RPC, ErrorCode::SYSTEM_ERROR, text)
        };
        let Credentials { authorities, revoked, .. } = &self.credentials;
        path(certificate, rest, authorities, revoked, now).map_err(|reason| invalid(&reason.text()))?;
        let parsed = Certificate::parse(certificate).map_err(|_| invalid(&tr!("Invalid certificate")))?;
        let seconds = i64::try_from(now.as_secs()).unwrap_or(i64::MAX);
        check_time(&parsed, "[session]", Role::Server, seconds)?;
        if !parsed.belongs_to(&self.host) {
            let text = tr!("Certificate %1$s owner does not match the hostname %2$s", "[session]", self.host);
            return Err(Error::new(ErrorDomain::NONE, ErrorCode::RPC, text));
        }
        check_use(&parsed, "[session]", Role::Server)
    }
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        rest: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        now: UnixTime,
    ) -> std::result::Result<ServerCertVerified, rustls::Error> {
        let now = Duration::from_secs(now.as_secs());
        if let Err(error) = self.check(certificate, rest, now) {
            let text = error.message();
            log::warn!(
                "rpc.nettlscontext",
                "virNetTLSContextCheckCertificate",
                "Certificate check failed {text}"
            );
            if self.required {
                return Err(rustls::Error::InvalidCertificate(
                    CertificateError::ApplicationVerificationFailure,
                ));
            }
        }
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> std::result::Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls12_signature(message, certificate, signature, &self.algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> std::result::Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls13_signature(message, certificate, signature, &self.algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.algorithms.supported_schemes()
    }
}
