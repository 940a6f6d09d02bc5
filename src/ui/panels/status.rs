//! The status line: matching events, what is not shown, what is selected.

use crate::base::escape::escape_invisible;
use crate::dataset::{Instant, Interval};
use crate::jobs::Drawing;
use crate::language::tr;
use crate::session::Session;
use crate::ui::format::size;
use crate::ui::picture_request::Draw;
use crate::ui::widgets::button;
use crate::ui::widgets::zone_menu::ZoneMenu;
use crate::ui::{Action, View};

/// Height of the line, in points.
pub const HEIGHT: f32 = 24.0;

/// Counts of the status line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Matching events.
    pub matching: usize,
    /// Events of the shown datasets.
    pub total: usize,
    /// Of these, events without a time.
    pub undated: usize,
    /// Of these, events without a place.
    pub unplaced: usize,
    /// Selected events.
    pub selected: usize,
}

impl Counts {
    /// Of a session as it is now.
    pub fn of(session: &Session) -> Self {
        let reports = || session.shown().map(|open| &open.dataset.report);
        Self {
            matching: session.derived().matching_count(),
            total: session.derived().total_count(),
            undated: reports().map(|report| report.undated as usize).sum(),
            unplaced: reports().map(|report| report.unplaced as usize).sum(),
            selected: session.document().selection.count(),
        }
    }

    /// `412 of 3 012 events match · 37 undated · 5 selected`: what is not there is not
    /// counted, but for the selection.
    pub fn text(&self) -> String {
        let mut text = tr!("of-events-match", matching = self.matching, total = self.total);
        if self.undated > 0 {
            text += &format!(" · {}", tr!("count-undated", count = self.undated));
        }
        if self.unplaced > 0 {
            text += &format!(" · {}", tr!("count-unplaced", count = self.unplaced));
        }
        text + &format!(" · {}", tr!("count-selected", count = self.selected))
    }
}

/// What the line says of the map and the network.
#[derive(Debug, Clone, Default)]
pub struct MapStatus {
    /// Which map is drawn.
    pub name: String,
    /// Why nothing comes from its source at the moment.
    pub trouble: Option<String>,
    /// Requests sent in this run, and bytes that came.
    pub requests: (u64, u64),
}

impl MapStatus {
    /// `No requests`, `12 requests · 340 kB`.
    pub fn requests_text(&self) -> String {
        match self.requests {
            (0, _) => tr!("no-requests").to_owned(),
            (count, bytes) => format!("{} · {}", tr!("count-requests", count = count), size(bytes)),
        }
    }
}

/// How far a picture or an animation is, and the way to stop it.
fn drawing_ui(view: &View<'_>, ui: &mut egui::Ui, drawing: &Drawing) {
    let name = drawing.path.file_name().unwrap_or(drawing.path.as_os_str()).to_string_lossy();
    ui.separator();
    ui.label(tr!("drawing", name = escape_invisible(&name)));
    let bar = egui::ProgressBar::new(drawing.progress.fraction()).desired_width(90.0);
    ui.add(bar.show_percentage());
    if ui
        .small_button(tr!("cancel"))
        .on_hover_text(tr!("stop-drawing-nothing-is-written"))
        .clicked()
    {
        view.ask(Action::Draw(Draw::Cancel));
    }
    ui.ctx().request_repaint_after(std::time::Duration::from_millis(100));
}

/// Paints the line.
pub fn ui(
    view: &View<'_>,
    ui: &mut egui::Ui,
    zones: &mut ZoneMenu,
    map: &MapStatus,
    drawing: &[Drawing],
) {
    ui.horizontal_centered(|ui| {
        button::make_flat(ui);
        let small = egui::TextStyle::Small.resolve(ui.style());
        ui.style_mut().override_font_id = Some(small);
        ui.style_mut().spacing.interact_size.y = 20.0;
        ui.style_mut().spacing.button_padding = egui::vec2(6.0, 1.0);
        ui.label(Counts::of(view.session).text());
        if let Some(failure) = view.session.derived().failure() {
            ui.colored_label(crate::ui::theme::Theme::of(ui.ctx()).warning(), failure);
        }
        drawing.iter().for_each(|drawing| drawing_ui(view, ui, drawing));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if ui
                .small_button(map.requests_text())
                .on_hover_text(tr!("every-request-that-this-program-made-click"))
                .clicked()
            {
                view.ask(Action::ShowRequests);
            }
            ui.separator();
            ui.label(&map.name);
            if let Some(trouble) = &map.trouble {
                let text = tr!("no-tiles-from", source = map.name);
                ui.colored_label(crate::ui::theme::Theme::of(ui.ctx()).warning(), text)
                    .on_hover_text(tr!("the-maps-below-it-stay-it-is", trouble = trouble));
            }
            ui.separator();
            let at = view
                .session
                .document()
                .filters
                .time
                .window
                .or(view.session.extent())
                .map_or(Instant::from_secs(0), Interval::start);
            zones.ui(view, ui, at);
        });
    });
}
