//! Keep events in areas on the map.

use std::sync::OnceLock;

pub use super::area_choice::{AreaChoice, UnknownArea};
use super::area_flags;
use super::area_mask::{self, Plain};
pub use super::area_matching::{AreaMatching, Relation};
use super::flag::{FlagDef, FlagError, Given};
use super::{Argument, Basis, Context, Filter, FilterError, Input};
use crate::boundaries::EventAreas;
use crate::dataset::{Certainty, Dataset, GeoPrecision, PlaceTier, Rows};
use crate::gazetteer;
use crate::shape::Outline;
use crate::shape::overlap::Overlap;
use crate::shape::rings::gap_m;

/// The id of this filter.
pub const ID: &str = "area";

/// Where an event happened: at a point, or somewhere in a circle. Unplaced
/// events lie nowhere.
pub struct Area;

/// One area and everything that decides which events of a dataset lie in it.
struct Asked<'a> {
    dataset: &'a Dataset,
    area: &'a AreaChoice,
    matching: AreaMatching,
    /// By the code of a row's country, whether it is another one than that of the area.
    is_abroad: Vec<bool>,
    areas: &'a EventAreas,
    /// How each of the boundaries lies to the area, found when it is first asked for.
    overlaps: Vec<OnceLock<Overlap>>,
}

impl<'a> Asked<'a> {
    fn new(
        dataset: &'a Dataset,
        area: &'a AreaChoice,
        matching: AreaMatching,
        areas: &'a EventAreas,
    ) -> Self {
        let is_abroad = abroad(dataset, area);
        let overlaps = areas.boundaries().shapes().iter().map(|_| OnceLock::new()).collect();
        Self { dataset, area, matching, is_abroad, areas, overlaps }
    }

    /// How the event of `row` lies to the area; an unplaced one lies nowhere.
    ///
    /// A source that names a city or a country means it, and its outline is no
    /// circle: an event "somewhere in Kyiv" lies in Kyiv and not in the town beside
    /// it, even where the circle around its middle reaches over the border.
    fn relation(&self, row: usize) -> Relation {
        let Self { dataset, area, .. } = self;
        let Some(place) = dataset.place(row) else { return Relation::Outside };
        let certainty = dataset.certainty(row);
        if !certainty.is_area() {
            return area.relation(place, 0.0);
        }
        if self.is_abroad[dataset.countries().code(row)] {
            return Relation::Outside;
        }
        let is_within_town = matches!(
            certainty.geo,
            GeoPrecision::District | GeoPrecision::Town | GeoPrecision::City
        );
        if let (AreaChoice::Named(name), true) = (area, is_within_town)
            && let Some(home) = gazetteer::areas().iter().find(|area| area.contains(place))
            && (certainty.geo == GeoPrecision::District
                || home.is_named(dataset.place_names().value(row))
                || home.is_named(dataset.admin1().value(row)))
        {
            let is_home = gazetteer::area_by_name(name).is_some_and(|area| area.id == home.id);
            return if is_home { Relation::Inside } else { Relation::Outside };
        }
        match self.overlap(row) {
            None => area.relation(place, f64::from(certainty.radius_m)),
            Some(overlap) => {
                let has_symbol_inside = area.relation(place, 0.0) == Relation::Inside;
                match (overlap, has_symbol_inside) {
                    (Overlap::Within, true) => Relation::Inside,
                    (Overlap::Partly | Overlap::Apart, true) => Relation::Centred,
                    (Overlap::Within | Overlap::Partly, false) => Relation::Reaching,
                    (Overlap::Apart, false) => Relation::Outside,
                }
            }
        }
    }

    /// How the boundary that stands for the place of `row`, if any does, lies to the area.
    fn overlap(&self, row: usize) -> Option<Overlap> {
        let (number, named) = (self.areas.number(row)?, self.areas.of_row(row)?);
        let known = self.overlaps.get(number)?;
        Some(*known.get_or_init(|| self.area.overlap(&named.shape)))
    }

    /// Whether the event of `row` counts as inside.
    fn belongs(&self, row: usize) -> bool {
        let tier = PlaceTier::of(&self.dataset.certainty(row));
        self.relation(row).matches(tier, self.matching)
    }
}

