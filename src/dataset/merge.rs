//! Segments become the columns of a dataset, sorted by time: several columns at
//! a time, each segment given back as soon as it was taken over.

use std::collections::HashMap;
use std::hash::Hash;

use super::column::{Codes, Column, Interner, Tags, Words};
use super::dictionaries::{CODED, Coded, Dictionaries, State};
use super::positions::Positions;
use super::reports::{ReportPart, Reports};
use super::segment::{PartCodes, Segment};
use super::spans::Spans;
use super::starts::StartColumn;
use super::{Certainty, Harm, UNDATED, UNPLACED};
use crate::base::parallel::{self, Job};

/// Everything that the rows of all segments say.
#[derive(Default)]
pub struct Merged {
    /// Where their records lie, with the order of the rows.
    pub spans: Spans,
    /// Where they happened.
    pub positions: Positions,
    /// West, south, east, north.
    pub bbox: Option<[f64; 4]>,
    /// When they began, ascending.
    pub starts: StartColumn,
    /// When they were reported.
    pub reports: Reports,
    /// All else.
    pub columns: Columns,
    /// How many have an id that an earlier one has.
    pub repeated_ids: u64,
}

/// The dictionary-coded columns of a dataset.
#[derive(Default)]
pub struct Columns {
    pub certainties: Column<Certainty>,
    pub time_states: Words,
    pub place_states: Words,
    /// How many rows have no time, and how many no place.
    pub missing: [u64; 2],
    pub durations: Column<u32>,
    pub harms: Column<Harm>,
    pub kinds: Words,
    pub weapons: Words,
    pub place_names: Words,
    pub admin1: Words,
    pub countries: Words,
    pub attacks: Words,
    pub publishers: Tags,
}

/// The rows of `segments`, which stand in the order of the source, by time.
pub fn merged(dictionaries: Vec<Dictionaries>, segments: Vec<Segment>) -> Merged {
    let mut merged = Merged::default();
    let rows = segments.iter().map(Segment::len).sum();
    let mut parts: [Parts; CODED] = Default::default();
    let (mut starts, mut positions, mut reported) = (Vec::new(), Vec::new(), Vec::new());
    let (mut ids, mut records) = (Vec::new(), Vec::new());
    for mut segment in segments {
        for (part, codes) in parts.iter_mut().zip(std::mem::take(&mut segment.codes)) {
            part.extend(codes.map(|codes| Part { reader: segment.dictionaries, codes }));
        }
        reported.push(std::mem::take(&mut segment.reported));
        starts.push(std::mem::take(&mut segment.starts));
        positions.push(std::mem::take(&mut segment.positions));
        ids.push(std::mem::take(&mut segment.ids));
        records.push(segment);
    }
    let mut order = None;
    {
        let Merged {
            spans, positions: all_positions, bbox, starts: all_starts, repeated_ids, ..
        } = &mut merged;
        let order = &mut order;
        let jobs: Vec<Job<'_>> = vec![
            Box::new(move || {
                *all_starts = StartColumn::new(starts);
                *order = all_starts.order();
            }),
            Box::new(move || {
                *all_positions = Positions::concat(positions);
                *bbox = all_positions.bbox();
            }),
            Box::new(move || *repeated_ids = repeated(ids)),
            Box::new(move || {
                *spans = Spans::with_capacity(rows);
                for segment in records {
                    segment.spans().for_each(|span| spans.push(span));
                }
            }),
        ];
        parallel::all("sort rows", jobs);
    }
    sort(&mut merged, &dictionaries, parts, reported, order.as_deref());
    if let Some(order) = order {
        merged.spans.set_order(order);
    }
    merged
}

