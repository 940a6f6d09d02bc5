//! Counts of views, kept while only the time window moves.
//!
//! # The problem
//!
//! While the hand drags the slider, every panel shows counts under all filters but its own
//! (crossfilter). Counting a million rows again for twenty panels costs 100 ms a step; a
//! frame has 16. Only the window changes, so what does not depend on it is kept.
//!
//! # Two ways, both exact
//!
//! - **Prefix counts** ([`FacetCounts`]). Rows lie in the order of their start. For a column
//!   of few values, the rows that match all other clauses are counted before every block
//!   of rows; the counts of a window are the difference of two of these and of the rows of
//!   two partly covered blocks. An event that begins before the window and reaches into it
//!   is found among the few whose interval is long. Built when another clause changes;
//!   a step costs microseconds, wherever the window jumps.
//! - **Followed counts** (`Followed`). A column of many values, and every column on the axis
//!   of report times (in whose order rows do not lie), remembers the rows of the last window
//!   and takes in only what joined or left it, block by block of 64 bits. A step costs what
//!   changed, so a small one is cheap and a jump is one plain count.
//!
//! # What a kept count depends on
//!
//! `Key` has all of it but the position of the window: the masks of the other clauses (as
//! [`CrossfilterKey`], which is compared by identity, since masks are replaced and never
//! changed), whether there is a window, the axis, and what becomes of undated and imprecise
//! events. A count whose key differs is made again; none is ever corrected.
//!
//! # Invariants, and what holds them
//!
//! - After any commands, every count is that of the plain loop over all rows:
//!   `tests/core/kept_counts.rs` (`counts_are_those_of_the_plain_loop_after_any_changes`).
//! - A window by prefix counts is that of the plain loop, also at edges of blocks, with
//!   both rules and all policies: `tests/core/prefix_counts.rs`.
//! - Undated rows lie last and are counted by policy, not by the window.
//! - A dataset that is reloaded is counted again: its id and masks are new ones
//!   (`a_reloaded_dataset_is_counted_again`).

use std::collections::HashMap;
use std::sync::Arc;

use super::DatasetId;
use super::dataset_masks::{CountedView, CrossfilterKey, DatasetMasks};
use crate::dataset::column::Codes;
use crate::dataset::time::zone;
use crate::dataset::{Column, Dataset, Instant, Interval, Rows, TimeAxis, TimePrecision, UNDATED};
use crate::filter::{Cycle, Facet, Filter, Matching, Mode, Policy, TimeFilter, air_alert};
use crate::summary::air_alert::StrikeCounter;
use crate::summary::crossfilter::MOST_WORDS;
use crate::summary::{AlertSummary, FacetCounts, Toll, WordCount};

/// Events in and around a time window, of those that match every other clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WindowCounts {
    /// Events that may lie in the window.
    pub possible: usize,
    /// Events that definitely do.
    pub definite: usize,
    /// Events without a time.
    pub undated: usize,
    /// Events with a time precision coarser than an hour, of those in the window.
    pub imprecise: usize,
}

/// The hours or days of one dataset, and how many events have each.
type Clock = (DatasetId, Codes, Followed);

/// Everything that has been counted, by what was counted.
#[derive(Debug, Default)]
pub struct Counts {
    words: HashMap<&'static str, Words>,
    clocks: HashMap<(Cycle, String), Vec<Clock>>,
    windows: HashMap<DatasetId, (CrossfilterKey, FacetCounts)>,
    /// With and without a window: without one, undated events match.
    tolls: HashMap<(DatasetId, bool), (Key, FacetCounts)>,
    strikes: HashMap<DatasetId, Followed>,
}

/// What counts depend on, but for where the window is.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Key {
    others: CrossfilterKey,
    undated: Policy,
    imprecise: Policy,
    has_window: bool,
    axis: TimeAxis,
}

impl Key {
    fn new(part: &DatasetMasks, own: Option<&str>, time: &TimeFilter) -> Self {
        Self {
            others: part.others(own),
            undated: time.undated,
            imprecise: time.imprecise,
            has_window: time.bounds_secs().is_some(),
            axis: time.axis,
        }
    }
}

/// The rows that match every clause but that of `own`, wherever the window is.
fn base(part: &DatasetMasks, own: Option<&str>, time: &TimeFilter) -> Rows {
    let always = Interval::new(Instant::from_secs(i64::MIN / 4), Instant::from_secs(i64::MAX / 4));
    let window = always.filter(|_| time.bounds_secs().is_some());
    let anywhere = TimeFilter { mode: Mode::Window, matching: Matching::Possible, window, ..*time };
    let mut rows = part.matching_others(own);
    rows.intersect(&anywhere.mask(&part.dataset));
    rows
}

