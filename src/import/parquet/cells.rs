//! Values of a Parquet file as text.

use parquet::record::{Field, Row};

use super::how::How;
use crate::dataset::place_text::bounding_circle;
use crate::dataset::place_text::wkb;
use crate::import::value_text::{self, Clock, moment};
use crate::language::Language;

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
                    let reason = reason.said_in(Language::English);
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

/// One value as text; nothing for null.
fn text(field: &Field) -> String {
    match field {
        Field::Null => String::new(),
        Field::Str(text) => text.clone(),
        Field::Bytes(bytes) => value_text::bytes(bytes.data()),
        Field::Float16(number) => number.to_string(),
        Field::Float(number) => number.to_string(),
        Field::Double(number) => number.to_string(),
        Field::Date(days) => value_text::day((*days).into()),
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
