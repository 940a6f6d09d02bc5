//! One state of a note or a tag: its author, its text and its time.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A state of a note or a tag. Versions are compared by time, then by author
/// and text, so that everybody agrees which of several is the latest.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Version {
    /// When it was written, by the clock of the author's computer.
    pub at: Timestamp,
    /// What the author calls themselves; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub author: String,
    /// The text, empty for a tag; `None` where the note or tag was removed.
    pub text: Option<String>,
}

impl Version {
    /// `text` by `author` at `at`, to the millisecond.
    pub fn new(at: Timestamp, author: &str, text: Option<String>) -> Self {
        let at = Timestamp::from_millisecond(at.as_millisecond()).unwrap_or(at);
        Self { at, author: author.trim().to_owned(), text }
    }

    /// The same made later than `earlier`, so that it counts also where the
    /// clock of the computer lags behind that of the author before.
    #[must_use]
    pub fn after(self, earlier: Option<&Self>) -> Self {
        let Some(earlier) = earlier.filter(|earlier| self.at <= earlier.at) else { return self };
        let later = earlier.at.as_millisecond().saturating_add(1);
        Self { at: Timestamp::from_millisecond(later).unwrap_or(Timestamp::MAX), ..self }
    }
}
