//! An area by name, by its bounds or by its outline, and how places lie to it.

use serde::{Deserialize, Serialize};

use super::area_matching::Relation;
use crate::dataset::{Place, wrapped};
use crate::gazetteer;
use crate::language::tr;
use crate::shape::overlap::{self, Overlap};
use crate::shape::{NamedShape, Outline, Ring, Shape, ShapeError};

/// One area, by name or by its bounds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AreaChoice {
    /// A named area of the program.
    Named(String),
    /// West, south, east, north in degrees; edges belong to it. Where west is
    /// greater than east, the box crosses the antimeridian.
    Box([f64; 4]),
    /// An outline that was drawn or imported.
    Shape(NamedShape),
}

impl AreaChoice {
    /// From the command line: a name, `W,S,E,N`, or a shape as well-known text.
    ///
    /// # Errors
    /// When it is neither.
    pub fn from_text(text: &str) -> Result<Self, UnknownArea> {
        if let Some(area) = gazetteer::area_by_name(text) {
            return Ok(Self::Named(area.name.clone()));
        }
        if text.contains('(') {
            let shape = Shape::from_text(text).map_err(UnknownArea::Shape)?;
            return Ok(Self::Shape(NamedShape { name: String::new(), shape }));
        }
        let edges: Vec<f64> = text.split(',').filter_map(|edge| edge.trim().parse().ok()).collect();
        match edges[..] {
            [west, south, east, north]
                if Place::new(south, west).is_some()
                    && Place::new(north, east).is_some()
                    && south <= north =>
            {
                Ok(Self::Box([west, south, east, north]))
            }
            _ => Err(UnknownArea::Name(text.to_owned())),
        }
    }

    /// As shown to people and read by [`from_text`](Self::from_text).
    pub fn to_text(&self) -> String {
        match self {
            Self::Named(name) => name.clone(),
            Self::Box(edges) => edges.map(|edge| edge.to_string()).join(","),
            Self::Shape(named) => named.shape.to_text(),
        }
    }

    /// Its rings as longitude and latitude in degrees; beyond ±180° where it
    /// crosses the antimeridian.
    pub fn rings(&self) -> Vec<Ring> {
        match self {
            Self::Named(name) => {
                gazetteer::area_by_name(name).map(|area| area.rings.clone()).unwrap_or_default()
            }
            Self::Box([w, s, e, n]) => {
                let e = if w <= e { *e } else { e + 360.0 };
                vec![vec![[*w, *s], [e, *s], [e, *n], [*w, *n]]]
            }
            Self::Shape(named) => named.shape.rings(),
        }
    }

    /// In a few words for people.
    pub fn label(&self) -> String {
        match self {
            Self::Shape(NamedShape { name, .. }) if !name.is_empty() => name.clone(),
            Self::Shape(_) => "a drawn area".to_owned(),
            _ => self.to_text(),
        }
    }

    /// How the area `shape`, in which an event happened, lies to it.
    pub fn overlap(&self, shape: &Shape) -> Overlap {
        let Self::Shape(NamedShape { shape: own, .. }) = self else {
            return overlap::of(&shape.rings(), &self.rings());
        };
        if own == shape {
            return Overlap::Within;
        }
        let Outline::Circle { centre, radius_m } = own.outline() else {
            return overlap::of(&shape.rings(), &own.rings());
        };
        let rings = shape.rings();
        let mut corners = rings.iter().flatten().map(|[x, y]| Place::new(*y, wrapped(*x)));
        let is_within =
            |place: Option<Place>| place.is_some_and(|place| centre.distance_m(place) <= *radius_m);
        if corners.all(is_within) {
            return Overlap::Within;
        }
        let reaches = shape.contains(*centre) || shape.distance_to_edge_m(*centre) < *radius_m;
        if reaches { Overlap::Partly } else { Overlap::Apart }
    }

    /// Where an event lies that happened within `radius_m` metres of `place`.
    pub fn relation(&self, place: Place, radius_m: f64) -> Relation {
        let (is_inside, edge_m) = match self {
            Self::Named(name) => match gazetteer::area_by_name(name) {
                Some(area) => (area.contains(place), area.distance_to_edge_m(place)),
                None => return Relation::Outside,
            },
            Self::Box(edges) => in_box(*edges, place),
            Self::Shape(NamedShape { shape, .. }) if radius_m == 0.0 => {
                return if shape.contains(place) { Relation::Inside } else { Relation::Outside };
            }
            Self::Shape(NamedShape { shape, .. }) => {
                (shape.contains(place), shape.distance_to_edge_m(place))
            }
        };
        match (is_inside, edge_m >= radius_m) {
            // On the edge itself an exact place belongs to the area.
            (true, true) => Relation::Inside,
            (true, false) => Relation::Centred,
            (false, true) if radius_m < edge_m || radius_m == 0.0 => Relation::Outside,
            _ => Relation::Reaching,
        }
    }
}

/// Whether `place` lies in a box, edges included, and how far the edge is in metres.
fn in_box([west, south, east, north]: [f64; 4], place: Place) -> (bool, f64) {
    let (lat, lon) = (place.latitude(), place.longitude());
    let in_lane =
        if west <= east { (west..=east).contains(&lon) } else { lon >= west || lon <= east };
    let is_inside = in_lane && (south..=north).contains(&lat);
    let to = |lat: f64, lon: f64| {
        Place::new(lat, lon).map_or(f64::INFINITY, |corner| place.distance_m(corner))
    };
    let nearest_lat = lat.clamp(south, north);
    // The whole circle of latitude has no western and eastern edge.
    let is_lane_open = west == -180.0 && east == 180.0;
    let sideways =
        if is_lane_open { f64::INFINITY } else { to(nearest_lat, west).min(to(nearest_lat, east)) };
    let upwards = |edge: f64| if edge.abs() == 90.0 { f64::INFINITY } else { to(edge, lon) };
    let edge_m = if is_inside {
        sideways.min(upwards(south)).min(upwards(north))
    } else if in_lane {
        to(nearest_lat, lon)
    } else {
        sideways
    };
    (is_inside, edge_m)
}

/// A text that names no area.
#[derive(Debug, thiserror::Error)]
pub enum UnknownArea {
    /// Neither a name nor a box.
    #[error("{}", tr!("error-unknown-area", name = .0))]
    Name(String),
    /// No shape, though it has brackets.
    #[error(transparent)]
    Shape(ShapeError),
}
