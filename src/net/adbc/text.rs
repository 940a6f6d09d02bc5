//! Values of Arrow as the text that PostgreSQL writes, so that the same rows are the same
//! file whichever database they come from.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Decimal128Type, Decimal256Type, Float32Type, Float64Type, Int8Type, Int16Type,
    Int32Type, Int64Type, TimestampMicrosecondType, TimestampMillisecondType,
    TimestampNanosecondType, TimestampSecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_buffer::NullBuffer;
use arrow_schema::{DataType, TimeUnit};
use jiff::civil::{Date, DateTime};

/// The text of a value that is there; an error where it has none.
type TextOf = Box<dyn Fn(usize) -> Result<String, String>>;

/// The cells of a batch of rows.
pub struct Cells {
    /// Where each column has nothing, and its texts elsewhere.
    columns: Vec<(Option<NullBuffer>, TextOf)>,
}

impl Cells {
    /// Those of `batch`.
    ///
    /// # Errors
    /// When a column is of a type whose values have no text.
    pub fn of(batch: &RecordBatch) -> Result<Self, String> {
        let column = |(array, field): (&ArrayRef, &Arc<arrow_schema::Field>)| {
            let text = text_of(array).ok_or_else(|| {
                crate::language::tr!(
                    "database-type-has-no-text",
                    column = field.name(),
                    found = field.data_type().to_string()
                )
            })?;
            // Also what a dictionary has nothing for, or a column that holds nothing at all.
            Ok((array.logical_nulls(), text))
        };
        let columns = batch.columns().iter().zip(batch.schema_ref().fields()).map(column);
        Ok(Self { columns: columns.collect::<Result<_, String>>()? })
    }

    /// The cells of `row`: nothing where there is nothing.
    ///
    /// # Errors
    /// When a value has no text.
    pub fn row(&self, row: usize) -> Result<Vec<Option<String>>, String> {
        let cell = |(nulls, text): &(Option<NullBuffer>, TextOf)| match nulls {
            Some(nulls) if nulls.is_null(row) => Ok(None),
            _ => text(row).map(Some),
        };
        self.columns.iter().map(cell).collect()
    }
}

fn text_of(array: &ArrayRef) -> Option<TextOf> {
    macro_rules! numbers {
        ($type:ty) => {{
            let array = array.as_primitive::<$type>().clone();
            Box::new(move |row| Ok(array.value(row).to_string()))
        }};
    }
    macro_rules! moments {
        ($type:ty, $per_sec:expr, $has_zone:expr) => {{
            let array = array.as_primitive::<$type>().clone();
            let (per_sec, has_zone): (i64, bool) = ($per_sec, $has_zone);
            Box::new(move |row| moment(array.value(row), per_sec, has_zone))
        }};
    }
    macro_rules! decimals {
        ($type:ty) => {{
            let array = array.as_primitive::<$type>().clone();
            Box::new(move |row| Ok(array.value_as_string(row)))
        }};
    }
    Some(match array.data_type() {
        DataType::Null => Box::new(|_| Ok(String::new())),
        DataType::Boolean => {
            let array = array.as_boolean().clone();
            Box::new(move |row| Ok(if array.value(row) { "t" } else { "f" }.to_owned()))
        }
        DataType::Int8 => numbers!(Int8Type),
        DataType::Int16 => numbers!(Int16Type),
        DataType::Int32 => numbers!(Int32Type),
        DataType::Int64 => numbers!(Int64Type),
        DataType::UInt8 => numbers!(UInt8Type),
        DataType::UInt16 => numbers!(UInt16Type),
        DataType::UInt32 => numbers!(UInt32Type),
        DataType::UInt64 => numbers!(UInt64Type),
        DataType::Float32 => {
            let array = array.as_primitive::<Float32Type>().clone();
            Box::new(move |row| {
                let value = array.value(row);
                Ok(float(&format!("{value:e}"), value.is_finite(), f64::from(value), 6))
            })
        }
        DataType::Float64 => {
            let array = array.as_primitive::<Float64Type>().clone();
            Box::new(move |row| {
                let value = array.value(row);
                Ok(float(&format!("{value:e}"), value.is_finite(), value, 15))
            })
        }
        DataType::Decimal128(..) => decimals!(Decimal128Type),
        DataType::Decimal256(..) => decimals!(Decimal256Type),
        DataType::Utf8 => {
            let array = array.as_string::<i32>().clone();
            Box::new(move |row| Ok(array.value(row).to_owned()))
        }
        DataType::LargeUtf8 => {
            let array = array.as_string::<i64>().clone();
            Box::new(move |row| Ok(array.value(row).to_owned()))
        }
        DataType::Utf8View => {
            let array = array.as_string_view().clone();
            Box::new(move |row| Ok(array.value(row).to_owned()))
        }
        DataType::Date32 => {
            let array = array.as_primitive::<Date32Type>().clone();
            Box::new(move |row| day(i64::from(array.value(row))))
        }
        DataType::Timestamp(unit, zone) => match unit {
            TimeUnit::Second => moments!(TimestampSecondType, 1, zone.is_some()),
            TimeUnit::Millisecond => moments!(TimestampMillisecondType, 1_000, zone.is_some()),
            TimeUnit::Microsecond => moments!(TimestampMicrosecondType, 1_000_000, zone.is_some()),
            TimeUnit::Nanosecond => {
                moments!(TimestampNanosecondType, 1_000_000_000, zone.is_some())
            }
        },
        DataType::Dictionary(..) => {
            let dictionary = array.as_any_dictionary_opt()?;
            let text = text_of(dictionary.values())?;
            let keys = dictionary.normalized_keys();
            Box::new(move |row| text(keys[row]))
        }
        _ => return None,
    })
}

