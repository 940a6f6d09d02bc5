//! VIINA: reports out of the news, placed and labelled by a machine.

use crate::dataset::{Citation, GeoPrecision};
use crate::import::event_builder::paired;
use crate::import::memo::ColumnDependencies;
use crate::import::{Columns, Container, EventBuilder, Field, Format, Mapping, Row};
use crate::language::{MessageId, message_id};

/// Single reports, the one-per-day table, and subsets made from them.
pub struct Viina;

/// Why the time of a report is not that of its event.
const REPORTED: MessageId = message_id!("note-time-of-report");

/// Around a point whose precision is not said: it may stand for a raion.
const UNSAID_RADIUS_M: &str = "50000";

/// Capitals of a country and of its divisions, in the codes of GeoNames.
const CITIES: [&str; 2] = ["PPLC", "PPLA"];

/// Kinds by label; the first label that is set decides.
#[rustfmt::skip]
const KINDS: &[(&str, &str)] = &[
    ("t_airstrike_b", "air_strike"),
    ("t_missile_b",   "missile_strike"),
    ("t_uav_b",       "drone_strike"),
    ("t_artillery_b", "shelling"),
    ("t_ied_b",       "explosion"),
    ("t_firefight_b", "battle"),
    ("t_armor_b",     "battle"),
    ("t_raid_b",      "battle"),
    ("t_airalert_b",  "air_alert"),
    ("t_aad_b",       "air_defence"),
    ("t_property_b",  "infrastructure_damage"),
    ("t_hospital_b",  "infrastructure_damage"),
    ("t_civcas_b",    "casualty_report"),
    ("t_milcas_b",    "casualty_report"),
];

/// The labels in [`KINDS`].
#[rustfmt::skip]
const KIND_COLUMNS: &[&str] = &[
    "t_airstrike_b", "t_missile_b", "t_uav_b", "t_artillery_b", "t_ied_b", "t_firefight_b",
    "t_armor_b", "t_raid_b", "t_airalert_b", "t_aad_b", "t_property_b", "t_hospital_b",
    "t_civcas_b", "t_milcas_b",
];

impl Format for Viina {
    fn id(&self) -> &'static str {
        "viina"
    }

    fn label(&self) -> &'static str {
        "VIINA CSV"
    }

    fn container(&self) -> Container {
        Container::Table
    }

    fn dependencies(&self) -> Option<ColumnDependencies> {
        Some(ColumnDependencies {
            kind: KIND_COLUMNS,
            accuracy: &["GEO_PRECISION", "asciiname", "feature_code"],
            place: &["address"],
            publishers: &["source", "sources", "sources_matching", "url", "source_urls", "urls"],
            ..ColumnDependencies::default()
        })
    }

    fn recognises(&self, columns: &Columns) -> bool {
        columns.have(&["event_id_1pd", "date", "asciiname", "longitude", "latitude"])
    }

    fn mapping(&self, columns: &Columns) -> Mapping {
        Mapping::guess(columns)
            .with(columns, Field::Start, "date")
            // `location` only numbers the places of one report.
            .with(columns, Field::Place, "asciiname")
            .with(columns, Field::Summary, "representative_text")
            .with(columns, Field::Summary, "text")
            .with(columns, Field::Target, "target_classes")
            .without(Field::Sources)
            .without(Field::SourceName)
    }

    fn complete(&self, row: &Row<'_>, builder: &mut EventBuilder) {
        if !builder.get(Field::Start).is_empty() {
            builder.time_doubt = Some(REPORTED);
        }
        // Nearly half of all reports carry it: a report without a time.
        if builder.get(Field::StartTime) == "00:00" {
            builder.set(Field::StartTime, "");
        }
        builder.geo_precision = match row.get("GEO_PRECISION") {
            "STREET" => Some(GeoPrecision::Street),
            "ADM3" if is_city(row) => Some(GeoPrecision::City),
            "ADM3" => Some(GeoPrecision::Town),
            "ADM2" => Some(GeoPrecision::Raion),
            "ADM1" => Some(GeoPrecision::Oblast),
            // The feature of GeoNames whose point it is.
            _ if row.get("feature_code").starts_with("PCL") => Some(GeoPrecision::Country),
            _ if row.get("feature_code") == "ADM1" => Some(GeoPrecision::Oblast),
            _ if row.get("feature_code") == "ADM2" => Some(GeoPrecision::Raion),
            // The point of a populated place of GeoNames, not of an event.
            _ if is_city(row) => Some(GeoPrecision::City),
            _ if !row.get("asciiname").is_empty() => Some(GeoPrecision::Town),
            _ => None,
        };
        if builder.geo_precision.is_none() {
            builder.set(Field::RadiusM, UNSAID_RADIUS_M);
        }
        builder.set_if_empty(Field::Place, row.get("address"));
        let set = |columns: &[&str]| columns.iter().any(|column| is_set(row.get(column)));
        let kind = KINDS.iter().find(|(label, _)| set(&[label])).map_or("", |(_, kind)| kind);
        builder.set(Field::Kind, kind);
        if set(&["a_rus_b", "a_rus"]) {
            builder.actors.push("Russia".to_owned());
        }
        if set(&["a_ukr_b", "a_ukr"]) {
            builder.actors.push("Ukraine".to_owned());
        }
        builder.sources = citations(row);
    }
}

/// A place as large as a city is, not as a town.
fn is_city(row: &Row<'_>) -> bool {
    CITIES.contains(&row.get("feature_code"))
}

/// A label is 0 or 1, or empty for 0. Tables without the `_b` columns of labels
/// have probabilities under the bare names: likely is set.
fn is_set(text: &str) -> bool {
    text.parse::<f64>().is_ok_and(|number| number > 0.5)
}

fn citations(row: &Row<'_>) -> Vec<Citation> {
    let list = |columns: [&str; 3]| {
        let text = columns.into_iter().map(|column| row.get(column)).find(|text| !text.is_empty());
        text.unwrap_or_default()
    };
    let names: Vec<&str> = split(list(["source", "sources", "sources_matching"]), &[',', ';', '|']);
    // Addresses hold commas and semicolons themselves.
    let urls: Vec<&str> = split(list(["url", "source_urls", "urls"]), &['|', ' ']);
    let citation = |publisher: &str, url: &str| Citation {
        publisher: publisher.to_owned(),
        url: url.to_owned(),
    };
    match (names.as_slice(), urls.as_slice()) {
        (names, []) => names.iter().map(|name| citation(name, "")).collect(),
        ([name], urls) => urls.iter().map(|url| citation(name, url)).collect(),
        (names, urls) if names.len() == urls.len() => {
            names.iter().zip(urls).map(|(name, url)| citation(name, url)).collect()
        }
        // Which of them published what is said by the hosts alone.
        (names, urls) => {
            let owned =
                |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect::<Vec<_>>();
            paired(&owned(names), owned(urls))
        }
    }
}

fn split<'a>(text: &'a str, separators: &[char]) -> Vec<&'a str> {
    text.split(separators).map(str::trim).filter(|part| !part.is_empty()).collect()
}
