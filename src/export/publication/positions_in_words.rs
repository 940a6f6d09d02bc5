//! Positions that words of a text are: angles, squares of grids, codes, geometries.

use h3o::{CellIndex, LatLng};

use super::numbers::pieces;
use super::truth::Truth;
use crate::dataset::Place;
use crate::dataset::place_text::{self, Context};

/// Words of one text that are tried as positions; beyond them only numbers are.
pub(super) const MOST_WORDS: usize = 2_000;

/// Words that one position has at most, as in `50 27 17 N 30 31`.
const MOST_WORDS_OF_ONE: usize = 6;

/// Whether one to six words of `text`, or all of it, are the place in another form.
pub(super) fn is_told_by_words(truth: &Truth, text: &str) -> bool {
    let geohash = Context { is_geohash: true, ..Context::default() };
    if is_position(truth, text, &Context::default()) {
        return true;
    }
    let is_end = |c: char| {
        c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '<' | '>' | '|' | ';' | '=')
    };
    let words: Vec<(usize, &str)> = pieces(text, is_end).take(MOST_WORDS).collect();
    let has_digit = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit());
    for (index, (start, word)) in words.iter().enumerate() {
        if !has_digit(word) && !begins_a_position(word) {
            continue;
        }
        for (count, (end, last)) in words.iter().skip(index).take(MOST_WORDS_OF_ONE).enumerate() {
            let Some(window) = text.get(*start..end + last.len()) else { continue };
            let window = window.trim_matches([',', '.', ':', '"', '\'', '!', '?']);
            // One to three bare numbers were looked at as numbers.
            let is_bare = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ');
            let is_done = count < 3 && window.chars().all(is_bare);
            if !is_done && has_digit(window) && is_position(truth, window, &Context::default()) {
                return true;
            }
        }
        let is_code = |part: &&str| part.len() >= 5 && has_digit(part);
        let mut codes = word.split(|c: char| !c.is_alphanumeric() && c != '+').filter(is_code);
        let mut is_told = |code: &str| {
            let is_hash = code.parse::<u64>().is_err() && is_position(truth, code, &geohash);
            is_hash || is_cell(truth, code) || is_plus_code(truth, code)
        };
        if codes.any(&mut is_told) {
            return true;
        }
    }
    false
}

/// Whether `text` as a whole is a position as near to the true one as what is
/// published, and finer.
fn is_position(truth: &Truth, text: &str, context: &Context<'_>) -> bool {
    // With no place to be near to, dates and sizes are pairs of numbers too.
    let is_anywhere = truth.from.is_none() && truth.to.is_none();
    if is_anywhere && (context.is_geohash || !place_text::is_surely_position(text)) {
        return false;
    }
    let found = place_text::read_any(text, context).ok().flatten();
    found.is_some_and(|found| truth.is_told(found.place, f64::from(found.radius_m)))
}

/// Whether `text` is a cell of the H3 grid with the place in it.
fn is_cell(truth: &Truth, text: &str) -> bool {
    const DIGITS: std::ops::RangeInclusive<usize> = 15..=16;
    if !DIGITS.contains(&text.len()) {
        return false;
    }
    let Ok(cell) = text.parse::<CellIndex>() else { return false };
    let middle = LatLng::from(cell);
    let radius_m = cell.resolution().edge_length_m();
    Place::new(middle.lat(), middle.lng()).is_some_and(|place| truth.is_told(place, radius_m))
}

/// Whether `text` is a plus code of the place, also a short one.
fn is_plus_code(truth: &Truth, text: &str) -> bool {
    let Some((code, _)) = place_text::short_plus_code(text) else { return false };
    let around = truth.from.or(truth.to);
    // Without a place to recover it from, it still is one.
    around.is_none_or(|around| {
        let found = place_text::recovered_plus_code(code, around);
        found.is_some_and(|found| truth.is_told(found.place, f64::from(found.radius_m)))
    })
}

/// Whether `word` has no digit and can begin a position: a half of the globe, the name of
/// an axis, a kind of geometry.
fn begins_a_position(word: &str) -> bool {
    const WORDS: [&str; 23] = [
        "n",
        "s",
        "e",
        "w",
        "north",
        "south",
        "east",
        "west",
        "lat",
        "lon",
        "lng",
        "latitude",
        "longitude",
        "point",
        "utm",
        "mgrs",
        "пн",
        "пд",
        "сх",
        "зх",
        "с",
        "ю",
        "широта",
    ];
    let word = word.trim_end_matches([',', '.', ':']);
    word.len() <= 20 && WORDS.contains(&word.to_lowercase().as_str())
}
