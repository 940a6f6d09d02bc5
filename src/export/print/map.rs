//! A map on a page: the embedded map, symbols, names, scale and north.

use super::base_map::{BaseMap, Name};
use super::events::PrintEvent;
use super::font::Face;
use super::frame::Frame;
use super::layout::Layout;
use super::palette;
use super::scale_bar;
use super::sheet::{Item, Pen, Region, Role, Sheet, Text, border};
use super::symbols::{self, Mark};
use crate::export::ExportError;
use crate::language::tr;

/// How far events stay from the border of the map, in points.
pub const MARGIN_POINTS: f32 = 30.0;

/// Where a name is tried, in its sizes below its place.
const NAME_SHIFTS: [f32; 11] = [0.0, -1.0, 1.0, -1.9, 1.9, -2.6, 2.6, -3.4, 3.4, -4.4, 4.4];

/// How many of those are tried for most names.
const USUAL_SHIFTS: usize = 5;

/// So many names are looked for room for further away: a map without the name of its
/// city is of little use.
const MOST_IMPORTANT: usize = 3;

/// A map with its symbols, names, scale and north; `closer` is outlined on it.
///
/// # Errors
/// When the embedded map cannot be read.
pub fn add(
    layout: &Layout<'_>,
    sheet: &mut Sheet,
    frame: &Frame,
    base: &BaseMap,
    shown: &[&PrintEvent],
    closer: Option<&Frame>,
) -> Result<(), ExportError> {
    let marks = symbols::marks(shown, frame);
    let (mut items, names) = base.drawn(frame)?;
    items.push(Item::Clip(frame.region));
    items.extend(symbols::circles(shown, frame));
    let overlays = scale_bar::drawn(layout, frame);
    items.extend(labels(layout, frame, &names, &marks, &overlays.taken));
    if let Some(closer) = closer {
        let pen = Pen { dashes: vec![3.0, 2.0], ..Pen::new(layout.accent, 1.0) };
        items.push(border(part_of(frame, closer), pen));
    }
    items.extend(symbols::drawn(&marks, shown, layout.fonts));
    items.push(Item::Unclip);
    items.extend(overlays.items);
    items.push(border(frame.region, Pen::new(palette::LINE, 0.8)));
    let inside: u32 = marks.iter().map(|mark| mark.count).sum();
    let alt = tr!("print-map-of-events", count = inside as usize);
    sheet.add(Role::Figure(alt), items);
    Ok(())
}

/// Names that lie over nothing else, the important ones first: at their place, else above
/// or below it.
pub fn labels(
    layout: &Layout<'_>,
    frame: &Frame,
    names: &[Name],
    marks: &[Mark],
    taken: &[Region],
) -> Vec<Item> {
    let around = |mark: &Mark| {
        let [x, y] = mark.at;
        Region::new(x, y, 0.0, 0.0).expanded(mark.reach() + 0.5)
    };
    let mut taken: Vec<Region> = taken.iter().copied().chain(marks.iter().map(around)).collect();
    let mut items = Vec::new();
    for (rank, name) in names.iter().enumerate() {
        let width = layout.fonts.width(Face::Regular, name.size, &name.text);
        let tries = if rank < MOST_IMPORTANT { NAME_SHIFTS.len() } else { USUAL_SHIFTS };
        for down in NAME_SHIFTS.into_iter().take(tries) {
            let y = name.at[1] + down * name.size * 1.25;
            let region =
                Region::new(name.at[0] - width / 2.0, y - name.size * 0.55, width, name.size * 1.1);
            let is_inside = frame.region.contains([region.x, region.y])
                && frame.region.contains([region.right(), region.bottom()]);
            if !is_inside || taken.iter().any(|other| other.meets(region.expanded(1.0))) {
                continue;
            }
            taken.push(region);
            items.push(Item::Text(Text {
                at: [region.x, y + name.size * 0.36],
                text: name.text.clone(),
                face: Face::Regular,
                size: name.size,
                rgb: name.rgb,
                halo: Some((name.halo, 1.6)),
            }));
            break;
        }
    }
    items
}

/// The part of `outer` that `inner` shows.
pub fn part_of(outer: &Frame, inner: &Frame) -> Region {
    let Region { x, y, .. } = inner.region;
    let corners = [[x, y], [inner.region.right(), inner.region.bottom()]];
    let [[x, y], [right, bottom]] = corners.map(|at| outer.project(inner.unproject(at)));
    Region::new(x, y, (right - x).max(3.0), (bottom - y).max(3.0))
}
