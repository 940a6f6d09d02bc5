//! The events themselves, with sources and what rivals say.

use std::io::Write;

use super::html::{escaped, sentence};
use crate::dataset::{Dataset, Event, kind};
use crate::export::record::RawRow;
use crate::export::{ExportError, Job, notes};
use crate::words::{counted, distance, interval, number, offset, place_precision};

/// More events than this make a report that no browser likes.
const LISTED: usize = 2_000;

/// Writes a row for each event, by time.
pub fn write(
    job: &Job,
    rows: &[(&Dataset, usize)],
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    out.write_all(b"<section><h2>Events</h2>\n")?;
    if rows.len() > LISTED {
        writeln!(
            out,
            "<p class=\"warn\">The first {} of {}; sums and counts above are of all of them.</p>",
            number(LISTED),
            counted(rows.len(), "event", "events")
        )?;
    }
    out.write_all(
        b"<table class=\"events\"><thead><tr><th>When</th><th>Where</th><th>What</th>\
          <th>Killed</th><th>Injured</th></tr></thead>\n<tbody>\n",
    )?;
    for (dataset, row) in rows.iter().take(LISTED) {
        one(job, dataset, *row, out)?;
    }
    out.write_all(b"</tbody></table></section>\n")?;
    Ok(())
}

fn one(job: &Job, dataset: &Dataset, row: usize, out: &mut dyn Write) -> Result<(), ExportError> {
    let raw = dataset.record(row)?;
    let record = job.project_record(RawRow::of(dataset, row, &raw))?;
    let event = record.event();
    let when = interval(event.interval, event.time_precision, &job.zone);
    let zone = event.interval.map(|interval| offset(interval.start(), &job.zone));
    write!(
        out,
        "<tr><td>{}<br><span class=\"faint\">{}</span></td>",
        escaped(&when).replace(" – ", " –<br>"),
        escaped(&zone.unwrap_or_default())
    )?;
    write!(
        out,
        "<td>{}<br><span class=\"faint\">{}</span></td>",
        escaped(&places(event)),
        escaped(&position(job, dataset, row, event))
    )?;
    write!(
        out,
        "<td><strong>{}</strong> <span class=\"faint\">{}</span>",
        escaped(&event.title),
        escaped(&kind::label(&event.kind))
    )?;
    if !event.summary.is_empty() && event.summary != event.title {
        write!(out, "<br>{}", escaped(&event.summary))?;
    }
    if job.publication.keeps_claims() {
        claims(dataset, row, event, out)?;
    }
    sources(event, out)?;
    for (name, cell) in record.cells().filter(|(name, _)| notes::COLUMNS.contains(name)) {
        if !cell.is_empty() {
            let text = escaped(&cell).replace('\n', "<br>");
            write!(out, "<br><span class=\"faint\">{}:</span> {text}", sentence(name))?;
        }
    }
    writeln!(
        out,
        "</td><td>{}</td><td>{}</td></tr>",
        escaped(&event.killed.label()),
        escaped(&event.injured.label())
    )?;
    Ok(())
}

fn places(event: &Event) -> String {
    let names = [&event.place_name, &event.admin2, &event.admin1, &event.country];
    let mut names: Vec<&str> =
        names.into_iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
    names.dedup();
    names.join(", ")
}

fn position(job: &Job, dataset: &Dataset, row: usize, event: &Event) -> String {
    event.place.map_or_else(
        || "place on the map unknown".to_owned(),
        |at| {
            let precision = if job.publication.changes_places() {
                format!("changed; within {}", distance(f64::from(event.radius_m)))
            } else {
                place_precision(dataset.certainty(row))
            };
            format!("{:.5}, {:.5}; {precision}", at.latitude(), at.longitude())
        },
    )
}

/// Statements that contradict one another, side by side.
fn claims(
    dataset: &Dataset,
    row: usize,
    event: &Event,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    if !dataset.disputed().contains(row) {
        return Ok(());
    }
    out.write_all(b"<br><span class=\"warn\">Claims differ:</span> ")?;
    for (index, claim) in dataset.claims.about(&event.id).enumerate() {
        let parted = if index > 0 { "; " } else { "" };
        let text = format!("{} – {} {} {}", claim.claimant, claim.about, claim.value, claim.unit);
        write!(out, "{parted}{}", escaped(text.trim_end()))?;
    }
    Ok(())
}

/// With their full addresses: nobody has to click to know where a link leads.
fn sources(event: &Event, out: &mut dyn Write) -> Result<(), ExportError> {
    for source in &event.sources {
        out.write_all(b"<br><span class=\"faint\">")?;
        write!(out, "{} ", escaped(&source.publisher))?;
        match source.link() {
            Some(url) => {
                let url = escaped(url);
                write!(out, "<a rel=\"noopener noreferrer\" href=\"{url}\">{url}</a>")?;
            }
            None => write!(out, "{}", escaped(&source.url))?,
        }
        out.write_all(b"</span>")?;
    }
    Ok(())
}
