//! Chips at the top right of the map: what is not on it, and how to get there.

use egui::{Align, Button, Layout, Rect, Stroke, Ui, vec2};

use super::inset::{INSET, tool_bar_size};
use super::layers::Scene;
use super::projected_positions::ProjectedDataset;
use crate::dataset::Rows;
use crate::language::tr;
use crate::session::{Command, EventRef, SelectionOp};
use crate::ui::settings::Change;
use crate::ui::theme::{Theme, Token};
use crate::ui::widgets::button::CONTROL_POINTS;
use crate::ui::widgets::icon::Icon;
use crate::ui::{Action, View};

/// Matching events that are known only by country, and those on the map, counted once
/// a revision.
#[derive(Debug, Default)]
pub struct Chips {
    revision: Option<u64>,
    country_wide: usize,
    placed: usize,
}

/// Those of one dataset that are known only by country.
fn rows(part: &ProjectedDataset<'_>) -> Rows {
    let mut rows = part.ground.country_wide().clone();
    rows.intersect(part.rows);
    rows
}

fn chip(ui: &mut Ui, icon: Icon, text: &str, link: &str, tip: &str) -> bool {
    let theme = Theme::of(ui.ctx());
    let mut job = egui::text::LayoutJob::default();
    let font = egui::FontId::proportional(13.0);
    let format = |colour| egui::TextFormat::simple(font.clone(), colour);
    job.append(&icon.with(text), 0.0, format(theme.token(Token::Text)));
    if !link.is_empty() {
        job.append(&format!(" – {link}"), 0.0, format(theme.accent()));
    }
    let button = Button::new(job)
        .corner_radius(14)
        .stroke(Stroke::new(1.0, theme.token(Token::Control)))
        .min_size(vec2(0.0, CONTROL_POINTS));
    let response = ui.add(button);
    let name = if link.is_empty() { text.to_owned() } else { format!("{text} – {link}") };
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    response.on_hover_text(tip).clicked()
}

impl Chips {
    fn refresh(&mut self, scene: &Scene<'_>) {
        if self.revision == Some(scene.revision()) {
            return;
        }
        self.revision = Some(scene.revision());
        self.country_wide = 0;
        self.placed = 0;
        for part in scene.parts {
            self.country_wide += part.ground.country_wide().count_common(part.rows);
            self.placed += part.ground.on_map().count_common(part.rows);
        }
    }

    /// Paints them beside each other, on a second line where there is no room.
    pub fn ui(&mut self, scene: &Scene<'_>, ui: &mut Ui, rect: Rect, lacks_streets: bool) {
        self.refresh(scene);
        let view = &scene.view;
        let left = rect.left() + tool_bar_size(rect).x + 2.0 * INSET;
        let area = rect.shrink(INSET).with_min_x(left.min(rect.right()));
        let layout = Layout::right_to_left(Align::Min).with_main_wrap(true);
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(area).layout(layout));
        let ui = &mut child;
        if let Some(outside) = self.outside(scene).filter(|outside| *outside > 0) {
            let text = tr!("count-outside-the-view", count = outside);
            if chip(ui, Icon::CornersOut, &text, tr!("fit"), tr!("show-all-matching-events-0")) {
                view.ask(Action::FitEvents);
            }
        }
        if self.country_wide > 0 {
            let text = tr!("count-country-wide", count = self.country_wide);
            let tip = tr!("known-only-by-country-so-not-on");
            if chip(ui, Icon::Flag, &text, "", tip) {
                select_country_wide(scene.parts, view);
            }
        }
        if lacks_streets {
            let text = tr!("no-streets-in-the-built-in-map");
            let tip = tr!("download-streets-or-open-a-local-map");
            if chip(ui, Icon::Info, text, tr!("get-streets"), tip) {
                view.ask(Action::SaveAreaDialog);
            }
        }
    }

    /// Events with a place that is not seen; `None` where they are too many to look.
    fn outside(&self, scene: &Scene<'_>) -> Option<usize> {
        if scene.sites.is_crowded {
            return None;
        }
        let rect = scene.viewport.rect;
        let is_seen =
            |site: &&super::colocated::Site| rect.contains(scene.viewport.project(site.mercator));
        let seen: usize =
            scene.sites.sites.iter().filter(is_seen).map(|site| site.events.len()).sum();
        Some(self.placed.saturating_sub(seen))
    }
}

fn select_country_wide(parts: &[ProjectedDataset<'_>], view: &View<'_>) {
    let events = parts.iter().flat_map(|part| {
        let id = part.id;
        rows(part).iter().map(|row| EventRef { dataset: id, row }).collect::<Vec<_>>()
    });
    view.send(Command::Select(events.collect(), SelectionOp::Replace));
    view.ask(Action::Set(Change::TableOpen(true)));
}
