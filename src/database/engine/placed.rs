//! Rows whose coordinates are a place, and the columns that say where others lie.

use super::error::EngineError;
use super::event_table::EventTable;
use super::groups::GroupColumn;
use crate::database::dialect::Column;
use crate::dataset::schema::Field;

/// Columns, or that no statement can group by them.
type GroupColumns = Result<Vec<GroupColumn>, EngineError>;

/// Fields that name a place, and say how precisely it is known.
pub const NAMES: [Field; 6] = [
    Field::Place,
    Field::Admin2,
    Field::Admin1,
    Field::Country,
    Field::GeoPrecision,
    Field::RadiusM,
];

/// The columns of latitude and longitude, where there are both.
fn columns_of(table: &EventTable) -> Option<[&Column; 2]> {
    let of = |field| table.columns(field).first();
    Some([of(Field::Latitude)?, of(Field::Longitude)?])
}

/// Latitude and longitude in a statement.
pub fn degrees(table: &EventTable) -> Option<[String; 2]> {
    columns_of(table).map(|columns| columns.map(Column::quoted))
}

/// The same as the numbers that their text means: those of short floats are near it.
pub fn exact_degrees(table: &EventTable) -> Option<[String; 2]> {
    columns_of(table).map(|columns| columns.map(|column| column.dialect.degrees(column)))
}

/// A condition that holds where both coordinates are given and mean a place.
pub fn condition(table: &EventTable) -> String {
    let Some([latitude, longitude]) = exact_degrees(table) else { return "FALSE".to_owned() };
    format!(
        "coalesce({latitude} BETWEEN -90 AND 90 AND {longitude} BETWEEN -180 AND 180 \
         AND NOT (abs({latitude}) < 0.01 AND abs({longitude}) < 0.01), FALSE)"
    )
}

/// The columns that decide where the rows lie that have coordinates. Their names decide only
/// where something says that the coordinates stand for more than a point, or where
/// `has_boundaries` may stand for them.
pub fn columns(table: &EventTable, has_boundaries: bool) -> GroupColumns {
    let is_precise =
        [Field::GeoPrecision, Field::RadiusM].iter().all(|field| table.columns(*field).is_empty());
    let coordinates = [Field::Latitude, Field::Longitude];
    let fields = match is_precise && !has_boundaries {
        true => coordinates.to_vec(),
        false => [&coordinates[..], &NAMES].concat(),
    };
    table.group_columns(&fields)
}

/// The columns that decide where the others lie.
pub fn names(table: &EventTable) -> GroupColumns {
    table.group_columns(&NAMES)
}
