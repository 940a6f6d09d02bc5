//! "How this was made": what a manifest says of an export, in the page itself.

use serde::Serialize;

use super::base_map::Index;
use super::columns::Table;
use crate::dataset::kind::{self, KindGroup};
use crate::dataset::schema::Field;
use crate::export::manifest::{BOUNDARY_RULE, Counts};
use crate::export::notes::Written;
use crate::export::page_choices::PageChoices;
use crate::export::{ExportError, Job, Scope, filter_description};

/// Under which licence the built-in data is.
const DEMO_LICENCE: &str = "MIT OR Apache-2.0";

/// Everything that a page knows beside its events.
#[derive(Debug, Serialize)]
pub struct Facts {
    program: &'static str,
    version: &'static str,
    /// How the page was asked for.
    choices: PageChoices,
    title: String,
    /// The licence of the data in words; empty where nobody said.
    data_licence: String,
    zone: String,
    inputs: Vec<Input>,
    /// What decided which events are here.
    sentences: Vec<String>,
    /// What was held back or blurred.
    publication: Vec<String>,
    counts: Counts,
    boundary_rule: &'static str,
    kinds: Vec<Kind>,
    base_map: Index,
}

/// A file that events come from.
#[derive(Debug, Serialize)]
struct Input {
    name: String,
    sha256: String,
    bytes: u64,
    exported: usize,
    events: usize,
    skipped: u64,
}

/// What sums and lists have to know of a kind.
#[derive(Debug, Serialize)]
struct Kind {
    id: &'static str,
    group: &'static str,
    /// Rank among the kinds that count people over a whole attack, the best first.
    total_rank: Option<usize>,
}

impl Facts {
    /// Of `job`, whose page shows the events `table` over the map `base_map`.
    ///
    /// # Errors
    /// When an input can no longer be read.
    pub fn of(job: &Job, table: &Table, base_map: Index) -> Result<Self, ExportError> {
        let mut inputs = Vec::new();
        for part in &job.parts {
            let source = &part.dataset.source;
            inputs.push(Input {
                name: source.name.clone(),
                sha256: source.sha256_hex()?,
                bytes: source.file_bytes,
                exported: part.rows.count(),
                events: part.dataset.len(),
                skipped: part.dataset.report.skipped.count(),
            });
        }
        // Whatever led to a choice by hand, the same rows make the same page.
        let is_by_hand = job.scope == Scope::Selected || !job.left_out.is_empty();
        let sentences = if is_by_hand {
            let by_hand = "Events chosen by hand; the manifest names their rows".to_owned();
            let notes = job.notes.as_ref().map(Written::words);
            std::iter::once(by_hand).chain(notes).chain(job.publication.words()).collect()
        } else {
            filter_description::of_job(job)
        };
        let names: Vec<&str> = job.parts.iter().map(|p| p.dataset.source.name.as_str()).collect();
        let title = match job.page.title.trim() {
            "" => names.join(", "),
            title => title.to_owned(),
        };
        let is_built_in = job.parts.iter().all(|part| part.dataset.source.path.is_none());
        let data_licence = match job.page.data_licence.trim() {
            "" if is_built_in => DEMO_LICENCE,
            licence => licence,
        };
        Ok(Self {
            program: env!("CARGO_PKG_NAME"),
            version: env!("CARGO_PKG_VERSION"),
            choices: job.page.clone(),
            title,
            data_licence: data_licence.to_owned(),
            zone: job.zone.iana_name().unwrap_or("UTC").to_owned(),
            inputs,
            sentences,
            publication: job.publication.words(),
            counts: Counts::of(job),
            boundary_rule: BOUNDARY_RULE,
            kinds: kinds(table),
            base_map,
        })
    }

    /// What stands above the page.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What decided which events are here.
    pub fn sentences(&self) -> &[String] {
        &self.sentences
    }
}

/// Those that the events have; none where the kind is held back.
fn kinds(table: &Table) -> Vec<Kind> {
    let kind = |known: &kind::Kind| Kind {
        id: known.id,
        group: match known.group {
            KindGroup::Strikes => "strikes",
            KindGroup::Damage => "damage",
            KindGroup::Reports => "reports",
            KindGroup::Lasting => "lasting",
            KindGroup::Other => "other",
        },
        total_rank: kind::AGGREGATE.iter().position(|total| *total == known.id),
    };
    let told = table.words(Field::Kind);
    kind::KINDS.iter().filter(|kind| told.iter().any(|word| word == kind.id)).map(kind).collect()
}
