//! What the symbols of the map mean.

use std::collections::HashMap;

use super::events::PrintEvent;
use super::frame::Frame;
use super::layout::{Layout, Style};
use super::palette;
use super::sheet::{Item, Outline, Paint, Pen, Region, Role, Sheet};
use super::symbols;
use crate::dataset::kind::{KINDS, UNKNOWN};
use crate::language::{current, tr};

/// What the symbols mean, in lines.
pub struct Legend {
    entries: Vec<Entry>,
    heading: f32,
    style: Style,
}

/// An entry: a symbol and what it means.
struct Entry {
    symbol: Box<dyn Fn([f32; 2]) -> Vec<Item>>,
    words: Vec<String>,
    count: String,
    height: f32,
}

/// An entry before its words are in lines.
struct Meaning {
    symbol: Box<dyn Fn([f32; 2]) -> Vec<Item>>,
    words: String,
    count: String,
}

impl Legend {
    /// Of what is `shown`, in smaller letters where those of text are too large for
    /// `region`.
    pub fn fitting(
        layout: &Layout<'_>,
        region: Region,
        frame: &Frame,
        shown: &[&PrintEvent],
    ) -> Self {
        let of = |style| Self::of(layout, region.width, style, frame, shown);
        let usual = of(Style::TEXT);
        if usual.height() <= region.height {
            return usual;
        }
        of(Style { rgb: Style::TEXT.rgb, ..Style::NOTE })
    }

    fn of(
        layout: &Layout<'_>,
        width: f32,
        style: Style,
        frame: &Frame,
        shown: &[&PrintEvent],
    ) -> Self {
        let row = layout.height(style, 1) + layout.scaled(2.2);
        let entry = |Meaning { symbol, words, count }: Meaning| {
            let room = width - indent(layout) - layout.width(style, &count);
            let words = layout.lines(style, &words, room - layout.scaled(6.0));
            let height = layout.height(style, words.len()) + layout.scaled(1.0);
            Entry { symbol, words, count, height: height.max(row) }
        };
        let entries = kinds(shown).into_iter().chain(signs(frame, shown)).map(entry).collect();
        Self { entries, heading: layout.height(Style::HEADING, 1) + layout.scaled(3.0), style }
    }

    /// How high it is.
    pub fn height(&self) -> f32 {
        self.heading + self.entries.iter().map(|entry| entry.height).sum::<f32>()
    }

    /// Adds it to `sheet`, as much as `region` holds.
    pub fn add(self, layout: &Layout<'_>, sheet: &mut Sheet, region: Region) {
        if self.entries.is_empty() {
            return;
        }
        let heading = layout.line(Style::HEADING, [region.x, region.y], tr!("legend"));
        sheet.add(Role::Heading, vec![heading]);
        let style = self.style;
        let mut y = region.y + self.heading;
        let mut items = Vec::new();
        let mut entries = self.entries.into_iter();
        let ellipsis = layout.height(style, 1);
        while let Some(Entry { symbol, words, count, height }) = entries.next() {
            let is_last = entries.len() == 0;
            if y + height + if is_last { 0.0 } else { ellipsis } > region.bottom() {
                let more = tr!("print-and-more", count = entries.len() + 1);
                items.push(layout.line(Style::NOTE, [region.x, y], more));
                break;
            }
            let middle = y + layout.height(style, 1) / 2.0;
            items.extend(symbol([region.x + layout.scaled(7.0), middle]));
            for (index, text) in words.into_iter().enumerate() {
                let at = [region.x + indent(layout), y + layout.height(style, index)];
                items.push(layout.line(style, at, text));
            }
            items.push(layout.line_to(style, [region.right(), y], &count));
            y += height;
        }
        sheet.add(Role::Paragraph, items);
    }
}

fn indent(layout: &Layout<'_>) -> f32 {
    layout.scaled(18.0)
}

/// The kinds that are shown, in the order of all legends, and how many of each.
fn kinds(shown: &[&PrintEvent]) -> Vec<Meaning> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for event in shown {
        *counts.entry(event.kind.as_str()).or_default() += 1;
    }
    let order = |kind: &str| KINDS.iter().position(|known| known.id == kind);
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(kind, _)| (order(kind).unwrap_or(KINDS.len()), kind.to_string()));
    let entry = |(kind, count): (&str, usize)| {
        let kind = if kind.is_empty() { UNKNOWN } else { kind }.to_owned();
        Meaning {
            words: current().kind_label(&kind),
            count: current().number(count),
            symbol: Box::new(move |at| symbols::symbol(&kind, at, symbols::SYMBOL_POINTS, true)),
        }
    };
    counts.into_iter().map(entry).collect()
}

/// What else is drawn, where it is drawn.
fn signs(frame: &Frame, shown: &[&PrintEvent]) -> Vec<Meaning> {
    let mut signs: Vec<Meaning> = Vec::new();
    let mut sign = |words: &'static str, symbol: fn([f32; 2]) -> Vec<Item>| {
        let (words, count) = (words.to_owned(), String::new());
        signs.push(Meaning { symbol: Box::new(symbol), words, count });
    };
    if shown.iter().any(|event| event.is_area) {
        sign(tr!("print-legend-hollow"), |at| {
            symbols::symbol(UNKNOWN, at, symbols::SYMBOL_POINTS, false)
        });
    }
    if symbols::circles(shown, frame).is_some() {
        sign(tr!("print-legend-circle"), |at| {
            let paint = |opacity| Paint { rgb: palette::AREA, opacity };
            vec![Item::Path {
                outline: Outline::Circle(at, 5.0),
                fill: Some(paint(0.10)),
                stroke: Some(Pen { paint: paint(0.45), width: 0.6, dashes: vec![2.4, 1.6] }),
            }]
        });
    }
    let marks = symbols::marks(shown, frame);
    if marks.iter().any(|mark| mark.count > 1) {
        sign(tr!("print-legend-ring"), |at| {
            let ring = |radius: f32, width: f32, rgb: u32| Item::Path {
                outline: Outline::Circle(at, radius),
                fill: None,
                stroke: Some(Pen::new(rgb, width)),
            };
            vec![ring(4.6, 1.8, palette::FAINT)]
        });
    }
    if shown.iter().any(|event| event.is_disputed) {
        sign(tr!("claims-differ"), |at| vec![symbols::disputed(at)]);
    }
    signs
}
