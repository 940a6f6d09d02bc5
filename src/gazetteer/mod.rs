//! Names of places and their positions, offline.

mod adjectives;
mod area;
mod area_name;
mod clocks;
mod clocks_at;
mod country;
mod divisions;
mod fold;
mod lineage;
mod locate;
mod name;
mod names;
mod namesakes;
mod outline;
mod parts;
mod region;
mod search;
mod towns;
mod typos;
mod within;

pub use area::{Area, area_by_name, areas};
pub use area_name::AreaName;
pub use clocks::{Clocks, clocks_of};
pub use clocks_at::{ClocksAt, clocks_at};
pub use country::{code_of as country_code, name_of as country_name};
pub use fold::fold;
pub use lineage::{DivisionId, Rank, is_in_country};
pub use locate::{Answer, answer, locate};
pub use namesakes::Namesakes;
pub use outline::{FAR_M, Outline, outline};
pub use search::{Hit, search};

use crate::dataset::{GeoPrecision, Place};

/// Where a named place lies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FoundPlace {
    /// A point inside it.
    pub place: Place,
    /// Everything of it lies within this distance, in metres.
    pub radius_m: f32,
    /// What kind of place it is.
    pub precision: GeoPrecision,
    /// Two-letter code of its country; empty where that is not known.
    pub country: &'static str,
}
