//! KML 2.2 (OGC 12-007r2): one placemark an event, for Google Earth and others.

use std::borrow::Cow;
use std::io::Write;

use super::record::{OriginalRow, Record};
use super::{ColumnSet, ExportError, Exporter, Job};
use crate::dataset::{Dataset, Event, Instant, Place};
use crate::shape::Shape;

/// Placemarks with their time spans, columns as extended data.
pub struct Kml;

impl Exporter for Kml {
    fn id(&self) -> &'static str {
        "kml"
    }

    fn label(&self) -> &'static str {
        "KML"
    }

    fn extension(&self) -> &'static str {
        "kml"
    }

    fn has_claims_beside(&self, job: &Job) -> bool {
        job.columns == ColumnSet::Project
    }

    /// With original columns in the order of the sources, with project columns
    /// by time.
    fn write(&self, job: &Job, out: &mut dyn Write) -> Result<(), ExportError> {
        out.write_all(
            b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
              <kml xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document>\n",
        )?;
        let told = job.publication.words().join(". ");
        if !told.is_empty() {
            writeln!(out, "<description>{}</description>", escaped(&told))?;
        }
        match job.columns {
            ColumnSet::Original => {
                for part in &job.parts {
                    let dataset: &Dataset = &part.dataset;
                    for row in dataset.rows_in_source_order(&part.rows) {
                        let OriginalRow { event, cells } = job.original_row(dataset, row)?;
                        let names = dataset.decoder.columns().iter().map(String::as_str);
                        let cells = names
                            .zip(&cells)
                            .filter_map(|(name, cell)| Some((name, cell.as_ref()?.text.as_str())));
                        placemark(out, &event, cells)?;
                    }
                }
            }
            ColumnSet::Project => {
                for (dataset, row) in job.rows_by_time() {
                    let Record { event, cells } = job.project_record(dataset, row)?;
                    let cells = cells.iter().map(|(name, cell)| (*name, cell.as_str()));
                    placemark(out, &event, cells)?;
                }
            }
        }
        out.write_all(b"</Document>\n</kml>\n")?;
        Ok(())
    }
}

fn placemark<'a>(
    out: &mut dyn Write,
    event: &Event,
    cells: impl Iterator<Item = (&'a str, &'a str)>,
) -> Result<(), ExportError> {
    write!(out, "<Placemark><name>{}</name>", escaped(&event.title))?;
    if !event.summary.is_empty() {
        write!(out, "<description>{}</description>", escaped(&event.summary))?;
    }
    if let Some(interval) = event.interval {
        let [begin, end] = [interval.start(), interval.end()].map(Instant::to_utc_text);
        write!(out, "<TimeSpan><begin>{begin}</begin><end>{end}</end></TimeSpan>")?;
    }
    out.write_all(b"<ExtendedData>")?;
    for (name, cell) in cells.filter(|(_, cell)| !cell.is_empty()) {
        let (name, cell) = (escaped(name), escaped(cell));
        write!(out, "<Data name=\"{name}\"><value>{cell}</value></Data>")?;
    }
    out.write_all(b"</ExtendedData>")?;
    if let Some(place) = event.place {
        geometry(out, place, event.radius_m)?;
    }
    out.write_all(b"</Placemark>\n")?;
    Ok(())
}

/// A point, and around an imprecise one the circle that holds the true place.
fn geometry(out: &mut dyn Write, place: Place, radius_m: f32) -> Result<(), ExportError> {
    let point = format!(
        "<Point><coordinates>{},{}</coordinates></Point>",
        place.longitude(),
        place.latitude()
    );
    let circle = Shape::circle(place, f64::from(radius_m)).ok();
    let Some(ring) = circle.and_then(|circle| circle.rings().into_iter().next()) else {
        return Ok(out.write_all(point.as_bytes())?);
    };
    write!(out, "<MultiGeometry>{point}<Polygon><outerBoundaryIs><LinearRing><coordinates>")?;
    // A tenth of a metre is finer than any radius is known.
    for [x, y] in ring.iter().chain(ring.first()) {
        write!(out, "{x:.6},{y:.6} ")?;
    }
    out.write_all(b"</coordinates></LinearRing></outerBoundaryIs></Polygon></MultiGeometry>")?;
    Ok(())
}

/// Text as XML 1.0 takes it: what it forbids becomes the replacement character.
fn escaped(text: &str) -> Cow<'_, str> {
    let is_plain = |c: char| !matches!(c, '&' | '<' | '>' | '"' | '\'') && is_allowed(c);
    if text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => safe += "&amp;",
            '<' => safe += "&lt;",
            '>' => safe += "&gt;",
            '"' => safe += "&quot;",
            '\'' => safe += "&#39;",
            // Readers turn a bare one into a line feed.
            '\r' => safe += "&#13;",
            c if is_allowed(c) => safe.push(c),
            _ => safe.push('\u{fffd}'),
        }
    }
    Cow::Owned(safe)
}

fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n') || (c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_and_what_xml_forbids_is_replaced() {
        assert_eq!(escaped("a<b>&\"'\r\u{0}"), "a&lt;b&gt;&amp;&quot;&#39;&#13;\u{fffd}");
        assert!(matches!(escaped("Київ, дим"), Cow::Borrowed(_)));
    }
}
