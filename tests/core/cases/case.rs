//! A case: a small file, how it is read, and what must hold.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use strikemap::dataset::time::zone;
use strikemap::dataset::time_text::DateOrder;
use strikemap::import::Options;

use super::block::{Block, Fault};
use super::outcome::Outcome;

/// One file and what is read of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// What it is called in messages.
    pub name: String,
    /// The one difficulty that the file shows.
    #[serde(rename = "why")]
    _why: String,
    /// The name of the file, one of `tests/cases/files` where there is no text.
    pub file: String,
    /// What stands in the file.
    pub text: Option<String>,
    zone: Option<String>,
    date_order: Option<String>,
    expected: Block,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseFile {
    case: Vec<Case>,
}

/// Where the cases lie.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

/// The kinds of cases, in order: each is a file.
pub fn kinds() -> Vec<String> {
    let paths = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut kinds: Vec<String> = paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    kinds.sort();
    kinds
}

/// All cases of a kind.
pub fn load(kind: &str) -> Vec<Case> {
    let text = std::fs::read_to_string(folder().join(kind).with_extension("toml")).unwrap();
    Case::parse(&text).unwrap_or_else(|error| panic!("{kind}.toml: {error}"))
}

impl Case {
    /// All cases in a text.
    pub fn parse(text: &str) -> Result<Vec<Self>, toml::de::Error> {
        toml::from_str::<CaseFile>(text).map(|file| file.case)
    }

    /// Everything in which what is read is not as it should be, a line each.
    pub fn differences(&self) -> Vec<String> {
        let faults = match self.outcome() {
            Ok(outcome) => self.expected.faults(&outcome),
            Err(error) => vec![Fault::new("export", error, "all events")],
        };
        faults.iter().map(|fault| format!("{}: {fault}", self.name)).collect()
    }

    fn outcome(&self) -> Result<Outcome, String> {
        let Some(text) = &self.text else {
            return Outcome::of(&folder().join("files").join(&self.file), &self.options());
        };
        let alone = tempfile::tempdir().unwrap();
        let path = alone.path().join(&self.file);
        std::fs::write(&path, text).unwrap();
        Outcome::of(&path, &self.options())
    }

    fn options(&self) -> Options {
        let usual = Options::default();
        Options {
            // The events of the cases do not lie ahead of this day.
            today: Some(jiff::civil::date(2026, 12, 1)),
            zone: self.zone.as_ref().map_or(usual.zone.clone(), |name| zone(name).unwrap()),
            date_order: self.date_order.as_deref().map(|order| match order {
                "day-first" => DateOrder::DayFirst,
                "month-first" => DateOrder::MonthFirst,
                other => panic!("{}: {other} is no order of dates", self.name),
            }),
            ..usual
        }
    }
}
