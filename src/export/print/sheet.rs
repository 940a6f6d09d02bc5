//! What stands on the pages of a printed document, before it is written as PDF: pages
//! are laid out first, so that each can say how many there are, and so that tests can
//! look at them without a reader of PDF.
//!
//! Positions and lengths are points of 1/72 inch, x to the right and y down from the
//! upper left corner of the page. Colours are `0xRRGGBB`.

use super::font::Face;

/// A rectangle on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Region {
    /// Its left side.
    pub x: f32,
    /// Its upper side.
    pub y: f32,
    /// How wide it is.
    pub width: f32,
    /// How high it is.
    pub height: f32,
}

impl Region {
    /// From its upper left corner, width and height.
    pub const fn new(x: f32, y: f32, width: f32, height: f32) -> Self {
        Self { x, y, width, height }
    }

    /// Its right side.
    pub fn right(self) -> f32 {
        self.x + self.width
    }

    /// Its lower side.
    pub fn bottom(self) -> f32 {
        self.y + self.height
    }

    /// Its middle.
    pub fn centre(self) -> [f32; 2] {
        [self.x + self.width / 2.0, self.y + self.height / 2.0]
    }

    /// The same, larger by `by` on every side.
    #[must_use]
    pub fn expanded(self, by: f32) -> Self {
        Self::new(self.x - by, self.y - by, self.width + 2.0 * by, self.height + 2.0 * by)
    }

    /// Whether any point lies in both.
    pub fn meets(self, other: Self) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }

    /// Whether a point lies in it.
    pub fn contains(self, [x, y]: [f32; 2]) -> bool {
        (self.x..=self.right()).contains(&x) && (self.y..=self.bottom()).contains(&y)
    }

    /// Its corners, one after another.
    pub fn corners(self) -> Vec<[f32; 2]> {
        let Self { x, y, .. } = self;
        vec![[x, y], [self.right(), y], [self.right(), self.bottom()], [x, self.bottom()]]
    }
}

/// A colour and how much of it covers what is below, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Paint {
    /// `0xRRGGBB`.
    pub rgb: u32,
    /// From 0 to 1.
    pub opacity: f32,
}

impl Paint {
    /// A colour that covers.
    pub const fn solid(rgb: u32) -> Self {
        Self { rgb, opacity: 1.0 }
    }
}

/// How a line is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Pen {
    /// Its colour.
    pub paint: Paint,
    /// How wide it is.
    pub width: f32,
    /// Lengths of strokes and gaps; empty for a whole line.
    pub dashes: Vec<f32>,
}

impl Pen {
    /// A whole line.
    pub const fn new(rgb: u32, width: f32) -> Self {
        Self { paint: Paint::solid(rgb), width, dashes: Vec::new() }
    }
}

/// What a path runs along.
#[derive(Debug, Clone, PartialEq)]
pub enum Outline {
    /// Rings, each closed; what lies in several is inside.
    Rings(Vec<Vec<[f32; 2]>>),
    /// Lines, none closed.
    Lines(Vec<Vec<[f32; 2]>>),
    /// A circle, by its middle and radius.
    Circle([f32; 2], f32),
}

/// A line of text.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// Where its baseline begins.
    pub at: [f32; 2],
    /// What is written.
    pub text: String,
    /// In which letters.
    pub face: Face,
    /// How large they are.
    pub size: f32,
    /// Their colour.
    pub rgb: u32,
    /// The colour and width of what is around them, below other letters.
    pub halo: Option<(u32, f32)>,
}

/// Something on a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// Text.
    Text(Text),
    /// Lines and areas.
    Path {
        /// Where it runs.
        outline: Outline,
        /// What is inside.
        fill: Option<Paint>,
        /// What is along it.
        stroke: Option<Pen>,
    },
    /// What follows is only seen in the region, up to [`Item::Unclip`].
    Clip(Region),
    /// Ends the last clip.
    Unclip,
    /// The logo of the house.
    Logo(Region),
    /// A region that leads to an address.
    Link(Region, String),
}

/// What items are to somebody who hears the document.
#[derive(Debug, Clone, PartialEq)]
pub enum Role {
    /// Not read aloud: lines, the foot of the page.
    Artifact,
    /// The title of the document.
    Title,
    /// The heading of a page or of a part of it.
    Heading,
    /// Text.
    Paragraph,
    /// A picture, with what it shows in words.
    Figure(String),
    /// A cell of the table of events.
    Cell {
        /// Its row, counted over all pages; the header of the table is 0.
        row: usize,
        /// Its column.
        column: usize,
    },
}

/// Items with one role.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// What they are.
    pub role: Role,
    /// From the lowest up.
    pub items: Vec<Item>,
}

/// A page.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// What readers call it in the list of pages; empty for one that continues another.
    pub name: String,
    /// What stands on it, in the order in which it is read.
    pub blocks: Vec<Block>,
}

impl Sheet {
    /// An empty page.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), blocks: Vec::new() }
    }

    /// Adds items.
    pub fn add(&mut self, role: Role, items: Vec<Item>) {
        if !items.is_empty() {
            self.blocks.push(Block { role, items });
        }
    }

    /// Adds what is not read aloud.
    pub fn decorate(&mut self, items: Vec<Item>) {
        self.add(Role::Artifact, items);
    }
}

/// An area of one colour.
pub fn filled(region: Region, paint: Paint) -> Item {
    Item::Path { outline: Outline::Rings(vec![region.corners()]), fill: Some(paint), stroke: None }
}

/// A line from one point to another.
pub fn line(from: [f32; 2], to: [f32; 2], pen: Pen) -> Item {
    Item::Path { outline: Outline::Lines(vec![vec![from, to]]), fill: None, stroke: Some(pen) }
}

/// The border of a region.
pub fn border(region: Region, pen: Pen) -> Item {
    Item::Path { outline: Outline::Rings(vec![region.corners()]), fill: None, stroke: Some(pen) }
}
