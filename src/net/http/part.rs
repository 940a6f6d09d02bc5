//! Parts of a large file on a server, asked for by `Range`.
//! <https://www.rfc-editor.org/rfc/rfc9110#name-range-requests>

use reqwest::StatusCode;
use reqwest::header::{CONTENT_RANGE, CONTENT_TYPE, ETAG, HeaderMap, LAST_MODIFIED};

use super::error::FetchError;
use crate::language::{Message, message};

/// A part of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartRequest {
    /// Where it begins, in bytes.
    pub offset: u64,
    /// How long it is, in bytes; what comes is shorter where the file ends sooner.
    pub length: u64,
    /// The version of the file that it must be from; any when `None`.
    pub version: Option<String>,
    /// Whether its sender is asked although what is kept on disk is fresh still.
    pub ask_sender: bool,
}

impl PartRequest {
    /// The value of the header `Range`.
    pub(super) fn range(&self) -> String {
        let last = self.offset.saturating_add(self.length.saturating_sub(1));
        format!("bytes={}-{last}", self.offset)
    }

    /// What it is kept under on disk, beside other parts and versions of `url`.
    pub(super) fn cache_name(&self, url: &str) -> String {
        format!("{url}#{}#{}", self.range(), self.version.as_deref().unwrap_or_default())
    }

    /// Whether an answer that begins so brings the part and nothing else, told
    /// before its body is read.
    pub(super) fn check(
        &self,
        status: StatusCode,
        headers: &HeaderMap,
        host: &str,
    ) -> Result<(), FetchError> {
        if !status.is_success() {
            return Ok(());
        }
        let wrong = |found: Message| FetchError::WrongContent {
            host: host.to_owned(),
            found,
            expected: message!("content-part-of-archive"),
        };
        if status != StatusCode::PARTIAL_CONTENT {
            // The login page of a network, rather than the server that is meant.
            let is_page =
                text_of(headers, &CONTENT_TYPE).is_some_and(|kind| kind.starts_with("text/html"));
            return Err(if is_page {
                wrong(message!("content-web-page"))
            } else {
                FetchError::NoParts { host: host.to_owned() }
            });
        }
        match content_range(headers) {
            Some((first, ..)) if first == self.offset => {}
            _ => return Err(wrong(message!("content-another-part"))),
        }
        match &self.version {
            Some(version) if version_of(headers).as_ref() != Some(version) => {
                Err(FetchError::Changed { host: host.to_owned() })
            }
            _ => Ok(()),
        }
    }
}

/// What tells one version of a file from the next: its tag, else its date, else
/// its length.
pub(super) fn version_of(headers: &HeaderMap) -> Option<String> {
    let said = text_of(headers, &ETAG).or_else(|| text_of(headers, &LAST_MODIFIED));
    said.map(str::to_owned)
        .or_else(|| content_range(headers)?.1.map(|length| format!("{length} bytes")))
}

/// Where the part begins, and how long the file is.
fn content_range(headers: &HeaderMap) -> Option<(u64, Option<u64>)> {
    let text = text_of(headers, &CONTENT_RANGE)?.trim().strip_prefix("bytes ")?;
    let (span, length) = text.split_once('/')?;
    let (first, _) = span.split_once('-')?;
    Some((first.trim().parse().ok()?, length.trim().parse().ok()))
}

fn text_of<'a>(headers: &'a HeaderMap, name: &reqwest::header::HeaderName) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

#[cfg(test)]
mod tests {
    use reqwest::header::HeaderValue;

    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| {
                (reqwest::header::HeaderName::from_static(name), HeaderValue::from_static(value))
            })
            .collect()
    }

    fn part(version: Option<&str>) -> PartRequest {
        let version = version.map(str::to_owned);
        PartRequest { offset: 100, length: 50, version, ask_sender: false }
    }

    #[test]
    fn a_range_names_its_first_and_last_byte() {
        assert_eq!(part(None).range(), "bytes=100-149");
        assert_ne!(part(None).cache_name("u"), part(Some("a")).cache_name("u"));
    }

    #[test]
    fn only_the_part_that_was_asked_for_is_taken() {
        let check = |status: u16, pairs: &[_], version| {
            let status = StatusCode::from_u16(status).unwrap();
            part(version).check(status, &headers(pairs), "h")
        };
        let range = ("content-range", "bytes 100-149/1000");
        assert_eq!(check(206, &[range], None), Ok(()));
        assert_eq!(check(206, &[range], Some("1000 bytes")), Ok(()));
        assert_eq!(check(404, &[], None), Ok(()));
        assert_eq!(check(206, &[range, ("etag", "\"a\"")], Some("\"a\"")), Ok(()));
        let changed = Err(FetchError::Changed { host: "h".to_owned() });
        assert_eq!(check(206, &[range, ("etag", "\"b\"")], Some("\"a\"")), changed);
        assert_eq!(check(206, &[range], Some("999 bytes")), changed);
        assert_eq!(check(200, &[], None), Err(FetchError::NoParts { host: "h".to_owned() }));
        for (status, pairs) in [
            (200, &[("content-type", "text/html; charset=utf-8")][..]),
            (206, &[("content-range", "bytes 0-49/1000")]),
            (206, &[("content-type", "multipart/byteranges")]),
        ] {
            let wrong = check(status, pairs, None);
            assert!(matches!(wrong, Err(FetchError::WrongContent { .. })), "{wrong:?}");
        }
    }
}
