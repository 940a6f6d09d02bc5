//! Keep events whose original text has all of the words.

use regex::bytes::{Regex, RegexBuilder};

use super::{Argument, Filter, FilterError, Input};
use crate::dataset::{Dataset, Rows};

/// Words looked for in every column of the original row, in either case.
pub struct Text;

/// The words of a query; a phrase in double quotes is one word.
pub fn words(query: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (index, part) in query.split('"').enumerate() {
        if index % 2 == 1 {
            words.push(part.trim().to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn pattern(word: &str) -> Result<Regex, FilterError> {
    RegexBuilder::new(&regex::escape(word))
        .case_insensitive(true)
        .build()
        .map_err(|_| FilterError::Text(word.to_owned()))
}

impl Filter for Text {
    fn id(&self) -> &'static str {
        "text"
    }

    fn label(&self) -> &'static str {
        "Text"
    }

    fn flag(&self) -> &'static str {
        "text"
    }

    fn input(&self) -> Input {
        Input::Text
    }

    fn mask(&self, dataset: &Dataset, argument: &Argument) -> Result<Rows, FilterError> {
        let Argument::Text(query) = argument else {
            return Err(FilterError::Argument(self.id()));
        };
        let words = words(query);
        let patterns: Vec<Regex> =
            words.iter().map(|word| pattern(word)).collect::<Result<_, _>>()?;
        // Two cells side by side must not make up a word that neither has.
        let delimiter = dataset.decoder.delimiter().map(char::from);
        let spans_cells = |word: &String| delimiter.is_some_and(|mark| word.contains(mark));
        let is_searched_raw = dataset.decoder.is_plain_utf8() && !words.iter().any(spans_cells);
        let mut rows = Rows::none(dataset.len());
        for row in 0..dataset.len() {
            let record = dataset.record(row)?;
            let found = if is_searched_raw {
                patterns.iter().all(|pattern| pattern.is_match(&record))
            } else {
                let cells = dataset.decoder.cells(&record);
                let is_in_a_cell =
                    |pattern: &Regex| cells.iter().any(|cell| pattern.is_match(cell.as_bytes()));
                patterns.iter().all(is_in_a_cell)
            };
            rows.set(row, found);
        }
        Ok(rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quoted_phrase_is_one_word() {
        assert_eq!(words("fire \"two people\" Київ"), ["fire", "two people", "Київ"]);
        assert!(words(" \"\" ").is_empty());
    }

    #[test]
    fn cyrillic_words_are_found_in_either_case() {
        assert!(pattern("КИЇВ").unwrap().is_match("вибух, Київ".as_bytes()));
    }
}
