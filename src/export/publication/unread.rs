//! Coordinates of a row that could not be read, so that nothing can change them: their cells
//! are emptied, and the row may not say them elsewhere.

use super::numbers::numbers;
use super::plain::plain;
use super::truth::Truth;
use crate::dataset::time_text::is_missing;

/// Digits from which on a whole number may be a coordinate times a power of ten.
const LONG: usize = 4;

/// What stood in the cells of one row that were emptied.
#[derive(Default)]
pub(super) struct Unread {
    count: usize,
    /// Numbers so fine that no other cell has them by accident.
    numbers: Vec<String>,
}

impl Unread {
    /// Empties `cell`.
    pub(super) fn empty(&mut self, cell: &mut String) {
        self.count += 1;
        let text = plain(cell);
        let fine = numbers(&text).filter(|number| {
            number.decimals >= LONG || (number.decimals == 0 && number.digits.len() > LONG)
        });
        self.numbers.extend(fine.map(|number| number.digits.replace(',', ".")));
        cell.clear();
    }

    /// How many cells were emptied.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// Whether another cell says a number that was emptied.
    pub(super) fn is_in(&self, cell: &str) -> bool {
        if self.numbers.is_empty() || cell.is_empty() {
            return false;
        }
        let text = plain(cell).replace(',', ".");
        self.numbers.iter().any(|number| text.contains(number.as_str()))
    }
}

/// Whether `cell` in a column of coordinates says nothing finer than what is published:
/// words without a digit, or one short number with few decimals.
pub(super) fn is_coarse(truth: &Truth, cell: &str) -> bool {
    let text = cell.trim();
    is_missing(text)
        || !plain(text).contains(|c: char| c.is_ascii_digit())
        || (text.parse::<f64>().is_ok()
            && !text.contains(char::is_alphabetic)
            && numbers(text).all(|number| {
                !truth.is_finer(number.decimals)
                    && (number.decimals > 0 || number.digits.len() < LONG)
            }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_coarse_numbers_and_words_for_nothing_stay() {
        let truth = Truth { from: None, to: None, hidden_m: 660.0 };
        for text in ["50", "-50.4", "unknown", "", "?", "Kyiv"] {
            assert!(is_coarse(&truth, text), "{text}");
        }
        for text in ["50.4547", "~50.45", "504547", "50.4547?", "50,4547", "1e3", "٥٠٫٤٥٤٧"]
        {
            assert!(!is_coarse(&truth, text), "{text}");
        }
    }

    #[test]
    fn what_was_emptied_is_known_in_other_cells() {
        let mut unread = Unread::default();
        let mut cell = "~50,4547".to_owned();
        unread.empty(&mut cell);
        assert!(cell.is_empty() && unread.count() == 1);
        assert!(unread.is_in("at 50,4547!") && !unread.is_in("at 50.45"));
    }
}
