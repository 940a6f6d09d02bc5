//! Rows of a table that are no events: blank ones and sums.

use std::borrow::Cow;

use super::Field;
use super::event_builder::EventBuilder;
use super::header::{UNITS, words};
use crate::language::{Message, message};

/// Words for a sum of the rows above, in lower case and without marks.
#[rustfmt::skip]
const SUMS: [&str; 21] = [
    "total", "totals", "subtotal", "sum", "summary", "overall",
    "разом", "всього", "усього", "підсумок", "сума",
    "итого", "всего", "сумма",
    "razem", "suma", "ogolem", "lacznie", "podsumowanie", "summe", "gesamt",
];

/// Words that may stand beside one of [`SUMS`].
const BESIDE: [&str; 5] = ["grand", "general", "загалом", "за", "all"];

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
    if cells.iter().all(|cell| cell.trim().is_empty()) {
        return Some(message!("note-blank-row"));
    }
    let first = cells.iter().map(|cell| cell.trim()).find(|cell| !cell.is_empty());
    let mut texts = names.iter().map(|&field| builder.get(field)).chain(first);
    let has_place = !is_empty(&Field::Place) && !is_sum(builder.get(Field::Place));
    (!has_place && texts.any(is_sum)).then(|| message!("note-row-of-sums"))
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
    !is_number && !SUMS.iter().chain(&BESIDE).chain(&UNITS).any(|known| begins(&known))
}

/// Whether `text` says that a row is the sum of others: `Total`, `Total 2025:`.
pub fn is_sum(text: &str) -> bool {
    // No date, such as 2025-12-27, is one.
    let is_date = text.as_bytes().get(4) == Some(&b'-');
    if text.is_empty() || text.len() > 40 || is_date || begins_with_another_word(text) {
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
