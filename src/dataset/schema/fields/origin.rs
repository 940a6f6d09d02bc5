//! What is said of it, by whom, and when; the parts of a date stand last.

use super::usual::{COLUMN, DERIVED, USUAL};
use crate::dataset::Citation;
use crate::dataset::format;
use crate::dataset::schema::{Field, FieldDef, FieldType, Group, Stored, Value};

/// What is said of it, by whom, and when; the parts of a date stand last.
pub const ORIGIN: &[FieldDef] = &[
    FieldDef {
        field: Field::Disputed,
        id: "disputed",
        label: "Disputed",
        group: Group::Origin,
        field_type: FieldType::Flag,
        is_shown: false,
        stored: Stored::Numbers(|dataset, row| Value::Flag(dataset.disputed().contains(row))),
        ..DERIVED
    },
    FieldDef {
        field: Field::PlaceDoubted,
        id: "place_doubted",
        label: "Place in doubt",
        group: Group::Where,
        field_type: FieldType::Flag,
        is_shown: false,
        stored: Stored::Numbers(|dataset, row| Value::Flag(dataset.certainty(row).place_doubted)),
        value: |event| Value::Flag(event.place_doubted),
        ..DERIVED
    },
    FieldDef {
        field: Field::AirAlert,
        id: "air_alert",
        label: "Air alert",
        group: Group::When,
        is_shown: false,
        stored: Stored::AirAlerts,
        ..DERIVED
    },
    FieldDef {
        field: Field::Change,
        id: "change",
        label: "Change since the older version",
        group: Group::Origin,
        field_type: FieldType::List,
        is_shown: false,
        stored: Stored::Tags(|dataset| dataset.changes().states()),
        ..DERIVED
    },
    FieldDef {
        field: Field::ChangedFields,
        id: "changed_fields",
        aliases: &["changed_field"],
        label: "Changed fields",
        group: Group::Origin,
        field_type: FieldType::List,
        is_shown: false,
        stored: Stored::Tags(|dataset| dataset.changes().fields()),
        ..DERIVED
    },
    FieldDef {
        field: Field::Summary,
        id: "summary",
        label: "Summary",
        #[rustfmt::skip]
        headers: &[
            "summary", "description", "notes", "brief description", "text", "details", "comment",
            "comments", "what happened", "опис", "описание", "коментар", "комментарий", "opis",
            "uwagi", "event description",
        ],
        value: |event| Value::Text(&event.summary),
        clear: |event| event.summary.clear(),
        ..USUAL
    },
    FieldDef {
        field: Field::Sources,
        id: "sources",
        aliases: &["source"],
        label: "Sources",
        #[rustfmt::skip]
        headers: &[
            "sources", "source url", "source urls", "sourceurl", "url", "urls", "link", "links",
            "href", "джерело", "джерела", "посилання", "источник", "источники", "ссылка", "zrodlo",
            "zrodla",
        ],
        group: Group::Origin,
        field_type: FieldType::List,
        stored: Stored::Tags(|dataset| dataset.publishers()),
        value: |event| Value::Joined(sources(&event.sources)),
        words: Some(|event, _| {
            let names = event.sources.iter().map(|source| source.publisher.as_str());
            names.collect::<Vec<_>>().join(" · ")
        }),
        clear: |event| event.sources.clear(),
        ..USUAL
    },
    FieldDef {
        field: Field::SourceName,
        id: "source_name",
        label: "Publisher",
        group: Group::Origin,
        #[rustfmt::skip]
        headers: &[
            "publisher", "source", "source name", "source office",
        ],
        ..COLUMN
    },
    FieldDef {
        field: Field::Attack,
        id: "attack",
        label: "Attack",
        headers: &["attack", "attack id"],
        group: Group::Origin,
        stored: Stored::Words(|dataset| dataset.attacks()),
        value: |event| Value::Text(&event.attack),
        clear: |event| event.attack.clear(),
        ..USUAL
    },
    FieldDef {
        field: Field::Reported,
        id: "reported",
        label: "Reported",
        #[rustfmt::skip]
        headers: &[
            "reported", "reported at", "reported on", "report date", "report time",
            "date reported", "published", "published at", "publication date", "дата публікації",
            "дата публикации", "data publikacji",
        ],
        group: Group::When,
        field_type: FieldType::Interval,
        stored: Stored::Numbers(|dataset, row| Value::of(dataset.reported(row), Value::Interval)),
        value: |event| Value::of(event.reported, Value::Interval),
        words: Some(format::reported),
        clear: |event| event.reported = None,
        ..USUAL
    },
    FieldDef {
        field: Field::StartYear,
        id: "start_year",
        label: "Year",
        group: Group::When,
        field_type: FieldType::Count,
        headers: &["year", "iyear", "рік", "год", "rok"],
        ..COLUMN
    },
    FieldDef {
        field: Field::StartMonth,
        id: "start_month",
        label: "Month",
        group: Group::When,
        field_type: FieldType::Count,
        headers: &["month", "imonth", "місяць", "месяц", "miesiac"],
        ..COLUMN
    },
    FieldDef {
        field: Field::StartDay,
        id: "start_day",
        label: "Day",
        group: Group::When,
        field_type: FieldType::Count,
        headers: &["day", "iday", "день", "число", "dzien"],
        ..COLUMN
    },
];

/// `publisher|url` joined by ` ; `.
fn sources(sources: &[Citation]) -> String {
    let parts: Vec<String> = sources
        .iter()
        .filter(|source| !source.publisher.is_empty() || !source.url.is_empty())
        .map(|Citation { publisher, url }| {
            // What would end the name or the entry too early is spelled otherwise.
            let publisher = publisher.replace('|', "/").replace(" ; ", ", ");
            format!("{publisher}|{}", url.replace(" ; ", "%20;%20"))
        })
        .collect();
    parts.join(" ; ")
}
