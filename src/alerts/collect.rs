//! The alerts of a dataset, by the area for which they were declared.

use std::collections::HashMap;

use super::area::AlertArea;
use super::names::Names;
use crate::base::parallel;
use crate::dataset::{CoordinateSource, Dataset, PlaceTier, Rows};

/// The kind of the events that are alerts.
const ALERT: &str = "air_alert";

/// An alert of up to this many seconds has no end: it is known to have begun.
const NO_END_SECS: i64 = 60;

/// Records that one thread reads in one piece.
const PIECE_ROWS: usize = 4_096;

/// Times of the alerts in one area, in seconds since 1970, each from its start until
/// before its end.
#[derive(Debug, Default)]
pub struct Collected {
    /// Alerts of which start and end are known.
    pub on: Vec<(i64, i64)>,
    /// Alerts of which start or end has a lower precision than the hour.
    pub imprecise: Vec<(i64, i64)>,
    /// Alerts that are only known to have begun.
    pub begun: Vec<(i64, i64)>,
    /// From the first to the last alert of a dataset that consists of alerts.
    pub covered: Vec<(i64, i64)>,
}

/// Whether `dataset` has an alert.
pub fn has_alerts(dataset: &Dataset) -> bool {
    dataset.kinds().values().iter().any(|kind| **kind == *ALERT)
}

/// Adds the alerts of `dataset`. If it consists of alerts, nearly all of its rows, it
/// covers each area that it names from its first to its last alert there.
pub fn collect(
    dataset: &Dataset,
    all: &mut HashMap<AlertArea, Collected>,
    anywhere: &mut Vec<(i64, i64)>,
) {
    let is_alert: Vec<bool> =
        dataset.kinds().values().iter().map(|kind| &**kind == ALERT).collect();
    let alerts = dataset.kinds().codes().rows_of(&is_alert);
    let is_made_of_alerts = alerts.count() * 10 >= dataset.len() * 9;
    let raions = raions(dataset, &alerts);
    let mut areas: HashMap<_, AlertArea> = HashMap::new();
    let mut spans: HashMap<AlertArea, (i64, i64)> = HashMap::new();
    for row in alerts.iter() {
        let Some(interval) = dataset.interval(row) else { continue };
        let at = (interval.start().secs(), interval.end().secs());
        let Some(place) = dataset.place(row) else {
            anywhere.push(at);
            continue;
        };
        let certainty = dataset.certainty(row);
        let raion = raions.get(&row).map_or("", String::as_str);
        let key = (
            (place.latitude().to_bits(), place.longitude().to_bits()),
            (certainty.geo, certainty.radius_m, certainty.located),
            (dataset.place_names().code(row), raion),
            (dataset.admin1().code(row), dataset.countries().code(row)),
        );
        let area = *areas
            .entry(key)
            .or_insert_with(|| AlertArea::of(place, &certainty, Names::of(dataset, row), raion));
        let collected = all.entry(area).or_default();
        if certainty.time.is_imprecise() {
            collected.imprecise.push(at);
        } else if certainty.time_doubted || interval.secs() <= NO_END_SECS {
            collected.begun.push(at);
        } else {
            collected.on.push(at);
        }
        let span = spans.entry(area).or_insert(at);
        *span = (span.0.min(at.0), span.1.max(at.1));
    }
    if is_made_of_alerts {
        for (area, span) in spans.into_iter().filter(|(area, _)| area.is_known()) {
            all.entry(area).or_default().covered.push(span);
        }
    }
}

/// What alerts that were placed in the middle of an oblast by its name say below it: that
/// is in their records only. A record that can no longer be read may say anything.
fn raions(dataset: &Dataset, alerts: &Rows) -> HashMap<usize, String> {
    let is_in_oblast = |row: &usize| {
        let certainty = dataset.certainty(*row);
        certainty.located == CoordinateSource::Gazetteer
            && dataset.place_names().value(*row).is_empty()
            && PlaceTier::of(&certainty) != Some(PlaceTier::District)
    };
    let rows: Vec<usize> = alerts.iter().filter(is_in_oblast).collect();
    let pieces = parallel::map("air alerts", rows.chunks(PIECE_ROWS).collect(), |rows| {
        let raion = |row: usize| match dataset.event(row) {
            Ok(event) => event.admin2,
            Err(_) => "?".to_owned(),
        };
        let named = rows.iter().map(|row| (*row, raion(*row)));
        named.filter(|(_, raion)| !raion.is_empty()).collect::<Vec<(usize, String)>>()
    });
    pieces.into_iter().flatten().collect()
}
