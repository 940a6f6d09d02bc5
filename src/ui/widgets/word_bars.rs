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

/// The words that are chosen after a click on `picked`, one of them or a group: these alone,
/// or everything again; with Ctrl they are added or taken away; with Alt they are left out of
/// what is chosen, or of `all`, or taken back in.
pub fn after_click(
    mut chosen: BTreeSet<String>,
    picked: BTreeSet<String>,
    all: BTreeSet<String>,
    modifiers: egui::Modifiers,
) -> BTreeSet<String> {
    if !modifiers.alt && !modifiers.command {
        return if chosen == picked { BTreeSet::new() } else { picked };
    }
    if modifiers.alt && chosen.is_empty() {
        chosen = all;
    }
    let is_any_in = !picked.is_disjoint(&chosen);
    let is_taken_away = if modifiers.alt { is_any_in } else { picked.is_subset(&chosen) };
    match is_taken_away {
        true => chosen.retain(|word| !picked.contains(word)),
        false => chosen.extend(picked),
    }
    chosen
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
        let word = BTreeSet::from([word.word.clone()]);
        let all = all.iter().map(|word| word.word.clone()).collect();
        let words = after_click(chosen.clone(), word, all, modifiers);
        let argument = Some(Argument::Words(words));
        view.send(Command::SetClause(filter.id().to_owned(), argument));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_or_a_group_is_picked_added_taken_away_and_left_out() {
        let set = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let after = |chosen: &[&str], modifiers| {
            after_click(set(chosen), set(&["a", "b"]), set(&["a", "b", "c", "d"]), modifiers)
        };
        let (none, ctrl, alt) =
            (egui::Modifiers::NONE, egui::Modifiers::COMMAND, egui::Modifiers::ALT);
        assert_eq!(after(&[], none), set(&["a", "b"]));
        assert_eq!(after(&["a", "c"], none), set(&["a", "b"]));
        assert_eq!(after(&["a", "b"], none), set(&[]));
        assert_eq!(after(&["c"], ctrl), set(&["a", "b", "c"]));
        assert_eq!(after(&["a", "b", "c"], ctrl), set(&["c"]));
        assert_eq!(after(&[], alt), set(&["c", "d"]));
        assert_eq!(after(&["a", "c"], alt), set(&["c"]));
        assert_eq!(after(&["c"], alt), set(&["a", "b", "c"]));
    }
}
