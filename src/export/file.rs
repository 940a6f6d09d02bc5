//! Writes an export, its claims and its manifest as files.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use super::commit::Commit;
use super::file_name::manifest_path;
pub(super) use super::file_name::name_of;
use super::manifest::{ClaimsFile, Output};
use super::previous_output::PreviousOutput;
use super::{ExportError, Job, Manifest, MapPicture, Scope, by_id, claims, written_by};
use crate::base::atomic::{Staged, same_file};
use crate::base::hash::{self, Fingerprint, Hashing};
use crate::base::parallel;
use crate::filter::Mode;
use crate::import::{claims_file, demo};

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// The export.
    pub path: PathBuf,
    /// Its manifest.
    pub manifest: PathBuf,
    /// The claims beside it, if any.
    pub claims: Option<PathBuf>,
    /// How many events it has.
    pub events: usize,
    /// Its size.
    pub bytes: u64,
    /// What was left out or emptied on the way, in sentences.
    pub notes: Vec<String>,
}

/// A name for the file: that of the first dataset, the days of the window as
/// the zone of the job has them, and the extension of the format.
pub fn default_name(job: &Job) -> String {
    let first = job.parts.first().map_or(demo::NAME, |part| &part.dataset.source.name);
    let mut name = match Path::new(first).file_stem() {
        Some(stem) => stem.to_string_lossy().into_owned(),
        None => "events".to_owned(),
    };
    if job.scope == Scope::Selected {
        name += "-selected";
    } else if let (Some(window), Some(_)) =
        (job.filters.time.window, job.filters.time.bounds_secs())
    {
        let start = window.start().to_civil(&job.zone).date();
        // The last moment inside, so that a window of one day names one day.
        let last = window.end().plus_secs(-1).to_civil(&job.zone).date();
        name += &match job.filters.time.mode {
            Mode::FromBeginning => format!("-until-{last}"),
            Mode::UntilEnd => format!("-from-{start}"),
            Mode::Window if start != last => format!("-{start}-to-{last}"),
            _ => format!("-{start}"),
        };
    } else {
        name += "-export";
    }
    let extension = by_id(&job.format).map_or("", |exporter| exporter.extension());
    format!("{name}.{extension}")
}

/// Writes the rows of `job` to `path`, the manifest beside it and, with project
/// columns, the claims. Each file appears whole or not at all; files that exist
/// are replaced only if `replace` says so, a manifest or claims only if an
/// earlier export to this path wrote them, inputs never. Claims of that earlier export
/// go if this one has none.
///
/// # Errors
/// When the rows cannot be read, do not fit the format, or cannot be written.
pub fn write(job: &Job, path: &Path, replace: bool) -> Result<Exported, ExportError> {
    let exporter = written_by(&job.format)?;
    if job.parts.is_empty() {
        return Err(ExportError::Nothing);
    }
    job.publication.check(job)?;
    job.tally.reset();
    check_names(job, path)?;
    let claims_path = claims_file::path_beside(path);
    let manifest_path = manifest_path(path);
    // Claims left beside the file by an earlier export would be read with it;
    // replacing it replaces them, by a header alone if need be.
    let has_claims = exporter.has_claims_beside(job)
        && (claims_file::found_beside(path).is_some() || claims::any(job));
    let earlier = PreviousOutput::of(path, &manifest_path);
    if replace && !earlier.manifest && manifest_path.exists() {
        return Err(ExportError::Foreign(manifest_path));
    }
    let had_claims = earlier.has_claims_at(&claims_path);
    if replace && has_claims && !had_claims && claims_path.exists() {
        return Err(ExportError::Foreign(claims_path));
    }
    let claims_path = has_claims.then_some(claims_path);
    let stale = if replace { earlier.stale_claims(path, claims_path.as_deref())? } else { None };
    let changed = [Some(path), Some(&manifest_path), claims_path.as_deref(), stale.as_deref()];
    for written in changed.into_iter().flatten() {
        refuse_input(job, written)?;
    }
    let (file, fingerprint) = hashing_inputs(job, || {
        Staged::new(path, replace, |out| -> Result<_, ExportError> {
            let ((), fingerprint) = hash::beside(out, |out| exporter.write(job, out))?;
            Ok(fingerprint)
        })
    })?;
    let mut commit = Commit::new(path, earlier, replace);
    commit.add(file);
    commit.remove(stale);
    let bytes = fingerprint.bytes;
    let mut output = Output {
        file: name_of(path),
        fingerprint,
        format: exporter.id().to_owned(),
        columns: job.columns,
        formula_safe: job.formula_safe,
        publication: job.publication.clone(),
        claims: None,
        picture: match &job.picture {
            MapPicture::Drawn(png) => Some(Fingerprint::of(png)),
            _ => None,
        },
        page: job.page_choices().cloned(),
        print: job.print_choices().cloned(),
        report: job.report_choices().cloned(),
        key: job.key.clone(),
        drawing: None,
    };
    if let Some(claims_path) = &claims_path {
        let (file, fingerprint) =
            Staged::new(claims_path, replace && had_claims, |out| stage_claims(job, out))?;
        commit.add(file);
        output.claims = Some(ClaimsFile { file: name_of(claims_path), fingerprint });
    }
    let manifest_path = commit.add_manifest(job, &Manifest::of(job, path, output)?)?;
    // Everything is on disk; from here on names change only.
    commit.run(|| Ok(()))?;
    Ok(Exported {
        path: path.to_owned(),
        manifest: manifest_path,
        claims: claims_path,
        events: job.count(),
        bytes,
        notes: job.tally.words(),
    })
}

