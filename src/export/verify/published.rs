//! What an export published, read again to be compared with newer data.

use std::path::Path;
use std::sync::Arc;

use jiff::tz::TimeZone;

use super::error::VerifyError;
use super::files::{check_filters, fingerprint, read_manifest};
use super::output_kind::OutputKind;
use super::remake;
use crate::base::Progress;
use crate::base::atomic::folder_of;
use crate::dataset::time::zone;
use crate::dataset::{Dataset, Rows};
use crate::export::manifest::{Input, Manifest};
use crate::export::{ColumnSet, Publication, Scope, changes};
use crate::filter::Filters;
use crate::import::{Options, reader};

/// The events of an export.
#[derive(Debug, Clone)]
pub struct Published {
    /// The file that was written.
    pub file: String,
    /// When, as its manifest says; nothing proves it.
    pub created: String,
    /// What was filtered by, a sentence for each clause.
    pub words: Vec<String>,
    /// Its inputs, in the order of the manifest.
    pub parts: Vec<PublishedPart>,
    /// Whether the only part is the export itself, since its input has changed.
    pub is_of_output: bool,
    /// Whether the export lies beside its manifest as it was written.
    pub is_file_unchanged: bool,
    /// What decided which events were published; `None` where they were selected by hand.
    pub filters: Option<Filters>,
    /// The zone of the export.
    pub zone: TimeZone,
}

/// The published events of one input.
#[derive(Debug, Clone)]
pub struct PublishedPart {
    /// What people call the input.
    pub name: String,
    /// The data that was published from: the input as it was, or the export itself.
    pub dataset: Arc<Dataset>,
    /// Its published rows.
    pub rows: Rows,
    /// Rows that matched and were left out by hand, because they repeat another row.
    pub left_out: Rows,
    /// How the input was read.
    pub reading: Options,
}

/// Reads the events of the export whose manifest lies at `path`.
///
/// # Errors
/// When the manifest is damaged, or neither its inputs nor its output are as they were; the
/// output tells what was published only where there was one input.
pub fn published(path: &Path) -> Result<Published, VerifyError> {
    let (_, manifest) = read_manifest(path)?;
    let folder = folder_of(path);
    let kind = OutputKind::of(&manifest.output)?;
    if manifest.output.format == changes::ID {
        return Err(VerifyError::NoEvents(manifest.output.file));
    }
    let filters = manifest.filter.structured.clone();
    check_filters(&manifest.filter.structured)?;
    let mut are_unchanged = true;
    for input in &manifest.inputs {
        are_unchanged &= is_unchanged(input, folder)?;
    }
    let reading = manifest
        .inputs
        .iter()
        .map(|input| input.reading.options())
        .collect::<Result<Vec<_>, _>>()?;
    let names = manifest.inputs.iter().map(|input| input.name.clone());
    let parts: Vec<(Arc<Dataset>, Rows, Rows)> = if are_unchanged {
        // Which rows were published does not hang on how they were blurred.
        let mut plain = manifest.clone();
        plain.output.publication = Publication::default();
        let job = remake::job(&plain, &kind, folder, None)?;
        let mut left_out = job.left_out;
        let parts = job.parts.into_iter().enumerate().map(|(index, part)| {
            let none = || Rows::none(part.dataset.len());
            let left_out = left_out.remove(&index).unwrap_or_else(none);
            (part.dataset, part.rows, left_out)
        });
        parts.collect()
    } else {
        let [reading] = &reading[..] else {
            return Err(VerifyError::ChangedInputs(manifest.inputs.len()));
        };
        let dataset = Arc::new(of_output(&manifest, &kind, folder, reading)?);
        let (rows, none) = (Rows::all(dataset.len()), Rows::none(dataset.len()));
        vec![(dataset, rows, none)]
    };
    let parts: Vec<PublishedPart> = names
        .zip(parts)
        .zip(reading)
        .map(|((name, (dataset, rows, left_out)), reading)| PublishedPart {
            name,
            dataset,
            rows,
            left_out,
            reading,
        })
        .collect();
    let (said, found) =
        (manifest.counts.exported, parts.iter().map(|part| part.rows.count() as u64).sum());
    if said != found {
        return Err(VerifyError::OtherCount { said, found });
    }
    let output = fingerprint(&folder.join(&manifest.output.file), &manifest.output.fingerprint);
    let is_file_unchanged = output.is_ok_and(|found| found == manifest.output.fingerprint);
    Ok(Published {
        is_file_unchanged,
        file: manifest.output.file,
        created: manifest.created,
        words: manifest.filter.words,
        parts,
        is_of_output: !are_unchanged,
        filters: (manifest.scope == Scope::Filtered).then_some(filters),
        zone: zone(&manifest.zone)?,
    })
}

fn is_unchanged(input: &Input, folder: &Path) -> Result<bool, VerifyError> {
    let found = match &input.path {
        None => remake::fingerprint_of_demo(),
        Some(path) => fingerprint(&folder.join(path), &input.file),
    };
    match found {
        Ok(found) => Ok(found == input.file),
        Err(VerifyError::Io { .. }) => Ok(false),
        Err(error) => Err(error),
    }
}

/// The export as a dataset.
fn of_output(
    manifest: &Manifest,
    kind: &OutputKind,
    folder: &Path,
    reading: &Options,
) -> Result<Dataset, VerifyError> {
    let output = &manifest.output;
    let path = folder.join(&output.file);
    // Disarmed formulas are other cells.
    let is_as_read = output.publication.is_none() && !output.formula_safe;
    let is_table =
        matches!(kind, OutputKind::Rows(exporter) if exporter.is_read_again(output.columns));
    if !is_table || !is_as_read {
        return Err(VerifyError::NotComparable(output.file.clone()));
    }
    let found = fingerprint(&path, &output.fingerprint)?;
    if found != output.fingerprint {
        return Err(VerifyError::NotComparable(output.file.clone()));
    }
    let options = match output.columns {
        ColumnSet::Original => reading.clone(),
        ColumnSet::Project => Options::default(),
    };
    reader::read(&path, &options, &Progress::default())
        .map_err(|source| VerifyError::Import { path, source })
}
