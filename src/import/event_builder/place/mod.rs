//! Where an event happened and how precisely that is known, from the cells of a row.

mod cells;
pub mod check;
mod position;
mod radius;

use super::{EventBuilder, Reading};
use crate::dataset::place_text::Position;
use crate::dataset::{CoordinateSource, Event, GeoPrecision, Place, Reach, RowProblem};
use crate::gazetteer::{self, FoundPlace};
use crate::import::column_facts::NeedsColumn;
use crate::import::{Field, Mapping, no_event};
use crate::language::{Message, message};
use cells::Cells;

impl EventBuilder<'_> {
    /// Place, precision and radius. Nothing here refuses a row: what cannot be
    /// read leaves it unplaced, with a note.
    ///
    /// # Errors
    /// When a whole column must be looked at first.
    pub(super) fn finish_place(
        &self,
        reading: &Reading,
        mapping: &Mapping,
        event: &mut Event,
        problem: &impl Fn(Field, Message) -> RowProblem,
        notes: &mut Vec<RowProblem>,
    ) -> Result<(), NeedsColumn> {
        let mut cells = Cells { reading, mapping, problem, notes };
        let stated =
            self.geo_precision.or_else(|| GeoPrecision::from_id(self.get(Field::GeoPrecision)));
        if no_event::may_be_sum(self.get(Field::Place)) {
            cells.note(Field::Place, message!("note-word-for-sum"));
        }
        if no_event::may_be_id_of_sum(self.get(Field::Id)) {
            cells.note(Field::Id, message!("note-word-for-sum"));
        }
        let words = self.get(Field::GeoPrecision);
        if stated.is_none() && !words.is_empty() {
            cells.note(Field::GeoPrecision, message!("note-unknown-precision"));
        }
        event.geo_precision = stated.unwrap_or_default();
        let mut radius_m = self.read_radius_m(&mut cells)?;
        let position = self.read_position(event, &mut cells)?;
        if let Some((field, position)) = position {
            // The cell holds coordinates and so no name.
            if field == Field::Place {
                event.place_name.clear();
            }
            let Position { place, radius_m: extent_m, .. } = position;
            if place.is_null_island() {
                let reason = message!("note-null-island");
                cells.note(field, reason);
            } else {
                event.place = Some(place);
                radius_m = radius_m.or((extent_m > 0.0).then_some(extent_m));
                check::contradiction(event, field, &mut cells);
            }
        }
        if event.place_name.starts_with('{') {
            cells.note(Field::Place, message!("note-object-for-name"));
        }
        let is_given = event.place.is_some();
        if !is_given {
            let gazetteer::Answer { found, doubt } =
                gazetteer::answer(&event.place_name, &event.admin2, &event.admin1, &event.country);
            if let Some(doubt) = doubt {
                cells.note(Field::Place, doubt);
            }
            if let Some(FoundPlace { place, radius_m: found_m, precision, .. }) = found {
                event.place = Some(place);
                event.geo_precision = precision;
                event.located = CoordinateSource::Gazetteer;
                radius_m = Some(found_m);
            }
        }
        if let Some(place) = event.place {
            if radius_m.is_none() && is_given {
                event.reach = reach(event);
            }
            (event.geo_precision, event.radius_m) = match (radius_m, event.reach) {
                (Some(radius_m), _) => (event.geo_precision, radius_m),
                (None, Some(reach)) => reach.around(place),
                (None, None) => (event.geo_precision, event.geo_precision.usual_radius_m()),
            };
        }
        Ok(())
    }
}

impl EventBuilder<'_> {
    /// Where the row lies by its coordinates. What is doubtful of them is told by
    /// [`finish_place`](Self::finish_place).
    ///
    /// # Errors
    /// When a whole column must be looked at first.
    pub(super) fn place_alone(
        &self,
        event: &Event,
        reading: &Reading,
        mapping: &Mapping,
        problem: &impl Fn(Field, Message) -> RowProblem,
    ) -> Result<Option<Place>, NeedsColumn> {
        let mut notes = Vec::new();
        let mut cells = Cells { reading, mapping, problem, notes: &mut notes };
        let found = self.read_position(event, &mut cells)?;
        let place = found.map(|(_, position)| position.place);
        Ok(place.filter(|place| !place.is_null_island()))
    }
}

/// The named place of which the point of `event` is one, as far as its stated
/// precision says that the point stands for it.
fn reach(event: &Event) -> Option<Reach> {
    let Event { geo_precision: stated, place_name, admin2, admin1, country, .. } = event;
    let found = match stated {
        GeoPrecision::Country => {
            let outline = gazetteer::outline(gazetteer::country_code(country)?)?;
            outline.circle()?
        }
        GeoPrecision::Oblast => gazetteer::locate("", "", admin1, country)
            .or_else(|| gazetteer::locate(place_name, "", "", country))
            .filter(|found| found.precision == GeoPrecision::Oblast)?,
        GeoPrecision::Raion => gazetteer::locate("", admin2, admin1, country)
            .filter(|found| found.precision == GeoPrecision::Raion)?,
        // Sources that know only populated places call a capital a town.
        GeoPrecision::Town | GeoPrecision::City => {
            gazetteer::locate(place_name, "", admin1, country).filter(|found| {
                matches!(found.precision, GeoPrecision::Town | GeoPrecision::City)
            })?
        }
        _ => return None,
    };
    Some(Reach {
        stated: *stated,
        middle: found.place,
        radius_m: found.radius_m,
        precision: found.precision,
    })
}
