//! Small maps by day, week or month, all of one part of the world at one scale.

use std::collections::HashSet;

use super::base_map::BaseMap;
use super::events::{PrintEvent, on_map};
use super::frame::Frame;
use super::front::extent;
use super::layout::{Layout, Style};
use super::palette;
use super::sheet::{Item, Outline, Paint, Pen, Region, Role, Sheet, border};
use crate::dataset::symbol::Symbol;
use crate::dataset::{Instant, Interval, TimePrecision};
use crate::export::ExportError;
use crate::export::print_choices::Periods;
use crate::filter::Mode;
use crate::language::{current, tr};
use crate::summary::bins::{Bins, Width};

/// The most maps where nobody chose the periods.
const MOST_USUAL: usize = 20;

/// The most maps of a document; longer times get wider periods.
const MOST: usize = 60;

/// The radius of an event, in points.
const DOT_POINTS: f32 = 2.0;

/// The periods of small maps, as people choose them.
const WIDTHS: [Width; 5] = [Width::Day, Width::Week, Width::Month, Width::Quarter, Width::Year];

/// The time that small maps show: of a window all of it, also where nothing happened, else
/// from the first event to the last. An event that began long before others is shown from
/// where the window begins.
fn shown_time(layout: &Layout<'_>, events: &[PrintEvent]) -> Option<Interval> {
    let happened = extent(events.iter().filter(|event| !event.is_lasting()));
    let extent = happened.or_else(|| extent(events.iter()))?;
    let time = layout.time_filter();
    match time.and_then(|time| Some((time.mode, time.bounds_secs()?, time.window?))) {
        Some((Mode::Window, _, window)) => Some(window),
        Some((_, (start, end), _)) => {
            let bounds = Interval::new(Instant::from_secs(start), Instant::from_secs(end))?;
            common(extent, bounds)
        }
        None => Some(extent),
    }
}

fn common(a: Interval, b: Interval) -> Option<Interval> {
    Interval::new(a.start().max(b.start()), a.end().min(b.end()))
}

/// Why a document has the small maps that it has.
enum Chosen {
    /// These periods of this time.
    Periods(Bins, Interval),
    /// One map shows all, or none were asked for.
    None,
    /// Even years would be too many.
    TooMany,
}

fn chosen(layout: &Layout<'_>, events: &[PrintEvent]) -> Chosen {
    let (first, most) = match layout.job.print.periods {
        Periods::None => return Chosen::None,
        Periods::Auto => (Width::Day, MOST_USUAL),
        Periods::Day => (Width::Day, MOST),
        Periods::Week => (Width::Week, MOST),
        Periods::Month => (Width::Month, MOST),
    };
    let Some(time) = shown_time(layout, events) else { return Chosen::None };
    let widths = WIDTHS.into_iter().skip_while(|width| *width != first);
    let all = || widths.clone().map(|width| Bins::covering(time, width, &layout.job.zone));
    let fits = |most: usize| all().find(|bins| bins.len() <= most);
    match fits(most).or_else(|| fits(MOST)) {
        Some(bins) if bins.len() > 1 => Chosen::Periods(bins, time),
        Some(_) => Chosen::None,
        None => Chosen::TooMany,
    }
}

/// Whether small maps were left out because there would be too many of them.
pub fn are_too_many(layout: &Layout<'_>, events: &[PrintEvent]) -> bool {
    matches!(chosen(layout, events), Chosen::TooMany)
}

/// Each period, as far as it is shown, with its events on the map: those that may have
/// happened in it.
fn counted<'a>(
    bins: &Bins,
    time: Interval,
    shown: &[&'a PrintEvent],
) -> Vec<(Interval, Vec<&'a PrintEvent>)> {
    let periods = (0..bins.len()).filter_map(|index| common(bins.interval(index)?, time));
    let events = |period: Interval| {
        let is_in =
            |event: &&&PrintEvent| event.interval.is_some_and(|interval| interval.overlaps(period));
        (period, shown.iter().filter(is_in).copied().collect())
    };
    periods.map(events).collect()
}

