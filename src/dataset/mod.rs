//! Events in immutable columns, sorted by time; their original text stays in
//! the source and is found by byte offset.

pub mod accuracy;
pub mod builder;
mod certainty;
pub mod claims;
pub mod column;
mod decode;
pub mod dictionaries;
pub mod event;
pub mod format;
mod in_words;
pub mod kind;
pub mod long;
mod mapping;
mod merge;
mod options;
mod order;
pub mod place;
pub mod place_text;
mod place_tier;
pub mod positions;
pub mod problem_kinds;
pub mod ranges;
pub mod ranks;
pub mod records;
pub mod report;
mod reports;
pub mod row_changes;
pub mod rows;
pub mod schema;
pub mod segment;
pub mod source;
mod source_hash;
pub mod spans;
pub mod starts;
pub mod symbol;
pub mod time;
pub mod time_text;
mod uncertain;
mod warnings;
mod written_options;

use std::sync::{Arc, OnceLock};

pub use builder::DatasetBuilder;
pub use certainty::Certainty;
pub use claims::{Claim, Claims};
pub use column::{Column, Tags, Words};
pub use decode::{Decode, PlaceColumns};
pub use event::{Citation, Event, Figure, Harm};
pub use long::LongEvents;
pub use mapping::{Mapping, NamedColumns};
pub use options::{Options, USUAL_ZONE};
pub use place::{CoordinateSource, GeoPrecision, Place, Reach, STEPS_A_DEGREE, wrapped};
pub use place_tier::{PlaceTier, PlaceTiers};
pub use ranks::Ranks;
pub use records::Records;
pub use report::{Report, RowProblem};
use reports::Reports;
use row_changes::RowChanges;
pub use rows::Rows;
pub use source::{Source, SourceError, Span};
pub use starts::Starts;
pub use time::{Instant, Interval, TimeAxis, TimePrecision};
use uncertain::Uncertain;
pub use uncertain::{UNPLACED, UNSTATED_TIER};
pub use written_options::WrittenOptions;

/// The events of one file. Rows are sorted by start, then by their order in
/// the source; events without a time come last.
pub struct Dataset {
    /// The bytes it came from.
    pub source: Source,
    /// Reads the original records again.
    pub decoder: Arc<dyn Decode>,
    /// What the user decided about reading it.
    pub options: Options,
    /// What became of every row.
    pub report: Report,
    /// Rival statements about the events.
    pub claims: Claims,
    /// Bytes before the first record: byte order mark, header, blank lines.
    pub preamble_len: u64,
    starts: starts::StartColumn,
    durations_secs: Column<u32>,
    positions: positions::Positions,
    spans: spans::Spans,
    dated: usize,
    longest_secs: u32,
    extent: Option<Interval>,
    certainties: Column<Certainty>,
    harms: Column<Harm>,
    kinds: Words,
    weapons: Words,
    place_names: Words,
    admin1: Words,
    countries: Words,
    publishers: Tags,
    time_states: Words,
    place_states: Words,
    attacks: Words,
    claim_states: Words,
    reports: Reports,
    disputed: Rows,
    long: OnceLock<LongEvents>,
    uncertain: Uncertain,
    warnings: OnceLock<Tags>,
    changes_since: OnceLock<Arc<RowChanges>>,
    changes_until: OnceLock<Arc<RowChanges>>,
    not_compared: OnceLock<RowChanges>,
}

/// The word that stands for the precision of a time that is not known at all.
pub const UNDATED: &str = "undated";

impl Dataset {
    /// The number of events.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether there is no event.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Rows before this one have a time, from it on none has.
    pub fn dated_len(&self) -> usize {
        self.dated
    }

    /// When the event of `row` happened.
    pub fn interval(&self, row: usize) -> Option<Interval> {
        let start = Instant::from_secs(self.starts().get(row)?);
        Interval::new(start, start.plus_secs(i64::from(*self.durations_secs.value(row))))
    }

