//! The map: tiles below, areas and signs of events above.

pub mod archive;
pub mod basemap;
pub mod cut;
pub mod drawing;
mod furniture;
pub mod grid;
mod joints;
pub mod label;
pub mod labels;
pub mod mvt;
pub mod online;
pub mod points;
pub mod queue;
pub mod raster;
#[cfg(test)]
mod samples;
pub mod sites;
mod spelling;
pub mod style;
mod taken;
pub mod tiles;
pub mod viewport;

use egui::{Rect, Sense, Ui};
use walkers::{MapMemory, lon_lat};

use super::settings::Change;
use super::theme::Theme;
use super::{Action, View};
use crate::dataset::{GeoPrecision, Place, kind};
use crate::filter::Argument;
use crate::gazetteer;
use crate::session::{Combine, Command, EventRef, Session};
use basemap::Basemap;
use labels::Labels;
use points::{Hit, Points};
use sites::Sites;
use viewport::Viewport;

/// Id of the filter that hides imprecise places.
const PRECISION_FILTER: &str = "place_precision";

/// Where the map looks when nothing else is asked for: the Kyiv region.
const HOME: (f64, f64, f64) = (50.45, 30.55, 9.2);

/// The map and what it keeps between frames.
pub struct MapView {
    memory: MapMemory,
    centre: (f64, f64),
    /// The maps below the events.
    pub basemap: Basemap,
    sites: Sites,
    points: Points,
    labels: Labels,
    legend: furniture::Legend,
    hovered: Option<Hit>,
    box_from: Option<egui::Pos2>,
    fit: Option<[f64; 4]>,
    size: egui::Vec2,
}

impl Default for MapView {
    fn default() -> Self {
        let mut memory = MapMemory::default();
        memory.center_at(lon_lat(HOME.1, HOME.0));
        let _ = memory.set_zoom(HOME.2);
        Self {
            memory,
            centre: (HOME.0, HOME.1),
            basemap: Basemap::default(),
            sites: Sites::default(),
            points: Points::default(),
            labels: Labels::default(),
            legend: furniture::Legend::default(),
            hovered: None,
            box_from: None,
            fit: None,
            size: egui::vec2(700.0, 450.0),
        }
    }
}

impl MapView {
    /// Moves to `place`.
    pub fn fly_to(&mut self, place: Place, zoom: f64) {
        self.memory.center_at(lon_lat(place.longitude(), place.latitude()));
        self.centre = (place.latitude(), place.longitude());
        let _ = self.memory.set_zoom(zoom.clamp(2.0, 20.0));
    }

    /// Moves so that west, south, east, north are seen.
    pub fn fit(&mut self, bounds: [f64; 4]) {
        self.fit = Some(bounds);
    }

    /// Moves so that every passing event with a place is seen.
    pub fn fit_events(&mut self, session: &Session) {
        self.sites.refresh(session);
        if let Some(bounds) = self.sites.bounds() {
            self.fit(bounds);
        }
    }

    /// The passing events at the place of `event`.
    pub fn events_beside(&self, view: &View<'_>, event: EventRef) -> &[EventRef] {
        let place =
            view.session.dataset(event.dataset).and_then(|dataset| dataset.place(event.row));
        place.map_or(&[], |place| self.sites.events_at(place))
    }

    /// The place in the middle.
    pub fn centre(&self) -> Option<Place> {
        Place::new(self.centre.0, wrapped(self.centre.1))
    }

    /// West, south, east, north of what is seen.
    pub fn bounds(&self) -> Option<[f64; 4]> {
        let centre = Place::new(self.centre.0, wrapped(self.centre.1))?;
        let rect = Rect::from_min_size(egui::Pos2::ZERO, self.size);
        Some(Viewport::new(rect, centre, self.memory.zoom()).bounds())
    }

    /// Latitude, longitude and zoom, for keeping.
    pub fn position(&self) -> (f64, f64, f64) {
        (self.centre.0, self.centre.1, self.memory.zoom())
    }

    /// The names that are written on the map, the important ones first, and where
    /// on the screen.
    pub fn names(&self) -> impl Iterator<Item = (&str, egui::Pos2)> {
        self.labels.written()
    }

