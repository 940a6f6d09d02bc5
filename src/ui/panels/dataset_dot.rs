//! The colour of a dataset beside its name: a click colours the events by their datasets.

use egui::{Sense, Stroke, Ui, WidgetInfo, vec2};

use crate::language::tr;
use crate::session::Command;
use crate::ui::View;
use crate::ui::map::layers::{self, ColourBy, points};
use crate::ui::theme::{Theme, Token};

/// How events are coloured now.
fn colour_by(view: &View<'_>) -> ColourBy {
    let layers = &view.session.document().layers;
    let points = layers.get(points::ENTRY.id);
    points.map(|layer| layer.settings::<points::Settings>().colour).unwrap_or_default()
}

/// Colours events by `colour`.
fn set_colour_by(view: &View<'_>, colour: ColourBy) {
    let mut layers = layers::arranged(&view.session.document().layers);
    if let Some(layer) = layers.0.iter_mut().find(|layer| layer.id == points::ENTRY.id) {
        let settings = points::Settings { colour, ..layer.settings() };
        layer.set_settings(&settings);
        view.send(Command::SetLayers(layers));
    }
}

/// Paints the dot of the dataset called `name`, whose colour is the one at `index`.
pub fn ui(view: &View<'_>, ui: &mut Ui, name: &str, index: usize) {
    let theme = Theme::of(ui.ctx());
    let is_on = colour_by(view) == ColourBy::Dataset;
    let (rect, response) = ui.allocate_exact_size(vec2(16.0, 24.0), Sense::click());
    let label = tr!("colour-of-dataset", name = name);
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, is_on, label.as_str()));
    let painter = ui.painter();
    painter.circle_filled(rect.center(), 4.5, theme.dataset(index));
    if response.has_focus() || response.hovered() || is_on {
        let token = if response.hovered() { Token::Control } else { Token::Accent };
        painter.circle_stroke(rect.center(), 7.0, Stroke::new(1.5, theme.token(token)));
    }
    let tip = match is_on {
        true => tr!("click-colours-by-kind"),
        false => tr!("click-colours-by-dataset"),
    };
    if response.on_hover_text(tip).clicked() {
        set_colour_by(view, if is_on { ColourBy::Kind } else { ColourBy::Dataset });
    }
}
