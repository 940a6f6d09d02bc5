//! What is chosen of what a page or a printed document says about itself.

use egui::{TextEdit, Ui};

use crate::export::DocumentInfo;
use crate::language::{Language, tr};
use crate::ui::widgets::button;

/// Paints the choices; `hint` says what `name`, its language, is about.
pub fn ui(
    language: &mut Language,
    (name, hint): (&str, &str),
    info: &mut DocumentInfo,
    ui: &mut Ui,
) {
    language_ui(language, (name, hint), ui);
    for (name, text, hint) in [
        (tr!("title-of-the-document"), &mut info.title, tr!("the-names-of-the-files")),
        (tr!("licence-of-the-data"), &mut info.data_licence, tr!("such-as-a-licence")),
    ] {
        ui.horizontal(|ui| {
            let label = ui.label(name);
            ui.add(TextEdit::singleline(text).hint_text(hint)).labelled_by(label.id);
        });
    }
}

/// Paints the choice of a language; `hint` says what `name`, the language, is about.
pub fn language_ui(language: &mut Language, (name, hint): (&str, &str), ui: &mut Ui) {
    ui.horizontal_wrapped(|ui| {
        ui.label(name);
        let languages = Language::ALL
            .map(|language| (language.id(), language.own_name().to_owned(), hint.to_owned()));
        if let Some(id) = button::segments(ui, language.id(), &languages) {
            *language = Language::by_id(id).unwrap_or_default();
        }
    });
}
