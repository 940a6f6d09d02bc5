//! Keep events in areas on the map.

use serde::{Deserialize, Serialize};

use super::{Argument, Filter, FilterError, Input};
use crate::dataset::{Dataset, Place, Rows};
use crate::gazetteer;

/// Where the coordinates of an event lie; unplaced events lie nowhere.
pub struct Area;

/// One area, by name or by its bounds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AreaChoice {
    /// A named area of the program.
    Named(String),
    /// West, south, east, north in degrees; edges belong to it. Where west is
    /// greater than east, the box crosses the antimeridian.
    Box([f64; 4]),
}

impl AreaChoice {
    /// From the command line: a name, or `W,S,E,N`.
    ///
    /// # Errors
    /// When it is neither.
    pub fn from_text(text: &str) -> Result<Self, UnknownArea> {
        if let Some(area) = gazetteer::area_by_name(text) {
            return Ok(Self::Named(area.name.clone()));
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
            _ => Err(UnknownArea(text.to_owned())),
        }
    }

    /// As shown to people and read by [`from_text`](Self::from_text).
    pub fn to_text(&self) -> String {
        match self {
            Self::Named(name) => name.clone(),
            Self::Box(edges) => edges.map(|edge| edge.to_string()).join(","),
        }
    }

    /// Whether the area has `place` in it.
    pub fn contains(&self, place: Place) -> bool {
        match self {
            Self::Named(name) => {
                gazetteer::area_by_name(name).is_some_and(|area| area.contains(place))
            }
            Self::Box([west, south, east, north]) => {
                let (lat, lon) = (place.latitude(), place.longitude());
                let between = if west <= east {
                    (*west..=*east).contains(&lon)
                } else {
                    lon >= *west || lon <= *east
                };
                between && (*south..=*north).contains(&lat)
            }
        }
    }
}

/// A text that names no area.
#[derive(Debug, thiserror::Error)]
#[error("\"{0}\" is no area; name Kyiv, Vyshhorod, Lublin or Rzeszow, or give W,S,E,N in degrees")]
pub struct UnknownArea(pub String);

/// The rows of `dataset` that lie in one area.
pub fn rows_in(dataset: &Dataset, area: &AreaChoice) -> Rows {
    Rows::from_fn(dataset.len(), |row| dataset.place(row).is_some_and(|place| area.contains(place)))
}

impl Filter for Area {
    fn id(&self) -> &'static str {
        "area"
    }

    fn label(&self) -> &'static str {
        "Area"
    }

    fn flag(&self) -> &'static str {
        "area"
    }

    fn input(&self) -> Input {
        Input::Areas
    }

    fn mask(&self, dataset: &Dataset, argument: &Argument) -> Result<Rows, FilterError> {
        let Argument::Areas(areas) = argument else {
            return Err(FilterError::Argument(self.id()));
        };
        let mut rows = Rows::none(dataset.len());
        areas.iter().for_each(|area| rows.unite(&rows_in(dataset, area)));
        Ok(rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_may_cross_the_antimeridian() {
        let area = AreaChoice::from_text("170,-10,-170,10").unwrap();
        assert!(area.contains(Place::new(0.0, 175.0).unwrap()));
        assert!(area.contains(Place::new(0.0, -175.0).unwrap()));
        assert!(!area.contains(Place::new(0.0, 0.0).unwrap()));
    }

    #[test]
    fn what_is_no_area_is_refused() {
        for text in ["Atlantis", "1,2,3", "0,91,1,92", "0,5,1,4", "a,b,c,d"] {
            assert!(AreaChoice::from_text(text).is_err(), "{text}");
        }
    }
}
