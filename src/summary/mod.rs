//! Counts and sums that views draw: by time, by word, of people, of the night.

pub mod bins;
pub mod crossfilter;
pub mod facets;
pub mod histogram;
pub mod lane;
pub mod sun;
pub mod toll;

pub use bins::Bins;
pub use crossfilter::{FacetCounts, LongEvents};
pub use facets::WordCount;
pub use histogram::{Histogram, Stack};
pub use lane::Lane;
pub use toll::{Sum, Toll};
