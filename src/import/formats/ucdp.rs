//! UCDP Georeferenced Event Dataset: one row an incident with a death.

use super::dates::take_as_dates;
use super::in_json::InJson;
use crate::dataset::time_text::{self, DateOrder};
use crate::dataset::{Citation, GeoPrecision, TimePrecision};
use crate::import::event_builder::{read_count, split_list};
use crate::import::memo::ColumnDependencies;
use crate::import::{Columns, Container, EventBuilder, Field, Format, Mapping, Row};
use crate::language::message_id;

/// The full table, its shorter cuts and their reordered copies.
pub struct Ucdp;

/// The JSON of its API, which has the columns of the table.
pub const JSON: InJson = InJson { id: "ucdp_json", label: "UCDP GED JSON", table: &Ucdp };

/// Columns of which a cut of the table has some.
const OWN_COLUMNS: [&str; 8] = [
    "type_of_violence",
    "side_a",
    "side_b",
    "dyad_name",
    "conflict_name",
    "date_prec",
    "where_prec",
    "deaths_civilians",
];

/// Columns that any cut needs to be one, and how many of the others.
const NEEDED_COLUMNS: [&str; 2] = ["date_start", "best"];
const LEAST_OWN_COLUMNS: usize = 3;

impl Format for Ucdp {
    fn id(&self) -> &'static str {
        "ucdp"
    }

    fn label(&self) -> &'static str {
        "UCDP GED CSV"
    }

    fn container(&self) -> Container {
        Container::Table
    }

    fn dependencies(&self) -> Option<ColumnDependencies> {
        Some(ColumnDependencies {
            time: &["date_prec"],
            accuracy: &["where_prec", "adm_1", "adm_2"],
            kind: &["type_of_violence"],
            harm: &["low", "high", "best"],
            publishers: &["source_article", "source_office"],
            reported: &["source_date"],
            ..ColumnDependencies::default()
        })
    }

    fn recognises(&self, columns: &Columns) -> bool {
        columns.have(&NEEDED_COLUMNS) && columns.count(&OWN_COLUMNS) >= LEAST_OWN_COLUMNS
    }

    fn mapping(&self, columns: &Columns) -> Mapping {
        Mapping::guess(columns)
            .with(columns, Field::Place, "where_description")
            .with(columns, Field::Place, "where_coordinates")
            .with(columns, Field::Summary, "where_description")
            .without(Field::Reported)
            .without(Field::Sources)
            .without(Field::SourceName)
    }

    fn date_order(&self) -> Option<DateOrder> {
        Some(DateOrder::MonthFirst)
    }

    fn complete(&self, row: &Row<'_>, builder: &mut EventBuilder) {
        take_as_dates(builder);
        builder.set(
            Field::Kind,
            match row.get("type_of_violence") {
                "1" | "2" => "battle",
                "3" => "violence_against_civilians",
                other => other,
            },
        );
        builder.time_precision = match row.get("date_prec") {
            "1" => Some(TimePrecision::Day),
            // Two to six days, or a week.
            "2" | "3" => Some(TimePrecision::Week),
            "4" => Some(TimePrecision::Month),
            "5" => Some(TimePrecision::Year),
            _ => None,
        };
        place_precision(row, builder);
        killed(row, builder);
        builder.actors = ["side_a", "side_b"]
            .into_iter()
            .map(|column| row.get(column).to_owned())
            .filter(|actor| !actor.is_empty())
            .collect();
        // The first of several articles is when it became known.
        let first_report = row.get("source_date").split(';').next().unwrap_or_default();
        if time_text::read(first_report, None).is_some() {
            builder.set(Field::Reported, first_report.trim());
        }
        builder.sources = offices(row.get("source_article"), row.get("source_office"));
        // Descriptions of places run over several lines in some copies.
        let place = builder.get(Field::Place).split_whitespace().collect::<Vec<_>>().join(" ");
        // The codebook's words for the types of violence.
        builder.what = match row.get("type_of_violence") {
            "1" => "State-based violence",
            "2" => "Non-state violence",
            "3" => "One-sided violence",
            other => other,
        }
        .to_owned();
        builder.set(Field::Place, place);
        let headlines = row.get("source_headline");
        let summary = [builder.get(Field::Summary), headlines]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join("\n");
        builder.set(Field::Summary, summary);
    }
}

