//! Pushes events into columns and sorts them by time.

use std::collections::HashSet;
use std::hash::{BuildHasher as _, RandomState};
use std::sync::Arc;

use super::column::{ColumnBuilder, TagsBuilder};
use super::event::Event;
use super::report::Report;
use super::rows::Rows;
use super::source::{Source, Span};
use super::time::Interval;
use super::{Certainty, Claims, Dataset, Decode, Harm, Located, RowProblem, UNDATED, UNPLACED};

/// Collects events in source order.
#[derive(Default)]
pub struct DatasetBuilder {
    starts: Vec<i64>,
    durations_secs: Vec<u32>,
    latitudes: Vec<f64>,
    longitudes: Vec<f64>,
    spans: Vec<Span>,
    certainties: ColumnBuilder<Certainty>,
    harms: ColumnBuilder<Harm>,
    kinds: ColumnBuilder<Box<str>>,
    weapons: ColumnBuilder<Box<str>>,
    place_names: ColumnBuilder<Box<str>>,
    admin1: ColumnBuilder<Box<str>>,
    countries: ColumnBuilder<Box<str>>,
    publishers: TagsBuilder,
    time_states: ColumnBuilder<Box<str>>,
    place_states: ColumnBuilder<Box<str>>,
    attacks: ColumnBuilder<Box<str>>,
    claim_states: ColumnBuilder<Box<str>>,
    /// Rows before the first one with a report time are not stored.
    reports: Vec<Option<Interval>>,
    report_extent: Option<Interval>,
    /// Hashes of the ids seen: eight bytes each, however long the ids are.
    ids: HashSet<u64>,
    hasher: RandomState,
    disputed: Vec<bool>,
    claims: Claims,
    claimed_ids_seen: HashSet<String>,
    extent: Option<Interval>,
    bbox: Option<[f64; 4]>,
    undated: u64,
    unplaced: u64,
    located_by_gazetteer: u64,
    repeated_ids: u64,
}

/// Start of rows without a time: after every other.
const UNDATED_START: i64 = i64::MAX;

impl DatasetBuilder {
    /// A builder for events that `claims` may be about.
    pub fn new(claims: Claims) -> Self {
        Self { claims, ..Self::default() }
    }

    /// Adds the event whose original record lies at `span`.
    pub fn push(&mut self, event: &Event, span: Span) {
        match event.interval {
            Some(interval) => {
                self.starts.push(interval.start().secs());
                self.durations_secs.push(u32::try_from(interval.secs()).unwrap_or(u32::MAX));
                self.extent = Some(self.extent.map_or(interval, |extent| extent.union(interval)));
            }
            None => {
                self.starts.push(UNDATED_START);
                self.durations_secs.push(0);
                self.undated += 1;
            }
        }
        match event.place {
            Some(place) => {
                let (north, east) = (place.latitude(), place.longitude());
                self.latitudes.push(north);
                self.longitudes.push(east);
                let [w, s, e, n] = self.bbox.unwrap_or([east, north, east, north]);
                self.bbox = Some([w.min(east), s.min(north), e.max(east), n.max(north)]);
                self.located_by_gazetteer += u64::from(event.located == Located::Gazetteer);
            }
            None => {
                self.latitudes.push(f64::NAN);
                self.longitudes.push(f64::NAN);
                self.unplaced += 1;
            }
        }
        self.spans.push(span);
        self.certainties.push(&Certainty {
            time: event.time_precision,
            time_doubted: event.time_doubt.is_some(),
            geo: event.geo_precision,
            located: event.located,
            radius_m: event.radius_m.clamp(0.0, 21_000_000.0) as u32,
        });
        let time_state = event.interval.map_or(UNDATED, |_| event.time_precision.id());
        self.time_states.push(time_state);
        let place_state = event.place.map_or(UNPLACED, |_| event.geo_precision.id());
        self.place_states.push(place_state);
        self.harms.push(&Harm { killed: event.killed, injured: event.injured });
        self.kinds.push(event.kind.as_str());
        self.weapons.push(event.weapon.as_str());
        self.place_names.push(event.place_name.as_str());
        self.admin1.push(event.admin1.as_str());
        self.countries.push(event.country.as_str());
        self.publishers.push(
            event.sources.iter().map(|source| source.publisher.as_str()).filter(|p| !p.is_empty()),
        );
        if !self.ids.insert(self.hasher.hash_one(&event.id)) {
            self.repeated_ids += 1;
        }
        if self.claims.about(&event.id).next().is_some() {
            self.claimed_ids_seen.insert(event.id.clone());
        }
        let claim_state = self.claims.state(&event.id);
        self.disputed.push(claim_state == super::claims::state::DIFFER);
        self.claim_states.push(claim_state);
        self.attacks.push(event.attack.as_str());
        if let Some(reported) = event.reported {
            self.reports.resize(self.starts.len(), None);
            if let Some(last) = self.reports.last_mut() {
                *last = Some(reported);
            }
            self.report_extent =
                Some(self.report_extent.map_or(reported, |extent| extent.union(reported)));
        }
    }

