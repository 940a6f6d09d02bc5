//! Shapes as SVG: signs, areas and words stay vectors; what no vector can be (the tiles
//! of the map, a heat map) becomes a picture in its place between them.

mod attribute;
mod mesh;
mod text;

use attribute::{number, paint};
use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use egui::emath::TSTransform;
use egui::epaint::{ClippedShape, ColorMode, PathShape, PathStroke, RectShape, StrokeKind};
use egui::{Color32, Pos2, Rect, Shape, Stroke};

/// Shapes that follow each other and are drawn in one way.
#[derive(Debug, Clone)]
pub enum Run {
    /// They stay vectors.
    Vectors(Vec<ClippedShape>),
    /// They are no vectors and are drawn first.
    Pixels(Vec<ClippedShape>),
}

/// What is written, from the lowest up.
pub enum Layer {
    /// Shapes.
    Vectors(Vec<ClippedShape>),
    /// A PNG over the whole picture.
    Png(Vec<u8>),
}

/// `shapes` in their order, parted by how they are drawn.
pub fn runs(shapes: Vec<ClippedShape>) -> Vec<Run> {
    let mut runs = Vec::new();
    for ClippedShape { clip_rect, mut shape, transform_after_tessellation } in shapes {
        if transform_after_tessellation != TSTransform::IDENTITY {
            shape.transform(transform_after_tessellation);
        }
        part(clip_rect, shape, &mut runs);
    }
    runs
}

fn part(clip_rect: Rect, shape: Shape, runs: &mut Vec<Run>) {
    let is_vector = match &shape {
        Shape::Noop => return,
        Shape::Vec(_) => {
            let Shape::Vec(shapes) = shape else { return };
            shapes.into_iter().for_each(|shape| part(clip_rect, shape, runs));
            return;
        }
        Shape::Callback(_) => false,
        Shape::Mesh(mesh) => mesh.texture_id == egui::TextureId::default(),
        Shape::Rect(rect) => rect.brush.is_none(),
        _ => true,
    };
    let clipped = ClippedShape::new(clip_rect, shape);
    match (runs.last_mut(), is_vector) {
        (Some(Run::Vectors(shapes)), true) | (Some(Run::Pixels(shapes)), false) => {
            shapes.push(clipped);
        }
        (_, true) => runs.push(Run::Vectors(vec![clipped])),
        (_, false) => runs.push(Run::Pixels(vec![clipped])),
    }
}

/// An SVG of `size` points with `layers`, the lowest first.
pub fn write(size: [f32; 2], title: &str, layers: &[Layer]) -> String {
    let [width, height] = size;
    let whole = Rect::from_min_size(Pos2::ZERO, egui::vec2(width, height));
    let [width, height] = size.map(number);
    let mut svg = Svg { text: String::new(), clips: Vec::new() };
    for layer in layers {
        match layer {
            Layer::Vectors(shapes) => svg.clipped(shapes, whole),
            Layer::Png(png) => svg.line(&format!(
                "<image width=\"{width}\" height=\"{height}\" \
                 href=\"data:image/png;base64,{}\"/>",
                STANDARD.encode(png)
            )),
        }
    }
    let title = if title.is_empty() { "Map of documented events" } else { title };
    let mut markup = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         width=\"{width}\" height=\"{height}\" font-family=\"Inter, sans-serif\">\n\
         <title>{}</title>\n",
        text::escaped(title)
    );
    for (id, clip) in svg.clips.iter().enumerate() {
        let _ = writeln!(
            markup,
            "<clipPath id=\"clip{id}\"><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/></clipPath>",
            number(clip.left()),
            number(clip.top()),
            number(clip.width().max(0.0)),
            number(clip.height().max(0.0))
        );
    }
    markup += &svg.text;
    markup += "</svg>\n";
    markup
}

struct Svg {
    text: String,
    clips: Vec<Rect>,
}

impl Svg {
    fn line(&mut self, markup: &str) {
        self.text.push_str(markup);
        self.text.push('\n');
    }

    fn clip(&mut self, rect: Rect) -> usize {
        let known = self.clips.iter().position(|clip| *clip == rect);
        known.unwrap_or_else(|| {
            self.clips.push(rect);
            self.clips.len() - 1
        })
    }

    /// Shapes with the same edges stand in one group.
    fn clipped(&mut self, shapes: &[ClippedShape], whole: Rect) {
        for run in shapes.chunk_by(|a, b| a.clip_rect == b.clip_rect) {
            let Some(clip) = run.first().map(|shape| shape.clip_rect) else { continue };
            if clip.contains_rect(whole) {
                self.shapes(run);
            } else if clip.intersects(whole) {
                let id = self.clip(clip.intersect(whole));
                self.line(&format!("<g clip-path=\"url(#clip{id})\">"));
                self.shapes(run);
                self.line("</g>");
            }
        }
    }

