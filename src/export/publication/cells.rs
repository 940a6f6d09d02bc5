//! Coordinates in original cells, wherever a row has them.

use super::leaks::TELLING_DECIMALS;
use super::numbers::decimals;
use super::row::Row;
use super::truth::{SAME, Truth};
use super::unread::{Unread, is_coarse};
use super::{Displaced, Publication, coarsened};
use crate::dataset::place_text::{self, Coordinate};
use crate::dataset::schema;
use crate::dataset::{CoordinateSource, Dataset, Event, GeoPrecision, Place};
use crate::export::ExportError;
use crate::import::geojson::centre_and_radius_m;
use crate::language::{MessageId, message_id};

/// Why a row is refused.
const STILL_TOLD: MessageId = message_id!("leak-still-told");

/// Why a row whose place the gazetteer gave is refused.
const POSITION_TOLD: MessageId = message_id!("leak-position-told");

/// Why a row is refused whose coordinates were emptied.
const EMPTIED_TOLD: MessageId = message_id!("leak-emptied-told");

/// Changes the coordinates in the original `cells` of `event`, in every column
/// that has them; columns that are left out are not looked at. What stands in a column
/// of coordinates and is not the place of the event, so that it cannot be changed with
/// it, is emptied; how many cells were is returned.
///
/// # Errors
/// When the true place would still stand somewhere, or the changed row would
/// be read at another place than the one meant.
pub fn moved_cells(
    publication: &Publication,
    dataset: &Dataset,
    line: u32,
    event: &Event,
    cells: &mut [String],
) -> Result<usize, ExportError> {
    let names = dataset.decoder.columns();
    let columns = dataset.decoder.place_columns();
    let refuse = |index: Option<usize>, reason: MessageId| ExportError::LeaksLocation {
        dataset: dataset.source.name.clone(),
        line,
        column: index.and_then(|index| names.get(index)).cloned().unwrap_or_default(),
        reason: reason.message(),
        is_original: true,
    };
    let is_kept = |index: usize| names.get(index).is_none_or(|name| publication.keeps(name));
    let place = event.place.filter(|_| event.located == CoordinateSource::Source);
    let displaced = place.and_then(|place| Displaced::of(&publication.places, place));
    let told = displaced.map(|displaced| displaced.place);
    let change = place.zip(told).map(|(from, to)| Change { from, to });
    let truth = publication.truth(event, told);
    let still_told = if change.is_some() { STILL_TOLD } else { POSITION_TOLD };
    let mut row = Row::default();
    // The name of a column may tell it too.
    for (index, name) in names.iter().enumerate().filter(|(index, _)| is_kept(*index)) {
        if Row::default().is_told_by(&truth, name) {
            return Err(refuse(Some(index), message_id!("leak-name-tells")));
        }
    }
    let mut unread = Unread::default();
    for (index, cell) in cells.iter_mut().enumerate() {
        if cell.trim().is_empty() || !is_kept(index) {
            continue;
        }
        let name = names.get(index).map_or("", String::as_str);
        // A cell that the header does not know may be one of those before it.
        let is_coordinate = columns.all().any(|column| column == index)
            || columns.named.contains(&index)
            || (change.is_none() && index >= names.len());
        let is_own = [columns.latitude, columns.longitude].contains(&Some(index))
            || columns.named.contains(&index);
        let Some(change) = &change else {
            let is_told = row.is_told_by_cell(&truth, name, cell);
            if is_coordinate && !is_coarse(&truth, cell) {
                unread.empty(cell);
            } else if is_told {
                return Err(refuse(Some(index), POSITION_TOLD));
            }
            continue;
        };
        if columns.all().any(|place| place == index) && is_outline(cell) {
            return Err(refuse(Some(index), message_id!("leak-outline")));
        }
        if columns.radius_m == Some(index) {
            let growth_m = displaced.map_or(0.0, |displaced| displaced.growth_m);
            *cell = (f64::from(event.radius_m) + growth_m).ceil().to_string();
        } else if columns.geo_precision == Some(index) {
            if let Some(precision) = GeoPrecision::from_id(cell) {
                let growth_m = displaced.map_or(0.0, |displaced| displaced.growth_m);
                let radius_m = (f64::from(event.radius_m) + growth_m).ceil();
                coarsened(precision, radius_m as f32).id().clone_into(cell);
            }
        } else if let Some(changed) = change.cell(cell, is_own) {
            // What stands beside the cells, as a title or an id, would keep the true ones.
            let is_beside = |def: &schema::FieldDef| {
                def.field_type.is_words() && def.text(event) == cell.trim()
            };
            if !columns.all().any(|place| place == index) && schema::columns().any(is_beside) {
                return Err(refuse(Some(index), STILL_TOLD));
            }
            *cell = changed;
        } else if row.is_told_by_cell(&truth, name, cell) || (is_own && is_metres(cell)) {
            return Err(refuse(Some(index), STILL_TOLD));
        } else if is_coordinate && !is_coarse(&truth, cell) {
            // What places the event where it is published hides nothing.
            if !truth.is_published() || columns.all().all(|column| column != index) {
                unread.empty(cell);
            }
        }
    }
    let mut kept = cells.iter().enumerate().filter(|(index, _)| is_kept(*index));
    if let Some((index, _)) = kept.find(|(_, cell)| unread.is_in(cell)) {
        return Err(refuse(Some(index), EMPTIED_TOLD));
    }
    // Cells of latitude and longitude that were left out place the row no more.
    if columns.all().any(|index| names.get(index).is_some_and(|name| !publication.keeps(name))) {
        return Ok(unread.count());
    }
    let found = dataset.decoder.event_of_cells(cells, line).ok();
    let found = found.filter(|event| event.located == CoordinateSource::Source);
    let is_meant = match (found.and_then(|event| event.place), &change) {
        (Some(found), Some(change)) => change.is_at(found, change.to),
        (None, None) => true,
        _ => false,
    };
    if is_meant {
        return Ok(unread.count());
    }
    let reason = message_id!("leak-unchangeable");
    Err(refuse(columns.all().next(), if change.is_some() { reason } else { still_told }))
}