/// The rows of `dataset` that count as inside one area; `areas` are those that stand for
/// their imprecise places.
pub fn rows_in(
    dataset: &Dataset,
    area: &AreaChoice,
    matching: impl Into<AreaMatching>,
    areas: &EventAreas,
) -> Rows {
    let matching = matching.into();
    let plain = match area {
        AreaChoice::Named(name) => match gazetteer::area_by_name(name) {
            Some(named) => Some(Plain::of_rings(named.bounds(), named.rings.iter())),
            None => return Rows::none(dataset.len()),
        },
        AreaChoice::Box(edges) => Plain::of_box(*edges),
        AreaChoice::Shape(named) => Plain::of_shape(&named.shape),
    };
    let Some(plain) = plain else { return rows_one_by_one(dataset, area, matching, areas) };
    // Beyond its radius from the box around an outline no event can reach it.
    let bounds = match area {
        AreaChoice::Named(name) => gazetteer::area_by_name(name).map(gazetteer::Area::bounds),
        AreaChoice::Box(_) => None,
        AreaChoice::Shape(named) => {
            matches!(named.shape.outline(), Outline::Polygons(_)).then(|| named.shape.bounds())
        }
    };
    let asked = Asked::new(dataset, area, matching, areas);
    // Of a named area the names that a row states decide too.
    let words = |row: usize| {
        let boundary = areas.number(row).map_or(0, |number| number as u32 + 1);
        match area {
            AreaChoice::Named(_) => [
                dataset.countries().code(row) as u32,
                dataset.place_names().code(row) as u32,
                dataset.admin1().code(row) as u32,
                boundary,
            ],
            AreaChoice::Box(_) | AreaChoice::Shape(_) => [0, 0, 0, boundary],
        }
    };
    area_mask::rows(dataset, &plain, words, |row, place, certainty: Certainty| {
        let reach_m = if certainty.is_area() { f64::from(certainty.radius_m) } else { 0.0 };
        let is_far = areas.number(row).is_none()
            && bounds.is_some_and(|bounds| gap_m(bounds, place) > reach_m + 1.0);
        !is_far && asked.belongs(row)
    })
}

/// The same by asking every row on its own, to check the quick way; and for areas
/// across the antimeridian.
pub fn rows_one_by_one(
    dataset: &Dataset,
    area: &AreaChoice,
    matching: impl Into<AreaMatching>,
    areas: &EventAreas,
) -> Rows {
    let asked = Asked::new(dataset, area, matching.into(), areas);
    Rows::from_fn(dataset.len(), |row| asked.belongs(row))
}

/// For each code of a row's country whether it is another one than that of the area.
fn abroad(dataset: &Dataset, area: &AreaChoice) -> Vec<bool> {
    let home = match area {
        AreaChoice::Named(name) => gazetteer::area_by_name(name).map(|area| area.country.as_str()),
        AreaChoice::Box(_) | AreaChoice::Shape(_) => None,
    };
    let is_other = |country: &str| {
        home.zip(gazetteer::country_code(country)).is_some_and(|(home, code)| home != code)
    };
    dataset.countries().values().iter().map(|country| is_other(country)).collect()
}

impl Filter for Area {
    fn id(&self) -> &'static str {
        ID
    }

    fn label(&self) -> &'static str {
        "Area"
    }

    fn flags(&self) -> &'static [FlagDef] {
        area_flags::FLAGS
    }

    fn argument(&self, given: &Given<'_>) -> Result<Option<Argument>, FlagError> {
        area_flags::argument(given)
    }

    fn flags_of(&self, argument: &Argument) -> Vec<(&'static str, String)> {
        area_flags::flags_of(argument)
    }

    fn input(&self) -> Input {
        Input::Areas
    }

    fn basis(&self, _argument: &Argument) -> Basis {
        Basis::Place
    }

    fn asks_for_areas(&self) -> bool {
        true
    }

    fn mask(
        &self,
        dataset: &Dataset,
        argument: &Argument,
        context: Context<'_>,
    ) -> Result<Rows, FilterError> {
        let Argument::Areas { areas, matching } = argument else {
            return Err(FilterError::Argument(self.id()));
        };
        let mut rows = Rows::none(dataset.len());
        areas.iter().for_each(|area| {
            rows.unite(&rows_in(dataset, area, *matching, context.areas));
        });
        Ok(rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Place;

    #[test]
    fn a_box_may_cross_the_antimeridian() {
        let area = AreaChoice::from_text("170,-10,-170,10").unwrap();
        let at = |longitude| area.relation(Place::new(0.0, longitude).unwrap(), 0.0);
        assert_eq!(at(175.0), Relation::Inside);
        assert_eq!(at(-175.0), Relation::Inside);
        assert_eq!(at(0.0), Relation::Outside);
        assert_eq!(at(-170.0), Relation::Inside);
    }

    #[test]
    fn a_circle_lies_in_a_box_over_its_edge_or_outside() {
        let area = AreaChoice::from_text("30,50,31,51").unwrap();
        let middle = Place::new(50.5, 30.5).unwrap();
        // The nearest edges lie 35 km to the east and west.
        assert_eq!(area.relation(middle, 35_000.0), Relation::Inside);
        assert_eq!(area.relation(middle, 36_000.0), Relation::Centred);
        let east = Place::new(50.5, 31.5).unwrap();
        assert_eq!(area.relation(east, 35_000.0), Relation::Outside);
        assert_eq!(area.relation(east, 36_000.0), Relation::Reaching);
        let south = Place::new(49.9, 30.5).unwrap();
        assert_eq!(area.relation(south, 11_000.0), Relation::Outside);
        assert_eq!(area.relation(south, 11_200.0), Relation::Reaching);
        let world = AreaChoice::from_text("-180,-90,180,90").unwrap();
        assert_eq!(world.relation(middle, 1e7), Relation::Inside);
    }

    #[test]
    fn what_is_no_area_is_refused() {
        for text in ["Atlantis", "1,2,3", "0,91,1,92", "0,5,1,4", "a,b,c,d"] {
            assert!(AreaChoice::from_text(text).is_err(), "{text}");
        }
    }
}
