//! Sums before and now, where datasets are compared with their older versions.

use egui::{RichText, Ui};

use crate::filter;
use crate::language::tr;
use crate::summary::bins::Width;
use crate::summary::{Bins, Histogram, Sum, WordCount};
use crate::ui::format::number;
use crate::ui::theme::{Theme, Token, semibold};
use crate::ui::widgets::section::Section;
use crate::ui::{View, labels};

/// Filters by whose words sums are told apart.
const BY: [&str; 2] = ["kind", "place"];

/// Lines of each list.
const LISTED: usize = 6;

/// Paints it, if any shown dataset is compared.
pub fn ui(view: &View<'_>, ui: &mut Ui) {
    if !view.session.derived().is_compared() {
        return;
    }
    Section::new(tr!("before-and-now-in-matching-events")).open(true).show(
        ui,
        "before and now",
        |ui| {
            sums_ui(view, ui);
            for id in BY {
                words_ui(view, ui, id);
            }
            months_ui(view, ui);
            ui.add_space(4.0);
        },
    );
}

fn sums_ui(view: &View<'_>, ui: &mut Ui) {
    let derived = view.session.derived();
    let time = view.session.document().filters.time;
    let before: usize = derived.parts_before().iter().map(|part| part.matching().count()).sum();
    let (was, is) = (derived.toll_before(&time), derived.toll(&time));
    egui::Grid::new("sums before and now").num_columns(2).spacing([10.0, 3.0]).show(ui, |ui| {
        line_ui(ui, tr!("figure-events"), number(before), number(derived.matching_count()));
        let sum = |sum: &Sum| labels::sum(sum);
        line_ui(ui, tr!("killed"), sum(&was.killed), sum(&is.killed));
        line_ui(ui, tr!("injured"), sum(&was.injured), sum(&is.injured));
    });
}

/// A name and two values, in one where they are the same.
fn line_ui(ui: &mut Ui, name: &str, before: String, now: String) {
    ui.label(name);
    if before == now {
        ui.label(now);
    } else {
        let changed = Theme::of(ui.ctx()).token(Token::Text);
        ui.label(semibold(format!("{before} → {now}")).color(changed));
    }
    ui.end_row();
}

/// The words whose counts changed the most.
fn words_ui(view: &View<'_>, ui: &mut Ui, id: &str) {
    let Some(filter) = filter::by_id(id) else { return };
    let derived = view.session.derived();
    let (before, now) = (derived.word_counts_before(filter), derived.word_counts(filter));
    let count = |of: &[WordCount], word: &str| {
        of.iter().find(|known| known.word == word).map_or(0, |known| known.count)
    };
    let mut words: Vec<&str> =
        before.iter().chain(now.iter()).map(|word| word.word.as_str()).collect();
    words.sort_unstable();
    words.dedup();
    let lines = words
        .into_iter()
        .map(|word| (labels::filter_word(filter, word), [count(&before, word), count(&now, word)]));
    list_ui(ui, labels::filter(filter), lines.collect());
}

/// The months whose counts changed the most; an event that spans two counts in both.
fn months_ui(view: &View<'_>, ui: &mut Ui) {
    let derived = view.session.derived();
    let (axis, zone) = (view.session.document().filters.time.axis, view.settings.zone());
    let parts = derived.parts_before();
    let older = parts.iter().filter_map(|part| part.dataset.extent_on(axis));
    let extent = older.chain(view.session.extent()).reduce(crate::dataset::Interval::union);
    let Some(extent) = extent else { return };
    let bins = Bins::covering(extent, Width::Month, &zone);
    let (mut before, mut now) = (Histogram::empty(&bins), Histogram::empty(&bins));
    parts.iter().for_each(|part| before.add(&part.dataset, part.matching(), &bins, axis));
    derived.parts().for_each(|part| now.add(&part.dataset, part.matching(), &bins, axis));
    let round = |count: f64| count.round() as u32;
    let lines = (0..bins.len()).filter_map(|index| {
        let start = bins.interval(index)?.start();
        let counts = [round(*before.counts.get(index)?), round(*now.counts.get(index)?)];
        Some((crate::ui::format::month_in_words(start, &zone), counts))
    });
    list_ui(ui, tr!("by-month"), lines.collect());
}

/// The lines whose counts differ, the largest differences first.
fn list_ui(ui: &mut Ui, title: &str, mut lines: Vec<(String, [u32; 2])>) {
    lines.retain(|(_, [before, now])| before != now);
    if lines.is_empty() {
        return;
    }
    // Stable: equal ones stay in their order.
    lines.sort_by_key(|(_, [before, now])| std::cmp::Reverse(before.abs_diff(*now)));
    ui.add_space(4.0);
    ui.label(semibold(title));
    egui::Grid::new(("before and now", title)).num_columns(2).spacing([10.0, 2.0]).show(ui, |ui| {
        for (name, [before, now]) in lines.iter().take(LISTED) {
            ui.add(egui::Label::new(name.as_str()).truncate());
            ui.label(format!("{} → {}", number(*before as usize), number(*now as usize)));
            ui.end_row();
        }
    });
    if lines.len() > LISTED {
        let text = tr!("and-others", count = lines.len() - LISTED);
        ui.label(RichText::new(text).small().color(Theme::of(ui.ctx()).faint_text()));
    }
}