    /// Starts of the dated rows, ascending, in seconds since 1970.
    pub fn starts(&self) -> Starts<'_> {
        self.starts.dated(self.dated)
    }

    /// Lengths of the intervals in seconds, 0 for rows without a time.
    pub fn durations_secs(&self) -> &Column<u32> {
        &self.durations_secs
    }

    /// The longest interval, in seconds: no row that starts earlier than this
    /// before a moment can still contain it.
    pub fn longest_secs(&self) -> i64 {
        i64::from(self.longest_secs)
    }

    /// The end of the event of a dated `row`, in seconds since 1970.
    pub fn end_secs(&self, row: usize) -> i64 {
        let start = self.starts().get(row).unwrap_or(i64::MAX);
        start.saturating_add(i64::from(*self.durations_secs.value(row)))
    }

    /// Its long events, found when they are first asked for.
    pub fn long_events(&self) -> &LongEvents {
        self.long.get_or_init(|| LongEvents::of(self.starts(), &self.durations_secs, self.len()))
    }

    /// From the first start to the last end.
    pub fn extent(&self) -> Option<Interval> {
        self.extent
    }

    /// When the source reported the event of `row`.
    pub fn reported(&self, row: usize) -> Option<Interval> {
        self.reports.get(row)
    }

    /// The interval of `row` on one of the time axes.
    pub fn interval_on(&self, axis: TimeAxis, row: usize) -> Option<Interval> {
        match axis {
            TimeAxis::Event => self.interval(row),
            TimeAxis::Report => self.reported(row),
        }
    }

    /// From the first start to the last end on one of the time axes; `None`
    /// where the source has no such times.
    pub fn extent_on(&self, axis: TimeAxis) -> Option<Interval> {
        match axis {
            TimeAxis::Event => self.extent,
            TimeAxis::Report => self.reports.extent(),
        }
    }

    /// Where the event of `row` happened.
    pub fn place(&self, row: usize) -> Option<Place> {
        self.positions.place(row)
    }

    /// Where the events happened, as the columns hold it.
    pub fn positions(&self) -> &positions::Positions {
        &self.positions
    }

    /// How certain time and place of `row` are.
    pub fn certainty(&self, row: usize) -> Certainty {
        *self.certainties.value(row)
    }

    /// People harmed in the event of `row`.
    pub fn harm(&self, row: usize) -> Harm {
        *self.harms.value(row)
    }

    /// How certain time and place of each event are.
    pub fn certainties(&self) -> &Column<Certainty> {
        &self.certainties
    }

    /// People harmed in each event.
    pub fn harms(&self) -> &Column<Harm> {
        &self.harms
    }

    /// Kind of each event.
    pub fn kinds(&self) -> &Words {
        &self.kinds
    }

    /// Weapon of each event, empty where none is named.
    pub fn weapons(&self) -> &Words {
        &self.weapons
    }

    /// Name of the place of each event.
    pub fn place_names(&self) -> &Words {
        &self.place_names
    }

    /// First-order division of each event.
    pub fn admin1(&self) -> &Words {
        &self.admin1
    }

    /// Country of each event.
    pub fn countries(&self) -> &Words {
        &self.countries
    }

    /// Publishers of each event.
    pub fn publishers(&self) -> &Tags {
        &self.publishers
    }

    /// Precision of the time of each event, or [`UNDATED`].
    pub fn time_states(&self) -> &Words {
        &self.time_states
    }

    /// Precision of the place of each event, or [`UNPLACED`].
    pub fn place_states(&self) -> &Words {
        &self.place_states
    }

    /// The attack that each event belongs to, empty where none is known.
    pub fn attacks(&self) -> &Words {
        &self.attacks
    }

    /// What claims say about each event; see [`claims::state`].
    pub fn claim_states(&self) -> &Words {
        &self.claim_states
    }

    /// Whether the event of `row` is a state that lasts over its interval, such
    /// as an alert, rather than something that happened within it.
    pub fn is_lasting(&self, row: usize) -> bool {
        kind::DURATIVE.contains(&&**self.kinds.value(row))
    }

    /// Dated rows whose time is with a time precision coarser than an hour.
    pub fn imprecise(&self) -> &Rows {
        self.uncertain.imprecise(&self.certainties, self.dated, self.len())
    }

    /// Rows whose place is known only as an area.
    pub fn areal(&self) -> &Rows {
        self.uncertain.areal(&self.certainties)
    }

    /// Rows that no place on a map stands for: without one, or known only by country.
    pub fn off_map(&self) -> &Rows {
        self.uncertain.off_map(&self.certainties, &self.positions, self.len())
    }

    /// Rows of the tier `tier`, with a place or without one.
    pub fn rows_of_tier(&self, tier: PlaceTier) -> Rows {
        uncertain::rows_of_tier(&self.certainties, tier)
    }

    /// The tier of location precision of each event as its word, or [`UNSTATED_TIER`],
    /// or [`UNPLACED`].
    pub fn place_tiers(&self) -> &Words {
        self.uncertain.place_tiers(&self.certainties, &self.positions, self.len())
    }

    /// What became of the rows until the newer version that took the place of this one, else
    /// since the older one with which it was compared.
    pub fn changes(&self) -> &RowChanges {
        let known = self.changes_until.get().or_else(|| self.changes_since.get());
        match known {
            Some(changes) => changes,
            None => self.not_compared.get_or_init(|| RowChanges::not_compared(self.len())),
        }
    }

    /// Keeps what became of the rows since an older version; only the first time counts.
    pub fn set_changes_since(&self, changes: Arc<RowChanges>) {
        let _ = self.changes_since.set(changes);
    }

    /// Keeps what becomes of the rows until a newer version; only the first time counts.
    pub fn set_changes_until(&self, changes: Arc<RowChanges>) {
        let _ = self.changes_until.set(changes);
    }

    /// Rows about which claims contradict one another.
    pub fn disputed(&self) -> &Rows {
        &self.disputed
    }

    /// The number of the event of `row` in the order of the source, from 1.
    pub fn source_number(&self, row: usize) -> u32 {
        self.spans.rank(row).saturating_add(1)
    }

    /// The row of the event that is number `number` in the source, from 1.
    pub fn row_of_source_number(&self, number: u32) -> Option<usize> {
        let rank = number.checked_sub(1)?;
        (0..self.len()).find(|&row| self.spans.rank(row) == rank)
    }

    /// Where the original record of `row` lies.
    pub fn span(&self, row: usize) -> Span {
        self.spans.span(row)
    }

    /// The original record of `row`, byte for byte.
    ///
    /// # Errors
    /// When the source can no longer be read.
    pub fn record(&self, row: usize) -> Result<std::borrow::Cow<'_, [u8]>, SourceError> {
        self.source.read(self.span(row))
    }

    /// Everything known about the event of `row`, read from its record.
    ///
    /// # Errors
    /// When the source can no longer be read or was changed.
    pub fn event(&self, row: usize) -> Result<Event, SourceError> {
        self.event_of(row, &self.record(row)?)
    }

    /// The same of `row`, whose record was read already.
    ///
    /// # Errors
    /// When the source was changed.
    pub fn event_of(&self, row: usize, record: &[u8]) -> Result<Event, SourceError> {
        self.decoder
            .event(record, self.span(row).line)
            .map_err(|_| SourceError::Changed(self.source.path.clone().unwrap_or_default()))
    }

    /// The original cells of `row`.
    ///
    /// # Errors
    /// When the source can no longer be read.
    pub fn cells(&self, row: usize) -> Result<Vec<String>, SourceError> {
        Ok(self.decoder.cells(&self.record(row)?))
    }

    /// The first row whose event has the id `id`.
    pub fn find_id(&self, id: &str) -> Option<usize> {
        let in_source_order = self.rows_in_source_order(&Rows::all(self.len()));
        in_source_order.into_iter().find(|&row| self.event(row).is_ok_and(|event| event.id == id))
    }

    /// The columns about which reading each event left a note; a name that is empty
    /// stands for whole rows. Put together when it is first asked for.
    pub fn warnings(&self) -> &Tags {
        let kinds = self.report.notes.kinds();
        self.warnings.get_or_init(|| warnings::columns(kinds, &self.spans, self.len()))
    }

    /// The rows with notes of the kind at `kind` in the report.
    pub fn rows_with_warning(&self, kind: usize) -> Rows {
        warnings::rows_of_kind(self.report.notes.kinds(), &self.spans, self.len(), kind)
    }

    /// Memory of the report times in bytes: about five an event where the source has them.
    pub fn report_bytes(&self) -> usize {
        self.reports.bytes()
    }

    /// Memory of the columns in bytes; dictionaries, report times and kept text
    /// aside.
    pub fn column_bytes(&self) -> usize {
        self.starts.bytes()
            + self.durations_secs.code_bytes()
            + self.positions.bytes()
            + self.spans.bytes()
            + self.certainties.code_bytes()
            + self.harms.code_bytes()
            + [
                &self.kinds,
                &self.weapons,
                &self.place_names,
                &self.admin1,
                &self.countries,
                &self.time_states,
                &self.place_states,
                &self.attacks,
                &self.claim_states,
            ]
            .map(Column::code_bytes)
            .iter()
            .sum::<usize>()
            + self.publishers.code_bytes()
    }
}

impl std::fmt::Debug for Dataset {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Dataset")
            .field("source", &self.source.name)
            .field("events", &self.len())
            .finish_non_exhaustive()
    }
}
