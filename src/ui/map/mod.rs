//! The map: tiles below, areas and signs of events above.

pub mod basemap;
mod chips;
pub mod colocated;
pub mod dots;
pub mod grid;
mod inset;
pub mod keyboard;
pub mod label;
mod label_collision;
pub mod labels;
mod layer_legend;
mod layer_panel;
pub mod layers;
mod legend;
mod legend_open;
mod legend_rows;
mod line_joins;
pub mod online;
mod overlays;
mod pointer;
pub mod projected_positions;
pub mod queue;
pub mod style;
pub mod texture;
pub mod tile_drawing;
pub mod tiles;
mod tip;
mod tool_bar;
pub mod tools;
pub mod viewport;

use egui::{Rect, Ui};
use walkers::{MapMemory, lon_lat};

use super::View;
use super::theme::Theme;
use crate::dataset::{Place, wrapped};
use crate::language::tr;
use crate::session::{EventRef, LayerState, Session};
use crate::ui::format;
use basemap::Basemap;
use colocated::Sites;
use labels::Labels;
use layers::{Scene, Stack};
use projected_positions::Grounds;
use tools::AreaDrawing;
use viewport::Viewport;

/// Where the map looks when nothing else is asked for: the Kyiv region.
pub(in crate::ui) const HOME: (f64, f64, f64) = (50.45, 30.55, 9.2);

/// Nearer than this the built-in map has nothing more to show.
const ZOOM_OF_STREETS: f64 = 11.0;

/// Symbols are fitted no nearer than this: a single one still has a town around it.
const NEAREST_FIT: f64 = 12.0;

/// What the map is to show when it is next painted, in degrees.
#[derive(Debug, Clone, Copy)]
enum Fit {
    /// All of an area.
    Area([f64; 4]),
    /// Symbols, which nothing may hide.
    Symbols([f64; 4]),
}

/// The map and what it keeps between frames.
pub struct MapView {
    memory: MapMemory,
    centre: (f64, f64),
    /// The maps below the events.
    pub basemap: Basemap,
    grounds: Grounds,
    sites: Sites,
    layers: Stack,
    labels: Labels,
    chips: chips::Chips,
    legend_open: bool,
    /// What the legend covered when the map was last painted.
    legend_area: Option<Rect>,
    layers_open: bool,
    hovered: Option<layers::LayerHit>,
    /// Whether it is painted for a picture: without anything to click.
    pub is_picture: bool,
    /// The tool in hand and what it draws.
    pub drawing: AreaDrawing,
    fit: Option<Fit>,
    /// Points at its left and its right over which panels lie.
    pub covered: [f32; 2],
    size: egui::Vec2,
    /// What of the window the map is, once it was painted.
    widget: Option<egui::Id>,
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
            grounds: Grounds::default(),
            sites: Sites::default(),
            layers: Stack::default(),
            labels: Labels::default(),
            chips: chips::Chips::default(),
            legend_open: false,
            legend_area: None,
            layers_open: false,
            hovered: None,
            is_picture: false,
            drawing: AreaDrawing::default(),
            fit: None,
            covered: [0.0; 2],
            size: egui::vec2(700.0, 450.0),
            widget: None,
        }
    }
}

impl MapView {
    /// Moves to `place`.
    pub fn fly_to(&mut self, place: Place, zoom: f64) {
        self.fit = None;
        self.memory.center_at(lon_lat(place.longitude(), place.latitude()));
        self.centre = (place.latitude(), place.longitude());
        let _ = self.memory.set_zoom(zoom.clamp(2.0, 20.0));
    }

    /// Moves so that west, south, east, north are seen.
    pub fn fit(&mut self, bounds: [f64; 4]) {
        self.fit = Some(Fit::Area(bounds));
    }

    /// Moves so that symbols between west, south, east, north are seen beside what lies on
    /// the map, and no nearer than needed to tell where they are.
    pub fn fit_symbols(&mut self, bounds: [f64; 4]) {
        self.fit = Some(Fit::Symbols(bounds));
    }

    /// Moves so that every matching event with a place is seen.
    pub fn fit_events(&mut self, session: &Session) {
        self.grounds.refresh(session);
        if let Some(bounds) = projected_positions::bounds(&self.grounds.parts(session)) {
            self.fit_symbols(bounds);
        }
    }

    /// The same for those whose place is known to a district or nearer, if there are any.
    pub fn fit_precise(&mut self, session: &Session) {
        self.grounds.refresh(session);
        match projected_positions::precise_bounds(&self.grounds.parts(session)) {
            Some(bounds) => self.fit_symbols(bounds),
            None => self.fit_events(session),
        }
    }

