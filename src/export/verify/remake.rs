//! The job of a manifest, made again from its inputs.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::VerifyError;
use super::files::check_filters;
use super::output_kind::OutputKind;
use crate::alerts::LazyAlerts;
use crate::base::Progress;
use crate::base::hash::Fingerprint;
use crate::dataset::time::zone;
use crate::dataset::{Dataset, Rows};
use crate::export::manifest::{Input, Manifest};
use crate::export::{
    ColumnSet, ExportError, Job, MapPicture, Part, Publication, Scope, Tally, changes,
};
use crate::import::{ImportError, demo, reader};

/// What the manifest says was exported, read again.
pub(super) fn job(
    manifest: &Manifest,
    kind: &OutputKind,
    folder: &Path,
    seed: Option<&str>,
) -> Result<Job, VerifyError> {
    let filters = manifest.filter.structured.clone();
    check_filters(&filters)?;
    let mut parts = Vec::new();
    for input in &manifest.inputs {
        let dataset = open(input, folder)?;
        let rows = match (manifest.scope, &input.selected) {
            // Found below: they may depend on all datasets.
            (Scope::Filtered, _) => Rows::none(dataset.len()),
            (Scope::Selected, Some(ranges)) => ranges.rows(&dataset)?,
            (Scope::Selected, None) => Rows::none(dataset.len()),
        };
        parts.push(Part { dataset: Arc::new(dataset), rows });
    }
    if manifest.scope == Scope::Filtered {
        let datasets = parts.iter().map(|part: &Part| Arc::clone(&part.dataset));
        let alerts = LazyAlerts::new(datasets);
        for part in &mut parts {
            if manifest.output.format == changes::ID {
                part.rows = changes::matching(&part.dataset, &filters)?;
                continue;
            }
            let matching = filters.matching_among(&part.dataset, &alerts);
            part.rows = matching.map_err(ExportError::from)?;
        }
    }
    // What is drawn has no columns; whatever a manifest says of them is refused.
    let is_drawn = matches!(kind, OutputKind::Drawn(..));
    let said = if is_drawn { Publication::default() } else { manifest.output.publication.clone() };
    let mut job = Job {
        parts,
        columns: if is_drawn { ColumnSet::Original } else { manifest.output.columns },
        format: manifest.output.format.clone(),
        formula_safe: manifest.output.formula_safe && !is_drawn,
        publication: said.with_seed(seed).ok_or(VerifyError::NeedsSeed)?,
        key: manifest.output.key.clone(),
        differences: Vec::new(),
        signing_key: None,
        tally: Tally::default(),
        notes: None,
        zone: zone(&manifest.zone)?,
        filters,
        scope: manifest.scope,
        left_out: BTreeMap::new(),
        picture: MapPicture::Without,
        page: manifest.output.page.clone().unwrap_or_default(),
        print: manifest.output.print.clone().unwrap_or_default(),
        report: manifest.output.report.clone().unwrap_or_default(),
    };
    for (index, input) in manifest.inputs.iter().enumerate() {
        if let (Some(ranges), Some(part)) = (&input.left_out, job.parts.get(index)) {
            let repeats = ranges.rows(&part.dataset)?;
            job.leave_out(index, &repeats);
        }
    }
    if let Some(notes) = &manifest.notes {
        job.add_notes(&folder.join(&notes.path))?;
    }
    Ok(job.with_used_boundaries())
}

fn open(input: &Input, folder: &Path) -> Result<Dataset, VerifyError> {
    let options = input.reading.options()?;
    let Some(path) = &input.path else {
        let failed = |source| VerifyError::Import { path: PathBuf::from(&input.name), source };
        // It is the same however files are read; the manifest is compared as it is.
        let mut dataset = demo::dataset().map_err(failed)?;
        dataset.options = options;
        return Ok(dataset);
    };
    let path = folder.join(path);
    reader::read(&path, &options, &Progress::default()).map_err(|error| match error {
        ImportError::Io { path, source } => VerifyError::Io { path, source },
        source => VerifyError::Import { path, source },
    })
}

pub(super) fn fingerprint_of_demo() -> Result<Fingerprint, VerifyError> {
    let source = demo::dataset()
        .map_err(|source| VerifyError::Import { path: PathBuf::from(demo::NAME), source })?
        .source;
    let sha256 = source.sha256_hex().map_err(ExportError::from)?;
    Ok(Fingerprint { sha256, bytes: source.file_bytes })
}
