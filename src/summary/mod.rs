//! Counts and sums that views draw: by time, by word, of people, of the night, by
//! cells of the map.

pub mod air_alert;
pub mod bins;
pub mod clusters;
pub mod compare;
pub mod crossfilter;
pub mod density;
pub mod facets;
pub mod grid;
pub mod ground;
pub mod hexagons;
pub mod histogram;
pub mod lane;
pub mod scan;
pub mod sun;
pub mod toll;

pub use crate::dataset::LongEvents;
pub use air_alert::AlertSummary;
pub use bins::Bins;
pub use crossfilter::FacetCounts;
pub use facets::WordCount;
pub use grid::{Grid, MapBox};
pub use ground::Ground;
pub use histogram::{Histogram, Stack};
pub use lane::Lane;
pub use scan::MappedRows;
pub use toll::{Sum, Toll};
