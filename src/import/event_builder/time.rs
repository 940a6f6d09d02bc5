//! When an event happened and when it was reported, from the cells of a row.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::{EventBuilder, Reading, Refusal};
use crate::dataset::time::zone_of_country;
use crate::dataset::time_text::{self, Cell, Written};
use crate::dataset::{Event, Interval, RowProblem, TimePrecision};
use crate::import::{Field, Mapping};

impl EventBuilder<'_> {
    pub(super) fn finish_time(
        &self,
        reading: &Reading,
        mapping: &Mapping,
        event: &mut Event,
        problem: &impl Fn(Field, String) -> RowProblem,
        notes: &mut Vec<RowProblem>,
    ) -> Result<(), Refusal> {
        let stated =
            self.time_precision.or_else(|| TimePrecision::from_id(self.get(Field::TimePrecision)));
        let known = zone_of_country(&event.country).and_then(|name| TimeZone::get(name).ok());
        // Not a copy: threads would count how many there are in turn.
        let zone = known.as_ref().unwrap_or(&reading.zone);
        let moment = |day: Field, clock: Field| {
            let cell = time_text::read(self.get(day), reading.date_order)
                .ok_or_else(|| Refusal::Row(problem(day, "is not a date or time".to_owned())))?;
            let cell = match (cell, mapping.column(day)) {
                (Cell::Ambiguous, Some(column)) => {
                    let order = reading.facts.of(column)?.orders.decided();
                    let order = order.ok_or(Refusal::UndecidedOrder(column))?;
                    time_text::read(self.get(day), Some(order)).unwrap_or(Cell::Unknown)
                }
                (cell, _) => cell,
            };
            match cell {
                Cell::Unknown => Ok(None),
                Cell::Ambiguous => {
                    let reason = "reads day first as well as month first".to_owned();
                    Err(Refusal::Row(problem(day, reason)))
                }
                Cell::Written(written) => with_time_of_day(written, self.get(clock))
                    .map(Some)
                    .ok_or_else(|| Refusal::Row(problem(clock, "is not a time of day".to_owned()))),
            }
        };
        event.reported = self.finish_reported(reading, mapping, zone, problem, notes)?;
        let start = moment(Field::Start, Field::StartTime)?;
        let end = moment(Field::End, Field::EndTime)?;
        let Some(start) = start else {
            if end.is_some() {
                notes.push(problem(Field::End, "has no start; taken as undated".to_owned()));
            }
            return Ok(());
        };
        let interval = match time_text::interval(&start, end.as_ref(), stated, zone) {
            Ok(interval) => Ok(interval),
            Err(error) => {
                notes.push(problem(Field::End, format!("{error}; the end is left out")));
                time_text::interval(&start, None, stated, zone)
            }
        };
        if let Ok((interval, precision)) = interval {
            event.interval = Some(interval);
            event.time_precision = precision;
        }
        Ok(())
    }

    /// A report time that cannot be read leaves the event as it is.
    fn finish_reported(
        &self,
        reading: &Reading,
        mapping: &Mapping,
        zone: &TimeZone,
        problem: &impl Fn(Field, String) -> RowProblem,
        notes: &mut Vec<RowProblem>,
    ) -> Result<Option<Interval>, Refusal> {
        let text = self.get(Field::Reported);
        if text.is_empty() {
            return Ok(None);
        }
        // As the project writes it: `start/end`.
        let (text, until) = match text.split_once('/') {
            Some((start, end)) if start.contains('T') => (start, Some(end)),
            _ => (text, None),
        };
        let until = until.and_then(|text| match time_text::read(text, None) {
            Some(Cell::Written(written)) => Some(written),
            _ => None,
        });
        let mut cell = time_text::read(text, None);
        if let (Some(Cell::Ambiguous), Some(column)) = (cell, mapping.column(Field::Reported)) {
            let order = reading.facts.of(column)?.orders.decided().or(reading.date_order);
            cell = time_text::read(text, order);
        }
        let reason = match cell {
            Some(Cell::Written(written)) => {
                let interval = time_text::interval(&written, until.as_ref(), None, zone);
                return Ok(interval.ok().map(|(interval, _)| interval));
            }
            Some(Cell::Unknown) => return Ok(None),
            Some(Cell::Ambiguous) => "reads day first as well as month first",
            None => "is not a date or time",
        };
        notes.push(problem(Field::Reported, format!("{reason}; when it was reported is unknown")));
        Ok(None)
    }
}

fn with_time_of_day(written: Written, clock: &str) -> Option<Written> {
    if clock.is_empty() || !written.is_date() || written.precision != TimePrecision::Day {
        return Some(written);
    }
    let (time, offset, precision) = time_text::read_time_of_day(clock)?;
    let civil: DateTime = written.civil.date().to_datetime(time);
    Some(Written { civil, offset: offset.or(written.offset), precision })
}
