//! People killed and injured, missiles launched and intercepted, from the cells of
//! a row.

use super::EventBuilder;
use crate::dataset::{Event, Figure, RowProblem};
use crate::import::Field;

impl EventBuilder<'_> {
    pub(super) fn finish_counts(
        &self,
        event: &mut Event,
        problem: &impl Fn(Field, String) -> RowProblem,
        notes: &mut Vec<RowProblem>,
    ) {
        let mut count = |field: Field| -> Option<u32> {
            let text = self.get(field);
            if text.is_empty() {
                return None;
            }
            let read = read_count(text);
            if read.is_none() {
                notes.push(problem(field, "is not a count; taken as unknown".to_owned()));
            }
            read
        };
        event.killed = Figure::from_bounds(count(Field::KilledLow), count(Field::KilledHigh));
        event.injured = Figure::from_bounds(count(Field::InjuredLow), count(Field::InjuredHigh));
        event.launched = count(Field::Launched);
        event.intercepted = count(Field::Intercepted);
    }
}

/// A whole number, also as `27.0` or with blanks between thousands.
pub fn read_count(text: &str) -> Option<u32> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok();
    }
    let text: String = text.chars().filter(|c| !c.is_whitespace() && *c != '\u{202f}').collect();
    let whole = text.split_once(['.', ',']).map_or(text.as_str(), |(whole, rest)| {
        if rest.bytes().all(|byte| byte == b'0') { whole } else { "" }
    });
    whole.parse().ok()
}
