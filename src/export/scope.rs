//! Which rows were asked for.

use serde::{Deserialize, Serialize};

/// Which rows were asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Those that match the filters.
    #[default]
    Filtered,
    /// Those that are selected.
    Selected,
}
