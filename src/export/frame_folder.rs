//! A PNG sequence in a folder that appears whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::commit::Commit;
use super::drawing::{self, Drawing, Frame, FrameFile};
use super::previous_output::PreviousOutput;
use super::{ExportError, Exported, Job, Manifest, manifest_path};
use crate::base::atomic::{LEFT_FOR, PREFIX, SUFFIX, WriteError, folder_of};
use crate::base::hash::{Fingerprint, Hashing};

/// A folder under a temporary name; dropped without [`finish`](Self::finish) it
/// vanishes, and what stood at its path is untouched.
pub struct FrameFolder {
    path: PathBuf,
    folder: tempfile::TempDir,
    lock: File,
    files: Vec<FrameFile>,
    whole: Hashing<io::Sink>,
    earlier: PreviousOutput,
}

/// Held for as long as somebody fills the folder.
const LOCK: &str = "lock";

impl FrameFolder {
    /// An empty folder beside `path`, which will become it.
    ///
    /// # Errors
    /// As for [`drawing::check`], where a folder that stands there holds anything but
    /// the pictures of an earlier animation, or when the folder cannot be made.
    pub fn new(job: &Job, path: &Path, replace: bool) -> Result<Self, ExportError> {
        drawing::check(job, path, replace)?;
        if path.exists() && !is_ours(path) {
            return Err(ExportError::Foreign(path.to_owned()));
        }
        let io = |source| WriteError::Io { path: path.to_owned(), source };
        remove_leftovers(folder_of(path));
        let folder = tempfile::Builder::new()
            .prefix(PREFIX)
            .suffix(SUFFIX)
            .tempdir_in(folder_of(path))
            .map_err(io)?;
        let lock = File::create(folder.path().join(LOCK)).map_err(io)?;
        // Where files cannot be locked, leftovers stay.
        let _ = lock.try_lock();
        let whole = Hashing::new(io::sink());
        let earlier = PreviousOutput::of(path, &manifest_path(path));
        Ok(Self { path: path.to_owned(), folder, lock, files: Vec::new(), whole, earlier })
    }

    /// Adds the next picture.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn add(&mut self, png: &[u8]) -> Result<(), ExportError> {
        let name = format!("frame-{:04}.png", self.files.len() + 1);
        let path = self.folder.path().join(&name);
        fs::write(&path, png).map_err(|source| WriteError::Io { path, source })?;
        self.whole.write_all(png)?;
        self.files.push(FrameFile { name, fingerprint: Fingerprint::of(png) });
        Ok(())
    }

    /// Moves the folder to its path and writes the manifest beside it; the frames of
    /// `drawing` are those that were added.
    ///
    /// # Errors
    /// When an input was changed meanwhile, or the system refuses.
    pub fn finish(self, job: &Job, mut drawing: Drawing) -> Result<Exported, ExportError> {
        let Self { path, folder, lock, files, whole, earlier } = self;
        let io = |source| WriteError::Io { path: path.clone(), source };
        let fingerprint = whole.finish();
        let bytes = fingerprint.bytes;
        for (frame, file) in drawing.frames.iter_mut().zip(files) {
            frame.file = Some(file);
        }
        let mut commit = Commit::new(&path, earlier, true);
        let manifest = drawing::add_manifest(&mut commit, job, &path, drawing, fingerprint)?;
        drop(lock);
        fs::remove_file(folder.path().join(LOCK)).map_err(io)?;
        readable_by_others(folder.path()).map_err(io)?;
        commit.run(|| exchange(folder, &path))?;
        let (events, notes) = (job.count(), Vec::new());
        Ok(Exported { path, manifest, claims: None, events, bytes, notes })
    }
}

/// Puts `folder` in the place of what stands at `path`.
fn exchange(folder: tempfile::TempDir, path: &Path) -> Result<(), ExportError> {
    let io = |source| WriteError::Io { path: path.to_owned(), source };
    let old = folder.path().with_extension("old");
    let has_old = path.is_dir();
    if has_old {
        fs::rename(path, &old).map_err(io)?;
    }
    if let Err(error) = fs::rename(folder.path(), path) {
        // The folder that stood there comes back.
        if has_old {
            let _ = fs::rename(&old, path);
        }
        return Err(io(error).into());
    }
    // It has another name now, and is no longer temporary.
    let _ = folder.keep();
    if has_old {
        fs::remove_dir_all(&old).map_err(io)?;
    }
    Ok(())
}

/// Whether the folder at `path` holds only pictures that its manifest names.
fn is_ours(path: &Path) -> bool {
    let manifest_path = manifest_path(path);
    let text = fs::read(&manifest_path).unwrap_or_default();
    let Ok(manifest) = serde_json::from_slice::<Manifest>(&text) else { return false };
    let frames = manifest.output.drawing.iter().flat_map(|drawing| &drawing.frames);
    let named: Vec<&str> =
        frames.filter_map(|frame: &Frame| Some(frame.file.as_ref()?.name.as_str())).collect();
    let Ok(entries) = fs::read_dir(path) else { return false };
    let mut names = entries.map(|entry| entry.map(|entry| entry.file_name()));
    PreviousOutput::of(path, &manifest_path).manifest
        && names.all(|name| name.is_ok_and(|name| named.iter().any(|known| name == **known)))
}

/// Removes folders whose program was killed: nobody holds their lock.
fn remove_leftovers(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let is_old = || {
            let modified = entry.metadata().and_then(|meta| meta.modified()).ok();
            modified.and_then(|at| at.elapsed().ok()).is_some_and(|age| age > LEFT_FOR)
        };
        if name.starts_with(PREFIX)
            && name.ends_with(SUFFIX)
            && is_old()
            && let Ok(lock) = File::open(entry.path().join(LOCK))
            && lock.try_lock().is_ok()
        {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// Temporary folders are made for their owner alone; this one stays.
fn readable_by_others(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o755))?;
    }
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn folders_of_killed_programs_go_and_those_being_filled_stay() {
        let folder = tempfile::tempdir().unwrap();
        let long_ago = std::time::SystemTime::now() - 2 * LEFT_FOR;
        let make = |name: &str| {
            let path = folder.path().join(name);
            fs::create_dir(&path).unwrap();
            let lock = File::create(path.join(LOCK)).unwrap();
            File::open(&path).unwrap().set_modified(long_ago).unwrap();
            lock
        };
        make(".strikemap-dead.part");
        make("dead.part");
        let busy = make(".strikemap-busy.part");
        busy.lock().unwrap();
        // Without a lock it is nobody's of ours.
        drop(make(".strikemap-bare.part"));
        fs::remove_file(folder.path().join(".strikemap-bare.part").join(LOCK)).unwrap();
        remove_leftovers(folder.path());
        let mut names: Vec<_> =
            fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, [".strikemap-bare.part", ".strikemap-busy.part", "dead.part"]);
    }
}
