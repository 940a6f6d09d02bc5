//! The filters at the left: each with its state, its clear and live counts
//! that respect all other filters.

use std::collections::{BTreeSet, HashMap};

use egui::Ui;

use super::active_filters;
use super::held_section::HeldSection;
use crate::dataset::kind::{self, KindGroup};
use crate::filter::{self, Argument, FILTERS, Filter, Input};
use crate::language::tr;
use crate::session::Command;
use crate::summary::WordCount;
use crate::ui::format::number;
use crate::ui::theme::Theme;
use crate::ui::timeline::fields::Fields;
use crate::ui::widgets::air_alert;
use crate::ui::widgets::area_editor::AreaEditor;
use crate::ui::widgets::clock_chart;
use crate::ui::widgets::expression_field::ExpressionField;
use crate::ui::widgets::section::Section;
use crate::ui::widgets::word_bars::{after_click, chosen_words, word_bars};
use crate::ui::{View, labels};

/// Words shown before "more" is asked for.
const SHOWN_WORDS: usize = 8;

/// Filters that are open at first.
const OPEN: [&str; 5] = ["change", "kind", "area", "text", "expression"];

/// State of the panel: what is typed but not sent.
#[derive(Debug, Default)]
pub struct FiltersPanel {
    revision: Option<u64>,
    areas: AreaEditor,
    expanded: BTreeSet<&'static str>,
    search: HashMap<&'static str, String>,
    text: String,
    expression: ExpressionField,
    /// The expression in use when the field was last filled.
    expression_in_use: String,
    cell: (String, String),
    dates: Fields,
    held: HeldSection,
}

impl FiltersPanel {
    /// Paints the panel.
    pub fn ui(&mut self, view: &View<'_>, ui: &mut Ui) {
        self.refresh(view);
        active_filters::ui(view, ui);
        Section::new(tr!("date-range")).show(ui, "date range", |ui| {
            let time = view.session.document().filters.time;
            ui.spacing_mut().item_spacing.x = 3.0;
            ui.horizontal(|ui| self.dates.edges_ui(view, ui, time, tr!("date-range")));
        });
        for filter in FILTERS {
            let active = view.session.document().filters.argument(filter.id()).is_some();
            let is_of_changes = filter.needs_older(&Argument::Words(BTreeSet::new()));
            if is_of_changes && !view.session.derived().is_compared() {
                continue;
            }
            let has_words = || !view.session.derived().word_counts(*filter).is_empty();
            if !active && !filter.is_always_offered() && !has_words() {
                continue;
            }
            let open = OPEN.contains(&filter.id()) || active;
            let remark = remark(*filter, view, active);
            let section =
                Section::new(labels::filter(*filter)).open(open).remark(&remark).can_clear(active);
            let top = ui.cursor().top();
            let cleared = section.show(ui, ("filter", filter.id()), |ui| {
                match filter.input() {
                    Input::Words if filter.is_by_alert() && !air_alert::is_ready(view) => {
                        air_alert::looking_ui(ui);
                    }
                    Input::Words => self.words_ui(*filter, view, ui),
                    Input::Areas => self.areas.ui(view, ui),
                    Input::Text => self.text_ui(view, ui),
                    Input::Harm => harm_ui(view, ui),
                    Input::Cells => self.cells_ui(view, ui),
                    Input::Expression => self.expression_ui(view, ui),
                    Input::Clock(cycle) => clock_chart::ui(view, ui, *filter, cycle, None),
                }
                ui.add_space(4.0);
            });
            self.held.follow(ui, filter.id(), [top, ui.cursor().top()]);
            if cleared {
                view.send(Command::SetClause(filter.id().to_owned(), None));
            }
        }
    }

    fn refresh(&mut self, view: &View<'_>) {
        if self.revision == Some(view.session.data_revision()) {
            return;
        }
        self.revision = Some(view.session.data_revision());
        if let Some(Argument::Text(text)) =
            view.session.document().filters.argument(filter::text::ID)
        {
            if filter::words_of(text) != filter::words_of(&self.text) {
                self.text.clone_from(text);
            }
        } else if !self.text.trim().is_empty() {
            self.text.clear();
        }
        let in_use = match view.session.document().filters.argument(filter::expression::ID) {
            Some(Argument::Expression(text)) => text.as_str(),
            _ => "",
        };
        if in_use != self.expression_in_use {
            in_use.clone_into(&mut self.expression_in_use);
            in_use.clone_into(&mut self.expression.text);
        }
    }

