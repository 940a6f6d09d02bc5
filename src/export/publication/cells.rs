//! Coordinates in original cells, wherever a row has them.

use super::{Displaced, Publication, coarsened};
use crate::dataset::place_text::{self, Coordinate};
use crate::dataset::{Dataset, Event, GeoPrecision, Located, Place};
use crate::export::ExportError;
use crate::import::geojson::centre_and_radius_m;

/// Degrees that are the same number.
const SAME: f64 = 1e-9;

/// Degrees so near that a number with four decimals is no accident.
const NEAR: f64 = 0.01;

/// Why a row is refused.
const STILL_TOLD: &str = "tells the true coordinates too";

/// Decimals from which on a number can be told as a coordinate.
const TELLING_DECIMALS: usize = 4;

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
    let Some(place) = event.place.filter(|_| event.located == Located::Source) else {
        return Ok(());
    };
    let Some(told) = Displaced::of(&publication.places, place) else { return Ok(()) };
    let names = dataset.decoder.columns();
    let columns = dataset.decoder.place_columns();
    let refuse = |index: Option<usize>, reason: &str| ExportError::StillThere {
        dataset: dataset.source.name.clone(),
        line,
        column: index.and_then(|index| names.get(index)).cloned().unwrap_or_default(),
        reason: reason.to_owned(),
        is_original: true,
    };
    let change = Change { from: place, to: told.place };
    let mut row = Row::default();
    for (index, cell) in cells.iter_mut().enumerate() {
        let is_kept = names.get(index).is_none_or(|name| publication.keeps(name));
        if cell.trim().is_empty() || !is_kept {
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
            *cell = changed;
        } else if change.is_told_in_code(cell, is_coordinate)
            || change.is_told_by(cell)
            || row.is_told_with(change.exactly(cell))
        {
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

/// Refuses project cells that tell the true coordinates of `event`, as an
/// address of a map may.
///
/// # Errors
/// When a cell does.
pub fn refuse_written_place<'a>(
    dataset: &Dataset,
    line: u32,
    event: &Event,
    told: Option<Place>,
    cells: impl Iterator<Item = (&'a str, &'a str)>,
) -> Result<(), ExportError> {
    let (Some(from), Some(to)) = (event.place, told) else { return Ok(()) };
    let change = Change { from, to };
    let mut row = Row::default();
    for (name, cell) in cells.filter(|(name, _)| !matches!(*name, "latitude" | "longitude")) {
        if change.is_told_by(cell)
            || change.is_told_in_code(cell, false)
            || row.is_told_with(change.exactly(cell))
        {
            return Err(ExportError::StillThere {
                dataset: dataset.source.name.clone(),
                line,
                column: name.to_owned(),
                reason: STILL_TOLD.to_owned(),
                is_original: false,
            });
        }
    }
    Ok(())
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

/// Whether cells of a row that stay have the true latitude, the true longitude.
#[derive(Default)]
struct Row {
    found: [bool; 2],
}

impl Row {
    /// Whether the row tells both once a cell has `exact` ones too.
    fn is_told_with(&mut self, exact: [bool; 2]) -> bool {
        for (found, exact) in self.found.iter_mut().zip(exact) {
            *found |= exact;
        }
        exact != [false; 2] && self.found == [true; 2]
    }
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

    /// Whether `cell` is the true place in a form that is not changed: a square of
    /// a grid, a code, bytes, an outline; in a column of coordinates also a
    /// geohash, and metres of which the other half stands beside it.
    fn is_told_in_code(&self, cell: &str, is_coordinate: bool) -> bool {
        const SAME_M: f64 = 200.0;
        const METRES: f64 = 1_000.0;
        let is_here = |context: &place_text::Context<'_>| {
            let found = place_text::read_any(cell, context).ok().flatten();
            found.is_some_and(|found| {
                let near_m = SAME_M.max(f64::from(found.radius_m));
                let is_here = found.place.distance_m(self.from) <= near_m;
                is_here && found.place.distance_m(self.to) > near_m
            })
        };
        let geohash = place_text::Context { is_geohash: true, ..Default::default() };
        let is_metres = || cell.trim().parse::<f64>().is_ok_and(|metres| metres.abs() >= METRES);
        is_here(&place_text::Context::default())
            || (is_coordinate && (is_here(&geohash) || is_metres()))
    }

    /// Whether `text` has the true latitude or longitude with so many decimals, or
    /// a number so near it, that it is no accident, or has both with any.
    fn is_told_by(&self, text: &str) -> bool {
        let told = |[from, to]: [f64; 2]| {
            numbers(text).any(|(number, decimals)| {
                decimals >= TELLING_DECIMALS
                    && (number - from.abs()).abs() < NEAR
                    && (number - to.abs()).abs() > SAME
            })
        };
        let has = |[from, _]: [f64; 2]| {
            numbers(text).any(|(number, _)| (number - from.abs()).abs() < SAME)
        };
        let pairs = self.pairs();
        let is_known = pairs.iter().all(|[from, to]| (from - to).abs() < SAME);
        let is_fine = pairs.iter().any(|[from, _]| from.fract() != 0.0);
        !is_known && (pairs.into_iter().any(told) || (is_fine && pairs.into_iter().all(has)))
    }

    /// Whether `text` has exactly the true latitude, exactly the true longitude,
    /// where that is no whole number.
    fn exactly(&self, text: &str) -> [bool; 2] {
        self.pairs().map(|[from, to]| {
            from.fract() != 0.0
                && (from - to).abs() > SAME
                && numbers(text).any(|(number, _)| (number - from.abs()).abs() < SAME)
        })
    }

    /// Latitude and longitude, each as it is and as it is told.
    fn pairs(&self) -> [[f64; 2]; 2] {
        [[self.from.latitude(), self.to.latitude()], [self.from.longitude(), self.to.longitude()]]
    }
}

/// The numbers in `text` without their signs, with how many decimals they have:
/// those with a point, then those with a comma.
fn numbers(text: &str) -> impl Iterator<Item = (f64, usize)> {
    ['.', ','].into_iter().flat_map(move |mark| {
        text.split(move |c: char| !c.is_ascii_digit() && c != mark).filter_map(move |word| {
            let word = word.trim_matches(mark);
            let number = word.replace(mark, ".").parse().ok()?;
            Some((number, decimals(word)))
        })
    })
}

/// Digits after the point of a plain number.
fn decimals(text: &str) -> usize {
    text.split_once(['.', ','])
        .map_or(0, |(_, rest)| rest.bytes().take_while(u8::is_ascii_digit).count())
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
        assert!(change.is_told_by("https://maps.example/@50.4547,30.5238,15z"));
        assert!(change.is_told_by("near 50.45481"));
        assert!(change.is_told_by("біля 50,4548 / 30,52"));
        assert!(!change.is_told_by("27 drones, 5.4547 km, 50.4"));
        // Few decimals are no accident where both stand in a row.
        let coarse = Change { from: Place::new(50.2, 30.0).unwrap(), to: change.to };
        assert!(coarse.is_told_by("https://maps.example/@50.2,30,9z"));
        assert!(!coarse.is_told_by("50.2 km away"));
        let coarse = Change { from: Place::new(50.2, 30.1).unwrap(), to: change.to };
        let mut row = Row::default();
        assert!(!row.is_told_with(coarse.exactly("50.2 %")));
        assert!(!row.is_told_with(coarse.exactly("no number")));
        assert!(row.is_told_with(coarse.exactly("30.1")));
        let exact = Place::new(50.0, 30.0).unwrap();
        assert!(Change { from: exact, to: change.to }.cell("50", false).is_none());
        assert_eq!(Change { from: exact, to: change.to }.cell("50", true).as_deref(), Some("50.4"));
    }
}
