//! One event as a job exports it: what is told of it, and the cells of its row.

use super::publication::{CLAIMS, moved_cells, refuse_written_place};
use super::{ExportError, Job, notes, project};
use crate::dataset::{Dataset, Event};
use crate::import::formats::project::HEADER;

/// A row under project columns as it leaves.
pub struct Record {
    /// What may be told beside the cells: geometry, time, title.
    pub event: Event,
    /// Names and cells of the columns that are kept.
    pub cells: Vec<(&'static str, String)>,
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
        HEADER.into_iter().chain(notes).filter(|name| self.publication.keeps(name)).collect()
    }

    /// The row `row` under project columns.
    ///
    /// # Errors
    /// When the source can no longer be read or the row cannot be made safe.
    pub(super) fn project_record(
        &self,
        dataset: &Dataset,
        row: usize,
    ) -> Result<Record, ExportError> {
        let mut event = dataset.event(row)?;
        let publication = &self.publication;
        let notes = self.notes.as_ref().map(|written| written.cells(self, dataset, row));
        let notes = notes.map(|cells| notes::COLUMNS.into_iter().zip(cells)).into_iter().flatten();
        if publication.is_none() {
            let cells = HEADER.into_iter().zip(project::cells(&event)).chain(notes).collect();
            return Ok(Record { event, cells });
        }
        let truth = event.clone();
        publication.change_place(&mut event);
        let cells: Vec<(&'static str, String)> = HEADER
            .into_iter()
            .zip(project::cells(&event))
            .chain(notes)
            .filter(|(name, _)| publication.keeps(name))
            .collect();
        if publication.changes_places() {
            let texts = cells.iter().map(|(name, cell)| (*name, cell.as_str()));
            let claims = dataset.claims.about(&truth.id).filter(|_| publication.keeps_claims());
            let claims = claims.flat_map(|claim| [&claim.value, &claim.source, &claim.claimant]);
            let texts = texts.chain(claims.map(|text| (CLAIMS, text.as_str())));
            refuse_written_place(dataset, dataset.span(row).line, &truth, event.place, texts)?;
        }
        publication.blank(&mut event);
        Ok(Record { event, cells })
    }

    /// The row `row` under the columns of its source.
    ///
    /// # Errors
    /// As for [`project_record`](Self::project_record).
    pub(super) fn original_row(
        &self,
        dataset: &Dataset,
        row: usize,
    ) -> Result<OriginalRow, ExportError> {
        let publication = &self.publication;
        let mut event = dataset.event(row)?;
        let written = dataset.cells(row)?;
        if publication.is_none() {
            let keep = |text| Some(Cell { text, is_changed: false });
            return Ok(OriginalRow { event, cells: written.into_iter().map(keep).collect() });
        }
        let line = dataset.span(row).line;
        let mut told = written.clone();
        if publication.changes_places() {
            moved_cells(publication, dataset, line, &event, &mut told)?;
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
