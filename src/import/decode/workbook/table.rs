//! Writes the tables of the chosen sheets as one table of text.

use std::io::Write;

use super::sheet::{Fault, Sheet, SheetTable, letters, table};
use crate::dataset::RowProblem;
use crate::import::column_kinds::ColumnKinds;
use crate::import::decode::choice::{self, Score};
use crate::import::decode::{Decoded, Packed, damaged};
use crate::import::{ImportError, limits};
use crate::language::{Message, MessageValue, message};

/// Cells with an error that are noted one by one.
const MOST_NOTES: usize = 10_000;

/// Columns that say where a row stands, where several sheets are read.
const SHEET: &str = "sheet";

/// A sheet with the table in it.
struct Chosen {
    sheet: Sheet,
    found: SheetTable,
}

/// Writes the sheets that hold events, or the one that was asked for.
///
/// # Errors
/// When there is no such sheet, or none with cells.
pub fn write(
    sheets: Vec<Sheet>,
    packed: &Packed<'_>,
    name: &'static str,
    out: &mut dyn Write,
) -> Result<Decoded, ImportError> {
    let names = sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let mut decoded = Decoded { sheets: names, ..Decoded::default() };
    let mut chosen = chosen(sheets, packed.sheet, name, &mut decoded)?;
    let names = columns(&chosen);
    limits::check_columns(names.len())?;
    let are_several = chosen.len() > 1;
    let mut writer = Writer { out, line: 1, name };
    if let ([only], false) = (chosen.as_slice(), are_several) {
        // Blank lines before the header, so that lines are rows of the sheet.
        let row = only.sheet.rows.get(only.found.header).map_or(0, |(row, _)| *row);
        writer.blank(u64::from(row))?;
    }
    let mut header = names.clone();
    if are_several {
        header.push(SHEET.to_owned());
    }
    writer.row(&header, true)?;
    let mut has_breaks = header.iter().any(|cell| cell.contains('\n'));
    let mut filled = 0;
    for Chosen { sheet, found } in &mut chosen {
        let header_row = sheet.rows.get(found.header).map_or(0, |(row, _)| *row);
        sheet.leave_unclear(header_row, &ColumnKinds::of(&found.columns));
        filled += sheet.fill_merged(header_row);
        let at = |column: u32| {
            let index = found.columns.binary_search_by_key(&column, |(column, _)| *column).ok()?;
            let (_, name) = found.columns.get(index)?;
            // Of equal names each has its own place.
            let before = found.columns.iter().take(index);
            let nth = before.filter(|(_, other)| other == name).count();
            let same = names.iter().enumerate().filter(|(_, other)| *other == name);
            same.map(|(index, _)| index).nth(nth)
        };
        let width = found.columns.last().map_or(0, |(column, _)| *column as usize + 1);
        let places: Vec<Option<usize>> = (0..width as u32).map(at).collect();
        let mut next_row = u64::from(header_row) + 1;
        let mut faults = sheet.faults.iter().filter(|fault| fault.row > header_row).peekable();
        for (index, (row, cells)) in sheet.rows.iter().skip(found.header + 1).enumerate() {
            if index % 1024 == 0 {
                packed.progress.check()?;
            }
            if !are_several {
                writer.blank(u64::from(*row).saturating_sub(next_row))?;
                next_row = u64::from(*row) + 1;
            }
            let mut line = vec![String::new(); header.len()];
            for (column, text) in cells {
                let place = places.get(*column as usize).copied().flatten();
                if let Some(cell) = place.and_then(|place| line.get_mut(place)) {
                    has_breaks |= text.contains('\n');
                    cell.clone_from(text);
                }
            }
            if let (true, Some(cell)) = (are_several, line.last_mut()) {
                cell.clone_from(&sheet.name);
            }
            while let Some(fault) = faults.next_if(|fault| fault.row <= *row) {
                if fault.row == *row && decoded.notes.len() < MOST_NOTES {
                    let place = places.get(fault.column as usize).copied().flatten();
                    let column = place.and_then(|place| names.get(place)).cloned();
                    decoded.notes.push(RowProblem {
                        line: writer.line,
                        column: column.unwrap_or_default(),
                        text: fault.text.clone(),
                        reason: fault.reason.clone(),
                    });
                }
            }
            writer.row(&line, false)?;
        }
        let mut sentence = message!("decoded-sheet", name = sheet.name.as_str());
        let above = sheet.rows.iter().take(found.header).filter(|(_, cells)| cells.len() > 1);
        let above = above.count();
        if above > 0 {
            let more = message!("decoded-rows-above-header", count = above);
            sentence = Message::joined([sentence, more]);
        }
        let empty = || sheet.faults.iter().filter(|fault| fault.is_empty);
        let cells = empty().take(3).map(|Fault { row, column, text, .. }| {
            let cell = format!("{}{}", letters(*column), row + 1);
            message!("fault-in-cell", text = text, cell = cell)
        });
        let cells =
            cells.reduce(|one, other| message!("one-comma-another", one = one, other = other));
        if let Some(cells) = cells {
            let count = empty().count();
            let more = message!("decoded-empty-cells", count = count, cells = cells);
            sentence = Message::joined([sentence, more]);
        }
        decoded.sentences.push(sentence);
    }
    if chosen.iter().any(|chosen| chosen.sheet.has_merged_rows) {
        decoded.sentences.push(message!("decoded-merged-rows"));
    }
    if filled > 0 {
        let sentence = message!("decoded-merged-cells", count = filled);
        decoded.sentences.push(sentence);
    }
    let lines = match (are_several, has_breaks) {
        (true, _) => message!("decoded-lines-of-joined-table"),
        (false, true) => message!("decoded-lines-of-broken-rows"),
        (false, false) => message!("decoded-lines-of-rows"),
    };
    decoded
        .sentences
        .insert(0, message!("decoded-workbook", name = MessageValue::Word(name), lines = lines));
    Ok(decoded)
}

