//! The states of all events of one dataset, as a column of words.

use std::collections::HashMap;
use std::ops::Range;

use super::index::{AlertIndex, Home};
use super::state::AlertState;
use super::strike::StrikeState;
use crate::base::parallel;
use crate::dataset::column::Codes;
use crate::dataset::{Column, Dataset, Words};

/// Rows that one thread looks at in one piece.
const PIECE_ROWS: usize = 1 << 16;

/// The words of states.
pub mod word {
    /// An alert was on.
    pub const ON: &str = "on";
    /// None was.
    pub const OFF: &str = "off";
    /// It is not known.
    pub const UNKNOWN: &str = "unknown";
    /// The event is an alert, a closure or an outage.
    pub const NONE: &str = "none";
    /// All of them.
    pub const ALL: [&str; 4] = [ON, OFF, UNKNOWN, NONE];
}

/// Whether an alert was on, for every event of one dataset.
#[derive(Debug, Clone, Default)]
pub struct AlertStates {
    words: Words,
    strikes: Column<StrikeState>,
}

/// What one thread found of some rows.
#[derive(Debug, Default)]
struct Piece {
    words: Vec<u8>,
    strikes: Vec<StrikeState>,
}

impl AlertStates {
    /// Of the events of `dataset` among the alerts of `index`.
    pub fn new(dataset: &Dataset, index: &AlertIndex) -> Self {
        let is_strike = StrikeState::strike_kinds(dataset);
        let pieces: Vec<usize> = (0..dataset.len()).step_by(PIECE_ROWS).collect();
        let pieces = parallel::map("air alerts", pieces, |first| {
            let rows = first..dataset.len().min(first + PIECE_ROWS);
            Piece::of(dataset, index, rows, &is_strike)
        });
        let pieces: Vec<Piece> = pieces.into_iter().collect();
        let words = Codes::U8(pieces.iter().flat_map(|piece| &piece.words).copied().collect());
        let strikes = || pieces.iter().flat_map(|piece| &piece.strikes).copied();
        let mut values: Vec<StrikeState> = strikes().collect();
        values.sort_unstable();
        values.dedup();
        let mut codes = Codes::with_capacity(dataset.len(), values.len());
        codes.extend(strikes().map(|state| values.partition_point(|value| *value < state) as u32));
        Self {
            words: Column::new(words, word::ALL.into_iter().map(Box::from).collect()),
            strikes: Column::new(codes, values),
        }
    }

    /// A word for every event; see [`word`].
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// What every event says of strikes; different states in their order.
    pub fn strikes(&self) -> &Column<StrikeState> {
        &self.strikes
    }
}

impl Piece {
    fn of(dataset: &Dataset, index: &AlertIndex, rows: Range<usize>, is_strike: &[bool]) -> Self {
        let none = word::ALL.len() - 1;
        let code = |id: &str| word::ALL.iter().position(|word| *word == id).unwrap_or(none) as u8;
        let nowhere = Home::default();
        let mut homes: HashMap<_, Home, foldhash::fast::RandomState> = HashMap::default();
        let mut piece = Self::default();
        for row in rows {
            let state = (!dataset.is_lasting(row)).then(|| {
                let home = dataset.place(row).map(|place| {
                    if index.is_empty() {
                        return &nowhere;
                    }
                    let key = (
                        (place.latitude().to_bits(), place.longitude().to_bits()),
                        dataset.certainties().code(row),
                        (dataset.place_names().code(row), dataset.admin1().code(row)),
                        dataset.countries().code(row),
                    );
                    &*homes.entry(key).or_insert_with(|| index.home(dataset, row, place))
                });
                index.state_in(dataset, row, home)
            });
            let is_strike = is_strike.get(dataset.kinds().code(row)).copied().unwrap_or(false);
            piece.words.push(code(state.map_or(word::NONE, AlertState::id)));
            piece.strikes.push(match state.filter(|_| is_strike) {
                Some(state) => StrikeState::of(dataset, row, state),
                None => StrikeState::NoStrike,
            });
        }
        piece
    }
}
