//! One record of the beginning of a table.

use super::cell_sort::CellType;
use super::{Columns, Container, FORMATS, Mapping, hxl};

/// One record of the beginning.
pub(super) struct Line {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Counted from 1.
    pub(super) line: u64,
    pub(super) cells: Vec<String>,
}

impl Line {
    pub(super) fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.trim().is_empty()).count()
    }

    /// Its cells that hold something; those of a comment are one text.
    pub(super) fn titles(&self) -> Vec<String> {
        if self.is_comment() {
            return vec![self.cells.join(", ")];
        }
        self.cells.iter().filter(|cell| !cell.trim().is_empty()).cloned().collect()
    }

    pub(super) fn is_comment(&self) -> bool {
        let first = self.cells.first().map_or("", |cell| cell.trim());
        (first.starts_with('#') && !self.is_hxl())
            || first.starts_with("//")
            || first.starts_with('%')
    }

    pub(super) fn is_hxl(&self) -> bool {
        hxl::is_row_of_tags(self.cells.iter().map(String::as_str))
    }

    /// Whether some format knows these as the names of columns.
    pub(super) fn is_known(&self) -> bool {
        if self.filled() < 2 || self.is_data() {
            return false;
        }
        let columns = Columns::new(self.names());
        let mut tables = FORMATS.iter().filter(|format| format.container() == Container::Table);
        tables.any(|format| format.recognises(&columns))
    }

    pub(super) fn names(&self) -> Vec<String> {
        let trim = |cell: &String| {
            cell.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').to_owned()
        };
        self.cells.iter().map(trim).collect()
    }

    /// The names of a header of two lines, of which `next` is the second: above stand
    /// names of groups, and nothing over some names below. `None` where this is the header
    /// alone.
    pub(super) fn joined_with(&self, next: &Self) -> Option<Vec<String>> {
        let (above, below) = (self.names(), next.names());
        let has_gap =
            above.iter().zip(&below).any(|(above, below)| above.is_empty() && !below.is_empty());
        // Cells of a web page that span columns stand in each of them.
        let has_group = above.windows(2).zip(below.windows(2)).any(|(above, below)| {
            matches!((above, below), ([a, b], [c, d]) if a == b && !a.is_empty() && c != d)
        });
        if !(has_gap || has_group) || next.is_data() || above.len() != below.len() {
            return None;
        }
        let joined: Vec<String> = above
            .iter()
            .zip(below)
            .map(|(above, below)| if below.is_empty() { above.clone() } else { below })
            .collect();
        let fields =
            |names: &[String]| Mapping::guess(&Columns::new(names.to_vec())).iter().count();
        (fields(&joined) >= fields(&above) + 2).then_some(joined)
    }

    /// Whether this is a row of values: no header has a date or a fraction in it.
    pub(super) fn is_data(&self) -> bool {
        self.cells.iter().any(|cell| CellType::of(cell).is_data())
    }
}
