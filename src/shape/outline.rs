//! An outline on the Earth, and what lies inside.

use std::sync::Arc;

use super::error::{MOST_CORNERS, ShapeError};
use super::rings::{self, Ring};
use crate::dataset::Place;

/// An outline. Cloning is cheap: what it is made of is shared.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape(Arc<Outline>);

/// What a shape is made of.
#[derive(Debug, Clone, PartialEq)]
pub enum Outline {
    /// Polygons, each of an outer ring and any number of holes. Longitudes of a
    /// ring go on beyond ±180° where it crosses the antimeridian.
    Polygons(Vec<Vec<Ring>>),
    /// Everything within so many metres of a place, along great circles.
    Circle {
        /// The middle.
        centre: Place,
        /// Metres.
        radius_m: f64,
    },
}

impl Shape {
    /// Polygons of an outer ring and holes; rings may be closed by a repeated
    /// corner or not.
    ///
    /// # Errors
    /// When a ring has fewer than three corners, one lies off the Earth, or there
    /// are too many.
    pub fn polygons(polygons: Vec<Vec<Ring>>) -> Result<Self, ShapeError> {
        let corners: usize = polygons.iter().flatten().map(Vec::len).sum();
        if corners > MOST_CORNERS {
            return Err(ShapeError::TooLarge(corners));
        }
        let mut clean = Vec::new();
        for polygon in polygons {
            let polygon = polygon.into_iter().map(rings::clean).collect::<Result<Vec<_>, _>>()?;
            if !polygon.is_empty() {
                clean.push(polygon);
            }
        }
        if clean.is_empty() {
            return Err(ShapeError::Empty);
        }
        Ok(Self(Arc::new(Outline::Polygons(clean))))
    }

    /// One ring without holes, as drawn by hand: longitudes are unwound, so that a
    /// ring across the antimeridian stays in one piece.
    ///
    /// # Errors
    /// As for [`polygons`](Self::polygons).
    pub fn drawn(corners: &[Place]) -> Result<Self, ShapeError> {
        // A tenth of a metre: what a hand means, and short to write.
        let round = |degrees: f64| (degrees * 1e6).round() / 1e6;
        let ring = corners.iter().map(|at| [round(at.longitude()), round(at.latitude())]);
        Self::polygons(vec![vec![rings::unwound(ring.collect())]])
    }

    /// Everything within `radius_m` of `centre`.
    ///
    /// # Errors
    /// When the radius is no length up to half around the Earth.
    pub fn circle(centre: Place, radius_m: f64) -> Result<Self, ShapeError> {
        if !(radius_m > 0.0 && radius_m <= 20_000_000.0) {
            return Err(ShapeError::Radius);
        }
        Ok(Self(Arc::new(Outline::Circle { centre, radius_m })))
    }

    /// What it is made of.
    pub fn outline(&self) -> &Outline {
        &self.0
    }

    /// Whether `place` lies inside: by the even-odd rule for polygons, edge
    /// included for circles.
    pub fn contains(&self, place: Place) -> bool {
        match self.outline() {
            Outline::Polygons(polygons) => rings::contains(polygons.iter().flatten(), place),
            Outline::Circle { centre, radius_m } => centre.distance_m(place) <= *radius_m,
        }
    }

    /// Metres from `place` to the nearest point of the outline, from inside or
    /// outside; as exact as [`rings::distance_m`].
    pub fn distance_to_edge_m(&self, place: Place) -> f64 {
        match self.outline() {
            Outline::Polygons(polygons) => rings::distance_m(polygons.iter().flatten(), place),
            Outline::Circle { centre, radius_m } => (centre.distance_m(place) - radius_m).abs(),
        }
    }

    /// West, south, east, north in degrees; of polygons across the antimeridian
    /// one of the longitudes lies beyond ±180°.
    pub fn bounds(&self) -> [f64; 4] {
        rings::bounds(self.rings().iter())
    }

    /// The rings to draw: those of polygons, a circle with a corner every few degrees.
    pub fn rings(&self) -> Vec<Ring> {
        match self.outline() {
            Outline::Polygons(polygons) => polygons.iter().flatten().cloned().collect(),
            Outline::Circle { centre, radius_m } => vec![rings::circle(*centre, *radius_m)],
        }
    }

    /// The polygons to draw, each of an outer ring and its holes; see [`rings`](Self::rings).
    pub fn polygons_to_draw(&self) -> Vec<Vec<Ring>> {
        match self.outline() {
            Outline::Polygons(polygons) => polygons.clone(),
            Outline::Circle { .. } => vec![self.rings()],
        }
    }

    /// How many corners it has; a circle has none.
    pub fn corners(&self) -> usize {
        match self.outline() {
            Outline::Polygons(polygons) => polygons.iter().flatten().map(Vec::len).sum(),
            Outline::Circle { .. } => 0,
        }
    }
}

/// A shape with the name that people gave it.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct NamedShape {
    /// The name; no two of a session are called the same.
    pub name: String,
    /// The shape.
    pub shape: Shape,
}
