//! Which of several tables in one file hold the events.

use crate::import::header::normal;
use crate::import::{Columns, Container, FORMATS, Field, Mapping};

/// How certain it is that a table with certain columns holds events.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Score {
    /// Whether it says when or where something happened.
    tells: bool,
    when: bool,
    placed: bool,
    /// Fields that its columns fill.
    fields: usize,
}

impl Score {
    /// Of a table with the columns `names`, and a geometry where `has_geometry`.
    pub fn of(names: &[String], has_geometry: bool) -> Self {
        let columns = Columns::new(names.to_vec());
        let mapping = Mapping::guess(&columns);
        let is_known = FORMATS.iter().any(|format| {
            format.container() == Container::Table
                && format.id() != "table"
                && format.recognises(&columns)
        });
        let has = |field| mapping.column(field).is_some();
        let placed = has_geometry
            || has(Field::Coordinates)
            || (has(Field::Latitude) && has(Field::Longitude))
            || has(Field::Place)
            || has(Field::Admin1);
        Self {
            tells: is_known || has_geometry || mapping.tells_when_or_where(),
            when: has(Field::Start) || is_known,
            placed: placed || is_known,
            fields: mapping.iter().count(),
        }
    }

    /// Whether it says when or where something happened.
    pub fn is_of_events(self) -> bool {
        self.tells
    }
}

/// The tables that are read: the one that fills the most fields, and those that tell
/// as much and have most of its columns.
pub fn chosen(tables: &[(Score, &[String])]) -> Vec<usize> {
    let best = tables
        .iter()
        .enumerate()
        .filter(|(_, (score, _))| score.is_of_events())
        .max_by_key(|(index, (score, _))| (*score, std::cmp::Reverse(*index)));
    let Some((best_at, (best, names))) = best else { return Vec::new() };
    let wanted: Vec<String> = names.iter().map(|name| normal(name)).collect();
    let is_alike = |index: usize, score: Score, names: &[String]| {
        let names: Vec<String> = names.iter().map(|name| normal(name)).collect();
        let shared = wanted.iter().filter(|name| names.contains(name)).count();
        index == best_at
            || (score.is_of_events()
                && score.when >= best.when
                && score.placed >= best.placed
                && shared * 10 >= wanted.len() * 6)
    };
    (0..tables.len())
        .filter(|&index| {
            tables.get(index).is_some_and(|(score, names)| is_alike(index, *score, names))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        text.split(',').map(str::to_owned).collect()
    }

    #[test]
    fn tables_with_the_columns_of_the_best_one_are_read_and_summaries_are_not() {
        let all = ["note", "id,date,lat,lon,title", "date,killed", "id,date,lat,lon,name"];
        let all: Vec<Vec<String>> = all.iter().map(|text| names(text)).collect();
        let scored: Vec<(Score, &[String])> =
            all.iter().map(|names| (Score::of(names, false), names.as_slice())).collect();
        assert_eq!(chosen(&scored), [1, 3]);
        assert_eq!(chosen(&scored[..1]), [] as [usize; 0]);
    }
}
