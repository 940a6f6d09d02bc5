//! All alerts, by area.

use std::collections::HashMap;

use super::area::{AlertArea, Holds};
use super::collect::{Collected, collect};
use super::names::Names;
use super::state::{AlertState, NotKnown};
use super::stretches::Stretches;
use super::whereabouts::Whereabouts;
use crate::dataset::{Dataset, Instant, Interval, Place, PlaceTier};

/// After all times.
const NEVER: i64 = i64::MAX;

/// When alerts were on in one area.
#[derive(Debug)]
struct Timeline {
    area: AlertArea,
    /// Alerts of which start and end are known.
    on: Stretches,
    /// Times at which an alert may have been on: its start or its end is not known.
    possible: Stretches,
    /// Times of which the data says whether one was on.
    covered: Stretches,
}

/// The alerts of some datasets.
#[derive(Debug, Default)]
pub struct AlertIndex {
    timelines: Vec<Timeline>,
    /// Alerts without a place.
    anywhere: Stretches,
}

/// The areas that hold the place of an event, by their numbers.
#[derive(Debug, Clone, Default)]
pub struct Home {
    definite: Vec<u32>,
    possible: Vec<u32>,
}

impl AlertIndex {
    /// Of the alerts in `datasets`.
    pub fn new<'a>(datasets: impl IntoIterator<Item = &'a Dataset>) -> Self {
        let mut all: HashMap<AlertArea, Collected> = HashMap::new();
        let mut anywhere = Vec::new();
        for dataset in datasets {
            collect(dataset, &mut all, &mut anywhere);
        }
        let timeline = |(area, collected): (AlertArea, Collected)| {
            let Collected { on, imprecise, begun, covered } = collected;
            let starts: Vec<(i64, i64)> = on.iter().chain(&begun).copied().collect();
            let starts = Stretches::new(starts.iter().map(|(at, _)| (*at, at + 1)).collect());
            // An alert whose end is not known was over before the next one began; after the
            // last one nothing says so.
            let open = begun.into_iter().map(|(start, end)| {
                (start, starts.next_start(start).map_or(NEVER, |next| next.max(end)))
            });
            Timeline {
                area,
                possible: Stretches::new(open.chain(imprecise).collect()),
                on: Stretches::new(on),
                covered: Stretches::new(covered),
            }
        };
        Self {
            timelines: all.into_iter().map(timeline).collect(),
            anywhere: Stretches::new(anywhere),
        }
    }

    /// Whether there is no alert.
    pub fn is_empty(&self) -> bool {
        self.timelines.is_empty()
    }

    /// Whether an alert was on at the place and time of the event `row`; `None` of
    /// alerts, closures and outages, which are no events at a place and time.
    pub fn state(&self, dataset: &Dataset, row: usize) -> Option<AlertState> {
        (!dataset.is_lasting(row)).then(|| {
            let home = dataset.place(row).map(|place| self.home(dataset, row, place));
            self.state_in(dataset, row, home.as_ref())
        })
    }

    /// The areas that hold the place of the event `row`, which is `place`.
    pub(super) fn home(&self, dataset: &Dataset, row: usize, place: Place) -> Home {
        let mut home = Home::default();
        if self.is_empty() {
            return home;
        }
        let at = Whereabouts::of(place, &dataset.certainty(row), Names::of(dataset, row));
        for (number, timeline) in self.timelines.iter().enumerate() {
            match timeline.area.holds(&at) {
                Holds::Definite => home.definite.push(number as u32),
                Holds::Possible => home.possible.push(number as u32),
                Holds::Not => {}
            }
        }
        home
    }

    /// As [`state`](Self::state), of a row that has one; `home` are the areas that hold
    /// its place, if it has any.
    pub(super) fn state_in(
        &self,
        dataset: &Dataset,
        row: usize,
        home: Option<&Home>,
    ) -> AlertState {
        let certainty = dataset.certainty(row);
        let Some(interval) = dataset.interval(row) else {
            return AlertState::NotKnown(NotKnown::NoTime);
        };
        let Some(home) = home else {
            return AlertState::NotKnown(NotKnown::NoPlace);
        };
        let (start, end) = (interval.start().secs(), interval.end().secs());
        let definite = || home.definite.iter().filter_map(|at| self.timelines.get(*at as usize));
        let mut possible = home.possible.iter().filter_map(|at| self.timelines.get(*at as usize));
        let held = definite().filter_map(|timeline| timeline.on.holding(start, end));
        // Of several alerts the one that began first, which lasted longest.
        if let Some((from, to)) = held.min_by_key(|(from, to)| (*from, -to))
            && let Some(alert) = Interval::new(Instant::from_secs(from), Instant::from_secs(to))
        {
            return AlertState::On(alert);
        }
        AlertState::NotKnown(if definite().any(|one| one.on.touch(start, end)) {
            NotKnown::Time(certainty.time)
        } else if definite().any(|one| one.possible.touch(start, end)) {
            NotKnown::AlertTime
        } else if possible.any(|one| one.on.touch(start, end) || one.possible.touch(start, end)) {
            NotKnown::Place(PlaceTier::of(&certainty))
        } else if definite().all(|one| one.covered.holding(start, end).is_none()) {
            NotKnown::NoData
        } else if self.anywhere.touch(start, end) {
            NotKnown::AlertPlace
        } else {
            return AlertState::Off;
        })
    }
}
