//! Coordinates in original cells, wherever a row has them.

use super::leaks::{Row, TELLING_DECIMALS};
use super::numbers::decimals;
use super::truth::{SAME, Truth};
use super::{Displaced, Publication, coarsened};
use crate::dataset::place_text::{self, Coordinate};
use crate::dataset::schema;
use crate::dataset::{Dataset, Event, GeoPrecision, Located, Place};
use crate::export::ExportError;
use crate::import::geojson::centre_and_radius_m;

/// Why a row is refused.
const STILL_TOLD: &str = "tells the true coordinates too";

/// Why a row whose place the gazetteer gave is refused.
const POSITION_TOLD: &str =
    "tells a position, finer than what is published, in a row that has no coordinates to change";

/// Changes the coordinates in the original `cells` of `event`, in every column
/// that has them; columns that are left out are not looked at.
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
) -> Result<(), ExportError> {
    let names = dataset.decoder.columns();
    let columns = dataset.decoder.place_columns();
    let refuse = |index: Option<usize>, reason: &str| ExportError::LeaksLocation {
        dataset: dataset.source.name.clone(),
        line,
        column: index.and_then(|index| names.get(index)).cloned().unwrap_or_default(),
        reason: reason.to_owned(),
        is_original: true,
    };
    let is_kept = |index: usize| names.get(index).is_none_or(|name| publication.keeps(name));
    let Some(place) = event.place.filter(|_| event.located == Located::Source) else {
        let truth = publication.truth(event, None);
        let mut row = Row::default();
        let mut kept = cells.iter().enumerate().filter(|(index, _)| is_kept(*index));
        let told = kept.find(|(_, cell)| row.is_told_by(&truth, cell));
        return told.map_or(Ok(()), |(index, _)| Err(refuse(Some(index), POSITION_TOLD)));
    };
    let Some(told) = Displaced::of(&publication.places, place) else { return Ok(()) };
    let change = Change { from: place, to: told.place };
    let truth = Truth { from: Some(place), to: Some(told.place), hidden_m: told.growth_m };
    let mut row = Row::default();
    // The name of a column may tell it too.
    let named = names.iter().enumerate().filter(|(index, _)| is_kept(*index));
    if let Some((index, _)) = named.into_iter().find(|(_, name)| row.is_told_by(&truth, name)) {
        return Err(refuse(Some(index), "has a name that tells the true coordinates"));
    }
    for (index, cell) in cells.iter_mut().enumerate() {
        if cell.trim().is_empty() || !is_kept(index) {
            continue;
        }
        if columns.all().any(|place| place == index) && is_outline(cell) {
            return Err(refuse(Some(index), "is an outline, not a point, which cannot be changed"));
        }
        let is_coordinate = [columns.latitude, columns.longitude].contains(&Some(index))
            || columns.named.contains(&index);
        if columns.radius_m == Some(index) {
            let radius_m = (f64::from(event.radius_m) + told.growth_m).ceil();
            *cell = radius_m.to_string();
        } else if columns.geo_precision == Some(index) {
            if let Some(precision) = GeoPrecision::from_id(cell) {
                let radius_m = (f64::from(event.radius_m) + told.growth_m).ceil();
                coarsened(precision, radius_m as f32).id().clone_into(cell);
            }
        } else if let Some(changed) = change.cell(cell, is_coordinate) {
            // What stands beside the cells, as a title or an id, would keep the true ones.
            let is_beside = |def: &schema::FieldDef| {
                def.field_type.is_words() && def.text(event) == cell.trim()
            };
            if !columns.all().any(|place| place == index) && schema::columns().any(is_beside) {
                return Err(refuse(Some(index), STILL_TOLD));
            }
            *cell = changed;
        } else if row.is_told_by(&truth, cell) || (is_coordinate && is_metres(cell)) {
            return Err(refuse(Some(index), STILL_TOLD));
        }
    }
    // Cells of latitude and longitude that were left out place the row no more.
    if columns.all().any(|index| names.get(index).is_some_and(|name| !publication.keeps(name))) {
        return Ok(());
    }
    let found = dataset.decoder.event_of_cells(cells, line).ok().and_then(|event| event.place);
    if found.is_some_and(|found| change.is_at(found, told.place)) {
        return Ok(());
    }
    Err(refuse(columns.all().next(), "holds its coordinates in a way that cannot be changed"))
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
    match texts.find(|(_, text)| row.is_told_by(&truth, text)) {
        None => Ok(()),
        Some((name, _)) => Err(ExportError::LeaksLocation {
            dataset: dataset.source.name.clone(),
            line,
            column: name.to_owned(),
            reason: if truth.from.is_some() { STILL_TOLD } else { POSITION_TOLD }.to_owned(),
            is_original: false,
        }),
    }
}

