//! Values as they are compared.

use super::check::{Check, Value, zone_of};
use crate::dataset::Dataset;
use crate::dataset::schema::{self, Field};

/// The bounds of the literal of `check` by the code of a row's country, whose
/// clocks decide what a date means.
pub fn bounds_by_country(dataset: &Dataset, check: &Check) -> Vec<Option<(f64, f64)>> {
    let countries = dataset.countries().values();
    countries.iter().map(|country| check.bounds(&zone_of(country))).collect()
}

/// The value of `field` as it is compared.
pub fn compared(field: Field, value: schema::Value<'_>) -> Value<'_> {
    match value {
        schema::Value::Unknown => Value::Unknown,
        schema::Value::Text(text) => Value::text(text),
        schema::Value::List(texts) => Value::texts(texts.iter().map(String::as_str)),
        schema::Value::Count(count) => Value::number(Some(count.into())),
        schema::Value::Range(low, high) => Value::Range(low.into(), high.into()),
        // An end is the first moment that does not belong to the event.
        schema::Value::Instant(at) if field == Field::End => {
            Value::number(Some(at.secs() as f64 - 1.0))
        }
        schema::Value::Instant(at) => Value::number(Some(at.secs() as f64)),
        schema::Value::Interval(interval) => Value::moment(Some(interval)),
        schema::Value::Secs(secs) => Value::number(Some(secs as f64)),
        schema::Value::Degrees(degrees) => Value::number(Some(degrees)),
        schema::Value::Metres(metres) => Value::number(Some(metres.into())),
        schema::Value::Flag(flag) => Value::Flag(flag),
        // Text that no event has as it stands cannot be asked for.
        schema::Value::Joined(_) => Value::Unknown,
    }
}
