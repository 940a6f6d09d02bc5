//! Alerts and closures as lanes under the bars.

use egui::{Color32, Mesh, Painter, Rect, Response, Shape, pos2};

use super::axis::{Axis, GUTTER_WIDTH};
use crate::dataset::Interval;
use crate::dataset::symbol::Symbol;
use crate::language::tr;
use crate::session::EventRef;
use crate::summary::Lane;
use crate::ui::View;
use crate::ui::format;
use crate::ui::labels;
use crate::ui::records::reading;
use crate::ui::theme::{Theme, Token};

/// Writes the names of the lanes into the gutter, where there is room for them.
pub fn paint_names(painter: &Painter, axis: &Axis<'_>, lanes: &[Lane], theme: Theme) {
    if !axis.has_lane_names() {
        return;
    }
    for (index, lane) in lanes.iter().enumerate() {
        let right = axis.lane(index).left_center() - egui::vec2(8.0, 0.0);
        let mut job = egui::text::LayoutJob::simple_singleline(
            labels::kind(lane.kind),
            egui::FontId::proportional(12.0),
            theme.token(Token::Text2),
        );
        job.wrap = egui::text::TextWrapping::truncate_at_width(GUTTER_WIDTH - 8.0);
        let galley = painter.layout_job(job);
        let size = galley.size();
        let at = right - egui::vec2(size.x, size.y / 2.0);
        painter.galley(at, galley, theme.token(Token::Text2));
    }
}

/// Paints one lane below another, darker where more of a column is covered.
pub fn paint(painter: &Painter, axis: &Axis<'_>, lanes: &[Lane], theme: Theme) {
    if !axis.has_lanes() {
        return;
    }
    for (index, lane) in lanes.iter().enumerate() {
        let rect = axis.lane(index);
        painter.rect_filled(rect, 0.0, theme.token(Token::Lane));
        let colour = theme.hue(Symbol::of_kind(lane.kind).hue);
        let columns = lane.covered.len();
        let mut mesh = Mesh::default();
        let mut from = 0;
        // Columns of equal cover are one rectangle.
        for column in 0..=lane.covered.len() {
            let cover = lane.covered.get(column);
            if cover == lane.covered.get(from) {
                continue;
            }
            let share = lane.covered[from];
            if share > 0.0 {
                let left = axis.column_x(from, columns);
                let right = axis.column_x(column, columns);
                let part = Rect::from_min_max(
                    pos2(left, rect.top()),
                    pos2(right.max(left + 1.0), rect.bottom()),
                );
                mesh.add_colored_rect(part, shade(colour, share));
            }
            from = column;
        }
        painter.add(Shape::mesh(mesh));
    }
}

/// A moment in a wide column is still seen.
fn shade(colour: Color32, share: f32) -> Color32 {
    Theme::faded(colour, 0.35 + 0.65 * share)
}

/// Says what lasts at the pointer; whether the pointer is on a lane.
pub fn hover_tip(view: &View<'_>, axis: &Axis<'_>, lanes: &[Lane], response: &Response) -> bool {
    const LISTED: usize = 5;
    let Some(pointer) = response.hover_pos().filter(|_| axis.has_lanes()) else { return false };
    let Some(lane) = (0..lanes.len())
        .find(|&index| axis.lane(index).expand2(egui::vec2(0.0, 0.5)).contains(pointer))
    else {
        return false;
    };
    let lane = &lanes[lane];
    let reach = axis.secs_per_point().ceil() as i64;
    let at = axis.at(pointer.x);
    let zone = view.settings.zone();
    let mut lines = vec![labels::kind(lane.kind)];
    let mut more = 0;
    if let Some(near) = Interval::new(at.plus_secs(-reach), at.plus_secs(reach + 1)) {
        let time_axis = view.session.document().filters.time.axis;
        for part in view.session.derived().parts() {
            let dataset = &part.dataset;
            let Some(code) = dataset.kinds().values().iter().position(|word| **word == *lane.kind)
            else {
                continue;
            };
            for row in part.matching_others(None).iter() {
                let is_here = dataset.kinds().code(row) == code
                    && dataset.interval_on(time_axis, row).is_some_and(|at| at.overlaps(near));
                if !is_here {
                    continue;
                }
                if lines.len() > LISTED {
                    more += 1;
                    continue;
                }
                match view.event(EventRef { dataset: part.id, row }) {
                    None => lines.push(reading().to_owned()),
                    Some(Err(error)) => lines.push(error.to_string()),
                    Some(Ok(event)) => {
                        let when = format::interval(event.interval, event.time_precision, &zone);
                        lines.push(format!("{when} · {}", event.title));
                    }
                }
            }
        }
    }
    if more > 0 {
        lines.push(tr!("and-more", count = more));
    }
    response.clone().on_hover_text_at_pointer(lines.join("\n"));
    true
}
