//! The filters by words that rows have, one row a filter.

use super::basis::Basis;
use super::facet::{Facet, usual_label};
use super::flag::{FlagDef, FlagValue};
use super::word_filter::WordFilter;
use crate::dataset::claims;
use crate::dataset::row_changes::state;
use crate::dataset::schema::Field;
use crate::dataset::{GeoPrecision, PlaceTier, TimePrecision, UNPLACED, UNSTATED_TIER, kind};
use crate::language::tr;

/// What most of them have.
const USUAL: WordFilter = WordFilter {
    id: "",
    label: "",
    flags: &[],
    facet: |dataset| Facet::One(dataset.kinds()),
    word_label: usual_label,
    word: str::to_owned,
    basis: Basis::Everything,
    needs_older: false,
    is_always_offered: true,
};

/// By kind.
pub const KIND: WordFilter = WordFilter {
    id: "kind",
    label: "Kind",
    flags: &[FlagDef {
        name: "kind",
        value_name: "KIND",
        help: "Keep events of this kind, such as drone_strike; may repeat",
        check: |text| match text.trim() {
            "" => Err(tr!("error-flag-kind").to_owned()),
            _ => Ok(()),
        },
        ..FlagDef::ANY
    }],
    word_label: |word| if word.is_empty() { usual_label(word) } else { kind::label(word) },
    word: kind::id_from_text,
    basis: Basis::Fields(&[Field::Kind]),
    ..USUAL
};

/// By weapons that are named.
pub const WEAPON: WordFilter = WordFilter {
    id: "weapon",
    label: "Weapon",
    flags: &[FlagDef {
        name: "weapon",
        value_name: "WEAPON",
        help: "Keep events that name this weapon; may repeat",
        ..FlagDef::ANY
    }],
    facet: |dataset| Facet::One(dataset.weapons()),
    basis: Basis::Fields(&[Field::Weapon]),
    ..USUAL
};

/// By the name of the place that the file gives.
pub const PLACE: WordFilter = WordFilter {
    id: "place",
    label: "Place",
    flags: &[FlagDef {
        name: "place",
        value_name: "PLACE",
        help: "Keep events at this place, as the file names it; may repeat",
        ..FlagDef::ANY
    }],
    facet: |dataset| Facet::One(dataset.place_names()),
    basis: Basis::Fields(&[Field::Place]),
    ..USUAL
};

/// By publishers.
pub const SOURCE: WordFilter = WordFilter {
    id: "source",
    label: "Source",
    flags: &[FlagDef {
        name: "source",
        value_name: "PUBLISHER",
        help: "Keep events that this publisher reports; may repeat",
        ..FlagDef::ANY
    }],
    facet: |dataset| Facet::Many(dataset.publishers()),
    basis: Basis::Fields(&[Field::Sources, Field::SourceName]),
    ..USUAL
};

/// By country.
pub const COUNTRY: WordFilter = WordFilter {
    id: "country",
    label: "Country",
    flags: &[FlagDef {
        name: "country",
        value_name: "COUNTRY",
        help: "Keep events in this country, as the file writes it; may repeat",
        ..FlagDef::ANY
    }],
    facet: |dataset| Facet::One(dataset.countries()),
    basis: Basis::Fields(&[Field::Country]),
    ..USUAL
};

/// By what claims say about an event.
pub const CLAIMS: WordFilter = WordFilter {
    id: "claims",
    label: "Claims",
    flags: &[FlagDef {
        name: "claims",
        value_name: "STATE",
        help: "Keep events by what claims say about them; may repeat",
        values: Some(|| {
            let value = |id| FlagValue { id, aliases: Vec::new(), help: claims_label(id) };
            [claims::state::DIFFER, claims::state::AGREE, claims::state::NONE].map(value).into()
        }),
        ..FlagDef::ANY
    }],
    facet: |dataset| Facet::One(dataset.claim_states()),
    word_label: claims_label,
    ..USUAL
};

fn claims_label(word: &str) -> String {
    match word {
        claims::state::DIFFER => "disputed: claims differ",
        claims::state::AGREE => "claims agree",
        _ => "no claims",
    }
    .to_owned()
}

/// By the precision of the time, or without one.
pub const TIME_PRECISION: WordFilter = WordFilter {
    id: "time_precision",
    label: "Precision of time",
    flags: &[FlagDef {
        name: "time-precision",
        value_name: "PRECISION",
        help: "Keep events with this precision of time (second … year, or undated); may repeat",
        ..FlagDef::ANY
    }],
    facet: |dataset| Facet::One(dataset.time_states()),
    word_label: |word| {
        TimePrecision::from_id(word)
            .map_or("no time known".to_owned(), |precision| precision.label().to_owned())
    },
    basis: Basis::Time,
    ..USUAL
};

