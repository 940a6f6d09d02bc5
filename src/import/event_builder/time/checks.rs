//! What is doubtful about a time that was read, and what is told of it.

use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime, date};
use jiff::tz::{Offset, TimeZone};

use super::{Row, TimeCell};
use crate::dataset::time_text::{CLOCK_CHANGE, Habits, When, WhenCell, Written, read_when};
use crate::dataset::{RowProblem, TimePrecision};
use crate::gazetteer::{Clocks, ClocksAt};
use crate::import::Field;
use crate::import::event_builder::{Refusal, TimeHeader};
use crate::language::{Message, MessageId, message, message_id};

/// Days on which spreadsheets and databases begin to count, which a missing one becomes.
const FIRST_DAYS: [Date; 2] = [date(1900, 1, 1), date(1904, 1, 1)];

/// What is said of a moment, and of a day, of these.
const FIRST_DAY: [MessageId; 2] =
    [message_id!("note-filler-moment"), message_id!("note-filler-day")];

/// The same of the first moment of 1970.
const FIRST_OF_1970: [MessageId; 2] =
    [message_id!("note-first-moment-of-1970"), message_id!("note-first-day-of-1970")];

/// Whether the clocks of `zone` and those of the zone called `other` show other times.
fn shows_other_time(zone: &TimeZone, other: &str, civil: DateTime) -> bool {
    let Ok(other) = TimeZone::get(other) else { return false };
    let instant = |zone: &TimeZone| zone.to_ambiguous_timestamp(civil).compatible().ok();
    instant(zone) != instant(&other)
}

impl<'a, P: Fn(Field, Message) -> RowProblem> Row<'a, P> {
    /// Whether what was told is taken, with notes on what is doubtful; a midnight that
    /// says nothing is removed.
    pub(super) fn takes(&mut self, told: &mut TimeCell, zone: &TimeZone) -> Result<bool, Refusal> {
        let TimeCell { when, field, of_date, .. } = told;
        let first_of_1970 = date(1970, 1, 1).at(0, 0, 0, 0);
        let is_moment = !when.from.is_date();
        // Of what a missing time becomes: the cell, and what to say of a moment and a day.
        let filler = if when.from.civil == first_of_1970
            || is_moment && when.from.instant(zone).secs() == 0
        {
            Some((*field, FIRST_OF_1970))
        } else {
            let is_first = FIRST_DAYS.contains(&when.from.civil.date());
            is_first.then_some((*of_date, FIRST_DAY))
        };
        if let Some((field, [of_moment, of_day])) = filler {
            self.notes.push(field, if is_moment { of_moment } else { of_day });
            if is_moment {
                return Ok(false);
            }
        }
        let ahead = self.reading.today.saturating_add(1.year());
        if when.is_short_year && when.from.civil.date() > ahead {
            self.notes.push(*of_date, message!("note-century"));
            return Ok(false);
        }
        if let Some(doubt) = when.doubt {
            self.notes.push(*field, doubt);
        }
        self.without_midnight(when, *field)?;
        self.without_script_midnight(when, *field, zone)?;
        Ok(true)
    }

    /// Scripts write a local day as its midnight in UTC, `2025-12-26T22:00:00.000Z`: where
    /// all of the column are such, they are days.
    pub(super) fn without_script_midnight(
        &self,
        when: &mut When,
        field: Field,
        zone: &TimeZone,
    ) -> Result<(), Refusal> {
        let text = self.builder.get(field).trim();
        if !text.ends_with(":00:00.000Z") || when.until.is_some() || when.from.is_date() {
            return Ok(());
        }
        let local = when.from.instant(zone).to_civil(zone);
        if local.time() == jiff::civil::Time::midnight()
            && !self.reading.times_are_exact
            && let Some(column) = self.column(field)
            && self.reading.facts.of(column)?.times.are_script_midnights(when.from.civil.hour())
        {
            when.from = Written::day(local.date());
        }
        Ok(())
    }

    /// Where every time of the column is midnight, it holds days.
    pub(super) fn without_midnight(&self, when: &mut When, field: Field) -> Result<(), Refusal> {
        let is_stated = self
            .stated
            .is_some_and(|stated| stated < TimePrecision::Day || stated == TimePrecision::Unknown);
        if when.is_midnight
            && !is_stated
            && !self.reading.times_are_exact
            && let Some(column) = self.column(field)
            && self.reading.facts.are_midnight(column)?
        {
            when.from = Written::day(when.from.civil.date());
        }
        Ok(())
    }

    /// Notes a time of day for which the clocks are not sure. `clocks` are those of the
    /// country, where nothing else told the zone.
    pub(super) fn check_clocks(
        &mut self,
        start: &TimeCell,
        zone: &TimeZone,
        clocks: Option<ClocksAt>,
    ) {
        let Written { civil, offset, precision } = start.when.from;
        if offset.is_some() || precision >= TimePrecision::Day {
            return;
        }
        if precision < TimePrecision::PartOfDay && zone.to_ambiguous_timestamp(civil).is_ambiguous()
        {
            self.notes.push(start.field, CLOCK_CHANGE);
        }
        let name = zone.iana_name().unwrap_or("UTC");
        let Some(ClocksAt { clocks, others }) = clocks else { return };
        match clocks {
            Clocks::Several => {
                let reason = message!("note-several-zones", zone = name);
                self.notes.push(start.field, reason);
            }
            Clocks::Unknown => {
                let reason = message!("note-unknown-zone", zone = name);
                self.notes.push(start.field, reason);
            }
            Clocks::One(_)
                if others.is_some_and(|others| shows_other_time(zone, others, civil)) =>
            {
                let reason = message!("note-near-other-zone", zone = name);
                self.notes.push(start.field, reason);
            }
            Clocks::One(_) | Clocks::NoCountry => {}
        }
    }

