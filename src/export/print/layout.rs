//! What every page of a printed document has: margins, a head, a foot; and text in lines.

use super::font::{Face, Fonts};
use super::palette;
use super::sheet::{Item, Paint, Pen, Region, Role, Sheet, Text, filled, line};
use crate::base::escape::escape_invisible;
use crate::dataset::{Instant, TimeAxis};
use crate::export::{Job, document_text};
use crate::filter::{Policy, TimeFilter};
use crate::language::{current, tr};

/// The empty border of a page, in points.
const MARGIN_POINTS: f32 = 34.0;

/// The most lines at the foot of a page.
const MOST_FOOT_LINES: usize = 2;

/// Room between what stands on a page and its foot, in points.
const FOOT_ROOM_POINTS: f32 = 12.0;

/// How far lines of text are apart, in sizes of their letters.
const LINE_HEIGHT: f32 = 1.32;

/// Where a line of text stands below its upper side, in sizes of its letters.
const BASELINE: f32 = 0.98;

/// How a text looks.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// Its letters.
    pub face: Face,
    /// How large they are, in points on A4.
    pub size: f32,
    /// Their colour.
    pub rgb: u32,
}

impl Style {
    /// Text.
    pub const TEXT: Self = Self { face: Face::Regular, size: 8.4, rgb: palette::TEXT };
    /// What stands out in text.
    pub const STRONG: Self = Self { face: Face::Semibold, size: 8.4, rgb: palette::TEXT };
    /// What is said beside.
    pub const NOTE: Self = Self { face: Face::Regular, size: 7.4, rgb: palette::FAINT };
    /// A heading.
    pub const HEADING: Self = Self { face: Face::Semibold, size: 11.5, rgb: palette::TEXT };
    /// The title of the document.
    pub const TITLE: Self = Self { face: Face::Semibold, size: 19.0, rgb: palette::TEXT };
    /// A hash.
    pub const HASH: Self = Self { face: Face::Mono, size: 6.6, rgb: palette::FAINT };
}

/// How pages are laid out.
pub struct Layout<'a> {
    /// What is printed.
    pub job: &'a Job,
    /// Its letters.
    pub fonts: &'a Fonts,
    /// Width and height of a page.
    pub size: [f32; 2],
    /// The colour of lines and bars.
    pub accent: u32,
    /// Width and height of the logo; `None` without one.
    pub logo_size: Option<[f32; 2]>,
    /// Who must be credited for the map.
    pub map_credit: String,
}

