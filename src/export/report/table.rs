//! The events themselves, with sources and what rivals say.

use std::io::Write;

use super::html::{escaped, sentence};
use crate::base::link::Link;
use crate::dataset::format::{
    counted, distance, interval, number, offset, place_precision, second,
};
use crate::dataset::schema::Field;
use crate::dataset::{Certainty, Dataset, Event, Interval, kind};
use crate::export::record::{ProjectCell, RawRow, Record};
use crate::export::{ExportError, Job, notes};

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
    out.write_all(b"<table class=\"events\"><thead><tr>")?;
    for column in COLUMNS.iter().filter(|column| column.is_kept(job)) {
        write!(out, "<th>{}</th>", column.name)?;
    }
    out.write_all(b"</tr></thead>\n<tbody>\n")?;
    for (dataset, row) in rows.iter().take(LISTED) {
        one(job, dataset, *row, out)?;
    }
    out.write_all(b"</tbody></table></section>\n")?;
    Ok(())
}

/// A column of the table.
struct Column {
    name: &'static str,
    /// It is left out when none of them is kept.
    fields: &'static [Field],
    write: fn(&TableRow<'_>, &mut dyn Write) -> Result<(), ExportError>,
}

/// What is told of one event.
struct TableRow<'a> {
    job: &'a Job,
    dataset: &'a Dataset,
    row: usize,
    record: &'a Record<'a>,
    event: &'a Event,
}

const COLUMNS: [Column; 5] = [
    Column { name: "When", fields: &[Field::Start, Field::End], write: when },
    Column { name: "Where", fields: WHERE, write: place },
    Column { name: "What", fields: &[], write: what },
    Column {
        name: "Killed",
        fields: &[Field::Killed],
        write: |told, out| Ok(write!(out, "{}", escaped(&told.event.killed.label()))?),
    },
    Column {
        name: "Injured",
        fields: &[Field::Injured],
        write: |told, out| Ok(write!(out, "{}", escaped(&told.event.injured.label()))?),
    },
];

/// What the column "Where" tells.
const WHERE: &[Field] = &[
    Field::Place,
    Field::Admin2,
    Field::Admin1,
    Field::Country,
    Field::Latitude,
    Field::Longitude,
    Field::GeoPrecision,
    Field::RadiusM,
];

impl Column {
    fn is_kept(&self, job: &Job) -> bool {
        self.fields.is_empty() || self.fields.iter().any(|f| job.publication.keeps_field(*f))
    }
}

fn one(job: &Job, dataset: &Dataset, row: usize, out: &mut dyn Write) -> Result<(), ExportError> {
    let raw = dataset.record(row)?;
    let record = job.project_record(RawRow::of(dataset, row, &raw))?;
    let told = TableRow { job, dataset, row, record: &record, event: record.event() };
    out.write_all(b"<tr>")?;
    for column in COLUMNS.iter().filter(|column| column.is_kept(job)) {
        out.write_all(b"<td>")?;
        (column.write)(&told, out)?;
        out.write_all(b"</td>")?;
    }
    Ok(out.write_all(b"</tr>\n")?)
}

fn when(told: &TableRow<'_>, out: &mut dyn Write) -> Result<(), ExportError> {
    let TableRow { job, record, event, .. } = told;
    let zone = &job.zone;
    // Of an interval of which only one end is told, the other must not be guessed.
    let (text, at) = match record.cell_event().interval {
        Some(interval) if !job.publication.keeps_field(Field::End) => {
            (format!("from {}", second(interval.start(), zone)), Some(interval.start()))
        }
        Some(interval) if !job.publication.keeps_field(Field::Start) => {
            (format!("until {}", second(interval.end(), zone)), Some(interval.end()))
        }
        known => (interval(known, event.time_precision, zone), known.map(Interval::start)),
    };
    let offset = at.map(|at| offset(at, zone)).unwrap_or_default();
    let text = escaped(&text).replace(" – ", " –<br>");
    Ok(write!(out, "{text}<br><span class=\"faint\">{}</span>", escaped(&offset))?)
}

fn place(told: &TableRow<'_>, out: &mut dyn Write) -> Result<(), ExportError> {
    let (names, position) = (told.event.location(), position(told));
    let (names, position) = (escaped(&names), escaped(&position));
    Ok(write!(out, "{names}<br><span class=\"faint\">{position}</span>")?)
}

/// Coordinates and how precise they are, as far as they are told.
fn position(told: &TableRow<'_>) -> String {
    let TableRow { job: Job { publication, .. }, dataset, row, event, .. } = told;
    if dataset.place(*row).is_none() {
        return "place on the map unknown".to_owned();
    }
    let mut parts = Vec::new();
    if let Some(at) = event.place {
        parts.push(format!("{:.5}, {:.5}", at.latitude(), at.longitude()));
    }
    if publication.changes_places() {
        let mut changed = "changed".to_owned();
        if publication.keeps_field(Field::RadiusM) {
            changed += &format!("; within {}", distance(f64::from(event.radius_m)));
        }
        parts.push(changed);
    } else if publication.keeps_field(Field::GeoPrecision) {
        parts.push(place_precision(Certainty::of(event)));
    } else if publication.keeps_field(Field::RadiusM) && event.radius_m > 0.0 {
        parts.push(format!("within {}", distance(f64::from(event.radius_m))));
    }
    parts.join("; ")
}

fn what(told: &TableRow<'_>, out: &mut dyn Write) -> Result<(), ExportError> {
    let TableRow { job, dataset, row, record, event } = told;
    let kind = kind::label(&event.kind);
    write!(
        out,
        "<strong>{}</strong> <span class=\"faint\">{}</span>",
        escaped(&event.title),
        escaped(&kind)
    )?;
    if !event.summary.is_empty() && event.summary != event.title {
        write!(out, "<br>{}", escaped(&event.summary))?;
    }
    if job.publication.keeps_claims() {
        claims(job, dataset, *row, event, out)?;
    }
    sources(event, out)?;
    let is_note = |cell: &ProjectCell<'_>| notes::COLUMNS.contains(&cell.name);
    for ProjectCell { name, text, .. } in record.cells().filter(is_note) {
        if !text.is_empty() {
            let text = escaped(&text).replace('\n', "<br>");
            write!(out, "<br><span class=\"faint\">{}:</span> {text}", sentence(name))?;
        }
    }
    Ok(())
}

/// Statements that contradict one another, side by side.
fn claims(
    job: &Job,
    dataset: &Dataset,
    row: usize,
    event: &Event,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    if !dataset.disputed().contains(row) {
        return Ok(());
    }
    let about: Vec<_> = dataset.claims.about(&event.id).collect();
    let kept: Vec<_> =
        about.iter().filter_map(|claim| job.publication.published_claim(claim)).collect();
    job.tally.add_claims(about.len() - kept.len());
    if kept.is_empty() {
        return Ok(());
    }
    out.write_all(b"<br><span class=\"warn\">Claims differ:</span> ")?;
    for (index, claim) in kept.into_iter().enumerate() {
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
        match Link::read(&source.url) {
            Some(link) => {
                let url = escaped(&link.address);
                write!(out, "<a rel=\"noopener noreferrer\" href=\"{url}\">{url}</a>")?;
                if let Some(host) = link.look_alike() {
                    let host = escaped(&host);
                    write!(
                        out,
                        " <span class=\"warn\">(letters that may look like others: {host})</span>"
                    )?;
                }
            }
            None => write!(out, "{}", escaped(&source.url))?,
        }
        out.write_all(b"</span>")?;
    }
    Ok(())
}
