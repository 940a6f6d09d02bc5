//! What people ask of the windows that choose events and compare them.

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
}
