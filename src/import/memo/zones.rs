//! Which zone a row is in: by its country, else by its place.

use super::group::Group;
use crate::dataset::Event;
use crate::gazetteer::{Clocks, clocks_of};
use crate::import::Field;
use crate::import::event_builder::clocks_of_names;

/// Numbers of zones.
#[derive(Debug, Default)]
pub(super) struct Zones {
    /// By code of the country, of those that were met.
    by_country: Vec<Option<u32>>,
    /// The code of no country, once it was met.
    no_country: Option<u32>,
    /// The fields that tell the zone of a row without a country, and that zone by their
    /// cells.
    of_places: Option<(&'static [Field], Group<u32>)>,
    names: Vec<Clocks>,
}

impl Zones {
    /// Where these fields, if any, tell the zone of a row without a country.
    pub fn new(of_places: Option<(&'static [Field], Group<u32>)>) -> Self {
        Self { of_places, ..Self::default() }
    }

    pub fn forget(&mut self) {
        if let Some((_, group)) = &mut self.of_places {
            group.forget();
        }
    }

    /// Whether the zone of the country with this code was learned.
    pub fn have_met(&self, country: u32) -> bool {
        self.by_country.get(country as usize).is_some_and(Option::is_some)
    }

    /// The zone of a row whose country has the code `country`; `None` where that, or its
    /// place, is new.
    pub fn known(&mut self, country: u32, codes: &[u32]) -> Option<u32> {
        let of_country = (*self.by_country.get(country as usize)?)?;
        match &mut self.of_places {
            Some((_, group)) if self.no_country == Some(country) => group.get(codes),
            _ => Some(of_country),
        }
    }

    /// Learns and gives the zone of `event`, whose country has the code `code`.
    pub fn learn(&mut self, code: u32, event: &Event, codes: &[u32]) -> u32 {
        let country = event.country.as_str();
        let is_none = country.trim().is_empty();
        if is_none {
            self.no_country = Some(code);
        }
        let code = code as usize;
        if self.by_country.len() <= code {
            self.by_country.resize(code + 1, None);
        }
        let names = &mut self.names;
        let mut number = |zone: Clocks| {
            let known = names.iter().position(|&name| name == zone);
            known.unwrap_or_else(|| {
                names.push(zone);
                names.len() - 1
            }) as u32
        };
        let of_country = *self.by_country[code].get_or_insert_with(|| number(clocks_of(country)));
        match &mut self.of_places {
            Some((fields, group)) if is_none => {
                let name = |field: &Field| match field {
                    Field::Admin1 => event.admin1.as_str(),
                    Field::Admin2 => event.admin2.as_str(),
                    _ => event.place_name.as_str(),
                };
                let names: Vec<&str> = fields.iter().map(name).collect();
                let zone = number(clocks_of_names(&names));
                group.learn(codes, zone);
                zone
            }
            _ => of_country,
        }
    }
}
