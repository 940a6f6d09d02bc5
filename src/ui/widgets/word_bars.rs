//! Words with their counts as bars, each of which can be chosen as a filter.

use std::collections::BTreeSet;

use egui::Ui;

use super::bar::{Bar, bar};
use crate::filter::{Argument, Filter};
use crate::session::Command;
use crate::summary::WordCount;
use crate::ui::{View, labels};

/// The words that the clause of `filter` lets pass; none while it is not in use.
pub fn chosen_words(view: &View<'_>, filter: &dyn Filter) -> BTreeSet<String> {
    match view.session.document().filters.argument(filter.id()) {
        Some(Argument::Words(words)) => words.clone(),
        _ => BTreeSet::new(),
    }
}

/// Paints `words`, their bars against `highest`. A click lets only that word match, or
/// everything again; with Ctrl it is added or taken away; with Alt it is left out.
/// `all` are all words of the filter.
pub fn word_bars<'a>(
    view: &View<'_>,
    ui: &mut Ui,
    filter: &dyn Filter,
    words: impl Iterator<Item = &'a WordCount>,
    highest: u32,
    all: &[WordCount],
) {
    let chosen = chosen_words(view, filter);
    // Where most are chosen, the few others were left out by hand.
    let is_mostly_chosen = chosen.len() * 2 > all.len();
    for word in words {
        let is_chosen = chosen.contains(&word.word);
        let label = labels::filter_word(filter, &word.word);
        let is_out = !chosen.is_empty() && !is_chosen;
        let look = Bar {
            is_chosen: is_chosen && !is_mostly_chosen,
            is_quiet: is_out,
            is_struck: is_out && is_mostly_chosen,
            kind: (filter.id() == "kind").then_some(word.word.as_str()),
            tip: None,
        };
        let counts = [word.count, word.total, highest.max(1)];
        let response = bar(ui, &label, counts, look);
        if !response.clicked() {
            continue;
        }
        let modifiers = ui.input(|input| input.modifiers);
        let mut words = chosen.clone();
        if modifiers.alt {
            if words.is_empty() {
                words = all.iter().map(|word| word.word.clone()).collect();
            }
            if !words.remove(&word.word) {
                words.insert(word.word.clone());
            }
        } else if modifiers.command {
            if !words.remove(&word.word) {
                words.insert(word.word.clone());
            }
        } else if words.len() == 1 && is_chosen {
            words.clear();
        } else {
            words = BTreeSet::from([word.word.clone()]);
        }
        let argument = Some(Argument::Words(words));
        view.send(Command::SetClause(filter.id().to_owned(), argument));
    }
}