    /// How many events were pushed.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether nothing was pushed.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// Sorts by time and closes the dataset. `report` comes with what was
    /// skipped; the counts of events are filled in here. Claims about events
    /// that do not exist become notes.
    pub fn finish(
        self,
        source: Source,
        decoder: Arc<dyn Decode>,
        prologue_bytes: u64,
        mut report: Report,
    ) -> Dataset {
        let mut order: Vec<u32> = (0..self.starts.len() as u32).collect();
        // Stable, so that equal starts keep the order of the source.
        order.sort_by_key(|&row| self.starts[row as usize]);
        let mut orphans: Vec<&str> = self
            .claims
            .event_ids_unsorted()
            .filter(|id| !self.claimed_ids_seen.contains(*id))
            .collect();
        orphans.sort_unstable();
        for id in orphans {
            report.notes.push(RowProblem {
                line: 0,
                column: "event_id".to_owned(),
                text: id.to_owned(),
                reason: "is named by a claim, but no event has this id".to_owned(),
            });
        }
        report.events = order.len() as u64;
        report.undated = self.undated;
        report.unplaced = self.unplaced;
        report.located_by_gazetteer = self.located_by_gazetteer;
        report.repeated_ids = self.repeated_ids;
        report.extent = self.extent;
        report.bbox = self.bbox;
        report.claims = self.claims.all().len() as u64;

        let sorted = |values: &[f64]| order.iter().map(|&row| values[row as usize]).collect();
        let durations_secs: Vec<u32> =
            order.iter().map(|&row| self.durations_secs[row as usize]).collect();
        Dataset {
            source,
            decoder,
            report,
            prologue_bytes,
            dated: order.len() - self.undated as usize,
            longest_secs: durations_secs.iter().copied().max().unwrap_or(0),
            starts: order.iter().map(|&row| self.starts[row as usize]).collect(),
            durations_secs,
            latitudes: sorted(&self.latitudes),
            longitudes: sorted(&self.longitudes),
            spans: order.iter().map(|&row| self.spans[row as usize]).collect(),
            extent: self.extent,
            disputed: Rows::from_fn(order.len(), |row| self.disputed[order[row] as usize]),
            certainties: self.certainties.finish(&order),
            harms: self.harms.finish(&order),
            kinds: self.kinds.finish(&order),
            weapons: self.weapons.finish(&order),
            place_names: self.place_names.finish(&order),
            admin1: self.admin1.finish(&order),
            countries: self.countries.finish(&order),
            publishers: self.publishers.finish(&order),
            time_states: self.time_states.finish(&order),
            place_states: self.place_states.finish(&order),
            attacks: self.attacks.finish(&order),
            claim_states: self.claim_states.finish(&order),
            reports: match self.report_extent {
                Some(_) => order
                    .iter()
                    .map(|&row| self.reports.get(row as usize).copied().flatten())
                    .collect(),
                None => Vec::new(),
            },
            report_extent: self.report_extent,
            claims: self.claims,
        }
    }
}
