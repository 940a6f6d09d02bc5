//! The pairs that may be one event, the likeliest first.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap, HashSet};
use std::sync::Arc;

use super::blocks::{Entry, Near, Run};
use super::score::{self, Reasons};
use super::title_words::words_of;
use super::{LOWEST_SCORE, MOST_PAIRS};
use crate::dataset::{Dataset, Event, Rows, SourceError};

/// Rows of a dataset that are compared.
#[derive(Debug, Clone)]
pub struct ComparedRows {
    /// The dataset.
    pub dataset: Arc<Dataset>,
    /// Its rows.
    pub rows: Rows,
}

/// Two events that may be one. Each is the place of its part, and its row.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// One of them: of the part that stands first, or the row that does.
    pub a: (usize, usize),
    /// The other.
    pub b: (usize, usize),
    /// How likely they are one, 0 to 1. It is no probability.
    pub score: f64,
    /// What the score is made of.
    pub reasons: Reasons,
}

/// What was found, and what was not looked at.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FoundPairs {
    /// The best pairs, the likeliest first.
    pub pairs: Vec<Pair>,
    /// Events that were compared.
    pub events: usize,
    /// Events without a time or a place, which cannot be compared.
    pub incomplete: usize,
    /// Pairs that are likely enough and for which there was no room.
    pub further_pairs: u64,
    /// Comparisons that were not made, where too many events lie close together.
    pub comparisons_left_out: u64,
}

/// What is compared beside time and place, read from the record.
struct Text {
    id: String,
    words: Vec<u64>,
}

/// A pair by its score.
struct Scored {
    score: f64,
    near: Near,
    /// Both have the same id.
    is_twin: bool,
}

/// Events that have one of the same id in another dataset, with that dataset.
/// The source itself tells such an event from all others there.
#[derive(Default)]
struct Twins(HashSet<(usize, u32)>);

impl Twins {
    fn add(&mut self, entries: &[Entry], near: Near) {
        self.0.insert((near.earlier, entries[near.later].part));
        self.0.insert((near.later, entries[near.earlier].part));
    }

    fn have_either(&self, entries: &[Entry], near: Near) -> bool {
        self.0.contains(&(near.earlier, entries[near.later].part))
            || self.0.contains(&(near.later, entries[near.earlier].part))
    }
}

impl PartialEq for Scored {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Scored {}

impl PartialOrd for Scored {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Scored {
    /// The least likely is the greatest, so that a heap gives it away first; the
    /// same id comes before any score.
    fn cmp(&self, other: &Self) -> Ordering {
        let by_score = other.score.total_cmp(&self.score);
        other.is_twin.cmp(&self.is_twin).then(by_score).then(self.near.cmp(&other.near))
    }
}

/// The pairs of events of `parts` that may be one. `go_on` is told how many of
/// how many events were compared and may end the search; then there is nothing.
///
/// # Errors
/// When a source can no longer be read.
pub fn find(
    parts: &[ComparedRows],
    go_on: &dyn Fn(usize, usize) -> bool,
) -> Result<Option<FoundPairs>, SourceError> {
    let mut found = FoundPairs::default();
    let entries = entries(parts, &mut found.incomplete);
    found.events = entries.len();
    let mut run = Run::default();
    let mut texts: Texts<'_> = Texts { parts, entries: &entries, read: BTreeMap::new() };
    let mut best: BinaryHeap<Scored> = BinaryHeap::new();
    let mut twins = Twins::default();
    for index in 0..entries.len() {
        if index.is_multiple_of(512) && !go_on(index, entries.len()) {
            return Ok(None);
        }
        for near in run.next(&entries, index) {
            let Some((score, is_twin)) = texts.score(near)? else { continue };
            if is_twin {
                twins.add(&entries, near);
            }
            best.push(Scored { score, near, is_twin });
            if best.len() > MOST_PAIRS {
                best.pop();
                found.further_pairs += 1;
            }
        }
        texts.forget_before(index);
    }
    found.comparisons_left_out = run.left_out;
    for scored in best.into_sorted_vec() {
        if !scored.is_twin && twins.have_either(&entries, scored.near) {
            continue;
        }
        found.pairs.extend(texts.pair(&scored)?);
    }
    Ok(Some(found))
}

/// Events with a time and a place, by start.
fn entries(parts: &[ComparedRows], incomplete: &mut usize) -> Vec<Entry> {
    let mut entries = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        for row in part.rows.iter() {
            let (Some(interval), Some(place)) =
                (part.dataset.interval(row), part.dataset.place(row))
            else {
                *incomplete += 1;
                continue;
            };
            let radius_m = part.dataset.certainty(row).radius_m;
            entries.push(Entry { part: index as u32, row: row as u32, interval, place, radius_m });
        }
    }
    entries.sort_by_key(|entry| (entry.interval.start(), entry.part, entry.row));
    entries
}

/// Reads the records of events as they are needed, and forgets them again.
struct Texts<'a> {
    parts: &'a [ComparedRows],
    entries: &'a [Entry],
    read: BTreeMap<usize, Text>,
}

impl<'a> Texts<'a> {
    fn dataset(&self, index: usize) -> (&'a Dataset, usize) {
        let entry = &self.entries[index];
        (&self.parts[entry.part as usize].dataset, entry.row as usize)
    }

