//! What the report of a file says of its columns: which were taken for what, and which
//! were left though they seem to say when, where or how many.

use std::collections::{HashMap, HashSet};

use super::guess::Guess;
use super::header::{normal, words, words_with_brackets};
use super::looks::Looks;
use super::word_roles::{Role, Roles};
use super::{Columns, Field, Format, Mapping, Options};
use crate::dataset::report::{TakenColumns, UnreadColumn};
use crate::dataset::time_text::{self, Cell};
use crate::language::{Message, MessageValue, message};

/// Which columns fill which fields, with the reasons.
pub fn taken(
    columns: &Columns,
    mapping: &Mapping,
    options: &Options,
    format: &dyn Format,
) -> Vec<TakenColumns> {
    let guess = Guess::of(columns);
    let recognised = format.mapping(columns);
    let name = |index: &usize| columns.names().get(*index).cloned().unwrap_or_default();
    let told = |(field, indexes): (Field, &[usize])| {
        let guessed = guess.taken.iter().find(|taken| {
            taken.field == field && indexes.iter().all(|index| taken.columns.contains(index))
        });
        // Whoever chose another column by hand has left this one as it was recognised.
        let is_by_hand = options.mapping.is_some() && recognised.columns(field) != indexes
            || options.named_columns.contains_key(&field);
        let (reason, is_sure) = match guessed {
            _ if is_by_hand => (message!("column-chosen-by-hand"), true),
            Some(taken) => (taken.reason.clone(), taken.is_sure || options.mapping.is_some()),
            None => {
                let format = MessageValue::Entry("format", format.id());
                (message!("column-is-so-in-format", format = format), true)
            }
        };
        TakenColumns {
            field: field.id().to_owned(),
            columns: indexes.iter().map(name).collect(),
            reason,
            is_sure,
        }
    };
    mapping.iter().map(told).collect()
}

/// Columns that were not read, though they may say something of an event.
pub fn unread(columns: &Columns, mapping: &Mapping, format: &dyn Format) -> Vec<UnreadColumn> {
    let guess = Guess::of(columns);
    let dependencies = format.dependencies().unwrap_or_default();
    let is_read = |index: usize| {
        mapping.iter().any(|(_, read)| read.contains(&index))
            || dependencies.names().any(|name| columns.index(name) == Some(index))
    };
    // A publisher's format knows its columns; only what nobody could miss is told.
    let left: HashMap<usize, &Message> = if format.knows_columns() {
        HashMap::new()
    } else {
        guess.left.iter().map(|left| (left.column, &left.reason)).collect()
    };
    let is_general = !format.knows_columns() && mapping.column(Field::Reported).is_none();
    let has_position = [Field::Latitude, Field::Coordinates, Field::Easting]
        .iter()
        .any(|&field| mapping.column(field).is_some());
    // One alone may be anything.
    let like_degrees: Vec<usize> = (0..columns.names().len())
        .filter(|&index| !is_read(index) && may_be_degree(columns, index))
        .collect();
    let may_be_degrees =
        |index: usize| !has_position && like_degrees.len() > 1 && like_degrees.contains(&index);
    let reason = |index: usize| -> Option<Message> {
        let looks = columns.looks(index);
        left.get(&index)
            .map(|reason| (*reason).clone())
            .or_else(|| tells_exactness(columns.names().get(index)?))
            .or_else(|| speaks(columns.names().get(index)?, looks).filter(|_| !looks.is_empty()))
            .or_else(|| tells_report(columns.names().get(index)?).filter(|_| is_general))
            .or_else(|| is_coordinate(columns, index).then(|| message!("column-of-coordinates")))
            .or_else(|| looks.are_angles().then(|| message!("column-holds-coordinates")))
            .or_else(|| looks.are_dates().then(|| message!("column-holds-dates")))
            .or_else(|| looks.are_pairs().then(|| message!("column-holds-coordinates")))
            .or_else(|| {
                looks.are_links_to_positions().then(|| message!("column-holds-coordinates"))
            })
            .or_else(|| looks.are_nested().then(|| message!("column-holds-nested")))
            .or_else(|| may_be_degrees(index).then(|| message!("column-holds-coordinates")))
    };
    let unread = (0..columns.names().len()).filter(|&index| !is_read(index));
    let again: Vec<usize> =
        repeated(columns).into_iter().filter(|&index| !is_read(index)).collect();
    let unread = unread.filter(|index| !again.contains(index));
    let again = again.iter().filter_map(|&index| {
        let column = columns.names().get(index)?.clone();
        Some(UnreadColumn { column, reason: message!("column-repeated") })
    });
    let unread: Vec<UnreadColumn> = unread
        .filter_map(|index| {
            let column = columns.names().get(index)?.clone();
            Some(UnreadColumn { column, reason: reason(index)? })
        })
        .collect();
    unread.into_iter().chain(again).collect()
}

