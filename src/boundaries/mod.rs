//! Boundaries that stand for the imprecise places of events.
//!
//! An event that is known by town, district or oblast lies somewhere in a circle. Where
//! people have imported or drawn an area that is called like the place of the event, it lies
//! in that area instead: on the map, in filters by area, and in what is exported.
//!
//! Invariants, held by `tests/core/boundaries.rs`:
//! - A boundary stands for a place only if the names mean the same kind of area, if it is
//!   about as large as the circle, and if it lies where the circle does: a city is never
//!   taken for the oblast that is called after it.
//! - Where two boundaries could be meant and neither is written as the place is, the
//!   circle stays.
//! - The position of the event stays what it is; only the area around it is another one.

mod event_areas;
mod named_areas;

pub use event_areas::EventAreas;
pub use named_areas::Boundaries;