/// Whether the periods that were asked for would be too many.
fn is_wider(layout: &Layout<'_>, width: Width) -> bool {
    match layout.job.print.periods {
        Periods::Auto | Periods::None => false,
        Periods::Day => width != Width::Day,
        Periods::Week => width != Width::Week,
        Periods::Month => width != Width::Month,
    }
}

/// Pages of small maps; none where one map shows all.
///
/// # Errors
/// When the embedded map cannot be read.
pub fn pages(
    layout: &Layout<'_>,
    events: &[PrintEvent],
    frame: &Frame,
    base: &BaseMap,
) -> Result<Vec<Sheet>, ExportError> {
    let Chosen::Periods(bins, time) = chosen(layout, events) else { return Ok(Vec::new()) };
    let shown = on_map(events);
    let counted = counted(&bins, time, &shown);
    let most = counted.iter().map(|(_, events)| events.len()).max().unwrap_or(0).max(1);
    let heading = tr!("print-small-maps");
    let (mut sheet, mut body) = layout.page(heading, heading);
    let note = note(&shown, frame, bins.width.filter(|width| is_wider(layout, *width)));
    let (items, height) = layout.paragraph(Style::NOTE, [body.x, body.y], &note, body.width);
    sheet.add(Role::Paragraph, items);
    let gap = layout.scaled(10.0);
    body = below(body, height + layout.scaled(6.0));
    let grid = Grid::of(layout, body, frame, counted.len());
    let mut sheets = Vec::new();
    let mut place = 0;
    for (period, events) in &counted {
        if place == grid.columns * grid.rows {
            let (next, next_body) = layout.page("", heading);
            sheets.push(std::mem::replace(&mut sheet, next));
            body = next_body;
            place = 0;
        }
        let [column, row] = [place % grid.columns, place / grid.columns].map(|at| at as f32);
        let region = Region::new(
            body.x + column * (grid.width + gap),
            body.y + row * (grid.height + grid.words + gap),
            grid.width,
            grid.height,
        );
        one(layout, &mut sheet, &frame.shown_in(region), base, (*period, events, most))?;
        place += 1;
    }
    sheets.push(sheet);
    Ok(sheets)
}

fn below(region: Region, by: f32) -> Region {
    Region::new(region.x, region.y + by, region.width, region.height - by)
}

/// How an event is counted that lies in several periods or in none.
fn note(shown: &[&PrintEvent], frame: &Frame, wider: Option<Width>) -> String {
    let undated = shown.iter().filter(|event| event.interval.is_none()).count();
    let mut note = tr!("print-small-maps-note").to_owned();
    let is_outside = |at: [f64; 2]| !frame.region.contains(frame.project(at));
    let outside = shown.iter().filter(|event| event.at.is_some_and(is_outside)).count();
    if outside > 0 {
        note += &tr!("print-outside-of-small-maps", count = outside);
    }
    if undated > 0 {
        note += &tr!("print-undated-in-none", count = undated);
    }
    if let Some(width) = wider {
        note += &tr!("print-wider-periods", width = current().word(&width.label()));
    }
    note
}

/// How small maps stand on a page.
struct Grid {
    columns: usize,
    rows: usize,
    width: f32,
    height: f32,
    /// Room for the words below a map.
    words: f32,
}

impl Grid {
    /// As large as `count` maps fit one page, but not smaller than a fifth of its width.
    fn of(layout: &Layout<'_>, body: Region, frame: &Frame, count: usize) -> Self {
        let gap = layout.scaled(10.0);
        let words = layout.height(Style::TEXT, 1) + layout.scaled(5.0);
        let shape = (frame.region.height / frame.region.width).clamp(0.4, 0.9);
        let with = |columns: usize| {
            let width = (body.width - gap * (columns - 1) as f32) / columns as f32;
            let height = (width * shape).min(body.height - words);
            let rows = ((body.height + gap) / (height + words + gap)).floor().max(1.0) as usize;
            Self { columns, rows, width, height, words }
        };
        let fits = (2..=5).map(with).find(|grid| grid.columns * grid.rows >= count);
        fits.unwrap_or_else(|| with(5))
    }
}