    fn words_ui(&mut self, filter: &'static dyn Filter, view: &View<'_>, ui: &mut Ui) {
        let counts = view.session.derived().word_counts(filter);
        let chosen = chosen_words(view, filter);
        let expanded = self.expanded.contains(filter.id());
        let wanted = self.search.entry(filter.id()).or_default();
        if counts.len() > SHOWN_WORDS && expanded {
            let hint = tr!("find-in", filter = labels::filter(filter).to_lowercase());
            let field = egui::TextEdit::singleline(wanted).hint_text(hint.as_str());
            let response = ui.add(field.desired_width(f32::INFINITY));
            response.widget_info(|| {
                egui::WidgetInfo::labeled(egui::Role::TextInput, true, hint.as_str())
            });
        }
        let needle = wanted.to_lowercase();
        let highest = counts.iter().map(|word| word.total).max().unwrap_or(1).max(1);
        let mut listed: Vec<&WordCount> = counts
            .iter()
            .filter(|word| word.count > 0 || chosen.contains(&word.word))
            .filter(|word| {
                needle.is_empty()
                    || chosen.contains(&word.word)
                    || labels::filter_word(filter, &word.word).to_lowercase().contains(&needle)
            })
            .collect();
        in_their_order(filter, &mut listed);
        let limit = if expanded { 200 } else { SHOWN_WORDS };
        let hidden = listed.len().saturating_sub(limit);
        if filter.id() == "kind" {
            kinds_ui(view, ui, filter, &listed, highest, &counts);
            return;
        }
        let shown = listed
            .iter()
            .enumerate()
            .filter(|(index, word)| *index < limit || chosen.contains(&word.word));
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            word_bars(view, ui, filter, shown.map(|(_, word)| *word), highest, &counts);
        });
        if hidden > 0 || expanded && counts.len() > SHOWN_WORDS {
            let label = if expanded {
                tr!("fewer").to_owned()
            } else {
                tr!("count-more-button", count = hidden)
            };
            if ui.link(label).clicked() && !self.expanded.remove(filter.id()) {
                self.expanded.insert(filter.id());
            }
        }
    }

    fn text_ui(&mut self, view: &View<'_>, ui: &mut Ui) {
        let field = egui::TextEdit::singleline(&mut self.text)
            .hint_text(tr!("words-or-a-quoted-phrase"))
            .desired_width(f32::INFINITY);
        let response = ui.add(field);
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::TextInput, true, tr!("text-in-any-column"))
        });
        if response.changed() {
            let argument = Some(Argument::Text(self.text.clone()));
            view.send(Command::SetClause(filter::text::ID.to_owned(), argument));
        }
    }

    /// Applied when it is whole: by Enter, or when the field is left.
    fn expression_ui(&mut self, view: &View<'_>, ui: &mut Ui) {
        let response = self.expression.ui(view, ui, tr!("expression"));
        let is_sound = !matches!(self.expression.expression(), Some(Err(_)));
        if response.lost_focus() && is_sound {
            let argument = Argument::Expression(self.expression.text.trim().to_owned());
            let argument = Some(argument).filter(|argument| !argument.is_idle());
            if view.session.document().filters.argument(filter::expression::ID) != argument.as_ref()
            {
                view.send(Command::SetClause(filter::expression::ID.to_owned(), argument));
            }
        }
    }

    fn cells_ui(&mut self, view: &View<'_>, ui: &mut Ui) {
        let mut cells = match view.session.document().filters.argument(filter::cells::ID) {
            Some(Argument::Cells(cells)) => cells.clone(),
            _ => Vec::new(),
        };
        let mut changed = false;
        cells.retain(|(column, value)| {
            let kept = !ui.button(format!("{column} = {value}  ×")).clicked();
            changed |= !kept;
            kept
        });
        let names: BTreeSet<&str> = view
            .session
            .shown()
            .flat_map(|open| open.dataset.decoder.columns())
            .map(String::as_str)
            .collect();
        ui.horizontal(|ui| {
            let shown = if self.cell.0.is_empty() { tr!("column") } else { &self.cell.0 };
            let columns = egui::ComboBox::from_id_salt("cell column")
                .selected_text(shown)
                .width(90.0)
                .show_ui(ui, |ui| {
                    for name in names {
                        if ui.selectable_label(self.cell.0 == name, name).clicked() {
                            name.clone_into(&mut self.cell.0);
                        }
                    }
                });
            columns.response.on_hover_text(tr!("column-that-must-have-the-value"));
            let field = egui::TextEdit::singleline(&mut self.cell.1).hint_text(tr!("value"));
            let response = ui.add(field.desired_width(90.0));
            response.widget_info(|| {
                egui::WidgetInfo::labeled(egui::Role::TextInput, true, tr!("value-of-the-column"))
            });
            let ready = !self.cell.0.is_empty();
            if ui.add_enabled(ready, egui::Button::new(tr!("add"))).clicked() {
                cells.push(std::mem::take(&mut self.cell));
                changed = true;
            }
        });
        if changed {
            view.send(Command::SetClause(
                filter::cells::ID.to_owned(),
                Some(Argument::Cells(cells)),
            ));
        }
    }
}