    /// Notes a time of day whose header names a zone that cannot be told, or one by a
    /// name that was not in use then.
    pub(super) fn check_header(
        &mut self,
        told: &TimeCell,
        zone: &TimeZone,
        header: Option<&TimeHeader>,
    ) {
        let (Some(header), Written { civil, offset: None, precision }) = (header, told.when.from)
        else {
            return;
        };
        if precision >= TimePrecision::Day {
            return;
        }
        if header.is_unclear {
            let name = zone.iana_name().unwrap_or("UTC");
            self.notes.push(told.field, message!("note-unclear-zone-of-header", zone = name));
        }
        if let Some((_, Some(doubt))) = header.usual.as_ref().map(|usual| usual.offset(civil)) {
            self.notes.push(told.field, doubt);
        }
    }

    /// Notes that another column of the date of the event holds a date that cannot be the
    /// same, whatever the clocks.
    pub(super) fn check_other_starts(&mut self, told: &TimeCell, end: Option<&TimeCell>) {
        let habits = Habits { order: self.reading.date_order, today: self.reading.today };
        let (from, until) = (told.when.from, told.when.until.unwrap_or(told.when.from));
        let until = end.map_or(until, |end| end.when.until.unwrap_or(end.when.from));
        if from.precision > TimePrecision::Day {
            return;
        }
        let [first, last] = [(from, -1), (until, 1)]
            .map(|(written, days)| written.civil.date().saturating_add(days.days()));
        let is_other = |text: &str| match read_when(text, habits) {
            Some(WhenCell::When(other)) => {
                other.from.precision <= TimePrecision::Day
                    && !(first..=last).contains(&other.from.civil.date())
            }
            _ => false,
        };
        if self.builder.other_starts.iter().any(|text| is_other(text)) {
            self.notes.push(told.of_date, message!("note-other-date-beside"));
        }
    }

    /// Notes a time of day whose header names another zone than the column of zones does.
    pub(super) fn check_zone_column(
        &mut self,
        told: &TimeCell,
        of_header: Option<&TimeZone>,
        of_column: Option<&TimeZone>,
    ) {
        let Written { civil, offset: None, precision } = told.when.from else { return };
        let (Some(header), Some(column)) = (of_header, of_column) else { return };
        let offset = |zone: &TimeZone| {
            let at = zone.to_ambiguous_timestamp(civil).compatible().ok();
            at.map(|at| zone.to_offset(at))
        };
        if precision < TimePrecision::Day && offset(header) != offset(column) {
            self.notes.push(Field::TimeZone, message!("note-zone-against-header"));
        }
    }

    /// The offset that a cell of a day holds for the time beside it. A midnight in UTC is
    /// how programs write a day of any calendar, and says nothing of the clocks.
    pub(super) fn offset_of_day(
        &mut self,
        when: &When,
        day: Field,
        clock: Field,
    ) -> Option<Offset> {
        let offset = when.from.offset?;
        if offset != Offset::UTC {
            return Some(offset);
        }
        let is_told = self.header_with_zone(day, clock).is_some_and(|told| told.zone.is_some())
            || !self.builder.get(Field::TimeZone).is_empty();
        if !is_told {
            self.notes.push(day, message!("note-midnight-beside-time"));
        }
        None
    }

    /// Where the day goes by other clocks than the time of day beside it, as a local day
    /// and a time in UTC do: the moment is the one that lies on that day.
    pub(super) fn keep_two_calendars(
        &mut self,
        told: &mut TimeCell,
        (day, clock): (Field, Field),
        of_row: Option<&TimeZone>,
        clocks: ClocksAt,
    ) {
        if told.of_date != day || told.field != clock {
            return;
        }
        let (Some(of_day), Some(of_clock)) = (self.header(day), self.header(clock)) else { return };
        let local = of_row.unwrap_or(&self.reading.zone);
        let (of_day, of_clock) = match (&of_day.zone, &of_clock.zone) {
            (Some(of_day), Some(of_clock)) if of_day != of_clock => (of_day, of_clock),
            (None, Some(of_clock)) if of_day.is_local => (local, of_clock),
            (Some(of_day), None) if of_clock.is_local => (of_day, local),
            _ => return,
        };
        if told.when.from.offset.is_some() {
            return;
        }
        if of_row.is_none() {
            self.check_clocks(told, local, Some(clocks));
        }
        let When { from, until, .. } = &mut told.when;
        let date = from.civil.date();
        let is_on_day = |days: &i64| {
            let civil = from.civil.saturating_add(days.days());
            let at = Written { civil, ..*from }.instant(of_clock);
            at.to_civil(of_day).date() == date
        };
        let Some(days) = [0, -1, 1].into_iter().find(is_on_day) else { return };
        for written in [Some(from), until.as_mut()].into_iter().flatten() {
            let civil: DateTime = written.civil.saturating_add(days.days());
            let at = of_clock.to_ambiguous_timestamp(civil).compatible();
            *written = Written {
                civil,
                offset: at.ok().map(|at| of_clock.to_offset(at)),
                precision: written.precision,
            };
        }
    }
}