    /// Moves as was asked for since the map was last painted.
    fn follow_fit(&mut self, rect: Rect) {
        let Some(fit) = self.fit.take() else { return };
        let free = match fit {
            Fit::Symbols(_) if !self.is_picture => {
                inset::beside(inset::free(rect, self.covered), self.legend_area)
            }
            _ => rect,
        };
        let (Fit::Area(bounds) | Fit::Symbols(bounds)) = fit;
        let Some((centre, zoom)) = viewport::fitting(bounds, free.size()) else { return };
        let zoom = if matches!(fit, Fit::Symbols(_)) { zoom.min(NEAREST_FIT) } else { zoom };
        let aside = rect.center() - free.center();
        let moved = Viewport::new(rect, centre, zoom).place_at(rect.center() + aside);
        self.fly_to(moved.unwrap_or(centre), zoom);
    }

    /// The matching events at the place of `event`.
    pub fn events_beside(&mut self, view: &View<'_>, event: EventRef) -> &[EventRef] {
        self.grounds.refresh(view.session);
        let parts = self.grounds.parts(view.session);
        self.sites.events_beside(view.session, &parts, event)
    }

    /// How many matching alerts and closures are not drawn, since they are lanes of the
    /// time slider.
    pub fn lasting_left_out(&mut self, session: &Session) -> usize {
        self.grounds.refresh(session);
        self.grounds.lasting_left_out()
    }

    /// Paints what the signs mean, for a picture that has it below its map.
    pub fn legend_below_ui(&mut self, view: &View<'_>, ui: &mut Ui) {
        let left_out = self.lasting_left_out(view.session);
        legend::below_ui(view, ui, legend_style(view, true, left_out));
    }

    /// How many matching events that the map draws lie outside of what it shows.
    pub fn outside_count(&mut self, session: &Session) -> usize {
        let hides_lasting = self.lasting_left_out(session) > 0;
        let Some([west, south, east, north]) = self.bounds() else { return 0 };
        let parts = session.derived().parts();
        let outside = parts.map(|part| {
            let dataset = &*part.dataset;
            let is_outside = |row: &usize| {
                dataset.place(*row).is_some_and(|place| {
                    let (lat, lon) = (place.latitude(), place.longitude());
                    let turns = [lon, lon + 360.0, lon - 360.0];
                    let in_lane = turns.iter().any(|lon| (west..=east).contains(lon));
                    !in_lane || !(south..=north).contains(&lat)
                })
            };
            let mut drawn = part.matching().clone();
            drawn.subtract(dataset.off_map());
            let is_drawn = |row: &usize| !(hides_lasting && dataset.is_lasting(*row));
            drawn.iter().filter(is_drawn).filter(is_outside).count()
        });
        outside.sum()
    }

    /// Shows or hides the panel of layers.
    pub fn toggle_layers(&mut self) {
        self.layers_open = !self.layers_open;
    }

    /// Whether the panel of layers is open.
    pub const fn has_layers_open(&self) -> bool {
        self.layers_open
    }

    /// Closes the panel of layers; whether it was open.
    pub fn close_layers(&mut self) -> bool {
        std::mem::take(&mut self.layers_open)
    }

