//! What should hold of a whole file, and what does not.

use std::collections::{BTreeMap, HashSet};
use std::fmt;

use serde::Deserialize;
use serde_json::Value;

use super::outcome::{Outcome, is_same_name};
use super::row::Row;

/// One thing that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    field: String,
    is: String,
    should: String,
}

impl Fault {
    /// That `field` is `is` and should be `should`.
    pub fn new(field: impl fmt::Display, is: impl fmt::Display, should: impl fmt::Display) -> Self {
        Self { field: field.to_string(), is: is.to_string(), should: should.to_string() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is = if self.is.is_empty() { "unknown" } else { &self.is };
        write!(f, "{}: is {is}, should be {}", self.field, self.should)
    }
}

/// Nothing where one of several blocks holds, or the faults of the one with fewest.
pub fn fewest(tries: impl Iterator<Item = Vec<Fault>>) -> Vec<Fault> {
    tries.min_by_key(Vec::len).unwrap_or_default()
}

/// What must hold; what is not said does not matter.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Block {
    /// How many events there are, in the report and in the export.
    events: Option<u64>,
    /// How many rows are skipped.
    skipped: Option<u64>,
    /// Nothing is skipped and nothing noted.
    clean: bool,
    /// The file is refused.
    refused: bool,
    /// No id stands twice in the export.
    unique_ids: bool,
    /// Values of the report.
    report: BTreeMap<String, Value>,
    /// Events.
    rows: Vec<Row>,
    /// Problems that are noted or skipped.
    notes: Vec<Note>,
    /// Lines of which there is a problem.
    lines: Vec<u64>,
    /// Columns that are named as not read.
    unread: Vec<String>,
    /// Words in the error or elsewhere in the report.
    message_has: Vec<OneOrMore>,
    /// All of these hold.
    all: Vec<Self>,
    /// One of these holds.
    either: Vec<Self>,
}

/// A problem; what is given must be so.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Note {
    column: Option<OneOrMore>,
    line: Option<u64>,
    text: Option<String>,
    #[serde(default)]
    reason_has: Vec<String>,
}

/// A text, or several of which one is enough.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

impl OneOrMore {
    fn all(&self) -> &[String] {
        match self {
            Self::One(text) => std::slice::from_ref(text),
            Self::More(texts) => texts,
        }
    }
}

impl Note {
    fn is(&self, problem: &Value) -> bool {
        let word = |key: &str| problem[key].as_str().unwrap_or_default();
        let reason = word("reason").to_lowercase();
        let is_column = |columns: &OneOrMore| {
            columns.all().iter().any(|column| is_same_name(column, word("column")))
        };
        !reason.is_empty()
            && self.column.as_ref().is_none_or(is_column)
            && self.line.is_none_or(|line| problem["line"] == line)
            && self.text.as_ref().is_none_or(|text| word("text").contains(text))
            && self.reason_has.iter().all(|word| reason.contains(&word.to_lowercase()))
    }
}

impl Block {
    /// Whether something must hold that a file which is refused does not have.
    fn needs_report(&self) -> bool {
        self.events.is_some()
            || self.skipped.is_some()
            || self.clean
            || self.unique_ids
            || !self.report.is_empty()
            || !self.rows.is_empty()
            || !self.notes.is_empty()
            || !self.lines.is_empty()
            || !self.unread.is_empty()
    }

    /// Everything in which `outcome` is not as it should be.
    pub fn faults(&self, outcome: &Outcome) -> Vec<Fault> {
        let mut faults = Vec::new();
        match &outcome.error {
            None if self.refused => {
                let events = format!("{} events", outcome.report["events"]);
                faults.push(Fault::new("file", events, "a refusal"));
            }
            Some(error) if !self.refused && self.needs_report() => {
                return vec![Fault::new("file", format!("refused: {error}"), "read")];
            }
            _ => {}
        }
        self.check_counts(outcome, &mut faults);
        self.check_problems(outcome, &mut faults);
        faults.extend(self.rows.iter().flat_map(|row| row.faults(&outcome.events)));
        self.check_words(outcome, &mut faults);
        faults.extend(self.all.iter().flat_map(|block| block.faults(outcome)));
        faults.extend(fewest(self.either.iter().map(|block| block.faults(outcome))));
        faults
    }

    fn check_counts(&self, outcome: &Outcome, faults: &mut Vec<Fault>) {
        let report = &outcome.report;
        if let Some(events) = self.events
            && (report["events"] != events || outcome.events.len() as u64 != events)
        {
            let is = format!("{}", report["events"]);
            let exported = outcome.events.len();
            let is = if report["events"] == exported {
                is
            } else {
                format!("{is}, {exported} of them exported")
            };
            faults.push(Fault::new("events", is, events));
        }
        if let Some(skipped) = self.skipped.filter(|skipped| report["skipped_count"] != *skipped) {
            faults.push(Fault::new("skipped", &report["skipped_count"], skipped));
        }
        for (key, should) in
            self.report.iter().filter(|(key, should)| report[key.as_str()] != **should)
        {
            faults.push(Fault::new(key, &report[key.as_str()], should));
        }
        let ids: Vec<&str> =
            outcome.events.iter().filter_map(|event| Some(event.get("id")?.as_str())).collect();
        if self.unique_ids && ids.iter().collect::<HashSet<_>>().len() < ids.len() {
            faults.push(Fault::new("ids", ids.join(", "), "all different"));
        }
    }

    fn check_problems(&self, outcome: &Outcome, faults: &mut Vec<Fault>) {
        if let Some(problem) = outcome.problems().next().filter(|_| self.clean) {
            let word = |key: &str| problem[key].as_str().unwrap_or_default();
            let is = format!("line {} {}: {}", problem["line"], word("column"), word("reason"));
            faults.push(Fault::new("notes", is, "none"));
        }
        for note in &self.notes {
            if !outcome.problems().any(|problem| note.is(problem)) {
                faults.push(Fault::new("note", "none such", format!("{note:?}")));
            }
        }
        for line in &self.lines {
            if !outcome.problems().any(|problem| problem["line"] == *line) {
                faults.push(Fault::new(format!("line {line}"), "not reported", "reported"));
            }
        }
    }

    fn check_words(&self, outcome: &Outcome, faults: &mut Vec<Fault>) {
        let unread = outcome.unread();
        for column in &self.unread {
            let names = |word: &&str| {
                is_same_name(column, word) || word.to_lowercase().contains(&column.to_lowercase())
            };
            if !unread.iter().any(names) {
                faults.push(Fault::new("unread", unread.join(", "), column));
            }
        }
        let told = outcome.words();
        for words in &self.message_has {
            if !words.all().iter().any(|word| told.contains(&word.to_lowercase())) {
                let is = outcome.error.as_deref().unwrap_or("nothing of the kind");
                faults.push(Fault::new("message", is, words.all().join(" or ")));
            }
        }
    }
}
