//! KMZ: all the KML of an archive as one text.

use std::io::{Cursor, Read as _};

use super::recoded_text::Recoded;
use super::{ImportError, encoding, kml};
use crate::language::{Message, message};

/// Files of KML that one archive may have.
const MOST_FILES: usize = 10_000;

fn damaged(error: &(dyn std::error::Error + 'static)) -> ImportError {
    ImportError::Malformed(message!("error-archive-damaged", reason = Message::of(error)))
}

/// The KML in an archive, bounded in size whatever the archive claims. What links
/// inside it point at is part of it.
///
/// # Errors
/// When the archive is damaged or has no KML that can be read.
pub fn unzipped(bytes: &[u8]) -> Result<Recoded, ImportError> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let names: Vec<String> = archive
        .file_names()
        .filter_map(Result::ok)
        .filter(|name| name.to_ascii_lowercase().ends_with(".kml"))
        // What macOS keeps beside each file is no file of the person.
        .filter(|name| !name.starts_with("__MACOSX/"))
        .map(std::borrow::Cow::into_owned)
        .collect();
    if names.is_empty() {
        return Err(ImportError::Malformed(message!("error-no-kml-in-archive")));
    }
    if names.len() > MOST_FILES {
        return Err(ImportError::Malformed(message!("error-too-many-kml", most = MOST_FILES)));
    }
    let mut room = kml::LARGEST_KML_BYTES;
    let mut texts = Vec::with_capacity(names.len());
    for name in &names {
        let entry = archive.by_name(name).map_err(|error| damaged(&error))?;
        let mut text = Vec::new();
        entry.take(room + 1).read_to_end(&mut text).map_err(|error| damaged(&error))?;
        room = room.checked_sub(text.len() as u64).ok_or_else(|| {
            let most = kml::LARGEST_KML_BYTES >> 20;
            ImportError::Malformed(message!(
                "error-entry-unpacks-to-more",
                name = name,
                megabytes = most
            ))
        })?;
        texts.push(text);
    }
    joined(&names, texts)
}

fn joined(names: &[String], mut texts: Vec<Vec<u8>>) -> Result<Recoded, ImportError> {
    if texts.len() == 1 {
        let text = in_utf8(&texts.pop().unwrap_or_default());
        return Ok(match kml::with_times_of_folders(text.as_bytes()) {
            Some(recoded) => recoded,
            None => Recoded { text: text.into_bytes(), decoded: Vec::new() },
        });
    }
    let mut decoded = vec![message!("decoded-kml-joined", count = names.len())];
    let mut all = "<kml>\n".to_owned();
    let mut read = 0;
    for (name, text) in names.iter().zip(texts) {
        match without_links(&in_utf8(&text), names) {
            Ok(part) => {
                all += &part;
                all.push('\n');
                read += 1;
            }
            Err(error) => decoded.push(message!(
                "decoded-entry-not-read",
                name = name,
                reason = error.message()
            )),
        }
    }
    if read == 0 {
        return Err(ImportError::Malformed(Message::joined(decoded)));
    }
    all += "</kml>\n";
    Ok(match kml::with_times_of_folders(all.as_bytes()) {
        Some(Recoded { text, decoded: more }) => {
            decoded.extend(more);
            Recoded { text, decoded }
        }
        None => Recoded { text: all.into_bytes(), decoded },
    })
}

fn in_utf8(text: &[u8]) -> String {
    encoding::detect(text).decode_with_bom_removal(text).0.into_owned()
}

/// The element at the top of `text`, less the links to files of the archive.
fn without_links(text: &str, names: &[String]) -> Result<String, ImportError> {
    let document = kml::parse(text)?;
    let top = document.root_element().range();
    let mut part = String::with_capacity(top.len());
    let mut copied_to = top.start;
    for (link, href) in kml::network_links(&document) {
        let href = href.split(['#', '?']).next().unwrap_or_default();
        let href = href.trim_start_matches("./");
        let is_inside = names.iter().any(|name| {
            name.eq_ignore_ascii_case(href)
                || (!href.is_empty() && name.rsplit_once('/').is_some_and(|(_, file)| file == href))
        });
        let range = link.range();
        if is_inside && range.start >= copied_to {
            part += text.get(copied_to..range.start).unwrap_or_default();
            copied_to = range.end;
        }
    }
    part += text.get(copied_to..top.end).unwrap_or_default();
    Ok(part)
}
