//! The sign of each kind: a colour and a shape, told apart without colour too.

use egui::{Color32, Pos2, Shape, Stroke, Vec2, epaint::PathShape, vec2};

use crate::ui::theme::{Hue, Theme};

/// Outline of a sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the shapes")]
pub enum Form {
    Triangle,
    Diamond,
    Star,
    DownTriangle,
    Hexagon,
    Square,
    Ring,
    HatchedSquare,
    CircledDownTriangle,
    CircledCross,
    BarredSquare,
    BarredDiamond,
    RingWithPlus,
    RingWithDot,
    Cross,
    Plus,
    Pentagon,
    Disc,
}

/// The sign of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sign {
    /// Its outline.
    pub form: Form,
    /// Its colour.
    pub hue: Hue,
}

/// The sign of the kind `id`; unlisted kinds share a disc.
pub fn sign(id: &str) -> Sign {
    let (form, hue) = match id {
        "missile_strike" => (Form::Triangle, Hue::Vermilion),
        "drone_strike" => (Form::Diamond, Hue::Blue),
        "combined_strike" => (Form::Star, Hue::Pink),
        "air_strike" => (Form::Pentagon, Hue::Vermilion),
        "shelling" => (Form::Cross, Hue::Brown),
        "explosion" => (Form::Plus, Hue::Orange),
        "debris_fall" => (Form::DownTriangle, Hue::Orange),
        "fire" => (Form::Hexagon, Hue::Brown),
        "infrastructure_damage" => (Form::Square, Hue::Green),
        "power_outage" => (Form::BarredSquare, Hue::Sky),
        "casualty_report" => (Form::Ring, Hue::Ink),
        "attack_summary" => (Form::RingWithPlus, Hue::Violet),
        "statement" => (Form::RingWithDot, Hue::Grey),
        "air_alert" => (Form::HatchedSquare, Hue::Slate),
        "airspace_alert" => (Form::CircledDownTriangle, Hue::Teal),
        "airport_closure" => (Form::CircledCross, Hue::Teal),
        "drone_incursion" => (Form::BarredDiamond, Hue::Blue),
        "battle" => (Form::Cross, Hue::Slate),
        "violence_against_civilians" => (Form::Pentagon, Hue::Ink),
        _ => (Form::Disc, Hue::Slate),
    };
    Sign { form, hue }
}

/// Whether the sign is filled: only where the place is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fill {
    /// Exact places.
    Solid,
    /// Imprecise places: an outline.
    Hollow,
}

fn polygon(centre: Pos2, radius: f32, corners: usize, turn: f32) -> Vec<Pos2> {
    (0..corners)
        .map(|corner| {
            let angle = turn + std::f32::consts::TAU * corner as f32 / corners as f32;
            centre + Vec2::angled(angle) * radius
        })
        .collect()
}

const UP: f32 = -std::f32::consts::FRAC_PI_2;
const DOWN: f32 = std::f32::consts::FRAC_PI_2;

