//! The certificate of whoever signed a time stamp.

use cms::cert::CertificateChoices;
use cms::signed_data::{SignedData, SignerIdentifier, SignerInfo};
use der::asn1::{ObjectIdentifier, OctetString};
use der::{Decode as _, Encode as _};
use x509_cert::Certificate;
use x509_cert::ext::pkix::ExtendedKeyUsage;

use super::error::Fault;

const SUBJECT_KEY_ID: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.14");
const KEY_USAGE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.37");
const TIME_STAMPING: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.8");

/// The certificates that `signed` carries.
pub(super) fn certificates(signed: &SignedData) -> Vec<&Certificate> {
    let all = signed.certificates.iter().flat_map(|set| set.0.iter());
    let known = all.filter_map(|choice| match choice {
        CertificateChoices::Certificate(certificate) => Some(certificate),
        CertificateChoices::Other(_) => None,
    });
    known.collect()
}

/// The one among `certificates` whose owner `info` says has signed.
pub(super) fn certificate_of<'a>(
    info: &SignerInfo,
    certificates: &[&'a Certificate],
) -> Option<&'a Certificate> {
    let is_it = |certificate: &&&Certificate| {
        let told = &certificate.tbs_certificate;
        match &info.sid {
            SignerIdentifier::IssuerAndSerialNumber(id) => {
                told.issuer == id.issuer && told.serial_number == id.serial_number
            }
            SignerIdentifier::SubjectKeyIdentifier(id) => extension(certificate, SUBJECT_KEY_ID)
                .and_then(|value| OctetString::from_der(value).ok())
                .is_some_and(|value| value == id.0),
        }
    };
    certificates.iter().find(is_it).copied()
}

fn extension(certificate: &Certificate, id: ObjectIdentifier) -> Option<&[u8]> {
    let extensions = certificate.tbs_certificate.extensions.as_ref()?;
    let found = extensions.iter().find(|extension| extension.extn_id == id)?;
    Some(found.extn_value.as_bytes())
}

/// That `certificate` may stamp, and could at `at`.
pub(super) fn check_purpose(certificate: &Certificate, at: jiff::Timestamp) -> Result<(), Fault> {
    let purposes = extension(certificate, KEY_USAGE).map(ExtendedKeyUsage::from_der).transpose()?;
    if !purposes.is_some_and(|purposes| purposes.0.contains(&TIME_STAMPING)) {
        let reason = "the certificate of its signer is not one for time stamps";
        return Err(Fault::Differs(reason.to_owned()));
    }
    let validity = &certificate.tbs_certificate.validity;
    let secs = u64::try_from(at.as_second()).unwrap_or(0);
    let from = validity.not_before.to_unix_duration().as_secs();
    let to = validity.not_after.to_unix_duration().as_secs();
    if !(from..=to).contains(&secs) {
        let reason = "the certificate of its signer was not valid when it was signed";
        return Err(Fault::Differs(reason.to_owned()));
    }
    Ok(())
}

/// The bytes of `certificate`.
pub(super) fn bytes_of(certificate: &Certificate) -> Result<Vec<u8>, Fault> {
    Ok(certificate.to_der()?)
}
