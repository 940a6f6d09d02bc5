//! Collections of GeoJSON one after another, as one.

use super::find::{first_value, is_between};
use super::members::all_members;
use crate::import::{ImportError, limits};
use crate::language::message;

/// Texts longer than this are looked through for a second collection before they are read.
const LARGE_BYTES: usize = 16 << 20;

/// The features of all collections of `text`, where there are several; members beside the
/// features are those of the first.
///
/// # Errors
/// When something else stands among them, or they name different reference systems.
pub fn joined(text: &str) -> Result<Option<String>, ImportError> {
    // Most large files have one collection, and are not read twice for it.
    let has_two = || memchr::memmem::find_iter(text.as_bytes(), b"\"features\"").nth(1).is_some();
    if text.len() > LARGE_BYTES && !has_two() {
        return Ok(None);
    }
    let Some((first, _, end)) = first_value(text, 0) else { return Ok(None) };
    let is_alone = text.get(end..).unwrap_or_default().bytes().all(is_between);
    let features = |raw| {
        let all = all_members(raw).into_iter();
        all.filter(|(key, _)| key == "features").map(|(_, value)| value.get()).collect::<Vec<_>>()
    };
    let own = features(first.get());
    if own.is_empty() || (is_alone && own.len() == 1) {
        return Ok(None);
    }
    let system = |raw| all_members(raw).into_iter().find(|(key, _)| key == "crs");
    let system = |raw| system(raw).map(|(_, value)| value.get());
    let stated = system(first.get());
    let mut lists = own;
    let mut at = end;
    while !text.get(at..).unwrap_or_default().bytes().all(is_between) {
        let next = first_value(text, at).map(|(value, _, end)| (value.get(), end));
        let Some((raw, end)) = next.filter(|(raw, _)| !features(raw).is_empty()) else {
            let line = 1 + text.get(..at).unwrap_or_default().matches('\n').count();
            return Err(ImportError::Malformed(message!(
                "error-json-behind-collection",
                line = line.to_string()
            )));
        };
        if system(raw) != stated {
            return Err(ImportError::Malformed(message!("error-json-several-systems")));
        }
        lists.extend(features(raw));
        at = end;
    }
    let mut all = String::from("{\"type\":\"FeatureCollection\",");
    if let Some(stated) = stated {
        all += &format!("\"crs\":{stated},");
    }
    all += "\"features\":[";
    let inner = lists.iter().filter_map(|list| list.strip_prefix('[')?.strip_suffix(']'));
    for (index, inner) in inner.filter(|inner| !inner.trim().is_empty()).enumerate() {
        if index > 0 {
            all.push(',');
        }
        all += inner;
    }
    all += "]}";
    limits::check_decoded(all.len())?;
    Ok(Some(all))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_of_all_collections_count_and_others_are_refused() {
        let one =
            |id: u8| format!("{{\"type\":\"FeatureCollection\",\"features\":[{{\"id\":{id}}}]}}");
        let both = joined(&format!("{}\n{}", one(1), one(2))).unwrap().unwrap();
        assert_eq!(both, "{\"type\":\"FeatureCollection\",\"features\":[{\"id\":1},{\"id\":2}]}");
        assert_eq!(joined(&one(1)).unwrap(), None);
        let twice =
            "{\"type\":\"FeatureCollection\",\"features\":[{\"id\":1}],\"features\":[{\"id\":2}]}";
        assert_eq!(joined(twice).unwrap().unwrap(), both);
        assert!(joined(&format!("{} {{\"a\":1}}", one(1))).is_err());
        let crs = one(2).replacen('{', "{\"crs\":{\"type\":\"name\"},", 1);
        assert!(joined(&format!("{}{crs}", one(1))).is_err());
    }
}
