//! What the legend is made of: kinds and meanings with their signs, its ground, its title.

use std::collections::BTreeSet;

use egui::{Align2, FontId, Rect, Sense, Stroke, StrokeKind, Ui, pos2};

use super::inset::{INSET, tool_bar_size};
use super::layers::rings;
use crate::dataset::symbol::{Form, Hue, Symbol};
use crate::filter::{self, Argument, Filter};
use crate::language::tr;
use crate::session::Command;
use crate::ui::View;
use crate::ui::labels;
use crate::ui::theme::{Theme, Token, semibold_id};
use crate::ui::widgets::icon::Icon;
use crate::ui::widgets::signs::{self, Fill};

/// Height of a row, in points.
pub const ROW: f32 = 20.0;

/// Least width of a column, in points.
const COLUMN: f32 = 158.0;

/// Room for a sign, and behind its words, in points.
const BESIDE_WORDS: f32 = 27.0;

/// How the legend looks.
#[derive(Debug, Clone, Copy)]
pub struct LegendStyle {
    /// Whether colours of signs are those of kinds.
    pub is_by_kind: bool,
    /// Whether it is part of a picture.
    pub is_picture: bool,
    /// Whether alerts and closures are drawn.
    pub has_lasting: bool,
}

/// What a sign means, apart from its kind.
#[derive(Clone, Copy)]
pub enum Meaning {
    /// The place is exact.
    Exact,
    /// It is not.
    Imprecise,
    /// Several events stand at one place.
    Several,
    /// The place is somewhere in an area.
    Area,
    /// The event is picked.
    Picked,
    /// Claims about it differ.
    Disputed,
}

/// All of them, with their words.
pub fn all_meanings() -> [(Meaning, &'static str); 6] {
    [
        (Meaning::Exact, tr!("sign-exact-place")),
        (Meaning::Area, tr!("place-is-in-here")),
        (Meaning::Imprecise, tr!("imprecise-place")),
        (Meaning::Picked, tr!("picked-events-area")),
        (Meaning::Several, tr!("several-events")),
        (Meaning::Disputed, tr!("sign-claims-differ")),
    ]
}

/// The kinds that are filtered by.
pub fn chosen_kinds(view: &View<'_>) -> BTreeSet<String> {
    match view.session.document().filters.argument(filter::words::KIND.id) {
        Some(Argument::Words(words)) => words.clone(),
        _ => BTreeSet::new(),
    }
}

/// Paints the ground of the legend at `rect`.
pub fn paint_ground(ui: &Ui, rect: Rect, theme: Theme) {
    let edge = Stroke::new(1.0, theme.token(Token::Control));
    ui.painter().rect(rect, 8.0, theme.token(Token::Raised), edge, StrokeKind::Inside);
}

/// Paints the sign of a kind.
pub fn paint_sign(ui: &Ui, centre: egui::Pos2, kind: &str, look: LegendStyle, theme: Theme) {
    let mut sign = Symbol::of_kind(kind);
    if !look.is_by_kind {
        sign.hue = Hue::Ink;
    }
    ui.painter().extend(signs::shapes(sign, centre, 5.5, Fill::Solid, theme, theme.halo()));
}

/// Opens or folds the legend by a click at `rect`.
pub fn toggle(ui: &Ui, rect: Rect, is_open: &mut bool) {
    let response = ui.interact(rect, ui.scope_id().with("legend"), Sense::click());
    let is_shown = *is_open;
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::DisclosureTriangle, true, is_shown, tr!("legend"))
    });
    if response.has_focus() {
        let ring = Stroke::new(2.0, Theme::of(ui.ctx()).accent());
        ui.painter().rect_stroke(rect, 6.0, ring, StrokeKind::Outside);
    }
    let tip = if is_shown { tr!("fold-the-legend") } else { tr!("what-the-signs-mean") };
    if response.on_hover_text(tip).clicked() {
        *is_open = !*is_open;
    }
}

/// Where the legend begins: beside the tools, where it would reach up to them.
pub fn left_of(map: Rect, top: f32) -> f32 {
    let tools = tool_bar_size(map);
    let is_beside = top < map.top() + tools.y + 2.0 * INSET;
    map.left() + INSET + if is_beside { tools.x + INSET } else { 0.0 }
}

/// Paints the title with its caret.
pub fn title_ui(ui: &Ui, row: Rect, icon: Icon, theme: Theme) {
    let middle = row.center().y;
    let painter = ui.painter();
    let colour = theme.token(Token::Text2);
    let font = FontId::proportional(12.0);
    painter.text(
        pos2(row.left() + 14.0, middle),
        Align2::CENTER_CENTER,
        icon.letter(),
        font,
        colour,
    );
    let at = pos2(row.left() + 26.0, middle);
    painter.text(
        at,
        Align2::LEFT_CENTER,
        tr!("legend"),
        semibold_id(13.0),
        theme.token(Token::Text),
    );
}

