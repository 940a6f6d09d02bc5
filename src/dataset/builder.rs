//! Collects events into columns and sorts them by time.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use std::sync::{Arc, OnceLock};

use super::claims::state;
use super::column::{Codes, Column, Interner, Tags, Words};
use super::event::Event;
use super::positions::Positions;
use super::report::Report;
use super::reports::Reports;
use super::rows::Rows;
use super::segment::{CODED, Coded, Dictionaries, Segment, State};
use super::source::{Source, Span};
use super::spans::Spans;
use super::starts::StartColumn;
use super::time::Interval;
use super::uncertain::Uncertain;
use super::{Claims, Dataset, Decode, Harm, RowProblem, UNDATED, UNPLACED, parallel};

/// Rows after which a new segment is begun, so that few are held twice.
const SEGMENT_ROWS: usize = 1 << 16;

/// Collects events in source order: one by one, or as segments that several
/// readers filled.
pub struct DatasetBuilder {
    claims: Arc<Claims>,
    dictionaries: Vec<Dictionaries>,
    segments: Vec<Segment>,
    ids: foldhash::quality::RandomState,
}

impl DatasetBuilder {
    /// A builder for events that `claims` may be about.
    pub fn new(claims: Claims) -> Self {
        Self {
            claims: Arc::new(claims),
            dictionaries: Vec::new(),
            segments: Vec::new(),
            ids: foldhash::quality::RandomState::default(),
        }
    }

    /// Dictionaries for one more reader.
    pub fn dictionaries(&self) -> Dictionaries {
        Dictionaries::new(Arc::clone(&self.claims), self.ids.clone())
    }

    /// Takes what several readers collected. `segments` stand in the order of
    /// the source and name their dictionaries by index.
    pub fn fill(&mut self, dictionaries: Vec<Dictionaries>, segments: Vec<Segment>) {
        (self.dictionaries, self.segments) = (dictionaries, segments);
    }

    /// Adds the event whose original record lies at `span`.
    pub fn push(&mut self, event: &Event, span: Span) {
        if self.dictionaries.is_empty() {
            self.dictionaries.push(self.dictionaries());
        }
        let end = span.offset + u64::from(span.len);
        let fits = |last: &Segment| last.len() < SEGMENT_ROWS && last.has_room_to(end);
        if !self.segments.last().is_some_and(fits) {
            self.segments.last_mut().into_iter().for_each(Segment::seal);
            self.segments.push(Segment::new(0));
        }
        if let (Some(segment), [dictionaries, ..]) =
            (self.segments.last_mut(), self.dictionaries.as_mut_slice())
        {
            segment.push(dictionaries, event, span);
        }
    }

    /// How many events were pushed.
    pub fn len(&self) -> usize {
        self.segments.iter().map(Segment::len).sum()
    }

    /// Whether nothing was pushed.
    pub fn is_empty(&self) -> bool {
        self.segments.iter().all(Segment::is_empty)
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
        let Self { claims, dictionaries, mut segments, ids } = self;
        for segment in &mut segments {
            segment.make_ids(&source.name, &claims, &ids);
        }
        segments.last_mut().into_iter().for_each(Segment::seal);
        segments.retain(|segment| !segment.is_empty());
        report.repeated_ids = repeated(&mut segments);
        note_orphans(&claims, &segments, &mut report);
        report.located_by_gazetteer =
            segments.iter().map(|segment| segment.located_by_gazetteer).sum();
        report.extent =
            segments.iter().filter_map(|segment| segment.extent).reduce(Interval::union);
        report.claims = claims.all().len() as u64;

        let mut spans = Spans::default();
        let mut claimed: HashMap<u32, bool> = HashMap::new();
        let mut reported: HashMap<u32, Interval> = HashMap::new();
        let mut first_row = 0;
        for segment in &mut segments {
            segment.spans().for_each(|span| spans.push(span));
            segment.spans = Vec::new();
            claimed.extend(segment.claimed.iter().map(|(row, differ)| (first_row + row, *differ)));
            reported.extend(segment.reported.iter().map(|(row, at)| (first_row + row, *at)));
            first_row += segment.len() as u32;
        }
        let take = |segment: &mut Segment| std::mem::take(&mut segment.positions);
        let mut positions = Positions::concat(segments.iter_mut().map(take).collect());
        report.bbox = positions.bbox();
        let take = |segment: &mut Segment| std::mem::take(&mut segment.starts);
        let mut starts = StartColumn::new(segments.iter_mut().map(take).collect());
        let order = starts.order();
        if let Some(order) = &order {
            starts = starts.sorted(order);
            positions = positions.sorted(order);
        }
        let columns = columns(dictionaries, segments, order.as_deref());
        let len = starts.len();
        let source_row = |row: usize| order.as_ref().map_or(row as u32, |order| order[row]);
        let reports = Reports::new(
            len,
            (0..if reported.is_empty() { 0 } else { len })
                .filter_map(|row| Some((row, *reported.get(&source_row(row))?))),
        );
        let claim_state = |row: usize| match claimed.get(&source_row(row)) {
            None => state::NONE,
            Some(false) => state::AGREE,
            Some(true) => state::DIFFER,
        };
        let claim_states = claim_states(len, !claimed.is_empty(), claim_state);
        let disputed = Rows::from_fn(len, |row| {
            !claimed.is_empty() && claimed.get(&source_row(row)) == Some(&true)
        });
        if let Some(order) = order {
            spans.set_order(order);
        }
        report.events = len as u64;
        let [undated, unplaced] = columns.missing();
        report.undated = undated;
        report.unplaced = unplaced;
        Dataset {
            source,
            decoder,
            extent: report.extent,
            report,
            prologue_bytes,
            dated: len - undated as usize,
            longest_secs: columns.durations.values().iter().copied().max().unwrap_or(0),
            starts,
            positions,
            spans,
            disputed,
            certainties: columns.map_states(|state| state.certainty),
            time_states: columns.state_words(|state| {
                if state.is_dated { state.certainty.time.id() } else { UNDATED }
            }),
            place_states: columns.state_words(|state| {
                if state.is_placed { state.certainty.geo.id() } else { UNPLACED }
            }),
            durations_secs: columns.durations,
            harms: columns.harms,
            kinds: columns.kinds,
            weapons: columns.weapons,
            place_names: columns.place_names,
            admin1: columns.admin1,
            countries: columns.countries,
            attacks: columns.attacks,
            claim_states,
            reports,
            publishers: columns.publishers,
            claims: Arc::unwrap_or_clone(claims),
            long: OnceLock::new(),
            uncertain: Uncertain::default(),
        }
    }
}

