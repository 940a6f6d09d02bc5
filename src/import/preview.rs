//! The head of a table: what the dialog for mapping columns by hand shows.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use super::columns::SAMPLED_RECORDS;
use super::layout::{Begin, Layout};
use super::recoded::unpacked;
use super::{Columns, Container, FORMATS, Mapping, compressed, decode, limits, parquet};

/// What a file was recognised as, with its columns and a few rows.
#[derive(Debug, Clone)]
pub struct Preview {
    /// Id of the format, if one was recognised.
    pub format: Option<&'static str>,
    /// Column names.
    pub columns: Columns,
    /// The mapping that would be used.
    pub mapping: Mapping,
    /// Cells of the first rows.
    pub rows: Vec<Vec<String>>,
}

/// Looks at the head of a table; `None` when `path` is no readable table.
pub fn preview(path: &Path) -> Option<Preview> {
    const HEAD_BYTES: u64 = 256 << 10;
    const SHOWN_ROWS: usize = 5;
    limits::check_is_file(path).ok()?;
    let mut bytes = Vec::new();
    File::open(path).ok()?.take(HEAD_BYTES).read_to_end(&mut bytes).ok()?;
    if bytes.starts_with(parquet::MAGIC) {
        bytes = parquet::head(File::open(path).ok()?, SAMPLED_RECORDS).ok()?;
    } else if let Some(head) = compressed::head(&bytes, HEAD_BYTES) {
        bytes = head;
    }
    // A large workbook or archive would keep the window waiting.
    match decode::head(path, HEAD_BYTES) {
        Ok(Some(head)) => bytes = head,
        _ if bytes.starts_with(b"PK\x03\x04") => return None,
        _ => {}
    }
    let unpacked = unpacked(&bytes).ok()?;
    let text = unpacked.as_ref().map_or(&bytes[..], |unpacked| &unpacked.text);
    let layout = Layout::detect(text);
    let Layout::Table { .. } = layout else { return None };
    let Begin { layout, names, .. } = layout.begin(text).ok()?;
    let mut rows = layout.first_records(text, &names);
    let columns = Columns::new(names).with_records(&rows);
    rows.truncate(SHOWN_ROWS);
    let format = FORMATS
        .iter()
        .find(|format| format.container() == Container::Table && format.recognises(&columns));
    let mapping =
        format.map_or_else(|| Mapping::guess(&columns), |format| format.mapping(&columns));
    Some(Preview { format: format.map(|format| format.id()), columns, mapping, rows })
}
