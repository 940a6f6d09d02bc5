//! What a filter is, and what it is told.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::area_choice::AreaChoice;
use super::area_matching::AreaMatching;
use super::basis::Basis;
use super::clock::Cycle;
use super::context::Context;
use super::facet::{Facet, usual_label};
use super::flag::{FlagDef, FlagError, Given};
use crate::dataset::time::UnknownZone;
use crate::dataset::{Dataset, Rows, SourceError};
use crate::expression::ExpressionError;
use crate::language::tr;

/// One way to keep some rows. The panel owns one editor for each [`Input`].
pub trait Filter: Sync {
    /// Stable word in sessions and manifests.
    fn id(&self) -> &'static str;
    /// Words shown to people.
    fn label(&self) -> &'static str;
    /// Its flags on the command line, the main one first.
    fn flags(&self) -> &'static [FlagDef];
    /// The main flag, without dashes.
    fn flag(&self) -> &'static str {
        self.flags().first().map_or("", |flag| flag.name)
    }
    /// What it needs to be told.
    fn input(&self) -> Input;
    /// What the flags of a command tell it; `None` where they tell nothing.
    ///
    /// # Errors
    /// When values contradict each other, or a file that they name can no longer be read.
    fn argument(&self, given: &Given<'_>) -> Result<Option<Argument>, FlagError>;
    /// The flags and values that tell it `argument`: [`argument`](Self::argument) gives
    /// it again.
    fn flags_of(&self, argument: &Argument) -> Vec<(&'static str, String)> {
        match argument {
            Argument::Words(words) => {
                words.iter().map(|word| (self.flag(), word.clone())).collect()
            }
            _ => Vec::new(),
        }
    }
    /// For [`Input::Words`]: the words of the rows.
    fn facet<'a>(&self, _dataset: &'a Dataset) -> Option<Facet<'a>> {
        None
    }
    /// Whether panels list it also where no event has any of its words.
    fn is_always_offered(&self) -> bool {
        true
    }
    /// Whether its words are those of air alerts, which no dataset tells alone: then
    /// [`facet`](Self::facet) is none, and the session has one.
    fn is_by_alert(&self) -> bool {
        false
    }
    /// Whether the rows that pass depend on the air alerts of all datasets that are looked
    /// at together.
    fn asks_for_alerts(&self, _argument: &Argument) -> bool {
        self.is_by_alert()
    }
    /// Whether the rows that pass depend on the areas of imprecise places.
    fn asks_for_areas(&self) -> bool {
        false
    }
    /// Whether the rows that pass depend on the older version that a dataset was compared
    /// with, which its file does not tell.
    fn needs_older(&self, _argument: &Argument) -> bool {
        false
    }
    /// What of an event decides whether it passes `argument`.
    fn basis(&self, _argument: &Argument) -> Basis {
        Basis::Everything
    }
    /// A word of the facet as shown to people.
    fn word_label(&self, word: &str) -> String {
        usual_label(word)
    }
    /// The rows that pass, among what is known beside them.
    ///
    /// # Errors
    /// When original text is needed and can no longer be read.
    fn mask(
        &self,
        dataset: &Dataset,
        argument: &Argument,
        context: Context<'_>,
    ) -> Result<Rows, FilterError>;
}

/// What a filter needs to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// Some of the words that rows have.
    Words,
    /// Areas on the map.
    Areas,
    /// Words to look for in the original text.
    Text,
    /// Least numbers of people harmed.
    Harm,
    /// Columns and the values they must have.
    Cells,
    /// An expression over fields and columns.
    Expression,
    /// Hours of the day or days of the week.
    Clock(Cycle),
}

/// What a filter was told.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Argument {
    /// Any of these words.
    Words(BTreeSet<String>),
    /// In any of these areas.
    Areas {
        /// The areas.
        areas: Vec<AreaChoice>,
        /// When an event counts as inside.
        matching: AreaMatching,
    },
    /// All of these words, in any column; a quoted phrase is one word.
    Text(String),
    /// At least this many, by the highest figure cited.
    Harm {
        /// People killed.
        killed: u32,
        /// People injured.
        injured: u32,
    },
    /// Original column and exact cell; all must hold.
    Cells(Vec<(String, String)>),
    /// An expression that must be true.
    Expression(String),
    /// Any of these hours of the day, or days of the week from Monday, 0.
    Clock {
        /// IANA name of the zone whose clocks are meant, so that what matches does
        /// not depend on where it is looked at.
        zone: String,
        /// The hours or days.
        values: BTreeSet<u8>,
    },
}

impl Argument {
    /// Whether it asks for nothing, so that the clause can be dropped.
    pub fn is_idle(&self) -> bool {
        match self {
            Self::Words(words) => words.is_empty(),
            Self::Areas { areas, .. } => areas.is_empty(),
            Self::Text(text) | Self::Expression(text) => text.trim().is_empty(),
            Self::Harm { killed, injured } => *killed == 0 && *injured == 0,
            Self::Cells(cells) => cells.is_empty(),
            Self::Clock { values, .. } => values.is_empty(),
        }
    }
}

/// Why a filter could not be applied.
#[derive(Debug, thiserror::Error)]
pub enum FilterError {
    /// Original text could not be read.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// The text to look for cannot be used.
    #[error("{}", tr!("error-not-searchable", text = .0))]
    Text(String),
    /// The text is no expression.
    #[error(transparent)]
    Expression(#[from] ExpressionError),
    /// The zone is not known here.
    #[error(transparent)]
    Zone(#[from] UnknownZone),
    /// The filter was told something of the wrong sort.
    #[error("{}", tr!("error-filter-argument", filter = .0))]
    Argument(&'static str),
}
