//! What stands on the map beside events: outlines, scale, credit.

use egui::text::LayoutJob;
use egui::{Align, Align2, FontId, Painter, Rect, Shape, Stroke, pos2, vec2};

use super::viewport::Viewport;
use crate::dataset::Place;
use crate::dataset::format;
use crate::dataset::symbol::Hue;
use crate::filter::{self, Argument};
use crate::ui::View;
use crate::ui::theme::Theme;

/// Outlines of the named areas that are filtered by, dashed since approximate.
pub fn named_areas(painter: &Painter, viewport: &Viewport, view: &View<'_>, theme: Theme) {
    let Some(Argument::Areas { areas, .. }) =
        view.session.document().filters.argument(filter::area::ID)
    else {
        return;
    };
    for choice in areas {
        for ring in choice.rings() {
            let path = viewport.outline(&ring);
            let stroke = Stroke::new(1.5, theme.accent());
            painter.extend(Shape::dashed_line(&path, stroke, 7.0, 5.0));
        }
    }
}

/// The outlines of the areas that were drawn or imported, whether they filter or not.
pub fn own_areas(painter: &Painter, viewport: &Viewport, view: &View<'_>, theme: Theme) {
    let stroke = Stroke::new(1.0, theme.outline());
    for named in &view.session.document().shapes {
        // What is not seen is not projected point by point; across the antimeridian it is.
        let [west, south, east, north] = named.shape.bounds();
        let corners = [[west, south], [east, north]];
        let bounds = egui::Rect::from_points(&viewport.outline(&corners));
        if west <= east && !bounds.intersects(viewport.rect) {
            continue;
        }
        for ring in named.shape.rings() {
            painter.add(Shape::line(viewport.outline(&ring), stroke));
        }
    }
}

/// The scale bar at the bottom right, `above` so many points.
pub fn scale(painter: &Painter, viewport: &Viewport, centre: Place, above: f32, theme: Theme) {
    const WIDEST_POINTS: f64 = 110.0;
    let metres_per_point = viewport.metres_per_point(centre);
    let most = metres_per_point * WIDEST_POINTS;
    let power = 10_f64.powf(most.log10().floor());
    let round =
        [5.0, 2.0, 1.0].into_iter().map(|n| n * power).find(|m| *m <= most).unwrap_or(power);
    let width = (round / metres_per_point) as f32;
    let right = viewport.rect.right_bottom() - vec2(10.0, above + 8.0);
    let left = right - vec2(width, 0.0);
    let ends = [left - vec2(0.0, 5.0), left, right, right - vec2(0.0, 5.0)];
    let colour = theme.hue(Hue::Ink);
    painter.add(Shape::line(ends.to_vec(), Stroke::new(4.0, Theme::faded(theme.halo(), 0.8))));
    painter.add(Shape::line(ends.to_vec(), Stroke::new(1.5, colour)));
    let at = pos2(left.x + width / 2.0, right.y - 4.0);
    haloed(painter, at, Align2::CENTER_BOTTOM, &format::distance(round), 11.0, theme);
}

/// Who must be credited, at all times and in full, beside the legend; returns how
/// many points it is high. The legend may be `legend_points` wide.
pub fn credit(
    painter: &Painter,
    rect: Rect,
    credit: &str,
    legend_points: f32,
    theme: Theme,
) -> f32 {
    let mut names: Vec<&str> = Vec::new();
    for name in credit.split(" · ") {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let colour = theme.hue(Hue::Ink);
    let width = (rect.width() - legend_points - 24.0).max(120.0);
    let mut job = LayoutJob::simple(names.join(" · "), FontId::proportional(10.0), colour, width);
    job.halign = Align::RIGHT;
    let galley = painter.layout_job(job);
    let size = galley.size();
    let corner = rect.right_bottom() - vec2(8.0, 4.0) - size;
    let around = Rect::from_min_size(corner, size).expand(2.0);
    painter.rect_filled(around, 3.0, Theme::faded(theme.halo(), 0.7));
    painter.galley(corner + vec2(size.x, 0.0), galley, colour);
    size.y + 4.0
}

fn haloed(painter: &Painter, at: egui::Pos2, align: Align2, text: &str, size: f32, theme: Theme) {
    let font = FontId::proportional(size);
    let galley = painter.layout_no_wrap(text.to_owned(), font.clone(), theme.halo());
    let rect = align.anchor_size(at, galley.size());
    painter.rect_filled(rect.expand(2.0), 3.0, Theme::faded(theme.halo(), 0.7));
    painter.text(at, align, text, font, theme.hue(Hue::Ink));
}