/// Whether the column is called as one coordinate of several points, of a box, or in a way
/// that means one only beside the other.
fn is_coordinate(columns: &Columns, index: usize) -> bool {
    const TOGETHER: [&[&str]; 4] =
        [&["breite", "lange"], &["ш", "д"], &["szer", "dl"], &["north", "south", "east", "west"]];
    let Some(name) = columns.names().get(index) else { return false };
    let named: Vec<String> = words(name);
    let without_number =
        |word: &String| word.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
    let bare: Vec<String> = named.iter().map(without_number).collect();
    let of_point = Roles::of(&bare).have_any(&[Role::Latitude, Role::Longitude]);
    let is_letter = |word: &str| matches!(word, "x" | "y");
    let of_system = matches!(&named[..], [letter, number]
        if is_letter(letter) && number.bytes().all(|byte| byte.is_ascii_digit()));
    let joined = named.join(" ");
    let is_there =
        |wanted: &&str| columns.names().iter().any(|name| words(name).join(" ") == *wanted);
    let has_both = || is_letter(&joined) && is_there(&"x") && is_there(&"y");
    let is_part = || {
        TOGETHER
            .iter()
            .any(|together| together.contains(&joined.as_str()) && together.iter().all(is_there))
    };
    !columns.looks(index).is_empty() && (of_point || of_system || has_both() || is_part())
}

/// Whether the cells of a column are like degrees, or such numbers stand under a name
/// that positions have beside others.
fn may_be_degree(columns: &Columns, index: usize) -> bool {
    #[rustfmt::skip]
    const NAMES: [&str; 18] = [
        "n", "e", "b", "l", "north", "east", "phi", "lambda", "gps", "coord", "coords",
        "coordinate", "coordinates", "координата", "координати", "координаты", "wspolrzedna",
        "wspolrzedne",
    ];
    let looks = columns.looks(index);
    let Some(name) = columns.names().get(index) else { return false };
    let is_named = || {
        words(name).first().is_some_and(|word| {
            NAMES.contains(&word.trim_end_matches(|c: char| c.is_ascii_digit()))
        })
    };
    looks.are_fine_decimals() || looks.are_decimals() && is_named()
}

/// Columns with values that have the name of one before them, of which that one counts.
fn repeated(columns: &Columns) -> Vec<usize> {
    let mut known = HashSet::new();
    let names = columns.names().iter().enumerate();
    let again = names.filter(|(_, name)| !name.is_empty() && !known.insert(normal(name)));
    again.map(|(index, _)| index).filter(|&index| !columns.looks(index).is_empty()).collect()
}

/// What the header of a column left unread speaks of.
fn speaks(name: &str, looks: Looks) -> Option<Message> {
    /// Words, and how words begin that have endings.
    #[rustfmt::skip]
    const PEOPLE: [&str; 9] = ["shot", "downed", "kia", "wia", "duration", "hit", "hits", "lives", "збито"];
    #[rustfmt::skip]
    const BEGINNINGS: [&str; 38] = [
        "bodycount", "casualt", "victim", "launch", "intercept", "missing", "fatal", "decease", "hospitali",
        "постражд", "потерпіл", "пострад", "жертв", "двохсот", "двухсот", "госпіталіз",
        "госпитализ", "зникл", "пропал", "пропав", "запущен", "сбит", "знищен", "уничтожен", "подавлен",
        "втрачен", "влучан", "попадан", "ofiar", "poszkodowan", "zaginion", "hospitaliz",
        "zestrzel", "wystrzel", "zniszcz", "trafie", "evacuat", "евакуй",
    ];
    /// The same of weapons, which words beside numbers are too.
    #[rustfmt::skip]
    const WEAPONS: [&str; 12] = [
        "drone", "missile", "shahed", "uav", "rocket", "бпла", "ракет", "дрон", "шахед", "rakiet",
        "dron", "шахід",
    ];
    #[rustfmt::skip]
    const PARTS_OF_TIME: [&str; 30] = [
        "minute", "minutes", "second", "seconds", "week", "weeks", "quarter", "хвилина", "хвилини",
        "секунда", "тиждень", "квартал", "минута", "минуты", "неделя", "minuta", "minuty",
        "sekunda", "tydzien", "kwartal", "min", "mins", "sec", "secs", "хв", "мин", "часы",
        "години", "hours", "godz",
    ];
    // In wide tables each day has a column.
    if time_text::read(name, None).is_some_and(|cell| matches!(cell, Cell::Written(_))) {
        return Some(message!("column-of-time"));
    }
    let words = words_with_brackets(name);
    let has = |beginnings: &[&str]| {
        let joined = words.concat();
        let begins = |word: &str| beginnings.iter().any(|beginning| word.starts_with(beginning));
        words.iter().any(|word| begins(word)) || begins(&joined)
    };
    let roles = Roles::of(&words);
    let is_report = roles.have_any(&[Role::Report, Role::Made, Role::Touched]);
    let is_part_of_time =
        || !words.is_empty() && words.iter().all(|word| PARTS_OF_TIME.contains(&word.as_str()));
    match () {
        () if roles.have_any(&[Role::Latitude, Role::Longitude]) => {
            Some(message!("column-of-coordinates"))
        }
        () if words.iter().any(|word| PEOPLE.contains(&word.as_str())) || has(&BEGINNINGS) => {
            Some(message!("column-of-people"))
        }
        () if looks.are_counts() && has(&WEAPONS) => Some(message!("column-of-people")),
        () if roles.have_any(&[Role::Date, Role::Clock]) && !is_report => {
            Some(message!("column-of-time"))
        }
        () if is_part_of_time() => Some(message!("column-of-time")),
        () => None,
    }
}

