//! Which zone a row is in: by its country, else by its place.

use super::group::Group;
use crate::dataset::{CoordinateSource, Event};
use crate::gazetteer::{Clocks, ClocksAt, clocks_at, clocks_of};
use crate::import::event_builder::PlaceNames;

/// What tells the zone of a row without a country.
#[derive(Debug, Clone, Copy)]
pub(super) struct ZoneRules {
    /// Plain degrees in columns of their own, where names do not tell.
    pub are_by_degrees: bool,
    /// Coordinates of any form.
    pub takes_places: bool,
    /// The table has columns of coordinates, beside which names of places tell nothing.
    pub has_position_columns: bool,
}

/// Numbers of zones.
#[derive(Debug)]
pub(super) struct Zones {
    /// By code of the country, of those that were met.
    by_country: Vec<Option<u32>>,
    /// The code of no country, once it was met.
    no_country: Option<u32>,
    /// The zone of a row without a country by the cells that decide it, but for those of
    /// latitude and longitude where the rules say that these tell.
    of_places: Group<u32>,
    rules: ZoneRules,
    names: Vec<ClocksAt>,
}

impl Zones {
    /// Where the cells of `of_places` tell the zone of a row without a country.
    pub fn new(of_places: Group<u32>, rules: ZoneRules) -> Self {
        let (by_country, names) = (Vec::new(), Vec::new());
        Self { by_country, no_country: None, of_places, rules, names }
    }

    pub fn forget(&mut self) {
        self.of_places.forget();
    }

    /// Whether the zone of the country with this code was learned.
    pub fn have_met(&self, country: u32) -> bool {
        self.by_country.get(country as usize).is_some_and(Option::is_some)
    }

    /// The zone of a row whose country has the code `country`; `None` where that, or its
    /// place, is new. `degrees` are those of the row, where they are plain.
    pub fn known(
        &mut self,
        country: u32,
        codes: &[u32],
        degrees: impl FnOnce() -> Option<[i32; 2]>,
    ) -> Option<u32> {
        let of_country = (*self.by_country.get(country as usize)?)?;
        if self.no_country != Some(country) {
            return Some(of_country);
        }
        let named = self.of_places.get(codes)?;
        let is_told = self.names.get(named as usize)?.clocks != Clocks::NoCountry;
        if is_told || !self.rules.are_by_degrees {
            return Some(named);
        }
        Some(self.number(clocks_at(degrees()?)))
    }

    fn number(&mut self, zone: ClocksAt) -> u32 {
        let known = self.names.iter().position(|&name| name == zone);
        let number = known.unwrap_or_else(|| {
            self.names.push(zone);
            self.names.len() - 1
        });
        number as u32
    }

    /// Learns and gives the zone of `event`, whose country has the code `code`.
    pub fn learn(&mut self, code: u32, event: &Event, codes: &[u32]) -> u32 {
        let country = event.country.as_str();
        let of_country = self.number(ClocksAt::of(clocks_of(country)));
        let is_none = country.trim().is_empty();
        if is_none {
            self.no_country = Some(code);
        }
        let code = code as usize;
        if self.by_country.len() <= code {
            self.by_country.resize(code + 1, None);
        }
        let of_country = *self.by_country[code].get_or_insert(of_country);
        if !is_none {
            return of_country;
        }
        let names =
            PlaceNames { admin1: &event.admin1, admin2: &event.admin2, place: &event.place_name };
        let named = ClocksAt::of(names.clocks_before_place(self.rules.has_position_columns));
        let given = event.place.filter(|_| event.located != CoordinateSource::Gazetteer);
        let all = if named.clocks != Clocks::NoCountry || !self.rules.takes_places {
            named
        } else {
            names.clocks_at(given)
        };
        let all = self.number(all);
        let of_cells = if self.rules.are_by_degrees { self.number(named) } else { all };
        self.of_places.learn(codes, of_cells);
        all
    }
}
