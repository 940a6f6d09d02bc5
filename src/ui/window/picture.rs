//! The map alone with what a picture of it must say: what is shown, of what data,
//! and who made the map.

use std::path::PathBuf;

use egui::{Context, RichText, Ui};

use super::Window;
use crate::export::words::of_filters;
use crate::session::Session;
use crate::ui::theme::Theme;
use crate::ui::{View, snapshot, words};

/// About what a caption adds below the map, in points.
const CAPTION_POINTS: f32 = 64.0;

impl Window {
    /// Paints the map and a caption, and nothing that can be clicked.
    pub fn map_only_ui(&mut self, ui: &mut Ui) {
        let Self { session, settings, playback, queue, map, .. } = self;
        let view = View { session, settings, playback, queue };
        map.is_picture = true;
        egui::Panel::bottom("caption").show(ui, |ui| {
            let faint = Theme::of(ui.ctx()).faint_text();
            ui.add_space(4.0);
            for (index, line) in caption(&view).into_iter().enumerate() {
                let text = RichText::new(line);
                let text = if index == 0 { text.strong() } else { text.small().color(faint) };
                ui.add(egui::Label::new(text).wrap());
            }
            ui.add_space(2.0);
        });
        egui::CentralPanel::default().frame(egui::Frame::NONE).show(ui, |ui| map.ui(&view, ui));
    }
}

impl Window {
    /// Draws the map into a file, on a thread: twice as sharp as most screens.
    pub(super) fn save_picture(&mut self, path: PathBuf, ctx: &Context) {
        const SCALE: f32 = 2.0;
        let size = self.map.size_points() + egui::vec2(0.0, CAPTION_POINTS);
        let mut settings = self.settings.clone();
        // What was picked online is no file that the picture could be made of again.
        settings.online_source = None;
        let view = snapshot::View {
            session: self.session.copy(),
            settings,
            at: self.map.position(),
            basemap: self.map.basemap.local_path(),
            dark: Theme::of(ctx).dark,
            size_px: [size.x, size.y].map(|points| (points * SCALE).round().max(1.0) as u32),
            scale: SCALE,
        };
        self.jobs.draw(path, move |path| view.write(path));
    }
}

/// What is shown in numbers, by which filters, and what cannot be on a map.
fn caption(view: &View<'_>) -> Vec<String> {
    let session = view.session;
    let names: Vec<&str> = session.shown().map(|open| open.dataset.source.name.as_str()).collect();
    let passing = session.derived().passing_count();
    let first = format!(
        "{} of {} · {}",
        words::number(passing),
        words::counted(session.derived().total_count(), "event", "events"),
        names.join(", ")
    );
    let mut filters = of_filters(&session.document().filters, &view.settings.zone());
    let off_map = off_map(session);
    if off_map > 0 {
        let events = words::counted(off_map, "event is", "events are");
        filters
            .push(format!("{events} known only by country or without a place, and not on the map"));
    }
    let made = format!("Made with strikemap {}", env!("CARGO_PKG_VERSION"));
    vec![first, filters.join(" · "), made]
}

/// Passing events that no place on the map stands for.
fn off_map(session: &Session) -> usize {
    let is_off = |dataset: &crate::dataset::Dataset, row: usize| {
        let is_country = dataset.certainty(row).geo == crate::dataset::GeoPrecision::Country;
        is_country || dataset.place(row).is_none()
    };
    let parts = session.derived().parts();
    parts.map(|part| part.passing().iter().filter(|row| is_off(&part.dataset, *row)).count()).sum()
}
