//! Columns of some consecutive records, as one reader collects them.

use std::hash::BuildHasher as _;

use super::accuracy::Accuracy;
use super::column::Codes;
use super::dictionaries::{CODED, Coded, CodedTime, Dictionaries};
use super::event::Event;
use super::place::Place;
use super::positions::Positions;
use super::reports::ReportPart;
use super::source::Span;
use super::starts::UNDATED;
use super::time::Interval;
use super::{Claims, CoordinateSource};

/// One row, its words coded.
#[derive(Debug, Clone, Copy)]
pub struct CodedRow {
    /// When.
    pub time: CodedTime,
    /// Codes by [`Coded`].
    pub codes: [u32; CODED],
    /// Whether the gazetteer gave the place.
    pub is_located_by_gazetteer: bool,
    /// When it was reported.
    pub reported: Option<Interval>,
}

/// Where a row lies.
#[derive(Debug, Clone, Copy)]
pub enum Position {
    /// In degrees, or nowhere.
    Degrees(Option<Place>),
    /// In ten-millionths of a degree, inside the globe.
    Fixed([i32; 2]),
}

/// The codes of one column in a segment that has ended.
#[derive(Debug)]
pub enum PartCodes {
    /// One for all rows.
    Same {
        /// It.
        code: u32,
        /// How many rows there are.
        rows: usize,
    },
    /// One for each row.
    Each(Codes),
}

impl PartCodes {
    /// The number of rows.
    pub fn rows(&self) -> usize {
        match self {
            Self::Same { rows, .. } => *rows,
            Self::Each(codes) => codes.len(),
        }
    }

    /// Calls `each` with every code in order, or but once where all are the same.
    pub fn for_each_run(&self, mut each: impl FnMut(u32)) {
        match self {
            Self::Same { code, .. } => each(*code),
            Self::Each(codes) => codes.for_each(each),
        }
    }
}

/// The codes of a row that is not yet in a column, by [`Coded`].
pub type WideCodes = [u32; CODED];

/// The rows of consecutive records, in source order.
#[derive(Debug, Default)]
pub struct Segment {
    /// Index of the dictionaries that its codes are of.
    pub dictionaries: usize,
    /// Added to the lines of its spans.
    pub line_base: u32,
    pub(super) starts: Vec<i64>,
    pub(super) positions: Positions,
    pub(super) first_byte: u64,
    pub(super) spans: Vec<[u32; 3]>,
    pub(super) wide: Vec<WideCodes>,
    /// Those of a column once the segment has ended.
    pub(super) codes: [Option<PartCodes>; CODED],
    pub(super) ids: Vec<u64>,
    /// Rows whose id is made from file and line.
    pub(super) made_ids: Vec<u32>,
    /// Rows that claims are about, and whether these differ.
    pub(super) claimed: Vec<(u32, bool)>,
    /// Rows with a report time.
    pub(super) reported: ReportPart,
    pub(super) claimed_ids: Vec<String>,
    pub(super) extent: Option<Interval>,
    pub(super) located_by_gazetteer: u64,
}

/// Bytes that one segment may span: its spans count in 32 bits.
pub const SEGMENT_BYTES: u64 = 1 << 31;

impl Segment {
    /// Empty, with codes of the dictionaries of number `dictionaries`.
    pub fn new(dictionaries: usize) -> Self {
        Self { dictionaries, ..Self::default() }
    }

    /// Empty, with room for as many rows as `last` has, and the room that
    /// [`seal`](Self::seal) gave back.
    pub fn after(last: &Self, wide: Vec<WideCodes>) -> Self {
        let rows = last.len() + last.len() / 16;
        Self {
            dictionaries: last.dictionaries,
            starts: Vec::with_capacity(rows),
            positions: Positions::with_capacity(rows),
            spans: Vec::with_capacity(rows),
            ids: Vec::with_capacity(rows),
            wide,
            ..Self::default()
        }
    }

    /// The number of rows.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// Whether a record that ends at `end` still fits.
    pub fn has_room_to(&self, end: u64) -> bool {
        self.is_empty() || end - self.first_byte < SEGMENT_BYTES
    }