/// Of a view that is no panel of a filter, so that all clauses count.
const NO_CLAUSE: &str = "";

/// Counts of the values of one column of one dataset.
#[derive(Debug, Default)]
struct Followed {
    key: Option<Key>,
    /// The window at which it was counted.
    at: Option<TimeFilter>,
    by: By,
    counts: Vec<u32>,
}

#[derive(Debug)]
enum By {
    /// Counts before blocks of rows.
    Blocks(FacetCounts),
    /// The rows that were counted last.
    Changes(Rows),
}

impl Default for By {
    fn default() -> Self {
        Self::Changes(Rows::default())
    }
}

impl Followed {
    /// Counts of `codes`, of which there are `values` different ones.
    fn refresh(&mut self, part: &DatasetMasks, own: &str, codes: &Codes, values: usize) -> &[u32] {
        let (dataset, time) = (&*part.dataset, part.time());
        let key = Key::new(part, Some(own), time);
        let is_same = self.key.as_ref() == Some(&key);
        if is_same && self.at.as_ref() == Some(time) {
            return &self.counts;
        }
        if values > MOST_WORDS || time.axis == TimeAxis::Report {
            let rows = part.matching_for(CountedView::Clause(own));
            let mut counted = match std::mem::take(&mut self.by) {
                By::Changes(counted)
                    if counted.len() == rows.len() && self.counts.len() == values =>
                {
                    counted
                }
                By::Changes(_) | By::Blocks(_) => {
                    self.counts = vec![0; values];
                    Rows::none(rows.len())
                }
            };
            apply_delta(codes, &counted, &rows, &mut self.counts);
            counted.copy_from(&rows);
            self.by = By::Changes(counted);
        } else {
            if !is_same || !matches!(self.by, By::Blocks(_)) {
                let rows = base(part, Some(own), time);
                let long = dataset.long_events();
                self.by = By::Blocks(FacetCounts::new(dataset, long, codes, values, &rows));
                self.counts = vec![0; values];
            }
            if let By::Blocks(blocks) = &self.by {
                blocks.window(dataset, dataset.long_events(), codes, time, &mut self.counts);
            }
        }
        (self.key, self.at) = (Some(key), Some(*time));
        &self.counts
    }
}

/// Adds to `counts` what is in `after` and not in `before`, and takes away what is
/// in `before` and not in `after`.
fn apply_delta(codes: &Codes, before: &Rows, after: &Rows, counts: &mut [u32]) {
    let len = after.len();
    let words = before.words_between(0, len).zip(after.words_between(0, len));
    for ((first, before), (_, after)) in words {
        let mut changed = before ^ after;
        while changed != 0 {
            let bit = changed & changed.wrapping_neg();
            let count = &mut counts[codes.get(first + changed.trailing_zeros() as usize)];
            *count = if after & bit == 0 { count.wrapping_sub(1) } else { count.wrapping_add(1) };
            changed ^= bit;
        }
    }
}

/// Counts of the words of one filter, over all shown datasets.
#[derive(Debug, Default)]
struct Words {
    parts: Vec<WordsOfPart>,
    words: Arc<Vec<WordCount>>,
}

#[derive(Debug)]
struct WordsOfPart {
    id: DatasetId,
    /// Where each word of the dataset stands in the list of all.
    places: Vec<usize>,
    followed: Followed,
}

impl Words {
    /// Puts the words of all datasets into one list.
    fn list(&mut self, parts: &[&DatasetMasks], filter: &dyn Filter) {
        let shown = || parts.iter().map(|part| part.id);
        if self.parts.iter().map(|part| part.id).eq(shown()) {
            return;
        }
        let mut sums: HashMap<&str, u32> = HashMap::new();
        for part in parts {
            let Some(facet) = part.facet(filter) else { continue };
            let totals = facet.counts(&Rows::all(part.dataset.len()));
            for (word, total) in facet.values().iter().zip(totals) {
                *sums.entry(word).or_default() += total;
            }
        }
        let mut words: Vec<WordCount> = sums
            .into_iter()
            .map(|(word, total)| WordCount { word: word.to_owned(), count: 0, total })
            .collect();
        words.sort_by(|a, b| b.total.cmp(&a.total).then_with(|| a.word.cmp(&b.word)));
        let places: HashMap<&str, usize> =
            words.iter().enumerate().map(|(place, word)| (&*word.word, place)).collect();
        let of_part = |part: &DatasetMasks| {
            let values = part.facet(filter).map(Facet::values).unwrap_or_default();
            let places = values.iter().filter_map(|word| places.get(&**word).copied()).collect();
            WordsOfPart { id: part.id, places, followed: Followed::default() }
        };
        self.parts = parts.iter().copied().map(of_part).collect();
        self.words = Arc::new(words);
    }

