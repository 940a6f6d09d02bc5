//! Positions that words of a text are: angles, squares of grids, codes, geometries.

use h3o::{CellIndex, LatLng};

use super::grids::is_square;
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
    if text.contains('+') && has_plus_code(truth, text) {
        return true;
    }
    let words: Vec<(usize, &str)> = pieces(text, is_end).take(MOST_WORDS).collect();
    let has_digit = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit());
    for (index, (start, word)) in words.iter().enumerate() {
        if !has_digit(word) && !begins_a_position(word) && !is_letters_of_square(word) {
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
            if count < 3 && is_square_of_zone(truth, window) {
                return true;
            }
        }
        let is_code = |part: &&str| part.len() >= 5 && has_digit(part);
        let mut codes = word.split(|c: char| !c.is_alphanumeric()).filter(is_code);
        let mut is_told = |code: &str| {
            let is_hash = code.parse::<u64>().is_err() && is_position(truth, code, &geohash);
            is_hash || is_cell(truth, code) || is_square(truth, code)
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
    if is_anywhere && (context.is_geohash || !place_text::is_definitely_position(text)) {
        return false;
    }
    let found = place_text::read_any(text, context).ok().flatten();
    found.is_some_and(|found| truth.is_told(found.place, f64::from(found.radius_m)))
}

/// Whether `text` is a cell of the H3 grid with the place in it, in any way of writing its
/// number.
fn is_cell(truth: &Truth, text: &str) -> bool {
    const DIGITS: std::ops::RangeInclusive<usize> = 15..=19;
    let text = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")).unwrap_or(text);
    if !DIGITS.contains(&text.len()) {
        return false;
    }
    let by_number = || CellIndex::try_from(text.parse::<u64>().ok()?).ok();
    let Some(cell) = text.parse::<CellIndex>().ok().or_else(by_number) else { return false };
    let middle = LatLng::from(cell);
    let radius_m = cell.resolution().edge_length_m();
    Place::new(middle.lat(), middle.lng()).is_some_and(|place| truth.is_told(place, radius_m))
}

/// Whether plus codes of the place stand anywhere in `text`, full or short ones.
fn has_plus_code(truth: &Truth, text: &str) -> bool {
    /// Signs of a full code before its plus, and the most behind it.
    const SIGNS: [usize; 2] = [8, 7];
    let is_of_code = |c: &char| c.is_ascii_alphanumeric();
    let is_near = |found: Option<place_text::Position>| {
        found.is_some_and(|found| truth.is_told(found.place, f64::from(found.radius_m)))
    };
    text.match_indices('+').any(|(at, plus)| {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + plus.len()..).unwrap_or_default();
        let [before_len, after_len] = [
            before.chars().rev().take_while(is_of_code).take(SIGNS[0] + 1).count(),
            after.chars().take_while(is_of_code).take(SIGNS[1]).count(),
        ];
        // Both are ASCII, so that their signs are bytes.
        let before = before.get(before.len() - before_len..).unwrap_or_default();
        // What follows a code may be joined to it.
        (0..=after_len).rev().any(|len| {
            let Some(after) = after.get(..len) else { return false };
            // Digits before a short code would make another number of it.
            let fits = |len: &usize| *len == before_len || (*len == SIGNS[0] && *len < before_len);
            [8, 6, 4].into_iter().filter(fits).any(|len| {
                let Some(before) = before.get(before_len - len..) else { return false };
                let code = format!("{before}+{after}");
                if len == SIGNS[0] {
                    let found = place_text::read_any(&code, &Context::default());
                    return is_near(found.ok().flatten());
                }
                let Some((code, _)) = place_text::short_plus_code(&code) else { return false };
                let around = truth.from.or(truth.to);
                // Without a place to recover it from, it still is one.
                around.is_none_or(|around| is_near(place_text::recovered_plus_code(code, around)))
            })
        })
    })
}

/// Whether `word` can be the letters of a square of the military grid (MGRS).
fn is_letters_of_square(word: &str) -> bool {
    word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Whether `window` is a square of the military grid without its zone, as in
/// `UA 24136 92176`, in that of the place.
fn is_square_of_zone(truth: &Truth, window: &str) -> bool {
    const LENGTHS: std::ops::RangeInclusive<usize> = 6..=14;
    const BANDS: &str = "CDEFGHJKLMNPQRSTUVWX";
    let Some(around) = truth.from.or(truth.to) else { return false };
    let is_shaped = LENGTHS.contains(&window.len())
        && window.get(..2).is_some_and(is_letters_of_square)
        && window.bytes().skip(2).all(|byte| byte.is_ascii_digit() || byte == b' ');
    if !is_shaped {
        return false;
    }
    let zone = ((around.longitude() + 180.0) / 6.0).floor() as i32 + 1;
    let band = ((around.latitude() + 80.0) / 8.0).floor().clamp(0.0, 19.0) as usize;
    let band = BANDS.chars().nth(band).unwrap_or('U');
    let full = format!("{zone}{band}{window}");
    is_position(truth, &full, &Context::default())
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
