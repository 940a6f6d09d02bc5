//! Counts that views draw: by time, by word.

pub mod bins;
pub mod crossfilter;
pub mod facets;
pub mod histogram;

pub use bins::Bins;
pub use crossfilter::{FacetCounts, LongEvents};
pub use facets::WordCount;
pub use histogram::Histogram;
