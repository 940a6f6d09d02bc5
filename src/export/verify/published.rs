//! What an export published, read again to be compared with newer data.

use std::path::Path;
use std::sync::Arc;

use super::error::VerifyError;
use super::files::{check_filters, fingerprint, read_manifest};
use super::output_kind::OutputKind;
use super::remake;
use crate::base::Progress;
use crate::base::atomic::folder_of;
use crate::dataset::{Dataset, Rows};
use crate::export::manifest::{Input, Manifest};
use crate::export::{ColumnSet, Publication, Scope};
use crate::filter::Filters;
use crate::import::{Options, reader};

/// The events of an export.
#[derive(Debug)]
pub struct Published {
    /// The file that was written.
    pub file: String,
    /// When, as its manifest says; nothing proves it.
    pub created: String,
    /// What was filtered by, a sentence for each clause.
    pub words: Vec<String>,
    /// The data that was published from: the input as it was, or the export itself where
    /// the input has changed since.
    pub dataset: Arc<Dataset>,
    /// Its published rows.
    pub rows: Rows,
    /// Whether `dataset` is the export itself.
    pub is_of_output: bool,
    /// What decided which events were published; `None` where they were selected by hand.
    pub filters: Option<Filters>,
    /// How the input was read.
    pub reading: Options,
}

/// Reads the events of the export whose manifest lies at `path`.
///
/// # Errors
/// When the manifest is damaged, or neither its input nor its output is as it was.
pub fn published(path: &Path) -> Result<Published, VerifyError> {
    let (_, manifest) = read_manifest(path)?;
    let folder = folder_of(path);
    let kind = OutputKind::of(&manifest.output)?;
    let [input] = &manifest.inputs[..] else {
        return Err(VerifyError::SeveralInputs(manifest.inputs.len()));
    };
    let filters = manifest.filter.structured.clone();
    check_filters(&manifest)?;
    let reading = input.reading.options()?;
    let (dataset, rows, is_of_output) = if is_unchanged(input, folder)? {
        // Which rows were published does not hang on how they were blurred.
        let mut plain = manifest.clone();
        plain.output.publication = Publication::default();
        let job = remake::job(&plain, &kind, folder, None)?;
        let part = job.parts.into_iter().next();
        let part = part.ok_or(VerifyError::SeveralInputs(0))?;
        (part.dataset, part.rows, false)
    } else {
        let dataset = of_output(&manifest, &kind, folder, &reading)?;
        let rows = Rows::all(dataset.len());
        (Arc::new(dataset), rows, true)
    };
    let (said, found) = (manifest.counts.exported, rows.count() as u64);
    if said != found {
        return Err(VerifyError::OtherCount { said, found });
    }
    Ok(Published {
        file: manifest.output.file,
        created: manifest.created,
        words: manifest.filter.words,
        dataset,
        rows,
        is_of_output,
        filters: (manifest.scope == Scope::Filtered).then_some(filters),
        reading,
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
    if !matches!(kind, OutputKind::Rows(_)) || !is_as_read {
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
