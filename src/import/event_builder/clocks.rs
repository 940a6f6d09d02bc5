//! The clocks of a row that names no country, but a place in one.

use super::EventBuilder;
use crate::gazetteer::{self, Clocks, clocks_of};
use crate::import::{Field, Mapping};

/// The fields whose names tell the country of a row that states none. Beside
/// coordinates the name of a place may be of anything.
pub fn fields_of_clocks(mapping: &Mapping) -> &'static [Field] {
    use Field::{Coordinates, Easting, Latitude, Longitude};
    let has_position = [Latitude, Longitude, Coordinates, Easting]
        .into_iter()
        .any(|field| mapping.column(field).is_some());
    if has_position { &[Field::Admin1] } else { &[Field::Admin1, Field::Admin2, Field::Place] }
}

/// The clocks of a row whose fields of [`fields_of_clocks`] are these texts, in that
/// order, and which states no country.
pub fn clocks_of_names(names: &[&str]) -> Clocks {
    let name = |index: usize| names.get(index).copied().unwrap_or_default();
    let found = gazetteer::locate(name(2), name(1), name(0), "");
    found.map_or(Clocks::NoCountry, |found| clocks_of(found.country))
}

impl EventBuilder<'_> {
    /// The clocks of the country of the row, or of that of its place.
    pub(super) fn clocks(&self, country: &str, mapping: &Mapping) -> Clocks {
        let stated = clocks_of(country);
        if stated != Clocks::NoCountry {
            return stated;
        }
        let fields = fields_of_clocks(mapping);
        let fields = if self.geometry.is_some() { &fields[..1] } else { fields };
        let mut names = [""; 3];
        for (name, field) in names.iter_mut().zip(fields) {
            *name = self.get(*field);
        }
        clocks_of_names(&names)
    }
}
