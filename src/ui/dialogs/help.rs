//! The help window: shortcuts, what the mouse does, and symbols, with a field that
//! searches them.

use egui::{Grid, ScrollArea, Ui};

use crate::dataset::kind::KINDS;
use crate::dataset::symbol::Symbol;
use crate::language::tr;
use crate::ui::actions::ACTIONS;
use crate::ui::labels;
use crate::ui::theme::Theme;
use crate::ui::widgets::dialog::Dialog;
use crate::ui::widgets::icon::Icon;
use crate::ui::widgets::scrolled;
use crate::ui::widgets::signs::{self, Fill};

/// Where the mouse does something, what it does there, and what happens.
type Gesture = (fn() -> &'static str, fn() -> &'static str);

const ON_THE_MAP: &[Gesture] = &[
    (|| tr!("mouse-drag"), || tr!("map-drag")),
    (|| tr!("mouse-wheel"), || tr!("map-wheel")),
    (|| tr!("mouse-click"), || tr!("map-click")),
    (|| tr!("mouse-ctrl-click"), || tr!("map-ctrl-click")),
    (|| tr!("mouse-shift-drag"), || tr!("map-shift-drag")),
    (|| tr!("mouse-double-click"), || tr!("map-double-click")),
];

const ON_THE_TIME_SLIDER: &[Gesture] = &[
    (|| tr!("mouse-drag"), || tr!("slider-drag")),
    (|| tr!("mouse-drag-edge"), || tr!("slider-drag-edge")),
    (|| tr!("mouse-shift-drag"), || tr!("slider-shift-drag")),
    (|| tr!("mouse-alt-drag"), || tr!("slider-alt-drag")),
    (|| tr!("mouse-click"), || tr!("slider-click")),
    (|| tr!("mouse-shift-click"), || tr!("slider-shift-click")),
    (|| tr!("mouse-double-click"), || tr!("slider-double-click")),
    (|| tr!("mouse-wheel"), || tr!("slider-wheel")),
    (|| tr!("mouse-ctrl-wheel"), || tr!("slider-ctrl-wheel")),
    (|| tr!("mouse-shift-wheel"), || tr!("slider-shift-wheel")),
];

/// Width of the window where there is room for it.
const WIDTH_POINTS: f32 = 860.0;

/// It is never narrower, and scrolls instead.
const LEAST_WIDTH_POINTS: f32 = 600.0;

/// Width of the column of keys and gestures.
const FIRST_POINTS: f32 = 150.0;

/// The window, and what is searched in it.
#[derive(Debug, Default)]
pub struct Help {
    /// Whether it is shown.
    pub is_open: bool,
    search: String,
}

impl Help {
    /// Paints the window while it is open.
    pub fn ui(&mut self, ctx: &egui::Context) {
        let Self { is_open, search } = self;
        if !*is_open {
            // Opened again, it lists everything.
            search.clear();
            return;
        }
        Dialog::new(tr!("shortcuts-and-symbols"), "help", WIDTH_POINTS).show(
            ctx,
            Some(is_open),
            |ui| {
                scrolled::fixed(ui, egui::vec2(640.0, 320.0), |ui| {
                    let field = egui::TextEdit::singleline(search)
                        .hint_text(Icon::MagnifyingGlass.with(tr!("search-the-help")))
                        .desired_width(f32::INFINITY);
                    ui.add(field).widget_info(|| {
                        let name = tr!("search-the-help");
                        egui::WidgetInfo::labeled(egui::Role::TextInput, true, name)
                    });
                    let width = scrolled::width(ctx, WIDTH_POINTS).max(LEAST_WIDTH_POINTS);
                    ui.set_max_width(width);
                    let wanted = search.trim().to_lowercase();
                    let is_wanted = |texts: &[&str]| {
                        texts.iter().any(|text| text.to_lowercase().contains(&wanted))
                    };
                    let height = (ctx.content_rect().height() - 150.0).clamp(160.0, 520.0);
                    ScrollArea::vertical().max_height(height).auto_shrink(false).show(ui, |ui| {
                        ui.columns(2, |columns| {
                            let [left, right] = columns else { return };
                            shortcuts(left, &is_wanted);
                            gestures(right, tr!("mouse-on-the-map"), ON_THE_MAP, &is_wanted);
                            let name = tr!("mouse-on-the-time-slider");
                            gestures(right, name, ON_THE_TIME_SLIDER, &is_wanted);
                            symbols(right, &is_wanted);
                        });
                    });
                });
            },
        );
    }
}

fn shortcuts(ui: &mut Ui, is_wanted: &dyn Fn(&[&str]) -> bool) {
    ui.strong(tr!("shortcuts"));
    grid("keys", ui.available_width()).show(ui, |ui| {
        for entry in ACTIONS {
            let keys: Vec<String> =
                entry.shortcuts.iter().take(2).map(|keys| ui.ctx().format_shortcut(keys)).collect();
            let keys = keys.join(", ");
            if is_wanted(&[&keys, entry.name()]) {
                row_ui(ui, egui::RichText::new(keys).monospace(), entry.name());
            }
        }
    });
}

/// A grid in a column of `width` points.
fn grid(id: &'static str, width: f32) -> Grid {
    let widest = (width - FIRST_POINTS - 16.0).max(FIRST_POINTS);
    Grid::new(id).num_columns(2).striped(true).max_col_width(widest)
}

/// One row of a grid: what is done, and what happens, which is wrapped.
fn row_ui(ui: &mut Ui, done: egui::RichText, happens: &str) {
    ui.scope(|ui| {
        ui.set_max_width(FIRST_POINTS);
        ui.add(egui::Label::new(done).wrap());
    });
    ui.add(egui::Label::new(happens).wrap());
    ui.end_row();
}

fn gestures(
    ui: &mut Ui,
    title: &'static str,
    gestures: &[Gesture],
    is_wanted: &dyn Fn(&[&str]) -> bool,
) {
    let found: Vec<(&str, &str)> = gestures
        .iter()
        .map(|(gesture, effect)| (gesture(), effect()))
        .filter(|(gesture, effect)| is_wanted(&[title, gesture, effect]))
        .collect();
    if found.is_empty() {
        return;
    }
    ui.strong(title);
    grid(title, ui.available_width()).show(ui, |ui| {
        for (gesture, effect) in found {
            row_ui(ui, egui::RichText::new(gesture), effect);
        }
    });
    ui.add_space(8.0);
}

fn symbols(ui: &mut Ui, is_wanted: &dyn Fn(&[&str]) -> bool) {
    let theme = Theme::of(ui.ctx());
    ui.strong(tr!("symbols"));
    for kind in KINDS {
        let label = labels::kind(kind.id);
        if !is_wanted(&[&label]) {
            continue;
        }
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(egui::vec2(20.0, 16.0), egui::Sense::hover());
            let shapes = signs::shapes(
                Symbol::of_kind(kind.id),
                rect.center(),
                6.5,
                Fill::Solid,
                theme,
                theme.halo(),
            );
            ui.painter().extend(shapes);
            ui.label(label);
        });
    }
    let about = tr!("a-filled-symbol-stands-at-an-exact");
    if is_wanted(&[about]) {
        ui.add_space(6.0);
        ui.add(egui::Label::new(about).wrap());
    }
}
