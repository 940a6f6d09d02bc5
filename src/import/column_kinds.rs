//! Columns whose cells mislead where they are merged, or lost their format.

use std::collections::BTreeSet;

use super::{Columns, Field, Mapping};

/// What the columns of a table hold whose cells alone may mislead.
#[derive(Debug, Default)]
pub struct ColumnKinds {
    /// Numbers of people and weapons.
    figures: BTreeSet<u32>,
    /// Times of any kind.
    times: BTreeSet<u32>,
}

impl ColumnKinds {
    /// Of `columns` with their names.
    pub fn of(columns: &[(u32, String)]) -> Self {
        let names = columns.iter().map(|(_, name)| name.clone()).collect();
        let mapping = Mapping::guess(&Columns::new(names));
        let of = |fields: &[Field]| {
            let indexes = fields.iter().flat_map(|&field| mapping.columns(field));
            indexes.filter_map(|&index| Some(columns.get(index)?.0)).collect()
        };
        Self {
            figures: of(&[
                Field::KilledLow,
                Field::KilledHigh,
                Field::InjuredLow,
                Field::InjuredHigh,
                Field::Launched,
                Field::Intercepted,
            ]),
            times: of(&[Field::Start, Field::End, Field::Reported]),
        }
    }

    /// Whether the column holds figures.
    pub fn is_figure(&self, column: u32) -> bool {
        self.figures.contains(&column)
    }

    /// Whether the column holds times.
    pub fn is_time(&self, column: u32) -> bool {
        self.times.contains(&column)
    }

    /// Whether merged cells, as first and last row and column, hold one figure of several
    /// rows or of several columns, which nobody knows the parts of.
    pub fn is_figure_of_several(&self, [first, left, last, right]: [u32; 4]) -> bool {
        let figures = self.figures.range(left..=right).count();
        figures > 0 && (first != last || figures > 1)
    }
}
