//! Words of filters as values of flags, from their lists.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::alerts;
use crate::dataset::{PlaceTier, PlaceTiers};
use crate::filter::{air_alert, by_id, location_precision};

/// No tier.
const NONE: &str = "none";

/// Every tier.
const ALL: &str = "all";

fn value(tier: PlaceTier) -> PossibleValue {
    PossibleValue::new(tier.id()).aliases(tier.aliases()).help(tier.label())
}

/// Reads a tier, "none" or "all" as the tiers that it means.
pub fn area_tiers() -> impl TypedValueParser<Value = PlaceTiers> {
    let values = PlaceTier::ALL.map(value).into_iter().chain([
        PossibleValue::new(NONE).help("Only events whose symbol lies in the area"),
        PossibleValue::new(ALL).help("Every tier"),
    ]);
    PossibleValuesParser::new(values).map(|text| match text.as_str() {
        ALL => PlaceTiers::of(PlaceTier::ALL),
        text => PlaceTiers::of(PlaceTier::from_id(text)),
    })
}

fn word(filter: &str, word: &'static str) -> PossibleValue {
    let label = by_id(filter).map(|filter| filter.word_label(word));
    PossibleValue::new(word).help(label.unwrap_or_default())
}

/// Reads a word of the filter by air alert.
pub fn air_alert() -> impl TypedValueParser<Value = String> {
    PossibleValuesParser::new(alerts::word::ALL.map(|id| word(air_alert::ID, id)))
}

/// Reads a word of the filter by location precision.
pub fn location_precision() -> impl TypedValueParser<Value = String> {
    let others = location_precision::words()
        .filter(|word| PlaceTier::from_id(word).is_none())
        .map(|id| word("location_precision", id));
    let values: Vec<PossibleValue> = PlaceTier::ALL.into_iter().map(value).chain(others).collect();
    PossibleValuesParser::new(values)
        .map(|text| PlaceTier::from_id(&text).map_or(text, |tier| tier.id().to_owned()))
}
