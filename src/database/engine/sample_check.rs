//! Whether the server reads the first rows of a table as the reader of files does.

use std::collections::HashMap;

use super::error::EngineError;
use super::event_table::{EventTable, SAMPLE_ROWS};
use super::event_time::{FROM, PRECISION, UNTIL, rank};
use super::placed;
use super::store::Store;
use crate::database::statement;
use crate::database::table::Column;
use crate::dataset::schema::Field;
use crate::dataset::{CoordinateSource, Dataset, Place};
use crate::filter::FilterError;

/// Refuses a table of which the server reads a row otherwise than the reader of files, which
/// gave `sample`. Without `has_same_times` these rows alone are midnights, and so days, and
/// their times are not compared.
///
/// # Errors
/// When a row differs, or the server refuses.
pub fn check(
    store: &dyn Store,
    table: &EventTable,
    sample: &Dataset,
    has_same_times: bool,
) -> Result<(), EngineError> {
    let key: Vec<String> = table.table.key.iter().map(Column::as_text).collect();
    let times = match table.time {
        Some(_) => [FROM, UNTIL, PRECISION].map(|name| format!("{name}::text")),
        None => ["NULL", "NULL", "NULL"].map(str::to_owned),
    };
    let nowhere = || ["NULL", "NULL"].map(str::to_owned);
    let [latitude, longitude] = placed::degrees(table).unwrap_or_else(nowhere);
    let query = format!(
        "SELECT {}, ({})::text, ({latitude})::text, ({longitude})::text, {} FROM {} AS e",
        times.join(", "),
        placed::condition(table),
        key.join(", "),
        table.relation(true)
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
            if has_same_times && file != *server {
                return Err(differs(field, file, server.clone()));
            }
        }
        // Without coordinates the names of a place may give it one, which is asked apart.
        let event = sample.event(row).map_err(FilterError::from)?;
        let given = event.place.filter(|_| event.located == CoordinateSource::Source);
        let is_placed = cells.get(3).is_some_and(|cell| cell.as_deref() == Some("true"));
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
