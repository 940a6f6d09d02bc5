//! By which means, and what it did to people.

use super::usual::{DERIVED, PART, USUAL};
use crate::dataset::Figure;
use crate::dataset::schema::{Field, FieldDef, FieldType, Group, Stored, Value};

/// By which means, and what it did to people.
pub const PEOPLE: &[FieldDef] = &[
    FieldDef {
        field: Field::Weapon,
        id: "weapon",
        label: "Weapon",
        #[rustfmt::skip]
        headers: &[
            "weapon", "weapon system", "arms munition", "munition", "model", "weapon type",
            "weaptype1", "weapon carried used", "weapons", "зброя", "озброєння", "оружие",
            "вооружение", "bron",
        ],
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
        #[rustfmt::skip]
        headers: &[
            "target", "target type", "targtype1", "type of area affected", "ціль", "цель", "cel",
        ],
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
        #[rustfmt::skip]
        headers: &[
            "actors", "actor", "actor1", "perpetrator", "actor name", "gname", "side a",
        ],
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
        #[rustfmt::skip]
        headers: &[
            "killed low", "killed", "fatalities", "deaths", "dead", "deaths low", "nkill",
            "numberkilled", "low", "best", "загинули", "загиблі", "погибшие", "zabici",
            "ofiary smiertelne", "affected killed",
        ],
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
        headers: &["killed high", "deaths high", "high"],
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
        #[rustfmt::skip]
        headers: &[
            "injured low", "injured", "wounded", "injuries", "nwound", "numberinjured", "поранені",
            "раненые", "ranni", "affected injured",
        ],
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
        headers: &["injured high"],
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
        headers: &["launched", "запущено", "випущено", "выпущено", "wystrzelono"],
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
        #[rustfmt::skip]
        headers: &[
            "intercepted", "shot down", "destroyed", "збито", "сбито", "zestrzelono", "знищено",
            "уничтожено", "zniszczono",
        ],
        group: Group::Means,
        field_type: FieldType::Count,
        value: |event| Value::of(event.intercepted, Value::Count),
        clear: |event| event.intercepted = None,
        ..USUAL
    },
];
