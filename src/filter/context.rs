//! What the rows of a dataset do not tell by themselves.

use crate::alerts::LazyAlerts;
use crate::boundaries::EventAreas;

/// What a filter may ask for beside the rows of a dataset.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The air alerts of all datasets that are looked at together.
    pub alerts: &'a LazyAlerts,
    /// The boundaries that stand for imprecise places of the dataset.
    pub areas: &'a EventAreas,
}
