//! GDELT: events that a machine found in the news, with and without a header.

use crate::dataset::{GeoPrecision, TimePrecision};
use crate::import::memo::ColumnDependencies;
use crate::import::{Columns, Container, EventBuilder, Field, Format, Mapping, Row};
use crate::language::{MessageId, message_id};

/// Its tables of events, of both versions.
pub struct Gdelt;

/// Why the time is not sure.
const MACHINE_READ: MessageId = message_id!("note-read-by-machine");

/// Columns before the places, in both versions.
const BEGINNING: [&str; 5] = ["GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"];
const ACTOR: [&str; 10] = [
    "Code",
    "Name",
    "CountryCode",
    "KnownGroupCode",
    "EthnicCode",
    "Religion1Code",
    "Religion2Code",
    "Type1Code",
    "Type2Code",
    "Type3Code",
];
const EVENT: [&str; 10] = [
    "IsRootEvent",
    "EventCode",
    "EventBaseCode",
    "EventRootCode",
    "QuadClass",
    "GoldsteinScale",
    "NumMentions",
    "NumSources",
    "NumArticles",
    "AvgTone",
];
/// The second version has `ADM2Code` too.
const PLACE: [&str; 8] =
    ["Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID"];
const PLACES: [&str; 3] = ["Actor1Geo", "Actor2Geo", "ActionGeo"];

/// Kinds by the code of the action, the longest that fits; others are kept.
#[rustfmt::skip]
const KINDS: &[(&str, &str)] = &[
    ("195", "air_strike"),
    ("194", "shelling"),
    ("183", "explosion"),
    ("14",  "protest"),
    ("18",  "violence_against_civilians"),
    ("19",  "battle"),
    ("20",  "violence_against_civilians"),
];

/// The header of a record that has none, if `cells` are those of an event of GDELT: a
/// number, a day and its month, in so many columns.
pub fn header(cells: &[String]) -> Option<Vec<String>> {
    let digits = |at: usize, len: std::ops::RangeInclusive<usize>| {
        cells.get(at).is_some_and(|cell| {
            len.contains(&cell.len()) && cell.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    let month_of_day =
        cells.get(1).and_then(|day| day.get(..6)) == cells.get(2).map(String::as_str);
    if !(digits(0, 5..=12)
        && digits(1, 8..=8)
        && digits(2, 6..=6)
        && digits(3, 4..=4)
        && month_of_day)
    {
        return None;
    }
    let has_second_division = match cells.len() {
        61 => true,
        57 | 58 => false,
        _ => return None,
    };
    let actors = ["Actor1", "Actor2"].into_iter();
    let places = PLACES.into_iter().flat_map(|place| {
        let parts = PLACE.iter().filter(move |part| has_second_division || **part != "ADM2Code");
        parts.map(move |part| format!("{place}_{part}"))
    });
    let names = BEGINNING.iter().map(|&name| name.to_owned());
    let names = names
        .chain(actors.flat_map(|actor| ACTOR.iter().map(move |part| format!("{actor}{part}"))))
        .chain(EVENT.iter().map(|&name| name.to_owned()))
        .chain(places)
        .chain(["DATEADDED", "SOURCEURL"].map(str::to_owned));
    Some(names.take(cells.len()).collect())
}

impl Format for Gdelt {
    fn id(&self) -> &'static str {
        "gdelt"
    }

    fn label(&self) -> &'static str {
        "GDELT events"
    }

    fn container(&self) -> Container {
        Container::Table
    }

    fn names_without_header(&self, cells: &[String]) -> Option<Vec<String>> {
        header(cells)
    }

    fn dependencies(&self) -> Option<ColumnDependencies> {
        Some(ColumnDependencies {
            accuracy: &["ActionGeo_Type"],
            kind: &["EventCode"],
            publishers: &["SOURCEURL"],
            plain_place: true,
            ..ColumnDependencies::default()
        })
    }

    fn recognises(&self, columns: &Columns) -> bool {
        columns.have(&["GLOBALEVENTID", "SQLDATE", "ActionGeo_Lat", "ActionGeo_Long"])
    }

    fn mapping(&self, columns: &Columns) -> Mapping {
        Mapping::default()
            .with(columns, Field::Id, "GLOBALEVENTID")
            .with(columns, Field::Start, "SQLDATE")
            .with(columns, Field::Latitude, "ActionGeo_Lat")
            .with(columns, Field::Longitude, "ActionGeo_Long")
            .with(columns, Field::Place, "ActionGeo_FullName")
            .with(columns, Field::Reported, "DATEADDED")
            .with(columns, Field::Sources, "SOURCEURL")
    }

    fn complete(&self, row: &Row<'_>, builder: &mut EventBuilder) {
        let code = row.get("EventCode");
        let known = KINDS.iter().find(|(prefix, _)| code.starts_with(prefix));
        builder.set(Field::Kind, known.map_or("", |(_, kind)| kind));
        if !builder.get(Field::Start).is_empty() {
            builder.time_precision = Some(TimePrecision::Day);
            builder.time_doubt = Some(MACHINE_READ);
        }
        builder.geo_precision = match row.get("ActionGeo_Type") {
            "1" => Some(GeoPrecision::Country),
            "2" | "5" => Some(GeoPrecision::Oblast),
            "3" | "4" => Some(GeoPrecision::Town),
            _ => None,
        };
        // Seconds of universal time in the second version.
        if let Some(moment) = utc(builder.get(Field::Reported)) {
            builder.set(Field::Reported, moment);
        }
        builder.actors = ["Actor1Name", "Actor2Name"]
            .into_iter()
            .map(|column| row.get(column).to_owned())
            .filter(|actor| !actor.is_empty())
            .collect();
    }
}

/// `20251227001500` as a moment of universal time.
fn utc(digits: &str) -> Option<String> {
    if digits.len() != 14 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let part = |from: usize, to: usize| digits.get(from..to);
    Some(format!(
        "{}-{}-{}T{}:{}:{}Z",
        part(0, 4)?,
        part(4, 6)?,
        part(6, 8)?,
        part(8, 10)?,
        part(10, 12)?,
        part(12, 14)?
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(columns: usize) -> Vec<String> {
        let mut cells = vec![String::new(); columns];
        for (cell, text) in cells.iter_mut().zip(["1279000001", "20251227", "202512", "2025"]) {
            text.clone_into(cell);
        }
        cells
    }

    #[test]
    fn a_record_without_a_header_is_known_by_its_shape() {
        let second = header(&record(61)).unwrap();
        assert_eq!(second.len(), 61);
        assert_eq!((second[56].as_str(), second[57].as_str()), ("ActionGeo_Lat", "ActionGeo_Long"));
        assert_eq!(second[60], "SOURCEURL");
        let first = header(&record(58)).unwrap();
        assert_eq!((first[53].as_str(), first[57].as_str()), ("ActionGeo_Lat", "SOURCEURL"));
        assert_eq!(header(&record(60)), None);
        let mut other = record(61);
        other[2] = "202411".to_owned();
        assert_eq!(header(&other), None, "the month is not that of the day");
    }
}
