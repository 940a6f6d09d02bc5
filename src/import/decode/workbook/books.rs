//! Opens workbooks and takes their cells, sheet by sheet.

use std::fmt::Display;
use std::io::{BufReader, Cursor, Read, Seek};

use calamine::{Data, DataRef, Dimensions, Ods, Range, Reader, Sheet as Meta, SheetVisible, Xls};
use calamine::{SheetType, Xlsb, Xlsx};

use super::budget::Budget;
use super::rich_text::RichTexts;
use super::sheet::Sheet;
use super::{biff, repeats};
use crate::import::decode::cells::{Shown, cell};
use crate::import::decode::{HARMLESS_BYTES, MOST_BYTES, MOST_TIMES, Packed, damaged};
use crate::import::memory_check::{Need, check};
use crate::import::{ImportError, limits};
use crate::language::{Message, MessageValue, message};

/// Cells that are read of one sheet.
const MOST_CELLS: usize = 100_000_000;

/// Cells that were read, bounded.
struct Filling<'a> {
    sheet: Sheet,
    count: usize,
    packed: &'a Packed<'a>,
    name: &'static str,
    /// Of the text in all sheets.
    budget: &'a mut Budget,
}

impl<'a> Filling<'a> {
    fn new(
        meta: &Meta,
        packed: &'a Packed<'a>,
        name: &'static str,
        budget: &'a mut Budget,
    ) -> Self {
        let is_hidden = meta.visible != SheetVisible::Visible;
        let sheet = Sheet { name: meta.name.clone(), is_hidden, ..Sheet::default() };
        Self { sheet, count: 0, packed, name, budget }
    }

    /// Takes the parts of a text away that do not count, and notes it.
    fn leave_out_parts(&mut self, row: u32, column: u32, data: &mut Data, rich: &RichTexts) {
        if let Data::String(text) = data
            && let Some(counting) = rich.get(text)
        {
            self.sheet.note_parts(row, column, text, counting.is_some());
            if let Some(counting) = counting {
                *data = Data::String(counting.to_owned());
            }
        }
    }

    fn push(
        &mut self,
        row: u32,
        column: u32,
        data: &Data,
        shown: Shown,
    ) -> Result<(), ImportError> {
        self.count += 1;
        if self.count.is_multiple_of(4096) {
            self.packed.progress.check()?;
        }
        if self.count > MOST_CELLS {
            let reason = message!("damage-sheet-too-many-cells", most = MOST_CELLS.to_string());
            return Err(damaged(self.name, &reason));
        }
        limits::check_columns(column as usize + 1)?;
        let cell = cell(data, shown);
        self.budget.add_text(cell.text_bytes() as u64)?;
        self.sheet.push(row, column, cell);
        Ok(())
    }
}

/// Refuses an archive that unpacks to far more than workbooks do: it is unpacked
/// once into nothing, because what it says of its sizes may be false. Any entry may be
/// a sheet; what packs as little as pictures do needs no memory of its own.
fn check_sizes(file: impl Read + Seek, bytes: u64, name: &'static str) -> Result<(), ImportError> {
    let most = MOST_BYTES.min(bytes.saturating_mul(MOST_TIMES).max(HARMLESS_BYTES));
    let mut archive = zip::ZipArchive::new(file).map_err(|error| damaged(name, &error))?;
    let (mut unpacked, mut text) = (0, 0);
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|error| damaged(name, &error))?;
        let packed = entry.compressed_size();
        let mut rest = entry.take(most + 1 - unpacked);
        let copied = std::io::copy(&mut rest, &mut std::io::sink());
        let copied = copied.map_err(|error| damaged(name, &error))?;
        unpacked += copied;
        if copied / 2 > packed {
            text += copied;
        }
        if unpacked > most {
            return Err(damaged(
                name,
                &message!("damage-unpacks-to-more", most = most.to_string()),
            ));
        }
    }
    check(text, Need::Whole)
}

fn opened<'a, B>(packed: &mut Packed<'_>, name: &'static str) -> Result<B, ImportError>
where
    B: Reader<BufReader<std::fs::File>, Error: Display> + 'a,
{
    let bytes = packed.bytes;
    let copy = packed.file.try_clone().map_err(|error| damaged(name, &error))?;
    check_sizes(BufReader::new(&mut *packed.file), bytes, name)?;
    B::new(BufReader::new(copy)).map_err(|error| failed(name, &error))
}

fn failed(name: &'static str, error: &dyn Display) -> ImportError {
    let text = error.to_string();
    if text.to_ascii_lowercase().contains("password") {
        return ImportError::Malformed(message!("error-password", name = MessageValue::Word(name)));
    }
    damaged(name, &Message::verbatim(text))
}

