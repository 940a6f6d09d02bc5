//! The form in which a source of online maps is written down.

use crate::language::tr;
use crate::net::source::{DEEPEST_ZOOM, TILE_SIZES_PX};
use crate::net::{Content, Source, hosts};
use crate::ui::theme::Theme;
use crate::ui::widgets::{button, choice, dialog};

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
        ui.strong(if self.index.is_some() { tr!("change-a-source") } else { tr!("add-a-source") });
        ui.add_space(4.0);
        egui::Grid::new("source").num_columns(2).spacing([12.0, 6.0]).show(ui, |ui| {
            self.fields_ui(ui);
        });
        let described = self.draft.is_described() && !self.draft.url.trim().is_empty();
        let text = if self.draft.archive_url().is_some() {
            tr!("address-of-an-archive").to_owned()
        } else if described {
            tr!("address-of-a-tilejson", placeholders = "{z} {x} {y}")
        } else {
            String::new()
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
        let doubt = match &checked {
            Err(error) => error.to_string(),
            Ok(()) if !self.draft.is_encrypted() => {
                tr!("not-encrypted-others-on-the-way-can").to_owned()
            }
            Ok(()) => String::new(),
        };
        let doubt = egui::RichText::new(doubt).color(Theme::of(ui.ctx()).warning());
        ui.add(egui::Label::new(doubt).wrap());
        let mut is_saved = false;
        dialog::foot(
            ui,
            |_| {},
            |ui| {
                is_saved = button::primary(ui, tr!("save"), checked.is_ok()).clicked();
                if ui.button(tr!("cancel")).clicked() {
                    edited = Edited::Cancelled;
                }
            },
        );
        if is_saved {
            edited = Edited::Saved(self.saved(sources));
        }
        edited
    }

    /// `sources` with what was written.
    fn saved(&self, sources: &[Source]) -> Vec<Source> {
        let mut changed = sources.to_vec();
        let mut source = self.draft.clone();
        for text in [&mut source.name, &mut source.url, &mut source.attribution] {
            *text = text.trim().to_owned();
        }
        match self.index.and_then(|index| changed.get_mut(index)) {
            Some(place) => *place = source,
            None => changed.push(source),
        }
        changed
    }

    fn fields_ui(&mut self, ui: &mut egui::Ui) {
        let draft = &mut self.draft;
        text_ui(ui, tr!("name"), &mut draft.name, tr!("what-you-call-it"), "");
        text_ui(
            ui,
            tr!("address"),
            &mut draft.url,
            "https://server/{z}/{x}/{y}.png",
            &tr!(
                "address-of-tiles",
                xyz = "{z} {x} {y}",
                tms = "{-y}",
                wmts = "{TileMatrix} {TileRow} {TileCol}",
                s = "{s}",
                key = "{key}"
            ),
        );
        text_ui(
            ui,
            tr!("attribution"),
            &mut draft.attribution,
            tr!("attribution-example"),
            tr!("shown-on-the-map-and-in-every"),
        );
        if draft.archive_url().is_some() {
            offline_ui(ui, draft);
            return;
        }
        ui.label(tr!("tiles"));
        ui.horizontal(|ui| {
            let vector = ui.radio_value(&mut draft.content, Content::Vector, tr!("vector"));
            vector.on_hover_text(tr!("in-a-known-schema-drawn-in"));
            let raster = ui.radio_value(&mut draft.content, Content::Raster, tr!("pictures"));
            raster.on_hover_text(tr!("png-jpeg-or-webp-drawn-as-they"));
            ui.add_enabled_ui(draft.content == Content::Raster, |ui| {
                for size in TILE_SIZES_PX {
                    ui.radio_value(&mut draft.tile_size_px, size, format!("{size} px"));
                }
            });
        });
        ui.end_row();
        ui.label(tr!("zooms"));
        ui.horizontal(|ui| {
            for (name, zoom) in [
                (tr!("lowest-zoom"), &mut draft.min_zoom),
                (tr!("highest-zoom"), &mut draft.max_zoom),
            ] {
                let value = ui.add(egui::DragValue::new(zoom).range(0..=DEEPEST_ZOOM));
                value.widget_info(|| egui::WidgetInfo::labeled(egui::Role::SpinButton, true, name));
                value.on_hover_text(name);
            }
        });
        ui.end_row();
        text_ui(
            ui,
            tr!("subdomains"),
            &mut draft.subdomains,
            "abc",
            &tr!("what-s-stands-for", s = "{s}"),
        );
        let label = ui.label(tr!("key"));
        ui.horizontal(|ui| {
            let field = egui::TextEdit::singleline(&mut draft.key)
                .password(!self.show_key)
                .desired_width(300.0);
            ui.add(field)
                .labelled_by(label.id)
                .on_hover_text(tr!("what-key-stands-for", key = "{key}"));
            choice::checkbox(ui, &mut self.show_key, tr!("show-key"));
        });
        ui.end_row();
        offline_ui(ui, draft);
    }
}

fn offline_ui(ui: &mut egui::Ui, draft: &mut Source) {
    ui.label(tr!("offline-use"));
    let is_forbidden = hosts::forbids_saving(&draft.host());
    ui.add_enabled_ui(!is_forbidden, |ui| {
        choice::checkbox(ui, &mut draft.may_be_saved, tr!("provider-permits-offline-download"))
            .on_disabled_hover_text(tr!("the-rules-of-this-server-forbid-it"));
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
