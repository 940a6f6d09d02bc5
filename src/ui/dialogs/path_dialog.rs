//! Asks for the path of a file where the system shows no file dialog.

use std::path::PathBuf;

use crate::jobs::PathQuestion;
use crate::language::tr;
use crate::ui::View;
use crate::ui::theme::Theme;
use crate::ui::widgets::dialog::{self, Dialog};
use crate::ui::widgets::{button, path_field, scrolled};

/// The dialog.
pub struct PathDialog {
    question: PathQuestion,
    text: String,
    has_focused: bool,
}

impl PathDialog {
    /// Asks `question`.
    pub fn new(question: PathQuestion) -> Self {
        let text = question.name.clone();
        Self { question, text, has_focused: false }
    }

    /// What was asked.
    pub fn into_question(self) -> PathQuestion {
        self.question
    }

    /// Paints it; whether it stays open, and the path that was entered.
    pub fn ui(&mut self, view: &View<'_>, ctx: &egui::Context) -> (bool, Option<PathBuf>) {
        let (mut open, mut cancelled, mut entered) = (true, false, false);
        let path = path_field::path_of(&self.text);
        let state = path.as_deref().map(|path| view.records.path_state(path)).unwrap_or_default();
        let is_to_write = self.question.is_to_write;
        let can_use =
            path.is_some() && if is_to_write { state.problem().is_none() } else { state.is_file };
        let title = self.question.title.clone();
        Dialog::new(&title, "path", 480.0).show(ctx, Some(&mut open), |ui| {
            scrolled::fixed(ui, egui::vec2(480.0, 220.0), |ui| {
                let label = ui.label(tr!("no-file-dialog-write-the-path"));
                let field = egui::TextEdit::singleline(&mut self.text)
                    .hint_text(tr!("path-of-the-file"))
                    .desired_width(scrolled::width(ctx, 480.0) - 20.0);
                let field = ui.add(field).labelled_by(label.id);
                if !std::mem::replace(&mut self.has_focused, true) {
                    field.request_focus();
                }
                entered = field.lost_focus() && ui.input(|it| it.key_pressed(egui::Key::Enter));
                // A path that leads nowhere is mended where it stands.
                if entered && !can_use {
                    field.request_focus();
                }
                match state.problem() {
                    Some(problem) if is_to_write => path_field::problem_ui(ui, &problem),
                    _ if is_to_write && state.exists => {
                        let text = tr!("the-existing-file-will-be-replaced");
                        ui.colored_label(Theme::of(ui.ctx()).warning(), text);
                    }
                    _ if !is_to_write && path.is_some() && !state.is_file => {
                        path_field::problem_ui(ui, tr!("no-file-at-this-path"));
                    }
                    _ => {}
                }
                let word = if is_to_write { tr!("save") } else { tr!("open-path") };
                dialog::foot(
                    ui,
                    |_| {},
                    |ui| {
                        entered |= button::primary(ui, word, can_use).clicked();
                        cancelled = ui.button(tr!("cancel")).clicked();
                    },
                );
            });
        });
        let chosen = path.filter(|_| entered && can_use);
        (open && !cancelled && chosen.is_none(), chosen)
    }
}