    /// Adds `event`, whose record lies at `span`.
    pub fn push(&mut self, dictionaries: &mut Dictionaries, event: &Event, span: Span) {
        let time = dictionaries.time(event);
        let accuracy = Accuracy::of(event);
        let codes = [
            dictionaries.state(&time, accuracy, event.place.is_some()),
            time.duration,
            dictionaries.harm(event),
            dictionaries.word(Coded::Kind, &event.kind),
            dictionaries.word(Coded::Weapon, &event.weapon),
            dictionaries.word(Coded::PlaceName, &event.place_name),
            dictionaries.word(Coded::Admin1, &event.admin1),
            dictionaries.word(Coded::Country, &event.country),
            dictionaries.word(Coded::Attack, &event.attack),
            dictionaries.publishers(event),
        ];
        let is_located_by_gazetteer =
            event.place.is_some() && event.located == CoordinateSource::Gazetteer;
        let row = CodedRow { time, codes, is_located_by_gazetteer, reported: event.reported };
        let id = (!event.id_made).then_some(event.id.as_str());
        self.push_coded(dictionaries, &row, Position::Degrees(event.place), id, span);
    }

    /// Adds a row of which everything is known; `id` is `None` where one is to
    /// be made from file and line.
    pub fn push_coded(
        &mut self,
        dictionaries: &Dictionaries,
        row: &CodedRow,
        position: Position,
        id: Option<&str>,
        span: Span,
    ) {
        if self.is_empty() {
            self.first_byte = span.offset;
        }
        let number = self.len();
        if let Some(interval) = row.time.interval {
            self.starts.push(interval.start().secs());
            self.extent = Some(self.extent.map_or(interval, |extent| extent.union(interval)));
        } else {
            self.starts.push(UNDATED);
        }
        match position {
            Position::Degrees(place) => self.positions.push(place),
            Position::Fixed(fixed) => self.positions.push_fixed(fixed),
        }
        self.spans.push([(span.offset - self.first_byte) as u32, span.len, span.line]);
        self.wide.push(row.codes);
        if let Some(reported) = row.reported {
            self.reported.push(number, reported);
        }
        self.located_by_gazetteer += u64::from(row.is_located_by_gazetteer);
        if let Some(id) = id {
            self.ids.push(dictionaries.ids.hash_one(id));
            self.note_claims(&dictionaries.claims, id, number);
        } else {
            self.ids.push(0);
            self.made_ids.push(number as u32);
        }
    }

    fn note_claims(&mut self, claims: &Claims, id: &str, row: usize) {
        if !claims.all().is_empty() && claims.about(id).next().is_some() {
            self.claimed_ids.push(id.to_owned());
            self.claimed.push((row as u32, claims.are_disputed(id)));
        }
    }

    /// Ends the segment: its codes become columns of the width that they need.
    /// Gives back the room that they took.
    pub fn seal(&mut self) -> Vec<WideCodes> {
        let mut wide = std::mem::take(&mut self.wide);
        let Some(first) = wide.first() else { return wide };
        let (mut highest, mut differing) = (*first, [0; CODED]);
        for row in &wide {
            for column in 0..CODED {
                highest[column] = highest[column].max(row[column]);
                differing[column] |= row[column] ^ first[column];
            }
        }
        for (column, part) in self.codes.iter_mut().enumerate() {
            *part = Some(if differing[column] == 0 {
                PartCodes::Same { code: first[column], rows: wide.len() }
            } else {
                let mut codes = Codes::with_capacity(wide.len(), highest[column] as usize + 1);
                codes.extend(wide.iter().map(|row| row[column]));
                PartCodes::Each(codes)
            });
        }
        self.starts.shrink_to_fit();
        self.positions.shrink_to_fit();
        self.spans.shrink_to_fit();
        self.ids.shrink_to_fit();
        self.reported.rows = wide.len();
        self.reported.shrink_to_fit();
        wide.clear();
        wide
    }

    /// Makes the ids of rows that have none, once the lines are known.
    pub(super) fn make_ids(
        &mut self,
        name: &str,
        claims: &Claims,
        hasher: &foldhash::quality::RandomState,
    ) {
        for row in std::mem::take(&mut self.made_ids) {
            let row = row as usize;
            let id = format!("{name}:{}", self.spans[row][2] + self.line_base);
            self.ids[row] = hasher.hash_one(id.as_str());
            self.note_claims(claims, &id, row);
        }
    }

    /// The spans of its rows.
    pub(super) fn spans(&self) -> impl Iterator<Item = Span> {
        self.spans.iter().map(|&[offset, len, line]| Span {
            offset: self.first_byte + u64::from(offset),
            len,
            line: line + self.line_base,
        })
    }
}
