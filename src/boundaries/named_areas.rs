//! Named areas that may stand for places.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

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