    fn refresh(&mut self, parts: &[&DatasetMasks], filter: &dyn Filter) {
        self.list(parts, filter);
        let is_counted = parts.iter().zip(&self.parts).all(|(part, kept)| {
            let key = Key::new(part, Some(filter.id()), part.time());
            kept.followed.key.as_ref() == Some(&key)
                && kept.followed.at.as_ref() == Some(part.time())
        });
        if is_counted {
            return;
        }
        let words = Arc::make_mut(&mut self.words);
        words.iter_mut().for_each(|word| word.count = 0);
        for (part, kept) in parts.iter().zip(&mut self.parts) {
            let Some(facet) = part.facet(filter) else { continue };
            let mut add = |word: usize, count: u32| {
                let listed = kept.places.get(word).and_then(|&place| words.get_mut(place));
                listed.into_iter().for_each(|word| word.count += count);
            };
            match facet {
                Facet::One(column) => {
                    let values = column.values().len();
                    let counts = kept.followed.refresh(part, filter.id(), column.codes(), values);
                    counts.iter().enumerate().for_each(|(word, &count)| add(word, count));
                }
                Facet::Many(tags) => {
                    let lists: &Column<Box<[u32]>> = tags.lists();
                    let values = lists.values().len();
                    let counts = kept.followed.refresh(part, filter.id(), lists.codes(), values);
                    for (list, &count) in lists.values().iter().zip(counts) {
                        list.iter().for_each(|&word| add(word as usize, count));
                    }
                }
            }
        }
    }
}

impl Counts {
    /// Drops the counts of air alerts: other datasets are shown.
    pub fn forget_alerts(&mut self) {
        self.words.remove(air_alert::ID);
        self.strikes.clear();
    }

    /// See [`Derived::alert_summary`](super::Derived::alert_summary).
    pub fn alerts(&mut self, parts: &[&DatasetMasks]) -> AlertSummary {
        let mut counter = StrikeCounter::default();
        for part in parts {
            let strikes = part.alert_states().strikes();
            let (codes, values) = (strikes.codes(), strikes.values());
            let followed = self.strikes.entry(part.id).or_default();
            counter.add(values, followed.refresh(part, NO_CLAUSE, codes, values.len()));
        }
        counter.summary()
    }

    /// See [`Derived::word_counts`](super::Derived::word_counts).
    pub fn words(&mut self, parts: &[&DatasetMasks], filter: &dyn Filter) -> Arc<Vec<WordCount>> {
        let words = self.words.entry(filter.id()).or_default();
        words.refresh(parts, filter);
        Arc::clone(&words.words)
    }

    /// See [`Derived::clock_counts`](super::Derived::clock_counts).
    pub fn clock(&mut self, parts: &[&DatasetMasks], cycle: Cycle, zone_name: &str) -> Vec<u32> {
        let values = usize::from(cycle.count()) + 1;
        let mut sums = vec![0; values];
        let Ok(zone) = zone(zone_name) else { return sums };
        let own = match cycle {
            Cycle::HourOfDay => "hour_of_day",
            Cycle::Weekday => "weekday",
        };
        let kept = self.clocks.entry((cycle, zone_name.to_owned())).or_default();
        for part in parts {
            let index = kept.iter().position(|(id, ..)| *id == part.id).unwrap_or_else(|| {
                let codes = Codes::U8(cycle.codes(&part.dataset, &zone));
                kept.push((part.id, codes, Followed::default()));
                kept.len() - 1
            });
            let (_, codes, followed) = &mut kept[index];
            let counts = followed.refresh(part, own, codes, values);
            sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
        }
        sums
    }

    /// See [`Derived::window_counts`](super::Derived::window_counts).
    pub fn window(&mut self, parts: &[&DatasetMasks], time: &TimeFilter) -> WindowCounts {
        let mut sum = WindowCounts::default();
        for part in parts {
            let counts = match time.axis {
                TimeAxis::Report => {
                    counted_plainly(&part.dataset, &part.matching_others(None), time)
                }
                TimeAxis::Event => self.window_of(part, time),
            };
            sum.possible += counts.possible;
            sum.definite += counts.definite;
            sum.undated += counts.undated;
            sum.imprecise += counts.imprecise;
        }
        sum
    }

