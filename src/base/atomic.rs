//! Files that appear whole or not at all.

use std::fs;
use std::io::{BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::NamedTempFile;

use super::escape::file_line;
use crate::language::tr;

/// Why a file was not written; whatever stood at its path is still whole.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The system could not write it.
    #[error("{}\n{}", tr!("error-could-not-write", reason = source), file_line(.path))]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Something is there already.
    #[error("{}\n{}", tr!("error-file-exists"), file_line(.0))]
    Exists(PathBuf),
    /// Something that is no file is there.
    #[error("{}\n{}", tr!("error-not-a-file"), file_line(.0))]
    NotAFile(PathBuf),
}

/// What can fail while a file is filled.
pub trait FillError: From<WriteError> {
    /// The same failure, with the file that could not be written.
    #[must_use]
    fn at(self, path: &Path) -> Self;
}

const BUFFER_BYTES: usize = 256 << 10;

/// How the names of temporary files begin and end.
pub const PREFIX: &str = ".strikemap-";
/// See [`PREFIX`].
pub const SUFFIX: &str = ".part";

/// A temporary file that was not written to for so long is nobody's, if nobody
/// holds its lock: longer than it takes to make one and lock it.
pub const LEFT_FOR: Duration = Duration::from_secs(60);

/// A file that is complete and on disk under a temporary name in the folder of
/// its path. Dropped without [`commit`](Self::commit) it vanishes, and what
/// stood at the path is untouched.
#[derive(Debug)]
pub struct Staged {
    temporary: NamedTempFile,
    path: PathBuf,
    replace: bool,
}

impl Staged {
    /// Fills a new file for `path`.
    ///
    /// # Errors
    /// When `path` is taken and may not be replaced, is no file, or cannot be
    /// written, or when `fill` fails.
    pub fn new<T, E: FillError>(
        path: &Path,
        replace: bool,
        fill: impl FnOnce(&mut dyn Write) -> Result<T, E>,
    ) -> Result<(Self, T), E> {
        let io = |source| WriteError::Io { path: path.to_owned(), source };
        let old = existing(path)?;
        if old.is_some() && !replace {
            return Err(WriteError::Exists(path.to_owned()).into());
        }
        // The target of a link is replaced, not the link.
        let target = match old {
            Some(_) => dunce::canonicalize(path).map_err(io)?,
            None => path.to_owned(),
        };
        remove_leftovers(folder_of(&target));
        let temporary = temporary_beside(&target).map_err(io)?;
        // Where files cannot be locked, leftovers stay.
        let _ = temporary.as_file().try_lock();
        if let Some(old) = old {
            temporary.as_file().set_permissions(old.permissions()).map_err(io)?;
        }
        let mut out = BufWriter::with_capacity(BUFFER_BYTES, temporary.as_file());
        let filled = fill(&mut out).map_err(|error| error.at(path))?;
        out.flush().map_err(io)?;
        drop(out);
        temporary.as_file().sync_all().map_err(io)?;
        Ok((Self { temporary, path: target, replace }, filled))
    }

    /// Moves the file to its path in one step.
    ///
    /// # Errors
    /// When the path was taken meanwhile and may not be replaced, or the system
    /// refuses.
    pub fn commit(self) -> Result<(), WriteError> {
        let Self { temporary, path, replace } = self;
        let io = |source| WriteError::Io { path: path.clone(), source };
        if replace {
            temporary.persist(&path).map_err(|error| io(error.error))?;
        } else {
            match temporary.persist_noclobber(&path) {
                Ok(_) => {}
                Err(error) if error.error.kind() == ErrorKind::AlreadyExists => {
                    return Err(WriteError::Exists(path));
                }
                // File systems without hard links cannot do it in one step.
                Err(error) if existing(&path)?.is_none() => {
                    error.file.persist(&path).map_err(|error| io(error.error))?;
                }
                Err(error) => return Err(io(error.error)),
            }
        }
        sync_folder(&path);
        Ok(())
    }
}

impl FillError for WriteError {
    fn at(self, _path: &Path) -> Self {
        self
    }
}

/// Writes the file at `path` in one step.
///
/// # Errors
/// As for [`Staged::new`] and [`Staged::commit`].
pub fn write<T>(
    path: &Path,
    replace: bool,
    fill: impl FnOnce(&mut dyn Write) -> std::io::Result<T>,
) -> Result<T, WriteError> {
    let io = |source| WriteError::Io { path: path.to_owned(), source };
    let (staged, filled) = Staged::new(path, replace, |out| fill(out).map_err(io))?;
    staged.commit()?;
    Ok(filled)
}

