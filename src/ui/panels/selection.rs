//! The tab of the selection: how many, what to do with it, and kept ones by name.

use egui::{Key, RichText, TextEdit, Ui, WidgetInfo};

use super::summary::SummaryPanel;
use crate::language::tr;
use crate::session::named::Change;
use crate::session::{Command, SelectionOp};
use crate::ui::format::number;
use crate::ui::theme::{Theme, semibold};
use crate::ui::{Action, Choosing, View};

/// What is typed and not sent yet.
#[derive(Debug, Default)]
pub struct SelectionPanel {
    naming: Option<Naming>,
    summary: SummaryPanel,
}

/// A name that is being typed.
#[derive(Debug)]
struct Naming {
    /// The kept selection that is renamed; a new one is kept where there is none.
    renamed: Option<String>,
    name: String,
    has_focused: bool,
}

impl SelectionPanel {
    /// Paints the tab.
    pub fn ui(&mut self, view: &View<'_>, ui: &mut Ui) {
        egui::ScrollArea::vertical().id_salt("selection").auto_shrink(false).show(ui, |ui| {
            self.choices_ui(view, ui);
            if !view.session.document().selection.is_empty() {
                ui.separator();
                self.summary.selected_ui(view, ui);
            }
            ui.add_space(12.0);
        });
    }

    fn choices_ui(&mut self, view: &View<'_>, ui: &mut Ui) {
        let theme = Theme::of(ui.ctx());
        let document = view.session.document();
        let count = document.selection.count();
        ui.label(semibold(tr!("count-events-selected", count = count)));
        if count == 0 {
            let hint = tr!("click-a-symbol-draw-a-lasso-round");
            ui.label(RichText::new(hint).color(theme.faint_text()));
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let mut button = |label: &str, hover: &str, enabled: bool| {
                ui.add_enabled(enabled, egui::Button::new(label)).on_hover_text(hover).clicked()
            };
            let are_any = view.session.derived().matching_count() > 0;
            if button(tr!("all"), tr!("select-all-matching-events-ctrl-a"), are_any) {
                view.send(Command::SelectMatching);
            }
            if button(tr!("invert"), tr!("select-matching-events-that-are-not-selected"), are_any) {
                view.send(Command::InvertSelection);
            }
            if button(tr!("clear"), tr!("select-nothing-esc"), count > 0) {
                view.send(Command::ClearSelection);
            }
            let earlier = view.session.earlier_selection().is_some();
            if button(tr!("reselect"), tr!("restore-previous-selection-ctrl-shift-a"), earlier) {
                view.send(Command::Reselect);
            }
            if button(tr!("by-expression"), tr!("select-events-by-an-expression-ctrl-shift"), true)
            {
                view.ask(Action::Choosing(Choosing::Open(String::new())));
            }
            if button(tr!("save-selection"), tr!("save-the-selection-under-a-name"), count > 0) {
                self.naming = Some(Naming::new(None));
            }
            let hover = tr!("find-events-that-may-be-reported-twice");
            if button(tr!("possible-duplicates"), hover, true) {
                view.ask(Action::Choosing(Choosing::ShowDuplicates));
            }
        });
        self.naming_ui(view, ui);
        for (name, selection) in document.named_selections.iter() {
            let is_selected = *selection == document.selection;
            ui.horizontal(|ui| self.kept_ui(view, ui, name, selection.count(), is_selected));
        }
    }

    fn kept_ui(
        &mut self,
        view: &View<'_>,
        ui: &mut Ui,
        name: &str,
        count: usize,
        is_selected: bool,
    ) {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let menu = ui.menu_button("…", |ui| {
                if ui.button(tr!("rename-button")).clicked() {
                    self.naming = Some(Naming::new(Some(name.to_owned())));
                }
                let replace = egui::Button::new(tr!("update-from-selection"));
                let any = !view.session.document().selection.is_empty();
                if ui.add_enabled(any, replace).clicked() {
                    view.send(Command::ChangeNamed(Change::Keep(name.to_owned())));
                }
                if ui.button(tr!("remove")).clicked() {
                    view.send(Command::ChangeNamed(Change::Remove(name.to_owned())));
                }
            });
            menu.response.widget_info(|| {
                WidgetInfo::labeled(egui::Role::Button, true, tr!("change-named", name = name))
            });
            ui.label(number(count));
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let label = egui::Button::selectable(is_selected, name).truncate();
                let response =
                    ui.add(label).on_hover_text(tr!("click-selects-these-events-shift-adds-ctrl"));
                if response.clicked() {
                    let modifiers = ui.input(|input| input.modifiers);
                    let combine = match (modifiers.command, modifiers.shift) {
                        (true, true) => SelectionOp::Intersect,
                        (true, false) => SelectionOp::Remove,
                        (false, true) => SelectionOp::Add,
                        _ => SelectionOp::Replace,
                    };
                    view.send(Command::Recall(name.to_owned(), combine));
                }
            });
        });
    }

    fn naming_ui(&mut self, view: &View<'_>, ui: &mut Ui) {
        let Some(naming) = &mut self.naming else { return };
        let mut done = false;
        ui.horizontal(|ui| {
            let field = TextEdit::singleline(&mut naming.name).hint_text(tr!("name"));
            let response = ui.add(field.desired_width(120.0));
            response.widget_info(|| {
                WidgetInfo::labeled(egui::Role::TextInput, true, tr!("name-of-the-selection"))
            });
            if !std::mem::replace(&mut naming.has_focused, true) {
                response.request_focus();
            }
            let name = naming.name.trim();
            let kept = &view.session.document().named_selections;
            let is_taken = kept.get(name).is_some();
            let label = match (&naming.renamed, is_taken) {
                (Some(_), _) => tr!("rename"),
                (None, true) => tr!("replace"),
                (None, false) => tr!("keep"),
            };
            let is_clash = is_taken && naming.renamed.is_some();
            let is_free = !name.is_empty() && !is_clash;
            let entered = response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
            let clicked = ui.add_enabled(is_free, egui::Button::new(label)).clicked();
            if is_free && (clicked || entered) {
                let name = name.to_owned();
                view.send(Command::ChangeNamed(match naming.renamed.clone() {
                    Some(old) => Change::Rename(old, name),
                    None => Change::Keep(name),
                }));
                done = true;
            }
            done |= ui.button(tr!("cancel")).clicked();
        });
        if done {
            self.naming = None;
        }
    }
}

impl Naming {
    fn new(renamed: Option<String>) -> Self {
        let name = renamed.clone().unwrap_or_default();
        Self { renamed, name, has_focused: false }
    }
}