/// Charts and macros have no cells.
fn worksheets(metas: &[Meta]) -> Vec<Meta> {
    metas.iter().filter(|meta| meta.typ == SheetType::WorkSheet).cloned().collect()
}

fn region(area: &Dimensions) -> [u32; 4] {
    [area.start.0, area.start.1, area.end.0, area.end.1]
}

/// More formulas of a sheet are not told one by one.
const MOST_FORMULAS: usize = 1_000_000;

/// Row, column and text of a formula.
type Formula = (u32, u32, String);

/// A formula as it is told.
fn formula(row: u32, column: u32, text: &str) -> Formula {
    const MOST_LETTERS: usize = 200;
    let text = text.strip_prefix("of:").unwrap_or(text).trim_start_matches('=');
    (row, column, std::iter::once('=').chain(text.chars()).take(MOST_LETTERS).collect())
}

/// Formulas of a sheet whose value was not stored, as programs write that do not
/// calculate; one that gives an empty text has a value. Reads the sheet once more.
fn formulas_without_value(
    book: &mut Xlsx<BufReader<std::fs::File>>,
    sheet: &str,
    packed: &Packed<'_>,
    name: &'static str,
) -> Result<Vec<Formula>, ImportError> {
    let mut cells = book.worksheet_cells_reader(sheet).map_err(|error| failed(name, &error))?;
    let (mut found, mut count) = (Vec::new(), 0_usize);
    while let Some(cell) = cells.next_cell_with_formula().map_err(|error| failed(name, &error))? {
        count += 1;
        if count.is_multiple_of(4096) {
            packed.progress.check()?;
        }
        let is_told = matches!(&cell.value, DataRef::Empty) && found.len() < MOST_FORMULAS;
        if let Some(text) = cell.formula.filter(|_| is_told) {
            found.push(formula(cell.pos.0, cell.pos.1, &text));
        }
    }
    Ok(found)
}

