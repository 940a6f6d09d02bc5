//! The settings of the layer of events.

use serde::{Deserialize, Serialize};

use super::colour_by::ColourBy;

/// What the size of signs means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SizeBy {
    /// People killed.
    #[default]
    Killed,
    /// People injured.
    Injured,
    /// Nothing.
    Equal,
}

/// What stands for events that are too many for signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Crowded {
    /// Clusters with their counts.
    #[default]
    Clusters,
    /// A dot for each.
    Dots,
}

/// The settings of the layer.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// What colours mean.
    pub colour: ColourBy,
    /// What sizes mean.
    pub size: SizeBy,
    /// What stands for events that are too many for signs.
    pub crowded: Crowded,
}
