//! Columns of a day beside columns of times of day, all called as if they held both.

use super::header::normal;
use super::{Columns, Field, Mapping};

/// Headers of columns that may hold a start without its date.
#[rustfmt::skip]
const STARTS: &[&str] = &["start", "begin", "started at", "time start", "from", "початок", "начало", "початок тривоги"];

/// Headers of columns of days.
#[rustfmt::skip]
const DAYS: &[&str] = &["date", "event date", "day", "дата", "data", "data zdarzenia"];

/// `mapping`, where a column of days stands unused beside one called "start": the cells
/// of both count, as a time of day may hold a date too and then goes before the day.
pub fn mapped(columns: &Columns, mut mapping: Mapping) -> Mapping {
    let called = |field| {
        let index = mapping.column(field)?;
        Some((index, normal(columns.names().get(index)?)))
    };
    let Some((start, name)) = called(Field::Start) else { return mapping };
    let others = |field: &Field| *field != Field::Start;
    let is_used =
        |index| mapping.iter().any(|(field, used)| others(&field) && used.contains(&index));
    let day = DAYS
        .iter()
        .find_map(|name| columns.index(name))
        .filter(|&day| !is_used(day) && day != start);
    let (Some(day), None) = (day, mapping.column(Field::StartTime)) else { return mapping };
    if STARTS.contains(&name.as_str()) {
        mapping.set(Field::Start, Some(day));
        mapping.set(Field::StartTime, Some(start));
    }
    mapping
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(names: &[&str]) -> Columns {
        Columns::new(names.iter().map(|&name| name.to_owned()).collect())
    }

    #[test]
    fn a_day_beside_a_start_is_the_day_and_the_start_its_time() {
        let names = columns(&["id", "date", "start", "end"]);
        let mapping = Mapping::guess(&names);
        assert_eq!(mapping.column(Field::Start), Some(1));
        assert_eq!(mapping.column(Field::StartTime), Some(2));
        let alone = columns(&["id", "start", "end"]);
        assert_eq!(Mapping::guess(&alone).column(Field::Start), Some(1));
    }
}
