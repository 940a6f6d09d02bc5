//! The table of fields: one row each, columns of exports in their order.

mod origin;
mod people;
mod place;
mod position;
mod usual;
mod what;
mod when;

use super::def::FieldDef;

/// Every field. Columns of exports stand in the order of their columns.
pub const FIELDS: [&[FieldDef]; 6] =
    [what::WHAT, when::WHEN, position::POSITION, place::PLACE, people::PEOPLE, origin::ORIGIN];
