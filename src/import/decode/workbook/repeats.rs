//! Tables of OpenDocument say how often a row or a cell is repeated: a few letters can
//! claim any number of cells, so the claims are added up before they are read.

use std::io::{Read, Seek};

use super::budget::Budget;
use crate::import::ImportError;
use crate::import::decode::damaged;
use crate::language::message;

/// Rows and columns of a sheet, as far as they are read.
const MOST_ROWS: u64 = 1 << 20;
const MOST_COLUMNS: u64 = 1 << 14;

/// What a cell that is not empty has of.
const CONTENT: [&[u8]; 8] = [
    b"office:value",
    b"office:string-value",
    b"office:date-value",
    b"office:time-value",
    b"office:boolean-value",
    b"office:value-type",
    b"calcext:value-type",
    b"table:formula",
];

/// Refuses a spreadsheet whose tables take more than is read.
///
/// # Errors
/// When they do, or the file is damaged.
pub fn check(file: impl Read + Seek, bytes: u64, name: &'static str) -> Result<(), ImportError> {
    let mut archive = zip::ZipArchive::new(file).map_err(|error| damaged(name, &error))?;
    // Without it, who reads the file says so.
    let Ok(mut entry) = archive.by_name("content.xml") else { return Ok(()) };
    let mut text = Vec::new();
    entry.read_to_end(&mut text).map_err(|error| damaged(name, &error))?;
    let mut claims = Claims { budget: Budget::new(name, bytes), table: Table::default() };
    let mut rest = text.as_slice();
    while let Some(at) = memchr::memchr(b'<', rest) {
        let (before, after) = rest.split_at(at);
        claims.table.cell.bytes += before.len() as u64;
        let (tag, after) = next_tag(after);
        claims.take(tag, name)?;
        rest = after;
    }
    claims.budget.check_memory()
}

/// What stands from a `<` to its end, and the rest.
fn next_tag(text: &[u8]) -> (&[u8], &[u8]) {
    let until = |end: &[u8]| {
        let at = memchr::memmem::find(text, end).map_or(text.len(), |at| at + end.len());
        text.split_at(at)
    };
    match text {
        [b'<', b'!', b'-', b'-', ..] => until(b"-->"),
        [b'<', b'!', b'[', ..] => until(b"]]>"),
        [b'<', b'?', ..] => until(b"?>"),
        _ => {
            let mut quote = None;
            let end = text.iter().position(|&byte| match quote {
                Some(open) => {
                    quote = (byte != open).then_some(open);
                    false
                }
                None if matches!(byte, b'"' | b'\'') => {
                    quote = Some(byte);
                    false
                }
                None => byte == b'>',
            });
            text.split_at(end.map_or(text.len(), |end| end + 1))
        }
    }
}

/// The name of a tag, and its attributes with what they say.
fn parts(tag: &[u8]) -> (&[u8], impl Iterator<Item = (&[u8], &[u8])>) {
    let inner = tag.strip_prefix(b"<").unwrap_or(tag);
    let end = inner.iter().position(|byte| byte.is_ascii_whitespace() || b"/>".contains(byte));
    // A slash in front closes.
    let end = if inner.first() == Some(&b'/') {
        inner.iter().position(|byte| byte.is_ascii_whitespace() || *byte == b'>')
    } else {
        end
    };
    let (name, mut rest) = inner.split_at(end.unwrap_or(inner.len()));
    let attributes = std::iter::from_fn(move || {
        let (key, after) = rest.split_at_checked(memchr::memchr(b'=', rest)?)?;
        let after = after.get(1..)?.trim_ascii_start();
        let (quote, after) = after.split_first()?;
        let (value, after) = after.split_at_checked(memchr::memchr(*quote, after)?)?;
        rest = after.get(1..).unwrap_or_default();
        Some((key.trim_ascii(), value))
    });
    (name, attributes)
}

/// A cell that is read.
#[derive(Debug, Default)]
struct Cell {
    is_open: bool,
    has_content: bool,
    repeats: u64,
    bytes: u64,
}

/// A row that is read.
#[derive(Debug, Default)]
struct Row {
    repeats: u64,
    cells: u64,
    empty: u64,
    bytes: u64,
}

