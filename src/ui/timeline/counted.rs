//! What the time slider counts, for one state of data, filters and axis.

use crate::dataset::{Dataset, Interval, Rows, TimeAxis};
use crate::filter::time::Matching;
use crate::filter::{Policy, TimeFilter};
use crate::session;
use crate::summary::bins::Width;
use crate::summary::{Bins, Histogram, Lane, Stack, lane};
use crate::ui::View;

/// Points of a bar at the least.
const BAR_POINTS: f32 = 4.0;

/// Points of a column of the lanes.
const LANE_POINTS: f32 = 1.0;

/// Everything that has to be the same for the counts to hold.
#[derive(Debug, PartialEq)]
struct Key {
    data_revision: u64,
    part: Interval,
    bars: usize,
    columns: usize,
    zone_name: String,
    is_stacked: bool,
}

/// Bars, lanes and numbers.
#[derive(Debug, Default)]
pub struct Counted {
    key: Option<Key>,
    /// The bars.
    pub bins: Bins,
    /// Everything that is loaded.
    pub all: Histogram,
    /// What passes all other filters.
    pub passing: Histogram,
    /// The same by kind, if asked for.
    pub stack: Option<Stack>,
    /// Alerts and closures that pass all other filters.
    pub lanes: Vec<Lane>,
    /// The count that a bar of full height stands for.
    pub scale: f64,
    /// Events that may lie in the window.
    pub possible: usize,
    /// Events that surely do.
    pub definite: usize,
    /// Events without a time that pass all other filters.
    pub undated: usize,
    /// Events known less precisely than to the hour, of those that may lie in
    /// the window.
    pub imprecise: usize,
}

impl Counted {
    /// Counts anew when data, filters, axis or zone changed. While the hand
    /// drags, the scale stays.
    pub fn refresh(&mut self, view: &View<'_>, part: Interval, width_points: f32, dragging: bool) {
        let key = Key {
            data_revision: view.session.data_revision(),
            part,
            bars: ((width_points / BAR_POINTS) as usize).max(8),
            columns: ((width_points / LANE_POINTS) as usize).max(8),
            zone_name: view.settings.zone_name.clone(),
            is_stacked: view.session.document().time_view.is_stacked,
        };
        if self.key.as_ref() == Some(&key) {
            return;
        }
        let zone = view.settings.zone();
        let time = view.session.document().filters.time;
        let bins = Bins::covering(part, Width::fitting(part, key.bars), &zone);
        let mut all = Histogram::empty(&bins);
        let mut passing = Histogram::empty(&bins);
        let parts: Vec<(&Dataset, Rows)> = view
            .session
            .derived()
            .parts()
            .map(|part| (&*part.dataset, part.passing_for(session::View::Time)))
            .collect();
        for (dataset, others) in &parts {
            all.add(dataset, &Rows::all(dataset.len()), &bins, time.axis);
            passing.add(dataset, others, &bins, time.axis);
        }
        self.count(&parts, time);
        self.stack = key.is_stacked.then(|| Stack::of(&parts, &bins, time.axis));
        let rows = parts.iter().map(|(dataset, rows)| (*dataset, rows));
        self.lanes = lane::lanes(rows, time.axis, part, key.columns);
        if !dragging || self.scale == 0.0 {
            self.scale = all.highest().max(1.0);
        }
        self.bins = bins;
        self.all = all;
        self.passing = passing;
        self.key = Some(key);
    }

    fn count(&mut self, parts: &[(&Dataset, Rows)], time: TimeFilter) {
        let open = TimeFilter { undated: Policy::Exclude, imprecise: Policy::Include, ..time };
        (self.possible, self.definite, self.undated, self.imprecise) = (0, 0, 0, 0);
        for (dataset, others) in parts {
            let matched = |time: TimeFilter| {
                let mut rows = time.mask(dataset);
                rows.intersect(others);
                rows.count()
            };
            self.possible += matched(TimeFilter { matching: Matching::Possible, ..time });
            self.definite += matched(TimeFilter { matching: Matching::Definite, ..time });
            self.imprecise += matched(TimeFilter { imprecise: Policy::Only, ..open });
            self.undated += match time.axis {
                TimeAxis::Event => {
                    let dated = dataset.dated_len();
                    others.iter().filter(|row| *row >= dated).count()
                }
                TimeAxis::Report => {
                    others.iter().filter(|&row| dataset.reported(row).is_none()).count()
                }
            };
        }
    }

    /// The bin in which `secs` lies.
    pub fn bin_at(&self, secs: i64) -> Option<Interval> {
        self.bins.interval(self.bins.index(secs)?)
    }
}
