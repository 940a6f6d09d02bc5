//! Words as SVG text: letters that can be found, copied and read aloud.

use std::fmt::Write as _;

use egui::epaint::TextShape;
use egui::epaint::text::Glyph;
use egui::{Color32, FontFamily};

use super::attribute::{number, paint};
use crate::base::escape::escape_invisible;

/// The text of `shape`, a line for each row of it. With `top`, the last of several
/// copies of it that are stamped around it, `shape` is its edge.
pub fn write(shape: &TextShape, top: Option<&TextShape>) -> String {
    let mut markup = String::new();
    let letters = top.unwrap_or(shape);
    let pos = letters.pos;
    let edge = top.map(|top| (colour(shape, None), 2.0 * (shape.pos - top.pos).length()));
    for row in &letters.galley.rows {
        let colour_of = |glyph: &Glyph| {
            let vertex = row.visuals.mesh.vertices.get(glyph.first_vertex as usize);
            colour(letters, vertex.map(|vertex| vertex.color))
        };
        let is_alike =
            |a: &Glyph, b: &Glyph| a.font_height == b.font_height && colour_of(a) == colour_of(b);
        for glyphs in row.glyphs.chunk_by(is_alike) {
            let Some((first, last)) = glyphs.first().zip(glyphs.last()) else { continue };
            // Icons have no letter that another font knows.
            let is_letter = |c: &char| !('\u{e000}'..='\u{f8ff}').contains(c);
            let text: String = glyphs.iter().map(|glyph| glyph.chr).filter(is_letter).collect();
            if text.trim().is_empty() {
                continue;
            }
            let [x, y] =
                [pos.x + row.pos.x + first.pos.x, pos.y + row.pos.y + first.pos.y].map(number);
            let _ = write!(
                markup,
                "<text x=\"{x}\" y=\"{y}\" font-size=\"{}\" textLength=\"{}\" \
                 lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\"{}",
                number(size_points(letters, first)),
                number(last.max_x() - first.pos.x),
                paint("fill", colour_of(first))
            );
            match family(letters) {
                Some(FontFamily::Monospace) => {
                    markup += " font-family=\"JetBrains Mono, monospace\"";
                }
                Some(FontFamily::Name(_)) => markup += " font-weight=\"600\"",
                Some(FontFamily::Proportional) | None => {}
            }
            if let Some((halo, halo_width)) = edge {
                let _ = write!(
                    markup,
                    "{} stroke-width=\"{}\" stroke-linejoin=\"round\" paint-order=\"stroke\"",
                    paint("stroke", halo),
                    number(halo_width)
                );
            }
            if letters.angle != 0.0 {
                let [x, y] = [pos.x, pos.y].map(number);
                let turn = number(letters.angle.to_degrees());
                let _ = write!(markup, " transform=\"rotate({turn} {x} {y})\"");
            }
            let _ = writeln!(markup, ">{}</text>", escaped(&text));
        }
    }
    markup
}

/// The size of the letters of `glyph`; within one text sizes go by heights of letters.
fn size_points(shape: &TextShape, glyph: &Glyph) -> f32 {
    let first = shape.galley.rows.iter().find_map(|row| row.glyphs.first());
    let height = first.map_or(glyph.font_height, |first| first.font_height);
    let size =
        shape.galley.job.sections.first().map_or(12.0, |section| section.format.font_id.size);
    size * glyph.font_height / height.max(f32::EPSILON)
}

/// The family of its first letters; the named one is semibold.
fn family(shape: &TextShape) -> Option<&FontFamily> {
    shape.galley.job.sections.first().map(|section| &section.format.font_id.family)
}

fn colour(shape: &TextShape, of_glyph: Option<Color32>) -> Color32 {
    let of_section = || shape.galley.job.sections.first().map(|section| section.format.color);
    let colour = shape.override_text_color.or(of_glyph).or_else(of_section);
    let colour =
        colour.filter(|colour| *colour != Color32::PLACEHOLDER).unwrap_or(shape.fallback_color);
    colour.gamma_multiply(shape.opacity_factor)
}

/// `text` so that it means itself: bidirectional and invisible characters are named,
/// and what XML cannot hold becomes U+FFFD.
pub fn escaped(text: &str) -> String {
    let mut xml = String::with_capacity(text.len() + 16);
    for c in escape_invisible(text).chars() {
        match c {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            '\'' => xml.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => xml.push('\u{fffd}'),
            c => xml.push(c),
        }
    }
    xml
}
