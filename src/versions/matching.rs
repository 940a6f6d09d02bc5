//! Which row of one version is which row of the other.

use std::collections::BTreeMap;

use super::error::VersionsError;
use super::facts::{self, Fact, FactHasher, Key};
use super::likeness::{FARTHEST_SECS, LEAST_POINTS, likeness};
use super::options::Options;
use crate::base::Progress;
use crate::dataset::{Dataset, Event};
use crate::language::{MessageId, message_id};

/// How the rows of two versions were told apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Method {
    /// By the ids of the source.
    Ids,
    /// By columns that a person named.
    Columns(Vec<String>),
    /// By equal records and likeness, and why not by ids.
    Likeness(MessageId),
}

/// What matched two rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MatchedBy {
    /// Their id or the columns of the key.
    Key,
    /// All cells are equal.
    Record,
    /// So many points of likeness.
    Likeness(u32),
}

/// Two rows that are one event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    pub old: usize,
    pub new: usize,
    pub by: MatchedBy,
}

/// What was matched.
pub(super) struct Matched {
    pub method: Method,
    pub repeated_keys: [usize; 2],
    /// Rows of the new version whose likeness was not looked at, since there are too many.
    pub not_compared: usize,
    /// For each row of the new version its pair.
    pub pairs: Vec<Option<Pair>>,
}

/// Of so many pairs of rows at most the likeness is looked at.
const MOST_COMPARED: usize = 20_000_000;

const NO_IDS: MessageId = message_id!("no-ids-in-every-file");
const OTHER_IDS: MessageId = message_id!("no-id-in-both-files");
const REPEATED_IDS: MessageId = message_id!("no-id-just-once-in-both-files");
const MOVED_IDS: MessageId = message_id!("ids-are-of-other-events");

pub(super) fn of(
    old: &Dataset,
    new: &Dataset,
    options: &Options,
    progress: &Progress,
) -> Result<Matched, VersionsError> {
    let common = |dataset: &Dataset, other: &Dataset| -> Vec<usize> {
        let names = old.decoder.columns().iter();
        let both = names.filter(|name| {
            dataset.decoder.columns().contains(name) && other.decoder.columns().contains(name)
        });
        both.filter_map(|name| dataset.decoder.columns().iter().position(|own| own == name))
            .collect()
    };
    let hasher = FactHasher::new();
    let keys =
        |dataset: &Dataset| facts::keys(dataset, &key_of(dataset, options)?, &hasher, progress);
    let by_key = ByKey::of([&keys(old)?, &keys(new)?], [old.len(), new.len()]);
    let mut matching =
        Matching { pairs: vec![None; new.len()], is_taken: vec![false; old.len()], old, new };
    let method = match (&options.key[..], by_key.refusal(old, new)) {
        ([], Some(reason)) => Method::Likeness(reason),
        ([], None) => Method::Ids,
        (columns, _) => Method::Columns(columns.to_vec()),
    };
    let mut repeated_keys = [0, 0];
    if !matches!(method, Method::Likeness(_)) {
        repeated_keys = by_key.repeated;
        by_key.pairs.iter().for_each(|&(old, new)| matching.take(old, new, MatchedBy::Key));
    }
    // A row that its key tells apart is matched by nothing else.
    let is_told = if matches!(method, Method::Likeness(_)) {
        [vec![false; old.len()], vec![false; new.len()]]
    } else {
        by_key.is_told
    };
    let common = [common(old, new), common(new, old)];
    matching.by_record(&is_told, common, &hasher, progress)?;
    let not_compared = matching.by_likeness(&is_told, progress)?;
    Ok(Matched { method, repeated_keys, not_compared, pairs: matching.pairs })
}

fn key_of(dataset: &Dataset, options: &Options) -> Result<Key, VersionsError> {
    if options.key.is_empty() {
        return Ok(Key::Id);
    }
    let place = |column: &String| {
        dataset.decoder.column_index(column).ok_or_else(|| VersionsError::NoColumn {
            column: column.clone(),
            file: dataset.source.name.clone(),
            columns: dataset.decoder.columns().to_vec(),
        })
    };
    options.key.iter().map(place).collect::<Result<_, _>>().map(Key::Columns)
}