/// Whether `path` and `other` lead to the same file, as far as they exist.
pub fn same_file(path: &Path, other: &Path) -> bool {
    fn resolved(path: &Path) -> Option<PathBuf> {
        dunce::canonicalize(path).ok().or_else(|| {
            let folder = dunce::canonicalize(folder_of(path)).ok()?;
            Some(folder.join(path.file_name()?))
        })
    }
    path == other || resolved(path).is_some_and(|path| Some(path) == resolved(other))
}

/// The file at `path`, if there is one.
fn existing(path: &Path) -> Result<Option<fs::Metadata>, WriteError> {
    match fs::metadata(path) {
        Ok(meta) if meta.is_file() => Ok(Some(meta)),
        Ok(_) => Err(WriteError::NotAFile(path.to_owned())),
        // A link to nowhere: renaming onto it would replace the link.
        Err(_) if path.is_symlink() => Err(WriteError::NotAFile(path.to_owned())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(source) => Err(WriteError::Io { path: path.to_owned(), source }),
    }
}

/// The folder of `path`.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Keeps other programs that ask for it out of the folder of `path` until it is dropped,
/// waiting for those that have it; nothing where the system cannot lock folders.
pub fn lock_folder(path: &Path) -> Option<fs::File> {
    let folder = fs::File::open(folder_of(path)).ok()?;
    folder.lock().ok()?;
    Some(folder)
}

/// Removes temporary files whose program was killed: nobody holds their lock.
fn remove_leftovers(folder: &Path) {
    let is_ours = |path: &Path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(PREFIX) && name.ends_with(SUFFIX)
    };
    let is_old = |path: &Path| {
        let modified = fs::metadata(path).and_then(|meta| meta.modified()).ok();
        modified.and_then(|at| at.elapsed().ok()).is_some_and(|age| age > LEFT_FOR)
    };
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for path in entries.map(|entry| entry.path()).filter(|path| is_ours(path) && is_old(path)) {
        if let Ok(file) = fs::OpenOptions::new().write(true).open(&path)
            && file.try_lock().is_ok()
        {
            let _ = fs::remove_file(&path);
        }
    }
}

fn temporary_beside(path: &Path) -> std::io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    // As for any other new file, so that others may read it where the umask says so.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder_of(path))
}

/// Makes the new name last through a power cut. The file is in place already,
/// so file systems that cannot do this are no failure.
fn sync_folder(path: &Path) {
    #[cfg(unix)]
    if let Ok(folder) = fs::File::open(folder_of(path)) {
        let _ = folder.sync_all();
    }
    #[cfg(not(unix))]
    let _ = path;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_write_leaves_the_old_file_whole_and_no_litter() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.csv");
        fs::write(&path, "old").unwrap();
        let error = write(&path, true, |out| {
            out.write_all(&[b'x'; 1 << 20])?;
            Err::<(), _>(std::io::Error::from(ErrorKind::StorageFull))
        })
        .unwrap_err();
        assert!(error.to_string().ends_with(&format!("file: {}", path.display())), "{error}");
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn an_existing_file_is_replaced_only_on_request() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.csv");
        let put = |text: &'static str, replace| {
            write(&path, replace, |out| out.write_all(text.as_bytes()))
        };
        put("first", false).unwrap();
        assert!(matches!(put("second", false), Err(WriteError::Exists(_))));
        assert_eq!(fs::read(&path).unwrap(), b"first");
        put("third", true).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"third");
    }

    #[test]
    fn what_killed_programs_left_is_removed_and_what_others_write_stays() {
        let folder = tempfile::tempdir().unwrap();
        let long_ago = std::time::SystemTime::now() - 2 * LEFT_FOR;
        let mut held = Vec::new();
        for name in [".strikemap-dead.part", ".strikemap-busy.part", ".other.part", ".strikemap-x"]
        {
            let file = fs::File::create(folder.path().join(name)).unwrap();
            file.set_modified(long_ago).unwrap();
            if name.contains("busy") {
                file.lock().unwrap();
                held.push(file);
            }
        }
        fs::write(folder.path().join(".strikemap-new.part"), "").unwrap();
        write(&folder.path().join("out"), true, |_| Ok(())).unwrap();
        let left = |name: &str| folder.path().join(name).exists();
        assert!(!left(".strikemap-dead.part"));
        for name in [".strikemap-busy.part", ".strikemap-new.part", ".other.part", ".strikemap-x"] {
            assert!(left(name), "{name}");
        }
    }

    #[test]
    fn a_folder_is_never_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let result = write(folder.path(), true, |_| Ok(()));
        assert!(matches!(result, Err(WriteError::NotAFile(_))));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        fs::write(&file, "old").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        write(&link, true, |out| out.write_all(b"new")).unwrap();
        assert!(link.is_symlink());
        assert_eq!(fs::read(&file).unwrap(), b"new");
        assert!(same_file(&file, &link));
    }
}
