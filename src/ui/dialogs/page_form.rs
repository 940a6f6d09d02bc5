//! What is chosen of an interactive page.

use egui::{DragValue, TextEdit, Ui};

use crate::export::page::{MOST_BASEMAP_MB, PageChoices, most_bytes};
use crate::language::Language;
use crate::language::tr;
use crate::ui::format;
use crate::ui::widgets::button;

/// Paints the choices of a page in which so many bytes of records stand.
pub fn ui(choices: &mut PageChoices, record_bytes: u64, ui: &mut Ui) {
    ui.horizontal_wrapped(|ui| {
        ui.label(tr!("language-of-the-page"));
        let languages = Language::ALL.map(|language| {
            let hint = tr!("readers-can-switch-the-language").to_owned();
            (language.id(), language.own_name().to_owned(), hint)
        });
        if let Some(id) = button::segments(ui, choices.language.id(), &languages) {
            choices.language = Language::by_id(id).unwrap_or_default();
        }
    });
    for (name, text, hint) in [
        (tr!("title-of-the-page"), &mut choices.title, tr!("the-names-of-the-files")),
        (tr!("licence-of-the-data"), &mut choices.data_licence, tr!("such-as-a-licence")),
    ] {
        ui.horizontal(|ui| {
            let label = ui.label(name);
            ui.add(TextEdit::singleline(text).hint_text(hint)).labelled_by(label.id);
        });
    }
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(tr!("map-in-the-page-at-most"));
        let value =
            DragValue::new(&mut choices.basemap_mb).range(0..=MOST_BASEMAP_MB).suffix(" MB");
        ui.add(value.speed(0.1))
            .labelled_by(label.id)
            .on_hover_text(tr!("detailed-zooms-are-left-out-until-it-fits"));
        let size = format::size(most_bytes(record_bytes, choices));
        ui.label(tr!("the-page-is-at-most-about", size = size));
    });
}
