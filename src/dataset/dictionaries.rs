//! The distinct values that one reader met, each with its code.

use std::sync::Arc;

use super::accuracy::Accuracy;
use super::column::Interner;
use super::event::Event;
use super::time::{Interval, TimePrecision};
use super::{Certainty, Claims, Harm};

/// What is known of when and where an event happened, as one value of few.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct State {
    /// How certain both are.
    pub certainty: Certainty,
    /// There is a time.
    pub is_dated: bool,
    /// There is a place.
    pub is_placed: bool,
}

/// The dictionary-coded columns of a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the columns of the dataset")]
pub enum Coded {
    State,
    Duration,
    Harm,
    Kind,
    Weapon,
    PlaceName,
    Admin1,
    Country,
    Attack,
    Publishers,
}

/// How many dictionary-coded columns there are.
pub const CODED: usize = 10;

/// How many of them are words.
pub const WORDS: usize = 6;

/// The distinct values that one reader met.
#[derive(Debug)]
pub struct Dictionaries {
    pub(super) states: Interner<State>,
    pub(super) durations: Interner<u32>,
    pub(super) harms: Interner<Harm>,
    /// Kinds, weapons, names of places, first-order divisions, countries, attacks.
    pub(super) words: [Interner<Box<str>>; WORDS],
    pub(super) publishers: Interner<Box<str>>,
    pub(super) publisher_lists: Interner<Box<[u32]>>,
    pub(super) ids: foldhash::quality::RandomState,
    pub(super) claims: Arc<Claims>,
    list: Vec<u32>,
}

/// When an event happened, coded.
#[derive(Debug, Clone, Copy)]
pub struct CodedTime {
    /// `None` is unknown.
    pub interval: Option<Interval>,
    /// How precise the source's time is.
    pub precision: TimePrecision,
    /// The time is known to be invented or reported.
    pub is_doubted: bool,
    /// Code of the length in seconds.
    pub duration: u32,
}

impl Dictionaries {
    /// Nothing met yet. `ids` must be the same for all readers of one file.
    pub fn new(claims: Arc<Claims>, ids: foldhash::quality::RandomState) -> Self {
        Self {
            states: Interner::default(),
            durations: Interner::default(),
            harms: Interner::default(),
            words: Default::default(),
            publishers: Interner::default(),
            publisher_lists: Interner::default(),
            ids,
            claims,
            list: Vec::new(),
        }
    }

    /// The code of a word in the column `column`.
    pub fn word(&mut self, column: Coded, word: &str) -> u32 {
        self.words[column as usize - Coded::Kind as usize].code(word)
    }

    /// When `event` happened.
    pub fn time(&mut self, event: &Event) -> CodedTime {
        let secs = event.interval.map_or(0, Interval::secs);
        CodedTime {
            interval: event.interval,
            precision: event.time_precision,
            is_doubted: event.time_doubt.is_some(),
            duration: self.durations.code(&u32::try_from(secs).unwrap_or(u32::MAX)),
        }
    }

    /// The code of what is known of time and place.
    pub fn state(&mut self, time: &CodedTime, accuracy: Accuracy, is_placed: bool) -> u32 {
        let certainty = Certainty {
            time: time.precision,
            time_doubted: time.is_doubted,
            geo: accuracy.precision,
            located: accuracy.located,
            radius_m: accuracy.radius_m,
            place_doubted: accuracy.is_doubted,
        };
        let is_dated = time.interval.is_some();
        self.states.code(&State { certainty, is_dated, is_placed })
    }

    /// The code of people harmed.
    pub fn harm(&mut self, event: &Event) -> u32 {
        self.harms.code(&Harm { killed: event.killed, injured: event.injured })
    }

    /// The code of the publishers, of whom repeated ones count once.
    pub fn publishers(&mut self, event: &Event) -> u32 {
        self.list.clear();
        for source in event.sources.iter().filter(|source| !source.publisher.is_empty()) {
            let code = self.publishers.code(source.publisher.as_str());
            if !self.list.contains(&code) {
                self.list.push(code);
            }
        }
        self.publisher_lists.code(self.list.as_slice())
    }
}