fn place_precision(row: &Row<'_>, builder: &mut EventBuilder) {
    let (precision, radius_m) = match row.get("where_prec") {
        "1" => (GeoPrecision::Exact, ""),
        "2" => (GeoPrecision::Town, "25000"),
        "3" => (GeoPrecision::Raion, ""),
        // Twice the usual radius: the point may lie at the edge of the oblast.
        "4" => (GeoPrecision::Oblast, "240000"),
        // A line or a fuzzy area, such as "Donets Basin"; no finer word would
        // be drawn as an area.
        "5" => (GeoPrecision::Oblast, "150000"),
        "6" => (GeoPrecision::Country, ""),
        // International waters or airspace.
        "7" => (GeoPrecision::Country, "200000"),
        // Cuts without the code: in every file that has both, divisions are
        // empty exactly where the place is known no better.
        _ if row.columns.index("adm_1").is_none() => return,
        _ if row.get("adm_1").is_empty() => (GeoPrecision::Country, ""),
        _ if row.get("adm_2").is_empty() => (GeoPrecision::Oblast, "240000"),
        _ => return,
    };
    builder.geo_precision = Some(precision);
    builder.set(Field::RadiusM, radius_m);
}

/// The range of deaths; in some rows the best estimate lies outside it.
fn killed(row: &Row<'_>, builder: &mut EventBuilder) {
    // A range of which an end is not given is none.
    if row.get("low").is_empty() || row.get("high").is_empty() {
        let best = row.get("best").to_owned();
        builder.set(Field::KilledLow, best.clone());
        builder.set(Field::KilledHigh, best);
        return;
    }
    let (low, high) = (read_count(row.get("low")), read_count(row.get("high")));
    let (Some(low), Some(high), Some(best)) = (low, high, read_count(row.get("best"))) else {
        return;
    };
    if low > high || !(low..=high).contains(&best) {
        let reason = message_id!("note-bounds-order");
        builder.notes.push((Field::KilledLow, reason));
        builder.set(Field::KilledLow, low.min(high).min(best).to_string());
        builder.set(Field::KilledHigh, low.max(high).max(best).to_string());
    }
}

/// Publishers, each once: `names` joined by `;`, or else the offices out of
/// `"office,date,headline"` joined by `;`.
fn offices(articles: &str, names: &str) -> Vec<Citation> {
    let mut offices = split_list(names);
    if offices.is_empty() {
        offices = articles.split("\";\"").filter_map(office).collect();
    }
    let mut found: Vec<Citation> = Vec::new();
    for publisher in offices {
        if !found.iter().any(|citation| citation.publisher == publisher) {
            found.push(Citation { publisher, url: String::new() });
        }
    }
    found
}

/// What stands before the date: an office's name may hold commas.
fn office(article: &str) -> Option<String> {
    let is_date = |part: &&str| {
        let part = part.trim();
        part.len() == 10 && part.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
    };
    let parts: Vec<&str> = article.trim_matches('"').split(',').collect();
    let date = parts.iter().position(is_date)?;
    let name = parts.get(..date)?.join(",").trim().to_owned();
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices_are_read_once_each_even_where_headlines_hold_commas_and_quotes() {
        let articles = "\"Wire,2014-01-22,One, two and \"three\"\";\"Wire,2014-01-23,Four\";\
                        \"The Post, London,2014-01-24,Five\"";
        let names: Vec<String> =
            offices(articles, "").into_iter().map(|citation| citation.publisher).collect();
        assert_eq!(names, ["Wire", "The Post, London"]);
        assert!(offices("no date, no office", "").is_empty());
        assert_eq!(offices(articles, "Wire;Post;Wire").len(), 2);
    }
}
