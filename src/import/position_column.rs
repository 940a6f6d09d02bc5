//! Finds a column of positions that no header names.

use super::layout::Layout;
use super::{Columns, Field, ImportError, Mapping};
use crate::base::Progress;
use crate::dataset::place_text;

/// Rows at the start of a file that are looked at for a column of positions.
const MOST_ROWS: u32 = 200;

/// Longer cells are texts or outlines.
const MOST_BYTES: usize = 10_000;

/// The first column whose cells are nearly all positions by their form, else addresses of
/// maps that name one, where no column of coordinates was recognised by its header.
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
    // What is taken for addresses of sources may be addresses of maps.
    let of_sources = [Field::Sources, Field::SourceName];
    let taken = mapping.iter().filter(|(field, _)| !of_sources.contains(field));
    let taken: Vec<usize> = taken.flat_map(|(_, columns)| columns).copied().collect();
    let sources: Vec<usize> =
        of_sources.iter().flat_map(|&field| mapping.columns(field)).copied().collect();
    let mut counts = vec![[0_u32; 3]; columns.names().len()];
    let mut rows = 0;
    // Stops by a refusal; damage is told when the file is read.
    let _ = layout.scan(
        head,
        columns.names(),
        &Progress::default(),
        &mut |_, cells| {
            let counted = cells.iter().zip(&mut counts).enumerate();
            for (column, (cell, [filled, positions, links])) in counted {
                if cell.trim().is_empty() || cell.len() > MOST_BYTES || taken.contains(&column) {
                    continue;
                }
                *filled += 1;
                *positions += u32::from(place_text::is_definitely_position(cell));
                *links += u32::from(place_text::is_link_to_position(cell.trim()));
            }
            rows += 1;
            if rows < MOST_ROWS { Ok(()) } else { Err(ImportError::Cancelled) }
        },
        &mut |_, _, _| {},
    );
    let is_one = |count: u32, filled: u32| count > 0 && count * 10 >= filled * 8;
    let of_positions = counts
        .iter()
        .enumerate()
        .position(|(at, [filled, count, _])| is_one(*count, *filled) && !sources.contains(&at));
    // Among them stand short ones, which nobody can read without asking.
    let of_links = |(at, [filled, _, count]): (usize, &[u32; 3])| {
        if sources.contains(&at) {
            is_one(*count, *filled)
        } else {
            *count * 2 >= *filled && *count > 0
        }
    };
    of_positions.or_else(|| counts.iter().enumerate().position(of_links))
}
