//! Boundaries that stand for the imprecise places of events.
//!
//! An event that is known by town, district or oblast lies somewhere in a circle. Where
//! people have imported or drawn an area that is called like the place of the event, it lies
//! in that area instead: on the map, in filters by area, and in what is exported.
//!
//! Invariants, held by the tests of [`event_areas`]:
//! - A boundary stands for a place only if the names mean the same kind of area, if it is
//!   about as large as the circle, and if it lies where the circle does: a city is never
//!   taken for the oblast that is called after it.
//! - Where two boundaries could be meant and neither is written as the place is, the
//!   circle stays.
//! - The position of the event stays what it is; only the area around it is another one.

mod event_areas;

use std::sync::Arc;

pub use event_areas::EventAreas;
use serde::{Deserialize, Serialize};

use crate::dataset::Dataset;
use crate::shape::NamedShape;

/// Named areas, any of which may stand for places that are called so. Cloning is cheap.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(from = "Vec<NamedShape>", into = "Vec<NamedShape>")]
pub struct Boundaries(Arc<Vec<NamedShape>>);

impl Boundaries {
    /// The areas, in the order in which they are listed.
    pub fn shapes(&self) -> &[NamedShape] {
        &self.0
    }

    /// Whether there is none.
    pub fn are_none(&self) -> bool {
        self.0.is_empty()
    }

    /// Those that stand for a place of an event in any of `datasets`.
    #[must_use]
    pub fn used_in<'a>(&self, datasets: impl Iterator<Item = &'a Dataset>) -> Self {
        if self.are_none() {
            return self.clone();
        }
        let mut is_used = vec![false; self.0.len()];
        for dataset in datasets {
            let counts = EventAreas::of(dataset, self).counts();
            is_used.iter_mut().zip(counts).for_each(|(used, count)| *used |= count > 0);
        }
        let kept = self.0.iter().zip(is_used).filter(|(_, used)| *used);
        kept.map(|(shape, _)| shape.clone()).collect::<Vec<_>>().into()
    }
}

impl PartialEq for Boundaries {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

impl From<Vec<NamedShape>> for Boundaries {
    fn from(shapes: Vec<NamedShape>) -> Self {
        Self(Arc::new(shapes))
    }
}

impl From<Boundaries> for Vec<NamedShape> {
    fn from(boundaries: Boundaries) -> Self {
        boundaries.0.to_vec()
    }
}
