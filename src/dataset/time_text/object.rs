//! Dates as programs write them into JSON: objects of numbers, and wrapped numbers.

use jiff::civil::Time;
use serde_json::Value;

use super::date_parts::day;
use super::{When, Written};
use crate::dataset::time::TimePrecision;

/// What an object holds.
pub enum Object {
    /// A date or moment of numbers.
    When(When),
    /// One text or number, which says all of it.
    Wrapped(String),
}

/// Reads `{"year": 2025, "month": 12, "day": 27}`, maybe with hour, minute and second,
/// `{"$date": …}` of MongoDB and `/Date(…)/` of .NET.
pub fn read(text: &str) -> Option<Object> {
    if let Some(inner) = text.strip_prefix("/Date(").and_then(|text| text.strip_suffix(")/")) {
        // An offset behind the number says where it was shown, not when it was.
        let digits = inner.split(['+', '-']).next()?;
        return Some(Object::Wrapped(digits.to_owned()));
    }
    if !text.starts_with('{') {
        return None;
    }
    let object: Value = serde_json::from_str(text).ok()?;
    if let Some(inner) = object.get("$date") {
        let inner = inner.get("$numberLong").unwrap_or(inner);
        return match inner {
            Value::String(text) => Some(Object::Wrapped(text.clone())),
            Value::Number(number) => Some(Object::Wrapped(number.to_string())),
            _ => None,
        };
    }
    let number = |name: &str| match object.get(name)? {
        Value::Number(number) => number.as_i64().and_then(|number| i16::try_from(number).ok()),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    };
    let year = number("year")?;
    let (month, day_of_month) = (number("month"), number("day"));
    let date = day(year, month.unwrap_or(1), day_of_month.unwrap_or(1))?;
    let precision = match (month, day_of_month) {
        (Some(_), Some(_)) => TimePrecision::Day,
        (Some(_), None) => TimePrecision::Month,
        (None, _) => TimePrecision::Year,
    };
    let (Some(hour), Some(minute), TimePrecision::Day) =
        (number("hour"), number("minute"), precision)
    else {
        return Some(Object::When(When::only(Written::of(date, precision))));
    };
    let second = number("second");
    let part = |number: i16| i8::try_from(number).ok();
    let time = Time::new(part(hour)?, part(minute)?, part(second.unwrap_or(0))?, 0).ok()?;
    let precision = if second.is_some() { TimePrecision::Second } else { TimePrecision::Minute };
    let written = Written { civil: date.to_datetime(time), offset: None, precision };
    Some(Object::When(When::only(written)))
}