/// Refuses texts that leave with `event` under project columns and tell its true
/// coordinates, as an address of a map may. `told` is what is published of them.
///
/// # Errors
/// When a text does.
pub fn refuse_written_place<'a>(
    publication: &Publication,
    dataset: &Dataset,
    line: u32,
    event: &Event,
    told: Option<Place>,
    mut texts: impl Iterator<Item = (&'a str, &'a str)>,
) -> Result<(), ExportError> {
    let truth = publication.truth(event, told);
    let mut row = Row::default();
    match texts.find(|(name, text)| row.is_told_by_cell(&truth, name, text)) {
        None => Ok(()),
        Some((name, _)) => Err(ExportError::LeaksLocation {
            dataset: dataset.source.name.clone(),
            line,
            column: name.to_owned(),
            reason: if truth.from.is_some() { STILL_TOLD } else { POSITION_TOLD }.message(),
            is_original: false,
        }),
    }
}

impl Publication {
    /// Where `event` was and what is `told` of it.
    fn truth(&self, event: &Event, told: Option<Place>) -> Truth {
        let from = event.place.filter(|_| event.located == CoordinateSource::Source);
        let to = told.or(event.place);
        // Anywhere, so that the distance is known where there is no place at all.
        let somewhere = event.place.or(Place::new(0.0, 0.0));
        let hidden_m = somewhere.and_then(|place| Displaced::of(&self.places, place));
        Truth { from, to, hidden_m: hidden_m.map_or(0.0, |told| told.growth_m) }
    }
}

/// Whether `cell` is a number of metres, of which the other half stands beside it.
fn is_metres(cell: &str) -> bool {
    const LEAST_M: f64 = 1_000.0;
    cell.trim().parse::<f64>().is_ok_and(|metres| metres.abs() >= LEAST_M)
}

/// What stands between the brackets of a point in well-known text, without a height.
fn wkt_point(text: &str) -> Option<&str> {
    let (word, rest) = text.split_at_checked("POINT".len())?;
    let inner = rest.trim().strip_prefix('(')?.strip_suffix(')')?.trim();
    (word.eq_ignore_ascii_case("POINT") && inner.split_whitespace().count() == 2).then_some(inner)
}

/// Whether `cell` is a geometry with an extent.
fn is_outline(cell: &str) -> bool {
    let text = cell.trim();
    text.starts_with('{')
        && centre_and_radius_m(text)
            .is_ok_and(|found| found.is_some_and(|(_, radius)| radius > 0.0))
}

