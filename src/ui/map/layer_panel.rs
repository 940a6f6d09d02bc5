//! The panel of layers: which are drawn, in which order, how opaque and how.

use egui::collapsing_header::CollapsingState;
use egui::{Rect, Ui};

use super::layers::{Stack, arranged, by_id};
use crate::language::tr;
use crate::session::{Command, LayerState, Layers};
use crate::ui::View;
use crate::ui::format;
use crate::ui::labels;
use crate::ui::theme::Theme;
use crate::ui::widgets::dialog::Dialog;
use crate::ui::widgets::{choice, scrolled, slider};

/// Width of its rows.
const WIDTH: f32 = 300.0;

/// What one row asks for.
enum Wish {
    /// The layer becomes this.
    Change(LayerState),
    /// It moves to this place, counted from the bottom.
    MoveTo(usize),
}

/// The panel as a small window over `map`; the topmost layer stands first.
pub fn ui(open: &mut bool, stack: &Stack, view: &View<'_>, ctx: &egui::Context, map: Rect) {
    if !*open {
        return;
    }
    let layers = arranged(&view.session.document().layers);
    let mut wish = None;
    let corner = map.left_top() + egui::vec2(52.0, 8.0);
    let size = egui::vec2(WIDTH, 200.0);
    Dialog::resizable(tr!("layers"), "layers of the map", ctx, size)
        .window(|window| {
            window
                .pivot(egui::Align2::LEFT_TOP)
                .default_pos(corner)
                .resizable(false)
                .constrain_to(ctx.content_rect())
        })
        .sized_by_contents()
        .show(ctx, Some(open), |ui| {
            scrolled::fixed(ui, egui::vec2(300.0, 420.0), |ui| {
                ui.set_width(WIDTH);
                for (index, layer) in layers.0.iter().enumerate().rev() {
                    wish = row(stack, layer, index, layers.0.len(), ui).or(wish.take());
                }
                ui.add_space(2.0);
                ui.weak(tr!("the-first-lies-on-top-drag-the"));
            });
        });
    if let Some((index, wish)) = wish {
        view.send(Command::SetLayers(changed(layers, index, wish)));
    }
}

fn changed(mut layers: Layers, index: usize, wish: Wish) -> Layers {
    match wish {
        Wish::Change(layer) => layers.0[index] = layer,
        Wish::MoveTo(to) => {
            let layer = layers.0.remove(index);
            layers.0.insert(to.min(layers.0.len()), layer);
        }
    }
    layers
}

/// One layer: handle, name, opacity, and its settings folded away. What is asked
/// for, and of which layer.
fn row(
    stack: &Stack,
    layer: &LayerState,
    index: usize,
    count: usize,
    ui: &mut Ui,
) -> Option<(usize, Wish)> {
    let entry = by_id(&layer.id)?;
    let label = labels::layer(entry.id, entry.label);
    let mut next = layer.clone();
    let mut wish = None;
    let id = ui.make_persistent_id(("layer", entry.id));
    let mut folded = CollapsingState::load_with_default_open(ui.ctx(), id, false);
    let row = ui.horizontal(|ui| {
        handle(ui, label).dnd_set_drag_payload(index);
        let mut changed = choice::checkbox(ui, &mut next.visible, label)
            .on_hover_text(labels::layer_about(entry.id, entry.about))
            .changed();
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let settings = ui.selectable_label(folded.is_open(), "…");
            let name = tr!("settings-of", label = label);
            settings.widget_info(|| {
                egui::WidgetInfo::selected(egui::Role::Button, true, folded.is_open(), &name)
            });
            if settings.on_hover_text(&name).clicked() {
                folded.toggle(ui);
            }
            ui.spacing_mut().slider_width = 56.0;
            let slider = egui::Slider::new(&mut next.opacity, 0.0..=1.0).show_value(false);
            let slider = slider::slider(ui, slider);
            let opacity = f64::from(layer.opacity);
            slider.widget_info(|| {
                egui::WidgetInfo::slider(true, opacity, tr!("opacity-of", label = label))
            });
            changed |= slider
                .on_hover_text(tr!(
                    "how-opaque-it-is",
                    percent = format::decimal(opacity * 100.0, 0)
                ))
                .changed();
        });
        if changed {
            wish = Some(Wish::Change(next.clone()));
        }
    });
    folded.show_body_indented(&row.response, ui, |ui| {
        ui.weak(entry.about);
        if let Some(kept) = stack.layer(entry.id)
            && kept.settings_ui(&mut next, ui)
        {
            wish = Some(Wish::Change(next.clone()));
        }
        // The same as dragging, for keyboards.
        ui.horizontal(|ui| {
            if ui.add_enabled(index + 1 < count, egui::Button::new(tr!("move-up"))).clicked() {
                wish = Some(Wish::MoveTo(index + 1));
            }
            if ui.add_enabled(index > 0, egui::Button::new(tr!("move-down"))).clicked() {
                wish = Some(Wish::MoveTo(index - 1));
            }
        });
    });
    let row = row.response;
    if let Some(from) = row.dnd_hover_payload::<usize>() {
        // It takes this place; what was dragged up pushes this layer down.
        let y = if *from < index { row.rect.top() - 2.0 } else { row.rect.bottom() + 2.0 };
        let line = egui::Stroke::new(2.0, Theme::of(ui.ctx()).accent());
        ui.painter().hline(row.rect.x_range(), y, line);
    }
    if let Some(from) = row.dnd_release_payload::<usize>()
        && *from != index
    {
        return Some((*from, Wish::MoveTo(index)));
    }
    wish.map(|wish| (index, wish))
}

/// Three lines by which a row is dragged.
fn handle(ui: &mut Ui, label: &str) -> egui::Response {
    let (rect, response) = ui.allocate_exact_size(egui::vec2(14.0, 16.0), egui::Sense::drag());
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::Button, true, tr!("drag", label = label))
    });
    let colour = ui.style().interact(&response).fg_stroke.color;
    for line in [-4.0, 0.0, 4.0] {
        let y = rect.center().y + line;
        ui.painter().hline(rect.shrink(1.0).x_range(), y, egui::Stroke::new(1.2, colour));
    }
    response.on_hover_text(tr!("drag-to-another-place-in-the-order"))
}
