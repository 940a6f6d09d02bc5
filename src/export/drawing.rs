//! Pictures and animations as files with a manifest: what is drawn comes from
//! elsewhere, as bytes.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::commit::Commit;
pub use super::drawn::{Drawing, Frame, FrameFile, OlderFile};
use super::file::{check_names, refuse_input};
use super::file_name::name_of;
pub use super::limits::MOST_FRAMES;
use super::manifest::Output;
use super::previous_output::PreviousOutput;
use super::{
    ColumnSet, ExportError, Exported, Job, Manifest, Publication, VerifyError, manifest_path,
};
use crate::alerts::LazyAlerts;
use crate::base::atomic::{Staged, WriteError};
use crate::base::hash::{Fingerprint, Hashing};
use crate::filter::Filters;

/// Refuses what must not be written over, before anything is drawn.
///
/// # Errors
/// When there is no dataset, something is there that may not be replaced, or the
/// path is one of the inputs.
pub fn check(job: &Job, path: &Path, replace: bool) -> Result<(), ExportError> {
    if job.parts.is_empty() {
        return Err(ExportError::Nothing);
    }
    check_names(job, path)?;
    let manifest_path = manifest_path(path);
    refuse_input(job, path)?;
    refuse_input(job, &manifest_path)?;
    if path.exists() && !replace {
        return Err(WriteError::Exists(path.to_owned()).into());
    }
    if manifest_path.exists() && !PreviousOutput::of(path, &manifest_path).manifest {
        return Err(ExportError::Foreign(manifest_path));
    }
    Ok(())
}

/// Writes what `fill` gives to `path`, and the manifest beside it. Both appear
/// whole or not at all. `fill` tells how it was drawn.
///
/// # Errors
/// As for [`check`], when `fill` fails, or when a file cannot be written.
pub fn write(
    job: &Job,
    path: &Path,
    replace: bool,
    fill: impl FnOnce(&mut dyn Write) -> Result<Drawing, ExportError>,
) -> Result<Exported, ExportError> {
    check(job, path, replace)?;
    let earlier = PreviousOutput::of(path, &manifest_path(path));
    let (file, (drawing, fingerprint)) =
        Staged::new(path, replace, |out| -> Result<_, ExportError> {
            let mut out = Hashing::new(out);
            let drawing = fill(&mut out)?;
            Ok((drawing, out.finish()))
        })?;
    let bytes = fingerprint.bytes;
    let mut commit = Commit::new(path, earlier, true);
    commit.add(file);
    let manifest = add_manifest(&mut commit, job, path, drawing, fingerprint)?;
    commit.run(|| Ok(()))?;
    let (path, events, notes) = (path.to_owned(), job.count(), Vec::new());
    Ok(Exported { path, manifest, claims: None, events, bytes, notes })
}

/// Adds the manifest of what was drawn to `commit`; where it will lie.
pub(super) fn add_manifest(
    commit: &mut Commit,
    job: &Job,
    path: &Path,
    drawing: Drawing,
    fingerprint: Fingerprint,
) -> Result<PathBuf, ExportError> {
    let output = Output {
        file: name_of(path),
        fingerprint,
        format: job.format.clone(),
        columns: ColumnSet::Original,
        formula_safe: false,
        claims: None,
        picture: None,
        page: None,
        print: None,
        report: None,
        key: Vec::new(),
        publication: Publication::default(),
        drawing: Some(drawing),
    };
    commit.add_manifest(job, &Manifest::of(job, path, output)?)
}

/// How many events of `job` pass in `frame`.
pub(super) fn events_in(job: &Job, frame: &Frame) -> Result<u64, VerifyError> {
    let time = frame.time(&job.filters.time);
    let filters = Filters { time, ..job.filters.clone() };
    let alerts = LazyAlerts::new(job.parts.iter().map(|part| Arc::clone(&part.dataset)));
    let mut events = 0;
    for (index, part) in job.parts.iter().enumerate() {
        let mut rows = filters.matching_among(&part.dataset, &alerts).map_err(ExportError::from)?;
        if let Some(left_out) = job.left_out.get(&index) {
            rows.subtract(left_out);
        }
        events += rows.count() as u64;
    }
    Ok(events)
}