/// A table that is read.
#[derive(Debug, Default)]
struct Table {
    cell: Cell,
    row: Row,
    rows: u64,
    empty_rows: u64,
    /// Rows with content and those between them.
    filled_rows: u64,
    width: u64,
    has_formulas: bool,
}

struct Claims {
    budget: Budget,
    table: Table,
}

impl Claims {
    fn take(&mut self, tag: &[u8], name: &'static str) -> Result<(), ImportError> {
        let number = |value: &[u8]| {
            let text = std::str::from_utf8(value).ok();
            text.and_then(|text| text.trim().parse::<u64>().ok()).ok_or_else(|| {
                let shown = String::from_utf8_lossy(value.get(..40).unwrap_or(value));
                damaged(name, &message!("damage-no-repetitions", text = shown))
            })
        };
        let (element, attributes) = parts(tag);
        let is_closed = tag.ends_with(b"/>");
        match element {
            b"table:table-row" => {
                let mut row = Row { repeats: 1, ..Row::default() };
                for (key, value) in attributes {
                    if key == b"table:number-rows-repeated" {
                        row.repeats = number(value)?;
                    }
                }
                self.table.row = row;
            }
            b"table:table-cell" | b"table:covered-table-cell" => {
                self.end_cell()?;
                let mut cell = Cell { is_open: true, repeats: 1, ..Cell::default() };
                cell.bytes = tag.len() as u64;
                for (key, value) in attributes {
                    cell.has_content |= CONTENT.contains(&key);
                    self.table.has_formulas |= key == b"table:formula";
                    if key == b"table:number-columns-repeated" {
                        cell.repeats = number(value)?;
                    }
                }
                self.table.cell = cell;
                if is_closed {
                    self.end_cell()?;
                }
            }
            b"text:s" => {
                for (key, value) in attributes {
                    if key == b"text:c" {
                        let bytes = &mut self.table.cell.bytes;
                        *bytes = bytes.saturating_add(number(value)?);
                    }
                }
                // Blanks outside a cell are no less a claim.
                self.budget.fits_text(self.table.cell.bytes)?;
            }
            b"/table:table-cell" | b"/table:covered-table-cell" => self.end_cell()?,
            b"/table:table-row" => self.end_row()?,
            b"/table:table" => self.end_table()?,
            _ => {}
        }
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), ImportError> {
        let cell = std::mem::take(&mut self.table.cell);
        if !cell.is_open {
            return Ok(());
        }
        let row = &mut self.table.row;
        if !cell.has_content {
            // Empty cells count where others follow them.
            row.empty = cell.repeats;
            return Ok(());
        }
        row.cells = row.cells.saturating_add(std::mem::take(&mut row.empty)).min(MOST_COLUMNS);
        let repeats = cell.repeats.min(MOST_COLUMNS - row.cells);
        row.cells += repeats;
        row.bytes = row.bytes.saturating_add(cell.bytes.saturating_mul(repeats));
        self.budget.fits_text(row.bytes)
    }

    fn end_row(&mut self) -> Result<(), ImportError> {
        self.end_cell()?;
        let table = &mut self.table;
        let row = std::mem::take(&mut table.row);
        let repeats = row.repeats.min(MOST_ROWS.saturating_sub(table.rows));
        table.rows += repeats;
        self.budget.add_cells(row.cells)?;
        self.budget.add_text(row.bytes)?;
        if row.cells == 0 {
            table.empty_rows += repeats;
            return Ok(());
        }
        let before = std::mem::take(&mut table.empty_rows);
        // Above the first row with content nothing is kept.
        let before = if table.filled_rows == 0 { 0 } else { before };
        table.filled_rows += before + repeats;
        table.width = table.width.max(row.cells);
        self.budget.add_text(row.bytes.saturating_mul(repeats))
    }

    fn end_table(&mut self) -> Result<(), ImportError> {
        self.end_row()?;
        let table = std::mem::take(&mut self.table);
        let grids = 1 + u64::from(table.has_formulas);
        self.budget.add_cells(table.filled_rows.saturating_mul(table.width).saturating_mul(grids))
    }
}
