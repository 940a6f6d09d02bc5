//! FIRMS: hotspots that satellites see, as CSV.

use crate::import::memo::ColumnDependencies;
use crate::import::{Columns, Container, EventBuilder, Field, Format, Mapping, Row};

/// Hotspots of MODIS, VIIRS and Landsat.
pub struct Firms;

/// Why a hotspot has the kind that it has: not every hot place burns.
const KIND: &str = "thermal_anomaly";

impl Format for Firms {
    fn id(&self) -> &'static str {
        "firms"
    }

    fn label(&self) -> &'static str {
        "FIRMS CSV"
    }

    fn container(&self) -> Container {
        Container::Table
    }

    fn dependencies(&self) -> Option<ColumnDependencies> {
        Some(ColumnDependencies {
            time: &["acq_date", "acq_time"],
            accuracy: &["scan", "track"],
            plain_admin1: true,
            ..ColumnDependencies::default()
        })
    }

    fn recognises(&self, columns: &Columns) -> bool {
        columns.have(&["latitude", "longitude", "acq_date", "acq_time"])
    }

    fn mapping(&self, columns: &Columns) -> Mapping {
        Mapping::guess(columns)
            .with(columns, Field::Start, "acq_date")
            .without(Field::StartTime)
            .without(Field::Kind)
    }

    fn complete(&self, row: &Row<'_>, builder: &mut EventBuilder) {
        builder.set(Field::Kind, KIND);
        if let Some(moment) = moment(row.get("acq_date"), row.get("acq_time")) {
            builder.set(Field::Start, moment);
        }
        // Scan and track are the sides of the pixel in kilometres.
        let side_km = |name: &str| row.get(name).parse::<f32>().ok().filter(|side| *side > 0.0);
        if let (Some(scan), Some(track)) = (side_km("scan"), side_km("track")) {
            builder.set(Field::RadiusM, (scan.hypot(track) * 500.0).round().to_string());
        }
        let satellite = [row.get("instrument"), row.get("satellite")];
        let seen_by = satellite.into_iter().find(|name| name.len() > 1).unwrap_or_default();
        if !seen_by.is_empty() {
            builder.what = format!("Hotspot seen by {seen_by}");
        }
    }
}

/// Date and time in UTC. The time has four digits, of which spreadsheets drop the first
/// zeros, or a colon.
fn moment(date: &str, time: &str) -> Option<String> {
    let date = date.replace('/', "-");
    let is_date = date.len() == 10 && date.as_bytes().get(4) == Some(&b'-');
    let digits: String = time.trim().chars().filter(|&c| c != ':').collect();
    let is_time =
        (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !is_date || !is_time {
        return None;
    }
    let padded = format!("{digits:0>4}");
    let (hour, minute) = padded.split_at_checked(2)?;
    Some(format!("{date}T{hour}:{minute}Z"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_hotspots_are_utc_also_without_their_zeros() {
        for (time, moment_of) in [
            ("0012", "T00:12Z"),
            ("12", "T00:12Z"),
            ("7", "T00:07Z"),
            ("1134", "T11:34Z"),
            ("11:34", "T11:34Z"),
        ] {
            assert_eq!(
                moment("2025-12-27", time),
                Some(format!("2025-12-27{moment_of}")),
                "{time}"
            );
        }
        assert_eq!(moment("2025-12-27", "noon"), None);
        assert_eq!(moment("12/27/2025", "0012"), None);
    }
}
