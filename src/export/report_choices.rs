//! What people choose of a report: its language.

use serde::{Deserialize, Serialize};

use crate::language::Language;

/// The exporter of reports on the command line and in manifests.
pub const ID: &str = "report";

/// What is chosen of a report. It stands in the manifest, so that a report is made again in
/// its own language, whatever the system that proves it speaks.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ReportChoices {
    /// The language of its headings, sentences and counts.
    pub language: Language,
}

impl ReportChoices {
    /// The flags of `strikemap export` that choose the same, not yet quoted.
    pub fn flags(&self) -> Vec<String> {
        vec![format!("--language={}", self.language.id())]
    }
}
