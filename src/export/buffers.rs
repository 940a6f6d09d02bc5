//! Buffers that threads fill and a writer empties, again and again: new ones would have
//! to grow, and the system would have to find memory for each.

use std::io::Write;
use std::sync::{Mutex, PoisonError};

use super::ExportError;

/// Empty buffers that wait to be filled.
#[derive(Debug, Default)]
pub struct Buffers(Mutex<Vec<Vec<u8>>>);

impl Buffers {
    /// An empty buffer.
    pub fn take(&self) -> Vec<u8> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default()
    }

    /// Writes `buffer` to `out` and keeps it to be filled again.
    ///
    /// # Errors
    /// When `out` refuses the bytes.
    pub fn write(&self, mut buffer: Vec<u8>, out: &mut dyn Write) -> Result<(), ExportError> {
        out.write_all(&buffer)?;
        buffer.clear();
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(buffer);
        Ok(())
    }
}
