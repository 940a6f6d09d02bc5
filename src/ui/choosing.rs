//! What people ask of the windows that choose events and compare them.

use crate::dataset::Interval;

/// Asked for while choosing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choosing {
    /// Open the dialog that selects by expression, with this text.
    Open(String),
    /// Open the window of possible duplicates.
    ShowDuplicates,
    /// Look for them.
    FindDuplicates,
    /// Stop looking.
    CancelDuplicates,
    /// Show or hide the comparison of two periods.
    ShowComparison,
    /// Choose where to save the comparison, a CSV table.
    SaveComparison(Vec<u8>),
    /// Put the command that makes the comparison on the clipboard.
    CopyComparison([Interval; 2]),
}
