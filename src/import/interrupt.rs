//! Why reading goes no further, for every reader.

use super::ImportError;
use super::column_facts::NeedsColumn;

/// Why a reader stopped before the end of the text.
#[derive(Debug)]
pub enum Interrupt {
    /// The file cannot be read, or the user cancelled.
    Failed(ImportError),
    /// The system could not read the file by position.
    Io(std::io::Error),
    /// Only the exact reader, which has the whole text, can tell what a record is.
    NeedsWholeText,
    /// Every cell of a column must be looked at first.
    NeedsColumn(NeedsColumn),
}

impl From<ImportError> for Interrupt {
    fn from(error: ImportError) -> Self {
        Self::Failed(error)
    }
}

impl From<std::io::Error> for Interrupt {
    fn from(error: std::io::Error) -> Self {
        Self::Io(error)
    }
}
