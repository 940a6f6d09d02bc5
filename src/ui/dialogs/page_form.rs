//! What is chosen of an interactive page.

use egui::{DragValue, TextEdit, Ui};

use crate::dataset::format;
use crate::export::page::{Language, MOST_BASEMAP_MB, PageChoices, most_bytes};
use crate::ui::widgets::button;

/// Paints the choices of a page in which so many bytes of records stand.
pub fn ui(choices: &mut PageChoices, record_bytes: u64, ui: &mut Ui) {
    ui.horizontal(|ui| {
        ui.label("Language of the page");
        let languages = Language::ALL.map(|language| {
            (language.code(), language.name().to_owned(), "Readers can switch".to_owned())
        });
        if let Some(code) = button::segments(ui, choices.language.code(), &languages) {
            choices.language = Language::from_code(code).unwrap_or_default();
        }
    });
    for (name, text, hint) in [
        ("Title", &mut choices.title, "the names of the files"),
        ("Licence of the data", &mut choices.data_licence, "such as CC BY 4.0"),
    ] {
        ui.horizontal(|ui| {
            let label = ui.label(name);
            ui.add(TextEdit::singleline(text).hint_text(hint)).labelled_by(label.id);
        });
    }
    ui.horizontal(|ui| {
        let label = ui.label("Map in the page, at most");
        let value = DragValue::new(&mut choices.basemap_mb).range(0..=MOST_BASEMAP_MB).suffix(" MB");
        ui.add(value.speed(0.1)).labelled_by(label.id).on_hover_text(
            "Around the events; the most detailed zooms are left out until it fits, and 0 leaves the map out",
        );
        let bytes = most_bytes(record_bytes, choices);
        ui.label(format!("the page: at most about {}", format::size(bytes)));
    });
}
