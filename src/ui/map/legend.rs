//! The legend at the bottom left: kinds, and what signs mean. In the window it folds
//! into a pill; on a picture it is always open, since nothing else explains its signs.

use std::collections::BTreeSet;

use egui::{Align2, FontId, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::inset::{INSET, is_low, tool_bar_size};
use super::layers::rings;
use crate::dataset::kind::KindGroup;
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
const ROW: f32 = 20.0;

/// Least width of a column, in points.
const COLUMN: f32 = 158.0;

/// Room for a sign, and behind its words, in points.
const BESIDE_WORDS: f32 = 27.0;

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

/// Kinds that the open legend lists in the window.
const LISTED: usize = 14;

/// The open legend lists at least so many kinds, or stands over the window.
const LEAST_LISTED: usize = 5;

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
enum Meaning {
    Exact,
    Imprecise,
    Several,
    Area,
    Picked,
    Disputed,
}

fn all_meanings() -> [(Meaning, &'static str); 6] {
    [
        (Meaning::Exact, tr!("sign-exact-place")),
        (Meaning::Area, tr!("place-is-in-here")),
        (Meaning::Imprecise, tr!("imprecise-place")),
        (Meaning::Picked, tr!("picked-events-area")),
        (Meaning::Several, tr!("several-events")),
        (Meaning::Disputed, tr!("sign-claims-differ")),
    ]
}

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

fn chosen_kinds(view: &View<'_>) -> BTreeSet<String> {
    match view.session.document().filters.argument(filter::words::KIND.id) {
        Some(Argument::Words(words)) => words.clone(),
        _ => BTreeSet::new(),
    }
}

fn paint_ground(ui: &Ui, rect: Rect, theme: Theme) {
    let edge = Stroke::new(1.0, theme.token(Token::Control));
    ui.painter().rect(rect, 8.0, theme.token(Token::Raised), edge, StrokeKind::Inside);
}

fn paint_sign(ui: &Ui, centre: egui::Pos2, kind: &str, look: LegendStyle, theme: Theme) {
    let mut sign = Symbol::of_kind(kind);
    if !look.is_by_kind {
        sign.hue = Hue::Ink;
    }
    ui.painter().extend(signs::shapes(sign, centre, 5.5, Fill::Solid, theme, theme.halo()));
}

/// Paints the legend into `map`; where it ends above.
pub fn ui(view: &View<'_>, ui: &mut Ui, map: Rect, look: LegendStyle, is_open: &mut bool) -> f32 {
    let bottom = map.bottom() - INSET;
    let Some(kind) = filter::by_id(filter::words::KIND.id) else { return bottom };
    let kinds = kinds_that_match(view, kind, look.has_lasting);
    if kinds.is_empty() {
        return bottom;
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

fn toggle(ui: &Ui, rect: Rect, is_open: &mut bool) {
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
fn left_of(map: Rect, top: f32) -> f32 {
    let tools = tool_bar_size(map);
    let is_beside = top < map.top() + tools.y + 2.0 * INSET;
    map.left() + INSET + if is_beside { tools.x + INSET } else { 0.0 }
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

fn pill_ui(ui: &Ui, map: Rect, kinds: &[String], look: LegendStyle, is_open: &mut bool) -> f32 {
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
        return map.bottom() - INSET;
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
    rect.top() - 6.0
}

fn title_ui(ui: &Ui, row: Rect, icon: Icon, theme: Theme) {
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
fn column_points<'a>(ui: &Ui, kind: &dyn Filter, kinds: impl Iterator<Item = &'a String>) -> f32 {
    let kinds = kinds.map(|word| labels::filter_word(kind, word));
    let others = all_meanings().map(|(_, words)| words.to_owned());
    let width = |words: String| {
        let font = FontId::proportional(12.0);
        ui.painter().layout_no_wrap(words, font, egui::Color32::PLACEHOLDER).size().x
    };
    let widest = kinds.chain(others).map(width).fold(0.0, f32::max);
    (widest + BESIDE_WORDS).max(COLUMN)
}

/// The open legend: what it lists, and how large it is.
struct Open<'a> {
    kind: &'a dyn Filter,
    kinds: &'a [String],
    look: LegendStyle,
    listed: usize,
    rows: usize,
    column_points: f32,
}

/// Width of the credit of the built-in map on one line, in points.
const CREDIT_POINTS: f32 = 280.0;

/// Height of two lines of credit, in points.
const CREDIT_HEIGHT_POINTS: f32 = 28.0;

/// From the top of the map to below its chips, in points.
const CHIPS_POINTS: f32 = 44.0;

/// Height of the title of the open legend, in points.
const HEAD: f32 = 30.0;

impl<'a> Open<'a> {
    fn new(
        ui: &Ui,
        kind: &'a dyn Filter,
        kinds: &'a [String],
        look: LegendStyle,
        most: usize,
    ) -> Self {
        let listed = kinds.len().min(most);
        let rows = (listed + usize::from(listed < kinds.len())).div_ceil(2);
        let column_points = column_points(ui, kind, kinds.iter().take(listed));
        Self { kind, kinds, look, listed, rows, column_points }
    }

    fn meanings_points() -> f32 {
        all_meanings().len().div_ceil(2) as f32 * ROW + 8.0
    }

    /// Its height without any kind.
    fn least_points() -> f32 {
        HEAD + Self::meanings_points() + 6.0
    }

    fn size(&self) -> egui::Vec2 {
        let height = Self::least_points() + self.rows as f32 * ROW;
        vec2(self.column_points * 2.0 + 12.0, height)
    }

    fn ui(&self, view: &View<'_>, ui: &Ui, area: Rect, is_open: &mut bool) {
        let theme = Theme::of(ui.ctx());
        let Self { kind, kinds, look, listed, rows, column_points } = *self;
        let row = area.with_max_y(area.top() + 28.0);
        title_ui(ui, row, Icon::CaretDown, theme);
        toggle(ui, row.with_max_x(area.left() + 100.0), is_open);
        let chosen = chosen_kinds(view);
        let place = |index: usize| {
            let (column, row) = (index / rows, index % rows);
            let at = vec2(6.0 + column as f32 * column_points, HEAD + row as f32 * ROW);
            Rect::from_min_size(area.min + at, vec2(column_points, ROW))
        };
        for (index, word) in kinds.iter().take(listed).enumerate() {
            kind_ui(view, ui, place(index), kind, word, &chosen, look);
        }
        if listed < kinds.len() {
            let at = place(listed).left_center() + vec2(24.0, 0.0);
            let text = tr!("count-more", count = kinds.len() - listed);
            let colour = theme.token(Token::Text3);
            ui.painter().text(at, Align2::LEFT_CENTER, text, FontId::proportional(12.0), colour);
        }
        let top = area.top() + HEAD + rows as f32 * ROW + 4.0;
        let line = Stroke::new(1.0, theme.token(Token::Line));
        ui.painter().hline(area.x_range().shrink(8.0), top, line);
        for (index, (meaning, words)) in all_meanings().into_iter().enumerate() {
            let at = vec2((index % 2) as f32 * column_points, (index / 2) as f32 * ROW);
            let row = Rect::from_min_size(
                pos2(area.left() + 6.0, top + 4.0) + at,
                vec2(column_points, ROW),
            );
            meaning_ui(ui, row, meaning, words, theme);
        }
    }
}

fn open_ui(
    view: &View<'_>,
    ui: &Ui,
    map: Rect,
    kind: &dyn Filter,
    kinds: &[String],
    look: LegendStyle,
    is_open: &mut bool,
) -> f32 {
    // It stands above the credit where it would reach over it, and below the chips.
    let widest = Open::new(ui, kind, kinds, look, LISTED).size().x;
    let is_above = !look.is_picture && map.width() < widest + CREDIT_POINTS + 3.0 * INSET;
    let bottom = map.bottom() - INSET - if is_above { CREDIT_HEIGHT_POINTS } else { 0.0 };
    let highest = map.top() + if look.is_picture { INSET } else { CHIPS_POINTS };
    let rows = (bottom - highest - Open::least_points()) / ROW;
    let most = rows.max(0.0) as usize * 2;
    let listed = if kinds.len() > most { most.saturating_sub(1) } else { most };
    let legend = Open::new(ui, kind, kinds, look, LISTED.min(listed.max(1)));
    let top = bottom - legend.size().y;
    let area = Rect::from_min_size(pos2(left_of(map, top), top), legend.size());
    let is_short = legend.listed < kinds.len().min(LEAST_LISTED);
    let has_room = map.with_min_y(highest).contains_rect(area) && !is_short;
    if !look.is_picture && !has_room {
        let legend = Open::new(ui, kind, kinds, look, LISTED);
        over_ui(view, ui, map, &legend, is_open);
        return map.bottom() - INSET;
    }
    paint_ground(ui, area, Theme::of(ui.ctx()));
    legend.ui(view, ui, area, is_open);
    area.top() - 6.0
}

/// Paints the open legend over the window, since the map has no room for it.
fn over_ui(view: &View<'_>, ui: &Ui, map: Rect, legend: &Open<'_>, is_open: &mut bool) {
    let window = ui.ctx().content_rect().shrink(INSET);
    let room = (window.size() - vec2(18.0, 18.0)).max(vec2(80.0, 60.0));
    let size = legend.size().min(room);
    let at = pos2(map.left() + INSET, map.bottom() - INSET - size.y);
    egui::Area::new(egui::Id::unique("legend over")).fixed_pos(at).constrain_to(window).show(
        ui.ctx(),
        |ui| {
            egui::Frame::popup(ui.style()).shadow(egui::Shadow::NONE).show(ui, |ui| {
                let scroll = egui::ScrollArea::both().max_width(size.x).max_height(size.y);
                scroll.min_scrolled_width(size.x).min_scrolled_height(size.y).show(ui, |ui| {
                    let (area, _) = ui.allocate_exact_size(legend.size(), Sense::hover());
                    legend.ui(view, ui, area, is_open);
                });
            });
        },
    );
}

/// A kind; a click lets only it match.
fn kind_ui(
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

fn meaning_ui(ui: &Ui, row: Rect, meaning: Meaning, words: &str, theme: Theme) {
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