    fn shapes(&mut self, shapes: &[ClippedShape]) {
        let mut at = 0;
        while let Some(ClippedShape { clip_rect, shape, .. }) = shapes.get(at) {
            at += 1;
            if !shape.visual_bounding_rect().intersects(*clip_rect) {
                continue;
            }
            if let Shape::Text(text) = shape {
                // Letters that are stamped around themselves are letters with an edge.
                let stamps = shapes[at..].iter().map_while(|next| match &next.shape {
                    Shape::Text(next) if std::sync::Arc::ptr_eq(&next.galley, &text.galley) => {
                        Some(next)
                    }
                    _ => None,
                });
                let stamps: Vec<_> = stamps.collect();
                at += stamps.len();
                let markup = text::write(text, stamps.last().copied());
                self.text.push_str(&markup);
                continue;
            }
            self.shape(shape);
        }
    }

    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Noop | Shape::Callback(_) => {}
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| self.shape(shape)),
            Shape::Circle(circle) => {
                let look = look(circle.fill, circle.stroke);
                let [x, y] = [circle.center.x, circle.center.y].map(number);
                let radius = number(circle.radius);
                self.line(&format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"{look}/>"));
            }
            Shape::Ellipse(ellipse) => {
                let look = look(ellipse.fill, ellipse.stroke);
                let [x, y] = [ellipse.center.x, ellipse.center.y].map(number);
                let [rx, ry] = [ellipse.radius.x, ellipse.radius.y].map(number);
                let turn = number(ellipse.angle.to_degrees());
                self.line(&format!(
                    "<ellipse cx=\"{x}\" cy=\"{y}\" rx=\"{rx}\" ry=\"{ry}\" \
                     transform=\"rotate({turn} {x} {y})\"{look}/>"
                ));
            }
            Shape::LineSegment { points: [from, to], stroke } => {
                let look = look(Color32::TRANSPARENT, *stroke);
                let [x1, y1, x2, y2] = [from.x, from.y, to.x, to.y].map(number);
                self.line(&format!(
                    "<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"{look}/>"
                ));
            }
            Shape::Path(path) => self.path(path),
            Shape::Rect(rect) => self.rect(rect),
            Shape::Text(text) => self.text.push_str(&text::write(text, None)),
            Shape::Mesh(mesh) => self.text.push_str(&mesh::write(mesh)),
            // No layer draws bands; their outline says where they lie.
            Shape::Band(band) => {
                let points = band.points.iter();
                let mut outline: Vec<Pos2> =
                    points.clone().map(|point| Pos2::new(point.x, point.y.min)).collect();
                outline.extend(points.rev().map(|point| Pos2::new(point.x, point.y.max)));
                self.path(&PathShape {
                    points: outline,
                    closed: true,
                    fill: band.fill,
                    stroke: PathStroke::from(band.stroke),
                });
            }
            Shape::QuadraticBezier(curve) => {
                let [a, b, c] = curve.points.map(point);
                let end = if curve.closed { "Z" } else { "" };
                let look = look(curve.fill, solid(&curve.stroke));
                self.line(&format!("<path d=\"M{a}Q{b} {c}{end}\"{look}/>"));
            }
            Shape::CubicBezier(curve) => {
                let [a, b, c, d] = curve.points.map(point);
                let end = if curve.closed { "Z" } else { "" };
                let look = look(curve.fill, solid(&curve.stroke));
                self.line(&format!("<path d=\"M{a}C{b} {c} {d}{end}\"{look}/>"));
            }
        }
    }

    fn path(&mut self, path: &PathShape) {
        let Some((first, rest)) = path.points.split_first() else { return };
        let mut d = format!("M{}", point(*first));
        for at in rest {
            d += "L";
            d += &point(*at);
        }
        if path.closed {
            d += "Z";
        }
        let look = look(path.fill, solid(&path.stroke));
        self.line(&format!("<path d=\"{d}\"{look} stroke-linejoin=\"round\"/>"));
    }

    fn rect(&mut self, shape: &RectShape) {
        let half = shape.stroke.width / 2.0;
        let rect = match shape.stroke_kind {
            StrokeKind::Inside => shape.rect.shrink(half),
            StrokeKind::Middle => shape.rect,
            StrokeKind::Outside => shape.rect.expand(half),
        };
        let radius = shape.corner_radius.average();
        let round =
            if radius > 0.0 { format!(" rx=\"{}\"", number(radius)) } else { String::new() };
        let [x, y, width, height] =
            [rect.left(), rect.top(), rect.width().max(0.0), rect.height().max(0.0)].map(number);
        let look = look(shape.fill, shape.stroke);
        self.line(&format!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"{round}{look}/>"
        ));
    }
}

/// A colour that changes along a path is taken from its first point.
fn solid(stroke: &PathStroke) -> Stroke {
    let colour = match &stroke.color {
        ColorMode::Solid(colour) => *colour,
        ColorMode::UV(colour) => colour(Rect::ZERO, Pos2::ZERO),
    };
    Stroke { width: stroke.width, color: colour }
}

/// Fill and stroke as attributes.
fn look(fill: Color32, stroke: Stroke) -> String {
    let mut look = paint("fill", fill);
    if !stroke.is_empty() {
        look += &paint("stroke", stroke.color);
        look += &format!(" stroke-width=\"{}\"", number(stroke.width));
    }
    look
}

/// `12.5 7`.
fn point(at: Pos2) -> String {
    format!("{} {}", number(at.x), number(at.y))
}

#[cfg(test)]
mod tests;
