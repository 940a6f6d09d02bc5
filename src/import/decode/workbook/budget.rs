//! What the cells of a workbook take once they are read: a small file can claim a
//! great many of them, so the claims are added up first.

use crate::import::ImportError;
use crate::import::decode::{HARMLESS_BYTES, MOST_TIMES, damaged};
use crate::import::memory_check::{self, Need};
use crate::language::message;

/// Cells of all sheets together, those without content included: two full sheets of
/// Excel 97.
const MOST_CELLS: u64 = 32 << 20;

/// Bytes of memory that a cell takes besides its text.
const CELL_BYTES: u64 = 64;

/// Copies of its text that there are at a time.
const COPIES: u64 = 3;

/// Cells and the text in them, added up.
#[derive(Debug)]
pub struct Budget {
    name: &'static str,
    most_bytes: u64,
    cells: u64,
    bytes: u64,
}

impl Budget {
    /// Of a file of the kind `name` that has `file_bytes` bytes.
    pub fn new(name: &'static str, file_bytes: u64) -> Self {
        let most_bytes = file_bytes.saturating_mul(MOST_TIMES).max(HARMLESS_BYTES);
        Self { name, most_bytes, cells: 0, bytes: 0 }
    }

    /// Adds `count` cells.
    ///
    /// # Errors
    /// When there are too many.
    pub fn add_cells(&mut self, count: u64) -> Result<(), ImportError> {
        self.cells = self.cells.saturating_add(count);
        self.fits(self.cells)
    }

    /// Whether `count` cells are not too many at a time.
    ///
    /// # Errors
    /// When they are.
    pub fn fits(&self, count: u64) -> Result<(), ImportError> {
        if count <= MOST_CELLS {
            return Ok(());
        }
        let reason = message!("damage-sheets-claim-cells", millions = MOST_CELLS >> 20);
        Err(damaged(self.name, &reason))
    }

    /// Adds `count` bytes of text.
    ///
    /// # Errors
    /// When there are far more than a file of this size has.
    pub fn add_text(&mut self, count: u64) -> Result<(), ImportError> {
        self.bytes = self.bytes.saturating_add(count);
        self.fits_text(self.bytes)
    }

    /// Whether `count` bytes of text are not too many at a time.
    ///
    /// # Errors
    /// When they are.
    pub fn fits_text(&self, count: u64) -> Result<(), ImportError> {
        if count <= self.most_bytes {
            return Ok(());
        }
        let reason = message!("damage-cells-too-much-text", megabytes = self.most_bytes >> 20);
        Err(damaged(self.name, &reason))
    }

    /// Refuses what does not fit into the memory that is free.
    ///
    /// # Errors
    /// When it does not.
    pub fn check_memory(&self) -> Result<(), ImportError> {
        let bytes = self.cells.saturating_mul(CELL_BYTES);
        let bytes = bytes.saturating_add(self.bytes.saturating_mul(COPIES));
        memory_check::check(bytes / memory_check::WHOLE_TIMES, Need::Whole)
    }
}