/// Brings everything but the spans into the order `order`.
fn sort(
    merged: &mut Merged,
    dictionaries: &[Dictionaries],
    mut parts: [Parts; CODED],
    reported: Vec<ReportPart>,
    order: Option<&[u32]>,
) {
    let Merged { positions, starts, reports, columns, .. } = merged;
    let Columns {
        certainties,
        time_states,
        place_states,
        missing,
        durations,
        harms,
        kinds,
        weapons,
        place_names,
        admin1,
        countries,
        attacks,
        publishers,
    } = columns;
    let mut take = |column: Coded| std::mem::take(&mut parts[column as usize]);
    let state_parts = take(Coded::State);
    let duration_parts = take(Coded::Duration);
    let harm_parts = take(Coded::Harm);
    let lists = take(Coded::Publishers);
    let mut jobs: Vec<Job<'_>> = vec![Box::new(move || {
        *reports = Reports::new(reported, order);
    })];
    if let Some(order) = order {
        jobs.push(Box::new(move || *positions = positions.sorted(order)));
        jobs.push(Box::new(move || *starts = std::mem::take(starts).sorted(order)));
    }
    let words = [
        (Coded::PlaceName, place_names),
        (Coded::Admin1, admin1),
        (Coded::Country, countries),
        (Coded::Kind, kinds),
        (Coded::Weapon, weapons),
        (Coded::Attack, attacks),
    ];
    for (column, words) in words {
        let parts = take(column);
        jobs.push(Box::new(move || {
            let index = column as usize - Coded::Kind as usize;
            let values = dictionaries.iter().map(|d| d.words[index].values()).collect();
            *words = column_of(parts, values, order);
        }));
    }
    jobs.push(Box::new(move || {
        let values = dictionaries.iter().map(|d| d.harms.values()).collect();
        *harms = column_of(harm_parts, values, order);
    }));
    jobs.push(Box::new(move || {
        let values = dictionaries.iter().map(|d| d.durations.values()).collect();
        *durations = column_of(duration_parts, values, order);
    }));
    jobs.push(Box::new(move || *publishers = merged_tags(lists, dictionaries, order)));
    jobs.push(Box::new(move || {
        let values = dictionaries.iter().map(|d| d.states.values()).collect();
        let states = States(column_of(state_parts, values, order));
        *missing = states.missing();
        *certainties = states.map(|state| state.certainty);
        *time_states =
            states.words(|state| if state.is_dated { state.certainty.time.id() } else { UNDATED });
        *place_states =
            states.words(|state| if state.is_placed { state.certainty.geo.id() } else { UNPLACED });
    }));
    parallel::all("sort columns", jobs);
}

/// Groups that ids are sorted in, each small enough for the processor's cache.
const ID_GROUP_BITS: u32 = 10;

/// How many events have an id that an earlier one has, by eight bytes of hash
/// each, however long the ids are.
fn repeated(parts: Vec<Vec<u64>>) -> u64 {
    // Hashes are spread evenly, so their first bits make groups of one size.
    let group = |id: u64| (id >> (u64::BITS - ID_GROUP_BITS)) as usize;
    let mut ends = vec![0_usize; 1 << ID_GROUP_BITS];
    parts.iter().flatten().for_each(|&id| ends[group(id)] += 1);
    let mut all = 0;
    for end in &mut ends {
        (*end, all) = (all, all + *end);
    }
    let mut ids = vec![0_u64; all];
    for part in parts {
        for id in part {
            let end = &mut ends[group(id)];
            ids[*end] = id;
            *end += 1;
        }
    }
    let (mut start, mut repeated) = (0, 0);
    for end in ends {
        let group = &mut ids[start..end];
        start = end;
        group.sort_unstable();
        repeated += group.windows(2).filter(|pair| pair[0] == pair[1]).count() as u64;
    }
    repeated
}

/// What is known of time and place of each row.
struct States(Column<State>);

impl States {
    fn missing(&self) -> [u64; 2] {
        let mut counts = vec![0_u64; self.0.values().len()];
        if let [count] = counts.as_mut_slice() {
            *count = self.0.len() as u64;
        } else {
            self.0.codes().for_each(|code| counts[code as usize] += 1);
        }
        let count = |is_missing: fn(&State) -> bool| {
            let states = self.0.values().iter().zip(&counts);
            states.filter(|(state, _)| is_missing(state)).map(|(_, count)| count).sum()
        };
        [count(|state| !state.is_dated), count(|state| !state.is_placed)]
    }

    fn map<T: Clone + Copy + Eq + Hash>(&self, of: impl Fn(&State) -> T) -> Column<T> {
        let mut values = Interner::default();
        let codes: Vec<u32> = self.0.values().iter().map(|state| values.code(&of(state))).collect();
        self.recoded(&codes, values.into_values())
    }

