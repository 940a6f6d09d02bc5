//! Every column that a job has.

use super::publication::columns_of;
use super::{Job, by_id};

/// Every column that a job has, as its files name them.
pub fn columns(job: &Job) -> Vec<String> {
    let whose = by_id(&job.format).map_or(job.columns, |known| known.column_set(job.columns));
    let datasets = job.parts.iter().map(|part| part.dataset.as_ref());
    columns_of(whose, job.notes.is_some(), datasets)
}
