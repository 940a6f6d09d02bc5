//! The files of one export get their names together.

use std::path::{Path, PathBuf};

use super::previous_output::PreviousOutput;
use super::{ExportError, Job, Manifest, manifest_path, signature};
use crate::base::atomic::{Staged, lock_folder};

/// Everything of one export, complete on disk under temporary names.
pub(super) struct Commit {
    path: PathBuf,
    earlier: PreviousOutput,
    replace: bool,
    staged: Vec<Staged>,
    stale: Vec<PathBuf>,
}

impl Commit {
    /// Of the export to `path`, where `earlier` was found before anything was written;
    /// its manifest and signature are replaced if `replace` says so.
    pub(super) fn new(path: &Path, earlier: PreviousOutput, replace: bool) -> Self {
        let (staged, stale) = (Vec::new(), Vec::new());
        Self { path: path.to_owned(), earlier, replace, staged, stale }
    }

    /// Adds a file.
    pub(super) fn add(&mut self, staged: Staged) {
        self.staged.push(staged);
    }

    /// Adds a file of the earlier export that this one has not and that would be read
    /// with it.
    pub(super) fn remove(&mut self, stale: Option<PathBuf>) {
        self.stale.extend(stale);
    }

    /// Adds `manifest` and its signature, if `job` is signed.
    pub(super) fn add_manifest(
        &mut self,
        job: &Job,
        manifest: &Manifest,
    ) -> Result<PathBuf, ExportError> {
        let path = manifest_path(&self.path);
        let bytes = manifest.to_bytes()?;
        let replace = self.replace && self.earlier.manifest;
        let put = |path: &Path, bytes: &[u8]| -> Result<Staged, ExportError> {
            let fill = |out: &mut dyn std::io::Write| Ok::<_, ExportError>(out.write_all(bytes)?);
            Ok(Staged::new(path, replace, fill)?.0)
        };
        self.staged.push(put(&path, &bytes)?);
        let beside = signature::path_beside(&path);
        if let Some(key) = &job.signing_key {
            let text = key.sign(&bytes, &signature::comment(&path, &manifest.created))?;
            self.staged.push(put(&beside, text.as_bytes())?);
        } else if replace && beside.is_file() {
            self.stale.push(beside);
        }
        Ok(path)
    }

    /// Gives all files their names, after `first` was done. Other programs that export
    /// into the folder wait, so that no export ends as half of one and half of another.
    ///
    /// # Errors
    /// When another export to the same path came first, or the system refuses.
    pub(super) fn run(
        self,
        first: impl FnOnce() -> Result<(), ExportError>,
    ) -> Result<(), ExportError> {
        let Self { path, earlier, staged, stale, .. } = self;
        let _lock = lock_folder(&path);
        if PreviousOutput::of(&path, &manifest_path(&path)) != earlier {
            return Err(ExportError::Meanwhile(path));
        }
        first()?;
        staged.into_iter().try_for_each(Staged::commit)?;
        for path in stale {
            std::fs::remove_file(&path).map_err(|source| ExportError::Stale { path, source })?;
        }
        Ok(())
    }
}
