//! An export is compared with what is open.

use std::path::Path;
use std::sync::Arc;

use crate::base::Progress;
use crate::dataset::Dataset;
use crate::export::published;
use crate::export::since::Since;
use crate::language::tr;
use crate::session::DatasetId;

/// Compares the export of the manifest at `path` with those of `newer` that stand for its
/// inputs; why not, in words.
pub(super) fn check(
    path: &Path,
    newer: Vec<(DatasetId, Arc<Dataset>)>,
) -> Result<(Since, Vec<DatasetId>), String> {
    let published = published(path).map_err(|error| error.to_string())?;
    if newer.len() < published.parts.len() {
        return Err(tr!("show-as-many-datasets", inputs = published.parts.len()));
    }
    let mut left: Vec<Option<(DatasetId, Arc<Dataset>)>> = newer.into_iter().map(Some).collect();
    let named: Vec<Option<(DatasetId, Arc<Dataset>)>> = published
        .parts
        .iter()
        .map(|part| {
            let is_named = |known: &&mut Option<(DatasetId, Arc<Dataset>)>| {
                known.as_ref().is_some_and(|(_, dataset)| dataset.source.name == part.name)
            };
            left.iter_mut().find(is_named).and_then(Option::take)
        })
        .collect();
    let mut others = left.into_iter().flatten();
    let chosen = named.into_iter().filter_map(|known| known.or_else(|| others.next()));
    let (ids, datasets): (Vec<DatasetId>, Vec<Arc<Dataset>>) = chosen.unzip();
    let since = Since::of(published, datasets, Vec::new(), &Progress::default());
    since.map(|since| (since, ids)).map_err(|error| error.to_string())
}
