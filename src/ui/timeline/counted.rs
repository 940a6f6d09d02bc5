//! What the time slider counts, for one state of data, filters and axis.

use egui::Rect;
use jiff::tz::TimeZone;

use super::axis::Axis;
use super::gaps::{self, Piece};
use super::track_lane::TrackLane;
use crate::dataset::{Dataset, Interval, Rows, TimeAxis};
use crate::session::counts::WindowCounts;
use crate::session::derived::CrossfilterKey;
use crate::summary::bins::Width;
use crate::summary::{Bins, Histogram, Lane, Stack, lane};
use crate::ui::View;

/// Points of a bar at the least.
const BAR_POINTS: f32 = 4.0;

/// Points of a column of the lanes.
const LANE_POINTS: f32 = 1.0;

/// Everything that has to be the same for the counts to hold. Where the window is
/// does not matter.
#[derive(Debug, PartialEq)]
struct Key {
    others: Vec<CrossfilterKey>,
    axis: TimeAxis,
    part: Interval,
    bars: usize,
    columns: usize,
    zone_name: String,
    is_stacked: bool,
    collapses_gaps: bool,
}

impl Key {
    /// Whether the bars of all events, which no filter changes, are the same.
    fn has_same_bars(&self, other: &Self) -> bool {
        self.others
            .iter()
            .map(CrossfilterKey::dataset)
            .eq(other.others.iter().map(CrossfilterKey::dataset))
            && (self.axis, self.part, self.bars) == (other.axis, other.part, other.bars)
            // Where stretches are collapsed, bars follow what matches.
            && !self.collapses_gaps
            && !other.collapses_gaps
            && self.zone_name == other.zone_name
    }
}

/// Bars, lanes and numbers.
#[derive(Debug, Default)]
pub struct Counted {
    key: Option<Key>,
    /// The bars.
    pub bins: Bins,
    /// Everything that is loaded.
    pub all: Histogram,
    /// Events that match all other filters.
    pub matching: Histogram,
    /// The same of the older versions with which datasets are compared, if any are; the
    /// others count as they are.
    pub older: Option<Histogram>,
    /// Those of `matching` by kind, if asked for.
    pub stack: Option<Stack>,
    /// What the axis is made of where stretches are collapsed.
    pub pieces: Vec<Piece>,
    /// Alerts and closures of the shown datasets, of which some match all other filters.
    lanes: Vec<TrackLane>,
    /// The same as one lane, where there are several.
    merged: Option<TrackLane>,
    /// All of them, whatever matches.
    all_lanes: Vec<Lane>,
    /// The count that a bar of full height stands for.
    pub scale: f64,
    /// Events in the window and around it.
    pub window: WindowCounts,
}

impl Counted {
    /// Counts again when data, filters, axis or zone changed. While the hand
    /// drags, the scale stays.
    pub fn refresh(&mut self, view: &View<'_>, part: Interval, width_points: f32, dragging: bool) {
        let time = view.session.document().filters.time;
        self.window = view.session.derived().window_counts(&time);
        let key = Key {
            others: view.session.derived().others(),
            axis: time.axis,
            part,
            bars: ((width_points / BAR_POINTS) as usize).max(8),
            columns: ((width_points / LANE_POINTS) as usize).max(8),
            zone_name: view.settings.zone_name.clone(),
            is_stacked: view.session.document().time_view.is_stacked,
            collapses_gaps: view.session.document().time_view.collapses_gaps,
        };
        if self.key.as_ref() == Some(&key) {
            return;
        }
        let zone = view.settings.zone();
        self.pieces = if key.collapses_gaps {
            let gaps =
                gaps::empty_stretches(spans(view, &key, &zone).into_iter(), part, width_points);
            gaps::pieces(&gaps, part, width_points)
        } else {
            Vec::new()
        };
        let finer = |count: usize| (count as f64 * gaps::factor(&self.pieces, part)) as usize;
        let (bars, columns) = (finer(key.bars), finer(key.columns));
        let bins = Bins::covering(part, Width::fitting(part, bars), &zone);
        let has_all = self.key.as_ref().is_some_and(|known| known.has_same_bars(&key));
        let mut all = if has_all { std::mem::take(&mut self.all) } else { Histogram::empty(&bins) };
        let mut matching = Histogram::empty(&bins);
        let parts: Vec<(&Dataset, Rows)> = view
            .session
            .derived()
            .parts()
            .map(|part| (&*part.dataset, part.matching_others(None)))
            .collect();
        for (dataset, others) in &parts {
            if !has_all {
                all.add(dataset, &Rows::all(dataset.len()), &bins, time.axis);
            }
            matching.add(dataset, others, &bins, time.axis);
        }
        self.older = view.session.derived().is_compared().then(|| {
            let mut older = Histogram::empty(&bins);
            for part in view.session.derived().parts_before() {
                older.add(&part.dataset, &part.matching_others(None), &bins, time.axis);
            }
            older
        });
        self.stack = key.is_stacked.then(|| Stack::of(&parts, &bins, time.axis));
        let rows = parts.iter().map(|(dataset, rows)| (*dataset, rows));
        let matching_lanes = lane::lanes(rows, time.axis, part, columns);
        let has_all_lanes =
            has_all && self.key.as_ref().is_some_and(|known| known.columns == key.columns);
        if !has_all_lanes {
            let whole: Vec<(&Dataset, Rows)> =
                parts.iter().map(|(dataset, _)| (*dataset, Rows::all(dataset.len()))).collect();
            let rows = whole.iter().map(|(dataset, rows)| (*dataset, rows));
            self.all_lanes = lane::lanes(rows, time.axis, part, columns);
        }
        self.lanes = TrackLane::each(&self.all_lanes, &matching_lanes);
        self.merged = TrackLane::merged(&self.lanes);
        if !dragging || self.scale == 0.0 {
            let older = self.older.as_ref().map_or(0.0, Histogram::highest);
            let highest = matching.highest().max(older);
            self.scale = if highest > 0.0 { highest } else { all.highest() };
            self.scale = self.scale.max(1.0);
        }
        self.bins = bins;
        self.all = all;
        self.matching = matching;
        self.key = Some(key);
    }

    /// The lanes for a track of `rect`: one each, or all in one where there is no room for
    /// their names.
    pub fn lanes_in(&self, rect: Rect, part: Interval) -> &[TrackLane] {
        match &self.merged {
            Some(merged) if !Axis::new(rect, part, self.lanes.len(), &[]).has_lane_names() => {
                std::slice::from_ref(merged)
            }
            _ => &self.lanes,
        }
    }

    /// The bin in which `secs` lies.
    pub fn bin_at(&self, secs: i64) -> Option<Interval> {
        self.bins.interval(self.bins.index(secs)?)
    }
}

/// The bars in which something lies that matches all other filters, now or in an older
/// version: to the width of a bar, the time that is not empty.
fn spans(view: &View<'_>, key: &Key, zone: &TimeZone) -> Vec<Interval> {
    let bins = Bins::covering(key.part, Width::fitting(key.part, key.bars), zone);
    let mut counted = Histogram::empty(&bins);
    let derived = view.session.derived();
    let now = derived.parts().map(|part| (&*part.dataset, part.matching_others(None)));
    for (dataset, rows) in now {
        counted.add(dataset, &rows, &bins, key.axis);
    }
    for part in derived.parts_before() {
        counted.add(&part.dataset, &part.matching_others(None), &bins, key.axis);
    }
    let full = (0..counted.counts.len()).filter(|bin| counted.counts[*bin] > 0.0);
    full.filter_map(|bin| bins.interval(bin)).collect()
}
