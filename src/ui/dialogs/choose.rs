//! The dialog that selects events by an expression.

use std::sync::Arc;

use crate::dataset::SourceError;
use crate::expression::Expression;
use crate::language::tr;
use crate::session::{Command, Selection, SelectionOp};
use crate::ui::View;
use crate::ui::theme::Theme;
use crate::ui::widgets::dialog::Dialog;
use crate::ui::widgets::expression_field::ExpressionField;
use crate::ui::widgets::{choice, scrolled};

/// What is to be counted: another text, data or choice is another count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The text.
    pub text: String,
    /// Only among matching events.
    pub only_matching: bool,
    /// State of the data.
    pub data_revision: u64,
}

/// The dialog.
#[derive(Debug, Default)]
pub struct ChooseDialog {
    field: ExpressionField,
    among_all: bool,
    /// What runs on a thread: its number and what it counts.
    running: Option<(u64, Wanted)>,
    found: Option<(Wanted, Result<Selection, Arc<SourceError>>)>,
    has_focused: bool,
}

impl ChooseDialog {
    /// With `text` in its field.
    pub fn new(text: String) -> Self {
        Self { field: ExpressionField::new(text), ..Self::default() }
    }

    /// What is to be evaluated now; nothing while something runs or is known.
    pub fn wanted(&mut self, data_revision: u64) -> Option<(Wanted, Expression)> {
        if self.running.is_some() {
            return None;
        }
        let only_matching = !self.among_all;
        let wanted = Wanted { text: self.field.text.clone(), only_matching, data_revision };
        if self.found.as_ref().is_some_and(|(known, _)| *known == wanted) {
            return None;
        }
        let expression = self.field.expression()?.ok()?.clone();
        Some((wanted, expression))
    }

    /// Something runs on a thread.
    pub fn start(&mut self, job: u64, wanted: Wanted) {
        self.running = Some((job, wanted));
    }

    /// Takes in what a thread found; of older dialogs nothing.
    pub fn take_result(&mut self, job: u64, result: Result<Selection, Arc<SourceError>>) {
        if let Some((_, wanted)) = self.running.take_if(|(running, _)| *running == job) {
            self.found = Some((wanted, result));
        }
    }

    /// Paints the dialog; whether it stays open.
    pub fn ui(&mut self, view: &View<'_>, ctx: &egui::Context) -> bool {
        let mut open = true;
        Dialog::new(tr!("select-by-expression-dialog"), "select by expression", 460.0).show(
            ctx,
            Some(&mut open),
            |ui| {
                scrolled::fixed(ui, egui::vec2(460.0, 420.0), |ui| self.contents_ui(view, ui));
            },
        );
        open
    }

    fn contents_ui(&mut self, view: &View<'_>, ui: &mut egui::Ui) {
        ui.set_min_width(scrolled::width(ui.ctx(), 460.0));
        let field = self.field.ui(view, ui, tr!("expression-that-selects"));
        if !std::mem::replace(&mut self.has_focused, true) {
            field.request_focus();
        }
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        choice::checkbox(ui, &mut self.among_all, tr!("include-filtered-out-events"));
        let is_sound = matches!(self.field.expression(), Some(Ok(_)));
        let now = Wanted {
            text: self.field.text.clone(),
            only_matching: !self.among_all,
            data_revision: view.session.data_revision(),
        };
        let found = self.found.as_ref().filter(|(known, _)| *known == now && is_sound);
        let theme = Theme::of(ui.ctx());
        match found {
            Some((_, Ok(selection))) => {
                let count = tr!("count-events", count = selection.count());
                ui.strong(count);
            }
            Some((_, Err(error))) => {
                ui.colored_label(theme.warning(), error.to_string());
            }
            None if is_sound => {
                ui.label(tr!("counting"));
                ui.ctx().request_repaint();
            }
            None => {
                ui.label("");
            }
        }
        let selection = found.and_then(|(_, result)| result.as_ref().ok());
        ui.horizontal(|ui| {
            for (label, combine) in [
                (tr!("replace"), SelectionOp::Replace),
                (tr!("add"), SelectionOp::Add),
                (tr!("remove"), SelectionOp::Remove),
                (tr!("intersect"), SelectionOp::Intersect),
            ] {
                let clicked = ui
                    .add_enabled(selection.is_some(), egui::Button::new(label))
                    .on_hover_text(hover(combine))
                    .clicked();
                let is_usual = combine == SelectionOp::Replace && entered;
                if let Some(selection) = selection
                    && (clicked || is_usual)
                {
                    view.send(Command::SelectRows(selection.clone(), combine));
                }
            }
            let selected = view.session.document().selection.count();
            let text = tr!("count-selected-now", count = selected);
            ui.label(egui::RichText::new(text).color(theme.faint_text()));
        });
        ui.separator();
        let help = tr!("help-for-expressions");
        ui.label(egui::RichText::new(help).small().color(theme.faint_text()));
    }
}

fn hover(combine: SelectionOp) -> &'static str {
    match combine {
        SelectionOp::Add => tr!("add-to-selection"),
        SelectionOp::Remove => tr!("remove-from-selection"),
        SelectionOp::Intersect => tr!("intersect-selection"),
        _ => tr!("replace-selection"),
    }
}
