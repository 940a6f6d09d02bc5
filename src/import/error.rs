//! Why a file could not be read at all.

use std::path::PathBuf;

use crate::base::Cancelled;
use crate::base::escape::one_line;

/// Column names that an error lists, and the letters of each.
const LISTED_COLUMNS: usize = 40;

const LISTED_LETTERS: usize = 60;

/// Column names for an error: the first ones, each cut.
pub fn listed(columns: &[String]) -> String {
    let cut = |name: &String| name.chars().take(LISTED_LETTERS).collect::<String>();
    let mut text = columns.iter().take(LISTED_COLUMNS).map(cut).collect::<Vec<_>>().join(", ");
    if columns.len() > LISTED_COLUMNS {
        text += &format!(", … {} more", columns.len() - LISTED_COLUMNS);
    }
    text
}

/// Why a file could not be read at all.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The system could not open or read it.
    #[error("could not read: {source}\nfile: {}", one_line(.path))]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// The text is damaged.
    #[error("{0}")]
    Malformed(String),
    /// No column tells when or where something happened.
    #[error(
        "no column for a date and none for coordinates was recognised; the file has [{}]",
        listed(columns)
    )]
    Unrecognised {
        /// The columns that it has.
        columns: Vec<String>,
    },
    /// A column that was asked for is not there.
    #[error("there is no column \"{name}\"; the file has [{}]", listed(columns))]
    NoSuchColumn {
        /// The name that was given.
        name: String,
        /// The columns that it has.
        columns: Vec<String>,
    },
    /// Every date of a column reads day-first as well as month-first.
    #[error(
        "column \"{column}\": date order is ambiguous, as in \"{example}\"; say which with --date-order \
         day-first or --date-order month-first"
    )]
    AmbiguousDates {
        /// The column.
        column: String,
        /// One of its cells.
        example: String,
    },
    /// The user cancelled.
    #[error("reading was cancelled")]
    Cancelled,
}

impl From<Cancelled> for ImportError {
    fn from(_: Cancelled) -> Self {
        Self::Cancelled
    }
}
