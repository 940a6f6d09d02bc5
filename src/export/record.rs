//! One event as a job exports it: what is told of it, and the cells of its row.

use std::borrow::Cow;

use super::publication::{CLAIMS, moved_cells, refuse_written_place};
use super::{ExportError, Job, Publication, notes};
use crate::dataset::schema::{self, Field, FieldDef};
use crate::dataset::{Claim, Dataset, Event, SourceError};

/// A row with its record.
#[derive(Debug, Clone, Copy)]
pub struct RawRow<'a> {
    /// The dataset.
    pub dataset: &'a Dataset,
    /// The row.
    pub row: usize,
    /// Its record, byte for byte.
    pub record: &'a [u8],
    /// Line on which the record starts.
    pub line: u32,
}

impl<'a> RawRow<'a> {
    /// The row `row` of `dataset`, whose record was read already.
    pub fn of(dataset: &'a Dataset, row: usize, record: &'a [u8]) -> Self {
        Self { dataset, row, record, line: dataset.span(row).line }
    }

    /// The event, which the record was when the file was loaded. Where its end is left out,
    /// its start is what it would be without one: a start of the precision of a day is that of
    /// the day then, and must not tell whether the source has an end.
    fn event(&self, publication: &Publication) -> Result<Event, SourceError> {
        let decoder = &self.dataset.decoder;
        let event = if publication.keeps_field(Field::End) {
            decoder.event(self.record, self.line)
        } else {
            decoder.event_without_end(self.record, self.line)
        };
        event.map_err(|_| self.dataset.source.changed())
    }
}

/// A row under project columns as it leaves.
pub struct Record<'a> {
    job: &'a Job,
    /// What the cells say, and what may be told beside them unless that is less.
    event: Event,
    /// What may be told beside the cells, where columns are left out.
    beside: Option<Event>,
    notes: Option<[String; 2]>,
}

impl Record<'_> {
    /// What may be told beside the cells: geometry, time, title.
    pub fn event(&self) -> &Event {
        self.beside.as_ref().unwrap_or(&self.event)
    }

    /// The cells of the columns that are kept. Read again they give the same interval
    /// and precision: start and end say when, the precision how sure.
    pub fn cells(&self) -> impl Iterator<Item = ProjectCell<'_>> {
        let notes = self.notes.iter().flat_map(|cells| notes::COLUMNS.into_iter().zip(cells));
        let notes = notes.map(|(name, cell)| ProjectCell { name, def: None, text: cell.into() });
        let cells = schema::columns().map(|def| ProjectCell {
            name: def.id,
            def: Some(def),
            text: def.text(&self.event),
        });
        cells.chain(notes).filter(|cell| self.job.publication.keeps(cell.name))
    }

    /// What the cells say; what is left out must be taken from [`event`](Self::event).
    pub fn cell_event(&self) -> &Event {
        &self.event
    }
}

/// A cell under a project column.
pub struct ProjectCell<'a> {
    /// Name of the column.
    pub name: &'static str,
    /// Its field; none for notes and tags.
    pub def: Option<&'static FieldDef>,
    /// The value as text; empty where nothing is known.
    pub text: Cow<'a, str>,
}

/// A row of a source as it leaves.
pub struct OriginalRow {
    /// What may be told beside the cells.
    pub event: Event,
    /// For each cell of the source what becomes of it: `None` leaves it out.
    pub cells: Vec<Option<Cell>>,
}

/// A cell that is kept.
pub struct Cell {
    /// What stands in it.
    pub text: String,
    /// Whether something else stood there.
    pub is_changed: bool,
}

impl Job {
    /// The project columns that are kept, in order.
    pub(super) fn project_columns(&self) -> Vec<&'static str> {
        let notes = self.notes.iter().flat_map(|_| notes::COLUMNS);
        let names = schema::columns().map(|def| def.id).chain(notes);
        names.filter(|name| self.publication.keeps(name)).collect()
    }

    /// `raw` under project columns.
    ///
    /// # Errors
    /// When the row cannot be made safe, or is no event any more.
    pub(super) fn project_record(&self, raw: RawRow<'_>) -> Result<Record<'_>, ExportError> {
        let RawRow { dataset, row, line, .. } = raw;
        let publication = &self.publication;
        let event = raw.event(publication)?;
        let notes = self.notes.as_ref().map(|written| written.cells(self, dataset, row));
        let mut made = Record { job: self, event, beside: None, notes };
        if publication.is_none() {
            return Ok(made);
        }
        let truth = made.event.clone();
        publication.change_place(&mut made.event);
        publication.remake_title(&mut made.event);
        if publication.changes_places() {
            let cells: Vec<_> = made.cells().collect();
            // Times and numbers are written by this program, and say what they are.
            let has_words =
                |cell: &&ProjectCell| cell.def.is_none_or(|def| def.field_type.is_words());
            let texts = cells.iter().filter(has_words);
            let texts = texts.map(|cell| (cell.name, cell.text.as_ref()));
            let claims: Vec<_> = dataset
                .claims
                .about(&truth.id)
                .filter_map(|claim| publication.published_claim(claim))
                .collect();
            let claims = claims.iter().flat_map(|claim| Claim::cells(claim));
            let texts = texts.chain(claims.map(|text| (CLAIMS, text)));
            refuse_written_place(publication, dataset, line, &truth, made.event.place, texts)?;
        }
        let mut beside = made.event.clone();
        publication.redact(&mut beside);
        made.beside = Some(beside);
        Ok(made)
    }

    /// `raw` under the columns of its source.
    ///
    /// # Errors
    /// As for [`project_record`](Self::project_record).
    pub(super) fn original_row(&self, raw: RawRow<'_>) -> Result<OriginalRow, ExportError> {
        let RawRow { dataset, record, line, .. } = raw;
        let publication = &self.publication;
        let written = dataset.decoder.cells(record);
        let event = dataset.decoder.event_of_cells(&written, line);
        let mut event = event.map_err(|_| dataset.source.changed())?;
        if publication.is_none() {
            let keep = |text| Some(Cell { text, is_changed: false });
            return Ok(OriginalRow { event, cells: written.into_iter().map(keep).collect() });
        }
        let mut told = written.clone();
        if publication.changes_places() {
            let emptied = moved_cells(publication, dataset, line, &event, &mut told)?;
            self.tally.add_cells(emptied);
        }
        let names = dataset.decoder.columns();
        let keeps = |index: usize| names.get(index).is_none_or(|name| publication.keeps(name));
        if !publication.without.is_empty() {
            if written.len() > names.len() {
                return Err(ExportError::Ragged { dataset: dataset.source.name.clone(), line });
            }
            let kept: Vec<String> = written
                .iter()
                .enumerate()
                .map(|(index, cell)| if keeps(index) { cell.clone() } else { String::new() })
                .collect();
            // What is left may be no event any more; then nothing is told of one.
            event = dataset.decoder.event_of_cells(&kept, line).unwrap_or_default();
        }
        publication.change_place(&mut event);
        let cells = told.into_iter().zip(&written).enumerate().map(|(index, (text, before))| {
            keeps(index).then(|| Cell { is_changed: text != *before, text })
        });
        Ok(OriginalRow { event, cells: cells.collect() })
    }
}
