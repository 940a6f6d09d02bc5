//! CSV with the columns of the project, equal for every source.

use std::borrow::Cow;
use std::io::Write;

use super::record::RawRow;
use super::table::{CellsWriter, write_rows};
use super::{ExportError, Job};
use crate::dataset::{Citation, Event, Figure, GeoPrecision, Interval, TimePrecision};
use crate::import::formats::project::HEADER;

/// One row an event, by time. Unknown is blank, times are exact and in UTC.
pub fn write(job: &Job, out: &mut dyn Write) -> Result<(), ExportError> {
    let row = |piece: &mut CellsWriter, raw: RawRow<'_>| {
        let record = job.project_record(raw)?;
        piece.write(record.cells().map(|(_, cell)| cell))
    };
    write_rows(job, job.project_columns().into_iter(), row, out)
}

/// The cells of `event` under [`HEADER`]. Read again they give the same
/// interval and precision: start and end say when, the precision how sure.
pub fn cells(event: &Event) -> [Cow<'_, str>; HEADER.len()] {
    let Event { interval, place, .. } = event;
    let (killed_low, killed_high) = bounds(event.killed);
    let (injured_low, injured_high) = bounds(event.injured);
    let text = |text: Option<String>| Cow::Owned(text.unwrap_or_default());
    let number = |number: Option<u32>| text(number.map(|number| number.to_string()));
    [
        event.id.as_str().into(),
        event.title.as_str().into(),
        event.kind.as_str().into(),
        text(interval.map(|interval| interval.start().to_utc_text())),
        text(interval.map(|interval| interval.end().to_utc_text())),
        time_precision(event.time_precision).into(),
        text(place.map(|place| place.latitude().to_string())),
        text(place.map(|place| place.longitude().to_string())),
        geo_precision(event.geo_precision).into(),
        text(radius_m(event)),
        event.place_name.as_str().into(),
        event.admin2.as_str().into(),
        event.admin1.as_str().into(),
        event.country.as_str().into(),
        event.weapon.as_str().into(),
        number(killed_low),
        number(killed_high),
        number(injured_low),
        number(injured_high),
        number(event.launched),
        number(event.intercepted),
        event.summary.as_str().into(),
        sources(&event.sources).into(),
        event.attack.as_str().into(),
        text(event.reported.map(reported)),
    ]
}

/// The start, as precise as the interval is long.
fn reported(interval: Interval) -> String {
    let text = interval.start().to_utc_text();
    match interval.secs() {
        1 => text,
        60 => text.replace(":00Z", "Z"),
        _ => format!("{text}/{}", interval.end().to_utc_text()),
    }
}

fn bounds(figure: Figure) -> (Option<u32>, Option<u32>) {
    figure.bounds().unzip()
}

fn time_precision(precision: TimePrecision) -> &'static str {
    if precision == TimePrecision::Unknown { "" } else { precision.id() }
}

fn geo_precision(precision: GeoPrecision) -> &'static str {
    if precision == GeoPrecision::Unknown { "" } else { precision.id() }
}

/// Nothing where the precision is unknown: that is no point of radius 0.
fn radius_m(event: &Event) -> Option<String> {
    let is_known = event.geo_precision != GeoPrecision::Unknown || event.radius_m > 0.0;
    event.place.filter(|_| is_known).map(|_| event.radius_m.to_string())
}

/// `publisher|url` joined by ` ; `.
fn sources(sources: &[Citation]) -> String {
    let parts: Vec<String> = sources
        .iter()
        .filter(|source| !source.publisher.is_empty() || !source.url.is_empty())
        .map(|Citation { publisher, url }| {
            // What would end the name or the entry too early is spelled otherwise.
            let publisher = publisher.replace('|', "/").replace(" ; ", ", ");
            format!("{publisher}|{}", url.replace(" ; ", "%20;%20"))
        })
        .collect();
    parts.join(" ; ")
}