/// The shapes of a sign of `radius` points around `centre`; `edge` separates
/// it from the map and from other signs.
pub fn shapes(
    sign: Sign,
    centre: Pos2,
    radius: f32,
    fill: Fill,
    theme: Theme,
    edge: Color32,
) -> Vec<Shape> {
    let colour = theme.hue(sign.hue);
    let solid = fill == Fill::Solid;
    let closed = |points: Vec<Pos2>| -> Vec<Shape> {
        let inside = if solid { colour } else { Theme::faded(edge, 0.75) };
        let halo = Shape::Path(PathShape::convex_polygon(
            points.clone(),
            Color32::TRANSPARENT,
            Stroke::new(if solid { 2.5 } else { 4.0 }, edge),
        ));
        let body = Shape::Path(PathShape::convex_polygon(
            points,
            inside,
            Stroke::new(if solid { 0.5 } else { 1.8 }, colour),
        ));
        vec![halo, body]
    };
    let lines = |ends: &[(Vec2, Vec2)]| -> Vec<Shape> {
        let stroke = |width, colour| {
            ends.iter().map(move |&(from, to)| {
                Shape::line_segment([centre + from, centre + to], Stroke::new(width, colour))
            })
        };
        let width = if solid { 3.0 } else { 1.8 };
        stroke(width + 2.0, edge).chain(stroke(width, colour)).collect()
    };
    let marks = |ends: &[(Vec2, Vec2)]| -> Vec<Shape> {
        let stroke = Stroke::new(1.8, colour);
        let line =
            |&(from, to): &(Vec2, Vec2)| Shape::line_segment([centre + from, centre + to], stroke);
        ends.iter().map(line).collect()
    };
    let ring = |radius: f32, width: f32| -> Vec<Shape> {
        vec![
            Shape::circle_filled(centre, radius, Theme::faded(edge, 0.75)),
            Shape::circle_stroke(centre, radius, Stroke::new(width + 2.0, edge)),
            Shape::circle_stroke(centre, radius, Stroke::new(width, colour)),
        ]
    };
    let r = radius;
    match sign.form {
        Form::Triangle => closed(polygon(centre + vec2(0.0, r * 0.15), r * 1.15, 3, UP)),
        Form::DownTriangle => closed(polygon(centre - vec2(0.0, r * 0.1), r, 3, DOWN)),
        Form::Diamond => closed(polygon(centre, r * 1.12, 4, UP)),
        Form::Hexagon => closed(polygon(centre, r, 6, UP)),
        Form::Pentagon => closed(polygon(centre, r * 1.05, 5, UP)),
        Form::Square => closed(polygon(centre, r * 1.15, 4, UP / 2.0)),
        Form::Disc => closed(polygon(centre, r * 0.9, 20, 0.0)),
        Form::Star => star(centre, r * 1.25, colour, edge, solid),
        Form::Ring => ring(r * 0.8, if solid { 3.0 } else { 2.0 }),
        Form::RingWithPlus => {
            let arm = r * 0.42;
            let mut shapes = ring(r * 0.95, if solid { 2.4 } else { 1.8 });
            shapes.extend(marks(&[
                (vec2(-arm, 0.0), vec2(arm, 0.0)),
                (vec2(0.0, -arm), vec2(0.0, arm)),
            ]));
            shapes
        }
        Form::RingWithDot => {
            let mut shapes = ring(r * 0.9, 1.8);
            shapes.push(Shape::circle_filled(centre, r * 0.28, colour));
            shapes
        }
        Form::BarredSquare | Form::BarredDiamond => {
            let points = match sign.form {
                Form::BarredSquare => polygon(centre, r * 1.2, 4, UP / 2.0),
                _ => polygon(centre, r * 1.25, 4, UP),
            };
            let arm = r * 0.42;
            let mut shapes = vec![
                Shape::convex_polygon(points.clone(), Theme::faded(edge, 0.75), Stroke::NONE),
                Shape::closed_line(points.clone(), Stroke::new(4.0, edge)),
                Shape::closed_line(points, Stroke::new(1.8, colour)),
            ];
            shapes.extend(marks(&[(vec2(-arm, 0.0), vec2(arm, 0.0))]));
            shapes
        }
        Form::CircledCross => {
            let arm = r * 0.36;
            let mut shapes = ring(r, 1.6);
            shapes.extend(marks(&[
                (vec2(-arm, -arm), vec2(arm, arm)),
                (vec2(-arm, arm), vec2(arm, -arm)),
            ]));
            shapes
        }
        Form::Cross => {
            let arm = r * 0.75;
            lines(&[(vec2(-arm, -arm), vec2(arm, arm)), (vec2(-arm, arm), vec2(arm, -arm))])
        }
        Form::Plus => lines(&[(vec2(-r, 0.0), vec2(r, 0.0)), (vec2(0.0, -r), vec2(0.0, r))]),
        Form::HatchedSquare => hatched(centre, r, colour, edge),
        Form::CircledDownTriangle => {
            let mut shapes = ring(r, 1.6);
            shapes.push(Shape::convex_polygon(
                polygon(centre, r * 0.58, 3, DOWN),
                colour,
                Stroke::NONE,
            ));
            shapes
        }
    }
}

fn star(centre: Pos2, radius: f32, colour: Color32, edge: Color32, solid: bool) -> Vec<Shape> {
    let outline: Vec<Pos2> = (0..10)
        .map(|corner| {
            let reach = if corner % 2 == 0 { radius } else { radius * 0.48 };
            centre + Vec2::angled(UP + std::f32::consts::TAU * corner as f32 / 10.0) * reach
        })
        .collect();
    let mut shapes = vec![Shape::closed_line(outline.clone(), Stroke::new(3.5, edge))];
    if solid {
        // A star is not convex: its points and its middle are drawn apart.
        let inner: Vec<Pos2> = outline.iter().skip(1).step_by(2).copied().collect();
        for tip in 0..5 {
            let points = vec![outline[tip * 2], outline[tip * 2 + 1], outline[(tip * 2 + 9) % 10]];
            shapes.push(Shape::convex_polygon(points, colour, Stroke::new(0.5, colour)));
        }
        shapes.push(Shape::convex_polygon(inner, colour, Stroke::new(0.5, colour)));
    } else {
        shapes.push(Shape::closed_line(outline, Stroke::new(1.8, colour)));
    }
    shapes
}

fn hatched(centre: Pos2, radius: f32, colour: Color32, edge: Color32) -> Vec<Shape> {
    let half = radius * 0.85;
    let square = egui::Rect::from_center_size(centre, Vec2::splat(half * 2.0));
    let mut shapes = vec![Shape::rect_filled(square.expand(1.5), 1.0, Theme::faded(edge, 0.85))];
    for step in [-0.5_f32, 0.0, 0.5] {
        let shift = step * half * 2.0;
        let from = centre + vec2(-half + shift.max(0.0), half + shift.min(0.0));
        let to = centre + vec2(half + shift.min(0.0), -half + shift.max(0.0));
        shapes.push(Shape::line_segment([from, to], Stroke::new(1.2, colour)));
    }
    let corners =
        [square.left_top(), square.right_top(), square.right_bottom(), square.left_bottom()];
    shapes.push(Shape::closed_line(corners.to_vec(), Stroke::new(1.4, colour)));
    shapes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::kind::KINDS;

    #[test]
    fn no_two_kinds_share_both_form_and_colour() {
        let mut seen: Vec<(Sign, &str)> = Vec::new();
        for kind in KINDS.iter().filter(|kind| !["event", "protest"].contains(&kind.id)) {
            let sign = sign(kind.id);
            let twin = seen.iter().find(|(other, _)| *other == sign);
            assert!(twin.is_none(), "{} looks like {:?}", kind.id, twin);
            seen.push((sign, kind.id));
        }
    }
}
