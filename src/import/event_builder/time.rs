//! When an event happened and when it was reported, from the cells of a row.

mod checks;

use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone};

use super::time_header::zone_of;
use super::{EventBuilder, Reading, Refusal, TimeHeader};
use crate::dataset::time_text::{
    self, ClockColumn, DateOrder, Habits, IntervalError, When, WhenCell, Written, read_clock,
};
use crate::dataset::{Event, Instant, Interval, RowProblem, TimePrecision};
use crate::gazetteer::{ClocksAt, clocks_of};
use crate::import::{Field, Mapping};
use crate::language::{Message, message};

/// Words for units of time in the plural, which no time of day has.
#[rustfmt::skip]
const UNITS: &[&str] = &[
    "hours", "hrs", "minutes", "mins", "години", "годин", "хвилин", "хвилини", "хв", "часов",
    "часа", "минут", "минуты", "мин", "godziny", "minuty", "minut", "min",
];

/// Whether `text` says how long something lasted: `2 hours`, `90 хв`.
fn is_duration(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    let unit =
        text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' '));
    unit.len() < text.len() && UNITS.contains(&unit.trim_end_matches('.'))
}

/// `+180`, which cannot be hours and minutes. Without its plus the sign is not sure:
/// programs count both ways.
fn zone_of_minutes(text: &str) -> Option<TimeZone> {
    let digits = text.strip_prefix('+')?;
    let minutes: i32 =
        if matches!(digits.len(), 2 | 3) { digits.parse().ok()? } else { return None };
    let is_sure = minutes % 15 == 0 && minutes % 100 >= 60 && minutes <= 14 * 60;
    let is_sure = is_sure || matches!(minutes, 120 | 240 | 420 | 540 | 720 | 840);
    is_sure.then(|| Offset::from_seconds(minutes * 60).ok()).flatten().map(Offset::to_time_zone)
}

/// Collects what is doubtful about one row.
struct Notes<'a, P> {
    problem: &'a P,
    notes: &'a mut Vec<RowProblem>,
}

impl<P: Fn(Field, Message) -> RowProblem> Notes<'_, P> {
    fn push(&mut self, field: Field, reason: impl Into<Message>) {
        self.notes.push((self.problem)(field, reason.into()));
    }
}

/// What a cell says of when, and which cell.
struct TimeCell {
    when: When,
    field: Field,
    /// The cell that the date is of.
    of_date: Field,
    /// The cell has no date: it is the one of the start.
    is_time_only: bool,
}

impl TimeCell {
    fn of(field: Field, when: When) -> Self {
        Self { when, field, of_date: field, is_time_only: false }
    }
}

/// Reads the cells of one row.
struct Row<'a, P> {
    builder: &'a EventBuilder<'a>,
    reading: &'a Reading,
    mapping: &'a Mapping,
    stated: Option<TimePrecision>,
    notes: Notes<'a, P>,
}

impl EventBuilder<'_> {
    pub(super) fn finish_time(
        &self,
        reading: &Reading,
        mapping: &Mapping,
        event: &mut Event,
        problem: &impl Fn(Field, Message) -> RowProblem,
        notes: &mut Vec<RowProblem>,
    ) -> Result<(), Refusal> {
        let words = self.get(Field::TimePrecision);
        let stated = self.time_precision.or_else(|| TimePrecision::from_id(words));
        let mut notes = Notes { problem, notes };
        if stated.is_none() && !words.is_empty() {
            notes.push(Field::TimePrecision, message!("note-unknown-precision-left-out"));
        }
        Row { builder: self, reading, mapping, stated, notes }.finish(event)
    }
}

