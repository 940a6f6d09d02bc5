//! One sheet: its cells, and the table that stands somewhere in it.

use crate::import::column_kinds::ColumnKinds;
use crate::import::decode::cells::Cell;
use crate::import::decode::choice::Score;
use crate::language::{Message, message};

/// Cells that are looked at for all merged ones together: far more than people merge.
const MOST_MERGED_CELLS: usize = 20_000_000;

/// Bytes of text that are put into all merged ones together.
const MOST_MERGED_BYTES: usize = 32 << 20;

/// Merged cells that are looked at for headers of several rows.
const MOST_HEADER_REGIONS: usize = 1_000;

/// Rows in which a header is looked for.
const HEADER_ROWS: usize = 60;

/// A cell of which a person should know something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// From 0.
    pub row: u32,
    /// From 0.
    pub column: u32,
    /// What stands there.
    pub text: String,
    /// What is to be known.
    pub reason: Message,
    /// Whether the cell was taken as empty.
    pub is_empty: bool,
}

const ERROR: Message = message!("note-spreadsheet-error");

const FORMULA: Message = message!("note-formula-without-value");

const PARTS: Message = message!("note-raised-or-struck-parts");

const MAY_HAVE_PARTS: Message = message!("note-perhaps-raised-or-struck-parts");

const STRUCK: Message = message!("note-struck-out");

const MERGED_FIGURE: Message = message!("note-figure-of-several-rows");

const SERIAL_1904: Message = message!("note-serial-of-1904");

/// A sheet as its cells.
#[derive(Debug, Default)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Whether people cannot see it.
    pub is_hidden: bool,
    /// Numbers of rows from 0, and their cells by columns from 0; empty ones are left
    /// out.
    pub rows: Vec<(u32, Vec<(u32, String)>)>,
    /// Cells of which a person should know something, in the order of rows.
    pub faults: Vec<Fault>,
    /// Regions of merged cells: first and last row and column.
    pub merged: Vec<[u32; 4]>,
    /// Whether cells are merged over rows of which nobody knows which.
    pub has_merged_rows: bool,
    /// Whether its days are counted from 1904.
    pub is_1904: bool,
}

impl Sheet {
    /// Adds a cell; cells come row by row.
    pub fn push(&mut self, row: u32, column: u32, cell: Cell) {
        let text = match cell {
            Cell::Text(text) if text.trim().is_empty() => return,
            Cell::Text(text) => text,
            Cell::Error(text) => {
                self.faults.push(Fault { row, column, text, reason: ERROR, is_empty: true });
                return;
            }
        };
        match self.rows.last_mut() {
            Some((last, cells)) if *last == row => cells.push((column, text)),
            _ => self.rows.push((row, vec![(column, text)])),
        }
    }

    /// Notes that parts of `text` were left out, or may have to be.
    pub fn note_parts(&mut self, row: u32, column: u32, text: &str, are_known: bool) {
        let reason = if are_known { PARTS } else { MAY_HAVE_PARTS };
        self.faults.push(Fault { row, column, text: text.to_owned(), reason, is_empty: false });
    }

    /// Notes that a cell is struck out as a whole.
    pub fn note_struck(&mut self, row: u32, column: u32, text: String) {
        self.faults.push(Fault { row, column, text, reason: STRUCK, is_empty: false });
    }

    /// Adds formulas without a value, as row, column and text.
    pub fn add_formulas(&mut self, formulas: impl IntoIterator<Item = (u32, u32, String)>) {
        let fault =
            |(row, column, text)| Fault { row, column, text, reason: FORMULA, is_empty: true };
        self.faults.extend(formulas.into_iter().map(fault));
        self.faults.sort_by_key(|fault| (fault.row, fault.column));
    }