    fn words(&self, of: impl Fn(&State) -> &'static str) -> Words {
        let mut values = Interner::<Box<str>>::default();
        let codes: Vec<u32> = self.0.values().iter().map(|state| values.code(of(state))).collect();
        self.recoded(&codes, values.into_values())
    }

    fn recoded<T>(&self, new: &[u32], values: Vec<T>) -> Column<T> {
        if values.len() == 1 {
            return Column::new(Codes::U8(vec![0; self.0.len()]), values);
        }
        let mut codes = Codes::with_capacity(self.0.len(), values.len());
        codes.extend_recoded(self.0.codes(), new);
        Column::new(codes, values)
    }
}

/// The codes of one column in one segment.
struct Part {
    /// Whose dictionaries they are of.
    reader: usize,
    codes: PartCodes,
}

type Parts = Vec<Part>;

/// Where a code of a reader stands among those of all.
const UNSEEN: u32 = u32::MAX;

/// One column out of those of several readers. Values are numbered in the order
/// of the source, so that it does not matter who read what.
fn column_of<T: Clone + Eq + Hash>(
    parts: Parts,
    values: Vec<&[T]>,
    order: Option<&[u32]>,
) -> Column<T> {
    let mut new_codes: Vec<Vec<u32>> =
        values.iter().map(|values| vec![UNSEEN; values.len()]).collect();
    let mut known: HashMap<&T, u32, foldhash::fast::RandomState> = HashMap::default();
    let mut merged: Vec<T> = Vec::new();
    for Part { reader, codes } in &parts {
        let (new_codes, values) = (&mut new_codes[*reader], values[*reader]);
        codes.for_each_run(|code| {
            let new = &mut new_codes[code as usize];
            if *new == UNSEEN {
                *new = *known.entry(&values[code as usize]).or_insert_with(|| {
                    merged.push(values[code as usize].clone());
                    merged.len() as u32 - 1
                });
            }
        });
    }
    let rows = parts.iter().map(|part| part.codes.rows()).sum();
    if merged.len() == 1 {
        return Column::new(Codes::U8(vec![0; rows]), merged);
    }
    let mut all = Codes::with_capacity(rows, merged.len());
    for Part { reader, codes } in parts {
        let new_codes = &new_codes[reader];
        match codes {
            PartCodes::Same { code, rows } => {
                all.extend(std::iter::repeat_n(new_codes[code as usize], rows));
            }
            PartCodes::Each(codes) => all.extend_recoded(&codes, new_codes),
        }
    }
    let codes = match order {
        Some(order) => all.sorted(order),
        None => all,
    };
    Column::new(codes, merged)
}

/// As [`column_of`], where a row has a list of words.
fn merged_tags(parts: Parts, dictionaries: &[Dictionaries], order: Option<&[u32]>) -> Tags {
    // The lists of all readers in one numbering of words, then the lists merged.
    let mut words = Interner::<Box<str>>::default();
    let mut lists: Vec<Vec<Box<[u32]>>> = dictionaries
        .iter()
        .map(|d| vec![Box::default(); d.publisher_lists.values().len()])
        .collect();
    let mut is_seen: Vec<Vec<bool>> = lists.iter().map(|l| vec![false; l.len()]).collect();
    for Part { reader, codes } in &parts {
        let dictionary = &dictionaries[*reader];
        codes.for_each_run(|code| {
            let code = code as usize;
            if !std::mem::replace(&mut is_seen[*reader][code], true) {
                let old = dictionary.publisher_lists.values()[code].iter();
                let names = old.map(|&word| &*dictionary.publishers.values()[word as usize]);
                lists[*reader][code] = names.map(|name| words.code(name)).collect();
            }
        });
    }
    let lists = column_of(parts, lists.iter().map(Vec::as_slice).collect(), order);
    Tags::new(lists, words.into_values())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn repeated_ids_are_counted_as_a_set_does(
            parts in prop::collection::vec(
                prop::collection::vec(prop_oneof![any::<u64>(), 0..9_u64, 0..9_u64], 0..40), 0..5)
        ) {
            let all = parts.iter().map(Vec::len).sum::<usize>();
            let distinct: std::collections::HashSet<u64> = parts.iter().flatten().copied().collect();
            prop_assert_eq!(repeated(parts), (all - distinct.len()) as u64);
        }
    }
}
