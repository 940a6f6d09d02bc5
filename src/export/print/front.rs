//! The first page: title, time in words, the map with its legend, what it shows.

use super::base_map::{BaseMap, Name};
use super::close_up;
use super::events::{PrintEvent, on_map};
use super::frame::Frame;
use super::layout::{Layout, Style, figures};
use super::legend::Legend;
use super::map;
use super::palette;
use super::sheet::{Item, Pen, Region, Role, Sheet, border, line};
use crate::dataset::{Interval, TimePrecision};
use crate::export::{ExportError, document_text};
use crate::filter::Mode;
use crate::language::{current, tr};

/// The most lines of the title.
const MOST_TITLE_LINES: usize = 3;

/// The most names on the map that shows where the map lies.
const MOST_LOCATOR_NAMES: usize = 12;

/// The most lines below the map; the page with the summary has all of them.
const MOST_CAPTION_LINES: usize = 4;

/// The first page, the frame of its map, and that of a closer one where it is needed.
///
/// # Errors
/// When the embedded map cannot be read.
pub fn page(
    layout: &Layout<'_>,
    events: &[PrintEvent],
    base: &BaseMap,
) -> Result<(Sheet, Frame, Option<Frame>), ExportError> {
    let mut sheet = Sheet::new(tr!("print-map"));
    let inside = layout.inside();
    let top = head(layout, events, &mut sheet);
    let column = layout.scaled(168.0);
    let gap = layout.scaled(14.0);
    let shown = on_map(events);
    let caption = caption(layout, events, &shown);
    let map_width = inside.width - column - gap;
    let caption: Vec<String> =
        caption.iter().flat_map(|text| layout.lines(Style::NOTE, text, map_width)).collect();
    let is_long = caption.len() > MOST_CAPTION_LINES;
    let caption_lines = caption.len().min(MOST_CAPTION_LINES);
    let caption_height = layout.height(Style::NOTE, caption_lines) + layout.scaled(5.0);
    let region = Region::new(inside.x, top, map_width, inside.bottom() - top - caption_height);

    let positions: Vec<[f64; 2]> = shown.iter().filter_map(|event| event.at).collect();
    let frame = Frame::around(region, &positions, map::MARGIN_POINTS);
    let closer = close_up::frame(layout, &frame, &shown);
    map::add(layout, &mut sheet, &frame, base, &shown, closer.as_ref())?;

    let mut lines = Vec::new();
    for (index, text) in caption.into_iter().take(caption_lines).enumerate() {
        let is_last = is_long && index + 1 == caption_lines;
        let text = if is_last { format!("{text} …") } else { text };
        let y = region.bottom() + layout.scaled(5.0) + layout.height(Style::NOTE, index);
        lines.push(layout.line(Style::NOTE, [inside.x, y], text));
    }
    sheet.add(Role::Paragraph, lines);

    let x = region.right() + gap;
    side(
        layout,
        &mut sheet,
        Region::new(x, top, column, inside.bottom() - top),
        &frame,
        &shown,
        base,
    )?;
    Ok((sheet, frame, closer))
}

/// Title, time, logo; where they end.
fn head(layout: &Layout<'_>, events: &[PrintEvent], sheet: &mut Sheet) -> f32 {
    let inside = layout.inside();
    let logo = layout.logo_size.map(|[width, height]| {
        let fits = (layout.scaled(36.0) / height).min(inside.width / 4.0 / width);
        [width * fits, height * fits]
    });
    let logo_width = logo.map_or(0.0, |[width, _]| width + layout.scaled(14.0));
    let width = inside.width - logo_width;
    let title = document_text::title(layout.job, &layout.job.print.info);
    let lines = layout.first_lines(Style::TITLE, &title, width, MOST_TITLE_LINES);
    let (items, title_height) = layout.block(Style::TITLE, [inside.x, inside.y], lines);
    sheet.add(Role::Title, items);
    let below = inside.y + title_height + layout.scaled(1.0);
    let style = Style { size: 10.4, rgb: palette::FAINT, ..Style::TEXT };
    let zone = layout.job.zone.iana_name().unwrap_or("UTC");
    let words = tr!("print-time-and-zone", time = time(layout, events), zone = zone);
    let (items, height) = layout.paragraph(style, [inside.x, below], &words, width);
    sheet.add(Role::Paragraph, items);
    let mut end = below + height;
    if let Some([width, height]) = logo {
        let region = Region::new(inside.right() - width, inside.y, width, height);
        sheet.decorate(vec![Item::Logo(region)]);
        end = end.max(region.bottom());
    }
    let y = end + layout.scaled(4.0);
    let pen = Pen::new(layout.accent, 1.8);
    sheet.decorate(vec![line([inside.x, y], [inside.right(), y], pen)]);
    y + layout.scaled(9.0)
}

