//! An interactive page: one HTML file with map, time slider, filters, details and table,
//! which opens offline in any browser and asks nobody for anything.
//!
//! What is looked at is here, in columns, and counted by a script that was written for
//! it (`assets/page`) by the rules of the program.

mod base_map;
mod choices;
mod columns;
mod document;
mod facts;
mod script;

use std::io::Write;

pub use choices::{Language, MOST_BASEMAP_MB, PageChoices};
pub use document::data_in;
pub use script::{FILES, policy_hash, script, style};

use super::{ColumnSet, ExportError, Exporter, Job};
use facts::Facts;

/// Its word on the command line and in manifests.
pub const ID: &str = "page";

/// What of the bytes of records is left in a page, in per cent, as measured with tables of
/// several publishers.
const RECORDS_PERCENT: u64 = 40;

/// About how large the page of `job` becomes, before anything is read again.
pub fn estimated_bytes(job: &Job) -> u64 {
    let of_part = |part: &super::Part| -> u64 {
        part.rows.iter().map(|row| u64::from(part.dataset.record_bytes(row))).sum()
    };
    let records: u64 = job.parts.iter().map(of_part).sum();
    estimated_bytes_of(records, &job.page)
}

/// The same where so many bytes of records are exported.
pub fn estimated_bytes_of(records: u64, choices: &PageChoices) -> u64 {
    let fixed = (script().len() + style().len()) as u64;
    fixed + records * RECORDS_PERCENT / 100 + u64::from(choices.basemap_mb) * 1_000_000
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

    /// The same whichever columns are asked for.
    fn write(&self, job: &Job, out: &mut dyn Write) -> Result<(), ExportError> {
        let table = columns::of(job)?;
        let map = base_map::around(&table.places, job.page.basemap_mb as usize * 1_000_000)?;
        let facts = Facts::of(job, &table, map.index)?;
        document::write(&facts, &table, &map.bytes, job.page.language.code(), out)
    }
}
