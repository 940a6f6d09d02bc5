//! Which columns say when something happened, by the words of their headers and their cells.

use super::Field;
use super::columns::Columns;
use super::guessed::{Candidate, Certainty, EVENT, MOMENT, STAMP, WORDED};
use super::header::{words, words_with_brackets};
use super::header_zone::header_zone;
use super::word_roles::{Role, Roles};

/// Words of the date of another event than the one of the row.
#[rustfmt::skip]
const OF_OTHERS: &[&str] = &[
    "previous", "prior", "next", "old", "former", "попередньої", "попередній", "попередня",
    "попереднього", "наступної", "предыдущей", "предыдущая", "предыдущего", "следующей",
    "poprzedniej", "poprzedniego", "poprzednia", "poprzedni", "nastepnego", "nastepnej",
];

/// Which time the words tell. Cells decide between a moment and a time of day.
pub(super) fn of_time(
    roles: &Roles,
    columns: &Columns,
    index: usize,
) -> Option<(Field, usize, Certainty)> {
    let looks = columns.looks(index);
    // Of a person, not of the event.
    if roles.have_any(&[Role::Killed, Role::Injured]) {
        return None;
    }
    let is_time = roles.have_any(&[Role::Date, Role::Clock]);
    let is_bounded = roles.have_any(&[Role::Start, Role::End]) && roles.have(Role::Event);
    let names_entry = roles.have(Role::Made) && roles.others.is_empty();
    if roles.have(Role::Touched) || !(is_time || is_bounded || names_entry) {
        return None;
    }
    let is_clock = !roles.have(Role::Date) && !looks.are_moments() && !is_bounded;
    let fits = looks.is_empty() || looks.are_moments() || looks.are_clocks();
    if !fits {
        return None;
    }
    let certainty = if roles.others.is_empty() { Certainty::Sure } else { Certainty::Part };
    // "Date of the attack you are reporting" is that of the attack.
    let is_asked = roles.have(Role::Event) && roles.others.iter().any(|word| word == "you");
    if roles.have(Role::Report) && !is_asked {
        return Some((Field::Reported, WORDED, Certainty::Sure));
    }
    if roles.others.iter().any(|word| OF_OTHERS.contains(&word.as_str())) {
        return None;
    }
    let is_first = roles.others.iter().any(|word| word == "first" || word == "launch");
    if is_first || roles.have(Role::Elsewhere) {
        let field = match (roles.have(Role::End), looks.are_clocks()) {
            (true, true) => Field::EndTime,
            (true, false) => Field::End,
            (false, true) => Field::StartTime,
            (false, false) => Field::Start,
        };
        return Some((field, MOMENT, Certainty::Part));
    }
    if roles.have(Role::Made) {
        return Some((Field::Reported, STAMP, Certainty::Sure));
    }
    if looks.are_clocks() || (is_clock && looks.is_empty()) {
        let field = if roles.have(Role::End) { Field::EndTime } else { Field::StartTime };
        return Some((field, WORDED, certainty));
    }
    match () {
        () if roles.have(Role::End) => Some((Field::End, WORDED, Certainty::Sure)),
        () if roles.have(Role::Start) => Some((Field::Start, WORDED - 1, Certainty::Sure)),
        () if roles.have(Role::Event) => Some((Field::Start, EVENT, Certainty::Sure)),
        () if roles.have(Role::Date) => Some((Field::Start, WORDED, certainty)),
        () => Some((Field::Start, MOMENT, certainty)),
    }
}

/// Of several columns of days the one in the zone of the times of day comes first: a local
/// day beside a time in UTC may be another.
pub(super) fn prefer_days_of_clock(columns: &Columns, candidates: &mut [Candidate]) {
    let zone = |column: usize| {
        let name = columns.names().get(column)?;
        header_zone(name, &words_with_brackets(name))
    };
    for (day, clock) in [(Field::Start, Field::StartTime), (Field::End, Field::EndTime)] {
        let clocks = candidates.iter().filter(|found| found.field == clock);
        let Some(of_clock) = clocks.min_by_key(|found| found.rank).map(|found| found.column) else {
            continue;
        };
        let Some(of_clock) = zone(of_clock) else { continue };
        for found in candidates.iter_mut().filter(|found| found.field == day) {
            if zone(found.column).as_ref() == Some(&of_clock) {
                found.rank = found.rank.min(EVENT) - 1;
            }
        }
    }
}

/// Moments beside a column of days hold their times of day.
pub(super) fn keep_clocks(columns: &Columns, candidates: &mut [Candidate]) {
    // A day is one of the local calendar.
    for found in candidates.iter_mut() {
        let is_clock = matches!(found.field, Field::StartTime | Field::EndTime);
        let name = columns.names().get(found.column);
        if is_clock && name.is_some_and(|name| Roles::of(&words(name)).have(Role::Local)) {
            found.rank = EVENT;
        }
    }
    let is_sure = |found: &Candidate| {
        found.field == Field::Start && found.certainty == Certainty::Sure && found.rank < STAMP
    };
    let is_timed = |found: &Candidate| columns.looks(found.column).are_timed();
    let has_days = candidates
        .iter()
        .any(|found| is_sure(found) && columns.looks(found.column).are_dates() && !is_timed(found));
    let has_clock = candidates.iter().any(|found| found.field == Field::StartTime);
    if !has_days || has_clock {
        return;
    }
    let timed = candidates.iter_mut().filter(|found| is_sure(found) && is_timed(found));
    if let Some(found) = timed.min_by_key(|found| found.rank) {
        found.field = Field::StartTime;
    }
}
