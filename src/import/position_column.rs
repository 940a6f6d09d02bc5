//! Finds a column of positions that no header names.

use super::layout::Layout;
use super::{Columns, Field, ImportError, Mapping};
use crate::base::Progress;
use crate::dataset::place_text;

/// Rows at the start of a file that are looked at for a column of positions.
const MOST_ROWS: u32 = 200;

/// Longer cells are texts or outlines.
const MOST_BYTES: usize = 10_000;

/// The first column whose cells are nearly all positions by their form, where no
/// column of coordinates was recognised by its header.
pub fn column_of_positions(
    head: &[u8],
    layout: &Layout,
    columns: &Columns,
    mapping: &Mapping,
) -> Option<usize> {
    let is_mapped = |field| mapping.column(field).is_some();
    let known = [Field::Latitude, Field::Longitude, Field::Coordinates, Field::Easting];
    let is_read = matches!(layout, Layout::Table { .. } | Layout::Json(_));
    if !is_read || known.into_iter().any(is_mapped) {
        return None;
    }
    let taken: Vec<usize> = mapping.iter().flat_map(|(_, columns)| columns).copied().collect();
    let mut counts = vec![[0_u32; 2]; columns.names().len()];
    let mut rows = 0;
    // Stops by a refusal; damage is told when the file is read.
    let _ = layout.scan(
        head,
        columns.names(),
        &Progress::default(),
        &mut |_, cells| {
            for (column, (cell, [filled, positions])) in cells.iter().zip(&mut counts).enumerate() {
                if cell.trim().is_empty() || cell.len() > MOST_BYTES || taken.contains(&column) {
                    continue;
                }
                *filled += 1;
                *positions += u32::from(place_text::is_surely_position(cell));
            }
            rows += 1;
            if rows < MOST_ROWS { Ok(()) } else { Err(ImportError::Cancelled) }
        },
        &mut |_, _, _| {},
    );
    let is_one = |[filled, positions]: &[u32; 2]| *positions > 0 && positions * 10 >= filled * 8;
    counts.iter().position(is_one)
}
