//! What most rows of the table of fields say.

use crate::dataset::schema::{Field, FieldDef, FieldType, Group, Stored, Value};

/// What most rows say; each row says what is its own.
pub const USUAL: FieldDef = FieldDef {
    field: Field::Id,
    id: "",
    aliases: &[],
    label: "",
    column_label: None,
    headers: &[],
    group: Group::What,
    field_type: FieldType::Text,
    unit: None,
    parts: &[],
    is_column: true,
    is_askable: true,
    is_shown: true,
    is_in_pictures: false,
    stored: Stored::Record,
    value: |_| Value::Unknown,
    words: None,
    clear: |_| {},
};

/// One that is put together from others and no column of its own.
pub const DERIVED: FieldDef = FieldDef { is_column: false, ..USUAL };

/// A column whose value another field shows to people.
pub const PART: FieldDef = FieldDef { is_shown: false, ..USUAL };

/// What columns of files say of another field, and no field of an event.
pub const COLUMN: FieldDef =
    FieldDef { is_column: false, is_askable: false, is_shown: false, ..USUAL };
