//! What is chosen of a printed document.

use std::path::PathBuf;

use egui::{TextEdit, Ui};

use super::document_form;
use crate::export::print::{Paper, Periods, PrintChoices, PrintTemplate};
use crate::language::tr;
use crate::ui::late::Late;
use crate::ui::widgets::{button, path_field};
use crate::ui::{Action, View, labels};

/// The part of the dialog.
#[derive(Debug, Default)]
pub struct PrintForm {
    choices: PrintChoices,
    path_text: String,
    /// What the file of this name is.
    known: Option<(String, Result<PrintTemplate, String>)>,
    /// Reads templates, made with the first.
    reader: Option<Late<PathBuf, Result<PrintTemplate, String>>>,
}

impl PrintForm {
    /// With `choices` at first.
    pub fn new(choices: PrintChoices) -> Self {
        Self { choices, ..Self::default() }
    }

    /// Whether what is written can be used.
    pub fn is_ready(&self) -> bool {
        path_field::path_of(&self.path_text).is_none() || matches!(self.found(), Some(Ok(_)))
    }

    /// What is chosen.
    pub fn choices(&self) -> PrintChoices {
        let template = self.found().and_then(|found| found.as_ref().ok()).cloned();
        PrintChoices { template, ..self.choices.clone() }
    }

    /// Takes the template that was chosen in a dialog.
    pub fn set_path(&mut self, path: PathBuf) {
        self.path_text = path.to_string_lossy().into_owned();
    }

    fn found(&self) -> Option<&Result<PrintTemplate, String>> {
        let (text, found) = self.known.as_ref()?;
        (*text == self.path_text).then_some(found)
    }

    /// Reads once what was written.
    fn look(&mut self, view: &View<'_>) {
        if self.found().is_some() {
            return;
        }
        let Some(path) = path_field::path_of(&self.path_text) else {
            self.known = None;
            return;
        };
        let reader = self.reader.get_or_insert_with(|| view.records.late("read template"));
        let at = path.clone();
        let read = move || PrintTemplate::read(&at).map_err(|error| error.to_string());
        let found = reader.get(&path, read);
        // What is written next is read again, this file too.
        reader.forget(&path);
        self.known = found.map(|found| (self.path_text.clone(), found));
    }

    /// Paints it.
    pub fn ui(&mut self, view: &View<'_>, ui: &mut Ui) {
        let choices = &mut self.choices;
        let language = (tr!("language-of-the-document"), tr!("headings-and-legends-are-in-it"));
        document_form::ui(&mut choices.language, language, &mut choices.info, ui);
        ui.horizontal_wrapped(|ui| {
            ui.label(tr!("paper"));
            let papers =
                Paper::ALL.map(|paper| (paper.id(), paper.label().to_owned(), String::new()));
            if let Some(id) = button::segments(ui, choices.paper.id(), &papers) {
                choices.paper = Paper::by_id(id).unwrap_or_default();
            }
        });
        ui.horizontal_wrapped(|ui| {
            ui.label(tr!("small-maps-by"));
            let periods = Periods::ALL.map(|periods| {
                let name = labels::periods(periods).to_owned();
                (periods.id(), name, tr!("one-map-a-period-at-one-scale").to_owned())
            });
            if let Some(id) = button::segments(ui, choices.periods.id(), &periods) {
                choices.periods = Periods::by_id(id).unwrap_or_default();
            }
        });
        ui.horizontal(|ui| {
            let label = ui.label(tr!("template"));
            let field = TextEdit::singleline(&mut self.path_text)
                .hint_text(tr!("logo-colour-and-credit-line"))
                .desired_width(240.0);
            ui.add(field)
                .labelled_by(label.id)
                .on_hover_text(tr!("a-toml-file-with-logo-colour-credit"));
            if ui.button(tr!("choose-template")).clicked() {
                view.ask(Action::ChooseTemplateDialog);
            }
        });
        self.look(view);
        if let Some(Err(reason)) = self.found() {
            path_field::problem_ui(ui, reason);
        }
    }
}
