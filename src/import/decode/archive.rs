//! Zip archives of readable files: all of those that hold events count.

use std::fs::File;
use std::io::{BufReader, Read as _, Seek as _, Write};
use std::path::Path;

use zip::ZipArchive;

use super::choice::Score;
use super::{Decoded, Decoding, HARMLESS_BYTES, Head, Job, MOST_BYTES, MOST_TIMES, Packed};
use super::{damaged, extensions, shapefile};
use crate::base::Progress;
use crate::import::layout::{Begin, Layout};
use crate::import::recoded::{self, Recoded};
use crate::import::{Container, ImportError, compressed, json, limits, memory_check};
use crate::language::message;

const NAME: &str = "zip archive";

/// Files of one archive that are looked at.
const MOST_FILES: usize = 1_000;

/// The column that says where a row of a joined table came from.
const FILE: &str = "file";

/// Files packed together.
pub struct Archive;

/// A file of the archive as text.
struct Part {
    name: String,
    text: Vec<u8>,
    layout: Layout,
    /// Its columns.
    names: Vec<String>,
    decoded: Decoded,
}

impl Decoding for Archive {
    fn name(&self) -> &'static str {
        NAME
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["zip"]
    }

    /// Archives of KML alone are KMZ, which the reader of KML opens.
    fn recognises(&self, head: &Head) -> bool {
        let mut found = head.entries.iter().filter(|name| is_readable(name)).peekable();
        let is_kmz = found.peek().is_some() && found.all(|name| ends(name, "kml"));
        head.is_zip() && !is_kmz && super::unread::refuse(head).is_ok()
    }

    fn decode(&self, packed: &mut Packed<'_>, out: &mut dyn Write) -> Result<Decoded, ImportError> {
        let names: Vec<&String> =
            packed.head.entries.iter().filter(|name| is_readable(name)).collect();
        if names.len() > MOST_FILES {
            return Err(ImportError::Malformed(message!(
                "error-archive-too-many",
                most = MOST_FILES
            )));
        }
        let (mut parts, mut left, mut error) = (Vec::new(), Vec::new(), None);
        let mut opened = Opened::of(packed)?;
        for name in &names {
            packed.progress.check()?;
            match opened.part(name, packed) {
                Ok(part) => parts.push(part),
                Err(ImportError::Cancelled) => return Err(ImportError::Cancelled),
                Err(reason) => {
                    left.push((*name).clone());
                    error.get_or_insert(reason);
                }
            }
        }
        if parts.is_empty() {
            return Err(match (error, names.len()) {
                (Some(error), 1) => error,
                (Some(error), _) => ImportError::Malformed(message!(
                    "error-archive-none-read",
                    reason = error.message()
                )),
                _ => ImportError::Malformed(message!(
                    "error-archive-no-file",
                    names = limits::listed(&packed.head.entries)
                )),
            });
        }
        let mut decoded = joined(&mut parts, out)?;
        if !left.is_empty() {
            let sentence = message!("decoded-files-not-read", names = limits::listed(&left));
            decoded.sentences.push(sentence);
        }
        Ok(decoded)
    }
}

fn ends(name: &str, extension: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, end)| end.eq_ignore_ascii_case(extension))
}

fn is_readable(name: &str) -> bool {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let is_hidden = file.starts_with('.') || name.starts_with("__MACOSX");
    !is_hidden && !file.is_empty() && extensions().any(|extension| ends(file, extension))
}

/// An archive and how much may still be unpacked from it.
struct Opened {
    archive: ZipArchive<BufReader<File>>,
    left_bytes: u64,
    most_bytes: u64,
}

impl Opened {
    fn of(packed: &Packed<'_>) -> Result<Self, ImportError> {
        let file = packed.file.try_clone().map_err(|error| damaged(NAME, &error))?;
        let archive =
            ZipArchive::new(BufReader::new(file)).map_err(|error| damaged(NAME, &error))?;
        let most_bytes = packed.bytes.saturating_mul(MOST_TIMES).max(HARMLESS_BYTES);
        let most_bytes = most_bytes.min(MOST_BYTES);
        Ok(Self { archive, left_bytes: most_bytes, most_bytes })
    }

