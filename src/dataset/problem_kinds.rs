//! Problems by kind: the same message about the same column, whatever the row says.

use crate::language::{Message, message};
use std::collections::HashMap;

/// Kinds that are told apart; further ones are one.
const MOST_KINDS: usize = 1_000;

/// Problems that differ by the row alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProblemKind {
    /// Header of the column; empty when whole rows are meant.
    pub column: String,
    /// The reason of the first one.
    pub reason: Message,
    /// How many there are.
    pub count: u64,
}

/// All problems of a report by kind, with their lines.
#[derive(Debug, Clone, Default)]
pub struct ProblemKinds {
    kinds: Vec<ProblemKind>,
    by_kind: HashMap<(String, Vec<&'static str>), u32, foldhash::fast::RandomState>,
    /// Line and kind of each problem of a row, in the order of the file.
    places: Vec<(u32, u32)>,
}

impl ProblemKinds {
    /// Counts a problem with `column` for `reason`, on `line` of the file; `None` where it
    /// is not about a row of it.
    pub fn push(&mut self, column: &str, reason: &Message, line: Option<u64>) {
        let kind = self.kind(column, reason, 1);
        if let Some(Ok(line)) = line.map(u32::try_from) {
            self.places.push((line, kind));
        }
    }

    /// Adds those of a later part of the file, whose lines count from `line_base`.
    pub fn append(&mut self, later: Self, line_base: u64) {
        let kinds: Vec<u32> = later
            .kinds
            .iter()
            .map(|kind| self.kind(&kind.column, &kind.reason, kind.count))
            .collect();
        let base = u32::try_from(line_base).unwrap_or(u32::MAX);
        self.places.extend(later.places.into_iter().filter_map(|(line, kind)| {
            Some((line.checked_add(base)?, *kinds.get(kind as usize)?))
        }));
    }

    fn kind(&mut self, column: &str, reason: &Message, count: u64) -> u32 {
        let mut key = (column.to_owned(), reason.kind());
        if self.kinds.len() >= MOST_KINDS && !self.by_kind.contains_key(&key) {
            key = (String::new(), Vec::new());
        }
        let kinds = &mut self.kinds;
        let number = *self.by_kind.entry(key).or_insert_with_key(|(column, ids)| {
            let reason =
                if ids.is_empty() { message!("problems-of-other-kinds") } else { reason.clone() };
            kinds.push(ProblemKind { column: column.clone(), reason, count: 0 });
            kinds.len() as u32 - 1
        });
        if let Some(kind) = self.kinds.get_mut(number as usize) {
            kind.count += count;
        }
        number
    }

    /// The kinds, in the order in which they were met.
    pub fn all(&self) -> &[ProblemKind] {
        &self.kinds
    }

    /// Line and index into [`all`](Self::all) of each problem of a row.
    pub fn places(&self) -> &[(u32, u32)] {
        &self.places
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_that_differ_by_figures_and_texts_are_one_kind() {
        let several = |country: &str| message!("note-several-zones", zone = country);
        let mut kinds = ProblemKinds::default();
        kinds.push("lat", &several("Ukraine"), Some(2));
        kinds.push("lat", &several("Poland"), Some(3));
        kinds.push("lon", &several("Ukraine"), Some(4));
        kinds.push("lat", &message!("note-blank-row"), None);
        let counts: Vec<(&str, u64)> =
            kinds.all().iter().map(|kind| (kind.column.as_str(), kind.count)).collect();
        assert_eq!(counts, [("lat", 2), ("lon", 1), ("lat", 1)]);
        assert_eq!(kinds.places(), [(2, 0), (3, 0), (4, 1)]);
    }

    #[test]
    fn parts_of_a_file_are_joined_with_their_lines() {
        let mut first = ProblemKinds::default();
        first.push("a", &message!("note-blank-row"), Some(2));
        let mut second = ProblemKinds::default();
        second.push("b", &message!("note-row-of-sums"), Some(1));
        second.push("a", &message!("note-blank-row"), Some(5));
        first.append(second, 100);
        assert_eq!(first.places(), [(2, 0), (101, 1), (105, 0)]);
        assert_eq!(first.all()[0].count, 2);
    }

    #[test]
    fn many_kinds_end_in_one_of_the_rest() {
        let mut kinds = ProblemKinds::default();
        for number in 0..3_000 {
            kinds.push(&format!("column {number}"), &message!("note-blank-row"), Some(number));
        }
        assert_eq!(kinds.all().len(), MOST_KINDS + 1);
        assert_eq!(kinds.all().iter().map(|kind| kind.count).sum::<u64>(), 3_000);
        assert_eq!(kinds.places().len(), 3_000);
    }
}
