//! The parts of a time stamp of RFC 3161, as they stand in its bytes.

use cms::content_info::ContentInfo;
use cms::signed_data::SignedData;
use der::asn1::{AnyRef, ObjectIdentifier, OctetString, OctetStringRef};
use der::{Decode as _, Encode as _, Reader, Sequence, SliceReader, Tag, Tagged as _};
use ring::digest;
use x509_cert::spki::AlgorithmIdentifierOwned;

use super::error::Fault;

const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
pub(super) const TST_INFO: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.4");

/// What an authority answers.
#[derive(Sequence)]
struct Response<'a> {
    status: AnyRef<'a>,
    #[asn1(optional = "true")]
    token: Option<AnyRef<'a>>,
}

/// What the authority signed.
pub(super) struct Parts {
    /// The structure around it.
    pub(super) signed: SignedData,
    /// Its bytes.
    pub(super) content: Vec<u8>,
    /// The hash of the stamped file, and by what.
    pub(super) imprint: (ObjectIdentifier, Vec<u8>),
    /// When, in seconds since 1970.
    pub(super) at: jiff::Timestamp,
}

/// Takes apart `bytes`, an answer of an authority or the token in one.
pub(super) fn parts(bytes: &[u8]) -> Result<Parts, Fault> {
    let form = |reason: &str| Fault::Form(reason.to_owned());
    let info = match ContentInfo::from_der(bytes) {
        Ok(info) => info,
        Err(_) => {
            let response = Response::from_der(bytes)?;
            let status = response.status.sequence(|reader| {
                let status = u8::decode(reader)?;
                skip_rest(reader).map(|()| status)
            })?;
            let token = response.token.filter(|_| status <= 1);
            let token = token.ok_or_else(|| form("the authority refused to stamp"))?;
            ContentInfo::from_der(&token.to_der()?)?
        }
    };
    if info.content_type != SIGNED_DATA {
        return Err(form("its content is not signed data"));
    }
    let signed: SignedData = info.content.decode_as()?;
    let inside = &signed.encap_content_info;
    if inside.econtent_type != TST_INFO {
        return Err(form("what is signed is not a time stamp"));
    }
    let content = inside.econtent.as_ref().ok_or_else(|| form("it is empty"))?;
    let content = content.decode_as::<OctetString>()?.into_bytes();
    let (imprint, at) = AnyRef::from_der(&content)?.sequence(|reader| {
        let _version = u8::decode(reader)?;
        let _policy = ObjectIdentifier::decode(reader)?;
        let imprint = AnyRef::decode(reader)?.sequence(|reader| {
            let algorithm = AlgorithmIdentifierOwned::decode(reader)?;
            Ok((algorithm.oid, OctetStringRef::decode(reader)?.as_bytes().to_vec()))
        })?;
        let _serial = AnyRef::decode(reader)?;
        let at = AnyRef::decode(reader)?;
        skip_rest(reader)?;
        if at.tag() != Tag::GeneralizedTime {
            return Err(at.tag().value_error());
        }
        Ok((imprint, String::from_utf8_lossy(at.value()).into_owned()))
    })?;
    let at = instant(&at).ok_or_else(|| form("its time cannot be read"))?;
    Ok(Parts { signed, content, imprint, at })
}

/// The hash of its certificate that the signer signed, from the attribute of that name;
/// `default` is the way of hashing where it says none.
pub(super) fn hash_of_certificate(
    attribute: AnyRef<'_>,
    default: &'static digest::Algorithm,
) -> der::Result<(Option<&'static digest::Algorithm>, Vec<u8>)> {
    let first = first_of(first_of(attribute)?)?;
    first.sequence(|reader| {
        let mut value = AnyRef::decode(reader)?;
        let mut algorithm = Some(default);
        if value.tag() == Tag::Sequence {
            algorithm = hashing(value.decode_as::<AlgorithmIdentifierOwned>()?.oid);
            value = AnyRef::decode(reader)?;
        }
        skip_rest(reader)?;
        Ok((algorithm, value.decode_as::<OctetStringRef<'_>>()?.as_bytes().to_vec()))
    })
}

/// The first element of a sequence.
fn first_of(value: AnyRef<'_>) -> der::Result<AnyRef<'_>> {
    value.sequence(|reader| {
        let first = AnyRef::decode(reader)?;
        skip_rest(reader).map(|()| first)
    })
}

fn skip_rest(reader: &mut SliceReader<'_>) -> der::Result<()> {
    while !reader.is_finished() {
        AnyRef::decode(reader)?;
    }
    Ok(())
}

/// The way of hashing with this name; those that are broken have none.
pub(super) fn hashing(oid: ObjectIdentifier) -> Option<&'static digest::Algorithm> {
    match oid.to_string().as_str() {
        "2.16.840.1.101.3.4.2.1" => Some(&digest::SHA256),
        "2.16.840.1.101.3.4.2.2" => Some(&digest::SHA384),
        "2.16.840.1.101.3.4.2.3" => Some(&digest::SHA512),
        _ => None,
    }
}

/// `20261129081000.25Z` as an instant; parts of a second are left away.
fn instant(text: &str) -> Option<jiff::Timestamp> {
    let whole = text.strip_suffix('Z')?;
    let (whole, part) = whole.split_once('.').unwrap_or((whole, ""));
    if whole.len() != 14 || !part.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let time = jiff::civil::DateTime::strptime("%Y%m%d%H%M%S", whole).ok()?;
    jiff::tz::TimeZone::UTC.to_timestamp(time).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_to_the_second_and_others_are_refused() {
        let at = instant("20261129081000.25Z").unwrap();
        assert_eq!(at.to_string(), "2026-11-29T08:10:00Z");
        assert_eq!(instant("20261129081000Z"), Some(at));
        for wrong in
            ["", "Z", "20261329081000Z", "20261129081000", "2026112908100Z", "20261129081000.xZ"]
        {
            assert_eq!(instant(wrong), None, "{wrong}");
        }
    }
}