/// So wide that the words of every language stand in it.
pub fn column_points<'a>(
    ui: &Ui,
    kind: &dyn Filter,
    kinds: impl Iterator<Item = &'a String>,
) -> f32 {
    let kinds = kinds.map(|word| labels::filter_word(kind, word));
    let others = all_meanings().map(|(_, words)| words.to_owned());
    let width = |words: String| {
        let font = FontId::proportional(12.0);
        ui.painter().layout_no_wrap(words, font, egui::Color32::PLACEHOLDER).size().x
    };
    let widest = kinds.chain(others).map(width).fold(0.0, f32::max);
    (widest + BESIDE_WORDS).max(COLUMN)
}

/// A kind; a click lets only it match.
pub fn kind_ui(
    view: &View<'_>,
    ui: &Ui,
    row: Rect,
    kind: &dyn Filter,
    word: &str,
    chosen: &BTreeSet<String>,
    look: LegendStyle,
) {
    let theme = Theme::of(ui.ctx());
    let label = labels::filter_word(kind, word);
    let is_chosen = chosen.contains(word);
    let is_quiet = !chosen.is_empty() && !is_chosen;
    if !look.is_picture {
        let response = ui.interact(row, ui.scope_id().with(("legend", word)), Sense::click());
        response.widget_info(|| {
            let name = tr!("legend-named", label = label);
            egui::WidgetInfo::selected(egui::Role::CheckBox, true, is_chosen, name)
        });
        if is_chosen {
            ui.painter().rect_filled(row, 3.0, theme.token(Token::AccentSoft));
        } else if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(row, 3.0, theme.token(Token::Hover));
        }
        if response.on_hover_text(tr!("click-filters-by-this-kind")).clicked() {
            let mut words = chosen.clone();
            if !words.remove(word) {
                words.insert(word.to_owned());
            }
            view.send(Command::SetClause(kind.id().to_owned(), Some(Argument::Words(words))));
        }
    }
    paint_sign(ui, pos2(row.left() + 10.0, row.center().y), word, look, theme);
    let colour = theme.token(if is_quiet { Token::Text3 } else { Token::Text });
    let at = pos2(row.left() + 24.0, row.center().y);
    ui.painter().text(at, Align2::LEFT_CENTER, label, FontId::proportional(12.0), colour);
}

/// Paints a sign and what it means.
pub fn meaning_ui(ui: &Ui, row: Rect, meaning: Meaning, words: &str, theme: Theme) {
    let centre = pos2(row.left() + 10.0, row.center().y);
    let painter = ui.painter();
    let square = |fill| {
        let sign = Symbol { form: Form::Square, hue: Hue::Grey };
        signs::shapes(sign, centre, 5.5, fill, theme, theme.halo())
    };
    match meaning {
        Meaning::Exact => {
            painter.extend(square(Fill::Solid));
        }
        Meaning::Imprecise => {
            painter.extend(square(Fill::Hollow));
        }
        Meaning::Several => {
            painter.circle_stroke(centre, 6.5, Stroke::new(2.0, theme.hue(Hue::Grey)));
            let colour = theme.token(Token::Text);
            painter.text(centre, Align2::CENTER_CENTER, "4", semibold_id(9.0), colour);
        }
        Meaning::Area => {
            let sign = Symbol { form: Form::HatchedSquare, hue: Hue::Grey };
            painter.extend(signs::shapes(sign, centre, 7.0, Fill::Solid, theme, theme.halo()));
        }
        Meaning::Picked => {
            let ring: Vec<egui::Pos2> = (0..=24)
                .map(|step| {
                    let angle = std::f32::consts::TAU * step as f32 / 24.0;
                    centre + egui::Vec2::angled(angle) * 6.5
                })
                .collect();
            let stroke = Stroke::new(1.5, theme.accent());
            painter.extend(egui::Shape::dashed_line(&ring, stroke, 2.5, 2.0));
        }
        Meaning::Disputed => {
            let sign = Symbol { form: Form::Diamond, hue: Hue::Grey };
            painter.extend(signs::shapes(sign, centre, 5.5, Fill::Hollow, theme, theme.halo()));
            rings::paint_disputed(painter, centre, 5.5, theme);
        }
    }
    let at = pos2(row.left() + 24.0, row.center().y);
    let colour = theme.token(Token::Text2);
    painter.text(at, Align2::LEFT_CENTER, words, FontId::proportional(12.0), colour);
}
