//! Guesses which columns fill which fields, from their names and their first cells, and
//! says why.

use super::Field;
use super::Mapping;
use super::columns::Columns;
use super::day_beside_times;
use super::form_times;
use super::guessed::{Candidate, Certainty, MOMENT, STAMP, WORDED};
pub use super::guessed::{Guess, Left, Taken};
use super::known_headers;
use super::pairs;
use super::people_headers::{is_no_count, of_people, telling_words};
use super::time_columns::{keep_clocks, of_time, prefer_days_of_clock};
use super::word_roles::{Role, Roles, without_event, without_text};
use crate::dataset::schema;
use crate::language::{Message, message};

/// Names that mean a field only beside one of others.
#[rustfmt::skip]
const ONLY_BESIDE: &[(&str, &[&str])] = &[
    ("destroyed", &["launched"]),
    ("low",       &["best"]),
    ("high",      &["best"]),
    ("best",      &["low", "high", "type_of_violence", "conflict_name", "dyad_name", "side_a", "deaths_civilians"]),
    ("x",         &["y"]),
    ("y",         &["x"]),
];

/// Fields of which several columns can count, row by row; of the others only the first.
const SEVERAL: [Field; 17] = [
    Field::Title,
    Field::Kind,
    Field::Start,
    Field::End,
    Field::Coordinates,
    Field::Place,
    Field::Admin2,
    Field::Admin1,
    Field::Country,
    Field::Weapon,
    Field::Target,
    Field::KilledLow,
    Field::KilledHigh,
    Field::InjuredLow,
    Field::InjuredHigh,
    Field::Summary,
    Field::Sources,
];

/// Fields of words, in which a column of numbers holds codes.
const WORDS: [Field; 8] = [
    Field::Kind,
    Field::Country,
    Field::Admin1,
    Field::Admin2,
    Field::Place,
    Field::Weapon,
    Field::Target,
    Field::Actors,
];

impl Mapping {
    /// What the names of `columns`, and their first cells, tell.
    pub fn guess(columns: &Columns) -> Self {
        Guess::of(columns).mapping
    }
}

impl Guess {
    /// From the names of `columns` and their first cells.
    pub fn of(columns: &Columns) -> Self {
        let mut guess = Self::default();
        let mut candidates: Vec<Candidate> =
            (0..columns.names().len()).filter_map(|index| candidate(columns, index)).collect();
        guess.leave_no_counts(columns, &candidates);
        guess.keep_event_times(columns, &mut candidates);
        guess.keep_bounds(columns, &mut candidates);
        keep_clocks(columns, &mut candidates);
        prefer_days_of_clock(columns, &mut candidates);
        guess.leave_doubtful(&mut candidates);
        candidates.sort_by_key(|found| (found.rank, found.column));
        for field in schema::fillable().map(|def| def.field) {
            if matches!(field, Field::Latitude | Field::Longitude) {
                continue;
            }
            guess.take(field, candidates.iter().filter(|found| found.field == field));
        }
        pairs::take(columns, &mut guess);
        guess.mapping = day_beside_times::mapped(columns, guess.mapping);
        guess
    }

    /// Notes that `columns` fill `field`.
    pub(super) fn fill(
        &mut self,
        field: Field,
        columns: Vec<usize>,
        is_sure: bool,
        reason: Message,
    ) {
        self.mapping.set_all(field, columns.clone());
        self.taken.push(Taken { field, columns, reason, is_sure });
    }

    pub(super) fn leave(&mut self, column: usize, reason: Message) {
        self.left.push(Left { column, reason });
    }

    /// The least and the most, where columns of their own have them, go before one figure.
    fn keep_bounds(&mut self, columns: &Columns, candidates: &mut Vec<Candidate>) {
        let is_bound = |found: &Candidate| {
            let words = columns.names().get(found.column).map(|name| telling_words(name));
            words.is_some_and(|words| Roles::of(&words).have_any(&[Role::Low, Role::High]))
        };
        for (low, high) in
            [(Field::KilledLow, Field::KilledHigh), (Field::InjuredLow, Field::InjuredHigh)]
        {
            let of = |field, found: &Candidate| found.field == field && is_bound(found);
            if !candidates.iter().any(|found| of(low, found)) {
                continue;
            }
            let has_high = candidates.iter().any(|found| of(high, found));
            for found in
                candidates.iter_mut().filter(|found| found.field == low && !is_bound(found))
            {
                found.field = high;
            }
            candidates.retain(|found| {
                let stays = !has_high || found.field != high || is_bound(found);
                if !stays {
                    self.leave(found.column, message!("column-left-bounds"));
                }
                stays
            });
        }
    }