struct Change {
    from: Place,
    to: Place,
}

impl Change {
    fn is_at(&self, a: Place, b: Place) -> bool {
        (a.latitude() - b.latitude()).abs() < 1e-6 && (a.longitude() - b.longitude()).abs() < 1e-6
    }

    /// The cell with the told coordinates, where it is the true ones and nothing
    /// else. `is_coordinate` tells that the column is one of coordinates, so that
    /// even a number without decimals is meant.
    fn cell(&self, cell: &str, is_coordinate: bool) -> Option<String> {
        let text = cell.trim();
        if text.starts_with('{') {
            let (middle, radius_m) = centre_and_radius_m(text).ok()??;
            return (radius_m == 0.0 && self.is_at(middle, self.from)).then(|| {
                let (x, y) = (self.to.longitude(), self.to.latitude());
                format!("{{\"type\":\"Point\",\"coordinates\":[{x},{y}]}}")
            });
        }
        if let Some(inner) = wkt_point(text) {
            let changed = self.cell(&inner.replacen(' ', ", ", 1), false)?;
            return Some(format!("POINT ({})", changed.replacen(", ", " ", 1)));
        }
        match place_text::read(text) {
            Some(Coordinate::Degrees(degrees)) => {
                let is_meant = is_coordinate || decimals(text) >= TELLING_DECIMALS;
                let is = |other: f64| is_meant && (degrees - other).abs() < SAME;
                if is(self.from.latitude()) {
                    Some(self.to.latitude().to_string())
                } else if is(self.from.longitude()) {
                    Some(self.to.longitude().to_string())
                } else {
                    None
                }
            }
            Some(Coordinate::Pair(first, second)) => self.pair(text, first, second, ""),
            None => {
                // As KML writes it: longitude, latitude, height.
                let (pair, height) = text.rsplit_once(',')?;
                height.trim().parse::<f64>().ok()?;
                match place_text::read(pair) {
                    Some(Coordinate::Pair(first, second)) => {
                        self.pair(pair, first, second, &format!(",{height}"))
                    }
                    _ => None,
                }
            }
        }
    }

    fn pair(&self, text: &str, first: f64, second: f64, after: &str) -> Option<String> {
        let (latitude, longitude) = (self.to.latitude(), self.to.longitude());
        let is_at = |latitude: f64, longitude: f64| {
            Place::new(latitude, longitude).is_some_and(|place| self.is_at(place, self.from))
        };
        let (first, second) = if is_at(first, second) {
            (latitude, longitude)
        } else if is_at(second, first) {
            (longitude, latitude)
        } else {
            return None;
        };
        let separator = if text.contains(", ") { ", " } else { "," };
        let (open, close) = match text.chars().next() {
            Some('[') => ("[", "]"),
            Some('(') => ("(", ")"),
            _ => ("", ""),
        };
        Some(format!("{open}{first}{separator}{second}{close}{after}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_are_found_however_a_cell_holds_them() {
        let change = Change {
            from: Place::new(50.4547, 30.5238).unwrap(),
            to: Place::new(50.4, 30.5).unwrap(),
        };
        for (cell, is_coordinate, told) in [
            ("50.4547", true, Some("50.4")),
            ("30,5238", false, Some("30.5")),
            ("50.4547, 30.5238", false, Some("50.4, 30.5")),
            ("[30.5238,50.4547]", false, Some("[30.5,50.4]")),
            ("30.5238,50.4547,0", false, Some("30.5,50.4,0")),
            (
                "{\"type\":\"Point\",\"coordinates\":[30.5238,50.4547]}",
                false,
                Some("{\"type\":\"Point\",\"coordinates\":[30.5,50.4]}"),
            ),
            ("POINT (30.5238 50.4547)", false, Some("POINT (30.5 50.4)")),
            ("POINT (30.5 50.4)", false, None),
            ("50", false, None),
            ("Kyiv", false, None),
        ] {
            assert_eq!(change.cell(cell, is_coordinate).as_deref(), told, "{cell}");
        }
        let exact = Place::new(50.0, 30.0).unwrap();
        assert!(Change { from: exact, to: change.to }.cell("50", false).is_none());
        assert_eq!(Change { from: exact, to: change.to }.cell("50", true).as_deref(), Some("50.4"));
    }
}
