//! A word with its count as a slim bar, which can be chosen.

use egui::text::{LayoutJob, TextWrapping};
use egui::{Align2, FontId, Sense, Stroke, TextFormat, Ui, vec2};

use super::signs::{self, Fill};
use crate::dataset::symbol::Symbol;
use crate::language::tr;
use crate::ui::format::number;
use crate::ui::theme::{Theme, Token};

/// Height of a row, in points.
const ROW_POINTS: f32 = 24.0;

/// How a row looks.
#[derive(Debug, Clone, Copy, Default)]
pub struct Bar<'a> {
    /// It is one of those that were picked.
    pub is_chosen: bool,
    /// It does not match while others do.
    pub is_quiet: bool,
    /// It was left out by hand.
    pub is_struck: bool,
    /// The kind whose sign stands before the word.
    pub kind: Option<&'a str>,
    /// What a click does, where that is not what is usual.
    pub tip: Option<&'a str>,
}

/// One word with a slim bar: how many match the other filters, over how many
/// there are, against the most of any word. A click chooses it.
pub fn bar(
    ui: &mut Ui,
    label: &str,
    [count, total, highest]: [u32; 3],
    look: Bar<'_>,
) -> egui::Response {
    let theme = Theme::of(ui.ctx());
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), ROW_POINTS), Sense::click());
    response.widget_info(|| {
        let label = format!("{label}, {count}");
        egui::WidgetInfo::selected(egui::Role::CheckBox, true, look.is_chosen, label)
    });
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let painter = ui.painter_at(rect);
    if look.is_chosen {
        painter.rect_filled(rect, 3.0, theme.token(Token::AccentSoft));
    } else if response.hovered() {
        painter.rect_filled(rect, 3.0, theme.token(Token::Hover));
    }
    let track = rect.with_min_y(rect.bottom() - 2.0);
    let part = |count: u32| {
        let share = (count as f32 / highest.max(1) as f32).min(1.0);
        track.with_max_x(track.left() + track.width() * share)
    };
    painter.rect_filled(track, 0.0, theme.token(Token::Line));
    if total > count {
        painter.rect_filled(part(total), 0.0, theme.token(Token::BarRest));
    }
    let accent = if look.is_quiet { Theme::faded(theme.accent(), 0.45) } else { theme.accent() };
    painter.rect_filled(part(count), 0.0, accent);
    let colour = if look.is_quiet || count == 0 {
        theme.token(Token::Text3)
    } else {
        theme.token(Token::Text)
    };
    let font = FontId::proportional(13.0);
    let number = painter.text(
        rect.right_center() - vec2(2.0, 1.0),
        Align2::RIGHT_CENTER,
        number(count as usize),
        font.clone(),
        colour,
    );
    let mut left = rect.left() + 2.0;
    if let Some(kind) = look.kind {
        let centre = egui::pos2(left + 7.0, rect.center().y - 1.0);
        let sign = Symbol::of_kind(kind);
        painter.extend(signs::shapes(sign, centre, 5.5, Fill::Solid, theme, theme.halo()));
        left += 20.0;
    }
    let strike = if look.is_struck { Stroke::new(1.0, colour) } else { Stroke::NONE };
    let format =
        TextFormat { font_id: font, color: colour, strikethrough: strike, ..Default::default() };
    let mut job = LayoutJob::single_section(label.to_owned(), format);
    job.wrap = TextWrapping::truncate_at_width((number.left() - 4.0 - left).max(0.0));
    let galley = painter.layout_job(job);
    let at = egui::pos2(left, rect.center().y - 1.0 - galley.size().y / 2.0);
    let is_cut = galley.elided;
    painter.galley(at, galley, colour);
    if response.has_focus() {
        let ring = Stroke::new(2.0, theme.accent());
        painter.rect_stroke(rect, 3.0, ring, egui::StrokeKind::Inside);
    }
    let tip = look.tip.unwrap_or(tr!("click-only-this-ctrl-add-or-remove"));
    if is_cut {
        response.on_hover_text(format!("{label}\n{tip}"))
    } else {
        response.on_hover_text(tip)
    }
}