    /// Whether everything is drawn that was asked for; for pictures.
    pub fn is_settled(&mut self) -> bool {
        self.basemap.is_settled() && !self.layers.is_busy()
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

    /// Width and height, in points.
    pub fn size_points(&self) -> egui::Vec2 {
        self.size
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
        self.follow_fit(rect);
        let theme = Theme::of(ui.ctx());
        ui.painter().rect_filled(rect, 0.0, theme.map_background());

        let buttons = if self.drawing.takes_drags(ui) {
            egui::DragPanButtons::empty()
        } else {
            egui::DragPanButtons::PRIMARY
        };
        let home = lon_lat(self.centre.1, self.centre.0);
        let Self { memory, basemap, drawing, .. } = self;
        let mut map = walkers::Map::new(None, memory, home)
            .zoom_with_ctrl(false)
            .zoom_speed(1.0)
            .double_click_to_zoom(drawing.tool().is_none())
            .drag_pan_buttons(buttons);
        for layer in basemap.layers() {
            map = map.with_layer(layer, 1.0);
        }
        let response = map.show(ui, |_, _, _, _| ()).response;
        self.widget = Some(response.id);
        let step = keyboard::keys(view, ui, &response);
        if self.memory.zoom() < 2.0 {
            let _ = self.memory.set_zoom(2.0);
        }
        if let Some(centre) = self.memory.detached() {
            self.centre = (centre.y(), centre.x());
        }
        let centre = Place::new(self.centre.0, wrapped(self.centre.1));
        let Some(mut centre) = centre else { return };
        if step != egui::Vec2::ZERO {
            let viewport = Viewport::new(rect, centre, self.memory.zoom());
            if let Some(moved) = viewport.place_at(rect.center() + step) {
                self.fly_to(moved, self.memory.zoom());
                centre = moved;
            }
        }
        let viewport = Viewport::new(rect, centre, self.memory.zoom());
        let painter = ui.painter_at(rect);
        if !self.is_picture {
            overlays::own_areas(&painter, &viewport, view, theme);
        }
        overlays::named_areas(&painter, &viewport, view, theme);
        // Taken out while the rest of the map is changed beside it.
        let mut grounds = std::mem::take(&mut self.grounds);
        let mut sites = std::mem::take(&mut self.sites);
        grounds.refresh(view.session);
        let parts = grounds.parts(view.session);
        sites.refresh(view.session, &parts, viewport.map_box());
        let ctx = ui.ctx().clone();
        let scene = Scene { view: *view, parts: &parts, sites: &sites, viewport, theme, ctx: &ctx };
        self.layers.paint(&scene, &painter, self.hovered);
        let circles = self.layers.circles(&view.session.document().layers).into_iter();
        self.labels.paint(&painter, &viewport, &self.basemap.shown(), circles);
        self.pointer(&scene, ui, &response);
        let legend = if self.is_picture { 0.0 } else { legend::most_pill_points(rect) };
        let credit = overlays::credit(&painter, rect, &self.basemap.credit(), legend, theme);
        if !inset::is_low(rect) {
            overlays::scale(&painter, &viewport, centre, credit, theme);
        }
        if !self.is_picture {
            self.tools_ui(view, ui, rect);
            self.drawing.reshape_ui(&scene, ui, rect);
            self.drawing.bar_ui(&scene, ui, rect);
        }
        let look = legend_style(view, self.is_picture, grounds.lasting_left_out());
        let bottom = match self.is_picture {
            // It stands below the map, where it hides nothing.
            true => rect.bottom(),
            false => {
                self.legend_area = legend::ui(view, ui, rect, look, &mut self.legend_open);
                self.legend_area.map_or(rect.bottom() - inset::INSET, |area| area.top() - 6.0)
            }
        };
        layer_legend::ui(&self.layers.legends(&scene), ui, rect, bottom);
        if !self.is_picture {
            let has_own_map =
                self.basemap.online().is_some() || self.basemap.local_path().is_some();
            let lacks_streets = self.memory.zoom() > ZOOM_OF_STREETS && !has_own_map;
            self.chips.ui(&scene, ui, rect, lacks_streets);
            layer_panel::ui(&mut self.layers_open, &self.layers, view, &ctx, rect);
        }
        keyboard::focus_ring(ui, rect, &response);
        (self.grounds, self.sites) = (grounds, sites);
    }

    /// Whether the map has the focus, whose keys then are its own.
    pub fn has_focus(&self, ctx: &egui::Context) -> bool {
        self.widget.is_some_and(|id| ctx.memory(|memory| memory.has_focus(id)))
    }
}

/// How the legend looks, which follows the layer of signs.
fn legend_style(
    view: &View<'_>,
    is_picture: bool,
    lasting_left_out: usize,
) -> legend_rows::LegendStyle {
    let points: layers::points::Settings = view
        .session
        .document()
        .layers
        .get(layers::points::ENTRY.id)
        .map(LayerState::settings)
        .unwrap_or_default();
    let is_by_kind = points.colour == layers::ColourBy::Kind;
    legend_rows::LegendStyle { is_by_kind, is_picture, has_lasting: lasting_left_out == 0 }
}

impl MapView {
    /// What is held to draw events, in words.
    pub fn figures(&self) -> Vec<(&'static str, String)> {
        let signs = match self.sites.is_crowded {
            true => tr!("too-many-events-cells-instead").to_owned(),
            false => format::number(self.sites.sites.len()),
        };
        let mut figures = vec![
            (tr!("places-on-the-map"), signs),
            (tr!("positions-for-the-map"), format::size(self.grounds.bytes() as u64)),
        ];
        figures.extend(self.layers.figures());
        figures
    }
}
