//! The boundaries that stand for the places of exported events.

use super::record::RawRow;
use super::{ColumnSet, Job};
use crate::boundaries::{Boundaries, EventAreas};
use crate::dataset::Dataset;
use crate::shape::NamedShape;

/// The boundaries that stand for the places of the events of a job; none where the job
/// holds back anything about places, which an area with a name would tell.
pub struct ExportedAreas<'a> {
    parts: Vec<(&'a Dataset, EventAreas)>,
}

impl<'a> ExportedAreas<'a> {
    /// Of `job`.
    pub fn of(job: &'a Job) -> Self {
        let none = Boundaries::default();
        let boundaries = if job.tells_areas() { &job.filters.boundaries } else { &none };
        let areas = |dataset: &'a Dataset| (dataset, EventAreas::of(dataset, boundaries));
        Self { parts: job.parts.iter().map(|part| areas(&part.dataset)).collect() }
    }

    /// The boundary of a row, with its number, which is the same in all datasets.
    pub fn of_row(&self, raw: RawRow<'_>) -> Option<(usize, &NamedShape)> {
        let is_its = |(dataset, _): &&(&Dataset, EventAreas)| std::ptr::eq(*dataset, raw.dataset);
        let (_, areas) = self.parts.iter().find(is_its)?;
        areas.number(raw.row).zip(areas.of_row(raw.row))
    }
}

impl Job {
    /// Whether everything about places leaves as it is. Nobody knows what columns of a
    /// source say that are left out.
    pub(super) fn tells_areas(&self) -> bool {
        let publication = &self.publication;
        let keeps_names = match self.columns {
            ColumnSet::Project => publication.keeps_places(),
            ColumnSet::Original => publication.without.is_empty(),
        };
        keeps_names && !publication.changes_places()
    }
}