    /// Paints the map.
    pub fn ui(&mut self, view: &View<'_>, ui: &mut Ui) {
        let rect = ui.available_rect_before_wrap();
        self.size = rect.size();
        self.sites.refresh(view.session);
        if let Some(bounds) = self.fit.take()
            && let Some((centre, zoom)) = viewport::fitting(bounds, self.size)
        {
            self.fly_to(centre, zoom);
        }
        let theme = Theme::of(ui.ctx());
        ui.painter().rect_filled(rect, 0.0, theme.map_background());

        let selecting = ui.input(|input| input.modifiers.shift) || self.box_from.is_some();
        let buttons =
            if selecting { egui::DragPanButtons::empty() } else { egui::DragPanButtons::PRIMARY };
        let home = lon_lat(self.centre.1, self.centre.0);
        let Self { memory, basemap, .. } = self;
        let mut map = walkers::Map::new(None, memory, home)
            .zoom_with_ctrl(false)
            .zoom_speed(1.0)
            .double_click_to_zoom(true)
            .drag_pan_buttons(buttons);
        for layer in basemap.layers() {
            map = map.with_layer(layer, 1.0);
        }
        let response = map.show(ui, |_, _, _, _| ()).response;
        if self.memory.zoom() < 2.0 {
            let _ = self.memory.set_zoom(2.0);
        }
        if let Some(centre) = self.memory.detached() {
            self.centre = (centre.y(), centre.x());
        }
        let centre = Place::new(self.centre.0, wrapped(self.centre.1));
        let Some(centre) = centre else { return };
        let viewport = Viewport::new(rect, centre, self.memory.zoom());
        let painter = ui.painter_at(rect);
        furniture::named_areas(&painter, &viewport, view, theme);
        let focus = view.session.document().focus.and_then(|event| {
            let dataset = view.session.dataset(event.dataset)?;
            let certainty = dataset.certainty(event.row);
            let place = dataset.place(event.row).filter(|_| certainty.is_area())?;
            Some((place, certainty.radius_m))
        });
        if view.settings.show_areas {
            Points::areas(&painter, &viewport, &self.sites.sites, theme, focus);
        }
        self.points.paint(
            &painter,
            &viewport,
            &self.sites.sites,
            view.session,
            theme,
            self.hovered,
        );
        self.labels.paint(&painter, &viewport, &self.basemap.shown(), self.points.circles());
        self.pointer(view, ui, &response, theme, &viewport);
        let credit = furniture::credit(&painter, rect, &self.basemap.credit(), theme);
        furniture::scale(&painter, &viewport, centre, credit, theme);
        self.tools_ui(view, ui, rect);
        furniture::legend_ui(&mut self.legend, view, ui, rect);
        self.country_wide_ui(view, ui, rect);
    }

    fn pointer(
        &mut self,
        view: &View<'_>,
        ui: &mut Ui,
        response: &egui::Response,
        theme: Theme,
        viewport: &Viewport,
    ) {
        self.hovered = response.hover_pos().and_then(|pointer| self.points.hit(pointer));
        let modifiers = ui.input(|input| input.modifiers);
        self.select_box(view, ui, response, theme, viewport);
        if let Some(hit) = self.hovered {
            ui.set_cursor_icon(egui::CursorIcon::PointingHand);
            if !response.dragged() {
                let tip = self.tip(view, hit);
                response.clone().on_hover_text_at_pointer(tip);
            }
        }
        if response.clicked() {
            let combine = match (modifiers.command, modifiers.shift) {
                (true, false) => Combine::Toggle,
                (false, true) => Combine::Add,
                (true, true) => Combine::Intersect,
                (false, false) => Combine::Replace,
            };
            match self.hovered {
                Some(hit) if combine == Combine::Replace && self.cluster_bounds(hit).is_some() => {
                    self.fit = self.cluster_bounds(hit);
                    ui.request_repaint();
                }
                Some(hit) => {
                    let sites = self.points.sites_of(hit, &self.sites.sites);
                    if let (None, [site], Combine::Replace) = (hit.event, &sites[..], combine) {
                        self.points.fanned = Some(site.place);
                    }
                    let events = self.picked(view, hit, combine);
                    view.send(Command::Select(events, combine));
                }
                None if combine == Combine::Replace => {
                    self.points.fanned = None;
                    view.send(Command::ClearSelection);
                }
                None => {}
            }
        }
    }

