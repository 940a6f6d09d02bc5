//! Whether the texts of one row, in their order, tell where its event really was.

use super::place_links::is_what3words;
use super::plain::{dense, plain, turned};
use super::truth::Truth;

/// Texts side by side that may be parts of one position.
const MOST_SIDE_BY_SIDE: usize = 8;

/// The longest text that may be such a part.
const LONGEST_PART: usize = 24;

/// What the texts of a row said so far.
#[derive(Default)]
pub(super) struct Row {
    /// Whether one was the true latitude, the true longitude.
    found: [bool; 2],
    /// The last short texts with numbers.
    side_by_side: Vec<String>,
}

impl Row {
    /// Whether `text` under `name` tells the place of `truth`, alone or with texts before it.
    pub(super) fn is_told_by_cell(&mut self, truth: &Truth, name: &str, text: &str) -> bool {
        let is_words = !truth.is_published() && is_what3words(name) && text.contains('.');
        self.is_told_by(truth, text) || is_words
    }

    /// Whether `text` tells the place of `truth`, alone or with texts before it.
    pub(super) fn is_told_by(&mut self, truth: &Truth, text: &str) -> bool {
        let plain = plain(text);
        let mut is_told = self.is_told_by_plain(truth, &plain);
        if plain != text {
            is_told |= self.is_told_by_plain(truth, text);
        }
        for other in [turned(text), dense(&plain)].into_iter().flatten() {
            is_told |= self.is_told_by_plain(truth, &other);
        }
        is_told || self.is_told_side_by_side(truth, &plain)
    }

    fn is_told_by_plain(&mut self, truth: &Truth, text: &str) -> bool {
        let halves = truth.halves(text);
        for (found, has) in self.found.iter_mut().zip(halves) {
            *found |= has;
        }
        (halves != [false; 2] && self.found == [true; 2]) || truth.is_told_by(text)
    }

    /// Whether `text` is a part of a position, the rest of which stands in texts before it.
    fn is_told_side_by_side(&mut self, truth: &Truth, text: &str) -> bool {
        let text = text.trim();
        if text.is_empty() {
            return false;
        }
        if text.len() > LONGEST_PART || truth.is_published() {
            return false;
        }
        if self.side_by_side.len() == MOST_SIDE_BY_SIDE {
            self.side_by_side.remove(0);
        }
        self.side_by_side.push(text.to_owned());
        let has_digit = text.bytes().any(|byte| byte.is_ascii_digit());
        if !has_digit || self.side_by_side.len() < 2 {
            return false;
        }
        truth.is_told_by_parts(&self.side_by_side)
    }
}
