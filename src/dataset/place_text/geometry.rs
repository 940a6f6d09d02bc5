//! Positions as they are written, before a reference system is applied.

/// Positions as they are written, before a reference system is applied.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Geometry {
    /// X and y: of degrees, longitude and latitude.
    pub positions: Vec<[f64; 2]>,
    /// The reference system that the geometry itself names, by its EPSG number.
    pub srid: Option<u32>,
}
