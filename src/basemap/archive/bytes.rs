//! Where the bytes of an archive are: in memory, in a file, or elsewhere.

use std::borrow::Cow;
use std::fmt::Debug;
use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use super::ArchiveError;
use crate::language::message;

/// The bytes of an archive, read in parts.
pub trait Bytes: Debug + Send + Sync {
    /// The part of `length` bytes from `offset` on, all of it. May wait for it.
    ///
    /// # Errors
    /// When it cannot be read or lies outside.
    fn read(&self, offset: u64, length: u64) -> Result<Vec<u8>, ArchiveError>;
}

/// A part that is not there.
pub const OUTSIDE: ArchiveError = ArchiveError::Damaged(message!("map-part-outside"));

impl Bytes for Cow<'static, [u8]> {
    fn read(&self, offset: u64, length: u64) -> Result<Vec<u8>, ArchiveError> {
        part_of(self, offset, length).map(<[u8]>::to_vec).ok_or(OUTSIDE)
    }
}

/// The part of `bytes`, where they hold all of it.
pub fn part_of(bytes: &[u8], offset: u64, length: u64) -> Option<&[u8]> {
    let start = usize::try_from(offset).ok()?;
    let end = usize::try_from(offset.checked_add(length)?).ok()?;
    bytes.get(start..end)
}

/// A file on this computer.
#[derive(Debug)]
pub struct LocalFile {
    file: Mutex<File>,
    length: u64,
}

impl LocalFile {
    /// The file at `path`.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn open(path: &Path) -> std::io::Result<Self> {
        let file = File::open(path)?;
        let length = file.metadata()?.len();
        Ok(Self { file: Mutex::new(file), length })
    }
}

impl Bytes for LocalFile {
    fn read(&self, offset: u64, length: u64) -> Result<Vec<u8>, ArchiveError> {
        if offset.checked_add(length).is_none_or(|end| end > self.length) {
            return Err(OUTSIDE);
        }
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(offset))?;
        let mut part = vec![0; length as usize];
        file.read_exact(&mut part)?;
        Ok(part)
    }
}
