//! Values of an Arrow file as text.

use std::fmt::{Display, Write as _};

use arrow_array::cast::AsArray as _;
use arrow_array::types::{
    ArrowPrimitiveType, Date32Type, Date64Type, Decimal32Type, Decimal64Type, Decimal128Type,
    Decimal256Type, Float16Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type,
    Int64Type, Time32MillisecondType, Time32SecondType, Time64MicrosecondType,
    Time64NanosecondType, TimestampMicrosecondType, TimestampMillisecondType,
    TimestampNanosecondType, TimestampSecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, RecordBatch, StructArray};
use arrow_schema::{DataType, TimeUnit};

use super::plan::Plan;
use crate::import::limits::LARGEST_RECORD_BYTES;
use crate::import::value_text::{self, Clock};
use crate::language::{Message, message};

/// The cells of one row.
#[derive(Debug, Default)]
pub struct RowText {
    cells: Vec<String>,
}

impl RowText {
    /// The cells.
    pub fn cells(&self) -> &[String] {
        &self.cells
    }

    /// Takes the cells of the row `row` of `batch`.
    ///
    /// # Errors
    /// In words, when they are of a kind or a size that is not read.
    pub fn fill(&mut self, plan: &Plan, batch: &RecordBatch, row: usize) -> Result<(), Message> {
        self.cells.clear();
        for column in batch.columns() {
            self.push(column, row, true)?;
        }
        if self.cells.len() != plan.width() {
            return Err(message!("damage-other-columns"));
        }
        Ok(())
    }

    /// Of a group that is missing every member is.
    fn push(&mut self, column: &dyn Array, row: usize, is_there: bool) -> Result<(), Message> {
        let is_there = is_there && column.is_valid(row);
        if let Some(members) = column.as_any().downcast_ref::<StructArray>() {
            return members
                .columns()
                .iter()
                .try_for_each(|member| self.push(member, row, is_there));
        }
        let mut cell = String::new();
        if is_there {
            text(column, row, &mut cell)?;
        }
        self.cells.push(cell);
        Ok(())
    }
}