/// Words that a filter lists itself, such as tiers from precise to wide, stand in the order
/// of that list; others as they are.
fn in_their_order(filter: &dyn Filter, words: &mut [&WordCount]) {
    let Some(values) = filter.flags().first().and_then(|flag| flag.values) else { return };
    let order: Vec<&str> = values().iter().map(|value| value.id).collect();
    let place = |word: &WordCount| order.iter().position(|id| *id == word.word);
    words.sort_by_key(|word| place(word).unwrap_or(usize::MAX));
}

/// Kinds by group, each with its sum; in the order of the legend.
fn kinds_ui(
    view: &View<'_>,
    ui: &mut Ui,
    filter: &dyn Filter,
    listed: &[&WordCount],
    highest: u32,
    all: &[WordCount],
) {
    let rank = |word: &str| kind::KINDS.iter().position(|kind| kind.id == word);
    for group in KindGroup::ALL {
        let mut words: Vec<&WordCount> =
            listed.iter().copied().filter(|word| KindGroup::of(&word.word) == group).collect();
        if words.is_empty() {
            continue;
        }
        words.sort_by_key(|word| rank(&word.word).unwrap_or(usize::MAX));
        let sum: usize = words.iter().map(|word| word.count as usize).sum();
        let (title, sum) = (labels::kind_group(group), number(sum));
        let chosen = chosen_words(view, filter);
        let of_group = || all.iter().filter(|word| KindGroup::of(&word.word) == group);
        let is_picked = !chosen.is_empty() && of_group().all(|word| chosen.contains(&word.word));
        let section = Section::new(&title).remark(&sum);
        let is_clicked = section.show_group(ui, ("kinds", group.label()), is_picked, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            word_bars(view, ui, filter, words.into_iter(), highest, all);
        });
        if is_clicked {
            let modifiers = ui.input(|input| input.modifiers);
            let words = of_group().map(|word| word.word.clone()).collect();
            let all = all.iter().map(|word| word.word.clone()).collect();
            let next = after_click(chosen, words, all, modifiers);
            let argument = Some(Argument::Words(next));
            view.send(Command::SetClause(filter.id().to_owned(), argument));
        }
    }
}

fn harm_ui(view: &View<'_>, ui: &mut Ui) {
    let (mut killed, mut injured) = match view.session.document().filters.argument(filter::harm::ID)
    {
        Some(Argument::Harm { killed, injured }) => (*killed, *injured),
        _ => (0, 0),
    };
    let before = (killed, injured);
    for (label, value) in
        [(tr!("killed-at-least"), &mut killed), (tr!("injured-at-least"), &mut injured)]
    {
        ui.horizontal(|ui| {
            let label = ui.label(label);
            ui.add(egui::DragValue::new(value).range(0..=1_000_000)).labelled_by(label.id);
        });
    }
    ui.label(
        egui::RichText::new(tr!("the-highest-figure-cited-counts-unknown-is"))
            .small()
            .color(Theme::of(ui.ctx()).faint_text()),
    );
    if (killed, injured) != before {
        let argument = Some(Argument::Harm { killed, injured });
        view.send(Command::SetClause(filter::harm::ID.to_owned(), argument));
    }
}

/// `any`, or how many of how many words are chosen.
fn remark(filter: &dyn Filter, view: &View<'_>, active: bool) -> String {
    if !active {
        return tr!("any").to_owned();
    }
    match view.session.document().filters.argument(filter.id()) {
        Some(Argument::Words(words)) => {
            let all = view.session.derived().word_counts(filter).len();
            tr!("number-of-all", number = words.len(), all = all)
        }
        _ => String::new(),
    }
}
