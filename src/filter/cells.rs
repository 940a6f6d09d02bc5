//! Keep events whose original columns have given values.

use super::{Argument, Filter, FilterError, Input};
use crate::dataset::{Dataset, Rows};

/// `COLUMN=VALUE`: the trimmed cell is exactly the value. A dataset without the
/// column has no such row.
pub struct Cells;

impl Filter for Cells {
    fn id(&self) -> &'static str {
        "cells"
    }

    fn label(&self) -> &'static str {
        "Column values"
    }

    fn flag(&self) -> &'static str {
        "where"
    }

    fn input(&self) -> Input {
        Input::Cells
    }

    fn mask(&self, dataset: &Dataset, argument: &Argument) -> Result<Rows, FilterError> {
        let Argument::Cells(wanted) = argument else {
            return Err(FilterError::Argument(self.id()));
        };
        let indices: Option<Vec<(usize, &str)>> = wanted
            .iter()
            .map(|(name, value)| {
                dataset.decoder.column_index(name).map(|index| (index, value.trim()))
            })
            .collect();
        let mut rows = Rows::none(dataset.len());
        let Some(indices) = indices else { return Ok(rows) };
        for row in 0..dataset.len() {
            let cells = dataset.cells(row)?;
            let holds = |&(index, value): &(usize, &str)| {
                cells.get(index).is_some_and(|cell| cell.trim() == value)
            };
            rows.set(row, indices.iter().all(holds));
        }
        Ok(rows)
    }
}