/// One small map with its period, its number and a bar.
fn one(
    layout: &Layout<'_>,
    sheet: &mut Sheet,
    frame: &Frame,
    base: &BaseMap,
    (period, events, most): (Interval, &[&PrintEvent], usize),
) -> Result<(), ExportError> {
    let region = frame.region;
    let (mut items, _) = base.drawn(frame)?;
    items.push(Item::Clip(region));
    let mut known = HashSet::new();
    for event in events {
        let Some(at) = event.at.map(|at| frame.project(at)) else { continue };
        let hue = Symbol::of_kind(&event.kind).hue;
        let key = (at.map(|points| (points * 4.0).round() as i64), hue as u8, event.is_area);
        if known.insert(key) {
            items.push(dot(at, hue.rgb()[0], event.is_area));
        }
    }
    items.push(Item::Unclip);
    items.push(border(region, Pen::new(palette::LINE, 0.7)));
    let zone = &layout.job.zone;
    let words = current().interval_in_words(Some(period), TimePrecision::Day, zone);
    let count = current().number(events.len());
    sheet.add(Role::Figure(format!("{words}: {count}")), items);
    let y = region.bottom() + layout.scaled(2.0);
    sheet.add(
        Role::Paragraph,
        vec![
            layout.line(Style::TEXT, [region.x, y], words),
            layout.line_to(Style::STRONG, [region.right(), y], &count),
        ],
    );
    let bar = Region::new(
        region.x,
        y + layout.height(Style::TEXT, 1) + layout.scaled(0.6),
        region.width,
        layout.scaled(1.6),
    );
    if !events.is_empty() {
        sheet.decorate(vec![layout.bar(bar, events.len() as f32 / most as f32)]);
    }
    Ok(())
}

fn dot(at: [f32; 2], rgb: u32, is_area: bool) -> Item {
    let (fill, stroke) = if is_area {
        (Paint { rgb: palette::PAPER, opacity: 0.75 }, Pen::new(rgb, 0.8))
    } else {
        (Paint::solid(rgb), Pen::new(palette::PAPER, 0.5))
    };
    Item::Path { outline: Outline::Circle(at, DOT_POINTS), fill: Some(fill), stroke: Some(stroke) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn interval(start: i64, secs: i64) -> Interval {
        let start = Instant::from_secs(start);
        Interval::new(start, start.plus_secs(secs)).unwrap()
    }

    proptest! {
        #[test]
        fn the_number_of_a_period_is_that_of_the_events_that_may_have_been_in_it(
            events in prop::collection::vec(
                prop::option::of((0_i64..8_000_000, 1_i64..900_000)), 0..40
            ),
            start in 0_i64..3_000_000,
            secs in 90_000_i64..5_000_000,
        ) {
            let event = |known: &Option<(i64, i64)>| PrintEvent {
                at: None,
                radius_m: 0.0,
                is_area: false,
                area: None,
                is_disputed: false,
                kind: String::new(),
                interval: known.map(|(start, secs)| interval(start, secs)),
            };
            let events: Vec<PrintEvent> = events.iter().map(event).collect();
            let events: Vec<&PrintEvent> = events.iter().collect();
            let time = interval(start, secs);
            for width in [Width::Day, Width::Week, Width::Month] {
                let zone = crate::dataset::time::zone("Europe/Kyiv").unwrap();
                let bins = Bins::covering(time, width, &zone);
                let counted = counted(&bins, time, &events);
                // The periods cover the time, each second once.
                let sum: i64 = counted.iter().map(|(period, _)| period.secs()).sum();
                prop_assert_eq!(sum, time.secs());
                for (period, inside) in counted {
                    let (from, to) = (period.start().secs(), period.end().secs());
                    let mut expected = 0;
                    for event in &events {
                        let Some(known) = event.interval else { continue };
                        expected += usize::from(known.start().secs() < to && from < known.end().secs());
                    }
                    prop_assert_eq!(inside.len(), expected);
                }
            }
        }
    }
}
