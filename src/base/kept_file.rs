//! Values that a program keeps for itself between runs, as JSON in a file of their own:
//! whole or not at all, and readable by their owner alone.

use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::atomic::{PREFIX, SUFFIX, WriteError, folder_of};

/// What stood in a file.
#[derive(Debug, PartialEq)]
pub enum Kept<T> {
    /// There is no file.
    Nothing,
    /// The value.
    Value(T),
    /// Something that is not the value. It was moved to this path, so that nothing is
    /// lost when the file is written again.
    Damaged {
        /// Where it is now; where it was, if it could not be moved.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
}

/// Reads the value in the file at `path`.
pub fn read<T: DeserializeOwned>(path: &Path) -> Kept<T> {
    let told = match fs::read(path) {
        Ok(bytes) => match serde_json::from_slice(&bytes) {
            Ok(value) => return Kept::Value(value),
            Err(error) => error.to_string(),
        },
        Err(error) if error.kind() == ErrorKind::NotFound => return Kept::Nothing,
        Err(error) => error.to_string(),
    };
    let free = (1..1_000).map(|number| path.with_extension(format!("damaged-{number}.json")));
    let aside = free.into_iter().find(|aside| !aside.exists());
    let moved = aside.filter(|aside| fs::rename(path, aside).is_ok());
    Kept::Damaged { path: moved.unwrap_or_else(|| path.to_owned()), reason: told }
}

/// Writes `value` to the file at `path`, whose folder is made if need be.
///
/// # Errors
/// When the system refuses.
pub fn write<T: Serialize>(path: &Path, value: &T) -> Result<(), WriteError> {
    let io = |source: std::io::Error| WriteError::Io { path: path.to_owned(), source };
    let text = serde_json::to_vec_pretty(value).map_err(|error| io(error.into()))?;
    fs::create_dir_all(folder_of(path)).map_err(io)?;
    // Without permissions for others, as temporary files are made.
    let mut file = tempfile::Builder::new()
        .prefix(PREFIX)
        .suffix(SUFFIX)
        .tempfile_in(folder_of(path))
        .map_err(io)?;
    file.write_all(&text).and_then(|()| file.as_file().sync_all()).map_err(io)?;
    file.persist(path).map_err(|error| io(error.error))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_comes_back_and_a_damaged_file_is_kept_aside() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new").join("settings.json");
        assert_eq!(read::<Vec<u8>>(&path), Kept::Nothing);
        write(&path, &vec![1_u8, 2]).unwrap();
        assert_eq!(read(&path), Kept::Value(vec![1_u8, 2]));
        for number in 1..3 {
            fs::write(&path, "[1, 2").unwrap();
            let Kept::Damaged { path: aside, .. } = read::<Vec<u8>>(&path) else { panic!() };
            assert!(aside.ends_with(format!("settings.damaged-{number}.json")), "{aside:?}");
            assert_eq!(fs::read(aside).unwrap(), b"[1, 2");
            assert!(!path.exists());
        }
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_can_read_it() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.json");
        write(&path, &"a secret").unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o077, 0);
    }
}
