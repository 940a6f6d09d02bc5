//! GTD, the Global Terrorism Database, as a table: codes with their words beside them.

use crate::dataset::{GeoPrecision, kind};
use crate::import::{Columns, Container, EventBuilder, Field, Format, Mapping, Row};

/// Its table, saved as CSV.
pub struct Gtd;

/// Kinds by `attacktype1_txt`; other words are kept.
#[rustfmt::skip]
const KINDS: &[(&str, &str)] = &[
    ("bombing_explosion",              "explosion"),
    ("armed_assault",                  "violence_against_civilians"),
    ("assassination",                  "violence_against_civilians"),
    ("unarmed_assault",                "violence_against_civilians"),
    ("hijacking",                      "violence_against_civilians"),
    ("hostage_taking_kidnapping",      "violence_against_civilians"),
    ("hostage_taking_barricade_incident", "violence_against_civilians"),
    ("facility_infrastructure_attack", "infrastructure_damage"),
];

/// Numbers that stand for what is not known.
const UNKNOWN: [&str; 3] = ["-9", "-99", "-9.0"];

impl Format for Gtd {
    fn id(&self) -> &'static str {
        "gtd"
    }

    fn label(&self) -> &'static str {
        "GTD CSV"
    }

    fn container(&self) -> Container {
        Container::Table
    }

    fn recognises(&self, columns: &Columns) -> bool {
        columns.have(&["eventid", "iyear", "imonth", "iday", "attacktype1_txt"])
    }

    fn mapping(&self, columns: &Columns) -> Mapping {
        let mut mapping = Mapping::guess(columns)
            .with(columns, Field::Kind, "attacktype1_txt")
            .with(columns, Field::Country, "country_txt")
            .with(columns, Field::Admin1, "provstate")
            .with(columns, Field::Weapon, "weaptype1_txt")
            .with(columns, Field::Target, "targtype1_txt")
            .with(columns, Field::Summary, "summary")
            .without(Field::End)
            .without(Field::Start);
        for (field, name) in
            [(Field::StartYear, "iyear"), (Field::StartMonth, "imonth"), (Field::StartDay, "iday")]
        {
            mapping = mapping.with(columns, field, name);
        }
        // `location` tells where in the city.
        mapping.with(columns, Field::Place, "city")
    }

    fn complete(&self, row: &Row<'_>, builder: &mut EventBuilder) {
        let word = kind::id_from_text(row.get("attacktype1_txt"));
        let known = KINDS.iter().find(|(source, _)| *source == word);
        builder.set(Field::Kind, known.map_or(word, |(_, kind)| (*kind).to_owned()));
        for field in [Field::KilledLow, Field::InjuredLow] {
            if UNKNOWN.contains(&builder.get(field)) {
                builder.set(field, "");
            }
        }
        builder.geo_precision = match row.get("specificity") {
            "1" => Some(GeoPrecision::Town),
            "2" | "3" => Some(GeoPrecision::Raion),
            "4" => Some(GeoPrecision::Oblast),
            "5" => Some(GeoPrecision::Country),
            _ => None,
        };
        let actors = ["gname", "gname2", "gname3"].into_iter().map(|column| row.get(column));
        builder.actors = actors
            .filter(|name| !name.is_empty() && *name != "Unknown")
            .map(str::to_owned)
            .collect();
        row.get("attacktype1_txt").clone_into(&mut builder.what);
    }
}
