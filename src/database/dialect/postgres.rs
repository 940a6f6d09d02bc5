//! PostgreSQL.

use super::rules::{CalendarUnit, Column, Dialect, bare, kind_of, like_pattern};
use crate::database::column_type::ColumnType;

/// PostgreSQL.
pub struct Postgres;

/// Types by their names without a precision.
const TYPES: [(&str, ColumnType); 11] = [
    ("timestamp with time zone", ColumnType::Moment),
    ("timestamp without time zone", ColumnType::Civil),
    ("date", ColumnType::Day),
    ("smallint", ColumnType::Whole),
    ("integer", ColumnType::Whole),
    ("bigint", ColumnType::Whole),
    ("real", ColumnType::Number),
    ("double precision", ColumnType::Number),
    ("numeric", ColumnType::Number),
    ("text", ColumnType::Text),
    ("character varying", ColumnType::Text),
];

impl Postgres {
    /// The text of a cell. Of types that are not listed, as of true and false, a cast gives
    /// another text than files have.
    fn text(column: &Column) -> String {
        match column.kind {
            ColumnType::Other => format!("format('%s', {})", column.quoted()),
            _ => format!("coalesce({}::text, '')", column.quoted()),
        }
    }
}

impl Dialect for Postgres {
    fn id(&self) -> &'static str {
        "postgresql"
    }

    fn label(&self) -> &'static str {
        "PostgreSQL"
    }

    fn sees_one_state(&self) -> bool {
        true
    }

    fn kind_of(&self, data_type: &str) -> ColumnType {
        kind_of(&TYPES, &bare(data_type))
    }

    fn type_of(&self, value: &str) -> String {
        format!("pg_typeof({value})")
    }

    fn literal(&self, text: &str) -> String {
        format!("'{}'", text.replace('\'', "''"))
    }

    fn shown(&self, value: &str) -> String {
        format!("({value})::text")
    }

    fn text_of(&self, column: &Column) -> Option<String> {
        Some(Self::text(column))
    }

    fn group_key(&self, column: &Column) -> Option<(String, ColumnType)> {
        Some(match column.kind {
            // Numbers that are equal may be written in different ways.
            ColumnType::Number | ColumnType::Other | ColumnType::Truth => {
                (format!("({}) COLLATE \"C\"", Self::text(column)), ColumnType::Text)
            }
            ColumnType::Text => {
                (format!("{}::text COLLATE \"C\"", column.quoted()), ColumnType::Text)
            }
            kind => (column.quoted(), kind),
        })
    }

    fn value(&self, column: &Column, kind: ColumnType, cell: &str) -> Option<String> {
        let literal = self.literal(cell);
        Some(match kind {
            ColumnType::Text => format!("{literal}::text"),
            // Whatever the width of the type, a number of the statement may be larger.
            ColumnType::Whole => format!("{}::bigint", cell.parse::<i64>().ok()?),
            _ => format!("{literal}::{}", column.data_type),
        })
    }

    fn secs(&self, column: &Column) -> String {
        let name = column.quoted();
        format!("CASE WHEN isfinite({name}) THEN floor(extract(epoch FROM {name}))::bigint END")
    }

    fn time(&self, _column: &Column, secs: i64) -> String {
        format!("'{}'", crate::dataset::Instant::from_secs(secs).to_utc_text())
    }

    fn degrees(&self, column: &Column) -> String {
        let is_short = bare(&column.data_type) == "real";
        let through = if is_short { "::text" } else { "" };
        format!("{}{through}::float8", column.quoted())
    }

    fn float(&self, value: &str) -> String {
        format!("({value})::float8")
    }

    fn divided(&self, value: &str, by: u32) -> String {
        format!("(({value}) / {by})")
    }

    fn first_of(&self, unit: CalendarUnit, day: &str) -> String {
        let (unit, epoch) = (unit.word(), "DATE '1970-01-01'");
        format!("(date_trunc('{unit}', {epoch} + ({day})::int)::date - {epoch})::bigint")
    }

    fn step(&self, value: &str, edges: &[String], values: &[String]) -> String {
        let array = |list: &[String]| format!("'{{{}}}'", list.join(","));
        // Degrees have a point, which whole numbers have not.
        let kind = if edges.iter().any(|edge| edge.contains('.')) { "float8" } else { "bigint" };
        match (edges, values) {
            ([], [only, ..]) => only.clone(),
            _ => {
                let bucket = format!("width_bucket({value}, {}::{kind}[])", array(edges));
                let are_indices = values.iter().enumerate().all(|(n, text)| *text == n.to_string());
                match are_indices {
                    true => bucket,
                    false => format!("({}::bigint[])[{bucket} + 1]", array(values)),
                }
            }
        }
    }

    fn is_one_of(&self, keys: &[String], rows: &[Vec<String>]) -> String {
        let rows: Vec<String> = rows.iter().map(|row| format!("({})", row.join(", "))).collect();
        format!("({}) IN (VALUES {})", keys.join(", "), rows.join(", "))
    }

    fn first_group(&self, text: &str, pattern: &str) -> String {
        format!("substring({text} FROM {})", self.literal(pattern))
    }

    fn holds(&self, column: &Column, word: &str) -> String {
        let pattern = self.literal(&like_pattern(word));
        format!("({}) COLLATE \"default\" ILIKE {pattern}", Self::text(column))
    }

    fn order(&self, column: &Column) -> String {
        match column.is_text {
            true => format!("{}::text COLLATE \"C\"", column.quoted()),
            false => column.quoted(),
        }
    }

    fn fence(&self) -> &'static str {
        " OFFSET 0"
    }

    fn can_ask_for_clocks(&self) -> bool {
        true
    }

    fn unknown(&self) -> &'static str {
        "NULL::bigint"
    }
}
