//! What the rows of a dataset do not tell by themselves.

use std::sync::LazyLock;

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

static NOTHING: LazyLock<(LazyAlerts, EventAreas)> = LazyLock::new(Default::default);

impl Context<'static> {
    /// Of a dataset that is looked at alone, without boundaries.
    pub fn alone() -> Self {
        let (alerts, areas) = &*NOTHING;
        Self { alerts, areas }
    }
}
