//! People killed and injured, missiles launched and intercepted, from the cells of
//! a row.

use super::count_text::{self, CountText, MIXED};
use super::{EventBuilder, Reading};
use crate::dataset::{Event, Figure, RowProblem};
use crate::import::column_facts::NeedsColumn;
use crate::import::{Field, Mapping};
use crate::language::{Message, message};

impl EventBuilder<'_> {
    pub(super) fn finish_counts(
        &self,
        reading: &Reading,
        mapping: &Mapping,
        event: &mut Event,
        problem: &impl Fn(Field, Message) -> RowProblem,
        notes: &mut Vec<RowProblem>,
    ) -> Result<(), NeedsColumn> {
        let mut count = |field: Field| -> Result<Option<(u32, u32)>, NeedsColumn> {
            let text = self.get(field);
            if text.is_empty() {
                return Ok(None);
            }
            let reason = match count_text::read(text) {
                CountText::Between(low, high) => return Ok(Some((low, high))),
                CountText::Grouped(sign, number) => {
                    let column = self.column(field).or_else(|| mapping.column(field));
                    let thousands = match column {
                        Some(column) => reading.facts.of(column)?.thousands,
                        None => count_text::Thousands::default(),
                    };
                    if thousands.are_grouped_by(sign) {
                        return Ok(Some((number, number)));
                    }
                    MIXED
                }
                CountText::No(reason) => reason,
            };
            notes.push(problem(field, reason.message()));
            Ok(None)
        };
        let mut one = |field: Field| -> Result<Option<u32>, NeedsColumn> {
            Ok(count(field)?.filter(|(low, high)| low == high).map(|(low, _)| low))
        };
        event.launched = one(Field::Launched)?;
        event.intercepted = one(Field::Intercepted)?;
        let killed = [count(Field::KilledLow)?, count(Field::KilledHigh)?];
        let injured = [count(Field::InjuredLow)?, count(Field::InjuredHigh)?];
        let mut both = |(field, most): (Field, Field), [low, high]: [Option<(u32, u32)>; 2]| {
            if low.zip(high).is_some_and(|(low, high)| low.0 > high.1) {
                let reason = message!("note-more-than-most");
                notes.push(problem(field, reason));
                return Figure::UNKNOWN;
            }
            for (field, one, other) in [(field, low, high), (most, high, low)] {
                if one.is_some_and(|(low, high)| low == high)
                    && other.is_none()
                    && reading.bounds.contains(&field)
                {
                    let reason = message!("note-bound-alone");
                    notes.push(problem(field, reason));
                    return Figure::UNKNOWN;
                }
            }
            figure(low, high)
        };
        event.killed = both((Field::KilledLow, Field::KilledHigh), killed);
        event.injured = both((Field::InjuredLow, Field::InjuredHigh), injured);
        Ok(())
    }
}

/// From what the columns of the least and of the most say.
fn figure(low: Option<(u32, u32)>, high: Option<(u32, u32)>) -> Figure {
    match (low, high) {
        (Some((low, high)), None) | (None, Some((low, high))) => Figure::between(low, high),
        (low, high) => Figure::from_bounds(low.map(|(low, _)| low), high.map(|(_, high)| high)),
    }
}

/// A whole number; `None` for what is none, or may be another one.
pub fn read_count(text: &str) -> Option<u32> {
    match (!text.is_empty()).then(|| count_text::read(text))? {
        CountText::Between(low, high) if low == high => Some(low),
        _ => None,
    }
}
