//! The position of a row, out of whichever of its cells has one.

use super::{Cells, check};
use crate::dataset::place_text::{self, Axis, Context, Doubt, Position, ReferenceSystem, Zone};
use crate::dataset::{Event, Place, RowProblem};
use crate::gazetteer;
use crate::import::column_facts::NeedsColumn;
use crate::import::place_columns::DecidedPairs;
use crate::import::{EventBuilder, Field};
use crate::language::{Message, message, message_id};

/// A position with the field whose cell gave it.
type FoundPosition = Option<(Field, Position)>;

/// Positions of one row that lie nearer to each other say the same.
const NEAR_M: f64 = 1_000.0;

impl EventBuilder<'_> {
    /// The first that can be read: a geometry, latitude and longitude, one cell
    /// with both, UTM, or a pair in the cell of the place.
    pub(super) fn read_position<P: Fn(Field, Message) -> RowProblem>(
        &self,
        event: &Event,
        cells: &mut Cells<'_, P>,
    ) -> Result<FoundPosition, NeedsColumn> {
        let reading = cells.reading;
        let own = self.get(Field::ReferenceSystem);
        let own = (!own.is_empty()).then(|| ReferenceSystem::named(own));
        let system = own.as_ref().unwrap_or(&reading.places.system);
        if let Some(circle) = self.geometry {
            let position = Position::circle(circle);
            self.compare_degrees(&position, system, cells);
            return Ok(Some((Field::Coordinates, position)));
        }
        let pair = self.get(Field::Coordinates);
        // A geometry says more than the point beside it.
        let is_geometry = place_text::is_geometry(pair);
        if is_geometry
            && let Some(found) = self.read_cell(Field::Coordinates, event, system, cells)?
        {
            self.compare_degrees(&found, system, cells);
            return Ok(Some((Field::Coordinates, found)));
        }
        if let Some((field, found)) = self.read_degrees(event, system, cells)? {
            if !pair.is_empty() && !is_geometry {
                self.compare_pair(&found, system, cells);
            }
            return Ok(Some((field, found)));
        }
        if !pair.is_empty()
            && !is_geometry
            && let Some(found) = self.read_cell(Field::Coordinates, event, system, cells)?
        {
            return Ok(Some((Field::Coordinates, found)));
        }
        if let Some(found) = self.read_utm(system, cells) {
            return Ok(Some((Field::Easting, Position::point(found))));
        }
        if place_text::is_definitely_position(self.get(Field::Place))
            && let Some(found) = self.read_cell(Field::Place, event, system, cells)?
        {
            return Ok(Some((Field::Place, found)));
        }
        Ok(None)
    }

    /// Notes latitude and longitude that contradict the geometry.
    fn compare_degrees<P: Fn(Field, Message) -> RowProblem>(
        &self,
        position: &Position,
        system: &ReferenceSystem,
        cells: &mut Cells<'_, P>,
    ) {
        let degrees = |field, axis| place_text::read_degrees(self.get(field), axis).ok();
        let beside = degrees(Field::Latitude, Axis::Latitude)
            .zip(degrees(Field::Longitude, Axis::Longitude))
            .filter(|_| *system == ReferenceSystem::Wgs84)
            .and_then(|(latitude, longitude)| Place::new(latitude, longitude));
        let Some(beside) = beside else { return };
        let gap_m = position.place.distance_m(beside) - f64::from(position.radius_m);
        if gap_m > NEAR_M {
            let reason =
                message!("note-far-from-geometry", kilometres = format!("{:.0}", gap_m / 1_000.0));
            cells.note(Field::Latitude, reason);
        }
    }

    /// Notes a cell with both coordinates, in any form, that contradicts latitude and
    /// longitude.
    fn compare_pair<P: Fn(Field, Message) -> RowProblem>(
        &self,
        position: &Position,
        system: &ReferenceSystem,
        cells: &mut Cells<'_, P>,
    ) {
        let context = self.context(Field::Coordinates, system, cells);
        let beside = place_text::read_any(self.get(Field::Coordinates), &context);
        let Ok(Some(beside)) = beside else { return };
        let gap_m = |place: Place| position.place.distance_m(place) - f64::from(beside.radius_m);
        let swapped = Place::new(beside.place.longitude(), beside.place.latitude())
            .filter(|_| beside.is_order_assumed);
        let gap_m = gap_m(beside.place).min(swapped.map_or(f64::INFINITY, gap_m));
        if gap_m > NEAR_M {
            let reason =
                message!("note-far-from-degrees", kilometres = format!("{:.0}", gap_m / 1_000.0));
            cells.note(Field::Coordinates, reason);
        }
    }

    /// Latitude and longitude in cells of their own.
    fn read_degrees<P: Fn(Field, Message) -> RowProblem>(
        &self,
        event: &Event,
        system: &ReferenceSystem,
        cells: &mut Cells<'_, P>,
    ) -> Result<FoundPosition, NeedsColumn> {
        let (latitude, longitude) = (self.get(Field::Latitude), self.get(Field::Longitude));
        match (latitude.is_empty(), longitude.is_empty()) {
            (true, true) => return Ok(None),
            (false, false) => {}
            (is_missing, _) => {
                let (given, missing, note) = if is_missing {
                    (Field::Longitude, Field::Latitude, message_id!("note-latitude-missing"))
                } else {
                    (Field::Latitude, Field::Longitude, message_id!("note-longitude-missing"))
                };
                if place_text::read_degrees(self.get(given), Axis::Latitude).is_err() {
                    let found = self.read_cell(given, event, system, cells)?;
                    return Ok(found.map(|found| (given, found)));
                }
                cells.note(missing, note);
                return Ok(None);
            }
        }
        if *system != ReferenceSystem::Wgs84 {
            return Ok(self.read_projected(latitude, longitude, system, cells));
        }
        let north = self.read_angle(Field::Latitude, Axis::Latitude, cells);
        let east = self.read_angle(Field::Longitude, Axis::Longitude, cells);
        let place = north.zip(east).and_then(|(north, east)| Place::new(north, east));
        Ok(place.map(|place| (Field::Latitude, Position::point(place))))
    }

    /// Numbers of another reference system in the columns of x and y.
    fn read_projected<P: Fn(Field, Message) -> RowProblem>(
        &self,
        y: &str,
        x: &str,
        system: &ReferenceSystem,
        cells: &mut Cells<'_, P>,
    ) -> FoundPosition {
        let number = |text| {
            place_text::read(text).and_then(|read| match read {
                place_text::Coordinate::Degrees(number) => Some(number),
                place_text::Coordinate::Pair(..) => None,
            })
        };
        let numbers = number(x).zip(number(y));
        let found = match numbers {
            Some((x, y)) => system.place(x, y),
            None => Err(Doubt::NoCoordinates),
        };
        // Surveyors of Poland call the northing x.
        if let Some((x, y)) = numbers
            && cells.reading.places.is_x_and_y
            && *system == ReferenceSystem::of_code(2180)
            && system.holds_both_ways(x, y)
        {
            cells.note(Field::Longitude, message!("note-x-may-be-northing"));
        }
        match found {
            Ok(place) => Some((Field::Latitude, Position::point(place))),
            Err(doubt) => {
                cells.note(Field::Latitude, doubt.message());
                None
            }
        }
    }

    /// One angle in degrees, with the letter for its half in another cell.
    fn read_angle<P: Fn(Field, Message) -> RowProblem>(
        &self,
        field: Field,
        axis: Axis,
        cells: &mut Cells<'_, P>,
    ) -> Option<f64> {
        let (limit, half) = match axis {
            Axis::Latitude => (90.0, Field::LatitudeHalf),
            Axis::Longitude => (180.0, Field::LongitudeHalf),
        };
        let mut degrees = match place_text::read_degrees(self.get(field), axis) {
            Ok(degrees) => degrees * cells.reading.places.scale.unwrap_or(1.0),
            Err(Doubt::NoCoordinates) => {
                let note = match axis {
                    Axis::Latitude => message!("note-no-latitude"),
                    Axis::Longitude => message!("note-no-longitude"),
                };
                cells.note(field, note);
                return None;
            }
            Err(doubt) => {
                cells.note(field, doubt.message());
                return None;
            }
        };
        let is_negative = match axis {
            Axis::Latitude => cells.reading.places.is_negative[0],
            Axis::Longitude => cells.reading.places.is_negative[1],
        };
        if is_negative && degrees > 0.0 {
            degrees = -degrees;
        }
        if !self.get(half).is_empty() {
            match place_text::half_is_negative(self.get(half), axis) {
                Some(true) if degrees > 0.0 => degrees = -degrees,
                Some(false) if degrees < 0.0 => {
                    cells.note(field, Doubt::SignAgainstLetter.message());
                    return None;
                }
                Some(_) => {}
                None => {
                    let note = match axis {
                        Axis::Latitude => message!("note-no-half-of-latitude"),
                        Axis::Longitude => message!("note-no-half-of-longitude"),
                    };
                    cells.note(half, note);
                    return None;
                }
            }
        }
        if degrees.abs() <= limit {
            return Some(degrees);
        }
        let note = match axis {
            Axis::Latitude => message!("note-latitude-out-of-range"),
            Axis::Longitude => message!("note-longitude-out-of-range"),
        };
        cells.note(field, note);
        None
    }

    /// A cell that holds a whole position, in any form.
    fn read_cell<P: Fn(Field, Message) -> RowProblem>(
        &self,
        field: Field,
        event: &Event,
        system: &ReferenceSystem,
        cells: &mut Cells<'_, P>,
    ) -> Result<Option<Position>, NeedsColumn> {
        let text = self.get(field);
        let column = self.column(field).or_else(|| cells.mapping.column(field));
        let mut context = self.context(field, system, cells);
        let mut read = place_text::read_any(text, &context);
        if let (Ok(Some(found)), Some(column)) = (&read, column)
            && (found.is_order_assumed || found.is_order_forced)
        {
            let decided = cells.reading.facts.of(column)?.pairs.decided();
            match decided {
                DecidedPairs::Order(order) => {
                    context.order = Some(order);
                    read = place_text::read_any(text, &context);
                }
                DecidedPairs::Both if found.is_order_assumed => {
                    cells.note(field, message!("note-pairs-in-both-orders"));
                    return Ok(None);
                }
                DecidedPairs::Doubted if found.is_order_forced => {
                    if !check::is_in_country(&event.country, found.place) {
                        cells.note(field, message!("note-pair-off-globe-alone"));
                        return Ok(None);
                    }
                    let reason = message!("note-read-longitude-first", country = &event.country);
                    cells.note(field, reason);
                }
                DecidedPairs::Unknown | DecidedPairs::Doubted if found.is_order_assumed => {
                    let ordered = self.ordered_by_country(*found, field, event, cells);
                    if decided == DecidedPairs::Doubted
                        && !check::is_in_country(&event.country, ordered.place)
                    {
                        cells.note(field, message!("note-pair-order-doubted"));
                    }
                    read = Ok(Some(ordered));
                }
                _ => {}
            }
        }
        match read {
            Ok(found) => Ok(found),
            Err(Doubt::ShortCode) => {
                let found = short_plus_code(text, event);
                if found.is_none() {
                    cells.note(field, Doubt::ShortCode.message());
                }
                Ok(found)
            }
            Err(doubt) => {
                cells.note(field, doubt.message());
                Ok(None)
            }
        }
    }

    /// What is known of the cell of `field` beside its text.
    fn context<'s, P: Fn(Field, Message) -> RowProblem>(
        &self,
        field: Field,
        system: &'s ReferenceSystem,
        cells: &Cells<'_, P>,
    ) -> Context<'s> {
        let column = self.column(field).or_else(|| cells.mapping.column(field));
        let known = cells.reading.places.pair(column).filter(|_| field == Field::Coordinates);
        Context {
            order: known.and_then(|known| known.order),
            system,
            is_geohash: known.is_some_and(|known| known.is_geohash),
        }
    }

    /// A pair of which nothing tells the order, read the way in which it lies in
    /// the country of its row.
    fn ordered_by_country<P: Fn(Field, Message) -> RowProblem>(
        &self,
        found: Position,
        field: Field,
        event: &Event,
        cells: &mut Cells<'_, P>,
    ) -> Position {
        let Some(swapped) = Place::new(found.place.longitude(), found.place.latitude()) else {
            return found;
        };
        if !check::fits_only(&event.country, swapped, found.place) {
            return found;
        }
        let reason = message!("note-read-longitude-first", country = &event.country);
        cells.note(field, reason);
        Position { place: swapped, ..found }
    }

    /// Easting and northing, of UTM or of the reference system of the row.
    fn read_utm<P: Fn(Field, Message) -> RowProblem>(
        &self,
        system: &ReferenceSystem,
        cells: &mut Cells<'_, P>,
    ) -> Option<Place> {
        let (easting, northing) = (self.get(Field::Easting), self.get(Field::Northing));
        if easting.is_empty() && northing.is_empty() {
            return None;
        }
        let metres = |text: &str| {
            let text = text.trim_end_matches(|c: char| c.is_alphabetic() || c.is_whitespace());
            let text = text.replace([' ', '\u{a0}'], "");
            text.parse::<f64>().or_else(|_| text.replace(',', ".").parse()).ok()
        };
        let zone = self.get(Field::UtmZone);
        let found = match (metres(easting), metres(northing)) {
            (None, _) => Err((Field::Easting, message!("note-no-easting"))),
            (_, None) => Err((Field::Northing, message!("note-no-northing"))),
            (Some(easting), Some(northing)) if zone.is_empty() => {
                if *system == ReferenceSystem::Wgs84 {
                    Err((Field::Easting, message!("note-easting-without-zone")))
                } else {
                    let place = system.place(easting, northing);
                    place.map_err(|doubt| (Field::Easting, doubt.message()))
                }
            }
            (Some(easting), Some(northing)) => {
                let half = self.get(Field::LatitudeHalf);
                let is_south = place_text::half_is_negative(half, Axis::Latitude);
                let is_north = is_south.map(|is_south| !is_south);
                let zone =
                    Zone::read(zone).ok_or_else(|| Doubt::Grid(message!("note-no-utm-zone")));
                let place =
                    zone.and_then(|zone| place_text::utm(zone, easting, northing, is_north));
                place.map_err(|doubt| (Field::UtmZone, doubt.message()))
            }
        };
        found.map_err(|(field, reason)| cells.note(field, reason)).ok()
    }
}

/// A short plus code beside a name, or in a row that names its place.
fn short_plus_code(text: &str, event: &Event) -> Option<Position> {
    let (code, name) = place_text::short_plus_code(text)?;
    let Event { place_name, admin2, admin1, country, .. } = event;
    let reference = if name.is_empty() {
        gazetteer::locate(place_name, admin2, admin1, country)
    } else {
        gazetteer::locate(name, "", "", country)
    };
    place_text::recovered_plus_code(code, reference?.place)
}
