//! Whose columns an export has.

use serde::{Deserialize, Serialize};

/// Whose columns an export has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnSet {
    /// Those of the source, byte for byte where it is a table.
    #[default]
    Original,
    /// Normalized: equal for every source.
    Project,
}
