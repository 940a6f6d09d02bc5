//! The text of a table, in memory or read by position.

use std::fs::File;

use crate::dataset::source::read_exact_at;

/// The text of a table.
#[derive(Debug, Clone, Copy)]
pub enum ChunkText<'a> {
    /// In memory.
    Memory(&'a [u8]),
    /// In a file of so many bytes, read by position.
    File(&'a File, u64),
}

impl ChunkText<'_> {
    /// Size in bytes.
    pub fn bytes_len(&self) -> u64 {
        match self {
            ChunkText::Memory(text) => text.len() as u64,
            ChunkText::File(_, len) => *len,
        }
    }

    /// The bytes from `from` to `to`, in `buffer` where they must be read.
    pub(super) fn bytes<'b>(
        &'b self,
        from: u64,
        to: u64,
        buffer: &'b mut Buffer,
    ) -> std::io::Result<&'b [u8]> {
        match self {
            ChunkText::Memory(text) => Ok(&text[from as usize..to as usize]),
            ChunkText::File(file, _) => {
                let Buffer { bytes, known } = buffer;
                let len = (to - from) as usize;
                if bytes.len() < len {
                    bytes.resize(len, 0);
                }
                read_exact_at(file, &mut bytes[*known..len], from + *known as u64)?;
                *known = len;
                Ok(&bytes[..len])
            }
        }
    }
}

/// What was read of a file, in room that is used again.
#[derive(Default)]
pub(super) struct Buffer {
    pub(super) bytes: Vec<u8>,
    /// So many of `bytes` an earlier, shorter read of the same place brought.
    pub(super) known: usize,
}
