//! How many events lie in each cell of a grid over a part of the map.

use super::ask::Ask;
use super::ask_cube::bucket;
use super::conditions::{Conditions, Except, any_of};
use super::cube::Cube;
use super::error::EngineError;
use super::placed;
use crate::dataset::schema::Field;
use crate::dataset::{GeoPrecision, Rows};
use crate::filter::Filters;
use crate::summary::Bins;

/// A grid whose cells lie between meridians and between parallels. A cell has its west and
/// its south and not its east and its north.
#[derive(Debug, Clone, PartialEq)]
pub struct CellGrid {
    /// Longitudes of the edges in degrees, from west to east.
    pub meridians: Vec<f64>,
    /// Latitudes of the edges in degrees, from south to north.
    pub parallels: Vec<f64>,
}

impl CellGrid {
    /// How many columns and rows it has.
    pub fn size(&self) -> [usize; 2] {
        [self.meridians.len().saturating_sub(1), self.parallels.len().saturating_sub(1)]
    }

    /// The cell of a position, by rows from the south-west; none beside the grid.
    pub fn cell(&self, latitude: f64, longitude: f64) -> Option<usize> {
        let [columns, rows] = self.size();
        let at = |edges: &[f64], value: f64| edges.partition_point(|edge| *edge <= value);
        let (column, row) = (at(&self.meridians, longitude), at(&self.parallels, latitude));
        let is_inside = (1..=columns).contains(&column) && (1..=rows).contains(&row);
        is_inside.then(|| (row - 1) * columns + column - 1)
    }
}

/// `edges` as a statement takes them: with a point or an exponent, as floats have.
fn texts(edges: &[f64]) -> Vec<String> {
    edges.iter().map(|edge| format!("{edge:?}")).collect()
}

impl Ask<'_> {
    /// How many of the rows that match all clauses but the time window lie in each cell of
    /// `grid`, by their centres and over `bins`. Events that are known by country alone lie
    /// in none, as on the map. What has no coordinates and is placed by its names lies in
    /// none either.
    ///
    /// # Errors
    /// As for [`Ask::totals`].
    pub fn map_cube(
        &self,
        grid: &CellGrid,
        filters: &Filters,
        bins: &Bins,
    ) -> Result<Cube, EngineError> {
        let [columns, rows] = grid.size();
        let except = Except { filter: None, window: true };
        let mut conditions = Conditions::of(self, filters, except)?;
        let Some([latitude, longitude]) = placed::exact_degrees(self.table) else {
            return Ok(Cube::default());
        };
        conditions.add(placed::condition(self.table));
        conditions.add(self.not_country_wide()?);
        let column = bucket(self.dialect, &longitude, &texts(&grid.meridians));
        let row = bucket(self.dialect, &latitude, &texts(&grid.parallels));
        conditions.add(format!("({column}) BETWEEN 1 AND {columns}"));
        conditions.add(format!("({row}) BETWEEN 1 AND {rows}"));
        let class = format!("(({row}) - 1) * {columns} + ({column}) - 1");
        self.cube(&class, columns * rows, &conditions, bins)
    }

    /// A condition that holds where more than the country is known.
    fn not_country_wide(&self) -> Result<String, EngineError> {
        let columns = self.table.group_columns(&[Field::GeoPrecision])?;
        if columns.is_empty() {
            return Ok("TRUE".to_owned());
        }
        let groups = self.groups(&columns, None)?;
        let is_country =
            |row: usize| -> bool { groups.dataset.certainty(row).geo == GeoPrecision::Country };
        let others = Rows::from_fn(groups.dataset.len(), |row| !is_country(row));
        any_of(self, &groups, &others)
    }
}