    fn window_of(&mut self, part: &DatasetMasks, time: &TimeFilter) -> WindowCounts {
        let dataset = &*part.dataset;
        let (states, long) = (dataset.time_states(), dataset.long_events());
        let others = part.others(None);
        let values = states.values().len();
        if self.windows.get(&part.id).is_none_or(|(known, _)| *known != others) {
            let rows = part.matching_others(None);
            let blocks = FacetCounts::new(dataset, long, states.codes(), values, &rows);
            self.windows.insert(part.id, (others, blocks));
        }
        let Some((_, blocks)) = self.windows.get(&part.id) else { return WindowCounts::default() };
        let mut counts = vec![0; values];
        let mut of = |matching| {
            let time = TimeFilter { matching, ..*time };
            blocks.window(dataset, long, states.codes(), &time, &mut counts);
            States::of(states.values(), &counts)
        };
        let (possible, definite) = (of(Matching::Possible), of(Matching::Definite));
        let matched = if time.matching == Matching::Definite { definite } else { possible };
        WindowCounts {
            possible: possible.matching(time),
            definite: definite.matching(time),
            undated: possible.undated,
            imprecise: matched.imprecise,
        }
    }

    /// See [`Derived::toll`](super::Derived::toll).
    pub fn toll(&mut self, parts: &[&DatasetMasks], time: &TimeFilter) -> Toll {
        let mut toll = Toll::default();
        for part in parts {
            let harms = part.dataset.harms();
            if time.axis == TimeAxis::Report || harms.values().len() > MOST_WORDS {
                let mut rows = part.matching_others(None);
                rows.intersect(&time.mask(&part.dataset));
                toll.add(&part.dataset, rows.iter());
            } else {
                self.toll_of(part, time, &mut toll);
            }
        }
        toll
    }

    /// Single events by how many have each figure; those of attacks row by row.
    fn toll_of(&mut self, part: &DatasetMasks, time: &TimeFilter, toll: &mut Toll) {
        let dataset = &*part.dataset;
        let (harms, long) = (dataset.harms(), dataset.long_events());
        let key = Key::new(part, None, time);
        let attacks = dataset.attacks();
        let none = attacks.values().iter().position(|attack| attack.is_empty());
        let has_attacks = attacks.values().len() > usize::from(none.is_some());
        let place = (part.id, key.has_window);
        if self.tolls.get(&place).is_none_or(|(known, _)| *known != key) {
            let mut rows = base(part, None, time);
            if has_attacks {
                let single = |row| Some(attacks.code(row)) == none;
                rows.intersect(&Rows::from_fn(dataset.len(), single));
            }
            let values = harms.values().len();
            let blocks = FacetCounts::new(dataset, long, harms.codes(), values, &rows);
            self.tolls.insert(place, (key, blocks));
        }
        if let Some((_, blocks)) = self.tolls.get(&place) {
            let mut counts = vec![0; harms.values().len()];
            blocks.window(dataset, long, harms.codes(), time, &mut counts);
            harms
                .values()
                .iter()
                .zip(&counts)
                .for_each(|(harm, &count)| toll.add_single(*harm, count));
        }
        if has_attacks {
            let mut rows = part.matching_others(None);
            rows.intersect(&time.mask(dataset));
            toll.add(dataset, rows.iter().filter(|&row| Some(attacks.code(row)) != none));
        }
    }
}

/// Events of one window by how precisely their time is known.
#[derive(Debug, Clone, Copy, Default)]
struct States {
    precise: usize,
    imprecise: usize,
    undated: usize,
}

impl States {
    fn of(words: &[Box<str>], counts: &[u32]) -> Self {
        let mut states = Self::default();
        for (word, &count) in words.iter().zip(counts) {
            let is_imprecise =
                || TimePrecision::from_id(word).is_none_or(TimePrecision::is_imprecise);
            let sum = match &**word {
                UNDATED => &mut states.undated,
                _ if is_imprecise() => &mut states.imprecise,
                _ => &mut states.precise,
            };
            *sum += count as usize;
        }
        states
    }

    /// How many of them pass what `time` says of undated and imprecise ones.
    fn matching(self, time: &TimeFilter) -> usize {
        let precise = if time.imprecise == Policy::Only { 0 } else { self.precise };
        let imprecise = if time.imprecise == Policy::Exclude { 0 } else { self.imprecise };
        let undated = if time.undated_pass() { self.undated } else { 0 };
        if time.undated == Policy::Only { undated } else { precise + imprecise + undated }
    }
}

/// The same by going through rows: the rule.
fn counted_plainly(dataset: &Dataset, others: &Rows, time: &TimeFilter) -> WindowCounts {
    let matched = |time: TimeFilter| {
        let mut rows = time.mask(dataset);
        rows.intersect(others);
        rows.count()
    };
    let imprecise = TimeFilter { undated: Policy::Exclude, imprecise: Policy::Only, ..*time };
    WindowCounts {
        possible: matched(TimeFilter { matching: Matching::Possible, ..*time }),
        definite: matched(TimeFilter { matching: Matching::Definite, ..*time }),
        undated: others.iter().filter(|&row| dataset.interval_on(time.axis, row).is_none()).count(),
        imprecise: matched(imprecise),
    }
}
