//! Rows of a table that are no events: blank ones, sums and remarks.

use std::borrow::Cow;

use super::Field;
use super::event_builder::{EventBuilder, clean};
use super::header::{UNITS, words};
use crate::language::{Message, message};

/// Words for a sum of the rows above, in lower case and without marks.
#[rustfmt::skip]
const SUMS: [&str; 24] = [
    "total", "totals", "subtotal", "sum", "summary", "overall",
    "разом", "всього", "усього", "підсумок", "сума",
    "итого", "итог", "всего", "сумма",
    "razem", "suma", "ogolem", "lacznie", "podsumowanie", "summe", "gesamt", "insgesamt",
    "toplam",
];

/// Words that may stand beside one of [`SUMS`].
const BESIDE: [&str; 8] = ["grand", "general", "загалом", "за", "all", "sub", "общий", "koncowa"];

/// What stands for a sum, or for a mean, where it is all that a cell holds.
#[rustfmt::skip]
const ALONE: [&str; 14] = [
    "all", "загалом", "усі", "всі", "все", "wszystkie", "σ", "average", "mean", "середнє", "середне",
    "среднее", "srednia", "średnia",
];

/// How rows begin that count some of those of a sum above them.
#[rustfmt::skip]
const OF_WHICH: [&str; 9] = [
    "of which", "thereof", "з них", "у т.ч.", "в т.ч.", "у тому числі", "в том числе", "из них",
    "w tym",
];

/// How remarks below a table begin.
#[rustfmt::skip]
const REMARKS: [&str; 17] = [
    "source", "sources", "note", "notes", "prepared", "updated", "as of", "джерело", "джерела",
    "примітка", "примітки", "підготував", "источник", "примечание", "źródło", "uwaga", "uwagi",
];

