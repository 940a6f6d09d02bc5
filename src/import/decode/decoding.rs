//! What a kind of file that is decoded is.

use std::fs::File;
use std::io::{Read as _, Seek as _, Write};
use std::path::Path;

use super::Head;
use crate::base::Progress;
use crate::dataset::RowProblem;
use crate::import::{ImportError, memory_check};
use crate::language::{Message, MessageValue, message};

/// The most text that one file is decoded into.
pub(super) const MOST_BYTES: u64 = 64 << 30;

/// What decodes to more than this times its size was made to fill disks.
pub(in crate::import) const MOST_TIMES: u64 = 200;

/// Up to this size the ratio does not matter.
pub(in crate::import) const HARMLESS_BYTES: u64 = 256 << 20;

/// A kind of file that can be turned into text.
pub trait Decoding: Sync {
    /// Words shown to people, such as `Excel workbook`.
    fn name(&self) -> &'static str;
    /// How names of such files end, in lower case.
    fn extensions(&self) -> &'static [&'static str];
    /// Whether a file that begins so is one.
    fn recognises(&self, head: &Head) -> bool;
    /// Writes the text.
    ///
    /// # Errors
    /// When the file is damaged, holds nothing that is read, or cannot be stored.
    fn decode(&self, packed: &mut Packed<'_>, out: &mut dyn Write) -> Result<Decoded, ImportError>;
}

/// A file that is decoded.
pub struct Packed<'a> {
    /// The file itself, read from any position.
    pub file: &'a mut File,
    /// Its size.
    pub bytes: u64,
    /// What it begins with.
    pub head: &'a Head,
    /// Where it lies, if it lies in a folder with its side files.
    pub path: Option<&'a Path>,
    /// The sheet or layer that was asked for.
    pub sheet: Option<&'a str>,
    /// How many packed files it lies in.
    pub depth: usize,
    /// Shared with whoever may cancel.
    pub progress: &'a Progress,
}

impl Packed<'_> {
    /// All bytes of the file.
    ///
    /// # Errors
    /// When they cannot be read or do not fit into memory.
    pub fn whole(&mut self) -> Result<Vec<u8>, ImportError> {
        memory_check::check(self.bytes, memory_check::Need::Whole)?;
        let failed = |error: std::io::Error| ImportError::Malformed(Message::of(&error));
        self.file.rewind().map_err(failed)?;
        let mut bytes = Vec::new();
        self.file.read_to_end(&mut bytes).map_err(failed)?;
        Ok(bytes)
    }
}

/// What is said about a file that was decoded.
#[derive(Debug, Default)]
pub struct Decoded {
    /// What was turned into text, and how.
    pub sentences: Vec<Message>,
    /// Cells that became empty because they could not be read.
    pub notes: Vec<RowProblem>,
    /// The sheets or layers that there are, of which one can be asked for.
    pub sheets: Vec<String>,
}

/// Refuses more than `most` bytes.
pub(in crate::import) struct Limited<W> {
    pub(in crate::import) out: W,
    pub(in crate::import) bytes: u64,
    pub(in crate::import) most: u64,
}

impl<W: Write> Write for Limited<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.bytes += written as u64;
        if self.bytes > self.most {
            let reason = message!("damage-decodes-to-too-much", most = self.most.to_string());
            return Err(std::io::Error::other(reason));
        }
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.out.flush()
    }
}

/// That a file of the kind `name` is damaged, and how.
pub(super) fn damaged(
    name: &'static str,
    error: &(dyn std::error::Error + 'static),
) -> ImportError {
    let (name, reason) = (MessageValue::Word(name), Message::of(error));
    ImportError::Malformed(message!("error-damaged", name = name, reason = reason))
}
