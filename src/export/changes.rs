//! The table of what changed between two versions of a file, as an export: with a manifest
//! that names both, and proved by making it again.

use std::io::Write;
use std::sync::Arc;

use super::change_table::ChangeTable;
use super::difference::Versions;
use super::{ExportError, Exporter, Job, Part, Scope};
use crate::alerts::LazyAlerts;
use crate::base::Progress;
use crate::dataset::{Dataset, Rows};
use crate::filter::Filters;
use crate::versions::{self, Difference, Options};

/// The id of this exporter, which dialogs and `--format` do not offer: it needs two versions.
pub const ID: &str = "changes";

/// A table of changes.
pub struct Changes;

impl Exporter for Changes {
    fn id(&self) -> &'static str {
        ID
    }

    fn label(&self) -> &'static str {
        "Changes"
    }

    fn extension(&self) -> &'static str {
        "csv"
    }

    /// Of each two parts of `job` the first is the older version, the second the newer one;
    /// a change counts if its row matches in one of them. With more than two parts the table
    /// says of which file a line is. Where rows are named one by one, an export is compared
    /// and not the files: columns that came or went are left out, and rows that stand in both
    /// versions and are among the named ones of one of them only are told.
    fn write(&self, job: &Job, out: &mut dyn Write) -> Result<(), ExportError> {
        let (pairs, rest) = job.parts.as_chunks::<2>();
        if pairs.is_empty() || !rest.is_empty() {
            return Err(ExportError::NotTwoVersions);
        }
        let mut table = ChangeTable::new(pairs.len() > 1)?;
        for (index, [old, new]) in pairs.iter().enumerate() {
            let mut difference = match job.differences.get(index) {
                Some(known) => Difference::clone(known),
                None => {
                    let options = Options { key: job.key.clone() };
                    versions::compare(&old.dataset, &new.dataset, &options, &Progress::default())?
                }
            };
            let pairs: Vec<(usize, usize)> = difference.pairs().collect();
            difference.keep(&old.rows, &new.rows);
            if job.scope == Scope::Selected {
                difference.columns_added.clear();
                difference.columns_removed.clear();
            }
            let versions =
                Versions { old: &old.dataset, new: &new.dataset, difference: &difference };
            table.add(versions)?;
            if job.scope == Scope::Selected {
                let [was, is] = [&old.rows, &new.rows];
                let of = |pair: &&(usize, usize)| was.contains(pair.0) && !is.contains(pair.1);
                table.add_rows("no longer matches", versions, pairs.iter().filter(of))?;
                let of = |pair: &&(usize, usize)| !was.contains(pair.0) && is.contains(pair.1);
                table.add_rows("matches now too", versions, pairs.iter().filter(of))?;
            }
        }
        Ok(out.write_all(&table.into_bytes()?)?)
    }
}

/// The job of a table of what `difference`, the whole difference by `key`, has of rows that
/// match `filters` in one of the `versions`, the older one first.
///
/// # Errors
/// When a filter needs a source that can no longer be read.
pub fn job(
    versions: [Arc<Dataset>; 2],
    filters: Filters,
    key: Vec<String>,
    difference: Arc<Difference>,
) -> Result<Job, ExportError> {
    let part = |dataset: Arc<Dataset>| -> Result<Part, ExportError> {
        Ok(Part { rows: matching(&dataset, &filters)?, dataset })
    };
    let [old, new] = versions;
    let parts = vec![part(old)?, part(new)?];
    let job = Job::of(parts, filters, Scope::Filtered);
    let job = Job { format: ID.to_owned(), key, differences: vec![difference], ..job };
    Ok(job.with_used_boundaries())
}

/// The rows of one version that match: what the other one has of air alerts counts only
/// there.
pub(super) fn matching(dataset: &Arc<Dataset>, filters: &Filters) -> Result<Rows, ExportError> {
    let alerts = LazyAlerts::new(std::iter::once(Arc::clone(dataset)));
    Ok(filters.matching_among(dataset, &alerts)?)
}
