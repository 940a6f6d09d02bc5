//! Rows whose coordinates are a place, and the columns that say where others lie.

use super::event_table::EventTable;
use super::groups::GroupColumn;
use crate::database::table::Column;
use crate::dataset::schema::Field;

/// Fields that name a place, and say how precisely it is known.
pub const NAMES: [Field; 6] = [
    Field::Place,
    Field::Admin2,
    Field::Admin1,
    Field::Country,
    Field::GeoPrecision,
    Field::RadiusM,
];

/// The columns of latitude and longitude in a statement, where there are both.
pub fn degrees(table: &EventTable) -> Option<[String; 2]> {
    let of = |field| table.columns(field).first().map(Column::quoted);
    Some([of(Field::Latitude)?, of(Field::Longitude)?])
}

/// The same as the numbers that their text means: of the type `real` others are near it.
pub fn exact_degrees(table: &EventTable) -> Option<[String; 2]> {
    let of = |field| {
        let column = table.columns(field).first()?;
        let is_short = column.bare_type() == "real";
        let through = if is_short { "::text" } else { "" };
        Some(format!("{}{through}::float8", column.quoted()))
    };
    Some([of(Field::Latitude)?, of(Field::Longitude)?])
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
pub fn columns(table: &EventTable, has_boundaries: bool) -> Vec<GroupColumn> {
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
pub fn names(table: &EventTable) -> Vec<GroupColumn> {
    table.group_columns(&NAMES)
}