    /// The events that a click on a sign means. Where one sign stands for many
    /// at one place, plain clicks go through them one by one.
    fn picked(&self, view: &View<'_>, hit: Hit, combine: Combine) -> Vec<EventRef> {
        if let Some(event) = hit.event {
            return vec![event];
        }
        let sites = self.points.sites_of(hit, &self.sites.sites);
        let (Combine::Replace, [site]) = (combine, &sites[..]) else {
            return sites.iter().flat_map(|site| site.events.iter().copied()).collect();
        };
        let focus = view.session.document().focus;
        let next = site
            .events
            .iter()
            .position(|event| Some(*event) == focus)
            .map_or(0, |index| (index + 1) % site.events.len());
        vec![site.events[next]]
    }

    /// West, south, east, north of a cluster; `None` for a single place.
    fn cluster_bounds(&self, hit: Hit) -> Option<[f64; 4]> {
        let sites = self.points.sites_of(hit, &self.sites.sites);
        if hit.event.is_some() || sites.len() < 2 {
            return None;
        }
        sites::bounds(sites.into_iter())
    }

    fn tip(&self, view: &View<'_>, hit: Hit) -> String {
        const LISTED: usize = 6;
        let sites = self.points.sites_of(hit, &self.sites.sites);
        let events: Vec<EventRef> = match hit.event {
            Some(event) => vec![event],
            None => sites.iter().flat_map(|site| site.events.iter().copied()).collect(),
        };
        let zone = view.settings.zone();
        let mut lines: Vec<String> = Vec::new();
        if events.len() > 1 {
            lines.push(super::words::counted(events.len(), "event here", "events here"));
        }
        for event in events.iter().take(LISTED) {
            let Some(dataset) = view.session.dataset(event.dataset) else { continue };
            let Ok(found) = dataset.event(event.row) else { continue };
            let when = super::words::interval(found.interval, found.time_precision, &zone);
            lines.push(format!("{} · {when}\n{}", kind::label(&found.kind), found.title));
            if events.len() == 1 {
                lines.push(super::words::place_precision(dataset.certainty(event.row)));
            }
        }
        if events.len() > LISTED {
            let what = if sites.len() > 1 {
                "Click to look closer"
            } else if events.len() > points::MOST_FANNED {
                "Click to spread out the first of them; the panel lists all"
            } else {
                "Click to spread them out, again to go through them"
            };
            lines.push(what.to_owned());
        }
        lines.join("\n")
    }

    /// Shift+drag selects what lies in a box.
    fn select_box(
        &mut self,
        view: &View<'_>,
        ui: &Ui,
        response: &egui::Response,
        theme: Theme,
        viewport: &Viewport,
    ) {
        let pointer = response.interact_pointer_pos();
        if response.drag_started() && ui.input(|input| input.modifiers.shift) {
            self.box_from = ui.input(|input| input.pointer.press_origin()).or(pointer);
        }
        let (Some(from), Some(to)) =
            (self.box_from, pointer.or(ui.input(|input| input.pointer.latest_pos())))
        else {
            return;
        };
        let area = Rect::from_two_pos(from, to);
        ui.painter_at(response.rect).rect(
            area,
            0.0,
            Theme::faded(theme.accent(), 0.12),
            egui::Stroke::new(1.5, theme.accent()),
            egui::StrokeKind::Middle,
        );
        if response.drag_stopped() {
            self.box_from = None;
            // By place, not by sign: signs stand for clusters and are moved apart.
            let events: Vec<EventRef> = self
                .sites
                .sites
                .iter()
                .filter(|site| area.contains(viewport.project(site.mercator)))
                .flat_map(|site| site.events.iter().copied())
                .collect();
            let combine = if ui.input(|input| input.modifiers.command) {
                Combine::Remove
            } else {
                Combine::Add
            };
            if !events.is_empty() {
                view.send(Command::Select(events, combine));
            }
        }
    }