    /// The names that the row with the index `index` gives to columns, with those of
    /// merged cells that reach down into it: headers are often of two rows.
    fn header(&self, index: usize) -> Vec<(u32, String)> {
        let Some((row, cells)) = self.rows.get(index) else { return Vec::new() };
        let trimmed = |(column, text): &(u32, String)| (*column, text.trim().to_owned());
        let mut names: Vec<(u32, String)> = cells.iter().map(trimmed).collect();
        for [first, left, last, _] in self.merged.iter().take(MOST_HEADER_REGIONS) {
            if first >= row || last < row {
                continue;
            }
            let is_free = names.iter().all(|(column, _)| column != left);
            let above = self.rows.iter().take(index).find(|(row, _)| row == first);
            let text = above.and_then(|(_, cells)| cells.iter().find(|(column, _)| column == left));
            names.extend(text.filter(|_| is_free).map(trimmed));
        }
        names.sort_unstable_by_key(|(column, _)| *column);
        names
    }

    /// Takes cells away that would be read wrongly: one figure for several rows, which
    /// nobody knows the part of a single row of, and numbers without a format for dates in
    /// a workbook that counts from 1904, which may be of either calendar.
    pub fn leave_unclear(&mut self, below_row: u32, columns: &ColumnKinds) {
        let figures: Vec<(u32, u32)> = self
            .merged
            .iter()
            .filter(|[first, left, last, right]| {
                *first > below_row
                    && columns.is_figure(*left)
                    && columns.is_figure_of_several([*first, *left, *last, *right])
            })
            .map(|[first, left, ..]| (*first, *left))
            .collect();
        self.merged.retain(|[first, left, ..]| !figures.contains(&(*first, *left)));
        let is_serial =
            |text: &str| text.parse().is_ok_and(|days: f64| (20_000.0..100_000.0).contains(&days));
        let faults = &mut self.faults;
        for (row, cells) in self.rows.iter_mut().filter(|(row, _)| *row > below_row) {
            cells.retain(|(column, text)| {
                // A heading over the whole table is no figure.
                let is_figure = || text.starts_with(|first: char| first.is_ascii_digit());
                let reason = if figures.contains(&(*row, *column)) && is_figure() {
                    MERGED_FIGURE
                } else if self.is_1904 && columns.is_time(*column) && is_serial(text) {
                    SERIAL_1904
                } else {
                    return true;
                };
                let (row, column, text) = (*row, *column, text.clone());
                faults.push(Fault { row, column, text, reason, is_empty: true });
                false
            });
        }
        self.faults.sort_by_key(|fault| (fault.row, fault.column));
    }

    /// Gives every row of a region that spans several rows the text of its first
    /// cell: people see it beside all of them. Returns how many cells were filled.
    pub fn fill_merged(&mut self, below_row: u32) -> u64 {
        let (mut filled, mut looked_at, mut bytes) = (0, 0_usize, 0_usize);
        for [first, left, last, _] in std::mem::take(&mut self.merged) {
            if first == last || first <= below_row {
                continue;
            }
            let at = self.rows.partition_point(|(row, _)| *row < first);
            let text = self.rows.get(at).filter(|(row, _)| *row == first).and_then(|(_, cells)| {
                cells.iter().find(|(column, _)| *column == left).map(|(_, text)| text.clone())
            });
            let Some(text) = text else { continue };
            let below = self.rows.iter_mut().skip(at + 1);
            for (_, cells) in below.take_while(|(row, _)| *row <= last) {
                looked_at += cells.len();
                if looked_at > MOST_MERGED_CELLS || bytes > MOST_MERGED_BYTES {
                    return filled;
                }
                if cells.iter().all(|(column, _)| *column != left) {
                    bytes += text.len();
                    cells.push((left, text.clone()));
                    filled += 1;
                }
            }
        }
        filled
    }
}

/// Where the table of a sheet stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetTable {
    /// Index of the header in the rows of the sheet.
    pub header: usize,
    /// Columns from the left, each with its name.
    pub columns: Vec<(u32, String)>,
    /// How certain it is that it holds events.
    pub score: Score,
}

impl SheetTable {
    /// The names of its columns.
    pub fn names(&self) -> Vec<String> {
        self.columns.iter().map(|(_, name)| name.clone()).collect()
    }
}

