//! The filters in use as rows, each with its end, and which of them lets nothing match.

use egui::Ui;

use crate::dataset::{Interval, TimePrecision};
use crate::filter::{self, Argument, Filter, Input};
use crate::language::tr;
use crate::session::{self, Command};
use crate::ui::format;
use crate::ui::theme::{Theme, Token, semibold};
use crate::ui::widgets::button;
use crate::ui::widgets::icon::{Icon, IconButton};
use crate::ui::{View, labels};

/// How many filters are in use, the time window and deduplication among them.
pub fn in_use(view: &View<'_>) -> usize {
    let filters = &view.session.document().filters;
    filters.clauses.len()
        + usize::from(filters.time.window.is_some() && !filters.time.is_idle())
        + usize::from(view.session.derived().suppressed_count() > 0)
}

/// What is filtered, in one place, with one button that clears everything.
pub fn ui(view: &View<'_>, ui: &mut Ui) {
    let filters = &view.session.document().filters;
    let theme = Theme::of(ui.ctx());
    ui.horizontal(|ui| {
        ui.label(semibold(tr!("filters")));
        let count = in_use(view);
        if count > 0 {
            let badge = egui::Frame::new()
                .fill(theme.token(Token::AccentSoft))
                .corner_radius(8)
                .inner_margin(egui::Margin::symmetric(6, 0));
            badge.show(ui, |ui| {
                ui.label(semibold(count.to_string()).small().color(theme.accent()));
            });
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if filters.are_idle() {
                return;
            }
            if ui.link(tr!("clear-all")).clicked() {
                view.send(Command::ClearFilters);
            }
        });
    });
    for ActiveFilter { icon, name, text, remove } in active(view) {
        chip(ui, icon, &name, &text, || view.send(remove));
    }
    ui.separator();
}

/// A filter in use.
struct ActiveFilter {
    icon: Icon,
    name: String,
    /// What it lets pass.
    text: String,
    /// Takes it away.
    remove: Command,
}

/// The filters in use, in the order in which they are shown.
fn active(view: &View<'_>) -> Vec<ActiveFilter> {
    let filters = &view.session.document().filters;
    let mut active = Vec::new();
    if let (Some(window), false) = (filters.time.window, filters.time.is_idle()) {
        active.push(ActiveFilter {
            icon: Icon::Clock,
            name: tr!("time").to_owned(),
            text: window_text(view, window),
            remove: without_window(view),
        });
    }
    for (id, argument) in &filters.clauses {
        let Some(filter) = filter::by_id(id) else { continue };
        active.push(ActiveFilter {
            icon: Icon::Funnel,
            name: labels::filter(filter).to_owned(),
            text: argument_text(filter, argument),
            remove: Command::SetClause(id.clone(), None),
        });
    }
    let left_out = view.session.derived().suppressed_count();
    if left_out > 0 {
        active.push(ActiveFilter {
            icon: Icon::Funnel,
            name: tr!("deduplicated").to_owned(),
            text: tr!("rows-of-repeated-events-left-out", count = left_out),
            remove: Command::Deduplicate(None),
        });
    }
    active
}

fn window_text(view: &View<'_>, window: Interval) -> String {
    let zone = view.settings.zone();
    match view.session.document().filters.time.mode {
        filter::Mode::Instant => format::minute(window.start(), &zone),
        filter::Mode::FromBeginning => {
            tr!("handle-until", time = format::minute(window.end(), &zone))
        }
        filter::Mode::UntilEnd => {
            tr!("handle-from", time = format::minute(window.start(), &zone))
        }
        _ => format::interval_in_words(Some(window), TimePrecision::Unknown, &zone),
    }
}

/// Clears the time window.
fn without_window(view: &View<'_>) -> Command {
    Command::SetTime(filter::TimeFilter { window: None, ..view.session.document().filters.time })
}

/// The filters in use in one sentence.
pub fn sentence(view: &View<'_>) -> String {
    let words = active(view).into_iter().map(|filter| match filter.icon {
        Icon::Clock => filter.text,
        _ => format!("{}: {}", filter.name, filter.text),
    });
    words.collect::<Vec<_>>().join(" · ")
}

/// What would let events match again where none does: a label with how many they are, and
/// the command; the one that brings most comes first.
pub fn ways_out(view: &View<'_>) -> Vec<(String, Command)> {
    let filters = &view.session.document().filters;
    let without = |which: session::CountedView<'_>| -> usize {
        view.session.derived().parts().map(|part| part.matching_for(which).count()).sum()
    };
    let mut ways = Vec::new();
    if !filters.time.is_idle() {
        let count = without(session::CountedView::Time);
        let label = tr!("clear-time-window-count", count = count);
        ways.push((count, label, without_window(view)));
    }
    for id in filters.clauses.keys() {
        let Some(filter) = filter::by_id(id) else { continue };
        let count = without(session::CountedView::Clause(id));
        let name = labels::filter(filter).to_lowercase();
        let label = tr!("remove-filter", filter = name, count = count);
        ways.push((count, label, Command::SetClause(id.clone(), None)));
    }
    ways.retain(|(count, ..)| *count > 0);
    ways.sort_by_key(|(count, ..)| std::cmp::Reverse(*count));
    if ways.is_empty() {
        return vec![(tr!("clear-all").to_owned(), Command::ClearFilters)];
    }
    ways.into_iter().map(|(_, label, command)| (label, command)).collect()
}

/// The argument of a clause in a few words.
pub fn argument_text(filter: &dyn Filter, argument: &Argument) -> String {
    match argument {
        Argument::Words(words) => words
            .iter()
            .map(|word| labels::filter_word(filter, word))
            .collect::<Vec<_>>()
            .join(", "),
        Argument::Areas { areas, matching } => {
            crate::ui::widgets::area_editor::text(areas, *matching)
        }
        Argument::Text(text) | Argument::Expression(text) => text.trim().to_owned(),
        Argument::Harm { killed, injured } => match (killed, injured) {
            (0, injured) => tr!("injured-from", injured = injured),
            (killed, 0) => tr!("killed-from", killed = killed),
            (killed, injured) => tr!("killed-and-injured-from", killed = killed, injured = injured),
        },
        Argument::Cells(cells) => cells
            .iter()
            .map(|(column, value)| format!("{column} = {value}"))
            .collect::<Vec<_>>()
            .join(", "),
        Argument::Clock { zone, values } => match filter.input() {
            Input::Clock(cycle) => labels::cycle_values(cycle, values, zone),
            _ => String::new(),
        },
    }
}

/// A filter in use: a row on the ground of what is switched on, with its end at the
/// right.
fn chip(ui: &mut Ui, icon: Icon, name: &str, text: &str, remove: impl FnOnce()) {
    let theme = Theme::of(ui.ctx());
    let ground = egui::Frame::new()
        .fill(theme.token(Token::AccentSoft))
        .corner_radius(6)
        .inner_margin(egui::Margin { left: 8, right: 2, top: 0, bottom: 0 });
    ground.show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                button::make_flat(ui);
                let label = tr!("remove-filter-named", name = name);
                if ui.add(IconButton::new(Icon::X, &label)).clicked() {
                    remove();
                }
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    ui.label(egui::RichText::new(icon).color(theme.token(Token::Text2)));
                    let shown = if icon == Icon::Clock {
                        text.to_owned()
                    } else {
                        format!("{name}: {text}")
                    };
                    ui.add(egui::Label::new(shown).truncate().show_tooltip_when_elided(false))
                        .on_hover_text(format!("{name}: {text}"));
                });
            });
        });
    });
}
