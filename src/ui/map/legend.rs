//! The legend at the bottom left: kinds, and what signs mean. In the window it folds
//! into a pill; on a picture it is always open, since nothing else explains its signs.

use std::collections::BTreeSet;

use egui::{Align2, FontId, Rect, Sense, Ui, pos2, vec2};

use super::inset::{INSET, is_low, tool_bar_size};
use super::legend_open::open_ui;
use super::legend_rows::{
    LegendStyle, ROW, all_meanings, chosen_kinds, kind_ui, left_of, meaning_ui, paint_ground,
    paint_sign, title_ui, toggle,
};
use crate::dataset::kind::KindGroup;
use crate::filter::{self, Filter};
use crate::ui::View;
use crate::ui::labels;
use crate::ui::theme::{Theme, Token};
use crate::ui::widgets::icon::Icon;

/// Height of the folded legend, in points.
const PILL_POINTS: f32 = 28.0;

/// The folded legend without signs, in points.
const TITLE_POINTS: f32 = 84.0;

/// A sign of the folded legend, in points.
const SIGN_POINTS: f32 = 22.0;

/// The folded legend on a map that is low, beside the tools, in points.
pub const SMALL_POINTS: f32 = 28.0;

/// Signs that the folded legend shows.
const IN_PILL: usize = 6;

/// The kinds of the map that match all other filters, the most frequent first.
fn kinds_that_match(view: &View<'_>, kind: &dyn Filter, has_lasting: bool) -> Vec<String> {
    let is_drawn = |word: &str| has_lasting || KindGroup::of(word) != KindGroup::Lasting;
    let counts = view.session.derived().word_counts(kind);
    let matching = counts.iter().filter(|word| word.count > 0 && is_drawn(&word.word));
    matching.map(|word| word.word.clone()).collect()
}

/// Those of `kinds` that are on the map: all, or the chosen ones.
fn drawn_kinds(view: &View<'_>, mut kinds: Vec<String>) -> Vec<String> {
    let chosen = chosen_kinds(view);
    kinds.retain(|kind| chosen.is_empty() || chosen.contains(kind));
    kinds
}

/// Paints the legend into `map`; what it covers at the bottom left, if anything.
pub fn ui(
    view: &View<'_>,
    ui: &mut Ui,
    map: Rect,
    look: LegendStyle,
    is_open: &mut bool,
) -> Option<Rect> {
    let kind = filter::by_id(filter::words::KIND.id)?;
    let kinds = kinds_that_match(view, kind, look.has_lasting);
    if kinds.is_empty() {
        return None;
    }
    if !*is_open {
        let shown = drawn_kinds(view, kinds);
        return pill_ui(ui, map, &shown, look, is_open);
    }
    open_ui(view, ui, map, kind, &kinds, look, is_open)
}

/// Paints what the signs mean as lines of text, as wide as there is room.
pub fn below_ui(view: &View<'_>, ui: &mut Ui, look: LegendStyle) {
    let Some(kind) = filter::by_id(filter::words::KIND.id) else { return };
    let kinds = drawn_kinds(view, kinds_that_match(view, kind, look.has_lasting));
    if kinds.is_empty() {
        return;
    }
    let theme = Theme::of(ui.ctx());
    let chosen = BTreeSet::new();
    let place = |ui: &mut Ui, words: &str| {
        let font = FontId::proportional(12.0);
        let galley = ui.painter().layout_no_wrap(words.to_owned(), font, theme.outline());
        ui.allocate_exact_size(vec2(26.0 + galley.size().x, ROW), Sense::hover()).0
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(10.0, 0.0);
        for word in &kinds {
            let row = place(ui, &labels::filter_word(kind, word));
            kind_ui(view, ui, row, kind, word, &chosen, look);
        }
        for (meaning, words) in all_meanings() {
            let row = place(ui, words);
            meaning_ui(ui, row, meaning, words, theme);
        }
    });
}

/// How far the folded legend may reach into `map` from its left edge, in points.
pub fn most_pill_points(map: Rect) -> f32 {
    if is_low(map) {
        return 0.0;
    }
    let left = left_of(map, map.bottom() - INSET - PILL_POINTS) - map.left();
    (map.width() * 0.5).clamp(left + TITLE_POINTS, left + pill_width(IN_PILL))
}

fn pill_width(signs: usize) -> f32 {
    let signs_points = if signs == 0 { 0.0 } else { signs as f32 * SIGN_POINTS + 4.0 };
    TITLE_POINTS + signs_points
}

fn pill_ui(
    ui: &Ui,
    map: Rect,
    kinds: &[String],
    look: LegendStyle,
    is_open: &mut bool,
) -> Option<Rect> {
    let theme = Theme::of(ui.ctx());
    if is_low(map) {
        let left = map.left() + 2.0 * INSET + tool_bar_size(map).x;
        let at = pos2(left, map.top() + INSET + 4.0);
        let rect = Rect::from_min_size(at, vec2(SMALL_POINTS, SMALL_POINTS));
        paint_ground(ui, rect, theme);
        let (font, colour) = (FontId::proportional(16.0), theme.token(Token::Text2));
        let icon = Icon::Info.letter();
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, icon, font, colour);
        toggle(ui, rect, is_open);
        return None;
    }
    let top = map.bottom() - INSET - PILL_POINTS;
    let left = left_of(map, top);
    let room = map.left() + most_pill_points(map) - left;
    let fits = |signs: &usize| pill_width(*signs) <= room;
    let shown = (0..=kinds.len().min(IN_PILL)).rev().find(fits).unwrap_or(0);
    let rect = Rect::from_min_size(pos2(left, top), vec2(pill_width(shown), PILL_POINTS));
    paint_ground(ui, rect, theme);
    title_ui(ui, rect, Icon::CaretRight, theme);
    for (index, word) in kinds.iter().take(shown).enumerate() {
        let centre = pos2(rect.left() + 94.0 + index as f32 * SIGN_POINTS, rect.center().y);
        paint_sign(ui, centre, word, look, theme);
    }
    toggle(ui, rect, is_open);
    Some(rect)
}
