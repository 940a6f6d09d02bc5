//! The rows whose hour or day is one of those asked for.

use super::clock::{Cycle, Offsets};
use super::{Argument, FilterError};
use crate::dataset::time::zone;
use crate::dataset::{Dataset, Rows};

/// The rows whose hour or day is one of those in `argument`.
pub(super) fn mask(
    dataset: &Dataset,
    cycle: Cycle,
    argument: &Argument,
    filter: &'static str,
) -> Result<Rows, FilterError> {
    let Argument::Clock { zone: name, values } = argument else {
        return Err(FilterError::Argument(filter));
    };
    let zone = zone(name)?;
    let mut offsets = Offsets::new(&zone);
    Ok(Rows::from_fn(dataset.len(), |row| {
        cycle.of(dataset, row, &mut offsets).is_some_and(|value| values.contains(&value))
    }))
}