/// Does `write` while the inputs, whose hashes the manifest needs, are hashed beside it.
fn hashing_inputs<R>(
    job: &Job,
    write: impl FnOnce() -> Result<R, ExportError>,
) -> Result<R, ExportError> {
    if parallel::threads() == 1 {
        return write();
    }
    let has_failed = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().name("hash inputs".to_owned());
        let hash = || {
            for part in &job.parts {
                // Whatever fails here fails again, and is told, when the manifest asks.
                let _ = part.dataset.source.hash_unless(&has_failed);
            }
        };
        // Without it, they are hashed when the manifest is made.
        let _ = thread.spawn_scoped(scope, hash);
        let written = write();
        has_failed.store(written.is_err(), Ordering::Relaxed);
        written
    })
}

fn stage_claims(job: &Job, out: &mut dyn std::io::Write) -> Result<Fingerprint, ExportError> {
    let mut out = Hashing::new(out);
    claims::write(job, &mut out)?;
    Ok(out.finish())
}

/// Refuses names that a manifest cannot tell.
pub(super) fn check_names(job: &Job, path: &Path) -> Result<(), ExportError> {
    let inputs = job.parts.iter().filter_map(|part| part.dataset.source.path.as_deref());
    let session = job.notes.as_ref().map(|written| written.path.as_path());
    let mut named = inputs.chain(session).chain(path.file_name().map(Path::new));
    match named.find(|path| path.to_str().is_none()) {
        Some(path) => Err(ExportError::NameNotText(path.to_owned())),
        None => Ok(()),
    }
}

/// Inputs, the claims beside them, and the key that signs are never written over.
pub(super) fn refuse_input(job: &Job, written: &Path) -> Result<(), ExportError> {
    let inputs = job.parts.iter().filter_map(|part| part.dataset.source.path.as_deref());
    let session = job.notes.as_ref().map(|written| written.path.as_path());
    let key = job.signing_key.as_ref().and_then(|key| key.path());
    let template = job.print_choices().and_then(|choices| choices.template.as_ref());
    let template = template.into_iter().flat_map(|known| &known.read_from).map(PathBuf::as_path);
    refuse_inputs(written, inputs.chain(session).chain(key).chain(template))
}

/// Refuses to write `written` over one of the files `inputs`, or the claims beside them.
///
/// # Errors
/// When it would.
pub fn refuse_inputs<'a>(
    written: &Path,
    inputs: impl IntoIterator<Item = &'a Path>,
) -> Result<(), ExportError> {
    for input in inputs {
        let claims = [claims_file::path_beside(input), claims_file::path_by_stem(input)];
        if same_file(written, input) || claims.iter().any(|claims| same_file(written, claims)) {
            return Err(ExportError::IsInput(written.to_owned()));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::dataset::Rows;
    use crate::export::Part;
    use crate::filter::Filters;

    fn all_of_the_demo() -> Job {
        let dataset = Arc::new(demo::dataset().unwrap());
        Job::filtered([dataset], Filters::default()).unwrap()
    }

    #[test]
    fn file_names_say_what_was_exported() {
        let all = all_of_the_demo();
        assert_eq!(default_name(&all), "kyiv-air-attacks-export.csv");
        let dataset = Arc::clone(&all.parts[0].dataset);
        let rows = Rows::from_fn(dataset.len(), |row| row == 0);
        let part = Part { dataset, rows };
        let selected = Job::selected(vec![part], Filters::default());
        let selected = Job { format: "geojson".to_owned(), ..selected };
        assert_eq!(default_name(&selected), "kyiv-air-attacks-selected.geojson");
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_cannot_be_written_is_told_by_name() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let closed = folder.path().join("closed");
        std::fs::create_dir(&closed).unwrap();
        std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(0o555)).unwrap();
        if std::fs::write(closed.join("probe"), "").is_ok() {
            return; // The superuser writes everywhere.
        }
        let out = closed.join("out.csv");
        let error = write(&all_of_the_demo(), &out, false).unwrap_err().to_string();
        assert!(error.contains(&out.display().to_string()), "{error}");
    }
}
