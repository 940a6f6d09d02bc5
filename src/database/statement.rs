//! The statement that asks for the rows of a table.

use super::dialect::Column;
use super::engine::is_plausible;
use super::table::Table;
use crate::dataset::{Instant, TimeAxis};
use crate::filter::{Policy, TimeFilter};

/// An event reaches no farther than that from the time that is written, to either side: a
/// calendar year, and what clocks differ by.
const PRECISION_DAYS: i64 = 366 + 2;

const DAY_SECS: i64 = 86_400;

/// Columns of times by which the server may leave out what no time window can keep.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct TimeColumns {
    /// When an event began.
    pub start: String,
    /// When it ended, where there is a column for that.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub end: Option<String>,
}

impl TimeColumns {
    /// Of the columns called `start` and `end`, if those of `table` are times.
    pub fn of(table: &Table, start: Option<&str>, end: Option<&str>) -> Option<Self> {
        let is_time = |name: &&str| {
            let is_it = |column: &&Column| column.name == **name && column.kind.is_time();
            table.columns.iter().find(is_it).is_some()
        };
        let start = start.filter(is_time)?;
        // An end of another type may say anything.
        match end {
            Some(end) => {
                is_time(&end).then(|| Self { start: start.to_owned(), end: Some(end.to_owned()) })
            }
            None => Some(Self { start: start.to_owned(), end: None }),
        }
    }
}

/// The rows of `table` that may lie in `time`, as far as columns of times tell: what it
/// leaves out, no such window keeps.
pub fn query(table: &Table, time: &TimeFilter, columns: Option<&TimeColumns>) -> String {
    let names: Vec<String> =
        table.columns.iter().map(|column| column.dialect.selected(column)).collect();
    let bounds = columns.and_then(|columns| bounds(table, time, columns));
    let bounds = bounds.map(|bounds| format!(" WHERE {bounds}")).unwrap_or_default();
    format!("SELECT {} FROM {}{bounds}", names.join(", "), table.quoted())
}

/// `query` in the order of the key of `table`: text by its bytes.
pub fn ordered(query: &str, table: &Table) -> String {
    let order = table.key.iter().map(|column| column.dialect.order(column));
    format!("{query} ORDER BY {}", order.collect::<Vec<_>>().join(", "))
}

/// What makes the server send the rows of `ordered`.
pub fn copy(ordered: &str) -> String {
    format!("COPY ({ordered}) TO STDOUT WITH (FORMAT csv, HEADER true, ENCODING 'UTF8')")
}

/// A condition that holds for every row that `time` may keep; none where all may pass.
/// Times that only the reader of the rows finds unusable are undated, which a window keeps
/// on wish: then the server cannot tell.
fn bounds(table: &Table, time: &TimeFilter, columns: &TimeColumns) -> Option<String> {
    if time.axis != TimeAxis::Event || time.undated != Policy::Exclude {
        return None;
    }
    let (from, to) = time.bounds_secs()?;
    let named = |name: &str| table.columns.iter().find(|column| column.name == name);
    let begun = named(&columns.start)?;
    let end = match &columns.end {
        Some(name) => Some(named(name)?),
        None => None,
    };
    let at = |column: &Column, secs: i64, days: i64| {
        let moved = Instant::from_secs(secs.saturating_add(days * DAY_SECS)).secs();
        column.dialect.time(column, moved)
    };
    let start = begun.quoted();
    let mut conditions = Vec::new();
    if from != i64::MIN {
        let earliest = at(begun, from, -PRECISION_DAYS);
        // An end before the start is none, or the two are swapped.
        let by_end = end.map(|end| {
            let (name, earliest) = (end.quoted(), at(end, from, -PRECISION_DAYS));
            format!(" OR {name} >= {earliest} OR {name} < {start}")
        });
        conditions.push(format!("({start} >= {earliest}{})", by_end.unwrap_or_default()));
    }
    if to != i64::MAX {
        let latest = at(begun, to, PRECISION_DAYS);
        let by_end =
            end.map(|end| format!(" OR {} < {}", end.quoted(), at(end, to, PRECISION_DAYS)));
        conditions.push(format!("({start} < {latest}{})", by_end.unwrap_or_default()));
    }
    let bounds = conditions.join(" AND ");
    // What is no plausible time may be one for the reader.
    let is_plausible = is_plausible(begun.dialect, begun);
    Some(format!("{start} IS NULL OR NOT ({is_plausible}) OR ({bounds})"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::database::dialect::Postgres;
    use crate::dataset::Interval;
    use crate::filter::Mode;

    fn table(types: &[(&str, &str)]) -> Table {
        let column = |&(name, data_type): &(&str, &str)| {
            let is_text = data_type == "text";
            Column::new(&Postgres, name.to_owned(), data_type.to_owned(), is_text)
        };
        let columns: Vec<Column> = types.iter().map(column).collect();
        let key = columns[..1].to_vec();
        Table {
            schema: "public".to_owned(),
            name: "an \"odd\" one".to_owned(),
            columns,
            key,
            dialect: &Postgres,
        }
    }

    fn december() -> TimeFilter {
        let at =
            |text: &str| Instant::from_secs(text.parse::<jiff::Timestamp>().unwrap().as_second());
        let window = Interval::new(at("2025-12-01T00:00:00Z"), at("2026-01-01T00:00:00Z"));
        TimeFilter { mode: Mode::Window, window, ..TimeFilter::default() }
    }

    #[test]
    fn names_are_quoted_and_rows_ordered_by_bytes() {
        let table = table(&[("id", "text"), ("a\"b", "integer")]);
        let all = query(&table, &TimeFilter::default(), None);
        assert_eq!(all, "SELECT \"id\", \"a\"\"b\" FROM \"public\".\"an \"\"odd\"\" one\"");
        assert!(ordered(&all, &table).ends_with(" ORDER BY \"id\"::text COLLATE \"C\""));
    }

    #[test]
    fn a_window_is_asked_for_with_room_for_precisions_and_clocks() {
        let table = table(&[("id", "bigint"), ("begun", "timestamp(3) with time zone")]);
        let columns = TimeColumns::of(&table, Some("begun"), None).unwrap();
        let query = query(&table, &december(), Some(&columns));
        assert!(
            query.ends_with(
                " WHERE \"begun\" IS NULL OR NOT (\"begun\" >= '1900-01-01T00:00:00Z' AND \
                 \"begun\" < '2101-01-01T00:00:00Z') OR ((\"begun\" >= '2024-11-28T00:00:00Z') AND (\"begun\" < '2027-01-04T00:00:00Z'))"
            ),
            "{query}"
        );
        assert_eq!(TimeColumns::of(&table, Some("id"), None), None);
        assert_eq!(TimeColumns::of(&table, Some("begun"), Some("id")), None);
    }
}