    fn event(&self, index: usize) -> Result<Event, SourceError> {
        let (dataset, row) = self.dataset(index);
        dataset.event(row)
    }

    fn read(&mut self, index: usize) -> Result<(), SourceError> {
        if !self.read.contains_key(&index) {
            let event = self.event(index)?;
            let mut words: Vec<u64> = words_of(&event).keys().map(|word| hash(word)).collect();
            words.sort_unstable();
            let id = if event.id_made { String::new() } else { event.id };
            self.read.insert(index, Text { id, words });
        }
        Ok(())
    }

    /// Events so much earlier than `index` are compared no more.
    fn forget_before(&mut self, index: usize) {
        let oldest = self.entries[index].interval.start().plus_secs(-super::FARTHEST_STARTS_SECS);
        while let Some(first) = self.read.first_entry()
            && self.entries[*first.key()].interval.start() < oldest
        {
            first.remove();
        }
    }

    /// The reasons but for words and id, with the score that they reach at the most.
    fn reasons(&self, near: Near) -> Option<(Reasons, f64)> {
        let (a, b) = (&self.entries[near.earlier], &self.entries[near.later]);
        let [(one, row), (other, other_row)] = [near.earlier, near.later].map(|i| self.dataset(i));
        let is_within_dataset = a.part == b.part;
        let attack = one.attacks().value(row);
        if is_within_dataset && !attack.is_empty() && attack == one.attacks().value(other_row) {
            // The source itself tells these as parts of one attack.
            return None;
        }
        let kinds = score::kind_match(one.kinds().value(row), other.kinds().value(other_row));
        if kinds == score::KindMatch::Different {
            return None;
        }
        let radii_m = score::counted_radius_m(a.radius_m) + score::counted_radius_m(b.radius_m);
        let (harm, other_harm) = (one.harm(row), other.harm(other_row));
        let figures = [(harm.killed, other_harm.killed), (harm.injured, other_harm.injured)];
        let reasons = Reasons {
            distance_m: a.place.distance_m(b.place),
            radii_m,
            apart_secs: score::apart_secs(a.interval, b.interval),
            longer_secs: a.interval.secs().max(b.interval.secs()),
            kinds,
            shared_words: Vec::new(),
            has_same_id: false,
            figures_meet: score::figures_meet(figures),
            is_within_dataset,
        };
        let most = self.total(near, &reasons, 1.0);
        Some((reasons, most))
    }

    fn total(&self, near: Near, reasons: &Reasons, words: f64) -> f64 {
        let (a, b) = (&self.entries[near.earlier], &self.entries[near.later]);
        let place = score::place_part(reasons.distance_m, reasons.radii_m);
        let time = score::time_part(a.interval, b.interval);
        let total = score::total(place, time, reasons.kinds, words);
        score::adjusted(total, reasons.figures_meet, reasons.is_within_dataset)
    }

    /// The score of a pair, if it is likely enough, and whether both have one id.
    fn score(&mut self, near: Near) -> Result<Option<(f64, bool)>, SourceError> {
        let Some((reasons, most)) = self.reasons(near) else { return Ok(None) };
        if most < LOWEST_SCORE {
            return Ok(None);
        }
        self.read(near.earlier)?;
        self.read(near.later)?;
        let (Some(a), Some(b)) = (self.read.get(&near.earlier), self.read.get(&near.later)) else {
            return Ok(None);
        };
        let is_twin = have_same_id(&reasons, &a.id, &b.id);
        let words = if is_twin {
            1.0
        } else {
            let shared = a.words.iter().filter(|word| b.words.binary_search(word).is_ok()).count();
            score::words_part(shared, a.words.len(), b.words.len())
        };
        let score = self.total(near, &reasons, words);
        Ok((score >= LOWEST_SCORE).then_some((score, is_twin)))
    }

    /// With the words that both have.
    fn pair(&self, scored: &Scored) -> Result<Option<Pair>, SourceError> {
        let near = scored.near;
        let Some((mut reasons, _)) = self.reasons(near) else { return Ok(None) };
        let (a, b) = (self.event(near.earlier)?, self.event(near.later)?);
        let (words, others) = (words_of(&a), words_of(&b));
        let shared = words.into_iter().filter(|(stem, _)| others.contains_key(stem));
        let id = |event: &Event| if event.id_made { String::new() } else { event.id.clone() };
        reasons.has_same_id = have_same_id(&reasons, &id(&a), &id(&b));
        reasons.shared_words = shared.map(|(_, word)| word).collect();
        let at = |index: usize| {
            let entry = &self.entries[index];
            (entry.part as usize, entry.row as usize)
        };
        let (one, other) = (at(near.earlier), at(near.later));
        Ok(Some(Pair { a: one.min(other), b: one.max(other), score: scored.score, reasons }))
    }
}

/// Two datasets that give one id to events so near each other mean one event.
fn have_same_id(reasons: &Reasons, a: &str, b: &str) -> bool {
    !reasons.is_within_dataset && !a.is_empty() && a == b
}

fn hash(word: &str) -> u64 {
    use std::hash::BuildHasher as _;
    foldhash::quality::FixedState::default().hash_one(word)
}
