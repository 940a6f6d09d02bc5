//! The bytes behind a dataset: original records, found by their offset.

use std::borrow::Cow;
use std::fs::{File, Metadata};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::SystemTime;

use sha2::{Digest as _, Sha256};

use crate::base::escape::file_line;
use crate::language::tr;

/// Where one record lies in the text of its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// First byte.
    pub offset: u64,
    /// Length in bytes, line ending and blank lines before it included.
    pub len: u32,
    /// Line on which the record starts, from 1.
    pub line: u32,
}

/// Texts up to this size stay in memory, so that a file that is moved or
/// edited after loading loses nothing; larger ones are read when needed.
pub const KEPT_IN_MEMORY_BYTES: u64 = 64 << 20;

/// What standard input is called in place of a path.
pub const STANDARD_INPUT: &str = "-";

/// The file (or built-in text) that a dataset came from.
#[derive(Debug)]
pub struct Source {
    /// `None` for built-in data.
    pub path: Option<PathBuf>,
    /// What people call it: the file name, or a title for built-in data.
    pub name: String,
    /// Size of the file in bytes.
    pub file_bytes: u64,
    /// Size of the text in bytes: more than the file's where it was unpacked.
    pub text_bytes: u64,
    text: Text,
    /// Of the file as it was read, once somebody asked for it.
    pub(super) sha256: OnceLock<[u8; 32]>,
}

#[derive(Debug)]
enum Text {
    Memory(Arc<[u8]>),
    File { file: File, stamp: Option<Stamp> },
}

/// When a file was last changed, as the system keeps it. Programs can set the time of
/// the last writing back, but not the time at which the entry of the file was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    modified: Option<SystemTime>,
    /// Seconds and nanoseconds since 1970; nothing where the system does not keep it.
    entry_changed: Option<(i64, i64)>,
}

impl Stamp {
    #[cfg(unix)]
    fn of(meta: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt as _;
        let entry_changed = Some((meta.ctime(), meta.ctime_nsec()));
        Self { modified: meta.modified().ok(), entry_changed }
    }

    #[cfg(not(unix))]
    fn of(meta: &Metadata) -> Self {
        Self { modified: meta.modified().ok(), entry_changed: None }
    }
}

/// Why original text could not be read again.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// The file was changed, replaced or shortened since it was loaded.
    #[error("{}\n{}", tr!("error-file-changed"), file_line(.0))]
    Changed(PathBuf),
    /// The system could not read it.
    #[error("{}\n{}", tr!("error-could-not-read", reason = source), file_line(.path))]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

impl Source {
    /// A text that is part of the program.
    pub fn built_in(name: &str, text: &'static [u8]) -> Self {
        Self {
            path: None,
            name: name.to_owned(),
            file_bytes: text.len() as u64,
            text_bytes: text.len() as u64,
            sha256: known(Sha256::digest(text).into()),
            text: Text::Memory(text.into()),
        }
    }

    /// A file that was read as `file_bytes` and whose text, unpacked where it
    /// was packed or transcoded, is `text`. `file` stays open for large plain
    /// files, so that the records can be read again.
    pub fn from_file(path: &Path, file: File, file_bytes: &[u8], text: Option<Arc<[u8]>>) -> Self {
        let text_bytes = text.as_ref().map_or(file_bytes.len(), |text| text.len()) as u64;
        let kept = match text {
            Some(text) => Text::Memory(text),
            None if file_bytes.len() as u64 <= KEPT_IN_MEMORY_BYTES => {
                Text::Memory(file_bytes.into())
            }
            None => on_disk(file),
        };
        Self {
            path: Some(path.to_owned()),
            name: path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
            sha256: known(Sha256::digest(file_bytes).into()),
            file_bytes: file_bytes.len() as u64,
            text_bytes,
            text: kept,
        }
    }

    /// A large plain file of `bytes` bytes, whose records are read when needed.
    pub fn on_disk(path: &Path, file: File, bytes: u64) -> Self {
        Self {
            path: Some(path.to_owned()),
            name: path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
            file_bytes: bytes,
            text_bytes: bytes,
            text: on_disk(file),
            sha256: OnceLock::new(),
        }
    }

    /// The file at `path`, whose `file_bytes` bytes with the hash `sha256` were
    /// unpacked into `text`, a file of the program's own of `text_bytes` bytes.
    pub fn unpacked(
        path: &Path,
        file_bytes: u64,
        sha256: [u8; 32],
        text: File,
        text_bytes: u64,
    ) -> Self {
        let sha256 = known(sha256);
        Self { file_bytes, sha256, ..Self::on_disk(path, text, text_bytes) }
    }

