//! Which zone a row is in: by its country, else by its place.

use super::Memo;
use super::group::Group;
use crate::dataset::Event;
use crate::gazetteer::{self, Clocks, clocks_of};
use crate::import::Field;
use crate::import::event_builder::clocks_of_names;

/// The fields that tell the zone of a row without a country, and the number of that zone
/// by their cells.
pub(super) type ZonesOfPlaces = (&'static [Field], Group<u32>);

impl Memo {
    /// Notes the zone of a row among its `codes`; `None` where its country is new.
    pub(super) fn known_zone(&mut self, codes: &mut [u32]) -> Option<()> {
        let country = self.words[4].get(codes)?;
        let of_country = (*self.zones.get(country as usize)?)?;
        codes[self.zone] = match &mut self.zones_of_places {
            Some((_, group)) if self.no_country == Some(country) => group.get(codes)?,
            _ => of_country,
        };
        Some(())
    }

    /// Notes the zone of the country of `event`, whose code is `code`: it decides when a
    /// local day begins, and most countries share one.
    pub(super) fn set_zone(&mut self, code: u32, event: &Event) {
        let country = event.country.as_str();
        let is_none = country.trim().is_empty();
        if is_none {
            self.no_country = Some(code);
        }
        let code = code as usize;
        if self.zones.len() <= code {
            self.zones.resize(code + 1, None);
            self.outlines.resize(code + 1, None);
            self.is_unlisted.resize(code + 1, false);
        }
        if self.zones[code].is_none() {
            let listed = gazetteer::country_code(country);
            self.outlines[code] = listed.and_then(gazetteer::outline);
            self.is_unlisted[code] = listed.is_none() && !is_none;
        }
        let names = &mut self.zone_names;
        let mut number = |zone: Clocks| {
            let known = names.iter().position(|&name| name == zone);
            known.unwrap_or_else(|| {
                names.push(zone);
                names.len() - 1
            }) as u32
        };
        let of_country = *self.zones[code].get_or_insert_with(|| number(clocks_of(country)));
        self.codes[self.zone] = match &mut self.zones_of_places {
            Some((fields, group)) if is_none => {
                let name = |field: &Field| match field {
                    Field::Admin1 => event.admin1.as_str(),
                    Field::Admin2 => event.admin2.as_str(),
                    _ => event.place_name.as_str(),
                };
                let names: Vec<&str> = fields.iter().map(name).collect();
                let zone = number(clocks_of_names(&names));
                group.learn(&self.codes, zone);
                zone
            }
            _ => of_country,
        };
    }
}
