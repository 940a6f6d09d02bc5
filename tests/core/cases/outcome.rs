//! What becomes of a file: its report and its events, or why it is refused.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use serde_json::Value;
use strikemap::base::Progress;
use strikemap::export::{self, ColumnSet, Job};
use strikemap::filter::Filters;
use strikemap::import::{Options, read};

/// An event as it is exported: cells by their columns.
pub type Cells = HashMap<String, String>;

/// What became of a file.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The report, as programs get it.
    pub report: Value,
    /// Its events.
    pub events: Vec<Cells>,
    /// Why it was refused.
    pub error: Option<String>,
}

impl Outcome {
    /// Of the file at `path`; an error where its events cannot be exported.
    pub fn of(path: &Path, options: &Options) -> Result<Self, String> {
        let dataset = match read(path, options, &Progress::default()) {
            Ok(dataset) => Arc::new(dataset),
            Err(error) => return Ok(Self { error: Some(error.to_string()), ..Self::default() }),
        };
        let report = dataset.report.to_json();
        let job =
            Job::filtered([dataset], Filters::default()).map_err(|error| error.to_string())?;
        let job = Job { format: "csv".to_owned(), columns: ColumnSet::Project, ..job };
        let mut out = Vec::new();
        export::stream(&job, &mut out).map_err(|error| error.to_string())?;
        let events = csv::Reader::from_reader(&out[..]).deserialize().collect::<Result<_, _>>();
        Ok(Self { report, events: events.map_err(|error| error.to_string())?, error: None })
    }

    /// What was noted, and what was skipped.
    pub fn problems(&self) -> impl Iterator<Item = &Value> {
        ["notes", "skipped"].into_iter().filter_map(|key| self.report[key].as_array()).flatten()
    }

    /// All that is said in words, in small letters: the error, the reasons, and what
    /// else the report has beside facts of the file.
    pub fn words(&self) -> String {
        const FACTS: [&str; 7] =
            ["file", "format", "encoding", "delimiter", "notes", "skipped", "error"];
        let mut words = vec![self.error.as_deref().unwrap_or_default()];
        for problem in self.problems() {
            words.extend(["reason", "column"].iter().filter_map(|key| problem[key].as_str()));
        }
        let rest = self.report.as_object().into_iter().flatten();
        for (_, value) in rest.filter(|(key, _)| !FACTS.contains(&key.as_str())) {
            strings(value, &mut words);
        }
        words.join("\n").to_lowercase()
    }

    /// Every string among the columns that were not read.
    pub fn unread(&self) -> Vec<&str> {
        let mut words = Vec::new();
        strings(&self.report["unread"], &mut words);
        words
    }
}

/// Every string inside `value`.
fn strings<'a>(value: &'a Value, out: &mut Vec<&'a str>) {
    match value {
        Value::String(text) => out.push(text),
        Value::Array(values) => values.iter().for_each(|value| strings(value, out)),
        Value::Object(members) => members.iter().for_each(|(key, value)| {
            out.push(key);
            strings(value, out);
        }),
        _ => {}
    }
}

/// Whether two names of columns differ in signs and the size of letters only.
pub fn is_same_name(one: &str, other: &str) -> bool {
    let plain = |name: &str| {
        let words = name.to_lowercase();
        let words = words.split(|letter: char| !letter.is_alphanumeric());
        words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    };
    plain(one) == plain(other)
}
