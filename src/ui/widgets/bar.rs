//! A word with its count as a slim bar, which can be chosen.

use egui::{Align2, FontId, Sense, Ui, vec2};

use super::signs::{self, Fill};
use crate::dataset::format::number;
use crate::ui::theme::Theme;

/// One word with a slim bar: how many pass the other filters, over how many
/// there are, against the most of any word. A click chooses it.
pub fn bar(
    ui: &mut Ui,
    label: &str,
    [count, total, highest]: [u32; 3],
    chosen: bool,
    quiet: bool,
    kind: Option<&str>,
) -> egui::Response {
    let theme = Theme::of(ui.ctx());
    let height = 20.0;
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::CheckBox, true, chosen, format!("{label}, {count}"))
    });
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let painter = ui.painter_at(rect);
    let track = rect.with_min_y(rect.bottom() - 3.0);
    let part =
        |count: u32| track.with_max_x(track.left() + track.width() * count as f32 / highest as f32);
    if chosen {
        painter.rect_filled(rect, 3.0, Theme::faded(theme.accent(), 0.16));
    } else if response.hovered() || response.has_focus() {
        painter.rect_filled(rect, 3.0, Theme::faded(theme.accent(), 0.08));
    }
    painter.rect_filled(part(total), 1.0, Theme::faded(theme.all_events(), 0.7));
    let opacity = if chosen || !quiet { 0.85 } else { 0.35 };
    painter.rect_filled(part(count), 1.0, Theme::faded(theme.accent(), opacity));
    let text_colour =
        if quiet || count == 0 { theme.faint_text() } else { ui.visuals().text_color() };
    let font = FontId::proportional(13.0);
    let number = painter.text(
        rect.right_center() - vec2(4.0, 1.0),
        Align2::RIGHT_CENTER,
        number(count as usize),
        font.clone(),
        text_colour,
    );
    let mut left = rect.left() + 4.0;
    if let Some(kind) = kind {
        let centre = egui::pos2(left + 7.0, rect.center().y - 1.0);
        let sign = signs::sign(kind);
        painter.extend(signs::shapes(sign, centre, 5.5, Fill::Solid, theme, theme.halo()));
        left += 20.0;
    }
    let galley = painter.layout_no_wrap(label.to_owned(), font, text_colour);
    let clip = egui::Rect::from_min_max(
        egui::pos2(left, rect.top()),
        egui::pos2(number.left() - 4.0, rect.bottom()),
    );
    let at = egui::pos2(left, rect.center().y - 1.0 - galley.size().y / 2.0);
    let cut = galley.size().x > clip.width();
    painter.with_clip_rect(clip).galley(at, galley, text_colour);
    if cut { response.on_hover_text(label) } else { response }
}