/// Rows that a key joins.
struct ByKey {
    pairs: Vec<(usize, usize)>,
    repeated: [usize; 2],
    /// Rows of both versions with a key of their own.
    keyed: [usize; 2],
    /// Which rows of both versions have a key that stands once at most in both.
    is_told: [Vec<bool>; 2],
    /// Whether any key stands in both versions.
    has_common: bool,
}

impl ByKey {
    /// What the keys of both versions join, which have so many rows.
    fn of([old, new]: [&[Fact]; 2], [old_len, new_len]: [usize; 2]) -> Self {
        let mut found = Self {
            pairs: Vec::with_capacity(old.len().min(new.len())),
            repeated: [0, 0],
            keyed: [old.len(), new.len()],
            is_told: [vec![false; old_len], vec![false; new_len]],
            has_common: false,
        };
        for rows in equal([old, new]) {
            // What stands twice in one version may be any of them in the other.
            let is_once = rows.iter().all(|rows| rows.len() <= 1);
            for ((rows, repeated), is_told) in
                rows.iter().zip(&mut found.repeated).zip(&mut found.is_told)
            {
                *repeated += if rows.len() > 1 { rows.len() } else { 0 };
                rows.iter().for_each(|(_, row)| is_told[*row as usize] = is_once);
            }
            found.has_common |= rows.iter().all(|rows| !rows.is_empty());
            if let [[(_, old)], [(_, new)]] = rows {
                found.pairs.push((*old as usize, *new as usize));
            }
        }
        found.pairs.sort_unstable();
        found
    }

    /// Why ids do not tell rows apart, if they do not.
    fn refusal(&self, old: &Dataset, new: &Dataset) -> Option<MessageId> {
        let lack = |keyed: usize, dataset: &Dataset| keyed * 2 < dataset.len();
        if lack(self.keyed[0], old) || lack(self.keyed[1], new) {
            return Some(NO_IDS);
        }
        if self.pairs.is_empty() {
            let reason = if self.has_common { REPEATED_IDS } else { OTHER_IDS };
            return (!old.is_empty() && !new.is_empty()).then_some(reason);
        }
        let is_same = |&&(a, b): &&(usize, usize)| {
            let is_time = old.interval(a).is_some() && old.interval(a) == new.interval(b);
            let is_place = old.place(a).is_some() && old.place(a) == new.place(b);
            let is_name = !old.place_names().value(a).is_empty()
                && old.place_names().value(a) == new.place_names().value(b);
            let is_untold = old.interval(a).is_none() && old.place(a).is_none();
            is_time || is_place || is_name || is_untold
        };
        let kept = self.pairs.iter().filter(is_same).count();
        (kept * 2 < self.pairs.len()).then_some(MOVED_IDS)
    }
}

struct Matching<'a> {
    pairs: Vec<Option<Pair>>,
    is_taken: Vec<bool>,
    old: &'a Dataset,
    new: &'a Dataset,
}

/// Facts of both versions that are equal, hash by hash; both are sorted.
fn equal<'a>([mut old, mut new]: [&'a [Fact]; 2]) -> impl Iterator<Item = [&'a [Fact]; 2]> {
    std::iter::from_fn(move || {
        let next = [old.first(), new.first()].into_iter().flatten().map(|(hash, _)| *hash).min()?;
        let take = |facts: &mut &'a [Fact]| {
            let count = facts.iter().take_while(|(hash, _)| *hash == next).count();
            let (taken, rest) = facts.split_at_checked(count).unwrap_or((&[], &[]));
            *facts = rest;
            taken
        };
        Some([take(&mut old), take(&mut new)])
    })
}

