//! CSV with the columns of the project, equal for every source.

use std::io::Write;

use super::table::{cells_writer, finish};
use super::{ExportError, Job};
use crate::dataset::{Citation, Event, Figure, GeoPrecision, Interval, TimePrecision};
use crate::import::formats::project::HEADER;

/// One row an event, by time. Unknown is blank, times are exact and in UTC.
pub fn write(job: &Job, out: &mut dyn Write) -> Result<(), ExportError> {
    let mut writer = cells_writer(job, out);
    writer.write(&job.project_columns())?;
    for (dataset, row) in job.rows_by_time() {
        let cells = job.project_record(dataset, row)?.cells;
        let cells: Vec<String> = cells.into_iter().map(|(_, cell)| cell).collect();
        writer.write(&cells)?;
    }
    finish(writer)
}

/// The cells of `event` under [`HEADER`]. Read again they give the same
/// interval and precision: start and end say when, the precision how sure.
pub fn cells(event: &Event) -> [String; HEADER.len()] {
    let Event { interval, place, .. } = event;
    let (killed_low, killed_high) = bounds(event.killed);
    let (injured_low, injured_high) = bounds(event.injured);
    let number = |number: Option<u32>| number.map_or_else(String::new, |number| number.to_string());
    [
        event.id.clone(),
        event.title.clone(),
        event.kind.clone(),
        interval.map_or_else(String::new, |interval| interval.start().to_utc_text()),
        interval.map_or_else(String::new, |interval| interval.end().to_utc_text()),
        time_precision(event.time_precision).to_owned(),
        place.map_or_else(String::new, |place| place.latitude().to_string()),
        place.map_or_else(String::new, |place| place.longitude().to_string()),
        geo_precision(event.geo_precision).to_owned(),
        place.map_or_else(String::new, |_| event.radius_m.to_string()),
        event.place_name.clone(),
        event.admin2.clone(),
        event.admin1.clone(),
        event.country.clone(),
        event.weapon.clone(),
        killed_low,
        killed_high,
        injured_low,
        injured_high,
        number(event.launched),
        number(event.intercepted),
        event.summary.clone(),
        sources(&event.sources),
        event.attack.clone(),
        event.reported.map_or_else(String::new, reported),
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

fn bounds(figure: Figure) -> (String, String) {
    figure.bounds().map_or_else(Default::default, |(low, high)| (low.to_string(), high.to_string()))
}

fn time_precision(precision: TimePrecision) -> &'static str {
    if precision == TimePrecision::Unknown { "" } else { precision.id() }
}

fn geo_precision(precision: GeoPrecision) -> &'static str {
    if precision == GeoPrecision::Unknown { "" } else { precision.id() }
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