/// Adds the text of a value; nothing for null.
fn text(column: &dyn Array, row: usize, out: &mut String) -> Result<(), Message> {
    if column.is_null(row) {
        return Ok(());
    }
    if out.len() as u64 > LARGEST_RECORD_BYTES {
        let most = LARGEST_RECORD_BYTES >> 20;
        return Err(message!("damage-long-value", megabytes = most));
    }
    macro_rules! number {
        ($kind:ty) => {
            push(out, column.as_primitive::<$kind>().value(row))
        };
    }
    macro_rules! decimal {
        ($kind:ty) => {
            push(out, column.as_primitive::<$kind>().value_as_string(row))
        };
    }
    match column.data_type() {
        DataType::Boolean => push(out, column.as_boolean().value(row)),
        DataType::Int8 => number!(Int8Type),
        DataType::Int16 => number!(Int16Type),
        DataType::Int32 => number!(Int32Type),
        DataType::Int64 => number!(Int64Type),
        DataType::UInt8 => number!(UInt8Type),
        DataType::UInt16 => number!(UInt16Type),
        DataType::UInt32 => number!(UInt32Type),
        DataType::UInt64 => number!(UInt64Type),
        DataType::Float16 => number!(Float16Type),
        DataType::Float32 => number!(Float32Type),
        DataType::Float64 => number!(Float64Type),
        DataType::Decimal32(..) => decimal!(Decimal32Type),
        DataType::Decimal64(..) => decimal!(Decimal64Type),
        DataType::Decimal128(..) => decimal!(Decimal128Type),
        DataType::Decimal256(..) => decimal!(Decimal256Type),
        DataType::Utf8 => out.push_str(column.as_string::<i32>().value(row)),
        DataType::LargeUtf8 => out.push_str(column.as_string::<i64>().value(row)),
        DataType::Utf8View => out.push_str(column.as_string_view().value(row)),
        DataType::Binary => bytes(column.as_binary::<i32>().value(row), out),
        DataType::LargeBinary => bytes(column.as_binary::<i64>().value(row), out),
        DataType::BinaryView => bytes(column.as_binary_view().value(row), out),
        DataType::FixedSizeBinary(_) => bytes(column.as_fixed_size_binary().value(row), out),
        DataType::Date32 => {
            let days = column.as_primitive::<Date32Type>().value(row);
            out.push_str(&value_text::day(days.into()));
        }
        DataType::Date64 => {
            let nanos = ticks::<Date64Type>(column, row, 1_000_000);
            let moment = value_text::moment(nanos, Clock::Local);
            // A day, as long as it is whole.
            let day = moment.strip_suffix("T00:00:00");
            out.push_str(day.unwrap_or(&moment));
        }
        DataType::Timestamp(unit, zone) => {
            let clock = if zone.is_some() { Clock::Utc } else { Clock::Local };
            let nanos = match unit {
                TimeUnit::Second => ticks::<TimestampSecondType>(column, row, 1_000_000_000),
                TimeUnit::Millisecond => ticks::<TimestampMillisecondType>(column, row, 1_000_000),
                TimeUnit::Microsecond => ticks::<TimestampMicrosecondType>(column, row, 1_000),
                TimeUnit::Nanosecond => ticks::<TimestampNanosecondType>(column, row, 1),
            };
            out.push_str(&value_text::moment(nanos, clock));
        }
        DataType::Time32(unit) | DataType::Time64(unit) => {
            let nanos = match unit {
                TimeUnit::Second => ticks::<Time32SecondType>(column, row, 1_000_000_000),
                TimeUnit::Millisecond => ticks::<Time32MillisecondType>(column, row, 1_000_000),
                TimeUnit::Microsecond => ticks::<Time64MicrosecondType>(column, row, 1_000),
                TimeUnit::Nanosecond => ticks::<Time64NanosecondType>(column, row, 1),
            };
            out.push_str(&value_text::moment(nanos, Clock::TimeOfDay));
        }
        DataType::Dictionary(..) => {
            let dictionary = column.as_any_dictionary();
            let mut key = String::new();
            text(dictionary.keys(), row, &mut key)?;
            let at = key.parse().ok().filter(|at| *at < dictionary.values().len());
            let at = at.ok_or_else(|| message!("damage-no-word", number = key))?;
            text(dictionary.values(), at, out)?;
        }
        DataType::List(_) => list(&column.as_list::<i32>().value(row), out)?,
        DataType::LargeList(_) => list(&column.as_list::<i64>().value(row), out)?,
        DataType::FixedSizeList(..) => list(&column.as_fixed_size_list().value(row), out)?,
        DataType::Map(..) => map(&column.as_map().value(row), out)?,
        DataType::Struct(_) => group(column.as_struct(), row, out)?,
        DataType::Null => {}
        other => return Err(message!("damage-unread-kind", kind = other.to_string())),
    }
    Ok(())
}

/// Writing to a text cannot fail.
fn push(out: &mut String, value: impl Display) {
    let _ = write!(out, "{value}");
}

fn bytes(bytes: &[u8], out: &mut String) {
    out.push_str(&value_text::bytes(bytes));
}

fn ticks<T: ArrowPrimitiveType>(column: &dyn Array, row: usize, tick_nanos: i128) -> i128
where
    T::Native: Into<i64>,
{
    let ticks: i64 = column.as_primitive::<T>().value(row).into();
    i128::from(ticks) * tick_nanos
}

fn list(values: &dyn Array, out: &mut String) -> Result<(), Message> {
    for index in 0..values.len() {
        if index > 0 {
            out.push_str("; ");
        }
        text(values, index, out)?;
    }
    Ok(())
}

fn map(entries: &StructArray, out: &mut String) -> Result<(), Message> {
    let [keys, values] = entries.columns() else {
        return Err(message!("damage-map-without-keys"));
    };
    for index in 0..entries.len() {
        if index > 0 {
            out.push_str("; ");
        }
        text(keys, index, out)?;
        out.push('=');
        text(values, index, out)?;
    }
    Ok(())
}

fn group(members: &StructArray, row: usize, out: &mut String) -> Result<(), Message> {
    for (index, (name, member)) in
        members.column_names().into_iter().zip(members.columns()).enumerate()
    {
        if index > 0 {
            out.push_str(", ");
        }
        out.push_str(name);
        out.push('=');
        text(member, row, out)?;
    }
    Ok(())
}
