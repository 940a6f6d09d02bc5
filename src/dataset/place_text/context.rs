//! What is known of a cell beside its text.

use super::{AxisOrder, ReferenceSystem};

/// What is known of a cell beside its text.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The order of pairs, where header or other rows tell.
    pub order: Option<AxisOrder>,
    /// The reference system of bare numbers and of geometries that name none.
    pub system: &'a ReferenceSystem,
    /// The column is one of geohashes, which are never told by their looks.
    pub is_geohash: bool,
}

impl Default for Context<'_> {
    fn default() -> Self {
        Self { order: None, system: &ReferenceSystem::Wgs84, is_geohash: false }
    }
}