impl<'a, P: Fn(Field, Message) -> RowProblem> Row<'a, P> {
    fn finish(&mut self, event: &mut Event) -> Result<(), Refusal> {
        let of_column = self.zone_of_column();
        let clocks = if of_column.is_some() {
            ClocksAt::of(clocks_of(&event.country))
        } else {
            self.builder.clocks(event, self.reading, self.mapping, self.notes.problem)?
        };
        let of_country = clocks.clocks.zone().and_then(|name| TimeZone::get(name).ok());
        let of_row = of_column.as_ref().or(of_country.as_ref());
        // Not a copy: threads would count how many there are in turn.
        let zone = of_row.unwrap_or(&self.reading.zone);
        event.reported = self.reported(zone)?;
        let start = self.told((Field::Start, Field::StartTime), None, zone)?;
        let start_day = start.as_ref().map(|told| told.when.from.civil.date());
        let end = if self.builder.is_end_left_out {
            None
        } else {
            self.told((Field::End, Field::EndTime), start_day, zone)?
        };
        let Some(mut start) = start else {
            if let Some(end) = end {
                self.notes.push(end.field, message!("note-no-start"));
            }
            return Ok(());
        };
        let header = self.header_with_zone(Field::Start, Field::StartTime);
        let of_header = header.and_then(|header| header.zone.as_ref());
        let zone = of_header.unwrap_or(zone);
        self.keep_two_calendars(&mut start, (Field::Start, Field::StartTime), of_row, clocks);
        if !self.takes(&mut start, zone)? {
            return Ok(());
        }
        self.check_other_starts(&start, end.as_ref());
        let is_told = of_header.is_some() || of_column.is_some();
        self.check_clocks(&start, zone, (!is_told).then_some(clocks));
        self.check_header(&start, zone, header);
        self.check_zone_column(&start, of_header, of_column.as_ref());
        let until = match end {
            Some(mut end) => {
                self.keep_two_calendars(&mut end, (Field::End, Field::EndTime), of_row, clocks);
                let header = self.header_with_zone(Field::End, Field::EndTime);
                let zone = header.and_then(|header| header.zone.as_ref()).unwrap_or(zone);
                let is_taken = self.takes(&mut end, zone)?;
                is_taken.then(|| self.end(&start, end, zone))
            }
            None => None,
        };
        let of_start = start.when.until.filter(|_| !self.builder.is_end_left_out);
        let (field, until) = (until.is_some(), until.or(of_start));
        let interval =
            match time_text::interval(&start.when.from, until.as_ref(), self.stated, zone) {
                Ok(interval) => Ok(interval),
                Err(IntervalError::EndsBeforeStart) => {
                    let field = if field { Field::End } else { start.field };
                    self.notes.push(field, message!("note-end-before-start"));
                    time_text::interval(&start.when.from, None, self.stated, zone)
                }
            };
        if let Ok((interval, precision)) = interval {
            event.interval = Some(interval);
            event.time_precision = precision;
            let ahead = self.reading.today.saturating_add(1.year()).at(0, 0, 0, 0);
            if interval.start() > Instant::from_civil(ahead, &TimeZone::UTC) {
                self.notes.push(start.field, message!("note-year-ahead"));
            }
        }
        Ok(())
    }

    /// The written end, on the day after where only its time of day was written and
    /// lies before the start.
    fn end(&self, start: &TimeCell, end: TimeCell, zone: &TimeZone) -> Written {
        let mut written = end.when.until.unwrap_or(end.when.from);
        if end.is_time_only && written.civil < start.when.from.civil {
            written.civil = written.civil.saturating_add(1.day());
        }
        if written.offset.is_none() && !written.is_date() {
            let at = zone.to_ambiguous_timestamp(written.civil).compatible();
            written.offset = at.ok().map(|at| zone.to_offset(at));
        }
        written
    }

    fn zone_of_column(&mut self) -> Option<TimeZone> {
        let text = self.builder.get(Field::TimeZone);
        if text.is_empty() {
            return None;
        }
        let zone = zone_of(text).or_else(|| zone_of(&format!("+{text}")));
        let zone = zone.or_else(|| TimeZone::get(text).ok()).or_else(|| zone_of_minutes(text));
        if zone.is_none() {
            self.notes.push(Field::TimeZone, message!("note-no-zone"));
        }
        zone
    }

    /// The column that the text of `field` stands in.
    fn column(&self, field: Field) -> Option<usize> {
        self.builder.column(field).or_else(|| self.mapping.column(field))
    }

