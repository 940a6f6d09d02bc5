//! What filters, their words and areas are called in the language of this thread.

use std::collections::BTreeSet;

use super::{AreaChoice, Cycle, Filter};
use crate::dataset::schema::Field;
use crate::language::{current, registered};

/// A filter.
pub fn filter(filter: &dyn Filter) -> &'static str {
    registered("filter", filter.id(), filter.label())
}

/// Filters whose words are the project's own, and not those of a source.
const WITH_OWN_WORDS: [&str; 6] =
    ["air_alert", "claims", "change", "time_precision", "location_precision", "place_precision"];

/// A word of a filter.
pub fn filter_word(filter: &dyn Filter, text: &str) -> String {
    let label = filter.word_label(text);
    match filter.id() {
        "kind" if !text.is_empty() => current().kind_label(text),
        "changed_field" => Field::from_id(text).map_or_else(
            || current().word(&label),
            |field| registered("field", field.def().id, field.def().label).to_owned(),
        ),
        id if text.is_empty() || WITH_OWN_WORDS.contains(&id) => current().word(&label),
        _ => label,
    }
}

/// An area that was chosen.
pub fn area(choice: &AreaChoice) -> String {
    match choice {
        AreaChoice::Named(name) => current().word(name),
        AreaChoice::Shape(shape) if shape.name.is_empty() => current().word(&choice.label()),
        AreaChoice::Shape(_) | AreaChoice::Box(_) => choice.label(),
    }
}

/// An hour of the day or a day of the week.
pub fn cycle(cycle: Cycle, value: u8) -> String {
    match cycle {
        Cycle::HourOfDay => cycle.label(value),
        Cycle::Weekday => current().word(&cycle.label(value)),
    }
}

/// Hours of the day or days of the week on the clocks of a zone.
pub fn cycle_values(cycle: Cycle, values: &BTreeSet<u8>, zone_name: &str) -> String {
    let names: Vec<String> = values.iter().map(|&value| self::cycle(cycle, value)).collect();
    format!("{} ({zone_name})", names.join(", "))
}
