//! ClickHouse.

use super::{Dialect, escaped_literal, micros};
use crate::database::column_type::ColumnType;
use crate::database::table::Column;

/// ClickHouse's SQL.
pub struct ClickHouse;

/// Types by their names without what stands in brackets.
const TYPES: [(&str, ColumnType); 20] = [
    ("DateTime", ColumnType::Moment),
    ("DateTime64", ColumnType::Moment),
    ("Date", ColumnType::Day),
    ("Date32", ColumnType::Day),
    ("Int8", ColumnType::Whole),
    ("Int16", ColumnType::Whole),
    ("Int32", ColumnType::Whole),
    ("Int64", ColumnType::Whole),
    ("UInt8", ColumnType::Whole),
    ("UInt16", ColumnType::Whole),
    ("UInt32", ColumnType::Whole),
    ("Float32", ColumnType::Number),
    ("Float64", ColumnType::Number),
    ("Decimal", ColumnType::Number),
    ("Decimal32", ColumnType::Number),
    ("Decimal64", ColumnType::Number),
    ("Decimal128", ColumnType::Number),
    ("Bool", ColumnType::Truth),
    ("String", ColumnType::Text),
    ("FixedString", ColumnType::Text),
];

/// The type inside of those that say that a value may lack, or how it is kept.
fn inner(data_type: &str) -> &str {
    let outer = ["Nullable(", "LowCardinality("].into_iter();
    let rest = outer.filter_map(|outer| data_type.strip_prefix(outer)?.strip_suffix(')')).next();
    rest.map_or(data_type, inner)
}

impl ClickHouse {
    /// A column of moments with as many digits as it has: answers hold those without any as
    /// numbers.
    fn moment(column: &Column) -> String {
        let digits = inner(&column.data_type).strip_prefix("DateTime64(").unwrap_or("0");
        let digits: String = digits.chars().take_while(char::is_ascii_digit).collect();
        format!("toDateTime64({}, {digits}, 'UTC')", column.quoted())
    }
}

impl Dialect for ClickHouse {
    fn id(&self) -> &'static str {
        "clickhouse"
    }

    fn label(&self) -> &'static str {
        "ClickHouse"
    }

    fn sees_one_state(&self) -> bool {
        false
    }

    fn kind_of(&self, data_type: &str) -> ColumnType {
        let inner = inner(data_type);
        super::kind_of(&TYPES, inner.split_once('(').map_or(inner, |(name, _)| name))
    }

    fn type_of(&self, value: &str) -> String {
        format!("toTypeName({value})")
    }

    fn selected(&self, column: &Column) -> String {
        let name = column.quoted();
        match inner(&column.data_type).starts_with("DateTime") {
            true => format!("{} AS {name}", Self::moment(column)),
            false => name,
        }
    }

    fn literal(&self, text: &str) -> String {
        escaped_literal(text)
    }

    fn text_of(&self, column: &Column) -> Option<String> {
        let name = column.quoted();
        match column.kind {
            ColumnType::Text => Some(format!("coalesce({name}, '')")),
            ColumnType::Whole => Some(format!("coalesce(toString({name}), '')")),
            _ => None,
        }
    }

    fn group_key(&self, column: &Column) -> Option<(String, ColumnType)> {
        let name = column.quoted();
        match column.kind {
            ColumnType::Other => None,
            ColumnType::Truth => Some((
                format!("CASE WHEN {name} THEN 't' WHEN NOT {name} THEN 'f' END"),
                ColumnType::Text,
            )),
            ColumnType::Moment => Some((Self::moment(column), ColumnType::Moment)),
            kind => Some((name, kind)),
        }
    }

    fn value(&self, column: &Column, kind: ColumnType, cell: &str) -> Option<String> {
        Some(match kind {
            ColumnType::Text => self.literal(cell),
            ColumnType::Whole => cell.parse::<i64>().ok()?.to_string(),
            ColumnType::Day => {
                let day: jiff::civil::Date = cell.parse().ok()?;
                format!("toDate32('{day}')")
            }
            ColumnType::Moment | ColumnType::Civil => {
                format!("fromUnixTimestamp64Micro({}, 'UTC')", micros(cell)?)
            }
            _ => format!("CAST({} AS {})", self.literal(cell), column.data_type),
        })
    }

    fn secs(&self, column: &Column) -> String {
        let name = column.quoted();
        if column.kind == ColumnType::Day {
            return format!("toInt64(toDate32({name})) * 86400");
        }
        let micros = format!("toUnixTimestamp64Micro(toDateTime64({name}, 6, 'UTC'))");
        format!("intDiv({micros} - positiveModulo({micros}, 1000000), 1000000)")
    }

    fn time(&self, column: &Column, secs: i64) -> String {
        let micros = secs.saturating_mul(1_000_000);
        let moment = format!("fromUnixTimestamp64Micro({micros}, 'UTC')");
        match column.kind {
            ColumnType::Day => format!("toDate32({moment})"),
            _ => moment,
        }
    }

    fn degrees(&self, column: &Column) -> String {
        let name = column.quoted();
        match column.data_type.contains("Float32") {
            true => format!("toFloat64(toString({name}))"),
            false => format!("toFloat64({name})"),
        }
    }

    fn float(&self, value: &str) -> String {
        format!("toFloat64({value})")
    }

    fn divided(&self, value: &str, by: u32) -> String {
        format!("intDiv({value}, {by})")
    }

    fn first_of_month(&self, day: &str) -> String {
        format!("toInt64(toStartOfMonth(toDate32(toInt32({day}))))")
    }

    fn first_of_year(&self, day: &str) -> String {
        format!("toInt64(toStartOfYear(toDate32(toInt32({day}))))")
    }

    fn is_one_of(&self, keys: &[String], rows: &[Vec<String>]) -> String {
        let rows: Vec<String> = rows.iter().map(|row| format!("({})", row.join(", "))).collect();
        format!("({}) IN ({})", keys.join(", "), rows.join(", "))
    }

    fn first_group(&self, text: &str, pattern: &str) -> String {
        format!("regexpExtract({text}, {}, 1)", self.literal(pattern))
    }

    fn holds(&self, column: &Column, word: &str) -> String {
        let text = format!("coalesce(toString({}), '')", column.quoted());
        format!("positionCaseInsensitiveUTF8({text}, {}) > 0", self.literal(word))
    }

    fn unknown(&self) -> &'static str {
        "CAST(NULL AS Nullable(Int64))"
    }
}