/// By tiers of location precision, or without a place.
pub const LOCATION_PRECISION: WordFilter = WordFilter {
    id: "location_precision",
    label: "Location precision",
    flags: &[FlagDef {
        name: "location-precision",
        value_name: "TIERS",
        help: "Keep events of these tiers of location precision; separated by commas, may repeat",
        is_list: true,
        values: Some(location_words),
        ..FlagDef::ANY
    }],
    facet: |dataset| Facet::One(dataset.place_tiers()),
    word_label: location_label,
    word: |text| {
        PlaceTier::from_id(text).map_or_else(|| text.to_owned(), |tier| tier.id().to_owned())
    },
    basis: Basis::Place,
    ..USUAL
};

fn location_label(word: &str) -> String {
    match word {
        UNSTATED_TIER | "" => "Not stated".to_owned(),
        UNPLACED => "No place on the map".to_owned(),
        word => {
            let tier = PlaceTier::ALL.into_iter().find(|tier| tier.id() == word);
            tier.map_or_else(|| word.to_owned(), |tier| tier.label().to_owned())
        }
    }
}

fn location_words() -> Vec<FlagValue> {
    let others = [UNSTATED_TIER, UNPLACED];
    let others = others.map(|id| FlagValue { id, aliases: Vec::new(), help: location_label(id) });
    PlaceTier::ALL.into_iter().map(tier_value).chain(others).collect()
}

/// A tier of location precision as the value of a flag.
pub(super) fn tier_value(tier: PlaceTier) -> FlagValue {
    FlagValue { id: tier.id(), aliases: tier.aliases().collect(), help: tier.label().to_owned() }
}

/// The filter before [`LOCATION_PRECISION`], each precision on its own. Sessions and
/// manifests of earlier versions have it.
pub const PLACE_PRECISION: WordFilter = WordFilter {
    id: "place_precision",
    label: "Precision of place",
    flags: &[FlagDef {
        name: "place-precision",
        value_name: "PRECISION",
        help: "The flag before --location-precision, each precision on its own (exact … country, \
               or unplaced); may repeat",
        is_hidden: true,
        ..FlagDef::ANY
    }],
    facet: |dataset| Facet::One(dataset.place_states()),
    word_label: |word| {
        GeoPrecision::from_id(word)
            .map_or("no place on the map".to_owned(), |precision| precision.label().to_owned())
    },
    basis: Basis::Place,
    ..USUAL
};

/// By what became of an event since the older version of its file.
pub const CHANGE: WordFilter = WordFilter {
    id: "change",
    label: "Change",
    flags: &[FlagDef {
        name: "change",
        value_name: "CHANGES",
        help: "Keep events that were added, changed or left unchanged since --older; separated \
               by commas, may repeat",
        is_list: true,
        values: Some(|| {
            let value = |id| FlagValue { id, aliases: Vec::new(), help: change_label(id) };
            state::ALL.map(value).into()
        }),
        ..FlagDef::ANY
    }],
    facet: |dataset| Facet::Many(dataset.changes().states()),
    word_label: change_label,
    needs_older: true,
    is_always_offered: false,
    ..USUAL
};

fn change_label(word: &str) -> String {
    match word {
        state::ADDED => "added",
        state::REMOVED => "removed",
        state::CHANGED => "changed",
        _ => "unchanged",
    }
    .to_owned()
}

/// By fields that changed since the older version of the file.
pub const CHANGED_FIELD: WordFilter = WordFilter {
    id: "changed_field",
    label: "Changed field",
    flags: &[FlagDef {
        name: "changed-field",
        value_name: "FIELD",
        help: "Keep events of which this field, such as killed_low, changed since --older; may \
               repeat",
        ..FlagDef::ANY
    }],
    facet: |dataset| Facet::Many(dataset.changes().fields()),
    word_label: |word| match Field::from_id(word) {
        Some(field) => field.def().label.to_owned(),
        None => "columns without a field".to_owned(),
    },
    needs_older: true,
    is_always_offered: false,
    ..USUAL
};

/// By columns about which reading left a warning.
pub const WARNING: WordFilter = WordFilter {
    id: "warning",
    label: "Import warnings",
    flags: &[FlagDef {
        name: "warning",
        value_name: "COLUMN",
        help: "Keep events about which reading left a warning on this column; may repeat",
        ..FlagDef::ANY
    }],
    facet: |dataset| Facet::Many(dataset.warnings()),
    word_label: |word| {
        if word.is_empty() { "the whole row".to_owned() } else { word.to_owned() }
    },
    is_always_offered: false,
    ..USUAL
};
