//! The table of fields: one row each, columns of exports in their order.

use super::{Field, FieldDef, FieldType, Group, Stored, Value};
use crate::dataset::format::{self, place_precision};
use crate::dataset::{Certainty, Citation, Figure, GeoPrecision, PlaceTier, TimePrecision, kind};

/// What most rows say; each row below says what is its own.
const USUAL: FieldDef = FieldDef {
    field: Field::Id,
    id: "",
    aliases: &[],
    label: "",
    group: Group::What,
    field_type: FieldType::Text,
    unit: None,
    parts: &[],
    is_column: true,
    is_askable: true,
    is_shown: true,
    is_in_pictures: false,
    stored: Stored::Record,
    value: |_| Value::Unknown,
    words: None,
    clear: |_| {},
};

/// One that is put together from others and no column of its own.
const DERIVED: FieldDef = FieldDef { is_column: false, ..USUAL };

/// A column whose value another field shows to people.
const PART: FieldDef = FieldDef { is_shown: false, ..USUAL };

/// Every field. Columns of exports stand in the order of their columns.
pub const FIELDS: &[FieldDef] = &[
    FieldDef {
        field: Field::Id,
        id: "id",
        label: "Id",
        group: Group::Origin,
        value: |event| Value::Text(&event.id),
        clear: |event| event.id.clear(),
        ..USUAL
    },
    FieldDef {
        field: Field::Title,
        id: "title",
        label: "Title",
        value: |event| Value::Text(&event.title),
        clear: |event| {
            event.title.clear();
            event.title_made = false;
        },
        ..USUAL
    },
    FieldDef {
        field: Field::Kind,
        id: "kind",
        label: "Kind",
        is_in_pictures: true,
        stored: Stored::Words(|dataset| dataset.kinds()),
        value: |event| Value::Text(&event.kind),
        words: Some(|event, _| match event.kind.as_str() {
            "" => String::new(),
            kind => kind::label(kind),
        }),
        clear: |event| event.kind.clear(),
        ..USUAL
    },
    FieldDef {
        field: Field::Time,
        id: "time",
        label: "Time",
        group: Group::When,
        field_type: FieldType::Interval,
        parts: &[Field::Start, Field::End],
        stored: Stored::Numbers(|dataset, row| Value::of(dataset.interval(row), Value::Interval)),
        value: |event| Value::of(event.interval, Value::Interval),
        words: Some(|event, zone| format::interval(event.interval, event.time_precision, zone)),
        ..DERIVED
    },
    FieldDef {
        field: Field::Start,
        id: "start",
        label: "Start",
        group: Group::When,
        field_type: FieldType::Instant,
        stored: Stored::Numbers(|dataset, row| {
            Value::of(dataset.interval(row), |at| Value::Instant(at.start()))
        }),
        value: |event| Value::of(event.interval, |at| Value::Instant(at.start())),
        clear: |event| event.interval = None,
        ..PART
    },
    FieldDef {
        field: Field::End,
        id: "end",
        label: "End",
        group: Group::When,
        field_type: FieldType::Instant,
        stored: Stored::Numbers(|dataset, row| {
            Value::of(dataset.interval(row), |at| Value::Instant(at.end()))
        }),
        value: |event| Value::of(event.interval, |at| Value::Instant(at.end())),
        clear: |event| event.interval = None,
        ..PART
    },
    FieldDef {
        field: Field::Duration,
        id: "duration",
        label: "Duration",
        group: Group::When,
        field_type: FieldType::Duration,
        unit: Some("s"),
        parts: &[Field::Start, Field::End],
        is_shown: false,
        stored: Stored::Numbers(|dataset, row| {
            Value::of(dataset.interval(row), |at| Value::Secs(at.secs()))
        }),
        value: |event| Value::of(event.interval, |at| Value::Secs(at.secs())),
        ..DERIVED
    },
    FieldDef {
        field: Field::TimePrecision,
        id: "time_precision",
        label: "Precision of time",
        group: Group::When,
        field_type: FieldType::Precision,
        stored: Stored::Words(|dataset| dataset.time_states()),
        value: |event| match event.time_precision {
            TimePrecision::Unknown => Value::Unknown,
            precision => Value::Text(precision.id()),
        },
        words: Some(|event, _| match event.time_precision {
            TimePrecision::Unknown => String::new(),
            precision => precision.label().to_owned(),
        }),
        clear: |event| event.time_precision = TimePrecision::Unknown,
        ..USUAL
    },
    FieldDef {
        field: Field::Latitude,
        id: "latitude",
        aliases: &["lat"],
        label: "Latitude",
        group: Group::Where,
        field_type: FieldType::Degrees,
        unit: Some("°"),
        is_in_pictures: true,
        stored: Stored::Numbers(|dataset, row| {
            Value::of(dataset.place(row), |place| Value::Degrees(place.latitude()))
        }),
        value: |event| Value::of(event.place, |place| Value::Degrees(place.latitude())),
        clear: |event| event.place = None,
        ..PART
    },
    FieldDef {
        field: Field::Longitude,
        id: "longitude",
        aliases: &["lon"],
        label: "Longitude",
        group: Group::Where,
        field_type: FieldType::Degrees,
        unit: Some("°"),
        is_in_pictures: true,
        stored: Stored::Numbers(|dataset, row| {
            Value::of(dataset.place(row), |place| Value::Degrees(place.longitude()))
        }),
        value: |event| Value::of(event.place, |place| Value::Degrees(place.longitude())),
        clear: |event| event.place = None,
        ..PART
    },
    FieldDef {
        field: Field::GeoPrecision,
        id: "geo_precision",
        label: "Precision of place",
        group: Group::Where,
        field_type: FieldType::Precision,
        is_in_pictures: true,
        stored: Stored::Words(|dataset| dataset.place_states()),
        value: |event| match event.geo_precision {
            GeoPrecision::Unknown => Value::Unknown,
            precision => Value::Text(precision.id()),
        },
        clear: |event| event.geo_precision = GeoPrecision::Unknown,
        ..PART
    },
    FieldDef {
        field: Field::LocationPrecision,
        id: "location_precision",
        aliases: &["place_tier"],
        label: "Location precision",
        group: Group::Where,
        field_type: FieldType::Precision,
        parts: &[Field::GeoPrecision, Field::RadiusM],
        is_shown: false,
        stored: Stored::Words(|dataset| dataset.place_tiers()),
        value: |event| Value::of(PlaceTier::of_event(event), |tier| Value::Text(tier.id())),
        ..DERIVED
    },
    FieldDef {
        field: Field::RadiusM,
        id: "radius_m",
        label: "Radius",
        group: Group::Where,
        field_type: FieldType::Metres,
        unit: Some("m"),
        is_in_pictures: true,
        stored: Stored::Numbers(|dataset, row| {
            let certainty = dataset.certainty(row);
            let place = dataset.place(row).filter(|_| certainty.has_radius());
            Value::of(place, |_| Value::Metres(certainty.radius_m as f32))
        }),
        value: |event| {
            let place = event.place.filter(|_| Certainty::of(event).has_radius());
            Value::of(place, |_| Value::Metres(event.radius_m))
        },
        clear: |event| event.radius_m = 0.0,
        ..PART
    },
    FieldDef {
        field: Field::Location,
        id: "location",
        label: "Location",
        group: Group::Where,
        parts: &[Field::Place, Field::Admin2, Field::Admin1, Field::Country],
        is_askable: false,
        value: |event| Value::Joined(event.location()),
        ..DERIVED
    },
    FieldDef {
        field: Field::Position,
        id: "position",
        label: "Position",
        group: Group::Where,
        parts: &[Field::Latitude, Field::Longitude, Field::GeoPrecision, Field::RadiusM],
        is_askable: false,
        // Lists are sorted by how precise the place is.
        stored: Stored::Numbers(|dataset, row| {
            let radius_m = dataset.certainty(row).radius_m as f32;
            Value::of(dataset.place(row), |_| Value::Metres(radius_m))
        }),
        value: |event| Value::of(event.place, |place| Value::Joined(format::degrees(place))),
        words: Some(|event, _| {
            if event.place.is_none() {
                return "place on the map unknown".to_owned();
            }
            place_precision(Certainty::of(event))
        }),
        ..DERIVED
    },
    FieldDef {
        field: Field::Place,
        id: "place",
        label: "Place",
        group: Group::Where,
        stored: Stored::Words(|dataset| dataset.place_names()),
        value: |event| Value::Text(&event.place_name),
        clear: |event| event.place_name.clear(),
        ..USUAL
    },
    FieldDef {
        field: Field::Admin2,
        id: "admin2",
        label: "District",
        group: Group::Where,
        value: |event| Value::Text(&event.admin2),
        clear: |event| event.admin2.clear(),
        ..PART
    },
    FieldDef {
        field: Field::Admin1,
        id: "admin1",
        aliases: &["region"],
        label: "Region",
        group: Group::Where,
        stored: Stored::Words(|dataset| dataset.admin1()),
        value: |event| Value::Text(&event.admin1),
        clear: |event| event.admin1.clear(),
        ..USUAL
    },
    FieldDef {
        field: Field::Country,
        id: "country",
        label: "Country",
        group: Group::Where,
        stored: Stored::Words(|dataset| dataset.countries()),
        value: |event| Value::Text(&event.country),
        clear: |event| event.country.clear(),
        ..PART
    },
    FieldDef {
        field: Field::Weapon,
        id: "weapon",
        label: "Weapon",
        group: Group::Means,
        stored: Stored::Words(|dataset| dataset.weapons()),
        value: |event| Value::Text(&event.weapon),
        clear: |event| event.weapon.clear(),
        ..USUAL
    },
    FieldDef {
        field: Field::Target,
        id: "target",
        label: "Target",
        group: Group::Means,
        is_column: false,
        value: |event| Value::Text(&event.target),
        clear: |event| event.target.clear(),
        ..USUAL
    },
    FieldDef {
        field: Field::Actors,
        id: "actors",
        aliases: &["actor"],
        label: "Actors",
        group: Group::Means,
        field_type: FieldType::List,
        is_column: false,
        value: |event| Value::List(&event.actors),
        words: Some(|event, _| event.actors.join(" · ")),
        clear: |event| event.actors.clear(),
        ..USUAL
    },
    FieldDef {
        field: Field::Killed,
        id: "killed",
        label: "Killed",
        group: Group::People,
        field_type: FieldType::Range,
        unit: Some("people"),
        parts: &[Field::KilledLow, Field::KilledHigh],
        stored: Stored::Numbers(|dataset, row| Value::figure(dataset.harm(row).killed)),
        value: |event| Value::figure(event.killed),
        words: Some(|event, _| event.killed.label()),
        ..DERIVED
    },
    FieldDef {
        field: Field::KilledLow,
        id: "killed_low",
        label: "Killed, low",
        group: Group::People,
        field_type: FieldType::Count,
        unit: Some("people"),
        is_askable: false,
        value: |event| Value::of(event.killed.bounds(), |(low, _)| Value::Count(low)),
        clear: |event| event.killed = Figure::UNKNOWN,
        ..PART
    },
    FieldDef {
        field: Field::KilledHigh,
        id: "killed_high",
        label: "Killed, high",
        group: Group::People,
        field_type: FieldType::Count,
        unit: Some("people"),
        is_askable: false,
        value: |event| Value::of(event.killed.bounds(), |(_, high)| Value::Count(high)),
        clear: |event| event.killed = Figure::UNKNOWN,
        ..PART
    },
    FieldDef {
        field: Field::Injured,
        id: "injured",
        label: "Injured",
        group: Group::People,
        field_type: FieldType::Range,
        unit: Some("people"),
        parts: &[Field::InjuredLow, Field::InjuredHigh],
        stored: Stored::Numbers(|dataset, row| Value::figure(dataset.harm(row).injured)),
        value: |event| Value::figure(event.injured),
        words: Some(|event, _| event.injured.label()),
        ..DERIVED
    },
    FieldDef {
        field: Field::InjuredLow,
        id: "injured_low",
        label: "Injured, low",
        group: Group::People,
        field_type: FieldType::Count,
        unit: Some("people"),
        is_askable: false,
        value: |event| Value::of(event.injured.bounds(), |(low, _)| Value::Count(low)),
        clear: |event| event.injured = Figure::UNKNOWN,
        ..PART
    },
    FieldDef {
        field: Field::InjuredHigh,
        id: "injured_high",
        label: "Injured, high",
        group: Group::People,
        field_type: FieldType::Count,
        unit: Some("people"),
        is_askable: false,
        value: |event| Value::of(event.injured.bounds(), |(_, high)| Value::Count(high)),
        clear: |event| event.injured = Figure::UNKNOWN,
        ..PART
    },
    FieldDef {
        field: Field::Launched,
        id: "launched",
        label: "Launched",
        group: Group::Means,
        field_type: FieldType::Count,
        value: |event| Value::of(event.launched, Value::Count),
        clear: |event| event.launched = None,
        ..USUAL
    },
    FieldDef {
        field: Field::Intercepted,
        id: "intercepted",
        label: "Intercepted",
        group: Group::Means,
        field_type: FieldType::Count,
        value: |event| Value::of(event.intercepted, Value::Count),
        clear: |event| event.intercepted = None,
        ..USUAL
    },
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
        field: Field::Summary,
        id: "summary",
        label: "Summary",
        value: |event| Value::Text(&event.summary),
        clear: |event| event.summary.clear(),
        ..USUAL
    },
    FieldDef {
        field: Field::Sources,
        id: "sources",
        aliases: &["source"],
        label: "Sources",
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
        field: Field::Attack,
        id: "attack",
        label: "Attack",
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
        group: Group::When,
        field_type: FieldType::Interval,
        stored: Stored::Numbers(|dataset, row| Value::of(dataset.reported(row), Value::Interval)),
        value: |event| Value::of(event.reported, Value::Interval),
        words: Some(format::reported),
        clear: |event| event.reported = None,
        ..USUAL
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
