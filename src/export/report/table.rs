//! The events themselves, with sources and what rivals say.

use std::io::Write;

use super::html::{escaped, sentence};
use crate::dataset::Dataset;
use crate::export::document_text::{DocumentColumn, DocumentEvent, DocumentSource, MOST_EVENTS};
use crate::export::{ExportError, Job};
use crate::language::{current, tr};

/// Writes a row for each event, by time.
pub fn write(
    job: &Job,
    rows: &[(&Dataset, usize)],
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    writeln!(out, "<section><h2>{}</h2>", tr!("figure-events"))?;
    if rows.len() > MOST_EVENTS {
        writeln!(
            out,
            "<p class=\"warn\">{}</p>",
            tr!("first-events", most = MOST_EVENTS, count = rows.len())
        )?;
    }
    let columns = DocumentColumn::kept(job);
    out.write_all(b"<table class=\"events\"><thead><tr>")?;
    for column in &columns {
        write!(out, "<th>{}</th>", column.name())?;
    }
    out.write_all(b"</tr></thead>\n<tbody>\n")?;
    for (dataset, row) in rows.iter().take(MOST_EVENTS) {
        let told = DocumentEvent::of(job, dataset, *row)?;
        out.write_all(b"<tr>")?;
        for column in &columns {
            out.write_all(b"<td>")?;
            cell(*column, &told, out)?;
            out.write_all(b"</td>")?;
        }
        out.write_all(b"</tr>\n")?;
    }
    out.write_all(b"</tbody></table></section>\n")?;
    Ok(())
}

fn cell(
    column: DocumentColumn,
    told: &DocumentEvent,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    let below = |text: &str, more: &str| {
        format!("{text}<br><span class=\"faint\">{}</span>", escaped(more))
    };
    match column {
        DocumentColumn::When => {
            let text = escaped(&told.when).replace(" – ", " –<br>");
            write!(out, "{}", below(&text, &told.offset))?;
        }
        DocumentColumn::Where => {
            write!(out, "{}", below(&escaped(&told.place), &told.position))?;
        }
        DocumentColumn::What => what(told, out)?,
        DocumentColumn::Killed => write!(out, "{}", escaped(&told.killed))?,
        DocumentColumn::Injured => write!(out, "{}", escaped(&told.injured))?,
    }
    Ok(())
}

fn what(told: &DocumentEvent, out: &mut dyn Write) -> Result<(), ExportError> {
    write!(
        out,
        "<strong>{}</strong> <span class=\"faint\">{}</span>",
        escaped(&told.title),
        escaped(&told.kind)
    )?;
    if !told.summary.is_empty() {
        write!(out, "<br>{}", escaped(&told.summary))?;
    }
    if !told.claims.is_empty() {
        write!(out, "<br><span class=\"warn\">{}:</span> ", tr!("claims-differ"))?;
        write!(out, "{}", escaped(&told.claims.join("; ")))?;
    }
    for known in &told.sources {
        source(known, out)?;
    }
    for (name, text) in &told.notes {
        let text = escaped(text).replace('\n', "<br>");
        let name = current().word(&sentence(name));
        write!(out, "<br><span class=\"faint\">{name}:</span> {text}")?;
    }
    Ok(())
}

fn source(told: &DocumentSource, out: &mut dyn Write) -> Result<(), ExportError> {
    out.write_all(b"<br><span class=\"faint\">")?;
    write!(out, "{} ", escaped(&told.publisher))?;
    match &told.address {
        Some(address) => {
            let url = escaped(address);
            write!(out, "<a rel=\"noopener noreferrer\" href=\"{url}\">{url}</a>")?;
            if let Some(host) = &told.look_alike {
                let host = escaped(host);
                write!(
                    out,
                    " <span class=\"warn\">{}</span>",
                    tr!("may-look-like-others", host = &*host)
                )?;
            }
        }
        None => write!(out, "{}", escaped(&told.url))?,
    }
    Ok(out.write_all(b"</span>")?)
}
