//! Keep events whose original text has all of the words.

use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};

use regex::bytes::{Regex, RegexBuilder};

use super::flag::{FlagDef, FlagError, Given};
use super::{Argument, Basis, Context, Filter, FilterError, Input};
use crate::base::parallel;
use crate::dataset::{Dataset, Rows, SourceError, Span};

/// The id of this filter.
pub const ID: &str = "text";

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
        ID
    }

    fn label(&self) -> &'static str {
        "Text"
    }

    fn flags(&self) -> &'static [FlagDef] {
        const FLAGS: &[FlagDef] = &[FlagDef {
            name: "text",
            value_name: "WORDS",
            help: "Keep events whose original row has all of these words; \"a phrase\" is one",
            repeats: false,
            ..FlagDef::ANY
        }];
        FLAGS
    }

    fn argument(&self, given: &Given<'_>) -> Result<Option<Argument>, FlagError> {
        Ok(given.one(self.flag()).map(|text| Argument::Text(text.to_owned())))
    }

    fn flags_of(&self, argument: &Argument) -> Vec<(&'static str, String)> {
        let Argument::Text(text) = argument else { return Vec::new() };
        vec![(self.flag(), text.clone())]
    }

    fn input(&self) -> Input {
        Input::Text
    }

    fn basis(&self, _argument: &Argument) -> Basis {
        Basis::Text
    }

    fn mask(
        &self,
        dataset: &Dataset,
        argument: &Argument,
        _context: Context<'_>,
    ) -> Result<Rows, FilterError> {
        let Argument::Text(query) = argument else {
            return Err(FilterError::Argument(self.id()));
        };
        search(dataset, query, &AtomicBool::new(false), &|_| {})
    }
}

/// Bytes that one thread looks through at a time.
const PIECE_BYTES: u64 = 4 << 20;

/// The rows whose original text has all words of `query`. What is found is told
/// to `on_found` piece by piece, in no particular order; once `cancelled` is
/// set, the search ends with what it has.
///
/// # Errors
/// When original text can no longer be read.
pub fn search(
    dataset: &Dataset,
    query: &str,
    cancelled: &AtomicBool,
    on_found: &(dyn Fn(&[u32]) + Sync),
) -> Result<Rows, FilterError> {
    let mut words = words(query);
    // The longest first: it is the rarest, as a rule, and the others are looked
    // for only where it is.
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let patterns: Vec<Regex> = words.iter().map(|word| pattern(word)).collect::<Result<_, _>>()?;
    // Two cells side by side must not make up a word that neither has.
    let delimiter = dataset.decoder.delimiter().map(char::from);
    let spans_cells = |word: &String| delimiter.is_some_and(|mark| word.contains(mark));
    let is_raw = dataset.decoder.is_plain_utf8() && !words.iter().any(spans_cells);
    let search = Search { dataset, patterns, is_raw };
    let order = dataset.source_order();
    let found = parallel::map("search text", search.pieces(), |numbers| {
        if cancelled.load(Ordering::Relaxed) {
            return Ok(Vec::new());
        }
        let rows: Vec<u32> =
            search.piece(numbers)?.into_iter().map(|number| order[number]).collect();
        on_found(&rows);
        Ok(rows)
    });
    let mut rows = Rows::none(dataset.len());
    for piece in found {
        piece
            .map_err(FilterError::Source)?
            .into_iter()
            .for_each(|row| rows.set(row as usize, true));
    }
    Ok(rows)
}

struct Search<'a> {
    dataset: &'a Dataset,
    patterns: Vec<Regex>,
    /// Words are looked for in the bytes of records instead of in their cells.
    is_raw: bool,
}

impl Search<'_> {
    /// Events in the order of the source, cut so that each piece is short.
    fn pieces(&self) -> Vec<Range<usize>> {
        let mut pieces = Vec::new();
        let (mut first, mut start) = (0, None);
        for (number, span) in self.dataset.spans_in_source_order(0..self.dataset.len()).enumerate()
        {
            let start_of_piece = *start.get_or_insert(span.offset);
            if span.offset + u64::from(span.len) - start_of_piece > PIECE_BYTES && number > first {
                pieces.push(first..number);
                (first, start) = (number, Some(span.offset));
            }
        }
        pieces.push(first..self.dataset.len());
        pieces
    }

    /// The events out of `numbers` that have all words.
    fn piece(&self, numbers: Range<usize>) -> Result<Vec<usize>, SourceError> {
        let spans: Vec<Span> = self.dataset.spans_in_source_order(numbers.clone()).collect();
        let (Some(first), Some(last)) = (spans.first(), spans.last()) else {
            return Ok(Vec::new());
        };
        let base = first.offset;
        let len = (last.offset - base) as usize + last.len as usize;
        let text = self.dataset.source.read_range(base, len)?;
        let range = |span: &Span| {
            let start = (span.offset - base) as usize;
            start..start + span.len as usize
        };
        let mut found = Vec::new();
        let Some((rarest, others)) = self.patterns.split_first().filter(|_| self.is_raw) else {
            for (number, span) in numbers.zip(&spans) {
                let cells = self.dataset.decoder.cells(&text[range(span)]);
                let is_in_a_cell =
                    |pattern: &Regex| cells.iter().any(|cell| pattern.is_match(cell.as_bytes()));
                if self.patterns.iter().all(is_in_a_cell) {
                    found.push(number);
                }
            }
            return Ok(found);
        };
        // One run over the whole piece; a hit leads to its record.
        let mut at = 0;
        while let Some(hit) = rarest.find_at(&text, at) {
            let offset = base + hit.start() as u64;
            let index = spans.partition_point(|span| span.offset <= offset).saturating_sub(1);
            let bounds = range(&spans[index]);
            let record = &text[bounds.clone()];
            let has_hit = if hit.start() >= bounds.end {
                // Between two records lies one that was skipped.
                false
            } else {
                hit.end() <= bounds.end || rarest.is_match(record)
            };
            if has_hit && others.iter().all(|pattern| pattern.is_match(record)) {
                found.push(numbers.start + index);
            }
            match spans.get(index + 1) {
                Some(next) => at = range(next).start,
                None => break,
            }
        }
        Ok(found)
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