    /// What the entry `name` unpacks to, in a file without a name.
    fn unpacked(&mut self, name: &str, progress: &Progress) -> Result<File, ImportError> {
        let index = self.archive.index_for_name(name);
        let index =
            index.ok_or_else(|| damaged(NAME, &message!("damage-not-in-archive", name = name)))?;
        let raw = self.archive.by_index_raw(index).map_err(|error| damaged(NAME, &error))?;
        if raw.encrypted() {
            return Err(ImportError::Malformed(message!("error-archive-password", name = name)));
        }
        drop(raw);
        let mut entry = self.archive.by_index(index).map_err(|error| damaged(NAME, &error))?;
        let mut file = tempfile::tempfile().map_err(|error| damaged(NAME, &error))?;
        let mut buffer = vec![0; 1 << 20];
        loop {
            progress.check()?;
            let read = entry.read(&mut buffer).map_err(|error| damaged(NAME, &error))?;
            let Some(bytes) = buffer.get(..read).filter(|bytes| !bytes.is_empty()) else { break };
            self.left_bytes = self.left_bytes.checked_sub(read as u64).ok_or_else(|| {
                let reason = message!("damage-unpacks-to-more", most = self.most_bytes.to_string());
                damaged(NAME, &reason)
            })?;
            file.write_all(bytes).map_err(|error| damaged(NAME, &error))?;
        }
        file.rewind().map_err(|error| damaged(NAME, &error))?;
        Ok(file)
    }

    fn side(&mut self, name: &str, extension: &str, packed: &Packed<'_>) -> Option<Vec<u8>> {
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let wanted = format!("{stem}.{extension}");
        let found = packed.head.entries.iter().find(|name| name.eq_ignore_ascii_case(&wanted))?;
        whole(self.unpacked(found, packed.progress).ok()?).ok()
    }

    /// The entry `name` as text that holds events.
    fn part(&mut self, name: &str, packed: &Packed<'_>) -> Result<Part, ImportError> {
        let mut file = self.unpacked(name, packed.progress)?;
        if ends(name, "shp") {
            let sides = shapefile::Sides {
                table: self.side(name, "dbf", packed),
                reference: self.side(name, "prj", packed),
                page: self.side(name, "cpg", packed),
                ..shapefile::Sides::default()
            };
            let mut text = Vec::new();
            let decoded = shapefile::decode(&whole(file)?, &sides, packed, &mut text)?;
            return Part::of(name, text, decoded);
        }
        let job = Job { sheet: packed.sheet, progress: packed.progress, path: Path::new(name) };
        match job.unpack(&mut file, name, None, packed.depth + 1)? {
            Some(compressed::Unpacked { text, decoded, notes, sheets, .. }) => {
                Part::of(name, whole(text)?, Decoded { sentences: decoded, notes, sheets })
            }
            None => Part::of(name, whole(file)?, Decoded::default()),
        }
    }
}

