//! KMZ: all the KML of an archive as one text.

use std::io::{Cursor, Read as _};

use super::recoded_text::Recoded;
use super::{ImportError, encoding, kml};

/// Files of KML that one archive may have.
const MOST_FILES: usize = 10_000;

fn damaged(error: &dyn std::fmt::Display) -> ImportError {
    ImportError::Malformed(format!("this archive is damaged: {error}"))
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
        return Err(ImportError::Malformed("no KML in this archive".to_owned()));
    }
    if names.len() > MOST_FILES {
        let reason = format!("this archive has more than {MOST_FILES} files of KML");
        return Err(ImportError::Malformed(reason));
    }
    let mut room = kml::LARGEST_KML_BYTES;
    let mut texts = Vec::with_capacity(names.len());
    for name in &names {
        let entry = archive.by_name(name).map_err(|error| damaged(&error))?;
        let mut text = Vec::new();
        entry.take(room + 1).read_to_end(&mut text).map_err(|error| damaged(&error))?;
        room = room.checked_sub(text.len() as u64).ok_or_else(|| {
            let most = kml::LARGEST_KML_BYTES >> 20;
            ImportError::Malformed(format!("{name} unpacks to more than {most} MB"))
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
    let mut decoded = vec![format!(
        "The archive has {} files of KML, which were put together; lines are those of all of them",
        names.len()
    )];
    let mut all = "<kml>\n".to_owned();
    let mut read = 0;
    for (name, text) in names.iter().zip(texts) {
        match without_links(&in_utf8(&text), names) {
            Ok(part) => {
                all += &part;
                all.push('\n');
                read += 1;
            }
            Err(error) => decoded.push(format!("{name} was not read: {error}")),
        }
    }
    if read == 0 {
        return Err(ImportError::Malformed(decoded.join("; ")));
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
