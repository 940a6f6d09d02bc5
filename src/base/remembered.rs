//! What was answered for texts that tables repeat.
//!
//! For functions of texts alone that take long: most cells of a column repeat, and rows
//! that are read in full ask for the same few again and again.

use std::cell::RefCell;
use std::collections::HashMap;
use std::thread::LocalKey;

/// Answers that are kept; then all are forgotten.
const MOST_ANSWERS: usize = 8_192;

/// Bytes of the texts of an answer that is kept.
const MOST_BYTES: usize = 512;

/// Stands between texts.
const BETWEEN: char = '\u{1f}';

/// The answers of one function on one thread.
#[derive(Debug)]
pub struct Remembered<V> {
    answers: HashMap<String, V, foldhash::fast::RandomState>,
    /// The room in which texts are joined.
    key: String,
}

impl<V> Default for Remembered<V> {
    fn default() -> Self {
        Self { answers: HashMap::default(), key: String::new() }
    }
}

impl<V: Copy> Remembered<V> {
    fn get(&mut self, texts: &[&str]) -> Option<V> {
        self.key.clear();
        for text in texts {
            self.key.push_str(text);
            self.key.push(BETWEEN);
        }
        self.answers.get(&self.key).copied()
    }

    fn insert(&mut self, texts: &[&str], answer: V) {
        if self.answers.len() >= MOST_ANSWERS {
            self.answers.clear();
        }
        let key: String = texts.iter().flat_map(|text| [text, "\u{1f}"]).collect();
        self.answers.insert(key, answer);
    }
}

/// What `ask` answers, which `texts` alone decide. `place` holds the answers of this
/// function and of no other.
pub fn remembered<V: Copy>(
    place: &'static LocalKey<RefCell<Remembered<V>>>,
    texts: &[&str],
    ask: impl FnOnce() -> V,
) -> V {
    let bytes: usize = texts.iter().map(|text| text.len()).sum();
    // Texts with the mark in them could be joined to those of another answer.
    if bytes > MOST_BYTES || texts.iter().any(|text| text.contains(BETWEEN)) {
        return ask();
    }
    if let Some(known) = place.with_borrow_mut(|known| known.get(texts)) {
        return known;
    }
    // Not borrowed meanwhile: it may ask for others.
    let answer = ask();
    place.with_borrow_mut(|known| known.insert(texts, answer));
    answer
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    thread_local! {
        static LENGTHS: RefCell<Remembered<(usize, usize)>> = RefCell::default();
    }

    proptest! {
        #[test]
        fn answers_are_those_of_the_function(
            pairs in prop::collection::vec(("[ab\u{1f}]{0,3}", "[ab\u{1f}]{0,3}"), 0..200)
        ) {
            for (first, second) in &pairs {
                let answer = || (first.len(), second.len());
                prop_assert_eq!(remembered(&LENGTHS, &[first, second], answer), answer());
            }
        }
    }

    #[test]
    fn a_function_is_asked_once_and_not_forever_remembered() {
        let mut asked = 0;
        for number in (0..3).chain(0..3) {
            remembered(&LENGTHS, &["once", &number.to_string()], || {
                asked += 1;
                (0, number)
            });
        }
        assert_eq!(asked, 3);
        for number in 0..2 * MOST_ANSWERS {
            remembered(&LENGTHS, &[&number.to_string()], || (0, number));
        }
        assert!(LENGTHS.with_borrow(|known| known.answers.len()) <= MOST_ANSWERS);
    }
}
