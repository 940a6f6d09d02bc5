//! Files that are no text, turned into text that the ordinary readers read.
//!
//! To add a kind of file, write one file here and one line in [`DECODINGS`]; a kind
//! that stays unread is one line in `unread`.

mod archive;
mod arrow;
mod cells;
mod choice;
mod dbase;
mod decoding;
mod features;
mod feed;
mod flatbuffer;
mod flatgeobuf;
mod geopackage;
mod gpx;
mod head;
mod parquet;
mod position;
mod reference;
mod shapefile;
mod shapes;
mod unread;
mod workbook;

use std::fs::File;
use std::io::{BufWriter, Read as _, Seek as _, Write};
use std::path::Path;

use super::compressed::{self, Hashed, Unpacked};
use super::{ImportError, Options};
use crate::base::Progress;
use crate::base::contained::contained;
use crate::language::{Message, message};
pub use decoding::{Decoded, Decoding, Packed};
pub(super) use decoding::{HARMLESS_BYTES, Limited, MOST_TIMES};
use decoding::{MOST_BYTES, damaged};
pub use head::Head;
pub use unread::refuse_folder;

/// Packed files inside packed files are followed so far.
const DEEPEST: usize = 3;

/// Every kind of file that is decoded; the first that recognises a file reads it.
#[rustfmt::skip]
pub const DECODINGS: &[&dyn Decoding] = &[
    &parquet::Parquet,
    &arrow::Arrow,
    &workbook::Xlsx,
    &workbook::Xlsb,
    &workbook::Ods,
    &workbook::Xls,
    &geopackage::GeoPackage,
    &flatgeobuf::FlatGeobuf,
    &shapefile::Shapefile,
    &gpx::Gpx,
    &feed::Feed,
    &archive::Archive,
];

/// Texts and packings that need no decoding, as their names end.
const TEXT_EXTENSIONS: &[&str] =
    &["csv", "tsv", "txt", "json", "geojson", "kml", "kmz", "xml", "gz", "zst"];

/// How the names of all files that are read end.
pub fn extensions() -> impl Iterator<Item = &'static str> {
    let decoded = DECODINGS.iter().flat_map(|decoding| decoding.extensions());
    let is_new = |extension: &&&'static str| !TEXT_EXTENSIONS.contains(*extension);
    TEXT_EXTENSIONS.iter().chain(decoded.filter(is_new)).copied()
}

/// The names of all kinds of files that are decoded.
pub fn names() -> impl Iterator<Item = &'static str> {
    DECODINGS.iter().map(|decoding| decoding.name())
}

/// Unpacks and decodes `file` until it is text; `None` where it is text already.
///
/// # Errors
/// When it is damaged, of a kind that is not read, unpacks to far more than events
/// do, or the user cancelled.
pub fn unpack(
    file: &mut File,
    path: &Path,
    options: &Options,
    progress: &Progress,
) -> Result<Option<Unpacked>, ImportError> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let job = Job { sheet: options.sheet.as_deref(), progress, path };
    job.unpack(file, &name.unwrap_or_default(), Some(path), 0)
}

/// What stays the same from a file to those that are packed in it.
struct Job<'a> {
    sheet: Option<&'a str>,
    progress: &'a Progress,
    path: &'a Path,
}

impl Job<'_> {
    fn unpack(
        &self,
        file: &mut File,
        name: &str,
        beside: Option<&Path>,
        depth: usize,
    ) -> Result<Option<Unpacked>, ImportError> {
        let io = |source| ImportError::Io { path: self.path.to_owned(), source };
        let head = Head::of(file, name).map_err(io)?;
        file.rewind().map_err(io)?;
        if let Some(decoding) = DECODINGS.iter().find(|decoding| decoding.recognises(&head)) {
            if depth > DEEPEST {
                return Err(ImportError::Malformed(message!(
                    "error-packed-too-deep",
                    name = name,
                    most = DEEPEST
                )));
            }
            let bytes = file.metadata().map_err(io)?.len();
            let (sheet, progress) = (self.sheet, self.progress);
            let packed = Packed { file, bytes, head: &head, path: beside, sheet, depth, progress };
            return decoded(*decoding, packed).map(Some);
        }
        unread::refuse(&head)?;
        let Some(outer) = compressed::unpack(file, self.path, self.progress)? else {
            return Ok(None);
        };
        let Unpacked { mut text, text_bytes, file_bytes, sha256, decoded, notes, sheets } = outer;
        let inner_name = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        match self.unpack(&mut text, inner_name, None, depth + 1)? {
            Some(inner) => Ok(Some(Unpacked { file_bytes, sha256, ..inner })),
            None => {
                text.rewind().map_err(io)?;
                Ok(Some(Unpacked { text, text_bytes, file_bytes, sha256, decoded, notes, sheets }))
            }
        }
    }
}

/// `packed` in words, without the file itself: what contradicts itself in ways that
/// are not looked for makes decoders of others panic.
fn guarded(
    decoding: &dyn Decoding,
    packed: &mut Packed<'_>,
    out: &mut dyn Write,
) -> Result<Decoded, ImportError> {
    contained(|| decoding.decode(packed, out))
        .unwrap_or_else(|_| Err(damaged(decoding.name(), &message!("damage-contradicts-itself"))))
}

fn decoded(decoding: &dyn Decoding, mut packed: Packed<'_>) -> Result<Unpacked, ImportError> {
    let store = |source: std::io::Error| {
        ImportError::Malformed(message!("error-table-not-stored", reason = Message::of(&source)))
    };
    let read = |source: std::io::Error| damaged(decoding.name(), &source);
    let mut text = tempfile::tempfile().map_err(store)?;
    let most = MOST_BYTES.min(packed.bytes.saturating_mul(MOST_TIMES).max(HARMLESS_BYTES));
    let mut out = Limited { out: BufWriter::new(&mut text), bytes: 0, most };
    let Decoded { sentences, notes, sheets } = guarded(decoding, &mut packed, &mut out)?;
    out.flush().map_err(store)?;
    let text_bytes = out.bytes;
    drop(out);
    text.rewind().map_err(store)?;
    if text_bytes == 0 {
        return Err(ImportError::Empty);
    }
    packed.file.rewind().map_err(read)?;
    let mut hashed = Hashed::new(packed.file);
    let mut buffer = vec![0; 1 << 20];
    while hashed.read(&mut buffer).map_err(read)? > 0 {
        packed.progress.check()?;
    }
    let (file_bytes, sha256) = hashed.finish();
    Ok(Unpacked { text, text_bytes, file_bytes, sha256, decoded: sentences, notes, sheets })
}
