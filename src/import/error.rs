//! Why a file could not be read at all.

use std::path::PathBuf;

use crate::base::Cancelled;
use crate::base::escape::one_line;
use crate::language::{Message, message};

/// Column names that an error lists, and the letters of each.
const LISTED_COLUMNS: usize = 40;

const LISTED_LETTERS: usize = 60;

/// Column names for an error: the first ones, each cut.
pub fn listed(columns: &[String]) -> Message {
    let cut = |name: &String| name.chars().take(LISTED_LETTERS).collect::<String>();
    let names = columns.iter().take(LISTED_COLUMNS).map(cut).collect::<Vec<_>>().join(", ");
    match columns.len().checked_sub(LISTED_COLUMNS) {
        Some(more @ 1..) => message!("listed-and-more", names = names, count = more),
        _ => Message::verbatim(names),
    }
}

/// Why a file could not be read at all.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
pub enum ImportError {
    /// The system could not open or read it.
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// There is nothing in it.
    Empty,
    /// The text is damaged.
    Malformed(Message),
    /// No column tells when or where something happened.
    Unrecognised {
        /// The columns that it has.
        columns: Vec<String>,
    },
    /// A column that was asked for is not there.
    NoSuchColumn {
        /// The name that was given.
        name: String,
        /// The columns that it has.
        columns: Vec<String>,
    },
    /// Every date of a column reads day-first as well as month-first.
    AmbiguousDates {
        /// The column.
        column: String,
        /// One of its cells.
        example: String,
    },
    /// The user cancelled.
    Cancelled,
}

impl ImportError {
    /// What it says, for notes that tell of it.
    pub fn message(&self) -> Message {
        match self {
            Self::Io { path, source } => message!(
                "error-could-not-read-file",
                reason = Message::of(source),
                path = one_line(path)
            ),
            Self::Empty => message!("error-file-empty"),
            Self::Malformed(message) => message.clone(),
            Self::Unrecognised { columns } => {
                message!("error-unrecognised", columns = listed(columns))
            }
            Self::NoSuchColumn { name, columns } => {
                message!("error-no-such-column", name = name, columns = listed(columns))
            }
            Self::AmbiguousDates { column, example } => {
                message!("error-ambiguous-dates", column = column, example = example)
            }
            Self::Cancelled => message!("error-reading-cancelled"),
        }
    }
}

impl From<Cancelled> for ImportError {
    fn from(_: Cancelled) -> Self {
        Self::Cancelled
    }
}
