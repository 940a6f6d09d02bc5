//! Whether the server reads the first rows of a table as the reader of files does.

use super::error::EngineError;
use super::event_table::{EventTable, SAMPLE_ROWS};
use super::event_time::{FROM, PRECISION, UNTIL, rank};
use super::placed;
use super::store::Store;
use crate::database::statement;
use crate::dataset::schema::Field;
use crate::dataset::{CoordinateSource, Dataset, Place};
use crate::filter::FilterError;

/// Refuses a table of which the server reads a row otherwise than the reader of files, which
/// gave `sample`.
///
/// # Errors
/// When a row differs, or the server refuses.
pub fn check(store: &dyn Store, table: &EventTable, sample: &Dataset) -> Result<(), EngineError> {
    let key: Vec<String> =
        table.table.key.iter().map(|column| format!("{}::text", column.quoted())).collect();
    let times = match table.time {
        Some(_) => [FROM, UNTIL, PRECISION].map(|name| format!("{name}::text")),
        None => ["NULL", "NULL", "NULL"].map(str::to_owned),
    };
    let nowhere = || ["NULL", "NULL"].map(str::to_owned);
    let [latitude, longitude] = placed::degrees(table).unwrap_or_else(nowhere);
    let query = format!(
        "SELECT concat_ws(', ', {}), {}, ({})::text, ({latitude})::text, ({longitude})::text \
         FROM {} AS e",
        key.join(", "),
        times.join(", "),
        placed::condition(table),
        table.relation(true)
    );
    let statement = format!("{} LIMIT {SAMPLE_ROWS}", statement::ordered(&query, &table.table));
    let order = sample.source_order();
    // A row that is no event, such as a sum, leaves no trace in the order.
    if sample.report.rows != order.len() as u64 {
        return Ok(());
    }
    let rows = store.rows(&statement)?;
    for (row, cells) in order.iter().map(|row| *row as usize).zip(rows) {
        let interval = sample.interval(row);
        let read = [
            interval.map(|interval| interval.start().secs().to_string()),
            interval.map(|interval| interval.end().secs().to_string()),
            interval.map(|_| rank(sample.certainty(row).time).to_string()),
        ];
        let fields = [Field::Start, Field::End, Field::TimePrecision];
        let differs = |field: Field, file: Option<String>, server: Option<String>| {
            let word = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
            let key = cells.first().cloned().flatten().unwrap_or_default();
            let field = field.def().label.to_owned();
            EngineError::Differs { key, field, file: word(file), server: word(server) }
        };
        for ((field, file), server) in fields.into_iter().zip(read).zip(cells.iter().skip(1)) {
            if file != *server {
                return Err(differs(field, file, server.clone()));
            }
        }
        // Without coordinates the names of a place may give it one, which is asked apart.
        let event = sample.event(row).map_err(FilterError::from)?;
        let given = event.place.filter(|_| event.located == CoordinateSource::Source);
        let is_placed = cells.get(4).is_some_and(|cell| cell.as_deref() == Some("true"));
        let degrees = |at: usize| cells.get(at)?.as_ref()?.parse::<f64>().ok();
        let server = match (is_placed, degrees(5), degrees(6)) {
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
