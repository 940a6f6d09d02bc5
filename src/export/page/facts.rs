//! "How this was made": what a manifest says of an export, in the page itself.

use std::collections::BTreeMap;

use serde::Serialize;

use super::base_map::Index;
use super::columns::Table;
use crate::dataset::kind::{self, KindGroup};
use crate::dataset::schema::Field;
use crate::export::manifest::{BOUNDARY_RULE, Counts};
use crate::export::page_choices::PageChoices;
use crate::export::{ExportError, Job, document_text};
use crate::language::{Language, said_in};

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
    /// By the id of a language, since readers can switch.
    sentences: BTreeMap<&'static str, Vec<String>>,
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
    /// Hash and length, by which what is left out could be guessed; the manifest has them.
    sha256: Option<String>,
    bytes: Option<u64>,
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
                sha256: job.publication.is_none().then(|| source.sha256_hex()).transpose()?,
                bytes: job.publication.is_none().then_some(source.file_bytes),
                exported: part.rows.count(),
                events: part.dataset.len(),
                skipped: part.dataset.report.skipped.count(),
            });
        }
        Ok(Self {
            program: env!("CARGO_PKG_NAME"),
            version: env!("CARGO_PKG_VERSION"),
            choices: job.page.clone(),
            title: document_text::title(job, &job.page.info),
            data_licence: document_text::licence(job, &job.page.info),
            zone: job.zone.iana_name().unwrap_or("UTC").to_owned(),
            inputs,
            sentences: Language::ALL
                .into_iter()
                .map(|language| {
                    (language.id(), said_in(language, || document_text::sentences(job)))
                })
                .collect(),
            publication: said_in(Language::English, || job.publication.words()),
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

    /// What decided which events are here, in the language with this id.
    pub fn sentences(&self, language: &str) -> &[String] {
        self.sentences.get(language).map(Vec::as_slice).unwrap_or_default()
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