/// Why a column left unread may tell when something was reported, where none does.
fn tells_report(name: &str) -> Option<Message> {
    let roles = Roles::of(&words(name));
    let is_time = roles.have_any(&[Role::Date, Role::Clock]);
    let names_entry = roles.have(Role::Made) && roles.others.is_empty();
    let is_report = roles.have_any(&[Role::Report, Role::Made]) && !roles.have(Role::Touched);
    (is_report && (is_time || names_entry)).then(|| message!("column-of-time"))
}

/// The first column of a second table beside the first: behind some column, at least three
/// names are those of columns before it, in the same order; or behind a column without a
/// name stands what tells when and where by itself, as what stands before it does.
pub fn second_table(columns: &Columns) -> Option<usize> {
    const FEWEST: usize = 3;
    let names: Vec<String> = columns.names().iter().map(|name| words(name).join(" ")).collect();
    let repeats = |at: &usize| {
        let Some((before, behind)) = names.split_at_checked(*at) else { return false };
        let filled = |names: &[String]| -> Vec<String> {
            names.iter().filter(|name| !name.is_empty()).cloned().collect()
        };
        let (before, behind) = (filled(before), filled(behind));
        behind.len() >= FEWEST && before.starts_with(&behind)
    };
    let tells_all = |columns: &Columns| {
        let mapping = Mapping::guess(columns);
        let has = |field| mapping.column(field).is_some();
        has(Field::Start)
            && [Field::Place, Field::Latitude, Field::Coordinates, Field::Admin1]
                .into_iter()
                .any(has)
    };
    let is_second = |at: &usize| {
        names.get(*at).is_some_and(String::is_empty)
            && names.get(*at + 1).is_some_and(|next| !next.is_empty())
            && columns.looks(*at).is_empty()
            && columns.parted(*at).is_some_and(|halves| halves.iter().all(tells_all))
    };
    let at = (FEWEST..names.len()).find(repeats);
    let at = at.or_else(|| (2..names.len()).find(is_second))?;
    Some(names.iter().skip(at).position(|name| !name.is_empty())? + at)
}

/// The first column without a name and values that has columns with values on both sides:
/// what stands behind it may be another table.
pub fn empty_column(columns: &Columns) -> Option<usize> {
    let is_empty = |index: usize| {
        columns.names().get(index).is_some_and(String::is_empty) && columns.looks(index).is_empty()
    };
    let has_values = |index: usize| !columns.looks(index).is_empty();
    let count = columns.names().len();
    (1..count)
        .find(|&at| is_empty(at) && (0..at).any(has_values) && (at + 1..count).any(has_values))
}

/// Why a column left unread may tell how exact a place is.
fn tells_exactness(name: &str) -> Option<Message> {
    const WORDS: [&str; 13] = [
        "radius",
        "uncertainty",
        "accuracy",
        "precision",
        "радіус",
        "радиус",
        "точність",
        "promien",
        "точность",
        "похибка",
        "погрешность",
        "dokladnosc",
        "buffer",
    ];
    let (bare, all) = (words(name), words_with_brackets(name));
    let is_one = |word: &String| WORDS.contains(&word.as_str());
    let is_length = || matches!(all.last().map(String::as_str), Some("m" | "km" | "м" | "км"));
    let is_error = bare.iter().any(|word| word == "error") && is_length();
    (bare.len() <= 2 && (bare.iter().any(is_one) || is_error))
        .then(|| message!("column-of-exactness"))
}
