//! The head of a table: what the dialog for mapping columns by hand shows.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use super::layout::Layout;
use super::reader::unpacked;
use super::{
    Columns, Container, FORMATS, ImportError, Mapping, Progress, compressed, decode, limits,
    parquet, table,
};

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
        bytes = parquet::head(File::open(path).ok()?, SHOWN_ROWS).ok()?;
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
    let text = unpacked.as_deref().unwrap_or(&bytes);
    let Layout::Table { delimiter, encoding } = Layout::detect(text) else { return None };
    let (names, _) = table::columns(text, delimiter, encoding).ok()?;
    let columns = Columns::new(names);
    let mut rows = Vec::new();
    // Stopping early is an error by design.
    let _ = table::scan(
        text,
        delimiter,
        encoding,
        &Progress::default(),
        &mut |_, cells| {
            rows.push(cells);
            if rows.len() < SHOWN_ROWS { Ok(()) } else { Err(ImportError::Cancelled) }
        },
        &mut |_, _, _| {},
    );
    let format = FORMATS
        .iter()
        .find(|format| format.container() == Container::Table && format.recognises(&columns));
    let mapping =
        format.map_or_else(|| Mapping::guess(&columns), |format| format.mapping(&columns));
    Some(Preview { format: format.map(|format| format.id()), columns, mapping, rows })
}
