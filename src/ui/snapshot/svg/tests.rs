//! Shapes as elements, and text that cannot break out of them.

use std::sync::Arc;

use egui::epaint::{CircleShape, CubicBezierShape, EllipseShape, QuadraticBezierShape};
use egui::{FontId, Mesh, Vec2, pos2, vec2};

use super::*;
use crate::dataset::symbol::Hue;
use crate::ui::theme::Theme;

const THEME: Theme = Theme { dark: false };

fn screen() -> Rect {
    Rect::from_min_size(Pos2::ZERO, vec2(100.0, 80.0))
}

fn svg(shapes: Vec<Shape>) -> String {
    let clipped = |shape: Shape| ClippedShape::new(screen(), shape);
    let shapes = shapes.into_iter().map(clipped).collect();
    let layers = [Layer::Png(b"png".to_vec()), Layer::Vectors(shapes)];
    write([100.0, 80.0], "A <title> \"&\u{202e}", &layers)
}

/// What stands in the SVG, by name and attributes; it must be sound XML.
fn elements(svg: &str, name: &str) -> Vec<Vec<(String, String)>> {
    let document = roxmltree::Document::parse(svg).unwrap();
    document
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", name)))
        .map(|node| {
            let attribute =
                |a: roxmltree::Attribute<'_, '_>| (a.name().to_owned(), a.value().to_owned());
            node.attributes().map(attribute).collect()
        })
        .collect()
}

fn value<'a>(attributes: &'a [(String, String)], name: &str) -> Option<&'a str> {
    attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

fn with_galley<T>(text: &str, then: impl Fn(Arc<egui::Galley>) -> T) -> T {
    let ctx = egui::Context::default();
    let mut result = None;
    let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
        let colour = THEME.hue(Hue::Ink);
        let font = FontId::proportional(12.0);
        result = Some(then(ui.painter().layout_no_wrap(text.to_owned(), font, colour)));
    });
    output.textures_delta.clear();
    result.unwrap()
}

#[test]
fn every_kind_of_shape_becomes_its_element() {
    let ink = THEME.hue(Hue::Ink);
    let faint = Theme::faded(ink, 0.5);
    let stroke = Stroke::new(1.5, ink);
    let mut mesh = Mesh::default();
    for at in [pos2(0.0, 0.0), pos2(5.0, 0.0), pos2(0.0, 5.0)] {
        mesh.colored_vertex(at, ink);
    }
    mesh.add_triangle(0, 1, 2);
    let corners = [pos2(1.0, 1.0), pos2(9.0, 1.0), pos2(9.0, 9.0), pos2(1.0, 9.0)];
    let svg = svg(vec![
        CircleShape::filled(pos2(10.0, 12.0), 4.0, faint).into(),
        EllipseShape::filled(pos2(30.0, 30.0), vec2(6.0, 3.0), ink).into(),
        Shape::line_segment([pos2(0.0, 0.0), pos2(50.0, 40.5)], stroke),
        Shape::convex_polygon(corners.to_vec(), ink, stroke),
        Shape::rect_filled(Rect::from_min_max(corners[0], corners[2]), 2.0, ink),
        Shape::mesh(mesh),
        QuadraticBezierShape::from_points_stroke(
            [corners[0], corners[1], corners[2]],
            false,
            Color32::TRANSPARENT,
            stroke,
        )
        .into(),
        CubicBezierShape::from_points_stroke(corners, false, Color32::TRANSPARENT, stroke).into(),
        Shape::Vec(vec![Shape::circle_filled(pos2(60.0, 60.0), 1.0, ink)]),
    ]);
    for (name, count) in
        [("circle", 2), ("ellipse", 1), ("line", 1), ("rect", 1), ("path", 4), ("image", 1)]
    {
        assert_eq!(elements(&svg, name).len(), count, "{name}: {svg}");
    }
    let circle = &elements(&svg, "circle")[0];
    assert_eq!(value(circle, "cx"), Some("10"));
    assert_eq!(value(circle, "fill"), Some("#222830"));
    assert!(value(circle, "fill-opacity").unwrap().starts_with("0.5"));
    let line = &elements(&svg, "line")[0];
    assert_eq!((value(line, "y2"), value(line, "stroke-width")), (Some("40.5"), Some("1.5")));
}

#[test]
fn words_stay_words_and_mean_only_themselves() {
    let hostile = "</text><script>alert(1)</script> & \u{202e}abc\u{1}";
    let svg = with_galley(hostile, |galley| {
        svg(vec![Shape::galley(pos2(5.0, 5.0), galley, THEME.hue(Hue::Ink))])
    });
    let document = roxmltree::Document::parse(&svg).unwrap();
    let names: Vec<&str> = document.descendants().map(|node| node.tag_name().name()).collect();
    assert!(!names.contains(&"script"), "{svg}");
    let text = document.descendants().find(|node| node.has_tag_name("text")).unwrap();
    assert!(text.text().unwrap().starts_with("</text><script>alert(1)</script> & "), "{svg}");
    let title = document.descendants().find(|node| node.has_tag_name("title")).unwrap();
    assert_eq!(title.text(), Some("A <title> \"&[U+202E]"));
}

#[test]
fn letters_with_a_halo_are_written_once_with_an_edge() {
    let [ink, halo] = [THEME.hue(Hue::Ink), THEME.halo()];
    let svg = with_galley("Kyiv", |galley| {
        let stamp = |offset: Vec2, colour| -> Shape {
            egui::epaint::TextShape::new(pos2(20.0, 20.0) + offset, Arc::clone(&galley), colour)
                .with_override_text_color(colour)
                .into()
        };
        svg(vec![stamp(vec2(1.5, 0.0), halo), stamp(vec2(-1.5, 0.0), halo), stamp(Vec2::ZERO, ink)])
    });
    let texts = elements(&svg, "text");
    assert_eq!(texts.len(), 1, "{svg}");
    assert_eq!(value(&texts[0], "fill"), Some("#222830"));
    assert_eq!(value(&texts[0], "stroke"), Some("#ffffff"));
    assert_eq!(value(&texts[0], "stroke-width"), Some("3"));
}

#[test]
fn what_is_no_vector_stays_in_its_place_between_the_others() {
    let ink = THEME.hue(Hue::Ink);
    let mut picture = Mesh::with_texture(egui::TextureId::User(7));
    picture.add_rect_with_uv(screen(), screen(), ink);
    let picture = Shape::mesh(picture);
    let sign = || Shape::circle_filled(pos2(5.0, 5.0), 2.0, ink);
    let nested = Shape::Vec(vec![Shape::Noop, sign(), picture.clone(), picture, sign(), sign()]);
    let found: Vec<(bool, usize)> = runs(vec![ClippedShape::new(screen(), nested)])
        .iter()
        .map(|run| match run {
            Run::Vectors(shapes) => (true, shapes.len()),
            Run::Pixels(shapes) => (false, shapes.len()),
        })
        .collect();
    assert_eq!(found, [(true, 1), (false, 2), (true, 2)]);
}

#[test]
fn shapes_outside_of_their_edges_are_left_out() {
    let far = Shape::circle_filled(pos2(500.0, 500.0), 2.0, THEME.hue(Hue::Ink));
    assert!(elements(&svg(vec![far]), "circle").is_empty());
}