impl Matching<'_> {
    fn take(&mut self, old: usize, new: usize, by: MatchedBy) {
        self.is_taken[old] = true;
        self.pairs[new] = Some(Pair { old, new, by });
    }

    /// Equal records, in the order of the rows.
    fn by_record(
        &mut self,
        [old_told, new_told]: &[Vec<bool>; 2],
        [old_common, new_common]: [Vec<usize>; 2],
        hasher: &FactHasher,
        progress: &Progress,
    ) -> Result<(), VersionsError> {
        let is_left = |row: usize| !self.is_taken[row] && !old_told[row];
        let old = facts::records(self.old, &old_common, &is_left, hasher, progress)?;
        let is_left = |row: usize| self.pairs[row].is_none() && !new_told[row];
        let new = facts::records(self.new, &new_common, &is_left, hasher, progress)?;
        for [old, new] in equal([&old, &new]) {
            for ((_, old), (_, new)) in old.iter().zip(new) {
                self.take(*old as usize, *new as usize, MatchedBy::Record);
            }
        }
        Ok(())
    }

    /// The most alike of what is left, where both are the best for each other. How many
    /// rows of the new version were not looked at.
    fn by_likeness(
        &mut self,
        is_told: &[Vec<bool>; 2],
        progress: &Progress,
    ) -> Result<usize, VersionsError> {
        let [old_told, new_told] = is_told;
        let old_rows: Vec<usize> =
            (0..old_told.len()).filter(|&row| !self.is_taken[row] && !old_told[row]).collect();
        let new_rows: Vec<usize> = (0..new_told.len())
            .filter(|&row| self.pairs[row].is_none() && !new_told[row])
            .collect();
        if old_rows.is_empty() || new_rows.is_empty() {
            return Ok(0);
        }
        let events = |dataset: &Dataset, rows: &[usize]| -> Result<Vec<Event>, VersionsError> {
            rows.iter().map(|&row| Ok(dataset.event(row)?)).collect()
        };
        let (old_events, new_events) = (events(self.old, &old_rows)?, events(self.new, &new_rows)?);
        let mut by_day: BTreeMap<Option<i64>, Vec<usize>> = BTreeMap::new();
        let day = |event: &Event| event.interval.map(|at| at.start().secs().div_euclid(DAY_SECS));
        for (index, event) in old_events.iter().enumerate() {
            by_day.entry(day(event)).or_default().push(index);
        }
        let mut of_old = vec![Best::default(); old_events.len()];
        let mut of_new = vec![Best::default(); new_events.len()];
        let mut compared = 0;
        for (index, event) in new_events.iter().enumerate() {
            progress.check().map_err(|_| VersionsError::Stopped)?;
            let days = match day(event) {
                None => by_day.range(None..=None),
                Some(day) => by_day.range(Some(day - NEXT_DAYS)..=Some(day + NEXT_DAYS)),
            };
            for &other in days.flat_map(|(_, rows)| rows) {
                compared += 1;
                if compared > MOST_COMPARED {
                    return Ok(new_rows.len());
                }
                let points = likeness(&old_events[other], event);
                let Some(points) = points.filter(|points| *points >= LEAST_POINTS) else {
                    continue;
                };
                of_new[index].see(other, points);
                of_old[other].see(index, points);
            }
        }
        for (index, best) in of_new.iter().enumerate() {
            let Some(other) = best.only() else { continue };
            if of_old[other].only() == Some(index) {
                self.take(old_rows[other], new_rows[index], MatchedBy::Likeness(best.points));
            }
        }
        Ok(0)
    }
}

const DAY_SECS: i64 = 86_400;

/// Days before and after that starts of rows to compare can lie on.
const NEXT_DAYS: i64 = FARTHEST_SECS / DAY_SECS + 1;

/// The best of several, and whether another is as good.
#[derive(Debug, Clone, Copy, Default)]
struct Best {
    points: u32,
    index: usize,
    is_shared: bool,
}

impl Best {
    fn see(&mut self, index: usize, points: u32) {
        if points > self.points {
            *self = Self { points, index, is_shared: false };
        } else if points == self.points {
            self.is_shared = true;
        }
    }

    fn only(&self) -> Option<usize> {
        (self.points > 0 && !self.is_shared).then_some(self.index)
    }
}
