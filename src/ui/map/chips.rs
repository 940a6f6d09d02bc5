//! Chips at the top right of the map: what is not on it, and how to get there.

use egui::{Align, Button, Layout, Rect, Stroke, Ui, vec2};

use super::inset::{INSET, is_low, tool_bar_size};
use super::layers::Scene;
use super::legend::SMALL_POINTS as SMALL_LEGEND_POINTS;
use super::projected_positions::ProjectedDataset;
use crate::dataset::Rows;
use crate::language::tr;
use crate::session::{Command, EventRef, SelectionOp};
use crate::ui::format::number;
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

/// A map that leaves less room for chips has them without words, in points.
const LEAST_WORDS_POINTS: f32 = 300.0;

/// A low map that leaves less room than this, for three chips without words, has one.
const LEAST_LOW_POINTS: f32 = 180.0;

/// What a chip says: all of it, and what of it remains where there is little room.
struct Words<'a> {
    text: &'a str,
    short: &'a str,
    link: &'a str,
}

fn chip(ui: &mut Ui, icon: Icon, words: &Words<'_>, is_short: bool, tip: &str) -> bool {
    let Words { text, short, link } = *words;
    let theme = Theme::of(ui.ctx());
    let mut job = egui::text::LayoutJob::default();
    let font = egui::FontId::proportional(13.0);
    let format = |colour| egui::TextFormat::simple(font.clone(), colour);
    let shown = if is_short { short } else { text };
    job.append(icon.with(shown).trim_end(), 0.0, format(theme.token(Token::Text)));
    if !link.is_empty() && !is_short {
        job.append(&format!(" – {link}"), 0.0, format(theme.accent()));
    }
    let button = Button::new(job)
        .corner_radius(14)
        .stroke(Stroke::new(1.0, theme.token(Token::Control)))
        .min_size(vec2(0.0, CONTROL_POINTS));
    let response = ui.add(button);
    let name = if link.is_empty() { text.to_owned() } else { format!("{text} – {link}") };
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    let tip = if is_short { format!("{name}\n{tip}") } else { tip.to_owned() };
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
        let beside = if is_low(rect) { SMALL_LEGEND_POINTS + INSET } else { 0.0 };
        let left = rect.left() + tool_bar_size(rect).x + 2.0 * INSET + beside;
        let area = rect.shrink(INSET).with_min_x(left.min(rect.right()));
        let layout = Layout::right_to_left(Align::Min).with_main_wrap(true);
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(area).layout(layout));
        let ui = &mut child;
        let outside = self.outside(scene).filter(|outside| *outside > 0);
        if !is_low(rect) || area.width() >= LEAST_LOW_POINTS {
            let is_short = is_low(rect) || area.width() < LEAST_WORDS_POINTS;
            self.chips_ui(scene, ui, is_short, outside, lacks_streets);
        } else if outside.is_some() || self.country_wide > 0 || lacks_streets {
            let count = outside.unwrap_or_default() + self.country_wide;
            let menu = ui.menu_button(Icon::Flag.with(&number(count)), |ui| {
                self.chips_ui(scene, ui, false, outside, lacks_streets);
            });
            let name = || egui::WidgetInfo::labeled(egui::Role::Button, true, tr!("not-in-view"));
            menu.response.on_hover_text(tr!("not-in-view")).widget_info(name);
        }
    }

    fn chips_ui(
        &self,
        scene: &Scene<'_>,
        ui: &mut Ui,
        is_short: bool,
        outside: Option<usize>,
        lacks_streets: bool,
    ) {
        let view = &scene.view;
        if let Some(outside) = outside {
            let text = tr!("count-outside-the-view", count = outside);
            let short = number(outside);
            let words = Words { text: &text, short: &short, link: tr!("fit") };
            let tip = tr!("show-all-matching-events-0");
            if chip(ui, Icon::CornersOut, &words, is_short, tip) {
                view.ask(Action::FitEvents);
            }
        }
        if self.country_wide > 0 {
            let text = tr!("count-country-wide", count = self.country_wide);
            let tip = tr!("known-only-by-country-so-not-on");
            let short = number(self.country_wide);
            let words = Words { text: &text, short: &short, link: "" };
            if chip(ui, Icon::Flag, &words, is_short, tip) {
                select_country_wide(scene.parts, view);
            }
        }
        if lacks_streets {
            let text = tr!("no-streets-in-the-built-in-map");
            let tip = tr!("download-streets-or-open-a-local-map");
            let words = Words { text, short: "", link: tr!("get-streets") };
            if chip(ui, Icon::Info, &words, is_short, tip) {
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