    fn header(&self, field: Field) -> Option<&'a TimeHeader> {
        self.reading.headers.get(&self.column(field)?)
    }

    /// The header of a day or a time of day that says something of the zone.
    fn header_with_zone(&self, day: Field, clock: Field) -> Option<&'a TimeHeader> {
        let is_local = self.header(day).is_some_and(|header| header.is_local);
        if is_local && self.builder.get(clock).is_empty() {
            return None;
        }
        let header = |field| self.header(field).filter(|header| header.zone.is_some());
        let unclear = |field| self.header(field).filter(|header| header.is_unclear);
        header(day).or_else(|| header(clock)).or_else(|| unclear(day)).or_else(|| unclear(clock))
    }

    /// What the cells of a day and of a time of day say together. A time of day may
    /// hold a date too, and then counts alone; a day without a date is on `start_day`.
    fn told(
        &mut self,
        (day, clock): (Field, Field),
        start_day: Option<Date>,
        zone: &TimeZone,
    ) -> Result<Option<TimeCell>, Refusal> {
        for field in [day, clock] {
            if day == Field::End && is_duration(self.builder.get(field)) {
                self.notes.push(field, message!("note-length-for-end"));
                return Ok(None);
            }
        }
        let half = if day == Field::Start { self.builder.get(Field::StartHalf) } else { "" };
        let joined;
        let text = if half.is_empty() || self.builder.get(clock).is_empty() {
            self.builder.get(clock)
        } else {
            joined = format!("{} {half}", self.builder.get(clock));
            joined.as_str()
        };
        // A spreadsheet's time of day, shown with the day before its first.
        let text = ["1899-12-30", "1899-12-31"]
            .iter()
            .find_map(|first| text.strip_prefix(first))
            .map_or(text, |rest| rest.trim_start_matches(['T', ' ']));
        let column = self.header(clock).map_or(ClockColumn::Any, |header| header.numbers);
        let time = if text.is_empty() { None } else { read_clock(text, column) };
        if !text.is_empty()
            && time.is_none()
            && let Some(when) = self.when(clock)?.flatten()
        {
            return Ok(Some(self.beside_day((day, clock), when, zone)?));
        }
        let of_day = match self.when(day)? {
            Some(of_day) => of_day,
            None => match read_clock(self.builder.get(day), ClockColumn::Any).zip(start_day) {
                Some((time, start_day)) => {
                    let told = TimeCell::of(day, time.on(start_day));
                    return Ok(Some(TimeCell { is_time_only: true, ..told }));
                }
                None => {
                    let reason = match day {
                        Field::End => message!("note-end-no-time"),
                        _ => message!("note-start-no-time"),
                    };
                    self.notes.push(day, reason);
                    None
                }
            },
        };
        if text.is_empty() {
            return Ok(of_day.map(|when| TimeCell::of(day, when)));
        }
        let is_day =
            |when: &When| when.from.precision == TimePrecision::Day && when.until.is_none();
        let Some(time) = time else {
            let reason = match (day, of_day) {
                (_, Some(_)) => message!("note-no-time-of-day"),
                (Field::End, None) => message!("note-end-no-time"),
                (_, None) => message!("note-start-no-time"),
            };
            self.notes.push(clock, reason);
            return Ok(of_day.map(|when| TimeCell::of(day, when)));
        };
        Ok(match of_day {
            // Spreadsheets write a day as its midnight.
            Some(when) if is_day(&when) || (when.is_midnight && when.until.is_none()) => {
                let timed = time.on(when.from.civil.date());
                let doubt = when.doubt.or(timed.doubt);
                let offset = timed.from.offset.or_else(|| self.offset_of_day(&when, day, clock));
                let from = Written { offset, ..timed.from };
                let when = When { from, is_short_year: when.is_short_year, doubt, ..timed };
                Some(TimeCell { of_date: day, ..TimeCell::of(clock, when) })
            }
            Some(when) => {
                let minute = |civil: DateTime| (civil.hour(), civil.minute());
                let timed = time.on(when.from.civil.date()).from.civil;
                if minute(timed) != minute(when.from.civil) || when.from.is_date() {
                    let reason = message!("note-other-time-of-day");
                    self.notes.push(clock, reason);
                }
                Some(TimeCell::of(day, when))
            }
            None => match start_day {
                Some(start_day) => {
                    let told = TimeCell::of(clock, time.on(start_day));
                    Some(TimeCell { is_time_only: true, ..told })
                }
                None => {
                    if self.builder.get(day).is_empty() {
                        self.notes.push(clock, message!("note-no-date"));
                    }
                    None
                }
            },
        })
    }

    /// A moment in the column `clock` of times of day, beside what `day` says.
    fn beside_day(
        &mut self,
        (day, clock): (Field, Field),
        when: When,
        zone: &TimeZone,
    ) -> Result<TimeCell, Refusal> {
        /// Years in which spreadsheets begin to count, which a time of day alone is shown in.
        const FIRST_YEARS: [i16; 2] = [1900, 1904];
        let told = |when| TimeCell::of(clock, when);
        let Some(of_day) = self.when(day)?.flatten() else { return Ok(told(when)) };
        let (date, other) = (of_day.from.civil.date(), when.from.civil.date());
        if FIRST_YEARS.contains(&other.year()) && !when.from.is_date() {
            let from = Written { civil: date.to_datetime(when.from.civil.time()), ..when.from };
            return Ok(told(When { from, until: None, ..when }));
        }
        if when.from.is_date() && date != other {
            self.notes.push(clock, message!("note-no-time-of-day"));
            return Ok(TimeCell::of(day, of_day));
        }
        // A moment in UTC is on its own day, and on that of the place.
        let written = self.header(clock).and_then(|header| header.zone.as_ref()).unwrap_or(zone);
        let local = when.from.instant(written).to_civil(zone).date();
        let may_hold = date == local
            || date == other
            || of_day.until.is_some_and(|until| until.civil.date() >= other);
        if !may_hold {
            self.notes.push(clock, message!("note-other-date"));
        }
        Ok(told(when))
    }

    /// What the cell of `field` says; the inner `None` where it says nothing, the outer
    /// one where it cannot be read.
    fn when(&self, field: Field) -> Result<Option<Option<When>>, Refusal> {
        let text = self.builder.get(field);
        let habits = |order| Habits { order, today: self.reading.today };
        let of_header = self.header(field).and_then(|header| header.order);
        let year_first = of_header.filter(|order| *order == DateOrder::YearFirst);
        let given = self.reading.date_order.or(year_first);
        let mut cell = time_text::read_when(text, habits(given));
        if let (Some(WhenCell::Ambiguous), Some(order)) = (cell, of_header) {
            cell = time_text::read_when(text, habits(Some(order)));
        }
        let is_open = matches!(cell, Some(WhenCell::Ambiguous))
            || given.is_none()
                && matches!(cell, Some(WhenCell::When(when)) if when.is_short_year)
                && time_text::short_year_parts(text).is_some();
        if is_open && let Some(column) = self.column(field) {
            let decided = self.reading.facts.of(column)?.orders.decided(self.reading.today);
            match (cell, decided) {
                (Some(WhenCell::Ambiguous), None) if field != Field::Reported => {
                    return Err(Refusal::UndecidedOrder(column));
                }
                // What reads in one order only keeps the doubt that the year may lead.
                (Some(WhenCell::When(_)), Some(decided)) if decided.may_begin_with_year => {}
                (_, decided) => {
                    let order = decided.map(|decided| decided.order);
                    cell = time_text::read_when(text, habits(order));
                }
            }
        }
        Ok(match cell {
            Some(WhenCell::When(when)) => Some(Some(when)),
            Some(WhenCell::Unknown) => Some(None),
            Some(WhenCell::Ambiguous) | None => None,
        })
    }

    /// A report time that cannot be read leaves the event as it is.
    fn reported(&mut self, zone: &TimeZone) -> Result<Option<Interval>, Refusal> {
        if self.builder.get(Field::Reported).is_empty() {
            return Ok(None);
        }
        let header = self.header(Field::Reported);
        let zone = header.and_then(|header| header.zone.as_ref()).unwrap_or(zone);
        let Some(when) = self.when(Field::Reported)? else {
            let is_pair = time_text::leading_pair(self.builder.get(Field::Reported)).is_some();
            let reason = if is_pair {
                message!("note-report-ambiguous")
            } else {
                message!("note-report-no-time")
            };
            self.notes.push(Field::Reported, reason);
            return Ok(None);
        };
        let Some(mut when) = when else { return Ok(None) };
        if let Some(doubt) = when.doubt {
            self.notes.push(Field::Reported, doubt);
        }
        let told = TimeCell::of(Field::Reported, when);
        self.check_header(&told, zone, header);
        self.without_midnight(&mut when, Field::Reported)?;
        let interval = time_text::interval(&when.from, when.until.as_ref(), None, zone);
        Ok(interval.ok().map(|(interval, _)| interval))
    }
}
