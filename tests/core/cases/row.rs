//! What should hold of one event.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::block::{Fault, fewest};
use super::outcome::Cells;
use super::wanted::Wanted;

/// Of the mean sphere.
const EARTH_RADIUS_KM: f64 = 6371.0088;

/// Which event, and how its cells should be.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// The cells by which it is found; none where there is one event only.
    #[serde(default, rename = "where")]
    found_by: BTreeMap<String, Wanted>,
    #[serde(default)]
    is: BTreeMap<String, Wanted>,
    #[serde(default)]
    isnt: BTreeMap<String, Wanted>,
    near: Option<Near>,
    /// One of these must hold of the same event.
    #[serde(default)]
    either: Vec<Self>,
}

/// A point, and how far from it an event may lie.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Near {
    latitude: f64,
    longitude: f64,
    km: f64,
}

impl Row {
    /// Everything in which exactly one of `events` is not as it should be.
    pub fn faults(&self, events: &[Cells]) -> Vec<Fault> {
        let words: Vec<String> =
            self.found_by.iter().map(|(column, wanted)| format!("{column}={wanted}")).collect();
        let label = if words.is_empty() { "event".to_owned() } else { words.join(" ") };
        let fits = |event: &&Cells| {
            self.found_by.iter().all(|(column, wanted)| {
                wanted.fits(event.get(column).map_or("", String::as_str), column)
            })
        };
        let found: Vec<&Cells> = events.iter().filter(fits).collect();
        match found[..] {
            [event] => self.faults_of(event, &label),
            [] => vec![Fault::new(label, "no such event", "one event")],
            _ => vec![Fault::new(label, format!("{} such events", found.len()), "one event")],
        }
    }

    fn faults_of(&self, event: &Cells, label: &str) -> Vec<Fault> {
        let mut faults = Vec::new();
        let field = |column: &str| format!("{label} {column}");
        for (column, wanted) in &self.is {
            match event.get(column) {
                None => faults.push(Fault::new(field(column), "no such column", wanted)),
                Some(text) if !wanted.fits(text, column) => {
                    faults.push(Fault::new(field(column), text, wanted));
                }
                Some(_) => {}
            }
        }
        for (column, wrong) in &self.isnt {
            let text = event.get(column).map_or("", String::as_str);
            if wrong.fits(text, column) {
                faults.push(Fault::new(field(column), text, format!("anything but {wrong}")));
            }
        }
        faults.extend(self.near.as_ref().and_then(|near| near.fault(event, label)));
        faults.extend(fewest(self.either.iter().map(|one| one.faults_of(event, label))));
        faults
    }
}

impl Near {
    fn fault(&self, event: &Cells, label: &str) -> Option<Fault> {
        let degrees = |column: &str| event.get(column).and_then(|text| text.parse::<f64>().ok());
        let should = format!("within {} km of {}, {}", self.km, self.latitude, self.longitude);
        let is = match (degrees("latitude"), degrees("longitude")) {
            (Some(latitude), Some(longitude)) => {
                if self.distance_km(latitude, longitude) <= self.km {
                    return None;
                }
                format!("{latitude}, {longitude}")
            }
            _ => "unplaced".to_owned(),
        };
        Some(Fault::new(format!("{label} place"), is, should))
    }

    fn distance_km(&self, latitude: f64, longitude: f64) -> f64 {
        let (one, other) = (self.latitude.to_radians(), latitude.to_radians());
        let (down, along) = (other - one, (longitude - self.longitude).to_radians());
        let half = |angle: f64| (angle / 2.0).sin().powi(2);
        let chord = half(down) + one.cos() * other.cos() * half(along);
        2.0 * EARTH_RADIUS_KM * chord.sqrt().min(1.0).asin()
    }
}
