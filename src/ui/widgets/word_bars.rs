//! Words with their counts as bars, each of which can be chosen as a filter.

use std::collections::BTreeSet;

use egui::Ui;

use super::bar::bar;
use crate::filter::{Argument, Filter};
use crate::session::Command;
use crate::summary::WordCount;
use crate::ui::View;

/// The words that the clause of `filter` lets pass; none while it is not in use.
pub fn chosen_words(view: &View<'_>, filter: &dyn Filter) -> BTreeSet<String> {
    match view.session.document().filters.argument(filter.id()) {
        Some(Argument::Words(words)) => words.clone(),
        _ => BTreeSet::new(),
    }
}

/// Paints `words`, their bars against `highest`; a click on one lets it pass, or no
/// longer.
pub fn word_bars<'a>(
    view: &View<'_>,
    ui: &mut Ui,
    filter: &dyn Filter,
    words: impl Iterator<Item = &'a WordCount>,
    highest: u32,
) {
    let chosen = chosen_words(view, filter);
    for word in words {
        let is_chosen = chosen.contains(&word.word);
        let label = filter.word_label(&word.word);
        let sign = (filter.id() == "kind").then_some(word.word.as_str());
        let quiet = !chosen.is_empty() && !is_chosen;
        let counts = [word.count, word.total, highest.max(1)];
        if bar(ui, &label, counts, is_chosen, quiet, sign).clicked() {
            let mut words = chosen.clone();
            if !words.remove(&word.word) {
                words.insert(word.word.clone());
            }
            let argument = Some(Argument::Words(words));
            view.send(Command::SetClause(filter.id().to_owned(), argument));
        }
    }
}
