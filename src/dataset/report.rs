//! What became of every row of a file.

use serde::Serialize;

use super::problem_kinds::ProblemKinds;
use super::time::Interval;
use crate::language::{Message, tr};

/// The places listed one by one; further ones are only counted.
pub const LISTED: usize = 10_000;

/// Letters of the text that each of them keeps; the file has all of it.
pub const LISTED_LETTERS: usize = 2_000;

/// One place in a file that a person should look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RowProblem {
    /// Line, from 1; 0 when not known.
    pub line: u64,
    /// Header of the column; empty when the whole row is meant.
    pub column: String,
    /// The text as it stands there.
    pub text: String,
    /// What is wrong, and what to do.
    pub reason: Message,
}

impl RowProblem {
    /// What is wrong, with the text as it stands there.
    fn reason_with_text(&self) -> String {
        match self.text.as_str() {
            "" => self.reason.to_string(),
            text => tr!("problem-with-text", text = shortened(text), reason = self.reason),
        }
    }

    /// The same with the column, for whoever sees which row is meant.
    pub fn in_row(&self) -> String {
        let reason = self.reason_with_text();
        match self.column.as_str() {
            "" => reason,
            column => tr!("problem-of-column", column = column, reason = reason),
        }
    }
}

impl std::fmt::Display for RowProblem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let reason = self.reason_with_text();
        let line = self.line.to_string();
        f.write_str(&if self.column.is_empty() {
            tr!("problem-on-line", line = line, reason = reason)
        } else {
            tr!("problem-in-column", line = line, reason = reason, column = self.column)
        })
    }
}

/// At most 80 letters of `text`, on one line.
fn shortened(text: &str) -> String {
    let mut short: String =
        text.chars().take(80).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(80).is_some() {
        short.push('…');
    }
    short
}

/// A list that stays bounded while it counts everything.
#[derive(Debug, Clone, Default)]
pub struct Problems {
    listed: Vec<RowProblem>,
    count: u64,
    kinds: ProblemKinds,
}

impl Problems {
    /// Counts `problem` and lists it while there is room.
    pub fn push(&mut self, problem: RowProblem) {
        // Lines of a part of a file count from 0; no event has that line in the end.
        let line = problem.line;
        self.add(problem, Some(line));
    }

    /// As [`push`](Self::push), for a problem with another file that lies beside this one.
    pub fn push_of_other_file(&mut self, problem: RowProblem) {
        self.add(problem, None);
    }

    fn add(&mut self, problem: RowProblem, line: Option<u64>) {
        self.count += 1;
        self.kinds.push(&problem.column, &problem.reason, line);
        if self.listed.len() < LISTED {
            let text = problem.text.chars().take(LISTED_LETTERS).collect();
            self.listed.push(RowProblem { text, ..problem });
        }
    }

    /// Adds problems of a later part, whose lines count from `line_base`.
    pub fn append(&mut self, later: Self, line_base: u64) {
        self.count += later.count;
        self.kinds.append(later.kinds, line_base);
        let room = LISTED - self.listed.len();
        self.listed.extend(
            later
                .listed
                .into_iter()
                .take(room)
                .map(|problem| RowProblem { line: problem.line + line_base, ..problem }),
        );
    }

    /// The first [`LISTED`] problems.
    pub fn listed(&self) -> &[RowProblem] {
        &self.listed
    }

    /// All of them by kind.
    pub fn kinds(&self) -> &ProblemKinds {
        &self.kinds
    }

    /// How many there were.
    pub fn count(&self) -> u64 {
        self.count
    }
}

/// Columns that fill a field of events.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TakenColumns {
    /// The word for the field in files.
    pub field: String,
    /// Headers, the one that counts first at the front.
    pub columns: Vec<String>,
    /// Why they were taken.
    pub reason: Message,
    /// Whether nothing else can be meant.
    #[serde(rename = "sure")]
    pub is_sure: bool,
}

/// A column that was not read, though it seems to say something of an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnreadColumn {
    /// Its header.
    pub column: String,
    /// Why it is told, or why it was left.
    pub reason: Message,
}

/// The report of one file.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// The file as named by the user.
    pub file: String,
    /// Id of the format that was recognised.
    pub format: String,
    /// Encoding of the text, such as `UTF-8`.
    pub encoding: String,
    /// How a file that is no text became text, in sentences; empty for text.
    pub decoded: Vec<Message>,
    /// Column delimiter; `None` for formats without columns.
    pub delimiter: Option<char>,
    /// Which columns fill which fields.
    pub columns: Vec<TakenColumns>,
    /// Columns that seem to say something and were not read.
    pub unread: Vec<UnreadColumn>,
    /// Records read, those that were skipped included; the header is not one.
    pub rows: u64,
    /// Records that became events.
    pub events: u64,
    /// Rejected records.
    pub skipped: Problems,
    /// Warnings about events that were kept.
    pub notes: Problems,
    /// Events without a time.
    pub undated: u64,
    /// Events without coordinates.
    pub unplaced: u64,
    /// Events whose coordinates come from the built-in gazetteer.
    pub located_by_gazetteer: u64,
    /// Events whose id an earlier event already has.
    pub repeated_ids: u64,
    /// From the first start to the last end.
    pub extent: Option<Interval>,
    /// West, south, east, north in degrees.
    pub bbox: Option<[f64; 4]>,
    /// Claims read beside the file.
    pub claims: u64,
    /// Claims beside the file that could not be read; [`notes`](Self::notes) tell why.
    pub claims_skipped: u64,
}

/// The report as `check --json` prints it.
#[derive(Debug, Serialize)]
struct Printed<'a> {
    file: &'a str,
    format: &'a str,
    encoding: &'a str,
    decoded: &'a [Message],
    delimiter: Option<char>,
    columns: &'a [TakenColumns],
    unread: &'a [UnreadColumn],
    rows: u64,
    events: u64,
    skipped: &'a [RowProblem],
    skipped_count: u64,
    notes: &'a [RowProblem],
    notes_count: u64,
    undated: u64,
    unplaced: u64,
    located_by_gazetteer: u64,
    repeated_ids: u64,
    claims: u64,
    claims_skipped: u64,
    start: Option<String>,
    end: Option<String>,
    bbox: Option<[f64; 4]>,
}

impl Report {
    /// One JSON object.
    pub fn to_json(&self) -> serde_json::Value {
        let printed = Printed {
            file: &self.file,
            format: &self.format,
            encoding: &self.encoding,
            decoded: &self.decoded,
            delimiter: self.delimiter,
            columns: &self.columns,
            unread: &self.unread,
            rows: self.rows,
            events: self.events,
            skipped: self.skipped.listed(),
            skipped_count: self.skipped.count(),
            notes: self.notes.listed(),
            notes_count: self.notes.count(),
            undated: self.undated,
            unplaced: self.unplaced,
            located_by_gazetteer: self.located_by_gazetteer,
            repeated_ids: self.repeated_ids,
            claims: self.claims,
            claims_skipped: self.claims_skipped,
            start: self.extent.map(|extent| extent.start().to_utc_text()),
            end: self.extent.map(|extent| extent.end().to_utc_text()),
            bbox: self.bbox,
        };
        serde_json::to_value(printed).unwrap_or_default()
    }
}
