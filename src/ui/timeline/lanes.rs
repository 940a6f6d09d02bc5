//! Alerts and closures as lanes under the bars.

use std::sync::Arc;

use egui::{Color32, Galley, Mesh, Painter, Rect, Response, Shape, Ui};

use super::axis::Axis;
use super::track_lane::TrackLane;
use crate::dataset::{Interval, kind};
use crate::language::tr;
use crate::session::EventRef;
use crate::ui::View;
use crate::ui::format;
use crate::ui::labels;
use crate::ui::records::reading;
use crate::ui::theme::{Theme, Token};

/// Between names and track, in points.
const BESIDE_NAMES: f32 = 8.0;

/// What is left of the track is as wide as the names of lanes need, between these, in points.
const GUTTER_POINTS: [f32; 2] = [120.0, 220.0];

/// It is never narrower: the highest bar is written there too, in points.
const LEAST_GUTTER_POINTS: f32 = 96.0;

/// The most that it takes of the time slider.
const GUTTER_SHARE: f32 = 0.2;

/// Width of what is left of a track, the widest of whose names are so many points wide, on a
/// time slider of `whole` points.
fn gutter_of(names: f32, whole: f32) -> f32 {
    let [usual, widest] = GUTTER_POINTS;
    let most = (whole * GUTTER_SHARE).clamp(LEAST_GUTTER_POINTS, widest);
    (names + BESIDE_NAMES + 4.0).max(usual).min(most)
}

/// Width of what is left of the track: that of the names of all lanes that there may be, so
/// that the track stays where it is while lanes come and go.
pub fn gutter(ui: &Ui, whole: f32) -> f32 {
    let width = |kind: &&str| name_galley(ui.painter(), labels::kind(kind), f32::INFINITY).size().x;
    gutter_of(kind::DURATIVE.iter().map(width).fold(0.0, f32::max), whole)
}

/// The name of a lane, with an ellipsis where it is wider than `room`.
fn name_galley(painter: &Painter, name: impl Into<String>, room: f32) -> Arc<Galley> {
    let font = egui::FontId::proportional(12.0);
    let colour = Color32::PLACEHOLDER;
    let mut job = egui::text::LayoutJob::simple_singleline(name.into(), font, colour);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room);
    painter.layout_job(job)
}

/// Writes the names of the lanes into the gutter, where there is room for them.
pub fn paint_names(painter: &Painter, axis: &Axis<'_>, lanes: &[TrackLane], theme: Theme) {
    if !axis.has_lane_names() {
        return;
    }
    let room = axis.rect.left() - painter.clip_rect().left() - BESIDE_NAMES;
    for (index, lane) in lanes.iter().enumerate() {
        let right = axis.lane(index).left_center() - egui::vec2(BESIDE_NAMES, 0.0);
        let galley = name_galley(painter, lane.name(), room);
        let size = galley.size();
        let at = right - egui::vec2(size.x, size.y / 2.0);
        painter.galley(at, galley, theme.token(Token::Text2));
    }
}

/// Says the whole name of the lane beside which the pointer is; whether it is beside one.
pub fn name_tip(axis: &Axis<'_>, lanes: &[TrackLane], response: &Response) -> bool {
    let Some(pointer) = response.hover_pos().filter(|at| at.x < axis.rect.left()) else {
        return false;
    };
    let is_beside = |index: &usize| axis.lane(*index).y_range().contains(pointer.y);
    let found = (0..lanes.len()).find(is_beside).filter(|_| axis.has_lanes());
    let Some(lane) = found.and_then(|index| lanes.get(index)) else { return true };
    response.clone().on_hover_text_at_pointer(lane.name());
    true
}

/// Paints one lane below another, darker where more of a column is covered; what does not
/// match is faint.
pub fn paint(painter: &Painter, axis: &Axis<'_>, lanes: &[TrackLane], theme: Theme) {
    if !axis.has_lanes() {
        return;
    }
    for (index, lane) in lanes.iter().enumerate() {
        let rect = axis.lane(index);
        painter.rect_filled(rect, 0.0, theme.token(Token::Lane));
        let colour = theme.hue(lane.hue());
        let rest = theme.all_events();
        for (covered, colour) in [(&lane.all, rest), (&lane.matching, colour)] {
            painter.add(Shape::mesh(covered_mesh(axis, rect, covered, colour)));
        }
    }
}

/// The columns of `covered` in `rect`; those of equal cover are one rectangle.
fn covered_mesh(axis: &Axis<'_>, rect: Rect, covered: &[f32], colour: Color32) -> Mesh {
    let mut mesh = Mesh::default();
    let mut from = 0;
    for column in 0..=covered.len() {
        if covered.get(column) == covered.get(from) {
            continue;
        }
        let share = covered[from];
        if share > 0.0 {
            let left = axis.column_x(from, covered.len());
            let right = axis.column_x(column, covered.len()).max(left + 1.0);
            let part = rect.with_min_x(left).with_max_x(right);
            mesh.add_colored_rect(part, shade(colour, share));
        }
        from = column;
    }
    mesh
}

/// A moment in a wide column is still seen.
fn shade(colour: Color32, share: f32) -> Color32 {
    Theme::faded(colour, 0.35 + 0.65 * share)
}

/// Says what lasts at the pointer; whether the pointer is on a lane.
pub fn hover_tip(
    view: &View<'_>,
    axis: &Axis<'_>,
    lanes: &[TrackLane],
    response: &Response,
) -> bool {
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
    let mut lines = vec![lane.name()];
    let mut more = 0;
    if let Some(near) = Interval::new(at.plus_secs(-reach), at.plus_secs(reach + 1)) {
        let time_axis = view.session.document().filters.time.axis;
        for part in view.session.derived().parts() {
            let dataset = &part.dataset;
            let is_of_lane: Vec<bool> =
                dataset.kinds().values().iter().map(|word| lane.kinds.contains(&&**word)).collect();
            if !is_of_lane.contains(&true) {
                continue;
            }
            for row in 0..dataset.len() {
                let is_here = is_of_lane[dataset.kinds().code(row)]
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_the_room_that_they_need_up_to_a_share_of_the_time_slider() {
        assert_eq!(gutter_of(80.0, 1_240.0), 120.0);
        assert_eq!(gutter_of(150.0, 1_240.0), 162.0);
        assert_eq!(gutter_of(400.0, 1_240.0), 220.0);
        assert_eq!(gutter_of(150.0, 604.0), 120.8);
        assert_eq!(gutter_of(150.0, 284.0), 96.0);
    }
}
