//! Keep events whose original columns have given values.

use super::flag::{FlagDef, FlagError, Given};
use super::{Argument, Basis, Context, Filter, FilterError, Input};
use crate::dataset::{Dataset, Rows};
use crate::language::tr;

/// The id of this filter.
pub const ID: &str = "cells";

/// `COLUMN=VALUE`: the trimmed cell is exactly the value. A dataset without the
/// column has no such row.
pub struct Cells;

fn cell(text: &str) -> Result<(String, String), String> {
    let (column, value) = text.split_once('=').ok_or_else(|| tr!("error-flag-cell").to_owned())?;
    Ok((column.trim().to_owned(), value.to_owned()))
}

impl Filter for Cells {
    fn id(&self) -> &'static str {
        ID
    }

    fn label(&self) -> &'static str {
        "Column values"
    }

    fn flags(&self) -> &'static [FlagDef] {
        const FLAGS: &[FlagDef] = &[FlagDef {
            name: "where",
            value_name: "COLUMN=VALUE",
            help: "Keep events whose original column has exactly this value; may repeat, all \
                   must hold",
            check: |text| cell(text).map(|_| ()),
            ..FlagDef::ANY
        }];
        FLAGS
    }

    fn argument(&self, given: &Given<'_>) -> Result<Option<Argument>, FlagError> {
        let flag = self.flag();
        let read = |text: &String| {
            cell(text).map_err(|reason| FlagError::Value { flag, text: text.clone(), reason })
        };
        let cells = given.all(flag).iter().map(read).collect::<Result<_, _>>()?;
        Ok(Some(Argument::Cells(cells)))
    }

    fn flags_of(&self, argument: &Argument) -> Vec<(&'static str, String)> {
        let Argument::Cells(cells) = argument else { return Vec::new() };
        cells.iter().map(|(column, value)| (self.flag(), format!("{column}={value}"))).collect()
    }

    fn input(&self) -> Input {
        Input::Cells
    }

    fn basis(&self, argument: &Argument) -> Basis {
        let Argument::Cells(cells) = argument else { return Basis::Everything };
        Basis::Columns(cells.iter().map(|(column, _)| column.clone()).collect())
    }

    fn mask(
        &self,
        dataset: &Dataset,
        argument: &Argument,
        _context: Context<'_>,
    ) -> Result<Rows, FilterError> {
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
