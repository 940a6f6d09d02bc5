//! Dialogs and menus that are larger than the window scroll.

use egui::{Context, ScrollArea, Ui, Vec2, vec2};

/// Around the contents of a dialog: its title, its margins, and some of the window.
const AROUND_POINTS: Vec2 = vec2(36.0, 96.0);

/// Above and below the lines of a menu: its margins and edges.
const AROUND_MENU_POINTS: f32 = 20.0;

/// Contents of dialogs are scrolled in no less than this, in points.
const LEAST_POINTS: Vec2 = vec2(200.0, 90.0);

/// Room for the contents of a dialog, in points.
pub fn room(ctx: &Context) -> Vec2 {
    (ctx.content_rect().size() - AROUND_POINTS).max(LEAST_POINTS)
}

/// So wide is a dialog that would be `wanted` points wide.
pub fn width(ctx: &Context, wanted: f32) -> f32 {
    wanted.min(room(ctx).x)
}

/// So large is a dialog whose size people may change, at first.
pub fn size(ctx: &Context, wanted: Vec2) -> Vec2 {
    wanted.min(room(ctx))
}

/// Dialogs that scroll to the side are as wide as the window; no dialog needs more.
const WIDE_POINTS: f32 = 640.0;

/// Paints the contents of a dialog, which scroll where the window is too small for them.
pub fn show<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let room = room(ui.ctx());
    let area = match room.x < WIDE_POINTS {
        true => ScrollArea::both().max_width(room.x).min_scrolled_width(room.x),
        false => ScrollArea::vertical(),
    };
    area.max_height(room.y).min_scrolled_height(room.y).show(ui, contents).inner
}

/// Paints the contents of a dialog that are `least` points large: they scroll where the
/// window has no room for that.
pub fn fixed<R>(ui: &mut Ui, least: Vec2, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let room = room(ui.ctx());
    if room.x >= least.x && room.y >= least.y { contents(ui) } else { show(ui, contents) }
}

/// Paints the contents of a dialog that fill its size, which people may change: they scroll
/// where the window has no room for `least` points.
pub fn filling<R>(ui: &mut Ui, least: Vec2, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let room = room(ui.ctx());
    if room.x >= least.x && room.y >= least.y {
        return contents(ui);
    }
    ScrollArea::both()
        .max_width(room.x)
        .max_height(room.y)
        .min_scrolled_width(room.x)
        .min_scrolled_height(room.y)
        .show(ui, |ui| {
            ui.set_min_size(least);
            ui.set_max_size(least.max(room));
            contents(ui)
        })
        .inner
}

/// Paints the lines of a menu, which scroll where the window is too low for them.
pub fn menu<R>(ui: &mut Ui, lines: impl FnOnce(&mut Ui) -> R) -> R {
    let most = ui.ctx().content_rect().height() - AROUND_MENU_POINTS;
    ScrollArea::vertical().max_height(most).min_scrolled_height(most).show(ui, lines).inner
}
