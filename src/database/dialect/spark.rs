//! Spark, and engines that speak as it does, such as Sail.

use super::rules::{
    CalendarUnit, Column, Dialect, bare, escaped_literal, kind_of, like_pattern, micros,
};
use crate::database::column_type::ColumnType;
use crate::dataset::Instant;

/// Spark's SQL.
pub struct Spark;

/// Types by their names without a precision.
const TYPES: [(&str, ColumnType); 18] = [
    ("timestamp", ColumnType::Moment),
    ("timestamp_ltz", ColumnType::Moment),
    ("timestamp_ntz", ColumnType::Civil),
    ("date", ColumnType::Day),
    ("tinyint", ColumnType::Whole),
    ("smallint", ColumnType::Whole),
    ("int", ColumnType::Whole),
    ("bigint", ColumnType::Whole),
    ("byte", ColumnType::Whole),
    ("short", ColumnType::Whole),
    ("long", ColumnType::Whole),
    ("float", ColumnType::Number),
    ("double", ColumnType::Number),
    ("decimal", ColumnType::Number),
    ("boolean", ColumnType::Truth),
    ("string", ColumnType::Text),
    ("varchar", ColumnType::Text),
    ("char", ColumnType::Text),
];

/// A moment of UTC as a date and a time of day.
fn civil(secs: i64) -> jiff::civil::DateTime {
    jiff::tz::TimeZone::UTC.to_datetime(Instant::from_secs(secs).timestamp())
}

impl Dialect for Spark {
    fn id(&self) -> &'static str {
        "spark"
    }

    fn label(&self) -> &'static str {
        "Spark SQL"
    }

    fn sees_one_state(&self) -> bool {
        false
    }

    fn kind_of(&self, data_type: &str) -> ColumnType {
        kind_of(&TYPES, &bare(data_type))
    }

    fn type_of(&self, value: &str) -> String {
        format!("typeof({value})")
    }

    fn quoted(&self, name: &str) -> String {
        format!("`{}`", name.replace('`', "``"))
    }

    fn literal(&self, text: &str) -> String {
        escaped_literal(text)
    }

    fn text_of(&self, column: &Column) -> Option<String> {
        let name = column.quoted();
        match column.kind {
            ColumnType::Text => Some(format!("coalesce({name}, '')")),
            ColumnType::Whole => Some(format!("coalesce(CAST({name} AS STRING), '')")),
            _ => None,
        }
    }

    fn group_key(&self, column: &Column) -> Option<(String, ColumnType)> {
        let name = column.quoted();
        match column.kind {
            ColumnType::Other => None,
            // Grouping makes zeros with and without a sign one value, which files tell apart.
            ColumnType::Number if bare(&column.data_type) != "decimal" => None,
            ColumnType::Truth => Some((
                format!("CASE WHEN {name} THEN 't' WHEN NOT {name} THEN 'f' END"),
                ColumnType::Text,
            )),
            kind => Some((name, kind)),
        }
    }

    fn value(&self, column: &Column, kind: ColumnType, cell: &str) -> Option<String> {
        Some(match kind {
            ColumnType::Text => self.literal(cell),
            ColumnType::Whole => cell.parse::<i64>().ok()?.to_string(),
            ColumnType::Day => {
                let day: jiff::civil::Date = cell.parse().ok()?;
                format!("DATE'{day}'")
            }
            ColumnType::Moment => format!("timestamp_micros({})", micros(cell)?),
            ColumnType::Civil => {
                micros(cell)?;
                format!("TIMESTAMP_NTZ{}", self.literal(cell))
            }
            _ => format!("CAST({} AS {})", self.literal(cell), column.data_type),
        })
    }

    fn secs(&self, column: &Column) -> String {
        let name = column.quoted();
        let day = format!("CAST(unix_date(CAST({name} AS DATE)) AS BIGINT) * 86400");
        match column.kind {
            ColumnType::Day => day,
            // No cast to a moment, which would go by the zone of the session.
            ColumnType::Civil => {
                format!("({day} + hour({name}) * 3600 + minute({name}) * 60 + second({name}))")
            }
            _ => {
                let micros = format!("unix_micros({name})");
                format!("(({micros} - pmod({micros}, 1000000)) div 1000000)")
            }
        }
    }

    fn time(&self, column: &Column, secs: i64) -> String {
        match column.kind {
            ColumnType::Day => format!("DATE'{}'", civil(secs).date()),
            ColumnType::Civil => {
                format!("TIMESTAMP_NTZ'{}'", civil(secs).strftime("%Y-%m-%d %H:%M:%S"))
            }
            _ => format!("timestamp_micros({})", secs.saturating_mul(1_000_000)),
        }
    }

    fn degrees(&self, column: &Column) -> String {
        match column.data_type.as_str() {
            "float" => format!("CAST(CAST({} AS STRING) AS DOUBLE)", column.quoted()),
            _ => format!("CAST({} AS DOUBLE)", column.quoted()),
        }
    }

    fn float(&self, value: &str) -> String {
        format!("CAST({value} AS DOUBLE)")
    }

    fn divided(&self, value: &str, by: u32) -> String {
        format!("(({value}) div {by})")
    }

    fn first_of(&self, unit: CalendarUnit, day: &str) -> String {
        let first = format!("trunc(date_from_unix_date(CAST({day} AS INT)), '{}')", unit.word());
        format!("CAST(unix_date({first}) AS BIGINT)")
    }

    fn is_one_of(&self, keys: &[String], rows: &[Vec<String>]) -> String {
        let named = |values: &[String]| {
            let fields: Vec<String> =
                values.iter().enumerate().map(|(n, value)| format!("'k{n}', {value}")).collect();
            format!("named_struct({})", fields.join(", "))
        };
        let rows: Vec<String> = rows.iter().map(|row| named(row)).collect();
        format!("{} IN ({})", named(keys), rows.join(", "))
    }

    fn first_group(&self, text: &str, pattern: &str) -> String {
        format!("regexp_extract({text}, {}, 1)", self.literal(pattern))
    }

    fn holds(&self, column: &Column, word: &str) -> String {
        let pattern = self.literal(&like_pattern(word));
        format!("coalesce(CAST({} AS STRING), '') ILIKE {pattern}", column.quoted())
    }

    fn computed_once(&self, value: &str) -> String {
        // No optimiser repeats what is another value each time, as this could be for it.
        format!("CASE WHEN rand() <> 2 THEN {value} END")
    }

    fn can_ask_for_clocks(&self) -> bool {
        false
    }

    fn unknown(&self) -> &'static str {
        "CAST(NULL AS BIGINT)"
    }
}
