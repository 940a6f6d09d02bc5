//! Symbols of events as shapes of the window.

use egui::{Pos2, Shape, Stroke, Vec2, epaint::PathShape};

use crate::dataset::symbol::{Ink, Outline, Symbol};
use crate::ui::theme::Theme;

/// Whether the symbol is filled: only where the place is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fill {
    /// Exact places.
    Solid,
    /// Imprecise places: an outline.
    Hollow,
}

/// The shapes of a symbol of `radius` points around `centre`; `edge` separates
/// it from the map and from other symbols.
pub fn shapes(
    symbol: Symbol,
    centre: Pos2,
    radius: f32,
    fill: Fill,
    theme: Theme,
    edge: egui::Color32,
) -> Vec<Shape> {
    let colour = |ink: Ink| match ink {
        Ink::Hue => theme.hue(symbol.hue),
        Ink::Edge(opacity) if opacity < 1.0 => Theme::faded(edge, opacity),
        Ink::Edge(_) => edge,
    };
    let at = |point: [f32; 2]| centre + Vec2::from(point);
    let pieces = symbol.form.pieces(radius, fill == Fill::Solid);
    let shapes = pieces.into_iter().map(|piece| {
        let inside = piece.fill.map_or(egui::Color32::TRANSPARENT, colour);
        let stroke =
            piece.stroke.map_or(Stroke::NONE, |(width, ink)| Stroke::new(width, colour(ink)));
        match piece.outline {
            Outline::Polygon(points) => Shape::Path(PathShape::convex_polygon(
                points.into_iter().map(at).collect(),
                inside,
                stroke,
            )),
            Outline::Circle(radius) => Shape::Circle(egui::epaint::CircleShape {
                center: centre,
                radius,
                fill: inside,
                stroke,
            }),
            Outline::Line(ends) => Shape::line_segment(ends.map(at), stroke),
        }
    });
    shapes.collect()
}