impl Publication {
    /// Where `event` was and what is `told` of it.
    fn truth(&self, event: &Event, told: Option<Place>) -> Truth {
        let from = event.place.filter(|_| event.located == Located::Source);
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

/// The record `raw` of a table with other bytes in some cells and some cells
/// left out; the other cells keep their bytes. `new` says for each cell what
/// becomes of it: `None` leaves it out, an empty option keeps it.
pub fn rewritten(
    raw: &[u8],
    delimiter: u8,
    new: impl Fn(usize) -> Option<Option<String>>,
) -> Vec<u8> {
    let is_line_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
    let mark_len = if raw.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    let lead_len =
        mark_len + raw.iter().skip(mark_len).take_while(|byte| is_line_end(byte)).count();
    let (lead, rest) = raw.split_at(lead_len);
    let (pieces, text_len) = pieces(rest, delimiter);
    let mut out = lead.to_vec();
    let mut is_first = true;
    for (index, piece) in pieces.into_iter().enumerate() {
        let Some(changed) = new(index) else { continue };
        if !is_first {
            out.push(delimiter);
        }
        is_first = false;
        match changed {
            None => out.extend_from_slice(piece),
            Some(text) => out.extend_from_slice(&quoted(&text, delimiter)),
        }
    }
    out.extend_from_slice(rest.get(text_len..).unwrap_or_default());
    out
}

fn quoted(text: &str, delimiter: u8) -> Vec<u8> {
    let needs_quotes =
        text.bytes().any(|byte| byte == delimiter || matches!(byte, b'"' | b'\n' | b'\r'));
    if needs_quotes {
        format!("\"{}\"", text.replace('"', "\"\"")).into_bytes()
    } else {
        text.as_bytes().to_vec()
    }
}

/// The cells of the one record of `text` as they are written, quotes included,
/// by the rules of the `csv` crate, and where its line end begins.
fn pieces(text: &[u8], delimiter: u8) -> (Vec<&[u8]>, usize) {
    let (mut pieces, mut start, mut at) = (Vec::new(), 0, 0);
    let mut in_quotes = false;
    while let Some(&byte) = text.get(at) {
        if in_quotes {
            if byte == b'"' {
                if text.get(at + 1) == Some(&b'"') {
                    at += 1;
                } else {
                    in_quotes = false;
                }
            }
        } else if byte == b'"' && at == start {
            in_quotes = true;
        } else if byte == delimiter {
            pieces.push(&text[start..at]);
            start = at + 1;
        } else if matches!(byte, b'\n' | b'\r') {
            break;
        }
        at += 1;
    }
    pieces.push(&text[start..at]);
    (pieces, at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn by_crate(text: &[u8], delimiter: u8) -> Vec<Vec<u8>> {
        let mut reader = csv::ReaderBuilder::new();
        let mut reader =
            reader.delimiter(delimiter).has_headers(false).flexible(true).from_reader(text);
        let mut record = csv::ByteRecord::new();
        reader.read_byte_record(&mut record).unwrap();
        record.iter().map(<[u8]>::to_vec).collect()
    }

    proptest! {
        #[test]
        fn cells_are_where_the_csv_crate_finds_them(text in "[a\",; ]{1,12}(\r\n|\n|)") {
            let whole = text.as_bytes();
            let cells = by_crate(whole, b',');
            // An open quote takes the line end into its cell.
            prop_assume!(!cells.iter().any(|cell| cell.contains(&b'\n')));
            let (pieces, _) = pieces(whole, b',');
            let read: Vec<Vec<u8>> =
                pieces.iter().map(|piece| by_crate(piece, b',').concat()).collect();
            prop_assert_eq!(read, cells);
            prop_assert_eq!(rewritten(whole, b',', |_| Some(None)), whole);
        }
    }

    #[test]
    fn only_the_cells_that_are_meant_change() {
        let raw = b"\xEF\xBB\xBF\r\n\"a\"\"b\";50.5;\"x;\ny\";30.5\r\n\r\n";
        let out = rewritten(raw, b';', |index| match index {
            0 => None,
            1 => Some(Some("5;0".to_owned())),
            _ => Some(None),
        });
        assert_eq!(out, b"\xEF\xBB\xBF\r\n\"5;0\";\"x;\ny\";30.5\r\n\r\n");
    }

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
