//! The authorities whose time stamps a reader trusts.

use std::path::Path;
use std::time::Duration;

use rustls_pki_types::pem::PemObject as _;
use rustls_pki_types::{CertificateDer, UnixTime};
use webpki::{ALL_VERIFICATION_ALGS, EndEntityCert, KeyUsage, anchor_from_trusted_cert};

use super::error::TimestampError;
use super::small_file::read;

/// The object identifier 1.3.6.1.5.5.7.3.8, time stamping, as certificates have it.
const TIME_STAMPING: &[u8] = &[0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03, 0x08];

/// Certificates that a reader trusts.
#[derive(Debug)]
pub struct Authorities(Vec<CertificateDer<'static>>);

impl Authorities {
    /// Those in the file at `path`, in PEM form.
    ///
    /// # Errors
    /// When there are none, or one cannot be used.
    pub fn read(path: &Path) -> Result<Self, TimestampError> {
        let invalid =
            |reason: String| TimestampError::Authorities { path: path.to_owned(), reason };
        let text = read(path).map_err(|error| match error {
            TimestampError::Form { reason, .. } => invalid(reason),
            other => other,
        })?;
        let certificates = CertificateDer::pem_slice_iter(&text)
            .collect::<Result<Vec<_>, _>>()
            .map_err(|error| invalid(error.to_string()))?;
        for certificate in &certificates {
            anchor_from_trusted_cert(certificate).map_err(|error| invalid(error.to_string()))?;
        }
        if certificates.is_empty() {
            return Err(invalid("it has no BEGIN CERTIFICATE".to_owned()));
        }
        Ok(Self(certificates))
    }

    /// That the owner of `signer` was trusted to stamp at `at` by one of these, by way of
    /// `others`; else why not.
    pub(super) fn vouch(
        &self,
        signer: &CertificateDer<'_>,
        others: &[CertificateDer<'_>],
        at: jiff::Timestamp,
    ) -> Result<(), String> {
        if self.0.iter().any(|trusted| trusted == signer) {
            return Ok(());
        }
        let chain = || {
            let anchors: Vec<_> =
                self.0.iter().map(anchor_from_trusted_cert).collect::<Result<_, _>>()?;
            let secs = u64::try_from(at.as_second()).unwrap_or(0);
            let time = UnixTime::since_unix_epoch(Duration::from_secs(secs));
            // The signer's own purpose was checked; authorities between may name none.
            let usage = KeyUsage::required_if_present(TIME_STAMPING);
            let algorithms = ALL_VERIFICATION_ALGS;
            let signer = EndEntityCert::try_from(signer)?;
            signer
                .verify_for_usage(algorithms, &anchors, others, time, usage, None, None)
                .map(|_| ())
        };
        chain().map_err(|error: webpki::Error| error.to_string())
    }
}
