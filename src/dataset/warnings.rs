//! Which events were read with doubts: the columns that these are about.

use super::column::{Codes, Column, Interner, Tags};
use super::problem_kinds::ProblemKinds;
use super::rows::Rows;
use super::spans::Spans;

/// Rows with problems of each kind: `rows[kind]` in ascending order.
fn rows_by_kind(kinds: &ProblemKinds, spans: &Spans, len: usize) -> Vec<Vec<u32>> {
    let mut places = kinds.places().to_vec();
    places.sort_unstable();
    let mut rows: Vec<Vec<u32>> = vec![Vec::new(); kinds.all().len()];
    if places.is_empty() {
        return rows;
    }
    let mut row_of = vec![0; len];
    for row in 0..len {
        if let Some(place) = row_of.get_mut(spans.rank(row) as usize) {
            *place = row as u32;
        }
    }
    let mut left = places.iter().peekable();
    for (span, row) in spans.in_source_order(0..len).zip(row_of) {
        // Lines between two records are those of rows that became no event.
        while left.next_if(|(line, _)| *line < span.line).is_some() {}
        while let Some((_, kind)) = left.next_if(|(line, _)| *line == span.line) {
            if let Some(rows) = rows.get_mut(*kind as usize) {
                rows.push(row);
            }
        }
    }
    rows.iter_mut().for_each(|rows| {
        rows.sort_unstable();
        rows.dedup();
    });
    rows
}

/// The rows with problems of the kind at `kind` in `kinds`.
pub fn rows_of_kind(kinds: &ProblemKinds, spans: &Spans, len: usize, kind: usize) -> Rows {
    let mut rows = Rows::none(len);
    if let Some(of_kind) = rows_by_kind(kinds, spans, len).get(kind) {
        of_kind.iter().for_each(|row| rows.set(*row as usize, true));
    }
    rows
}

/// For each row the columns that its problems are about.
pub fn columns(kinds: &ProblemKinds, spans: &Spans, len: usize) -> Tags {
    let mut names = Interner::<Box<str>>::default();
    let mut lists = Interner::<Box<[u32]>>::default();
    let none = lists.code(&[][..]);
    let mut codes = vec![none; len];
    for (kind, rows) in kinds.all().iter().zip(rows_by_kind(kinds, spans, len)) {
        if rows.is_empty() {
            continue;
        }
        let name = names.code(kind.column.as_str());
        for row in rows {
            let Some(code) = codes.get_mut(row as usize) else { continue };
            let mut list = lists.values()[*code as usize].to_vec();
            if !list.contains(&name) {
                list.push(name);
                *code = lists.code(list.as_slice());
            }
        }
    }
    let lists = lists.into_values();
    Tags::new(Column::new(Codes::narrowed(&codes, lists.len()), lists), names.into_values())
}
