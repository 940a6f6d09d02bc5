//! A report that opens offline in any browser: one HTML file with the filters in
//! words, sums, counts and a table with sources and rival claims.

mod counts;
pub(in crate::export) mod html;
pub mod picture;
mod table;

use std::io::Write;

use super::{ColumnSet, ExportError, Exporter, Job, Scope, filter_description};
use crate::dataset::format::{counted, number};
use crate::dataset::schema::Field;
use crate::summary::Toll;
use html::escaped;

/// The id of this exporter.
pub const ID: &str = "report";

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
        let rows = job.rows_by_time();
        let title = format!("{}, {}", names(job), counted(rows.len(), "event", "events"));
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
}

fn names(job: &Job) -> String {
    let names: Vec<&str> = job.parts.iter().map(|part| part.dataset.source.name.as_str()).collect();
    names.join(", ")
}

/// What decided which events are here.
fn made(job: &Job, out: &mut dyn Write) -> Result<(), ExportError> {
    out.write_all(b"<section><h2>What is shown</h2>\n<ul>")?;
    // Whatever led to a choice by hand, the same rows make the same report.
    let is_by_hand = job.scope == Scope::Selected || !job.left_out.is_empty();
    let sentences = if is_by_hand {
        let by_hand = "Events chosen by hand; the manifest names their rows".to_owned();
        let notes = job.notes.iter().map(super::notes::Written::words).collect();
        [vec![by_hand], notes, job.publication.words()].concat()
    } else {
        filter_description::of_job(job)
    };
    for sentence in sentences {
        write!(out, "<li>{}</li>", escaped(&sentence))?;
    }
    for part in &job.parts {
        let (shown, all) = (part.rows.count(), part.dataset.len());
        let mut text = format!(
            "{}: {} of {}",
            part.dataset.source.name,
            number(shown),
            counted(all, "event", "events")
        );
        let skipped = part.dataset.report.skipped.count() as usize;
        if skipped > 0 {
            let rows = counted(skipped, "row", "rows");
            text += &format!("; {rows} of the file could not become an event");
        }
        write!(out, "<li>{}</li>", escaped(&text))?;
    }
    let zone = job.zone.iana_name().unwrap_or("UTC");
    write!(
        out,
        "</ul>\n<p class=\"note\">Times are those of {}. {}. Made by strikemap {}; the manifest \
         beside this file has the hashes of its sources and proves it.</p></section>\n",
        escaped(zone),
        escaped(&html::sentence(super::manifest::BOUNDARY_RULE)),
        env!("CARGO_PKG_VERSION"),
    )?;
    Ok(())
}

/// People, as ranges, and what has no time or place.
fn sums(job: &Job, out: &mut dyn Write) -> Result<(), ExportError> {
    let toll = Toll::of(job.parts.iter().map(|part| (&*part.dataset, &part.rows)));
    let lacking = |has: fn(&crate::dataset::Dataset, usize) -> bool| -> usize {
        let rows =
            |part: &super::Part| part.rows.iter().filter(|row| !has(&part.dataset, *row)).count();
        job.parts.iter().map(rows).sum()
    };
    let undated = lacking(|dataset, row| row < dataset.dated_len());
    let unplaced = lacking(|dataset, row| dataset.place(row).is_some());
    let imprecise: usize = job
        .parts
        .iter()
        .map(|part| {
            let is_area = |row: &usize| part.dataset.certainty(*row).is_area();
            part.rows.iter().filter(is_area).count()
        })
        .sum();
    let keeps = |fields: &[Field]| fields.iter().all(|field| job.publication.keeps_field(*field));
    out.write_all(b"<section><h2>In numbers</h2>\n<dl>")?;
    let figures: [(&str, &[Field], String); 6] = [
        ("Events", &[], number(job.count())),
        ("Killed", &[Field::Killed], toll.killed.label()),
        ("Injured", &[Field::Injured], toll.injured.label()),
        ("Place known only as an area", &[Field::Position], number(imprecise)),
        ("Without a time", &[Field::Time], number(undated)),
        ("Without a place", &[Field::Latitude, Field::Longitude], number(unplaced)),
    ];
    for (name, _, value) in figures.into_iter().filter(|(_, fields, _)| keeps(fields)) {
        write!(out, "<div><dt>{name}</dt><dd>{}</dd></div>", escaped(&value))?;
    }
    out.write_all(b"</dl>\n")?;
    if keeps(&[Field::Killed, Field::Injured]) {
        let unreported = counted(toll.unreported, "event states", "events state");
        write!(
            out,
            "<p class=\"note\">{unreported} neither figure of people. The total of an attack \
             stands for its single events, so that nobody is counted twice.</p>"
        )?;
    }
    out.write_all(b"</section>\n")?;
    Ok(())
}
