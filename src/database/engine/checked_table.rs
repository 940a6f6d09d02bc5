//! A table that is looked at before it is asked: which columns fill which fields, and whether
//! the server reads its first rows as the reader of files does.

use std::collections::HashMap;
use std::path::Path;

use super::error::EngineError;
use super::event_table::EventTable;
use super::event_time::{EventTime, FROM, PRECISION, UNTIL, rank};
use super::groups::Groups;
use super::placed;
use crate::database::address::Address;
use crate::database::dialect::Column;
use crate::database::snapshot::Snapshot;
use crate::database::statement;
use crate::database::store::Store;
use crate::dataset::place_text::is_definitely_position;
use crate::dataset::schema::Field;
use crate::dataset::{CoordinateSource, Dataset, Options, Place};
use crate::filter::FilterError;

/// Rows that are read to find which columns fill which fields, and compared with what the
/// server makes of them.
pub const SAMPLE_ROWS: usize = 1_000;

/// Names of places at the most.
const MOST_NAMES: usize = 200_000;

/// Looks at the table of `address`, whose rows are read with `options`. What is needed
/// meanwhile is written to `folder`.
///
/// # Errors
/// When the server refuses, the table has no rows, its columns say when and where in a way
/// that a server is not asked about, or the server reads a row otherwise.
pub fn ask_table(
    store: &dyn Store,
    address: &Address,
    options: &Options,
    folder: &Path,
) -> Result<EventTable, EngineError> {
    let table = store.table(&address.table, &address.key)?;
    let one = format!("SELECT 'one' AS one FROM {} LIMIT 1", table.quoted());
    if store.rows(&one)?.is_empty() {
        return Err(EngineError::NoRows(table.quoted()));
    }
    let all = statement::query(&table, &Default::default(), None);
    let first = format!("{} LIMIT {SAMPLE_ROWS}", statement::ordered(&all, &table));
    let dataset = Snapshot::take(store, &first, folder)?;
    let sample = dataset.read(options)?;
    let mut found = EventTable::of_sample(table, &sample, options)?;
    refuse_positions(store, &found)?;
    found.time = found.event_time(store)?;
    let time = found.time_of(store, &format!("({first}) AS first"))?;
    check(store, &found, time.as_ref(), &sample)?;
    Ok(found)
}

/// Refuses names of places that are positions: which number comes first, all of them tell.
fn refuse_positions(store: &dyn Store, table: &EventTable) -> Result<(), EngineError> {
    let from = format!("FROM {}", table.table.quoted());
    for column in table.group_columns(&[Field::Place])? {
        let name = column.name.clone();
        let groups = Groups::ask(store, &from, &[column], &table.reader, MOST_NAMES)?;
        if groups.cells.iter().flatten().any(|cell| is_definitely_position(cell)) {
            return Err(EngineError::Positions(name));
        }
    }
    Ok(())
}

/// Refuses a table of which the server reads a row otherwise than the reader of files, which
/// gave `sample`; `time` is how the server computes the times of those rows.
fn check(
    store: &dyn Store,
    table: &EventTable,
    time: Option<&EventTime>,
    sample: &Dataset,
) -> Result<(), EngineError> {
    let dialect = store.dialect();
    let unknown = dialect.unknown();
    let times = match time {
        Some(_) => [FROM, UNTIL, PRECISION],
        None => [unknown; 3],
    };
    let [latitude, longitude] =
        placed::degrees(table).unwrap_or_else(|| [unknown; 2].map(str::to_owned));
    let placed = format!("CASE WHEN {} THEN 1 ELSE 0 END", placed::condition(table));
    let key: Vec<String> = table.table.key.iter().map(Column::quoted).collect();
    let values = times.into_iter().chain([placed.as_str(), &latitude, &longitude]);
    // Under other names than those of the columns by which rows are ordered.
    let values: Vec<String> = values
        .chain(key.iter().map(String::as_str))
        .enumerate()
        .map(|(place, value)| format!("{} AS v{place}", dialect.shown(value)))
        .collect();
    let rows_of = table.table.quoted();
    let query = format!(
        "SELECT {} FROM {} AS e",
        values.join(", "),
        time.map_or_else(|| rows_of.clone(), |time| time.relation(&rows_of, dialect))
    );
    let statement = format!("{} LIMIT {SAMPLE_ROWS}", statement::ordered(&query, &table.table));
    let rows = rows_by_key(table, sample)?;
    for cells in store.rows(&statement)? {
        let key: Vec<String> =
            cells.iter().skip(6).map(|cell| cell.clone().unwrap_or_default()).collect();
        let differs = |field: Field, file: Option<String>, server: Option<String>| {
            let word = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
            let (key, field) = (key.join(", "), field.def().label.to_owned());
            EngineError::Differs { key, field, file: word(file), server: word(server) }
        };
        // What is no event for the reader of files, as a sum is, would be counted.
        let Some(&row) = rows.get(&key) else {
            return Err(differs(Field::Id, None, Some(key.join(", "))));
        };
        let interval = sample.interval(row);
        let read = [
            interval.map(|interval| interval.start().secs().to_string()),
            interval.map(|interval| interval.end().secs().to_string()),
            interval.map(|_| rank(sample.certainty(row).time).to_string()),
        ];
        let fields = [Field::Start, Field::End, Field::TimePrecision];
        for ((field, file), server) in fields.into_iter().zip(read).zip(&cells) {
            if file != *server {
                return Err(differs(field, file, server.clone()));
            }
        }
        // Without coordinates the names of a place may give it one, which is asked apart.
        let event = sample.event(row).map_err(FilterError::from)?;
        let given = event.place.filter(|_| event.located == CoordinateSource::Source);
        let is_placed = cells.get(3).is_some_and(|cell| cell.as_deref() == Some("1"));
        let degrees = |at: usize| cells.get(at)?.as_ref()?.parse::<f64>().ok();
        let server = match (is_placed, degrees(4), degrees(5)) {
            (true, Some(latitude), Some(longitude)) => Place::new(latitude, longitude),
            _ => None,
        };
        if given != server {
            let text = |place: Option<Place>| {
                place.map(|place| format!("{}, {}", place.latitude(), place.longitude()))
            };
            return Err(differs(Field::Position, text(given), text(server)));
        }
    }
    Ok(())
}

/// The rows of `sample` by the cells of the key.
fn rows_by_key(
    table: &EventTable,
    sample: &Dataset,
) -> Result<HashMap<Vec<String>, usize>, EngineError> {
    let at = |column: &Column| sample.decoder.column_index(&column.name);
    let indices: Vec<usize> = table.table.key.iter().filter_map(at).collect();
    let mut rows = HashMap::new();
    for row in 0..sample.len() {
        let cells = sample.cells(row).map_err(FilterError::from)?;
        let cell = |index: &usize| cells.get(*index).cloned().unwrap_or_default();
        rows.insert(indices.iter().map(cell).collect(), row);
    }
    Ok(rows)
}