    fn tools_ui(&mut self, view: &View<'_>, ui: &mut Ui, rect: Rect) {
        let area = Rect::from_min_size(rect.min + egui::vec2(8.0, 8.0), egui::vec2(420.0, 60.0));
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(area).sense(Sense::hover()));
        egui::Frame::popup(child.style()).inner_margin(4.0).shadow(egui::Shadow::NONE).show(
            &mut child,
            |ui| {
                ui.horizontal(|ui| {
                    if ui.button("+").on_hover_text("Zoom in").clicked() {
                        let _ = self.memory.zoom_in();
                    }
                    if ui.button("−").on_hover_text("Zoom out").clicked() {
                        let _ = self.memory.zoom_out();
                    }
                    if ui.button("Fit").on_hover_text("Show every passing event (0)").clicked() {
                        view.ask(Action::FitEvents);
                    }
                    let mut shown = view.settings.show_areas;
                    if ui
                        .toggle_value(&mut shown, "Areas")
                        .on_hover_text("Circles in which imprecise events happened (A)")
                        .changed()
                    {
                        view.ask(Action::Set(Change::ShowAreas(shown)));
                    }
                    precision_menu(view, ui);
                    ui.menu_button("Go to", |ui| {
                        for (index, area) in gazetteer::areas().iter().enumerate() {
                            if ui.button(format!("{}  ({})", area.name, index + 1)).clicked() {
                                view.ask(Action::FitMap(area.bounds()));
                                ui.close();
                            }
                        }
                    });
                });
            },
        );
    }

    /// Events known only by country stand in the margin, not on a capital.
    fn country_wide_ui(&self, view: &View<'_>, ui: &mut Ui, rect: Rect) {
        if self.sites.country_wide.is_empty() {
            return;
        }
        let size = egui::vec2(210.0, 34.0);
        let area = Rect::from_min_size(rect.right_top() + egui::vec2(-size.x - 8.0, 8.0), size);
        let mut child = ui.new_child(
            egui::UiBuilder::new()
                .max_rect(area)
                .layout(egui::Layout::right_to_left(egui::Align::Min)),
        );
        let label = super::words::counted(
            self.sites.country_wide.len(),
            "country-wide event",
            "country-wide events",
        );
        let button = child.button(label).on_hover_text(
            "Known only by country, so not on the map; click selects and lists them",
        );
        if button.clicked() {
            view.send(Command::Select(self.sites.country_wide.clone(), Combine::Replace));
            view.ask(Action::Set(Change::TableOpen(true)));
        }
    }
}

/// Hides events whose place is known less precisely, by the filter for it.
fn precision_menu(view: &View<'_>, ui: &mut Ui) {
    let filters = &view.session.document().filters;
    let argument = filters.argument(PRECISION_FILTER);
    let label = if argument.is_some() { "Precision (set)" } else { "Precision" };
    let menu = ui.menu_button(label, |ui| {
        if ui.radio(argument.is_none(), "Every place").clicked() {
            view.send(Command::SetClause(PRECISION_FILTER.to_owned(), None));
            ui.close();
        }
        for least in GeoPrecision::ALL {
            if matches!(least, GeoPrecision::Country | GeoPrecision::Unknown) {
                continue;
            }
            // Of what is not known to be less precise nothing is hidden.
            let words = GeoPrecision::ALL
                .into_iter()
                .filter(|known| *known <= least || *known == GeoPrecision::Unknown)
                .map(|known| known.id().to_owned());
            let wanted = Argument::Words(words.collect());
            let label = match least {
                GeoPrecision::Exact => "Exact places only",
                GeoPrecision::Street => "Street or better",
                GeoPrecision::District => "City district or better",
                GeoPrecision::Town => "Town or better",
                GeoPrecision::City => "City or better",
                GeoPrecision::Raion => "Raion or county, or better",
                _ => "Oblast or voivodeship, or better",
            };
            if ui.radio(argument == Some(&wanted), label).clicked() {
                view.send(Command::SetClause(PRECISION_FILTER.to_owned(), Some(wanted)));
                ui.close();
            }
        }
    });
    menu.response.on_hover_text("Hide events whose place is known less precisely");
}

/// A longitude brought back to −180…180 after panning around the world.
fn wrapped(longitude: f64) -> f64 {
    (longitude + 180.0).rem_euclid(360.0) - 180.0
}
