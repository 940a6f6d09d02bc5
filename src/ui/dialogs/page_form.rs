//! What is chosen of an interactive page.

use egui::{DragValue, Ui};

use super::document_form;
use crate::export::page::{MOST_BASEMAP_MB, PageChoices, most_bytes};
use crate::language::tr;
use crate::ui::format;

/// Paints the choices of a page in which so many bytes of records stand.
pub fn ui(choices: &mut PageChoices, record_bytes: u64, ui: &mut Ui) {
    let language = (tr!("language-of-the-page"), tr!("readers-can-switch-the-language"));
    document_form::ui(&mut choices.language, language, &mut choices.info, ui);
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