    /// Whether its text is kept in memory, so that no disk is asked for a record.
    pub fn is_kept(&self) -> bool {
        matches!(self.text, Text::Memory(_))
    }

    /// Whether it was standard input, which nobody can read again.
    pub fn is_standard_input(&self) -> bool {
        self.path.as_deref() == Some(Path::new(STANDARD_INPUT))
    }

    /// The bytes of one record.
    ///
    /// # Errors
    /// When the file is gone, unreadable or no longer the one that was loaded.
    pub fn read(&self, span: Span) -> Result<Cow<'_, [u8]>, SourceError> {
        self.read_range(span.offset, span.len as usize)
    }

    /// `len` bytes from `offset`.
    ///
    /// # Errors
    /// As for [`read`](Self::read).
    pub fn read_range(&self, offset: u64, len: usize) -> Result<Cow<'_, [u8]>, SourceError> {
        match &self.text {
            Text::Memory(text) => self.in_memory(text, offset, len).map(Cow::Borrowed),
            Text::File { file, .. } => {
                self.check()?;
                let mut bytes = vec![0; len];
                read_exact_at(file, &mut bytes, offset).map_err(|source| self.failed(source))?;
                Ok(Cow::Owned(bytes))
            }
        }
    }

    /// The file, where the text stays in it.
    pub(super) fn file(&self) -> Option<&File> {
        match &self.text {
            Text::Memory(_) => None,
            Text::File { file, .. } => Some(file),
        }
    }

    /// `len` bytes from `offset` of a text that is kept; none of one that is not.
    pub(super) fn kept(&self, offset: u64, len: usize) -> Result<&[u8], SourceError> {
        match &self.text {
            Text::Memory(text) => self.in_memory(text, offset, len),
            Text::File { .. } => Err(self.changed()),
        }
    }

    fn in_memory<'a>(
        &self,
        text: &'a [u8],
        offset: u64,
        len: usize,
    ) -> Result<&'a [u8], SourceError> {
        let start = usize::try_from(offset).map_err(|_| self.changed())?;
        let bytes = start.checked_add(len).and_then(|end| text.get(start..end));
        bytes.ok_or_else(|| self.changed())
    }

    /// Asks whether the file is still the one that was loaded.
    ///
    /// # Errors
    /// When it is not, or the system does not tell.
    pub fn check(&self) -> Result<(), SourceError> {
        let Text::File { file, stamp } = &self.text else { return Ok(()) };
        let meta = file.metadata().map_err(|source| self.failed(source))?;
        if meta.len() != self.text_bytes || Some(Stamp::of(&meta)) != *stamp {
            return Err(self.changed());
        }
        Ok(())
    }

    pub(super) fn failed(&self, source: std::io::Error) -> SourceError {
        SourceError::Io { path: self.path.clone().unwrap_or_default(), source }
    }

    /// That this is no longer the file which was loaded.
    pub fn changed(&self) -> SourceError {
        SourceError::Changed(self.path.clone().unwrap_or_default())
    }
}

fn on_disk(file: File) -> Text {
    let stamp = file.metadata().as_ref().map(Stamp::of).ok();
    Text::File { file, stamp }
}

fn known(hash: [u8; 32]) -> OnceLock<[u8; 32]> {
    OnceLock::from(hash)
}

/// Fills `bytes` with those of `file` from `offset` on.
#[cfg(unix)]
pub(crate) fn read_exact_at(file: &File, bytes: &mut [u8], offset: u64) -> std::io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, offset)
}

#[cfg(windows)]
pub(crate) fn read_exact_at(
    file: &File,
    mut bytes: &mut [u8],
    mut offset: u64,
) -> std::io::Result<()> {
    use std::os::windows::fs::FileExt as _;
    while !bytes.is_empty() {
        match file.seek_read(bytes, offset)? {
            0 => return Err(std::io::ErrorKind::UnexpectedEof.into()),
            read => {
                bytes = &mut bytes[read..];
                offset += read as u64;
            }
        }
    }
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use std::io::{Seek as _, Write as _};

    use super::*;

    #[test]
    fn a_file_that_is_edited_in_place_is_told_though_its_time_is_set_back() {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(b"50.4547").unwrap();
        let source = Source::on_disk(file.path(), file.reopen().unwrap(), 7);
        source.check().unwrap();
        let modified = file.as_file().metadata().unwrap().modified().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(20));
        file.rewind().unwrap();
        file.write_all(b"50.9999").unwrap();
        file.as_file().set_modified(modified).unwrap();
        assert_eq!(file.as_file().metadata().unwrap().modified().unwrap(), modified);
        assert!(matches!(source.check(), Err(SourceError::Changed(_))));
    }
}
