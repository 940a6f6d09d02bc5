//! Tokens of RFC 3161: an authority signs the hash of a file and the time.
//!
//! That the signature holds for the certificate inside says little, since anybody can make
//! one; only a chain of certificates to an authority that the reader trusts says who signed.

use cms::signed_data::SignerInfo;
use der::Encode as _;
use der::asn1::{AnyRef, ObjectIdentifier, OctetStringRef};
use ring::digest;
use rustls_pki_types::CertificateDer;
use webpki::{ALL_VERIFICATION_ALGS, EndEntityCert};

use super::authorities::Authorities;
use super::error::Fault;
use super::signer::{bytes_of, certificate_of, certificates, check_purpose};
use super::token_parts::{Parts, TST_INFO, hash_of_certificate, hashing, parts};

const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
const SIGNING_CERTIFICATE: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.12");
const SIGNING_CERTIFICATE_V2: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");

/// What a token says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// When, in UTC.
    pub at: jiff::Timestamp,
    /// Who signed, as the certificate in the token says.
    pub signer: String,
    /// Whether an authority that the reader trusts vouches for the signer.
    pub is_trusted: bool,
}

/// Checks that `bytes` are a token of `manifest`, and who signed it.
pub(super) fn check(
    bytes: &[u8],
    manifest: &[u8],
    authorities: Option<&Authorities>,
) -> Result<Token, Fault> {
    let parts = parts(bytes)?;
    let form = |reason: &str| Fault::Form(reason.to_owned());
    let (algorithm, imprint) = &parts.imprint;
    let algorithm =
        hashing(*algorithm).ok_or_else(|| form("its hash is not SHA-256, SHA-384 or SHA-512"))?;
    if digest::digest(algorithm, manifest).as_ref() != imprint.as_slice() {
        return Err(differs("it is about another file, not this manifest"));
    }
    let mut signers = parts.signed.signer_infos.0.iter();
    let (Some(info), None) = (signers.next(), signers.next()) else {
        return Err(form("it has not one signer"));
    };
    let all = certificates(&parts.signed);
    let certificate = certificate_of(info, &all).ok_or_else(|| {
        form("the certificate of its signer is not in it; ask for the time stamp with certificates")
    })?;
    let signer = bytes_of(certificate)?;
    check_signature(&parts, info, &signer)?;
    check_purpose(certificate, parts.at)?;
    if let Some(authorities) = authorities {
        let others = all.iter().map(|other| bytes_of(other).map(CertificateDer::from));
        let others = others.collect::<Result<Vec<_>, _>>()?;
        authorities.vouch(&CertificateDer::from(signer), &others, parts.at).map_err(|reason| {
            differs(&format!("no authority that is trusted vouches for its signer: {reason}"))
        })?;
    }
    Ok(Token {
        at: parts.at,
        signer: certificate.tbs_certificate.subject.to_string(),
        is_trusted: authorities.is_some(),
    })
}

fn differs(reason: &str) -> Fault {
    Fault::Differs(reason.to_owned())
}

/// That the owner of the certificate `signer` signed the content of `parts`.
fn check_signature(parts: &Parts, info: &SignerInfo, signer: &[u8]) -> Result<(), Fault> {
    let form = |reason: &str| Fault::Form(reason.to_owned());
    let algorithm = hashing(info.digest_alg.oid)
        .ok_or_else(|| form("what is signed is not hashed by SHA-256, SHA-384 or SHA-512"))?;
    let attributes = info.signed_attrs.as_ref().ok_or_else(|| form("nothing is signed in it"))?;
    let value = |id: ObjectIdentifier| {
        let mut found = attributes.iter().filter(|attribute| attribute.oid == id);
        let (only, None) = (found.next()?, found.next()) else { return None };
        (only.values.len() == 1).then(|| only.values.get(0)).flatten().map(AnyRef::from)
    };
    let content_type = value(CONTENT_TYPE).ok_or_else(|| form("its type is not signed"))?;
    if content_type.decode_as::<ObjectIdentifier>()? != TST_INFO {
        return Err(differs("what is signed is something else"));
    }
    let hash = value(MESSAGE_DIGEST).ok_or_else(|| form("its hash is not signed"))?;
    let hash = hash.decode_as::<OctetStringRef<'_>>()?;
    if digest::digest(algorithm, &parts.content).as_ref() != hash.as_bytes() {
        return Err(differs("its content was changed after it was signed"));
    }
    let named = match (value(SIGNING_CERTIFICATE_V2), value(SIGNING_CERTIFICATE)) {
        (Some(named), _) => hash_of_certificate(named, &digest::SHA256)?,
        (None, Some(named)) => hash_of_certificate(named, &digest::SHA1_FOR_LEGACY_USE_ONLY)?,
        (None, None) => return Err(form("the certificate of its signer is not signed")),
    };
    let (Some(way), hash) = named else {
        return Err(form("the certificate of its signer is hashed in an unknown way"));
    };
    if digest::digest(way, signer).as_ref() != hash.as_slice() {
        return Err(differs("it was signed for another certificate than the one in it"));
    }
    // The signature is over the attributes as a set, whatever tag they have in the token.
    let message = attributes.to_der()?;
    let certificate = CertificateDer::from(signer);
    let certificate = EndEntityCert::try_from(&certificate)
        .map_err(|error| Fault::Form(format!("the certificate of its signer: {error}")))?;
    // Every one of these is sound, whatever the token calls it.
    let holds = ALL_VERIFICATION_ALGS.iter().any(|algorithm| {
        certificate.verify_signature(*algorithm, &message, info.signature.as_bytes()).is_ok()
    });
    if holds {
        return Ok(());
    }
    Err(differs(
        "its signature does not hold, or is none of RSA from 2048 bits, ECDSA with P-256 or P-384, \
         and Ed25519",
    ))
}