/// The sheets of an XLSX or XLSM.
///
/// # Errors
/// When it is damaged, too large or protected.
pub fn xlsx(packed: &mut Packed<'_>, name: &'static str) -> Result<Vec<Sheet>, ImportError> {
    // Before the workbook is opened, which reads on in the same file.
    let rich = RichTexts::of_xlsx(BufReader::new(&mut *packed.file), name)?;
    let mut book: Xlsx<_> = opened(packed, name)?;
    let (mut sheets, mut budget) = (Vec::new(), Budget::new(name, packed.bytes));
    for meta in worksheets(book.sheets_metadata()) {
        let mut filling = Filling::new(&meta, packed, name, &mut budget);
        let mut cells = match book.worksheet_cells_reader(&meta.name) {
            Ok(cells) => cells,
            Err(error) => return Err(failed(name, &error)),
        };
        let mut has_empty = false;
        let shown: Vec<Shown> = cells
            .styles()
            .iter()
            .map(|style| {
                let format = style.number_format.as_ref();
                format.map_or(Shown::Unknown, |format| Shown::of(&format.format_code))
            })
            .collect();
        let is_struck = |style: &calamine::Style| {
            style.font.as_ref().is_some_and(calamine::Font::has_strikethrough)
        };
        let struck: Vec<bool> = cells.styles().iter().map(is_struck).collect();
        while let Some((found, style)) =
            cells.next_cell_with_style_id().map_err(|error| failed(name, &error))?
        {
            let (row, column) = found.get_position();
            let shown = shown.get(style).copied().unwrap_or(Shown::Unknown);
            let mut data = match found.get_value() {
                DataRef::SharedString(text) => Data::String((*text).to_owned()),
                other => Data::from(other.clone()),
            };
            filling.leave_out_parts(row, column, &mut data, &rich);
            if struck.get(style).copied().unwrap_or_default() && !matches!(&data, Data::Empty) {
                filling.sheet.note_struck(row, column, data.to_string());
            }
            has_empty |= matches!(&data, Data::Empty);
            filling.push(row, column, &data, shown)?;
        }
        drop(cells);
        let mut sheet = filling.sheet;
        if has_empty {
            sheet.add_formulas(formulas_without_value(&mut book, &meta.name, packed, name)?);
        }
        let merged = book.merge_cells_by_sheet_name(&meta.name).unwrap_or_default();
        sheet.merged = merged.iter().map(region).collect();
        sheet.is_1904 = book.has_1904_epoch();
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// The sheets of an XLSB, which has a value for each formula.
///
/// # Errors
/// When it is damaged, too large or protected.
pub fn xlsb(packed: &mut Packed<'_>, name: &'static str) -> Result<Vec<Sheet>, ImportError> {
    let mut book: Xlsb<_> = opened(packed, name)?;
    let (mut sheets, mut budget) = (Vec::new(), Budget::new(name, packed.bytes));
    for meta in worksheets(book.sheets_metadata()) {
        let mut filling = Filling::new(&meta, packed, name, &mut budget);
        let mut cells = match book.worksheet_cells_reader(&meta.name) {
            Ok(cells) => cells,
            Err(error) => return Err(failed(name, &error)),
        };
        while let Some(found) = cells.next_cell().map_err(|error| failed(name, &error))? {
            let (row, column) = found.get_position();
            let data = Data::from(found.get_value().clone());
            filling.push(row, column, &data, Shown::Unknown)?;
        }
        drop(cells);
        let is_1904 = book.has_1904_epoch();
        sheets.push(Sheet { is_1904, ..filling.sheet });
    }
    Ok(sheets)
}

fn ranged(
    range: &Range<Data>,
    meta: &Meta,
    packed: &Packed<'_>,
    name: &'static str,
    (budget, rich): (&mut Budget, &RichTexts),
) -> Result<Sheet, ImportError> {
    let mut filling = Filling::new(meta, packed, name, budget);
    let (top, left) = range.start().unwrap_or_default();
    for (row, column, data) in range.used_cells() {
        let (row, column) = (top + row as u32, left + column as u32);
        if let Data::String(_) = data {
            let mut data = data.clone();
            filling.leave_out_parts(row, column, &mut data, rich);
            filling.push(row, column, &data, Shown::Unknown)?;
        } else {
            filling.push(row, column, data, Shown::Unknown)?;
        }
    }
    Ok(filling.sheet)
}

/// The sheets of an ODS.
///
/// # Errors
/// When it is damaged, too large or protected.
pub fn ods(packed: &mut Packed<'_>, name: &'static str) -> Result<Vec<Sheet>, ImportError> {
    let bytes = packed.bytes;
    check_sizes(BufReader::new(&mut *packed.file), bytes, name)?;
    repeats::check(BufReader::new(&mut *packed.file), bytes, name)?;
    let rich = RichTexts::of_ods(BufReader::new(&mut *packed.file), name)?;
    let copy = packed.file.try_clone().map_err(|error| damaged(name, &error))?;
    let mut book = Ods::new(BufReader::new(copy)).map_err(|error| failed(name, &error))?;
    let (mut sheets, mut budget) = (Vec::new(), Budget::new(name, packed.bytes));
    for meta in worksheets(book.sheets_metadata()) {
        let range = book.worksheet_range(&meta.name).map_err(|error| failed(name, &error))?;
        let mut sheet = ranged(&range, &meta, packed, name, (&mut budget, &rich))?;
        let formulas = book.worksheet_formula(&meta.name).map_err(|error| failed(name, &error))?;
        let (top, left) = formulas.start().unwrap_or_default();
        let formulas = formulas
            .used_cells()
            .map(|(row, column, text)| formula(top + row as u32, left + column as u32, text));
        let is_without_value = |(row, column, _): &Formula| {
            range.get_value((*row, *column)).is_none_or(|value| matches!(value, Data::Empty))
        };
        sheet.add_formulas(formulas.filter(is_without_value).take(MOST_FORMULAS));
        sheet.has_merged_rows = rich.has_merged_rows;
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// The sheets of an XLS, which has a value for each formula.
///
/// # Errors
/// When it is damaged or protected.
pub fn xls(packed: &mut Packed<'_>, name: &'static str) -> Result<Vec<Sheet>, ImportError> {
    let bytes = packed.whole()?;
    biff::check(&bytes, name)?;
    let mut book = Xls::new(Cursor::new(bytes)).map_err(|error| failed(name, &error))?;
    let (mut sheets, mut budget) = (Vec::new(), Budget::new(name, packed.bytes));
    for meta in worksheets(book.sheets_metadata()) {
        let range = book.worksheet_range(&meta.name).map_err(|error| failed(name, &error))?;
        let mut sheet = ranged(&range, &meta, packed, name, (&mut budget, &RichTexts::default()))?;
        let merged = book.merge_cells_by_sheet_name(&meta.name).unwrap_or_default();
        sheet.merged = merged.iter().map(region).collect();
        sheet.is_1904 = book.has_1904_epoch();
        sheets.push(sheet);
    }
    Ok(sheets)
}