/// What claims say about each of `rows` rows.
fn claim_states(rows: usize, any: bool, of: impl Fn(usize) -> &'static str) -> Words {
    let mut values = Interner::<Box<str>>::default();
    if !any && rows > 0 {
        values.code(state::NONE);
        return Column::new(Codes::U8(vec![0; rows]), values.into_values());
    }
    let codes: Vec<u32> = (0..rows).map(|row| values.code(of(row))).collect();
    let values = values.into_values();
    Column::new(Codes::narrowed(&codes, values.len()), values)
}

/// How many events have an id that an earlier one has, by eight bytes of hash
/// each, however long the ids are.
fn repeated(segments: &mut [Segment]) -> u64 {
    let mut ids: Vec<u64> = Vec::with_capacity(segments.iter().map(|s| s.ids.len()).sum());
    for segment in segments {
        ids.append(&mut std::mem::take(&mut segment.ids));
    }
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    (all - ids.len()) as u64
}

fn note_orphans(claims: &Claims, segments: &[Segment], report: &mut Report) {
    let seen: HashSet<&str> =
        segments.iter().flat_map(|segment| &segment.claimed_ids).map(String::as_str).collect();
    let mut orphans: Vec<&str> =
        claims.event_ids_unsorted().filter(|id| !seen.contains(id)).collect();
    orphans.sort_unstable();
    for id in orphans {
        report.notes.push(RowProblem {
            line: 0,
            column: "event_id".to_owned(),
            text: id.to_owned(),
            reason: "is named by a claim, but no event has this id".to_owned(),
        });
    }
}

/// The dictionary-coded columns of a dataset.
struct Columns {
    states: Column<State>,
    durations: Column<u32>,
    harms: Column<Harm>,
    kinds: Words,
    weapons: Words,
    place_names: Words,
    admin1: Words,
    countries: Words,
    attacks: Words,
    publishers: Tags,
}

impl Columns {
    /// How many rows have no time, and how many no place.
    fn missing(&self) -> [u64; 2] {
        let mut counts = vec![0_u64; self.states.values().len()];
        self.states.codes().for_each(|code| counts[code as usize] += 1);
        let count = |is_missing: fn(&State) -> bool| {
            let states = self.states.values().iter().zip(&counts);
            states.filter(|(state, _)| is_missing(state)).map(|(_, count)| count).sum()
        };
        [count(|state| !state.is_dated), count(|state| !state.is_placed)]
    }

    fn map_states<T: Clone + Copy + Eq + Hash>(&self, of: impl Fn(&State) -> T) -> Column<T> {
        let mut values = Interner::default();
        let codes: Vec<u32> =
            self.states.values().iter().map(|state| values.code(&of(state))).collect();
        self.recoded(&codes, values.into_values())
    }

    fn state_words(&self, of: impl Fn(&State) -> &'static str) -> Words {
        let mut values = Interner::<Box<str>>::default();
        let codes: Vec<u32> =
            self.states.values().iter().map(|state| values.code(of(state))).collect();
        self.recoded(&codes, values.into_values())
    }

    fn recoded<T>(&self, new: &[u32], values: Vec<T>) -> Column<T> {
        let mut codes = Codes::with_capacity(self.states.len(), values.len());
        match self.states.codes() {
            Codes::U8(old) => codes.extend(old.iter().map(|&code| new[code as usize])),
            Codes::U16(old) => codes.extend(old.iter().map(|&code| new[code as usize])),
            Codes::U32(old) => codes.extend(old.iter().map(|&code| new[code as usize])),
        }
        Column::new(codes, values)
    }
}

