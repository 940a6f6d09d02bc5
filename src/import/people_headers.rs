//! Headers of columns that count people.

use super::Field;
use super::Mapping;
use super::columns::Columns;
use super::guessed::Certainty;
use super::header::{UNITS, words, words_with_brackets};
use super::word_roles::{Role, Roles};

/// Words beside those of people that make a column none of counts.
#[rustfmt::skip]
const NO_COUNTS: &[&str] = &[
    "percent", "percentage", "share", "rate", "ratio", "per", "source", "sources", "note", "notes",
    "comment", "comments", "name", "names", "age", "ages", "sex", "gender", "url", "link", "links",
    "description", "details", "thousand", "thousands", "тис", "тыс", "tys", "100k", "k", "animals",
    "cattle", "livestock", "pets", "not", "non", "code", "codes", "flag", "id", "type", "status",
    "cumulative", "cumul", "running", "since", "yesterday", "avg", "average", "mean", "median",
    "missing", "початку", "наростаючим", "нарастающим", "середнє", "вчора", "зникло", "зниклі",
    "зниклих", "начала", "среднее", "вчера", "пропали", "пропавшие", "narastajaco", "poczatku",
    "srednia", "srednio", "wczoraj", "zaginieni", "zaginionych", "year", "date", "cause", "ref",
    "reference", "row", "prior", "previous", "dogs", "dog", "cats", "horses", "рік", "дата", "причина", "год", "rok", "data",
    "przyczyna",
];

/// Words one after another that make a figure one of all events so far.
const SO_FAR: [[&str; 2]; 2] = [["to", "date"], ["so", "far"]];

/// Whether words stand beside those of people that make a column none of counts.
pub(super) fn is_no_count(words: &[String]) -> bool {
    words.iter().any(|word| NO_COUNTS.contains(&word.as_str()))
        || words.windows(2).any(|pair| SO_FAR.iter().any(|known| pair == known))
}

/// The figures whose columns say the least or the most: one of them alone is no count.
pub fn bounds(columns: &Columns, mapping: &Mapping) -> Vec<Field> {
    let is_bound = |field: Field, role: Role| {
        let name = mapping.column(field).and_then(|column| columns.names().get(column));
        name.is_some_and(|name| Roles::of(&telling_words(name)).have(role))
    };
    let pairs = [(Field::KilledLow, Field::KilledHigh), (Field::InjuredLow, Field::InjuredHigh)];
    let sides = pairs.into_iter().flat_map(|(low, high)| [(low, Role::Low), (high, Role::High)]);
    sides.filter(|(field, role)| is_bound(*field, *role)).map(|(field, _)| field).collect()
}

/// Which people the words count.
pub(super) fn of_people(roles: &Roles) -> Option<(Field, Certainty)> {
    let is_high = roles.have(Role::High);
    let certainty = if roles.others.is_empty() { Certainty::Sure } else { Certainty::Part };
    let field = match (roles.have(Role::Killed), roles.have(Role::Injured)) {
        (true, false) if is_high => Field::KilledHigh,
        (true, false) => Field::KilledLow,
        (false, true) if is_high => Field::InjuredHigh,
        (false, true) => Field::InjuredLow,
        _ => return None,
    };
    Some((field, certainty))
}

/// The words of `name`, with those in brackets where these tell something of the field:
/// `Killed (min)`, `Killed (civilians)`, `Date (end)`.
pub(super) fn telling_words(name: &str) -> Vec<String> {
    const TELLING: [Role; 8] = [
        Role::Low,
        Role::High,
        Role::Start,
        Role::End,
        Role::Report,
        Role::Made,
        Role::Touched,
        Role::Elsewhere,
    ];
    let short = words(name);
    let mut all = words_with_brackets(name);
    all.retain(|word| short.contains(word) || !UNITS.contains(&word.as_str()));
    if all.len() <= short.len() {
        return short;
    }
    let roles = Roles::of(&all);
    let counts_people = roles.have_any(&[Role::Killed, Role::Injured]);
    if counts_people || roles.have_any(&TELLING) { all } else { short }
}
