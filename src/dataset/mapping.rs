//! Which columns fill which fields.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::schema::Field;

/// Names of columns by the field that they fill.
pub type NamedColumns = BTreeMap<Field, Vec<String>>;

/// Which columns fill which field, for each the first one first: row by row the first
/// that is not empty counts. Columns of latitudes and of longitudes are pairs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Mapping(BTreeMap<Field, Chosen>);

/// The columns of one field; one alone is written as its index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Written", into = "Written")]
struct Chosen(Vec<usize>);

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Written {
    One(usize),
    Several(Vec<usize>),
}

impl From<Written> for Chosen {
    fn from(written: Written) -> Self {
        match written {
            Written::One(index) => Self(vec![index]),
            Written::Several(indexes) => Self(indexes),
        }
    }
}

impl From<Chosen> for Written {
    fn from(chosen: Chosen) -> Self {
        match chosen.0[..] {
            [index] => Self::One(index),
            _ => Self::Several(chosen.0),
        }
    }
}

impl Mapping {
    /// This mapping without `field`.
    #[must_use]
    pub fn without(mut self, field: Field) -> Self {
        self.0.remove(&field);
        self
    }

    /// This mapping without the columns from `index` on.
    #[must_use]
    pub fn before(mut self, index: usize) -> Self {
        self.0.values_mut().for_each(|chosen| chosen.0.retain(|&column| column < index));
        self.0.retain(|_, chosen| !chosen.0.is_empty());
        self
    }

    /// Fills `field` from column `index` alone, or from none.
    pub fn set(&mut self, field: Field, index: Option<usize>) {
        self.set_all(field, index.into_iter().collect());
    }

    /// Fills `field` from `columns`, the first that is not empty.
    pub fn set_all(&mut self, field: Field, columns: Vec<usize>) {
        if columns.is_empty() {
            self.0.remove(&field);
        } else {
            self.0.insert(field, Chosen(columns));
        }
    }

    /// The column that fills `field` before all others.
    pub fn column(&self, field: Field) -> Option<usize> {
        self.columns(field).first().copied()
    }

    /// All columns that fill `field`.
    pub fn columns(&self, field: Field) -> &[usize] {
        self.0.get(&field).map_or(&[], |chosen| &chosen.0)
    }

    /// The column that fills `field`, if no other one does.
    pub fn only_column(&self, field: Field) -> Option<usize> {
        match *self.columns(field) {
            [index] => Some(index),
            _ => None,
        }
    }

    /// Fields and their columns, in the order of the fields.
    pub fn iter(&self) -> impl Iterator<Item = (Field, &[usize])> {
        self.0.iter().map(|(&field, chosen)| (field, chosen.0.as_slice()))
    }

    /// Whether it can say when or where something happened: the least that
    /// makes a table a table of events.
    pub fn tells_when_or_where(&self) -> bool {
        let has = |field| self.0.contains_key(&field);
        has(Field::Start)
            || has(Field::StartYear)
            || has(Field::Coordinates)
            || has(Field::StartTime)
            || (has(Field::Latitude) && has(Field::Longitude))
            || (has(Field::Easting) && has(Field::Northing))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mapping_of_one_column_a_field_is_written_and_read_as_it_was() {
        let old = r#"{"start":3,"latitude":0}"#;
        let mapping: Mapping = serde_json::from_str(old).unwrap();
        assert_eq!(mapping.columns(Field::Start), [3]);
        assert_eq!(serde_json::to_string(&mapping).unwrap(), old);
        let mut several = mapping;
        several.set_all(Field::Start, vec![3, 1]);
        let text = serde_json::to_string(&several).unwrap();
        assert_eq!(text, r#"{"start":[3,1],"latitude":0}"#);
        assert_eq!(serde_json::from_str::<Mapping>(&text).unwrap(), several);
    }
}
