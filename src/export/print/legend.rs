//! What the symbols of the map mean.

use std::collections::HashMap;

use super::events::PrintEvent;
use super::frame::Frame;
use super::layout::{Layout, Style};
use super::palette;
use super::sheet::{Item, Outline, Pen, Region, Role, Sheet};
use super::symbols;
use crate::dataset::kind::{KINDS, UNKNOWN};
use crate::language::{current, tr};

/// What the symbols mean, in lines.
pub struct Legend {
    /// Kinds.
    entries: Vec<Entry>,
    /// What else is drawn.
    signs: Vec<Entry>,
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
        let signs: Vec<Entry> = signs(frame, shown).into_iter().map(entry).collect();
        let entries = kinds(shown).into_iter().map(entry).collect();
        Self {
            entries,
            signs,
            heading: layout.height(Style::HEADING, 1) + layout.scaled(3.0),
            style,
        }
    }

    /// How high it is.
    pub fn height(&self) -> f32 {
        let entries = self.entries.iter().chain(&self.signs);
        self.heading + entries.map(|entry| entry.height).sum::<f32>()
    }

    /// Adds it to `sheet`; where `region` does not hold all of it, the last kinds are
    /// counted together.
    pub fn add(self, layout: &Layout<'_>, sheet: &mut Sheet, region: Region) {
        if self.entries.is_empty() {
            return;
        }
        let heading = layout.line(Style::HEADING, [region.x, region.y], tr!("legend"));
        sheet.add(Role::Heading, vec![heading]);
        let (style, height) = (self.style, self.height());
        let mut y = region.y + self.heading;
        let mut items = Vec::new();
        let signs: f32 = self.signs.iter().map(|entry| entry.height).sum();
        let more_height = layout.height(style, 1);
        let fits = height <= region.height;
        let room = region.bottom() - signs - if fits { 0.0 } else { more_height };
        let mut left = self.entries.len();
        for entry in self.entries {
            if !fits && y + entry.height > room {
                break;
            }
            y = entry_items(entry, layout, style, [region.x, region.right(), y], &mut items);
            left -= 1;
        }
        if left > 0 {
            items.push(layout.line(Style::NOTE, [region.x, y], tr!("more-kinds", count = left)));
            y += more_height;
        }
        for sign in self.signs {
            y = entry_items(sign, layout, style, [region.x, region.right(), y], &mut items);
        }
        sheet.add(Role::Paragraph, items);
    }
}

/// Adds an entry between `left` and `right`, whose upper side is `y`; its lower side.
fn entry_items(
    entry: Entry,
    layout: &Layout<'_>,
    style: Style,
    [left, right, y]: [f32; 3],
    items: &mut Vec<Item>,
) -> f32 {
    let Entry { symbol, words, count, height } = entry;
    let middle = y + layout.height(style, 1) / 2.0;
    items.extend(symbol([left + layout.scaled(7.0), middle]));
    for (index, text) in words.into_iter().enumerate() {
        let at = [left + indent(layout), y + layout.height(style, index)];
        items.push(layout.line(style, at, text));
    }
    items.push(layout.line_to(style, [right, y], &count));
    y + height
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
        sign(tr!("print-legend-circle"), |at| vec![symbols::area(Outline::Circle(at, 5.0))]);
    }
    let large = symbols::larger_than_map(shown, frame);
    if large > 0 {
        let words = tr!("print-circles-larger", count = large);
        signs.push(Meaning { symbol: Box::new(|_| Vec::new()), words, count: String::new() });
    }
    let mut sign = |words: &'static str, symbol: fn([f32; 2]) -> Vec<Item>| {
        let (words, count) = (words.to_owned(), String::new());
        signs.push(Meaning { symbol: Box::new(symbol), words, count });
    };
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