/// The time window in words, or from when to when events are.
fn time(layout: &Layout<'_>, events: &[PrintEvent]) -> String {
    let zone = &layout.job.zone;
    let words = |interval| current().interval_in_words(Some(interval), TimePrecision::Day, zone);
    let filter = layout.time_filter();
    if let Some((filter, window)) = filter.and_then(|filter| Some((filter, filter.window?))) {
        return match filter.mode {
            Mode::FromBeginning => tr!("until-a-time", time = layout.time(window.end())),
            Mode::UntilEnd => tr!("from-a-time", time = layout.time(window.start())),
            Mode::Instant => layout.time(window.start()),
            Mode::Window | Mode::Off => words(window),
        };
    }
    extent(events.iter()).map_or_else(|| current().text("time-unknown").to_owned(), words)
}

/// From the first start to the last end.
pub fn extent<'a>(events: impl Iterator<Item = &'a PrintEvent>) -> Option<Interval> {
    events.filter_map(|event| event.interval).reduce(Interval::union)
}

/// What decided which events are here, and which of them no place on the map stands for.
fn caption(layout: &Layout<'_>, events: &[PrintEvent], shown: &[&PrintEvent]) -> Vec<String> {
    let mut lines = vec![document_text::sentences(layout.job).join(" · ")];
    let off_map = events.iter().filter(|event| event.at.is_none()).count();
    if off_map > 0 {
        lines.push(tr!("print-off-the-map", count = off_map));
    }
    let lasting = events.len() - off_map - shown.len();
    if lasting > 0 {
        lines.push(tr!("print-lasting-not-drawn", count = lasting));
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// Beside the map: sums, legend, where it lies.
fn side(
    layout: &Layout<'_>,
    sheet: &mut Sheet,
    region: Region,
    frame: &Frame,
    shown: &[&PrintEvent],
    base: &BaseMap,
) -> Result<(), ExportError> {
    let heading = layout.line(Style::HEADING, [region.x, region.y], tr!("in-numbers"));
    sheet.add(Role::Heading, vec![heading]);
    let y = region.y + layout.height(Style::HEADING, 1) + layout.scaled(3.0);
    let (items, height) = figures(layout, [region.x, y], region.width);
    sheet.add(Role::Paragraph, items);
    let y = y + height + layout.scaled(8.0);
    let below = Region::new(region.x, y, region.width, region.bottom() - y);
    let legend = Legend::fitting(layout, below, frame, shown);
    let locator = locator(layout, region, frame);
    let locator = locator.filter(|map| y + legend.height() < map.region.y);
    legend.add(layout, sheet, below);
    let Some(locator) = locator else { return Ok(()) };
    let (mut items, names) = base.drawn(&locator)?;
    let part = map::part_of(&locator, frame);
    let names: Vec<Name> = names.into_iter().take(MOST_LOCATOR_NAMES).collect();
    items.push(Item::Clip(locator.region));
    items.extend(map::labels(layout, &locator, &names, &[], &[part]));
    items.push(border(part, Pen::new(layout.accent, 1.4)));
    items.push(Item::Unclip);
    items.push(border(locator.region, Pen::new(palette::LINE, 0.8)));
    sheet.add(Role::Figure(tr!("print-locator").to_owned()), items);
    Ok(())
}

/// A map of what lies around the map, at the foot of the column; none where the map
/// itself shows countries.
fn locator(layout: &Layout<'_>, column: Region, frame: &Frame) -> Option<Frame> {
    let zoom = frame.zoom() as f32;
    if zoom < 5.5 {
        return None;
    }
    let height = layout.scaled(104.0);
    let region = Region::new(column.x, column.bottom() - height, column.width, height);
    Some(frame.at_zoom(region, (zoom - 4.0).clamp(3.6, 5.0)))
}