/// The table of a sheet: its header is the row that names the most fields, or,
/// where none names any, the first row with as many cells as any other.
pub fn table(sheet: &Sheet) -> Option<SheetTable> {
    let head = || (0..sheet.rows.len().min(HEADER_ROWS)).map(|index| (index, sheet.header(index)));
    let names = |cells: Vec<(u32, String)>| -> Vec<String> {
        cells.into_iter().map(|(_, name)| name).collect()
    };
    let best = head()
        .map(|(index, cells)| (index, Score::of(&names(cells), false)))
        .filter(|(_, score)| score.is_of_events())
        .max_by_key(|(index, score)| (*score, std::cmp::Reverse(*index)));
    let (header, score) = best.or_else(|| {
        let widest = head().max_by_key(|(index, cells)| (cells.len(), std::cmp::Reverse(*index)));
        widest.map(|(index, _)| (index, Score::default()))
    })?;
    let mut columns = sheet.header(header);
    let below = sheet.rows.iter().skip(header + 1).flat_map(|(_, cells)| cells);
    let mut unnamed = std::collections::BTreeSet::new();
    for (column, _) in below {
        if !unnamed.contains(column)
            && columns.binary_search_by_key(column, |(named, _)| *named).is_err()
        {
            unnamed.insert(*column);
        }
    }
    columns
        .extend(unnamed.into_iter().map(|column| (column, format!("column {}", letters(column)))));
    columns.sort_unstable_by_key(|(column, _)| *column);
    Some(SheetTable { header, columns, score })
}

/// A column as people call it: `A`, `B`, … `AA`.
pub fn letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(rows: &[&[&str]]) -> Sheet {
        let mut sheet = Sheet::default();
        for (row, cells) in rows.iter().enumerate() {
            for (column, text) in cells.iter().enumerate() {
                sheet.push(row as u32, column as u32, Cell::Text((*text).to_owned()));
            }
        }
        sheet
    }

    #[test]
    fn the_header_is_found_below_titles_and_beside_empty_columns() {
        let sheet = sheet(&[
            &["", "Events of the date 2025"],
            &[],
            &["", "id", "date", "lat", "lon"],
            &["", "1", "2025-12-27", "50", "30", "a remark"],
        ]);
        let found = table(&sheet).unwrap();
        assert_eq!(found.header, 1, "the second row that is not empty");
        assert_eq!(found.columns[0], (1, "id".to_owned()));
        assert_eq!(found.columns[4], (5, "column F".to_owned()));
        assert!(found.score.is_of_events());
    }

    #[test]
    fn a_header_of_two_rows_has_the_names_that_reach_into_the_second() {
        let mut sheet = sheet(&[
            &["id", "date", "Coordinates"],
            &["", "", "lat", "lon"],
            &["1", "2025-12-27", "50", "30"],
        ]);
        sheet.merged = vec![[0, 0, 1, 0], [0, 1, 1, 1], [0, 2, 0, 3]];
        let found = table(&sheet).unwrap();
        assert_eq!((found.header, found.names().join(",").as_str()), (1, "id,date,lat,lon"));
    }

    #[test]
    fn a_merged_cell_speaks_for_all_of_its_rows() {
        let mut sheet = sheet(&[&["date", "lat"], &["2025-12-27", "50"], &["", "51"], &["", "52"]]);
        sheet.merged = vec![[1, 0, 2, 0], [0, 0, 0, 1]];
        assert_eq!(sheet.fill_merged(0), 1);
        assert!(sheet.rows[2].1.contains(&(0, "2025-12-27".to_owned())));
        assert_eq!(sheet.rows[3].1.len(), 1);
    }

    #[test]
    fn columns_have_the_letters_of_spreadsheets() {
        let found: Vec<String> = [0, 25, 26, 701, 702].map(letters).to_vec();
        assert_eq!(found, ["A", "Z", "AA", "ZZ", "AAA"]);
    }
}
