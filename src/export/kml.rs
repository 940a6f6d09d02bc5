//! KML 2.2 (OGC 12-007r2): one placemark an event, for Google Earth and others.

use std::borrow::Cow;
use std::io::Write;

use super::buffers::Buffers;
use super::exported_areas::ExportedAreas;
use super::record::OriginalRow;
use super::{ColumnSet, ExportError, Exporter, Job, decimals, parallel_render};
use crate::dataset::{Event, Instant, Place};
use crate::language::{Language, said_in};
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

    /// Its own times stand beside the columns of a source and count before them.
    fn is_read_again(&self, whose: ColumnSet) -> bool {
        whose == ColumnSet::Project
    }

    fn draws_areas(&self) -> bool {
        true
    }

    /// With original columns in the order of the sources, with project columns
    /// by time.
    fn write(&self, job: &Job, out: &mut dyn Write) -> Result<(), ExportError> {
        out.write_all(
            b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
              <kml xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document>\n",
        )?;
        let told = said_in(Language::English, || job.publication.words()).join(". ");
        if !told.is_empty() {
            writeln!(out, "<description>{}</description>", escaped(&told))?;
        }
        let buffers = Buffers::default();
        let areas = ExportedAreas::of(job);
        parallel_render::rows(
            job,
            || buffers.take(),
            |piece, raw| match job.columns {
                ColumnSet::Original => {
                    let area = areas.of_row(raw).map(|(_, named)| &named.shape);
                    let OriginalRow { event, cells } = job.original_row(raw)?;
                    let names = raw.dataset.decoder.columns().iter().map(String::as_str);
                    let cells = names.zip(&cells).filter_map(|(name, cell)| {
                        Some((name, cell.as_ref()?.text.as_str().into()))
                    });
                    placemark(piece, &event, area, cells);
                    Ok(())
                }
                ColumnSet::Project => {
                    let area = areas.of_row(raw).map(|(_, named)| &named.shape);
                    let record = job.project_record(raw)?;
                    let cells = record.cells().map(|cell| (cell.name, cell.text));
                    placemark(piece, record.event(), area, cells);
                    Ok(())
                }
            },
            |piece| buffers.write(piece, out),
        )?;
        out.write_all(b"</Document>\n</kml>\n")?;
        Ok(())
    }
}

fn placemark<'a, 'b>(
    out: &mut Vec<u8>,
    event: &Event,
    area: Option<&Shape>,
    cells: impl Iterator<Item = (&'a str, Cow<'b, str>)>,
) {
    put(out, &["<Placemark><name>", &escaped(&event.title), "</name>"]);
    if !event.summary.is_empty() {
        put(out, &["<description>", &escaped(&event.summary), "</description>"]);
    }
    if let Some(interval) = event.interval {
        let [begin, end] = [interval.start(), interval.end()].map(Instant::to_utc_text);
        put(out, &["<TimeSpan><begin>", &begin, "</begin><end>", &end, "</end></TimeSpan>"]);
    }
    put(out, &["<ExtendedData>"]);
    for (name, cell) in cells.filter(|(_, cell)| !cell.is_empty()) {
        let (name, cell) = (escaped(name), escaped(&cell));
        put(out, &["<Data name=\"", &name, "\"><value>", &cell, "</value></Data>"]);
    }
    put(out, &["</ExtendedData>"]);
    if let Some(place) = event.place {
        geometry(out, place, event.radius_m, area);
    }
    put(out, &["</Placemark>\n"]);
}

/// A point, and around an imprecise one the area or the circle that holds the true place.
fn geometry(out: &mut Vec<u8>, place: Place, radius_m: f32, area: Option<&Shape>) {
    let point = format!(
        "<Point><coordinates>{},{}</coordinates></Point>",
        place.longitude(),
        place.latitude()
    );
    let circle = Shape::circle(place, f64::from(radius_m)).ok();
    let Some(shape) = area.or(circle.as_ref()) else { return put(out, &[&point]) };
    put(out, &["<MultiGeometry>", &point]);
    for rings in shape.polygons_to_draw() {
        put(out, &["<Polygon>"]);
        for (index, ring) in rings.iter().enumerate() {
            let boundary = if index == 0 { "outerBoundaryIs" } else { "innerBoundaryIs" };
            put(out, &["<", boundary, "><LinearRing><coordinates>"]);
            // A tenth of a metre is finer than any radius is known.
            for [x, y] in ring.iter().chain(ring.first()) {
                decimals::push(out, *x);
                out.push(b',');
                decimals::push(out, *y);
                out.push(b' ');
            }
            put(out, &["</coordinates></LinearRing></", boundary, ">"]);
        }
        put(out, &["</Polygon>"]);
    }
    put(out, &["</MultiGeometry>"]);
}

fn put(out: &mut Vec<u8>, texts: &[&str]) {
    texts.iter().for_each(|text| out.extend_from_slice(text.as_bytes()));
}

/// Text as XML 1.0 takes it: what it forbids becomes the replacement character.
fn escaped(text: &str) -> Cow<'_, str> {
    // The last: how the two letters begin that XML forbids.
    let is_special = |byte: u8| {
        matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'' | 0xEF)
            | ((byte < b' ') & (byte != b'\t') & (byte != b'\n'))
    };
    // To the end in any case, so that the processor looks at many at once.
    if !text.bytes().fold(false, |found, byte| found | is_special(byte)) {
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
        assert_eq!(
            escaped("\u{fffe}\u{feff}\u{ffff}\t\n\u{1f}"),
            "\u{fffd}\u{feff}\u{fffd}\t\n\u{fffd}"
        );
        assert!(matches!(escaped("Київ, дим"), Cow::Borrowed(_)));
    }
}