fn chosen(
    sheets: Vec<Sheet>,
    wanted: Option<&str>,
    name: &'static str,
    decoded: &mut Decoded,
) -> Result<Vec<Chosen>, ImportError> {
    let names: Vec<String> = sheets.iter().map(|sheet| sheet.name.clone()).collect();
    if let Some(wanted) = wanted {
        let sheet = sheets.into_iter().find(|sheet| sheet.name == wanted).ok_or_else(|| {
            let listed = limits::listed(&names);
            ImportError::Malformed(message!("error-no-such-sheet", name = wanted, names = listed))
        })?;
        let found = table(&sheet).ok_or(ImportError::Empty)?;
        return Ok(vec![Chosen { sheet, found }]);
    }
    let (hidden, shown): (Vec<Sheet>, Vec<Sheet>) =
        sheets.into_iter().partition(|sheet| sheet.is_hidden);
    if !hidden.is_empty() {
        let hidden: Vec<String> = hidden.into_iter().map(|sheet| sheet.name).collect();
        let hidden = limits::listed(&hidden);
        decoded.sentences.push(message!("decoded-hidden-sheets", names = hidden));
    }
    let tables: Vec<Chosen> = shown
        .into_iter()
        .filter_map(|sheet| table(&sheet).map(|found| Chosen { sheet, found }))
        .collect();
    let names: Vec<Vec<String>> = tables.iter().map(|table| table.found.names()).collect();
    let scored: Vec<(Score, &[String])> = tables
        .iter()
        .zip(&names)
        .map(|(table, names)| (table.found.score, names.as_slice()))
        .collect();
    let mut read = choice::chosen(&scored);
    if read.is_empty() {
        // The largest one: what is wrong with its columns is told by its reader.
        let largest = (0..tables.len())
            .max_by_key(|&index| tables.get(index).map_or(0, |table| table.sheet.rows.len()));
        read.extend(largest);
    }
    if read.is_empty() {
        return Err(ImportError::Malformed(message!(
            "error-no-cells",
            name = MessageValue::Word(name)
        )));
    }
    let (mut chosen, mut left) = (Vec::new(), Vec::new());
    for (index, table) in tables.into_iter().enumerate() {
        if read.contains(&index) {
            chosen.push(table);
        } else {
            left.push(table.sheet.name);
        }
    }
    if !left.is_empty() {
        let left = limits::listed(&left);
        let sentence = message!("decoded-sheets-not-read", names = left);
        decoded.sentences.push(sentence);
    }
    Ok(chosen)
}

/// The columns of all sheets, each once for as often as one sheet has it.
fn columns(chosen: &[Chosen]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for Chosen { found, .. } in chosen {
        let own = found.names();
        for (index, name) in own.iter().enumerate() {
            let nth = own.iter().take(index + 1).filter(|other| *other == name).count();
            if names.iter().filter(|other| *other == name).count() < nth {
                names.push(name.clone());
            }
        }
    }
    names
}

/// Writes rows of CSV and knows the line that is next.
struct Writer<'a> {
    out: &'a mut dyn Write,
    line: u64,
    name: &'static str,
}

impl Writer<'_> {
    fn blank(&mut self, lines: u64) -> Result<(), ImportError> {
        for _ in 0..lines {
            self.out.write_all(b"\n").map_err(|error| damaged(self.name, &error))?;
        }
        self.line += lines;
        Ok(())
    }

    fn row(&mut self, cells: &[String], is_header: bool) -> Result<(), ImportError> {
        // Quoted where it would be taken for JSON or KML.
        let is_odd = is_header
            && cells.first().is_some_and(|name| name.trim_start().starts_with(['{', '[', '<']));
        let style = if is_odd { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary };
        let mut row = csv::WriterBuilder::new().quote_style(style).from_writer(Vec::new());
        row.write_record(cells).map_err(|error| damaged(self.name, &error))?;
        let bytes = row
            .into_inner()
            .map_err(|error| damaged(self.name, &Message::verbatim(error.to_string())))?;
        self.line += bytes.iter().filter(|&&byte| byte == b'\n').count() as u64;
        self.out.write_all(&bytes).map_err(|error| damaged(self.name, &error))
    }
}
