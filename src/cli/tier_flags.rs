//! Tiers of location precision as values of flags, from their list.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::dataset::{PlaceTier, PlaceTiers};
use crate::filter::{by_id, location_precision};

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

/// Reads a word of the filter by location precision.
pub fn location_precision() -> impl TypedValueParser<Value = String> {
    let label = |word: &str| by_id("location_precision").map(|filter| filter.word_label(word));
    let others = location_precision::words()
        .filter(|word| PlaceTier::from_id(word).is_none())
        .map(|word| PossibleValue::new(word).help(label(word).unwrap_or_default()));
    let values: Vec<PossibleValue> = PlaceTier::ALL.into_iter().map(value).chain(others).collect();
    PossibleValuesParser::new(values)
        .map(|text| PlaceTier::from_id(&text).map_or(text, |tier| tier.id().to_owned()))
}