    /// A name that speaks of people over cells without any number.
    fn leave_no_counts(&mut self, columns: &Columns, candidates: &[Candidate]) {
        for index in 0..columns.names().len() {
            let words = columns.names().get(index).map(|name| telling_words(name));
            let counts_people = words
                .is_some_and(|words| Roles::of(&words).have_any(&[Role::Killed, Role::Injured]));
            if counts_people && !candidates.iter().any(|found| found.column == index) {
                let reason = message!("column-left-people-no-count");
                self.leave(index, reason);
            }
        }
    }

    fn take<'a>(&mut self, field: Field, found: impl Iterator<Item = &'a Candidate>) {
        let found: Vec<&Candidate> = found.collect();
        let Some(first) = found.first() else { return };
        let count = if SEVERAL.contains(&field) { found.len() } else { 1 };
        let columns = found.iter().take(count).map(|found| found.column).collect();
        self.fill(field, columns, first.certainty == Certainty::Sure, first.reason.clone());
        for other in found.iter().skip(count) {
            self.leave(other.column, message!("column-left-another-taken"));
        }
    }

    /// When something happened goes before when an entry was made of it.
    fn keep_event_times(&mut self, columns: &Columns, candidates: &mut Vec<Candidate>) {
        let is_form = form_times::keep(columns, candidates);
        let is_start = |found: &Candidate| {
            found.field == Field::Start && found.certainty == Certainty::Sure && found.rank < STAMP
        };
        let has_start = candidates.iter().any(is_start);
        for found in candidates.iter_mut() {
            let is_stamp = found.field == Field::Start && found.rank >= STAMP;
            if is_stamp && (has_start || is_form) {
                found.field = Field::Reported;
                found.reason = message!("column-when-entry-made");
            }
        }
        // The parts of a date count where there is no whole one.
        let has_year = candidates.iter().any(|found| found.field == Field::StartYear);
        let parts = [Field::StartYear, Field::StartMonth, Field::StartDay];
        candidates.retain(|found| {
            let is_part = parts.contains(&found.field);
            if is_part && !has_year && !has_start {
                self.leave(found.column, message!("column-left-without-year"));
            }
            !is_part || (has_year && !has_start)
        });
    }

    /// Of columns whose names have words of a field and others, one alone is taken, and
    /// only where no name of the field is there.
    fn leave_doubtful(&mut self, candidates: &mut Vec<Candidate>) {
        for field in schema::fillable().map(|def| def.field) {
            let of_field = |certainty: Certainty| {
                candidates
                    .iter()
                    .filter(|found| found.field == field && found.certainty == certainty)
                    .count()
            };
            let (sure, parts) = (of_field(Certainty::Sure), of_field(Certainty::Part));
            let reason = match (sure, parts) {
                (_, 0) | (0, 1) => continue,
                (0, _) => message!("column-left-several"),
                _ => message!("column-left-another-clear"),
            };
            candidates.retain(|found| {
                let stays = found.field != field || found.certainty == Certainty::Sure;
                if !stays {
                    self.leave(found.column, reason.clone());
                }
                stays
            });
        }
    }
}

/// Ranks of names of a field as listed, and of those of an event without the word for it.
const LISTED: usize = 20;
const STRIPPED: usize = 200;

const BY_NAME: Message = message!("column-named");
const BY_WORDS: Message = message!("column-worded");
const BY_CELLS: Message = message!("column-has-values");

