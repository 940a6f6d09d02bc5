//! GeoConfirmed: footage placed on the map, as KML and as JSON.

use super::dates::take_as_dates;
use super::html::{links, plain_text};
use super::kml;
use crate::dataset::Citation;
use crate::import::event_builder::host;
use crate::import::{Columns, Container, EventBuilder, Field, Format, Mapping, Row};

/// The KML or KMZ of its map.
pub struct GeoConfirmedKml;

/// The JSON of its interface, and the shorter form of its mirrors.
pub struct GeoConfirmedJson;

/// Colours in the style of a placemark and the party that they stand for; the
/// grey 666666 stands for an unknown one.
#[rustfmt::skip]
const FACTIONS: &[(&str, &str)] = &[
    ("E00000", "Russia"),
    ("0051CA", "Ukraine"),
    ("3184FF", "Ukrainian civilians"),
    ("FF6666", "Russian civilians"),
    ("400080", "Belarus"),
    ("6A1D00", "North Korea"),
    ("0A5900", "NATO"),
];

impl Format for GeoConfirmedKml {
    fn id(&self) -> &'static str {
        "geoconfirmed_kml"
    }

    fn label(&self) -> &'static str {
        "GeoConfirmed KML or KMZ"
    }

    fn container(&self) -> Container {
        Container::Kml
    }

    fn recognises(&self, columns: &Columns) -> bool {
        // An export of this program may name the publisher among its sources.
        let is_our_own = columns.have(&["kind", "time_precision", "geo_precision"]);
        columns.have(&["name", "description", "styleUrl"]) && !is_our_own
    }

    fn recognises_text(&self, text: &[u8]) -> bool {
        let holds = |word: &str| {
            text.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word.as_bytes()))
        };
        holds("geoconfirmed") || (holds("E00000") && holds("0051CA"))
    }

    fn mapping(&self, columns: &Columns) -> Mapping {
        // The date stands at the start of the name, and is reported there.
        kml::mapping(columns).without(Field::End).with(columns, Field::Start, "name")
    }

    fn complete(&self, row: &Row<'_>, builder: &mut EventBuilder) {
        kml::place(row, builder);
        let name = plain_text(row.get("name")).replace('\n', " ");
        let (date, title) = date_and_title(&name);
        builder.set(Field::Start, if date.is_empty() { row.get("begin").to_owned() } else { date });
        builder.set(Field::Title, title);
        describe(row.get("description"), builder);
        let style = row.get("styleUrl").to_uppercase();
        let faction = FACTIONS.iter().find(|(colour, _)| style.contains(colour));
        builder.actors.extend(faction.map(|(_, party)| (*party).to_owned()));
    }
}

/// `20 APR 2026 - title`: day, word and year are taken for a date even where
/// they make none, so that a bad one is reported and not lost in the title.
fn date_and_title(name: &str) -> (String, &str) {
    let mut rest = name.trim();
    let mut words = Vec::new();
    for _ in 0..3 {
        let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        words.push(word);
        rest = rest.strip_prefix(word).unwrap_or_default();
        rest = if words.len() < 3 { rest.trim_start_matches([' ', '.', '\u{a0}']) } else { rest };
    }
    let digits = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    match words[..] {
        [day, month, year]
            if digits(day)
                && (1..=2).contains(&day.len())
                && digits(year)
                && year.len() == 4
                && !month.is_empty() =>
        {
            let title = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
            let separator = if digits(month) { "." } else { " " };
            ([day, month, year].join(separator), title)
        }
        _ => (String::new(), name),
    }
}

/// Plain text and, of the addresses in it, the sources.
fn describe(html: &str, builder: &mut EventBuilder) {
    builder.set(Field::Summary, plain_text(html));
    push_links(html, builder);
}

fn push_links(text: &str, builder: &mut EventBuilder) {
    for url in links(text) {
        if !builder.sources.iter().any(|source| source.url == url) {
            builder.sources.push(Citation { publisher: host(&url), url });
        }
    }
}

impl Format for GeoConfirmedJson {
    fn id(&self) -> &'static str {
        "geoconfirmed_json"
    }

    fn label(&self) -> &'static str {
        "GeoConfirmed JSON"
    }

    fn container(&self) -> Container {
        Container::Json
    }

    fn recognises(&self, columns: &Columns) -> bool {
        columns.have(&["date", "name", "coordinates", "originalSource"])
            || columns.have(&["date", "label", "description", "lat", "lng", "source"])
    }

    fn complete(&self, row: &Row<'_>, builder: &mut EventBuilder) {
        take_as_dates(builder);
        describe(row.get("description"), builder);
        for column in ["originalSource", "geolocation", "source"] {
            push_links(row.get(column), builder);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_starts_with_its_date() {
        let read = |name| {
            let (date, title) = date_and_title(name);
            (date, title.to_owned())
        };
        let pair = |date: &str, title: &str| (date.to_owned(), title.to_owned());
        assert_eq!(read("20 APR 2026 - A hangar"), pair("20 APR 2026", "A hangar"));
        assert_eq!(read("20 APR 2026"), pair("20 APR 2026", ""));
        assert_eq!(read("32 SOON 2026: A hangar"), pair("32 SOON 2026", "A hangar"));
        assert_eq!(read("20.04.2026 A hangar"), pair("20.04.2026", "A hangar"));
        assert_eq!(read("2 tanks near 2026"), pair("", "2 tanks near 2026"));
        assert_eq!(read(""), pair("", ""));
    }
}
