//! The text of a file, where its bytes are none or where its records stand so that
//! no piece of it is a record: then a new text takes its place.

use super::encoding::{self, DetectedEncoding};
use super::json::reshape::{self, Reshaped};
use super::layout::Kind;
pub use super::recoded_text::Recoded;
use super::{ImportError, html_table, json, kml, kmz, parquet};
use crate::language::{Message, message};

/// The text inside an archive, in another encoding, or put together from other
/// records; `None` when the bytes are the text.
///
/// # Errors
/// When nothing can be read out of them.
pub fn unpacked(bytes: &[u8]) -> Result<Option<Recoded>, ImportError> {
    if bytes.is_empty() {
        return Err(ImportError::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return kmz::unzipped(bytes).map(Some);
    }
    if bytes.starts_with(parquet::MAGIC) {
        return Err(ImportError::Malformed(message!("error-parquet-packed")));
    }
    let text = decoded(bytes);
    let inner = match &text {
        Some(recoded) => put_together(&recoded.text)?,
        None => put_together(bytes)?,
    };
    Ok(match (text, inner) {
        (Some(text), Some(inner)) => {
            let decoded = text.decoded.into_iter().chain(inner.decoded).collect();
            Some(Recoded { text: inner.text, decoded })
        }
        (text, inner) => inner.or(text),
    })
}

/// In UTF-8, where delimiters cannot be found without decoding.
fn decoded(bytes: &[u8]) -> Option<Recoded> {
    let DetectedEncoding { encoding, is_guess } = encoding::find(bytes);
    let is_table = encoding::is_ascii_compatible(encoding) && Kind::of(bytes) == Kind::Table;
    if encoding == encoding_rs::UTF_8 || is_table {
        return None;
    }
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    let name = encoding.name();
    let sentence = if is_guess {
        message!("decoded-encoding-guessed", name = name)
    } else {
        message!("decoded-encoding", name = name)
    };
    Some(Recoded { text: text.into_owned().into_bytes(), decoded: vec![sentence] })
}

/// That the encoding of a table is a guess, where it is one.
pub fn doubt(text: &[u8]) -> Option<Message> {
    let DetectedEncoding { encoding, is_guess } = encoding::find(text);
    is_guess.then(|| message!("decoded-encoding-not-named", name = encoding.name()))
}

/// The JSON that a script holds.
fn in_script(text: &[u8]) -> Result<Option<Recoded>, ImportError> {
    // Tables hardly end so, and are not looked through for it.
    if !text.trim_ascii_end().ends_with(b";")
        && !text.trim_ascii_end().ends_with(b"]")
        && !text.trim_ascii_end().ends_with(b"}")
    {
        return Ok(None);
    }
    let inner = std::str::from_utf8(text).ok().and_then(json::script::json_inside);
    let Some(inner) = inner else { return Ok(None) };
    let mut decoded = vec![message!("decoded-json-taken-out")];
    let reshaped = reshape::reshape(inner)?;
    let text = match reshaped {
        Some(reshaped) => {
            decoded.extend(reshaped.decoded);
            reshaped.text
        }
        None => inner.as_bytes().to_vec(),
    };
    Ok(Some(Recoded { text, decoded }))
}

/// Records that are no pieces of `text`, as a text of records.
fn put_together(text: &[u8]) -> Result<Option<Recoded>, ImportError> {
    match Kind::of(text) {
        Kind::Json => {
            let Ok(text) = json::text(text) else { return Ok(None) };
            let reshaped = reshape::reshape(text)?;
            Ok(reshaped.map(|Reshaped { text, decoded }| Recoded { text, decoded }))
        }
        Kind::Xml if html_table::looks_like(text) => html_table::recoded(text).map(Some),
        Kind::Xml => Ok(kml::with_times_of_folders(text)),
        Kind::Table => in_script(text),
    }
}