fn whole(mut file: File) -> Result<Vec<u8>, ImportError> {
    let failed = |error: std::io::Error| damaged(NAME, &error);
    file.rewind().map_err(failed)?;
    memory_check::check(file.metadata().map_err(failed)?.len(), memory_check::Need::Whole)?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

impl Part {
    /// Text as it is, if its columns tell when or where something happened.
    fn of(name: &str, text: Vec<u8>, mut decoded: Decoded) -> Result<Self, ImportError> {
        let (text, own) = match recoded::unpacked(&text)? {
            Some(Recoded { text, decoded: sentences }) => (text, sentences),
            None => (text, Vec::new()),
        };
        let Begin { layout, names, sentences, .. } = Layout::detect(&text).begin(&text)?;
        decoded.sentences.extend(own.into_iter().chain(sentences));
        let has_geometry = matches!(layout.container(), Container::GeoJson | Container::Kml);
        if !Score::of(&names, has_geometry).is_of_events() {
            return Err(ImportError::Unrecognised { columns: names });
        }
        Ok(Self { name: name.to_owned(), text, layout, names, decoded })
    }
}

/// Writes the parts as one text; all of them must be of one kind.
fn joined(parts: &mut Vec<Part>, out: &mut dyn Write) -> Result<Decoded, ImportError> {
    let failed = |error: std::io::Error| damaged(NAME, &error);
    let names: Vec<String> = parts.iter().map(|part| part.name.clone()).collect();
    let listed = limits::listed(&names);
    if let [_] = parts.as_slice() {
        let Some(Part { text, mut decoded, .. }) = parts.pop() else {
            return Err(ImportError::Empty);
        };
        out.write_all(&text).map_err(failed)?;
        decoded.sentences.insert(0, message!("decoded-archive-file", names = listed));
        return Ok(decoded);
    }
    let first = parts.first().map(|part| part.layout.container());
    if parts.iter().any(|part| Some(part.layout.container()) != first) {
        return Err(ImportError::Malformed(message!(
            "error-archive-several-kinds",
            names = listed
        )));
    }
    let sentence = message!("decoded-archive-files", names = listed.clone());
    let mut decoded = Decoded { sentences: vec![sentence], ..Decoded::default() };
    for part in parts.iter_mut() {
        let own = std::mem::take(&mut part.decoded.sentences);
        decoded.sentences.extend(
            own.into_iter()
                .map(|text| message!("decoded-of-part", name = part.name.as_str(), text = text)),
        );
    }
    match first {
        Some(Container::Table) => join_tables(parts, out, &mut decoded)?,
        Some(Container::GeoJson | Container::Json) => {
            let is_geojson = first == Some(Container::GeoJson);
            let (begin, end): (&[u8], &[u8]) = match is_geojson {
                true => (b"{\"type\":\"FeatureCollection\",\"features\":[", b"\n]}\n"),
                false => (b"[", b"\n]\n"),
            };
            out.write_all(begin).map_err(failed)?;
            let mut is_first = true;
            for part in parts.iter() {
                let (Layout::Json(extent) | Layout::GeoJson(extent)) = part.layout else {
                    continue;
                };
                json::for_each_object(&part.text, extent, |_, record| {
                    let separator = if is_first { "\n" } else { ",\n" };
                    is_first = false;
                    write!(out, "{separator}{record}").map_err(failed)
                })?;
            }
            out.write_all(end).map_err(failed)?;
        }
        _ => {
            return Err(ImportError::Malformed(message!(
                "error-archive-kml-among-others",
                names = listed
            )));
        }
    }
    Ok(decoded)
}

/// One table with the columns of all, by their names, and a column with the file.
fn join_tables(
    parts: &[Part],
    out: &mut dyn Write,
    decoded: &mut Decoded,
) -> Result<(), ImportError> {
    let failed = |error: csv::Error| damaged(NAME, &error);
    let mut names: Vec<String> = Vec::new();
    let mut places: Vec<Vec<usize>> = Vec::new();
    for part in parts {
        let mut taken: Vec<usize> = Vec::new();
        for name in &part.names {
            let is_free = |index: &usize| !taken.contains(index);
            let known = (0..names.len()).filter(is_free);
            let known = known.into_iter().find(|&index| names.get(index) == Some(name));
            taken.push(known.unwrap_or_else(|| {
                names.push(name.clone());
                names.len() - 1
            }));
        }
        limits::check_columns(names.len())?;
        places.push(taken);
    }
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(names.iter().map(String::as_str).chain([FILE])).map_err(failed)?;
    for (part, places) in parts.iter().zip(&places) {
        let mut damage = 0_u64;
        part.layout.scan(
            &part.text,
            &part.names,
            &Progress::default(),
            &mut |_, cells| {
                let mut row = vec![String::new(); names.len() + 1];
                for (place, cell) in places.iter().zip(cells) {
                    if let Some(slot) = row.get_mut(*place) {
                        *slot = cell;
                    }
                }
                if let Some(file) = row.last_mut() {
                    file.clone_from(&part.name);
                }
                writer.write_record(&row).map_err(failed)
            },
            &mut |_, _, _| damage += 1,
        )?;
        if damage > 0 {
            let sentence =
                message!("decoded-lines-left-out", name = part.name.as_str(), count = damage);
            decoded.sentences.push(sentence);
        }
    }
    writer.flush().map_err(|error| damaged(NAME, &error))
}
