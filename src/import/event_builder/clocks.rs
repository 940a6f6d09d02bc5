//! The clocks of a row that names no country, but a place in one or coordinates.

use super::{EventBuilder, Reading};
use crate::dataset::{Event, Place, RowProblem};
use crate::gazetteer::{self, Clocks, ClocksAt, clocks_at, clocks_of};
use crate::import::column_facts::NeedsColumn;
use crate::import::{Field, Mapping};
use crate::language::Message;

/// The names of a row that tell its country where it states none.
#[derive(Debug, Clone, Copy, Default)]
pub struct PlaceNames<'a> {
    /// Oblast, voivodeship, state.
    pub admin1: &'a str,
    /// Raion, powiat, district.
    pub admin2: &'a str,
    /// Town, village.
    pub place: &'a str,
}

impl PlaceNames<'_> {
    fn clocks(self) -> Clocks {
        let found = gazetteer::locate(self.place, self.admin2, self.admin1, "");
        found.map_or(Clocks::NoCountry, |found| clocks_of(found.country))
    }

    fn are_empty(self) -> bool {
        [self.admin1, self.admin2, self.place].iter().all(|name| name.is_empty())
    }

    /// The clocks of a row that states no country, as far as names tell that count
    /// more than its coordinates: beside those the name of a place may be of anything.
    pub fn clocks_before_place(self, has_position_columns: bool) -> Clocks {
        let names = if has_position_columns {
            Self { admin1: self.admin1, ..Self::default() }
        } else {
            self
        };
        names.clocks()
    }

    /// The clocks of a row of which [`clocks_before_place`](Self::clocks_before_place)
    /// knows none, and which lies at `place` by its coordinates, if it has some.
    pub fn clocks_at(self, place: Option<Place>) -> ClocksAt {
        if let Some(place) = place {
            return clocks_at(place.to_steps());
        }
        ClocksAt::of(match self.clocks() {
            Clocks::NoCountry if !self.are_empty() => Clocks::Unknown,
            clocks => clocks,
        })
    }
}

/// Whether a table has coordinates.
pub fn has_position_columns(mapping: &Mapping) -> bool {
    use Field::{Coordinates, Easting, Latitude, Longitude};
    let mut fields = [Latitude, Longitude, Coordinates, Easting].into_iter();
    fields.any(|field| mapping.column(field).is_some())
}

impl EventBuilder<'_> {
    /// The clocks of the country of the row, or of that of its place.
    ///
    /// # Errors
    /// When the order of its coordinates hangs on their column.
    pub(super) fn clocks(
        &self,
        event: &Event,
        reading: &Reading,
        mapping: &Mapping,
        problem: &impl Fn(Field, Message) -> RowProblem,
    ) -> Result<ClocksAt, NeedsColumn> {
        let stated = clocks_of(&event.country);
        if stated != Clocks::NoCountry {
            return Ok(ClocksAt::of(stated));
        }
        let names = PlaceNames {
            admin1: self.get(Field::Admin1),
            admin2: self.get(Field::Admin2),
            place: self.get(Field::Place),
        };
        let has_position = self.geometry.is_some() || has_position_columns(mapping);
        let named = names.clocks_before_place(has_position);
        if named != Clocks::NoCountry || !reading.takes_clocks_of_places {
            return Ok(ClocksAt::of(named));
        }
        Ok(names.clocks_at(self.place_alone(event, reading, mapping, problem)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn degrees_and_their_steps_have_the_same_clocks(
            north in -8_999..=8_999_i32, east in -17_999..=17_999_i32,
        ) {
            // On the edges of squares, where rounding tells.
            let steps = [north, east].map(|hundredths| hundredths * 100_000);
            let found = PlaceNames::default().clocks_at(Place::from_steps(steps));
            prop_assert_eq!(found, clocks_at(steps));
        }
    }
}