fn candidate(columns: &Columns, column: usize) -> Option<Candidate> {
    let words = telling_words(columns.names().get(column)?);
    if words.is_empty() {
        return None;
    }
    let looks = columns.looks(column);
    let is_share = columns.names().get(column).is_some_and(|name| name.contains('%'));
    if is_share && of_people(&Roles::of(&words)).is_some() {
        return None;
    }
    let joined = words.join(" ");
    let only_beside = ONLY_BESIDE.iter().find(|(name, _)| *name == joined);
    if only_beside.is_some_and(|(_, others)| columns.count(others) == 0) {
        return None;
    }
    let candidate =
        |field, rank, certainty, reason| Some(Candidate { column, field, rank, certainty, reason });
    let sure = |field, rank, reason| candidate(field, rank, Certainty::Sure, reason);
    let roles = Roles::of(&words);
    // Two coordinates in one cell, whatever the place is called.
    let known = known_headers::field_of(&words)
        .or_else(|| known_headers::field_in_group(columns.names().get(column)?))
        .or_else(|| known_headers::radius_of(columns.names().get(column)?));
    if looks.are_pairs()
        && (matches!(known, Some((Field::Place | Field::Coordinates, _)))
            || roles.have_any(&[Role::Latitude, Role::Longitude]))
        && !(roles.have(Role::Longitude) && roles.is_before(Role::Longitude, Role::Latitude))
        && !roles.have(Role::Elsewhere)
        && known.is_none_or(|(field, _)| field != Field::Latitude)
    {
        return sure(Field::Coordinates, LISTED, BY_CELLS);
    }
    if joined == "timestamp" {
        // Of an object of OpenStreetMap it is when somebody edited it.
        let is_of_map = columns.count(&["changeset", "version", "uid", "user"]) > 1
            || columns.names().iter().filter(|name| name.starts_with('@')).count() > 2;
        return if is_of_map {
            None
        } else {
            sure(Field::Start, STAMP, message!("column-only-time"))
        };
    }
    let listed = known.map(|(field, place)| (field, LISTED + place)).or_else(|| {
        // A column of words goes before one of codes.
        let (field, place) = known_headers::field_of(without_text(&words)?)?;
        WORDS.contains(&field).then_some((field, LISTED + place - 1))
    });
    if let Some((field, rank)) = listed {
        return by_cells(columns, column, field, rank, candidate);
    }
    if let Some(found) = of_time(&roles, columns, column) {
        let (field, rank, certainty) = found;
        return candidate(field, rank, certainty, BY_WORDS);
    }
    if let Some((field, certainty)) = of_people(&roles) {
        if is_no_count(&words) {
            return None;
        }
        // Beside numbers stand words such as "several", of which a note tells.
        let is_count = looks.is_empty()
            || looks.are_counts()
            || (certainty == Certainty::Sure && looks.have_counts());
        return is_count.then(|| candidate(field, WORDED, certainty, BY_WORDS)).flatten();
    }
    if roles.have_any(&[Role::Latitude, Role::Longitude]) {
        let is_pair = roles.have(Role::Latitude)
            && roles.is_before(Role::Latitude, Role::Longitude)
            && roles.have(Role::Longitude)
            && roles.others.is_empty();
        return is_pair.then(|| sure(Field::Coordinates, WORDED, BY_WORDS)).flatten();
    }
    let (field, place) = known_headers::field_of(&without_event(&words))?;
    by_cells(columns, column, field, STRIPPED + place, candidate)
}

/// A column with a name of `field`, if its cells do not say otherwise.
fn by_cells(
    columns: &Columns,
    column: usize,
    field: Field,
    rank: usize,
    candidate: impl Fn(Field, usize, Certainty, Message) -> Option<Candidate>,
) -> Option<Candidate> {
    let looks = columns.looks(column);
    let sure = |field, rank, reason| candidate(field, rank, Certainty::Sure, reason);
    match field {
        Field::Latitude | Field::Longitude => None,
        Field::StartTime if looks.are_moments() => sure(Field::Start, MOMENT, BY_CELLS),
        Field::EndTime if looks.are_moments() => sure(Field::End, MOMENT, BY_CELLS),
        Field::Start if looks.are_clocks() => sure(Field::StartTime, rank, BY_CELLS),
        Field::End if looks.are_clocks() => sure(Field::EndTime, rank, BY_CELLS),
        // Beside a year, "Dec-25" is a month of it.
        Field::StartMonth if columns.count(&["year", "рік", "год", "rok", "iyear"]) > 0 => {
            sure(field, rank, BY_NAME)
        }
        Field::StartMonth | Field::StartDay if looks.are_dates() => {
            sure(Field::Start, MOMENT - 1, BY_CELLS)
        }
        _ if WORDS.contains(&field) && looks.are_integers() => None,
        Field::Admin1 if looks.are_world_regions() => None,
        Field::ReferenceSystem if looks.are_moments() => None, // "Datum" is a date.
        _ => sure(field, rank, BY_NAME),
    }
}