/// Why a row with these cells, which `builder` has by field, is no event; `None` for
/// one that is.
pub fn reason(cells: &[Cow<'_, str>], builder: &EventBuilder<'_>) -> Option<Message> {
    let is_empty = |field: &Field| builder.get(*field).is_empty();
    let decisive = [Field::Start, Field::Latitude, Field::Longitude, Field::Coordinates];
    let names = [Field::Id, Field::Title, Field::Place, Field::Start];
    let is_unplaced = builder.geometry.is_none() && decisive.iter().skip(1).all(is_empty);
    if !is_unplaced || !(is_empty(&Field::Start) || is_sum(builder.get(Field::Start))) {
        return None;
    }
    let mut filled = cells.iter().map(|cell| clean(cell)).filter(|cell| !cell.is_empty());
    let Some(first) = filled.next() else { return Some(message!("note-blank-row")) };
    let others = filled.count();
    if is_remark(first, others, cells.len()) {
        return Some(message!("note-remark"));
    }
    let lower = first.to_lowercase();
    let place = builder.get(Field::Place);
    let is_first_sum = is_sum(first)
        || begins_as_sum(first) && !may_be_name(&lower)
        || ALONE.contains(&lower.as_str())
        || OF_WHICH.iter().any(|begin| lower.starts_with(begin));
    let has_place = !place.is_empty() && !may_be_sum(place) && !ends_as_sum(place);
    let is_named_sum = || names.iter().any(|&field| is_sum(builder.get(field)));
    let is_sum = is_first_sum || ends_as_sum(place) || !has_place && is_named_sum();
    is_sum.then(|| message!("note-row-of-sums"))
}

/// Whether `first` begins a remark, where so many `others` of all `cells` are filled.
fn is_remark(first: &str, others: usize, cells: usize) -> bool {
    if cells < 3 || others > 1 || !first.chars().any(char::is_alphabetic) {
        return false;
    }
    let lower = first.to_lowercase();
    let is_known = REMARKS.iter().any(|word| {
        lower.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    });
    is_known && (others == 0 || lower.chars().all(char::is_alphabetic))
        || others == 0 && first.starts_with(['*', '†', '‡'])
}

/// Whether `text` is a word for a sum, or begins with one and a blank: `Total`,
/// `Разом за добу`.
pub fn may_be_sum(text: &str) -> bool {
    is_sum(text) || begins_as_sum(text)
}

/// The same for an id, which may be of such letters and a number: `SUM-0012`.
pub fn may_be_id_of_sum(id: &str) -> bool {
    !id.bytes().any(|byte| byte.is_ascii_digit()) && may_be_sum(id)
}

fn begins_as_sum(text: &str) -> bool {
    let head = text.split(char::is_whitespace).next().unwrap_or_default();
    let head = head.trim_end_matches(':');
    head.len() < text.len() && head.chars().all(char::is_alphabetic) && is_sum(head)
}

/// Whether `lower` may be a name in English that begins with such a word, as that of the
/// Total war museum.
fn may_be_name(lower: &str) -> bool {
    const ENGLISH: [&str; 5] = ["total", "totals", "sum", "summary", "overall"];
    #[rustfmt::skip]
    const COUNTED: [&str; 14] = [
        "killed", "injured", "dead", "wounded", "deaths", "casualties", "events", "attacks",
        "incidents", "strikes", "for", "in", "by", "of",
    ];
    let mut words = lower.split_whitespace();
    words.next().is_some_and(|first| ENGLISH.contains(&first))
        && !words
            .any(|word| COUNTED.contains(&word) || word.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether a word for a sum stands behind the name of a place: `Київська область, всього`.
fn ends_as_sum(place: &str) -> bool {
    place.rsplit_once(',').is_some_and(|(_, last)| is_sum(last.trim()))
}

/// Whether `text` begins with a word that no text for a sum has, which is told of most
/// at once; `false` where that is not as simple.
fn begins_with_another_word(text: &str) -> bool {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len());
    let (Some(word), Some(rest)) = (text.get(..end), text.get(end..)) else { return false };
    // Letters with marks lose them, and words end at capitals too.
    if word.is_empty() || rest.chars().next().is_some_and(|next| !next.is_ascii()) {
        return false;
    }
    let begins = |known: &&str| {
        let head = word.get(..known.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(known))
    };
    let is_number = word.starts_with(|first: char| first.is_ascii_digit());
    !is_number && !SUMS.iter().chain(&BESIDE).chain(&UNITS).any(begins)
}

/// Whether `text` says that a row is the sum of others: `Total`, `Total 2025:`.
pub fn is_sum(text: &str) -> bool {
    // No date, such as 2025-12-27, is one.
    let is_date = text.as_bytes().get(4) == Some(&b'-');
    // Nor is an id of letters and a number, such as SUM-0012.
    let is_id = !text.contains(char::is_whitespace) && text.contains(|c: char| c.is_ascii_digit());
    if text.is_empty() || text.len() > 40 || is_date || is_id || begins_with_another_word(text) {
        return false;
    }
    let words = words(text);
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    words.iter().any(|word| SUMS.contains(&word.as_str()))
        && words.iter().all(|word| {
            SUMS.contains(&word.as_str()) || BESIDE.contains(&word.as_str()) || is_number(word)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_known_by_their_words_alone() {
        for text in
            ["Total", "TOTAL:", "Grand total", "Разом", "Итого:", "Razem", "Ogółem", "Total 2025"]
        {
            assert!(is_sum(text), "{text}");
        }
        // Told by the first word as by all.
        for text in ["Total", "Kyiv", "TotalKilled", "dec Total", "(old) total", "Łącznie 2025"] {
            let words = words(text);
            let is_known = |word: &String| {
                [&SUMS[..], &BESIDE, &UNITS].iter().any(|list| list.contains(&word.as_str()))
            };
            assert!(!begins_with_another_word(text) || !words.iter().all(is_known), "{text}");
        }
        for text in
            ["Total war museum", "Kyiv", "", "2025", "Summary of strikes", "Сумська область"]
        {
            assert!(!is_sum(text), "{text}");
        }
    }
}
