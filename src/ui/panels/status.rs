//! The status line: matching events, what is not shown, what is selected.

use egui::containers::menu::{MenuButton, MenuConfig};

use crate::base::escape::escape_invisible;
use crate::dataset::{Instant, Interval};
use crate::jobs::Drawing;
use crate::language::tr;
use crate::session::Session;
use crate::ui::format::size;
use crate::ui::picture_request::Draw;
use crate::ui::widgets::icon::Icon;
use crate::ui::widgets::zone_menu::ZoneMenu;
use crate::ui::widgets::{button, scrolled};
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
    if ui.link(tr!("cancel")).on_hover_text(tr!("stop-drawing-nothing-is-written")).clicked() {
        view.ask(Action::Draw(Draw::Cancel));
    }
    ui.ctx().request_repaint_after(std::time::Duration::from_millis(100));
}

/// The least room for the counts beside what stands at the right, in points.
const COUNTS_POINTS: f32 = 150.0;

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
        let at = zone_moment(view);
        let trouble = map.trouble.as_ref().map(|_| tr!("no-tiles-from", source = map.name));
        let words = [
            map.requests_text(),
            map.name.clone(),
            trouble.clone().unwrap_or_default(),
            crate::dataset::format::zone(at, &view.settings.zone()),
        ];
        let wide = words.iter().map(|text| button::points(ui, text) + 16.0).sum::<f32>();
        let is_folded = wide + COUNTS_POINTS > ui.available_width();
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if is_folded {
                folded_ui(view, ui, zones, map, at);
            } else {
                requests_ui(view, ui, map);
                ui.separator();
                map_ui(ui, map);
                ui.separator();
                zones.ui(view, ui, at);
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                counts_ui(view, ui, drawing);
            });
        });
    });
}

/// What matches, and what is being drawn, as far as there is room.
fn counts_ui(view: &View<'_>, ui: &mut egui::Ui, drawing: &[Drawing]) {
    let drawn_points = if drawing.is_empty() { 0.0 } else { COUNTS_POINTS };
    let room = (ui.available_width() - drawn_points).max(0.0);
    let counts = egui::Label::new(Counts::of(view.session).text()).truncate();
    ui.scope(|ui| {
        ui.set_max_width(room);
        ui.add(counts);
        if let Some(failure) = view.session.derived().failure() {
            let warning = crate::ui::theme::Theme::of(ui.ctx()).warning();
            ui.add(egui::Label::new(egui::RichText::new(failure).color(warning)).truncate());
        }
    });
    drawing.iter().for_each(|drawing| drawing_ui(view, ui, drawing));
}

/// The moment whose offset the zone shows.
fn zone_moment(view: &View<'_>) -> Instant {
    let window = view.session.document().filters.time.window;
    window.or(view.session.extent()).map_or(Instant::from_secs(0), Interval::start)
}

fn requests_ui(view: &View<'_>, ui: &mut egui::Ui, map: &MapStatus) {
    let requests = ui.button(map.requests_text());
    if requests.on_hover_text(tr!("every-request-that-this-program-made-click")).clicked() {
        view.ask(Action::ShowRequests);
    }
}

fn map_ui(ui: &mut egui::Ui, map: &MapStatus) {
    ui.label(&map.name);
    if let Some(trouble) = &map.trouble {
        let text = tr!("no-tiles-from", source = map.name);
        ui.colored_label(crate::ui::theme::Theme::of(ui.ctx()).warning(), text)
            .on_hover_text(tr!("the-maps-below-it-stay-it-is", trouble = trouble));
    }
}

/// The right part of the line as one menu, where there is no room for it.
fn folded_ui(
    view: &View<'_>,
    ui: &mut egui::Ui,
    zones: &mut ZoneMenu,
    map: &MapStatus,
    at: Instant,
) {
    let config = MenuConfig::new().close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside);
    let (response, _) = MenuButton::new(Icon::DotsThree.text()).config(config).ui(ui, |ui| {
        scrolled::menu(ui, |ui| {
            map_ui(ui, map);
            requests_ui(view, ui, map);
            ui.separator();
            ui.strong(crate::dataset::format::zone(at, &view.settings.zone()));
            zones.choices_ui(view, ui);
        });
    });
    let name = tr!("zone-map-and-requests");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    response.on_hover_text(name);
}