impl Layout<'_> {
    /// A length that grows with the letters of the paper.
    pub fn scaled(&self, points: f32) -> f32 {
        points * self.job.print.paper.text_scale()
    }

    /// What lies inside of the margins and above the foot.
    pub fn inside(&self) -> Region {
        let [width, height] = self.size;
        let foot = self.scaled(26.0);
        Region::new(
            MARGIN_POINTS,
            MARGIN_POINTS,
            width - 2.0 * MARGIN_POINTS,
            height - 2.0 * MARGIN_POINTS - foot + FOOT_ROOM_POINTS,
        )
    }

    /// How high `lines` lines of text are.
    pub fn height(&self, style: Style, lines: usize) -> f32 {
        self.scaled(style.size) * LINE_HEIGHT * lines as f32
    }

    /// How wide a line of text is.
    pub fn width(&self, style: Style, text: &str) -> f32 {
        self.fonts.width(style.face, self.scaled(style.size), text)
    }

    /// `text` in lines of at most `width` points.
    pub fn lines(&self, style: Style, text: &str, width: f32) -> Vec<String> {
        // Line ends of any system, and tabs, are spaces between words.
        let text = text.replace("\r\n", "\n").replace(['\r', '\t'], " ");
        self.fonts.lines(style.face, self.scaled(style.size), &escape_invisible(&text), width)
    }

    /// The same, of which `most` are kept; "…" says that there are more.
    pub fn first_lines(&self, style: Style, text: &str, width: f32, most: usize) -> Vec<String> {
        let mut lines = self.lines(style, text, width);
        if lines.len() > most {
            lines.truncate(most);
            if let Some(last) = lines.last_mut() {
                while !last.is_empty() && self.width(style, &format!("{last}…")) > width {
                    last.pop();
                }
                last.push('…');
            }
        }
        lines
    }

    /// A line of text whose upper left corner is at `at`.
    pub fn line(&self, style: Style, at: [f32; 2], text: impl Into<String>) -> Item {
        let size = self.scaled(style.size);
        Item::Text(Text {
            at: [at[0], at[1] + size * BASELINE],
            text: escape_invisible(&text.into()).into_owned(),
            face: style.face,
            size,
            rgb: style.rgb,
            halo: None,
        })
    }

    /// A line of text that ends at `right`.
    pub fn line_to(&self, style: Style, [right, y]: [f32; 2], text: &str) -> Item {
        self.line(style, [right - self.width(style, text), y], text)
    }

    /// `text` in lines below each other, and how high they are.
    pub fn paragraph(
        &self,
        style: Style,
        at: [f32; 2],
        text: &str,
        width: f32,
    ) -> (Vec<Item>, f32) {
        self.block(style, at, self.lines(style, text, width))
    }

    /// `lines` below each other, and how high they are.
    pub fn block(&self, style: Style, at: [f32; 2], lines: Vec<String>) -> (Vec<Item>, f32) {
        let height = self.height(style, lines.len());
        let place = |index: usize| [at[0], at[1] + self.height(style, index)];
        let items = lines.into_iter().enumerate();
        (items.map(|(index, text)| self.line(style, place(index), text)).collect(), height)
    }

    /// A page that is not the first, with its heading; what is left of it for its content.
    pub fn page(&self, name: &str, heading: &str) -> (Sheet, Region) {
        let mut sheet = Sheet::new(name);
        let inside = self.inside();
        let style = Style::HEADING;
        let item = self.line(style, [inside.x, inside.y], heading);
        if name.is_empty() {
            sheet.decorate(vec![item]);
        } else {
            sheet.add(Role::Heading, vec![item]);
        }
        let title = document_text::title(self.job, &self.job.print.info);
        let room = inside.width - self.width(style, heading) - self.scaled(20.0);
        let title = self.lines(Style::NOTE, &title, room).into_iter().next().unwrap_or_default();
        let below = inside.y + self.height(style, 1) + 3.0;
        sheet.decorate(vec![
            self.line_to(Style::NOTE, [inside.right(), inside.y + self.scaled(3.4)], &title),
            line([inside.x, below], [inside.right(), below], Pen::new(self.accent, 1.4)),
        ]);
        let top = below + self.scaled(9.0);
        (sheet, Region::new(inside.x, top, inside.width, inside.bottom() - top))
    }

    /// Writes the foot of every page: credit, licence, map, program, number of the page.
    pub fn feet(&self, sheets: &mut [Sheet]) {
        let job = self.job;
        let credit = job.print.template.as_ref().map(|known| known.credit.as_str());
        let licence = document_text::licence(job, &job.print.info);
        let licence = if licence.is_empty() { tr!("not-stated").to_owned() } else { licence };
        let version = env!("CARGO_PKG_VERSION");
        let made = match job.print.info.made_at {
            Some(at) => tr!("print-made-at", version = version, time = self.time(at)),
            None => tr!("print-made", version = version),
        };
        let parts = [
            credit.unwrap_or_default().to_owned(),
            // Who made the map must be read, however long the rest is.
            tr!("print-map-credit", credit = self.map_credit.as_str()),
            made,
            tr!("print-data-licence", licence = licence),
        ];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let foot = parts.join(" · ");
        let (inside, count) = (self.inside(), sheets.len());
        let y = self.size[1] - MARGIN_POINTS - self.scaled(8.0);
        for (index, sheet) in sheets.iter_mut().enumerate() {
            let number = tr!("print-page-number", page = index + 1, pages = count);
            let room = inside.width - self.width(Style::NOTE, &number) - self.scaled(16.0);
            let above = y - self.scaled(4.0);
            let mut items = vec![
                line([inside.x, above], [inside.right(), above], Pen::new(palette::LINE, 0.6)),
                self.line_to(Style::NOTE, [inside.right(), y], &number),
            ];
            let lines = self.first_lines(Style::NOTE, &foot, room, MOST_FOOT_LINES);
            items.extend(self.block(Style::NOTE, [inside.x, y], lines).0);
            sheet.decorate(items);
        }
    }

    /// The time filter, where it decided which events are there by when they were.
    pub fn time_filter(&self) -> Option<&TimeFilter> {
        let time = &self.job.filters.time;
        // When something was reported says little of when it happened.
        let is_about_events = time.axis == TimeAxis::Event && time.undated != Policy::Only;
        let decides = !document_text::is_by_hand(self.job) && time.bounds_secs().is_some();
        (decides && is_about_events).then_some(time)
    }

    /// A moment in words.
    pub fn time(&self, at: Instant) -> String {
        current().moment(at, &self.job.zone, "%-d %b %Y, %H:%M")
    }

    /// A bar whose length is `share` of `region`.
    pub fn bar(&self, region: Region, share: f32) -> Item {
        let width = (region.width * share).max(0.6);
        filled(Region { width, ..region }, Paint::solid(self.accent))
    }
}

/// Sums, as names and values below each other in a column; how high they are.
pub fn figures(layout: &Layout<'_>, at: [f32; 2], width: f32) -> (Vec<Item>, f32) {
    let mut items = Vec::new();
    let mut y = at[1];
    for (name, value) in document_text::figures(layout.job) {
        let value_width = layout.width(Style::STRONG, &value);
        let room = width - value_width - layout.scaled(6.0);
        let (name, height) = layout.paragraph(Style::TEXT, [at[0], y], name, room);
        items.extend(name);
        items.push(layout.line_to(Style::STRONG, [at[0] + width, y], &value));
        y += height + layout.scaled(1.5);
    }
    (items, y - at[1])
}
