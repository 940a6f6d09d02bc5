//! What stands on the map beside events: outlines, legend, scale, credit.

use egui::text::LayoutJob;
use egui::{Align, Align2, FontId, Painter, Rect, Shape, Stroke, Ui, pos2, vec2};

use super::viewport::Viewport;
use crate::dataset::Place;
use crate::dataset::format;
use crate::filter::{self, Argument, Filter};
use crate::session::Command;
use crate::summary::ground::mercator;
use crate::ui::View;
use crate::ui::theme::Theme;
use crate::ui::widgets::signs::{self, Fill};

/// Outlines of the named areas that are filtered by, dashed since approximate.
pub fn named_areas(painter: &Painter, viewport: &Viewport, view: &View<'_>, theme: Theme) {
    let Some(Argument::Areas { areas, .. }) = view.session.document().filters.argument("area")
    else {
        return;
    };
    for choice in areas {
        for ring in choice.rings() {
            let path: Vec<egui::Pos2> = ring
                .iter()
                .chain(ring.first())
                .filter_map(|[lon, lat]| Place::new(*lat, (lon + 180.0).rem_euclid(360.0) - 180.0))
                .map(|place| viewport.project(mercator(place)))
                .collect();
            let stroke = Stroke::new(1.5, theme.accent());
            painter.extend(Shape::dashed_line(&path, stroke, 7.0, 5.0));
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
    let colour = theme.hue(crate::ui::theme::Hue::Ink);
    painter.add(Shape::line(ends.to_vec(), Stroke::new(4.0, Theme::faded(theme.halo(), 0.8))));
    painter.add(Shape::line(ends.to_vec(), Stroke::new(1.5, colour)));
    let at = pos2(left.x + width / 2.0, right.y - 4.0);
    haloed(painter, at, Align2::CENTER_BOTTOM, &format::distance(round), 11.0, theme);
}

/// Who must be credited, at all times and in full, beside the legend; returns how
/// many points it is high.
pub fn credit(painter: &Painter, rect: Rect, credit: &str, theme: Theme) -> f32 {
    const LEGEND_POINTS: f32 = 196.0;
    let mut names: Vec<&str> = Vec::new();
    for name in credit.split(" · ") {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let colour = theme.hue(crate::ui::theme::Hue::Ink);
    let width = (rect.width() - LEGEND_POINTS - 12.0).max(120.0);
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
    painter.text(at, align, text, font, theme.hue(crate::ui::theme::Hue::Ink));
}

/// The kinds that pass all other filters, the most frequent first.
fn kinds_that_pass(view: &View<'_>, kind: &dyn Filter) -> Vec<String> {
    let counts = view.session.derived().word_counts(kind);
    counts.iter().filter(|word| word.count > 0).map(|word| word.word.clone()).collect()
}

/// The legend at the bottom left; a click on a kind filters by it. Where it ends
/// above. Where colours mean something else than kinds, its signs have none. On a
/// picture it has as many kinds as fit, since they are listed nowhere else.
pub fn legend_ui(
    view: &View<'_>,
    ui: &mut Ui,
    rect: Rect,
    is_by_kind: bool,
    is_picture: bool,
) -> f32 {
    const LISTED: usize = 12;
    let bottom = rect.bottom() - 10.0;
    let Some(kind) = filter::by_id("kind") else { return bottom };
    let kinds = kinds_that_pass(view, kind);
    if kinds.is_empty() || rect.height() < 160.0 {
        return bottom;
    }
    let chosen = match view.session.document().filters.argument("kind") {
        Some(Argument::Words(words)) => words.clone(),
        _ => Default::default(),
    };
    let theme = Theme::of(ui.ctx());
    let line = 17.0;
    let fitting = ((rect.height() - 110.0) / line).max(1.0) as usize;
    let most = if is_picture { fitting } else { LISTED.min(fitting) };
    let listed = kinds.len().min(most);
    let unlisted = kinds.len() - listed;
    let lines = listed + usize::from(unlisted > 0);
    let height = lines as f32 * line + 14.0;
    let area = Rect::from_min_size(
        pos2(rect.left() + 8.0, rect.bottom() - height - 10.0),
        vec2(178.0, height),
    );
    ui.painter().rect(
        area,
        5.0,
        Theme::faded(theme.halo(), 0.88),
        ui.visuals().widgets.noninteractive.bg_stroke,
        egui::StrokeKind::Inside,
    );
    if unlisted > 0 {
        let at = pos2(area.left() + 26.0, area.bottom() - 7.0 - line / 2.0);
        let place = if is_picture { "" } else { ", listed at the left" };
        let text = format!("{unlisted} more{place}");
        let font = FontId::proportional(11.0);
        ui.painter().text(at, Align2::LEFT_CENTER, text, font, theme.faint_text());
    }
    for (index, word) in kinds.iter().take(listed).enumerate() {
        let row = Rect::from_min_size(
            area.min + vec2(4.0, 7.0 + index as f32 * line),
            vec2(area.width() - 8.0, line),
        );
        let response = ui.interact(row, ui.scope_id().with(("legend", word)), egui::Sense::click());
        let label = kind.word_label(word);
        let is_chosen = chosen.contains(word);
        response.widget_info(|| {
            egui::WidgetInfo::selected(
                egui::Role::CheckBox,
                true,
                is_chosen,
                format!("Legend {label}"),
            )
        });
        if response.hovered() || is_chosen {
            ui.painter().rect_filled(row, 3.0, Theme::faded(theme.accent(), 0.14));
        }
        let faded = !chosen.is_empty() && !is_chosen;
        let centre = pos2(row.left() + 10.0, row.center().y);
        let mut sign = signs::sign(word);
        if !is_by_kind {
            sign.hue = crate::ui::theme::Hue::Ink;
        }
        ui.painter().extend(signs::shapes(sign, centre, 5.5, Fill::Solid, theme, theme.halo()));
        let colour = if faded { theme.faint_text() } else { theme.hue(crate::ui::theme::Hue::Ink) };
        ui.painter().text(
            pos2(row.left() + 22.0, row.center().y),
            Align2::LEFT_CENTER,
            &label,
            FontId::proportional(12.0),
            colour,
        );
        if response.on_hover_text("Click filters by this kind").clicked() {
            let mut words = chosen.clone();
            if !words.remove(word) {
                words.insert(word.clone());
            }
            view.send(Command::SetClause("kind".to_owned(), Some(Argument::Words(words))));
        }
    }
    area.top() - 6.0
}