/// The codes of one column, segment by segment, with the dictionary of each.
type Parts = Vec<(usize, Codes)>;

fn columns(
    dictionaries: Vec<Dictionaries>,
    segments: Vec<Segment>,
    order: Option<&[u32]>,
) -> Columns {
    let mut parts: [Parts; CODED] = Default::default();
    for segment in segments {
        for (part, codes) in parts.iter_mut().zip(segment.codes) {
            part.extend(codes.map(|codes| (segment.dictionaries, codes)));
        }
    }
    let mut take = |column: Coded| std::mem::take(&mut parts[column as usize]);
    let [states, durations, harms] = [Coded::State, Coded::Duration, Coded::Harm].map(&mut take);
    let lists = take(Coded::Publishers);
    let words = [
        Coded::Kind,
        Coded::Weapon,
        Coded::PlaceName,
        Coded::Admin1,
        Coded::Country,
        Coded::Attack,
    ]
    .map(&mut take);
    let words = words.into_iter().enumerate().collect();
    let words = parallel::map("sort columns", words, |(index, parts): (usize, Parts)| {
        let words = dictionaries.iter().map(|d| d.words[index].values()).collect();
        merged(parts, words, order)
    });
    let mut words = words.into_iter();
    let mut next =
        || words.next().unwrap_or_else(|| Column::new(Codes::U8(Vec::new()), Vec::new()));
    Columns {
        states: merged(states, dictionaries.iter().map(|d| d.states.values()).collect(), order),
        durations: merged(
            durations,
            dictionaries.iter().map(|d| d.durations.values()).collect(),
            order,
        ),
        harms: merged(harms, dictionaries.iter().map(|d| d.harms.values()).collect(), order),
        kinds: next(),
        weapons: next(),
        place_names: next(),
        admin1: next(),
        countries: next(),
        attacks: next(),
        publishers: merged_tags(lists, &dictionaries, order),
    }
}

/// Where a code of a reader stands among those of all.
const UNSEEN: u32 = u32::MAX;

/// One column out of those of several readers. Values are numbered in the order
/// of the source, so that it does not matter who read what.
fn merged<T: Clone + Eq + Hash>(
    parts: Parts,
    values: Vec<&[T]>,
    order: Option<&[u32]>,
) -> Column<T> {
    let mut new_codes: Vec<Vec<u32>> =
        values.iter().map(|values| vec![UNSEEN; values.len()]).collect();
    let mut known: HashMap<&T, u32, foldhash::fast::RandomState> = HashMap::default();
    let mut merged: Vec<T> = Vec::new();
    for (reader, codes) in &parts {
        let (new_codes, values) = (&mut new_codes[*reader], values[*reader]);
        codes.for_each(|code| {
            let new = &mut new_codes[code as usize];
            if *new == UNSEEN {
                *new = *known.entry(&values[code as usize]).or_insert_with(|| {
                    merged.push(values[code as usize].clone());
                    merged.len() as u32 - 1
                });
            }
        });
    }
    let rows = parts.iter().map(|(_, codes)| codes.len()).sum();
    let mut all = Codes::with_capacity(rows, merged.len());
    for (reader, codes) in parts {
        let new_codes = &new_codes[reader];
        match codes {
            Codes::U8(codes) => all.extend(codes.iter().map(|&code| new_codes[code as usize])),
            Codes::U16(codes) => all.extend(codes.iter().map(|&code| new_codes[code as usize])),
            Codes::U32(codes) => all.extend(codes.iter().map(|&code| new_codes[code as usize])),
        }
    }
    let codes = match order {
        Some(order) => all.sorted(order),
        None => all,
    };
    Column::new(codes, merged)
}

/// As [`merged`], where a row has a list of words.
fn merged_tags(parts: Parts, dictionaries: &[Dictionaries], order: Option<&[u32]>) -> Tags {
    // The lists of all readers in one numbering of words, then the lists merged.
    let mut words = Interner::<Box<str>>::default();
    let mut lists: Vec<Vec<Box<[u32]>>> = dictionaries
        .iter()
        .map(|d| vec![Box::default(); d.publisher_lists.values().len()])
        .collect();
    let mut is_seen: Vec<Vec<bool>> = lists.iter().map(|l| vec![false; l.len()]).collect();
    for (reader, codes) in &parts {
        let dictionary = &dictionaries[*reader];
        codes.for_each(|code| {
            let code = code as usize;
            if !std::mem::replace(&mut is_seen[*reader][code], true) {
                let old = dictionary.publisher_lists.values()[code].iter();
                let names = old.map(|&word| &*dictionary.publishers.values()[word as usize]);
                lists[*reader][code] = names.map(|name| words.code(name)).collect();
            }
        });
    }
    let lists = merged(parts, lists.iter().map(Vec::as_slice).collect(), order);
    Tags::new(lists, words.into_values())
}
