//! Values of a Parquet file as text.

use jiff::civil::{Date, DateTime, Time};
use jiff::{SignedDuration, Span};
use parquet::record::{Field, Row};

use super::how::{Clock, How};
use crate::base::hash::hex;
use crate::dataset::place_text::bounding_circle;
use crate::dataset::place_text::wkb;

const DAY_NANOS: i128 = 86_400_000_000_000;

/// Puts the cells of one value into `out`.
pub fn cells(how: &How, field: Option<&Field>, out: &mut Vec<String>) {
    match (how, field) {
        (How::Group(members), field) => {
            let values: Vec<&Field> = match field {
                Some(Field::Group(row)) => values(row).collect(),
                _ => Vec::new(),
            };
            for (index, member) in members.iter().enumerate() {
                cells(member, values.get(index).copied(), out);
            }
        }
        (How::Geometry { has_radius }, field) => {
            let positions = match field {
                Some(Field::Bytes(bytes)) => wkb::positions(bytes.data()),
                _ => Ok(Vec::new()),
            };
            match positions.map(|positions| bounding_circle(&positions)) {
                Ok(Some((place, radius_m))) => {
                    out.extend([place.latitude().to_string(), place.longitude().to_string()]);
                    out.extend(has_radius.then(|| radius_m.to_string()));
                }
                Ok(None) => {
                    out.resize(out.len() + 2 + usize::from(*has_radius), String::new());
                }
                // A cell that is no number: the row is reported with it.
                Err(reason) => {
                    out.extend([reason.clone(), reason]);
                    out.extend(has_radius.then(String::new));
                }
            }
        }
        (_, None) => out.push(String::new()),
        (How::Time { tick_nanos, kind }, Some(field)) => {
            let ticks = match field {
                Field::TimestampMillis(ticks)
                | Field::TimestampMicros(ticks)
                | Field::TimeMicros(ticks)
                | Field::Long(ticks) => Some(*ticks),
                Field::TimeMillis(ticks) => Some(i64::from(*ticks)),
                _ => None,
            };
            out.push(match ticks {
                Some(ticks) => moment(i128::from(ticks) * i128::from(*tick_nanos), *kind),
                None => text(field),
            });
        }
        (How::Plain, Some(field)) => out.push(text(field)),
    }
}

fn values(row: &Row) -> impl Iterator<Item = &Field> {
    row.get_column_iter().map(|(_, field)| field)
}

/// ISO 8601; the number of nanoseconds where no calendar has it.
fn moment(nanos: i128, kind: Clock) -> String {
    let Some(civil) = civil(nanos) else { return nanos.to_string() };
    match kind {
        Clock::Utc => format!("{civil}Z"),
        Clock::Local => civil.to_string(),
        Clock::TimeOfDay => civil.time().to_string(),
    }
}

/// The calendar knows the whole year 9999, of which moments leave out the last day.
fn civil(nanos: i128) -> Option<DateTime> {
    let days = i64::try_from(nanos.div_euclid(DAY_NANOS)).ok()?;
    let of_day = i64::try_from(nanos.rem_euclid(DAY_NANOS)).ok()?;
    let epoch = Date::constant(1970, 1, 1);
    let date = epoch.checked_add(Span::new().try_days(days).ok()?).ok()?;
    date.to_datetime(Time::midnight()).checked_add(SignedDuration::from_nanos(of_day)).ok()
}

/// One value as text; nothing for null.
fn text(field: &Field) -> String {
    match field {
        Field::Null => String::new(),
        Field::Str(text) => text.clone(),
        Field::Bytes(bytes) => match std::str::from_utf8(bytes.data()) {
            Ok(text)
                if !text
                    .chars()
                    .any(|letter| letter.is_control() && !"\t\r\n".contains(letter)) =>
            {
                text.to_owned()
            }
            _ => hex(bytes.data()),
        },
        Field::Float16(number) => number.to_string(),
        Field::Float(number) => number.to_string(),
        Field::Double(number) => number.to_string(),
        Field::Date(days) => {
            let midnight = moment(i128::from(*days) * DAY_NANOS, Clock::Local);
            midnight.split_once('T').map_or(midnight.clone(), |(date, _)| date.to_owned())
        }
        Field::TimeMillis(millis) => moment(i128::from(*millis) * 1_000_000, Clock::TimeOfDay),
        Field::TimeMicros(micros) => moment(i128::from(*micros) * 1_000, Clock::TimeOfDay),
        Field::TimestampMillis(millis) => moment(i128::from(*millis) * 1_000_000, Clock::Utc),
        Field::TimestampMicros(micros) => moment(i128::from(*micros) * 1_000, Clock::Utc),
        Field::Group(row) => {
            let members = row.get_column_iter();
            members
                .map(|(name, field)| format!("{name}={}", text(field)))
                .collect::<Vec<_>>()
                .join(", ")
        }
        Field::ListInternal(list) => {
            list.elements().iter().map(text).collect::<Vec<_>>().join("; ")
        }
        Field::MapInternal(map) => {
            let entries = map.entries().iter();
            entries
                .map(|(key, value)| format!("{}={}", text(key), text(value)))
                .collect::<Vec<_>>()
                .join("; ")
        }
        Field::Bool(_)
        | Field::Byte(_)
        | Field::Short(_)
        | Field::Int(_)
        | Field::Long(_)
        | Field::UByte(_)
        | Field::UShort(_)
        | Field::UInt(_)
        | Field::ULong(_)
        | Field::Decimal(_) => field.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_day_of_the_calendar_is_a_date_and_what_lies_behind_it_a_number() {
        let last = i128::from(2_932_896) * DAY_NANOS;
        assert_eq!(text(&Field::Date(2_932_896)), "9999-12-31");
        assert_eq!(moment(last + 1_500_000_000, Clock::Utc), "9999-12-31T00:00:01.5Z");
        assert_eq!(moment(-1, Clock::Local), "1969-12-31T23:59:59.999999999");
        assert_eq!(moment(last + DAY_NANOS, Clock::Utc), (last + DAY_NANOS).to_string());
    }
}
