//! The table of changes between versions of files.

use super::ExportError;
use super::difference::{Versions, english, matched_by};
use super::formula::safe_cell;
use crate::dataset::Event;
use crate::versions::{Change, MatchedBy};

/// Columns of the table: one line for each row that came or went, and for each field and
/// each cell of one that changed.
#[rustfmt::skip]
const HEADER: [&str; 10] = [
    "change", "id", "title", "what", "name", "old", "new", "meaning", "old_line", "new_line",
];

/// A table with all changes. Cells that spreadsheets would run as formulas are disarmed.
pub(super) struct ChangeTable {
    writer: csv::Writer<Vec<u8>>,
    names_files: bool,
}

impl ChangeTable {
    /// With its header; if it `names_files`, the first column says of which file a line is.
    pub(super) fn new(names_files: bool) -> Result<Self, ExportError> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let file = names_files.then_some("file");
        writer.write_record(file.into_iter().chain(HEADER)).map_err(failed)?;
        Ok(Self { writer, names_files })
    }

    /// All changes between two versions.
    pub(super) fn add(&mut self, versions: Versions<'_>) -> Result<(), ExportError> {
        let Versions { old, new, difference } = versions;
        let file = self.names_files.then(|| safe_cell(&new.source.name).into_owned());
        let file = file.as_deref();
        for (columns, change) in
            [(&difference.columns_added, "added"), (&difference.columns_removed, "removed")]
        {
            for name in columns {
                let cells = [change, "", "", "column", &safe_cell(name), "", "", "", "", ""];
                self.line(file, &cells)?;
            }
        }
        for &row in &difference.removed {
            let line = old.span(row).line.to_string();
            self.row(file, "removed", &old.event(row)?, [&line, ""])?;
        }
        for &row in &difference.added {
            let line = new.span(row).line.to_string();
            self.row(file, "added", &new.event(row)?, ["", &line])?;
        }
        for change in &difference.changed {
            self.change(file, versions, change)?;
        }
        Ok(())
    }

    /// Rows of both versions, of each of which `change` is said.
    pub(super) fn add_rows<'a>(
        &mut self,
        change: &str,
        Versions { old, new, .. }: Versions<'_>,
        pairs: impl Iterator<Item = &'a (usize, usize)>,
    ) -> Result<(), ExportError> {
        let file = self.names_files.then(|| safe_cell(&new.source.name).into_owned());
        for &(was, is) in pairs {
            let lines = [old.span(was).line, new.span(is).line].map(|line| line.to_string());
            let event = new.event(is)?;
            self.row(file.as_deref(), change, &event, [&lines[0], &lines[1]])?;
        }
        Ok(())
    }

    /// The bytes of the file.
    pub(super) fn into_bytes(self) -> Result<Vec<u8>, ExportError> {
        self.writer.into_inner().map_err(|error| ExportError::Write(error.into_error()))
    }

    fn line(&mut self, file: Option<&str>, cells: &[&str]) -> Result<(), ExportError> {
        self.writer.write_record(file.into_iter().chain(cells.iter().copied())).map_err(failed)
    }

    fn row(
        &mut self,
        file: Option<&str>,
        change: &str,
        event: &Event,
        [old_line, new_line]: [&str; 2],
    ) -> Result<(), ExportError> {
        let (id, title) = (safe_cell(&event.id), safe_cell(&event.title));
        self.line(file, &[change, &id, &title, "row", "", "", "", "", old_line, new_line])
    }

    fn change(
        &mut self,
        file: Option<&str>,
        Versions { old, new, .. }: Versions<'_>,
        change: &Change,
    ) -> Result<(), ExportError> {
        let event = new.event(change.new)?;
        let old_line = old.span(change.old).line.to_string();
        let new_line = new.span(change.new).line.to_string();
        let by = matched_by(change.by);
        let fields = change.fields.iter().map(|field| {
            ("field", field.field.id().to_owned(), &field.old, &field.new, english(field))
        });
        let cells = change
            .cells
            .iter()
            .map(|cell| ("column", cell.column.clone(), &cell.old, &cell.new, String::new()));
        for (what, name, old, new, meaning) in fields.chain(cells) {
            let meaning = match change.by {
                MatchedBy::Likeness(_) if meaning.is_empty() => format!("matched by {by}"),
                MatchedBy::Likeness(_) => format!("{meaning}; matched by {by}"),
                _ => meaning,
            };
            let cells = ["changed", &event.id, &event.title, what, &name, old, new, &meaning];
            let cells = cells.map(safe_cell);
            let mut cells: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
            cells.extend([old_line.as_str(), new_line.as_str()]);
            self.line(file, &cells)?;
        }
        Ok(())
    }
}

fn failed(error: csv::Error) -> ExportError {
    ExportError::Write(error.into())
}
