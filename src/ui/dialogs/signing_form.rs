//! With which key an export is signed.

use std::path::PathBuf;

use egui::{TextEdit, Ui};

use crate::export::key_file::{self, KeyFile, Password};
use crate::language::tr;
use crate::ui::late::Late;
use crate::ui::theme::Theme;
use crate::ui::widgets::{choice, path_field};
use crate::ui::{Action, View};

/// The part of the dialog. The password lives as long as the dialog and nowhere else.
#[derive(Debug, Default)]
pub struct SigningForm {
    is_on: bool,
    path_text: String,
    password: Password,
    /// What the file of this name is.
    known: Option<(String, KeyState)>,
    /// Looks at files of keys, made with the first.
    reader: Option<Late<PathBuf, KeyState>>,
    /// Why the key was refused as it was written.
    refused: Option<String>,
}

/// What lies at the path of a key.
#[derive(Debug, Clone)]
enum KeyState {
    /// A key, with a password or without.
    Key { is_protected: bool },
    /// None, and why.
    Nothing(String),
}

impl SigningForm {
    /// Whether what is written can be used; also where nothing is to be signed.
    pub fn is_ready(&self) -> bool {
        match self.found() {
            _ if !self.is_on => true,
            Some(KeyState::Key { is_protected }) => !is_protected || !self.password.is_empty(),
            _ => false,
        }
    }

    /// The key that signs, where one is to.
    pub fn key_file(&self) -> Option<KeyFile> {
        let path = path_field::path_of(&self.path_text).filter(|_| self.is_on)?;
        let is_protected = matches!(self.found(), Some(KeyState::Key { is_protected: true }));
        let password = if is_protected { self.password.clone() } else { Password::default() };
        Some(KeyFile { path, password })
    }

    /// Takes the key that was chosen in a dialog.
    pub fn set_path(&mut self, path: PathBuf) {
        self.is_on = true;
        self.refused = None;
        self.path_text = path.to_string_lossy().into_owned();
    }

    /// Says at the field why the key could not be used.
    pub fn refuse(&mut self, reason: String) {
        self.refused = Some(reason);
    }

    fn found(&self) -> Option<KeyState> {
        let (text, found) = self.known.as_ref()?;
        (*text == self.path_text).then(|| found.clone())
    }

    /// Looks once at what was written.
    fn look(&mut self, view: &View<'_>) {
        if self.known.as_ref().is_some_and(|(text, _)| *text == self.path_text) {
            return;
        }
        let Some(path) = path_field::path_of(&self.path_text) else {
            self.known = None;
            return;
        };
        let reader = self.reader.get_or_insert_with(|| view.records.late("look at key"));
        let at = path.clone();
        let found = reader.get(&path, move || match key_file::is_protected(&at) {
            Ok(is_protected) => KeyState::Key { is_protected },
            Err(error) => KeyState::Nothing(error.to_string()),
        });
        // What is written next is looked at again, this file too.
        reader.forget(&path);
        self.known = found.map(|found| (self.path_text.clone(), found));
    }

    /// Paints it; the fields only where something is to be signed.
    pub fn ui(&mut self, view: &View<'_>, ui: &mut Ui) {
        choice::checkbox(ui, &mut self.is_on, tr!("sign-the-manifest"))
            .on_hover_text(tr!("with-a-secret-key-of-minisign-or"));
        if !self.is_on {
            return;
        }
        ui.horizontal(|ui| {
            let label = ui.label(tr!("secret-key"));
            let field = TextEdit::singleline(&mut self.path_text)
                .hint_text(tr!("path-of-the-file-or-choose"))
                .desired_width(280.0);
            if ui.add(field).labelled_by(label.id).changed() {
                self.refused = None;
            }
            if ui.button(tr!("choose-key")).clicked() {
                view.ask(Action::ChooseKeyDialog);
            }
        });
        self.look(view);
        match self.found() {
            Some(KeyState::Nothing(reason)) => path_field::problem_ui(ui, &reason),
            Some(KeyState::Key { is_protected: true }) => self.password_ui(ui),
            _ => {}
        }
        if let Some(reason) = &self.refused {
            path_field::problem_ui(ui, reason);
        }
    }

    fn password_ui(&mut self, ui: &mut Ui) {
        ui.horizontal(|ui| {
            let label = ui.label(tr!("password"));
            let field = TextEdit::singleline(self.password.text_mut()).password(true);
            if ui.add(field.desired_width(200.0)).labelled_by(label.id).changed() {
                self.refused = None;
            }
        });
        let faint = Theme::of(ui.ctx()).faint_text();
        let about = tr!("used-for-this-export-and-forgotten-with");
        ui.label(egui::RichText::new(about).small().color(faint));
    }
}
