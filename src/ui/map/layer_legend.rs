//! What the colours of layers mean, above the legend of kinds.

use egui::{Color32, FontId, Rect, Shape, Stroke, Ui, pos2, vec2};

use super::layers::LegendLine;
use super::legend_rows::left_of;
use crate::dataset::symbol::Hue;
use crate::ui::theme::{Theme, Token};

/// As wide as the legend of kinds.
const WIDTH: f32 = 178.0;

/// From the edge of a section to its words.
const MARGIN: f32 = 8.0;

/// Height of the tools at the top of the map.
const TOOLS: f32 = 52.0;

/// Height of the bar of a scale.
const BAR: f32 = 10.0;

/// Paints `legends`, the first at the bottom, from `bottom` upwards as far as
/// there is room below the tools of `map`, and on in columns beside it.
pub fn ui(legends: &[(&'static str, Vec<LegendLine>)], ui: &mut Ui, map: Rect, bottom: f32) {
    let theme = Theme::of(ui.ctx());
    let (mut column, mut bottom) = (0, bottom);
    for (title, lines) in legends {
        let tall = MARGIN + 16.0 + lines.iter().map(|line| height(ui, line)).sum::<f32>() + 4.0;
        if bottom - tall < map.top() + TOOLS {
            column += 1;
            bottom = map.bottom() - 10.0;
        }
        let top = bottom - tall;
        // Beside the bar of tools, where it reaches so far down.
        let left = left_of(map, top) + column as f32 * (WIDTH + 6.0);
        let area = Rect::from_min_size(pos2(left, top), vec2(WIDTH, tall));
        // Nothing below it answers the pointer.
        ui.interact(area, ui.scope_id().with(("layer legend", title)), egui::Sense::click());
        ui.painter().rect(
            area,
            5.0,
            theme.token(Token::Raised),
            Stroke::new(1.0, theme.token(Token::Control)),
            egui::StrokeKind::Inside,
        );
        let mut at = area.top() + MARGIN - 2.0;
        put(
            ui,
            Rect::from_min_size(pos2(area.left() + MARGIN, at), vec2(WIDTH - 16.0, 16.0)),
            title,
            true,
        );
        at += 16.0;
        for line in lines {
            let tall = height(ui, line);
            let row = Rect::from_min_size(pos2(area.left() + MARGIN, at), vec2(WIDTH - 16.0, tall));
            paint(ui, row, line, theme);
            at += tall;
        }
        bottom = top - 6.0;
    }
}

fn words(line: &LegendLine) -> (f32, &str) {
    match line {
        LegendLine::Text(text) => (0.0, text),
        LegendLine::Swatch(_, text) => (20.0, text),
        LegendLine::Stroke(_, _, text) => (30.0, text),
        LegendLine::Scale(..) => (0.0, ""),
    }
}

fn height(ui: &Ui, line: &LegendLine) -> f32 {
    let (indent, text) = words(line);
    if text.is_empty() {
        return BAR + 17.0;
    }
    let width = WIDTH - 16.0 - indent;
    let galley = ui.painter().layout(
        text.to_owned(),
        FontId::proportional(11.0),
        Color32::PLACEHOLDER,
        width,
    );
    galley.size().y + 3.0
}

/// Words that screen readers find too.
fn put(ui: &mut Ui, rect: Rect, text: &str, is_title: bool) {
    let size = if is_title { 12.0 } else { 11.0 };
    let colour = Theme::of(ui.ctx()).hue(Hue::Ink);
    let mut words = egui::RichText::new(text).size(size).color(colour);
    if is_title {
        words = words.strong();
    }
    let layout = egui::Layout::top_down(egui::Align::Min);
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect).layout(layout));
    child.add(egui::Label::new(words).wrap().selectable(false));
}

fn paint(ui: &mut Ui, row: Rect, line: &LegendLine, theme: Theme) {
    let (indent, text) = words(line);
    let middle = row.top() + 8.0;
    match line {
        LegendLine::Text(_) => {}
        LegendLine::Swatch(colour, _) => {
            let swatch = Rect::from_min_size(pos2(row.left(), row.top() + 2.0), vec2(14.0, 11.0));
            let edge = Stroke::new(0.8, theme.outline());
            ui.painter().rect(swatch, 2.0, *colour, edge, egui::StrokeKind::Inside);
        }
        LegendLine::Stroke(colour, is_dashed, _) => {
            let ends = [pos2(row.left(), middle), pos2(row.left() + 24.0, middle)];
            let stroke = Stroke::new(1.6, *colour);
            if *is_dashed {
                ui.painter().extend(Shape::dashed_line(&ends, stroke, 5.0, 3.0));
            } else {
                ui.painter().line_segment(ends, stroke);
            }
        }
        LegendLine::Scale(colours, ends) => {
            let bar = Rect::from_min_size(row.min + vec2(0.0, 2.0), vec2(row.width(), BAR));
            let mut mesh = egui::Mesh::default();
            for (index, colour) in colours.iter().enumerate() {
                let share = index as f32 / (colours.len() - 1).max(1) as f32;
                let x = egui::lerp(bar.x_range(), share);
                mesh.colored_vertex(pos2(x, bar.top()), *colour);
                mesh.colored_vertex(pos2(x, bar.bottom()), *colour);
                if index > 0 {
                    let at = 2 * index as u32;
                    mesh.add_triangle(at - 2, at - 1, at);
                    mesh.add_triangle(at - 1, at, at + 1);
                }
            }
            ui.painter().add(mesh);
            let edge = Stroke::new(0.8, theme.outline());
            ui.painter().rect_stroke(bar, 1.0, edge, egui::StrokeKind::Outside);
            for (text, align) in
                ends.iter().zip([egui::Align::Min, egui::Align::Center, egui::Align::Max])
            {
                let rect = Rect::from_min_max(pos2(row.left(), bar.bottom() + 1.0), row.max);
                let layout = egui::Layout::top_down(align);
                let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect).layout(layout));
                let words = egui::RichText::new(text).size(10.5).color(theme.hue(Hue::Ink));
                child.add(egui::Label::new(words).selectable(false));
            }
        }
    }
    if !text.is_empty() {
        put(ui, row.with_min_x(row.left() + indent), text, false);
    }
}
