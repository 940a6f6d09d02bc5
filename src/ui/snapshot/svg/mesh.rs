//! Triangles as SVG paths, those of one colour together.

use std::fmt::Write as _;

use egui::{Color32, Mesh};

use super::attribute::{number, paint};

/// A triangle with corners of several colours gets the one between them.
pub fn write(mesh: &Mesh) -> String {
    let mut markup = String::new();
    let mut run: Option<(Color32, String)> = None;
    for triangle in mesh.indices.chunks_exact(3) {
        let corners = triangle.iter().filter_map(|index| mesh.vertices.get(*index as usize));
        let corners: Vec<_> = corners.collect();
        let [a, b, c] = corners[..] else { continue };
        let colour = a.color.lerp_to_gamma(b.color, 0.5).lerp_to_gamma(c.color, 1.0 / 3.0);
        if run.as_ref().is_some_and(|(known, _)| *known != colour) {
            end(&mut markup, run.take());
        }
        let (_, path) = run.get_or_insert_with(|| (colour, String::new()));
        let [ax, ay, bx, by, cx, cy] =
            [a.pos.x, a.pos.y, b.pos.x, b.pos.y, c.pos.x, c.pos.y].map(number);
        let _ = write!(path, "M{ax} {ay}L{bx} {by}L{cx} {cy}Z");
    }
    end(&mut markup, run);
    markup
}

fn end(markup: &mut String, run: Option<(Color32, String)>) {
    if let Some((colour, path)) = run
        && colour.a() > 0
    {
        let fill = paint("fill", colour);
        // Without smoothed edges no gap is seen between neighbours.
        let _ = writeln!(markup, "<path d=\"{path}\"{fill} shape-rendering=\"crispEdges\"/>");
    }
}