/// The shortest decimal that means a float: `written` has it with an exponent, which stays
/// where it is below -4 or not below `most`.
fn float(written: &str, is_finite: bool, value: f64, most: i32) -> String {
    if !is_finite {
        let text = if value.is_nan() { "NaN" } else { "Infinity" };
        return format!("{}{text}", if value < 0.0 { "-" } else { "" });
    }
    let Some((digits, exponent)) = written.split_once('e') else { return written.to_owned() };
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if (-4..most).contains(&exponent) {
        let (sign, digits) = match digits.strip_prefix('-') {
            Some(digits) => ("-", digits.replace('.', "")),
            None => ("", digits.replace('.', "")),
        };
        let whole = usize::try_from(exponent + 1).unwrap_or(0);
        return match exponent {
            ..0 => {
                let zeros = "0".repeat(usize::try_from(-exponent - 1).unwrap_or(0));
                format!("{sign}0.{zeros}{digits}")
            }
            _ if digits.len() <= whole => {
                format!("{sign}{digits}{}", "0".repeat(whole - digits.len()))
            }
            _ => {
                let (whole, part) = digits.split_at_checked(whole).unwrap_or((&digits, ""));
                format!("{sign}{whole}.{part}")
            }
        };
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{digits}e{sign}{:02}", exponent.abs())
}

fn out_of_range(value: i64) -> String {
    crate::language::tr!("database-time-out-of-range", value = value.to_string())
}

/// A year as PostgreSQL writes it, and what stands behind the date: years before the first
/// are counted backwards.
fn dated(date: Date, rest: &str) -> String {
    let year = i32::from(date.year());
    let (year, era) = if year > 0 { (year, "") } else { (1 - year, " BC") };
    format!("{year:04}-{:02}-{:02}{rest}{era}", date.month(), date.day())
}

fn day(days: i64) -> Result<String, String> {
    let at = DateTime::constant(1970, 1, 1, 0, 0, 0, 0);
    let date = days
        .checked_mul(86_400)
        .and_then(|secs| at.checked_add(jiff::SignedDuration::from_secs(secs)).ok())
        .ok_or_else(|| out_of_range(days))?;
    Ok(dated(date.date(), ""))
}

fn moment(value: i64, per_sec: i64, has_zone: bool) -> Result<String, String> {
    let (secs, part) = (value.div_euclid(per_sec), value.rem_euclid(per_sec));
    let at = DateTime::constant(1970, 1, 1, 0, 0, 0, 0)
        .checked_add(jiff::SignedDuration::from_secs(secs))
        .map_err(|_| out_of_range(value))?;
    let digits = per_sec.ilog10() as usize;
    let part = match part {
        0 => String::new(),
        part => format!(".{part:0digits$}").trim_end_matches('0').to_owned(),
    };
    let zone = if has_zone { "+00" } else { "" };
    let rest = format!(" {:02}:{:02}:{:02}{part}{zone}", at.hour(), at.minute(), at.second());
    Ok(dated(at.date(), &rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_nothing_in_columns_of_nothing_and_in_dictionaries() {
        use arrow_array::types::Int8Type;
        use arrow_array::{DictionaryArray, Int8Array, NullArray, StringArray};
        let words = Arc::new(StringArray::from(vec![Some("a"), None]));
        let keys = Int8Array::from(vec![Some(0), Some(1), None]);
        let dictionary = DictionaryArray::<Int8Type>::try_new(keys, words).unwrap();
        let columns: [(&str, ArrayRef); 2] =
            [("nothing", Arc::new(NullArray::new(3))), ("word", Arc::new(dictionary))];
        let batch = RecordBatch::try_from_iter_with_nullable(
            columns.into_iter().map(|(name, array)| (name, array, true)),
        );
        let cells = Cells::of(&batch.unwrap()).unwrap();
        let rows: Vec<_> = (0..3).map(|row| cells.row(row).unwrap()).collect();
        assert_eq!(rows[0], [None, Some("a".to_owned())]);
        assert_eq!((&rows[1][..], &rows[2][..]), (&[None, None][..], &[None, None][..]));
    }

    #[test]
    fn floats_and_times_are_written_as_postgresql_writes_them() {
        // As `SELECT value::float8::text` of PostgreSQL 15 gives them.
        for (value, text) in [
            (1.0, "1"),
            (-0.0, "-0"),
            (50.45, "50.45"),
            (1e14, "100000000000000"),
            (1e15, "1e+15"),
            (123_456_789_012_345_680.0, "1.2345678901234568e+17"),
            (0.0001, "0.0001"),
            (0.00001, "1e-05"),
            (-1.5e-7, "-1.5e-07"),
            (f64::INFINITY, "Infinity"),
            (f64::NEG_INFINITY, "-Infinity"),
            (f64::NAN, "NaN"),
        ] {
            assert_eq!(float(&format!("{value:e}"), value.is_finite(), value, 15), text);
        }
        assert_eq!(moment(-500_000, 1_000_000, true).unwrap(), "1969-12-31 23:59:59.5+00");
        assert_eq!(moment(0, 1, false).unwrap(), "1970-01-01 00:00:00");
        assert_eq!(day(-719_528).unwrap(), "0001-01-01 BC");
        assert_eq!(day(20_089).unwrap(), "2025-01-01");
        assert!(moment(i64::MAX, 1, true).is_err());
    }
}
