//! What the fields of an event are, said once.
//!
//! [`FIELDS`] has one row for each field. Headers of columns that fill it, columns of
//! exports, types in GeoJSON and Parquet, names in expressions, columns of the table,
//! rows of the details, what is removed before publishing: each of these lists is derived
//! from it. A field is added by one row there and its place in
//! [`Event`](crate::dataset::Event).
//!
//! Invariants:
//! - every [`Field`] has one row, and every id and name leads to one field: the tests
//!   below;
//! - what [`FieldDef::clear`] empties appears in no output, whichever exporter writes it,
//!   and a derived field is kept only while all of its [parts](FieldDef::parts) are:
//!   `tests/core/redaction.rs`.

mod def;
mod field;
mod field_type;
mod fields;
mod value;

use std::sync::LazyLock;

pub use def::{FieldDef, Group, Stored};
pub use field::Field;
pub use field_type::{Comparison, FieldType};
pub use fields::FIELDS;
pub use value::Value;

/// The rows of all fields, in their order.
pub fn rows() -> impl Iterator<Item = &'static FieldDef> {
    FIELDS.into_iter().flatten()
}

impl Field {
    /// How it is called in files and on the command line.
    pub fn id(self) -> &'static str {
        self.def().id
    }

    /// Its row.
    pub fn def(self) -> &'static FieldDef {
        // Every field has a row, which a test proves.
        rows().find(|def| def.field == self).unwrap_or(&FIELDS[0][0])
    }

    /// The field that is called `id` in files.
    pub fn from_id(id: &str) -> Option<Self> {
        rows().find(|def| def.id == id).map(|def| def.field)
    }

    /// The field that expressions call `name`, in either case.
    pub fn from_name(name: &str) -> Option<Self> {
        askable().find(|def| def.is_called(name)).map(|def| def.field)
    }
}

impl FieldDef {
    /// The columns that say it: itself, or its parts.
    pub fn columns(&self) -> impl Iterator<Item = &'static Self> {
        let own = std::iter::once(self.field).filter(|_| self.is_column);
        own.chain(self.parts.iter().copied()).map(Field::def)
    }
}

/// The columns of exports with project columns, in order.
pub fn columns() -> impl Iterator<Item = &'static FieldDef> {
    /// Asked for by every row that is exported.
    static COLUMNS: LazyLock<Vec<&FieldDef>> =
        LazyLock::new(|| rows().filter(|def| def.is_column).collect());
    COLUMNS.iter().copied()
}

/// The fields that expressions can ask for, in the order in which lists offer them.
pub fn askable() -> impl Iterator<Item = &'static FieldDef> {
    rows().filter(|def| def.is_askable)
}

/// The fields that people see, in order.
pub fn shown() -> impl Iterator<Item = &'static FieldDef> {
    rows().filter(|def| def.is_shown)
}

/// The fields that people see beside one another: of what is put together from others
/// only the whole.
pub fn shown_whole() -> impl Iterator<Item = &'static FieldDef> {
    shown().filter(|def| !shown().any(|whole| whole.parts.contains(&def.field)))
}

/// The fields that columns of files can fill, in the order in which dialogs list them.
pub fn fillable() -> impl Iterator<Item = &'static FieldDef> {
    rows().filter(|def| def.is_fillable())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::dataset::Event;

    #[test]
    fn every_field_has_one_row_and_every_name_leads_to_it() {
        let fields: BTreeSet<Field> = rows().map(|def| def.field).collect();
        assert_eq!((fields.len(), rows().count()), (Field::COUNT, Field::COUNT));
        for def in rows() {
            assert_eq!(def.field.def().id, def.id);
            assert_eq!(Field::from_id(def.id), Some(def.field));
            for name in std::iter::once(&def.id).chain(def.aliases).filter(|_| def.is_askable) {
                assert_eq!(Field::from_name(&name.to_uppercase()), Some(def.field), "{name}");
            }
            assert!(!def.label.is_empty(), "{}", def.id);
            assert_eq!(serde_json::to_value(def.field).unwrap(), def.id);
        }
    }

    #[test]
    fn what_is_cleared_has_no_value_any_more() {
        let mut event = Event::default();
        for def in columns() {
            (def.clear)(&mut event);
            assert_eq!(def.text(&event), "", "{}", def.id);
            assert!(def.parts.is_empty(), "{} is a column, so it stands for itself", def.id);
        }
    }
}
