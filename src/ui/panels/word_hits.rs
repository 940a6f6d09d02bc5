//! Words of filters that are found for what is typed: `drone strike`, `air alert`.

use std::collections::BTreeSet;

use crate::filter::{self, Argument, FILTERS, Filter, Input};
use crate::session::Command;
use crate::ui::{View, labels};

/// Letters that have to be typed; shorter words are in too many others.
const LEAST_LETTERS: usize = 3;

/// A word of a filter.
pub struct WordHit {
    filter: &'static dyn Filter,
    word: String,
    /// Events that have it and match the other filters.
    pub count: usize,
}

impl WordHit {
    /// `Kind: Drone strike`.
    pub fn name(&self) -> String {
        let word = labels::filter_word(self.filter, &self.word);
        format!("{}: {word}", labels::filter(self.filter))
    }

    /// Lets only events with this word match.
    pub fn command(&self) -> Command {
        let argument = Some(Argument::Words(BTreeSet::from([self.word.clone()])));
        Command::SetClause(self.filter.id().to_owned(), argument)
    }
}

/// How well a word fits what is typed; the best comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Whole,
    Start,
    /// The name of the filter has it.
    Filter,
    Inside,
}

fn fit(query: &str, filter_name: &str, word: &str) -> Option<Fit> {
    let [name, word] = [filter_name, word].map(str::to_lowercase);
    if word == query {
        Some(Fit::Whole)
    } else if word.starts_with(query) {
        Some(Fit::Start)
    } else if name.starts_with(query) {
        Some(Fit::Filter)
    } else {
        word.contains(query).then_some(Fit::Inside)
    }
}

/// The words that fit `query` best, of events that match the other filters.
pub fn find(view: &View<'_>, query: &str, most: usize) -> Vec<WordHit> {
    let query = query.to_lowercase();
    if query.chars().count() < LEAST_LETTERS {
        return Vec::new();
    }
    let derived = view.session.derived();
    let is_counted = |filter: &&&'static dyn Filter| {
        filter.input() == Input::Words
            && (filter.id() != filter::air_alert::ID || derived.alerts().are_quick())
    };
    let mut found = Vec::new();
    for filter in FILTERS.iter().filter(is_counted) {
        for counted in derived.word_counts(*filter).iter().filter(|counted| counted.count > 0) {
            let word = labels::filter_word(*filter, &counted.word);
            if let Some(fit) = fit(&query, labels::filter(*filter), &word) {
                let (word, count) = (counted.word.clone(), counted.count as usize);
                found.push((fit, WordHit { filter: *filter, word, count }));
            }
        }
    }
    found.sort_by_key(|(fit, hit)| (*fit, std::cmp::Reverse(hit.count)));
    found.into_iter().take(most).map(|(_, hit)| hit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_come_before_their_beginnings_and_those_before_parts() {
        let fits = |word: &str| fit("air alert", "Air alert", word);
        assert_eq!(fits("Air Alert"), Some(Fit::Whole));
        assert_eq!(fits("Air alert in Kyiv"), Some(Fit::Start));
        assert_eq!(fits("Off at the time"), Some(Fit::Filter));
        assert_eq!(fit("strike", "Kind", "Drone strike"), Some(Fit::Inside));
        assert_eq!(fit("strike", "Kind", "Fire"), None);
        assert!(Fit::Whole < Fit::Start && Fit::Filter < Fit::Inside);
    }
}
