//! Events and people, counted.

use serde_json::{Value, json};

use crate::dataset::{Dataset, Rows};
use crate::filter::{FILTERS, Filter, Input};
use crate::language::{current, tr};
use crate::summary::{Sum, Toll, WordCount};

/// The filter whose words are counted.
#[derive(Clone, Copy)]
pub struct WordsOf(pub &'static dyn Filter);

impl std::fmt::Debug for WordsOf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.id())
    }
}

/// Filters whose words a dataset tells by itself.
fn by_words() -> impl Iterator<Item = &'static dyn Filter> {
    FILTERS.iter().copied().filter(|filter| filter.input() == Input::Words && !filter.is_by_alert())
}

impl std::str::FromStr for WordsOf {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let id = text.trim().replace('-', "_");
        let found = by_words().find(|filter| filter.id() == id).map(Self);
        found.ok_or_else(|| {
            let names: Vec<String> =
                by_words().map(|filter| filter.id().replace('_', "-")).collect();
            tr!("error-cli-by", names = names.join(", "))
        })
    }
}

/// What was counted.
#[derive(Debug)]
pub struct Counted {
    /// Events that match.
    pub events: u64,
    /// Those without a time.
    pub undated: u64,
    /// Those without a place.
    pub unplaced: u64,
    /// People in them.
    pub toll: Toll,
    /// Words, and how many events have them.
    pub words: Vec<WordCount>,
}

impl Counted {
    /// As an object.
    pub fn json(&self) -> Value {
        let people = |sum: &Sum| sum.is_known().then(|| json!({"low": sum.low, "high": sum.high}));
        json!({
            "events": self.events,
            "undated": self.undated,
            "unplaced": self.unplaced,
            "killed": people(&self.toll.killed),
            "injured": people(&self.toll.injured),
        })
    }

    /// As two lines.
    pub fn lines(&self) -> [String; 2] {
        let Toll { killed, injured, .. } = &self.toll;
        let [killed, injured] = [killed.label_in_words(), injured.label_in_words()];
        let events = usize::try_from(self.events).unwrap_or(usize::MAX);
        [
            tr!("cli-events", number = current().number(events)),
            tr!("cli-people", killed = killed, injured = injured),
        ]
    }

    /// Of rows of datasets.
    pub fn of(parts: &[(&Dataset, &Rows)], words: Vec<WordCount>) -> Self {
        let sum = |of: fn(&Dataset, &Rows) -> usize| -> u64 {
            parts.iter().map(|(dataset, rows)| of(dataset, rows) as u64).sum()
        };
        Self {
            events: sum(|_, rows| rows.count()),
            undated: sum(|dataset, rows| rows.count_between(dataset.dated_len(), dataset.len())),
            unplaced: sum(|dataset, rows| {
                rows.iter().filter(|row| dataset.positions().is_nowhere(*row)).count()
            }),
            toll: Toll::of(parts.iter().copied()),
            words,
        }
    }
}
