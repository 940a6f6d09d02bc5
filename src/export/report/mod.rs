//! A report that opens offline in any browser: one HTML file with the filters in
//! words, sums, counts and a table with sources and rival claims.

mod counts;
pub(in crate::export) mod html;
pub mod picture;
mod table;

use std::io::Write;

use super::{ColumnSet, ExportError, Exporter, Job, document_text};
use crate::language::{said_in, tr};
use html::escaped;

pub use super::report_choices::{ID, ReportChoices};

/// A report for people.
pub struct Report;

impl Exporter for Report {
    fn id(&self) -> &'static str {
        ID
    }

    fn has_picture(&self) -> bool {
        true
    }

    fn label(&self) -> &'static str {
        "Report"
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
        said_in(job.report.language, || written(job, out))
    }
}

fn written(job: &Job, out: &mut dyn Write) -> Result<(), ExportError> {
    let rows = job.rows_by_time();
    let title =
        format!("{}, {}", document_text::names(job), tr!("count-events", count = rows.len()));
    out.write_all(html::head(&title).as_bytes())?;
    writeln!(out, "<h1>{}</h1>", escaped(&title))?;
    picture::write(job, out)?;
    made(job, out)?;
    sums(job, out)?;
    counts::write(job, out)?;
    table::write(job, &rows, out)?;
    out.write_all(b"</main></body></html>\n")?;
    Ok(())
}

/// What decided which events are here.
fn made(job: &Job, out: &mut dyn Write) -> Result<(), ExportError> {
    write!(out, "<section><h2>{}</h2>\n<ul>", tr!("what-is-shown"))?;
    for sentence in document_text::sentences(job).into_iter().chain(document_text::inputs(job)) {
        write!(out, "<li>{}</li>", escaped(&sentence))?;
    }
    write!(
        out,
        "</ul>\n<p class=\"note\">{} {}. {}</p></section>\n",
        escaped(&document_text::rules(job)),
        escaped(&html::sentence(tr!("boundary-rule"))),
        tr!("report-made-and-proved", version = env!("CARGO_PKG_VERSION")),
    )?;
    Ok(())
}

/// People, as ranges, and what has no time or place.
fn sums(job: &Job, out: &mut dyn Write) -> Result<(), ExportError> {
    write!(out, "<section><h2>{}</h2>\n<dl>", tr!("in-numbers"))?;
    for (name, value) in document_text::figures(job) {
        write!(out, "<div><dt>{name}</dt><dd>{}</dd></div>", escaped(&value))?;
    }
    out.write_all(b"</dl>\n")?;
    if let Some(note) = document_text::people_note(job) {
        write!(out, "<p class=\"note\">{note}</p>")?;
    }
    out.write_all(b"</section>\n")?;
    Ok(())
}
