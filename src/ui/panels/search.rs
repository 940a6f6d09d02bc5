//! One field for places and events: Enter goes to the first hit.

use egui::{Id, Key, Ui};

use super::details;
use crate::dataset::format;
use crate::filter::Argument;
use crate::gazetteer;
use crate::session::{Command, EventRef, SelectionOp};
use crate::ui::widgets::button::CONTROL_POINTS;
use crate::ui::widgets::icon::Icon;
use crate::ui::{Action, Choosing, View};

/// What is typed, and what was found for it.
#[derive(Debug, Default)]
pub struct Search {
    text: String,
    found_for: Option<(String, u64)>,
    places: Vec<gazetteer::Hit>,
    events: Vec<(EventRef, String)>,
    wants_focus: bool,
}

/// Width of the list of hits.
const HITS_POINTS: f32 = 430.0;

const MOST_PLACES: usize = 5;
const MOST_EVENTS: usize = 6;

impl Search {
    /// Puts the cursor into the field.
    pub fn focus(&mut self) {
        self.wants_focus = true;
    }

    /// Paints the field, so wide, and, while it is used, what was found.
    pub fn ui(&mut self, view: &View<'_>, ui: &mut Ui, width_points: f32) {
        let id = Id::unique("search field");
        let hint = if width_points > 330.0 {
            "Search places, events, dates, commands"
        } else {
            "Search or type a date"
        };
        let field = egui::TextEdit::singleline(&mut self.text)
            .id(id)
            .hint_text(Icon::MagnifyingGlass.with(hint))
            .align(egui::Align2::LEFT_CENTER)
            .min_size(egui::vec2(0.0, CONTROL_POINTS))
            .desired_width(width_points - 16.0);
        let response = ui.add(field);
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Search places and events")
        });
        if std::mem::take(&mut self.wants_focus) {
            response.request_focus();
        }
        self.find(view);
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let chosen = if entered { Some(0) } else { None };
        let typed = self.text.trim().chars().count() >= 2;
        let open = typed && (response.has_focus() || entered);
        let mut done = false;
        // A click on a hit takes the focus from the field before it is released.
        let popup = egui::Popup::from_response(&response)
            .open(open || (typed && ui.memory(|memory| memory.had_focus_last_frame(id))))
            .close_behavior(egui::PopupCloseBehavior::IgnoreClicks)
            .width(HITS_POINTS);
        popup.show(|ui| {
            ui.set_min_width(HITS_POINTS);
            ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
            done = self.hits_ui(view, ui, chosen);
        });
        if entered && !done {
            done = self.run(view, 0);
        }
        if done {
            self.text.clear();
        }
    }

    fn find(&mut self, view: &View<'_>) {
        let key = (self.text.clone(), view.session.data_revision());
        if self.found_for.as_ref() == Some(&key) {
            return;
        }
        self.found_for = Some(key);
        self.places.clear();
        self.events.clear();
        let query = self.text.trim();
        if query.chars().count() < 2 {
            return;
        }
        self.places = gazetteer::search(query, MOST_PLACES);
        let Some(text) = crate::filter::by_id("text") else { return };
        let argument = Argument::Text(query.to_owned());
        for open in view.session.shown() {
            // Larger datasets are searched by the text filter, off this path.
            const QUICK_ROWS: usize = 20_000;
            if open.dataset.len() > QUICK_ROWS || self.events.len() >= MOST_EVENTS {
                continue;
            }
            let Ok(rows) = text.mask(&open.dataset, &argument) else { continue };
            for row in rows.iter().take(MOST_EVENTS - self.events.len()) {
                if let Ok(event) = open.dataset.event(row) {
                    let zone = view.settings.zone();
                    let when = format::interval(event.interval, event.time_precision, &zone);
                    let event_ref = EventRef { dataset: open.id, row };
                    self.events.push((event_ref, format!("{}  {when}", event.title)));
                }
            }
        }
    }

    fn hits_ui(&mut self, view: &View<'_>, ui: &mut Ui, chosen: Option<usize>) -> bool {
        let mut run = chosen;
        let faint = crate::ui::theme::Theme::of(ui.ctx()).faint_text();
        for (index, place) in self.places.iter().enumerate() {
            let mut job = egui::text::LayoutJob::default();
            job.append(&place.name, 0.0, egui::TextFormat::default());
            let detail = egui::TextFormat { color: faint, ..Default::default() };
            job.append(&format!("  {}", place.detail), 0.0, detail);
            if ui.selectable_label(index == 0, job).clicked() {
                run = Some(index);
            }
        }
        for (index, (_, title)) in self.events.iter().enumerate() {
            let index = index + self.places.len();
            if ui.selectable_label(index == 0, title.as_str()).clicked() {
                run = Some(index);
            }
        }
        if self.text.trim().chars().count() >= 2 {
            if self.places.is_empty() && self.events.is_empty() {
                ui.label("No place and no event found");
            }
            let is_expression = crate::expression::Expression::parse(&self.text).is_ok();
            if is_expression && ui.selectable_label(false, "Select by this expression…").clicked()
            {
                view.ask(Action::Choosing(Choosing::Open(self.text.trim().to_owned())));
                return true;
            }
            if ui
                .selectable_label(false, format!("Filter events by “{}”", self.text.trim()))
                .clicked()
            {
                let argument = Some(Argument::Text(self.text.trim().to_owned()));
                view.send(Command::SetClause("text".to_owned(), argument));
                return true;
            }
        }
        run.is_some_and(|index| self.run(view, index))
    }

    fn run(&self, view: &View<'_>, index: usize) -> bool {
        if let Some(hit) = self.places.get(index) {
            view.ask(Action::FlyTo(hit.place, hit.zoom));
            return true;
        }
        let Some((event, _)) = self.events.get(index - self.places.len().min(index)) else {
            return false;
        };
        view.send(Command::Select(vec![*event], SelectionOp::Replace));
        if let Some(dataset) = view.session.dataset(event.dataset) {
            details::fly_to(view, dataset, *event);
        }
        true
    }
}
