//! ACLED: curated event data, read only; its licence forbids redistribution.

use super::dates::take_as_dates;
use super::in_json::InJson;
use crate::dataset::time_text::DateOrder;
use crate::dataset::{GeoPrecision, TimePrecision, kind};
use crate::import::memo::ColumnDependencies;
use crate::import::{Columns, Container, EventBuilder, Field, Format, Mapping, Row};

/// The CSV export, with its newer and older headers.
pub struct Acled;

/// The JSON of its API, which has the columns of the CSV.
pub const JSON: InJson = InJson { id: "acled_json", label: "ACLED JSON", table: &Acled };

/// Kinds by `sub_event_type`, then by `event_type`; other words are kept.
#[rustfmt::skip]
const KINDS: &[(&str, &str)] = &[
    ("air_drone_strike",                       "air_strike"),
    ("shelling_artillery_missile_attack",      "shelling"),
    ("remote_explosive_landmine_ied",          "explosion"),
    ("suicide_bomb",                           "explosion"),
    ("grenade",                                "explosion"),
    ("armed_clash",                            "battle"),
    ("government_regains_territory",           "battle"),
    ("non_state_actor_overtakes_territory",    "battle"),
    ("attack",                                 "violence_against_civilians"),
    ("sexual_violence",                        "violence_against_civilians"),
    ("abduction_forced_disappearance",         "violence_against_civilians"),
    ("peaceful_protest",                       "protest"),
    ("protest_with_intervention",              "protest"),
    ("excessive_force_against_protesters",     "protest"),
    ("violent_demonstration",                  "protest"),
    ("battles",                                "battle"),
    ("explosions_remote_violence",             "explosion"),
    ("protests",                               "protest"),
];

fn kind_of(text: &str) -> String {
    let word = kind::id_from_text(text);
    let known = KINDS.iter().find(|(source, _)| *source == word);
    known.map_or(word, |(_, kind)| (*kind).to_owned())
}

impl Format for Acled {
    fn id(&self) -> &'static str {
        "acled"
    }

    fn label(&self) -> &'static str {
        "ACLED CSV"
    }

    fn container(&self) -> Container {
        Container::Table
    }

    fn dependencies(&self) -> Option<ColumnDependencies> {
        Some(ColumnDependencies {
            time: &["time_precision"],
            accuracy: &["geo_precision"],
            kind: &["sub_event_type", "event_type"],
            plain_place: true,
            plain_admin1: true,
            ..ColumnDependencies::default()
        })
    }

    fn recognises(&self, columns: &Columns) -> bool {
        columns.have(&["event_id_cnty", "event_date", "sub_event_type", "fatalities"])
    }

    fn mapping(&self, columns: &Columns) -> Mapping {
        Mapping::guess(columns)
            // Older files have a row number in `id`.
            .with(columns, Field::Id, "event_id_cnty")
            .with(columns, Field::Start, "event_date")
            .with(columns, Field::Kind, "sub_event_type")
            // When the row was last changed.
            .with(columns, Field::Reported, "timestamp")
    }

    fn date_order(&self) -> Option<DateOrder> {
        Some(DateOrder::DayFirst)
    }

    fn complete(&self, row: &Row<'_>, builder: &mut EventBuilder) {
        take_as_dates(builder);
        let named = [row.get("sub_event_type"), row.get("event_type")];
        let named = named.into_iter().find(|text| !text.is_empty()).unwrap_or_default();
        builder.set(Field::Kind, kind_of(named));
        builder.time_precision = match row.get("time_precision") {
            "1" => Some(TimePrecision::Day),
            "2" => Some(TimePrecision::Week),
            "3" => Some(TimePrecision::Month),
            _ => None,
        };
        builder.geo_precision = match row.get("geo_precision") {
            "1" => Some(GeoPrecision::Town),
            "2" => Some(GeoPrecision::Raion),
            "3" => Some(GeoPrecision::Oblast),
            _ => None,
        };
        builder.actors = ["actor1", "actor2"]
            .into_iter()
            .map(|column| row.get(column).to_owned())
            .filter(|actor| !actor.is_empty())
            .collect();
        named.clone_into(&mut builder.what);
    }
}
