//! Collects events into columns and sorts them by time.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use super::claims::state;
use super::column::{Codes, Column, Interner, Words};
use super::dictionaries::Dictionaries;
use super::event::Event;
use super::report::Report;
use super::rows::Rows;
use super::segment::Segment;
use super::source::{Source, Span};
use super::time::Interval;
use super::uncertain::Uncertain;
use super::{Claims, Dataset, Decode, Options, RowProblem, merge};
use crate::language::message;

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
            let next = match self.segments.last_mut() {
                None => Segment::new(0),
                Some(last) => {
                    let wide = last.seal();
                    Segment::after(last, wide)
                }
            };
            self.segments.push(next);
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

    /// Sorts by time and closes the dataset, which was read with `options`. `report` comes with what was
    /// skipped; the counts of events are filled in here. Claims about events
    /// that do not exist become notes.
    pub fn finish(
        self,
        source: Source,
        decoder: Arc<dyn Decode>,
        options: Options,
        preamble_len: u64,
        mut report: Report,
    ) -> Dataset {
        let Self { claims, dictionaries, mut segments, ids } = self;
        for segment in &mut segments {
            segment.make_ids(&source.name, &claims, &ids);
        }
        if let Some(last) = segments.last_mut() {
            last.seal();
        }
        segments.retain(|segment| !segment.is_empty());
        note_unmatched_claims(&claims, &segments, &mut report);
        report.located_by_gazetteer =
            segments.iter().map(|segment| segment.located_by_gazetteer).sum();
        report.extent =
            segments.iter().filter_map(|segment| segment.extent).reduce(Interval::union);
        report.claims = claims.all().len() as u64;

        let mut claimed: HashMap<u32, bool> = HashMap::new();
        let mut first_row = 0;
        for segment in &segments {
            claimed.extend(segment.claimed.iter().map(|(row, differ)| (first_row + row, *differ)));
            first_row += segment.len() as u32;
        }
        let merge::Merged { spans, positions, bbox, starts, reports, columns, repeated_ids } =
            merge::merged(dictionaries, segments);
        report.bbox = bbox;
        report.repeated_ids = repeated_ids;
        let len = starts.len();
        let source_row = |row: usize| spans.rank(row);
        let claim_state = |row: usize| match claimed.get(&source_row(row)) {
            None => state::NONE,
            Some(false) => state::AGREE,
            Some(true) => state::DIFFER,
        };
        let claim_states = claim_states(len, !claimed.is_empty(), claim_state);
        let disputed = if claimed.is_empty() {
            Rows::none(len)
        } else {
            Rows::from_fn(len, |row| claimed.get(&source_row(row)) == Some(&true))
        };
        report.events = len as u64;
        let [undated, unplaced] = columns.missing;
        report.undated = undated;
        report.unplaced = unplaced;
        Dataset {
            source,
            decoder,
            options,
            extent: report.extent,
            report,
            preamble_len,
            dated: len - undated as usize,
            longest_secs: columns.durations.values().iter().copied().max().unwrap_or(0),
            starts,
            positions,
            spans,
            disputed,
            certainties: columns.certainties,
            time_states: columns.time_states,
            place_states: columns.place_states,
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
            warnings: OnceLock::new(),
            changes_since: OnceLock::new(),
            changes_until: OnceLock::new(),
            not_compared: OnceLock::new(),
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

fn note_unmatched_claims(claims: &Claims, segments: &[Segment], report: &mut Report) {
    let seen: HashSet<&str> =
        segments.iter().flat_map(|segment| &segment.claimed_ids).map(String::as_str).collect();
    let mut unmatched: Vec<&str> =
        claims.event_ids_unsorted().filter(|id| !seen.contains(id)).collect();
    unmatched.sort_unstable();
    for id in unmatched {
        report.notes.push_of_other_file(RowProblem {
            line: 0,
            column: "event_id".to_owned(),
            text: id.to_owned(),
            reason: message!("note-claim-without-event"),
        });
    }
}
