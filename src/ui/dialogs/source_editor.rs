//! The form in which a source of online maps is written down.

use crate::net::source::{DEEPEST_ZOOM, TILE_SIZES_PX};
use crate::net::{Content, Source, hosts};
use crate::ui::theme::Theme;

/// The form.
pub struct SourceEditor {
    /// Which source is changed; a new one when `None`.
    index: Option<usize>,
    draft: Source,
    show_key: bool,
}

/// What came of it in this frame.
pub enum Edited {
    /// It is still being written.
    Still,
    /// Nothing is to change.
    Cancelled,
    /// These are the sources now.
    Saved(Vec<Source>),
}

impl SourceEditor {
    /// For a new source.
    pub fn new() -> Self {
        Self { index: None, draft: Source::default(), show_key: false }
    }

    /// For the source at `index`.
    pub fn of(index: usize, source: Source) -> Self {
        Self { index: Some(index), draft: source, show_key: false }
    }

    /// Paints the form.
    pub fn ui(&mut self, ui: &mut egui::Ui, sources: &[Source]) -> Edited {
        ui.strong(if self.index.is_some() { "Change a source" } else { "Add a source" });
        ui.add_space(4.0);
        egui::Grid::new("source").num_columns(2).spacing([12.0, 6.0]).show(ui, |ui| {
            self.fields_ui(ui);
        });
        let described = self.draft.is_described() && !self.draft.url.trim().is_empty();
        let text = if self.draft.archive_url().is_some() {
            "An address that ends in .pmtiles is an archive on a server; what its tiles are, and \
             who made them, stands in it. The server must answer requests for parts (Range)"
        } else if described {
            "An address without {z} {x} {y} is that of a TileJSON, which says where the tiles are"
        } else {
            ""
        };
        if !text.is_empty() {
            ui.label(egui::RichText::new(text).small().color(Theme::of(ui.ctx()).faint_text()));
        }
        ui.add_space(4.0);
        let others = || {
            let others = sources.iter().enumerate();
            others.filter(|(index, _)| Some(*index) != self.index).map(|(_, other)| other)
        };
        let checked = self.draft.check(others());
        let mut edited = Edited::Still;
        ui.horizontal(|ui| {
            if ui.add_enabled(checked.is_ok(), egui::Button::new("Save")).clicked() {
                let mut changed = sources.to_vec();
                let mut source = self.draft.clone();
                for text in [&mut source.name, &mut source.url, &mut source.attribution] {
                    *text = text.trim().to_owned();
                }
                match self.index.and_then(|index| changed.get_mut(index)) {
                    Some(place) => *place = source,
                    None => changed.push(source),
                }
                edited = Edited::Saved(changed);
            }
            if ui.button("Cancel").clicked() {
                edited = Edited::Cancelled;
            }
            let theme = Theme::of(ui.ctx());
            match &checked {
                Err(error) => {
                    ui.add(
                        egui::Label::new(
                            egui::RichText::new(error.to_string()).color(theme.warning()),
                        )
                        .wrap(),
                    );
                }
                Ok(()) if !self.draft.is_encrypted() => {
                    let text = "Not encrypted: others on the way can read where you look";
                    ui.colored_label(theme.warning(), text);
                }
                Ok(()) => {}
            }
        });
        edited
    }

    fn fields_ui(&mut self, ui: &mut egui::Ui) {
        let draft = &mut self.draft;
        text_ui(ui, "Name", &mut draft.name, "what you call it", "");
        text_ui(
            ui,
            "Address",
            &mut draft.url,
            "https://server/{z}/{x}/{y}.png",
            "XYZ with {z} {x} {y}; TMS with {-y}; WMTS with {TileMatrix} {TileRow} {TileCol} or \
             its parameters, for the matrix set GoogleMapsCompatible; a TileJSON; or a PMTiles \
             archive, https://server/map.pmtiles. {s} is a subdomain, {key} your key",
        );
        text_ui(
            ui,
            "Attribution",
            &mut draft.attribution,
            "© somebody",
            "Shown on the map and in every picture of it",
        );
        if draft.archive_url().is_some() {
            offline_ui(ui, draft);
            return;
        }
        ui.label("Tiles");
        ui.horizontal(|ui| {
            let vector = ui.radio_value(&mut draft.content, Content::Vector, "Vector");
            vector.on_hover_text("In the schema of OpenMapTiles, drawn in this program's style");
            let raster = ui.radio_value(&mut draft.content, Content::Raster, "Pictures");
            raster.on_hover_text("PNG, JPEG or WebP, drawn as they are");
            ui.add_enabled_ui(draft.content == Content::Raster, |ui| {
                for size in TILE_SIZES_PX {
                    ui.radio_value(&mut draft.tile_size_px, size, format!("{size} px"));
                }
            });
        });
        ui.end_row();
        ui.label("Zooms");
        ui.horizontal(|ui| {
            for (name, zoom) in
                [("Lowest zoom", &mut draft.min_zoom), ("Highest zoom", &mut draft.max_zoom)]
            {
                let value = ui.add(egui::DragValue::new(zoom).range(0..=DEEPEST_ZOOM));
                value.widget_info(|| egui::WidgetInfo::labeled(egui::Role::SpinButton, true, name));
                value.on_hover_text(name);
            }
        });
        ui.end_row();
        text_ui(ui, "Subdomains", &mut draft.subdomains, "abc", "What {s} stands for, in turn");
        let label = ui.label("Key");
        ui.horizontal(|ui| {
            let field = egui::TextEdit::singleline(&mut draft.key)
                .password(!self.show_key)
                .desired_width(300.0);
            ui.add(field).labelled_by(label.id).on_hover_text(
                "What {key} stands for. Kept in the settings on this computer, sent to this \
                 source, and never written to the list of requests or into an export",
            );
            ui.checkbox(&mut self.show_key, "Show");
        });
        ui.end_row();
        offline_ui(ui, draft);
    }
}

fn offline_ui(ui: &mut egui::Ui, draft: &mut Source) {
    ui.label("Offline use");
    let is_forbidden = hosts::forbids_saving(&draft.host());
    ui.add_enabled_ui(!is_forbidden, |ui| {
        ui.checkbox(&mut draft.may_be_saved, "Provider permits offline download")
            .on_disabled_hover_text("The rules of this server forbid it");
    });
    ui.end_row();
}

impl Default for SourceEditor {
    fn default() -> Self {
        Self::new()
    }
}

fn text_ui(ui: &mut egui::Ui, name: &str, text: &mut String, hint: &str, hover: &str) {
    let label = ui.label(name);
    let field = egui::TextEdit::singleline(text).hint_text(hint).desired_width(440.0);
    let field = ui.add(field).labelled_by(label.id);
    if !hover.is_empty() {
        field.on_hover_text(hover);
    }
    ui.end_row();
}
