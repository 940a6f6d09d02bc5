//! What a person chooses for comparing versions.

/// What a person can choose.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Original columns that tell rows apart together; none: ids or likeness.
    pub key: Vec<String>,
}
