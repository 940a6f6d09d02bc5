//! A closer map of where most events are, where the map of all of them is too small to
//! tell them apart.

use super::base_map::BaseMap;
use super::events::PrintEvent;
use super::frame::Frame;
use super::layout::{Layout, Style};
use super::map;
use super::sheet::{Region, Role, Sheet};
use super::symbols;
use crate::export::ExportError;
use crate::language::tr;

/// Columns and rows of cells in which events are counted.
const CELLS: usize = 8;

/// Cells across the part that is looked at more closely.
const PART_CELLS: usize = 2;

/// The fewest events that are worth a page.
const FEWEST: usize = 5;

/// How many zooms closer it must be.
const CLOSER_ZOOMS: f64 = 1.5;

/// The frame of a closer map of the part of `frame` that has at least half of `shown`.
pub fn frame(layout: &Layout<'_>, frame: &Frame, shown: &[&PrintEvent]) -> Option<Frame> {
    let at: Vec<[f64; 2]> = shown.iter().filter_map(|event| event.at).collect();
    let cell = |at: &[f64; 2]| {
        let [x, y] = frame.project(*at);
        let share = |along: f32, length: f32| (along / length * CELLS as f32).floor() as isize;
        let region = frame.region;
        [share(x - region.x, region.width), share(y - region.y, region.height)]
    };
    let mut counts = [[0_usize; CELLS]; CELLS];
    for [column, row] in at.iter().map(cell) {
        let index = usize::try_from(column).ok().zip(usize::try_from(row).ok());
        let count = index.and_then(|(column, row)| counts.get_mut(row)?.get_mut(column));
        count.into_iter().for_each(|count| *count += 1);
    }
    let parts = (0..=CELLS - PART_CELLS)
        .flat_map(|row| (0..=CELLS - PART_CELLS).map(move |column| [column, row]));
    let sum = |[column, row]: [usize; 2]| -> usize {
        let rows = counts.iter().skip(row).take(PART_CELLS);
        rows.flat_map(|row| row.iter().skip(column).take(PART_CELLS)).sum()
    };
    // Of equals the first, so that the same events give the same page.
    let (part, count) = parts.map(|part| (part, sum(part))).rev().max_by_key(|(_, sum)| *sum)?;
    if count < FEWEST || count * 2 < at.len() {
        return None;
    }
    let inside = |at: &[f64; 2]| {
        let reach = |cell: isize, first: usize| {
            usize::try_from(cell).is_ok_and(|cell| (first..first + PART_CELLS).contains(&cell))
        };
        let [column, row] = cell(at);
        reach(column, part[0]) && reach(row, part[1])
    };
    let inside: Vec<[f64; 2]> = at.iter().copied().filter(inside).collect();
    let closer = Frame::around(region(layout), &inside, map::MARGIN_POINTS);
    (closer.zoom() >= frame.zoom() + CLOSER_ZOOMS).then_some(closer)
}

/// Where it lies on its page.
fn region(layout: &Layout<'_>) -> Region {
    let (_, body) = layout.page("", tr!("print-close-up"));
    let words = layout.height(Style::NOTE, 1) + layout.scaled(5.0);
    Region::new(body.x, body.y, body.width, body.height - words)
}

/// The page with `frame`.
///
/// # Errors
/// When the embedded map cannot be read.
pub fn page(
    layout: &Layout<'_>,
    frame: &Frame,
    shown: &[&PrintEvent],
    base: &BaseMap,
) -> Result<Sheet, ExportError> {
    let heading = tr!("print-close-up");
    let (mut sheet, _) = layout.page(heading, heading);
    let marks = symbols::marks(shown, frame);
    map::add(layout, &mut sheet, frame, base, shown, None)?;
    let inside: u32 = marks.iter().map(|mark| mark.count).sum();
    let words = tr!("print-close-up-shows", shown = inside as usize, count = shown.len());
    let at = [frame.region.x, frame.region.bottom() + layout.scaled(5.0)];
    sheet.add(Role::Paragraph, vec![layout.line(Style::NOTE, at, words)]);
    Ok(sheet)
}
