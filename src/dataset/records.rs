//! Many records of one source, read one after another.

use super::source::{Source, SourceError, Span, read_exact_at};

/// Bytes that are read at once where records lie side by side.
const WINDOW_BYTES: usize = 256 << 10;

/// Bytes that may lie between two records which are read together: reading
/// them costs no more than asking the system once again.
const GAP_BYTES: u64 = 16 << 10;

/// Reads records into a buffer of its own, those that lie near one another
/// together. Whether the file is still the one that was loaded is asked by
/// [`finish`](Self::finish): nothing that was read counts before.
#[derive(Debug)]
pub struct Records<'a> {
    source: &'a Source,
    /// What the buffer holds begins here.
    from: u64,
    buffer: Vec<u8>,
}

impl<'a> Records<'a> {
    /// Of `source`, nothing read yet.
    pub fn of(source: &'a Source) -> Self {
        Self { source, from: 0, buffer: Vec::new() }
    }

    /// The bytes of one record.
    ///
    /// # Errors
    /// When the file is gone, unreadable or no longer the one that was loaded.
    pub fn read(&mut self, span: Span) -> Result<&[u8], SourceError> {
        self.range(span.offset, span.len as usize)
    }

    /// `len` bytes from `offset`.
    ///
    /// # Errors
    /// As for [`read`](Self::read).
    pub fn range(&mut self, offset: u64, len: usize) -> Result<&[u8], SourceError> {
        let Some(file) = self.source.file() else { return self.source.kept(offset, len) };
        let held_to = self.from + self.buffer.len() as u64;
        let end = offset.saturating_add(len as u64);
        if offset < self.from || end > held_to {
            let is_near = (self.from..held_to.saturating_add(GAP_BYTES)).contains(&offset);
            let left = self.source.text_bytes.saturating_sub(offset);
            // No more than there is, so that a place that is wrong asks for no memory.
            let wanted = if is_near { len.max(WINDOW_BYTES) } else { len };
            let wanted = usize::try_from(left).map_or(wanted, |left| wanted.min(left));
            self.from = offset;
            self.buffer.resize(wanted, 0);
            if let Err(error) = read_exact_at(file, &mut self.buffer, offset) {
                self.buffer.clear();
                // A file that was cut off meanwhile explains it better.
                self.source.check()?;
                return Err(self.source.failed(error));
            }
        }
        let start = (offset - self.from) as usize;
        let bytes = self.buffer.get(start..start.saturating_add(len));
        bytes.ok_or_else(|| self.source.changed())
    }

    /// Asks whether everything was read from the file that was loaded.
    ///
    /// # Errors
    /// When the file is gone, unreadable or no longer the one that was loaded.
    pub fn finish(self) -> Result<(), SourceError> {
        self.source.check()
    }
}
