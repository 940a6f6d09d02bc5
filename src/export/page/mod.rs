//! An interactive page: one HTML file with map, time slider, filters, details and table,
//! which opens offline in any browser and asks nobody for anything.
//!
//! What is looked at is here, in columns, and counted by a script that was written for
//! it (`assets/page`) by the rules of the program.

mod base_map;
mod columns;
mod document;
mod facts;
mod script;

use std::io::Write;

pub use document::data_in;
pub use script::{FILES, policy_hash, script, style};

pub use super::page_choices::{ID, MOST_BASEMAP_MB, PageChoices};
use super::{ColumnSet, ExportError, Exporter, Job};
use facts::Facts;

/// What of the bytes of records is left in a page, in per cent, as measured with tables of
/// several publishers.
const RECORDS_PERCENT: u64 = 30;

/// About how large the page of `job` becomes, before any record is read again.
pub fn estimated_bytes(job: &Job) -> u64 {
    let (mut records, mut places) = (0, Vec::new());
    for part in &job.parts {
        for row in part.rows.iter() {
            records += u64::from(part.dataset.record_bytes(row));
            places.extend(part.dataset.place(row));
        }
    }
    let budget = basemap_bytes(&job.page);
    let map = base_map::around(&places, budget)
        .map_or(budget, |map| base_map::in_base64(map.bytes.len()));
    estimated_without_map(records) + map as u64
}

/// The most that a page becomes in which so many bytes of records are exported, about.
pub fn most_bytes(records: u64, choices: &PageChoices) -> u64 {
    estimated_without_map(records) + basemap_bytes(choices) as u64
}

fn estimated_without_map(records: u64) -> u64 {
    (script().len() + style().len()) as u64 + records * RECORDS_PERCENT / 100
}

fn basemap_bytes(choices: &PageChoices) -> usize {
    choices.basemap_mb as usize * 1_000_000
}

/// An interactive page.
pub struct Page;

impl Exporter for Page {
    fn id(&self) -> &'static str {
        ID
    }

    fn label(&self) -> &'static str {
        "Interactive page"
    }

    fn extension(&self) -> &'static str {
        "html"
    }

    /// What it tells has the names of project columns.
    fn column_set(&self, _whose: ColumnSet) -> ColumnSet {
        ColumnSet::Project
    }

    fn draws_areas(&self) -> bool {
        true
    }

    /// The same whichever columns are asked for.
    fn write(&self, job: &Job, out: &mut dyn Write) -> Result<(), ExportError> {
        let table = columns::of(job)?;
        let map = base_map::around(&table.places, basemap_bytes(&job.page))?;
        let facts = Facts::of(job, &table, map.index)?;
        document::write(&facts, &table, &map.bytes, job.page.language.id(), out)
    }
}
